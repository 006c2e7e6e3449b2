"""Takes a number told as "Tổng số thu …", makes the one line of the form whose label begins with these words."""

from __future__ import annotations

from tongket.check.claims.lines import Line, Plan
from tongket.check.claims.linking import Linker
from tongket.check.claims.passages import Role
from tongket.check.claims.resolved import Resolved
from tongket.wording.same_things import empty_words
from tongket.wording.syllables import composed, spelt, tokens

_TOTAL, _NUMBER = spelt("tổng"), spelt("số")
_NO_NAME = frozenset(map(spelt, ("lũy", "luỹ", "đạt")))  # "lũy kế", "đạt 412 triệu"
_FEWEST = 3  # syllables: "tổng số" alone says nothing


def total_so_called(made: Resolved, linker: Linker) -> Line | None:
    """ "Tổng số chi 3 năm là 412 triệu": of "Tổng số chi thường xuyên, đầu tư", not of one of its parts."""
    said = _name_told(made, made.mention.start)
    if len(said) < _FEWEST or said[0] != _TOTAL:
        return None
    called = [line for line in linker.others if line.plan is not Plan.SET and _label(line)[: len(said)] == said]
    return called[0] if len(called) == 1 else None


def number_so_called(made: Resolved, linker: Linker) -> Line | None:
    """ "Số chi lũy kế ba năm 412 triệu": the row is called "Tổng số chi …", and none "Số chi …"."""
    said = _name_told(made, made.mention.before[0])
    if len(said) < _FEWEST - 1 or said[0] != _NUMBER:
        return None
    labels = [(line, _label(line)) for line in linker.others if line.plan is not Plan.SET]
    called = [line for line, label in labels if label[: len(said) + 1] == [_TOTAL, *said]]
    is_other = any(label[: len(said)] == said for _, label in labels)
    return called[0] if len(called) == 1 and not is_other else None


def is_a_total_of_another_name(made: Resolved) -> bool:
    """ "Tổng số chi mua sắm", where the line is "Chi dự phòng": most of what is summed is not the line's."""
    opening = made.mention.before[0]
    is_opened = made.inside.keys[opening] in (_TOTAL, _NUMBER)
    name = _name_told(made, opening if is_opened else made.mention.start)
    is_called = made.mention.role is Role.TOTAL or (is_opened and made.mention.role is Role.COUNT)
    said = set(name) - {_TOTAL, _NUMBER} if is_called else set()
    return made.line is not None and len(said) > 1 and len(said - made.line.syllables) * 2 > len(said)


def _name_told(made: Resolved, first: int) -> list[str]:
    """From there up to a time, a mark, a number or a word that no name has."""
    inside, mention = made.inside, made.mention
    start = inside.tokens[first].start
    time = next((time.start for time in inside.times if time.start > start), len(inside.text))
    told = [at for at in range(first, mention.quantity.first) if inside.tokens[at].start < time]
    keys = [inside.keys[at] for at in told]
    ending = (empty_words() | _NO_NAME) - {_TOTAL, _NUMBER}
    ends = (at for at, key in enumerate(keys) if not key[0].isalpha() or key in ending)
    return keys[: next(ends, len(keys))]


def _label(line: Line) -> list[str]:
    return [token.key for token in tokens(composed(line.label)) if token.is_word]
