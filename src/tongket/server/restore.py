"""Unpacks a backup into a new folder; what does not hold together is refused before anything is written. No Django."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from tongket.desk.refusal import CannotGoOn
from tongket.desk.register_folder import REGISTER
from tongket.server.office_folder import content_path, make_office_folder

_FILE = re.compile(r"files/([0-9a-f]{64})")
_OF_ROUND = re.compile(r"rounds/\d+/(?:[^/\\\x00]+/)*[^/\\\x00]+")


def unpack(source: Path, folder: Path) -> None:
    """Put files and records of a backup where an office keeps them. Raises CannotGoOn with one sentence."""
    if folder.exists() and any(folder.iterdir()):
        raise CannotGoOn("folder_not_empty", folder=folder)
    try:
        with zipfile.ZipFile(source) as archive:
            _refuse_damaged(archive, source)
            with _whole_or_empty(folder):
                make_office_folder(folder)
                for name in archive.namelist():
                    _put(archive, name, folder, source)
    except (OSError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise CannotGoOn("not_a_backup", file=source.name) from error


@contextmanager
def _whole_or_empty(folder: Path) -> Iterator[None]:
    """Nothing half restored stays; a disk that does not take it is no fault of the backup. Raises CannotGoOn."""
    was_there = folder.exists()
    try:
        yield
    except BaseException as error:
        with suppress(OSError):  # a folder that could not be made is no folder to clean
            _clean(folder, stays=was_there)
        if isinstance(error, OSError):
            raise CannotGoOn(
                "cannot_write", file=folder.name, folder=folder.parent, detail=error.strerror or ""
            ) from error
        raise


def _clean(folder: Path, *, stays: bool) -> None:
    for path in folder.glob("*"):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    if not stays:
        folder.rmdir()


def _refuse_damaged(archive: zipfile.ZipFile, source: Path) -> None:
    facts = json.loads(archive.read("backup.json"))
    files = sum(1 for name in archive.namelist() if _FILE.fullmatch(name))
    if facts["files"] != files or archive.testzip() is not None:
        raise CannotGoOn("not_a_backup", file=source.name)


def _put(archive: zipfile.ZipFile, name: str, folder: Path, source: Path) -> None:
    found = _FILE.fullmatch(name)
    if found:
        content = archive.read(name)
        if sha256(content).hexdigest() != found[1]:
            raise CannotGoOn("not_a_backup", file=source.name)
        _write(content_path(folder, found[1]), content)
    elif name == "records.jsonl":
        archive.extract(name, folder)
    elif name == REGISTER or (_OF_ROUND.fullmatch(name) and ".." not in name.split("/")):
        _write(folder / name, archive.read(name))


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
