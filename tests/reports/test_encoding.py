import json
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from types import ModuleType
from typing import Any
from uuid import UUID

import pytest

from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.proof import Mark
from sv_evidence.reports import blocks, inlines, shapes, tables
from sv_evidence.reports.bid_pack import compose
from sv_evidence.reports.blocks import Document, Heading, Paragraph, Tone
from sv_evidence.reports.encoding import EncodingBroken, decoded, encoded
from sv_evidence.reports.facts import PackFacts
from sv_evidence.reports.inlines import Words


@dataclass(frozen=True)
class Tree:
    """Everything that a tree may hold."""

    uid: UUID
    day: date
    at: datetime
    mark: Mark
    quantity: Thousandths
    size: float
    pair: tuple[int, str]
    many: tuple[Heading | Paragraph, ...]
    maybe: int | None


A_TREE = Tree(
    UUID(int=7),
    date(2026, 9, 30),
    datetime.fromisoformat("2026-09-30T16:52:00+01:00"),
    Mark.PROVEN,
    Thousandths(5),
    1.5,
    (1, "a"),
    (Heading("Title"), Paragraph((Words("x"),), Tone.NOTE)),
    None,
)


def changed(**fields_: Any) -> str:
    return json.dumps(json.loads(encoded(A_TREE)) | fields_)


def test_a_tree_arrives_as_it_was_sent() -> None:
    assert decoded(encoded(A_TREE), Tree) == A_TREE


def test_a_whole_pack_arrives_as_it_was_sent(facts: PackFacts) -> None:
    document = compose(facts).document

    assert decoded(encoded(document), Document) == document
    assert decoded(encoded(facts), PackFacts) == facts


@pytest.mark.parametrize(
    "broken",
    [
        "{",
        "[]",
        changed(uid="7"),
        changed(day="30.9."),
        changed(mark="very"),
        changed(quantity="5"),
        changed(quantity=True),
        changed(size="1"),
        changed(pair=[1]),
        changed(pair="ab"),
        changed(many=[{"_": "Space", "points": 4}]),
        changed(many=[5]),
        changed(maybe="x"),
        changed(more=1),
        changed(_="Leaf"),
        json.dumps({"_": "Tree"}),
    ],
)
def test_what_does_not_fit_is_refused(broken: str) -> None:
    with pytest.raises(EncodingBroken):
        decoded(broken, Tree)


def test_whole_numbers_fit_where_fractions_do() -> None:
    assert decoded(changed(size=2), Tree).size == 2.0


def test_what_json_cannot_hold_is_refused() -> None:
    with pytest.raises(EncodingBroken):
        encoded({"a": 1})


@pytest.mark.parametrize("module", [blocks, inlines, shapes, tables])
def test_every_block_is_frozen(module: ModuleType) -> None:
    kinds = [each for each in vars(module).values() if isinstance(each, type)]

    for kind in (each for each in kinds if is_dataclass(each)):
        assert getattr(kind, "__dataclass_params__").frozen, kind  # noqa: B009 - not in the type
        assert all(field.name.islower() for field in fields(kind))
