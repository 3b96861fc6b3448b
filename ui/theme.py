"""Colours, type and icons, in one place, so that every widget looks the same in every theme."""

import json
from enum import Enum, StrEnum

from PySide6.QtCore import QByteArray, QCoreApplication, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPalette, QPixmap

import resources

FACES = (
    "SVESans-Regular",
    "SVESans-SemiBold",
    "SVESerif-SemiBold",
)
"""What the first paint needs; the others are loaded after it."""
LATER_FACES = ("SVESans-Medium", "SVESans-Italic", "SVESerif-Regular", "SVEMono-Regular")

SANS, SERIF, MONO = "SVE Sans", "SVE Serif", "SVE Mono"

_SCRIPTS = {
    "SVEArabic-Regular": QFontDatabase.WritingSystem.Arabic,
    "SVEBengali-Regular": QFontDatabase.WritingSystem.Bengali,
    "SVEDevanagari-Regular": QFontDatabase.WritingSystem.Devanagari,
    "SVEGujarati-Regular": QFontDatabase.WritingSystem.Gujarati,
    "SVEGurmukhi-Regular": QFontDatabase.WritingSystem.Gurmukhi,
    "SVEHan-Regular": QFontDatabase.WritingSystem.SimplifiedChinese,
    "SVEHebrew-Regular": QFontDatabase.WritingSystem.Hebrew,
    "SVETamil-Regular": QFontDatabase.WritingSystem.Tamil,
}


class Look(StrEnum):
    """Which set of colours is worn."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Type(Enum):
    """The type styles: family, weight, size and line in logical pixels."""

    STATEMENT = (SERIF, 600, 28, 36)
    TITLE = (SERIF, 600, 24, 30)
    SHEET_TITLE = (SERIF, 600, 20, 26)
    FIGURE = (SERIF, 600, 24, 32)
    SECTION = (SANS, 600, 15, 20)
    BODY = (SANS, 400, 15, 20)
    STRONG = (SANS, 600, 15, 20.0)
    BUTTON = (SANS, 500, 15, 20)
    PRIMARY = (SANS, 600, 15, 20.5)
    TABLE = (SANS, 400, 14, 18)
    LINK = (SANS, 500, 14, 18)
    ROW_TITLE = (SANS, 600, 14, 18)
    SMALL = (SANS, 400, 13, 18)
    SMALL_STRONG = (SANS, 600, 13, 18)
    TINY = (SANS, 400, 12, 16)
    ANSWER = (SERIF, 400, 16, 26)
    FINGERPRINT = (MONO, 400, 13, 18)


_ROLES = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "hover",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.PlaceholderText: "ink3",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "alarm",
    QPalette.ColorRole.Highlight: "sel",
    QPalette.ColorRole.HighlightedText: "ink",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Mid: "line2",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Dark: "ctl",
}
_SYSTEM = {
    **dict.fromkeys(("win", "bg", "toast", "tint_proven", "tint_part", "tint_alarm"), "Window"),
    **dict.fromkeys(("surface", "hover"), "Base"),
    **dict.fromkeys(("accent", "accent_hover", "sel"), "Highlight"),
    "on_accent": "HighlightedText",
    "toast_link": "Link",
}
"""High contrast: our tokens as roles of the system's palette; every other is its text colour."""


