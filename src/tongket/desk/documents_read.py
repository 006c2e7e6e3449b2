"""Takes a review folder and what was read, makes the lines of data/documents.json: one document read, one line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from tongket.collect.files.unreadable import Unreadable
from tongket.desk.folder import find_file
from tongket.desk.submission_store import reading_key
from tongket.draft.material import Material

PAPERS = ("plan", "outline")
FORMATS = (".docx", ".doc", ".pdf", ".odt", ".rtf", ".txt", ".html", ".htm")


def document_lines(material: Material, folder: Path) -> Iterator[bytes]:
    """The office's own papers first, then every document received, in the order of their paths."""
    between = "["
    for file, record in (*_of_office(folder), *_received(material)):
        yield f"{between}\n{with_file(file, record)}".encode()
        between = ","
    yield b"\n]\n" if between == "," else b"[\n]\n"


def with_file(file: str, record: str) -> str:
    """A line of data/documents.json: whose document it is, then what `document_text` made of it."""
    return f'{{"file": {json.dumps(file, ensure_ascii=False)}, {record[1:]}'


def _received(material: Material) -> Iterator[tuple[str, str]]:
    for submission in material.submissions.values():
        if submission.document:
            yield submission.file, submission.document


def _of_office(folder: Path) -> Iterator[tuple[str, str]]:
    store = folder / ".tongket" / "papers"
    paths = [path for name in PAPERS if (path := find_file(folder, name, FORMATS))]
    kept = {path.name: store / f"{_key(path)}.json" for path in paths}
    for path in paths:
        text = _recalled(kept[path.name]) or _read(path, kept[path.name])
        if text:
            yield path.name, text
    for other in store.glob("*.json"):
        if other not in kept.values():
            other.unlink(missing_ok=True)


def _key(path: Path) -> str:
    return reading_key(sha256(path.read_bytes()).hexdigest(), path.name, "")


def _recalled(kept: Path) -> str | None:
    """What an earlier run made of the same paper with the same code; None where there is none, or a damaged one."""
    try:
        text = kept.read_text(encoding="utf-8")
        return text if isinstance(json.loads(text), dict) else None
    except (OSError, ValueError):
        return None


def _read(path: Path, kept: Path) -> str | None:
    """What a paper states; None for one that cannot be read, which the review itself tells."""
    from tongket.collect.narratives.narrative import read_narrative  # these load only where a paper is new
    from tongket.desk.described_document import document_text

    try:
        text = document_text(read_narrative(path.read_bytes(), path.name).blocks)
    except (OSError, Unreadable):
        return None
    with suppress(OSError):  # a folder that may only be read: it is read again next time
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(text, encoding="utf-8")
    return text
