"""Takes a number behind a word of rising or falling, makes whether it is all the same not what something changed by."""

from __future__ import annotations

from tongket.check.claims.passages import Mention, Passage
from tongket.check.claims.words import phrases
from tongket.wording.quantities import Form
from tongket.wording.syllables import spelt

_OF_WHAT = frozenset(map(spelt, ("của", "cho", "với", "tại", "ở", "thuộc")))
_MARKS = frozenset(",;:.()")


def is_no_change(inside: Passage, mention: Mention, direction: int) -> bool:
    """`direction` is where the word stands."""
    return (
        _is_of_what_changed(inside, mention, direction)
        or is_target_told(inside, mention)
        or _is_the_least_of_many(inside, mention)
        or _is_what_it_still_is(inside, mention, direction)
    )


def _is_of_what_changed(inside: Passage, mention: Mention, direction: int) -> bool:
    """ "giảm thời gian giải quyết của 89 thủ tục", "tăng mạnh với 45 vụ": a count, not by how much."""
    first = mention.quantity.first
    return first - 1 > direction and inside.keys[first - 1] in _OF_WHAT


def is_target_told(inside: Passage, mention: Mention) -> bool:
    """ "thấp hơn chỉ tiêu 80% tỉnh giao": the target itself; but "thấp hơn chỉ tiêu 3%" tells by how much."""
    if mention.quantity.form is not Form.PERCENT:
        return False
    first, last = mention.quantity.after, inside.bounds[mention.sentence][1]
    end = next((at for at in range(first, last) if inside.keys[at] in _MARKS), last)
    is_led = phrases("plans").ending_at(inside.keys, mention.quantity.first) is not None
    return is_led and phrases("given").is_in(inside.keys, first, end)


def _is_the_least_of_many(inside: Passage, mention: Mention) -> bool:
    """ "mức cắt giảm thấp nhất 15%"."""
    led = phrases("extremes").ending_at(inside.keys, mention.quantity.first)
    return mention.quantity.form is Form.PERCENT and led is not None


_STILL = spelt("vẫn")


def _is_what_it_still_is(inside: Passage, mention: Mention, direction: int) -> bool:
    """ "nợ thuế giảm nhưng vẫn ở mức 2,6 tỷ đồng": what is left of it."""
    return _STILL in inside.keys[direction : mention.quantity.first]
