"""The parts that the inspector is put together from."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from sv_evidence.domain.evidence import ConsentState, Evidence, Strength
from sv_evidence.domain.proof import Finding
from sv_evidence.domain.surveys import draft_of_survey
from sv_evidence.wording.labels import (
    consent_label,
    day_from_activity_text,
    set_by_text,
    shortfall_text,
    strength_label,
)
from sv_evidence.wording.numbers import number_text, quantity_text
from sv_evidence.wording.surveys import baseline_text, survey_text, survey_wanted_text
from sv_evidence.wording.words import tr
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.figure import Figure
from ui.widgets.marks import ProofMark, StrengthBars
from ui.widgets.section import Rule
from ui.widgets.words import Elided, Words

if TYPE_CHECKING:
    from sv_evidence.operations.standing import StandingFile, StandingResult

CONSENT_ICONS = {
    ConsentState.NO_PEOPLE: "minus",
    ConsentState.HELD: "user-check",
    ConsentState.NAMES_PRIVATE: "lock",
    ConsentState.NEEDED: "user-x",
    ConsentState.WITHDRAWN: "user-x",
}
ALARMING = frozenset({ConsentState.NEEDED, ConsentState.WITHDRAWN})
THUMB = 37
PICTURES = 3
PICTURES_HIGH = 124
PICTURE_GAP = 5
MAIN_SHARE = 0.58


class Pictures(QWidget):
    """Up to three pictures: one large, two stacked beside it; each fills its place."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._images: tuple[QImage, ...] = ()
        self.setFixedHeight(theme.px(PICTURES_HIGH))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_images(self, images: Sequence[QImage], titles: Sequence[str]) -> None:
        """Show the first three; nothing at all if there is none."""
        self._images = tuple(images)[:PICTURES]
        self.setAccessibleName(", ".join(titles[:PICTURES]))
        self.setVisible(bool(self._images))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint each picture into its place."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for image, place in zip(self._images, self._places(), strict=False):
            paint_cover(painter, image, place, self._theme.px(5))
            painter.setPen(self._theme.color("line2"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)

    def _places(self) -> tuple[QRectF, ...]:
        wide, high, gap = self.width(), self.height(), self._theme.px(PICTURE_GAP)
        if len(self._images) == 1:
            return (QRectF(0, 0, wide, high),)
        main = round(wide * MAIN_SHARE)
        left = main + gap
        half = (high - gap) / 2
        if len(self._images) == PICTURES:
            return (
                QRectF(0, 0, main, high),
                QRectF(left, 0, wide - left, half),
                QRectF(left, half + gap, wide - left, half),
            )
        return (QRectF(0, 0, main, high), QRectF(left, 0, wide - left, high))


class Thumb(QWidget):
    """A small square picture of a file; a quiet ground until it is there."""

    def __init__(self, theme: Theme, side: int = THUMB) -> None:
        super().__init__()
        self._theme = theme
        self._side = side
        self._image = QImage()
        self.setFixedSize(QSize(theme.px(side), theme.px(side)))

    def set_image(self, image: QImage) -> None:
        """Show a picture."""
        self._image = image
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the picture over its ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(self._theme.color("line2"))
        painter.setBrush(self._theme.color("win"))
        painter.drawRoundedRect(place, 4, 4)
        if not self._image.isNull():
            paint_cover(painter, self._image, place, 4)


class FileLine(QWidget):
    """One file: thumbnail, number and title, strength and consent."""

    pressed = Signal(UUID)
    strength_asked = Signal()

    def __init__(self, theme: Theme, file: "StandingFile") -> None:
        super().__init__()
        self._uid = file.evidence.uid
        self.thumb = Thumb(theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(3), 0, theme.px(3))
        row.setSpacing(theme.px(10))
        row.addWidget(self.thumb)
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addLayout(self._first_line(theme, file.evidence))
        words.addLayout(self._second_line(theme, file))
        if file.reason:
            why = set_by_text(file.set_by, file.reason)
            words.addWidget(Words(theme, why, Type.SMALL, "ink2", wrap=True))
        note = file_note(file)
        if note:
            words.addWidget(Words(theme, note, Type.SMALL, "ink2", wrap=True))
        row.addLayout(words, 1)
        judge = Button(theme, _judge(file), rank=Rank.BARE, icon="pencil", small=True)
        judge.clicked.connect(self.strength_asked)
        if not file.may_be_judged:
            judge.hide()
        row.addWidget(judge, 0, Qt.AlignmentFlag.AlignTop)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        said = (file.evidence.number, file.evidence.title, strength_label(file.strength))
        further = (consent_label(file.evidence.consent), file.reason)
        self.setAccessibleName(", ".join(part for part in (*said, *further) if part))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Open the file's own page."""
        if self.rect().contains(event.position().toPoint()):
            self.pressed.emit(self._uid)

    def _first_line(self, theme: Theme, evidence: Evidence) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.px(8))
        line.addWidget(Words(theme, evidence.number, Type.TABLE, "ink2"))
        line.addWidget(Elided(theme, evidence.title, Type.TABLE), 1)
        return line

    def _second_line(self, theme: Theme, file: "StandingFile") -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.px(6))
        line.addWidget(strength_sign(theme, file.strength))
        line.addSpacing(theme.px(2))
        consent = file.evidence.consent
        colour = "alarm" if consent in ALARMING else "ink2"
        line.addWidget(sign(theme, CONSENT_ICONS[consent], colour, 14))
        line.addWidget(Words(theme, consent_label(consent), Type.SMALL, colour))
        line.addStretch(1)
        return line


