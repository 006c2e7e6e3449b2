"""Takes single files, makes what is wrong in the form of each that is an official paper.

A review's own findings are of what its reports say; how they are laid out is told only of a file that is asked about.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tongket.check.finding import Finding
from tongket.check.kinds.paper import FormNotJudged
from tongket.check.papers.paper import check_paper, check_paper_in_words
from tongket.collect.documents.document_contents import DocumentKind, kind_of
from tongket.collect.documents.docx_paper import read_look
from tongket.collect.documents.lines import is_document
from tongket.collect.files.unreadable import Unreadable
from tongket.collect.files.workers import read_all
from tongket.collect.narratives.look import look_of_words
from tongket.collect.narratives.narrative import read_narrative
from tongket.collect.submission import OddityKind, Place
from tongket.desk.read_reports import unmarked_bytes


def check_papers(files: Sequence[Path]) -> list[Finding]:
    """The form of each document among the files. One that cannot be read is left to those who read its content."""
    results = read_all(files, form_of_one, processes=min(1, len(files)))
    return [finding for path, result in zip(files, results, strict=True) for finding in _told(path, result)]


def _told(path: Path, result: list[Finding] | Unreadable) -> list[Finding]:
    if not isinstance(result, Unreadable):
        return result
    return [FormNotJudged(at=Place(path.name))] if result.kind is OddityKind.TOO_HEAVY else []


def form_of_one(path: Path) -> list[Finding]:
    """The findings of one file; none where it is no document. Runs in a worker."""
    content = unmarked_bytes(path)
    if not is_document(content, path.name):
        return []
    narrative = read_narrative(content, path.name)  # refuses what carries a secrecy mark
    kind = kind_of(content)
    if kind is DocumentKind.DOCX:
        return check_paper(path.name, read_look(content))
    return check_paper_in_words(path.name, look_of_words(narrative), f".{kind.value}")
