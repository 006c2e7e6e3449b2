"""The referee's own finding of columns: takes a form sheet and a unit's sheet, makes which column is which.

By headings first, then by its place where the neighbours leave one possibility. Nothing here is shared with the reader
it judges; docs/reference/counting.md says when a column is not read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tongket.directive.form import FormSheet
from tongket.engines.plain_measures import in_brackets, turned
from tongket.engines.plain_sheets import PlainSheet
from tongket.engines.plain_words import alike, digits_in, folded, label_key, rising, words_in, words_only

TALLEST = 8  # rows of headings at most
ALIKE = 0.88  # worded otherwise anywhere
ALIKE_IN_PLACE = 0.62  # worded otherwise in its place
NUMBERING = re.compile(r"\(?\d{1,3}\)?(?:\s*=.*)?|\(?[a-z]\)")  # "(1)", "4=2+3", "(a)"
IN_BRACKETS = re.compile(r"\((?:dvt\s*:|don vi tinh\s*:)?\s*([^()]{1,30})\)")
_FIGURE = re.compile(r"-?\d[\d.,]*%?")
_YEAR = re.compile(r"(?:19|20)\d\d")
MEASURE_HEADING = re.compile(r"dvt|d\.v\.t\.?|don vi tinh|don vi|unit")


class Heading(NamedTuple):
    """A column with the keys of its headings, top first."""

    column: int
    keys: tuple[str, ...]
    measure: str = ""


def form_headings(form: FormSheet) -> list[Heading]:
    """The form's columns, left to right."""
    columns = sorted(form.columns, key=lambda column: column.column)
    return [Heading(column.column, _keys(column.path), words_only(column.measure)) for column in columns]


def first_row(form: FormSheet, sheet: PlainSheet, labels: int) -> int:
    """The first row that bears a name of the form below its headings, not above or among them; 0 where none does."""
    names = {label_key(row.label) for row in form.rows} - {""}
    asked = {key for heading in form_headings(form) for key in heading.keys}
    rows = range(len(sheet.grid))
    heads = [n for n in rows if any(_heads(sheet.at(n, c), asked) for c in range(labels + 1, sheet.width))]
    named = [n for n in rows if label_key(sheet.own_text(n, labels)) in names]
    for n in named[:3]:
        above = [head for head in heads if n - 2 * TALLEST <= head < n]
        if n not in heads and above:
            return named[0] if _has_figures(sheet, named[0], above[-1], labels) else n
    return named[0] if named else 0


def _has_figures(sheet: PlainSheet, start: int, stop: int, labels: int) -> bool:
    """Whether figures stand above those headings, which are then printed again amid the table."""
    texts = [sheet.own_text(row, column) for row in range(start, stop) for column in range(labels + 1, sheet.width)]
    return any(_FIGURE.fullmatch(text) and not _YEAR.fullmatch(text) for text in texts)


def _heads(value: object, asked: set[str]) -> bool:
    return isinstance(value, str) and words_only(value) in asked


def heading_rows(form: FormSheet, sheet: PlainSheet, first_line: int, labels: int) -> range:
    """The rows of headings above the first row found: from the first to the last with a heading of the form."""
    asked = {key for heading in form_headings(form) for key in heading.keys}
    height = max(len(form.header_rows), 1)
    found = [
        row
        for row in range(max(0, first_line - 2 * TALLEST), first_line)
        if any(words_only(sheet.own_text(row, column)) in asked for column in range(labels + 1, sheet.width))
    ]
    if not found:
        shift = first_line - min(row.row for row in form.rows)
        return range(
            max(0, min(form.header_rows, default=1) + shift), max(0, max(form.header_rows, default=0) + shift) + 1
        )
    is_stated = found[-1] + 1 < first_line and _states_measures(form, sheet, found[-1] + 1, labels)
    return range(max(0, min(found[0], found[-1] - height + 1)), found[-1] + 1 + is_stated)


