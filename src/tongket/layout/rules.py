"""The rules of official paper in force for a kind of body on a date."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any


class NoRulesInForce(LookupError):
    """No rule set is known for this family of bodies."""

    def __init__(self, family: str) -> None:
        super().__init__(f"no layout rules for {family!r}")
        self.family = family


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRules:
    """One rule set. `of` holds its components as `rules.toml` names them; sizes in points, lengths in millimetres.

    `is_nearest` says that the date lies outside every known validity and the nearest set was taken.
    """

    family: str
    source: str
    valid_from: date
    valid_to: date | None
    of: dict[str, Any]
    is_nearest: bool = False

    def is_in_force(self, on: date) -> bool:
        """Whether these rules hold on that day."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


@cache
def known_rules() -> tuple[PaperRules, ...]:
    """Every rule set there is, oldest first; one that repeats another's sizes carries them."""
    text = resources.files(__package__).joinpath("rules.toml").read_text(encoding="utf-8")
    entries = tomllib.loads(text)["rules"]
    by_source = {entry["source"]: entry for entry in entries}
    complete = ({**by_source.get(entry.get("same_as", ""), {}), "valid_to": None} | entry for entry in entries)
    return tuple(sorted((_rules_of(entry) for entry in complete), key=lambda rules: rules.valid_from))


def _rules_of(entry: dict[str, Any]) -> PaperRules:
    own = ("family", "source", "valid_from", "valid_to", "same_as")
    return PaperRules(
        family=entry["family"],
        source=entry["source"],
        valid_from=entry["valid_from"],
        valid_to=entry["valid_to"],
        of={key: value for key, value in entry.items() if key not in own},
    )


def rules_for(family: str, on: date) -> PaperRules:
    """The rules in force for "party" or "state" bodies on a date; the nearest set, marked so, where none is known."""
    of_family = [rules for rules in known_rules() if rules.family == family]
    if not of_family:
        raise NoRulesInForce(family)
    in_force = [rules for rules in of_family if rules.is_in_force(on)]
    return in_force[-1] if in_force else _as_nearest(of_family[0])


def _as_nearest(rules: PaperRules) -> PaperRules:
    return PaperRules(
        family=rules.family,
        source=rules.source,
        valid_from=rules.valid_from,
        valid_to=rules.valid_to,
        of=rules.of,
        is_nearest=True,
    )
