"""What a screen reader could not name."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QWidget

ROLES = {
    QAccessible.Role.Button,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.ComboBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.List,
    QAccessible.Role.Table,
    QAccessible.Role.PageTab,
}


def unnamed(root: QWidget) -> list[str]:
    """Return the controls that a screen reader could not name."""
    found: list[str] = []
    for each in [root, *root.findChildren(QWidget)]:
        if not each.isVisibleTo(root) or each.objectName().startswith("qt_"):
            continue
        face = QAccessible.queryAccessibleInterface(each)
        if face.role() not in ROLES:
            continue
        labelled = any(QAccessible.RelationFlag.Label in relation for relation in face.relations())
        own = each.text() if isinstance(each, QAbstractButton) else ""
        if not (each.accessibleName() or labelled or own):
            found.append(f"{type(each).__name__} in {type(each.parent()).__name__}")
    return found
