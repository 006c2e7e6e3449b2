"""Takes an OLE compound file (.doc, .xls, .msg), makes its named streams. Every chain is followed a bounded way."""

from __future__ import annotations

import struct
from collections.abc import Iterable

from tongket.collect.submission import OddityKind
from tongket.collect.unreadable import Unreadable

END = 0xFFFFFFFA  # sector numbers from here up mean "no more"
SMALL = 4096  # bytes below which a stream lives in the small sectors


def streams(content: bytes, wanted: Iterable[str]) -> dict[str, bytes]:
    """The wanted streams that the file holds, by name; `Unreadable` when its tables do not hang together."""
    try:
        return _streams(content, frozenset(wanted))
    except (struct.error, IndexError, ValueError, OverflowError, MemoryError) as error:
        raise Unreadable(OddityKind.DAMAGED, f"compound file: {error}") from error


def _streams(content: bytes, wanted: frozenset[str]) -> dict[str, bytes]:
    size = 1 << struct.unpack_from("<H", content, 30)[0]
    if size not in (512, 4096):
        raise ValueError("sector size")
    fat = _fat(content, size)
    directory = _chain(content, fat, struct.unpack_from("<I", content, 48)[0], size)
    entries = [directory[at : at + 128] for at in range(0, len(directory) - 127, 128)][:5000]
    root = next((entry for entry in entries if entry[66] == 5), b"\0" * 128)
    small_fat = _numbers(_chain(content, fat, struct.unpack_from("<I", content, 60)[0], size))
    small = _chain(content, fat, struct.unpack_from("<I", root, 116)[0], size)
    found: dict[str, bytes] = {}
    for entry in entries:
        name = entry[: max(0, struct.unpack_from("<H", entry, 64)[0] - 2)][:64].decode("utf-16-le", "ignore")
        if name in wanted and entry[66] == 2:
            start, length = struct.unpack_from("<II", entry, 116)
            is_small = length < SMALL
            body = _small_chain(small, small_fat, start) if is_small else _chain(content, fat, start, size)
            found[name] = body[:length]
    return found


def _fat(content: bytes, size: int) -> tuple[int, ...]:
    sectors = list(struct.unpack_from("<109I", content, 76))
    more, count = struct.unpack_from("<II", content, 68)
    for _ in range(min(count, 2000)):
        if more >= END:
            break
        block = _numbers(_sector(content, more, size))
        sectors += block[:-1]
        more = block[-1]
    return tuple(number for sector in sectors if sector < END for number in _numbers(_sector(content, sector, size)))


def _chain(content: bytes, fat: tuple[int, ...], start: int, size: int) -> bytes:
    made, seen = [], set()
    while start < len(fat) and start not in seen:
        seen.add(start)
        made.append(_sector(content, start, size))
        start = fat[start]
    return b"".join(made)


def _small_chain(small: bytes, fat: tuple[int, ...], start: int) -> bytes:
    made, seen = [], set()
    while start < len(fat) and start not in seen:
        seen.add(start)
        made.append(small[64 * start : 64 * start + 64])
        start = fat[start]
    return b"".join(made)


def _sector(content: bytes, number: int, size: int) -> bytes:
    return content[(number + 1) * size : (number + 2) * size]


def _numbers(block: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(block) // 4}I", block[: len(block) // 4 * 4])
