"""One point of the review: what several units say in their own words, with every sentence it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple

from tongket.collect.narratives.report import Statement
from tongket.wording.fold import fold


class Spread(NamedTuple):
    """How many units of a group make a point, of how many that told anything."""

    group: str
    units: int
    of: int


class Stretch(NamedTuple):
    """The words of a statement that make a point, where other words of it make another."""

    statement: Statement
    start: int  # in the statement's own text
    end: int

    def alone(self) -> Statement:
        """A statement of these words only, at their own place."""
        said = self.statement
        return said._replace(start=said.start + self.start, text=said.text[self.start : self.end])


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Statements that say the same, grouped by the machine until a person confirms it.

    `id` comes from one of its statements ("P3fa9c1"); the key of any statement in it names it too, so that what people
    decided holds when more reports come in. `text` is its best existing sentence, or the words a person gave.
    """

    id: str
    section: int | None  # index of its heading in the outline
    text: str
    statements: tuple[Statement, ...]
    units: tuple[str, ...]  # codes, each once, in the order of the units list
    of: int  # how many units told anything: the y of "x/y đơn vị"
    best: tuple[Statement, ...] = ()  # the statements from the best: nearest to all, able to stand alone
    spread: tuple[Spread, ...] = ()
    parts: tuple[Statement, ...] = ()  # those of its statements of which only a part makes this point
    stretches: tuple[Stretch, ...] = ()  # of those that were parted, what makes this point
    exceptions: tuple[Statement, ...] = ()  # statements that say the contrary
    because: tuple[str, ...] = ()  # the words or ideas they share: why they were put together
    is_confirmed: bool = False
    is_worded_by_person: bool = False
    is_reworded: bool = False  # `text` is a language model's, kept by the guard

    def words_of(self, statement: Statement) -> list[Statement]:
        """What of a statement makes this point: stretches of it, or itself."""
        return [one.alone() for one in self.stretches if one.statement == statement] or [statement]


def key_of(statement: Statement) -> str:
    """The key of a statement: of its unit and its words, so that it holds when files are renamed and points change."""
    return "P" + sha256(f"{statement.unit}\n{fold(statement.text)}".encode()).hexdigest()[:8]
