"""How a limited child fails to answer."""

from sv_evidence.domain.problems import Problem


class ReaderRefused(Problem):
    """A limited child gave no answer; ``why`` may name what the child itself ran into.

    Codes: ``too_slow`` (time), ``too_big`` (memory, files or answer), ``unreadable`` (the worker
    gave up on it), ``died`` (the child crashed), ``nonsense`` (what it said was no answer),
    ``stopped`` (the person stopped it), ``not_started`` (the system would not start a child);
    and any further code that a worker raises by itself.
    """

    def __init__(self, code: str, *, why: str = "") -> None:
        super().__init__(code, why=why)
