"""Takes how a document looks, makes its components: names, number, date, title, text, signature, recipients.

They are told by form alone: where they stand and how they are worded. What is not there is empty, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import dropwhile, takewhile
from typing import NamedTuple

from tongket.check.papers.words import (
    BODY_NAMES,
    CAPACITY,
    GOES_ON,
    IS_WHOLE,
    KINDS_OF_PAPER,
    MARKS,
    NAME,
    NATIONS,
    NO_NAME,
    NUMBER,
    PLACE_DATE,
    SECTION,
    TITLES,
)
from tongket.collect.documents.paper_look import PaperLook, ParagraphLook, RunLook
from tongket.wording.fold import fold

HEAD_PIECES = 40  # a letterhead and a title take no more
CLOSING_PIECES = 60
ROOM_TO_SIGN = 14  # paragraphs between the title and the name
A_SENTENCE = 150  # letters; no line of a letterhead is as long
A_HEADING = 160
A_CAPTION = 120


class Piece(NamedTuple):
    """One line of words: a paragraph, or what stands between its tabs and line breaks."""

    runs: tuple[RunLook, ...]
    look: ParagraphLook
    at: int  # of its paragraph among all

    @property
    def text(self) -> str:
        """As printed, any run of blanks as one."""
        return " ".join("".join(run.text.upper() if run.caps else run.text for run in self.runs).split())

    @property
    def shown(self) -> str:
        """With the number its list prints before it."""
        return f"{self.look.label} {self.text}".strip()

    @property
    def folded(self) -> str:
        """Its words without case and marks."""
        return fold(self.text)

    @property
    def is_bold(self) -> bool:
        """Whether all its words are bold."""
        return all(run.bold for run in self.runs if run.text.strip())

    @property
    def is_capitals(self) -> bool:
        """Whether all its letters are capitals."""
        return self.text.isupper()


class Family(StrEnum):
    """Whose rules a paper follows."""

    STATE = "state"
    PARTY = "party"
    UNION = "union"  # of a mass organisation with rules of its own


@dataclass(slots=True, kw_only=True)
class Parts:
    """The components of one paper. Lists are in reading order; one that is empty was not found."""

    looks: Sequence[ParagraphLook]
    nation: list[Piece] = field(default_factory=list)  # the country's or the Party's name
    motto: list[Piece] = field(default_factory=list)
    superior: list[Piece] = field(default_factory=list)
    issuer: list[Piece] = field(default_factory=list)
    number: list[Piece] = field(default_factory=list)
    place_date: list[Piece] = field(default_factory=list)
    letter_subject: list[Piece] = field(default_factory=list)
    marks: list[Piece] = field(default_factory=list)  # "*", "-----" of the head
    type: list[Piece] = field(default_factory=list)
    subject: list[Piece] = field(default_factory=list)
    addressee: list[Piece] = field(default_factory=list)
    basis: list[Piece] = field(default_factory=list)
    body: list[Piece] = field(default_factory=list)
    section: list[Piece] = field(default_factory=list)
    capacity: list[Piece] = field(default_factory=list)
    signer_title: list[Piece] = field(default_factory=list)
    signer_name: list[Piece] = field(default_factory=list)
    recipients_heading: list[Piece] = field(default_factory=list)
    recipients: list[Piece] = field(default_factory=list)
    appendix: list[Piece] = field(default_factory=list)
    appendix_title: list[Piece] = field(default_factory=list)
    appendix_reference: list[Piece] = field(default_factory=list)
    head_ends: int = 0  # the paragraph the head ends before

    @property
    def is_official(self) -> bool:
        """Whether enough is there to call it an official paper."""
        shown = (self.nation, self.number, self.place_date, self.type, self.recipients_heading, self.capacity)
        return sum(1 for each in shown if each) >= 2

    @property
    def family(self) -> Family:
        """Whose rules it follows, by the name at its head, else by how it is numbered and signed."""
        if self.nation:
            return Family(next(key for key, words in NATIONS.items() if self.nation[0].folded.startswith(words)))
        is_party = any("T/M" in each.text or "K/T" in each.text for each in self.capacity)
        return Family.PARTY if is_party or _has_party_number(self.number) else Family.STATE


def _has_party_number(number: Sequence[Piece]) -> bool:
    found = NUMBER.match(number[0].text) if number else None
    return found is not None and found["first"] in "-–" and "/" in found["rest"]


def parts_of(look: PaperLook) -> Parts:
    """The components of a document."""
    pieces = list(_pieces(look.paragraphs))
    parts = Parts(looks=look.paragraphs)
    at = _take_head(pieces, parts)
    main, after = _split_appendices(pieces[at:])
    closing = _closing_of(main)
    _take_text(main[:closing], parts)
    _take_closing(main[closing:][:CLOSING_PIECES], parts)
    _take_appendices(after, parts)
    return parts


# --- pieces


def _pieces(looks: Iterable[ParagraphLook]) -> Iterator[Piece]:
    for at, look in enumerate(looks):
        for runs in _split(look.runs):
            piece = Piece(runs, look, at)
            if piece.text:
                yield piece


def _split(runs: Iterable[RunLook]) -> Iterator[tuple[RunLook, ...]]:
    """The runs between tabs and line breaks."""
    line: list[RunLook] = []
    for run in runs:
        first, *others = re.split(r"[\t\n]", run.text)
        line.append(run._replace(text=first))
        for text in others:
            yield tuple(line)
            line = [run._replace(text=text)]
    yield tuple(line)


# --- the head


def _take_head(pieces: Sequence[Piece], parts: Parts) -> int:
    """Fill in what stands above the text; how many pieces that is."""
    end = _end_of_head(pieces)
    names: list[Piece] = []
    for piece in pieces[:end]:
        _take_head_piece(piece, parts, names)
    parts.superior, parts.issuer = _superior_and_issuer(names)
    parts.head_ends = pieces[end].at if end < len(pieces) else len(parts.looks)
    return end + _take_title(pieces[end:], parts)


def _end_of_head(pieces: Sequence[Piece]) -> int:
    for at, piece in enumerate(pieces[:HEAD_PIECES]):
        if _is_type(piece) or _is_addressee(piece) or len(piece.text) > A_SENTENCE or SECTION.match(piece.shown):
            return at
    return min(len(pieces), HEAD_PIECES)


def _take_head_piece(piece: Piece, parts: Parts, names: list[Piece]) -> None:
    for is_it, where in _OF_HEAD:
        if is_it(piece):
            where(parts).append(piece)
            return
    if _is_name(piece) and not parts.number:
        names.append(piece)


def _is_name(piece: Piece) -> bool:
    return not NO_NAME.match(piece.folded) and (piece.is_capitals or bool(BODY_NAMES.match(piece.folded)))


def _superior_and_issuer(names: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The last body named issues the paper; a body's name may take several lines."""
    starts = [at for at in range(1, len(names)) if _begins_another(names[at - 1], names[at])]
    start = starts[-1] if starts else 0
    return list(names[:start]), list(names[start:])


