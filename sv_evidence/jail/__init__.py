"""Limited child processes for everything foreign.

``run`` asks one worker once; ``ReaderPool`` keeps a child ready. A worker is a function from
``Request`` to ``Answer``, known by name in ``workers.py`` and imported by the child alone.
"""

from sv_evidence.jail.limits import READER_LIMITS, Limits, builder_limits, checker_limits
from sv_evidence.jail.messages import Answer, Request, Stream
from sv_evidence.jail.pool import ReaderPool
from sv_evidence.jail.refusals import ReaderRefused
from sv_evidence.jail.running import Child, begun, run
from sv_evidence.jail.starting import CHILD_FLAG, run_as_child

__all__ = [
    "CHILD_FLAG",
    "READER_LIMITS",
    "Answer",
    "Child",
    "Limits",
    "ReaderPool",
    "ReaderRefused",
    "Request",
    "Stream",
    "begun",
    "builder_limits",
    "checker_limits",
    "run",
    "run_as_child",
]
