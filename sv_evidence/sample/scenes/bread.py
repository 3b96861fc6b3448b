"""Rolls on a baking tray."""

from sv_evidence.sample.canvas import Canvas, Colour, mixed

STEEL: Colour = (142, 142, 140)
TRAY: Colour = (74, 74, 76)
GOLD: tuple[Colour, ...] = ((206, 138, 70), (196, 124, 58), (216, 152, 84), (188, 112, 52))
SCORE: Colour = (238, 206, 150)


def draw(canvas: Canvas) -> None:
    """A tray of rolls from above; how many and how brown is up to chance."""
    chance = canvas.chance
    canvas.streaks((0, 0, 1600, 1067), STEEL, mixed(STEEL, (0, 0, 0), 30), length=60)
    edge = chance.between(20, 60)
    tray = [(edge, 30), (1600 - edge, 30), (1600 - edge, 1040), (edge, 1040)]
    canvas.shadow(tray, down=24, soft=30)
    canvas.block((edge, 30, 1600 - edge, 1040), mixed(TRAY, (0, 0, 0), 30), 40)
    canvas.block((edge + 24, 54, 1576 - edge, 1016), TRAY, 28)
    columns, rows = chance.one_of(((6, 4), (6, 4), (7, 5), (5, 4)))
    across, down = (1480 - 2 * edge) // columns, 900 // rows
    for row in range(rows):
        for column in range(columns):
            x = edge + 60 + across * column + across // 2 + chance.between(-8, 8)
            y = 84 + down * row + down // 2 + chance.between(-8, 8)
            _roll(canvas, x, y, min(across, down) * 44 // 100)


def _roll(canvas: Canvas, x: int, y: int, half: int) -> None:
    chance = canvas.chance
    wide, high = half + chance.between(-4, 10), half + chance.between(-8, 2)
    canvas.ellipse((x - wide, y - high + 12, x + wide, y + high + 14), (48, 46, 46))
    canvas.ball((x - wide, y - high, x + wide, y + high), chance.one_of(GOLD), depth=46)
    for step in (-1, 0, 1):
        at = step * half // 3
        canvas.line(
            [(x + at - half // 6, y - half // 2), (x + at + half // 6, y - half // 10)], SCORE, 7
        )
