"""The further sections of the settings, and what they set going."""

from functools import partial
from importlib import metadata
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from sv_evidence.domain.frameworks import Framework
from sv_evidence.operations.framework_library import (
    check_framework,
    install_framework,
    shipped_framework,
)
from sv_evidence.wording.changes import Change
from sv_evidence.wording.words import tr
from ui.desk import Desk
from ui.pages.settings.asking import weigh
from ui.pages.settings.further import AboutPart, AppearancePart, FilesPart, FrameworksPart
from ui.theme import Theme
from ui.widgets.choosing import (
    FileChooser,
    FolderChooser,
    SystemFileChooser,
    SystemFolderChooser,
)
from ui.widgets.toast import Said


class Further(QObject):
    """Frameworks are added as one change with Undo; the folder is weighed beside the window."""

    def __init__(self, theme: Theme, desk: Desk, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.chooser: FileChooser = SystemFileChooser(window, tr("Add a framework file"))
        self.folders: FolderChooser = SystemFolderChooser(window)
        self.appearance = AppearancePart(theme)
        self.frameworks = FrameworksPart(theme)
        self.files = FilesPart(theme)
        self.about = AboutPart(theme, metadata.version("sv-evidence"))
        self.frameworks.add_asked.connect(self._on_add)
        self.frameworks.file_asked.connect(self._on_file)
        self.files.folder.clicked.connect(self._on_folder)

    def arrive(self) -> None:
        """Look again at what the workspace weighs."""
        workspace = self._desk.workspace
        self._desk.fetch(self, lambda: weigh(workspace), self.files.show_weight)

    @Slot(str)
    def _on_add(self, framework: str) -> None:
        self._install(shipped_framework(framework))

    @Slot()
    def _on_file(self) -> None:
        self.chooser.choose(self._on_chosen)

    def _on_chosen(self, paths: tuple[Path, ...]) -> None:
        for path in paths:
            self._desk.fetch(self, partial(check_framework, path), self._install)

    def _install(self, framework: Framework) -> None:
        said = tr("{title} added", title=framework.short_title or framework.title)
        here = tr("{title} is here already", title=framework.short_title or framework.title)
        self._desk.run(
            self,
            Change.ADD_FRAMEWORK,
            lambda unit: install_framework(unit, framework).is_new,
            done=lambda new: self._desk.said.emit(Said(said if new else here, undo=new)),
        )

    @Slot()
    def _on_folder(self) -> None:
        folder = self._desk.workspace.folder
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
