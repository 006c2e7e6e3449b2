"""Takes the paragraphs of a document, makes the documents it cites, each with what this one does with it.

The role is read from the nearest telling words before the citation in its own sentence, and from a few that may follow
it. What another document does is not what this one does: in "Nghị quyết 5 về việc sửa đổi Nghị quyết 3" both are only
mentioned, and "đã được sửa đổi theo" amends nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tongket.directive.document import Cited, CitedAs, Paragraph
from tongket.wording.citations import Citation, citations
from tongket.wording.fold import fold
from tongket.wording.letters import UPPER
from tongket.wording.own_head import OwnHead, own_head

_BASIS_HEAD = re.compile(r"^[\s\-–+*•]*(?:cac )?can cu\b.{0,80}$")  # up to the first citation
_BASIS_LIST = re.compile(r"^[\s\-–+*•\divx.)]*(?:cac )?(?:can cu|co so)(?: phap ly| de xay dung| xay dung)?\s*:?\s*$")
_BASIS_INSIDE = re.compile(
    r"\bcan cu(?: vao| theo)?(?: (?:cac )?quy dinh (?:tai|cua))?(?: (?:khoan|dieu|diem|\w{1,3}|va|,))*$"
)
_LISTED = re.compile(r"^\s*(?:[-–+*•]|\d{1,2}[.)]|[a-zđ]\))\s*")
_ONLY_LINKS = re.compile(
    r"^(?:[\s,;:()“”\"\-–.]|\b(?:va|hoac|hay|cung|voi|cac|so|tai|theo|cua|trong|khoan|dieu|diem|muc|chuong|\d+|[a-zx])\b)*$"
)
_NUMBERING = re.compile(r"^(?:\W|\d|\b[a-zx]\b|\b(?:dieu|khoan|cac|bo)\b)*$")
_SENTENCE = re.compile(rf"[.;:!?]\s+(?=[{UPPER}“\"-])|\n")

_ACT = r"(?:thuc h?ie?n|thuc hien|trien khai|thi hanh|quan triet|chap hanh)"
_SPAN = r"(?:\d{1,2}|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi) nam"
_CUES = (
    (
        CitedAs.REVIEWS,
        re.compile(
            rf"\b(?:so,? (?:va )?tong ket|so ket|tong ket)\b(?:[^.;]{{0,80}}?\b{_ACT}\b)*|"
            rf"\b{_SPAN} (?:[\w,]+ ){{0,4}}?{_ACT}\b(?: {_ACT}\b)*"
        ),
    ),
    (CitedAs.AMENDS, re.compile(r"\b(?:sua doi|bo sung|dinh chinh|dieu chinh)\b")),
    (CitedAs.REPLACES, re.compile(r"\b(?:thay the|bai bo|huy bo|thay cho)\b")),
    (
        CitedAs.IMPLEMENTS,
        re.compile(rf"\b(?:{_ACT}|cu the hoa|quy dinh chi tiet|to chuc hoc tap|huong dan thi hanh)\b"),
    ),
)
_CHANGES = r"(?:sua doi|bo sung|thay the|bai bo|huy bo|dinh chinh|dieu chinh|ban hanh|chuan hoa)"
_PASSIVE = re.compile(rf"\b(?:duoc|bi|da|da duoc)\s+{_CHANGES}(?:\s*(?:,|va|;|hoac)?\s*(?:bi |duoc )?{_CHANGES})*")
_BY_RULE = re.compile(
    r"\b(?<!kem )theo\b(?! de cuong)|\bquy dinh (?:tai|cua)\b|\btrong truong hop\b"
)  # between cue and document: no longer its object
_CONCLUSION = re.compile(r"\bket luan\b")
_GOES_ON = re.compile(r"\b(?:tiep tuc|day manh|tong ket|so ket)\b")
_ENDS_AFTER = re.compile(
    r"^[^;.]{0,200}?\b(?:het hieu luc|het lieu luc|khong con hieu luc|bi bai bo|bi huy bo|duoc thay the (?:boi|bang))\b"
)
_TITLE_OF_OTHER = re.compile(r"^[^;:]{0,160}?\b(?:ve|ve viec|quy dinh|phe duyet|sua doi|bai bo)\b")
_WINDOW = 260
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
        found += _of_paragraph(paragraph, own, is_listed=in_list, concludes=concludes)
    return tuple(found)


def _of_paragraph(paragraph: Paragraph, own: OwnHead, *, is_listed: bool, concludes: bool) -> Iterator[Cited]:
    every = citations(paragraph.text, own)
    is_basis = is_listed or (bool(every) and bool(_BASIS_HEAD.match(fold(paragraph.text[: every[0].start]))))
    last: tuple[Citation, _Read] | None = None
    for citation in every:
        before, is_joined = _before(paragraph.text, citation, last[0] if last else None)
        is_basis = is_basis and (
            last is None or is_joined or is_listed or ";" in paragraph.text[last[0].end : citation.start]
        )
        read = _Read(CitedAs.BASIS, 0.97) if is_basis else None
        if read is None:
            after = paragraph.text[citation.end : citation.end + _WINDOW]
            read = _role(before, fold(after), last[1] if last and is_joined else None, concludes=concludes)
        last = citation, read
        yield Cited(citation=citation, role=read.role, paragraph=paragraph.number, confidence=read.confidence)


def _before(text: str, citation: Citation, last: Citation | None) -> tuple[str, bool]:
    """The folded words of the sentence up to the citation, and whether another one stands before it there."""
    start = max(0, citation.start - _WINDOW, last.end if last else 0)
    piece = text[start : citation.start]
    ends = [found.end() for found in _SENTENCE.finditer(piece)]
    is_joined = last is not None and start == last.end and not ends
    return fold(piece[ends[-1] :] if ends else piece), is_joined


def _role(before: str, after: str, last: _Read | None, *, concludes: bool) -> _Read:
    """By the words before; `last`: what was read of the citation before it in the same sentence."""
    is_bare = bool(_ONLY_LINKS.match(before))
    is_subject = bool(_NUMBERING.match(before)) if last is None else last.role is CitedAs.REPLACES
    if is_subject and _ENDS_AFTER.match(after):
        return _Read(CitedAs.REPLACES, 0.9)
    if last is not None and is_bare:
        return _Read(last.role, min(last.confidence, 0.85))
    if last is not None and _TITLE_OF_OTHER.match(before) and not _looks_back(before):
        return _MENTIONED
    if _BASIS_INSIDE.search(before):
        return _Read(CitedAs.BASIS, 0.9)
    return _by_nearest_cue(_PASSIVE.sub(" ; ", before), concludes=concludes)


def _looks_back(before: str) -> bool:
    return _CUES[0][1].search(before) is not None or re.search(rf"\bgan voi\b.*\b{_ACT}\b", before) is not None


def _by_nearest_cue(before: str, *, concludes: bool) -> _Read:
    """The telling words that stand last before the citation; of those that end together, the first listed."""
    ends = [(max((found.end() for found in cue.finditer(before)), default=-1), role) for role, cue in _CUES]
    nearest = max(end for end, _ in ends)
    role = next(role for end, role in ends if end == nearest)
    if nearest < 0 or _BY_RULE.search(before, nearest):
        return _MENTIONED
    if (concludes or _CONCLUSION.search(before)) and _GOES_ON.search(before):
        return _Read(CitedAs.CONCLUDES, 0.9)
    return _Read(role, 0.9)


def _is_conclusion(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether the document is itself a conclusion: its type stands alone on a line near the top."""
    return any(fold(each.text).startswith("ket luan") for each in paragraphs[:12] if each.text[:8].isupper())
