"""Rules of the head: the country's or the Party's name, issuing body, number, place and date, subject, marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from tongket.check.finding import Finding, Span
from tongket.check.kinds.paper import (
    DateForm,
    DateNotFound,
    Fault,
    IssuerNotFound,
    MarkMissing,
    NationMissing,
    NationWorded,
    NumberForm,
    NumberNotFound,
    PaperPart,
    RuleLengthOff,
    RuleMissing,
    SubjectNotFound,
    SubjectOfTypeNotFound,
    SubjectStart,
)
from tongket.check.papers.case import PaperCase, decimal
from tongket.check.papers.parts import Piece
from tongket.check.papers.words import NUMBER, WITH_SUBJECT
from tongket.check.speech import shortened
from tongket.layout.text_width import width_mm
from tongket.wording.dates import print_date, read_date

_OLD_TONES = (("HOÀ", "HÒA"), ("Hoà", "Hòa"), ("UỶ", "ỦY"))
_SYMBOL_FAULTS = re.compile(r"\s*([-–—/])\s*")
_DAY = re.compile(r"ngày\s+(\d{1,2})\b")
_MONTH = re.compile(r"tháng\s+(\d{1,2})\b")
_IN_FIGURES = re.compile(r"ngày\s*\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}")
_FIRST_NAMED_MONTH = 3  # months 1 and 2 lead with a zero
_AS_LONG, _SHORTEST, _LONGEST = 0.2, 1 / 3, 1 / 2
_RECKONED = 0.06  # of the words' width: what reckoning it may be off by
_QUOTE = 70
_MM = 1.0

# --- names


def nation(case: PaperCase) -> Iterator[Finding]:
    """The lines at the head, letter for letter; where the tone stands in HÒA is free."""
    parts = (PaperPart.NATION, PaperPart.MOTTO)
    for part, wanted in zip(parts, case.rules.of["motto"], strict=False):
        lines: list[Piece] = getattr(case.parts, part.value)
        if not lines:
            yield case.found(NationMissing, part=part, allowed=wanted)
        elif not _is_worded(_settled(lines[0].text), wanted):
            yield case.found(NationWorded, lines[0], part=part, found=shortened(lines[0].text), allowed=wanted)


def _is_worded(text: str, wanted: str) -> bool:
    """Letter for letter; where all of it is in the wrong case, that is another finding's matter."""
    return text == wanted if text.isupper() is wanted.isupper() else text.upper() == wanted.upper()


def _settled(text: str) -> str:
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    for old, new in _OLD_TONES:
        plain = plain.replace(old, new)
    return plain


def issuer(case: PaperCase) -> Iterator[Finding]:
    """The body that issues the paper is named at its head."""
    if not case.parts.issuer:
        yield case.found(IssuerNotFound)


# --- rules and marks below


def rules_below(case: PaperCase) -> Iterator[Finding]:
    """A rule below the name or the motto; in a State paper also below the issuing body and the subject."""
    wanted = list(_ruled(case))
    own = [part for part, piece in wanted if _has_own_rule(case, piece)]
    spare = _lines_of_head(case) - len(own)  # a line drawn from elsewhere in the head may belong to any of them
    for part, piece in [(part, piece) for part, piece in wanted if part not in own][max(spare, 0) :]:
        yield case.found(RuleMissing, piece, part=part, quoted=shortened(piece.text, _QUOTE))


def _ruled(case: PaperCase) -> Iterator[tuple[PaperPart, Piece]]:
    of = case.rules.of
    last = (PaperPart.NATION, PaperPart.MOTTO)[of["motto_rule_under"] - 1]
    by_part = [last]
    by_part += [PaperPart.ISSUER] if of["issuer_mark"] == "rule" else []
    by_part += [PaperPart.SUBJECT] if of["subject_mark"] == "rule" else []
    for part in by_part:
        pieces: list[Piece] = getattr(case.parts, part.value)
        if pieces:
            yield part, pieces[-1]


