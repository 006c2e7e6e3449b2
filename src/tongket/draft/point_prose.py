"""Takes the points of a section, makes its prose: by support, each sentence bound to its point and its units counted.

A point that no person confirmed says so beside its count. What only one unit says is told in the sections that ask for
proposals, by the name of the unit; elsewhere the page has it, and the appendix on completeness says how much that is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from tongket.collect.narratives.report import Statement
from tongket.consolidate.point import Point
from tongket.directive.outline import heading_path
from tongket.draft.best_words import best_words, said_by_several
from tongket.draft.common_words import in_common, on_its_own, whole_sentence
from tongket.draft.material import Material
from tongket.draft.own_opening import without_own_opening
from tongket.draft.own_words import quoted_names
from tongket.draft.paper import Paragraph, Run, line, plain
from tongket.draft.phrases import name_inside
from tongket.units.unit import Unit
from tongket.wording.fold import fold

_AS_GOOD = 4  # of a point's best sentences; one of a unit not heard yet is taken before a better one of the same unit
_IN_A_PARAGRAPH = 3  # sentences
_MOST_TOLD = 14  # points of one section; the page has them all
_MOST_ALONE = 24
_ENOUGH, _MANY_UNITS = 3, 12  # of a dozen units and more, two do not speak for all
_UNCONFIRMED, _REWORDED = "máy gộp: ", "máy gộp, máy viết lại: "
_ALIKE = " có ý tương tự"  # the numbers of a quotation are its unit's; that they make the point is what is counted
_QUOTED_INSIDE = re.compile(r"[“\"]([^“”\"]*)[”\"]")
_ASKS_FOR_PROPOSALS = ("de xuat", "kien nghi")


class Worded(NamedTuple):
    """The words a point is told in. `unit`: whose they are, where they are told as that unit's."""

    words: str
    unit: str = ""
    source: str = ""  # the sentence quoted, as it stands


class Chosen(NamedTuple):
    """The points of one heading: told of all units, told by the units' names, and left to the page."""

    shared: list[Point]
    named: list[Point]
    left: list[Point]


def section_paragraphs(material: Material, section: int, about_figures: frozenset[str]) -> Iterator[Paragraph]:
    """The prose of one heading. `about_figures` are points whose numbers the section's figures tell already."""
    chosen = chosen_points(material, section, about_figures)
    for sentences in _in_paragraphs(_told_once(material, chosen.shared)):
        yield line(*_with_spaces(sentences))
    yield from (line(plain(f"- {_names(material, point)}: "), *_own_words(point)) for point in chosen.named)


def chosen_points(material: Material, section: int, about_figures: frozenset[str]) -> Chosen:
    """Which points of a heading the draft tells, and how."""
    points = [each for each in material.points if each.section == section and each.id not in about_figures]
    shared = [each for each in points if _is_shared(each)]
    alone = [each for each in points if not _is_shared(each)]
    most = _MOST_ALONE if _is_for_proposals(material, section) else 0
    return Chosen(shared[:_MOST_TOLD], alone[:most], [*shared[_MOST_TOLD:], *alone[most:]])


