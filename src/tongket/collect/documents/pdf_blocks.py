"""Takes the bytes of a PDF, makes its passages with page and line; pages that are pictures are said, never guessed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median

from tongket.collect.documents.block import Contents, Passage
from tongket.collect.documents.line_paragraphs import TextLine, paragraphs_of
from tongket.collect.documents.pdf_lines import PdfPages, pages_of
from tongket.collect.documents.pdf_running import without_running
from tongket.collect.submission import OddityKind

SMALL = 0.88  # of the usual size of letters: footnotes are smaller


def read_pdf(content: bytes, most_pages: int | None = None) -> Contents:
    """Every passage of the text layer. Raises `Unreadable` for what is locked or broken."""
    pages = pages_of(content, most_pages)
    lines, running = without_running(pages.lines, pages.count)
    body, notes = _apart(lines)
    passages = paragraphs_of(body) + [_note(each) for each in paragraphs_of(notes)]
    return Contents("pdf", passages, list(_oddities(pages)), running, [each.text for each in lines])


def _apart(lines: Sequence[TextLine]) -> tuple[list[TextLine], list[TextLine]]:
    """The body, and the footnotes: small lines at the foot of a page, the first of which opens with its number."""
    usual = median([each.size for each in lines for _ in range(len(each.text) // 20 + 1)]) if lines else 0
    body: list[TextLine] = []
    notes: list[TextLine] = []
    for _, group in groupby(lines, key=lambda each: each.page):
        page = list(group)
        first = _first_of_notes(page, SMALL * usual)
        body += page[:first]
        notes += page[first:]
    return body, notes


def _first_of_notes(page: Sequence[TextLine], small: float) -> int:
    first = len(page)
    while first and page[first - 1].size < small and not page[first - 1].is_row:
        first -= 1
    while first < len(page) and page[first].text[:1] not in "0123456789*[(":
        first += 1
    return first if first and len(page) > first and page[first].base > page[first - 1].base else len(page)


def _note(passage: Passage) -> Passage:
    passage.is_note = True
    return passage


def _oddities(pages: PdfPages) -> Iterator[tuple[OddityKind, dict[str, object]]]:
    if pages.pictures:
        facts = {"count": len(pages.pictures), "of": pages.count, "pages": stretches(pages.pictures)}
        yield OddityKind.SCANNED, facts
    if pages.decoded:
        yield OddityKind.OLD_LETTERS, {"count": pages.decoded}


def stretches(numbers: Sequence[int]) -> str:
    """ "1, 3–5": numbers in order, those that follow each other as a stretch."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][-1] + 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return ", ".join(str(part[0]) if len(part) == 1 else f"{part[0]}–{part[-1]}" for part in parts)
