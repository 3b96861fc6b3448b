"""What stops a command before it reaches an operation.

``no_workspace_given()``, ``stopped()``, ``day_unreadable(option, text)``.
"""

from sv_evidence.domain.problems import Problem


class NoWorkspaceGiven(Problem):
    """No workspace was named, this folder is none, and none was open before."""

    def __init__(self) -> None:
        super().__init__("no_workspace_given")


class DayUnreadable(Problem):
    """An option that asks for a day, of a command that only looks, was given something else."""

    def __init__(self, option: str, text: str) -> None:
        super().__init__("day_unreadable", option=option, text=text)


class Stopped(Problem):
    """The person pressed Ctrl+C."""

    def __init__(self) -> None:
        super().__init__("stopped")
