"""Takes the syllables of a unit's name, makes its parts (body, level, proper name) and every way to write them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from tongket.units.spelling import Word

LEVELS = {  # the word for the level: its short forms, and the name of its Party committee
    "thi tran": (("thi tran", "tt"), ("dang uy thi tran",)),
    "thanh pho": (("thanh pho", "tp"), ("thanh uy",)),
    "thi xa": (("thi xa", "tx", "t x"), ("thi uy",)),
    "huyen": (("huyen", "h"), ("huyen uy", "hu")),
    "phuong": (("phuong", "p"), ("dang uy phuong",)),
    "dac khu": (("dac khu",), ("dang uy dac khu",)),
    "quan": (("quan", "q"), ("quan uy",)),
    "tinh": (("tinh", "t"), ("tinh uy",)),
    "xa": (("xa", "x"), ("dang uy xa",)),
}
STATE_BODIES = ("uy ban nhan dan", "hoi dong nhan dan")
PARTY_BODIES = ("ban thuong vu", "ban chap hanh", "dang bo", "dang uy")
LEVEL_PHRASES: dict[str, list[list[str]]] = {}
for _phrase in (*STATE_BODIES, *(name for state, party in LEVELS.values() for name in (*party, *state))):
    if len(_phrase) > 2:
        LEVEL_PHRASES.setdefault(_phrase.split()[0], []).append(_phrase.split())
BODY_BEGINNINGS = frozenset(
    [
        "so",
        "ban",
        "bo",
        "hoi",
        "vien",
        "toa",
        "cuc",
        "chi",
        "mat",
        "bao",
        "kho",
        "ngan",
        "van",
        "truong",
        "cong",
        "lien",
    ]
)
DISTRICT_BODIES = frozenset({"phong", "dang", "trung", "dai", "hat", "doan", "benh", "tram"})
AMBIGUOUS_WITH = frozenset({"tt", "t", "h", "p", "q", "x", "hu"})  # short forms that also mean other things

STATED, BARE, LEVEL_LAST, TYPO, FOREIGN_PART, ASKED_PART = 0.97, 0.9, 0.85, 0.75, 0.7, 0.55


@dataclass(frozen=True, slots=True)
class NameParts:
    """A unit's name taken apart: "UBND | thị xã | Cai Lậy"."""

    body: str
    level: str
    proper: tuple[Word, ...]


def name_parts(words: list[Word]) -> NameParts:
    """ "UBND thị xã Cai Lậy" is its body, its level, its proper name; a body of the province keeps its whole name."""
    plain = [word.plain for word in words]
    body = next((body for body in STATE_BODIES + PARTY_BODIES if _starts(plain, body)), "")
    rest = words[len(body.split()) :]
    level, taken = _level_at(rest)
    if level and rest[taken:]:
        return NameParts(body or _party(rest, taken), level, tuple(rest[taken:]))
    return _provincial(words)


def _provincial(words: list[Word]) -> NameParts:
    """ "Công an tỉnh Tiền Giang", "Ban Tuyên giáo Tỉnh ủy": what stands before the province."""
    plain = [word.plain for word in words]
    at = next((index for index, word in enumerate(plain) if word == "tinh" and index), None)
    if at is None and plain[:1] and plain[0] in DISTRICT_BODIES | BODY_BEGINNINGS:
        return _of_a_district(words, plain)
    if at is None or plain[:at] in (["ban"], ["van", "phong"], ["uy", "ban", "nhan", "dan"]):
        return NameParts("", "", tuple(words))
    return NameParts("", "tinh", tuple(words[:at]))


def _of_a_district(words: list[Word], plain: list[str]) -> NameParts:
    """ "Hội Nông dân huyện", in the list of one district or commune: its head may say "HỘI NÔNG DÂN" alone."""
    for level in ("huyen", "quan", "thi xa", "thanh pho", "phuong", "thi tran", "dac khu", "xa"):
        size = level.count(" ") + 1
        if len(plain) > size + 1 and plain[-size:] == level.split() and plain[-2:] != ["tac", "xa"]:
            return NameParts("", level, tuple(words[:-size]))
    return NameParts("", "", tuple(words))


def names_a_place(words: list[Word]) -> bool:
    """ "UBND xã An Bình", "Tỉnh Tiền Giang": the name ends with the place's own, as that of "Công an tỉnh" does not."""
    parts = name_parts(words)
    return parts.level != "" and tuple(words[-len(parts.proper) :]) == parts.proper


