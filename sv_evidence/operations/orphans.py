"""Vault files whose record was never kept."""

from collections.abc import Sequence
from contextlib import suppress

from sv_evidence.domain.contracts import Pack
from sv_evidence.domain.evidence import Evidence
from sv_evidence.domain.problems import Problem
from sv_evidence.store.workspace import Workspace


def forget_unrecorded(
    workspace: Workspace, kind: type[Evidence] | type[Pack], names: Sequence[str]
) -> None:
    """Remove files just made, unless the first of them, the original, got its record after all.

    Their names are new, so nobody else can point to them.
    """
    with suppress(OSError, Problem):
        with workspace.read() as view:
            if view.all(kind, vault_name=names[0]):
                return
        for name in names:
            workspace.vault.path(name).unlink(missing_ok=True)
