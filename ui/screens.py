"""Writes a picture of every page and dialog, to be looked at beside the design."""

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import shiboken6
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from sv_evidence.sample.organisation import SAMPLE_NOW, make_sample
from sv_evidence.store.durable import DiskFull
from sv_evidence.store.workspace import Workspace
from sv_evidence.wording.problems import sentence_for
from ui import outcome_scenes
from ui.crash import CrashSheet
from ui.desk import Desk
from ui.pages.activities.quick.scenes import QUICK
from ui.pages.bids.scenes import BIDS
from ui.pages.bin.scenes import HISTORY
from ui.pages.bringing.scenes import BRINGING
from ui.pages.contracts.scenes import CONTRACTS
from ui.pages.evidence.cover.scenes import COVERS
from ui.pages.explain.panel import ExplainPanel
from ui.pages.first_run.pane import FirstRunPane
from ui.pages.first_run.passphrase import PassphraseSheet
from ui.pages.packs.scenes import export_one
from ui.pages.palette.scenes import FINDING
from ui.pages.people.scenes import PEOPLE
from ui.places import offered_frameworks, practice_text
from ui.settings import Settings
from ui.standing import StandingPages
from ui.style import FocusRings, Style, dress
from ui.tasks import TaskRunner
from ui.theme import LATER_FACES, Look, Theme, load_faces
from ui.widgets.choosing import SystemFolderChooser
from ui.widgets.question import Question
from ui.widgets.toast import Said
from ui.window import Window

USUAL = QSize(1440, 868)
"""1440 x 900 less the title bar, which the system draws."""
SMALL = QSize(1366, 692)
"""1366 x 768 less the title bar and the taskbar."""
PATIENCE = 20.0
"""Seconds after which a picture is taken as it is."""

Shown = Callable[["Stage"], QWidget | None]
"""Shows something, and returns what to take a picture of if it is not the stage's window."""


@dataclass(frozen=True, slots=True)
class Stage:
    """An open window with its pages."""

    window: Window
    pages: StandingPages
    desk: Desk
    tasks: TaskRunner


@dataclass(frozen=True, slots=True)
class Variant:
    """How a picture differs from the usual one."""

    ending: str = ""
    look: Look = Look.LIGHT
    size: QSize = USUAL
    scale: float = 1.0


VARIANTS = (
    Variant(),
    Variant("-dark", look=Look.DARK),
    Variant("-1366x768", size=SMALL),
    Variant("-150", size=QSize(1920, 1080), scale=1.5),
)


def write_screens(folder: Path, workspace_folder: Path) -> list[Path]:
    """Write every picture into ``folder`` from the workspace, and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for name, widget in each_scene(workspace_folder, VARIANTS):
        path = folder / f"{name}.png"
        widget.grab().save(str(path))
        written.append(path)
    return written


def each_scene(
    workspace_folder: Path, variants: Iterable[Variant]
) -> Iterator[tuple[str, QWidget]]:
    """Show every scene in every variant, one after another; each goes with the next."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(application, QApplication):
        raise TypeError(application)
    theme = Theme(calm=True)
    load_faces(LATER_FACES)
    style = Style(theme)
    application.setStyle(style)
    rings = FocusRings(application)
    for variant in variants:
        theme.wear(variant.look, scale=variant.scale, calm=True)
        dress(application, theme)
        with _stage(workspace_folder, variant, theme) as stage:
            for name, show in SCENES:
                other = show(stage)
                _settle(stage)
                yield f"{name}{variant.ending}", other or stage.window
                _clear(stage, other)
    shiboken6.delete(rings)


def _page(key: str, stage: Stage) -> None:
    stage.window.show_page(key)


def _log(stage: Stage) -> None:
    stage.window.show_page("activities")
    stage.pages.activities.log_activity()


def _evidence_list(stage: Stage) -> None:
    stage.window.show_page("evidence")
    stage.pages.evidence.views.turn(to_list=True)


def _outcomes(stage: Stage) -> None:
    stage.window.show_page("outcomes")
    outcome_scenes.show_measure(stage.pages.outcomes, stage.desk)


def _explain(stage: Stage) -> None:
    _outcomes(stage)
    _settle(stage)
    stage.pages.outcomes.explaining.first()


def _making(stage: Stage) -> None:
    stage.window.show_page("outcomes")
    outcome_scenes.make_measurable(stage.pages.outcomes, stage.desk)
    _settle(stage)
    outcome_scenes.fill(stage.pages.outcomes)


def _export(stage: Stage) -> None:
    stage.window.show_page("packs")
    stage.pages.packs.export()


