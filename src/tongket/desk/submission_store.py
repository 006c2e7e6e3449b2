"""Readings kept between runs, by content: a file that has not changed is not read again.

Kept as plain JSON, never as objects that could run code: a review folder travels between people.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from sys import intern
from typing import Any

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

_READING_ROOMS = ("units", "periods", "wording", "directive", "collect")
_STATES = {state: state.value for state in State}


@cache
def reading_edition() -> str:
    """A mark of the code that reads: readings made by other code are made again."""
    digest = sha256()
    root = Path(__file__).resolve().parent.parent
    for room in _READING_ROOMS:
        for source in sorted((root / room).glob("*.py")):
            digest.update(source.read_bytes())
    return digest.hexdigest()


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
        "letterhead": asdict(submission.letterhead),
        "stamp": dict(submission.stamp),
        "batch": _plain_batch(submission.batch) if submission.batch is not None else None,
        "oddities": [_plain_oddity(oddity) for oddity in submission.oddities],
        "list_rows": [[list(row.at), list(row.texts)] for row in submission.list_rows],
        "origin": submission.origin,
        "sent": submission.sent,
        "reader": submission.reader,
    }
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"), default=_tagged)


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
    names = sorted(set(batch.sheets))
    number_of = {name: number for number, name in enumerate(names)}
    return {
        "names": names,
        "sheets": [number_of[name] for name in batch.sheets],
        "cells": batch.cells,
        "raws": batch.raws,
        "values": [None if value is None else str(value) for value in batch.values],
        "states": [_STATES[state] for state in batch.states],
        "qualities": {
            index: quality.value for index, quality in enumerate(batch.qualities) if quality is not Quality.FINAL
        },
        "totals": {index: str(total) for index, total in batch.totals.items()},
        "formulas": batch.formulas,
        "factors": {index: str(factor) for index, factor in batch.factors.items()},
    }


def _plain_oddity(oddity: Oddity) -> list[Any]:
    return [oddity.kind.value, list(oddity.at), oddity.facts, oddity.form_cell]


def submission_of(text: str) -> Submission:
    """The submission that `kept_text` wrote. Raises ValueError, KeyError or TypeError when the text is not one."""
    plain = json.loads(text, object_hook=_untagged)
    return Submission(
        file=plain["file"],
        sha256=plain["sha256"],
        size=plain["size"],
        format=plain["format"],
        kind=plain["kind"],
        letterhead=_letterhead(plain["letterhead"]),
        stamp=plain["stamp"],
        batch=_batch(plain["batch"]) if plain["batch"] is not None else None,
        oddities=[_oddity(entry) for entry in plain["oddities"]],
        list_rows=[ListRow(Place(*at), tuple(texts)) for at, texts in plain["list_rows"]],
        origin=plain["origin"],
        sent=plain["sent"],
        reader=plain["reader"],
    )


def _letterhead(plain: Mapping[str, Any]) -> Letterhead:
    return Letterhead(**{**plain, "directives": tuple(plain["directives"])})


def _oddity(entry: list[Any]) -> Oddity:
    kind, at, facts, form_cell = entry
    return Oddity(kind=OddityKind(kind), at=Place(*at), facts=facts, form_cell=form_cell)


def _batch(plain: Mapping[str, Any]) -> Batch:
    names = [intern(name) for name in plain["names"]]
    qualities = [Quality.FINAL] * len(plain["cells"])
    for index, quality in plain["qualities"].items():
        qualities[int(index)] = Quality(quality)
    states = {state.value: state for state in State}
    return Batch(
        sheets=[names[number] for number in plain["sheets"]],
        cells=[intern(cell) for cell in plain["cells"]],
        raws=[intern(raw) for raw in plain["raws"]],
        values=[None if value is None else shared_decimal(value) for value in plain["values"]],
        states=[states[state] for state in plain["states"]],
        qualities=qualities,
        totals=_decimals(plain["totals"]),
        formulas={int(index): formula for index, formula in plain["formulas"].items()},
        factors=_decimals(plain["factors"]),
    )


def _decimals(plain: Mapping[str, str]) -> dict[int, Decimal]:
    return {int(index): Decimal(value) for index, value in plain.items()}


@lru_cache(maxsize=1 << 16)
def shared_decimal(text: str) -> Decimal:
    """One Decimal for all equal texts: thousands of units repeat the same small numbers."""
    return Decimal(text)
