"""Takes two documents as two texts name them, says whether they are one: the same, different, or not to be told.

A document is its body, its symbol and its date. Numbers of the State begin anew each year in each body; those of the
Party each term, for each type. What a text leaves out stays unknown: two documents are never made one by a guess.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from tongket.wording.act_names import word_key
from tongket.wording.citation import Citation
from tongket.wording.document_symbols import Symbol, is_central, plain_number
from tongket.wording.fold import fold
from tongket.wording.issuers import issuer_key

_OF_THE_CENTRE = re.compile(
    r"bo |chu tich nuoc|chinh phu|thu tuong|quoc hoi|uy ban thuong vu quoc hoi|ban bi thu|ban chap hanh|bch |"
    r"hoi dong (?:bo truong|chinh phu|nha nuoc)|van phong (?:chinh phu|quoc hoi)|toa an nhan dan toi cao|"
    r"vien kiem sat nhan dan toi cao"
)
_OF_A_PROVINCE = re.compile(r"\b(?:tinh uy|thanh uy|tinh|thanh pho)(?: (?!uy\b)[a-z]+){1,4}$")
_ROMAN = {"6": "VI", "7": "VII", "8": "VIII", "9": "IX", "10": "X", "11": "XI", "12": "XII", "13": "XIII", "14": "XIV"}


class Sameness(StrEnum):
    """What can be said of two documents."""

    SAME = "same"
    DIFFERENT = "different"
    MAYBE = "maybe"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentIdentity:
    """What is known of one document; what is not is empty or None."""

    body: str = ""  # "Bộ Chính trị"
    number: str = ""  # "48"
    symbol: Symbol | None = None
    dated: date | None = None
    year: int | None = None  # where no day is known
    term: str = ""  # "X"
    kinds: tuple[str, ...] = ()  # what it may be; () where nothing is known
    name: str = ""  # of an act

    @classmethod
    def of(cls, citation: Citation) -> DocumentIdentity:
        """As a citation tells it."""
        return cls(
            body=citation.issuer,
            number=citation.number,
            symbol=citation.symbol,
            dated=citation.dated,
            year=citation.year,
            term=citation.term,
            kinds=citation.possible_kinds,
            name=citation.name,
        )

    def compare(self, other: DocumentIdentity) -> Sameness:
        """Whether two are one document."""
        if any(each(self, other) is Sameness.DIFFERENT for each in (_numbers, _kinds, _days, _years, _terms)):
            return Sameness.DIFFERENT
        if _bodies(self, other) is Sameness.DIFFERENT:
            # The Centre's bodies share one numbering: one symbol of one day under two names may be a slip of a text.
            is_slip = _is_central(self, other) and _days(self, other) is Sameness.SAME
            return Sameness.MAYBE if is_slip else Sameness.DIFFERENT
        return Sameness.SAME if _is_surely_one(self, other) else Sameness.MAYBE

    @property
    def known_term(self) -> str:
        """The Party's term, told or by the day."""
        return _ROMAN.get(self.term, self.term) or (term_on(self.dated) if self.dated else "")

    @property
    def known_year(self) -> int | None:
        """The year, by the day, told alone or in the symbol."""
        in_symbol = int(self.symbol.key[3]) if self.symbol and self.symbol.year else None
        return self.dated.year if self.dated else self.year or in_symbol


@lru_cache(maxsize=1)
def _terms_of_the_party() -> tuple[tuple[date, str], ...]:
    text = files("tongket.wording").joinpath("party_terms.toml").read_text(encoding="utf-8")
    return tuple((term["since"], term["name"]) for term in tomllib.loads(text)["terms"])


def term_on(day: date) -> str:
    """The Party's term on a day: "X" on 22/10/2010; "" before the first we know."""
    return next((name for since, name in reversed(_terms_of_the_party()) if since <= day), "")


def _told(differs: bool, is_known: bool) -> Sameness:
    if not is_known:
        return Sameness.MAYBE
    return Sameness.DIFFERENT if differs else Sameness.SAME


def _numbers(one: DocumentIdentity, other: DocumentIdentity) -> Sameness:
    """Symbols letter by letter, or numbers where a text gives no more. A suspected slip is neither one nor two."""
    if one.symbol is None or other.symbol is None:
        return _told(plain_number(one.number) != plain_number(other.number), bool(one.number and other.number))
    first, second = one.symbol.key, other.symbol.key
    if first == second:
        return Sameness.SAME
    is_slip = _suspected(one.symbol) == second or _suspected(other.symbol) == first
    is_bare = tuple(map(fold, first)) == tuple(map(fold, second))  # letters that differ by their diacritics alone
    return Sameness.MAYBE if is_slip or is_bare else Sameness.DIFFERENT


