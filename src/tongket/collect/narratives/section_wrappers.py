"""Takes the outermost headings of a narrative, puts in place of one that only wraps others the headings it wraps.

"Phần thứ nhất: Kết quả 5 năm" over "I. Chỉ đạo", "II. Kết quả", "III. Hạn chế", and "Phần thứ hai: Phương hướng", where
the outline has these side by side: what stands below the first part are sections, not the parts of one.
"""

from __future__ import annotations

from collections.abc import Sequence

from tongket.collect.narratives.section_heads import Head
from tongket.collect.narratives.section_likeness import Sections, title_of

NAMED = 0.7  # likeness from which a heading names a section
FEWEST = 2  # sections outside its own that a heading must have below to wrap them
_GOES_OVER = frozenset(("causes", "lessons", "forecast", "direction", "proposals"))  # names every matter once more


def unwrapped(roots: Sequence[Head], sections: Sections) -> list[Head]:
    """The outermost headings, those that wrap others left out; these get the section they name, if any."""
    found: list[Head] = []
    for head in roots:
        if not _wraps(head, roots, sections):
            found.append(head)
            continue
        for child in head.children:
            child.parent = None
        found += head.children
        head.sections = _own(head, sections)
    return found


def wraps(head: Head) -> bool:
    """Whether the headings below were put in its place."""
    return any(child.parent is not head for child in head.children)


def _own(head: Head, sections: Sections) -> tuple[int, ...]:
    section = _named(head, sections)
    return () if section is None else (section,)


def _wraps(head: Head, roots: Sequence[Head], sections: Sections) -> bool:
    if set(title_of(head.title).roles[:1]) & _GOES_OVER:
        return False
    own = _outermost(_named(head, sections), sections)
    below = {_outermost(_named(child, sections), sections) for child in head.children}
    beside = {_outermost(_named(other, sections), sections) for other in roots if other is not head}
    return len(below - beside - {own, None}) >= FEWEST


def _named(head: Head, sections: Sections) -> int | None:
    alike = sections.likeness(head.title)
    best = max(range(len(alike)), key=lambda index: (alike[index], -index))
    return best if alike[best] >= NAMED else None


def _outermost(index: int | None, sections: Sections) -> int | None:
    while index is not None and (parent := sections.all[index].parent) is not None:
        index = parent
    return index
