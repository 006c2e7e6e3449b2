"""How a document looks: each run, paragraph and page as its program would print it, styles and defaults resolved.

Lengths in millimetres, sizes and spacing in points. None: the format does not say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class RunLook(NamedTuple):
    """A stretch of text in one look."""

    text: str
    font: str | None = None
    pt: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    caps: bool = False  # printed in capitals whatever is typed
    colour: str = ""  # "FF0000"; "" is black


class Spot(NamedTuple):
    """The cell of a table a paragraph stands in; tables count from 1 in reading order."""

    table: int
    row: int
    column: int
    width: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphLook:
    """One printed paragraph. `number` is that of its block in the narrative: of a table for the lines of its cells."""

    runs: tuple[RunLook, ...]
    number: int | None = None  # None: nothing is printed in it
    label: str = ""  # printed by the program before the text
    align: str | None = None  # left, center, right, both
    first: float | None = None  # indent of the first line; negative where it hangs out
    left: float | None = None
    right: float | None = None
    before: float | None = None
    after: float | None = None
    line: float | None = None  # points where `line_rule` is exact or atLeast, else times the height of a line
    line_rule: str = "auto"
    section: int = 0
    spot: Spot | None = None
    has_rule: bool = False  # a border below it
    drawn: tuple[float, ...] = ()  # lengths of the straight lines drawn from it

    @property
    def text(self) -> str:
        """Its words, as typed."""
        return "".join(run.text for run in self.runs)


class PageNumber(NamedTuple):
    """A page number in a header or footer."""

    place: str  # header, footer
    align: str | None
    run: RunLook


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLook:
    """The page set-up of one section."""

    width: float | None = None
    height: float | None = None
    top: float | None = None
    bottom: float | None = None
    left: float | None = None
    right: float | None = None
    header: float | None = None  # from the upper edge of the paper
    numbers: tuple[PageNumber, ...] = ()
    first_numbers: tuple[PageNumber, ...] = ()  # on its first page

    @property
    def is_landscape(self) -> bool:
        """Whether its pages are wider than high."""
        return bool(self.width and self.height and self.width > self.height)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLook:
    """A whole document. `is_mirrored`: left and right change places on the back of a leaf."""

    paragraphs: tuple[ParagraphLook, ...]
    pages: tuple[PageLook, ...] = ()
    is_mirrored: bool = False
