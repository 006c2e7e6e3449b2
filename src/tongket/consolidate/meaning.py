"""Takes a sentence, makes its meaning: the ideas and words it consists of, each with what it weighs in the sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from tongket.consolidate.ideas import NOTHING, Idea, Said, broad, ideas_in, implied, phrasebook
from tongket.consolidate.phrases import MAIN, Word, is_without_marks, word_lists, words_of
from tongket.wording.fold import fold

Meaning: TypeAlias = "dict[Idea | str, float]"  # an idea, a word, or two words that follow each other

WEIGHTS = {"act": 1.0, "state": 1.0, "field": 0.9, "thing": 0.9, "who": 0.2, "course": 0.35}
PASSING = ("who", "course")  # kinds that say by whom or which way, not what
WORD, PAIR = 0.3, 0.45
BROAD_SHARE = 0.5  # of the weight of an idea that seldom is the point
WIDER = 0.35  # the share that an idea gives to the wider ideas it speaks of as well
TAKEN_BY_LEANING, TAKEN_BY_EMPTY = 0.3, 0.6  # the share a sentence takes from the one before


def meaning_of(text: str) -> Meaning:
    """The ideas of a sentence, the words no idea covers, and its pairs of words."""
    words = words_of(text)
    is_folded = is_without_marks(text)
    texts = [fold(word.text) if is_folded else word.text for word in words]
    said = ideas_in(texts, [word.is_filler for word in words], phrasebook(is_folded))
    meaning: Meaning = {}
    for one in said:
        if one.idea.kind != NOTHING:
            weight = WEIGHTS[one.idea.kind] * (BROAD_SHARE if one.idea in broad() else 1.0)
            _add_idea(meaning, one.idea, weight * _clause(words, one))
    _add_words(meaning, words, texts, said)
    return meaning


def _add_idea(meaning: Meaning, idea: Idea, weight: float) -> None:
    _raise(meaning, idea, weight)
    for wider in implied().get(idea.name, ()):
        _raise(meaning, wider, weight * WIDER)


def _raise(meaning: Meaning, what: Idea | str, weight: float) -> None:
    meaning[what] = max(weight, meaning.get(what, 0.0))


def _clause(words: Sequence[Word], said: Said) -> float:
    return max(word.weight for word in words[said.start : said.end]) / MAIN


def _add_words(meaning: Meaning, words: Sequence[Word], texts: Sequence[str], said: Sequence[Said]) -> None:
    covered = {at for one in said if one.idea.kind != "who" for at in range(one.start, one.end)}
    for at, word in enumerate(words):
        if word.is_name and at not in covered:
            continue
        if at not in covered and not word.is_filler:
            _raise(meaning, texts[at], WORD * word.weight / MAIN)
        following = words[at + 1] if at + 1 < len(words) else None
        if following and not following.is_name and not (word.is_filler and following.is_filler):
            _raise(meaning, f"{texts[at]} {texts[at + 1]}", PAIR * word.weight / MAIN)


def leans(text: str) -> bool:
    """Whether a sentence is to be read with the one before it: "Trong đó …", "Riêng năm 2020 …"."""
    opening = tuple(word.text for word in words_of(text)[:3])
    return any(opening[:size] in word_lists().leaning for size in (1, 2, 3))


def read_on(meaning: Meaning, before: Meaning, *, is_leaning: bool) -> Meaning:
    """A meaning with what it takes from the sentence before: more where it has no idea of its own."""
    has_own = any(isinstance(what, Idea) and what.kind not in (*PASSING, "state") for what in meaning)
    share = (TAKEN_BY_LEANING if is_leaning else 0.0) if has_own else TAKEN_BY_EMPTY
    together = dict(meaning)
    for what, weight in before.items():
        if share and isinstance(what, Idea) and what.kind not in (*PASSING, "state"):
            _raise(together, what, weight * share)
    return together


def has_content(meaning: Meaning) -> bool:
    """Whether a sentence says anything that could be a point."""
    ideas = [what for what in meaning if isinstance(what, Idea) and what.kind not in PASSING]
    words = [what for what in meaning if isinstance(what, str) and " " not in what]
    return bool(ideas) or len(words) >= FEWEST_WORDS


FEWEST_WORDS = 2
