"""Takes the pieces of a document, makes what stands at its end: attachments, who certifies it, who passed it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from tongket.directive.document import Paragraph
from tongket.directive.official.bodies import begins_body
from tongket.directive.official.dates import PlaceAndDay, day_in, place_and_day
from tongket.directive.official.head import Role, role_of
from tongket.directive.official.numbers import NumberLine, named_document, number_line
from tongket.directive.official.pieces import Piece
from tongket.directive.official.signature import Signed

_APPENDIX = re.compile(r"phu luc(?: (?:so )?(?:[ivx]+|\d+|[a-z]))?\W*$|phu luc (?:so )?[ivx\d]+\b")
_ATTACHED = re.compile(r"\((?:ban hanh )?(?:kem theo|dinh kem)\b")
_LONGEST_MARK = 120
_BESIDE = 12  # pieces between signatures of one document


def end_of_text(pieces: Sequence[Piece], start: int) -> int:
    """The index at which attachments begin: a second letterhead, an appendix, a line "(Kèm theo …)"."""
    return next((at for at in range(start + 1, len(pieces)) if _begins_attachment(pieces[at])), len(pieces))


def _begins_attachment(piece: Piece) -> bool:
    if len(piece.text) > _LONGEST_MARK:
        return False
    folded = piece.folded
    if folded.startswith("phu luc"):
        return piece.text[:1].isupper() and (piece.is_capital or _APPENDIX.match(folded) is not None)
    is_nation = folded.startswith("cong hoa xa hoi chu nghia") and len(folded) < 45
    return is_nation or _ATTACHED.match(folded) is not None


def own_signatures(signed: Sequence[Signed], end: int) -> list[Signed]:
    """The signatures of the text itself: the last ones above its attachments, else the first one below."""
    before = [each for each in signed if each.last < end] or list(signed[:1])
    return [each for each in before if abs(each.first - before[-1].first) < _BESIDE]


class Certificate(NamedTuple):
    """The certificate at the end of a consolidated text: body, number, place and day."""

    names: list[Piece]
    number: tuple[Piece, NumberLine] | None
    day: tuple[Piece, PlaceAndDay] | None


def certificate_in(pieces: Sequence[Piece], start: int) -> Certificate | None:
    """ "XÁC THỰC VĂN BẢN HỢP NHẤT" with what stands around it."""
    for at in range(start, len(pieces)):
        if len(pieces[at].text) < _LONGEST_MARK and pieces[at].folded.startswith("xac thuc van ban hop nhat"):
            return _certificate(pieces[max(start, at - 5) : at + 6])
    return None


def _certificate(around: Sequence[Piece]) -> Certificate:
    names = [each for each in around if each.is_capital and begins_body(each.text) and role_of(each) is Role.NAME]
    numbers = [(each, line) for each in around if (line := number_line(each.text))]
    days = [(each, day) for each in around if (day := place_and_day(each.text))]
    return Certificate(names[:1], next(iter(numbers), None), next(iter(days), None))


_PASSED = re.compile(
    r"(?:bản\s+)?(?:hiến pháp|bộ luật|luật|pháp lệnh|nghị quyết)\s+này\s+(?:đã\s+)?(?:được|do)\s+(?P<body>[^,]*?)"
    r"(?:\s*,?\s*kh[oó][aá]\s+.*?|\s*,?\s*k[ỳì]\s+h[oọ]p.*?|\s+nhất trí)?\s+thông qua\b(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_DATED_BY_PASSING = 1980  # since then an act bears the day it was passed; before, often the day it was proclaimed


class Passed(NamedTuple):
    """ "Luật này đã được Quốc hội … thông qua ngày …": who passed an act, and when."""

    body: str
    dated: date | None
    at: Piece

    @property
    def is_day_of_act(self) -> bool:
        """Whether the act surely bears that day."""
        return self.dated is not None and self.dated.year >= _DATED_BY_PASSING


def passed_in(paragraphs: Sequence[Paragraph]) -> Passed | None:
    """The clause at the end that says who passed the act."""
    for paragraph in reversed(paragraphs):
        text = " ".join(unicodedata.normalize("NFC", paragraph.text).split()) if len(paragraph.text) < 600 else ""
        found = _PASSED.match(text)
        if found:
            return Passed(" ".join(found["body"].split()), day_in(found["rest"])[0], Piece(paragraph.number, text))
    return None


class Caption(NamedTuple):
    """ "Luật số 1/2015/QH13 ngày …" above a part of a law that an official gazette prints in several issues."""

    symbol: str
    at: Piece
    below: Piece  # its title


def gazette_caption(pieces: Sequence[Piece]) -> Caption | None:
    """The caption of a part printed in a gazette; None for anything else."""
    window = pieces[:12]
    if not any(role_of(piece) is Role.GAZETTE for piece in window):
        return None
    for at, piece in enumerate(window[:-1]):
        named = named_document(piece.text) if len(piece.text) < _LONGEST_MARK else None
        if named and named[1]:
            return Caption(named[1], piece, window[at + 1])
    return None