def _states_measures(form: FormSheet, sheet: PlainSheet, row: int, labels: int) -> bool:
    """ "(vụ) | (nghìn đồng)" in a line of its own: words that name no row, one of them counted as the form counts."""
    beside = [value for column in range(labels + 1, sheet.width) if (value := sheet.at(row, column)) not in (None, "")]
    if sheet.own_text(row, labels) or not all(isinstance(value, str) for value in beside):
        return False
    said = [found[1] for value in beside if (found := IN_BRACKETS.fullmatch(folded(value)))]
    asked = {column.measure for column in form.columns if column.measure}
    return any(turned(one, other) is not None for one in said for other in asked)


def measure_column(form: FormSheet, sheet: PlainSheet, rows: range, labels: int) -> int | None:
    """The column headed "ĐVT"; without one, where the form has it."""
    for row in rows:
        for column in range(sheet.width):
            if MEASURE_HEADING.fullmatch(sheet.text(row, column).strip(" .:")):
                return column
    return labels + form.measure_column - form.label_column if form.measure_column else None


def sheet_headings(sheet: PlainSheet, rows: range, labels: int, measures: int | None) -> list[Heading]:
    """The columns right of the labels with their headings; where the sheet has no merged cells, headings spread."""
    filled: dict[tuple[int, int], str] = {}
    columns = [column for column in range(labels + 1, sheet.width) if column != measures]
    for row in rows:
        for column in columns:
            filled[row, column] = _text(sheet, rows, row, column, filled)
    return [Heading(column, _keys(filled[row, column] for row in rows)) for column in columns]


def stated_measure(sheet: PlainSheet, rows: range, column: int) -> str:
    """ "(triệu đồng)" in a line of its own under a heading, or at the end of one."""
    texts = [sheet.text(row, column) for row in rows]
    alone = next((found[1] for text in texts[1:] if (found := IN_BRACKETS.fullmatch(text))), "")
    return alone or next(filter(None, map(in_brackets, reversed(texts))), "")


def columns_of(asked: list[Heading], sent: list[Heading], filled: Collection[int]) -> dict[int, int]:
    """Form column number to column of the sheet. `filled` are the columns that hold figures."""
    sent = [heading for heading in sent if heading.keys or heading.column in filled]
    pairs: dict[int, int] = {}
    for agree in (_same, _same_last, _only_of_its_time(asked), _worded_otherwise):
        pairs |= _undisputed(agree, asked, sent, pairs)
    steady = [(-1, -1), *rising(list(pairs.items())), (len(asked), len(sent))]
    for low, high in pairwise(steady):
        ones = [n for n in range(low[0] + 1, high[0]) if n not in pairs]
        others = [n for n in range(low[1] + 1, high[1]) if n not in set(pairs.values())]
        if len(ones) == len(others):
            pairs |= dict(_by_place([(one, other) for one, other in zip(ones, others, strict=True)], asked, sent))
    return {asked[one].column: sent[other].column for one, other in pairs.items()}


def _keys(texts: Sequence[str] | Iterator[str]) -> tuple[str, ...]:
    """Numbering and measures in brackets head nothing; a heading that repeats the one above counts once."""
    keys: list[str] = []
    for text in map(folded, texts):
        key = words_only(text) if text else ""
        is_first = not keys
        if key and keys[-1:] != [key] and (is_first or not _heads_nothing(text)):
            keys.append(key)
    return tuple(keys)


def _heads_nothing(text: str) -> bool:
    return bool(NUMBERING.fullmatch(text) or IN_BRACKETS.fullmatch(text))


def _text(sheet: PlainSheet, rows: range, row: int, column: int, filled: dict[tuple[int, int], str]) -> str:
    """A heading cell's text; in a sheet without merged cells, the one to its left over like columns."""
    text = sheet.text(row, column)
    left = column - 1
    if text or sheet.merges or not filled.get((row, left)):
        return text
    below = range(row + 1, rows.stop)
    both_have_own = all(any(_is_heading(sheet.text(r, c)) for r in below) for c in (left, column))
    same_above = all(filled.get((r, left)) == filled.get((r, column)) for r in range(rows.start, row))
    return filled[row, left] if both_have_own and same_above else ""


def _is_heading(text: str) -> bool:
    return bool(text) and not _heads_nothing(text)


