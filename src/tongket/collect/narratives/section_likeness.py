"""Takes the outline of the office, says how much a unit's heading or paragraph is like each heading of it.

Two kinds of evidence: the part of a report a heading names (results, causes), and its matter (drugs, traffic).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from tongket.collect.narratives.section_matters import matters_of
from tongket.collect.narratives.section_roles import cues_in, plain_words, roles_of, without_names
from tongket.directive.outline import Heading
from tongket.wording.fold import fold

_WORDS = re.compile(r"[^\W_]+")
_ACRONYM = re.compile(r"\b[A-ZĐ]{3,8}\b")
_GUIDANCE = re.compile(r"\s*\([^)]*\)")
_ASSESSED = frozenset(("strengths", "shortcomings"))
UNKNOWN = 0.25  # weight of words no heading of the outline has
MOST = 2  # times one pair of words counts in a paragraph
_OF_ANY_MATTER = frozenset(("results", "strengths"))  # every matter has its results
A_WORD = 0.3
AN_ASSESSMENT = 0.7  # likeness of "Đánh giá" to "Ưu điểm, hạn chế"
FIRST_FIELD, A_FIELD = 0.8, 0.25  # likeness of a heading that is first about a field of the section, or also about it
ANOTHER_FIELD = 0.6  # what common words count where the heading is first about a field that another section has
A_NAMING = 0.5  # what a paragraph gains by naming a field of the section once
MOST_NAMINGS = 4
CLEARLY, WHOSE = 0.5, 0.7  # likeness of what stands before "của", and what the whole counts beside it


class Title(NamedTuple):
    """A heading, taken apart."""

    roles: tuple[str, ...]
    matter: frozenset[str]  # words, and pairs of words that follow each other
    fields: tuple[str, ...] = ()  # usual ones, in the order of the words


@dataclass(frozen=True, slots=True)
class Section:
    """One heading of the outline and where it stands in its tree."""

    index: int
    level: int
    title: Title
    parent: int | None
    last: int  # index of the last heading inside it
    order: int  # among its siblings, from 1
    initials: str

    @property
    def has_parts(self) -> bool:
        return self.last > self.index


@dataclass(frozen=True)
class Sections:
    """The outline, ready to be compared with."""

    all: tuple[Section, ...]
    weights: dict[str, float]
    fields: dict[str, int]  # how many of them, of those without parts, are about each
    kept: dict[str, tuple[float, ...]] = field(default_factory=dict)

    def within(self, index: int, outer: int) -> bool:
        """Whether a section stands inside another, or is it."""
        return outer <= index <= self.all[outer].last

    def likeness(self, heading: str) -> tuple[float, ...]:
        """How much a unit's heading is like each section, from 0 to about 1.3."""
        found = self.kept.get(heading)
        if found is None:
            found = _likeness(self, heading)
            if len(self.kept) < 4096:
                self.kept[heading] = found
        return found

    def leaning(self, folded: str, among: Sequence[int]) -> dict[int, float]:
        """How much a paragraph speaks as each of some sections would."""
        return {index: _leaning(self, folded, index) for index in among}


@lru_cache(maxsize=64)
def sections_of(outline: tuple[Heading, ...]) -> Sections:
    """The sections of an outline."""
    parents = _parents(outline)
    titles = [title_of(heading.text) for heading in outline]
    counts = Counter(word for title in titles for word in title.matter)
    sections = tuple(
        Section(
            at, heading.level, titles[at], parents[at], _last(outline, at), _order(parents, at), _initials(heading.text)
        )
        for at, heading in enumerate(outline)
    )
    weights = {word: _worth(word) / count for word, count in counts.items()}
    return Sections(sections, weights, _fields(sections))


@lru_cache(maxsize=16384)
def title_of(text: str) -> Title:
    """A heading, taken apart; guidance in brackets is left out."""
    bare = _GUIDANCE.sub("", text)
    own = without_names(bare)
    words = [word for word in _WORDS.findall(own) if not word.isdigit()]
    telling = [word for word in words if word not in plain_words()]
    pairs = {f"{one} {two}" for one, two in pairwise(words) if one in telling and (two in telling or len(one) > 2)}
    return Title(roles_of(bare), frozenset((*telling, *pairs)), tuple(dict.fromkeys(matters_of(own))))


def _parents(outline: Sequence[Heading]) -> list[int | None]:
    open_at: list[int] = []
    parents: list[int | None] = []
    for at, heading in enumerate(outline):
        while open_at and outline[open_at[-1]].level >= heading.level:
            open_at.pop()
        parents.append(open_at[-1] if open_at else None)
        open_at.append(at)
    return parents