def file_note(file: "StandingFile") -> str:
    """Say what a file's strength rests on here, where that needs saying."""
    if file.spoilt == "file_undated":
        return shortfall_text(file.spoilt)
    return day_from_activity_text() if file.takes_day else ""


def _judge(file: "StandingFile") -> str:
    return tr("Set how easy {number} is to defend here", number=file.evidence.number)


def strength_sign(theme: Theme, strength: Strength | None) -> QWidget:
    """Show bars with their word, or in words that a file counts for nothing."""
    if strength is None:
        return Words(theme, strength_label(None), Type.SMALL, "alarm")
    return StrengthBars(theme, strength)


def sign(theme: Theme, icon: str, colour: str, size: float = 16) -> QLabel:
    """Show an icon that only repeats what the words beside it say."""
    label = QLabel()
    label.setPixmap(theme.pixmap(icon, colour, size, label.devicePixelRatioF()))
    return label


def result_line(theme: Theme, result: "StandingResult", asked: Callable[[], object]) -> QWidget:
    """Show a result: measure, number, mark, and the rule under it; ``asked`` explains it."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    row = QHBoxLayout()
    row.setContentsMargins(0, theme.px(7), 0, theme.px(7))
    row.addWidget(Elided(theme, result.title, Type.TABLE), 1)
    pounds = "£" if result.unit.is_money else ""
    said = f"{result.title}, {quantity_text(result.quantity, result.unit)}"
    number = Figure(theme, f"{pounds}{number_text(result.quantity)}", spoken=said)
    number.asked.connect(asked)
    row.addWidget(number)
    row.addSpacing(theme.px(28))
    row.addWidget(ProofMark(theme, result.finding.mark))
    column.addLayout(row)
    column.addWidget(Rule(theme))
    return holder


def survey_line(theme: Theme, result: "StandingResult", asked: Callable[[], object]) -> QWidget:
    """Show the survey behind a result, or offer to add the one that its measure asks for."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, theme.px(2), 0, theme.px(2))
    words, tip = survey_wanted_text(result.needs), ""
    if result.survey is not None:
        draft = draft_of_survey(result.survey)
        words, tip = tr("Survey: {what}", what=survey_text(draft)), baseline_text(draft)
    link = Button(theme, words, rank=Rank.LINK, icon="message-square", small=True)
    link.setToolTip(tip)
    link.clicked.connect(asked)
    row.addWidget(link)
    row.addStretch(1)
    return holder


def tests_line(theme: Theme, findings: Sequence[Finding]) -> QWidget:
    """Show the three tests over all results; a failed one says why when pointed at."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, theme.px(4), 0, 0)
    row.setSpacing(theme.px(6))
    reasons = (
        (tr("Specific"), {code for each in findings for code in each.specific}),
        (tr("Measurable"), {code for each in findings for code in each.measurable}),
        (tr("Verifiable"), {code for each in findings for code in each.verifiable}),
    )
    for word, codes in reasons:
        colour = "part_text" if codes else "proven_text"
        row.addWidget(sign(theme, "circle-alert" if codes else "check", colour))
        words = Words(theme, word, Type.ROW_TITLE, colour)
        said = " ".join(shortfall_text(code) for code in sorted(codes))
        words.setToolTip(said)
        words.setAccessibleName(f"{word}: {said or tr('yes')}")
        row.addWidget(words)
        row.addSpacing(theme.px(8))
    row.addStretch(1)
    return holder


def paint_cover(painter: QPainter, image: QImage, place: QRectF, radius: float) -> None:
    """Paint a picture so that it fills its place: of pages the top, of photos the middle."""
    if image.isNull() or place.isEmpty():
        return
    scale = max(place.width() / image.width(), place.height() / image.height())
    wide, high = place.width() / scale, place.height() / scale
    top = 0.0 if image.height() > image.width() else (image.height() - high) / 2
    part = QRectF((image.width() - wide) / 2, top, wide, high)
    path = QPainterPath()
    path.addRoundedRect(place, radius, radius)
    painter.save()
    painter.setClipPath(path)
    painter.drawImage(place, image, part)
    painter.restore()
