"""Lays a narrative out as a unit's own paper: letterhead, title, body, signature. Takes a source, makes numbered items.

Items are numbered from 1 in reading order, footnotes last: the numbers by which the key names a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from generator.narrative_source import Line, Source
from generator.sending import vietnamese_date
from generator.unit_model import Unit

TITLE = (
    "Tổng kết 10 năm thực hiện Chỉ thị số 48-CT/TW, ngày 22/10/2010 của Bộ Chính trị về tăng cường sự lãnh đạo "
    "của Đảng đối với công tác phòng, chống tội phạm trong tình hình mới"
)
MARK = re.compile(r"\[\^(\d+)\]")


@dataclass
class Item:
    """One block of the paper."""

    kind: str  # table, paragraph, heading, list, note
    text: str = ""
    line: Line | None = None  # of the source; None: letterhead, title, signature
    level: int = 0
    lead: str = ""
    look: str = ""  # centered, right, bold, italic …
    cells: list[list[str]] = field(default_factory=list)
    has_borders: bool = True
    number: int = 0

    @property
    def plain(self) -> str:
        """The text without marks of notes."""
        return MARK.sub("", self.text)


def lay_out(source: Source, unit: Unit, *, has_tables: bool = True) -> list[Item]:
    """Every block of the narrative, numbered."""
    notes = [Item("note", line.text, line) for line in source.lines if line.kind == "note"]
    body = [_item(line) for line in source.lines if line.kind != "note"]
    top, end = list(_letterhead(source, unit, has_tables)), list(_signature(source, has_tables))
    title = [
        Item("paragraph", "BÁO CÁO", look="title"),
        Item("paragraph", source.headers.get("title", TITLE), look="title"),
    ]
    items = [*top, *title, *body, *end, *notes]
    for number, item in enumerate(items, 1):
        item.number = number
    return items


def _item(line: Line) -> Item:
    if line.kind == "heading":
        return Item("heading", line.text, line, level=line.depth)
    if line.kind == "table":
        return Item("table", line=line, cells=line.cells)
    if line.kind == "run_in":
        return Item("paragraph", line.text, line, lead=line.lead)
    return Item(line.kind, line.text, line)


def _letterhead(source: Source, unit: Unit, has_tables: bool) -> Iterator[Item]:
    day = date.fromisoformat(source.headers["date"])
    dated = f"{source.headers.get('place', unit.place)}, {vietnamese_date(day)}"
    is_party = unit.family == "party"
    left = [*unit.letterhead, *(["*"] if is_party else []), source.headers["number"]]
    right = (
        ["ĐẢNG CỘNG SẢN VIỆT NAM"]
        if is_party
        else ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    )
    if has_tables and source.headers.get("letterhead") != "lines":
        right = [*right, *[""] * (len(left) - len(right) - 1), dated]
        yield Item("table", cells=[list(pair) for pair in zip(left, right, strict=True)], has_borders=False)
        return
    for text in (*right, *left):
        yield Item("paragraph", text, look="centered")
    yield Item("paragraph", dated, look="right")


def _signature(source: Source, has_tables: bool) -> Iterator[Item]:
    signer = [part.strip() for part in source.headers["signer"].split("/ ")]
    to = ["Nơi nhận:", *(f"- {name};" for name in source.listed("to"))]
    to[-1] = to[-1].rstrip(";") + "."
    if has_tables and source.headers.get("sign") != "lines":
        yield Item("table", cells=[["\n".join(to), "\n".join(signer)]], has_borders=False)
        return
    for text in signer:
        yield Item("paragraph", text, look="right")
    for text in to:
        yield Item("paragraph", text, look="small")
