"""Takes the statements of a point from the best, picks of the good ones the plainest: what fits all its units."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Container, Mapping, Sequence
from itertools import chain
from statistics import median
from typing import NamedTuple

from tongket.collect.narratives.report import Statement
from tongket.draft.own_words import names_own_body, own_body
from tongket.units.unit import Unit
from tongket.wording.fold import words

_OWN_LEVEL = re.compile(
    r"\b(?:huyện|thị xã|thành phố|quận|ngành|[Ss]ở|[Tt]òa án|[Vv]iện [Kk]iểm sát|[Tt]rường|[Bb]iên phòng|Hội|Đoàn|"
    r"cụm xã|xã nào|năm học|thẩm phán|chiến sĩ)\b"
)
_DETAIL = re.compile(
    r"\b(?:như|nhất là|trong đó|chẳng hạn|điển hình|cứ|hễ|bà con|mong|tháng|ngày|quý)\b|[“\"(:]", re.IGNORECASE
)
_LEANS = re.compile(  # on the sentence before it
    r"\b(?:ấy|này|kể trên|trên đây)\b|^(?:\w+ ){0,2}cũng\b|"
    r"(?<!trong )(?<!từ )(?<!do )(?<!sau )(?<!theo )(?<!nhờ )(?<!nơi )(?<!việc )\bđó\b",
    re.IGNORECASE,
)
_COURSE = re.compile(
    r"\b(?:tăng(?! cường)|giảm(?! nghèo| thiểu| nhẹ)|chững lại|(?:một|quá) nửa|gấp đôi)\b", re.IGNORECASE
)
_NAME = re.compile(r"(?<=[a-zà-ỹ,] )[A-ZĐÀ-Ỹ]\w+(?: [A-ZĐÀ-Ỹ]\w+)+")
_SHORT, _LONG = 40, 160  # letters: a shorter one says too little, a longer one more than the point
_AS_FAR = 1.5  # the way from the best statement to the last
_A_DETAIL = 0.2
# Details that a body of its own kind, leaning on what went before, and the course of its own figures come to: "hầu như
# không tăng" of one unit may stand beside a total that grew.
_OWN_BODY, _LEANING, _OWN_COURSE = 3, 4, 3
_UNHEARD, _APART = 3, 1.5
_TOO_MANY = 8  # details: more make it a tale of one place
_TOO_FAR = 1.7  # of way, details and strange words together: what is said so fits hardly any other unit
_STRANGE = 0.8  # at most: words alone do not make it the unit's own, where few wrote
_MOST_COMPARED = 60
_FEW = 8  # statements: of fewer, the last is hardly farther than the first
_FEWEST_ROUND_A_CENTRE = 3  # statements
_HARDLY = 0.5  # of what the others' words have in common: a sentence with less tells another thing


class Best(NamedTuple):
    """The statement that tells a point best, and what it comes to. `is_own`: too much of it is its own unit's."""

    statement: Statement
    words: str
    is_own: bool


def best_words(
    best_first: Sequence[Statement],
    said: Callable[[Statement], str | None],
    common: Container[str],
    units: Mapping[str, Unit],
) -> Best | None:
    """What the best fitting statement comes to as `said`; None where none near the centre can. Ties go to the better.

    `common` are the folded words that several units use: a sentence of other words tells of its own unit.
    """
    sample = best_first[:_MOST_COMPARED]
    alike = said_by_several(best_first)
    beside = beside_the_point(best_first)
    ranked = []
    for place, each in enumerate(sample):
        text = said(each) if each not in beside else None
        if text is not None:
            details = _details(text, units[each.unit])
            off = _AS_FAR * place / max(len(sample), _FEW) + _A_DETAIL * details
            strange = _own_share(text, common, alike)
            is_off = details > _TOO_MANY or off + min(strange, _STRANGE) > _TOO_FAR
            is_own = is_off or names_own_body(text, units[each.unit])
            ranked.append((is_own, off + strange, place, each, text))
    if not ranked:
        return None
    is_own, _, _, each, text = min(ranked)
    return Best(each, text, is_own)


def beside_the_point(best_first: Sequence[Statement]) -> frozenset[Statement]:
    """Of the farther half, those that share hardly a word: "vốn còn dàn trải" among four on who knows computers."""
    if len(best_first) < _FEWEST_ROUND_A_CENTRE:
        return frozenset()
    alike = said_by_several(best_first)
    shares = [_share_in(words(each.text), alike) for each in best_first]
    least, half = _HARDLY * median(shares), len(best_first) // 2
    return frozenset(each for each, share in list(zip(best_first, shares, strict=True))[half:] if share < least)


def _share_in(own: Collection[str], alike: Container[str]) -> float:
    return sum(word in alike for word in own) / len(own) if own else 0.0


def said_by_several(statements: Sequence[Statement]) -> frozenset[str]:
    """Words that more than one unit makes this point with."""
    by_unit: dict[str, set[str]] = {}
    for each in statements[:_MOST_COMPARED]:
        by_unit.setdefault(each.unit, set()).update(words(each.text))
    counted = Counter(chain.from_iterable(by_unit.values()))
    return frozenset(word for word, units in counted.items() if units > 1)


def _own_share(text: str, common: Container[str], alike: Container[str]) -> float:
    """Words that no other unit uses, and words that no other makes the point with: "thư viện, bảo tàng" of one body."""
    own = words(text)
    if not own:
        return 0.0
    return sum(_UNHEARD * (word not in common) + _APART * (word not in alike) for word in own) / len(own)


def _details(text: str, unit: Unit) -> float:
    """How much it tells that the others would not: names, bodies of its own kind, examples, length."""
    body = own_body(unit)
    own = len(body.findall(text)) if body is not None else 0
    found = len(_OWN_LEVEL.findall(text)) + len(_DETAIL.findall(text)) + 2 * len(_NAME.findall(text))
    found += _OWN_BODY * own + _LEANING * len(_LEANS.findall(text)) + _OWN_COURSE * len(_COURSE.findall(text))
    is_short = len(text) < _SHORT
    return found + 3 * is_short + max(0, len(text) - _LONG) / 60
