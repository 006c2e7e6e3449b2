"""Takes the properties a .docx states of a run or paragraph, makes plain values: points, millimetres, yes or no."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tongket.collect.documents.docx_blocks_styles import is_on
from tongket.collect.documents.docx_blocks_tags import VALUE, W

if TYPE_CHECKING:
    from lxml.etree import _Element

Stated = dict[str, Any]  # what one place states; what it leaves open is not in it

MM_OF_POINT = 25.4 / 72
MM_OF_TWIP = MM_OF_POINT / 20
_UNITS = {"mm": 1.0, "cm": 10.0, "in": 25.4, "pt": MM_OF_POINT, "pc": 12 * MM_OF_POINT, "pi": 12 * MM_OF_POINT}
_MEASURE = re.compile(r"(-?\d{1,7}(?:\.\d{1,6})?)(mm|cm|in|pt|pc|pi)?")
_SWITCHES = {"b": "bold", "i": "italic", "caps": "caps"}
_ALIGNED = {"start": "left", "end": "right", "distribute": "both", "lowKashida": "both", "thaiDistribute": "both"}
_NO_LINE = frozenset({"nil", "none", ""})


def millimetres(text: str | None) -> float | None:
    """A length: twentieths of a point, or a number with its unit; None where it is neither."""
    found = _MEASURE.fullmatch(text or "")
    if found is None:
        return None
    return float(found[1]) * (_UNITS[found[2]] if found[2] else MM_OF_TWIP)


def points(text: str | None, *, parts: int = 20) -> float | None:
    """A size: so many parts of a point, or a number with its unit."""
    length = millimetres(text)
    if length is None:
        return None
    return length / MM_OF_POINT * (1 if text and text[-1].isalpha() else 20 / parts)


# --- runs


def run_stated(properties: _Element | None, fonts: dict[str, str]) -> Stated:
    """What run properties state; `fonts` names the fonts of the theme."""
    return dict(_of_run(properties, fonts)) if properties is not None else {}


def _of_run(properties: _Element, fonts: dict[str, str]) -> Iterator[tuple[str, Any]]:
    for child in properties:
        name = str(child.tag).removeprefix(W)
        if name in _SWITCHES:
            yield _SWITCHES[name], is_on(child)
        elif name == "rFonts":
            yield from _fonts(child, fonts)
        elif name == "sz" and (size := points(child.get(VALUE), parts=2)) is not None:
            yield "pt", size
        elif name == "u":
            yield "underline", child.get(VALUE, "single") not in _NO_LINE
        elif name == "color":
            yield "colour", _colour(child)


def _fonts(element: _Element, themed: dict[str, str]) -> Iterator[tuple[str, str]]:
    for side in ("ascii", "hAnsi"):
        by_theme = themed.get(str(element.get(f"{W}{side}Theme", "")), "")
        name = by_theme or str(element.get(W + side, ""))
        if name:
            yield side, name


def _colour(element: _Element) -> str:
    value = str(element.get(VALUE, "auto"))
    return "" if value in ("auto", "000000") else value.upper()[:6]


# --- paragraphs


def paragraph_stated(properties: _Element | None) -> Stated:
    """What paragraph properties state of their layout."""
    return dict(_of_paragraph(properties)) if properties is not None else {}


def _of_paragraph(properties: _Element) -> Iterator[tuple[str, Any]]:
    for child in properties:
        name = str(child.tag).removeprefix(W)
        if name == "jc":
            value = str(child.get(VALUE, "left"))
            yield "align", _ALIGNED.get(value, value)
        elif name == "ind":
            yield from _indents(child)
        elif name == "spacing":
            yield from _spacing(child)
        elif name == "pBdr":
            yield "has_rule", has_line(child.find(W + "bottom"))


def _indents(element: _Element) -> Iterator[tuple[str, float]]:
    for side, newer in (("left", "start"), ("right", "end")):
        length = millimetres(element.get(W + side) or element.get(W + newer))
        if length is not None:
            yield side, length
    hanging, first = millimetres(element.get(W + "hanging")), millimetres(element.get(W + "firstLine"))
    if hanging:
        yield "first", -hanging
    elif first is not None or hanging is not None:
        yield "first", first or 0.0


def _spacing(element: _Element) -> Iterator[tuple[str, Any]]:
    for side in ("before", "after"):
        size = points(element.get(W + side))
        if str(element.get(f"{W}{side}Autospacing", "0")) in ("1", "true", "on"):
            size = 14.0  # what Word leaves where it is asked to choose
        if size is not None:
            yield side, size
    height = points(element.get(W + "line"))
    if height is not None:
        rule = str(element.get(W + "lineRule", "auto"))
        yield "line_rule", rule
        yield "line", height / 12 if rule == "auto" else height


def has_line(border: _Element | None) -> bool:
    """Whether a border is drawn."""
    return border is not None and str(border.get(VALUE, "")) not in _NO_LINE
