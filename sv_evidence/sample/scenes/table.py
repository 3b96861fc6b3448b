"""A table laid for lunch."""

from sv_evidence.sample.canvas import Canvas, Colour, mixed
from sv_evidence.sample.scenes.soups import STEEL, bowl, lay_table, slice_of_bread

PLATE: Colour = (243, 240, 232)
WATER: Colour = (190, 214, 224)
NAPKINS: tuple[Colour, ...] = ((178, 84, 72), (70, 110, 140), (206, 160, 72), (96, 128, 92))
LEAF: Colour = (92, 136, 84)
PETALS: tuple[Colour, ...] = ((226, 150, 60), (206, 92, 92), (236, 214, 120), (160, 120, 180))


def draw(canvas: Canvas) -> None:
    """Six places with plates and glasses, flowers in the middle."""
    lay_table(canvas)
    napkin = canvas.chance.one_of(NAPKINS)
    for x in (270, 800, 1330):
        for y in (220, 850):
            _place(canvas, x + canvas.chance.between(-16, 16), y, napkin)
    _flowers(canvas, 800 + canvas.chance.between(-90, 90), 535)
    if canvas.chance.happens(50):
        bowl(canvas, 300 + canvas.chance.between(-40, 40), 535, canvas.chance)
    else:
        slice_of_bread(canvas, 360 + canvas.chance.between(-40, 40), 540)
    slice_of_bread(canvas, 1220 + canvas.chance.between(-40, 40), 540)


def _place(canvas: Canvas, x: int, y: int, napkin: Colour) -> None:
    canvas.round_shadow((x - 150, y - 150, x + 150, y + 150), down=18, soft=20)
    canvas.ball((x - 150, y - 150, x + 150, y + 150), PLATE, depth=18)
    canvas.ellipse((x - 104, y - 104, x + 104, y + 104), mixed(PLATE, (120, 110, 90), 12))
    canvas.polygon([(x - 52, y - 60), (x + 60, y - 46), (x + 46, y + 64), (x - 60, y + 52)], napkin)
    canvas.line([(x - 190, y - 110), (x - 190, y + 110)], STEEL, 12)
    canvas.line([(x + 190, y - 110), (x + 190, y + 110)], STEEL, 12)
    glass = (x + 150, y - 190, x + 230, y - 110)
    canvas.round_shadow(glass, down=12)
    canvas.ball(glass, WATER, depth=26)
    canvas.ellipse((x + 168, y - 172, x + 212, y - 128), mixed(WATER, (255, 255, 255), 50))


def _flowers(canvas: Canvas, x: int, y: int) -> None:
    canvas.round_shadow((x - 70, y - 70, x + 70, y + 70), down=18)
    canvas.ball((x - 58, y - 58, x + 58, y + 58), (150, 170, 176), depth=30)
    petal = canvas.chance.one_of(PETALS)
    for _ in range(9):
        dx, dy = canvas.chance.between(-80, 80), canvas.chance.between(-80, 80)
        canvas.ellipse((x + dx - 30, y + dy - 12, x + dx + 30, y + dy + 12), LEAF)
    for _ in range(7):
        dx, dy = canvas.chance.between(-66, 66), canvas.chance.between(-66, 66)
        canvas.ball((x + dx - 24, y + dy - 24, x + dx + 24, y + dy + 24), petal, depth=34)
