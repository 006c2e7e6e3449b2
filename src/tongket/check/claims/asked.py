"""Takes "kiến nghị" or "đề nghị" before a number, makes whether it names what was counted, and is no proposal.

Of "156 lượt kiến nghị" and "phản ánh, kiến nghị" the number is no aim.
"""

from __future__ import annotations

from collections.abc import Sequence

from tongket.check.claims.claim import Verdict
from tongket.check.claims.digits import digits_of
from tongket.check.claims.judging import Judged
from tongket.check.claims.passages import Passage
from tongket.check.claims.resolved import Resolved
from tongket.wording.syllables import spelt

_ASKED = {tuple(map(spelt, words.split())) for words in ("kiến nghị", "đề nghị", "đề xuất")}
_WITH = [tuple(map(spelt, words.split())) for words in ("phản ánh", "khiếu nại", "tố cáo", "ý kiến", "nguyện vọng")]
_COUNTED = frozenset(map(spelt, ("lượt", "số")))
_BETWEEN = frozenset((",", spelt("và")))


def is_asked_before(inside: Passage, at: int, end: int) -> bool:
    """Whether the words from `at` to `end` name what others asked, and not what is asked for."""
    keys = inside.keys
    if not is_asking(inside, at, end) or at == 0:
        return False
    return keys[at - 1] in _COUNTED or _is_counted(keys, at) or _is_one_of_a_list(keys, at)


def is_asking(inside: Passage, at: int, end: int) -> bool:
    """Whether it is such a word."""
    return tuple(inside.keys[at:end]) in _ASKED


def _is_counted(keys: Sequence[str], at: int) -> bool:
    """ "12 kiến nghị", "12 lượt kiến nghị"."""
    return any(key[0].isdigit() for key in keys[max(0, at - 2) : at])


def _is_one_of_a_list(keys: Sequence[str], at: int) -> bool:
    """ "phản ánh, kiến nghị", "ý kiến, kiến nghị của cử tri"."""
    before = at - 1 if keys[at - 1] in _BETWEEN else at
    return any(tuple(keys[max(0, before - len(words)) : before]) == words for words in _WITH)


_LEAST_DIGITS = 2


def is_proof(made: Resolved, judged: Judged) -> bool:
    """Whether the form has the very number, of a line that is named with it."""
    is_telling = digits_of(made.mention.quantities) >= _LEAST_DIGITS or not made.is_count_or_rate
    return judged.verdict is Verdict.AGREES and made.is_sure and is_telling
