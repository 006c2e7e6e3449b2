"""Takes what arrived, makes findings where units that were merged into one report apart, each under its old name.

The list gives the old names as other names of the new unit, so that all these files are that unit's: but none is a
version of another, and each may hold the figures of a part only. One old name alone is that of a unit renamed, and
names that differ by a letter, or as names of the highlands are spelt, are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from tongket.check.arrivals import Arrivals
from tongket.check.finding import Finding
from tongket.check.kinds.files import FormerUnitAlone, FormerUnitsApart
from tongket.collect.senders.file_mapping import FileMapping, FileStatus
from tongket.collect.senders.versions import says_its_version
from tongket.collect.submission import Place, Submission
from tongket.units.name_parts import name_parts, names_a_place
from tongket.units.names import NameIndex, one_apart
from tongket.units.spelling import squeezed, words_of
from tongket.units.unit import Unit

_SHORTEST = 5  # letters of a name; less is an abbreviation of another
_ASIDE = re.compile(r"\s*[(,]")  # "Xã Mỹ An (huyện Châu Phú)"
_DEPARTMENT, _PART = "#", "|"
_MERGED = 3  # names: today's and two old ones
_SAME_SOUND = ((re.compile("^(?:ea|ia|ya)"), "ia"), (re.compile("ch|c"), "k"))  # "Ea Súp", "Ya Súp"; "Pắc", "Păk"
_MOSTLY = 0.5
_FIGURES = frozenset({"figures", "both"})


def former_units(arrivals: Arrivals) -> Iterator[Finding]:
    """One finding for each report that gave way to another part's, or for the one that came alone."""
    apart = list(_apart(arrivals))
    yield from apart
    told = {finding.unit for finding in apart}
    for mapping in arrivals.mappings:
        unit, named = _former_name(arrivals, mapping)
        if unit is not None and named and mapping.status is FileStatus.USED and unit.code not in told:
            told.add(unit.code)
            yield FormerUnitAlone(at=Place(mapping.file), unit=unit.code, named=named, name=unit.name)


def _apart(arrivals: Arrivals) -> Iterator[FormerUnitsApart]:
    by_file = {mapping.file: mapping for mapping in arrivals.mappings}
    for mapping in arrivals.mappings:
        why, _, other = mapping.why.partition(":")
        if mapping.status is not FileStatus.SUPERSEDED or why not in ("newer", "chosen") or other not in by_file:
            continue
        unit, counted = _former_name(arrivals, by_file[other])
        named = _name_in_head(arrivals, mapping)
        if unit is None or not counted or named in ("", counted):
            continue
        if not _are_versions(*(arrivals.submissions[file] for file in (mapping.file, other))):
            yield FormerUnitsApart(
                at=Place(mapping.file),
                unit=unit.code,
                related=(Place(other),),
                named=named,
                name=unit.name,
                other=other,
                other_name=counted,
            )


def _are_versions(replaced: Submission, counted: Submission) -> bool:
    """Whether both are called rounds of one report ("lần 1", "lần 2"), or most figures are the same: a new letterhead
    on what an old one was sent under."""
    if says_its_version(replaced) and says_its_version(counted):
        return True
    if replaced.batch is None or counted.batch is None:
        return False
    pairs = [pair for pair in zip(replaced.batch.values, counted.batch.values, strict=False) if pair[0]]
    return sum(here == there for here, there in pairs) > _MOSTLY * len(pairs)


def _former_name(arrivals: Arrivals, mapping: FileMapping) -> tuple[Unit | None, str]:
    """The unit of a report, and the name in its head where that is not today's."""
    unit, named = arrivals.units.get(mapping.unit or ""), _name_in_head(arrivals, mapping)
    return unit, named if unit is not None and named != unit.name else ""


def _name_in_head(arrivals: Arrivals, mapping: FileMapping) -> str:
    """The one of the names of a merged unit that a letterhead bears; "" where none, or not for certain."""
    unit, submission = arrivals.units.get(mapping.unit or ""), arrivals.submissions.get(mapping.file)
    if unit is None or submission is None or not _was_merged(unit) or mapping.kind not in _FIGURES:
        return ""
    found, _ = _index_of(unit).recognise(submission.letterhead.unit_text or "")
    return _names_of(unit).get(found.code, "") if found is not None else ""


def _was_merged(unit: Unit) -> bool:
    return len(unit.other_names) + 1 >= _MERGED and len(_names_of(unit)) >= _MERGED


@lru_cache(maxsize=4096)
def _index_of(unit: Unit) -> NameIndex:
    return NameIndex(Unit(code=key, name=name) for key, name in _names_of(unit).items())


@lru_cache(maxsize=4096)
def _names_of(unit: Unit) -> Mapping[str, str]:
    """The names that mean different places or departments, by what tells them apart; the first is today's.

    Abbreviations and other spellings of a name stand for the name they mean.
    """
    names: dict[str, str] = {}
    for name in (unit.name, *unit.other_names):
        key = _key(name)
        if key and not any(_are_alike(key, known) for known in names):
            names[key] = name
    return names


def _key(name: str) -> str:
    """What tells one place from another, or one department: "" of a body whose names only vary."""
    words = words_of(_ASIDE.split(name)[0])
    parts = name_parts(words)
    proper = squeezed(list(parts.proper))
    if words[:1] == words_of("Sở"):
        return f"{_DEPARTMENT}{proper}" if len(proper) >= _SHORTEST else ""
    letters = "".join(word.plain for word in parts.proper if len(word.plain) == 1 or word.plain.isdigit())
    return f"{proper}{_PART}{letters}" if names_a_place(words) and len(proper) >= _SHORTEST else ""


def _are_alike(key: str, known: str) -> bool:
    """The same name; of departments, one with more words too: "Sở Xây dựng", "Sở Xây dựng Hòa An"."""
    if key[0] == _DEPARTMENT or known[0] == _DEPARTMENT:
        return key.startswith(known) or known.startswith(key)
    (name, part), (other, its) = (each.split(_PART) for each in (key, known))
    return part == its and _sounds_like(name, other)  # "Long Khánh A" and "Long Khánh B" are two


def _sounds_like(name: str, other: str) -> bool:
    """The same but for a letter, or as names of the highlands are spelt."""
    for spelt, meant in _SAME_SOUND:
        name, other = spelt.sub(meant, name), spelt.sub(meant, other)
    return name == other or one_apart(name, other)
