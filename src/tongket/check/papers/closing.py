"""Rules of the text and what closes it: bases, the last sentence, who signs, recipients, addressees, appendices."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tongket.check.finding import Finding
from tongket.check.kinds.paper import (
    AddresseeForm,
    AddresseeNotAllowed,
    AppendixNotNumbered,
    BasisEnd,
    CapacityForm,
    CommitteeDeputy,
    DegreeInName,
    RecipientEnd,
    RecipientsLast,
    RecipientsNotFound,
    SectionNumbering,
    TextEnd,
)
from tongket.check.papers.case import PaperCase
from tongket.check.papers.parts import Piece
from tongket.check.papers.words import ADDRESSED, COMMITTEES, DEGREES
from tongket.check.speech import shortened

_QUOTE = 90
_TAIL = 40
_ABBREVIATED = re.compile(r"(T/M|TM|K/T|KT|T/L|TL|TUQ|T/UQ|Q)(?:\s*[./])?")
_FORMS = {  # by family's mark: how each capacity is written
    ".": {"TM": "TM.", "KT": "KT.", "TL": "TL.", "TUQ": "TUQ.", "Q": "Q."},
    "/": {"TM": "T/M", "KT": "K/T", "TL": "T/L", "TUQ": "TUQ", "Q": "Q."},
}
_NUMBERED = re.compile(r"([IVXL]+)\s*([.\-–)]+)")
_FILE_COPY = re.compile(r"[-–+•\s]*lưu\b", re.IGNORECASE)
_FILE_COPY_OF_STATE = re.compile(r"[-–+•\s]*lưu\s*:\s*VT\b", re.IGNORECASE)
_ROMAN_NUMBER = re.compile(r"\b[ivxlc]+\W*$")


def bases(case: PaperCase) -> Iterator[Finding]:
    """A semicolon after each legal basis, a full stop after the last."""
    last = len(case.parts.basis) - 1
    for at, piece in enumerate(case.parts.basis):
        allowed = "." if at == last else ";"
        if not piece.text.endswith(allowed):
            yield case.found(BasisEnd, piece, quoted=_tail(piece.text), allowed=allowed)


def end_of_text(case: PaperCase) -> Iterator[Finding]:
    """ "./." ends a State paper, a full stop a Party paper."""
    closing = case.parts.recipients_heading or case.parts.capacity or case.parts.signer_title
    if not closing or not case.parts.body:
        return
    last, wanted = case.parts.body[-1], case.rules.of["closing"]
    is_short = last.text.endswith("./.")
    if is_short if wanted == "." else not is_short:
        yield case.found(TextEnd, last, custom="closing", found=_tail(last.text), allowed=wanted)


def _tail(text: str) -> str:
    return text if len(text) <= _TAIL else "…" + text[-_TAIL:].lstrip()


# --- who signs


def capacity(case: PaperCase) -> Iterator[Finding]:
    """ "TM.", "KT." of the State, "T/M", "K/T" of the Party."""
    forms = _FORMS[case.allowed["capacity"]]
    for piece in case.parts.capacity:
        found = _ABBREVIATED.match(piece.text)
        wanted = forms[re.sub(r"\W", "", found[1])] if found else ""
        is_wrong = found is not None and found[0].replace(" ", "") != wanted
        if found and is_wrong and not _is_deputy_of_committee(case, piece):  # which is told as a whole, below
            rest = piece.text[found.end() :].strip()
            yield case.found(CapacityForm, piece, found=shortened(piece.text, _QUOTE), allowed=f"{wanted} {rest}")


def committee_deputy(case: PaperCase) -> Iterator[Finding]:
    """A deputy secretary signs on behalf of the committee (T/M); bodies that serve it may sign K/T."""
    for piece in case.parts.capacity:
        if _is_deputy_of_committee(case, piece):
            yield case.found(CommitteeDeputy, piece, found=shortened(piece.text, _QUOTE))


def _is_deputy_of_committee(case: PaperCase, piece: Piece) -> bool:
    is_deputy = case.rules.family == "party" and re.match(r"k/?t\b", piece.folded) is not None
    issued = " ".join(each.folded for each in case.parts.issuer)
    return is_deputy and ("bi thu" in piece.folded or COMMITTEES.search(issued) is not None)


def names_of_signers(case: PaperCase) -> Iterator[Finding]:
    """No degree and no title before the name. "Ông" is a family name as well and is left alone."""
    for piece in case.parts.signer_name:
        led = DEGREES.match(piece.text)
        if led:
            bare = DEGREES.sub("", piece.text).strip(" .,")
            yield case.found(DegreeInName, piece, found=piece.text, allowed=bare)


# --- recipients and addressees


def recipients(case: PaperCase) -> Iterator[Finding]:
    """ "- …;" a line each; the file copy last, with a full stop."""
    parts = case.parts
    if not parts.recipients_heading:
        if parts.capacity or parts.signer_title:
            yield case.found(RecipientsNotFound)
        return
    if parts.recipients:
        yield from _last(case, parts.recipients[-1])
        yield from _each(case)


def _last(case: PaperCase, piece: Piece) -> Iterator[Finding]:
    is_state = case.rules.family == "state"
    is_copy = (_FILE_COPY_OF_STATE if is_state else _FILE_COPY).match(piece.text)
    if not is_copy or not piece.text.endswith("."):
        allowed = "- Lưu: VT, … ." if is_state else "- Lưu Văn phòng … ."
        yield case.found(RecipientsLast, piece, found=shortened(piece.text, _QUOTE), allowed=allowed)


def _each(case: PaperCase) -> Iterator[Finding]:
    """The first line that breaks the form stands for all."""
    ends = (";",) if case.rules.family == "state" else (";", ",")
    listed = [piece for piece in case.parts.recipients[:-1] if not _goes_on_below(piece, case)]
    off = [piece for piece in listed if not piece.text.endswith(ends)]
    if off:
        quoted = shortened(off[0].text, _QUOTE)
        yield case.found(RecipientEnd, off[0], custom="recipient_end", quoted=quoted, allowed="- …;")


def _goes_on_below(piece: Piece, case: PaperCase) -> bool:
    """A recipient may take two lines: the next one then has no dash."""
    following = case.parts.recipients[case.parts.recipients.index(piece) + 1]
    return not following.shown.startswith(("-", "–", "+", "•")) and not _FILE_COPY.match(following.text)


def addressee(case: PaperCase) -> Iterator[Finding]:
    """Only letters, proposals and reports to a superior are addressed."""
    kind = case.parts.type[0] if case.parts.type else None
    words = kind.folded.strip(" .:") if kind is not None else ""
    if case.parts.addressee and words not in ADDRESSED:
        yield case.found(AddresseeNotAllowed, case.parts.addressee[0], found=kind.text if kind is not None else "")


def addressee_form(case: PaperCase) -> Iterator[Finding]:
    """One addressee on the line of "Kính gửi:"; several each on a line "- …;", the last with a full stop."""
    listed = case.parts.addressee[1:]
    ends = [";"] * (len(listed) - 1) + ["."]
    off = [(piece, end) for piece, end in zip(listed, ends, strict=False) if not piece.text.endswith(end)]
    for piece, end in off[:1]:
        yield case.found(AddresseeForm, piece, quoted=shortened(piece.text, _QUOTE), allowed=f"- …{end}")


# --- sections and appendices


def sections(case: PaperCase) -> Iterator[Finding]:
    """ "I. " in a State paper, "I- " by custom in a Party paper."""
    wanted = str(case.rules.of["section"]["numbering"]).strip()
    marks = ((piece, _NUMBERED.match(piece.shown)) for piece in case.parts.section)
    off = [(piece, found) for piece, found in marks if found and found[2].replace("–", "-") != wanted[1:]]
    if off:
        piece, found = off[0]
        facts = {"found": found[0] if found else "", "allowed": wanted}
        yield case.found(SectionNumbering, piece, custom="section", count=len(off), **facts)


def appendices(case: PaperCase) -> Iterator[Finding]:
    """Roman numbers where there is more than one."""
    headings = case.parts.appendix
    for piece in headings if len(headings) > 1 else ():
        if not _ROMAN_NUMBER.search(piece.folded.removeprefix("phu luc").removeprefix("phu bieu")):
            quoted = shortened(piece.text, _QUOTE)
            yield case.found(AppendixNotNumbered, piece, custom="appendix", quoted=quoted, of=len(headings))
