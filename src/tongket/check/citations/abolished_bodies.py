"""Takes narratives and the day they are judged at, makes findings where one names a body that no longer existed.

Which bodies, from which day, is data with its sources: abolished_bodies.toml. What was in force is right to name: a
review of 2020 speaks of districts. A sentence that tells of earlier days may use the name of its time, and so may the
citation of a document; a request to a body may not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from tongket.check.citations.abolished_data import Abolished, bodies
from tongket.check.citations.earlier_days import tells_of_earlier_days
from tongket.check.finding import Finding
from tongket.check.kinds.citations import BodyAbolished
from tongket.check.speech import shortened
from tongket.collect.documents.block import BlockKind
from tongket.collect.narratives.report import NarrativeReport
from tongket.collect.narratives.section_heads import end_of_body
from tongket.collect.submission import Place
from tongket.wording.fold import fold

_WORD = re.compile(r"\w+")
_QUOTE = 120
_TONES = (("uỷ", "ủy"), ("oá", "óa"), ("oà", "òa"), ("uý", "úy"))

_CITY = re.compile(r"(?:thành phố|tp\.?|thành ủy)\s+(?P<name>\S)", re.IGNORECASE)

Openings = dict[str, list[Abolished]]
Said = tuple[int, str]  # a paragraph and a sentence or heading of it


def abolished_named(reports: Iterable[NarrativeReport], as_of: date) -> Iterator[Finding]:
    """One finding for each body a report names, at its first place."""
    for report in reports:
        gone = tuple(body for body in bodies() if body.gone <= (report.dated or as_of))
        openings = _by_opening(gone)
        first: dict[str, BodyAbolished] = {}
        for paragraph, text in _said(report) if gone else ():
            for finding in _in_text(report, paragraph, text, openings):
                first.setdefault(fold(finding.found), finding)
        yield from first.values()


def _said(report: NarrativeReport) -> Sequence[Said]:
    """The statements of a report, and its headings: "2. Đối với Ủy ban nhân dân huyện"."""
    told = [(statement.paragraph, statement.text) for statement in report.statements]
    first, end = min((number for number, _ in told), default=0), end_of_body(report.narrative.blocks)
    heads = [
        (block.number, block.title)
        for block in report.narrative.blocks[: end - 1]
        if block.kind is BlockKind.HEADING and block.number >= first
    ]
    return sorted([*told, *heads], key=lambda said: said[0])


def _in_text(report: NarrativeReport, paragraph: int, text: str, openings: Openings) -> Iterator[BodyAbolished]:
    for body, start, end in _named(text, openings):
        if not tells_of_earlier_days(text, start, end, body.gone):
            yield BodyAbolished(
                at=Place(report.file, paragraph=paragraph),
                unit=report.unit,
                found=text[start:end],
                text=shortened(text, _QUOTE),
                gone=body.gone,
                successor=body.successor_of(text[start:end]),
                basis=body.basis,
            )


def _named(text: str, openings: Openings) -> Iterator[tuple[Abolished, int, int]]:
    """Where a text names a body: by a word of its own, with a capital letter where the name must have one."""
    plain = _plain(text)
    ends: dict[str, int] = {}  # where the last naming of each ends: "ban nhân dân tỉnh …" is inside of one
    for word in _WORD.finditer(plain):
        start = word.start()
        for body in openings.get(word[0], ()):
            found = body.named_at(plain, start) if start >= ends.get(body.spelling, 0) else None
            if found is not None and _is_name(text, start, found.end(), body):
                ends[body.spelling] = found.end()
                yield body, start, found.end()


def _is_name(text: str, start: int, end: int, body: Abolished) -> bool:
    has_capital = body.is_any_case or text[start].isupper()
    return has_capital and not text[end : end + 1].isalnum() and _has_city_name(text[start:end])


def _by_opening(gone: Iterable[Abolished]) -> Openings:
    """The bodies by the words their names begin with: most words of a text begin none."""
    found: dict[str, list[Abolished]] = {}
    for body in gone:
        for opening in body.openings:
            found.setdefault(opening, []).append(body)
    return found


def _has_city_name(found: str) -> bool:
    """Where a city must follow, it is a name, with a capital letter: "thành phố Mỹ Tho"."""
    city = _CITY.search(found)
    return city is None or city["name"].isupper()


def _plain(text: str) -> str:
    """The text in small letters, as long as it was, with its tone marks where the data puts them: "Uỷ" is "ủy"."""
    small = text.lower()
    small = small if len(small) == len(text) else "".join(letter.lower()[:1] or letter for letter in text)
    for old, new in _TONES:
        small = small.replace(old, new)
    return small
