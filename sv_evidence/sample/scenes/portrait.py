"""A person in the kitchen, who has agreed to be shown."""

from sv_evidence.sample.canvas import BLACK, WHITE, Canvas, Colour, mixed

ROOM: Colour = (216, 200, 172)
LOOKS: dict[str, tuple[Colour, Colour, Colour, Colour]] = {
    # skin, hair or cap, shirt, apron
    "Denise": ((142, 92, 64), (196, 84, 76), (222, 212, 198), (38, 88, 128)),
    "Colin": ((226, 178, 150), (168, 164, 158), (120, 148, 120), (70, 70, 74)),
    "Tomasz": ((220, 170, 138), (92, 62, 42), (196, 120, 70), (52, 74, 96)),
    "Aisha": ((176, 122, 86), (70, 96, 124), (236, 228, 214), (150, 72, 84)),
}


def draw(canvas: Canvas, person: str) -> None:
    """Head and shoulders before a kitchen out of focus."""
    skin, cap, shirt, apron = LOOKS[person]
    _room(canvas)
    x = 800 + canvas.chance.between(-120, 120)
    canvas.ball((x - 450, 780, x + 450, 1500), shirt, depth=24)
    canvas.polygon(
        [(x - 110, 640), (x + 110, 640), (x + 124, 830), (x - 124, 830)], mixed(skin, BLACK, 16)
    )
    canvas.ball((x - 126, 760, x + 126, 880), mixed(skin, BLACK, 10), depth=20)
    canvas.polygon([(x - 210, 900), (x + 210, 900), (x + 300, 1067), (x - 300, 1067)], apron)
    for side in (-1, 1):
        canvas.line([(x + side * 180, 800), (x + side * 190, 910)], mixed(apron, BLACK, 20), 36)
    _head(canvas, x, skin, cap, is_scarf=person in {"Denise", "Aisha"})


def _room(canvas: Canvas) -> None:
    canvas.slope((0, 0, 1600, 1067), mixed(ROOM, WHITE, 20), mixed(ROOM, (90, 70, 50), 30))
    canvas.block((0, 60, 440, 800), (250, 240, 214))
    for y in (150, 480):
        canvas.block((760, y, 1600, y + 30), (150, 118, 84))
        for place in range(5):
            left = 800 + place * 170 + canvas.chance.between(-20, 20)
            colour = canvas.chance.one_of(
                ((190, 76, 66), (70, 110, 146), (220, 168, 70), (120, 154, 84), (230, 224, 212))
            )
            canvas.block((left, y - 120, left + 100, y), colour, 26)
    canvas.block((0, 860, 1600, 1067), (130, 136, 140))
    canvas.blur(26)


def _head(canvas: Canvas, x: int, skin: Colour, cap: Colour, *, is_scarf: bool) -> None:
    canvas.ball((x - 210, 170, x + 210, 710), mixed(skin, BLACK, 14), depth=30)
    canvas.ball((x - 205, 180, x + 205, 700), skin, depth=26)
    canvas.ball((x - 222, 110, x + 222, 420), cap, depth=30)
    canvas.ball((x - 186, 290, x + 186, 470), skin, depth=14)
    if is_scarf:
        canvas.polygon([(x + 190, 240), (x + 330, 220), (x + 300, 350), (x + 210, 330)], cap)
    for side in (-1, 1):
        eye = x + side * 76
        canvas.ellipse((eye - 16, 436, eye + 16, 474), (40, 26, 20))
        canvas.ellipse((eye - 6, 442, eye + 2, 450), WHITE)
        canvas.line([(eye - 36, 404), (eye, 392), (eye + 36, 404)], mixed(skin, BLACK, 60), 9)
        canvas.ball(
            (eye + side * 30 - 40, 520, eye + side * 30 + 40, 572),
            mixed(skin, (214, 96, 76), 34),
            depth=6,
        )
    canvas.line([(x + 4, 470), (x - 12, 540), (x + 10, 552)], mixed(skin, BLACK, 30), 8)
    canvas.polygon(
        [(x - 88, 584), (x + 88, 584), (x + 54, 632), (x, 646), (x - 54, 632)],
        mixed(skin, BLACK, 55),
    )
    canvas.polygon([(x - 76, 588), (x + 76, 588), (x + 46, 612), (x - 46, 612)], WHITE)
