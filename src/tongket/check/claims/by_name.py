"""Takes a number no line was found for, makes every line that words around it name, where its digits tell enough."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tongket.check.claims.context import Context
from tongket.check.claims.digits import digits_of
from tongket.check.claims.lines import FormLines, Line, Plan, common_bases
from tongket.check.claims.measures import Counted, Fit, fit_of
from tongket.check.claims.passages import Role
from tongket.check.claims.resolved import Resolved
from tongket.directive.form import Rule
from tongket.wording.quantities import Form
from tongket.wording.same_things import things_done

_NEXT_TO_IT, _IN_SENTENCE, _ANYWHERE = 2, 3, 4  # digits it takes with a word of the line there
_IN_ANOTHER_MEASURE, _MANY = 3, 5
_FEW = 3  # lines of one measure


def lines_named(made: Resolved, lines: FormLines) -> Iterator[tuple[Line, Fit]]:
    """Lines that may be told so, each with how its measure fits."""
    if made.context is None or made.counted is None or made.mention.role is Role.SHARE:
        return
    digits = digits_of(made.mention.quantities)
    found = _of_words(_words(made.context, digits), lines)
    found |= _named_alone(made, lines) | _of_parts(made, lines)
    yield from _labelled(made, lines, digits)
    if digits >= _NEXT_TO_IT and not made.context.modifier:
        found |= _of_rare_measure(made.counted, lines, digits) | _top_of_measure(made.counted, lines, digits)
    for index in sorted(found):
        line = lines.lines[index]
        fit = (
            _UNSAID if _says_no_measure(line, made, digits) else fit_of(line, made.counted, made.mention.quantity.form)
        )
        if _is_told_so(line, made) and (fit.fit or _is_in_another_measure(line, made, digits)):
            yield line, fit


def is_spoken_of(made: Resolved) -> bool:
    """Whether a word of its line stands anywhere around it."""
    if made.line is None or made.context is None:
        return False
    return any(key in made.line.own and key not in things_done() for key in made.context.together)


def telling_words(line: Line) -> frozenset[str]:
    """Its own, those of what it is counted in and of what is done apart."""
    return frozenset(key for key in line.own if key[0] != "#" and key not in things_done())


def is_longer_name(line: Line, other: Line) -> bool:
    """Whether the other's name is but a part of it: "diện tích lúa cho thuê" and "diện tích lúa"."""
    longer, shorter = ({syllable for key in telling_words(one) for syllable in key.split("+")} for one in (line, other))
    return shorter < longer


def is_wholly_named(line: Line, made: Resolved) -> bool:
    """Whether every telling word of the line stands next to the number."""
    own = telling_words(line)
    return made.context is not None and bool(own) and all(key in made.context.local for key in own)


def _words(context: Context, digits: int) -> Mapping[str, float]:
    if digits >= _ANYWHERE:
        return context.together
    return (
        {**context.near, **context.local} if digits >= _IN_SENTENCE else context.local if digits >= _NEXT_TO_IT else {}
    )


def _of_words(words: Mapping[str, float], lines: FormLines) -> set[int]:
    telling = (key for key in words if key not in things_done())
    return {index for key in telling for index in lines.by_key.get(key, ()) if key in lines.lines[index].own}


def _labelled(made: Resolved, lines: FormLines, digits: int) -> Iterator[tuple[Line, Fit]]:
    """ "Phản ánh: 194 lượt": the line opens with the measure, the number has but a word for how often."""
    assert made.counted is not None
    if digits >= _NEXT_TO_IT and made.counted.noun and made.mention.role in (Role.COUNT, Role.TOTAL):
        bases = {base for base, fit in made.counted.labelled.items() if fit == 1 and base not in common_bases()}
        alike = (line for line in lines.lines if line.counted is not None and line.counted.base in bases)
        yield from ((line, Fit(1.0)) for line in alike if line.plan is Plan.NONE)


