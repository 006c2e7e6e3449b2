"""Takes the findings of a review and the key's plants, makes how many are found, and every false alarm.

Copies, events told by two units, wrong citations, bodies that are no more, and what a whole report lacks. A copy is
found when a finding names both places; whether it names the right one as the copy is counted apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from narratives_gold import Gold, is_pair
from narratives_table import Row, share
from tongket.check.finding import Finding
from tongket.draft.material import Material

COPIES = ("E521", "E522", "E523")
EVENTS = ("E525", "E526")
CITATIONS = ("E531", "E532", "E533", "E534", "E535", "E536", "E537")
OF_CITATION = {"number": ("E531",), "date": ("E532", "E534", "E535", "E536"), "issuer": ("E533",)}
LACKS = {
    "no_cause_split": ("E506",),
    "no_responsibility": ("E507",),
    "no_proposals": ("E508",),
    "no_comparison": ("E505",),
}
Place = tuple[str, int | None]


@dataclass(frozen=True, slots=True)
class Plant:
    """One planted defect: its places (of a copy the copy's first, then the source's) and how it may be told."""

    kind: str
    places: tuple[frozenset[Place], ...]
    codes: tuple[str, ...]
    words: str

    def is_told_by(self, finding: Finding) -> bool:
        """Whether a finding of a right kind names a part of each of its places."""
        named = _named(finding)
        return finding.code in self.codes and all(not named.isdisjoint(each) for each in self.places)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of plant as it was found."""

    name: str
    codes: tuple[str, ...]
    planted: Sequence[Plant]
    findings: Sequence[Finding]

    @property
    def found(self) -> list[Plant]:
        """The plants that a finding tells."""
        return [plant for plant in self.planted if any(map(plant.is_told_by, self.findings))]

    @property
    def right(self) -> list[Finding]:
        """The findings that tell a plant."""
        return [one for one in self.findings if any(plant.is_told_by(one) for plant in self.planted)]


def _named(finding: Finding) -> set[Place]:
    """The places of a finding, each of its paragraphs, and the files as wholes."""
    places = {(place.file, place.paragraph) for place in (finding.at, *finding.related)}
    count = finding.facts().get("paragraphs", 1)
    places |= {(file, number + more) for file, number in places if number is not None for more in range(count)}
    return places | {(file, None) for file, _ in places}


def kinds_of(material: Material, gold: Gold) -> list[Kind]:
    """Every kind with its plants and the findings of its codes."""
    told = [finding for finding in material.findings if gold.has(finding)]
    plants: Mapping[str, tuple[tuple[str, ...], list[Plant]]] = {
        "copies": (COPIES, _pairs(gold, "copy", "copy_source", COPIES)),
        "events told twice": (EVENTS, _pairs(gold, "double_event", "double_event", EVENTS)),
        "wrong citations": (CITATIONS, _single(gold, "wrong_citation", CITATIONS)),
        "abolished bodies": (("E539",), _single(gold, "abolished_body", ("E539",))),
        **{kind: (codes, _single(gold, kind, codes)) for kind, codes in LACKS.items()},
    }
    return [
        Kind(name, codes, planted, [finding for finding in told if finding.code in codes])
        for name, (codes, planted) in plants.items()
    ]


def _single(gold: Gold, kind: str, codes: tuple[str, ...]) -> list[Plant]:
    return [
        Plant(kind, (frozenset({(one["file"], one["paragraph"])}),), codes, f"{' '.join(one['facts'])} {one['text']}")
        for one in gold.planted
        if one["kind"] == kind
    ]


def _pairs(gold: Gold, kind: str, other: str, codes: tuple[str, ...]) -> list[Plant]:
    """The sentences of one name in one report are one passage; it and its like in another report are one plant."""
    passages = {(one["file"], *one["facts"]): one for one in gold.planted if one["kind"] == kind}
    likes = {(one["file"], *one["facts"]): one for one in gold.planted if one["kind"] == other}
    return [
        Plant(kind, (_places(gold, one), _places(gold, like)), codes, f"{' '.join(one['facts'])} {one['text']}")
        for place, one in passages.items()
        for its, like in likes.items()
        if is_pair(one, like) and (place < its if kind == other else place != its)
    ]


def _places(gold: Gold, passage: dict[str, Any]) -> frozenset[Place]:
    return frozenset(
        (one["file"], one["paragraph"])
        for one in gold.planted
        if all(one[name] == passage[name] for name in ("kind", "file", "facts"))
    )


def rows_of(kinds: Iterable[Kind]) -> list[Row]:
    """Found of planted, and right of raised."""
    rows: list[Row] = []
    for kind in kinds:
        aim = 1.0 if kind.name == "copies" else None
        rows.append(share(f"{kind.name}: found", len(kind.found), len(kind.planted), aim))
        rows.append(share(f"  {kind.name}: findings that tell a plant", len(kind.right), len(kind.findings)))
        if kind.name == "copies":
            rows += _of_copies(kind)
        if kind.name == "wrong citations":
            exact = sum(any(map(_as_planted(plant).is_told_by, kind.findings)) for plant in kind.planted)
            rows.append(share("  number, date or issuer told as planted", exact, len(kind.planted)))
    return rows


def _of_copies(kind: Kind) -> list[Row]:
    places = [place for plant in kind.planted for place in plant.places[0]]
    named = [_named(one) for one in kind.right]
    accused = sum(
        any(one.at.file == file and plant.is_told_by(one) for one in kind.findings)
        for plant in kind.planted
        for file in {file for file, _ in plant.places[0]}
    )
    return [
        share("  copied paragraphs named", sum(any(at in each for each in named) for at in places), len(places)),
        share("  the copy named, not its source", accused, len(kind.planted)),
    ]


def _as_planted(plant: Plant) -> Plant:
    return Plant(plant.kind, plant.places, OF_CITATION[plant.words.split(" ", 1)[0]], plant.words)


def faults_of(kinds: Iterable[Kind]) -> dict[str, list[str]]:
    """Plants that no finding tells, and findings that tell none."""
    faults: dict[str, list[str]] = {}
    for kind in kinds:
        right = {id(one) for one in kind.right}
        found = {id(plant) for plant in kind.found}
        faults[f"{kind.name}, not found"] = [
            f"{sorted(map(str, plant.places[0]))} {plant.words}" for plant in kind.planted if id(plant) not in found
        ]
        faults[f"{kind.name}, false alarms"] = [_told(one) for one in kind.findings if id(one) not in right]
    return faults


def _told(finding: Finding) -> str:
    facts = {name: str(value) for name, value in finding.facts().items()}
    places = "; ".join(place.text() for place in (finding.at, *finding.related))
    return f"{finding.code} {finding.unit} {places}: {facts}"
