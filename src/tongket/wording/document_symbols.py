"""Takes a document's number and symbol in any spelling, makes the canonical form: "48/CT-T.Ư" is "48-CT/TW".

Party: number, hyphen, kind, slash, body. State: number, slash, (year, slash,) kind, hyphen, body; the symbol of an
official letter names the body and the desk instead: "1066/UBND-VXNV". Acts of old: "90-CP", "22-L/CTN".
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache
from itertools import permutations
from typing import NamedTuple

from tongket.wording.body_letters import (
    is_hyphened,
    is_of_the_party,
    is_of_the_state,
    letters_of_body,
    party_letters,
    standing_alone,
    state_letters,
)
from tongket.wording.document_types import Family, document_types, exact_letters, letters, letters_typed, types_of
from tongket.wording.letters import UPPER

__all__ = ["KINDS", "SYMBOL", "Symbol", "is_central", "is_of_the_state", "read_symbol", "symbol_of"]


# What kinds of document are called, and how they are abbreviated where one abbreviation is the only one.
_OWN_LETTERS = frozenset({"Pháp lệnh", "Lệnh", "Sắc lệnh", "Sắc luật", "Nghị quyết liên tịch", "Văn bản hợp nhất"})
KINDS = {
    **{each.name: each.short for each in document_types() if each.short and each.name not in _OWN_LETTERS},
    **{"Quy định": "QĐ", "Chương trình hành động": "CTr", "Công văn": "CV"},
}

_BLANK = r"[ \t\u00a0]?\n?[ \t\u00a0]?"
_DASHES = r"\-–—−‐‑"
_SEP = rf"{_BLANK}[{_DASHES}/]{_BLANK}"
_TIGHT = rf"(?:[{_DASHES}/][ \t\u00a0]?|[ \t\u00a0][{_DASHES}/])"
_UPPER = "A-ZĐƯ"
_STRICT = (
    rf"(?![{_UPPER}][a-zđ]+(?![{_UPPER}]))[{_UPPER}](?:[{_UPPER}a-zđư.&]{{0,12}}[{_UPPER}a-zđư])?(?:\.?\d{{1,3}})?"
)


def _loose(every: tuple[str, ...] | list[str]) -> str:
    """Letters in any case, with or without their diacritics."""
    spelled = {"Đ": "[ĐđDd]", "Ư": "[ƯưUu]"}
    words = (
        "".join(spelled.get(letter.upper(), f"[{letter.upper()}{letter.lower()}]") for letter in word)
        for word in sorted(every, key=lambda word: (-len(word), word))
    )
    return "|".join(words)


_BODIES = _loose([*party_letters(), *state_letters(), "TƯ"])
_KNOWN = (
    rf"(?:{_BODIES}|TT[ ]HĐND|[TtBb]?\.?[Tt]\.[ ]?[ƯưWw]\.?|(?:[QqUuBbTtVv]{{4}})?[QqHh]+[ ]?\d{{1,2}})"
    r"(?:[ ]?\d{1,2})?(?![\w])"
)
_KIND = rf"(?:{_loose(sorted({*letters().values(), *exact_letters().values()}))})(?![\w])"
_PART = rf"(?:{_KNOWN}|{_STRICT})"
_MORE = rf"(?:{_TIGHT}{_PART}(?!\w)|{_SEP}(?:{_KNOWN}|{_STRICT}(?!\w)(?![ \t][{UPPER}]{{2}})))"
SYMBOL = re.compile(
    rf"(?:(?<![\w/])|(?<=số)|(?<=Số))(?<!\d[.,])(?<!\w[{_DASHES}])"
    rf"(?P<number>\d{{1,6}}(?:\.\d{{1,3}})?[a-zđA-ZĐ]?)(?:"
    rf"{_SEP}(?P<year>(?:19|20)\d\d|[4-9]\d){_SEP}(?P<act>(?:{_PART}|{_KIND}){_MORE}{{0,9}})"
    rf"|(?:{_SEP}|[ \t\u00a0])(?P<kind>{_KIND}|[{_UPPER}][{_UPPER}a-zđ]{{1,5}}){_SEP}(?P<body>{_PART}{_MORE}{{0,9}})"
    rf"|{_BLANK}(?P<mark>[{_DASHES}/]){_BLANK}(?P<alone>{_STRICT})(?!{_BLANK}[{_DASHES}/]\w)"
    rf")(?!\w)"
)


_LETTER_BEFORE = re.compile(r"[Cc]ông văn\s+số\s*:?\s*$")
_INSIDE_ANOTHER = re.compile(rf"\d[a-zđ]?\s{{0,2}}[{_DASHES}/]\s{{0,2}}$")  # the rest of a symbol nobody can read


class Symbol(NamedTuple):
    """A document's number and symbol taken apart."""

    number: str  # "48", "05", "1093a": as typed
    kind: str  # "CT"; "" for an official letter
    body: str  # "TW", "UBND", "UBND-NC"
    year: str = ""  # of State acts that carry it
    is_party: bool = False

    @property
    def canonical(self) -> str:
        """The form the rules of office print; numbers below ten lead with a zero."""
        number = printed_number(self.number)
        if self.body and (self.is_party or is_hyphened(self.kind, self.body)):
            return f"{number}-{self.kind}/{self.body}"
        rest = "-".join(part for part in (self.kind, self.body) if part)
        return "/".join(part for part in (number, self.year, rest) if part)

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What is the same in every spelling."""
        return plain_number(self.number), self.kind, self.body, f"19{self.year}" if len(self.year) == 2 else self.year

    @property
    def families(self) -> frozenset[Family]:
        """Whose rules its letters follow."""
        return frozenset({Family.PARTY}) if self.is_party else frozenset({Family.STATE, Family.LAW})

    def types(self, on: date | None = None) -> tuple[str, ...]:
        """What it may be by its letters: more than one where they do not tell, none where they say nothing."""
        return _types(self, on)

    @property
    def suspected(self) -> Symbol | None:
        """What was probably meant: the family knows no such letters, but the same ones in another order."""
        if not self.kind or not self.is_party or types_of(self.kind, self.families):
            return None
        return next((self._replace(kind=kind) for kind in turned(self.kind) if types_of(kind, self.families)), None)


def plain_number(number: str) -> str:
    """ "005" is "5", "1093A" is "1093a"."""
    return number.lstrip("0").lower()


def printed_number(number: str) -> str:
    """ "5" is "05", "5a" is "05a"."""
    plain = plain_number(number)
    digits = re.match(r"\d*", plain)
    return plain if digits is None or len(digits[0]) > 1 or "." in plain else f"0{plain}"


def turned(kind: str) -> tuple[str, ...]:
    """The same letters in another order, where they are a type's: "TC" is "CT"."""
    if len(kind) > 3:
        return ()
    orders = dict.fromkeys("".join(order) for order in permutations(kind.upper()))
    return tuple(short for order in orders if order != kind.upper() and (short := letters_typed(order)))


