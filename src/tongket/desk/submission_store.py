"""Readings kept between runs, by content: a file that has not changed is not read again.

Kept as plain JSON, never as objects that could run code: a review folder travels between people.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache
from hashlib import sha256
from itertools import chain, compress, count, groupby, repeat
from operator import is_not, ne
from pathlib import Path
from sys import intern
from typing import TYPE_CHECKING, Any, TypeVar

from tongket.collect.files.unreadable import Unreadable
from tongket.collect.submission import (
    Batch,
    Letterhead,
    ListRow,
    Oddity,
    OddityKind,
    Place,
    Quality,
    State,
    Submission,
)

if TYPE_CHECKING:
    from tongket.collect.narratives.narrative import Narrative

Kind = TypeVar("Kind", bound=StrEnum)
_READING_ROOMS = ("units", "periods", "wording", "directive", "collect")
_SHORT = 8
_MOST_NUMBERS = 1 << 18  # held once each: thousands of units repeat the same small numbers


@cache
def edition(*rooms: str) -> str:
    """A mark of the code of these rooms: what other code made is made again."""
    return sha256(b"".join(map(_mark_of_room, rooms))).hexdigest()


@cache
def _mark_of_room(room: str) -> bytes:
    digest = sha256()
    for where, folders, names in os.walk(Path(__file__).resolve().parent.parent / room):
        folders.sort()
        for name in sorted(name for name in names if name.endswith(".py")):
            with Path(where, name).open("rb", buffering=0) as source:
                digest.update(source.read())
    return digest.digest()


def reading_edition() -> str:
    """A mark of the code that reads, and of how readings are kept."""
    return edition(*_READING_ROOMS) + _store_edition()


@cache
def _store_edition() -> str:
    here = Path(__file__)
    kept_by = (here, *sorted(here.parent.glob("described_*.py")))
    return sha256(b"".join(source.read_bytes() for source in kept_by)).hexdigest()


def reading_key(content_hash: str, file: str, form_hash: str) -> str:
    """What a kept reading depends on: the bytes, the path it is told by, the form and the reading code."""
    return sha256("\n".join((content_hash, file, form_hash, reading_edition())).encode()).hexdigest()


def kept_text(submission: Submission) -> str:
    """A submission as one line of JSON."""
    plain = {
        "file": submission.file,
        "sha256": submission.sha256,
        "size": submission.size,
        "format": submission.format,
        "kind": submission.kind,
        "letterhead": _plain_letterhead(submission.letterhead),
        "stamp": dict(submission.stamp),
        "batch": _plain_batch(submission.batch) if submission.batch is not None else None,
        "narrative": _plain_narrative(submission.narrative) if submission.narrative is not None else None,
        "document": submission.document,
        "oddities": [_plain_oddity(oddity) for oddity in submission.oddities],
        "list_rows": [[list(row.at), *row[1:]] for row in submission.list_rows],
        "origin": submission.origin,
        "sent": submission.sent,
        "reader": submission.reader,
    }
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"), default=_tagged)


def refusal_text(reason: Unreadable) -> str:
    """Why a file cannot be read, to be kept in place of its reading."""
    return json.dumps({"refused": reason.kind.value, "detail": reason.detail}, ensure_ascii=False)


def refusal_of(text: str) -> Unreadable | None:
    """The refusal that `refusal_text` wrote; None when the text is that of a reading."""
    if not text.startswith('{"refused"'):
        return None
    plain = json.loads(text)
    return Unreadable(OddityKind(plain["refused"]), str(plain["detail"]))


def _tagged(value: object) -> Any:
    if isinstance(value, Decimal):
        return {"$decimal": str(value)}
    if isinstance(value, date):
        return {"$date": value.isoformat()}
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} cannot be kept")


def _untagged(value: dict[str, Any]) -> Any:
    if "$decimal" in value:
        return Decimal(value["$decimal"])
    return date.fromisoformat(value["$date"]) if "$date" in value else value


def _plain_batch(batch: Batch) -> dict[str, Any]:
    """A few long texts. Of a stored text that is its figure, as it is printed, nothing more is kept."""
    figures = ["" if value is None else str(value) for value in batch.values]
    apart = list(compress(count(), map(ne, figures, batch.raws)))
    return {
        "places": _runs(batch.sheets, batch.cells),
        "values": " ".join(figures),
        "raws": _listed(apart, [batch.raws[i] for i in apart]),
        "states": _by_kind(batch.states, _NUMBER),
        "qualities": _by_kind(batch.qualities, Quality.FINAL),
        "totals": {i: str(total) for i, total in batch.totals.items()},
        "formulas": _listed(batch.formulas, list(batch.formulas.values())),
        "factors": {i: str(factor) for i, factor in batch.factors.items()},
    }


def _listed(indexes: Iterable[int], texts: Sequence[str]) -> tuple[str, str | list[str]]:
    """The texts of some cells."""
    return " ".join(map(str, indexes)), _joined(texts)


def _by_kind(kinds: Sequence[StrEnum], usual: StrEnum) -> dict[str, str]:
    """The cells of each kind but the usual one."""
    cells: dict[str, list[str]] = {}
    for index in compress(count(), map(is_not, kinds, repeat(usual))):
        cells.setdefault(kinds[index].value, []).append(str(index))
    return {kind: " ".join(indexes) for kind, indexes in cells.items()}


def _joined(texts: Sequence[str]) -> str | list[str]:
    """One text of lines; a list where one of them has several lines itself."""
    joined = "\n".join(texts)
    return joined if joined.count("\n") == len(texts) - 1 else list(texts)


def _parted(texts: str | Sequence[str]) -> Sequence[str]:
    return texts.split("\n") if isinstance(texts, str) else texts


def _runs(sheets: Sequence[str], cells: Sequence[str]) -> list[tuple[str, str]]:
    """Each stretch of cells of one sheet as its name and the addresses."""
    runs, start = [], 0
    for name, run in groupby(sheets):
        end = start + len(list(run))
        runs.append((name, " ".join(cells[start:end])))
        start = end
    return runs


def _plain_oddity(oddity: Oddity) -> list[Any]:
    return [oddity.kind.value, list(oddity.at), oddity.facts, oddity.form_cell]


def _plain_narrative(narrative: Narrative) -> dict[str, Any]:
    from tongket.collect.narratives.store import narrative_text  # the readers of documents load where one came

    return narrative_text(narrative)


def _narrative(plain: dict[str, Any]) -> Narrative:
    from tongket.collect.narratives.store import narrative_of

    return narrative_of(plain)


def submission_of(text: str) -> Submission:
    """The submission that `kept_text` wrote. Raises ValueError, KeyError or TypeError when the text is not one."""
    plain = _TAGGED.decode(text) if _TAG in text else json.loads(text)
    return Submission(
        file=plain["file"],
        sha256=plain["sha256"],
        size=plain["size"],
        format=plain["format"],
        kind=plain["kind"],
        letterhead=_letterhead(plain["letterhead"]),
        stamp=plain["stamp"],
        batch=_batch(plain["batch"]) if plain["batch"] is not None else None,
        narrative=_narrative(plain["narrative"]) if plain["narrative"] is not None else None,
        document=plain["document"],
        oddities=[_oddity(entry) for entry in plain["oddities"]],
        list_rows=[_list_row(*row) for row in plain["list_rows"]],
        origin=plain["origin"],
        sent=plain["sent"],
        reader=plain["reader"],
    )


def _list_row(at: list[Any], texts: list[str], of_list: str, columns: list[int]) -> ListRow:
    return ListRow(Place(*at), tuple(texts), of_list, tuple(columns))


def _plain_letterhead(letterhead: Letterhead) -> dict[str, Any]:
    """Without a tag for its date: most texts have no other, and are read the faster for it."""
    plain = {name: getattr(letterhead, name) for name in _LETTERHEAD}
    return {**plain, "dated": letterhead.dated and letterhead.dated.isoformat()}


def _letterhead(plain: Mapping[str, Any]) -> Letterhead:
    dated = plain["dated"] and date.fromisoformat(plain["dated"])
    told = {name: tuple(plain[name]) for name in ("directives", "version")}
    return Letterhead(**{**plain, **told, "dated": dated})


def _oddity(entry: list[Any]) -> Oddity:
    kind, at, facts, form_cell = entry
    return Oddity(kind=OddityKind(kind), at=Place(*at), facts=facts, form_cell=form_cell)


def _batch(plain: Mapping[str, Any]) -> Batch:
    sheets, cells = _places(plain["places"])
    values = list(map(_number_in, plain["values"].split(" ")))
    return Batch(
        sheets=sheets,
        cells=cells,
        raws=_Texts(plain["values"], *plain["raws"], length=len(values)),
        values=values,
        states=_kinds(len(values), plain["states"], _NUMBER),
        qualities=_qualities(len(values), tuple(plain["qualities"].items())),
        totals=_decimals(plain["totals"]),
        formulas=_Formulas(*plain["formulas"]),
        factors=_decimals(plain["factors"]),
    )


class _Texts(Sequence[str]):
    """Stored texts, left as they were kept until somebody asks for one: adding up asks for hardly any."""

    __slots__ = ("_kept", "_length", "_texts")

    def __init__(self, figures: str, apart: str, texts: str | list[str], *, length: int) -> None:
        """The texts are the figures, but for some that stand apart."""
        self._kept, self._length, self._texts = (figures, apart, texts), length, list[str]()

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, index: Any) -> Any:
        return (self._texts or self._told())[index]

    def _told(self) -> list[str]:
        figures, apart, texts = self._kept
        self._texts = list(map(intern, figures.split(" ")))  # units repeat the same small numbers
        for index, text in _pairs(apart, texts):
            self._texts[index] = intern(text)
        return self._texts

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]


class _Formulas(Mapping[int, str]):
    """Formulas by index, left as they were kept until somebody asks; once for all workbooks that have the same."""

    __slots__ = ("_kept",)

    def __init__(self, indexes: str, formulas: str | Sequence[str]) -> None:
        self._kept = indexes, formulas if isinstance(formulas, str) else tuple(formulas)

    def __getitem__(self, index: int) -> str:
        return _formulas(*self._kept)[index]

    def __iter__(self) -> Iterator[int]:
        return iter(_formulas(*self._kept))

    def __len__(self) -> int:
        return len(_formulas(*self._kept))


def _pairs(indexes: str, texts: str | Sequence[str]) -> Iterator[tuple[int, str]]:
    """What `_listed` wrote."""
    return zip(map(int, indexes.split()), _parted(texts), strict=False)


def _places(runs: Sequence[tuple[str, str]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sheet and the address of every cell."""
    sheets, cells = zip(*(_run(name, addresses) for name, addresses in runs), strict=True)
    return tuple(chain.from_iterable(sheets)), tuple(chain.from_iterable(cells))


