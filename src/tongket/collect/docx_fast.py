"""Takes the main part of a plain Word document, makes its passages without a tree: text by text, markup by markup."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from tongket.collect.block import Passage
from tongket.collect.docx_blocks_numbering import Counters
from tongket.collect.docx_blocks_styles import NO_STYLE, Style, outline_level, whole
from tongket.collect.docx_blocks_table import WIDEST, Grid
from tongket.collect.docx_blocks_tags import SPACE
from tongket.collect.docx_fast_steps import (
    BEFORE,
    BEGIN,
    CELL,
    END,
    MERGE,
    ROW,
    RUN,
    SPAN,
    TABLE,
    TABLE_END,
    TEXT_TAG,
    WRITE,
    Head,
    NotForTheFastPath,
    Run,
    Step,
    steps_of,
)
from tongket.collect.narrative_letters import OLD_FONT

# Names of one paragraph alone, which tell nothing and would make every piece of markup unlike every other.
_OWN_NAMES = re.compile(r' (?:w:rsid\w*|w14:paraId|w14:textId)="[0-9A-Fa-f]*"')
# Lines and pictures drawn without a word in them, as under a letterhead.
_DRAWN = re.compile(r"<(mc:AlternateContent|w:drawing|w:pict)\b.*?</\1>", re.DOTALL)
_NAMESPACE = f'xmlns:w="{SPACE}"'

_NO_HEAD = Head()


@dataclass(slots=True)
class Writer:
    """What has been read so far."""

    styles: dict[str, Style]
    plain: Style
    counters: Counters
    passages: list[Passage] = field(default_factory=list)
    style: Style = NO_STYLE  # of the paragraph being read
    head: Head = _NO_HEAD
    texts: list[str] = field(default_factory=list)
    bolds: list[bool] = field(default_factory=list)  # of each text
    is_bold: bool = False
    grid: Grid | None = None

    def take(self, steps: tuple[Step, ...]) -> None:
        """Do the steps of one piece of markup."""
        for step in steps:
            act = step[0]
            if act == END:
                self.end()
            elif act == BEGIN:
                self.head = head = step.head
                self.style = self.styles.get(head.style, self.plain) if head.style else self.plain
                self.is_bold = self.style.is_bold
            elif act == RUN:
                self.is_bold = self.bold_of(step.run)
            elif act == WRITE:
                self.texts.append(step.text)
                self.bolds.append(self.is_bold)
            else:
                self.take_of_table(act, step.text)

    def bold_of(self, run: Run) -> bool:
        """Whether a run is bold: by itself, by its style or by that of its paragraph."""
        if run.bold is not None:
            return run.bold
        named = self.styles.get(run.style) if run.style else None
        return self.style.is_bold or (named is not None and named.is_bold)

    def end(self) -> None:
        """The paragraph is whole; one in a table goes to its cell."""
        texts, head = self.texts, self.head
        text = texts[0] if len(texts) == 1 else "".join(texts)
        style, self.texts = self.style, []
        bolds, self.bolds = self.bolds, []
        is_numbered = head.number or style.number
        label, depth = self.label(style) if is_numbered else ("", 0)
        if text and not text.isspace():
            if self.grid is None:
                outline = outline_level(head.outline) if head.outline and style.outline >= 0 else style.outline
                is_bold, lead = _set_in_bold(texts, bolds) if True in bolds else (False, "")
                self.passages.append(Passage(text, outline, label, depth, is_bold, lead))
            elif self.grid.last is not None:
                self.grid.last.texts.append(f"{label} {text}".strip())

    def label(self, style: Style) -> tuple[str, int]:
        """The number its program prints, and how deep the list is; every numbered paragraph counts, a blank one too."""
        number = self.head.number or style.number
        if not number or number == "0":
            return "", 0
        level = whole(self.head.level) if self.head.level else style.level
        return self.counters.next_label(number, level), level + 1

    def take_of_table(self, act: int, value: str) -> None:
        """A step inside a table, or round one."""
        grid = self.grid
        if act == TABLE and grid is None:
            self.grid = Grid()
        elif grid is None or act == TABLE:
            raise NotForTheFastPath  # a table in a table
        elif act == ROW:
            grid.begin_row()
        elif act == CELL:
            grid.begin()
        elif act == SPAN:
            grid.widen(min(whole(value), WIDEST) or 1)
        elif act == BEFORE:
            grid.column += min(whole(value), WIDEST)
        elif act == MERGE:
            grid.merge(value)
        elif act == TABLE_END:
            self.end_table(grid)

    def end_table(self, grid: Grid) -> None:
        """The table as one passage."""
        cells = tuple(cell.closed("\n".join(cell.texts)) for cell in grid.cells)
        self.grid = None
        if any(cell.text for cell in cells):
            self.passages.append(Passage("", cells=cells))


def fast_passages(content: bytes, styles: dict[str, Style], plain: Style, counters: Counters) -> list[Passage]:
    """The passages of a plain document, the same as the XML reader makes. Raises `NotForTheFastPath`."""
    *pieces, rest = _body(content).split("</w:t>")
    if any(OLD_FONT.match(font) for font in {plain.font, *(style.font for style in styles.values())}):
        raise NotForTheFastPath
    writer = Writer(styles, plain, counters)
    take = writer.take
    for piece in pieces:
        end = piece.find(">", piece.rfind("<")) + 1  # a text holds no tag: its own is the last one
        take(steps_of(piece[:end]))
        text = piece[end:]
        writer.texts.append(unescape(text) if "&" in text else text)
        writer.bolds.append(writer.is_bold)
    take(steps_of(f"{rest}{TEXT_TAG}"))
    if writer.texts or writer.grid is not None:
        raise NotForTheFastPath
    return writer.passages


def _body(content: bytes) -> str:
    """What stands between the tags of the body, without what tells nothing."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotForTheFastPath from error
    begin, end = text.find("<w:body>"), text.rfind("</w:body>")
    if (
        begin < 0
        or end < begin
        or _NAMESPACE not in text[:begin]
        or "\r" in text[begin:]
        or "<!DOCTYPE" in text[:begin]
    ):
        raise NotForTheFastPath
    body = text[begin + 8 : end]
    if " w:rsid" in body or " w14:" in body:
        body = _OWN_NAMES.sub("", body)
    if "<w:drawing" in body or "<w:pict" in body:
        if "txbxContent" in body:
            raise NotForTheFastPath
        body = _DRAWN.sub("", body)
    return body


def _set_in_bold(texts: list[str], bolds: list[bool]) -> tuple[bool, str]:
    """Whether every word is bold, and the bold words it opens with when it goes on in plain type."""
    lead: list[str] = []
    for text, is_bold in zip(texts, bolds, strict=True):
        if not is_bold and text.strip():
            return False, "".join(lead).strip()
        lead.append(text)
    return bool("".join(lead).strip()), ""
