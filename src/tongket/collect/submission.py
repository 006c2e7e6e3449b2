"""What one unit sent in one file: its readings, aligned with the form, and what was odd about them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from tongket.collect.narratives.narrative import Narrative


class Place(NamedTuple):
    """Where something stands, as the user's own program shows it."""

    file: str  # path under reports/, with "archive.zip/inner.xlsx" for a member
    sheet: str = ""
    cell: str = ""
    paragraph: int | None = None

    def text(self) -> str:
        """ "an-binh.xlsx › Biểu 1 › D14"."""
        paragraph = f"¶{self.paragraph}" if self.paragraph is not None else ""
        return " › ".join(part for part in (self.file, self.sheet, self.cell, paragraph) if part)


class State(StrEnum):
    """What a cell turned out to hold."""

    NUMBER = "number"
    BLANK = "blank"
    ZERO_MARK = "zero_mark"  # "-", "không": nothing occurred
    NOT_AVAILABLE = "not_available"  # "..."
    TEXT = "text"
    ERROR = "error"  # "#DIV/0!"


class Quality(StrEnum):
    """How final a figure is; a total is as weak as its weakest source."""

    FINAL = "final"
    PRELIMINARY = "preliminary"
    ESTIMATE = "estimate"


class Reading(NamedTuple):
    """A number in a unit's cell, in the form's measure."""

    at: Place
    raw: str
    value: Decimal
    quality: Quality = Quality.FINAL
    total: Decimal | None = None  # the right-hand side of "n/N"


class Blank(NamedTuple):
    """A cell that gives no number: empty, marked not available, or not readable as a number."""

    at: Place | None  # None: the row or column is not in the unit's sheet
    raw: str = ""
    state: State = State.BLANK


@dataclass(slots=True)
class Batch:
    """A submission's readings in columns, each as long as `Form.cells`. Compact: thousands are held at once.

    `sheets[i]` and `cells[i]` are empty where the unit's sheet has no such cell. `values[i]` is None where no number
    was read.
    """

    sheets: Sequence[str]
    cells: Sequence[str]
    raws: Sequence[str]
    values: list[Decimal | None]
    states: list[State]
    qualities: Sequence[Quality]
    totals: dict[int, Decimal] = field(default_factory=dict)  # N of "n/N" by index
    formulas: Mapping[int, str] = field(default_factory=dict)
    factors: dict[int, Decimal] = field(default_factory=dict)  # multiplied in because the unit's measure differed
    files: dict[int, str] = field(default_factory=dict)  # where a cell came from another file than the submission's own

    @classmethod
    def empty(cls, length: int) -> Batch:
        """Nothing read yet, for a form of `length` cells."""
        return cls(
            sheets=[""] * length,
            cells=[""] * length,
            raws=[""] * length,
            values=[None] * length,
            states=[State.BLANK] * length,
            qualities=[Quality.FINAL] * length,
        )

    def place(self, index: int, file: str) -> Place | None:
        """Where one form cell stands; `file` is the submission's own. None: its sheet has no such cell."""
        if not self.cells[index]:
            return None
        return Place(self.files.get(index, file), self.sheets[index], self.cells[index])

    def at(self, index: int, file: str) -> Reading | Blank:
        """The reading or blank of one form cell."""
        place = self.place(index, file)
        value = self.values[index]
        if value is None or place is None:
            return Blank(place, self.raws[index], self.states[index])
        return Reading(place, self.raws[index], value, self.qualities[index], self.totals.get(index))