@lru_cache(maxsize=512)  # a sheet has its figures in the same places in most workbooks
def _run(name: str, addresses: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    cells = tuple(addresses.split(" "))
    return (name,) * len(cells), cells


@lru_cache(maxsize=256)
def _qualities(length: int, exceptions: tuple[tuple[str, str], ...]) -> tuple[Quality, ...]:
    return tuple(_kinds(length, dict(exceptions), Quality.FINAL))


def _kinds(length: int, exceptions: Mapping[str, str], usual: Kind) -> list[Kind]:
    """What `_by_kind` wrote."""
    kinds = [usual] * length
    for name, indexes in exceptions.items():
        kind = type(usual)(name)
        for index in map(int, indexes.split()):
            kinds[index] = kind
    return kinds


@lru_cache(maxsize=256)
def _formulas(indexes: str, formulas: str | tuple[str, ...]) -> dict[int, str]:
    return dict(_pairs(indexes, formulas))


def _decimals(plain: Mapping[str, str]) -> dict[int, Decimal]:
    return {int(index): Decimal(value) for index, value in plain.items()}


class _Numbers(dict[str, Decimal | None]):
    """The number that a kept figure is; one Decimal for all equal ones, but for long ones (rates, mostly).

    Of those hardly two are equal.
    """

    def __missing__(self, figure: str) -> Decimal | None:
        value = Decimal(figure) if figure else None
        if len(figure) <= _SHORT:
            if len(self) > _MOST_NUMBERS:
                self.clear()
            self[figure] = value
        return value


_number_in = _Numbers().__getitem__
_NUMBER = State.NUMBER
_TAG = '{"$d'
_TAGGED = json.JSONDecoder(object_hook=_untagged)
_LETTERHEAD = tuple(field.name for field in fields(Letterhead))
