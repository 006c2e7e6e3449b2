"""Takes the workbooks of one unit, puts them in order by what they say of themselves, never by file times."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from tongket.collect.letterhead import DRAFTS, versions_in
from tongket.collect.submission import Submission
from tongket.wording.fold import fold

REPLACES, FINAL, MENDED, FIRST = 1000, 900, 500, 1
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
}
# "12-10-2020", "12102020" or "2020.10.12" in a name. "Đến 31-12-2020" is until when the figures are.
DAY_FIRST = re.compile(r"(?<!\d)(?P<day>\d{1,2})(?P<gap>[-._])(?P<month>\d{1,2})(?P=gap)(?P<year>20\d\d)(?!\d)")
# Two digits each: "122025" is a month and its year.
SQUEEZED = re.compile(r"(?<!\d)(?P<day>\d\d)(?P<month>\d\d)(?P<year>20\d\d)(?!\d)")
YEAR_FIRST = re.compile(r"(?<!\d)(?P<year>20\d\d)(?P<gap>[-._]?)(?P<month>\d\d)(?P=gap)(?P<day>\d\d)(?!\d)")
OF_THE_FIGURES = re.compile(r"\b(?:den|tu)(?: (?:het )?ngay)?[ _-]*$")
IN_WORDS = {"hai": 2, "ba": 3}
WHOLE = 0.8  # a supplement with this share of the other's figures is a whole report


class Version(NamedTuple):
    """What the words say: "đính chính lần 2" is the second of the mended, "lần 2 (đã sửa)" a mended second."""

    is_final: bool  # no draft
    first: int
    then: int


class Standing(NamedTuple):
    """What decides between two versions, strongest first."""

    version: Version
    dated: date
    sent: date
    named: date


def standing_of(submission: Submission) -> Standing:
    """Words of a version in the title or the file name, then the letterhead's date, the e-mail's, and the name's."""
    days = (submission.letterhead.dated, submission.sent, _day_in(fold(_stem(submission))))
    return Standing(_version(_words(submission)), *(day or date.min for day in days))


def newest_first(submissions: Sequence[Submission]) -> list[Submission]:
    """The newest version, then the older ones. What nothing decides goes by figures, then by name."""
    ordered = sorted(submissions, key=lambda submission: submission.file)
    ordered.sort(key=lambda submission: (standing_of(submission), figures_in(submission)), reverse=True)
    return ordered


def are_undecided(one: Submission, other: Submission) -> bool:
    """Whether nothing the two say tells which is newer. A day in only one of two names tells nothing."""
    here, there = standing_of(one), standing_of(other)
    if _are_crossed(one, other):
        return True
    if date.min in (here.named, there.named):
        here, there = here._replace(named=date.min), there._replace(named=date.min)
    return here == there


def is_newer(one: Submission, other: Submission) -> bool:
    """Whether what the two say of themselves makes `one` the newer."""
    return not are_undecided(one, other) and standing_of(one) > standing_of(other)


def is_later_version(one: Submission, other: Submission) -> bool:
    """Whether `one` calls itself a later version of a whole ("lần 2", "thay thế"), not only a part mended."""
    version = standing_of(one).version
    return version > standing_of(other).version and version.first != MENDED


def says_its_version(submission: Submission) -> bool:
    """Whether its name calls it one of several: "lần 1", "đính chính". A form may bear such a word in every title."""
    return bool(_decisive(versions_in(_stem(submission))))


def supplements_in(submissions: Sequence[Submission]) -> frozenset[str]:
    """The files that add a part to the unit's report, or mend a part of it, rather than replacing it."""
    whole = max(map(figures_in, submissions), default=0)
    return frozenset(submission.file for submission in submissions if _is_supplement(submission, whole))


def figures_in(submission: Submission) -> int:
    """How many numbers it holds."""
    return sum(value is not None for value in submission.batch.values) if submission.batch else 0


def _is_supplement(submission: Submission, whole: int) -> bool:
    told = (_decisive(submission.letterhead.version), _decisive(versions_in(_stem(submission))))
    is_said = any(words[:1] == ("bo sung",) for words in told)
    return is_said and figures_in(submission) < WHOLE * whole


def _day_in(stem: str) -> date | None:
    """The one day that a name tells, as a program or a clerk writes it."""
    matches = [match for pattern in (DAY_FIRST, SQUEEZED, YEAR_FIRST) for match in pattern.finditer(stem)]
    found = {_day(match) for match in matches if not OF_THE_FIGURES.search(stem[: match.start()])} - {None}
    return found.pop() if len(found) == 1 else None


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def _stem(submission: Submission) -> str:
    return submission.file.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def _words(submission: Submission) -> tuple[str, ...]:
    """What the title says of its version, then what the name adds: a form may bear a word in every sender's title."""
    return (*submission.letterhead.version, *versions_in(_stem(submission)))


def _decisive(words: Sequence[str]) -> tuple[str, ...]:
    """The words but for "dự thảo", which tells nothing of the order of two drafts."""
    return tuple(word for word in words if word not in DRAFTS)


def _version(words: Sequence[str]) -> Version:
    first, *others = [_rank(word) for word in _decisive(words)] or [FIRST]
    return Version(DRAFTS.isdisjoint(words), first, max(others, default=FIRST))


def _are_crossed(one: Submission, other: Submission) -> bool:
    """ "Đính chính lần 1" beside "lần 2": the word makes the one newer, the number the other."""
    here, there = (_decisive(_words(each)) for each in (one, other))
    number, its = _number(here), _number(there)
    if number is None or its is None or number == its:
        return False
    return (standing_of(one).version > standing_of(other).version) != (number > its)


def _number(words: Iterable[str]) -> int | None:
    return next((_rank(word) for word in words if word not in RANKS), None)


def _rank(word: str) -> int:
    """Of one word of a version."""
    number = re.search(r"\d+", word)
    return int(number[0]) if number else IN_WORDS.get(word.split()[-1], RANKS.get(word, FIRST))
