"""Crates of vegetables that would have been thrown away."""

from collections.abc import Callable

from sv_evidence.sample.canvas import Canvas, Colour, mixed

FLOOR: Colour = (128, 128, 126)
CRATE: Colour = (206, 164, 108)
SOIL: Colour = (62, 42, 32)
TOMATO: Colour = (206, 62, 48)
ONION: Colour = (196, 140, 84)
CARROT: Colour = (240, 142, 44)
CABBAGE: Colour = (118, 164, 74)
POTATO: Colour = (164, 130, 92)
AUBERGINE: Colour = (84, 54, 96)
GREEN: Colour = (58, 118, 52)


def draw(canvas: Canvas) -> None:
    """Four crates from above, filled by chance."""
    chance = canvas.chance
    canvas.streaks((0, 0, 1600, 1067), FLOOR, mixed(FLOOR, (0, 0, 0), 25), length=70)
    fillings: list[Callable[[Canvas, int, int], None]] = [
        lambda c, x, y: _round(c, x, y, TOMATO, 62),
        _carrots,
        lambda c, x, y: _round(c, x, y, CABBAGE, 104),
        lambda c, x, y: _round(c, x, y, POTATO, 66),
        lambda c, x, y: _round(c, x, y, ONION, 58),
        lambda c, x, y: _round(c, x, y, AUBERGINE, 78),
    ]
    start = chance.between(0, 2)
    for place, (x, y) in enumerate(((40, 20), (820, 20), (40, 560), (820, 560))):
        _crate(canvas, x + chance.between(-10, 10), y, fillings[(start + place) % len(fillings)])


def _crate(canvas: Canvas, x: int, y: int, fill: Callable[[Canvas, int, int], None]) -> None:
    outer = [(x, y), (x + 720, y), (x + 720, y + 490), (x, y + 490)]
    canvas.shadow(outer, down=22, soft=24)
    canvas.polygon(outer, CRATE)
    canvas.block((x + 40, y + 40, x + 680, y + 450), SOIL)
    fill(canvas, x + 40, y + 40)
    for box in ((x, y, x + 720, y + 40), (x, y + 450, x + 720, y + 490)):
        canvas.streaks(box, CRATE, mixed(CRATE, (90, 50, 20), 30), length=30)
    for left in (x, x + 680):
        canvas.streaks((left, y, left + 40, y + 490), CRATE, mixed(CRATE, (90, 50, 20), 24))


def _round(canvas: Canvas, x: int, y: int, colour: Colour, half: int) -> None:
    for row, top in enumerate(range(0, 410 - half, half * 3 // 2)):
        for left in range(half // 2 * (row % 2), 640 - half, half * 7 // 4):
            dx = min(640 - half, max(half, left + half + canvas.chance.between(-8, 8)))
            dy = min(410 - half, max(half, top + half + canvas.chance.between(-8, 8)))
            shade = mixed(colour, (255, 230, 200), canvas.chance.between(0, 16))
            box = (x + dx - half, y + dy - half, x + dx + half, y + dy + half)
            canvas.ball(box, shade, depth=48)
            _mark(canvas, x + dx, y + dy, colour, half)


def _mark(canvas: Canvas, x: int, y: int, colour: Colour, half: int) -> None:
    if colour in {TOMATO, AUBERGINE}:
        for dx, dy in ((-14, -6), (14, -8), (0, 16), (0, -16)):
            canvas.line([(x, y), (x + dx, y + dy)], GREEN, 7)
    elif colour == CABBAGE:
        for dx in (-half // 2, 0, half // 2):
            canvas.line([(x, y + half * 2 // 3), (x + dx, y - half // 2)], (206, 226, 160), 6)


def _carrots(canvas: Canvas, x: int, y: int) -> None:
    for left in range(10, 620, 44):
        at = x + left + canvas.chance.between(-8, 8)
        tip = y + canvas.chance.between(280, 404)
        shade = mixed(CARROT, (160, 70, 20), canvas.chance.between(0, 26))
        canvas.polygon([(at - 26, y + 36), (at + 26, y + 36), (at + 6, tip), (at - 6, tip)], shade)
        canvas.line([(at - 12, y + 44), (at - 4, tip - 60)], mixed(shade, (255, 230, 180), 30), 4)
        for dx in (-12, 0, 12):
            canvas.line([(at, y + 36), (at + dx, y + 6)], GREEN, 9)
