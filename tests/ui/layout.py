"""A coarse look at a window's parts: is anything cut, does anything lie over its neighbour."""

from collections.abc import Iterator

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QLabel,
    QLayout,
    QWidget,
)

from ui.widgets.sidebar import NavRow
from ui.widgets.words import Elided

TIGHT = 0.85
"""Our lines are set tighter than a face asks for; no letter is cut by that."""

BESIDE_BOX = 6
"""A check box asks for this much more than its box and its words take."""


def faults(root: QWidget) -> Iterator[str]:
    """Name what is cut or overlaps in what shows of a window."""
    for each in [root, *root.findChildren(QWidget)]:
        if not each.isVisibleTo(root) or each.objectName().startswith("qt_"):
            continue
        if isinstance(each, QLabel | QAbstractButton) and each.text():
            yield from _cut(each)
        layout = each.layout()
        if layout is not None:
            yield from _overlapping(each, layout, root)


def plain_words(root: QWidget) -> set[str]:
    """Return the words that show with a vowel as English has it: nobody translated them."""
    texts = {
        each.text()
        for each in root.findChildren(QWidget)
        if isinstance(each, QLabel | QAbstractButton) and each.isVisibleTo(root)
    }
    return {text for text in texts if set(text) & set("aeiou") and not text.startswith("[")}


def _cut(each: QLabel | QAbstractButton) -> Iterator[str]:
    if isinstance(each, Elided | NavRow):  # an ellipsis or an icon, and all words in the tooltip
        return
    if isinstance(each, QLabel) and each.wordWrap():
        if each.heightForWidth(each.width()) * TIGHT > each.height():
            yield f"too low: {_named(each)}"
        return
    needed = each.sizeHint() if isinstance(each, QLabel) else each.minimumSizeHint()
    lines = each.text().count("\n") + 1
    line = each.fontMetrics().height() * lines * TIGHT
    wide = needed.width() - (BESIDE_BOX if isinstance(each, QCheckBox) else 0)
    if wide > each.width() or line > each.height():
        yield f"cut: {_named(each)}, {needed.width()} in {each.width()}"


def _overlapping(parent: QWidget, layout: QLayout, root: QWidget) -> Iterator[str]:
    if isinstance(parent, QAbstractScrollArea):
        return
    items = [layout.itemAt(place) for place in range(layout.count())]
    shown = [
        each
        for each in (None if item is None else item.widget() for item in items)
        if each is not None and each.isVisibleTo(root) and not each.size().isEmpty()
    ]
    for place, one in enumerate(shown):
        for other in shown[place + 1 :]:
            both = one.geometry().intersected(other.geometry())
            if both.width() > 1 and both.height() > 1:
                yield f"overlaps: {_named(one)} and {_named(other)}"


def _named(each: QWidget) -> str:
    text = each.text() if isinstance(each, QLabel | QAbstractButton) else ""
    return f"{type(each).__name__} in {type(each.parent()).__name__} {text!r}"
