"""Takes the bytes of a compound file (.xls, .doc), gives one of its streams. Loops and lies in it end the reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from struct import Struct, error, unpack_from

LAST_REAL_SECTOR = 0xFFFFFFF9
DIRECTORY_ENTRY = 128
SECTOR_NUMBERS = Struct("<I")
BROKEN = (error, ValueError, IndexError)


@dataclass(frozen=True, slots=True)
class Container:
    """The sectors of the file and the table that chains them."""

    content: bytes
    size: int
    table: tuple[int, ...]

    def sector(self, number: int) -> bytes:
        return self.content[(number + 1) * self.size : (number + 2) * self.size]

    def chain(self, number: int) -> Iterator[int]:
        """The sectors of one stream; no chain is longer than the table."""
        for _ in range(len(self.table) + 1):
            if number >= len(self.table):
                return
            yield number
            number = self.table[number]

    def stream(self, number: int) -> bytes:
        return b"".join(map(self.sector, self.chain(number)))


def stream_of(content: bytes, *names: str) -> bytes | None:
    """The first stream listed under one of the names, capitals or not; None when there is none to be found."""
    try:
        return _find(_open(content), {name.lower() for name in names})
    except BROKEN:
        return None


def is_broken(content: bytes) -> bool:
    """Whether not even the directory of the container can be read."""
    try:
        container = _open(content)
        return len(container.stream(unpack_from("<I", content, 48)[0])) < DIRECTORY_ENTRY
    except BROKEN:
        return True


def _open(content: bytes) -> Container:
    size = 1 << min(unpack_from("<H", content, 30)[0], 16)
    plain = Container(content, size, ())
    listed = [*unpack_from("<109I", content, 76)]
    more, count = unpack_from("<II", content, 68)
    for _ in range(min(count, len(content) // size)):
        if more >= LAST_REAL_SECTOR:
            break
        *numbers, more = (number for (number,) in SECTOR_NUMBERS.iter_unpack(plain.sector(more)))
        listed += numbers
    real = [number for number in listed if number < len(content) // size]
    table = b"".join(map(plain.sector, real))
    return Container(content, size, tuple(number for (number,) in SECTOR_NUMBERS.iter_unpack(table)))


def _find(container: Container, names: set[str]) -> bytes | None:
    directory = container.stream(unpack_from("<I", container.content, 48)[0])
    entries = [directory[at : at + DIRECTORY_ENTRY] for at in range(0, len(directory), DIRECTORY_ENTRY)]
    listed = [entry for entry in entries if len(entry) == DIRECTORY_ENTRY]
    own = set(_own(listed))
    # Those of an embedded document bear the same names; where the tree of entries is broken, any will do.
    for number in sorted(range(len(listed)), key=lambda number: number not in own):
        entry = listed[number]
        if entry[66] == 2 and _name(entry).lower() in names:
            return _stream(container, listed[0], entry)
    return None


def _own(entries: list[bytes]) -> Iterator[int]:
    """The entries that lie in the root itself, along the tree that holds its children."""
    waiting, seen = [unpack_from("<I", entries[0], 76)[0]] if entries else [], set[int]()
    while waiting:
        number = waiting.pop()
        if number < len(entries) and number not in seen:
            seen.add(number)
            yield number
            waiting += unpack_from("<II", entries[number], 68)


def _name(entry: bytes) -> str:
    return entry[: max(0, unpack_from("<H", entry, 64)[0] - 2)].decode("utf-16-le", "replace")


def _stream(container: Container, root: bytes, entry: bytes) -> bytes:
    start, size = unpack_from("<II", entry, 116)
    if size >= unpack_from("<I", container.content, 56)[0]:
        return container.stream(start)[:size]
    small = container.stream(unpack_from("<I", root, 116)[0])
    table = container.stream(unpack_from("<I", container.content, 60)[0])
    numbers = tuple(number for (number,) in SECTOR_NUMBERS.iter_unpack(table))
    # Short streams lie in small sectors, chained by a table of their own and counted from 0: hence an empty first.
    return Container(bytes(64) + small, 64, numbers).stream(start)[:size]
