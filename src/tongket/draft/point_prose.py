"""Takes the points of a section, makes its prose: by support, each sentence bound to its point and its units counted.

A point that no person confirmed says so beside its count. What only one unit says is told in the sections that ask for
proposals, by the name of the unit; elsewhere the page has it, and the appendix on completeness says how much that is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from tongket.collect.narratives.report import Statement
from tongket.consolidate.point import Point
from tongket.directive.outline import heading_path
from tongket.draft.about_figures import CONTRADICTED, own_figures
from tongket.draft.best_words import beside_the_point, best_words, said_by_several
from tongket.draft.common_words import in_common, on_its_own, whole_sentence
from tongket.draft.material import Material
from tongket.draft.named_proposals import by_names, named_proposals
from tongket.draft.out_of_place import points_back, tells_same_event, with_sentence_before
from tongket.draft.own_opening import without_own_opening
from tongket.draft.own_words import quoted_names
from tongket.draft.paper import Paragraph, Run, line, plain
from tongket.draft.phrases import name_inside, upper_start
from tongket.draft.proposals import (
    Asked,
    Proposal,
    asked_by_most,
    asked_by_units,
    asked_in,
    by_level,
    is_of_province,
    is_pledge,
    who_asks_whom,
)
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

Sentence = tuple[Run, ...]


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
    told = _told_once(material, chosen.shared, are_proposals=_is_for_proposals(material, section))
    named = list(named_proposals(chosen.named, material.unit_names))
    for level, these in by_level([*told, *named], material.review.office):
        if level:
            yield line(plain(f"- {level}:", italic=True), keep_with_next=True)
        sentences = [each.sentence for each in these if not each.names]
        yield from (line(*_with_spaces(some)) for some in _in_paragraphs(sentences))
        for names, own in by_names(each for each in these if each.names).items():
            yield line(plain(f"{'+' if level else '-'} {names}: "), *_with_spaces(own))


def chosen_points(material: Material, section: int, about_figures: frozenset[str]) -> Chosen:
    """Which points of a heading the draft tells, and how."""
    points = [each for each in material.points if each.section == section and each.id not in about_figures]
    shared = [each for each in points if _is_shared(each)]
    alone = [each for each in points if not _is_shared(each)]
    asked = [each for each in alone if not is_pledge(each.text)] if _is_for_proposals(material, section) else []
    named = asked[:_MOST_ALONE]
    return Chosen(shared[:_MOST_TOLD], named, [*shared[_MOST_TOLD:], *(each for each in alone if each not in named)])


def _in_paragraphs(sentences: Sequence[Sentence]) -> Iterator[Sequence[Sentence]]:
    """As even as they come, so that no sentence is left to stand alone behind the others."""
    paragraphs = max(1, round(len(sentences) / _IN_A_PARAGRAPH))
    bounds = [-(-len(sentences) * at // paragraphs) for at in range(paragraphs + 1)]
    yield from (sentences[first:last] for first, last in pairwise(bounds) if first < last)


def _is_shared(point: Point) -> bool:
    """Whether enough units make it to be told of all, or a person wants it told; where one reports, all it says is."""
    needed = _ENOUGH if point.of >= _MANY_UNITS else min(2, point.of)
    return len(point.units) >= needed or point.is_confirmed or point.is_worded_by_person


def _told_once(material: Material, points: Sequence[Point], *, are_proposals: bool) -> list[Proposal]:
    """Each point's sentence; a sentence that makes two points, or an event, is told for the first of them.

    Proposals of a province are told with whom most of their units ask, in words that ask it; else nobody is asked.
    """
    told: list[str] = []
    heard: Counter[str] = Counter()
    found: list[Proposal] = []
    before = ""
    for point in points:
        asked = _asked(material, point) if are_proposals else ()
        level = asked_by_most(asked) or Asked.UNSAID
        worded = _worded(material, point, told, heard, level if asked else None)
        if worded is not None and not _is_told(worded.words, told):
            said = _goes_on(worded) if worded.unit and worded.unit == before else worded
            found.append(Proposal(level, _runs(material, point, said, who_asks_whom(asked) if asked else "")))
            before = worded.unit
            heard[worded.unit] += 1
            told += [worded.words, worded.source]
    return found


def _asked(material: Material, point: Point) -> tuple[Asked, ...]:
    """Whom its units ask, in a province's review; a person's words ask whom they name."""
    if not is_of_province(material.review.office):
        return ()
    return (asked_in(point.text),) if point.is_worded_by_person else asked_by_units(point)


def _goes_on(worded: Worded) -> Worded:
    """The words of a unit that was quoted right before."""
    return worded._replace(words=worded.words.replace(" nêu: “", " còn nêu: “", 1))


def _is_told(text: str, told: Iterable[str]) -> bool:
    return any(fold(text) == fold(each) or tells_same_event(text, each) for each in told)


def _worded(
    material: Material, point: Point, told: Sequence[str], heard: Mapping[str, int], asked: Asked | None
) -> Worded | None:
    """The words for a point, of the statements that ask a level if there are some; None where all are told.

    `heard` counts the units that were quoted under this heading: of equally good words, those of another are taken.
    """
    if point.is_worded_by_person or point.is_reworded:
        return Worded(whole_sentence(point.text))
    whole = [each for each in point.best or point.statements if each not in point.parts]
    fits = [each for each in whole if asked is None or asked_in(each.text) is asked]
    return _worded_by(material, whole, fits, told, heard) or _worded_by(material, whole, whole, told, heard)


def _worded_by(
    material: Material,
    whole: Sequence[Statement],
    fitting: Collection[Statement],
    told: Sequence[str],
    heard: Mapping[str, int],
) -> Worded | None:
    """Of the fitting, the best sentence that any unit could say and that is not told yet; else a good one, quoted."""
    units = {unit.code: unit for unit in material.units}
    alike = said_by_several(whole)

    def said(statement: Statement) -> str | None:
        common = in_common(statement.text, units[statement.unit]) if statement in fitting else None
        words = None if common is None or points_back(common) else without_own_opening(common, alike)
        if words is None or _is_told(words, told):
            return None
        return words if all(name in material.shared_names for name in quoted_names(words)) else None

    best = best_words(whole, said, material.common_words, units)
    if best is not None and not best.is_own:
        return Worded(best.words)
    first = [best.statement] if best is not None else []
    beside = beside_the_point(whole)
    untold = [each for each in whole if each not in beside and not _is_told(whole_sentence(each.text), told)]
    good = [each for each in (first + untold)[:_AS_GOOD] if each in fitting]
    own = _most_in_place(material, good, whole, heard)
    return None if own is None else _quoted(units[own.unit], own, material.paragraphs)


def _most_in_place(
    material: Material, good: Sequence[Statement], whole: Sequence[Statement], heard: Mapping[str, int]
) -> Statement | None:
    """Of equally good statements the one to quote: not a wrong figure, no unit again and again, no figure told of all.

    Where half of a point's statements tell a figure of the form, one without tells another thing: it has no preference.
    """
    figures = {each: own_figures(each, material.claims_by_block) for each in (*whole, *good)}
    are_words = 2 * sum(figures[each] > 0 for each in whole) < len(whole)

    def out_of_place(each: Statement) -> tuple[bool, bool, int]:
        again = heard.get(each.unit, 0) + (are_words and figures[each] > 0)
        return figures[each] == CONTRADICTED, points_back(on_its_own(each.text)), again

    return min(good, key=out_of_place, default=None)


def _quoted(unit: Unit, said: Statement, paragraphs: Mapping[tuple[str, int], str]) -> Worded:
    """A unit's own words, named as such; what they quote themselves has the inner marks."""
    text = on_its_own(said.text)
    if points_back(text):
        text = with_sentence_before(said.text, paragraphs.get((said.file, said.paragraph), ""), said.start)
    inner = _QUOTED_INSIDE.sub("‘\\1’", whole_sentence(text).rstrip("."))
    name = upper_start(name_inside(unit.name))
    return Worded(f"{name} nêu: “{inner}”.", unit=unit.code, source=whole_sentence(said.text))


def _runs(material: Material, point: Point, worded: Worded, asks: str) -> Sentence:
    words = worded.words
    sentence, stop = (words[:-1], words[-1]) if words.endswith(".") else (words, "")
    alike = _ALIKE if worded.unit and len(point.units) > 1 else ""
    count = f" ({_count(point)}{alike}{f'; {asks}' if asks else ''}{_contrary(material, point)})"
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


def _with_spaces(sentences: Sequence[Sentence]) -> Iterator[Run]:
    for number, runs in enumerate(sentences):
        if number:
            yield plain(" ")
        yield from runs


def _is_for_proposals(material: Material, section: int) -> bool:
    words = fold(" ".join(heading_path(material.outline, section)))
    return any(asked in words for asked in _ASKS_FOR_PROPOSALS)
