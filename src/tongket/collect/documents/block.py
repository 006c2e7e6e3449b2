"""What a narrative is made of: blocks with a number, so that a sentence of the review can name its paragraph."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from tongket.collect.submission import OddityKind


class BlockKind(StrEnum):
    """What a block is to its reader."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST = "list"
    TABLE = "table"
    NOTE = "note"


class TableCell(NamedTuple):
    """One cell of a table; rows and columns count from 1, a merged cell stands once, at its upper left."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1


class Block(NamedTuple):
    """One paragraph, table or note. `text` is what the document holds, letter for letter; nothing is added to it."""

    number: int  # from 1, in reading order; notes come after the body
    kind: BlockKind
    text: str
    level: int = 0  # 1 is the outermost heading or list; 0 elsewhere
    label: str = ""  # "I.", "a)": as typed at the head of `text`, or as the program prints it before `text`
    is_label_typed: bool = False  # the label is part of `text`
    lead: str = ""  # bold words that open a paragraph which goes on in plain type
    page: int | None = None  # None: the format does not say
    line: int | None = None
    anchor: int | None = None  # the block a note, a text box or an inner table hangs on
    cells: tuple[TableCell, ...] = ()

    @property
    def title(self) -> str:
        """The text without its label."""
        return self.text[len(self.label) :].lstrip() if self.is_label_typed else self.text


@dataclass(slots=True, eq=False)
class Passage:
    """A block on its way: what its format says of it, before the whole document settles what it is."""

    text: str
    outline: int = 0  # 1 to 9: a heading by its style; -1: never a heading (a table of contents)
    label: str = ""  # printed by the program
    depth: int = 0  # of the list it is an item of, from 1; 0: of none
    is_bold: bool = False
    lead: str = ""
    page: int | None = None
    line: int | None = None
    anchor: Passage | None = None
    is_note: bool = False
    cells: tuple[TableCell, ...] = field(default=())
    number: int = 0


@dataclass(slots=True)
class Contents:
    """What one reader made of one document."""

    format: str
    passages: list[Passage]
    oddities: list[tuple[OddityKind, dict[str, Any]]] = field(default_factory=list)
    around: list[str] = field(default_factory=list)  # page headers and stamps: looked at for a secrecy mark, not kept
    lines: list[str] = field(default_factory=list)  # as printed, where the format has lines: a mark stands in one


def table_text(cells: tuple[TableCell, ...]) -> str:
    """The cells of a table as lines of text: a row a line, a tab between cells."""
    rows: dict[int, list[str]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(" ".join(cell.text.split()))
    return "\n".join("\t".join(texts) for texts in rows.values())
