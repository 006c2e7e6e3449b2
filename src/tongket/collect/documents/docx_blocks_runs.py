"""Takes one paragraph of a .docx, says how its words are set: all bold, or opening with bold words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tongket.collect.documents.docx_blocks_styles import Style, font_of, is_on
from tongket.collect.documents.docx_blocks_tags import (
    BOLD,
    BREAK,
    CHARACTER_STYLE,
    LETTERS,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    STYLE,
    TEXT,
    TYPE,
    VALUE,
    W,
)
from tongket.collect.documents.letters import OLD_FONT, OLD_FONT_BYTES, decode_by_font

if TYPE_CHECKING:
    from lxml.etree import _Element


def bold_of(paragraph: _Element, style: Style, styles: dict[str, Style]) -> tuple[bool, str]:
    """Whether every word is bold, and the bold words it opens with when it goes on in plain type."""
    lead: list[str] = []
    for text, is_bold in _runs(paragraph, style, styles):
        if not is_bold and text.strip():
            return False, "".join(lead).strip()
        lead.append(text)
    return bool("".join(lead).strip()), ""


def _runs(paragraph: _Element, style: Style, styles: dict[str, Style]) -> Iterator[tuple[str, bool]]:
    for run in paragraph.iter(RUN):
        text = "".join(map(_letters, run.iter(TEXT, BREAK, *LETTERS)))
        if text:
            yield text, _is_bold(run, style, styles)


def _letters(node: _Element) -> str:
    """What one element of a run writes, the same as in the text of its paragraph."""
    if node.tag == TEXT:
        return node.text or ""
    return LETTERS.get(str(node.tag), "" if node.get(TYPE) in ("page", "column") else "\n")


def _is_bold(run: _Element, style: Style, styles: dict[str, Style]) -> bool:
    properties = run.find(RUN_PROPERTIES)
    if properties is None:
        return style.is_bold
    stated = properties.find(BOLD)
    if stated is not None:
        return is_on(stated)
    named = properties.find(CHARACTER_STYLE)
    return style.is_bold if named is None else styles.get(str(named.get(VALUE)), style).is_bold or style.is_bold


def decode_old_fonts(root: _Element, content: bytes, styles: dict[str, Style], plain: Style) -> int:
    """Turn runs set in the fonts of before Unicode into Unicode, in place; how many there were."""
    if not (any(each in content for each in OLD_FONT_BYTES) or _is_old_style(styles, plain)):
        return 0
    return sum(_decode(run, _font(run, styles, plain)) for run in root.iter(RUN))


def _is_old_style(styles: dict[str, Style], plain: Style) -> bool:
    return any(OLD_FONT.match(font) for font in {plain.font, *(style.font for style in styles.values())})


def _decode(run: _Element, font: str) -> bool:
    before = "".join(map(str, run.itertext(TEXT)))
    if not OLD_FONT.match(font) or before.isascii():
        return False
    for node in run.iter(TEXT):
        node.text = decode_by_font(node.text or "", font)
    return "".join(map(str, run.itertext(TEXT))) != before


def _font(run: _Element, styles: dict[str, Style], plain: Style) -> str:
    """The font of a run: its own, else that of its style, of its paragraph's style, of the document."""
    own = font_of(run.find(f"{RUN_PROPERTIES}/{W}rFonts"))
    if own:
        return own
    named = run.find(f"{RUN_PROPERTIES}/{CHARACTER_STYLE}")
    by_run = styles.get(str(named.get(VALUE))) if named is not None else None
    if by_run is not None and by_run.font and by_run.font != plain.font:
        return by_run.font
    paragraph = next(run.iterancestors(PARAGRAPH), None)
    style = paragraph.find(f"{PARAGRAPH_PROPERTIES}/{STYLE}") if paragraph is not None else None
    return (styles.get(str(style.get(VALUE)), plain) if style is not None else plain).font
