"""A drawing surface for pictures that come out the same on every machine.

Everything is drawn twice as large and reduced; coordinates are whole units of a picture of
1600 by 1067. Only integer operations of Pillow are used where there is a choice.
"""

from collections.abc import Sequence

from PIL import Image, ImageChops, ImageDraw, ImageFilter  # noqa: TID253 - drawing is its work

from sv_evidence.sample.chance import Chance

WIDTH, HEIGHT = 1600, 1067
SCALE = 2
Colour = tuple[int, int, int]
Point = tuple[int, int]
Box = tuple[int, int, int, int]
WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)
SHADE: Colour = (38, 24, 14)
_SHADOW = 110


def mixed(one: Colour, other: Colour, percent: int) -> Colour:
    """Return ``one`` with so many hundredths of ``other`` in it."""
    red, green, blue = (
        (a * (100 - percent) + b * percent) // 100 for a, b in zip(one, other, strict=True)
    )
    return red, green, blue


class Canvas:
    """One picture being drawn."""

    def __init__(self, ground: Colour, chance: Chance) -> None:
        self.chance = chance
        self._image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), ground)
        self._draw = ImageDraw.Draw(self._image)

    def polygon(self, points: Sequence[Point], colour: Colour) -> None:
        """Fill a polygon."""
        self._draw.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=colour)

    def ellipse(self, box: Box, colour: Colour) -> None:
        """Fill an ellipse."""
        self._draw.ellipse(_scaled(box), fill=colour)

    def block(self, box: Box, colour: Colour, radius: int = 0) -> None:
        """Fill a rectangle with rounded corners."""
        self._draw.rounded_rectangle(_scaled(box), radius * SCALE, fill=colour)

    def line(self, points: Sequence[Point], colour: Colour, width: int) -> None:
        """Draw a line with round joints and ends."""
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        self._draw.line(scaled, fill=colour, width=width * SCALE)
        half = width * SCALE // 2
        for x, y in scaled:
            self._draw.ellipse((x - half, y - half, x + half, y + half), fill=colour)

    def ball(self, box: Box, colour: Colour, *, depth: int = 45) -> None:
        """Fill an ellipse that is lit from the upper left."""
        scaled = _scaled(box)
        left, top, right, bottom = scaled
        size = (right - left, bottom - top)
        light = _glow((size[0] * 2, size[1] * 2))
        x, y = size[0] * 2 // 3, size[1] * 3 // 4
        light = light.crop((x, y, x + size[0], y + size[1])).point(
            [min(255, value * depth * 2 // 100) for value in range(256)]
        )
        mask = Image.new("L", size, 0)
        ImageDraw.Draw(mask).ellipse((0, 0, size[0] - 1, size[1] - 1), fill=255)
        self._draw.ellipse((left, top, right - 1, bottom - 1), mixed(colour, WHITE, depth // 3))
        dark = mixed(colour, SHADE, min(100, depth + 30))
        self._image.paste(dark, scaled, ImageChops.multiply(light, mask))

    def slope(self, box: Box, upper: Colour, lower: Colour) -> None:
        """Fill a rectangle with a gradient from top to bottom."""
        scaled = _scaled(box)
        size = (scaled[2] - scaled[0], scaled[3] - scaled[1])
        ramp = Image.linear_gradient("L").resize(size, Image.Resampling.BOX)
        self._image.paste(upper, scaled)
        self._image.paste(lower, scaled, ramp)

    def shadow(self, shape: Sequence[Point], *, down: int = 14, soft: int = 12) -> None:
        """Lay a soft shadow below a polygon."""
        xs, ys = [x for x, _ in shape], [y + down for _, y in shape]
        left, top = min(xs) - soft * 2, min(ys) - soft * 2
        size = ((max(xs) - left) // 2 + soft, (max(ys) - top) // 2 + soft)
        mask = Image.new("L", size, 0)
        points = [((x - left) // 2, (y + down - top) // 2) for x, y in shape]
        ImageDraw.Draw(mask).polygon(points, fill=_SHADOW)
        self._lay_shadow(mask, left, top, soft)

    def round_shadow(self, box: Box, *, down: int = 14, soft: int = 12) -> None:
        """Lay a soft shadow below an ellipse."""
        left, top = box[0] - soft * 2, box[1] + down - soft * 2
        wide, high = (box[2] - box[0]) // 2, (box[3] - box[1]) // 2
        mask = Image.new("L", (wide + soft * 2, high + soft * 2), 0)
        ImageDraw.Draw(mask).ellipse((soft, soft, soft + wide, soft + high), fill=_SHADOW)
        self._lay_shadow(mask, left, top, soft)

    def _lay_shadow(self, mask: Image.Image, left: int, top: int, soft: int) -> None:
        for _ in range(2):
            mask = mask.filter(ImageFilter.BoxBlur(soft // 2))
        full = mask.resize((mask.width * 4, mask.height * 4), Image.Resampling.BILINEAR)
        self._image.paste(SHADE, (left * SCALE, top * SCALE), full)

    def streaks(self, box: Box, one: Colour, other: Colour, *, length: int = 40) -> None:
        """Fill a rectangle with the grain of wood or brushed metal."""
        scaled = _scaled(box)
        size = (scaled[2] - scaled[0], scaled[3] - scaled[1])
        small = (max(2, size[0] // (length * 8)), max(2, size[1] // 6))
        noise = Image.frombytes("L", small, self.chance.octets(small[0] * small[1]))
        self._image.paste(one, scaled)
        self._image.paste(other, scaled, noise.resize(size, Image.Resampling.BILINEAR))

    def blur(self, radius: int) -> None:
        """Put everything drawn so far out of focus."""
        small = self._image.reduce(4)
        for _ in range(3):
            small = small.filter(ImageFilter.BoxBlur(max(1, radius // 2)))
        self._image = small.resize(self._image.size, Image.Resampling.BILINEAR)
        self._draw = ImageDraw.Draw(self._image)

    def finished(self) -> Image.Image:
        """Return the picture: reduced, darker towards a corner, with a camera's grain."""
        image = self._image.reduce(SCALE)
        dim = _glow((WIDTH * 2, HEIGHT * 2))
        x, y = self.chance.between(WIDTH // 2, WIDTH * 2 // 3), HEIGHT // 2
        corner = dim.crop((x, y, x + WIDTH, y + HEIGHT)).point([v // 4 for v in range(256)])
        image.paste(SHADE, (0, 0), corner)
        tile = Image.frombytes("L", (256, 256), self.chance.octets(256 * 256))
        grain = Image.new("L", image.size)
        for left in range(0, WIDTH, 256):
            for top in range(0, HEIGHT, 256):
                grain.paste(tile, (left, top))
        grain = grain.point([(v - 128) // 24 + 128 for v in range(256)])
        return ImageChops.add(image, Image.merge("RGB", (grain,) * 3), 1, -128)


def _glow(size: tuple[int, int]) -> Image.Image:
    """Return light that fades from the middle: 0 there, 255 at the edges."""
    return Image.radial_gradient("L").resize(size, Image.Resampling.NEAREST)


def _scaled(box: Box) -> Box:
    left, top, right, bottom = box
    return left * SCALE, top * SCALE, right * SCALE, bottom * SCALE
