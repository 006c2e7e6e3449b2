"""Takes what a report says of itself, says whether it belongs to another review or another span of years.

Only what its own title says clearly counts: everything of time it names lies elsewhere, or it names another directive.
Words that most workbooks share are the form's own and accuse nobody.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from tongket.collect.letterhead import citations
from tongket.collect.senders.sender import stamp_value
from tongket.collect.submission import Letterhead, OddityKind, Submission
from tongket.collect.title_periods import days_in, founded_in, how_many_years, span_of, spans_of
from tongket.directive.review import Review
from tongket.wording.fold import fold

SLACK = 1  # years by which a title may differ: a directive of October 2010 is reviewed as "2010-2020" or "2011-2020"
Fact = TypeVar("Fact")
_YEAR = re.compile(r"(?:19|20)\d\d")
FEWEST = 3  # workbooks that make a shared wording the form's
_REVIEWED = frozenset({"CT", "NQ", "KL"})  # acts that reviews are made of; a decision or a plan only carries one out
_PARTY = frozenset({"TW", "TU"})  # the committees whose acts are reviewed
_LOWER_BODIES = frozenset({"HU", "TXU", "QU", "DU"})  # committees whose own acts carry out those of the province


class OtherReviews:
    """Judges every submission of one review."""

    def __init__(self, submissions: Sequence[Submission], review: Review, titles: Iterable[str] = ()) -> None:
        figures = [submission for submission in submissions if submission.batch is not None]
        symbols = [cited for directive in review.directives for cited in citations(directive.symbol)]
        self.numbers = {_number(symbol) for symbol in symbols}  # a plan's is not cited
        self.kinds = _REVIEWED | {number.partition("-")[2] for number in self.numbers}
        self.bodies = {symbol.partition("/")[2] for symbol in symbols}
        self.years_of_issue = {str(directive.issued.year) for directive in review.directives if directive.issued}
        self.counts = how_many_years(review.title) | {review.span.last.year - review.span.first.year + 1}
        self.review = review
        self.usual_directives = _usual([submission.letterhead.directives for submission in figures])
        self.usual_span = _usual([next(iter(self._spans(submission.letterhead)), None) for submission in figures])
        spans = {title: span_of(title, review.span.last.year) for title in titles}
        self.ends = _ends_by_title(spans)
        self.form_spans = set(spans.values())

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
        span = span_of(stamped, self.review.span.last.year)
        return span if span and self._is_other_span(span) else None

    def _by_directives(self, submission: Submission) -> str | None:
        head = submission.letterhead
        if head.directives == self.usual_directives or self._are_ours(head.directives) or not self.numbers:
            return None
        is_so_many = bool(how_many_years(head.title or "") & self.counts)
        others = [symbol for symbol in head.directives if not (is_so_many and self._carries_out(symbol))]
        return others[0] if others and not self._is_mistyped(head) else None

    def _by_span(self, submission: Submission) -> str | None:
        head = submission.letterhead
        spans = self._spans(head)
        if self.usual_span in spans or not all(self._is_other(span, submission) for span in spans):
            return None
        return spans[0] if spans else self._by_count(head)

    def _spans(self, head: Letterhead) -> tuple[str, ...]:
        """What the title says, of stretches and years the stretches; else what the title of another sheet says."""
        title = head.title or ""
        told = spans_of(title, self.review.span.last.year)
        if self.review.span.first.year < self.review.span.last.year:
            told = tuple(span for span in told if _is_stretch(span)) or told
        return told or ((head.span,) if head.span and not spans_of(title) else ())

    def _is_other(self, span: str, submission: Submission) -> bool:
        title = submission.letterhead.title
        if self._is_other_span(span) and not self._is_of_young_unit(span, submission):
            return True
        if self._is_other_year(span) or self._is_form_of_earlier(title, span) or self._ends_earlier(title, span):
            return True
        is_earlier = self._is_part_of_years(span) or self._is_of_earlier_year(span, submission)
        return is_earlier and not self._says_it_is_ours(submission.letterhead)

    def _by_count(self, head: Letterhead) -> str | None:
        """ "SƠ KẾT 3 NĂM", signed before the last year of a review of 5: the report of an earlier one."""
        told = how_many_years(head.title or "")
        is_earlier = head.dated is not None and head.dated.year < self.review.span.last.year
        return f"{min(told)} năm" if told and is_earlier and not told & self.counts else None

    def _says_it_is_ours(self, head: Letterhead) -> bool:
        """The directive and the number of years are ours: a year of the review beside them is of something else."""
        return self._are_ours(head.directives) and bool(how_many_years(head.title or "") & self.counts)

    def _carries_out(self, symbol: str) -> bool:
        """A decision of an administration, or an act of a committee below the province; the title has our years."""
        kind, _, body = symbol.partition("-")[2].partition("/")
        return body not in self.bodies and (body in _LOWER_BODIES or (body not in _PARTY and kind not in self.kinds))

    def _is_mistyped(self, head: Letterhead) -> bool:
        """ "51-CT/TU" of the day of our 15-CT/TU; another number of the same day is another directive."""
        slips = {_in_any_order(symbol) for symbol in head.directives} & set(map(_in_any_order, self.numbers))
        days = {directive.issued for directive in self.review.directives if directive.issued}
        return bool(slips) and not days.isdisjoint(days_in(head.title or ""))

    def _is_part_of_years(self, span: str) -> bool:
        """ "6 THÁNG ĐẦU NĂM 2025" where years are asked."""
        is_of_years = self.review.span.first.year < self.review.span.last.year
        return "/" in span and is_of_years and span not in self.form_spans

    def _is_of_earlier_year(self, span: str, submission: Submission) -> bool:
        """A narrative of one year of the review, signed about then, long before the review; workbooks may come so.

        The year in which the directive was issued may be said of the directive.
        """
        dated, last = submission.letterhead.dated, self.review.span.last.year
        if submission.batch is not None or not span.isdigit() or dated is None or dated.year >= last:
            return False
        if span in self.years_of_issue:
            return False
        return dated.year - 1 <= int(span) <= dated.year

    def _is_other_year(self, span: str) -> bool:
        """ "ĐẾN HẾT NĂM 2020" where most say 2023 and the review begins with 2021: an earlier report, sent again.

        A year of the review is none: a form may have a sheet for each, and a unit may send them one by one. Where the
        year that most name is none of the review's either, the review's years were guessed, and theirs stand.
        """
        if not span.isdigit() or self.usual_span is None or not self.usual_span.isdigit():
            return False
        return not self._is_in_review(span) or not self._is_in_review(self.usual_span)

    def _is_form_of_earlier(self, title: str | None, span: str) -> bool:
        """ "KẾT QUẢ … NĂM 2023" where that same title ends in 2024 on the blank form, though a column may say 2023.

        The title is the form's but for its years, and the form may have a sheet for each of some years.
        """
        same = self._same_title(title)
        return same is not None and _years(span)[-1] < min(same)

    def _ends_earlier(self, title: str | None, span: str) -> bool:
        """Another title than the form's, where what most workbooks say is what the form says."""
        ends = set().union(*self.ends.values())
        is_known = self.usual_span is not None and _years(self.usual_span)[-1] in ends
        return is_known and self._same_title(title) is None and _years(span)[-1] < min(ends)

    def _same_title(self, title: str | None) -> set[int] | None:
        said = _without_years(title or "")
        return next((ends for words, ends in self.ends.items() if said.startswith(words)), None)

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

    def _is_of_young_unit(self, span: str, submission: Submission) -> bool:
        """A narrative on our directive that ends as the review does and says that the unit was founded when it begins.

        A title that begins later and does not say so is of another review; so is a workbook, which has columns for all.
        """
        title, years = submission.letterhead.title or "", _years(span)
        is_late = self.review.span.first.year < years[0] < years[-1] == self.review.span.last.year
        is_told = years[0] in founded_in(title) and how_many_years(title) <= self.counts
        return submission.batch is None and is_late and is_told and self._are_ours(submission.letterhead.directives)