def _types(symbol: Symbol, on: date | None) -> tuple[str, ...]:
    if re.match(r"QH\d|QH$", symbol.kind):
        return ("Bộ luật", "Luật", "Nghị quyết")
    if symbol.kind in {"", "LCT", "L"}:
        return _types_of_old(symbol)
    families = symbol.families
    if symbol.year and symbol.kind in {"TT", "NĐ", "QĐ", "CT", "NQ"}:
        families = frozenset({Family.LAW})
    if symbol.body.startswith("UBTVQH") and symbol.kind == "PL":
        families = frozenset({Family.LAW})
    return types_of(symbol.kind, families, on) or types_of(symbol.kind, symbol.families, on)


def _types_of_old(symbol: Symbol) -> tuple[str, ...]:
    if symbol.kind:  # acts of the Council of State and laws promulgated by the President
        return ("Luật", "Pháp lệnh", "Lệnh")
    if symbol.body in {"CP", "HĐBT", "HĐCP", "TTg"}:
        return ("Nghị định", "Quyết định", "Chỉ thị", "Nghị quyết", "Thông tư")
    return ("Sắc lệnh",) if symbol.body == "SL" else ("Công văn",)


def read_symbol(found: re.Match[str]) -> Symbol | None:
    """The symbol a match of `SYMBOL` stands for; None where the letters are no document's ("05 vụ A-B")."""
    if _INSIDE_ANOTHER.search(found.string[max(0, found.start() - 6) : found.start()]):
        return None
    if found["act"]:
        return _act(found)
    if found["alone"]:
        return _alone(found)
    typed, body = found["kind"], _body(found["body"])
    kind = letters_typed(typed)
    if kind and (not typed.islower() or is_of_the_party(body) or is_of_the_state(body)):
        return _with_kind(found, kind, body)
    is_slip = typed.isupper() and typed not in state_letters() and bool(turned(typed))
    if is_slip and (is_of_the_party(body) or is_of_the_state(body)):
        return _with_kind(found, typed, body)
    return _letter(found)


