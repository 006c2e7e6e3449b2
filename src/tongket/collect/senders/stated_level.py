"""Takes a letterhead and the unit its lines seem to name, makes whether they tell a level or a commune not the unit's.

"CÔNG AN" below "ỦY BAN NHÂN DÂN XÃ BẠCH SA" is not "Công an xã" in the list of xã Đồng Rộc.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import takewhile

from tongket.units.name_parts import name_parts, names_a_place
from tongket.units.spelling import words_of
from tongket.units.unit import Unit

_BODY = "(?:uy ban nhan dan|dang uy)"
_COMMUNES = {
    "xa": rf"(?<!thi )(?<!tac )xa(?! hoi\b)|{_BODY} x",
    "phuong": rf"(?<!dia )phuong|{_BODY} p",
    "thi tran": rf"thi tran|{_BODY} tt",
    "dac khu": "dac khu",
}
_DISTRICTS = {
    "huyen": "huyen",
    "quan": r"quan uy|(?<!co )quan(?! (?:su|khu|doi|ly|tri)\b)",
    "thi xa": "thi xa|tx|thi uy",
    "thanh pho": "thanh pho|tp|thanh uy",
}


def _stating(*levels: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(levels)})\b")


_EACH = {level: _stating(words) for level, words in (_COMMUNES | _DISTRICTS).items()}
OF_COMMUNE = _stating(*_COMMUNES.values())
BELOW_PROVINCE = _stating(*_COMMUNES.values(), *_DISTRICTS.values())
ANY_LEVEL = _stating("tinh", *_COMMUNES.values(), *_DISTRICTS.values())
PARTS_OF_A_LINE = re.compile(r"[,;:()–-]")
AFTER_A_NAME = re.compile(
    r"(?:tinh|huyen|thi|thanh|tp|quan|h|tx|xa|phuong|dac|uy|ban|khoa|nhiem|nam|thang|quy|lan|gui|kinh gui|ve|bao|so|to|"
    r"\d+)\b"
)
_PROVINCE = re.compile(r"\btinh (?:(?:uy|doan)\b ?)?(?P<name>.+)")


def province_in(*lines: str) -> str:
    """The name after "TỈNH", "TỈNH ỦY" in the first of the lines that tells one; "" where none does."""
    found = (_PROVINCE.search(plain(line)) for line in lines)
    names = [match["name"] for match in found if match is not None and AFTER_A_NAME.match(match["name"]) is None]
    return names[0] if names else ""


def is_of_another_province(line: str, province: str) -> bool:
    """Whether a line tells a province, and another one than that; a name may be followed by more."""
    told = province_in(line).replace(" ", "")
    return bool(told and province) and not told.startswith(province.replace(" ", ""))


class ListedCommunes:
    """The communes that the names of a list tell; taken apart once, for thousands of letterheads."""

    def __init__(self, units: Iterable[Unit]) -> None:
        texts = (text for unit in units for text in (unit.name, *unit.other_names, unit.group) if text)
        self._names = [(f" {plain(text)} ", names_a_place(words_of(text))) for text in dict.fromkeys(texts)]
        self._tells_of_some = any(is_place or name.startswith(" truong ") for name, is_place in self._names)
        self._known: dict[str, bool] = {}

    def has(self, place: str) -> bool:
        """Whether a unit has that commune in its name; so also in a list that tells of no commune at all."""
        if place not in self._known:
            said = f" {place} "
            found = any(name.endswith(said) if is_place else said in name for name, is_place in self._names)
            self._known[place] = found or not self._tells_of_some
        return self._known[place]


def is_elsewhere(unit: Unit, own: str, above: str, listed: Callable[[], ListedCommunes]) -> bool:
    """Whether the lines tell another level than a body has, or a commune that no unit of the list has."""
    if names_a_place(words_of(unit.name)):
        return False
    place = _commune_in(own) or _commune_in(above)
    return _is_of_another_level(unit, plain(own), plain(above)) or (place != "" and not listed().has(place))


def _is_of_another_level(unit: Unit, own: str, above: str) -> bool:
    """Of a body of a district or a commune: "CÔNG AN TỈNH", "SỞ Y TẾ" above it tell nothing of whose it is."""
    level = name_parts(words_of(unit.name)).level
    stating = own if ANY_LEVEL.search(own) else above
    return level in _EACH and stating != "" and _EACH[level].search(stating) is None


def _commune_in(line: str) -> str:
    """The name after "XÃ", "PHƯỜNG"; "" where the line tells none."""
    for part in PARTS_OF_A_LINE.split(line):
        text = plain(part)
        if (stated := OF_COMMUNE.search(text)) is not None:
            name = text[stated.end() :].split()
            return " ".join([*name[:1], *takewhile(lambda word: AFTER_A_NAME.match(word) is None, name[1:])])
    return ""


def plain(text: str) -> str:
    """The words of a line without diacritics, abbreviations of bodies written out."""
    return " ".join(word.plain for word in words_of(text))