def _begins_another(above: Piece, below: Piece) -> bool:
    """Whether a line names another body than the line above, by its words or because it alone is bold."""
    if GOES_ON.match(above.folded):
        return False
    return (below.is_bold and not above.is_bold) or bool(
        IS_WHOLE.match(above.folded) and BODY_NAMES.match(below.folded)
    )


def _take_title(pieces: Sequence[Piece], parts: Parts) -> int:
    """The type, the subject and the mark below; how many pieces they take."""
    if not pieces or not _is_type(pieces[0]):
        return 0
    parts.type = [pieces[0]]
    centred = list(takewhile(_is_of_subject, pieces[1:7]))
    parts.subject = centred or [each for each in pieces[1:2] if _is_shouted(each) or _is_out_of_place(each)]
    taken = 1 + len(parts.subject)
    if taken < len(pieces) and MARKS.fullmatch(pieces[taken].text):
        parts.marks.append(pieces[taken])
        taken += 1
    return taken


def _is_of_subject(piece: Piece) -> bool:
    is_centred = piece.look.align == "center" and not piece.is_capitals
    return is_centred and not (MARKS.fullmatch(piece.text) or _is_addressee(piece) or _is_basis(piece))


def _is_shouted(piece: Piece) -> bool:
    """A subject wrongly in capitals; the name of the body that decides may stand there in them."""
    is_authority = BODY_NAMES.match(piece.folded) or re.match(r"cua\b", piece.folded) or _is_title(piece)
    return piece.look.align == "center" and piece.is_capitals and not is_authority