def symbol_of(text: str) -> Symbol | None:
    """The first symbol of a text."""
    found = SYMBOL.finditer(unicodedata.normalize("NFC", text))
    return next((symbol for each in found if (symbol := read_symbol(each))), None)


def is_central(symbol: Symbol) -> bool:
    """Whether one body alone in the country uses the symbol, so that its number means one document."""
    head = symbol.body.split("-")[0]
    if symbol.is_party:
        return head.endswith("TW")
    names_act = symbol.kind in {"NĐ", "TT", "TTLT"} or symbol.kind.startswith(("QH", "UBTVQH"))
    return names_act or head in {"CP", "TTg", "TTG", "UBTVQH"} or head.startswith("QH")


def _act(found: re.Match[str]) -> Symbol | None:
    """ "15/2019/NĐ-CP", "91/2015/QH13", "01/2012/TTLT/BCA-BTC", "24/2026/NQCP"."""
    parts = _parts(found["act"])
    kind = letters_typed(parts[0])
    if len(parts) == 1 and not kind:
        kind, rest = _taken_apart(parts[0])
        parts = [kind, rest] if kind else parts
    if kind and len(parts) > 1:
        return Symbol(found["number"], kind, _joined(parts[1:]), found["year"])
    is_known = is_of_the_state(letters_of_body(parts[0])) or is_of_the_party(letters_of_body(parts[0]))
    between = found.string[found.end("year") : found.start("act")]
    is_month = not kind and " " in between and "/" not in between  # "tháng 10/2010 - UBND"
    if len(found["year"]) == 2 or is_month:
        return None
    if not (is_known or parts[0].isupper() or len(parts) > 1):
        return None
    return Symbol(found["number"], kind or letters_of_body(parts[0]), _joined(parts[1:]), found["year"])


def _alone(found: re.Match[str]) -> Symbol | None:
    """ "90-CP", "13/SL", "15/QĐUBND"; a body's letters alone only after a slash: "123/SNV"."""
    body = letters_of_body(found["alone"])
    kind, rest = _taken_apart(found["alone"])
    if kind:
        return Symbol(found["number"], kind, letters_of_body(rest), is_party=is_of_the_party(letters_of_body(rest)))
    if body in standing_alone():
        return Symbol(found["number"], "", body)
    is_told = is_of_the_state(body) or _LETTER_BEFORE.search(found.string, max(0, found.start() - 16), found.start())
    is_body = found["mark"] == "/" and is_told and found["alone"].isupper()
    return Symbol(found["number"], "", body) if is_body else None


@lru_cache(maxsize=1024)
def _taken_apart(typed: str) -> tuple[str, str]:
    """ "NQCP" is NQ and CP: the type and the body with the hyphen forgotten between them."""
    for length in range(2, min(5, len(typed) - 1)):
        kind, body = letters_typed(typed[:length]), letters_of_body(typed[length:])
        if kind in {"NQ", "NĐ", "QĐ", "CT", "TT", "TTLT", "KH", "TB", "BC", "TTr", "CV", "KL"} and (
            body in {"CP", "TTg", "UBND", "HĐND", "TW", "TU", "HU", "BTC", "BNV", "BCA", "BTP", "BYT", "BGDĐT"}
        ):
            return kind, typed[length:]
    return "", ""


def _with_kind(found: re.Match[str], kind: str, body: str) -> Symbol:
    is_known = is_of_the_state(body) or is_hyphened(kind, body)
    is_party = is_of_the_party(body) or (not is_known and _is_typed_as_party(found))
    return Symbol(found["number"], kind, body, is_party=is_party)


def _letter(found: re.Match[str]) -> Symbol | None:
    """ "1066/UBND-VXNV": body and desk; anything else is no symbol."""
    is_letter = found["kind"].isupper() and "/" in found[0][: found.start("kind") - found.start()]
    body = f"{letters_of_body(found['kind'])}-{_body(found['body'])}"
    return Symbol(found["number"], "", body) if is_letter else None


def _parts(tail: str) -> list[str]:
    return [part.strip() for part in re.split(rf"\s*[{_DASHES}/]\s*", unicodedata.normalize("NFC", tail))]


def _body(tail: str) -> str:
    return _joined(_parts(tail))


def _joined(parts: list[str]) -> str:
    return "-".join(letters_of_body(part) for part in parts)


def _is_typed_as_party(found: re.Match[str]) -> bool:
    """Mass organisations write as the Party does; bodies of the State never should."""
    return "/" in found[0][found.end("kind") - found.start() : found.start("body") - found.start()]
