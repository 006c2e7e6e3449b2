"""Which unit a text names, kept between runs: the same file names, folders and letterheads come at every run.

Kept under the list of units and the code that reads names: another list, or other code, and all is asked anew.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from tongket.desk.atomic import write_shared
from tongket.desk.submission_store import edition
from tongket.units.names import NameIndex
from tongket.units.unit import Unit

Told = tuple[int, float]  # the place in the list of units, or -1, and the confidence


class KeptNames:
    """Recognises units as a `NameIndex` does. `save` keeps what this run asked, and only that."""

    def __init__(self, path: Path, units: Sequence[Unit]) -> None:
        self.path, self.units = path, tuple(units)
        self.unit_codes = frozenset(unit.code for unit in self.units)
        self.basis = sha256(f"{edition('units', 'wording', 'desk')}\n{self.units!r}".encode()).hexdigest()
        self.before = _read(path, self.basis, len(self.units))
        self.now: dict[str, Told] = {}

    @cached_property
    def index(self) -> NameIndex:
        """The names of the list, taken apart when the first text is new."""
        return NameIndex(self.units)

    def recognise(self, text: str) -> tuple[Unit | None, float]:
        """The unit that the text names, and the confidence; (None, 0.0) when that is not certain."""
        key = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]  # no text of a secret file is kept
        if key not in self.now:
            self.now[key] = self.before.get(key) or self._ask(text)
        place, confidence = self.now[key]
        return (self.units[place] if place >= 0 else None), confidence

    @cached_property
    def places(self) -> dict[int, int]:
        """Where each unit stands in the list, by its identity: to compare units takes longer."""
        return {id(unit): place for place, unit in enumerate(self.units)}

    def _ask(self, text: str) -> Told:
        unit, confidence = self.index.recognise(text)
        return (-1 if unit is None else self.places[id(unit)]), confidence

    def save(self) -> None:
        """Write what was asked, where it differs from what was there."""
        if self.now != self.before:
            kept = {"basis": self.basis, "names": self.now}
            write_shared(self.path, json.dumps(kept, separators=(",", ":")).encode())


def _read(path: Path, basis: str, units: int) -> dict[str, Told]:
    """What an earlier run was told; nothing when it asked of another list, or the memory is damaged."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        is_ours = kept["basis"] == basis
        names = {key: (int(place), float(sure)) for key, (place, sure) in kept["names"].items()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}
    return names if is_ours and all(-1 <= place < units for place, _ in names.values()) else {}