def _has_own_rule(case: PaperCase, piece: Piece) -> bool:
    if all(run.underline for run in piece.runs if run.text.strip()):
        return True
    looks = case.parts.looks
    after = _below(case, piece)
    following = looks[after].text.strip() if after < len(looks) else ""
    is_typed = bool(following) and not following.strip("_—– ")  # hyphens make no solid line
    return is_typed or any(look.has_rule or look.drawn for look in looks[piece.at : after])


def _below(case: PaperCase, piece: Piece) -> int:
    """The next paragraph with words, after the blank ones of the same cell."""
    looks = case.parts.looks
    at = piece.at + 1
    while at < len(looks) and not looks[at].text.strip() and looks[at].spot == piece.look.spot:
        at += 1
    return at


def _lines_of_head(case: PaperCase) -> int:
    head = case.parts.looks[: case.parts.head_ends]
    return sum(len(look.drawn) + look.has_rule for look in head)


def lengths_of_rules(case: PaperCase) -> Iterator[Finding]:
    """Drawn lines only: as long as the words, or a third to a half of them; the words' width is reckoned."""
    for part, piece in _ruled(case):
        drawn = [mm for look in case.parts.looks[piece.at : _below(case, piece)] for mm in look.drawn if mm > _MM]
        words = width_mm(piece.text, max((run.pt or 0 for run in piece.runs), default=0))
        is_long = part in (PaperPart.NATION, PaperPart.MOTTO)
        low, high = (1 - _AS_LONG, 1 + _AS_LONG) if is_long else (_SHORTEST - _RECKONED, _LONGEST + _RECKONED)
        if len(drawn) == 1 and words and not low * words <= drawn[0] <= high * words:
            told = (words, words) if is_long else (words * _SHORTEST, words * _LONGEST)
            allowed = Span(decimal(told[0]), decimal(told[1]))
            yield case.found(RuleLengthOff, piece, part=part, found=decimal(drawn[0]), allowed=allowed)


def marks(case: PaperCase) -> Iterator[Finding]:
    """A Party paper's asterisk below its issuing body, and five hyphens below its subject."""
    typed = ["".join(mark.text.split()) for mark in case.parts.marks]
    if case.rules.of["issuer_mark"] == "asterisk" and case.parts.issuer and "*" not in typed:
        yield case.found(MarkMissing, case.parts.issuer[-1], part=PaperPart.ISSUER, allowed="*")
    if case.rules.of["subject_mark"] == "hyphens" and case.parts.subject and "-----" not in typed:
        yield case.found(MarkMissing, case.parts.subject[-1], part=PaperPart.SUBJECT, allowed="-----")


# --- number


def number(case: PaperCase) -> Iterator[Finding]:
    """ "Số: 15/QĐ-UBND" of the State, "Số 127-QĐ/TW" of the Party: one finding for each thing wrong."""
    if not case.parts.number:
        yield case.found(NumberNotFound, allowed="Số: 05/BC-UBND" if case.allowed["number"]["colon"] else "Số 05-BC/TU")
        return
    piece = case.parts.number[0]
    found = NUMBER.match(piece.text)
    for fault in _faults(found, case.allowed["number"]) if found else ():
        allowed = _mended(found, case.allowed["number"]) if found else ""
        yield case.found(NumberForm, piece, found=_shown(piece.text), allowed=allowed, fault=fault)


def _faults(found: re.Match[str], wanted: dict[str, object]) -> Iterator[Fault]:
    has_colon = found["colon"].strip() == ":"
    if has_colon is not wanted["colon"]:
        yield Fault.COLON if wanted["colon"] else Fault.NO_COLON
    if re.fullmatch(r"[1-9]", found["digits"]):
        yield Fault.ZERO
    if _first(found) != str(wanted["order"])[0] or _has_other_order(found, str(wanted["order"])):
        yield Fault.ORDER
    symbol = found["first"].lstrip() if not found["digits"].strip() else found["first"]
    if re.search(r"\s", symbol + found["rest"].rstrip()):
        yield Fault.SPACES


