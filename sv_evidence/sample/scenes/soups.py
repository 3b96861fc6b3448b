"""Bowls of soup on a long table."""

from sv_evidence.sample.canvas import WIDTH, Canvas, Colour, mixed
from sv_evidence.sample.chance import Chance

WOOD: Colour = (200, 160, 120)
WOOD_DARK: Colour = (172, 128, 90)
CLOTH: Colour = (240, 232, 218)
STRIPE: Colour = (214, 164, 150)
PLATES: tuple[Colour, ...] = ((240, 235, 225), (104, 134, 158), (226, 214, 190))
SOUPS: tuple[Colour, ...] = ((214, 126, 58), (138, 158, 74), (196, 84, 52), (222, 168, 82))
HERB: Colour = (62, 112, 56)
CREAM: Colour = (238, 222, 190)
SWIRL = (
    *((-72, 26), (-66, 10), (-56, -6), (-44, -20), (-30, -30), (-14, -30)),
    *((0, -22), (12, -8), (24, 8), (36, 22), (50, 34), (64, 42)),
)
STEEL: Colour = (206, 208, 210)
CRUST: Colour = (176, 118, 62)
CRUMB: Colour = (232, 206, 160)
PLACES = ((290, 330), (800, 180), (1330, 330), (560, 770), (1120, 800))


def draw(canvas: Canvas) -> None:
    """Five bowls from above, bread and spoons between them."""
    chance = canvas.chance
    lay_table(canvas)
    for x, y in ((560, 330), (1060, 280), (830, 790)):
        spoon(canvas, x + chance.between(-20, 20), y + chance.between(-20, 20))
    for x, y in PLACES:
        bowl(canvas, x + chance.between(-24, 24), y + chance.between(-20, 20), chance)
    for x, y in ((110, 700), (230, 760), (1450, 760)):
        slice_of_bread(canvas, x + chance.between(-20, 20), y + chance.between(-20, 20))


def lay_table(canvas: Canvas) -> None:
    """Planks with a striped cloth along them."""
    chance = canvas.chance
    canvas.streaks((0, 0, 1600, 1067), WOOD, WOOD_DARK)
    for y in (160, 520, 890):
        canvas.line([(0, y), (WIDTH, y + 2)], mixed(WOOD_DARK, (0, 0, 0), 30), 4)
    top, tilt = chance.between(360, 440), chance.between(60, 150)
    canvas.shadow([(0, top), (1600, top - tilt), (1600, top + 350), (0, top + 350 + tilt)])
    canvas.polygon([(0, top), (1600, top - tilt), (1600, top + 350), (0, top + 350 + tilt)], CLOTH)
    for stripe in range(4):
        y = top + 40 + stripe * 90
        canvas.line([(0, y + stripe * 14), (1600, y - tilt + 20)], STRIPE, 7)


def bowl(canvas: Canvas, x: int, y: int, chance: Chance) -> None:
    """One plate with soup, cream and herbs, around a point."""
    big, small = chance.between(180, 205), 132
    canvas.round_shadow((x - big, y - big, x + big, y + big), down=24, soft=28)
    canvas.ball((x - big, y - big, x + big, y + big), chance.one_of(PLATES), depth=22)
    rim = small + 8
    canvas.ellipse((x - rim, y - rim, x + rim, y + rim), (198, 194, 186))
    canvas.ball((x - small, y - small, x + small, y + small), chance.one_of(SOUPS), depth=42)
    turn = 1 if chance.happens(50) else -1
    canvas.line([(x + dx * turn, y + dy) for dx, dy in SWIRL], CREAM, 14)
    for _ in range(chance.between(6, 9)):
        dx, dy = chance.between(-70, 70), chance.between(-60, 70)
        canvas.ellipse((x + dx - 12, y + dy - 7, x + dx + 12, y + dy + 7), HERB)


def spoon(canvas: Canvas, x: int, y: int) -> None:
    """A spoon that points up."""
    lean = canvas.chance.between(-60, 60)
    canvas.round_shadow((x - 34, y - 60, x + 34, y + 40), down=12)
    canvas.line([(x, y), (x - lean, y + 250)], STEEL, 18)
    canvas.ball((x - 38, y - 62, x + 38, y + 44), STEEL, depth=20)
    canvas.ellipse((x - 26, y - 44, x + 26, y + 26), mixed(STEEL, (0, 0, 0), 14))


def slice_of_bread(canvas: Canvas, x: int, y: int) -> None:
    """A slice of a tin loaf."""
    lean = canvas.chance.between(-18, 18)
    outer = [(-92, -60), (-60, -92), (58, -92), (92, -58), (78, 86), (-78, 86)]
    canvas.shadow([(x + dx, y + dy + lean * dx // 92) for dx, dy in outer], down=16)
    canvas.polygon([(x + dx, y + dy + lean * dx // 92) for dx, dy in outer], CRUST)
    canvas.polygon(
        [(x + dx * 85 // 100, y + (dy + lean * dx // 92) * 85 // 100) for dx, dy in outer],
        CRUMB,
    )