def is_body(parts: NameParts) -> bool:
    """A body of the province rather than a place: "Sở Tư pháp"."""
    return parts.proper[0].plain in BODY_BEGINNINGS


def _party(rest: list[Word], taken: int) -> str:
    return "dang" if rest[taken - 1].plain == "uy" else ""


def _level_at(words: list[Word]) -> tuple[str, int]:
    """The level that a list of words begins with, and how many words it takes."""
    plain = [word.plain for word in words]
    if any(_starts(plain, name) for name in ("tinh doan", "huyen doan", "quan su")):  # the Youth Union, the military
        return "", 0
    for level, (state, party) in LEVELS.items():
        for name in (*party, *state):
            if _starts(plain, name) and len(plain) > len(_split(name)):
                return level, len(_split(name))
    return "", 0


def _starts(plain: list[str], phrase: str) -> bool:
    words = _split(phrase)
    return plain[: len(words)] == words


@cache
def _split(phrase: str) -> list[str]:
    """One of the names of levels, split once."""
    return phrase.split()


def keys_of(parts: NameParts, spelling: str) -> Iterator[tuple[str, float]]:
    """Every run of letters under which a name is looked up, with how much each says."""
    yield spelling, BARE
    if parts.level == "":
        return
    for before, level in product(_bodies(parts), _level_names(parts)):
        short = level in AMBIGUOUS_WITH and (spelling.isdigit() or (level in ("t", "hu", "x") and len(spelling) < 5))
        if not short or before:
            yield before + level.replace(" ", "") + spelling, STATED
    full = LEVELS[parts.level][0][0].replace(" ", "")
    if parts.body == "dang":  # "Huyện Cái Bè" may mean "Huyện ủy Cái Bè", and nobody for sure where the list has both
        yield full + spelling, STATED
    if not spelling.isdigit():
        yield spelling + full, STATED if full == "tinh" or _names_a_body(parts) else LEVEL_LAST


def _names_a_body(parts: NameParts) -> bool:
    return len(parts.proper) > 1 and parts.proper[0].plain in DISTRICT_BODIES | BODY_BEGINNINGS


def _bodies(parts: NameParts) -> tuple[str, ...]:
    own = parts.body.replace(" ", "")
    return ("", "uybannhandan") if not own or own == "dang" else ("", own)


def _level_names(parts: NameParts) -> tuple[str, ...]:
    state, party = LEVELS[parts.level]
    if parts.body in STATE_BODIES:
        return state
    return party if parts.body == "dang" else (*state, *party)


def _split_names(shortest: int, without: tuple[str, ...] = ()) -> tuple[tuple[str, tuple[list[str], ...]], ...]:
    """Each level with the words of its names, split once."""
    return tuple(
        (level, tuple(name.split() for name in (*party, *state) if len(name) >= shortest and name not in without))
        for level, (state, party) in LEVELS.items()
    )


_BEFORE = _split_names(0, without=("tt", "t", "hu", "x"))
_AFTER = _split_names(3)


def level_before(words: list[Word], first: int) -> str | None:
    """The level stated right before a name."""
    before = [word.plain for word in words[max(0, first - 4) : first]]
    for level, names in _BEFORE if before else ():
        for name in names:
            if before[-1] == name[-1] and before[-len(name) :] == name:
                return level
    return None


def level_after(words: list[Word], last: int) -> str | None:
    """The level stated right after a name ("cai_lay_huyen"), or of what a body belongs to ("Công an huyện")."""
    after = [word.plain for word in words[last : last + 2]]
    if after in (["khu", "vuc"], ["co", "so"]):  # since 2025: "Tòa án nhân dân khu vực 3", "Thuế cơ sở 2"
        return "khu vuc"
    if after[:1] == ["xa"] and after[1:] and after[1] != "hoi":  # "Hội Nông dân xã …", not "… và xã hội"
        return "xa"
    for level, names in _AFTER if after else ():
        for name in names:
            if after[0] == name[0] and after[: len(name)] == name:
                return level
    return None


def level_spans(words: list[Word]) -> Iterator[range]:
    """Where words of levels and bodies stand: no name begins in the middle of "thị trấn"."""
    plain = [word.plain for word in words]
    for first in range(len(plain)):
        for phrase in LEVEL_PHRASES.get(plain[first], ()):
            if plain[first : first + len(phrase)] == phrase:
                yield range(first, first + len(phrase))
