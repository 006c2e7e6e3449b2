"""Takes the headings of a form's columns and of a unit's; makes which is which, and what is missing, added or moved.

A column is known by its headings, then by the period they name, then by likeness. A wrong or repeated heading is read
by its place when its neighbours leave exactly one column it could be; else the column is not read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from tongket.collect.matching.rows import ALIKE_IN_PLACE, in_order
from tongket.collect.matching.words import likeness
from tongket.periods.period import Period

ALIKE = 88.0


class Heading(NamedTuple):
    """One column, of a form or of a unit's sheet. `keys` are its headings, top first."""

    column: int
    keys: tuple[str, ...]
    text: str
    period: Period | None = None
    has_numbers: bool = True
    measure: str = ""  # the key of the measure that stands among the form's headings: "%" under "So sánh"


@dataclass(slots=True)
class ColumnMatch:
    """Form column to unit column, and the columns that do not fit."""

    columns: dict[int, int] = field(default_factory=dict)
    missing: list[Heading] = field(default_factory=list)
    added: list[Heading] = field(default_factory=list)
    moved: list[tuple[Heading, Heading]] = field(default_factory=list)
    by_position: list[tuple[Heading, Heading]] = field(default_factory=list)
    not_read: list[Heading] = field(default_factory=list)
    is_as_asked: bool = False  # heading by heading the form's, told without looking at a figure


def match_columns(asked: Sequence[Heading], sent: Sequence[Heading]) -> ColumnMatch:
    """Match the columns of a form with those of a unit's sheet, both from left to right."""
    if len(asked) == len(sent) and all(_same(one, other) for one, other in zip(asked, sent, strict=True)):
        columns = {one.column: other.column for one, other in zip(asked, sent, strict=True)}
        return ColumnMatch(columns, is_as_asked=True)
    pairs = _by_heading(asked, sent)
    match = _moved(asked, sent, pairs)
    for ones, others in _gaps(asked, sent, pairs):
        _settle_gap(ones, others, match)
    match.columns |= {asked[one].column: sent[other].column for one, other in pairs.items()}
    return match


def _by_heading(asked: Sequence[Heading], sent: Sequence[Heading]) -> dict[int, int]:
    """Pairs that no other column disputes, surest first."""
    pairs: dict[int, int] = {}
    for agree in (_same, _same_last, _alone_in_period(asked), _alike):
        _pair_where(agree, asked, sent, pairs)
    return pairs


def _alone_in_period(asked: Sequence[Heading]) -> Callable[[Heading, Heading], bool]:
    """The same period; where the form has "Kế hoạch" and "Thực hiện" of one year, a sheet's "Năm 2022" is neither."""
    planned = {heading.period for heading in asked if _begins(heading, _PLANNED)}

    def agree(one: Heading, other: Heading) -> bool:
        is_told_apart = one.period in planned and _begins(one, _DONE)
        return _same_period(one, other) and (_begins(other, _DONE) or not is_told_apart)

    return agree


_PLANNED = re.compile(r"(?:ke hoach|kh|du toan|chi tieu|muc tieu)\b")
_DONE = re.compile(r"(?:thuc hien|th)\b")


def _begins(heading: Heading, words: re.Pattern[str]) -> bool:
    return any(map(words.match, heading.keys))


def _pair_where(
    agree: Callable[[Heading, Heading], bool], asked: Sequence[Heading], sent: Sequence[Heading], pairs: dict[int, int]
) -> None:
    taken = set(pairs.values())
    found = [
        (one, other)
        for one in range(len(asked))
        for other in range(len(sent))
        if one not in pairs and other not in taken and agree(asked[one], sent[other])
    ]
    pairs |= {
        one: other
        for one, other in found
        if sum(pair[0] == one or pair[1] == other for pair in found) == 1 and not _is_repeated(sent, other)
    }


def _is_repeated(sent: Sequence[Heading], number: int) -> bool:
    """Whether another column of the sheet bears the very same headings."""
    return sum(heading.keys == sent[number].keys for heading in sent) > 1


