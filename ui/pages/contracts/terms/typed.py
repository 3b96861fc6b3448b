"""What stands in a form, word for word, kept so that a closed window loses nothing."""

import json
from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from sv_evidence.store.view import View

_TICKED = "yes"


@dataclass(frozen=True, slots=True)
class Typed:
    """The words of each field; a tick is a word too."""

    words: tuple[tuple[str, str], ...]

    def to_json(self) -> str:
        """Write it so that it can be taken up again."""
        return json.dumps(dict(self.words))


def kept_typing(view: View, name: str) -> dict[str, str] | None:
    """Return what was typed and not saved; ``None`` if nothing whole was kept."""
    text = view.draft(name)
    if text is None:
        return None
    try:
        found = json.loads(json.loads(text)["entry"])
        return {str(key): str(value) for key, value in found.items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def words_of(editor: QWidget) -> str:
    """Return what stands in a field."""
    match editor:
        case QLineEdit():
            return editor.text()
        case QPlainTextEdit():
            return editor.toPlainText()
        case QCheckBox():
            return _TICKED if editor.isChecked() else ""
        case QComboBox():
            return editor.currentText()
    return ""


def put_words(editor: QWidget, words: str) -> None:
    """Put words into a field; a choice that is not in its list is passed over."""
    match editor:
        case QLineEdit():
            editor.setText(words)
            editor.setCursorPosition(0)
        case QPlainTextEdit():
            editor.setPlainText(words)
        case QCheckBox():
            editor.setChecked(words == _TICKED)
        case QComboBox():
            editor.setCurrentText(words)