class OddityKind(StrEnum):
    """What can be odd about a file or a cell while it is read. `check` turns each into a finding."""

    # the file
    SECRET = "secret"  # nosec B105  # noqa: S105  the name of a kind
    PASSWORD = "password"  # nosec B105  # noqa: S105  the name of a kind
    DAMAGED = "damaged"
    TOO_HEAVY = "too_heavy"
    NOT_A_REPORT = "not_a_report"
    UNSUPPORTED = "unsupported"
    ARCHIVE_REFUSED = "archive_refused"
    OTHER_REVIEW = "other_review"  # facts: stated, expected
    NO_FORMULAS = "no_formulas"  # read without formulas and formats (.xls, .ods, .csv)
    SCANNED = "scanned"  # pages that are pictures; facts: count, of, pages
    COMMENTS_LEFT_OUT = "comments_left_out"  # facts: count
    CHANGES_ACCEPTED = "changes_accepted"  # tracked changes, read as if accepted; facts: count
    NO_TEXT = "no_text"  # a document without a word in it
    OLD_LETTERS = "old_letters"  # text in fonts of before Unicode, decoded; facts: count
    # the sheets
    SHEET_MISSING = "sheet_missing"  # facts: sheet
    SHEET_ADDED = "sheet_added"
    SHEET_UNCLEAR = "sheet_unclear"  # alike several of the form, told by neither name nor title; facts: sheet, could_be
    SHEET_HIDDEN = "sheet_hidden"
    # columns and rows
    COLUMN_MISSING = "column_missing"  # facts: column
    COLUMN_ADDED = "column_added"
    COLUMN_MOVED = "column_moved"
    COLUMN_BY_POSITION = "column_by_position"  # wrong or repeated heading, one possibility left; facts: found, expected
    COLUMN_NOT_READ = "column_not_read"  # wrong or repeated heading, more than one possibility
    ROW_MISSING = "row_missing"  # facts: row
    ROW_ADDED = "row_added"
    ROW_MOVED = "row_moved"
    ROW_RENAMED = "row_renamed"  # facts: found, expected
    ROW_REPEATED = "row_repeated"
    ROW_HIDDEN = "row_hidden"
    ROW_NOT_ASKED = "row_not_asked"  # figures in a row that the form only heads others with; facts: row, count
    MEASURE_CONVERTED = "measure_converted"  # facts: found, expected, factor
    MEASURE_CHANGED = "measure_changed"  # facts: found, expected; no conversion known
    # cells; facts: found
    NOT_A_NUMBER = "not_a_number"
    AMBIGUOUS_NUMBER = "ambiguous_number"  # facts: found, read_as, or_as
    DATE_FOR_NUMBER = "date_for_number"
    FORMULA_ERROR = "formula_error"
    NO_CACHED_VALUE = "no_cached_value"
    NOT_AVAILABLE = "not_available"
    NUMBER_WITH_WORDS = "number_with_words"  # "12 vụ"; facts: found, read_as
    ESTIMATED = "estimated"  # "≈ 30", "ước 1.200"; facts: found, read_as
    TYPED_OVER_FORMULA = "typed_over_formula"
    SHOWN_SCALED = "shown_scaled"  # stored 12000000, shown as 12 by its format; facts: found, shown, measure
    EXISTENCE_NOTE = "existence_note"  # the unit's own note that it was set up or dissolved; facts: text, year


@dataclass(frozen=True, slots=True, kw_only=True)
class Oddity:
    """One odd thing at one place, with the facts in plain words and numbers."""

    kind: OddityKind
    at: Place
    facts: dict[str, Any] = field(default_factory=dict)
    form_cell: int | None = None  # index into Form.cells where it concerns one


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """What the top of a report says about itself; None: not in the text."""

    unit_text: str | None = None
    superior_text: str | None = None
    dated: date | None = None
    symbol: str | None = None  # "Số 15/BC-HU"
    title: str | None = None
    directives: tuple[str, ...] = ()  # symbols cited in the title lines
    span: str | None = None  # the stretch of years the title names, as `Period.text()`
    version: tuple[str, ...] = ()  # "lần 2", "bổ sung", "thay thế", folded


@dataclass(slots=True, kw_only=True)
class Submission:
    """One received file, read. `batch` is None when it holds no figures of this form (or was refused)."""

    file: str
    sha256: str
    size: int
    format: str
    kind: str = "other"  # "figures", "narrative", "both", "other"
    letterhead: Letterhead = field(default_factory=Letterhead)
    stamp: dict[str, str] = field(default_factory=dict)
    batch: Batch | None = None
    narrative: Narrative | None = None  # None: a workbook, or a document of which only the letterhead could be read
    oddities: list[Oddity] = field(default_factory=list)
    document: str = ""  # what a document states of itself, as the line of data/documents.json; "": a workbook
    list_rows: list[ListRow] = field(default_factory=list)
    origin: str = ""  # "e-mail of 2020-10-12 from a@b", "archive x.zip"
    sent: date | None = None  # the date of the e-mail it came with
    reader: str = ""
    also: tuple[str, ...] = ()  # other files of the unit whose figures are in `batch`, by `merged`

    @property
    def files(self) -> tuple[str, ...]:
        """Every file it was put together from."""
        return (self.file, *self.also)


class ListRow(NamedTuple):
    """One free row of a list sheet (a case, an event), or one note: the texts a person would compare."""

    at: Place
    texts: tuple[str, ...]
    of_list: str = ""  # the form's sheet that asks for the list; "": a note
    columns: tuple[int, ...] = ()  # of a list: the column of the form that each text answers


def readings(submission: Submission) -> Iterator[tuple[int, Reading]]:
    """Every number of a submission with the index of its form cell."""
    if submission.batch is None:
        return
    for index in range(len(submission.batch.values)):
        reading = submission.batch.at(index, submission.file)
        if isinstance(reading, Reading):
            yield index, reading
