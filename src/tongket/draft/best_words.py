"""Takes the statements of a point from the best, picks of the good ones the plainest: what fits all its units."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence

from tongket.collect.narrative_report import Statement
from tongket.wording.fold import words

_OWN_LEVEL = re.compile(
    r"\b(?:huyện|thị xã|thành phố|quận|ngành|[Ss]ở|[Tt]òa án|[Vv]iện [Kk]iểm sát|[Tt]rường|[Bb]iên phòng|Hội|Đoàn|"
    r"cụm xã|xã nào|năm học|thẩm phán|chiến sĩ)\b"
)
_DETAIL = re.compile(
    r"\b(?:như|nhất là|trong đó|chẳng hạn|điển hình|cứ|hễ|bà con|tháng|ngày|quý)\b|[“\"(:]", re.IGNORECASE
)
_NAME = re.compile(r"(?<=[a-zà-ỹ,] )[A-ZĐÀ-Ỹ]\w+(?: [A-ZĐÀ-Ỹ]\w+)+")
_SHORT, _LONG = 40, 160  # letters: a shorter one says too little, a longer one more than the point
_AS_FAR = 1.5  # the way from the best statement to the last
_A_DETAIL = 0.2
_MOST_COMPARED = 60


def best_words(
    best_first: Sequence[Statement], said: Callable[[Statement], str | None], common: Container[str]
) -> str | None:
    """What the best fitting statement comes to as `said`; None where none can be said. Ties go to the better.

    `common` are the folded words that several units use: a sentence of other words tells of its own unit.
    """
    sample = best_first[:_MOST_COMPARED]
    ranked = [
        (_AS_FAR * place / len(sample) + _A_DETAIL * _details(text) + _own_share(text, common), place, text)
        for place, each in enumerate(sample)
        if (text := said(each)) is not None
    ]
    return min(ranked)[2] if ranked else None


def _own_share(text: str, common: Container[str]) -> float:
    own = words(text)
    return 3 * sum(word not in common for word in own) / len(own) if own else 0.0


def _details(text: str) -> float:
    """How much it tells that the others would not: names, bodies of one level, examples, length."""
    found = len(_OWN_LEVEL.findall(text)) + len(_DETAIL.findall(text)) + 2 * len(_NAME.findall(text))
    is_short = len(text) < _SHORT
    return found + 3 * is_short + max(0, len(text) - _LONG) / 60
