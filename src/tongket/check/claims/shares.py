"""Takes a per cent no line was found for, makes the parts and wholes of the form it may be told of."""

from __future__ import annotations

from collections.abc import Iterator

from tongket.check.claims.digits import digits_of
from tongket.check.claims.lines import FormLines, Line
from tongket.check.claims.resolved import Resolved
from tongket.wording.same_things import things_done

_BOTH_NAMED, _ONE_NAMED = 3, 4  # digits it takes


def shares_named(made: Resolved, lines: FormLines) -> Iterator[tuple[Line, Line]]:
    """A part of what was just counted; two lines of one table and measure that are named; of one, with more digits."""
    digits = digits_of(made.mention.quantities)
    if digits < _BOTH_NAMED or made.context is None:
        return
    named = lines_spoken_of(made, lines)
    for one in made.earlier:
        yield from ((part, one.line) for part in lines.lines if one.line is not None and one.line.index in part.parents)
    for part in named:
        for whole in alike(part, lines):
            if whole in named or digits >= _ONE_NAMED:
                yield part, whole
    if digits >= _ONE_NAMED:
        for whole in named:
            yield from ((part, whole) for part in alike(whole, lines) if part not in named)


def lines_spoken_of(made: Resolved, lines: FormLines) -> list[Line]:
    """Those just counted, then those a telling word of theirs names."""
    if made.context is None:
        return []
    counted = [one.line for one in made.earlier if one.line is not None and not one.line.is_rate]
    said = (
        made.context.local
        if digits_of(made.mention.quantities) < _ONE_NAMED
        else {**made.context.near, **made.context.local}
    )
    telling = [key for key in made.context.together if key not in things_done() or key in said]
    worded = {index for key in telling for index in lines.by_key.get(key, ()) if key in lines.lines[index].own}
    return list(dict.fromkeys((*counted, *(lines.lines[index] for index in sorted(worded)))))


def rate_of_share(part: Line, whole: Line, lines: FormLines) -> Line | None:
    """The line of the form that tells the one over the other in per cent."""
    over = (part.index, whole.index)
    return next((line for line in lines.lines if line.is_rate and (line.upper, line.lower) == over), None)


def alike(line: Line, lines: FormLines) -> Iterator[Line]:
    """The other lines of its table that are counted in its measure."""
    if line.is_rate or line.counted is None:
        return
    for other in lines.lines:
        is_same = other.counted is not None and other.counted.base == line.counted.base
        if is_same and other is not line and other.sheet == line.sheet:
            yield other
