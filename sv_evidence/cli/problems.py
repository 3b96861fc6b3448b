"""What stops a command before it reaches an operation.

``no_workspace_given()``, ``stopped()``.
"""

from sv_evidence.domain.problems import Problem


class NoWorkspaceGiven(Problem):
    """No workspace was named, this folder is none, and none was open before."""

    def __init__(self) -> None:
        super().__init__("no_workspace_given")


class Stopped(Problem):
    """The person pressed Ctrl+C."""

    def __init__(self) -> None:
        super().__init__("stopped")
