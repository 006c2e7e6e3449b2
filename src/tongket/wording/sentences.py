"""Takes a paragraph, makes the places of its sentences: "TP. Mỹ Tho", "3.558 vụ" and "v.v..." end none."""

from __future__ import annotations

import re

_BREAK = re.compile(r"(?:[.!?…]+[)\"”’]*|;|:)(?=\s|$)|\n+")
_ENDS_WITH_SHORT = re.compile(
    r"(?:^|[\s(])(?:TP|TX|TT|H|Q|P|X|T|TS|ThS|PGS|GS|BS|CN|KS|Đ/c|đ/c|Đ|Tr|tr|Ths|St|Nxb|NXB|BCĐ|số|Số|Khoản|khoản|v\.v|[A-ZĐ])$"
)


def sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence starts and ends in `text`; a semicolon, too, ends a statement of its own."""
    found: list[tuple[int, int]] = []
    start = 0
    for mark in _BREAK.finditer(text):
        if mark[0].startswith((".", "…")) and not _ends(text, start, mark):
            continue
        if mark[0] == ":" and text[mark.end() :].strip():
            continue
        _add(found, text, start, mark.end())
        start = mark.end()
    _add(found, text, start, len(text))
    return found


def _ends(text: str, start: int, mark: re.Match[str]) -> bool:
    """Whether a full stop ends a sentence: not after an abbreviation or a label, nor before a small letter."""
    before, after = text[start : mark.start()], text[mark.end() :].lstrip()
    is_short = mark[0] == "." and _ENDS_WITH_SHORT.search(before) is not None
    is_label = re.fullmatch(r"\s*(?:\d{1,2}|[IVX]{1,5}|[a-zđ])", before) is not None
    return not is_short and not is_label and not after[:1].islower()


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    first = start + len(piece) - len(piece.lstrip())
    last = start + len(piece.rstrip())
    if first < last:
        found.append((first, last))