class Theme(QObject):
    """The worn colours, the text scale, and everything drawn from them."""

    changed = Signal()

    def __init__(
        self,
        look: Look = Look.LIGHT,
        *,
        scale: float = 1.0,
        calm: bool = False,
        system: QPalette | None = None,
    ) -> None:
        super().__init__()
        tokens = json.loads(resources.path("styles/tokens.json").read_text("utf-8"))
        self._tokens: dict[str, dict[str, str]] = tokens
        self._system = system or QPalette()
        self._pixmaps: dict[tuple[str, int, int], QPixmap] = {}
        self._colours: dict[str, QColor] = {}
        self.look, self.scale, self.calm = look, scale, calm
        load_faces(FACES)

    def wear(self, look: Look, *, scale: float, calm: bool) -> None:
        """Change clothes; every widget paints itself again."""
        if (look, scale, calm) == (self.look, self.scale, self.calm):
            return
        self.look, self.scale, self.calm = look, scale, calm
        self._pixmaps.clear()
        self._colours.clear()
        self.changed.emit()

    def color(self, token: str) -> QColor:
        """Return the colour of a token; an unknown token is a ``KeyError``."""
        found = self._colours.get(token)
        if found is None:
            found = self._colours[token] = self._resolve(token)
        return found

    def hexes(self) -> dict[str, str]:
        """Every token with its colour as ``#rrggbb``, for the style sheet."""
        return {token: self.color(token).name() for token in self._tokens["light"]}

    def font(self, style: Type) -> QFont:
        """Make the font of a type style, at the text scale."""
        family, weight, size, _ = style.value
        font = QFont(family)
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight(weight))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def line(self, style: Type) -> int:
        """Return the height of one line of a type style, at the text scale."""
        return self.px(style.value[3])

    def px(self, logical: float) -> int:
        """Scale a logical length by the text scale."""
        return round(logical * self.scale)

    def icon(self, name: str, colour: str = "ink2", size: float = 18) -> QIcon:
        """Make an icon that is sharp at one and two device pixels."""
        icon = QIcon()
        for ratio in (1.0, 2.0):
            icon.addPixmap(self.pixmap(name, colour, size, ratio))
        return icon

    def pixmap(self, name: str, colour: str, size: float = 18, ratio: float = 1.0) -> QPixmap:
        """Draw an icon in a token's colour, ``size`` logical pixels wide at the text scale."""
        side = max(1, round(self.px(size) * ratio))
        key = (f"{name}:{colour}", side, round(ratio * 100))
        if key not in self._pixmaps:
            self._pixmaps[key] = self._drawn(name, colour, side, ratio)
        return self._pixmaps[key]

    def palette(self) -> QPalette:
        """Return the palette that Qt's own drawing takes its colours from."""
        if self.look is Look.CONTRAST:
            return self._system
        palette = QPalette()
        for role, token in _ROLES.items():
            palette.setColor(role, self.color(token))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("ink3"))
        return palette

    def _resolve(self, token: str) -> QColor:
        if self.look is Look.CONTRAST and token in self._tokens["light"]:
            role = QPalette.ColorRole[_SYSTEM.get(token, "WindowText")]
            return self._system.color(role)
        return QColor(self._tokens[self.look.value][token])

    def _drawn(self, name: str, colour: str, side: int, ratio: float) -> QPixmap:
        from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - the first paint has no icons

        text = resources.path(f"icons/{name}.svg").read_text("utf-8")
        drawing = text.replace("currentColor", self.color(colour).name())
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, side, side))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap


def load_faces(names: tuple[str, ...]) -> None:
    """Make shipped fonts known to Qt; loading one again changes nothing."""
    application = QCoreApplication.instance()
    if application is None:
        raise RuntimeError("fonts need an application")
    known = set(application.property("faces") or ())
    for name in names:
        if name not in known:
            face = resources.path(f"fonts/{name}.ttf").read_bytes()
            QFontDatabase.addApplicationFontFromData(QByteArray(face))
    application.setProperty("faces", sorted({*known, *names}))


def load_lacking_scripts() -> None:
    """Lend the window our faces of scripts that the system has no font for; it falls back to them.

    Of Ethiopic Qt does not tell, so ours is always known.
    """
    lacking = [name for name, script in _SCRIPTS.items() if not QFontDatabase.families(script)]
    load_faces((*lacking, "SVEEthiopic-Regular"))


def contrast(first: QColor, second: QColor) -> float:
    """Return the WCAG contrast ratio of two colours, from 1 to 21."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    red, green, blue = (_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    low: float = 0.04045  # WCAG's own constants
    return part / 12.92 if part <= low else ((part + 0.055) / 1.055) ** 2.4
