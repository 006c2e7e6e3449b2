"""Takes a sum and a line that is one, makes whether the words before the number call the line by its whole name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from tongket.check.claims.lines import Line
from tongket.check.claims.passages import Role
from tongket.check.claims.resolved import Resolved
from tongket.wording.syllables import tokens


def is_called(made: Resolved, line: Line, others: Iterable[Line]) -> bool:
    """ "Tổng vốn huy động": the sum itself, where no words of its parts' names stand there."""
    if made.mention.role is not Role.TOTAL or not line.is_whole:
        return False
    said = made.inside.keys[slice(*made.mention.before)]
    parts = (one for one in others if line.index in one.parents)
    return _is_within(_name(line), said) and not any(_share_a_pair(said, _name(part)) for part in parts)


_IN_BRACKETS = re.compile(r"\([^()]*\)")


def _name(line: Line) -> tuple[str, ...]:
    """The syllables of its label, what stands in brackets left out."""
    return tuple(token.key for token in tokens(_IN_BRACKETS.sub(" ", line.label)) if token.is_word)


def _is_within(name: tuple[str, ...], said: Sequence[str]) -> bool:
    return bool(name) and any(tuple(said[at : at + len(name)]) == name for at in range(len(said)))


def _share_a_pair(said: Sequence[str], name: Sequence[str]) -> bool:
    return not set(pairwise(said)).isdisjoint(pairwise(name))