def _of_parts(made: Resolved, lines: FormLines) -> set[int]:
    """ "17 trong 18 thôn": fractions of the same thing, where it is not all of them."""
    assert made.counted is not None
    told = made.mention.quantity
    if made.mention.role is not Role.FRACTION or told.whole in (None, told.value) or not made.counted.noun:
        return set()
    of_parts = (line for line in lines.lines if line.rule is Rule.N_OF_N)
    return {line.index for line in of_parts if line.syllables.issuperset(made.counted.noun)}


def _named_alone(made: Resolved, lines: FormLines) -> set[int]:
    """ "tiết kiệm được gần 1,4 tỷ đồng": one line alone has the word next to it and is counted in money too."""
    assert made.context is not None and made.counted is not None
    if made.counted.stated is None or made.mention.role is not Role.COUNT:
        return set()
    telling = [key for key in made.context.local if key not in things_done() and "+" in key]
    alone = [found for key in telling if len(found := _owners(key, lines)) == 1]
    return {index for found in alone for index in found}


def _owners(key: str, lines: FormLines) -> list[int]:
    owners = (lines.lines[index] for index in lines.by_key.get(key, ()) if key in lines.lines[index].own)
    return [line.index for line in owners if line.plan is Plan.NONE]


def line_in_another_scale(made: Resolved, lines: FormLines) -> Iterator[tuple[Line, Fit]]:
    """Lines a number of money may mean though "tỷ" is told for "triệu": named alone, with digits enough to know it."""
    if made.context is None or made.counted is None or digits_of(made.mention.quantities) < _ANYWHERE:
        return
    for index in sorted(_named_alone(made, lines)):
        fit = fit_of(lines.lines[index], made.counted, made.mention.quantity.form)
        if fit.fit:
            yield lines.lines[index], fit


def _of_rare_measure(counted: Counted, lines: FormLines, digits: int) -> set[int]:
    """ "60 trường": few lines are counted so."""
    bases = {
        base for base, fit in counted.fits.items() if (fit == 1 or digits >= _ANYWHERE) and base not in common_bases()
    }
    alike = {line.index for line in lines.lines if line.counted is not None and line.counted.base in bases}
    return alike if len(alike) <= _FEW else set()


def _top_of_measure(counted: Counted, lines: FormLines, digits: int) -> set[int]:
    """ "Xảy ra 161 vụ": of the one line counted so that all others counted so are parts of."""
    bases = {base for base, fit in counted.fits.items() if fit == 1}
    alike = {line.index: line for line in lines.lines if line.counted is not None and line.counted.base in bases}
    tops = {index for index, line in alike.items() if line.parents.isdisjoint(alike) and line.plan is Plan.NONE}
    return tops if len(tops) == 1 and digits >= _IN_SENTENCE else set()


def _is_told_so(line: Line, made: Resolved) -> bool:
    """A rate is told in per cent, a count is not."""
    role, is_percent = made.mention.role, made.mention.quantity.form in (Form.PERCENT, Form.POINTS)
    return role in (Role.CHANGE, Role.DIFFERENCE) or line.is_rate == is_percent


_UNSAID = Fit(1.0)


def _says_no_measure(line: Line, made: Resolved, digits: int) -> bool:
    """ "Trung ương 17.312,5": so many digits, without their "triệu đồng", behind the line's own words."""
    assert made.context is not None and made.counted is not None
    is_bare = made.counted.stated is None and not made.counted.noun and not made.mention.quantity.is_scaled
    is_named = any(key in line.own and key not in things_done() for key in made.context.local)
    return made.mention.role is Role.COUNT and is_bare and is_named and digits >= _ANYWHERE


def _is_in_another_measure(line: Line, made: Resolved, digits: int) -> bool:
    """ "xây mới nhà cho 135 hộ" of a line counted in "căn"."""
    assert made.context is not None and made.counted is not None
    is_plain = made.counted.stated is None and line.counted is not None and line.counted.scale == 1
    is_count = made.mention.role is Role.COUNT and not made.mention.quantity.is_scaled and bool(made.counted.noun)
    words = {**made.context.near, **made.context.local} if digits >= _MANY else made.context.local
    is_named = any(key in line.own and key not in things_done() for key in words)
    return is_plain and is_count and is_named and digits >= _IN_ANOTHER_MEASURE
