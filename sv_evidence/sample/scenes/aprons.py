"""Aprons on their hooks."""

from sv_evidence.sample.canvas import Canvas, Colour, mixed

WALL: Colour = (240, 230, 214)
JOINT: Colour = (228, 216, 198)
RAIL: Colour = (190, 142, 98)
CLOTHS: tuple[Colour, ...] = (
    (62, 104, 142),
    (214, 158, 62),
    (196, 88, 80),
    (80, 136, 92),
    (38, 84, 124),
)


def draw(canvas: Canvas) -> None:
    """Five aprons in a row, in an order of chance."""
    chance = canvas.chance
    canvas.slope((0, 0, 1600, 1067), WALL, mixed(WALL, (120, 90, 60), 14))
    for row, y in enumerate(range(0, 1067, 96)):
        canvas.line([(0, y), (1600, y)], JOINT, 3)
        for x in range((row % 2) * 90, 1600, 180):
            canvas.line([(x, y), (x, y + 96)], JOINT, 3)
    canvas.shadow([(0, 60), (1600, 60), (1600, 130), (0, 130)], down=12)
    canvas.streaks((0, 54, 1600, 126), RAIL, mixed(RAIL, (80, 40, 10), 30), length=50)
    first = chance.between(0, len(CLOTHS) - 1)
    for place in range(5):
        x = 180 + place * 310 + chance.between(-12, 12)
        _apron(canvas, x, CLOTHS[(first + place) % len(CLOTHS)])


def _apron(canvas: Canvas, x: int, cloth: Colour) -> None:
    sway = canvas.chance.between(-12, 12)
    shape = [(x - 72, 180), (x + 72, 180), (x + 86, 270), (x + 140, 380), (x + 164 + sway, 890)]
    shape += [(x + sway, 912), (x - 164 + sway, 890), (x - 140, 380), (x - 86, 270)]
    canvas.line([(x, 92), (x - 56, 184)], mixed(WALL, (255, 255, 255), 60), 14)
    canvas.line([(x, 92), (x + 56, 184)], mixed(WALL, (255, 255, 255), 60), 14)
    canvas.ball((x - 20, 72, x + 20, 112), (96, 70, 52), depth=40)
    canvas.shadow(shape, down=22, soft=24)
    canvas.polygon(shape, cloth)
    fold = mixed(cloth, (0, 0, 0), 12)
    canvas.polygon(
        [(x + 40, 180), (x + 72, 180), (x + 164 + sway, 890), (x + 96 + sway, 902)], fold
    )
    canvas.line([(x - 118, 420), (x - 128 + sway, 880)], mixed(cloth, (0, 0, 0), 24), 16)
    canvas.block((x - 84, 560, x + 84, 700), mixed(cloth, (0, 0, 0), 16), 12)
