"""Takes a text that names a unit in any spelling, makes the unit it means and how sure that is.

A name that could mean two units, or none for certain, gives none: a file put under the wrong unit is worse than a file
that a person must assign. "Cai Lậy" alone means neither the district nor the town of that name; "TX. Cai Lậy" does.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from tongket.units.name_parts import (
    ASKED_PART,
    BARE,
    BODY_BEGINNINGS,
    FOREIGN_PART,
    STATED,
    TYPO,
    NameParts,
    is_body,
    keys_of,
    level_after,
    level_before,
    level_spans,
    name_parts,
    names_a_place,
)
from tongket.units.spelling import Word, has_diacritics, squeezed, squeezed_exact, words_of
from tongket.units.unit import Unit

OWN_PARTS = (  # offices whose report is not the unit's own, so the name before them is surer than the name after
    "cong an", "phong", "toa an", "vien kiem sat", "bo chi huy quan su", "ban chi huy quan su", "trung tam", "truong",
    "hoi", "doan thanh nien", "chi cuc", "mat tran to quoc", "benh vien", "doi", "huyen doan", "cong doan", "lien doan",
    "van phong", "uy ban kiem tra", "ban tuyen giao", "ban dan van", "ban to chuc", "ban chi huy quan su", "chi bo",
    "chi nhanh", "hat kiem lam", "thi hanh an dan su", "bao hiem xa hoi", "tram y te", "cong ty", "ban quan ly",
)  # fmt: skip
SENT_BY_PART = re.compile(  # what comes before a place's name when another body of that place sends
    r"^(?:(?:bc|bao cao|bieu|phu luc|so lieu|\d+) )*(?:phong(?! chong\b)|hoi(?! (?:nghi|thao|thi|dong)\b)|truong|"
    r"trung tam|doan(?! (?:the|kiem|cong|giam)\b)|cong doan|lien doan|buu dien|quy tin dung|chi cuc|benh vien|"
    r"tram y te)\b|\b(?:cong an|toa an nhan dan|vien kiem sat nhan dan|(?:bo|ban) chi huy quan su|mat tran to quoc|"
    r"huyen doan|hop tac)$"
)
NOISE = (  # words of titles and file names that are also, or nearly, names of communes
    "bao cao", "phu luc", "so lieu", "tong ket", "so ket", "tong hop", "an ninh", "trat tu", "toi pham", "giai doan",
    "bieu mau", "de cuong", "phong chong", "chi thi", "nghi quyet", "ke hoach", "tinh hinh", "ket qua", "chinh thuc",
    "bo sung", "thay the", "ban cuoi", "an toan giao thong", "ma tuy", "giao thong", "nam", "lan", "bc", "bieu",
    "cong hoa xa hoi chu nghia", "doc lap tu do hanh phuc",
)  # fmt: skip
OTHER_SPELLINGS = {  # of whole names, folded and run together
    "bariavungtau": ("brvt", "vungtaubaria", "bariavt", "vtbaria", "brvungtau", "vtaubaria", "bariavtau"),
    "thuathienhue": ("tthue", "hue"),
    "daklak": ("daclac", "dacklak", "darlac", "daclak"),
    "daknong": ("dacnong", "daknon", "dacknong"),
    "backan": ("baccan",),
    "hochiminh": ("saigon",),
    "hanoi": ("hn",),
}
TO = frozenset({"cho", "den", "ve", "len", "van", "phong", "vp", "ban", "thuong", "vu", "truc", "btv"})
LONGEST = 14  # syllables in a name
SHORTEST_TYPO = 5  # letters a name needs before one wrong letter is forgiven


class Form(NamedTuple):
    """One way to write one unit's name."""

    unit: int
    quality: float
    exact: str  # the proper name with diacritics, "" when it was typed without


@dataclass(frozen=True, slots=True)
class Match:
    """Forms found at a stretch of words."""

    first: int
    last: int
    forms: tuple[Form, ...]


