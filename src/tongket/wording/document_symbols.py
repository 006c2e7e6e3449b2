"""Takes a document's number and symbol in any spelling, makes the canonical form: "48/CT-T.Ư" is "48-CT/TW".

Party: number, hyphen, kind, slash, body. State: number, slash, (year, slash,) kind, hyphen, body; the symbol of an
official letter names the body and the desk instead: "1066/UBND-VXNV".
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from tongket.wording.fold import fold

# What kinds of document are called, and how they are abbreviated (Decree 30/2020, Appendix III; 399-QĐ/TW).
KINDS = {
    "Nghị quyết": "NQ",
    "Quyết định": "QĐ",
    "Chỉ thị": "CT",
    "Kết luận": "KL",
    "Quy chế": "QC",
    "Quy định": "QĐ",
    "Thông tri": "TT",
    "Thông báo": "TB",
    "Thông cáo": "TC",
    "Hướng dẫn": "HD",
    "Chương trình hành động": "CTr",
    "Chương trình": "CTr",
    "Kế hoạch": "KH",
    "Phương án": "PA",
    "Đề án": "ĐA",
    "Dự án": "DA",
    "Báo cáo": "BC",
    "Biên bản": "BB",
    "Tờ trình": "TTr",
    "Công văn": "CV",
    "Công điện": "CĐ",
    "Nghị định": "NĐ",
    "Thông tư liên tịch": "TTLT",
    "Thông tư": "TT",
}
_MORE = ("QyĐ", "HĐ", "BS", "CTHĐ", "CTrHĐ", "BTT", "GM", "GUQ", "LCT", "NQLT", "KHPH", "KHLT", "QCPH", "VBHN", "HNVB")
_ABBREVIATION = {fold(short): short for short in (*KINDS.values(), *_MORE)}
_STATE = frozenset(
    {"UBND", "HĐND", "CP", "TTg", "TTG", "VPCP", "BCA", "BTC", "BNV", "BTP", "BYT", "CAT", "TAND", "VKS"}
)
_UPPER = "A-ZĐƯÀ-ỸĂÂÊÔƠ"
_PART = rf"[{_UPPER}](?:[\w.]*\w)?"
_BODY = rf"{_PART}(?:\s?[-–]\s?{_PART})*"
_DASH = r"\s?[-–−]\s?"
SYMBOL = re.compile(
    rf"(?<![\w/.,-])(?P<number>\d{{1,5}}[a-zA-Z]?)(?:"
    rf"\s?/\s?(?P<year>(?:19|20)\d\d)\s?/\s?(?P<act>{_BODY})"
    rf"|(?:{_DASH}|\s?/\s?|\s)(?P<kind>[A-ZĐ][A-ZĐa-zđ]{{1,5}})(?:\s?/\s?|{_DASH})(?P<body>{_BODY})"
    rf")(?!\w)"
)


class Symbol(NamedTuple):
    """A document's number and symbol taken apart."""

    number: str  # "48", "05": as typed
    kind: str  # "CT"; "" for an official letter
    body: str  # "TW", "UBND", "UBND-NC"
    year: str = ""  # of State acts that carry it
    is_party: bool = False

    @property
    def canonical(self) -> str:
        """The form the rules of office print."""
        if self.is_party:
            return f"{self.number}-{self.kind}/{self.body}"
        rest = "-".join(part for part in (self.kind, self.body) if part)
        return "/".join(part for part in (self.number, self.year, rest) if part)

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What is the same in every spelling."""
        return self.number.lstrip("0").lower(), fold(self.kind), fold(self.body), self.year


def read_symbol(found: re.Match[str]) -> Symbol | None:
    """The symbol a match of `SYMBOL` stands for; None where the letters are no document's ("05 vụ A-B")."""
    if found["act"]:
        kind, _, body = _clean(found["act"]).partition("-")
        return Symbol(found["number"], _ABBREVIATION.get(fold(kind), kind), body, found["year"])
    kind, body = _ABBREVIATION.get(fold(found["kind"]), ""), _clean(found["body"])
    if kind and not found["kind"].islower():
        return Symbol(found["number"], kind, body, is_party=_is_party(body) or _is_typed_as_party(found, body))
    return _letter(found, body)


def symbol_of(text: str) -> Symbol | None:
    """The first symbol of a text."""
    return next((symbol for found in SYMBOL.finditer(text) if (symbol := read_symbol(found))), None)


def is_central(symbol: Symbol) -> bool:
    """Whether one body alone in the country uses the symbol, so that its number means one document."""
    head = symbol.body.split("-")[0]
    if symbol.is_party:
        return head.endswith("TW")
    names_act = symbol.kind in {"NĐ", "TT", "TTLT"} or symbol.kind.startswith(("QH", "UBTVQH"))
    return names_act or head in {"CP", "TTg", "TTG", "UBTVQH"} or head.startswith("QH")


def _letter(found: re.Match[str], body: str) -> Symbol | None:
    """ "1066/UBND-VXNV": body and desk; anything else is no symbol."""
    is_letter = found["kind"].isupper() and "/" in found[0].split(found["kind"])[0]
    return Symbol(found["number"], "", f"{found['kind']}-{body}") if is_letter else None


def _clean(body: str) -> str:
    """ "T.Ư", "TƯ" and "T.W" are the Centre; "TU" is a provincial committee."""
    plain = unicodedata.normalize("NFC", body).replace(" ", "").replace("–", "-").rstrip(".")
    return re.sub(r"(?:T\.?Ư|T\.?W)\.?$", "TW", plain) if "-" not in plain else plain


def _is_typed_as_party(found: re.Match[str], body: str) -> bool:
    """Mass organisations write as the Party does; bodies of the State never should."""
    return bool(re.search(r"\w\s?/\s?\w", found[0][len(found["number"]) + 1 :])) and not is_of_the_state(body)


def is_of_the_state(body: str) -> bool:
    """Whether the letters are surely a State body's."""
    head = body.split("-")[0]
    return head in _STATE or head.startswith(("QH", "UBTVQH"))


def _is_party(body: str) -> bool:
    head = body.split("-")[0]
    return head.endswith(("TW", "U", "ĐU")) or head in {"CB", "ĐB"} or head.startswith("UBKT")
