"""What the rules are given: evidence types, and frameworks read once and never again."""

from collections.abc import Mapping

from sv_evidence.domain.evidence import EvidenceType
from sv_evidence.domain.frameworks import Framework


class Rulebook:
    """Types and parsed frameworks of one open workspace; documents never change."""

    def __init__(self, types: Mapping[str, EvidenceType] | None = None) -> None:
        self._types = types
        self._frameworks: dict[str, Framework] = {}

    @property
    def types(self) -> Mapping[str, EvidenceType]:
        """The evidence types by id: those given, else those shipped."""
        if self._types is None:
            from sv_evidence.domain.evidence_types import (  # noqa: PLC0415 - reads a file
                load_types,
            )

            self._types = load_types()
        return self._types

    def knows(self, sha256: str) -> bool:
        """Say whether a framework document was read before."""
        return sha256 in self._frameworks

    def framework(self, sha256: str, document: str = "") -> Framework:
        """Return the framework a document holds; the text is needed the first time only."""
        found = self._frameworks.get(sha256)
        if found is None:
            from sv_evidence.domain.framework_files import (  # noqa: PLC0415 - checks a whole file
                framework_from,
            )

            found = self._frameworks[sha256] = framework_from(document, types=self.types)
        return found
