"""Takes a point, a sentence a language model made of it and the sources it names; makes the sentence, or a refusal.

A sentence is kept only if it names every source it was given, and every number, name and symbol in it stands in them.
What is refused costs nothing: the point keeps its best existing sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tongket.collect.narratives.report import Statement
from tongket.consolidate.point import Point
from tongket.consolidate.wording_facts import names_in, numbers_in, symbols_in, turning_words_in
from tongket.wording.fold import normal

_MOST_SOURCES = 12  # statements given for one point: the first of each wording
_LONGEST = 600  # letters
_NOT_PROSE = re.compile(r"[\n\r\t\x00-\x08*#`<>{}\[\]|]")


class Reason(StrEnum):
    """Why a sentence is not kept."""

    EMPTY = "empty"
    NOT_PROSE = "not_prose"
    TOO_LONG = "too_long"
    SOURCE_DROPPED = "source_dropped"
    SOURCE_INVENTED = "source_invented"
    NUMBER = "number"
    SYMBOL = "symbol"
    NAME = "name"
    TURNED = "turned"  # a "không", "tăng", "tất cả" that no source says


@dataclass(frozen=True, slots=True)
class Refusal:
    """A sentence that is dropped: why, and over what."""

    reason: Reason
    what: str = ""


def sources_of(point: Point) -> dict[str, Statement]:
    """The statements a point is re-worded from, by the ids the model must give back; each wording once."""
    texts = {normal(statement.text): statement for statement in reversed(point.statements)}
    chosen = list(reversed(texts.values()))[:_MOST_SOURCES]
    return {f"s{number}": statement for number, statement in enumerate(chosen, start=1)}


def kept(point: Point, sentence: str, cited: Sequence[str]) -> str | Refusal:
    """The sentence with its spaces put right, or why it is dropped."""
    plain = " ".join(sentence.split(" "))
    given = sources_of(point)
    told = " \n ".join(statement.text for statement in given.values())
    return next(_refusals(plain.strip(), cited, set(given), told), plain.strip())


def _refusals(sentence: str, cited: Sequence[str], given: set[str], told: str) -> Iterator[Refusal]:
    """Everything against a sentence, the gravest first."""
    yield from _of_form(sentence)
    yield from (Refusal(Reason.SOURCE_DROPPED, each) for each in sorted(given - set(cited)))
    yield from (Refusal(Reason.SOURCE_INVENTED, each) for each in sorted(set(cited) - given))
    for reason, facts in (
        (Reason.SYMBOL, symbols_in),
        (Reason.NUMBER, numbers_in),
        (Reason.NAME, names_in),
        (Reason.TURNED, turning_words_in),
    ):
        known = facts(told)
        yield from (Refusal(reason, typed) for fact, typed in facts(sentence).items() if fact not in known)


def _of_form(sentence: str) -> Iterator[Refusal]:
    if not any(letter.isalpha() for letter in sentence):
        yield Refusal(Reason.EMPTY)
    if found := _NOT_PROSE.search(sentence):
        yield Refusal(Reason.NOT_PROSE, repr(found[0]))
    if len(sentence) > _LONGEST:
        yield Refusal(Reason.TOO_LONG, str(len(sentence)))
