"""Takes a document of any kind, makes its lines: the first ones, enough for its letterhead, or all of them."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from itertools import islice
from pathlib import Path

from tongket.collect.documents.web_archive import is_web_archive
from tongket.collect.files.file_format import COMPOUND_FILE, ZIP_FILE

OWN_PARTS = (b"document.xml", b"content.xml")  # of a document; the names of parts stand in a package as they are
FIRST_LINES = 60
MOST_LINES = 20_000
TEXT_NAMES = (".txt", ".rtf", ".pdf", ".doc")
PAGE_NAMES = (".htm", ".html", ".xhtml", ".mht", ".mhtml", ".doc", ".docx", ".rtf")


def is_document(content: bytes, name: str) -> bool:
    """Whether the bytes are a document rather than a workbook; the name decides for plain text and for pages."""
    if content.startswith(ZIP_FILE):
        return any(name in content for name in OWN_PARTS) and _is_document_package(content)
    if content.startswith(COMPOUND_FILE):
        return "WordDocument".encode("utf-16-le") in content
    if content[:1024].lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"%PDF", b"{\\rtf")):
        return True
    is_page = content[:1024].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<") or is_web_archive(content)
    return name.lower().endswith(PAGE_NAMES if is_page else TEXT_NAMES)


def _is_document_package(content: bytes) -> bool:
    return bool(_zip_names(content) & {"word/document.xml", "content.xml"}) and not _is_ods(content)


def _zip_names(content: bytes) -> set[str]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return {name.replace("\\", "/").lstrip("/") for name in archive.namelist()}
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, zlib.error):
        return set()


def _is_ods(content: bytes) -> bool:
    return b"opendocument.spreadsheet" in content[:200]


def open_letterhead(path_or_bytes: Path | bytes, name: str, *, whole: bool = False) -> list[str]:
    """The first lines of a document, headers first; with `whole` all of them, for the office's own plan and outline.

    Raises `Unreadable` for what cannot be opened.
    """
    from tongket.collect.documents.document_contents import contents_of, lines_of  # readers load where a document came

    content = path_or_bytes if isinstance(path_or_bytes, bytes) else path_or_bytes.read_bytes()
    contents = contents_of(content, most_pages=None if whole else 1)
    lines = (" ".join(line.split()) for line in lines_of(contents))
    return list(islice(filter(None, lines), MOST_LINES if whole else FIRST_LINES))
