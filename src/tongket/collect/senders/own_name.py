"""Takes a letterhead, makes the unit its lines name: the sender's own line, read under the line of the body above it.

"VĂN PHÒNG" has no meaning alone; below "ỦY BAN NHÂN DÂN TỈNH …" it is one body, below "TỈNH ỦY …" another.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from functools import lru_cache, partial
from typing import NamedTuple, Protocol

from tongket.collect.senders.stated_level import (
    AFTER_A_NAME,
    ANY_LEVEL,
    BELOW_PROVINCE,
    OF_COMMUNE,
    PARTS_OF_A_LINE,
    ListedCommunes,
    is_elsewhere,
    is_of_another_province,
    plain,
)
from tongket.collect.submission import Letterhead
from tongket.units.name_parts import FOREIGN_PART, name_parts, names_a_place
from tongket.units.spelling import squeezed, words_of
from tongket.units.unit import Unit
from tongket.wording.fold import fold

WHOLE = 1.0  # the line is the name of a unit with its level, and nothing else
ASKED = 0.55  # under what check takes for sure: a person is asked
LONGEST_ORGAN = 25  # letters
# Of the body above: its own line says nothing of whose it is.
_ORGAN = re.compile(r"thuong truc|ban thuong vu|ban chap hanh|ban thuong truc|doan chu tich|btv|bch")
_OF_A_COMMITTEE = re.compile(r"dang (?:uy|bo)\b(?! tinh\b)")
_COMMITTEE = re.compile(r"^\s*(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+", re.IGNORECASE)
_PROVINCE = re.compile(r"\btinh\b")
_PARTY = re.compile(r"dang (?:uy|bo)\b|chi bo\b")
_NATION = re.compile(r"\bviet nam\b|vn\b")
# How far down a place lies. "UBND THÀNH PHỐ …" may stand above districts or among them.
_RANKS = dict.fromkeys(("huyen", "quan", "thi xa"), 1) | dict.fromkeys(("xa", "phuong", "thi tran", "dac khu"), 2)
_NUMBERS = {
    name: str(number)
    for names in ("mot hai ba bon nam sau bay tam chin muoi", "i ii iii iv v vi vii viii ix x xi xii")
    for number, name in enumerate(names.split(), 1)
}
_SHORTENED = re.compile(r"[a-z]|[^aeiouy0-9]+")  # "XÃ T.HÒA", "XÃ TÂN TH"
_AND_OTHERS = re.compile(r"\b(?:và|các)\b", re.IGNORECASE)  # words of a name lose them


class Names(Hashable, Protocol):
    """What recognises units by their names."""

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units it knows."""

    def recognise(self, text: str) -> tuple[Unit | None, float]:
        """The unit that the text names, and the confidence; (None, 0.0) when that is not certain."""


def named_by_letterhead(letterhead: Letterhead, names: Names, province: str = "") -> tuple[Unit | None, float]:
    """The unit that the lines name, and how surely; a body of a unit gives the unit, for a person to confirm.

    `province` is that of the office, where it is known: "VĂN PHÒNG" below another one's is not the list's.
    """
    own, above = letterhead.unit_text or "", letterhead.superior_text or ""
    if above and len(own) < LONGEST_ORGAN and _ORGAN.fullmatch(plain(own)):
        unit, confidence = _named(above, "", names, province)
        return unit, min(confidence, ASKED) if unit is not None and _is_above(unit, above) else confidence
    unit, confidence = _named(own, above, names, province)
    if unit is not None and confidence > ASKED and is_elsewhere(unit, own, above, partial(_listed, names)):
        return unit, ASKED
    return unit, confidence


@lru_cache(maxsize=2)  # of a review, and of one asked about beside it
def _listed(names: Names) -> ListedCommunes:
    return ListedCommunes(names.units)


def _named(own: str, above: str, names: Names, province: str) -> tuple[Unit | None, float]:
    """The same of a line that is more than an organ's, and the line above it."""
    unit, confidence = names.recognise(own)
    if confidence == WHOLE:
        return unit, confidence
    if unit is None:
        unit, confidence = _named_together(own, above, names) if own and above else (None, 0.0)
        return unit, min(confidence, ASKED) if is_of_another_province(above, province) else confidence
    if _is_longer_name(unit, own):
        return None, 0.0
    if above and _is_denied(unit, own, above):
        unit, confidence = names.recognise(above)
        return unit, min(confidence, ASKED)
    return unit, ASKED if confidence <= FOREIGN_PART else confidence


