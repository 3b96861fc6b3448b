"""Count sheets, sign-in sheets, rotas, lists, sign-offs and forms."""

from sv_evidence.sample.chance import Chance
from sv_evidence.sample.papers.marks import BOLD, GREY, HAND, PEN, Page, Paper, headed

FIRST_NAMES = (
    *("Grace", "Denise", "Harjit", "Mary", "Tomasz", "Aisha", "Colin", "Blessing", "Ruth"),
    *("Sajid", "Eileen", "Kwame", "Joan", "Parveen", "Stan", "Olive", "Marek", "Nadia"),
    *("Winston", "Sheila", "Abdul", "Rose", "Hamza", "Betty", "Leroy", "Zofia", "Iris", "Dev"),
)
LETTERS = "ABCDFGHJKLMNOPRSTWYZ"
LONG_PAGE, SHORT_PAGE = 37, 11


def count_sheet(paper: Paper) -> list[Page]:
    """Meals counted by sitting, signed by two people."""
    chance, meals = paper.chance, paper.count("meals")
    page = headed("Larkspur lunch club: meal count", f"{paper.text('place')}   {paper.day}")
    columns = ((72, "Sitting"), (150, "Counted"), (250, "By"), (390, "Signature"))
    lines = page.table(130, columns, 9, 34)
    first = meals * 45 // 100 + chance.between(-2, 2)
    second = (meals - first) * 2 // 3
    parts = (first, second, meals - first - second)
    for place, (line, count) in enumerate(zip(lines, parts, strict=False), start=1):
        page.write(78, line, f"{place}", size=11)
        page.write(156, line, f"{count}", size=14, font=HAND, colour=PEN)
        page.write(256, line, chance.one_of(FIRST_NAMES), size=13, font=HAND, colour=PEN)
        page.sign(398, line, chance)
    page.write(72, 500, f"Meals served in all: {meals}", size=14, font=BOLD)
    page.write(72, 524, "Guests, carers and volunteers who sat down to eat. No staff meals.")
    for x, role in ((72, "Counted by"), (300, "Checked by")):
        page.write(x, 590, role, size=9, colour=GREY)
        page.sign(x + 4, 622, chance, width=120)
        page.rule(x, 630, x + 180, 630)
    return [page]


def sign_in_sheet(paper: Paper) -> list[Page]:
    """Names and signatures, numbered through all pages; volunteers also give their hours."""
    names, chance = paper.count("names"), paper.chance
    each = SHORT_PAGE if paper.pages * SHORT_PAGE >= names > LONG_PAGE * 2 - 1 else LONG_PAGE
    if paper.pages > 2:  # noqa: PLR2004 - only the long sheet has more
        each = SHORT_PAGE
    hours = paper.count("hours")
    title = "Volunteer sign-in sheet" if hours else "Larkspur lunch club: sign-in sheet"
    below = f"{paper.text('place')}   {paper.day}"
    pages: list[Page] = []
    for number in range(1, paper.pages + 1):
        page = headed(title, below, number, paper.pages)
        begin = (number - 1) * each
        _signed_rows(page, chance, range(begin + 1, min(names, begin + each) + 1), each, hours)
        pages.append(page)
    last = f"{names} volunteers, {hours} hours" if hours else f"{names} people"
    plural = "" if paper.pages == 1 else "s"
    pages[-1].write(
        72, 800, f"Counted by Amina Yusuf, 14:05   {last} on {paper.pages} page{plural}"
    )
    return pages


def _signed_rows(page: Page, chance: Chance, numbers: range, each: int, hours: int) -> None:
    height = 17 if each == LONG_PAGE else 36
    third = "Hours" if hours else "Phone or email"
    columns = ((72, "No."), (112, "Name"), (280, third), (400, "Signature"))
    for number, line in zip(numbers, page.table(124, columns, each, height), strict=False):
        name = f"{chance.one_of(FIRST_NAMES)} {chance.one_of(LETTERS)}."
        page.write(78, line, str(number), size=9)
        page.write(120, line, name, size=12, font=HAND, colour=PEN)
        if hours:
            page.write(288, line, f"{chance.between(4, 8)}", size=12, font=HAND, colour=PEN)
        elif chance.happens(70):
            page.write(288, line, "07700 900...", size=11, font=HAND, colour=PEN)
        page.sign(408, line, chance)


