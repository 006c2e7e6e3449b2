"""Texts kept between runs in one file, a line each under its key: to make a file for each takes longer than to read it.

Lines are only added; one that was cut off or altered is as if it were not there. Those that nobody needs any more go
when the others are written anew. The file may be deleted at any time.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Set
from contextlib import suppress
from pathlib import Path
from typing import IO, NamedTuple

from tongket.desk.atomic import write_pieces
from tongket.desk.refusal import CannotGoOn

KEY = 64  # letters of a key, a SHA-256
HEAD = KEY + 10  # the key, the checksum of the text, a space after each


def line_of(key: str, text: str) -> bytes:
    """A text under its key, so that a line cut off or altered can be told."""
    content = text.encode("utf-8", "surrogatepass")
    return f"{key} {zlib.crc32(content):08x} ".encode("ascii") + content + b"\n"


def text_of(key: str, line: bytes) -> str | None:
    """The text of a line; None of one that is not whole, or stands under another key."""
    content = line[HEAD:-1]
    try:
        is_whole = int(line[KEY + 1 : HEAD - 1], 16) == zlib.crc32(content) and line.endswith(b"\n")
        return content.decode("utf-8", "surrogatepass") if is_whole and line.startswith(key.encode()) else None
    except ValueError:
        return None


class _Line(NamedTuple):
    """Where a line stands in the file, in bytes, its end included."""

    begin: int
    length: int


class KeptLines:
    """The texts of one file. A text has no line breaks; a key is a SHA-256 in hexadecimal digits."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines, self._is_clean = _lines_in(path)
        self._added: IO[bytes] | None = None
        self._is_full = False

    def __contains__(self, key: str) -> bool:
        return key in self.lines

    def texts(self, keys: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Each of these keys with its text, those left out that have none, or a damaged one."""
        known = [(key, self.lines[key]) for key in keys if key in self.lines]
        try:
            source = self.path.open("rb")
        except OSError:  # nothing was kept, or another program took it away
            return
        with source:
            for key, line in known:
                text = text_of(key, _at(source, line))  # another program may have written all lines anew
                if text is not None:
                    yield key, text

    def add(self, key: str, text: str) -> None:
        """Keep a text, in the place of any other under that key; where the disk is full, nothing more is kept."""
        if self._is_full:
            return
        try:
            self._write(line_of(key, text))
        except OSError:  # the work goes on: what it makes will say so where it finds no room
            self._is_full = True
        self._is_clean &= key not in self.lines

    def _write(self, line: bytes) -> None:
        if self._added is None:
            self._added = _opened(self.path)
        self._added.write(line)  # in one piece: two programs at work on one folder then add whole lines

    def close(self, needed: Set[str]) -> None:
        """Drop what is not needed, so that the memory never outgrows the folder."""
        if self._added is not None:
            self._added.close()
            self._added = None
        if not self._is_clean or not self.lines.keys() <= needed:
            with suppress(CannotGoOn):  # another program holds it open: the next run will
                write_pieces(self.path, _needed_in(self.path, needed))


def _needed_in(path: Path, needed: Set[str]) -> Iterator[bytes]:
    lines, _ = _lines_in(path)
    with path.open("rb") as source:
        for key, line in lines.items():
            if key in needed:
                yield _at(source, line)


def _lines_in(path: Path) -> tuple[dict[str, _Line], bool]:
    """The last line of each key, and whether there is nothing else in the file."""
    lines: dict[str, _Line] = {}
    begin = count = 0
    try:
        with path.open("rb") as source:
            for line in source:
                count += 1
                if line[KEY : KEY + 1] == b" " and line.endswith(b"\n"):
                    lines[line[:KEY].decode("latin-1")] = _Line(begin, len(line))
                begin += len(line)
    except OSError:
        return {}, True
    return lines, len(lines) == count


def _opened(path: Path) -> IO[bytes]:
    """The file with its end ready for a line, whatever a run before left there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    target = path.open("ab", buffering=0)
    if target.tell():
        with path.open("rb") as source:
            source.seek(-1, 2)
            if source.read(1) != b"\n":
                target.write(b"\n")
    return target


def _at(source: IO[bytes], line: _Line) -> bytes:
    source.seek(line.begin)
    return source.read(line.length)
