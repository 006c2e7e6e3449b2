"""A paragraph taken apart: its syllables, the things it names, its times, and its numbers with what each does there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from tongket.check.claims.times import Time
from tongket.wording.quantities import Quantity
from tongket.wording.same_things import Thing
from tongket.wording.syllables import Token


class Role(StrEnum):
    """What a number does."""

    COUNT = "count"
    TOTAL = "total"
    RATE = "rate"
    SHARE = "share"  # "chiếm 12%": a rate of one figure in another
    CHANGE = "change"
    DIFFERENCE = "difference"
    FRACTION = "fraction"


@dataclass(slots=True, eq=False)
class Mention:
    """One number, or a number with its per cent in brackets. Ranges are of tokens."""

    quantity: Quantity
    role: Role
    sentence: int
    before: tuple[int, int]
    after: tuple[int, int]
    direction: int = 0
    is_beside: bool = False  # "cao hơn": two figures side by side, perhaps not two times
    start: int = 0  # first token of its words
    noun_end: int = 0  # the token behind what is counted
    behind: tuple[int, int] = (0, 0)  # what goes on behind brackets that follow it
    is_aside: bool = False  # in brackets
    turn: tuple[int, int] = (0, 0)  # of numbers told "lần lượt": which, of how many
    is_listed: bool = False  # told in a row without "lần lượt"
    is_of_plan: bool = False  # "vượt 17% kế hoạch"
    more: list[Quantity] = field(default_factory=list)

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """All its numbers in the order they stand."""
        return (self.quantity, *self.more)


@dataclass(slots=True, eq=False)
class Passage:
    """One paragraph, taken apart."""

    number: int
    text: str
    tokens: list[Token]
    keys: list[str]
    things: list[Thing]
    times: list[Time]
    bounds: list[tuple[int, int]]  # sentences, as ranges of tokens
    level: int = 0  # of a heading; 0: none
    joined: frozenset[int] = frozenset()  # commas within the name of an indicator
    mentions: list[Mention] = field(default_factory=list)

    @property
    def is_heading(self) -> bool:
        """Whether it heads what follows."""
        return self.level > 0

    def things_between(self, first: int, last: int) -> Sequence[Thing]:
        """The things named by tokens of a range."""
        return self.things[bisect_left(self.things, (first, "", 0)) : bisect_left(self.things, (last, "", 0))]

    def words(self, first: int, last: int) -> str:
        """The text of a range of tokens."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end] if last > first else ""