def _suspected(symbol: Symbol) -> tuple[str, str, str, str] | None:
    return symbol.suspected.key if symbol.suspected else None


def _kinds(one: DocumentIdentity, other: DocumentIdentity) -> Sameness:
    if not one.kinds or not other.kinds:
        return Sameness.MAYBE
    common = set(one.kinds) & set(other.kinds)
    is_slip = any(each.symbol is not None and each.symbol.suspected is not None for each in (one, other))
    return _told(not common, not is_slip and (not common or len(one.kinds) == len(other.kinds) == 1))


def _days(one: DocumentIdentity, other: DocumentIdentity) -> Sameness:
    return _told(one.dated != other.dated, bool(one.dated and other.dated))


def _years(one: DocumentIdentity, other: DocumentIdentity) -> Sameness:
    return _told(one.known_year != other.known_year, bool(one.known_year and other.known_year))


def _terms(one: DocumentIdentity, other: DocumentIdentity) -> Sameness:
    """Only the Party counts by terms."""
    is_party = any(each.symbol is not None and each.symbol.is_party for each in (one, other))
    is_known = bool(is_party and one.known_term and other.known_term)
    return _told(one.known_term != other.known_term, is_known)


def _bodies(one: DocumentIdentity, other: DocumentIdentity) -> Sameness:
    """Two names of which one begins with the other may be one body: "UBND tỉnh" and "UBND tỉnh Tiền Giang"."""
    first, second = (issuer_key(each.body).removeprefix("bo truong ") for each in (one, other))
    if not first or not second:
        return Sameness.MAYBE
    if first == second:
        return Sameness.SAME
    return Sameness.MAYBE if first.startswith(second) or second.startswith(first) else Sameness.DIFFERENT


def _is_surely_one(one: DocumentIdentity, other: DocumentIdentity) -> bool:
    """Number, body and time agree, each of them known; nothing known differs."""
    if not one.number and not other.number:
        return _is_one_act(one, other)
    if _numbers(one, other) is not Sameness.SAME:
        return False
    is_told = bool(issuer_key(one.body) and issuer_key(other.body))
    is_body_sure = (_bodies(one, other) is Sameness.SAME and _is_one_body(one.body)) or (
        not is_told and _is_central(one, other)
    )
    is_kind_sure = _kinds(one, other) is Sameness.SAME or _letters_tell_kind(one, other)
    return is_body_sure and is_kind_sure and _is_time_sure(one, other) and _names_agree(one, other)


def _is_one_body(name: str) -> bool:
    """Whether the country has one body of that name: of the Centre, or of a named province. Districts share names."""
    key = issuer_key(name)
    return _OF_THE_CENTRE.match(key) is not None or _OF_A_PROVINCE.search(key) is not None


def _names_agree(one: DocumentIdentity, other: DocumentIdentity) -> bool:
    """35-L/CTN of 22/6/1994 stands on two laws."""
    first, second = (tuple(map(word_key, each.name.split())) for each in (one, other))
    return not first or not second or first == second


def _is_central(one: DocumentIdentity, other: DocumentIdentity) -> bool:
    return bool(one.symbol and other.symbol and is_central(one.symbol))


def _letters_tell_kind(one: DocumentIdentity, other: DocumentIdentity) -> bool:
    """Of one body on one day, the letters are enough: two types never share them with one number and day."""
    return bool(one.symbol and other.symbol and len(one.symbol.types()) == 1)


def _is_time_sure(one: DocumentIdentity, other: DocumentIdentity) -> bool:
    """One day; or the year a symbol carries; or one term of the Party's Centre, where each type is numbered once."""
    if _days(one, other) is Sameness.SAME:
        return True
    symbol = one.symbol
    if symbol is None or other.symbol is None:
        return False
    if symbol.year and other.symbol.year:
        return True
    return symbol.is_party and _terms(one, other) is Sameness.SAME and symbol.body == "TW" == other.symbol.body


def _is_one_act(one: DocumentIdentity, other: DocumentIdentity) -> bool:
    """Acts without a number: one type, one name, one day or year. "Luật Đất đai" alone may be any of them."""
    is_named = "Hiến pháp" in one.kinds or bool(one.name and other.name and _names_agree(one, other))
    is_dated = _days(one, other) is Sameness.SAME or (_years(one, other) is Sameness.SAME)
    return is_named and is_dated and _kinds(one, other) is Sameness.SAME
