"""Takes the lines of a title, makes the subject: what the document is about, without its own number, day and body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tongket.directive.official.bodies import begins_body
from tongket.directive.official.numbers import Caption, caption_in
from tongket.directive.official.pieces import Piece
from tongket.wording.fold import fold

_OF_THE_BODY = re.compile(r"^c[ủu]a\s+(?P<body>.+?)(?=\s+v[ềe]\s|\s*$)", re.IGNORECASE)
_BY_AT_END = re.compile(r"\s+c[ủu]a\s+(?P<body>[^,;]+)$", re.IGNORECASE)


def joined(lines: Sequence[Piece]) -> str:
    """The lines of a title as one text."""
    return " ".join(line.text for line in lines).strip(" *_-–")


def own_caption(title: str, symbol: str | None) -> Caption | None:
    """Number and day within the title where they are the document's own, not those of one it cites.

    They are where they repeat the number of the letterhead, or stand first in a title in capitals of a text that has
    no letterhead, as acts of before 1960 do.
    """
    caption = caption_in(title)
    if caption is None:
        return None
    if symbol is not None:
        return caption if fold(caption.symbol) == fold(symbol) else None
    stands_first = caption.start == 0 and title[: caption.end].isupper()
    return caption if stands_first else None


def subject_of(title: str, caption: Caption | None) -> str:
    """The title without its caption and the body's name before it."""
    before, after = (title[: caption.start], title[caption.end :]) if caption else (title, "")
    if caption and caption.issuer and not begins_body(caption.issuer):
        before = title[: caption.start] + re.split(r"\s+s[ốo]\s*\d", title[caption.start : caption.end], flags=re.I)[0]
    by = _BY_AT_END.search(before) if caption else None
    if by and begins_body(by["body"]):
        before = before[: by.start()]
    plain = " ".join(f"{before} {after}".split()).strip(" ,:-–.*_")
    of = _OF_THE_BODY.match(plain)
    return plain[of.end() :].strip(" ,") if of and begins_body(of["body"]) else plain


def issuer_in(title: str) -> str:
    """The body a title begins with: "CỦA BỘ CHÍNH TRỊ về …"; "" where it does not."""
    of = _OF_THE_BODY.match(title)
    return of["body"].strip() if of and begins_body(of["body"]) and len(of["body"]) < 90 else ""
