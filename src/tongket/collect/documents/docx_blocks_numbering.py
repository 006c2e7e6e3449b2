"""Takes the numbering part of a .docx, gives each numbered paragraph the number its program prints before it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from tongket.collect.documents.docx_blocks_styles import whole
from tongket.collect.documents.docx_blocks_tags import VALUE, W, symbol

if TYPE_CHECKING:
    from lxml.etree import _Element

LEVELS = 9
LARGEST_NUMBER = 32767
_PLACE = re.compile(r"%([1-9])")


class Level(NamedTuple):
    """How one level of a list is numbered."""

    format: str = "decimal"
    text: str = "%1."
    start: int = 1
    restarts_after: int = -1  # -1: after any higher level; 0: never
    is_legal: bool = False


@dataclass(slots=True)
class List:
    """One list of the document: whose counters it moves, and its levels."""

    family: str
    levels: dict[int, Level]
    restarts: dict[int, int]  # levels this list begins anew, with the number they begin at


@dataclass(slots=True)
class Counters:
    """The numbers reached so far, read from the top of the document down."""

    lists: dict[str, List]
    reached: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def next_label(self, number: str, level: int) -> str:
        """The label of the next paragraph of a list, "I.", "1.2", "•"; empty where it prints none."""
        found = self.lists.get(number)
        if found is None or level not in found.levels:
            return ""
        reached = self.reached.setdefault(found.family, {})
        self._begin(number, found, reached)
        _advance(reached, level, found.levels)
        return _printed(found.levels, level, reached)

    def _begin(self, number: str, found: List, reached: dict[int, int]) -> None:
        if number not in self.begun:
            self.begun.add(number)
            for level, start in found.restarts.items():
                reached[level] = start - 1


def _advance(reached: dict[int, int], level: int, levels: dict[int, Level]) -> None:
    reached[level] = min(reached.get(level, levels[level].start - 1) + 1, LARGEST_NUMBER)
    for deeper in [each for each in reached if each > level]:
        restarts_after = levels.get(deeper, Level()).restarts_after
        if restarts_after < 0 or level < restarts_after:
            del reached[deeper]


def _printed(levels: dict[int, Level], level: int, reached: dict[int, int]) -> str:
    this = levels[level]
    if this.format == "bullet":
        return _bullet(this.text)

    def number(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        other = levels.get(at, Level())
        shape = "decimal" if this.is_legal and at != level else other.format
        return _shapes(shape)(reached.get(at, other.start))

    return _PLACE.sub(number, this.text).strip()


def _bullet(text: str) -> str:
    letters = (symbol(f"{ord(letter):04x}") if "\ue000" <= letter <= "\uf8ff" else letter for letter in text)
    return "".join(letters).strip()


def numbering_of(root: _Element | None) -> dict[str, List]:
    """Every list of the document by its numId."""
    if root is None:
        return {}
    families = {str(each.get(W + "abstractNumId")): each for each in root.iterchildren(W + "abstractNum")}
    linked = {key: each for key, each in families.items() if each.find(W + "styleLink") is not None}
    styled = {_value(each, "styleLink"): key for key, each in linked.items()}
    families = {key: families[styled.get(_value(each, "numStyleLink"), key)] for key, each in families.items()}
    levels = {key: _levels(each) for key, each in families.items()}
    return {str(each.get(W + "numId")): _list(each, levels) for each in root.iterchildren(W + "num")}


def _list(element: _Element, families: dict[str, dict[int, Level]]) -> List:
    family = _value(element, "abstractNumId")
    levels, restarts = dict(families.get(family, {})), {}
    for change in element.iterchildren(W + "lvlOverride"):
        at = whole(str(change.get(W + "ilvl", "0")))
        levels |= _levels(change)
        start = change.find(W + "startOverride")
        if start is not None:
            restarts[at] = whole(str(start.get(VALUE, "1")))
    return List(family, levels, restarts)


def _levels(element: _Element) -> dict[int, Level]:
    return {whole(str(each.get(W + "ilvl", "0"))): _level(each) for each in element.iterchildren(W + "lvl")}


def _level(element: _Element) -> Level:
    restart = element.find(W + "lvlRestart")
    return Level(
        format=_value(element, "numFmt") or "decimal",
        text=_value(element, "lvlText"),
        start=whole(_value(element, "start") or "0"),
        restarts_after=-1 if restart is None else whole(str(restart.get(VALUE, "0"))),
        is_legal=element.find(W + "isLgl") is not None,
    )


def _value(element: _Element, name: str) -> str:
    child = element.find(W + name)
    return "" if child is None else str(child.get(VALUE, ""))


def _roman(number: int) -> str:
    tens = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC")
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    hundreds = ("", "C", "CC", "CCC", "CD", "D", "DC", "DCC", "DCCC", "CM")
    return "M" * (number // 1000) + hundreds[number // 100 % 10] + tens[number // 10 % 10] + ones[number % 10]


def _letter(number: int) -> str:
    """a to z, then aa, bb: as Word goes on."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""


_SHAPES: dict[str, Callable[[int], str]] = {
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerLetter": _letter,
    "decimalZero": lambda number: f"{number:02}",
    "none": lambda number: "",
}


def _shapes(name: str) -> Callable[[int], str]:
    return _SHAPES.get(name, str)