def _is_out_of_place(piece: Piece) -> bool:
    """A subject that stands elsewhere than in the middle; its bold words are no heading of the text."""
    return piece.is_bold and not piece.is_capitals and not re.match(r"(?:\w+[.)]|điều|phần|chương)\s", piece.text, re.I)


def _is_type(piece: Piece) -> bool:
    words = piece.folded.strip(" .:")
    if words in KINDS_OF_PAPER:
        return piece.look.align == "center" or piece.is_capitals
    # "BÁO CÁO TỔNG KẾT": the subject may begin on the same line.
    is_title = piece.look.align == "center" and piece.is_capitals and piece.look.spot is None
    return is_title and any(words.startswith(f"{kind} ") for kind in KINDS_OF_PAPER)


def _is_addressee(piece: Piece) -> bool:
    return piece.folded.startswith(("kinh gui", "kinh trinh"))


def _is_basis(piece: Piece) -> bool:
    return piece.folded.lstrip("- ").startswith(("can cu ", "xet de nghi", "theo de nghi", "xet "))


Test = Callable[[Piece], object]
_OF_HEAD: tuple[tuple[Test, Callable[[Parts], list[Piece]]], ...] = (
    (lambda piece: piece.folded.startswith(tuple(NATIONS.values())), lambda parts: parts.nation),
    (lambda piece: re.match(r"doc lap\W+tu do\W+hanh phuc", piece.folded), lambda parts: parts.motto),
    (lambda piece: NUMBER.match(piece.text), lambda parts: parts.number),
    (lambda piece: PLACE_DATE.match(piece.folded), lambda parts: parts.place_date),
    (lambda piece: MARKS.fullmatch(piece.text), lambda parts: parts.marks),
    (lambda piece: re.match(r"v/v\b|ve viec\b", piece.folded), lambda parts: parts.letter_subject),
)


# --- the text


def _split_appendices(pieces: Sequence[Piece]) -> tuple[Sequence[Piece], Sequence[Piece]]:
    """What comes before the first appendix, and the rest. A line of the text that begins with the word is none."""
    at = next((at for at, each in enumerate(pieces) if _is_appendix(each)), len(pieces))
    return pieces[:at], pieces[at:]


def _take_appendices(pieces: Sequence[Piece], parts: Parts) -> None:
    """Of each appendix its heading, its title and the line that says which paper it goes with."""
    for at, piece in enumerate(pieces):
        if _is_appendix(piece):
            parts.appendix.append(piece)
            below = list(
                takewhile(lambda each: each.look.spot is None and each.look.align == "center", pieces[at + 1 :])
            )
            parts.appendix_reference += [each for each in below[:4] if each.text.startswith("(")][:1]
            parts.appendix_title += below[:1] if below and not below[0].text.startswith("(") else []


def _is_appendix(piece: Piece) -> bool:
    is_heading = re.fullmatch(r"(?:phu luc|phu bieu)(?: (?:so )?[\divxlc]{1,6})?[.:]?", piece.folded) is not None
    return is_heading and piece.look.spot is None and piece.look.align == "center"


def _take_text(pieces: Sequence[Piece], parts: Parts) -> None:
    """Addressees, legal bases, then paragraphs and headings. Tables are no text of this kind."""
    free = list(dropwhile(_is_authority, (piece for piece in pieces if piece.look.spot is None)))
    at = _take_addressees(free, parts)
    parts.basis = _bases(free[at:])
    text = free[at + len(parts.basis) :]
    parts.section = [piece for piece in text if _is_section(piece)]
    parts.body = [piece for piece in text if not (_is_section(piece) or _is_caption(piece))]


