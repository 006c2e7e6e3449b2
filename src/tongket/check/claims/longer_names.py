"""Takes a number linked by its measure alone, makes whether what it counts has a longer name: "14 điểm trường"."""

from __future__ import annotations

from tongket.check.claims.by_figure import noun_of
from tongket.check.claims.resolved import Resolved
from tongket.wording.prose_words import prose_words
from tongket.wording.same_things import empty_words


def has_a_longer_name(made: Resolved) -> bool:
    """ "14 điểm cầu" are no "điểm thu": right behind the measure goes on a word that the line does not have."""
    if made.line is None or made.named or not made.line.has_own_measure:
        return False
    inside, (first, at) = made.inside, noun_of(made.inside, made.mention)
    if at <= first or at >= inside.bounds[made.mention.sentence][1] or not inside.tokens[at].is_word:
        return False
    is_function = prose_words()["function"].starting_at(inside.keys, at) is not None
    return not is_function and inside.keys[at] not in empty_words() | made.line.syllables
