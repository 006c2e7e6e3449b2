"""Takes the pieces below a text, makes who signed it and in which capacity.

"TM. ỦY BAN NHÂN DÂN" over "KT. CHỦ TỊCH" over "PHÓ CHỦ TỊCH" over a name: the deputy signs for the chairman, who
speaks for the committee. The Party writes "T/M" and "K/T" (Decree 30/2020, Appendix I; 05-HD/VPTW).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tongket.directive.document import Signer
from tongket.directive.official.persons import has_surname, name_in
from tongket.directive.official.pieces import CAPITALS, Piece
from tongket.wording.fold import fold

_CAPACITY = re.compile(
    rf"(?P<as>T\s?/?\s?M|K\s?/?\s?T|T\s?/?\s?L|T\s?/?\s?U\s?/?\s?Q|TUQ|Q)(?P<dot>\s?[./,]+\s*|"
    rf"\s+(?=[{CAPITALS}]{{2}}))(?P<for>\S.*)?$"
)
_POSITION = (  # folded: scans and old typewriters lose marks
    r"(?:(?:pho|quyen|q\.)\s+)?(?:chu tich|bo truong|giam doc|tong giam doc|bi thu|chanh van phong|thu tuong|"
    r"truong ban|"
    r"chu nhiem|cuc truong|tong cuc truong|vu truong|vien truong|chanh an|tong thanh tra|chanh thanh tra|truong phong|"
    r"hieu truong|thong doc|tong kiem toan|truong doan|chi huy truong|chinh uy|truong cong an|tu lenh|"
    r"tham muu truong|chi cuc truong|tong bi thu|doi truong|tram truong|hat truong|tong bien tap|tong thu ky|thu ky|"
    r"chu toa|chu tri|tong tham muu truong|giam thi|ke toan truong|truong khoa|truong bo mon|truong tieu ban|to truong)"
    r"|thu truong|pho ban|pho truong ban|uy vien|thuong truc|nguoi (?:lap|ghi|chu tri|dung dau)\b|dai dien|pho phong|"
    r"cuc pho|vu pho"
)
_IS_POSITION = re.compile(rf"(?:{_POSITION})(?:$|[\s,.:-])")
_NEXT_POSITION = re.compile(rf"(?<!,)(?<!\bban)(?<!\bhoi dong)\s+(?=(?:{_POSITION})\b)(?!\s+(?:thuong truc|uy vien))")
_NEXT_CAPACITY = re.compile(rf"\s+(?=(?:KT|TL|TUQ|K/T|T/L|T/UQ)\s?\.?\s?[{CAPITALS}]{{2}})")
_SIGNED = re.compile(r"\W*(?:da ky|ky ten|ky, dong dau|chu ky|da ky ten|ky ten, dong dau|signed|da dong dau)\b.*$")
_STAMP = re.compile(r"(?:ky boi|ngay ky|thoi gian ky|nguoi ky|co quan|email|signature)\s*:|ky so boi")
_RECIPIENT = re.compile(r"noi nhan|[-–+•*]|luu\s*:")
MOST_BETWEEN = 9  # pieces from an office to the name under it
LONGEST_OFFICE = 110
_LAST_LINES = 4  # of a text: an office there is who signs, though no name stands under it


class Signed(NamedTuple):
    """A signature and where it stands."""

    signer: Signer
    first: int  # indexes of pieces
    last: int
    paragraph: int
    text: str
    confidence: float


def signatures(pieces: Sequence[Piece], start: int) -> list[Signed]:
    """Every signature from an index on, in order; two beside one another count from left to right."""
    found: list[Signed] = []
    for column in _columns(pieces, start):
        at = 0
        while at < len(column):
            signed = _signature(pieces, column, at)
            if signed is not None:
                found.append(signed)
                at = column.index(signed.last)
            at += 1
    found += _unnamed_office(pieces, start, found)
    return sorted(found, key=lambda signed: signed.last)


def unnamed(pieces: Sequence[Piece], start: int) -> list[Signed]:
    """Capacity and office over no name, as on papers whose name is in the stamp: "T/M BAN THƯỜNG VỤ", "BÍ THƯ"."""
    kept = [at for at in range(start, len(pieces)) if _may_sign(pieces[at])]
    found: list[Signed] = []
    for place, at in enumerate(kept):
        ends = place >= len(kept) - _LAST_LINES and pieces[at].text.isupper() and is_office(pieces[at].text)
        if (ends or _CAPACITY.match(pieces[at].text)) and (not found or found[-1].last < at):
            lines = [at, *_offices_below(pieces, kept[place + 1 : place + 4])]
            shown = [part for each in lines for part in _apart(pieces[each].text)]
            signed = _signer(shown, "")
            found.append(Signed(signed, at, lines[-1], pieces[at].paragraph, " ".join(shown), 0.8))
    return found


def _offices_below(pieces: Sequence[Piece], following: Sequence[int]) -> Iterator[int]:
    for at in following:
        if not (pieces[at].text.isupper() and is_office(pieces[at].text)):
            return
        yield at


def _columns(pieces: Sequence[Piece], start: int) -> Iterator[list[int]]:
    """The pieces that may belong to a signature: all in their order, or by column where two sign side by side."""
    kept = [at for at in range(start, len(pieces)) if _may_sign(pieces[at])]
    beside = {pieces[at].paragraph for at in kept if pieces[at].column > 0 and is_office(pieces[at].text)}
    twofold = {pieces[at].paragraph for at in kept if pieces[at].column == 0 and is_office(pieces[at].text)} & beside
    if not twofold:
        yield kept
        return
    first = min(twofold)
    yield [at for at in kept if pieces[at].paragraph < first]
    for column in sorted({pieces[at].column for at in kept}):
        yield [at for at in kept if pieces[at].paragraph >= first and pieces[at].column == column]


def _may_sign(piece: Piece) -> bool:
    text = piece.folded
    return (
        not piece.is_note
        and len(piece.text) <= LONGEST_OFFICE
        and not (_RECIPIENT.match(text) or text.endswith((";", ",")) or _STAMP.match(text))
    )


def is_office(text: str) -> bool:
    """A capacity, or an office that stands alone on its line: in capitals, or short and without a stop."""
    if _CAPACITY.match(text):
        return True
    is_line = text.isupper() or (text[:1].isupper() and len(text) < 60 and not text.endswith((".", ":")))
    return is_line and _IS_POSITION.match(fold(text)) is not None and not any(letter.isdigit() for letter in text)


def _signature(pieces: Sequence[Piece], column: Sequence[int], at: int) -> Signed | None:
    """The signature whose first line stands at a place of a column."""
    if not is_office(pieces[column[at]].text):
        return None
    offices: list[str] = []
    for step, index in enumerate(column[at : at + MOST_BETWEEN]):
        text = pieces[index].text
        *before, last = _apart(text)
        name = None if is_office(last) or _is_left_open(offices, last) else name_in(last)
        if name and (offices or before):
            signer = _signer([*offices, *before], name)
            shown = " ".join([*offices, *before, last])
            return Signed(signer, column[at], index, pieces[column[at]].paragraph, shown, 0.97)
        if _SIGNED.match(pieces[index].folded):
            continue
        if not (text.isupper() or is_office(text)) or (step and _reads_on(pieces, column[at + step - 1], index)):
            return None
        offices += [*before, last]
    return None


_LEFT_OPEN = re.compile(
    r".*\b(?:bo|so|cuc|chi cuc|vu|ban|phong|tinh|huyen|xa|phuong|thanh pho|va|uy ban|hoi dong)$|.*[-–]$"
)


def _is_left_open(offices: Sequence[str], line: str) -> bool:
    """Whether a line in capitals goes on with the one above: "KT. BỘ TRƯỞNG BỘ" over "TƯ PHÁP"."""
    return bool(offices) and line.isupper() and _LEFT_OPEN.match(fold(offices[-1])) is not None


def _reads_on(pieces: Sequence[Piece], before: int, after: int) -> bool:
    """Whether much text stands between two pieces: then they are of two places."""
    return sum(len(piece.text) for piece in pieces[before + 1 : after]) > 4000


def _apart(text: str) -> list[str]:
    """ "KT. CHỦ TỊCH PHÓ CHỦ TỊCH Trần Văn A" in its parts."""
    shown, name = _name_apart(text)
    parts = [part for each in _NEXT_CAPACITY.split(shown) for part in _office_apart(each)]
    return [*parts, name] if name else parts


def _name_apart(text: str) -> tuple[str, str]:
    """An office in capitals and the name that follows it on its line; no name where it ends in none."""
    words = text.split()
    for length in range(min(6, len(words) - 1), 1, -1):
        shown, name = " ".join(words[:-length]), " ".join(words[-length:])
        if shown.isupper() and is_office(shown) and not name.isupper() and name_in(name):
            return shown, name
    return text, ""


def _office_apart(text: str) -> list[str]:
    """ "KT. CHỦ TỊCH PHÓ CHỦ TỊCH": for whom, and the signer's own office."""
    capacity = _CAPACITY.match(text)
    if capacity is None or not capacity["for"] or not text.isupper():
        return [text]
    own = _IS_POSITION.match(fold(text), capacity.start("for"))  # "KT. TỔNG GIÁM ĐỐC" holds another office
    found = _NEXT_POSITION.search(fold(text), own.end() - 1 if own else capacity.start("for") + 1)
    return [text[: found.start()], text[found.end() :]] if found and len(fold(text)) == len(text) else [text]


