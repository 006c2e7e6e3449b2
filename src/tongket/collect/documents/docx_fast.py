"""Takes the main part of a plain Word document, makes its passages without a tree: text by text, markup by markup."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from tongket.collect.documents.block import Passage
from tongket.collect.documents.docx_blocks_numbering import Counters
from tongket.collect.documents.docx_blocks_styles import NO_STYLE, Style, outline_level, whole
from tongket.collect.documents.docx_blocks_table import WIDEST, Grid
from tongket.collect.documents.docx_blocks_tags import SPACE
from tongket.collect.documents.docx_fast_steps import (
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
    TEXT,
    WRITE,
    Head,
    NotForTheFastPath,
    Run,
    Step,
    steps_of,
)
from tongket.collect.documents.letters import OLD_FONT

# Names of one paragraph alone, which tell nothing and would make every piece of markup unlike every other.
_SESSIONS = re.compile(rb' w:rsid\w*="\w*"')
_OWN_NUMBERS = re.compile(rb' w14:(?:paraId|textId)="\w*"')
_NAMESPACE = f'xmlns:w="{SPACE}"'.encode()


@dataclass(slots=True)
class Writer:
    """What has been read so far."""

    styles: dict[str, Style]
    plain: Style
    counters: Counters
    passages: list[Passage] = field(default_factory=list)
    head: Head | None = None  # of the paragraph being read
    style: Style = NO_STYLE
    number: str = ""
    outline: int = 0
    texts: list[str] = field(default_factory=list)
    bolds: set[int] = field(default_factory=set)  # which of the texts are bold, from 1
    is_bold: bool = False
    grid: Grid[str] | None = None

    def take(self, steps: tuple[Step, ...]) -> None:
        """Do the steps of one piece of markup."""
        for act, text, head, run in steps:
            if act == END:
                self.end()
            elif act == BEGIN:
                if head != self.head:
                    self.begin(head)
                self.is_bold = self.style.is_bold
            elif act == RUN:
                self.is_bold = self.bold_of(run)
            elif act == WRITE:
                self.write(text)
            else:
                self.take_of_table(act, text)

    def begin(self, head: Head) -> None:
        """A paragraph set otherwise than the one before it."""
        self.head = head
        self.style = style = self.styles.get(head.style, self.plain) if head.style else self.plain
        self.number = head.number or style.number
        self.outline = outline_level(head.outline) if head.outline and style.outline >= 0 else style.outline

    def write(self, text: str) -> None:
        """Letters of the paragraph."""
        self.texts.append(text)
        if self.is_bold:
            self.bolds.add(len(self.texts))

    def bold_of(self, run: Run) -> bool:
        """Whether a run is bold: by itself, by its style or by that of its paragraph."""
        if run.bold is not None:
            return run.bold
        named = self.styles.get(run.style) if run.style else None
        return self.style.is_bold or (named is not None and named.is_bold)

    def end(self) -> None:
        """The paragraph is whole; one in a table goes to its cell."""
        texts = self.texts
        text = texts[0] if len(texts) == 1 else "".join(texts)
        label, depth = self.label() if self.number else ("", 0)
        if text and not text.isspace():
            if self.grid is None:
                is_bold, lead = _set_in_bold(texts, self.bolds) if self.bolds else (False, "")
                self.passages.append(Passage(text, self.outline, label, depth, is_bold, lead))
            else:
                self.grid.write(f"{label} {text}".strip() if label else text.strip())
        texts.clear()
        self.bolds.clear()

    def label(self) -> tuple[str, int]:
        """The number its program prints, and how deep the list is; every numbered paragraph counts, a blank one too."""
        stated = self.head.level if self.head is not None else ""
        if self.number == "0":
            return "", 0
        level = whole(stated) if stated else self.style.level
        return self.counters.next_label(self.number, level), level + 1

    def take_of_table(self, act: int, value: str) -> None:
        """A step inside a table, or round one."""
        grid = self.grid
        if act == TABLE and grid is None:
            self.grid = Grid()
        elif grid is None or act == TABLE:
            raise NotForTheFastPath  # a table in a table
        elif act == CELL:
            grid.begin()
        elif act == ROW:
            grid.begin_row()
        elif act == SPAN:
            grid.widen(min(whole(value), WIDEST) or 1)
        elif act == BEFORE:
            grid.column += min(whole(value), WIDEST)
        elif act == MERGE:
            grid.merge(value)
        elif act == TABLE_END:
            self.end_table(grid)

    def end_table(self, grid: Grid[str]) -> None:
        """The table as one passage."""
        cells = tuple([cell.closed("\n".join(cell.items)) for cell in grid.cells])
        self.grid = None
        if any(cell.text for cell in cells):
            self.passages.append(Passage("", cells=cells))


def fast_passages(content: bytes, styles: dict[str, Style], plain: Style, counters: Counters) -> list[Passage]:
    """The passages of a plain document, the same as the XML reader makes. Raises `NotForTheFastPath`."""
    parted = TEXT.split(_body(content))
    if any(OLD_FONT.match(font) for font in {plain.font, *(style.font for style in styles.values())}):
        raise NotForTheFastPath
    markups, texts = _alike(parted[::2]), _texts(parted[1::2])
    writer = Writer(styles, plain, counters)
    take, write = writer.take, writer.write
    last = markups.pop()
    for steps, text in zip(map(steps_of, markups), texts, strict=True):
        take(steps)
        write(text)
    take(steps_of(last))
    if writer.texts or writer.grid is not None:
        raise NotForTheFastPath
    return writer.passages


def _body(content: bytes) -> bytes:
    """What stands between the tags of the body."""
    begin, end = content.find(b"<w:body>"), content.rfind(b"</w:body>")
    if (
        begin < 0
        or end < begin
        or _NAMESPACE not in content[:begin]
        or b"<!DOCTYPE" in content[:begin]
        or any(content.find(letter, begin) >= 0 for letter in (b"\r", b"\0"))
    ):
        raise NotForTheFastPath
    return content[begin + 8 : end]


def _alike(markups: list[bytes]) -> list[bytes]:
    """Pieces of markup without what tells nothing."""
    if not any(b" w:rsid" in markup or b" w14:" in markup for markup in set(markups)):
        return markups
    return _OWN_NUMBERS.sub(b"", _SESSIONS.sub(b"", b"\0".join(markups))).split(b"\0")


def _texts(written: list[bytes]) -> list[str]:
    """The texts as letters."""
    try:
        texts = [str(text, "utf-8") for text in written]
    except UnicodeDecodeError as error:
        raise NotForTheFastPath from error
    return [unescape(text) for text in texts] if b"&" in b"".join(written) else texts


def _set_in_bold(texts: list[str], bolds: set[int]) -> tuple[bool, str]:
    """Whether every word is bold, and the bold words it opens with when it goes on in plain type."""
    lead: list[str] = []
    for at, text in enumerate(texts, start=1):
        if at not in bolds and text.strip():
            return False, "".join(lead).strip()
        lead.append(text)
    return bool("".join(lead).strip()), ""
