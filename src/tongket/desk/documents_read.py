"""Takes a review folder and what was read, makes the lines of data/documents.json: one document read, one line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tongket.collect.unreadable import Unreadable
from tongket.desk.described_document import document_text, with_file
from tongket.desk.folder import find_file
from tongket.draft.material import Material

PAPERS = ("plan", "outline")
FORMATS = (".docx", ".doc", ".pdf", ".odt", ".rtf", ".txt", ".html", ".htm")


def document_lines(material: Material, folder: Path) -> Iterator[bytes]:
    """The office's own papers first, then every document received, in the order of their paths."""
    lines = [*_of_office(folder), *_received(material)]
    yield b"[\n" + ",\n".join(lines).encode() + b"\n]\n" if lines else b"[\n]\n"


def _received(material: Material) -> Iterator[str]:
    for submission in material.submissions.values():
        if submission.document:
            yield with_file(submission.file, submission.document)


def _of_office(folder: Path) -> Iterator[str]:
    for name in PAPERS:
        path = find_file(folder, name, FORMATS)
        text = _read(path) if path else None
        if path and text:
            yield with_file(path.name, text)


def _read(path: Path) -> str | None:
    """What a paper states; None for one that cannot be read, which the review itself tells."""
    from tongket.collect.narrative import read_narrative  # readers of documents load where one lies

    try:
        return document_text(read_narrative(path.read_bytes(), path.name).blocks)
    except (OSError, Unreadable):
        return None
