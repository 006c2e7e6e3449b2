"""Takes the styles part of a .docx, says of each paragraph style: heading of what level, numbered how, in what font."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from tongket.collect.documents.docx_blocks_tags import OUTLINE, PARAGRAPH_PROPERTIES, RUN_PROPERTIES, VALUE, W
from tongket.collect.workbooks.xlsx_parts import parse_xml
from tongket.wording.fold import fold

if TYPE_CHECKING:
    from lxml.etree import _Element

DEEPEST = 20  # styles based on styles; a circle ends here
_HEADING_NAME = re.compile(r"(?:heading|de muc|tieu de|muc|dau de|cap)\s*(\d)\b")
_CONTENTS_NAME = re.compile(r"(?:toc|muc luc)\s*\d|table of figures|toc heading")
# Nine tenths of a styles part made by Word are table styles and latent ones; none says anything of a paragraph.
_NOT_OF_TEXT = re.compile(
    rb'<w:style\b[^>]*w:type="table".*?</w:style>|<w:latentStyles\b.*?</w:latentStyles>', re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph takes from its style."""

    outline: int = 0  # 1 to 9; -1: a line of a table of contents; 0: body text
    number: str = ""  # numId
    level: int = 0  # ilvl
    is_bold: bool = False
    font: str = ""


NO_STYLE = Style()


@lru_cache(maxsize=8)  # the reports of one office come from one template
def styles_of(content: bytes, name: str) -> tuple[dict[str, Style], Style]:
    """Every style by its id, and the default paragraph style."""
    root = parse_xml(_NOT_OF_TEXT.sub(b"", content), name)
    elements = {str(each.get(W + "styleId", "")): each for each in root.iterchildren(W + "style")}
    base = root.find(f"{W}docDefaults/{W}rPrDefault/{RUN_PROPERTIES}/{W}rFonts")
    font = font_of(base)
    known = {key: _resolved(key, elements, font) for key in elements}
    default = next((key for key, each in elements.items() if _is_default(each)), "")
    return known, known.get(default, Style(font=font))


def _is_default(element: _Element) -> bool:
    return element.get(W + "default") in ("1", "true", "on") and element.get(W + "type") == "paragraph"


def _resolved(key: str, elements: dict[str, _Element], font: str) -> Style:
    """The style with what it inherits; the nearest statement wins."""
    chain = _chain(key, elements)
    outline = next((found for each in chain if (found := _outline(each)) is not None), 0)
    number, level = _numbering(chain)
    bold = next((found for each in chain if (found := _bold(each)) is not None), False)
    fonts = (font_of(each.find(f"{RUN_PROPERTIES}/{W}rFonts")) for each in chain)
    return Style(outline, number, level, bold, next(filter(None, fonts), font))


def _chain(key: str, elements: dict[str, _Element]) -> list[_Element]:
    chain: list[_Element] = []
    while key in elements and len(chain) < DEEPEST:
        chain.append(elements[key])
        key = _value(elements[key].find(W + "basedOn"))
    return chain


def _outline(style: _Element) -> int | None:
    name = _value(style.find(W + "name"))
    if _CONTENTS_NAME.match(fold(name)):
        return -1
    stated = style.find(f"{PARAGRAPH_PROPERTIES}/{OUTLINE}")
    if stated is not None:
        return outline_level(_value(stated))
    return heading_of_name(name) if style.get(W + "type") != "character" else None


def heading_of_name(name: str) -> int | None:
    """The level a style's name gives, "heading 1", "Đề mục 2"; -1 for a line of a table of contents; None: none."""
    folded = fold(name)
    if _CONTENTS_NAME.match(folded):
        return -1
    named = _HEADING_NAME.match(folded)
    return int(named[1]) if named and int(named[1]) > 0 else None


def outline_level(text: str) -> int:
    """ "0" is the outermost level 1; "9" means body text."""
    return int(text) + 1 if text in "012345678" and text else 0


def _numbering(chain: list[_Element]) -> tuple[str, int]:
    found = [each.find(f"{PARAGRAPH_PROPERTIES}/{W}numPr") for each in chain]
    stated = [each for each in found if each is not None]
    number = next(filter(None, (_value(each.find(W + "numId")) for each in stated)), "")
    level = next(filter(None, (_value(each.find(W + "ilvl")) for each in stated)), "0")
    return number, whole(level)


def _bold(style: _Element) -> bool | None:
    stated = style.find(f"{RUN_PROPERTIES}/{W}b")
    return None if stated is None else is_on(stated)


def font_of(fonts: _Element | None) -> str:
    """The font of Western letters, where old Vietnamese ones show themselves."""
    if fonts is None:
        return ""
    return str(fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or "")


def is_on(element: _Element) -> bool:
    """Whether a switch such as bold is on: it is unless it says no."""
    return element.get(VALUE, "1") not in ("0", "false", "off")


def whole(text: str) -> int:
    """A small whole number; anything else is 0."""
    return int(text) if text.isdecimal() and len(text) < 8 else 0


def _value(element: _Element | None) -> str:
    return "" if element is None else str(element.get(VALUE, ""))