class NameIndex:
    """Every spelling of every unit of one list, built once; 3,000 units take well under a second."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.units = tuple(units)
        self.unit_codes = frozenset(unit.code for unit in self.units)
        self.forms: dict[str, list[Form]] = defaultdict(list)
        self.codes: dict[str, int] = {}
        self.propers: dict[str, set[int]] = defaultdict(set)
        self._near: dict[str, set[str]] | None = None
        self.has_diacritics = any(has_diacritics(words_of(unit.name)) for unit in self.units)
        self.has_provinces = False
        for index, unit in enumerate(self.units):
            self._add(index, unit)

    def recognise(self, text: str) -> tuple[Unit | None, float]:
        """The unit that the text names, and the confidence; (None, 0.0) when that is not certain."""
        words = words_of(text)
        matches = _outermost(self._matches(words))
        found = self._by_code(text) or (self._by_name(matches, words) if matches else self._by_typo(words))
        return (self.units[found[0]], found[1]) if found else (None, 0.0)

    def named(self, text: str) -> Unit | None:
        """The unit whose name the whole text is, in any spelling; codes and misspelt names tell none."""
        words = words_of(text)
        forms = self.forms.get(squeezed(words))
        verdict = self._judge(Match(0, len(words), tuple(forms)), words) if forms else None
        return self.units[verdict[0]] if verdict is not None else None

    # --- building

    def _add(self, index: int, unit: Unit) -> None:
        self.codes[_plain_code(unit.code)] = index
        for name in (unit.name, *unit.other_names):
            parts = name_parts(words := words_of(name))
            if parts.proper:
                self._add_name(index, parts)
            self.has_provinces |= parts.level == "tinh" and names_a_place(words)

    def _add_name(self, index: int, parts: NameParts) -> None:
        proper = list(parts.proper)
        exact = squeezed_exact(proper) if self.has_diacritics else ""
        spellings = (squeezed(proper), *OTHER_SPELLINGS.get(squeezed(proper), ()))
        for spelling in spellings:
            for key, quality in keys_of(parts, spelling):
                self._put(key, Form(index, quality, exact if spelling == spellings[0] else ""))
        self.propers[spellings[0]].add(index)

    def _put(self, key: str, form: Form) -> None:
        if all(known.unit != form.unit or known.quality < form.quality for known in self.forms[key]):
            self.forms[key] = [known for known in self.forms[key] if known.unit != form.unit] + [form]

    # --- looking up

    def _by_code(self, text: str) -> tuple[int, float] | None:
        whole = _plain_code(text)
        if whole in self.codes:
            return self.codes[whole], 0.98
        found = {self.codes[part] for part in _code_parts(text) if part in self.codes}
        return (found.pop(), 0.95) if len(found) == 1 else None

    def _by_name(self, matches: list[Match], words: list[Word]) -> tuple[int, float] | None:
        verdicts = [self._judge(match, words) for match in _senders(matches, words)]
        judged = [verdict for verdict in verdicts if verdict is not None]
        best = max((quality for _, quality in judged), default=0.0)
        units = {unit for unit, quality in judged if quality == best}
        return (units.pop(), best) if len(units) == 1 else None

    def _matches(self, words: list[Word]) -> Iterator[Match]:
        inside = {position for span in level_spans(words) for position in span[1:]}
        noise = _noise_spans(words)
        for first in (position for position in range(len(words)) if position not in inside):
            for last in range(first + 1, min(first + LONGEST, len(words)) + 1):
                forms = self.forms.get(squeezed(words[first:last]))
                if not forms or any(_cuts(first, last, span) for span in noise):
                    continue
                if not _is_noise(words, first, last) and not _has_two_levels(words, first, last):
                    yield Match(first, last, tuple(forms))

    def _judge(self, match: Match, words: list[Word]) -> tuple[int, float] | None:
        """The one unit a match means and how surely; None when it contradicts itself or fits several."""
        fitting = [form for form in _agreeing(match, words) if not self._is_contradicted(form, match, words)]
        best = max((form.quality for form in fitting), default=0.0)
        units = {form.unit for form in fitting if form.quality == best}
        if len(units) > 1:
            typed = squeezed(words[match.first : match.last])
            bodies = {unit for unit in units if self._is_body_in_full(unit, typed)}
            units = bodies or {unit for unit in units if self._group_is_named(unit, words)}
        if len(units) != 1:
            return None
        return units.pop(), _weighed(best, match, words)

    def _is_contradicted(self, form: Form, match: Match, words: list[Word]) -> bool:
        """A bare name that the text puts on another level, or a body of the province put in a district."""
        if form.quality >= STATED:
            return False
        if self._is_cut_short(match, words):
            return True
        parts = name_parts(words_of(self.units[form.unit].name))
        before, after = level_before(words, match.first), level_after(words, match.last)
        if parts.level == "":
            return is_body(parts) and after not in (None, "tinh")
        stated = before or after
        if stated is None:
            return squeezed(words[match.first : match.last]).isdigit()
        are_provinces = self.has_provinces and {stated, parts.level} <= {"tinh", "thanh pho"}
        return stated != parts.level and not are_provinces

    def _is_cut_short(self, match: Match, words: list[Word]) -> bool:
        """A bare name that may be part of a longer one: a lone syllable, or nearly another name with its neighbour."""
        if match.last - match.first == 1 < len(words) and len(words[match.first].plain) < 6:
            return level_before(words, match.first) is None and level_after(words, match.last) is None
        wider = ((match.first - 1, match.last), (match.first, match.last + 1))
        inside = [pair for pair in wider if pair[0] >= 0 and pair[1] <= len(words) and not _is_noise(words, *pair)]
        return any(self._typo_units(words, *pair) - {form.unit for form in match.forms} for pair in inside)

    def _is_body_in_full(self, unit: int, typed: str) -> bool:
        """ "Đảng ủy xã An Hòa" is that body, where the list also has "Xã An Hòa", which may be called so."""
        name = words_of(self.units[unit].name)
        return squeezed(name) == typed and name_parts(name).body != ""

    def _group_is_named(self, unit: int, words: list[Word]) -> bool:
        group = name_parts(words_of(self.units[unit].group)).proper
        return bool(group) and squeezed(list(group)) in squeezed(words)

    # --- one letter wrong

    def _by_typo(self, words: list[Word]) -> tuple[int, float] | None:
        found: set[int] = set()
        taken = {position for span in level_spans(words) for position in span}
        for first, length in product(range(len(words)), range(1, 6)):
            last = first + length
            if last <= len(words) and not taken & set(range(first, last)) and not _is_noise(words, first, last):
                found |= self._typo_units(words, first, last)
        return (found.pop(), TYPO) if len(found) == 1 else None

    def _typo_units(self, words: list[Word], first: int, last: int) -> set[int]:
        typed = squeezed(words[first:last])
        if len(typed) < SHORTEST_TYPO or words[first].plain in BODY_BEGINNINGS:
            return set()  # "Sở Công Thương" is a body nobody listed, not "Gò Công" with a letter wrong
        names = {name for shorter in (typed, *_one_less(typed)) for name in self.near.get(shorter, ())}
        stated = level_before(words, first) or level_after(words, last)
        units = {unit for name in names if one_apart(typed, name) for unit in self.propers[name]}
        return {unit for unit in units if stated in (None, name_parts(words_of(self.units[unit].name)).level)}

    @property
    def near(self) -> dict[str, set[str]]:
        """Proper names by themselves with one letter left out, made at the first need."""
        if self._near is None:
            self._near = defaultdict(set)
            for name in self.propers:
                for shorter in (name, *_one_less(name)) if len(name) >= SHORTEST_TYPO else ():
                    self._near[shorter].add(name)
        return self._near


def recognise(text: str, units: Sequence[Unit] | NameIndex) -> tuple[Unit | None, float]:
    """The unit that a text names in any spelling, and the confidence from 0 to 1.

    Pass a `NameIndex` when many texts are asked about one list.
    """
    index = units if isinstance(units, NameIndex) else _index(tuple(units))
    return index.recognise(text)


@lru_cache(maxsize=8)
def _index(units: tuple[Unit, ...]) -> NameIndex:
    return NameIndex(units)


# --- judging a match


def _outermost(matches: Iterable[Match]) -> list[Match]:
    """Matches that no longer name covers or carries on: "thị xã Gò Công Đông" is not "thị xã Gò Công"."""
    every = list(matches)
    whole = [match for match in every if not any(_carries_on(other, match) for other in every)]
    found = sorted(whole, key=lambda match: (match.first - match.last, match.first))
    kept: list[Match] = []
    for match in found:
        if not any(match.first < other.last and other.first < match.last for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda match: match.first)


def _carries_on(other: Match, match: Match) -> bool:
    return match.first < other.first < match.last < other.last


def _senders(matches: list[Match], words: list[Word]) -> list[Match]:
    """Names before "gửi", when there are some; never the name right after it: "BC gửi Sở Y tế" is not that body's."""
    gui = next((index for index, word in enumerate(words) if word.plain == "gui"), None)
    if gui is None:
        return matches
    return [match for match in matches if match.last <= gui] or [
        match for match in matches if not _is_addressee(words[gui + 1 : match.first])
    ]


