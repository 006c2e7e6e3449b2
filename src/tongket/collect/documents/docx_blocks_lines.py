"""Takes the cleaned XML of a Word document, makes its lines: a paragraph each, tables and boxes in their places."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeAlias

from tongket.collect.documents.docx_blocks_tags import (
    BOLD,
    BREAK,
    CHARACTER,
    CHARACTER_STYLE,
    ENDNOTE_REFERENCE,
    FOOTNOTE_REFERENCE,
    ID,
    LETTERS,
    LEVEL_IN_LIST,
    LIST,
    OUTLINE,
    PARAGRAPH,
    STYLE,
    SYMBOL,
    TABLE,
    TEXT_BOX,
    TEXTS,
    TYPE,
    VALUE,
    WALKED,
    WALKED_IN_TABLE,
    symbol,
)

if TYPE_CHECKING:
    from lxml.etree import _Element


class Line:
    """One paragraph as found: its words, and what its own properties state."""

    # Defaults of the class: most paragraphs state little, and there are very many paragraphs.
    style = ""
    outline = ""
    number = ""  # numId
    level = ""  # ilvl
    may_have_bold = False  # a run says so, or names a style that may
    notes: tuple[tuple[str, str], ...] = ()  # tag and id of each reference
    boxes: tuple[_Element, ...] = ()

    def __init__(self, element: _Element) -> None:
        self.element = element
        self.texts: list[str] = []

    @property
    def text(self) -> str:
        return "".join(self.texts)


Item: TypeAlias = "Line | _Element"  # an element: a table, row, cell or cell property, where one begins


def items_of(root: _Element) -> tuple[list[Item], dict[_Element, list[Item]]]:
    """The items of the body in order, and those inside each table and text box. The tree is used up."""
    inside: dict[_Element, list[Item]] = {}
    # From the end, so that what is inside another is emptied first and read once.
    for element in reversed(list(root.iter(TABLE, TEXT_BOX))):
        if element is not root:
            inside[element] = list(_items(element, WALKED_IN_TABLE if element.tag == TABLE else WALKED))
            element.clear(keep_tail=True)  # type: ignore[call-arg]
    return list(_items(root, WALKED)), inside


def _items(root: _Element, walked: tuple[str, ...]) -> Iterator[Item]:
    line: Line | None = None
    for node in root.iter(*walked):
        tag = node.tag
        if tag == PARAGRAPH:
            if line is not None:
                yield line
            line = Line(node)
        elif line is not None and tag in TEXTS:
            line.texts.append(node.text or "")
        elif line is not None and tag in _IN_LINE:
            _IN_LINE[tag](line, node)
        elif node is not root:
            if line is not None:
                yield line
            line = None
            yield node
    if line is not None:
        yield line


def _set(name: str) -> Callable[[Line, _Element], None]:
    return lambda line, node: setattr(line, name, node.get(VALUE, ""))


def _write(text: str) -> Callable[[Line, _Element], None]:
    return lambda line, node: line.texts.append(text)


def _break(line: Line, node: _Element) -> None:
    """A soft line break; breaks of page and column are no letters."""
    if node.get(TYPE) not in ("page", "column"):
        line.texts.append("\n")


def _bold(line: Line, node: _Element) -> None:
    line.may_have_bold = True


def _symbol(line: Line, node: _Element) -> None:
    line.texts.append(symbol(str(node.get(CHARACTER, ""))))


def _note(line: Line, node: _Element) -> None:
    line.notes += ((str(node.tag), str(node.get(ID, ""))),)


def _box(line: Line, node: _Element) -> None:
    line.boxes += (node,)


_IN_LINE: dict[str, Callable[[Line, _Element], None]] = {
    **{tag: _write(text) for tag, text in LETTERS.items()},
    BREAK: _break,
    SYMBOL: _symbol,
    STYLE: _set("style"),
    OUTLINE: _set("outline"),
    LIST: _set("number"),
    LEVEL_IN_LIST: _set("level"),
    BOLD: _bold,
    CHARACTER_STYLE: _bold,
    FOOTNOTE_REFERENCE: _note,
    ENDNOTE_REFERENCE: _note,
    TEXT_BOX: _box,
}
