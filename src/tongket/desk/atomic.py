"""Files written whole or not at all."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from tongket.desk.refusal import CannotGoOn


def write_bytes(path: Path, content: bytes) -> None:
    """Replace a file in one move; a file another program holds open is said, not half-written."""
    write_pieces(path, (content,))


def write_text(path: Path, text: str) -> None:
    """Replace a UTF-8 file in one move."""
    write_bytes(path, text.encode("utf-8"))


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """Replace a file that comes in pieces too large to hold at once."""
    _replace(path, ".part", pieces)


def write_shared(path: Path, content: bytes) -> None:
    """Replace a file that others read and replace at the same time: each finds it whole, and the last one stays."""
    _replace(path, f".{os.getpid()}-{threading.get_ident()}.part", (content,))


def _replace(path: Path, ending: str, pieces: Iterable[bytes]) -> None:
    if not path.name or path.is_dir():
        raise CannotGoOn("is_a_folder", file=path.name or str(path))
    part = path.with_name(path.name + ending)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as target:
            for piece in pieces:
                target.write(piece)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise why_not_written(path, error) from error


def why_not_written(path: Path, error: OSError) -> CannotGoOn:
    """The refusal that names what is in the way."""
    if isinstance(error, PermissionError):
        return CannotGoOn("file_in_use", file=path.name, folder=path.parent)
    if isinstance(error, (NotADirectoryError, FileExistsError)):
        above = next((each for each in (path, *path.parents) if each.is_file()), path.parent)
        return CannotGoOn("not_a_folder", file=above.name)
    if isinstance(error, FileNotFoundError) and path.parent.is_dir():  # another run moved what we were writing
        return CannotGoOn("written_by_another", file=path.name, folder=path.parent)
    return CannotGoOn("cannot_write", file=path.name, folder=path.parent, detail=error.strerror or "")
