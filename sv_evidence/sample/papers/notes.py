"""Certificates, weigh notes, invoices, letters and survey forms."""

from sv_evidence.domain.measures import shared_out
from sv_evidence.sample.papers.marks import (
    ACCENT,
    BOLD,
    GOLD,
    GREY,
    HAND,
    PEN,
    SERIF,
    Disc,
    Page,
    Paper,
    headed,
)

_LOADS = ("Tomatoes", "Carrots", "Cabbages", "Potatoes", "Onions", "Peppers", "Bread")
_SUPPLIES = ("Vegetables, mixed", "Flour and yeast", "Rice and pulses", "Fruit", "Dairy", "Oil")
_QUESTIONS = (
    "I have people I can talk to",
    "I feel left out",
    "I feel part of my street",
    "I look forward to the week",
)
_COMMENTS = ("Lovely soup", "Good company", "More bread please", "Warm room, kind faces")


def certificate(paper: Paper) -> list[Page]:
    """The award, framed; a group's has a list on its second page."""
    page = Page()
    page.frame((44, 44, 551, 798), ACCENT, 4)
    page.frame((58, 58, 537, 784), GOLD, 2)
    middle = 297
    page.write(middle, 190, "Certificate", size=40, font=SERIF, colour=ACCENT, align="centre")
    page.write(middle, 250, "This is to certify that", size=13, align="centre")
    page.write(middle, 310, paper.text("name"), size=28, font=SERIF, align="centre")
    words = "has passed the Level 2 Award in Food Hygiene and Safety"
    page.write(middle, 356, words, size=14, align="centre")
    page.write(middle, 384, f"Group {paper.count('group')}   {paper.day}", size=12, align="centre")
    page.marks.append(Disc(middle, 560, 46, GOLD, is_filled=True))
    page.marks.append(Disc(middle, 560, 56, GOLD))
    page.sign(120, 690, paper.chance, width=120)
    page.rule(110, 700, 270, 700)
    page.write(110, 716, "Examiner", size=9, colour=GREY)
    page.write(485, 716, f"No. {paper.chance.between(10_000, 99_999)}", size=9, align="right")
    if paper.pages == 1:
        return [page]
    listed = headed("Passed in this group", paper.title, 2, 2)
    for line in listed.table(130, ((72, "No."), (120, "Candidate"), (320, "Result")), 3, 26):
        listed.write(126, line, "name covered by the awarding body", size=10, colour=GREY)
        listed.write(326, line, "passed", size=11)
    return [page, listed]


