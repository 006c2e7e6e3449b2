"""The names of WordprocessingML that matter to a reader of text."""

from __future__ import annotations

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_SPACE = "http://purl.oclc.org/ooxml/wordprocessingml/main"
W = f"{{{SPACE}}}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"

BODY, PARAGRAPH, RUN, TEXT = W + "body", W + "p", W + "r", W + "t"
TABLE, ROW, CELL = W + "tbl", W + "tr", W + "tc"
TEXT_BOX = W + "txbxContent"
PARAGRAPH_PROPERTIES, RUN_PROPERTIES, ROW_PROPERTIES = W + "pPr", W + "rPr", W + "trPr"
STYLE, OUTLINE = W + "pStyle", W + "outlineLvl"
LIST, LEVEL_IN_LIST = W + "numId", W + "ilvl"
FOOTNOTE_REFERENCE, ENDNOTE_REFERENCE = W + "footnoteReference", W + "endnoteReference"
SYMBOL, BREAK = W + "sym", W + "br"
OTHER_DOCUMENT = W + "altChunk"
VALUE, ID, TYPE, CHARACTER = W + "val", W + "id", W + "type", W + "char"
FORMULA_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"

TEXTS = frozenset({TEXT, FORMULA_TEXT})
BOLD, CHARACTER_STYLE = W + "b", W + "rStyle"
LETTERS = {W + "tab": "\t", W + "ptab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-"}
GRID_SPAN, VERTICAL_MERGE, SIDEWAYS_MERGE, GRID_BEFORE = (
    W + name for name in ("gridSpan", "vMerge", "hMerge", "gridBefore")
)
# What a walk stops at; inner tables and boxes have been emptied into lists of their own by then.
WALKED = (
    PARAGRAPH, *TEXTS, *LETTERS, BREAK, SYMBOL, STYLE, OUTLINE, LIST, LEVEL_IN_LIST, BOLD, CHARACTER_STYLE, TEXT_BOX,
    FOOTNOTE_REFERENCE, ENDNOTE_REFERENCE, TABLE, OTHER_DOCUMENT,
)  # fmt: skip
WALKED_IN_TABLE = (*WALKED, ROW, CELL, GRID_SPAN, VERTICAL_MERGE, SIDEWAYS_MERGE, GRID_BEFORE)
_BULLETS = {"f0b7": "•", "f0a7": "▪", "f0d8": "➢", "f0fc": "✓", "f02d": "-", "f076": "❖", "f0a8": "□", "f0fe": "☒"}


def symbol(code: str) -> str:
    """The letter a symbol font shows under a code; the code's own letter where the font is not known to us."""
    known = _BULLETS.get(code.lower())
    if known is not None:
        return known
    number = int(code, 16) if all(digit in "0123456789abcdefABCDEF" for digit in code) and 0 < len(code) < 6 else 0
    return chr(number) if 32 <= number < 0xD800 or 0xE000 <= number < 0x10FFFF else ""