def _in_paragraphs(sentences: Sequence[tuple[Run, ...]]) -> Iterator[Sequence[tuple[Run, ...]]]:
    """As even as they come, so that no sentence is left to stand alone behind the others."""
    paragraphs = max(1, round(len(sentences) / _IN_A_PARAGRAPH))
    bounds = [-(-len(sentences) * at // paragraphs) for at in range(paragraphs + 1)]
    yield from (sentences[first:last] for first, last in pairwise(bounds) if first < last)


def _is_shared(point: Point) -> bool:
    """Whether enough units make it to be told of all, or a person wants it told."""
    needed = _ENOUGH if point.of >= _MANY_UNITS else 2
    return len(point.units) >= needed or point.is_confirmed or point.is_worded_by_person


def _told_once(material: Material, points: Sequence[Point]) -> list[tuple[Run, ...]]:
    """Each point's sentence; a sentence that makes two points is told for the first, the second has another."""
    told: set[str] = set()
    heard: Counter[str] = Counter()
    found: list[tuple[Run, ...]] = []
    for point in points:
        worded = _worded(material, point, told, heard)
        if fold(worded.words) not in told:
            found.append(_runs(material, point, worded))
            heard[worded.unit] += 1
        told |= {fold(worded.words), fold(worded.source)}
    return found


def _worded(material: Material, point: Point, told: Container[str], heard: Mapping[str, int]) -> Worded:
    """Its best sentence that any unit could say and that is not told yet; else one unit's, told as that unit's.

    `heard` counts the units that were quoted under this heading: of equally good words, those of another are taken.
    """
    if point.is_worded_by_person or point.is_reworded:
        return Worded(whole_sentence(point.text))
    units = {unit.code: unit for unit in material.units}

    whole = [each for each in point.best or point.statements if each not in point.parts]
    alike = said_by_several(whole)

    def said(statement: Statement) -> str | None:
        common = in_common(statement.text, units[statement.unit])
        words = None if common is None else without_own_opening(common, alike)
        if words is None or fold(words) in told:
            return None
        return words if all(name in material.shared_names for name in quoted_names(words)) else None

    best = best_words(whole, said, material.common_words, units)
    if best is not None and not best.is_own:
        return Worded(best.words)
    first = [best.statement] if best is not None else []
    untold = [each for each in whole if fold(whole_sentence(each.text)) not in told]
    own = min((first + untold)[:_AS_GOOD], key=lambda each: heard.get(each.unit, 0), default=None)
    return Worded(whole_sentence(whole[0].text)) if own is None else _quoted(units[own.unit], own.text)


def _quoted(unit: Unit, text: str) -> Worded:
    """A unit's own words, named as such; what they quote themselves has the inner marks."""
    inner = _QUOTED_INSIDE.sub("‘\\1’", whole_sentence(on_its_own(text)).rstrip("."))
    return Worded(f"Như {name_inside(unit.name)}: “{inner}”.", unit=unit.code, source=whole_sentence(text))


def _runs(material: Material, point: Point, worded: Worded) -> tuple[Run, ...]:
    words = worded.words
    sentence, stop = (words[:-1], words[-1]) if words.endswith(".") else (words, "")
    alike = _ALIKE if worded.unit and len(point.units) > 1 else ""
    count = f" ({_count(point)}{alike}{_contrary(material, point)})"
    return (
        Run(text=sentence, point=point.id),
        Run(text=count, point=point.id, italic=not point.is_confirmed),
        *([plain(stop)] if stop else []),
    )


def _count(point: Point) -> str:
    mark = "" if point.is_confirmed else _REWORDED if point.is_reworded else _UNCONFIRMED
    return f"{mark}{len(point.units)}/{point.of} đơn vị"


def _contrary(material: Material, point: Point) -> str:
    names = list(dict.fromkeys(material.unit_names.get(each.unit, each.unit) for each in point.exceptions))
    if not names:
        return ""
    said = "; riêng {} nêu khác" if point.is_confirmed else "; có thể nêu khác: {}"
    return said.format(", ".join(map(name_inside, names)))


def _own_words(point: Point) -> tuple[Run, ...]:
    return (Run(text=whole_sentence(point.text), point=point.id),)


def _names(material: Material, point: Point) -> str:
    return ", ".join(material.unit_names.get(code, code) for code in point.units)


def _with_spaces(sentences: Sequence[tuple[Run, ...]]) -> Iterator[Run]:
    for number, runs in enumerate(sentences):
        if number:
            yield plain(" ")
        yield from runs


def _is_for_proposals(material: Material, section: int) -> bool:
    words = fold(" ".join(heading_path(material.outline, section)))
    return any(asked in words for asked in _ASKS_FOR_PROPOSALS)