def _same(asked: Heading, sent: Heading) -> bool:
    return bool(asked.keys) and sent.keys in (asked.keys, (*asked.keys, asked.measure))


def _same_last(asked: Heading, sent: Heading) -> bool:
    """The same lowest heading under a shorter or longer pile: merged cells come and go."""
    if not asked.keys or not sent.keys or sent.keys[-1] not in (asked.keys[-1], asked.measure):
        return False
    here, there = {*asked.keys, asked.measure}, set(sent.keys)
    return there <= here or set(asked.keys) <= there


def _same_period(asked: Heading, sent: Heading) -> bool:
    """ "Năm 2011" is "2011". Only where no word says that something else is counted."""
    if asked.period is None or asked.period != sent.period:
        return False
    return _plain_words(asked) == _plain_words(sent)


_PERIOD_WORDS = frozenset(
    re.findall(r"\w+", "nam giai doan tu den thuc hien th so lieu ky quy thang dau cuoi i ii iii iv")
)


def _plain_words(heading: Heading) -> frozenset[str]:
    words = frozenset(word for key in heading.keys for word in key.split() if not any(map(str.isdigit, word)))
    return words - _PERIOD_WORDS


def _alike(asked: Heading, sent: Heading) -> bool:
    return likeness(" ".join(asked.keys), " ".join(sent.keys)) >= ALIKE


def _moved(asked: Sequence[Heading], sent: Sequence[Heading], pairs: dict[int, int]) -> ColumnMatch:
    steady = set(in_order(sorted(pairs.items())))
    moved = [(asked[one], sent[other]) for one, other in sorted(pairs.items()) if (one, other) not in steady]
    return ColumnMatch(moved=moved)


def _gaps(
    asked: Sequence[Heading], sent: Sequence[Heading], pairs: dict[int, int]
) -> list[tuple[list[Heading], list[Heading]]]:
    """What is left of form and sheet between two pairs that kept their order."""
    taken = set(pairs.values())
    steady = [(-1, -1), *in_order(sorted(pairs.items())), (len(asked), len(sent))]
    return [
        (
            [asked[number] for number in range(first + 1, last) if number not in pairs],
            [sent[number] for number in range(low + 1, high) if number not in taken],
        )
        for (first, low), (last, high) in pairwise(steady)
    ]


def _settle_gap(ones: list[Heading], others: list[Heading], match: ColumnMatch) -> None:
    others = [other for other in others if other.keys or other.has_numbers]
    if not ones:
        match.added += [other for other in others if other.has_numbers]
    elif not others:
        match.missing += _due(ones)
    elif len(ones) == len(others):
        _by_place(ones, others, match)
    else:
        match.not_read += [other for other in others if other.has_numbers]
        if not any(other.has_numbers for other in others):
            match.missing += _due(ones)


def _due(ones: list[Heading]) -> list[Heading]:
    """Columns whose absence matters: those of figures, with a heading. Remarks may be left out."""
    return [one for one in ones if one.keys and one.has_numbers]


def _by_place(ones: list[Heading], others: list[Heading], match: ColumnMatch) -> None:
    """As many here as there: each is read by its place, unless two wrong headings side by side could be either."""
    wrong = [not _agrees(one, other) and not _is_like(one, other) for one, other in zip(ones, others, strict=True)]
    for number, (one, other) in enumerate(zip(ones, others, strict=True)):
        if wrong[number] and (wrong[number - 1 : number] == [True] or wrong[number + 1 : number + 2] == [True]):
            match.not_read.append(other)
            continue
        match.columns[one.column] = other.column
        if not _agrees(one, other):
            match.by_position.append((one, other))


def _is_like(one: Heading, other: Heading) -> bool:
    """Alike enough to be the same heading in the same place."""
    return likeness(" ".join(one.keys), " ".join(other.keys)) >= ALIKE_IN_PLACE


def _agrees(one: Heading, other: Heading) -> bool:
    return _same(one, other) or _same_last(one, other) or _same_period(one, other)