def _signer(lines: Sequence[str], name: str) -> Signer:
    """Lines of capacity and office, put in their places."""
    acting: list[tuple[str, str]] = []
    position: list[str] = []
    for line in lines:
        capacity = _CAPACITY.match(line)
        if capacity is not None and capacity["as"] == "Q":  # acting head of the office itself
            acting, position = [*acting, ("Q.", "")], [*position, (capacity["for"] or "").strip(" .,:")]
        elif capacity is not None:
            acting.append((_as_printed(capacity), (capacity["for"] or "").strip()))
        elif acting and not position and not _IS_POSITION.match(fold(line)):
            acting[-1] = (acting[-1][0], f"{acting[-1][1]} {line}".strip())
        else:
            position.append(line.strip(" .,:"))
    return Signer(acting=tuple(acting), position=" ".join(position), name=name)


def _as_printed(capacity: re.Match[str]) -> str:
    plain = "".join(capacity["as"].split())
    return plain if "/" in plain else f"{plain}."


_PASSED = re.compile(r".*\bthong qua\b.*\bngay\b|.*\./\.\W*$")


def _unnamed_office(pieces: Sequence[Piece], start: int, found: Sequence[Signed]) -> Iterator[Signed]:
    """A name without an office: "Nguyễn Văn A (Đã ký)", or a name right below the last words of the text."""
    taken = {signed.last for signed in found}
    for at in range(max(start, 1), len(pieces)):
        name = name_in(pieces[at].text) if at not in taken and not pieces[at].is_note else None
        if name is None or not has_surname(name) or pieces[at].text.isupper():
            continue
        signed_after = at + 1 < len(pieces) and _SIGNED.match(pieces[at + 1].folded)
        ends = at == len(pieces) - 1 and _PASSED.match(pieces[at - 1].folded)
        if signed_after or ends:
            yield Signed(Signer(name=name), at, at, pieces[at].paragraph, pieces[at].text, 0.9)
