"""Takes a sentence, makes its meaning: the ideas and words it consists of, each with what it weighs in the sentence."""

from __future__ import annotations

from collections.abc import Sequence
from sys import intern
from typing import TypeAlias

from tongket.consolidate.ideas import NOTHING, Idea, Said, broad, ideas_in, implied, phrasebook
from tongket.consolidate.phrases import MAIN, Words, is_without_marks, spelled, word_lists, words_of
from tongket.consolidate.wordings import Wording, wording_of
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
    return read(text)[0]


def read(text: str) -> tuple[Meaning, Wording]:
    """What a sentence means, and how it is worded."""
    words, said = _said_in(text)
    meaning = _ideas(words, said)
    _add_words(meaning, words, said)
    return meaning, wording_of(words)


def ideas_of(text: str) -> Meaning:
    """The ideas of a sentence alone."""
    return _ideas(*_said_in(text))


def _said_in(text: str) -> tuple[Words, list[Said]]:
    words = words_of(text)
    is_folded = is_without_marks(text)
    if is_folded:
        words = words._replace(texts=[fold(word) for word in words.texts])
    return words, ideas_in(words.texts, words.fillers, phrasebook(is_folded))


def _ideas(words: Words, said: Sequence[Said]) -> Meaning:
    meaning: Meaning = {}
    for one in said:
        if one.idea.kind != NOTHING:
            weight = WEIGHTS[one.idea.kind] * (BROAD_SHARE if one.idea in broad() else 1.0)
            _add_idea(meaning, one.idea, weight * max(words.weights[at] for at in one.places()) / MAIN)
    return meaning


def _add_idea(meaning: Meaning, idea: Idea, weight: float) -> None:
    _raise(meaning, idea, weight)
    for wider in implied().get(idea.name, ()):
        _raise(meaning, wider, weight * WIDER)


def _raise(meaning: Meaning, what: Idea | str, weight: float) -> None:
    meaning[what] = max(weight, meaning.get(what, 0.0))


def _add_words(meaning: Meaning, words: Words, said: Sequence[Said]) -> None:
    covered = {at for one in said if one.idea.kind != "who" for at in one.places()}
    texts, weights, names, fillers = words
    last = len(texts) - 1
    for at, text in enumerate(texts):
        if names[at] and at not in covered:
            continue
        if at not in covered and not fillers[at]:
            _raise(meaning, intern(text), WORD * weights[at] / MAIN)
        if at < last and not names[at + 1] and not (fillers[at] and fillers[at + 1]):
            _raise(meaning, intern(f"{text} {texts[at + 1]}"), PAIR * weights[at] / MAIN)


def leans(text: str) -> bool:
    """Whether a sentence is to be read with the one before it: "Trong đó …", "Riêng năm 2020 …"."""
    opening = tuple(spelled(" ".join(text.split(None, 3)[:3])).replace(",", " ").split())
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