def _first(found: re.Match[str]) -> str:
    return found["first"].strip().replace("–", "-")


def _has_other_order(found: re.Match[str], order: str) -> bool:
    """A Party number has its slash after the kind; a State number may have two of them, with the year between."""
    return order == "-/" and "/" not in found["rest"]


def _mended(found: re.Match[str], wanted: dict[str, object]) -> str:
    digits = found["digits"].strip()
    order = str(wanted["order"])
    first, second = order[0], order[1]
    rest = _SYMBOL_FAULTS.sub(r"\1", found["rest"].strip()).replace("–", "-")
    if _first(found) != first or _has_other_order(found, str(wanted["order"])):
        kind, _, body = re.split(r"([-/])", rest, maxsplit=1) if re.search(r"[-/]", rest) else (rest, "", "")
        rest = second.join(part for part in (kind, body) if part)
    shown = digits.zfill(2) if digits.isdecimal() else digits or "…"
    return f"Số{':' if wanted['colon'] else ''} {shown}{first}{rest}"


def _shown(text: str) -> str:
    return shortened(" ".join(text.split()), _QUOTE)


# --- place and date


def place_and_date(case: PaperCase) -> Iterator[Finding]:
    """ "Tiền Giang, ngày 05 tháng 01 năm 2020": days below 10 and months 1 and 2 lead with a zero, no other does."""
    if not case.parts.place_date:
        yield case.found(DateNotFound)
        return
    piece = case.parts.place_date[0]
    text = unicodedata.normalize("NFC", piece.text)
    allowed = _right_form(text)
    for fault in _faults_of_date(text):
        custom = "extra_zero" if fault is Fault.EXTRA_ZERO else "date"
        yield case.found(DateForm, piece, custom=custom, found=_shown(text), allowed=allowed, fault=fault)


def _right_form(text: str) -> str:
    """The line as it should read; an example of its form where the day is open or cannot be told."""
    place, day = text.partition("ngày")[0].strip(" ,.:;"), read_date(text)
    return f"{place or '…'}, {print_date(day) if day is not None else 'ngày 05 tháng 02 năm 2020'}"


def _faults_of_date(text: str) -> Iterator[Fault]:
    if _IN_FIGURES.search(text):
        yield Fault.WORDS
        return
    day, month = _DAY.search(text), _MONTH.search(text)
    if _is_bare(day, 10) or _is_bare(month, _FIRST_NAMED_MONTH):
        yield Fault.ZERO
    if month is not None and month[1].startswith("0") and int(month[1]) >= _FIRST_NAMED_MONTH:
        yield Fault.EXTRA_ZERO
    place = re.match(r"\s*([^\d,.…]*[^\d,.…\s])\s*ngày\b", text)
    if place is not None:
        yield Fault.COMMA


def _is_bare(found: re.Match[str] | None, below: int) -> bool:
    """Whether it lacks the zero that numbers below this lead with."""
    return found is not None and len(found[1]) == 1 and int(found[1]) < below


# --- subject


def subject(case: PaperCase) -> Iterator[Finding]:
    """A Party subject begins with a small letter; below a type, or a letter's number, it is not left out."""
    words = case.parts.subject
    if words and case.rules.of["subject"]["lower_start"] and words[0].text[:1].isupper() and not words[0].is_capitals:
        yield case.found(SubjectStart, words[0], quoted=shortened(words[0].text, _QUOTE))
    if not words and [piece for piece in case.parts.type if piece.folded.strip(" .:") in WITH_SUBJECT]:
        yield case.found(SubjectOfTypeNotFound, case.parts.type[0], found=case.parts.type[0].text)
    if not case.parts.type and case.parts.addressee and not case.parts.letter_subject:
        yield case.found(SubjectNotFound, allowed="V/v …" if case.rules.family == "state" else "về việc …")
