"""Takes a formula of the blank form, makes what it says: a sum of cells, a ratio of two sums, or the largest of some.

Only what a form is made of is understood: + - * /, SUM, MAX, brackets, and the wrappers people put around them
(IF, IFERROR, ROUND). Anything else is None: never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from tongket.collect.workbooks.sheet import position

MAX_CELLS = 5_000  # of one range; beyond, it is no form
MAX_DEPTH = 40


class Ref(NamedTuple):
    """A cell a formula names. `sheet` is empty for the formula's own sheet."""

    sheet: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Linear:
    """Cells times numbers, added, plus a constant."""

    terms: dict[Ref, Decimal] = field(default_factory=dict)
    constant: Decimal = Decimal(0)

    @property
    def is_constant(self) -> bool:
        """Whether no cell takes part."""
        return not self.terms

    @property
    def is_sum(self) -> bool:
        """Whether cells are simply added."""
        return bool(self.terms) and not self.constant and set(self.terms.values()) == {Decimal(1)}

    def times(self, number: Decimal) -> Linear:
        """Every term multiplied."""
        return Linear({ref: value * number for ref, value in self.terms.items()}, self.constant * number)

    def plus(self, other: Linear) -> Linear:
        """Both together; terms that cancel out go."""
        terms = dict(self.terms)
        for ref, value in other.terms.items():
            terms[ref] = terms.get(ref, Decimal(0)) + value
        return Linear({ref: value for ref, value in terms.items() if value}, self.constant + other.constant)


@dataclass(frozen=True, slots=True)
class Quotient:
    """top x scale / bottom + offset."""

    top: Linear
    bottom: Linear
    scale: Decimal = Decimal(1)
    offset: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Largest:
    """The largest of some cells."""

    refs: tuple[Ref, ...]