def _last(outline: Sequence[Heading], at: int) -> int:
    following = range(at + 1, len(outline))
    return next((each - 1 for each in following if outline[each].level <= outline[at].level), len(outline) - 1)


def _order(parents: Sequence[int | None], at: int) -> int:
    return 1 + sum(1 for parent in parents[:at] if parent == parents[at])


def _fields(sections: Sequence[Section]) -> dict[str, int]:
    counts = Counter(field for section in sections if not section.has_parts for field in section.title.fields)
    return {field: max(1, counts[field]) for section in sections for field in section.title.fields}


def _worth(word: str) -> float:
    """Two words that follow each other tell a matter, one alone hardly: "ma túy" against "ma"."""
    return 1.0 if " " in word else A_WORD


def _initials(text: str) -> str:
    return "".join(word[0] for word in _WORDS.findall(fold(text)))


# --- headings


_OF = re.compile(r"\s+của\s+", re.IGNORECASE)


def _likeness(sections: Sections, heading: str) -> tuple[float, ...]:
    """ "Sản phẩm OCOP của hợp tác xã" is about the products: whose they are says less, where they are known."""
    alike, parts = _whole_likeness(sections, heading), _OF.split(heading, maxsplit=1)
    matter = _whole_likeness(sections, parts[0]) if len(parts) > 1 and title_of(parts[0]).matter else ()
    if max(matter, default=0.0) < CLEARLY:
        return alike
    return tuple(max(one, WHOSE * other) for one, other in zip(matter, alike, strict=True))


def _whole_likeness(sections: Sections, heading: str) -> tuple[float, ...]:
    title, short = title_of(heading), [fold(each) for each in _ACRONYM.findall(heading) if not heading.isupper()]
    return tuple(_alike(sections, title, section, short) for section in sections.all)


def _alike(sections: Sections, title: Title, section: Section, short: Sequence[str]) -> float:
    role, matter = _same_part(title, section.title), _same_matter(sections, title, section)
    if any(field in sections.fields and field not in section.title.fields for field in title.fields[:1]):
        matter *= ANOTHER_FIELD
    matter = max(matter, _same_field(sections, title, section.title))
    if any(each in section.initials for each in short):
        matter = max(matter, 0.8)
    if section.title.matter and title.matter and matter < 0.15:
        role *= 0.45  # the same part of a report on another matter
    elif section.title.matter and not title.matter:
        role *= 0.7
    return max(role, matter) + 0.3 * min(role, matter)


def _same_part(title: Title, other: Title) -> float:
    if not title.roles or not other.roles:
        return 0.0
    if title.roles[0] == other.roles[0]:
        return 1.0 if len(title.roles) == 1 or len(other.roles) > 1 or title.roles[1] in other.roles else 0.95
    if set(title.roles) & set(other.roles):
        return 0.75
    return AN_ASSESSMENT if title.roles == ("assessment",) and set(other.roles) >= _ASSESSED else 0.0


def _same_field(sections: Sections, title: Title, other: Title) -> float:
    """A field that many sections share, schooling among those of a school office, tells little."""
    common = [field for field in title.fields if field in other.fields]
    return max(
        ((FIRST_FIELD if field == title.fields[0] else A_FIELD) / sections.fields[field] for field in common),
        default=0.0,
    )


def _same_matter(sections: Sections, title: Title, section: Section) -> float:
    """The share of the title's matter that the section has, and a little of the reverse."""
    if not title.matter or not section.title.matter:
        return 0.0
    weights = sections.weights
    common = sum(weights[word] for word in sorted(title.matter & section.title.matter))
    own = sum(weights.get(word, UNKNOWN * _worth(word)) for word in sorted(title.matter))
    theirs = sum(weights[word] for word in sorted(section.title.matter))
    return 0.65 * common / own + 0.35 * common / theirs


# --- paragraphs


def _leaning(sections: Sections, folded: str, index: int) -> float:
    title = sections.all[index].title
    told = [role for role in title.roles if role not in _OF_ANY_MATTER] if title.matter else title.roles
    cues = max((cues_in(folded, role) / (1 + 0.3 * at) for at, role in enumerate(told)), default=0.0)
    pairs = [word for word in sorted(title.matter) if " " in word and word in folded]
    namings = sum(1 for each in matters_of(folded) if each in title.fields) if title.fields else 0
    said = sum(sections.weights[word] * min(MOST, folded.count(word)) for word in pairs)
    return 0.5 * cues + max(said, A_NAMING * min(MOST_NAMINGS, namings))
