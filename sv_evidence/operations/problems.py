"""What stops an operation, as problems a person can act on.

``no_such_measure(measure, near)``, ``measure_ambiguous(measure, choices)``, ``no_such_framework(id,
known)``, ``framework_differs(id, version)``, ``no_such_outcome(outcome)``, ``no_such_type(type,
known)``, ``no_such_kind(kind, known)``, ``not_that_kind(ref, wanted)``, ``cannot_be_binned(ref)``,
``sort_unknown(sort, known)``, ``no_such_file(path)``, ``not_a_file(path)``, ``file_empty(name)``,
``cannot_open(path, reason)``, ``file_unreadable(name)``, ``not_json(path, reason)``,
``nothing_to_cover(evidence)``, ``folder_not_empty(folder)``, ``workspace_exists(folder)``,
``already_there(path)``,
``target_unwritable(path, reason)``,
``target_is_folder(path)``, ``stopped()``, ``no_pay(name)``, ``not_attached(evidence)``,
``no_such_figure(figure, known)``, ``ref_wanted()``, ``return_locked(sent)``,
``nothing_promised(contract)``, ``contract_wanted(known)``,
``period_not_begun(first)``.
"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from sv_evidence.domain.problems import Problem
from sv_evidence.domain.records import Kind


class NoSuchMeasure(Problem):
    """No installed framework has a measure of this code."""

    def __init__(self, code: str, near: Iterable[str]) -> None:
        super().__init__("no_such_measure", measure=code, near=tuple(near) or ("none",))


class ReturnLocked(Problem):
    """A return has gone, so nothing in it changes any more."""

    def __init__(self, sent: date) -> None:
        super().__init__("return_locked", sent=sent)


class ContractWanted(Problem):
    """No contract was named, and there is not just one."""

    def __init__(self, known: Iterable[str]) -> None:
        super().__init__("contract_wanted", known=tuple(known) or ("none",))


class NothingPromised(Problem):
    """A contract has no commitment, so there is nothing to report on it."""

    def __init__(self, contract: str) -> None:
        super().__init__("nothing_promised", contract=contract)


class PeriodNotBegun(Problem):
    """A period that has not begun has nothing to report."""

    def __init__(self, first: date) -> None:
        super().__init__("period_not_begun", first=first)


class RefWanted(Problem):
    """No record was named where one must be."""

    def __init__(self) -> None:
        super().__init__("ref_wanted")


class MeasureAmbiguous(Problem):
    """Several frameworks have a measure of this code."""

    def __init__(self, code: str, choices: Iterable[str]) -> None:
        super().__init__("measure_ambiguous", measure=code, choices=tuple(choices))


class NoSuchFramework(Problem):
    """No framework of this id is installed, or none is shipped."""

    def __init__(self, framework: str, known: Iterable[str]) -> None:
        super().__init__("no_such_framework", id=framework, known=tuple(known) or ("none",))


class FrameworkDiffers(Problem):
    """The id and version are taken by other content."""

    def __init__(self, framework: str, version: str) -> None:
        super().__init__("framework_differs", id=framework, version=version)


class NoSuchOutcome(Problem):
    """No node of the frameworks asked about has this code."""

    def __init__(self, code: str) -> None:
        super().__init__("no_such_outcome", outcome=code)


class NoSuchType(Problem):
    """No evidence type has this id."""

    def __init__(self, type_: str, known: Iterable[str]) -> None:
        super().__init__("no_such_type", type=type_, known=tuple(known))


class NoSuchKind(Problem):
    """No kind of record has this name."""

    def __init__(self, kind: str) -> None:
        super().__init__("no_such_kind", kind=kind, known=tuple(each.value for each in Kind))


class NotThatKind(Problem):
    """A reference leads to a record of another kind."""

    def __init__(self, ref: str, wanted: Kind) -> None:
        super().__init__("not_that_kind", ref=ref, wanted=wanted.value)


class CannotBeBinned(Problem):
    """Other records rest on this kind, so it stays."""

    def __init__(self, ref: str) -> None:
        super().__init__("cannot_be_binned", ref=ref)


class SortUnknown(Problem):
    """A list of this kind cannot be sorted by this field."""

    def __init__(self, sort: str, known: Iterable[str]) -> None:
        super().__init__("sort_unknown", sort=sort, known=tuple(known))


class NoSuchFile(Problem):
    """There is nothing at this path."""

    def __init__(self, path: Path) -> None:
        super().__init__("no_such_file", path=path)


class NotAFile(Problem):
    """The path leads to a folder or a device."""

    def __init__(self, path: Path) -> None:
        super().__init__("not_a_file", path=path)


class FileEmpty(Problem):
    """The file holds nothing."""

    def __init__(self, name: str) -> None:
        super().__init__("file_empty", name=name)


class NotAttached(Problem):
    """A file is not on the activity that was named."""

    def __init__(self, number: str) -> None:
        super().__init__("not_attached", evidence=number)


class NoSuchFigure(Problem):
    """Nothing that can be explained has this name."""

    def __init__(self, figure: str, known: Iterable[str]) -> None:
        super().__init__("no_such_figure", figure=figure, known=tuple(known) or ("none",))


class CannotOpen(Problem):
    """The system does not let us read the file."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__("cannot_open", path=path, reason=reason)


class FileUnreadable(Problem):
    """A reader could make nothing of the file."""

    def __init__(self, name: str) -> None:
        super().__init__("file_unreadable", name=name)


class NothingToCover(Problem):
    """A file has no picture of a page, so nothing on it can be covered."""

    def __init__(self, evidence: str) -> None:
        super().__init__("nothing_to_cover", evidence=evidence)


class NotJson(Problem):
    """A file that should be JSON is not."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__("not_json", path=path, reason=reason)


class FolderNotEmpty(Problem):
    """A folder that should be new holds something else."""

    def __init__(self, folder: Path) -> None:
        super().__init__("folder_not_empty", folder=folder)


class WorkspaceExists(Problem):
    """The folder for a new workspace holds one."""

    def __init__(self, folder: Path) -> None:
        super().__init__("workspace_exists", folder=folder)


class AlreadyThere(Problem):
    """The target of an export exists and may not be replaced."""

    def __init__(self, path: Path) -> None:
        super().__init__("already_there", path=path)


class TargetUnwritable(Problem):
    """The target of an export cannot be written; what was there is unchanged."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__("target_unwritable", path=path, reason=reason)


class TargetIsFolder(Problem):
    """The target of an export is a folder."""

    def __init__(self, path: Path) -> None:
        super().__init__("target_is_folder", path=path)


class NoPay(Problem):
    """A payroll has no row that says what somebody is paid."""

    def __init__(self, name: str) -> None:
        super().__init__("no_pay", name=name)


class Stopped(Problem):
    """The person stopped it; nothing was kept."""

    def __init__(self) -> None:
        super().__init__("stopped")
