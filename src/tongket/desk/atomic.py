"""Files written whole or not at all."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable
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
    except PermissionError as error:
        part.unlink(missing_ok=True)
        raise CannotGoOn("file_in_use", file=path.name) from error
    except OSError as error:
        part.unlink(missing_ok=True)
        raise CannotGoOn("cannot_write", file=path.name, detail=error.strerror or "") from error
