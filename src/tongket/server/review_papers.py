"""Takes a drafted review, makes what its page shows: sentences, points and figures from its papers, who approves it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from tongket.approve.roles import MAY, Deed
from tongket.server.records.person import Person
from tongket.server.records.review import ReviewRecord
from tongket.server.refusal import NotThere
from tongket.server.round_desk import folder_of

# What a person takes home first; everything else is listed after.
FIRST = ("du-thao-bao-cao.docx", "phu-luc.xlsx", "review.html", "loi-va-canh-bao.xlsx", "ma-tran.xlsx")


A_PAGE = 50  # points shown at once


@dataclass(frozen=True, slots=True)
class DraftedPart:
    """The sentences under one heading of the draft."""

    under: str
    sentences: list[dict[str, Any]]


def paper_path(record: ReviewRecord, name: str) -> Path:
    """One paper of the draft. Raises NotThere for a name that is not among those it was made with."""
    path = _folder(record) / name
    if name not in record.papers or not path.is_file():
        raise NotThere
    return path


def _folder(record: ReviewRecord) -> Path:
    return folder_of(record.round) / "reviews" / str(record.number)


def main_papers(record: ReviewRecord) -> list[str]:
    """Those to take home, in the order they are asked for."""
    return [name for name in FIRST if name in record.papers]


def drafted_parts(record: ReviewRecord, figures: Iterable[Mapping[str, Any]]) -> list[DraftedPart]:
    """Every sentence that rests on a figure or a point, under its heading. `figures`: those of the draft."""
    known = {each["id"]: each for each in figures}
    points = {each["id"]: {**each, "page": at // A_PAGE + 1} for at, each in enumerate(points_of(record))}
    sentences = [_with_sources(each, points, known) for each in _data(record, "draft")]
    return [DraftedPart(under, list(there)) for under, there in groupby(sentences, key=lambda each: each["under"])]


def _with_sources(
    sentence: dict[str, Any], points: Mapping[str, Any], figures: Mapping[str, Mapping[str, Any]]
) -> dict[str, Any]:
    """The sentence without the dash it has on paper, with the points and the figures it rests on."""
    return {
        **sentence,
        "text": sentence["text"].removeprefix("- ").removeprefix("+ "),
        "told_by": [points[each] for each in sentence["points"] if each in points],
        "rests_on": [figures[each] for each in sentence["figures"] if each in figures],
    }


def points_of(record: ReviewRecord) -> list[dict[str, Any]]:
    """The points as in data/points.json."""
    return _data(record, "points")


def with_names(points: Iterable[dict[str, Any]], names: Mapping[str, str]) -> list[dict[str, Any]]:
    """The same points, each source with the name of its unit."""
    return [
        {**point, "sources": [{**each, "name": names.get(each["unit"], each["unit"])} for each in point["sources"]]}
        for point in points
    ]


def figures_of(record: ReviewRecord) -> list[dict[str, Any]]:
    """The figures as in data/figures.json."""
    return _data(record, "figures")


def how_short(figures: Iterable[Mapping[str, Any]]) -> int:
    """Of how many of them some unit is missing."""
    return sum(1 for each in figures if each["units_in"] < each["units_expected"])


def _data(record: ReviewRecord, name: str) -> list[dict[str, Any]]:
    try:
        kept = json.loads((_folder(record) / "data" / f"{name}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return kept if isinstance(kept, list) else []


def approvers() -> list[Person]:
    """People who may be asked to approve, by name."""
    roles = [role.value for role, deeds in MAY.items() if Deed.APPROVE_REVIEW in deeds]
    found = Person.objects.filter(memberships__role__in=roles, memberships__unit=None, is_active=True)
    return list(found.distinct().order_by("name", "pk"))
