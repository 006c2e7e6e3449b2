"""Takes the styles of an .odt, makes what the .docx reader knows by the same names: styles lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tongket.collect.documents.docx_blocks_numbering import Level, List
from tongket.collect.documents.docx_blocks_styles import DEEPEST, NO_STYLE, Style, heading_of_name, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FORMAT = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_SHAPES = {"1": "decimal", "I": "upperRoman", "i": "lowerRoman", "A": "upperLetter", "a": "lowerLetter"}
_BOLD = frozenset(("bold", "600", "700", "800", "900"))


@dataclass(slots=True)
class Looks:
    """The styles by name, and the lists that paragraphs count in."""

    elements: dict[str, _Element] = field(default_factory=dict)
    fonts: dict[str, str] = field(default_factory=dict)
    lists: dict[str, List] = field(default_factory=dict)
    known: dict[str, Style] = field(default_factory=dict)
    last: dict[str, str] = field(default_factory=dict)  # by style of list, the family that was counted in last
    by_id: dict[str, str] = field(default_factory=dict)

    def style(self, name: str, base: Style = NO_STYLE) -> Style:
        """A style with what it inherits; a span takes from its paragraph what its own style leaves open."""
        if not name:
            return base
        if name not in self.known:
            self.known[name] = _resolved(name, self.elements, self.fonts)
        own = self.known[name]
        if base is NO_STYLE:
            return own
        is_bold = own.is_bold if own.number == "bold stated" else base.is_bold
        return replace(own, is_bold=is_bold, font=own.font or base.font)

    def family(self, node: _Element) -> str:
        """The family a list counts in: one that goes on, or a new one with the levels of its style."""
        name = str(node.get(TEXT + "style-name", ""))
        goes_on = self.by_id.get(str(node.get(TEXT + "continue-list", "")))
        if goes_on is None and node.get(TEXT + "continue-numbering") == "true":
            goes_on = self.last.get(name)
        if goes_on is None:
            goes_on = f"{name}#{len(self.lists)}"
            levels = self.lists[name].levels if name in self.lists else {}
            self.lists[goes_on] = List(goes_on, levels, {})
        self.last[name] = goes_on
        self.by_id[str(node.get(XML_ID, ""))] = goes_on
        return goes_on


def looks_of(roots: Iterable[_Element]) -> Looks:
    """The styles of all parts; later ones replace earlier ones of their name."""
    looks = Looks()
    for root in roots:
        for face in root.iter(STYLE + "font-face"):
            looks.fonts[str(face.get(STYLE + "name"))] = str(face.get(SVG + "font-family", "")).strip("'")
        for style in root.iter(STYLE + "style"):
            looks.elements[str(style.get(STYLE + "name"))] = style
        for each in root.iter(TEXT + "list-style"):
            name = str(each.get(STYLE + "name"))
            looks.lists[name] = List(name, dict(_levels(each)), {})
    return looks


def _levels(style: _Element) -> Iterator[tuple[int, Level]]:
    for each in style:
        at = whole(str(each.get(TEXT + "level", "1"))) - 1
        if each.tag == TEXT + "list-level-style-bullet":
            yield at, Level("bullet", str(each.get(TEXT + "bullet-char", "•")))
        elif each.tag == TEXT + "list-level-style-number":
            yield at, _level(each, at)


def _level(element: _Element, at: int) -> Level:
    shape = str(element.get(STYLE + "num-format", ""))
    if not shape:
        return Level("none", "")
    shown = max(1, min(whole(str(element.get(TEXT + "display-levels", "1"))), at + 1))
    numbers = ".".join(f"%{number}" for number in range(at + 2 - shown, at + 2))
    text = f"{element.get(STYLE + 'num-prefix', '')}{numbers}{element.get(STYLE + 'num-suffix', '')}"
    start = whole(str(element.get(TEXT + "start-value", "1")))
    return Level(_SHAPES.get(shape, "decimal"), text, start)


def _resolved(name: str, elements: dict[str, _Element], fonts: dict[str, str]) -> Style:
    chain: list[_Element] = []
    while name in elements and len(chain) < DEEPEST:
        chain.append(elements[name])
        name = str(elements[name].get(STYLE + "parent-style-name", ""))
    letters = [part for each in chain if (part := each.find(STYLE + "text-properties")) is not None]
    weight = next(filter(None, (str(each.get(FORMAT + "font-weight", "")) for each in letters)), "")
    font = next(filter(None, (str(each.get(STYLE + "font-name", "")) for each in letters)), "")
    outline = next((found for found in map(_outline, chain) if found is not None), 0)
    # A style of .docx keeps its list under "number"; here it keeps whether the weight is stated at all.
    stated = "bold stated" if weight else ""
    return Style(outline=outline, number=stated, is_bold=weight in _BOLD, font=fonts.get(font, font))


def _outline(style: _Element) -> int | None:
    shown = str(style.get(STYLE + "display-name", "") or style.get(STYLE + "name", ""))
    named = heading_of_name(shown.replace("_20_", " ").replace("Contents", "toc"))
    stated = str(style.get(STYLE + "default-outline-level", ""))
    return named if named == -1 or not stated.isdecimal() or stated == "0" else int(stated)
