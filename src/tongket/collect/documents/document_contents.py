"""Takes the bytes of a document of any kind, makes its `Contents`: the one place that knows which reader reads what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum

from tongket.collect.documents.block import Contents, Passage
from tongket.collect.documents.docx_blocks import read_docx
from tongket.collect.documents.letters import decoder_for
from tongket.collect.documents.web_archive import is_web_archive, page_in_archive
from tongket.collect.files.unreadable import Unreadable
from tongket.collect.submission import OddityKind

COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP_FILE = b"PK\x03\x04"
START = 1024  # bytes: what a file is shows there
_PAGE_TAGS = (b"<html", b"<!doctype html", b"<body", b"<head", b"<table", b"<div", b"<p>", b"<p ", b"<font", b"<meta")
_OTHER_MARKUP = (b"<?mso-application", b"<w:worddocument", b"<office:document", b"<pkg:package")


class DocumentKind(StrEnum):
    """The kinds of document there are readers for."""

    DOCX = "docx"
    ODT = "odt"
    DOC = "doc"
    PDF = "pdf"
    RTF = "rtf"
    HTML = "html"
    ARCHIVED_HTML = "mht"
    TEXT = "txt"


def kind_of(content: bytes) -> DocumentKind:
    """What the bytes of a document are, whatever its name says. Raises `Unreadable` for markup no one here reads."""
    start = content[:START].lstrip(b"\xef\xbb\xbf \t\r\n\0")
    if content.startswith(ZIP_FILE):
        return DocumentKind.ODT if _is_open_document(content) else DocumentKind.DOCX
    if content.startswith(COMPOUND_FILE):
        return DocumentKind.DOC
    if b"%PDF-" in content[:START]:
        return DocumentKind.PDF
    if start.startswith(b"{\\rtf"):
        return DocumentKind.RTF
    if is_web_archive(content):
        return DocumentKind.ARCHIVED_HTML
    return _kind_of_text(content)


def _is_open_document(content: bytes) -> bool:
    return content[30:38] == b"mimetype" or (b"content.xml" in content and b"word/" not in content)


def _kind_of_text(content: bytes) -> DocumentKind:
    start = _plain_start(content)
    if any(tag in start for tag in _OTHER_MARKUP):
        raise Unreadable(OddityKind.UNSUPPORTED, "a document kept as XML")
    return DocumentKind.HTML if start[:1] == b"<" and any(tag in start for tag in _PAGE_TAGS) else DocumentKind.TEXT


def _plain_start(content: bytes) -> bytes:
    """The first letters in one byte each, small: enough to find tags in, also in pages of two bytes a letter."""
    start = content[: 4 * START]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start[2:].replace(b"\0", b"")
    return start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()


def contents_of(content: bytes, *, most_pages: int | None = None) -> Contents:
    """Every passage of a document in Unicode; of a PDF its first pages only, where so many are enough.

    Raises `Unreadable` for what is empty, locked, broken, a bomb or nothing that can be read.
    """
    if not content.strip(b"\0 \r\n\t"):
        raise Unreadable(OddityKind.DAMAGED, "empty file")
    kind = kind_of(content)
    contents = _read_pdf(content, most_pages) if kind is DocumentKind.PDF else _READERS[kind](content)
    _settle_letters(contents)
    return contents


def _read_pdf(content: bytes, most_pages: int | None) -> Contents:
    from tongket.collect.documents.pdf_blocks import read_pdf

    return read_pdf(content, most_pages)


def _read_doc(content: bytes) -> Contents:
    from tongket.collect.documents.doc_blocks import read_doc

    return read_doc(content)


def _read_odt(content: bytes) -> Contents:
    from tongket.collect.documents.odt_blocks import read_odt

    return read_odt(content)


def _read_rtf(content: bytes) -> Contents:
    from tongket.collect.documents.rtf_blocks import read_rtf

    return read_rtf(content)


def _read_html(content: bytes) -> Contents:
    from tongket.collect.documents.html_blocks import read_html

    return read_html(content)


def _read_archived(content: bytes) -> Contents:
    return _read_html(page_in_archive(content))


def _read_text(content: bytes) -> Contents:
    from tongket.collect.documents.text_blocks import read_text

    return read_text(content)


# Readers are loaded when they are first needed: a review of Word files pays for no other.
_READERS: dict[DocumentKind, Callable[[bytes], Contents]] = {
    DocumentKind.DOCX: read_docx,
    DocumentKind.DOC: _read_doc,
    DocumentKind.ODT: _read_odt,
    DocumentKind.RTF: _read_rtf,
    DocumentKind.HTML: _read_html,
    DocumentKind.ARCHIVED_HTML: _read_archived,
    DocumentKind.TEXT: _read_text,
}


def _settle_letters(contents: Contents) -> None:
    """Decode what is left in old letters where no font said so: judged by the document as a whole."""
    decode = decoder_for(_texts(contents.passages))
    if decode is None:
        return
    for passage in contents.passages:
        passage.text, passage.lead = decode(passage.text), decode(passage.lead)
        passage.cells = tuple(cell._replace(text=decode(cell.text)) for cell in passage.cells)
    contents.around = [decode(each) for each in contents.around]
    contents.lines = [decode(each) for each in contents.lines]
    contents.oddities.append((OddityKind.OLD_LETTERS, {"count": len(contents.passages)}))


def _texts(passages: Iterable[Passage]) -> Iterator[str]:
    for passage in passages:
        yield passage.text
        if passage.cells:
            yield from [cell.text for cell in passage.cells]


def lines_of(contents: Contents) -> Iterator[str]:
    """The lines as a reader sees them, page headers first; a tab between parts of a line that stand apart."""
    yield from contents.around
    if contents.lines:
        yield from contents.lines
        return
    for passage in contents.passages:
        yield from passage.text.split("\n")
        for cell in passage.cells:
            yield from cell.text.split("\n")
