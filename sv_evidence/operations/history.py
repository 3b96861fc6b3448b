"""What changed, when, and who did it, as plain data."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sv_evidence.domain.records import Kind
from sv_evidence.operations.listing import LONG, PlainTree
from sv_evidence.operations.shapes import shapes_of
from sv_evidence.store.view import View


def history(view: View, record: UUID | None = None, *, limit: int = 200) -> tuple[PlainTree, ...]:
    """Return change sets, newest first, of one record if it is named; then with its values."""
    edits: Mapping[UUID, PlainTree] = {}
    if record is not None:
        edits = {
            each.change: {
                "was": _shown(each.kind, each.before),
                "is": _shown(each.kind, each.after),
            }
            for each in view.edits(record)
        }
    return tuple(
        {
            "change": str(each.uid),
            "label": each.label,
            "author": each.author,
            "device": each.device,
            "at": each.at.isoformat(),
            "rows": each.rows,
            "does": each.does.value,
            "undone": each.is_undone,
            **edits.get(each.uid, {}),
        }
        for each in view.history(record, limit=limit)
    )


def _shown(kind: str, values: Mapping[str, Any]) -> PlainTree:
    """Leave out what must never be shown, and what is too long to be."""
    names = {shape.name for shape in shapes_of(Kind(kind))} - LONG if kind in list(Kind) else set()
    return {name: value for name, value in values.items() if name in names}
