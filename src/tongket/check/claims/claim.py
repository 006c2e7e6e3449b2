"""One numeric statement of a narrative, with the figure it speaks of and whether they agree."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from tongket.collect.submission import Place


class ClaimKind(StrEnum):
    """What is stated."""

    COUNT = "count"  # "12 vụ"
    TOTAL = "total"  # "tổng cộng 3.558 vụ", said to be the sum of others
    RATE = "rate"  # "đạt 85,53%"
    CHANGE = "change"  # "giảm 224 vụ (6,72%)"
    DIFFERENCE = "difference"  # "cao hơn 1,5 điểm phần trăm", between two rates or two bodies
    FRACTION = "fraction"  # "3.043/3.558 vụ"


class Verdict(StrEnum):
    """What recomputing says."""

    AGREES = "agrees"
    CONTRADICTS = "contradicts"
    NOT_CHECKABLE = "not_checkable"


class RefersTo(NamedTuple):
    """The figure a claim speaks of: a cell of the form and the period it tells of."""

    sheet: str
    cell: str  # address in the blank form
    period: str  # "2020", "2011-2020"; "" where the form names none


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A claim as `data/claims.json` tells it."""

    unit: str
    file: str
    paragraph: int
    text: str  # the words of the claim, as they stand in the block
    kind: ClaimKind
    numbers: tuple[Decimal, ...]  # as read, in the order they stand
    refers_to: RefersTo | None
    verdict: Verdict
    expected: str = ""  # the wording that would agree: "giảm 224 vụ (-6,72%)"
    why: str = ""  # how it was judged, or why it cannot be: a word that `locale` speaks
    against: RefersTo | None = None  # the figure it is compared with: of a change, a share, a fraction
    fault: str = ""  # what contradicts: a word of `claim_judging.Fault`
    related: tuple[Place, ...] = ()  # the cells of the unit's workbook it was held against
    start: int = 0  # where its words begin in the block's composed text
