"""Takes narratives and the day they are judged at, makes findings where one names a body that no longer existed.

Which bodies, from which day, is data with its sources: abolished_bodies.toml. What was in force is right to name: a
review of 2020 speaks of districts. A sentence that tells of earlier days may use the name of its time.
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

from tongket.check.finding import Finding
from tongket.check.kinds_of_citations import BodyAbolished
from tongket.check.speech import shortened
from tongket.collect.narrative_report import NarrativeReport, Statement
from tongket.collect.submission import Place
from tongket.wording.fold import fold

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_QUOTE = 120
_BETWEEN = r"(?:\s*[,–-]\s*|\s+)(?:(?:và|&)\s+)?"
_TONES = (("uỷ", "ủy"), ("Uỷ", "Ủy"), ("oá", "óa"), ("oà", "òa"), ("uý", "úy"), ("Toà", "Tòa"))


@dataclass(frozen=True, slots=True)
class Abolished:
    """One row of the data: names that ended together."""

    pattern: re.Pattern[str]
    gone: date
    successor: str
    basis: str


def abolished_named(reports: Iterable[NarrativeReport], as_of: date) -> Iterator[Finding]:
    """One finding for each body a report names, at its first place, the others beside it."""
    for report in reports:
        gone = tuple(body for body in bodies() if body.gone <= (report.dated or as_of))
        first: dict[str, BodyAbolished] = {}
        any_of = _any_of(gone)
        for statement in report.statements if gone else ():
            text = _same_tones(statement.text)
            for finding in _in_statement(statement, text, gone) if any_of.search(text) else ():
                first.setdefault(fold(finding.found), finding)
        yield from first.values()


def _any_of(gone: Iterable[Abolished]) -> re.Pattern[str]:
    """Whether any of them is named at all: most sentences name none."""
    return re.compile("|".join(body.pattern.pattern for body in gone))


def _in_statement(statement: Statement, text: str, gone: Iterable[Abolished]) -> Iterator[BodyAbolished]:
    for body in gone:
        named = body.pattern.search(text)
        if named is not None and not _tells_history(statement.text, body.gone):
            yield BodyAbolished(
                at=Place(statement.file, paragraph=statement.paragraph),
                unit=statement.unit,
                found=named[0],
                text=shortened(statement.text, _QUOTE),
                gone=body.gone,
                successor=body.successor,
                basis=body.basis,
            )


def _tells_history(text: str, gone: date) -> bool:
    """Whether a sentence speaks of days when the body was there."""
    is_before = any(int(year) < gone.year for year in _YEAR.findall(text))
    return is_before or re.search(_history(), fold(text)) is not None


@cache
def bodies() -> tuple[Abolished, ...]:
    """What the data says."""
    return tuple(_body(row) for row in _data()["bodies"])


def _body(row: dict[str, Any]) -> Abolished:
    names = "|".join(_spellings(name) for name in sorted(row["names"], key=len, reverse=True))
    but_not = "|".join(_spellings(rest) for rest in row.get("but_not", ()))
    after = rf"(?!\s+(?:{but_not}))" if but_not else ""
    return Abolished(re.compile(rf"(?<!\w)(?:{names})(?!\w){after}"), row["gone"], row["successor"], row["basis"])


def _spellings(name: str) -> str:
    """A name with any mark, or "và", between its words: "Sở Lao động, Thương binh - Xã hội"."""
    words = [re.escape(word) for word in _same_tones(name).replace(",", " ").split() if word not in {"-", "và"}]
    return _BETWEEN.join(words)


def _same_tones(text: str) -> str:
    """The text, letter for letter as long, with its tone marks where the data puts them: "Uỷ" is "Ủy"."""
    for old, new in _TONES:
        text = text.replace(old, new)
    return text


@cache
def _history() -> str:
    return rf"\b(?:{'|'.join(re.escape(fold(word)) for word in _data()['history'])})\b"


def _data() -> dict[str, Any]:
    text = files("tongket.check").joinpath("abolished_bodies.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
