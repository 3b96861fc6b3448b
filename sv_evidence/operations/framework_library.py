"""Framework files: checked, installed into a workspace, and written out again."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sv_evidence.domain.framework_fields import LARGEST_FILE
from sv_evidence.domain.framework_files import (
    framework_from,
    framework_text,
    load_shipped,
    shipped,
)
from sv_evidence.domain.frameworks import (
    Framework,
    InstalledFramework,
    InstalledMeasure,
    Measure,
)
from sv_evidence.operations.problems import (
    CannotOpen,
    FrameworkDiffers,
    NoSuchFile,
    NoSuchFramework,
    NotAFile,
    NotJson,
)
from sv_evidence.operations.references import framework_of
from sv_evidence.operations.uids import new_uid
from sv_evidence.store.unit import Unit
from sv_evidence.store.view import View


@dataclass(frozen=True, slots=True)
class Installed:
    """A framework in a workspace; ``is_new`` is false if it was there already."""

    uid: UUID
    framework: Framework
    is_new: bool


def check_framework(path: Path) -> Framework:
    """Read a framework file; raise ``InvalidFramework`` with every fault it has."""
    return framework_from(read_text(path), path.name)


def shipped_framework(framework: str) -> Framework:
    """Return a framework that comes with the program."""
    known = [id_ for id_, _ in shipped()]
    if framework not in known:
        raise NoSuchFramework(framework, known)
    return load_shipped(framework)


def install_framework(unit: Unit, framework: Framework) -> Installed:
    """Install a framework and its measures; the same version again changes nothing.

    A version that is here with other content raises ``FrameworkDiffers``.
    """
    document = framework_text(framework)
    sha256 = hashlib.sha256(document.encode()).hexdigest()
    for known in _same_version(unit, framework):
        if known.sha256 != sha256:
            raise FrameworkDiffers(framework.id, framework.version)
        if known.binned_at is not None and not unit.all(InstalledFramework, id=framework.id):
            unit.restore(InstalledFramework, known.uid)
        return Installed(known.uid, framework, is_new=False)
    uid = install_document(unit, framework, document)
    install_measures(unit, uid, framework.measures)
    return Installed(uid, framework, is_new=True)


def install_document(unit: Unit, framework: Framework, document: str) -> UUID:
    """Keep the text of a framework's version, without its measures."""
    sha256 = hashlib.sha256(document.encode()).hexdigest()
    uid = new_uid(unit)
    unit.add(
        InstalledFramework(uid, framework.id, framework.version, framework.title, document, sha256)
    )
    return uid


def install_measures(unit: Unit, framework: UUID, measures: Iterable[Measure]) -> None:
    """Let results refer to measures of an installed framework."""
    for measure in measures:
        unit.add(
            InstalledMeasure(
                uid=new_uid(unit),
                framework=framework,
                code=measure.code,
                title=measure.title,
                unit_one=measure.unit.one,
                unit_many=measure.unit.many,
            )
        )


def document_of(view: View, framework: str) -> tuple[Framework, str]:
    """Return an installed framework by its id with the text of its file, else a shipped one."""
    try:
        installed = framework_of(view, framework)
    except NoSuchFramework:
        ours = [id_ for id_, _ in shipped()]
        if framework not in ours:
            here = {each.id for each in view.all(InstalledFramework)}
            raise NoSuchFramework(framework, sorted({*here, *ours})) from None
        found = load_shipped(framework)
        return found, framework_text(found)
    return view.framework(installed.uid), installed.document


def read_text(path: Path) -> str:
    """Return the text of a small file; what is no UTF-8 or too large raises ``NotJson``."""
    if path.exists() and not path.is_file():
        raise NotAFile(path)
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
        return data.decode("utf-8-sig")
    except FileNotFoundError as gone:
        raise NoSuchFile(path) from gone
    except OSError as error:
        raise CannotOpen(path, error.strerror or type(error).__name__) from error
    except UnicodeDecodeError as error:
        raise NotJson(path, f"not UTF-8 at byte {error.start}") from error


def _same_version(unit: Unit, framework: Framework) -> Iterable[InstalledFramework]:
    id_, version = framework.id, framework.version
    return (
        *unit.all(InstalledFramework, id=id_, version=version),
        *unit.all(InstalledFramework, binned=True, id=id_, version=version),
    )
