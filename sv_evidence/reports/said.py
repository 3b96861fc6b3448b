"""The figures that a document states, noted where they are written, to be read back later."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """A figure as it is printed, and the anchor of the section that prints it."""

    key: str
    text: str
    section: str


class Said:
    """Takes note of every figure while a document is composed."""

    def __init__(self) -> None:
        self._figures: dict[tuple[str, str], StatedFigure] = {}

    def figure(self, key: str, text: str, section: str) -> str:
        """Note a figure and return its text, to be printed as it is."""
        self._figures[key, section] = StatedFigure(key, text, section)
        return text

    @property
    def figures(self) -> tuple[StatedFigure, ...]:
        """All that was noted, in the order of writing."""
        return tuple(self._figures.values())
