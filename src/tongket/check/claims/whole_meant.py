"""Takes a number for which a part of the form ("Trong đó: …") seems likeliest, makes the whole where none names it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from tongket.check.claims.context import whole_sentence
from tongket.check.claims.lines import Line
from tongket.check.claims.linking import Candidate
from tongket.check.claims.resolved import Resolved
from tongket.wording.syllables import tokens

_NEARBY = 6  # tokens behind the number


def whole_meant(
    made: Resolved, chosen: Candidate, found: Iterable[Candidate], local: Iterable[str]
) -> Candidate | None:
    """ "Có 9 sản phẩm của 6 chủ thể": where nothing next to it names a part, the whole is meant."""
    whole = next((one for one in found if one.line.index in chosen.line.parents), None)
    if not (chosen.line.is_of_which and made.is_count) or whole is None or not _has_a_name(chosen.line, whole.line):
        return None
    return None if _is_spoken_of(made, chosen.line, whole.line, local) else whole


def _has_a_name(part: Line, whole: Line) -> bool:
    """Whether the part has a word or a grade that the whole has not; "xây mới" of "xây mới, sửa chữa" has none."""
    is_named = any(key[0] != "#" and not _is_word_of(whole, key) for key in part.own)
    return is_named or bool(_grades(part) - _grades(whole))


def _is_spoken_of(made: Resolved, part: Line, whole: Line, local: Iterable[str]) -> bool:
    """Whether a word that is its alone stands next to the number or before it in the sentence, or it was told."""
    inside, mention = made.inside, made.mention
    first, _ = whole_sentence(inside, mention.sentence)
    said = {thing.key for thing in inside.things_between(first, mention.quantity.first)} | set(local)
    if any(key in part.own and not _is_word_of(whole, key) for key in said):
        return True
    is_graded = _says_number_of(part, whole, inside.keys[first : mention.quantity.after + _NEARBY])
    return is_graded or any(one.line is part for one in made.earlier)


def _is_word_of(line: Line, key: str) -> bool:
    """Whether its label has the word, if in another company: "khám" of "khám bệnh"."""
    return key in line.own or line.syllables.issuperset(key.split("+"))


def _says_number_of(line: Line, other: Line, keys: Sequence[str]) -> bool:
    """ "3 sản phẩm đạt 4 sao", where the one label has "từ 4 sao" and the other "từ 3 sao"."""
    return not (_grades(line) - _grades(other)).isdisjoint(pairwise(keys))


def _grades(line: Line) -> set[tuple[str, str]]:
    """The numbers of a label, each with the word behind it."""
    return {pair for pair in pairwise(token.key for token in tokens(line.label)) if pair[0].isdigit()}