def rota(paper: Paper) -> list[Page]:
    """A month of volunteer shifts, signed at the foot if it was."""
    chance, hours = paper.chance, paper.count("hours")
    page = headed(f"Volunteer rota, {paper.text('month')}", f"Training kitchen   {paper.day}")
    columns = ((72, "Volunteer"), (230, "Shifts"), (320, "Hours"), (400, "Initials"))
    lines = page.table(130, columns, 18, 26)
    left = hours
    for place, line in enumerate(lines):
        share = left // (len(lines) - place)
        left -= share
        name = f"{chance.one_of(FIRST_NAMES)} {chance.one_of(LETTERS)}."
        page.write(78, line, name, size=11)
        page.write(236, line, f"{max(1, share // 4)}", size=11)
        page.write(326, line, f"{share}", size=11)
        page.write(408, line, name[0] + name[-2], size=13, font=HAND, colour=PEN)
    page.write(72, 660, f"Hours in all: {hours}", size=14, font=BOLD)
    page.write(72, 706, "Signed by the shift leader", size=9, colour=GREY)
    page.sign(76, 738, chance, width=130)
    page.rule(72, 746, 280, 746)
    return [page]


def attendance(paper: Paper) -> list[Page]:
    """Who attended the course, ticked by the trainer."""
    chance, names = paper.chance, paper.count("names")
    page = headed(paper.text("title2", paper.title), f"Training kitchen   to {paper.day}")
    columns = ((72, "No."), (112, "Name"), (300, "Sessions"), (400, "Passed"))
    for number, line in enumerate(page.table(130, columns, names, 20), start=1):
        page.write(78, line, str(number), size=9)
        page.write(118, line, f"{chance.one_of(FIRST_NAMES)} {chance.one_of(LETTERS)}.", size=11)
        page.write(306, line, f"{chance.between(5, 6)} of 6", size=11)
        page.write(408, line, "yes", size=12, font=HAND, colour=PEN)
    return [page]


def placement(paper: Paper) -> list[Page]:
    """Weeks worked, signed off by the employer."""
    chance, weeks = paper.chance, paper.count("weeks")
    pages: list[Page] = []
    for number in range(1, paper.pages + 1):
        page = headed("Work placement sign-off", paper.title, number, paper.pages)
        page.write(72, 130, f"Weeks in all: {weeks}   to {paper.day}", size=11)
        begin = (number - 1) * ((weeks + paper.pages - 1) // paper.pages)
        end = min(weeks, begin + (weeks + paper.pages - 1) // paper.pages)
        columns = ((72, "Week"), (130, "Hours"), (220, "Tasks"), (400, "Employer"))
        lines = page.table(150, columns, max(1, end - begin), 30)
        for week, line in enumerate(lines, start=begin + 1):
            page.write(78, line, str(week), size=11)
            page.write(136, line, f"{chance.between(16, 24)}", size=11)
            tasks = chance.one_of(("Prep and service", "Stock and service", "Baking and service"))
            page.write(226, line, tasks, size=11)
            page.sign(408, line, chance)
        page.write(72, 720, "I confirm these weeks were worked.", size=11)
        page.sign(76, 760, chance, width=140)
        page.rule(72, 768, 300, 768)
        pages.append(page)
    return pages


def leaving_form(paper: Paper) -> list[Page]:
    """Our own form when a person leaves us for a job; nobody outside has signed it."""
    page = headed("Leaving the programme", paper.day)
    people = paper.count("people", 1)
    rows = (
        ("Job", paper.text("job")),
        ("People", str(people)),
        ("Start", paper.day),
        ("Hours", "more than 16 a week, as told to us"),
        ("Filled in by", "Joe Malik, on the day"),
        ("Employer's letter", "asked for, not yet here"),
    )
    y = 150
    for name, value in rows:
        page.write(72, y, name, size=10, colour=GREY)
        page.write(200, y, value, size=12)
        page.rule(72, y + 12, 523, y + 12)
        y += 40
    return [page]
