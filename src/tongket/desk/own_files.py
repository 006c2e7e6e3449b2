"""What the office's own files say, kept between runs: they change far more seldom than reports come.

Kept under a file's name, its bytes and the code that reads it: where one of these is another, the file is read anew.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import fields
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from tongket.desk.atomic import write_shared
from tongket.desk.refusal import CannotGoOn
from tongket.desk.submission_store import edition
from tongket.directive.outline import Heading
from tongket.units.unit import Unit

Listed = tuple[tuple[Unit, ...], tuple[str, ...]]  # the units, and what is wrong with their list
Outline = tuple[Heading, ...]
Said = TypeVar("Said", Listed, Outline)
_ROOMS = ("units", "periods", "wording", "directive", "collect", "desk")
_DAYS = ("deadline", "valid_from", "valid_to")


class KeptOwn:
    """The memory of one review folder. `save` keeps what this run asked, and only that."""

    def __init__(self, path: Path) -> None:
        self.path, self.before = path, _read(path)
        self.now: dict[str, Any] = {}

    def units(self, file: Path, read: Callable[[Path], Listed]) -> Listed:
        """The list of units as it was read before, or as `read` gives it."""
        return self._said(file, read, _plain_units, _units)

    def outline(self, file: Path, read: Callable[[Path], Outline]) -> Outline:
        """The outline as it was read before, or as `read` gives it."""
        return self._said(file, read, _plain_outline, _outline)

    def save(self) -> None:
        """Write what was asked, where it differs from what was there. Where nothing can be written nothing is kept."""
        if self.now != self.before:
            with suppress(CannotGoOn):
                write_shared(self.path, json.dumps(self.now, ensure_ascii=False, separators=(",", ":")).encode())

    def _said(
        self, file: Path, read: Callable[[Path], Said], plain: Callable[[Said], Any], known: Callable[[Any], Said]
    ) -> Said:
        key = _key(file)
        try:
            said = known(self.before[key])
        except (LookupError, TypeError, ValueError, AttributeError):  # not kept, or damaged
            said = read(file)
        self.now[key] = plain(said)
        return said


def _key(file: Path) -> str:
    content = sha256(file.read_bytes()).hexdigest()
    return sha256(f"{file.name}\n{content}\n{edition(*_ROOMS)}".encode("utf-8", "surrogatepass")).hexdigest()


def _read(path: Path) -> Mapping[str, Any]:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _plain_units(listed: Listed) -> list[Any]:
    units, problems = listed
    return [[_plain_unit(unit) for unit in units], list(problems)]


def _plain_unit(unit: Unit) -> dict[str, Any]:
    """What its line says, blanks left out."""
    given = ((field.name, getattr(unit, field.name)) for field in fields(Unit))
    return {name: value if isinstance(value, str) else _plain(value) for name, value in given if value}


def _plain(value: date | tuple[str, ...]) -> str | list[str]:
    return value.isoformat() if isinstance(value, date) else list(value)


def _units(kept: Any) -> Listed:
    units, problems = kept
    return tuple(map(_unit, units)), tuple(problems)


def _unit(kept: Mapping[str, Any]) -> Unit:
    return Unit(**{name: _value(name, value) for name, value in kept.items()})


def _value(name: str, kept: str | list[str]) -> Any:
    if isinstance(kept, list):
        return tuple(kept)
    return date.fromisoformat(kept) if name in _DAYS else kept


def _plain_outline(outline: Outline) -> list[Any]:
    return [list(heading) for heading in outline]


def _outline(kept: Any) -> Outline:
    return tuple(Heading(int(level), str(text)) for level, text in kept)