def _ends_by_title(spans: Mapping[str, str | None]) -> dict[str, set[int]]:
    """The titles of the blank form's sheets without their years, each with the years they end in."""
    ends: dict[str, set[int]] = {}
    for title, span in spans.items():
        if span:
            ends.setdefault(_without_years(title), set()).add(_years(span)[-1])
    return ends


def _is_stretch(span: str) -> bool:
    return "-" in span and "/" not in span


def _years(span: str) -> list[int]:
    """ "2011-2020" and "2020-01-01/2020-06-30": the years they begin and end in."""
    return [int(part[:4]) for part in (span.split("/") if "/" in span else span.split("-"))]


def _without_years(title: str) -> str:
    return _YEAR.sub("", " ".join(fold(title).split()))


def _number(symbol: str) -> str:
    """ "48-CT/TW" and "48-CT" are both "48-CT"."""
    return symbol.split("/")[0].upper()


def _in_any_order(symbol: str) -> tuple[str, str]:
    """ "15-CT/TU" and "51-CT": the same digits, the same kind of act."""
    digits, _, kind = _number(symbol).partition("-")
    return "".join(sorted(digits)), kind


def _usual(facts: Sequence[Fact]) -> Fact | None:
    """What at least half of the workbooks say, when there are enough of them to tell."""
    said = Counter(fact for fact in facts if fact)
    if not said:
        return None
    fact, times = said.most_common(1)[0]
    return fact if times >= FEWEST and times * 2 >= len(facts) else None