def _is_addressee(between: list[Word]) -> bool:
    """Whether nothing but "cho", "về Văn phòng" stands between "gửi" and the name."""
    return all(word.plain in TO for word in between)


def _agreeing(match: Match, words: list[Word]) -> list[Form]:
    """Forms whose diacritics agree; all of them when the text has none, or when a single unit is meant anyway."""
    typed = words[match.first : match.last]
    if not has_diacritics(typed):
        return list(match.forms)
    exact = squeezed_exact(typed)
    same = [form for form in match.forms if not form.exact or form.exact in exact]
    if not same and any(not word.exact for word in typed):  # abbreviations have no diacritics to compare
        return list(match.forms)
    return same or [form._replace(quality=form.quality * 0.8) for form in match.forms]


def _weighed(quality: float, match: Match, words: list[Word]) -> float:
    """Surer when nothing else is said; less sure when a part of the unit, not the unit, is named."""
    before = " ".join(word.plain for word in words[max(0, match.first - 9) : match.first])
    if match.first == 0 and match.last == len(words) and quality in (STATED, BARE):
        return 1.0 if quality == STATED else 0.95
    if not before:
        return round(quality, 3)
    if SENT_BY_PART.search(before):
        return ASKED_PART
    spaced = f" {before} "
    is_part = any(f" {part} " in spaced for part in OWN_PARTS)
    return FOREIGN_PART if is_part else round(quality, 3)


