"""Takes the bytes of a web page (also one saved as .doc, or with its pictures as .mht), makes its passages in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any

from tongket.collect.documents.block import Contents, Passage
from tongket.collect.documents.html_table import is_data_table, rows_of
from tongket.collect.documents.letters import OLD_FONT, decode_by_font, text_of_bytes
from tongket.collect.files.unreadable import Unreadable
from tongket.collect.submission import OddityKind

if TYPE_CHECKING:
    from lxml.etree import _Element

BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
    "legend", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
    "tr", "ul",
))  # fmt: skip
LEFT_OUT = frozenset((
    "script", "style", "head", "title", "noscript", "template", "select", "button", "textarea", "svg", "iframe", "nav",
    "object", "del", "audio", "video",
))  # fmt: skip
LONGEST_MENU_LINE = 60  # letters
MENU = 4  # passages on end that are links and nothing else
HEADINGS = {f"h{level}": level for level in range(1, 7)}
BOLD = frozenset(("b", "strong", "th", *HEADINGS))
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
_FONT = re.compile(r"font-family\s*:\s*[\"']?([^;,\"']+)", re.IGNORECASE)
_WEIGHT = re.compile(r"font-weight\s*:\s*(bold|[6-9]00|normal|[1-5]00)", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\xa0\u200b]+")


@dataclass(slots=True)
class Walk:
    """Where the walk through a page stands: the words since the last block began, and how they are set."""

    parts: list[tuple[str, bool]] = field(default_factory=list)
    bold: list[bool] = field(default_factory=lambda: [False])
    fonts: list[str] = field(default_factory=lambda: [""])
    headings: list[int] = field(default_factory=lambda: [0])
    lists: int = 0
    links: int = 0
    unlinked: int = 0  # letters written outside links since the last block began
    menu: set[int] = field(default_factory=set)  # the passages that are links and nothing else
    changes: int = 0
    decoded: int = 0

    def write(self, text: str | None) -> None:
        """Words of the page, each stretch of space as one."""
        if not text:
            return
        plain = _SPACES.sub(" ", text)
        if OLD_FONT.match(self.fonts[-1]) and not plain.isascii():
            self.decoded += 1
            plain = decode_by_font(plain, self.fonts[-1])
        self.parts.append((plain, self.bold[-1]))
        self.unlinked += 0 if self.links else len(plain.strip(" |»›>·•"))

    def passage(self) -> Passage | None:
        """What was written since the last block, as one; None when it is blank."""
        parts, self.parts, unlinked, self.unlinked = self.parts, [], self.unlinked, 0
        text = "\n".join(line.strip() for line in "".join(text for text, _ in parts).split("\n")).strip()
        if not text:
            return None
        words = [(each, is_bold) for each, is_bold in parts if each.strip()]
        is_bold = all(is_bold for _, is_bold in words)
        lead = "" if is_bold or not words[0][1] else _lead(words)
        passage = Passage(text, outline=self.headings[-1], depth=self.lists, is_bold=is_bold, lead=lead)
        if not unlinked and len(text) <= LONGEST_MENU_LINE:
            self.menu.add(id(passage))
        return passage


def _lead(words: list[tuple[str, bool]]) -> str:
    end = next(at for at, (_, is_bold) in enumerate(words) if not is_bold)
    return "".join(text for text, _ in words[:end]).strip()


def read_html(content: bytes) -> Contents:
    """Every passage of a page. Raises `Unreadable` for what holds none."""
    root = page_of(text_of_page(content))
    walk = Walk()
    passages = list(_passages(root, walk))
    return Contents("html", list(_without_menus(passages, walk.menu)), list(_oddities(walk)))


def _without_menus(passages: list[Passage], links: set[int]) -> Iterator[Passage]:
    """What a site prints round every page, to go elsewhere, is no part of the page."""
    for is_link, group in groupby(passages, key=lambda each: id(each) in links):
        run = list(group)
        yield from () if is_link and len(run) >= MENU else run


def text_of_page(content: bytes) -> str:
    """The page as text: what is valid UTF-8 is that, else as the page states, else as its letters tell."""
    stated = _CHARSET.search(content[:4096])
    text, encoding = text_of_bytes(content)
    if encoding in ("utf-8", "utf-16") or stated is None:
        return text
    try:
        return content.decode(stated[1].decode("ascii"), "replace")
    except LookupError:
        return text


def page_of(text: str) -> _Element:
    """The tree of a page; nothing is fetched. Comments and instructions are out."""
    from lxml import etree, html

    plain = re.sub(r"^\s*<\?xml[^>]*>", "", text.replace("\0", "").lstrip("\ufeff"))
    try:
        parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
        root: Any = html.document_fromstring(plain, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise Unreadable(OddityKind.DAMAGED, str(error)) from error
    if not isinstance(root, etree._Element):
        raise Unreadable(OddityKind.DAMAGED, "no page")
    return root


def _passages(root: _Element, walk: Walk) -> Iterator[Passage]:
    from lxml import etree

    walker = etree.iterwalk(root, events=("start", "end"))
    for event, node in walker:
        tag = str(node.tag).lower()
        is_block = tag in BLOCKS
        if is_block and (found := walk.passage()):
            yield found
        if event == "end":
            _leave(walk, node, tag)
        elif tag == "table" and is_data_table(node):
            walker.skip_subtree()
            yield from _table(node)
            _enter(walk, node, tag)
        elif tag in LEFT_OUT or _HIDDEN.search(node.get("style", "")):
            walker.skip_subtree()
            walk.changes += tag == "del"
            _enter(walk, node, tag)
        else:
            _enter(walk, node, tag)
            walk.write(node.text)
    if found := walk.passage():
        yield found


def _enter(walk: Walk, node: _Element, tag: str) -> None:
    style = str(node.get("style", ""))
    weight, font = _WEIGHT.search(style), _FONT.search(style)
    is_bold = tag in BOLD or walk.bold[-1]
    walk.bold.append(is_bold if weight is None else weight[1].lower() in ("bold", "600", "700", "800", "900"))
    walk.fonts.append(font[1].strip() if font else str(node.get("face", walk.fonts[-1])))
    walk.headings.append(HEADINGS.get(tag, walk.headings[-1]))
    walk.lists += tag in ("ul", "ol")
    walk.links += tag == "a" and node.get("href") is not None
    walk.changes += tag == "ins"
    if tag == "br":
        walk.parts.append(("\n", walk.bold[-1]))


def _leave(walk: Walk, node: _Element, tag: str) -> None:
    for kept in (walk.bold, walk.fonts, walk.headings):
        kept.pop()
    walk.lists -= tag in ("ul", "ol")
    walk.links -= tag == "a" and node.get("href") is not None
    walk.write(node.tail)


def _table(table: _Element) -> Iterator[Passage]:
    """A table as one passage, its caption before it."""
    cells = tuple(rows_of(table, _cell_text))
    if any(cell.text for cell in cells):
        yield Passage("", cells=cells)


def _cell_text(cell: _Element) -> str:
    walk = Walk()
    style = str(cell.get("style", ""))
    font = _FONT.search(style)
    walk.fonts = [font[1].strip() if font else ""]
    return "\n".join(passage.text for passage in _passages(cell, walk))


def _oddities(walk: Walk) -> Iterator[tuple[OddityKind, dict[str, int]]]:
    if walk.changes:
        yield OddityKind.CHANGES_ACCEPTED, {"count": walk.changes}
    if walk.decoded:
        yield OddityKind.OLD_LETTERS, {"count": walk.decoded}
