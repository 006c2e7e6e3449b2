"""Where an office keeps what is not in its database. Takes a folder, makes paths; knows no Django."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

SECRET_KEY = "secret_key"  # nosec B105  # noqa: S105  the name of the file


def kept_secret_key(folder: Path) -> str:
    """The key kept in the office's folder; one for this process alone where there is no office yet."""
    path = folder / SECRET_KEY
    try:
        return path.read_text(encoding="ascii").strip() or secrets.token_urlsafe(50)
    except OSError:
        return secrets.token_urlsafe(50)


def make_office_folder(folder: Path) -> None:
    """The folder with its sub-folders and its key, readable by the owner alone; what is there already stays."""
    for name in ("files", "spool", "rounds", "outbox"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    path = folder / SECRET_KEY
    if not path.exists():
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as target:
            target.write(secrets.token_urlsafe(50))


def content_path(folder: Path, sha256: str) -> Path:
    """Where the bytes of that hash are kept."""
    return folder / "files" / sha256[:2] / sha256


def round_folder(folder: Path, number: int) -> Path:
    """The review folder of a round: its form, outline, list of units and kept readings."""
    return folder / "rounds" / str(number)


def keep_content(folder: Path, spooled: Path, sha256: str) -> Path:
    """Move spooled bytes, written through to the disk, to their place by content; what is there already serves.

    Afterwards the place itself is on the disk too: a receipt outlives a loss of power.
    """
    target = content_path(folder, sha256)
    is_new_folder = not target.parent.is_dir()
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists() and target.stat().st_size == spooled.stat().st_size:
        spooled.unlink()
        os.utime(target)  # as young as what came now: no sweep takes it for forgotten
    else:
        spooled.replace(target)
    _write_through(target.parent)
    if is_new_folder:
        _write_through(target.parent.parent)
    return target


def _write_through(folder: Path) -> None:
    """The names in a folder, to the disk; Windows keeps them so by itself and opens no folder."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def keep_bytes(folder: Path, content: bytes, sha256: str) -> Path:
    """Write bytes to their place by content, whole or not at all."""
    target = content_path(folder, sha256)
    if target.exists() and target.stat().st_size == len(content):
        return target
    spool = folder / "spool"
    spool.mkdir(parents=True, exist_ok=True)
    part = spool / secrets.token_hex(12)
    with part.open("wb") as handle:
        handle.write(content)
        handle.flush()
        os.fsync(handle.fileno())
    return keep_content(folder, part, sha256)


def destroy_content(folder: Path, sha256: str) -> None:
    """Overwrite and remove the bytes of a file that must not be kept."""
    path = content_path(folder, sha256)
    if path.exists():
        with path.open("r+b") as handle:
            handle.write(b"\0" * path.stat().st_size)
            handle.flush()
            os.fsync(handle.fileno())
        path.unlink()
