"""Takes the paragraphs of a document, makes the documents it cites, each with what this one does with it.

The role is read from the words before the citation in its own clause, and from a few that may follow it. What another
document does is not what this one does: in "Nghị quyết 5 về việc sửa đổi Nghị quyết 3" both are only mentioned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tongket.directive.document import Cited, CitedAs, Paragraph
from tongket.wording.citations import Citation, citations
from tongket.wording.fold import fold
from tongket.wording.own_head import OwnHead, own_head

_BASIS_HEAD = re.compile(r"^[\s\-–+*•]*(?:can cu|co so phap ly|thi hanh|thuc hien)\b(?! vao tinh hinh)")
_BASIS_LIST = re.compile(r"^[\s\-–+*•\divx.)]*(?:cac )?(?:can cu|co so)(?: phap ly| de xay dung| xay dung)?\s*:?\s*$")
_LISTED = re.compile(r"^\s*(?:[-–+*•]|\d{1,2}[.)]|[a-zđ]\))\s*")
_ONLY_LINKS = re.compile(
    r"^(?:[\s,;:()“”\"\-–]|\b(?:va|hoac|hay|cung|voi|cac|so|tai|theo|cua|trong|khoan|dieu|diem|muc|chuong|\d+|[a-z])\b)*$"
)
_SENTENCE = re.compile(r"[.;:!?]\s+(?=[A-ZĐÀ-Ỹ“\"-])|\n")
_REVIEWS = re.compile(
    r"\b(?:so ket|tong ket|so, tong ket|so ket, tong ket)\b|\b(?:\d{1,2}|hai|ba|muoi) nam (?:\w+ ){0,3}$"
)
_YEARS_OF = re.compile(
    r"\b(?:\d{1,2}|mot|hai|ba|bon|nam|muoi) nam (?:[\w,]+ ){0,4}?(?:thuc hien|trien khai|thi hanh|quan triet)\b"
)
_IMPLEMENTS = re.compile(
    r"\b(?:thuc hien|trien khai|thi hanh|quan triet|chap hanh|cu the hoa|quy dinh chi tiet|to chuc hoc tap)\b"
)
_GOES_ON = re.compile(r"\b(?:tiep tuc|day manh|tong ket|so ket)\b")
_CONCLUSION = re.compile(r"\b(?:ket luan|thong bao ket luan)\b")
_ACTIVE_CHANGE = r"(?<!duoc )(?<!da )(?<!bi )(?<!duoc bo sung, )"
_AMENDS = re.compile(rf"{_ACTIVE_CHANGE}\b(?:sua doi|bo sung|dinh chinh|dieu chinh)\b")
_REPLACES = re.compile(rf"{_ACTIVE_CHANGE}\b(?:thay the|bai bo|huy bo|thay cho)\b")
_ENDS_AFTER = re.compile(
    r"^[^;]{0,160}?\b(?:het hieu luc|khong con hieu luc|bi bai bo|bi huy bo|duoc thay the boi|duoc thay the bang)\b"
)
_TITLE_OF_OTHER = re.compile(r"^[^;:]{0,120}?\b(?:ve|ve viec|quy dinh)\b")
_WINDOW = 220
_TOP = 40  # paragraphs among which a document's own head stands


class _Read(NamedTuple):
    role: CitedAs
    confidence: float


_MENTIONED = _Read(CitedAs.MENTIONS, 0.7)


def cited_in(paragraphs: Sequence[Paragraph]) -> tuple[Cited, ...]:
    """Every document cited, in reading order, with its role and the paragraph it stands in."""
    concludes = _is_conclusion(paragraphs)
    own = own_head("\n".join(paragraph.text for paragraph in paragraphs[:_TOP]))
    found: list[Cited] = []
    in_list = False
    for paragraph in paragraphs:
        folded = fold(paragraph.text)
        in_list = bool(_BASIS_LIST.match(folded)) or (in_list and bool(_LISTED.match(paragraph.text)))
        is_basis = in_list or bool(_BASIS_HEAD.match(folded))
        found += _of_paragraph(paragraph, is_basis=is_basis, concludes=concludes, own=own)
    return tuple(found)


def _of_paragraph(paragraph: Paragraph, *, is_basis: bool, concludes: bool, own: OwnHead) -> Iterator[Cited]:
    last: tuple[Citation, _Read] | None = None
    for citation in citations(paragraph.text, own):
        before, other = _before(paragraph.text, citation, last[0] if last else None)
        read = _role(before, paragraph.text[citation.end :], last, other=other, concludes=concludes)
        if is_basis and read.role in _BASIS_MAY_SAY:
            read = _Read(CitedAs.BASIS, 0.97)
        last = citation, read
        yield Cited(citation=citation, role=read.role, paragraph=paragraph.number, confidence=read.confidence)


_BASIS_MAY_SAY = frozenset({CitedAs.MENTIONS, CitedAs.AMENDS, CitedAs.IMPLEMENTS, CitedAs.BASIS})


def _before(text: str, citation: Citation, last: Citation | None) -> tuple[str, bool]:
    """The folded words of the sentence up to the citation, and whether they follow another one in it."""
    start = max(0, citation.start - _WINDOW, last.end if last else 0)
    piece = text[start : citation.start]
    ends = [found.end() for found in _SENTENCE.finditer(piece)]
    follows = last is not None and start == last.end and not ends
    return fold(piece[ends[-1] :] if ends else piece), follows


def _role(before: str, after: str, last: tuple[Citation, _Read] | None, *, other: bool, concludes: bool) -> _Read:
    if last is not None and other and _ONLY_LINKS.match(before):
        return _Read(last[1].role, min(last[1].confidence, 0.85))
    if other and _TITLE_OF_OTHER.match(before) and last is not None and last[1].role is CitedAs.MENTIONS:
        return _MENTIONED
    if _ENDS_AFTER.match(fold(after[:200])) or _REPLACES.search(before):
        return _Read(CitedAs.REPLACES, 0.9)
    if _AMENDS.search(before):
        return _Read(CitedAs.AMENDS, 0.9)
    if re.search(r"\bcan cu(?: vao| theo)? *(?:quy dinh (?:tai|cua) .{0,40})?$", before):
        return _Read(CitedAs.BASIS, 0.9)
    return _carried_out(before, concludes=concludes)


def _carried_out(before: str, *, concludes: bool) -> _Read:
    """Between looking back at a document, carrying it out and only naming it."""
    if (concludes or _CONCLUSION.search(before)) and _GOES_ON.search(before):
        return _Read(CitedAs.CONCLUDES, 0.9)
    if _REVIEWS.search(before) or _YEARS_OF.search(before):
        return _Read(CitedAs.REVIEWS, 0.9)
    if _IMPLEMENTS.search(before):
        return _Read(CitedAs.IMPLEMENTS, 0.9)
    return _MENTIONED


def _is_conclusion(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether the document is itself a conclusion: its type stands alone on a line near the top."""
    return any(fold(each.text).startswith("ket luan") for each in paragraphs[:12] if each.text[:8].isupper())
