"""Takes a Word, PDF or text document, makes its first lines: enough for its letterhead, nothing more is read."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any

from tongket.collect.submission import OddityKind
from tongket.collect.unreadable import Unreadable

FIRST_LINES = 60
MOST_LINES = 20_000
LARGEST_PART = 60_000_000  # bytes of one part when unpacked
LARGEST_RATIO = 400
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFFICE_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DOCUMENT_NAMES = (".docx", ".docm", ".dotx", ".doc", ".pdf", ".txt", ".rtf", ".odt")


def is_document(content: bytes, name: str) -> bool:
    """Whether the bytes are a document rather than a workbook; the name decides only for plain text."""
    if content.startswith(b"PK\x03\x04"):
        return bool(_zip_names(content) & {"word/document.xml", "content.xml"}) and not _is_ods(content)
    if content.startswith(COMPOUND_FILE):
        return "WordDocument".encode("utf-16-le") in content
    if content[:1024].lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"%PDF", b"{\\rtf")):
        return True
    return name.lower().endswith((".txt", ".rtf", ".pdf", ".doc"))


def open_letterhead(path_or_bytes: Path | bytes, name: str, *, whole: bool = False) -> list[str]:
    """The first lines of a document, headers first; with `whole` all of them, for the office's own plan and outline.

    Raises `Unreadable` for what cannot be opened.
    """
    content = path_or_bytes if isinstance(path_or_bytes, bytes) else path_or_bytes.read_bytes()
    if not content.strip(b"\0 \r\n\t"):
        raise Unreadable(OddityKind.DAMAGED, "empty file")
    lines = (" ".join(line.split()) for line in _lines(content))
    return list(islice(filter(None, lines), MOST_LINES if whole else FIRST_LINES))


def _lines(content: bytes) -> Iterator[str]:
    if content.startswith(b"PK\x03\x04"):
        yield from _zipped(content)
    elif content.startswith(COMPOUND_FILE):
        yield from _word97(content)
    elif b"%PDF" in content[:1024]:
        yield from _pdf(content)
    elif content.lstrip().startswith(b"{\\rtf"):
        yield from _rtf(content)
    else:
        yield from _plain_text(content)


# --- .docx, .odt


def _zip_names(content: bytes) -> set[str]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, zlib.error):
        return set()


def _is_ods(content: bytes) -> bool:
    return b"opendocument.spreadsheet" in content[:200]


def _zipped(content: bytes) -> Iterator[str]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
            headers = sorted(name for name in names if re.fullmatch(r"word/header\d*\.xml", name))[:6]
            parts = [*headers, *(name for name in ("word/document.xml", "content.xml") if name in names)]
            if not parts:
                raise Unreadable(OddityKind.UNSUPPORTED, "no document inside")
            trees = [_tree(archive, name) for name in parts]
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError, zlib.error) as error:
        raise Unreadable(OddityKind.DAMAGED, str(error)) from error
    except RuntimeError as error:
        raise Unreadable(OddityKind.PASSWORD, str(error)) from error
    for tree in trees:
        yield from _paragraphs(tree)


def _tree(archive: zipfile.ZipFile, name: str) -> Any:
    from lxml import etree

    info = archive.getinfo(name)
    if info.file_size > LARGEST_PART or info.file_size > LARGEST_RATIO * max(info.compress_size, 4096):
        raise Unreadable(OddityKind.TOO_HEAVY, f"{name}: {info.file_size} bytes")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    try:
        tree = etree.fromstring(archive.read(info), parser)
    except (etree.XMLSyntaxError, zipfile.BadZipFile) as error:
        raise Unreadable(OddityKind.DAMAGED, str(error)) from error
    if tree is None:
        raise Unreadable(OddityKind.DAMAGED, f"{name} holds no text")
    return tree


def _paragraphs(tree: Any) -> Iterator[str]:
    """Paragraphs in reading order; those of text boxes come where the box is anchored, once."""
    for paragraph in tree.iter(WORD + "p", OFFICE_TEXT + "p", OFFICE_TEXT + "h"):
        if not any(str(parent.tag).endswith("}Fallback") for parent in paragraph.iterancestors()):
            yield from "".join(_texts(paragraph)).split("\n")


def _texts(paragraph: Any) -> Iterator[str]:
    """The text of one paragraph, without that of boxes anchored in it."""
    for node in paragraph.iter():
        if node is not paragraph and _home(node) is not paragraph:
            continue
        if node.tag in (WORD + "tab", OFFICE_TEXT + "tab", OFFICE_TEXT + "s"):
            yield " "
        elif node.tag in (WORD + "br", WORD + "cr", OFFICE_TEXT + "line-break"):
            yield "\n"
        elif node.tag == WORD + "t" or not str(node.tag).startswith(WORD):
            yield node.text or ""
        if node is not paragraph and not str(node.tag).startswith(WORD):
            yield node.tail or ""


def _home(node: Any) -> Any:
    """The innermost paragraph a node lies in."""
    return next(node.iterancestors(WORD + "p", OFFICE_TEXT + "p", OFFICE_TEXT + "h"), None)


# --- .pdf


def _pdf(content: bytes) -> Iterator[str]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        kind = OddityKind.PASSWORD if "assword" in str(error) else OddityKind.DAMAGED
        raise Unreadable(kind, str(error)) from error
    try:
        page = document[0]
        text = page.get_textpage()
        lines = str(text.get_text_bounded()).splitlines()
        text.close()
        page.close()
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise Unreadable(OddityKind.DAMAGED, str(error)) from error
    finally:
        document.close()
    yield from lines


# --- .doc (Word 97-2003), .rtf, plain text


def _word97(content: bytes) -> Iterator[str]:
    """Text of a Word 97 file: through its piece table where it can be found, else its runs of letters."""
    from tongket.collect.compound_file import is_broken, stream_of

    if is_broken(content):
        raise Unreadable(OddityKind.DAMAGED, "broken container")
    if stream_of(content, "EncryptedPackage") is not None:
        raise Unreadable(OddityKind.PASSWORD, "encrypted package")
    main = stream_of(content, "WordDocument") or b""
    if len(main) < 0x1AA:
        raise Unreadable(OddityKind.UNSUPPORTED, "no Word text inside")
    flags = struct.unpack_from("<H", main, 10)[0]
    if flags & 0x0100:
        raise Unreadable(OddityKind.PASSWORD, "encrypted Word document")
    table = stream_of(content, "1Table" if flags & 0x0200 else "0Table") or b""
    text = "".join(_pieces(main, table)) or _letters(main)
    yield from re.split(r"[\r\n\x07\x0b\x0c]+", re.sub(r"\x13[^\x14\x15]*\x14?|[\x00-\x06\x08\x0e-\x1f]", "", text))


def _pieces(main: bytes, table: bytes) -> Iterator[str]:
    """The pieces of text in order, as the piece table ("Clx") lists them."""
    start, length = struct.unpack_from("<II", main, 0x1A2)
    clx = table[start : start + length]
    at = 0
    while at + 3 <= len(clx) and clx[at] == 1:  # formatting runs come first
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if at + 5 > len(clx) or clx[at] != 2:
        return
    plc = clx[at + 5 : at + 5 + struct.unpack_from("<I", clx, at + 1)[0]]
    count = (len(plc) - 4) // 12
    ends = struct.unpack_from(f"<{count + 1}I", plc, 0) if count > 0 else ()
    for index in range(min(count, 2000)):
        offset = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * index + 2)[0]
        yield _piece(main, offset, ends[index + 1] - ends[index])


def _piece(main: bytes, offset: int, characters: int) -> str:
    characters = max(0, min(characters, 200_000))
    if offset & 0x40000000:
        start = (offset & 0x3FFFFFFF) // 2
        return main[start : start + characters].decode("cp1252", "replace")
    return main[offset : offset + 2 * characters].decode("utf-16-le", "replace")


def _letters(main: bytes) -> str:
    runs = re.findall(rb"(?:[\x20-\x7e\xc0-\xff\r\x07]\x00|[\x00-\xff][\x01\x1e]){6,}", main[0x200:2_000_000])
    return "\r".join(run.decode("utf-16-le", "replace") for run in runs)


def _rtf(content: bytes) -> Iterator[str]:
    """Text of the first part of an RTF file: control words off, \\uN and \\'xx letters kept."""
    text = content[:400_000].decode("latin-1")
    text = re.sub(r"\{\\\*?\\?(?:fonttbl|stylesheet|colortbl|info|generator|pict)(?:[^{}]|\{[^{}]*\})*\}", "", text)
    text = re.sub(r"\\u(-?\d{1,6})\s?(?:\\'[0-9a-f]{2}|\?)?", lambda found: chr(int(found[1]) % 65536), text)
    text = re.sub(r"\\'([0-9a-f]{2})", lambda found: bytes.fromhex(found[1]).decode("cp1258", "replace"), text)
    text = re.sub(r"\\(?:par|line|cell|row)\b\s?", "\n", text)
    yield from re.sub(r"\\[a-z]+-?\d*\s?|[{}]|\\\*", "", text).splitlines()


def _plain_text(content: bytes) -> Iterator[str]:
    yield from decoded(content[:200_000]).splitlines()


def decoded(content: bytes) -> str:
    """The text of bytes in the encodings Vietnamese offices use."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        is_cut = error.start > len(content) - 4
        return content.decode("utf-8-sig", "replace") if is_cut else content.decode("cp1258", "replace")
