"""Reads abolished_bodies.toml: bodies that are gone, each as a pattern of its names, with its day and its successor.

Patterns are for texts in small letters. Provinces that ended make a body each: all that ended with them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

_BETWEEN = r"(?:\s*[,–&-]\s*|\s+)(?:(?:và|&)\s*)?"
_A_PLACE = r"[^\W\d]+\s[^\W\d]+"
_WITHIN = r"(?:[\s,–&-]+[^\W\d]+){0,8}?"  # "Sở [Giáo dục và Đào tạo] tỉnh …"


@dataclass(frozen=True, slots=True)
class Abolished:
    """One row of the data: names that ended together."""

    spelling: str  # the pattern of its names; compiled when a text may name it
    openings: frozenset[str]  # first words of its names
    gone: date
    successor: str
    basis: str
    is_any_case: bool = False  # the name may begin with a small letter
    places: tuple[str, ...] = ()  # what stands after the names of the row
    province: str = ""  # its name, or the first part of it, in small letters: the same body of another takes its place

    def named_at(self, plain: str, start: int) -> re.Match[str] | None:
        """Where its name begins just there, in a text of small letters."""
        return _compiled(self.spelling).match(plain, start) if self.province in plain else None

    def successor_of(self, found: str) -> str:
        """What to name in place of a body: "Sở Y tế tỉnh Bến Tre" is "Sở Y tế tỉnh Vĩnh Long"."""
        return self._of_province(found) if self.province else self.successor.replace("{body}", self._body_of(found))

    def _body_of(self, found: str) -> str:
        """ "Hội Nông dân" of "Hội Nông dân huyện"."""
        places = "|".join(map(re.escape, self.places))
        return re.sub(rf"\s+(?:{places}|(?:thành phố|tp)\b.*)$", "", found, flags=re.IGNORECASE)

    def _of_province(self, found: str) -> str:
        kind = next(kind for kind in _COMMITTEES if self.successor.startswith(kind))
        name = self.successor.removeprefix(kind).strip()
        committee = re.sub(rf"tỉnh ủy\s+{self.province}.*$", f"{_COMMITTEES[kind]} {name}", found, flags=re.IGNORECASE)
        return re.sub(rf"tỉnh\s+{self.province}.*$", f"{kind} {name}", committee, flags=re.IGNORECASE)


_COMMITTEES = {"tỉnh": "Tỉnh ủy", "thành phố": "Thành ủy"}


@cache
def bodies() -> tuple[Abolished, ...]:
    """What the data says."""
    rows = _data()
    return (*map(_body, rows["bodies"]), *map(_province, rows["provinces"]))


@cache
def words(name: str) -> tuple[str, ...]:
    """One of the lists of words: "history", "handover", "before", "after", "requests"."""
    return tuple(_data()[name])


@cache
def _compiled(spelling: str) -> re.Pattern[str]:
    return re.compile(spelling)


def _body(row: dict[str, Any]) -> Abolished:
    names = list(_forms_of(row["names"]))
    but_not = "|".join(_spelt(rest) for rest in row.get("but_not", ()))
    places = tuple(row.get("of", ()))
    return Abolished(
        spelling=rf"(?:{_any_of(names)}){_followed(row)}" + (rf"(?!\s+(?:{but_not}))" if but_not else ""),
        openings=_openings(names),
        gone=row["gone"],
        successor=row["successor"],
        basis=row["basis"],
        is_any_case=bool(places) or any(name[0].islower() for name in row["names"]),
        places=places,
    )


def _followed(row: dict[str, Any]) -> str:
    """What must stand after the names of a row: a place, a city that is none of the great ones, or nothing."""
    city = rf"(?!{'|'.join(_spelt(city) for city in _data()['cities'])}){_A_PLACE}"
    if row.get("of_a_city"):
        return rf"\s+{city}"
    places = [_spelt(place) for place in row.get("of", ())]
    if row.get("of_cities"):
        places.append(rf"(?:thành phố|tp\.?)\s+{city}")
    return rf"\s+(?:{'|'.join(places)})" if places else ""


def _province(row: dict[str, Any]) -> Abolished:
    name, heads = _spelt(row["name"]), list(_forms_of(_data()["bodies_of_provinces"]))
    spelling = rf"tỉnh ủy\s+{name}|(?:{_any_of(heads)}){_WITHIN}\s+tỉnh\s+{name}|(?<=nghị )tỉnh\s+{name}"
    return Abolished(
        spelling=spelling,
        openings=_openings(heads) | {"tỉnh"},
        gone=row["gone"],
        successor=row["now"],
        basis=row["basis"],
        is_any_case=True,
        province=row["name"].lower().split(" - ")[0],
    )


def _forms_of(names: Iterable[str]) -> Iterator[str]:
    """Each name as it may be written, long and short."""
    for name in names:
        yield name
        yield from (
            name.replace(long, form) for long, forms in _data()["short"].items() if long in name for form in forms
        )


def _any_of(names: Iterable[str]) -> str:
    return "|".join(dict.fromkeys(_spelt(name) for name in sorted(names, key=len, reverse=True)))


def _openings(names: Iterable[str]) -> frozenset[str]:
    return frozenset(re.split(r"\W", name.lower())[0] for name in names)


def _spelt(name: str) -> str:
    """A name with any mark, or "và", where it has one: "sở lao động, thương binh - xã hội"."""
    groups = re.split(r"\s*[,&–-]\s*|\s+và\s+", name.lower())
    return _BETWEEN.join(r"\s+".join(map(re.escape, group.split())) for group in groups)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("tongket.check.citations").joinpath("abolished_bodies.toml").read_text(encoding="utf-8"))
