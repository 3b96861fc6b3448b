"""A chopping board at work."""

from sv_evidence.sample.canvas import Canvas, Colour, mixed

TABLE: Colour = (70, 82, 88)
BOARD: Colour = (222, 180, 126)
STEEL: Colour = (222, 224, 226)
HANDLE: Colour = (40, 36, 36)
STRIPS: tuple[tuple[Colour, ...], ...] = (
    ((206, 58, 44), (236, 176, 52), (92, 150, 66)),
    ((110, 160, 70), (236, 232, 214)),
    ((240, 142, 44), (196, 62, 92)),
)
ROUNDS: tuple[Colour, ...] = ((240, 150, 56), (226, 214, 150), (148, 186, 92), (188, 72, 86))


def draw(canvas: Canvas) -> None:
    """A board with a knife, strips on one side and rounds on the other."""
    chance = canvas.chance
    canvas.streaks((0, 0, 1600, 1067), TABLE, mixed(TABLE, (0, 0, 0), 35), length=80)
    left, top = chance.between(180, 280), chance.between(70, 130)
    corners = [(left, top), (left + 1060, top), (left + 1060, top + 840), (left, top + 840)]
    canvas.shadow(corners, down=26, soft=30)
    canvas.block((left, top, left + 1060, top + 840), mixed(BOARD, (120, 80, 40), 25), 44)
    canvas.streaks(
        (left + 20, top + 14, left + 1040, top + 822), BOARD, mixed(BOARD, (130, 80, 40), 18)
    )
    canvas.ellipse((left + 40, top + 40, left + 100, top + 100), TABLE)
    _strips(canvas, left + 330, top + 290)
    _rounds(canvas, left + 690, top + 600)
    _knife(canvas, left + 640, top + 470)


def _strips(canvas: Canvas, x: int, y: int) -> None:
    chance = canvas.chance
    colours = chance.one_of(STRIPS)
    for _ in range(chance.between(60, 80)):
        at = x + chance.between(-200, 200), y + chance.between(-150, 150)
        lean, fall = chance.between(-70, 70), chance.between(-34, 34)
        end = at[0] + lean, at[1] + fall
        colour = chance.one_of(colours)
        canvas.line([(at[0] + 3, at[1] + 6), (end[0] + 3, end[1] + 6)], (150, 110, 70), 20)
        canvas.line([at, end], colour, 20)


def _rounds(canvas: Canvas, x: int, y: int) -> None:
    chance = canvas.chance
    colour = chance.one_of(ROUNDS)
    for _ in range(chance.between(18, 26)):
        dx, dy = chance.between(-190, 220), chance.between(-90, 130)
        canvas.ellipse((x + dx - 42, y + dy - 30, x + dx + 46, y + dy + 48), (150, 110, 70))
        canvas.ball((x + dx - 44, y + dy - 38, x + dx + 44, y + dy + 38), colour, depth=30)


def _knife(canvas: Canvas, x: int, y: int) -> None:
    lean = canvas.chance.between(-30, 30)
    blade = [
        (x - 60, y + 130),
        (x + 420, y - 250 + lean),
        (x + 460, y - 190 + lean),
        (x + 60, y + 150),
    ]
    canvas.shadow(blade, down=16)
    canvas.polygon(blade, STEEL)
    canvas.line([blade[0], blade[3]], mixed(STEEL, (0, 0, 0), 25), 4)
    canvas.line([(x + 440, y - 225 + lean), (x + 620, y - 360 + lean)], HANDLE, 46)
    for step in (60, 120):
        at = (x + 440 + step, y - 225 + lean - step * 3 // 4)
        canvas.ellipse((at[0] - 8, at[1] - 8, at[0] + 8, at[1] + 8), (190, 190, 186))
