"""Takes the bytes of a file, says what it is. Names lie: an .xls may be a page, an .xlsx may be a locked container."""

from __future__ import annotations

import zipfile
from enum import StrEnum
from io import BytesIO

from tongket.collect.files.unreadable import Unreadable
from tongket.collect.submission import OddityKind


class FileFormat(StrEnum):
    """The kinds of file a unit may send."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    CSV = "csv"
    MARKUP = "markup"  # a web page or an XML spreadsheet, usually saved under the name .xls
    DOCUMENT = "document"  # Word, PDF
    OTHER = "other"


COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP_FILE = b"PK\x03\x04"
STREAMS = ("EncryptedPackage", "WordDocument", "PowerPoint Document", "Workbook", "Book", "WORKBOOK", "BOOK")
BROKEN_ZIP = (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError)
TABLE_NAMES = (".csv", ".tsv", ".txt", ".tab")


def format_of(content: bytes, name: str) -> FileFormat:
    """What the bytes are. Raises `Unreadable` for a locked or broken container."""
    if not content.strip(b"\0"):
        raise Unreadable(OddityKind.DAMAGED, "empty file")
    if content.startswith(ZIP_FILE):
        return _format_of_zip(content)
    if content.startswith(COMPOUND_FILE):
        return _format_of_compound_file(content)
    return _format_of_text(content, name)


def _format_of_zip(content: bytes) -> FileFormat:
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except BROKEN_ZIP as error:
        raise Unreadable(OddityKind.DAMAGED, str(error)) from error
    return format_of_archive(archive)


def format_of_archive(archive: zipfile.ZipFile) -> FileFormat:
    """What an opened zip is, by the names of its parts."""
    try:
        return _format_of_parts(archive)
    except BROKEN_ZIP as error:
        raise Unreadable(OddityKind.DAMAGED, str(error)) from error


def _format_of_parts(archive: zipfile.ZipFile) -> FileFormat:
    names = {name.lower().replace("\\", "/") for name in archive.namelist()}
    if any(name.endswith("workbook.bin") for name in names):
        return FileFormat.XLSB
    if "mimetype" in names:
        return _format_of_open_document(archive)
    if any(name.startswith("word/") for name in names):
        return FileFormat.DOCUMENT
    return FileFormat.XLSX if "[content_types].xml" in names else FileFormat.OTHER


def _format_of_open_document(archive: zipfile.ZipFile) -> FileFormat:
    with archive.open("mimetype") as part:
        kind = part.read(200)
    if b"opendocument.text" in kind:
        return FileFormat.DOCUMENT
    if b"opendocument.spreadsheet" not in kind:
        return FileFormat.OTHER
    if "META-INF/manifest.xml" in archive.namelist():
        with archive.open("META-INF/manifest.xml") as part:
            if b"encryption-data" in part.read(1_000_000):
                raise Unreadable(OddityKind.PASSWORD, "encrypted OpenDocument")
    return FileFormat.ODS


def _format_of_compound_file(content: bytes) -> FileFormat:
    """Told by the streams the file lists; a workbook may hold a whole document, and a document a whole workbook."""
    listed = [(at, name) for name in STREAMS if (at := _first_listed(content, name)) >= 0]
    first = min(listed, default=(0, "Workbook"))[1]
    if first == "EncryptedPackage":
        raise Unreadable(OddityKind.PASSWORD, "encrypted package")
    return FileFormat.DOCUMENT if first in ("WordDocument", "PowerPoint Document") else FileFormat.XLS


def _first_listed(content: bytes, name: str) -> int:
    """Where the directory lists a stream: entries of 128 bytes, each opening with the name of its stream."""
    entry = (name + "\0").encode("utf-16-le")
    at = content.find(entry)
    while at >= 0 and (at % 128 or content[at + 64 : at + 66] != len(entry).to_bytes(2, "little")):
        at = content.find(entry, at + 1)
    return at


def _format_of_text(content: bytes, name: str) -> FileFormat:
    start = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"%PDF") or start.startswith(b"{\\rtf"):
        return FileFormat.DOCUMENT
    if start[:1] == b"<":
        return FileFormat.MARKUP
    if name.lower().endswith(TABLE_NAMES):
        return FileFormat.CSV
    return FileFormat.OTHER
