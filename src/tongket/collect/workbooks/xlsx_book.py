"""Takes an opened package, finds what a workbook is made of: its sheets, styles, shared texts, calendar and stamp."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from tongket.collect.files.unreadable import Unreadable
from tongket.collect.submission import OddityKind
from tongket.collect.workbooks.xlsx_parts import Parts, Relationship, open_parts, parse_xml
from tongket.collect.workbooks.xlsx_styles import Looks, Style, looks_in

if TYPE_CHECKING:
    from lxml.etree import _Element

TRUE = ("1", "true", "on")
PLAIN_TEXT = re.compile(rb'<si><t(?: xml:space="preserve")?>([^<\0]*)</t></si>')
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class SheetPart(NamedTuple):
    """A worksheet as the workbook lists it."""

    name: str
    is_hidden: bool
    part: str


@dataclass
class Book:
    """What the readers of sheets need to know of the workbook around them."""

    parts: Parts
    main: str
    root: _Element
    pointers: Mapping[str, Relationship]
    may_match: bool  # False: no pattern may stand in for the XML parser

    @cached_property
    def sheets(self) -> list[SheetPart]:
        """The worksheets in the order of their tabs; charts, dialogs and macro sheets are left out."""
        listed = (self._sheet(element) for element in self.root.iter("{*}sheet"))
        return [sheet for sheet in listed if sheet is not None]

    def _sheet(self, element: _Element) -> SheetPart | None:
        pointer = self.pointers.get(
            next((str(value) for key, value in element.items() if str(key).endswith("}id")), "")
        )
        if pointer is None or pointer.kind != "worksheet":
            return None
        return SheetPart(str(element.get("name", "")), element.get("state", "visible") != "visible", pointer.target)

    @cached_property
    def since_1904(self) -> bool:
        """Whether days count from 1904, as old Macintosh workbooks do."""
        return any(is_true(about.get("date1904")) for about in self.root.iter("{*}workbookPr"))

    @cached_property
    def looks(self) -> Looks:
        """How cells look, by their attributes."""
        part = self._part("styles", "xl/styles.xml")
        return looks_in(self.parts.read(part), part)

    @property
    def styles(self) -> list[Style]:
        return self.looks.styles

    @cached_property
    def texts(self) -> list[str]:
        """The shared texts, in the order cells point to them."""
        content = self.parts.read(self._part("sharedStrings", "xl/sharedStrings.xml"))
        return [] if content is None else shared_texts(content, may_match=self.may_match)

    @cached_property
    def texts_by_index(self) -> dict[str, str]:
        """The shared texts by the index as cells write it."""
        return {str(index): text for index, text in enumerate(self.texts)}

    @cached_property
    def stamp(self) -> dict[str, str]:
        """The custom document properties."""
        root = self.parts.xml("docProps/custom.xml")
        return {} if root is None else dict(_properties(root))

    def _part(self, kind: str, usual: str) -> str:
        return next((pointer.target for pointer in self.pointers.values() if pointer.kind == kind), usual)


def open_book(content: bytes | Parts, *, may_match: bool = True) -> Book:
    """Find the workbook in a package. Raises `Unreadable` when there is none."""
    parts = open_parts(content) if isinstance(content, bytes) else content
    main = _main_part(parts)
    root = parts.xml(main)
    if root is None or not str(root.tag).endswith("workbook"):
        raise Unreadable(OddityKind.UNSUPPORTED, "no workbook in the package")
    return Book(parts, main, root, parts.relationships(main), may_match)


def _main_part(parts: Parts) -> str:
    pointed = (pointer.target for pointer in parts.relationships("").values() if pointer.kind == "officeDocument")
    usual = (name for name in parts.names if name.endswith("workbook.xml"))
    return next((name for name in (*pointed, *usual) if parts.has(name)), "xl/workbook.xml")


def _properties(root: _Element) -> Iterable[tuple[str, str]]:
    for element in root.iter("{*}property"):
        if element.get("name"):
            yield str(element.get("name")), "".join(str(text) for text in element.itertext()).strip()


def shared_texts(content: bytes, *, may_match: bool) -> list[str]:
    """Every shared text; runs of several fonts joined, guides to pronunciation left out."""
    plain = _plain_texts(content) if may_match else None
    if plain is not None:
        return plain
    root = parse_xml(content, "shared strings")
    return [text_of(item) for item in root.iterchildren("{*}si")]


def _plain_texts(content: bytes) -> list[str] | None:
    """The texts where none has runs, references or escapes, as is usual; None where the XML parser must say."""
    found: list[bytes] = PLAIN_TEXT.findall(content)
    is_utf_8 = b"encoding" not in content[:100] or b"utf-8" in content[:100].lower()
    if (
        not found
        or not is_utf_8
        or len(found) != content.count(b"<si")
        or any(mark in content for mark in (b"&", b"_x", b"<!", b"\r"))
    ):
        return None
    try:
        return b"\0".join(found).decode().split("\0")
    except UnicodeDecodeError:
        return None


def text_of(item: _Element) -> str:
    """The text of a shared or inline string."""
    pieces: list[str] = []
    for child in item:
        tag = str(child.tag).rsplit("}", 1)[-1]
        if tag == "t":
            pieces.append(all_text(child))
        elif tag == "r":
            pieces.extend(all_text(text) for text in child.iterchildren("{*}t"))
    return unescaped("".join(pieces))


def all_text(element: _Element) -> str:
    """The text inside an element, whatever is nested in it."""
    return "".join(str(text) for text in element.itertext()) if len(element) else element.text or ""


def unescaped(text: str) -> str:
    """Excel writes characters XML cannot hold as "_x000D_"."""
    return ESCAPED.sub(_character, text) if "_x" in text else text


def _character(escape: re.Match[str]) -> str:
    """Half characters stay as they are written and control characters are dropped: no later file could hold them."""
    number = int(escape[1], 16)
    if 0xD800 <= number <= 0xDFFF:
        return escape[0]
    return chr(number) if number >= 32 or number in (9, 10, 13) else ""


def is_true(text: str | None) -> bool:
    return text is not None and text.lower() in TRUE
