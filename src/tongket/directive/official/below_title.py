"""Takes the paragraphs below a title, makes what the text is built of: its grounds and its provisions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from tongket.directive.document import Paragraph, Provision, Stated
from tongket.directive.official.pieces import pieces_of
from tongket.directive.official.provisions import provisions_of, under
from tongket.directive.official.types import type_line

_GROUND = re.compile(r"[-–\s]*căn\s+cứ\b", re.IGNORECASE)
_BEGUN = re.compile(r"(?:điều\s+(?:1|thứ nhất)|chương\s+(?:1|i)|phần\s+thứ)\b", re.IGNORECASE)
_NEXT_LINE = re.compile(r"(?<=[;,.])\s+(?=(?:[-–]\s)?(?:Căn cứ|Theo đề nghị|Xét)\s)|(?<=[A-ZĐÀ-Ỹ])\s+(?=Căn cứ\s)")
_LONG = 600
MOST = 60
_TITLE_WITHIN = 12


def grounds(paragraphs: Sequence[Paragraph], first: int) -> tuple[Stated[str], ...]:
    """The lines "Căn cứ …" between the title and the first provision, each whole."""
    found: list[Stated[str]] = []
    for paragraph in paragraphs:
        text = " ".join(unicodedata.normalize("NFC", paragraph.text).split())
        if paragraph.number < first:
            continue
        if _BEGUN.match(text) or len(found) == MOST or (found and len(text) > _LONG and not _GROUND.match(text)):
            break
        found += [Stated(each.strip("-– ").rstrip(" ;.,"), paragraph.number, each, 0.97) for each in _apart(text)]
    return tuple(found)


def _apart(text: str) -> list[str]:
    """The grounds of a paragraph, apart where a reader of pages has run their lines together."""
    first, *rest = _NEXT_LINE.split(text)
    if not (_GROUND.match(first) or first.isupper()):  # in prose "Căn cứ …" begins a sentence, no ground
        return []
    return [part for part in (first, *rest) if _GROUND.match(part)]


def provisions(paragraphs: Sequence[Paragraph], first: int, last: int) -> tuple[Provision, ...]:
    """The provisions of the text, then those of what is attached below its signature."""
    body = [each for each in paragraphs if first <= each.number <= last]
    attached = [each for each in paragraphs if each.number > last]
    return (*provisions_of(body, last=last), *_attached(attached))


def _attached(paragraphs: Sequence[Paragraph]) -> tuple[Provision, ...]:
    """Provisions of an attached document say whose they are: "Điều 1 Quy chế kèm theo"."""
    found = provisions_of(paragraphs)
    if not found:
        return ()
    above = [piece for piece in pieces_of(paragraphs[:60]) if piece.paragraph < found[0].paragraph]
    title = next((line for piece in above[-_TITLE_WITHIN:] if (line := type_line(piece))), None)
    return under(f"{title.name} kèm theo", found) if title else found
