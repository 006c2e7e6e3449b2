"""Takes pieces, makes whom a document addresses (Kính gửi, Kính trình) and who receives it (Nơi nhận)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tongket.directive.document import Stated
from tongket.directive.official.persons import name_in
from tongket.directive.official.pieces import Piece
from tongket.directive.official.signature import is_office

_ADDRESS = re.compile(r"\W*kính\s+(?:gửi|trình|thưa)\b\s*[:.]?\s*|.{5,60}\bđiện\s*:\s*$", re.IGNORECASE)
_RECEIVE = re.compile(r"\W*nơi\s+nhận\b\s*[:.]?\s*", re.IGNORECASE)
_MARK = re.compile(r"^(?:[-–—+•*]|\d{1,2}[.)])\s*")
_NEXT_ITEM = re.compile(r";\s*(?:[-–+•]\s*)?|(?<=[.,])\s+[-–]\s+")

_PURPOSE = re.compile(r"\s*\(\s*(?:để|b/c|báo cáo|ph/h|th/h|thực hiện|phối hợp|t/h)\b[^()]*\)\W*$", re.IGNORECASE)
_LAST = re.compile(r"\W*lưu\b", re.IGNORECASE)
MOST = 60  # items


def addressees(pieces: Sequence[Piece], start: int) -> tuple[Stated[str], ...]:
    """Whom it addresses, from the piece "Kính gửi" on; none where that does not stand at the index."""
    if start >= len(pieces) or not (head := _ADDRESS.match(pieces[start].text)):
        return ()
    first = pieces[start].text[head.end() :]
    items = [pieces[start]._replace(text=first)] if first else []
    for piece in pieces[start + 1 : start + MOST]:
        is_item = _MARK.match(piece.text) is not None and len(piece.text) < 200
        goes_on = bool(items) and _is_open(items[-1].text) and len(piece.text) < 200 and not piece.text.endswith(":")
        if not (is_item or goes_on):
            break
        items = _with(items, piece, is_item=is_item)
    return tuple(_stated(items))


def recipients(pieces: Sequence[Piece], start: int) -> tuple[Stated[str], ...]:
    """Who receives it, from the first "Nơi nhận" at or after an index."""
    for at in range(start, len(pieces)):
        head = _RECEIVE.match(pieces[at].text) if len(pieces[at].text) < 400 else None
        if head:
            return tuple(_stated(_listed(pieces, at, pieces[at].text[head.end() :])))
    return ()


def _listed(pieces: Sequence[Piece], at: int, first: str) -> list[Piece]:
    """The items below "Nơi nhận", without the signature that stands beside them."""
    items = [pieces[at]._replace(text=first)] if first and not is_office(first) else []
    for piece in pieces[at + 1 : at + MOST]:
        is_item = _MARK.match(piece.text) is not None
        if not is_item and _belongs_to_signature(piece, pieces[at]):
            if items and _LAST.match(_MARK.sub("", items[-1].text)):
                break
            continue
        if len(piece.text) > 250 or (not is_item and not items) or (not is_item and _is_closed(items)):
            break
        items = _with(items, piece, is_item=is_item)
    return items


def _belongs_to_signature(piece: Piece, head: Piece) -> bool:
    is_beside = piece.column > head.column
    return (
        is_beside
        or piece.text.isupper()
        or is_office(piece.text)
        or (name_in(piece.text) is not None and not piece.text.endswith((";", ".")))
    )


def _is_closed(items: Sequence[Piece]) -> bool:
    """Whether the list has ended: "Lưu: VT." is its last line."""
    return bool(items) and _LAST.match(_MARK.sub("", items[-1].text)) is not None and not _is_open(items[-1].text)


def _is_open(text: str) -> bool:
    """Whether more must follow: nothing closes it."""
    return text.rstrip().endswith((",", ";", ":", "và", "-")) or not text.strip()


def _with(items: list[Piece], piece: Piece, *, is_item: bool) -> list[Piece]:
    """The items with one more, or with the last one longer."""
    if is_item or not items:
        return [*items, piece]
    return [*items[:-1], items[-1]._replace(text=f"{items[-1].text} {piece.text}")]


def _stated(items: Sequence[Piece]) -> Iterator[Stated[str]]:
    for item in items:
        for part in _NEXT_ITEM.split(_MARK.sub("", item.text)):
            plain = _MARK.sub("", part).strip(" ;.,…")
            plain = _PURPOSE.sub("", plain).strip(" ;.,")
            if plain and not re.fullmatch(r"\W+", plain):
                yield Stated(plain, item.paragraph, item.text, 0.95)
