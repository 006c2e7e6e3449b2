"""Takes what a workbook says of itself, says whether it belongs to another review or another span of years.

Words that most workbooks share are the form's own and accuse nobody.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeVar

from tongket.collect.letterhead import citations, span_of
from tongket.collect.senders.sender import stamp_value
from tongket.collect.submission import OddityKind, Submission
from tongket.directive.review import Review
from tongket.wording.fold import fold

SLACK = 1  # years by which a title may differ: a directive of October 2010 is reviewed as "2010-2020" or "2011-2020"
Fact = TypeVar("Fact")
_YEAR = re.compile(r"(?:19|20)\d\d")
FEWEST = 3  # workbooks that make a shared wording the form's


class OtherReviews:
    """Judges every submission of one review."""

    def __init__(self, submissions: Sequence[Submission], review: Review, titles: Iterable[str] = ()) -> None:
        figures = [submission for submission in submissions if submission.batch is not None]
        symbols = [directive.symbol for directive in review.directives]
        self.numbers = {_number(cited) for symbol in symbols for cited in citations(symbol)}  # a plan's is not cited
        self.review = review
        self.usual_directives = _usual([submission.letterhead.directives for submission in figures])
        self.usual_span = _usual([submission.letterhead.span for submission in figures])
        self.ends = _ends_by_title(titles)

    def stated(self, submission: Submission) -> str | None:
        """The other review that the file names: a directive's symbol or a span; None when it is ours."""
        told = next((item for item in submission.oddities if item.kind is OddityKind.OTHER_REVIEW), None)
        if told is not None:
            return str(told.facts.get("stated", ""))
        return self._by_stamp(submission) or self._by_directives(submission) or self._by_span(submission)

    def _by_stamp(self, submission: Submission) -> str | None:
        stamped = stamp_value(submission.stamp, "review")
        symbols = citations(stamped)
        if symbols and not self._are_ours(symbols):
            return symbols[0]
        span = span_of(stamped)
        return span if span and self._is_other_span(span) else None

    def _by_directives(self, submission: Submission) -> str | None:
        symbols = submission.letterhead.directives
        if not symbols or symbols == self.usual_directives or self._are_ours(symbols) or not self.numbers:
            return None
        return symbols[0]

    def _by_span(self, submission: Submission) -> str | None:
        span = submission.letterhead.span
        if not span or span == self.usual_span:
            return None
        is_other = self._is_other_span(span) or self._is_other_year(span)
        return span if is_other or self._ends_earlier(submission.letterhead.title, span) else None

    def _is_other_year(self, span: str) -> bool:
        """ "ĐẾN HẾT NĂM 2020" where most say 2023 and the review begins with 2021: an earlier report, sent again.

        A year of the review is none: a form may have a sheet for each, and a unit may send them one by one. Where the
        year that most name is none of the review's either, the review's years were guessed, and theirs stand.
        """
        if not span.isdigit() or self.usual_span is None or not self.usual_span.isdigit():
            return False
        return not self._is_in_review(span) or not self._is_in_review(self.usual_span)

    def _ends_earlier(self, title: str | None, span: str) -> bool:
        """ "KẾT QUẢ … NĂM 2023" where that same title ends in 2024 on the blank form, though a column may say 2023.

        The title is the form's but for its years, and the form may have a sheet for each of some years; or what most
        workbooks say is what the form says.
        """
        said = _without_years(title or "")
        same = next((ends for words, ends in self.ends.items() if said.startswith(words)), None)
        ends = set().union(*self.ends.values()) if same is None else same
        is_known = same is not None or (self.usual_span is not None and _years(self.usual_span)[-1] in ends)
        return is_known and _years(span)[-1] < min(ends)

    def _is_in_review(self, year: str) -> bool:
        return self.review.span.first.year <= int(year) <= self.review.span.last.year

    def _are_ours(self, symbols: Sequence[str]) -> bool:
        return any(_number(symbol) in self.numbers for symbol in symbols)

    def _is_other_span(self, span: str) -> bool:
        """A stretch that begins or ends elsewhere; a single year only when it lies outside the review's years."""
        years = _years(span)
        first, last = self.review.span.first.year, self.review.span.last.year
        slack = SLACK if first < last else 0  # what is reported yearly is told apart by its year
        if years[0] == years[-1]:
            return not first - slack <= years[0] <= last + slack
        return abs(years[0] - first) > slack or abs(years[-1] - last) > slack


def _ends_by_title(titles: Iterable[str]) -> dict[str, set[int]]:
    """The titles of the blank form's sheets without their years, each with the years they end in."""
    ends: dict[str, set[int]] = {}
    for title in titles:
        if span := span_of(title):
            ends.setdefault(_without_years(title), set()).add(_years(span)[-1])
    return ends


def _years(span: str) -> list[int]:
    """ "2011-2020" and "2020-01-01/2020-06-30": the years they begin and end in."""
    return [int(part[:4]) for part in (span.split("/") if "/" in span else span.split("-"))]


def _without_years(title: str) -> str:
    return _YEAR.sub("", " ".join(fold(title).split()))


def _number(symbol: str) -> str:
    """ "48-CT/TW" and "48-CT" are both "48-CT"."""
    return symbol.split("/")[0].upper()


def _usual(facts: Sequence[Fact]) -> Fact | None:
    """What at least half of the workbooks say, when there are enough of them to tell."""
    said = Counter(fact for fact in facts if fact)
    if not said:
        return None
    fact, times = said.most_common(1)[0]
    return fact if times >= FEWEST and times * 2 >= len(facts) else None
