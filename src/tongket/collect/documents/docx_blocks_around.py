"""Takes the page headers of a .docx, makes their lines: where some offices print their name, or a secrecy mark."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from tongket.collect.workbooks.xlsx_parts import Parts

_HEADER = re.compile(r"word/header\d*\.xml")
_PARAGRAPH_END = re.compile(r"</w:p>|<w:br\b[^>]*>")
_TAB = re.compile(r"<w:tab\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
MOST_HEADERS = 6
LARGEST_HEADER = 4_000_000  # bytes: a header is small


def header_lines(parts: Parts) -> list[str]:
    """The lines of the page headers, part by part."""
    names = sorted(name for name in parts.names if _HEADER.fullmatch(name))[:MOST_HEADERS]
    return [line for name in names for line in _lines((parts.read(name) or b"")[:LARGEST_HEADER])]


@lru_cache(maxsize=16)  # the reports of one office come from one template
def _lines(content: bytes) -> tuple[str, ...]:
    marked = _PARAGRAPH_END.sub("\n", _TAB.sub("\t", content.decode("utf-8", "replace")))
    return tuple(line for line in unescape(_TAG.sub("", marked)).split("\n") if line.strip())
