"""Takes a review folder with its key of narratives, makes the review as the program does, and the key by split.

What touches a held-out report is held out: a copy, an event told by two units, a finding with two places.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tongket.check.finding import Finding
from tongket.collect.narratives.report import NarrativeReport
from tongket.desk.build import build
from tongket.desk.folder import open_desk
from tongket.draft.material import Material

KEY = "key-narratives.json"
DERIVED = ("out", ".tongket")
HELD_OUT = "heldout"


@dataclass(frozen=True, slots=True)
class Gold:
    """The key, or the part of it that is about some of the reports."""

    name: str
    files: Mapping[str, dict[str, Any]]  # by path under reports/
    planted: tuple[dict[str, Any], ...]
    others: frozenset[str] = frozenset()  # reports of another split that comes before this one

    def has(self, finding: Finding) -> bool:
        """Whether a finding is about this part of the reports."""
        return self.is_about(place.file for place in (finding.at, *finding.related))

    def is_about(self, places: Iterable[str]) -> bool:
        """Whether something at these files belongs here: at one of ours, and at none of a split that comes before."""
        at = set(places)
        return not at.isdisjoint(self.files) and at.isdisjoint(self.others)


def review_of(folder: Path) -> Material:
    """The review made anew, as `tongket review` makes it; the folder itself is left as it was."""
    with tempfile.TemporaryDirectory() as where:
        copy = Path(where) / folder.name
        shutil.copytree(folder, copy, ignore=shutil.ignore_patterns(*DERIVED))
        return build(open_desk(copy)).material


def read_key(folder: Path) -> Gold:
    """The whole key."""
    told = json.loads((folder / KEY).read_text("utf-8"))
    return Gold("all", {file["file"]: file for file in told["files"]}, tuple(told["planted"]))


def splits(whole: Gold) -> Iterator[Gold]:
    """The reports the program was tuned on, those written after, and all; a split without reports is left out."""
    held = frozenset(name for name, file in whole.files.items() if file["split"] == HELD_OUT)
    parts = [_part(whole, "dev", frozenset(whole.files) - held, held), _part(whole, HELD_OUT, held, frozenset())]
    parts = [part for part in parts if part.files]
    yield from parts if len(parts) == 1 else [*parts, whole]


def _part(whole: Gold, name: str, files: frozenset[str], others: frozenset[str]) -> Gold:
    """Plants with a name stand in two reports; they go where the later one goes."""
    part = Gold(name, {file: whole.files[file] for file in whole.files if file in files}, (), others)
    planted = (one for one in whole.planted if part.is_about(_places(one, whole.planted)))
    return Gold(name, part.files, tuple(planted), others)


def _places(one: dict[str, Any], planted: Iterable[dict[str, Any]]) -> set[str]:
    return {one["file"]} | {other["file"] for other in planted if is_pair(one, other)}


def is_pair(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two plants are the two places of one: a copy and its source, an event told twice."""
    kinds = {one["kind"], other["kind"]}
    return kinds in ({"copy", "copy_source"}, {"double_event"}) and one["facts"] == other["facts"]


def reports_of(material: Material, gold: Gold) -> dict[str, NarrativeReport]:
    """The narratives the program counts, by file, of those in the gold."""
    return {report.file: report for report in material.told.reports if report.file in gold.files}