def _is_above(unit: Unit, body: str) -> bool:
    """Whether the committee of "HỘI NÔNG DÂN VIỆT NAM", "ĐẢNG ỦY SỞ Y TẾ" is another's than the unit's named in it."""
    name, text = words_of(unit.name), plain(body)
    if names_a_place(name):
        return False
    of_the_party = _PARTY.match(text) is not None and _PARTY.match(plain(unit.name)) is None
    of_no_level = name_parts(name).level != "" and ANY_LEVEL.search(text) is None
    return of_the_party or "trung uong" in text or (of_no_level and _NATION.search(fold(body)) is not None)


def _named_together(own: str, above: str, names: Names) -> tuple[Unit | None, float]:
    """A unit that neither line names alone: "VĂN PHÒNG" below its body, or a name that took two lines."""
    superior, _ = names.recognise(above)
    place = _COMMITTEE.sub("", above)  # "Xã Mỹ An (huyện Châu Phú)" where the list has two communes of that name
    for text in (f"{own} {above}", f"{above} {own}", *((f"{own} {place}",) if place != above else ())):
        unit, confidence = names.recognise(text)
        if unit is not None and unit is not superior and not _is_longer_name(unit, text):
            return unit, confidence
    return None, 0.0


def _is_longer_name(unit: Unit, own: str) -> bool:
    """Whether a line goes on where the unit's name ends: "XÃ TÂN PHÚ TÂY" is not "Xã Tân Phú"."""
    name = words_of(unit.name)
    if not names_a_place(name):
        return False
    proper = [word.plain for word in name_parts(name).proper]
    return any(_goes_on(part, proper) for part in _AND_OTHERS.split(PARTS_OF_A_LINE.split(own)[0]))


def _goes_on(text: str, proper: list[str]) -> bool:
    """Whether what stands behind a place's name is more of a name: "TÂY", not "KÍNH GỬI" or "SỐ 15"."""
    line = [word.plain for word in words_of(text)]
    ends = [at for at in range(len(proper), len(line)) if line[at - len(proper) : at] == proper]
    return bool(ends) and AFTER_A_NAME.match(" ".join(line[ends[-1] :])) is None


def _is_denied(unit: Unit, own: str, above: str) -> bool:
    """Whether "ỦY BAN KIỂM TRA" stands below a body that "… Tỉnh ủy" is not below, or "CÔNG AN XÃ" is no province's."""
    parts = name_parts(words_of(unit.name))
    line, superior = plain(own), plain(above)
    if parts.body or not parts.level or ANY_LEVEL.search(line):
        return parts.level == "tinh" and OF_COMMUNE.search(line) is not None and _PROVINCE.search(line) is None
    if parts.level != "tinh":
        return OF_COMMUNE.search(superior) is not None and OF_COMMUNE.search(parts.level) is None
    is_of_committee = "tinh uy" in plain(unit.name) and _OF_A_COMMITTEE.match(superior) is not None
    return is_of_committee or BELOW_PROVINCE.search(superior) is not None


def stated_place(own: str) -> Place | None:
    """The place that a line tells in full with its level, "UBND XÃ MỸ AN"; a province or a city is others' head too."""
    place = _place_in(own)
    return place if place is not None and place.rank > 0 and not place.is_shortened else None


def may_be(unit: Unit, stated: Place) -> bool:
    """Whether a unit may send under the head of a place: its own by any of its names, or that of the body above it."""
    places = [place for place in map(_place_in, (unit.name, *unit.other_names)) if place is not None]
    return not any(place.rank <= stated.rank for place in places) or any(place.is_like(stated) for place in places)


class Place(NamedTuple):
    """A place that a name tells: how far down it lies, 0 where that is not sure, and its proper name run together."""

    rank: int
    name: str
    is_shortened: bool

    def is_like(self, other: Place) -> bool:
        """The same name or a part of it; of places that bear numbers, the same number."""
        if self.name.isdigit() or other.name.isdigit():
            return self.name == other.name
        return other.name in self.name or self.name in other.name


def _place_in(name: str) -> Place | None:
    words = words_of(name)
    if not names_a_place(words):
        return None
    parts = name_parts(words)
    proper = squeezed(list(parts.proper))
    number = _NUMBERS.get(proper)
    is_shortened = number is None and any(_SHORTENED.fullmatch(word.plain) for word in parts.proper)
    return Place(_RANKS.get(parts.level, 0), number or proper, is_shortened)
