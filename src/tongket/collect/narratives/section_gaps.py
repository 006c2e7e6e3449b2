"""Takes sibling headings of which some have no section yet, gives these the sections that are left, by their numbers.

"Không để em nào thất học" says nothing that the outline says; but as the first of headings that keep the office's
numbers, before the one for its second section, it can only be the first. Without numbers it must stand between two that
are known. Where anything speaks against it, it is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tongket.collect.narratives.section_heads import Head
from tongket.collect.narratives.section_likeness import Section, Sections, title_of

OF_ANOTHER = 0.5  # likeness to another section from which a heading is that, if anything
IN_LINE = 0.5  # share of the siblings that must have the number of their section


def fill(group: Sequence[Head], above: int | None, sections: Sections, taken: set[int]) -> None:
    """Give headings without a section the sections left between their neighbours, where the numbers are the same."""
    asked = [section for section in sections.all if section.parent == above]
    keep_numbers = _keep_numbers(group, asked)
    if not keep_numbers and not _keep_order(group):
        return
    had, end = {each for head in group for each in head.sections} | taken, len(sections.all)
    for unnamed, before, after in _gaps(group, end):
        left = [each for each in asked if before < each.index and each.last < after and each.index not in had]
        is_between = keep_numbers or (before >= 0 and after < end)
        if is_between and len(left) == len(unnamed) and all(map(_fits, unnamed, left, [sections] * len(left))):
            for head, section in zip(unnamed, left, strict=True):
                head.sections = (section.index,)


def _keep_numbers(group: Sequence[Head], asked: Sequence[Section]) -> bool:
    orders = {section.index: section.order for section in asked}
    kept = [orders.get(head.sections[0]) == head.order for head in group if head.sections]
    return bool(kept) and sum(kept) >= IN_LINE * len(kept)


def _keep_order(group: Sequence[Head]) -> bool:
    """None has a number, and those that are known, most of them, stand as in the outline."""
    known = [head.sections[0] for head in group if head.sections]
    is_ascending = all(one < other for one, other in pairwise(known))
    return is_ascending and len(known) > len(group) / 2 and not any(head.order for head in group)


def _gaps(group: Sequence[Head], end: int) -> Iterator[tuple[list[Head], int, int]]:
    """The headings in a row that have no section, with the sections of their neighbours."""
    unnamed: list[Head] = []
    before = -1
    for head in group:
        if not head.sections:
            unnamed.append(head)
            continue
        if unnamed:
            yield unnamed, before, head.sections[0]
        unnamed, before = [], head.sections[-1]
    if unnamed:
        yield unnamed, before, end


def _fits(head: Head, section: Section, sections: Sections) -> bool:
    """Whether the number is the same, and the words speak of no other part and of no other matter."""
    title, inside = title_of(head.title), range(section.index, section.last + 1)
    fields = {field for index in inside for field in sections.all[index].title.fields}
    is_of_others = bool(title.fields) and bool(fields) and not set(title.fields) & fields
    others = (alike for index, alike in enumerate(sections.likeness(head.title)) if index not in inside)
    is_free = not title.roles and max(others, default=0.0) < OF_ANOTHER
    is_there = head.order is None or head.order == section.order
    return is_there and is_free and not is_of_others
