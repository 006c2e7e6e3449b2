"""The files data/*.json of a round as accepted so far: the desk's own bytes, kept like totals under `Round.counted`."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from threading import Lock

from tongket.desk.atomic import write_pieces
from tongket.desk.build import build
from tongket.desk.papers import DATA, data_pieces
from tongket.desk.submission_store import edition
from tongket.server.records.round import Round
from tongket.server.round_desk import folder_of
from tongket.server.totals import accepted_desk

_ROOMS = ("units", "periods", "wording", "layout", "directive", "collect", "check", "consolidate", "desk")
_making = Lock()  # two who ask at once are not to write the same file


def round_data(of: Round, name: str) -> Path:
    """Where `<name>.json` lies, made now where something that counts has changed. Raises CannotGoOn with no reports."""
    folder = folder_of(of) / ".tongket" / "data" / f"{of.counted}-{_edition()}"
    path = folder / f"{name}.json"
    with _making:
        if not path.is_file():
            _make(of, folder)
    return path


def _make(of: Round, folder: Path) -> None:
    """Write them all, and throw away those of earlier counts."""
    material = build(accepted_desk(of)).material
    for name in DATA:
        write_pieces(folder / f"{name}.json", data_pieces(material, name))
    for earlier in folder.parent.iterdir():
        if earlier != folder:
            for path in earlier.iterdir():
                path.unlink(missing_ok=True)
            earlier.rmdir()


@lru_cache(maxsize=1)
def _edition() -> str:
    return edition(*_ROOMS)[:16]
