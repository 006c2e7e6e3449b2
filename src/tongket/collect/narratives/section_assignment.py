"""Takes a unit's headings and the office's outline, gives each heading the sections it covers.

Evidence adds up: the words of the heading, its number, its place among its siblings, the heading above it, the headings
below it and, where those leave it open, the words of its paragraphs.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from tongket.collect.documents.block import Block
from tongket.collect.narratives.section_alignment import NEVER, align, out_of_order
from tongket.collect.narratives.section_gaps import fill
from tongket.collect.narratives.section_heads import Head
from tongket.collect.narratives.section_likeness import Section, Sections, title_of
from tongket.collect.narratives.section_wrappers import unwrapped, wraps
from tongket.wording.fold import fold

INSIDE = 0.25  # a section that stands in the one above
AGAIN = -0.2  # the very section above
OUTSIDE = -0.35  # a section that stands elsewhere: only under its own name
OWN_NAME = 0.9
OUTERMOST = 0.1  # the first level of the outline for the first level of the unit
SAME_NUMBER = 0.12
IN_STEP = 0.25
KNOWN = 1 / 3  # of headings without numbers, that the outline must know before their places count
CHILDREN = 0.3
CHILDREN_BESIDE = 0.8
HELD = -0.15  # a part of a section that a heading beside names and has parts for
CONTENT = 0.45
CLEAR = 0.5  # likeness from which the paragraphs need not be asked
A_PART = 0.6  # likeness of a part of a heading to a further section it covers
MANY_WORDS = 2  # leaning of the paragraphs that counts where no number speaks for the section too
_GOING_OVER = frozenset(
    ("assessment", "strengths", "shortcomings", "causes", "lessons", "forecast", "direction", "proposals")
)
LOOKED_AT = 1500  # letters of the paragraphs below a heading


def assign(heads: Sequence[Head], blocks: Sequence[Block], sections: Sections) -> None:
    """Give every heading its sections, the outermost first."""
    if not sections.all:
        return
    taken: set[int] = set()
    groups = [unwrapped([head for head in heads if head.parent is None], sections)]
    while groups:
        for group in groups:
            _assign_siblings(group, blocks, sections, taken)
            taken.update(chain.from_iterable(head.sections for head in group))
            _set_amid(group, sections)
        groups = [head.children for group in groups for head in group if head.children]
    _mark_moved(heads, sections)


def _set_amid(group: Sequence[Head], sections: Sections) -> None:
    """Where the outermost headings are parts, one of another matter between two of a section is told in it."""
    known = [at for at, head in enumerate(group) if head.sections]
    for before, after in pairwise(known):
        parent = sections.all[group[before].sections[-1]].parent
        if parent is not None and parent == sections.all[group[after].sections[0]].parent:
            for head in group[before + 1 : after]:
                head.amid = (parent,)


class Around(NamedTuple):
    """What is known before a group of siblings is looked at."""

    outer: tuple[int, ...]  # the sections above it
    gains: tuple[float, ...]  # by the place of each section in the outline, against the sections above
    is_in_step: bool  # as many siblings as the outline has there


def _assign_siblings(group: list[Head], blocks: Sequence[Block], sections: Sections, taken: set[int]) -> None:
    around = _around(group, sections, taken)
    _number_in_step(group, around, sections)
    rows = [_scores(head, blocks, sections, around) for head in group]
    _hold_parts(group, rows, sections)
    for head, section in zip(group, align(rows), strict=True):
        head.sections = () if section is None else (section,)
    fill(group, around.outer[0] if around.outer else None, sections, taken)
    headed = {section for head in group for section in head.sections}
    for head in group:
        if head.sections:
            head.sections = _with_parts(head, sections, headed)


def _number_in_step(group: list[Head], around: Around, sections: Sections) -> None:
    """As many as the outline has there, some known to it, and none with a number: the place of each is its number."""
    if not around.is_in_step or any(head.order for head in group):
        return
    inside = [index for index, gain in enumerate(around.gains) if gain > 0]
    known = sum(1 for head in group if max((sections.likeness(head.title)[at] for at in inside), default=0.0) >= CLEAR)
    if known >= KNOWN * len(group):
        for order, head in enumerate(group, 1):
            head.order = order


def _around(group: list[Head], sections: Sections, taken: set[int]) -> Around:
    outer = group[0].outer() if group else ()
    above = outer[0] if outer else None
    asked = sum(1 for section in sections.all if section.parent == above)
    gains = tuple(_gain(section, outer, sections, taken) for section in sections.all)
    return Around(outer, gains, len(group) == asked)


def _gain(section: Section, outer: tuple[int, ...], sections: Sections, taken: set[int]) -> float:
    index = section.index
    if not outer:
        return OUTERMOST if section.parent is None else 0.0
    if outer == (index,):
        return AGAIN
    if any(sections.within(index, each) for each in outer):
        return INSIDE
    is_above = any(sections.within(each, index) for each in outer)
    return NEVER if index in taken or is_above or _goes_over(outer, section, sections) else OUTSIDE


def _goes_over(outer: tuple[int, ...], section: Section, sections: Sections) -> bool:
    """Assessments and plans go over every matter once more: "Phòng, chống ma túy" among the tasks is no result."""
    above = {role for each in outer for role in sections.all[each].title.roles[:1]}
    return bool(above & _GOING_OVER) and not set(section.title.roles[:1]) & _GOING_OVER


def _hold_parts(group: Sequence[Head], rows: Sequence[list[float]], sections: Sections) -> None:
    """What a heading clearly names, and has headings below for, is not gone on with in the headings beside it."""
    for head, row in zip(group, rows, strict=True):
        section = sections.all[max(range(len(row)), key=lambda index: (row[index], -index))]
        if not head.children or row[section.index] < 1:
            continue
        for other in (each for each in rows if each is not row):
            for index in range(section.index + 1, section.last + 1):
                other[index] += HELD


# --- the score of one heading for each section


def _scores(head: Head, blocks: Sequence[Block], sections: Sections, around: Around) -> list[float]:
    alike = sections.likeness(head.title)
    others = (one for one, gain in zip(alike, around.gains, strict=True) if gain != AGAIN)
    is_clear = max(others, default=0.0) >= CLEAR
    content = {} if is_clear else _content(head, blocks, sections, around.outer)
    is_of_another = _is_of_another(alike, around)
    scores = [one + gain for one, gain in zip(alike, around.gains, strict=True)]
    for index, share in content.items():
        scores[index] += CONTENT * share
    for section in sections.all:
        index = section.index
        if around.gains[index] == OUTSIDE and (alike[index] < OWN_NAME or head.is_run_in):
            scores[index] = NEVER
        elif head.order == section.order and not is_of_another:
            scores[index] += _by_number(section, around, is_clear)
        if head.children and not around.outer:
            scores[index] += _by_children(section, head, sections)
    return scores


def _is_of_another(alike: Sequence[float], around: Around) -> bool:
    """Its words clearly name a section that it does not stand in: its number says nothing then."""
    inside = max((one for one, gain in zip(alike, around.gains, strict=True) if gain == INSIDE), default=0.0)
    return bool(around.outer) and inside < CLEAR <= max(alike)


def _by_number(section: Section, around: Around, is_clear: bool) -> float:
    """The same number among its siblings says a little; more for unclear words among as many as the outline has."""
    if section.parent != (around.outer[0] if around.outer else None):
        return 0.0
    return IN_STEP if around.is_in_step and not is_clear else SAME_NUMBER


def _by_children(section: Section, head: Head, sections: Sections) -> float:
    """The headings below fit into the section; or speak for those beside it: then the heading is for all of them."""
    if section.has_parts:
        return CHILDREN * _support(section, head, sections)
    beside = [each.index for each in sections.all if each.parent == section.parent and each is not section]
    if section.parent is None or not beside:
        return 0.0
    alike = [sections.likeness(child.title) for child in head.children]
    away = sum(max(0.0, max(each[index] for index in beside) - each[section.index]) for each in alike)
    return min(-CHILDREN_BESIDE * min(1.0, away / len(alike)), CHILDREN * _support(section, head, sections))


def _support(section: Section, head: Head, sections: Sections) -> float:
    """How well the headings below fit into a section, against how well they fit elsewhere: from -1 to 1."""
    total = 0.0
    for child in head.children:
        alike = sections.likeness(child.title)
        inside = max(alike[section.index + 1 : section.last + 1], default=alike[section.index])
        outside = max((*alike[: section.index], *alike[section.last + 1 :]), default=0.0)
        total += min(1.0, inside) - min(1.0, outside)
    return total / len(head.children)


def _content(head: Head, blocks: Sequence[Block], sections: Sections, outer: tuple[int, ...]) -> dict[int, float]:
    """The share each section below the outer ones has in the words of the paragraphs under a heading."""
    among = [
        section.index
        for section in sections.all
        if (section.parent in outer if outer else not section.has_parts) and not head.is_run_in
    ]
    if not among:
        return {}
    leaning = sections.leaning(fold(_text_below(head, blocks)), among)
    total = sum(leaning.values())
    return {
        index: each / total
        for index, each in leaning.items()
        if each >= (MANY_WORDS if head.order != sections.all[index].order else 1)
    }


def _text_below(head: Head, blocks: Sequence[Block]) -> str:
    texts: list[str] = []
    length = 0
    for block in blocks[head.block : head.end - 1]:
        texts.append(block.text[:LOOKED_AT])
        length += len(block.text)
        if length > LOOKED_AT:
            break
    return " ".join(texts)[:LOOKED_AT]


# --- headings that cover several sections


def _with_parts(head: Head, sections: Sections, headed: set[int]) -> tuple[int, ...]:
    """The section of a heading, and those that its further words name: "Hạn chế và nguyên nhân"."""
    own = head.sections[0]
    found = {own}
    fields = title_of(head.title).fields
    for part in _parts(head.title):
        alike = sections.likeness(part)
        if alike[own] >= A_PART or not set(title_of(part).fields) <= set(fields):
            continue  # "trật tự, an toàn giao thông" names no order, though "trật tự" does
        best = max(sections.all, key=lambda section: _may_share(section, head, sections) * alike[section.index])
        needed = A_PART if best.parent in (own, sections.all[own].parent) else OWN_NAME
        if alike[best.index] >= needed and _may_share(best, head, sections) and best.index not in headed:
            found.add(best.index)
    return tuple(sorted(found))


def _may_share(section: Section, head: Head, sections: Sections) -> bool:
    """Whether a section could share a heading: it stands beside, or it is a part that has no heading below.

    "Chỉ đạo, quán triệt" is for the section on leading, and for its part on studying the directive.
    """
    own = head.sections[0]
    is_part = section.index != own and sections.within(section.index, own)
    return (is_part and not head.children) or not (is_part or sections.within(own, section.index))


def _parts(title: str) -> list[str]:
    text = title.lower()
    for sign in (" và ", ";", "&", ", ", " - ", " – ", "/"):
        text = text.replace(sign, "\n")
    parts = [part.strip() for part in text.split("\n") if part.strip()]
    return parts if len(parts) > 1 else []


# --- order


def _mark_moved(heads: Sequence[Head], sections: Sections) -> None:
    """Note the headings that stand elsewhere than the outline has them."""
    for head in heads:
        outer = head.outer()
        if head.sections and outer and not any(sections.within(head.sections[0], each) for each in outer):
            head.is_moved = not _goes_on(head, outer, sections)
    roots = [head for head in heads if head.parent is None and not wraps(head)]
    for group in (roots, *(head.children for head in heads if head.children)):
        ordered = [head for head in group if head.sections and not head.is_moved and head.sections != head.outer()]
        for at in sorted(out_of_order([head.sections[0] for head in ordered])):
            ordered[at].is_moved = True


def _goes_on(head: Head, outer: tuple[int, ...], sections: Sections) -> bool:
    """The last heading inside a section, that goes on with the next one: "Kiến nghị" as the end of "Phương hướng"."""
    is_last = head.parent is not None and head.parent.children[-1] is head
    return is_last and head.sections[0] == sections.all[outer[-1]].last + 1