def weigh_note(paper: Paper) -> list[Page]:
    """What the scales said, load by load."""
    chance, pages = paper.chance, []
    totals = shared_out(paper.count("kg"), [1] * paper.pages)
    for number, total in enumerate(totals, start=1):
        page = headed(
            "Weigh note", f"Wholesale Market gate scale   {paper.day}", number, len(totals)
        )
        weights = [chance.between(60, 100) for _ in range(5)]
        columns = ((72, "Load"), (300, "Crates"), (400, "kg"))
        rows = zip(page.table(150, columns, 5, 30), shared_out(total, weights), strict=True)
        for line, kg in rows:
            page.write(78, line, chance.one_of(_LOADS), size=11)
            page.write(306, line, str(max(1, kg // 14)), size=11)
            page.write(515, line, str(kg), size=11, align="right")
        page.write(72, 360, f"Net weight: {total:,} kg", size=16, font=BOLD)
        page.write(72, 384, "Given for redistribution. Not fit for sale, fit to eat today.")
        page.sign(76, 470, chance, width=120)
        page.rule(72, 478, 260, 478)
        page.write(72, 494, "Gate keeper", size=9, colour=GREY)
        pages.append(page)
    return pages


def invoice(paper: Paper) -> list[Page]:
    """Lines of a month, with the payment that settled them at the end."""
    chance, total = paper.chance, paper.count("total")
    is_course = "course" in paper.shows
    parts = shared_out(total * 100, [chance.between(40, 100) for _ in range(8 * paper.pages)])
    pages: list[Page] = []
    for number in range(1, paper.pages + 1):
        title = "Invoice" if is_course else f"Invoices, {paper.text('month')}"
        page = headed(title, f"To Larkspur Kitchens CIC   {paper.day}", number, paper.pages)
        lines = page.table(150, ((72, "What"), (330, "Supplier"), (440, "Paid £")), 8, 30)
        goods = (
            ("Course materials, food hygiene workbook, 12", "Thermometers", "Aprons")
            if is_course
            else _SUPPLIES
        )
        for line, pence in zip(lines, parts[(number - 1) * 8 :], strict=False):
            page.write(78, line, chance.one_of(goods)[:44], size=10)
            page.write(336, line, f"Birmingham {chance.between(1, 9)}", size=10)
            page.write(515, line, f"{pence // 100:,}.{pence % 100:02d}", size=10, align="right")
        pages.append(page)
    last = pages[-1]
    last.write(72, 450, f"Total £{total:,}.00, net of VAT", size=14, font=BOLD)
    if not is_course:
        last.write(72, 476, f"Paid by bank transfer on {paper.day}. Statement line attached.")
    return pages


def letter(paper: Paper) -> list[Page]:
    """A start letter, a letter of thanks, or a consent form."""
    page = Page()
    sender = paper.title.partition(", ")[2]
    page.write(72, 90, sender[:1].upper() + sender[1:], size=15, font=SERIF)
    page.write(72, 112, "Birmingham", size=10, colour=GREY)
    page.write(523, 150, paper.day, size=11, align="right")
    page.write(72, 190, "To Larkspur Kitchens CIC", size=11)
    end = page.paragraph(230, _letter_lines(paper))
    page.write(72, end + 20, "Yours sincerely", size=11)
    page.sign(76, end + 70, paper.chance, width=130)
    page.rule(72, end + 80, 280, end + 80)
    return [page]


def _letter_lines(paper: Paper) -> tuple[str, ...]:
    if paper.text("thanks") == "gp":
        return (
            "Thank you for the summer fair and for every Wednesday before it.",
            "Our patients speak of your hygiene record and the warmth of the room.",
            "We will go on telling people who eat alone that there is a place for them.",
        )
    if paper.text("thanks"):
        return (
            "Thank you for the trainees who worked in our kitchen this term.",
            "The children ask who bakes the rolls, and now they know.",
            "We would gladly take three more after the summer.",
        )
    if "consent_form" in paper.shows:
        return (
            "I agree that Larkspur Kitchens may show my photograph and first name",
            "in bids, in returns to the council and in published reports,",
            "from 24 September 2026 until 23 September 2028.",
            "I know that I can change my mind at any time.",
        )
    return (
        f"We confirm that a person who trained with you began work as {paper.text('job').lower()}",
        f"on {paper.text('start')}, for more than 16 hours a week,",
        "at no less than the Real Living Wage.",
        "The person has agreed that we tell you so.",
    )


def survey(paper: Paper) -> list[Page]:
    """Filled-in forms, or a summary of them."""
    chance, pages = paper.chance, []
    for number in range(1, paper.pages + 1):
        page = headed(paper.title, f"Ladywood and Nechells   {paper.day}", number, paper.pages)
        if "summary" in paper.shows:
            _summed(page, paper.count("forms"))
            pages.append(page)
            continue
        y = 160
        for question in _QUESTIONS:
            page.write(72, y, question, size=12, font=BOLD)
            chosen = chance.between(0, 4)
            for place in range(5):
                is_chosen = place == chosen
                colour = PEN if is_chosen else GREY
                page.marks.append(Disc(90 + place * 90, y + 26, 9, colour, is_filled=is_chosen))
            page.rule(72, y + 52, 523, y + 52)
            y += 90
        page.write(72, y, chance.one_of(_COMMENTS), size=15, font=HAND, colour=PEN)
        forms = paper.count("forms")
        page.write(72, 780, f"One sheet of {forms} forms", size=10, colour=GREY)
        pages.append(page)
    return pages


def _summed(page: Page, better: int) -> None:
    columns = ((72, "Three questions, week 1 and week 8"), (330, "Better"), (430, "Same or worse"))
    for question, line in zip(_QUESTIONS, page.table(150, columns, 4, 34), strict=True):
        page.write(78, line, question, size=11)
        page.write(336, line, str(better), size=12)
        page.write(436, line, "9", size=12)
    page.write(72, 350, f"{better} of 40 people feel less lonely.", size=14, font=BOLD)
    page.write(72, 374, "Added up by us. The forms themselves are not with this summary.")