Meaning = Linear | Quotient | Largest | None

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<text>"(?:[^"]|"")*")
    | (?P<ref>(?:(?:'(?:[^']|'')+'|[^\W\d][\w.]*)!)?\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?)(?![\w(])
    | (?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)
    | (?P<name>[^\W\d][\w.]*)\s*(?=\()
    | (?P<sign><=|>=|<>|[-+*/^&=<>%(),;])
    )""",
    re.VERBOSE,
)


class _NotUnderstoodError(Exception):
    """The formula says something a form does not."""


def meaning(formula: str) -> Meaning:
    """What a formula says; None when it is none of the things a form says."""
    try:
        return _Parser(list(_tokens(formula.strip().removeprefix("=")))).whole()
    except (_NotUnderstoodError, ArithmeticError):
        return None


def _tokens(formula: str) -> Iterator[tuple[str, str]]:
    at = 0
    while at < len(formula):
        found = _TOKEN.match(formula, at)
        if not found or found.lastgroup is None:
            if formula[at:].strip():
                raise _NotUnderstoodError
            return
        yield found.lastgroup, found[found.lastgroup]
        at = found.end()


def _refs(text: str) -> tuple[Ref, ...]:
    """The cells a reference names, a range in reading order."""
    sheet, _, cells = text.rpartition("!")
    first, _, last = cells.partition(":")
    (top, left), (bottom, right) = position(first), position(last or first)
    if (abs(bottom - top) + 1) * (abs(right - left) + 1) > MAX_CELLS:
        raise _NotUnderstoodError
    name = sheet.strip("'").replace("''", "'")
    rows, columns = sorted((top, bottom)), sorted((left, right))
    return tuple(
        Ref(name, row, column) for row in range(rows[0], rows[1] + 1) for column in range(columns[0], columns[1] + 1)
    )


class _Parser:
    """Recursive descent over the tokens of one formula."""

    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self.tokens = tokens
        self.at = 0
        self.depth = 0

    def whole(self) -> Meaning:
        said = self.comparison()
        if self.at < len(self.tokens):
            raise _NotUnderstoodError
        return said

    def peek(self) -> tuple[str, str]:
        return self.tokens[self.at] if self.at < len(self.tokens) else ("end", "")

    def take(self) -> tuple[str, str]:
        token = self.peek()
        self.at += 1
        return token

    def comparison(self) -> Meaning:
        """A comparison only ever guards an IF: it counts for nothing of itself."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise _NotUnderstoodError
        said = self.addition()
        while self.peek()[1] in ("=", "<", ">", "<=", ">=", "<>"):
            self.take()
            self.addition()
            said = None
        self.depth -= 1
        return said

    def addition(self) -> Meaning:
        said = self.product()
        while self.peek() in (("sign", "+"), ("sign", "-"), ("sign", "&")):
            sign = self.take()[1]
            other = self.product()
            said = None if sign == "&" else _added(said, other if sign == "+" else _scaled(other, Decimal(-1)))
        return said

    def product(self) -> Meaning:
        said = self.signed()
        while self.peek() in (("sign", "*"), ("sign", "/")):
            combine = _multiplied if self.take()[1] == "*" else _divided
            said = combine(said, self.signed())
        return said

    def signed(self) -> Meaning:
        sign = Decimal(1)
        while self.peek() in (("sign", "-"), ("sign", "+")):
            sign = -sign if self.take()[1] == "-" else sign
        said = self.atom()
        while self.peek() == ("sign", "%"):
            self.take()
            said = _scaled(said, Decimal("0.01"))
        if self.peek() == ("sign", "^"):
            raise _NotUnderstoodError
        return said if sign > 0 else _scaled(said, sign)

    def atom(self) -> Meaning:
        kind, text = self.take()
        if kind == "number":
            return Linear(constant=Decimal(text))
        if kind == "text":
            return Linear()
        if kind == "ref":
            refs = _refs(text)
            return Linear({refs[0]: Decimal(1)}) if len(refs) == 1 else None
        if kind == "name":
            return self.call(text.upper())
        if (kind, text) == ("sign", "("):
            said = self.comparison()
            self.close()
            return said
        raise _NotUnderstoodError

    def close(self) -> None:
        if self.take() != ("sign", ")"):
            raise _NotUnderstoodError

    def call(self, name: str) -> Meaning:
        self.take()  # the bracket
        arguments: list[Meaning] = []
        while self.peek() != ("sign", ")"):
            arguments.append(self.argument(keeps_ranges=name in _OVER_RANGES))
            if self.peek() in (("sign", ","), ("sign", ";")):
                self.take()
            elif self.peek() != ("sign", ")"):
                raise _NotUnderstoodError
        self.close()
        said = _FUNCTIONS.get(name)
        return said(arguments) if said else None

    def argument(self, *, keeps_ranges: bool) -> Meaning:
        """One argument; a range alone is its cells added, which MAX takes apart again."""
        kind, text = self.peek()
        after = self.tokens[self.at + 1] if self.at + 1 < len(self.tokens) else ("end", "")
        if keeps_ranges and kind == "ref" and after in (("sign", ","), ("sign", ";"), ("sign", ")")):
            self.take()
            return Linear(dict.fromkeys(_refs(text), Decimal(1)))
        if (kind, text) in (("sign", ","), ("sign", ";")):
            return Linear()  # an argument left empty
        return self.comparison()


def _added(one: Meaning, other: Meaning) -> Meaning:
    if isinstance(one, Linear) and isinstance(other, Linear):
        return one.plus(other)
    if isinstance(other, Quotient):
        one, other = other, one
    if isinstance(one, Quotient) and isinstance(other, Linear) and other.is_constant:
        return Quotient(one.top, one.bottom, one.scale, one.offset + other.constant)
    return None


def _scaled(said: Meaning, number: Decimal) -> Meaning:
    if isinstance(said, Linear):
        return said.times(number)
    if isinstance(said, Quotient):
        return Quotient(said.top, said.bottom, said.scale * number, said.offset * number)
    return None


def _multiplied(one: Meaning, other: Meaning) -> Meaning:
    if isinstance(one, Linear) and one.is_constant:
        return _scaled(other, one.constant)
    if isinstance(other, Linear) and other.is_constant:
        return _scaled(one, other.constant)
    return None


def _divided(one: Meaning, other: Meaning) -> Meaning:
    if not isinstance(other, Linear):
        return None
    if other.is_constant:
        return _scaled(one, 1 / other.constant)
    if isinstance(one, Linear) and not one.is_constant and not one.constant:
        return _plain_top(one, other)
    return None


def _plain_top(top: Linear, bottom: Linear) -> Quotient:
    """ "100*D6/D5": the hundred is a scale, not a part of the top."""
    above, below = next(iter(top.terms.values())), next(iter(bottom.terms.values()))
    return Quotient(top.times(1 / above), bottom.times(1 / below), above / below)


def _sum(arguments: list[Meaning]) -> Meaning:
    said: Meaning = Linear()
    for argument in arguments:
        said = _added(said, argument)
    return said


def _subtotal(arguments: list[Meaning]) -> Meaning:
    is_sum = arguments and isinstance(arguments[0], Linear) and arguments[0].constant in (9, 109)
    return _sum(arguments[1:]) if is_sum else None


def _largest(arguments: list[Meaning]) -> Meaning:
    if any(not isinstance(a, Linear) or a.constant for a in arguments):
        return None
    refs = tuple(ref for a in arguments if isinstance(a, Linear) for ref in a.terms)
    return Largest(refs) if refs else None


def _first(arguments: list[Meaning]) -> Meaning:
    return arguments[0] if arguments else None


def _if(arguments: list[Meaning]) -> Meaning:
    """IF(D5=0,"",D6/D5*100): the branch that says something, when only one does."""
    branches = [a for a in arguments[1:] if not (isinstance(a, Linear) and a.is_constant)]
    return branches[0] if len(branches) == 1 else None


_FUNCTIONS: dict[str, Callable[[list[Meaning]], Meaning]] = {
    "SUM": _sum,
    "SUBTOTAL": _subtotal,
    "MAX": _largest,
    "IF": _if,
    "IFERROR": _first,
    "IFNA": _first,
    "ROUND": _first,
    "ROUNDUP": _first,
    "ROUNDDOWN": _first,
    "N": _first,
    "VALUE": _first,
}
_OVER_RANGES = frozenset({"SUM", "SUBTOTAL", "MAX"})
