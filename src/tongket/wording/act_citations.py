"""Takes a text, makes the acts of the legislature it cites: by number, by day or year, or by name alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tongket.wording.act_names import ActName, act_name_at, is_amending
from tongket.wording.around_citations import Around, around, provision_before, year_after
from tongket.wording.citation import Citation, CitationForm
from tongket.wording.document_symbols import Symbol
from tongket.wording.letters import UPPER

_HEAD = re.compile(
    r"\b(?:(?P<kind>[Bb]ộ [Ll]uật|[Ll]uật|[Pp]háp lệnh|[Ss]ắc [Ll](?:ệnh|uật)|BỘ LUẬT|LUẬT|PHÁP LỆNH)|"
    r"(?P<constitution>Hiến pháp))\b"
)
_NO_HEAD_BEFORE = re.compile(
    r"(?:pháp|bộ|kỷ|quy|định|trái|đúng|phạm|công ty|văn phòng|hãng|nghề|khoa|trường|đại học|ngành|"
    r"cử nhân|thạc sĩ|tiến sĩ|học|dự án|dự thảo|xây dựng|làm|sở)\s+$",
    re.IGNORECASE,
)
_DRAFT = re.compile(r"\b(?:dự án|dự thảo|công ty|văn phòng|đại học|khoa|trường|ngành|hãng|đoàn)\s+$", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(?:các|những|mọi|một số|nhiều)\s+$", re.IGNORECASE)  # "các Luật thuế" is a kind
_TREATY = re.compile(r"\b(?:công ước|hiệp định|nghị định thư)\b[^.;,]{0,60}$", re.IGNORECASE)
_CARRIED_OUT = re.compile(r"(?:THỰC HIỆN|THI HÀNH|TRIỂN KHAI|THEO)\s+$")
_SHORT_NAME = re.compile(rf"\s*\([{UPPER}/]{{2,12}}\)(?=\s*(?:số\s*:?\s*\d|ngày\s+\d|năm\s+\d{{4}}))")
_THIS = re.compile(r"\s+(?:này|nói trên|đó|ấy)\b")
_ENACTS = re.compile(r"(?:\bQuốc hội|\b[Nn]ay)?\s*\b(?:ban hành|ban bố)\s+$")
_NUMBER = re.compile(r"\s*[,(]?\s*(?:số|Số|SỐ)?\s*:?\s*")
_REPUBLIC = re.compile(
    r"\s+(?:của\s+)?(?:[Nn]ước\s+)?(?:Cộng ho[àa]|Cộng hòa|CHXHCN|Việt Nam)"
    r"(?:\s+(?:xã hội chủ nghĩa|XHCN|dân chủ))?(?:\s+Việt Nam)?"
)
_BASIS = re.compile(r"[Cc]ăn cứ(?:\s+vào)?\s+(?:quy định (?:của|tại)\s+)?$")
_BESIDE = re.compile(r"\s*(?:,|và|;)\s*(?P<kind>Bộ luật|Luật|Pháp lệnh)(?=\s)")
_YEAR_ONLY = re.compile(r"\s+năm\s+(?:19|20)\d\d\b")
_BEFORE_YEAR_ONLY = re.compile(r"\b(?:thay thế|thay cho|thay|so với|của|theo|bởi|bằng)\s+$", re.IGNORECASE)
_FAR = 70
_QUOTED_FAR = 300


def act_citations(text: str, symbols: Mapping[int, tuple[int, Symbol]]) -> Iterator[Citation]:
    """Every act of the legislature a text names; `symbols`: those of the text, by where they begin."""
    reached = 0
    for found in _HEAD.finditer(text):
        if found.start() < reached:
            continue
        one = _constitution(text, found) if found["constitution"] else _act(text, found, symbols)
        if one is not None:
            reached = one.end
            yield one


def _act(text: str, found: re.Match[str], symbols: Mapping[int, tuple[int, Symbol]]) -> Citation | None:
    before = text[max(0, found.start() - _FAR) : found.start()]
    typed = found["kind"]
    kind = " ".join(typed.split()).capitalize()
    if not typed[0].isupper() and _NO_HEAD_BEFORE.search(before):
        return None
    if _ENACTS.search(before) and is_amending(text, found.end()):
        return None  # it has no number yet: one that follows is that of the act it amends
    name = act_name_at(text, found.end(), kind)
    end = _past_short_name(text, name.end) if name else found.end()
    number = _NUMBER.match(text, end)
    at = number.end() if number else end
    if at in symbols and not _is_in_the_way(text, end, at):
        return _numbered(text, found, kind, name, symbols[at])
    if name is None and _YEAR_ONLY.match(text, found.end()) and _BEFORE_YEAR_ONLY.search(before):
        return _named(text, found, kind, ActName(found.end(), is_known=False), before)
    if name is None or _is_no_name(text, found, name, before):
        return None
    return _named(text, found, kind, name, before)


def _past_short_name(text: str, end: int) -> int:
    """ "Bộ luật Tố tụng Hình sự (BLTTHS) năm 2015": past the abbreviation, where more of the citation follows it."""
    short = _SHORT_NAME.match(text, end)
    return short.end() if short else end


def _is_in_the_way(text: str, end: int, at: int) -> bool:
    return "," in text[end:at] and "số" not in text[end:at].lower()


def _is_no_name(text: str, found: re.Match[str], name: ActName, before: str) -> bool:
    """Drafts, treaties, this act itself, headings in capitals, and unlisted names after a small letter."""
    typed = found["kind"]
    if not name.is_known and _SEVERAL.search(before):
        return True
    if _DRAFT.search(before) or _TREATY.search(before) or _THIS.match(text, name.end):
        return True
    if typed.isupper() and (not name.is_known or not _CARRIED_OUT.search(before)):
        return True
    return not typed[0].isupper() and not name.is_known and not typed.lower().startswith("sắc")


def _numbered(text: str, found: re.Match[str], kind: str, name: ActName | None, told: tuple[int, Symbol]) -> Citation:
    end, symbol = told
    beside = around(text, found.start(), end)
    return Citation(
        **_span(text, found.start(), beside.end),
        kind=kind,
        name=text[found.end() : name.end].strip() if name else "",
        number=symbol.number,
        symbol=symbol,
        **_told(beside),
        provision=provision_before(text, found.start()),
        possible_kinds=(kind,),
    )


def _named(text: str, found: re.Match[str], kind: str, name: ActName, before: str) -> Citation | None:
    end = _past_short_name(text, name.end)
    beside = around(text, found.start(), end)
    year, year_end = year_after(text, end) if not beside.date_text else (None, end)
    is_enacted = _ENACTS.search(before) and not _is_quoted(text, found.start())
    if is_enacted and not beside.date_text and year is None:
        return None
    return Citation(
        **_span(text, found.start(), year_end if year else beside.end),
        kind=kind,
        name=text[found.end() : name.end].strip(),
        form=CitationForm.DATE if beside.date_text or year else CitationForm.NAME,
        **_told(beside),
        year=year,
        provision=provision_before(text, found.start()),
        possible_kinds=(kind,),
    )


def _is_quoted(text: str, at: int) -> bool:
    """Whether a quotation is open there: the enacting words in it are those of another act."""
    before = text[max(0, at - _QUOTED_FAR) : at]
    return before.rfind("“") > before.rfind("”")


def _constitution(text: str, found: re.Match[str]) -> Citation | None:
    """The Constitution where it is named in full, with its year, as a basis, or one article of it."""
    before = text[max(0, found.start() - _FAR) : found.start()]
    republic = _REPUBLIC.match(text, found.end())
    end = republic.end() if republic else found.end()
    beside = around(text, found.start(), end)
    year, year_end = year_after(text, end) if not beside.date_text else (None, end)
    provision = provision_before(text, found.start())
    is_told = republic or year or beside.date_text or provision or _BASIS.search(before) or _is_beside_an_act(text, end)
    if not is_told or _DRAFT.search(before) or _THIS.match(text, end):
        return None
    return Citation(
        **_span(text, found.start(), year_end if year else max(end, beside.end)),
        kind="Hiến pháp",
        name=text[found.end() : end].strip(),
        form=CitationForm.DATE if year or beside.date_text else CitationForm.NAME,
        **_told(beside),
        year=year,
        provision=provision,
        possible_kinds=("Hiến pháp",),
    )


def _is_beside_an_act(text: str, end: int) -> bool:
    """ "Hiến pháp, Luật Mặt trận Tổ quốc Việt Nam": among acts it is one, beside "pháp luật" a kind of norm."""
    following = _BESIDE.match(text, end)
    return following is not None and act_name_at(text, following.end(), following["kind"].capitalize()) is not None


def _span(text: str, start: int, end: int) -> dict[str, Any]:
    return {"start": start, "end": end, "text": text[start:end]}


def _told(beside: Around) -> dict[str, Any]:
    return {"dated": beside.dated, "date_text": beside.date_text, "issuer": beside.issuer, "term": beside.term}
