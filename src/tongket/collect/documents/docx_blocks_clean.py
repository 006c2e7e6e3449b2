"""Takes the XML of a Word document, leaves in it what is printed: changes accepted, instructions of fields gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from tongket.collect.documents.docx_blocks_tags import PARAGRAPH, PARAGRAPH_PROPERTIES, ROW, RUN_PROPERTIES, TEXT, W

if TYPE_CHECKING:
    from lxml.etree import _Element

DELETED, MOVED_AWAY = W + "del", W + "moveFrom"
FIELD_MARK, FIELD_MARK_KIND = W + "fldChar", W + "fldCharType"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Where a word stands in the bytes, elements of that name are taken out; where it does not, nobody looks for them.
_OUT = (
    (b"Fallback", (FALLBACK,)),
    (b"tabs", (W + "tabs",)),
    (b"PrChange", tuple(W + name for name in ("pPrChange", "rPrChange", "tblPrChange", "tcPrChange", "trPrChange"))),
    (b"rubyBase", (W + "rt",)),
)


def accept(root: _Element, content: bytes) -> int:
    """Make the tree what a printout shows. The number of tracked changes accepted on the way."""
    for word, tags in _OUT:
        if word in content:
            etree.strip_elements(root, *tags, with_tail=False)
    if b"fldChar" in content:
        _blank_instructions(root)
    is_changed = any(word in content for word in (b":del ", b":ins ", b":moveFrom ", b":moveTo "))
    return _accept_changes(root) if is_changed else 0


def _accept_changes(root: _Element) -> int:
    marks = (DELETED, MOVED_AWAY, W + "ins", W + "moveTo")
    changes = sum(1 for _ in root.iter(*marks))
    _drop_rows(root)
    _join_paragraphs(root)
    etree.strip_elements(root, DELETED, MOVED_AWAY, with_tail=False)
    return changes


def _drop_rows(root: _Element) -> None:
    for row in list(root.iter(ROW)):
        properties = row.find(W + "trPr")
        if properties is not None and properties.find(DELETED) is not None:
            _remove(row)


def _join_paragraphs(root: _Element) -> None:
    """A paragraph whose end mark was deleted runs on into the next one."""
    path = f"{PARAGRAPH_PROPERTIES}/{RUN_PROPERTIES}"
    for paragraph in list(root.iter(PARAGRAPH)):
        marks = paragraph.find(path)
        if marks is not None and (marks.find(DELETED) is not None or marks.find(MOVED_AWAY) is not None):
            _run_on(paragraph)


def _run_on(paragraph: _Element) -> None:
    following = paragraph.getnext()
    if following is None or following.tag != PARAGRAPH:
        return
    at = 1 if len(following) and following[0].tag == PARAGRAPH_PROPERTIES else 0
    following[at:at] = [child for child in paragraph if child.tag != PARAGRAPH_PROPERTIES]
    _remove(paragraph)


def _remove(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _blank_instructions(root: _Element) -> None:
    """Text typed between the beginning of a field and its result is an instruction, nested fields and all."""
    open_fields: list[bool] = []  # of each field: whether its result has begun
    for node in root.iter(FIELD_MARK, TEXT):
        if node.tag == TEXT:
            if not all(open_fields):
                node.text = ""
        elif node.get(FIELD_MARK_KIND) == "begin":
            open_fields.append(False)
        elif open_fields:
            _go_on(open_fields, node.get(FIELD_MARK_KIND))


def _go_on(open_fields: list[bool], kind: str | None) -> None:
    if kind == "end":
        open_fields.pop()
    elif kind == "separate":
        open_fields[-1] = True
