"""Takes the paragraphs of any text, makes the `Document` it states; what it does not state is None, with the reason.

The letterhead comes first; where it is silent, the certificate at the end of a consolidated text, the clause by which
an act was passed, a gazette's caption, and the labels of a saved page speak.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tongket.directive.cited_roles import cited_in
from tongket.directive.document import Cited, Document, Paragraph, Stated, Why
from tongket.directive.official.addressees import addressees, recipients
from tongket.directive.official.attributes import FEWEST, Attributes, attributes_of
from tongket.directive.official.below_title import grounds, provisions
from tongket.directive.official.bodies import bodies_of
from tongket.directive.official.dates import PlaceAndDay, place_and_day
from tongket.directive.official.endings import certificate_in, end_of_text, gazette_caption, own_signatures, passed_in
from tongket.directive.official.head import Head, read_head
from tongket.directive.official.pieces import Piece, pieces_of
from tongket.directive.official.saved_page import nothing_stated, with_attributes
from tongket.directive.official.signature import signatures, unnamed
from tongket.directive.official.stated import (
    LIKELY,
    SURE,
    day_stated,
    number_stated,
    symbol_stated,
    type_by_symbol,
)
from tongket.directive.official.subject import issuer_in, joined, own_caption, subject_of
from tongket.directive.official.types import type_named
from tongket.wording.fold import words

CONTRADICTED = 0.5  # the letterhead and the text tell two days


def document_of(paragraphs: Sequence[Paragraph]) -> Document:
    """What a text states of itself as an official document.

    A text that is none (a news item, a narrative without a letterhead) has no type, number or body, and says why; so
    has a file of pictures, which hands over no paragraphs.
    """
    if not any(paragraph.text.strip() for paragraph in paragraphs):
        return nothing_stated(Why.NO_TEXT)
    pieces = pieces_of(paragraphs)
    head, page = read_head(pieces), attributes_of(paragraphs, pieces)
    is_official = _is_official(pieces, head, page)
    document = _Reading(paragraphs, pieces, head).document() if is_official else nothing_stated(Why.NOT_IN_TEXT)
    document = with_attributes(document, page)
    return replace(document, cites=_of_others(cited_in(paragraphs), document))


def _is_official(pieces: Sequence[Piece], head: Head, page: Attributes) -> bool:
    """Whether the text has a letterhead of its own; a page of labels has words in capitals too."""
    is_page_of_labels = len(page.values) >= FEWEST and head.nation is None
    return (head.is_official and not is_page_of_labels) or gazette_caption(pieces) is not None


def _of_others(cites: Sequence[Cited], document: Document) -> tuple[Cited, ...]:
    """The citations of other documents: its own number in the letterhead and in notes of attachments is none."""
    own, day = document.symbol, document.dated.value
    if own.value is None:
        return tuple(cites)
    letters = words(own.value)

    def is_own(cited: Cited) -> bool:
        is_elsewhere = day is not None and cited.citation.dated not in (None, day)
        is_same = words(cited.citation.canonical) == letters
        return is_same and (cited.paragraph == own.paragraph or not is_elsewhere)

    return tuple(cited for cited in cites if not is_own(cited))


class _Reading:
    """One document being read: its pieces, its head, and what stands at its end."""

    def __init__(self, paragraphs: Sequence[Paragraph], pieces: Sequence[Piece], head: Head) -> None:
        self.paragraphs, self.pieces, self.head = paragraphs, pieces, head
        self.certificate = certificate_in(pieces, head.end)
        self.passed = passed_in(paragraphs)
        self.printed = gazette_caption(pieces)
        self.title = joined(head.title)
        numbered = head.number[1].symbol if head.number else None
        self.caption = own_caption(self.title, numbered) if numbered or head.number is None else None
        end = end_of_text(pieces, head.end)
        self.signed = own_signatures(signatures(pieces, head.end), end) or own_signatures(
            unnamed(pieces, head.end), end
        )

    def document(self) -> Document:
        """Every field in its turn."""
        number, symbol = self._number()
        place, dated = self._place_and_day()
        issuer, superior = self._bodies()
        first = self.pieces[self.head.end].paragraph if self.head.end < len(self.pieces) else 0
        signers = [Stated(each.signer, each.paragraph, each.text, each.confidence) for each in self.signed]
        return Document(
            type=self._type(symbol),
            number=number,
            symbol=symbol,
            place=place,
            dated=dated,
            issuer=issuer,
            superior=superior,
            subject=self._subject(),
            signer=signers[0] if signers else Stated.absent(),
            co_signers=tuple(signers[1:]),
            addressees=addressees(self.pieces, self.head.end) if self.head.has_address else (),
            recipients=recipients(self.pieces, self.head.end),
            provisions=provisions(self.paragraphs, first, self._last_of_text()),
            grounds=grounds(self.paragraphs, first),
        )

    def _title_piece(self) -> Piece:
        return self.head.title[0]._replace(text=self.title)

    # --- number and type

    def _number(self) -> tuple[Stated[str], Stated[str]]:
        if self.certificate and self.certificate.number:
            return number_stated(*self.certificate.number)
        if self.head.number:
            return number_stated(*self.head.number)
        if self.caption:
            return symbol_stated(self.caption.symbol, self._title_piece())
        if self.printed:
            return symbol_stated(self.printed.symbol, self.printed.at)
        return Stated.absent(), Stated.absent()

    def _type(self, symbol: Stated[str]) -> Stated[str]:
        head = self.head
        if head.kind:
            return Stated(head.kind[1].name, head.kind[0].paragraph, head.kind[0].text, SURE)
        if head.number and head.number[1].type_name:
            return Stated(head.number[1].type_name, head.number[0].paragraph, head.number[0].text, SURE)
        return self._printed_type() or type_by_symbol(symbol, is_letter=bool(head.letter) or head.has_address)

    def _printed_type(self) -> Stated[str] | None:
        """The type in a gazette's caption, or rather in the title below it: "Bộ luật hình sự"."""
        for line in (self.printed.below, self.printed.at) if self.printed else ():
            if typed := type_named(line.text):
                return Stated(typed[0], line.paragraph, line.text, LIKELY)
        return None

    # --- place, day, bodies

    def _place_and_day(self) -> tuple[Stated[str], Stated[date]]:
        line = (self.certificate and self.certificate.day) or self.head.day or self._day_above_signature()
        if line is None:
            return Stated.absent(), self._day_elsewhere()
        piece, said = line
        place: Stated[str] = Stated(said.place, piece.paragraph, piece.text, SURE) if said.place else Stated.absent()
        if said.dated is None:
            return place, Stated.absent(said.why or Why.LEFT_OPEN, piece.paragraph, piece.text)
        is_other = self.passed is not None and self.passed.is_day_of_act and self.passed.dated != said.dated
        return place, Stated(said.dated, piece.paragraph, piece.text, CONTRADICTED if is_other else SURE)

    def _day_above_signature(self) -> tuple[Piece, PlaceAndDay] | None:
        """The line of place and day where old acts and minutes have it."""
        first = self.signed[0].first if self.signed else 0
        for piece in reversed(self.pieces[max(self.head.end, first - 6) : first]):
            said = place_and_day(piece.text)
            if said and said.place:
                return piece, said
        return None

    def _day_elsewhere(self) -> Stated[date]:
        if self.caption and self.caption.day:
            return day_stated(self.caption.day, self._title_piece())
        if self.printed and (stated := day_stated(self.printed.at.text, self.printed.at)).value:
            return stated
        if self.head.kind and self.head.kind[1].name == "Biên bản" and (opened := self._day_of_meeting()):
            return opened
        if self.passed and self.passed.dated:
            sure = LIKELY if self.passed.is_day_of_act else CONTRADICTED
            return Stated(self.passed.dated, self.passed.at.paragraph, self.passed.at.text, sure)
        return Stated.absent()

    def _day_of_meeting(self) -> Stated[date] | None:
        """ "Hôm nay, ngày …": minutes open with their day."""
        opening = next(
            (each for each in self.pieces[self.head.end : self.head.end + 6] if "ngày" in each.text.lower()), None
        )
        stated = day_stated(opening.text, opening) if opening else None
        return stated if stated and stated.value else None

    def _bodies(self) -> tuple[Stated[str], Stated[str]]:
        certified = self.certificate.names if self.certificate else []
        named = bodies_of(certified or self.head.names)
        if not named:
            return self._body_elsewhere(), Stated.absent()
        if self._is_joint():
            together = " - ".join(each.name for each in named)
            return Stated(together, named[0].paragraph, together, SURE), Stated.absent()
        *above, issuer = named
        sure = LIKELY if issuer.is_mended else SURE
        superior: Stated[str] = Stated.absent()
        if above:
            superior = Stated(above[-1].name, above[-1].paragraph, above[-1].name, 0.95)
        return Stated(issuer.name, issuer.paragraph, issuer.name, sure), superior

    def _is_joint(self) -> bool:
        """Whether several bodies issue it together: none is above another."""
        symbol = self.head.number[1].symbol if self.head.number else None
        by_title = self.head.kind is not None and self.head.kind[1].name.endswith("liên tịch")
        return by_title or re.search(r"(?:TTLT|NQLT)(?![A-Z])", symbol or "") is not None

    def _body_elsewhere(self) -> Stated[str]:
        """Without a letterhead: the body in the title, in the clause that says who passed it, or below the title."""
        by_title = (self.caption.issuer if self.caption else "") or issuer_in(self.title)
        if by_title:
            return Stated(by_title, self._title_piece().paragraph, self.title, LIKELY)
        if self.passed:
            return Stated(self.passed.body, self.passed.at.paragraph, self.passed.at.text, LIKELY)
        restated = bodies_of(self.head.restated)
        if restated:
            return Stated(restated[0].name, restated[0].paragraph, restated[0].name, LIKELY)
        return Stated.absent()

    # --- the rest

    def _subject(self) -> Stated[str]:
        if self.head.kind is None and self.head.letter:
            text = joined(self.head.letter)
            return Stated(text, self.head.letter[0].paragraph, text, SURE)
        subject = subject_of(self.title, self.caption) if self.title else ""
        if subject:
            return Stated(subject, self._title_piece().paragraph, self.title, 0.95)
        typed = type_named(self.printed.below.text) if self.printed else None
        if self.printed and typed and typed[1]:
            return Stated(typed[1], self.printed.below.paragraph, self.printed.below.text, LIKELY)
        return Stated.absent()

    def _last_of_text(self) -> int:
        """The number of the last paragraph above the signature and the recipients."""
        below = self.pieces[self.head.end :]
        ends = [each.paragraph for each in self.signed[:1]]
        ends += [
            piece.paragraph
            for piece in below
            if piece.text[:3].lower() == "nơi" and piece.folded.startswith("noi nhan")
        ][:1]
        return min(ends) - 1 if ends else self.paragraphs[-1].number
