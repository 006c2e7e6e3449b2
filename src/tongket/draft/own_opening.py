"""Takes a sentence told of several units, leaves out the circumstances it opens with that its own unit alone tells.

"Do đặc thù đô thị trung tâm, tội phạm còn diễn biến phức tạp" is true of several units without the reason, which is one
town's. What limits a sentence to a place, a time or some people stays: without it more would be said than was told.
"""

from __future__ import annotations

import re
from collections.abc import Container

from tongket.draft.common_words import whole_sentence
from tongket.wording.fold import words

_CIRCUMSTANCES = "đặc thù|đặc điểm|tính chất|vị trí|vị thế|lợi thế|điều kiện|địa bàn|địa hình"
_GOES_ON = "nên|thì|mà|song|nhưng|và|do|vì|với|lại|còn|không|chưa|từ|ở|tại|có|là"  # the reason, or is no sentence alone
_OPENING = re.compile(
    rf"^(?:do|vì|bởi|với) (?:là|có|nằm|(?:những )?(?:{_CIRCUMSTANCES}))\b(?P<told>[^,;:.()“”\"]{{3,80}}),\s+"
    rf"(?!(?:{_GOES_ON})\b|.*\bnên\b)(?=[^\W\d])",
    re.IGNORECASE,
)
_SHARED = 0.5  # of the words of an opening: so many told by others make it theirs too
_FEWEST_WORDS = 5  # of what is left


def without_own_opening(text: str, alike: Container[str]) -> str:
    """The sentence without an opening no other unit tells. `alike`: folded words that several make the point with."""
    opening = _OPENING.match(text)
    if opening is None:
        return text
    told, rest = words(opening["told"]), text[opening.end() :]
    is_theirs = sum(word in alike for word in told) >= _SHARED * len(told)
    return text if is_theirs or len(rest.split()) < _FEWEST_WORDS else whole_sentence(rest)