def _first_run(stage: Stage) -> Window:
    bare = Window(stage.window.theme)
    bare.resize(stage.window.size())
    home = Path.home() / "Workspaces"
    bare.show_pane(
        FirstRunPane(bare.theme, SystemFolderChooser(bare), home, "Ama Osei", offered_frameworks())
    )
    bare.show()
    return bare


def _passphrase(stage: Stage) -> Window:
    bare = _first_run(stage)
    PassphraseSheet(bare.theme, bare, "Larkspur Kitchens CIC", "").open()
    return bare


def _undo(stage: Stage) -> None:
    stage.window.show_page("activities")
    said = Said("Lunch club, Nechells, Mon 28 Sep moved to the bin", undo=True, icon="trash-2")
    stage.window.messages.show_said(said)


def _trouble(stage: Stage) -> None:
    stage.window.show_page("evidence")
    words = sentence_for(DiskFull(Path("Larkspur Kitchens CIC")))
    stage.window.messages.show_trouble(words.happened, f"{words.means} {words.next}")


def _crash(stage: Stage) -> None:
    stage.window.show_page("activities")
    error = ValueError("a mistake of ours, as an example")
    CrashSheet(stage.window.theme, stage.window, error, logs=Path()).open()


def _question(stage: Stage) -> None:
    stage.window.show_page("activities")
    Question(
        stage.window.theme,
        stage.window,
        "Throw away what you typed?",
        text="It was not saved as an activity. The draft goes too.",
        safe="Keep writing",
        go="Throw it away",
    ).open()


def _of_people(show: Callable[[StandingPages, Callable[[], None]], None], stage: Stage) -> None:
    show(stage.pages, lambda: _settle(stage))


_OTHERS = (*PEOPLE, *QUICK, *HISTORY, *FINDING, *CONTRACTS, *BIDS, *COVERS, *BRINGING)
SCENES: tuple[tuple[str, Shown], ...] = (
    ("01-home", partial(_page, "home")),
    ("02-activities", partial(_page, "activities")),
    ("03-log-activity", _log),
    ("04-evidence", partial(_page, "evidence")),
    ("04-evidence-list", _evidence_list),
    ("05-outcomes", _outcomes),
    ("08-export-pack", _export),
    ("12-undo", _undo),
    ("12-trouble", _trouble),
    ("12-question", _question),
    ("12-crash", _crash),
    ("13-packs", partial(_page, "packs")),
    ("15-explain-number", _explain),
    ("20-make-measurable", _making),
    *((name, partial(_of_people, show)) for name, show in _OTHERS),
    ("10-first-run", _first_run),
    ("10-passphrase", _passphrase),
)


@contextmanager
def _stage(folder: Path, variant: Variant, theme: Theme) -> Iterator[Stage]:
    tasks = TaskRunner()
    workspace = Workspace.open(folder, author="Amina Yusuf", clock=lambda: SAMPLE_NOW)
    desk = Desk(workspace, tasks)
    window = Window(theme)
    window.resize(variant.size)
    window.show()
    pages = StandingPages(theme, window, desk, Settings())
    pages.hang()
    window.messages.set_practice(practice_text(SAMPLE_NOW))
    try:
        yield Stage(window, pages, desk, tasks)
    finally:
        desk.close()
        window.close()
        shiboken6.delete(window)  # now, not whenever memory is tidied


def _settle(stage: Stage) -> None:
    """Let everything that was asked for arrive; nothing is waited for without an end."""
    until = time.monotonic() + PATIENCE
    quiet = 0
    while time.monotonic() < until and quiet < 5:  # noqa: PLR2004 - turns without work
        QApplication.processEvents()
        quiet = 0 if stage.tasks.waiting else quiet + 1
        time.sleep(0.02)


def _clear(stage: Stage, other: QWidget | None) -> None:
    """Put away what a scene has shown."""
    for panel in stage.window.findChildren(ExplainPanel):
        panel.leave()
    for pane in (stage.pages.outcomes.making, stage.pages.contracts.returning):
        if pane is not None:
            pane.left.emit()
    for sheet in stage.window.messages.sheets():
        sheet.dismiss()
    stage.window.messages.clear()
    if other is not None:
        other.close()
        shiboken6.delete(other)
    QApplication.processEvents()


def main(arguments: list[str]) -> int:
    """Write the pictures of a fresh sample workspace into the folder that is named."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    to = Path(arguments[0]) if arguments else Path("build/screens")
    with TemporaryDirectory(prefix="sv-evidence-") as beside:
        folder = Path(beside) / "Larkspur Kitchens CIC"
        with make_sample(folder) as workspace:
            export_one(workspace, Path(beside) / "evidence-pack.pdf")
        for path in write_screens(to, folder):
            sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