def _is_caption(piece: Piece) -> bool:
    """Short words in the middle or at the right: what heads a part, a table or a picture, or a note beside one."""
    is_beside = piece.look.align in ("center", "right") and len(piece.text) <= A_CAPTION
    return is_beside or MARKS.fullmatch(piece.text) is not None


def _is_authority(piece: Piece) -> bool:
    """ "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH": who decides, above what it decides on."""
    return piece.is_capitals and piece.look.align == "center" and not SECTION.match(piece.shown)


def _take_addressees(pieces: Sequence[Piece], parts: Parts) -> int:
    first = next((at for at, each in enumerate(pieces[:3]) if _is_addressee(each)), None)
    if first is None:
        return 0
    listed = list(takewhile(lambda each: re.match(r"[-–+]", each.text), pieces[first + 1 : first + 31]))
    parts.addressee = [pieces[first], *listed]
    return first + 1 + len(listed)


def _bases(pieces: Sequence[Piece]) -> list[Piece]:
    """Lines of legal bases. A sentence of a report that begins "Căn cứ ..." and goes on to report is none."""
    lines = list(takewhile(lambda each: _is_basis(each) and not each.text.endswith(":"), pieces))
    is_listed = (
        len(lines) > 1
        or any(each.text.endswith(";") for each in lines)
        or _decides(pieces[len(lines) : len(lines) + 3])
    )
    return lines if is_listed else []


def _decides(pieces: Sequence[Piece]) -> bool:
    return any(re.fullmatch(r"(?:quyet dinh|quyet nghi|chi thi)\s*:?", each.folded) for each in pieces)


def _is_section(piece: Piece) -> bool:
    return bool(SECTION.match(piece.shown)) and len(piece.text) <= A_HEADING and piece.text[-1] not in ".;:,"


# --- the closing


def _closing_of(pieces: Sequence[Piece]) -> int:
    """Where recipients and signature begin."""
    at = next((at for at, each in enumerate(pieces) if _opens_closing(each)), None)
    if at is None:
        return len(pieces)
    while at > 0 and _is_title(pieces[at - 1]):
        at -= 1
    return at


def _opens_closing(piece: Piece) -> bool:
    return piece.folded.startswith("noi nhan") or _is_capacity(piece)


def _is_capacity(piece: Piece) -> bool:
    return len(piece.text) < 100 and CAPACITY.match(piece.text) is not None


def _is_title(piece: Piece) -> bool:
    return piece.is_capitals and len(piece.text) < 80 and TITLES.search(piece.folded) is not None


def _take_closing(pieces: Sequence[Piece], parts: Parts) -> None:
    signing: list[Piece] = []
    for piece in pieces:
        if piece.folded.startswith("noi nhan"):
            parts.recipients_heading.append(piece)
        elif parts.recipients_heading and _goes_on(parts.recipients_heading[-1], piece):
            parts.recipients.append(piece)
        else:
            signing.append(piece)
    _take_signature(signing, parts)


def _goes_on(heading: Piece, piece: Piece) -> bool:
    """Whether a line still names recipients: in the same cell, or by its dash."""
    if heading.look.spot is not None:
        return piece.look.spot == heading.look.spot
    return piece.look.spot is None and re.match(r"[-–+•]|nhu tren|luu\b", piece.folded) is not None


def _take_signature(pieces: Sequence[Piece], parts: Parts) -> None:
    """Capacity and title, then the first name in the same cell or below."""
    last: Piece | None = None
    for piece in pieces:
        is_near = last is None or (piece.look.spot == last.look.spot and piece.at - last.at <= ROOM_TO_SIGN)
        if _is_capacity(piece) and is_near:
            parts.capacity.append(piece)
            last = piece
        elif _is_title(piece) and is_near:
            parts.signer_title.append(piece)
            last = piece
        elif last is not None and is_near and _is_person(piece):
            parts.signer_name.append(piece)
            return


def _is_person(piece: Piece) -> bool:
    return NAME.fullmatch(piece.text) is not None and not piece.folded.startswith(("da ky", "ky ten", "ky boi"))
