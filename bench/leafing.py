"""The first page of a pack that is not made yet, as a person waits for it.

``leafing.py`` shows the first page of the sample's pack and of one of 300 pages: the figures are
gathered, the pages laid out and one of them painted, in children that wait for it.
"""

import sys
import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.measuring import Row, milliseconds, table  # noqa: E402
from bench.sealing import BOUND_FOR, FIRST, filled  # noqa: E402
from sv_evidence.domain.measures import Period  # noqa: E402
from sv_evidence.operations.exporting import check_pack  # noqa: E402
from sv_evidence.reports.facts import PackQuestion  # noqa: E402
from sv_evidence.reports.leaves import Leafing, leaves_of, page_of  # noqa: E402
from sv_evidence.reports.sealer import Sealer  # noqa: E402
from sv_evidence.sample import SAMPLE_NOW, make_sample  # noqa: E402
from sv_evidence.store.workspace import Workspace  # noqa: E402

TURNS = 5
WARMING = 1.5
"""Seconds in which children get ready; a person needs longer to ask."""
PIXELS = 1_000
HALF_YEAR = Period(date(2026, 4, 1), date(2026, 9, 30))


def row(workspace: Workspace, question: PackQuestion, most: float) -> Row:
    """Show the first page some times; ``most`` is how many milliseconds it may take."""
    leafing = Leafing()
    times: list[float] = []
    for _ in range(TURNS):
        leafing.warm()
        time.sleep(WARMING)
        times.append(milliseconds(lambda: _show(workspace, question, leafing)))
    leafing.close()
    pages = _show(workspace, question, None)
    return Row(
        f"first page of a pack of {pages}, before it is made",
        min(times),
        most,
        1.0,
        floor_is="what a person waits for without a thought",
    )


def _show(workspace: Workspace, question: PackQuestion, leafing: Leafing | None) -> int:
    facts = check_pack(workspace, question)
    with workspace.read() as view:
        sealer = Sealer("0" * 64)
        leaves = leaves_of(view, workspace.vault, facts, sealer=sealer, leafing=leafing)
        page_of(leaves, 1, pixels=PIXELS, leafing=leafing)
    return leaves.pages


def main() -> int:
    """Measure, print, and fail if it takes too long."""
    rows: list[Row] = []
    with TemporaryDirectory() as place:
        with make_sample(Path(place) / "sample") as workspace:
            rows.append(row(workspace, PackQuestion(HALF_YEAR), 1_000))
        with filled(Path(place) / "large", BOUND_FOR).workspace as workspace:
            period = Period(FIRST, SAMPLE_NOW.date())
            rows.append(row(workspace, PackQuestion(period, most_in_annex=2 * BOUND_FOR), 3_000))
    print(table(rows))
    return 0 if all(each.holds for each in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
