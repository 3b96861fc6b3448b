"""The changes that tests need not notice, each with its reason."""

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

FILE: Final = Path(__file__).with_name("allowed.toml")


@dataclass(frozen=True, slots=True)
class Allowed:
    """Reasons by the key of a change."""

    reasons: dict[str, str]

    @classmethod
    def read(cls) -> Self:
        """Read the list; an entry without a reason is refused."""
        reasons: dict[str, str] = {}
        for entry in tomllib.loads(FILE.read_text("utf-8")).get("allowed", []):
            if not entry["why"].strip():
                raise SystemExit(f"{FILE.name} gives no reason for {entry['changes']}")
            reasons |= dict.fromkeys(entry["changes"], entry["why"])
        return cls(reasons)

    def __contains__(self, key: str) -> bool:
        return key in self.reasons

    def without(self, survivors: Collection[str], files: Collection[str]) -> list[str]:
        """Name the entries of these files that match no survivor any more."""
        return sorted(
            key
            for key in self.reasons
            if key.partition(" :: ")[0] in files and key not in survivors
        )
