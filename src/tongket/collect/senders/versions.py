"""Takes the workbooks of one unit, puts them in order by what they say of themselves, never by file times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from tongket.collect.letterhead import version_of
from tongket.collect.submission import Submission
from tongket.wording.fold import fold

REPLACES, FINAL, MENDED, FIRST, DRAFT = 1000, 900, 500, 1, 0
RANKS = {
    "thay the": REPLACES,
    "chinh thuc": FINAL,
    "final": FINAL,
    "ban cuoi": FINAL,
    "lan cuoi": FINAL,
    "moi nhat": FINAL,
    "chinh sua": MENDED,
    "sua doi": MENDED,
    "da sua": MENDED,
    "dieu chinh": MENDED,
    "ban sua": MENDED,
    "gui lai": MENDED,
    "bo sung": MENDED,
    "dinh chinh": MENDED,
    "sua": MENDED,  # alone in brackets
    "du thao": DRAFT,
    "ban nhap": DRAFT,
}
# "12-10-2020", "12102020" or "2020.10.12" in a name. "Đến 31-12-2020" is until when the figures are.
DAY_FIRST = re.compile(r"(?<!\d)(?P<day>\d{1,2})(?P<gap>[-._]?)(?P<month>\d{1,2})(?P=gap)(?P<year>20\d\d)(?!\d)")
YEAR_FIRST = re.compile(r"(?<!\d)(?P<year>20\d\d)(?P<gap>[-._]?)(?P<month>\d\d)(?P=gap)(?P<day>\d\d)(?!\d)")
OF_THE_FIGURES = re.compile(r"\b(?:den|tu)(?: (?:het )?ngay)?[ _-]*$")
IN_WORDS = {"hai": 2, "ba": 3}
WHOLE = 0.8  # a supplement with this share of the other's figures is a whole report


class Standing(NamedTuple):
    """What decides between two versions, strongest first."""

    version: int
    dated: date
    sent: date
    named: date


def standing_of(submission: Submission) -> Standing:
    """Words of a version in the title or the file name, then the letterhead's date, the e-mail's, and the name's."""
    stem = submission.file.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    words = submission.letterhead.version or version_of(stem)
    days = (submission.letterhead.dated, submission.sent, _day_in(fold(stem)))
    return Standing(_rank(words), *(day or date.min for day in days))


def newest_first(submissions: Sequence[Submission]) -> list[Submission]:
    """The newest version, then the older ones. What nothing decides goes by figures, then by name."""
    ordered = sorted(submissions, key=lambda submission: submission.file)
    ordered.sort(key=lambda submission: (standing_of(submission), figures_in(submission)), reverse=True)
    return ordered


def are_undecided(one: Submission, other: Submission) -> bool:
    """Whether nothing the two say tells which is newer. A day in only one of two names tells nothing."""
    here, there = standing_of(one), standing_of(other)
    if date.min in (here.named, there.named):
        here, there = here._replace(named=date.min), there._replace(named=date.min)
    return here == there


def is_later_version(one: Submission, other: Submission) -> bool:
    """Whether `one` calls itself a later version of a whole ("lần 2", "thay thế"), not only a part mended."""
    version = standing_of(one).version
    return version > standing_of(other).version and version != MENDED


def supplements_in(submissions: Sequence[Submission]) -> frozenset[str]:
    """The files that add a part to the unit's report, or mend a part of it, rather than replacing it."""
    whole = max(map(figures_in, submissions), default=0)
    return frozenset(submission.file for submission in submissions if _is_supplement(submission, whole))


def figures_in(submission: Submission) -> int:
    """How many numbers it holds."""
    return sum(value is not None for value in submission.batch.values) if submission.batch else 0


def _is_supplement(submission: Submission, whole: int) -> bool:
    stem = submission.file.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    is_said = "bo sung" in (submission.letterhead.version, version_of(stem))
    return is_said and figures_in(submission) < WHOLE * whole


def _day_in(stem: str) -> date | None:
    """The one day that a name tells, as a program or a clerk writes it."""
    matches = [match for pattern in (DAY_FIRST, YEAR_FIRST) for match in pattern.finditer(stem)]
    found = {_day(match) for match in matches if not OF_THE_FIGURES.search(stem[: match.start()])} - {None}
    return found.pop() if len(found) == 1 else None


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def _rank(words: str | None) -> int:
    if words is None:
        return FIRST
    number = re.search(r"\d+", words)
    if number:
        return int(number[0])
    return IN_WORDS.get(words.split()[-1], RANKS.get(words, FIRST))