def _has_two_levels(words: list[Word], first: int, last: int) -> bool:
    """ "huyện Cái Bè huyện …": the second level belongs to the next name."""
    return level_before(words, first) is not None and level_before(words, last) is not None


def _noise_spans(words: list[Word]) -> list[tuple[int, int]]:
    """Where phrases of titles stand: a name that ends in the middle of "phụ lục" is none ("… An Phú")."""
    plain = [word.plain for word in words]
    starts = ((first, phrase) for first, word in enumerate(plain) for phrase in _noise_after().get(word, ()))
    return [(first, first + len(phrase)) for first, phrase in starts if plain[first : first + len(phrase)] == phrase]


@cache
def _noise_after() -> dict[str, list[list[str]]]:
    """Phrases of titles by their first word."""
    phrases: dict[str, list[list[str]]] = {}
    for phrase in (phrase.split() for phrase in NOISE if " " in phrase):
        phrases.setdefault(phrase[0], []).append(phrase)
    return phrases


def _cuts(first: int, last: int, span: tuple[int, int]) -> bool:
    """Whether a stretch begins or ends inside a phrase."""
    return span[0] < first < span[1] < last or first < span[0] < last < span[1]


def _is_noise(words: list[Word], first: int, last: int) -> bool:
    """Words of a title, unless a level stands before them: "xã An Ninh" is a commune."""
    phrase = " ".join(word.plain for word in words[first:last])
    return phrase in NOISE and level_before(words, first) is None


# --- codes


def _plain_code(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum())


def _code_parts(text: str) -> Iterator[str]:
    """Parts of a text that can be a code: letters with digits, or four digits and more that are no year."""
    for part in "".join(letter if letter.isalnum() or letter == "-" else " " for letter in text.lower()).split():
        for candidate in {part, part.replace("-", ""), *part.split("-")}:
            plain = _plain_code(candidate)
            mixed = any(letter.isdigit() for letter in plain) and any(letter.isalpha() for letter in plain)
            if (mixed and len(plain) > 2) or (plain.isdigit() and len(plain) > 4):
                yield plain


# --- one letter wrong


def _one_less(word: str) -> Iterator[str]:
    return (word[:index] + word[index + 1 :] for index in range(len(word)))


def one_apart(left: str, right: str) -> bool:
    """Whether one letter was added, lost, changed, or two neighbours swapped."""
    if left == right:
        return False
    short, long = sorted((left, right), key=len)
    if len(long) - len(short) == 1:
        return short in _one_less(long)
    differing = [index for index, pair in enumerate(zip(left, right, strict=False)) if pair[0] != pair[1]]
    swapped = len(differing) == 2 and differing[1] == differing[0] + 1
    is_swap = swapped and left[differing[0]] == right[differing[1]] and left[differing[1]] == right[differing[0]]
    return len(long) == len(short) and (len(differing) == 1 or is_swap)
