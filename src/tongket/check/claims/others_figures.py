"""Takes a number its line contradicts by far, makes whether it is just the figure of a year or a part beside it.

So many digits are no chance: the wrong row or the wrong year was copied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tongket.check.claims.digits import digits_of
from tongket.check.claims.figures import Figure, Figures
from tongket.check.claims.lines import Plan
from tongket.check.claims.resolved import Resolved

_LEAST_DIGITS = 4
_ALL_THE_TIME = (
    r"\b(?:(?:trong |của )?(?:cả|suốt|toàn bộ) (?:(?:\d|hai|ba|bốn|năm) năm(?: qua)?|giai đoạn|nhiệm kỳ|thời kỳ|kỳ)"
    r"|(?:giai đoạn|nhiệm kỳ|thời kỳ) \d{4}\s?[-–]\s?\d{4})"
)
_LED_BY_IT = re.compile(rf"{_ALL_THE_TIME}[^.,;:()\d]{{0,40}}$", re.IGNORECASE)
_FOLLOWED_BY_IT = re.compile(rf"(?:\s+[^\W\d]+){{0,4}}?\s+{_ALL_THE_TIME}\s*(?:[.,;)]|$)", re.IGNORECASE)
_WHOLE = re.compile(_ALL_THE_TIME, re.IGNORECASE)
_OF_A_YEAR = re.compile(
    r"\b(?:tăng|giảm|lên|xuống|nâng|đạt|còn|đỉnh|kỷ lục|cao điểm|(?:cao|thấp|nhiều|ít|lớn|nhỏ) nhất"
    r"|năm|sau|qua|kết thúc|bước vào|đầu(?! tư)|cuối|khởi điểm|từ|đến|quá)\b",
    re.IGNORECASE,
)


def is_figure_of_another(made: Resolved, figures: Figures) -> bool:
    """ "21.840 m² trong cả 5 năm", the last year's figure; "nội trú 66.895 lượt", that of "ngoại trú"."""
    if made.line is None or made.mention.more or digits_of(made.mention.quantities) < _LEAST_DIGITS:
        return False
    told = made.mention.quantity.value * made.times
    return any(one is not None and one.value == told for one in _beside(made, figures))


def is_of_one_of_its_years(made: Resolved, figures: Figures) -> bool:
    """ "Sau 3 năm, thu bốc xếp tăng lên 1.069 triệu": the figure of a year, told behind words of all of them."""
    if made.line is None or made.is_untimed or digits_of(made.mention.quantities) < _LEAST_DIGITS:
        return False
    told = made.mention.quantity.value * made.times
    years = (index for time, index in made.line.cells.items() if time is not None and time.is_one_year)
    is_a_year = (
        made.period is not None and not made.period.is_one_year and any(figures.at(one).value == told for one in years)
    )
    return is_a_year and _OF_A_YEAR.search(_WHOLE.sub(" ", _words_before(made))) is not None


def _beside(made: Resolved, figures: Figures) -> Iterator[Figure | None]:
    assert made.line is not None
    if not made.is_untimed and _is_told_of_all_the_time(made):
        yield from (figures.at(index) for time, index in made.line.cells.items() if time != made.period)
    if made.is_named and _is_wholly_said(made):
        parts = (line for line in figures.lines.lines if not line.parents.isdisjoint(made.line.parents))
        alike = (line for line in parts if line is not made.line and line.plan is Plan.NONE)
        yield from (figures.of(line, made.period) for line in alike)


def _is_told_of_all_the_time(made: Resolved) -> bool:
    """ "trong cả 5 năm thu 21.370 triệu"; but "sau 5 năm tăng lên 1.215 vụ" and "năm cao nhất" tell of one year."""
    before, behind = _words_before(made), made.inside.text[made.mention.quantity.end :]
    is_told = _LED_BY_IT.search(before) is not None or _FOLLOWED_BY_IT.match(behind) is not None
    return is_told and _OF_A_YEAR.search(_WHOLE.sub(" ", before)) is None


def _words_before(made: Resolved) -> str:
    """From where its sentence begins."""
    inside, mention = made.inside, made.mention
    start, end = (inside.tokens[at].start for at in (inside.bounds[mention.sentence][0], mention.quantity.first))
    return inside.text[start:end]


def _is_wholly_said(made: Resolved) -> bool:
    """Whether all words of its line are told, so that it is no other part."""
    return any(one.line is made.line and one.said == 1 == one.explained for one in made.candidates)
