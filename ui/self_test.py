"""Tries on this computer all that the program does, with an organisation made up for it.

What is built for a system must pass before anyone is given it. Nothing of the person's own, neither
work nor settings, is read or written.
"""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtGui import QFontInfo, QImage
from PySide6.QtWidgets import QApplication

import resources
from sv_evidence.domain.activities import Activity
from sv_evidence.domain.problems import Problem
from sv_evidence.operations.attaching import attach_files
from sv_evidence.operations.claiming import period_asked
from sv_evidence.operations.exporting import export_pack
from sv_evidence.operations.incoming import FileDraft
from sv_evidence.reports.facts import PackQuestion
from sv_evidence.reports.verify import Outcome, verify
from sv_evidence.sample.making import made
from sv_evidence.sample.organisation import SAMPLE_NOW
from sv_evidence.sample.synthetic import make_synthetic
from sv_evidence.sample.writings import evidence_lines
from sv_evidence.store.backup_child import backup_by_child
from sv_evidence.store.workspace import Workspace
from sv_evidence.system import is_frozen, keep_files_private
from sv_evidence.wording.problems import sentence_for
from sv_evidence.wording.words import tr
from ui.app import App, Asked
from ui.help import PAGES, help_text
from ui.logs import catch_unforeseen, stop_catching
from ui.pages.page import Page
from ui.settings import Settings, save
from ui.theme import Type

FAILED = 70
PATIENCE = 30.0
"""Seconds after which a window that does not open counts as broken."""
LOOK = 0.2
"""Seconds that each page has to show itself."""
ACTIVITIES = 12
YEARS = 0.4
"""Short enough that the sample year, which began in April, holds them all."""
LEAST_COLOURS = 4
"""Any page has more than these: its ground, its text, its lines and the accent."""
EVERY = 7
LICENCES = "licences"


class SelfTestFailed(Exception):
    """Something does not work here; the text says what."""


def main() -> int:
    """Try everything, say how each part went, and return the code for the shell."""
    keep_files_private()
    try:
        with TemporaryDirectory(prefix="sv-evidence-") as beside:
            _try_in(Path(beside))
    except Problem as problem:
        words = sentence_for(problem)
        return _failed(f"{words.happened} {words.means}")
    except Exception as error:  # noqa: BLE001 - whatever it is, the build is not fit
        return _failed(f"{type(error).__name__}: {error}")
    _say(tr("Everything works."))
    return 0


def _try_in(beside: Path) -> None:
    folder, pack = beside / "Sample Kitchens CIC", beside / "evidence-pack.pdf"
    with _step(tr("Fonts, help and licences")):
        _read_what_is_shipped()
    with _step(tr("A workspace")):
        workspace = make_synthetic(
            folder, activities=ACTIVITIES, results=ACTIVITIES, evidence=0, years=YEARS
        )
    with workspace:
        with _step(tr("Evidence files of every form")):
            _attach(workspace, beside)
        with _step(tr("A pack, made and checked")):
            _export(workspace, pack)
        with _step(tr("A backup")):
            backup_by_child(folder, workspace.master, at=workspace.clock())
    with _step(tr("The window")):
        _show(folder, beside / "home")


@contextmanager
def _step(name: str) -> Iterator[None]:
    begun = time.monotonic()
    yield
    _say(tr("{part}: works ({seconds} s)", part=name, seconds=f"{time.monotonic() - begun:.1f}"))


def _read_what_is_shipped() -> None:
    for name in PAGES:
        help_text(name)
    licences = resources.HOME.parent / LICENCES
    if is_frozen() and not any(licences.iterdir()):
        raise SelfTestFailed(tr("The licences are missing."))


def _attach(workspace: Workspace, beside: Path) -> None:
    """Attach one file of each form that the sample knows, read by limited children."""
    lines = {line.form: line for line in reversed(evidence_lines())}
    drafts = []
    for line in lines.values():
        path = beside / line.file
        path.write_bytes(made(line))
        drafts.append(FileDraft(path, title=line.title, type=line.type, dated=line.dated))
    with workspace.read() as view:
        activities = [each.uid for each in view.all(Activity)]
    attached = attach_files(workspace, drafts, to=activities)
    remarks = [each.remark for each in attached.evidence if each.remark is not None]
    if len(attached.evidence) != len(lines) or remarks:
        raise SelfTestFailed(tr("Not every file could be read: {remarks}", remarks=remarks))


def _export(workspace: Workspace, to: Path) -> None:
    with workspace.read() as view:
        period = period_asked(view, None, None, today=workspace.clock().date())
    export_pack(workspace, PackQuestion(period), to)
    verdict = verify(to)
    if verdict.outcome is not Outcome.UNCHANGED:
        reasons = ", ".join(each.code for each in verdict.reasons)
        raise SelfTestFailed(tr("The pack does not pass its check: {reasons}", reasons=reasons))


def _show(folder: Path, home: Path) -> None:
    """Open the program on the workspace, off screen, and leaf through its pages."""
    held = QApplication.instance()
    application = held if isinstance(held, QApplication) else QApplication(sys.argv[:1])
    save(home / "window.json", Settings(author="Amina Yusuf"))
    app = App(application, Asked(workspace=folder, now=SAMPLE_NOW, look="light", home=home))
    wrong: list[BaseException] = []
    catch_unforeseen(wrong.append)
    try:
        app.show()
        _turn(lambda: bool(wrong) or _page_of(app, "settings") is not None, PATIENCE)
        family = QFontInfo(app.theme.font(Type.BODY)).family()
        if not family.startswith("SVE"):
            raise SelfTestFailed(tr("The fonts that came with the program are not used."))
        for page in app.window.findChildren(Page):
            app.window.show_page(page.key)
            _turn(lambda: bool(wrong), LOOK)
            _look_at(app, page.key)
    finally:
        app.window.close()
        stop_catching(app.log)
        app.wait_for_backup()
    if wrong:
        raise wrong[0]


def _page_of(app: App, key: str) -> Page | None:
    return next((page for page in app.window.findChildren(Page) if page.key == key), None)


def _look_at(app: App, key: str) -> None:
    if colours_in(app.window.grab().toImage()) <= LEAST_COLOURS:
        raise SelfTestFailed(tr("The page {name} stays empty.", name=key))


def colours_in(picture: QImage) -> int:
    """Return how many colours a picture has, looked at every few pixels."""
    columns, rows = range(0, picture.width(), EVERY), range(0, picture.height(), EVERY)
    return len({picture.pixel(column, row) for column in columns for row in rows})


def _turn(is_done: Callable[[], bool], seconds: float) -> None:
    """Let the window work until something holds, no longer than so many seconds."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and not is_done():
        QApplication.processEvents()
        time.sleep(0.01)


def _failed(why: str) -> int:
    sys.stderr.write(f"{tr('This does not work: {why}', why=why)}\n")
    return FAILED


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