Agree = Callable[[Heading, Heading], bool]


def _undisputed(agree: Agree, asked: list[Heading], sent: list[Heading], pairs: dict[int, int]) -> dict[int, int]:
    """Pairs that agree and that no other column of either side disputes."""
    taken = set(pairs.values())
    ones = [n for n in range(len(asked)) if n not in pairs]
    others = [n for n in range(len(sent)) if n not in taken]
    found = [(one, other) for one in ones for other in others if agree(asked[one], sent[other])]
    piles = [heading.keys for heading in sent]
    return {
        one: other
        for one, other in found
        if sum(pair[0] == one or pair[1] == other for pair in found) == 1 and piles.count(piles[other]) == 1
    }


def _same(asked: Heading, sent: Heading) -> bool:
    return bool(asked.keys) and sent.keys in (asked.keys, (*asked.keys, asked.measure))


def _same_last(asked: Heading, sent: Heading) -> bool:
    """The same lowest heading under more or fewer of the same above it."""
    if not asked.keys or not sent.keys or sent.keys[-1] not in (asked.keys[-1], asked.measure):
        return False
    return set(sent.keys) <= {*asked.keys, asked.measure} or set(asked.keys) <= set(sent.keys)


def _same_time(asked: Heading, sent: Heading) -> bool:
    """ "Năm 2011" is "2011", whatever stage it stands under; another word beside the year makes another column."""
    one, other = _from_the_year(asked.keys), _from_the_year(sent.keys)
    same_words = words_in(" ".join(asked.keys)) == words_in(" ".join(sent.keys))
    return bool(one) and digits_in(one) == digits_in(other) and same_words


def _only_of_its_time(asked: Sequence[Heading]) -> Agree:
    """Of "Kế hoạch" and "Thực hiện" of one year, a year alone is neither."""
    plans = [heading for heading in asked if _says(heading, "ke hoach|kh|du toan|chi tieu|muc tieu")]

    def agree(one: Heading, other: Heading) -> bool:
        is_bare = _says(one, "thuc hien|th") and not _says(other, "thuc hien|th")
        return _same_time(one, other) and not (is_bare and any(_plans(plan, one) for plan in plans))

    return agree


def _says(heading: Heading, beginnings: str) -> bool:
    return any(re.match(rf"(?:{beginnings})\b", key) for key in heading.keys)


def _plans(plan: Heading, done: Heading) -> bool:
    """Whether the plan is for the very time: for the year, or for its same quarter or months."""
    here, there = (" ".join(heading.keys) for heading in (plan, done))
    parts = {"quy", "thang", "dau", "cuoi", "i", "ii", "iii", "iv"}
    return words_in(here) & parts == words_in(there) & parts and {*digits_in(there)} <= {*digits_in(here)}


def _from_the_year(keys: Sequence[str]) -> str:
    """The lowest heading that names a year, and what stands under it."""
    lowest = next((n for n in reversed(range(len(keys))) if re.search(r"(?:19|20)\d\d", keys[n])), len(keys))
    return " ".join(keys[lowest:])


def _worded_otherwise(asked: Heading, sent: Heading) -> bool:
    return alike(" ".join(asked.keys), " ".join(sent.keys)) >= ALIKE


def _by_place(gap: list[tuple[int, int]], asked: list[Heading], sent: list[Heading]) -> Iterator[tuple[int, int]]:
    """As many in the form as in the sheet; of two wrong headings side by side neither is read."""
    wrong = [not _could_be(asked[one], sent[other]) for one, other in gap]
    for n, pair in enumerate(gap):
        has_wrong_neighbour = True in (*wrong[max(0, n - 1) : n], *wrong[n + 1 : n + 2])
        if not (wrong[n] and has_wrong_neighbour):
            yield pair


def _could_be(asked: Heading, sent: Heading) -> bool:
    agrees = _same(asked, sent) or _same_last(asked, sent) or _same_time(asked, sent)
    return agrees or alike(" ".join(asked.keys), " ".join(sent.keys)) >= ALIKE_IN_PLACE
