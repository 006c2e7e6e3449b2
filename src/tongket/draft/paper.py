"""A paper before it is a file: paragraphs, tables and sections, with numbers bound to their figures."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Align(StrEnum):
    """How lines sit between the margins."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text in one look. `figure` binds it to a consolidated number, `point` to a point, by their ids."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    pt: float | None = None
    figure: str | None = None
    point: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph. Lengths in millimetres, spacing in points; None leaves the body's default."""

    runs: tuple[Run, ...]
    align: Align = Align.JUSTIFY
    indent_first: float | None = None
    indent_left: float = 0
    indent_right: float = 0
    before: float | None = None
    after: float = 0
    heading: int = 0  # 1 and 2 appear in the reader's navigation
    rule_below: bool = False
    keep_with_next: bool = False
    exact_line: float | None = None
    is_tight: bool = False  # single line spacing, no space before: letterheads and table cells


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A table cell."""

    paragraphs: tuple[Paragraph, ...]
    span: int = 1
    down: str = ""  # "start" or "go on" of a vertical merge
    shaded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperTable:
    """A table. `widths` in millimetres, one a grid column; header rows repeat on each page, as tall as told."""

    widths: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int = 0
    header_heights: tuple[float, ...] = ()
    has_borders: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Pages of one orientation, numbered from 1; the first number is hidden where `hides_first_number`."""

    blocks: tuple[Paragraph | PaperTable, ...]
    is_landscape: bool = False
    hides_first_number: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A whole document. `margins` are top, bottom, left, right in millimetres."""

    title: str
    sections: tuple[Section, ...]
    font: str = "Times New Roman"
    body_pt: float = 14
    before_pt: float = 6
    exact_line: float | None = None
    line: float = 1.0
    indent_first: float = 10
    page_number_pt: float = 14
    margins: tuple[float, float, float, float] = (20, 20, 30, 15)
    created: str = "2000-01-01T00:00:00Z"  # never the clock: the same inputs give the same bytes
    subject: str = ""
    keywords: tuple[str, ...] = field(default=())


def plain(text: str, **look: object) -> Run:
    """A run of text."""
    return Run(text=text, **look)  # type: ignore[arg-type]


def line(*runs: Run, **layout: object) -> Paragraph:
    """A paragraph of runs."""
    return Paragraph(runs=runs, **layout)  # type: ignore[arg-type]
