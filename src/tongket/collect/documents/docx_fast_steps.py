"""Takes the markup between two texts of a Word document, says what it does: ends a paragraph, begins another, a cell.

The same few pieces of markup come over and over in one document and in all documents of a template; each is taken apart
once. Markup that is not known to be harmless sends the document to the XML reader, which is the truth.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from functools import lru_cache
from typing import NamedTuple

from tongket.collect.documents.letters import OLD_FONT


class NotForTheFastPath(Exception):
    """Markup that the XML reader must look at."""


class Head(NamedTuple):
    """What a paragraph states of itself."""

    style: str = ""
    number: str = ""
    level: str = ""
    outline: str = ""


class Run(NamedTuple):
    """What a run states of itself: bold or not (None: nothing), the name of its style."""

    bold: bool | None = None
    style: str = ""


class Step(NamedTuple):
    """One thing a piece of markup does."""

    act: int
    text: str = ""
    head: Head = Head()
    run: Run = Run()


WRITE, RUN, END, BEGIN, TABLE, TABLE_END, ROW, CELL, SPAN, MERGE, BEFORE = range(11)
PLAIN_RUN = Step(RUN)

TEXT = re.compile(rb'<w:t(?:>| xml:space="preserve">)([^<]*)</w:t>')  # another element in it, a comment: it is none
_TAG = re.compile(r"<(/?)([\w:]+)((?:\s[^<>]*?)?)(/?)>")
_VALUE = re.compile(r'\sw:val="([^"]*)"')
_FONTS = re.compile(r'"([^"]*)"')
_OFF = frozenset(("0", "false", "off"))
_LETTERS = {"w:tab": "\t", "w:ptab": "\t", "w:cr": "\n", "w:noBreakHyphen": "-"}
_TABLE_PARTS = {"w:tbl": TABLE, "w:tr": ROW, "w:tc": CELL}
_TABLE_SETTINGS = {"w:gridSpan": SPAN, "w:vMerge": MERGE, "w:gridBefore": BEFORE}
_HEADS = {"w:pStyle": "style", "w:numId": "number", "w:ilvl": "level", "w:outlineLvl": "outline"}
# Lines and pictures drawn without a word in them, as under a letterhead.
_DRAWN = re.compile(r"<(mc:AlternateContent|w:drawing|w:pict)\b.*?</\1>", re.DOTALL)
# What changes nothing of what is read. A name that is not here, nor above, is not known to be harmless.
_HARMLESS = frozenset(
    "w:" + name
    for name in (
        "adjustRightInd", "autoSpaceDE", "autoSpaceDN", "bCs", "bdr", "between", "bidi", "bidiVisual", "body",
        "bookmarkEnd", "bookmarkStart", "bottom", "cantSplit", "caps", "cnfStyle", "color", "cols",
        "contextualSpacing", "cs", "divId", "docGrid", "document", "dstrike", "effect", "em", "emboss", "end",
        "fitText", "footerReference", "framePr", "gridAfter", "gridCol", "headerReference", "hideMark",
        "highlight", "hyperlink", "i", "iCs", "imprint", "ind", "insideH", "insideV", "jc", "keepLines",
        "keepNext", "kern", "kinsoku", "lang", "lastRenderedPageBreak", "left", "mirrorIndents", "noProof",
        "noWrap", "numPr", "outline", "overflowPunct", "pageBreakBefore", "paperSrc", "pBdr", "pgMar",
        "pgNumType", "pgSz", "position", "pPr", "proofErr", "rFonts", "right", "rPr", "rtl", "sectPr",
        "shadow", "shd", "smallCaps", "smartTag", "snapToGrid", "spacing", "specVanish", "start", "strike",
        "suppressAutoHyphens", "suppressLineNumbers", "suppressOverlap", "sz", "szCs", "tblBorders",
        "tblCellMar", "tblCellSpacing", "tblGrid", "tblHeader", "tblInd", "tblLayout", "tblLook",
        "tblOverlap", "tblpPr", "tblPr", "tblStyle", "tblStyleColBandSize", "tblStyleRowBandSize", "tblW",
        "tcBorders", "tcFitText", "tcMar", "tcPr", "tcW", "textAlignment", "textboxTightWrap",
        "textDirection", "titlePg", "tl2br", "top", "topLinePunct", "tr2bl", "trHeight", "trPr", "type", "u",
        "vAlign", "vanish", "vertAlign", "w", "wAfter", "wBefore", "webHidden", "widowControl", "wordWrap",
    )
)  # fmt: skip


@lru_cache(maxsize=4096)
def steps_of(markup: bytes) -> tuple[Step, ...]:
    """What the markup between two texts does, in order. Raises `NotForTheFastPath`."""
    piece = _without_drawings(markup)
    if _TAG.sub("", piece).strip():
        raise NotForTheFastPath  # text outside a text element, a comment, an instruction
    steps = list(_steps(piece))
    # A run that states nothing is set as its paragraph is, from the beginning of it.
    pairs = zip(steps, [None, *steps], strict=False)
    return tuple(step for step, before in pairs if step != PLAIN_RUN or before is None or before.act != BEGIN)


def _without_drawings(markup: bytes) -> str:
    try:
        piece = markup.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotForTheFastPath from error
    if "txbxContent" in piece:
        raise NotForTheFastPath
    return _DRAWN.sub("", piece) if "<w:drawing" in piece or "<w:pict" in piece else piece


def _steps(piece: str) -> Iterator[Step]:
    head: dict[str, str] | None = None  # of the paragraph that has begun, as long as its properties may follow
    run: dict[str, str] | None = None
    inside: list[str] = []  # the elements of properties that are open
    for found in _TAG.finditer(piece):
        closing, name, attributes, empty = found.groups()
        if name in ("w:pPr", "w:rPr", "w:tabs", "w:sectPr"):
            _nest(inside, name, closing, empty)
        elif inside and inside[-1] in ("w:tabs", "w:sectPr"):
            _hold_harmless(name, attributes, inside)
        elif name == "w:p":
            if head is not None:
                yield Step(BEGIN, head=Head(**head))
                head = None
            if closing or empty:
                yield from (Step(BEGIN), Step(END)) if empty else (Step(END),)
            else:
                head, run = {}, None
        elif name in _HEADS:
            if head is None or "w:pPr" not in inside:
                raise NotForTheFastPath
            head[_HEADS[name]] = _value(attributes)
        else:
            if not inside and head is not None:
                yield Step(BEGIN, head=Head(**head))
                head = None
            run = yield from _of_run(name, attributes, closing, empty, inside, run)
    if inside:
        raise NotForTheFastPath
    if head is not None:
        yield Step(BEGIN, head=Head(**head))
    if run is not None:
        yield _run_step(run)


def _nest(inside: list[str], name: str, closing: str, empty: str) -> None:
    if closing:
        if not inside or inside.pop() != name:
            raise NotForTheFastPath
    elif not empty:
        inside.append(name)


def _of_run(
    name: str, attributes: str, closing: str, empty: str, inside: list[str], run: dict[str, str] | None
) -> Generator[Step, None, dict[str, str] | None]:
    """Steps of runs and tables; gives back what the open run states so far."""
    if name == "w:r":
        return None if closing or empty else {}
    if name in ("w:b", "w:rStyle"):
        if inside == ["w:rPr"] and run is not None:
            run[name] = _value(attributes, "1")
        return run
    if name == "w:t" and empty:
        return run
    if name in _LETTERS or name == "w:br":
        if inside or closing:
            raise NotForTheFastPath
        if run is not None:
            yield _run_step(run)
        is_line = 'w:type="page"' not in attributes and 'w:type="column"' not in attributes
        yield Step(WRITE, _LETTERS.get(name, "\n" if is_line else ""))
        return run
    if name in _TABLE_PARTS:
        if not closing or name == "w:tbl":
            yield Step(TABLE_END if closing else _TABLE_PARTS[name])
    elif name in _TABLE_SETTINGS:
        yield Step(_TABLE_SETTINGS[name], _value(attributes, "continue" if name == "w:vMerge" else ""))
    else:
        _hold_harmless(name, attributes, inside)
    return run


def _run_step(run: dict[str, str]) -> Step:
    bold = None if "w:b" not in run else run["w:b"] not in _OFF
    return Step(RUN, run=Run(bold, run.get("w:rStyle", "")))


def _hold_harmless(name: str, attributes: str, inside: list[str]) -> None:
    is_tab_stop = name == "w:tab" and inside[-1:] == ["w:tabs"]
    if name not in _HARMLESS and not is_tab_stop:
        raise NotForTheFastPath
    if name == "w:rFonts" and any(OLD_FONT.match(font) for font in _FONTS.findall(attributes)):
        raise NotForTheFastPath


def _value(attributes: str, otherwise: str = "") -> str:
    found = _VALUE.search(attributes)
    return found[1] if found else otherwise
