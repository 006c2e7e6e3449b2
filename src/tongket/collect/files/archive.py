"""Takes the bytes of a .zip, makes the list of files inside; a bomb, a lock or a path that climbs out is refused."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from io import BytesIO
from pathlib import PurePosixPath
from typing import IO, NamedTuple

from tongket.collect.files.unreadable import Unreadable
from tongket.collect.submission import OddityKind

MOST_MEMBERS = 2000
LARGEST_MEMBER = 200_000_000  # bytes when unpacked
LARGEST_ARCHIVE = 1_000_000_000
LARGEST_RATIO = 200  # unpacked : packed, over files of some size; a workbook of one repeated row packs 100 : 1
RATIO_FROM = 20_000_000
CHUNK = 1 << 20
VIETNAMESE = re.compile("[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđĐàáãèéêìíòóôõùúýăơư]")


class Member(NamedTuple):
    """One file of an archive: its place in the list, its name as it should read, its size."""

    number: int
    name: str
    size: int


def members(content: bytes) -> list[Member]:
    """The files inside, in the archive's order. Raises `Unreadable`: damaged, locked, or refused as a whole."""
    with _opened(content) as archive:
        infos = archive.infolist()
        _refuse_bombs(infos)
        if any(info.flag_bits & 1 for info in infos):
            raise Unreadable(OddityKind.PASSWORD, "archive with a password")
        named = [(index, member_name(info), info) for index, info in enumerate(infos) if not info.is_dir()]
    for _, name, _ in named:
        _refuse_climbing(name)
    return [Member(index, name, info.file_size) for index, name, info in named]


def member_bytes(content: bytes, index: int) -> bytes:
    """One file of an archive, unpacked no further than its stated size and our ceiling."""
    with _opened(content) as archive:
        info = archive.infolist()[index]
        try:
            with archive.open(info) as packed:
                return _bounded(packed, min(info.file_size, LARGEST_MEMBER))
        except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError) as error:
            raise Unreadable(OddityKind.DAMAGED, str(error)) from error
        except RuntimeError as error:
            raise Unreadable(OddityKind.PASSWORD, str(error)) from error
        except Exception as error:  # zlib.error, lzma.LZMAError: what an unpacker raises is not ours to list
            raise Unreadable(OddityKind.DAMAGED, str(error)) from error


def member_name(info: zipfile.ZipInfo) -> str:
    """The name a Vietnamese office meant: UTF-8 where said or where it fits, else Windows' or DOS's code page."""
    name = info.filename
    if not info.flag_bits & 0x800:
        name = name_from(info.orig_filename.encode("cp437", "replace"))
    return unicodedata.normalize("NFC", name.replace("\\", "/"))


def name_from(raw: bytes) -> str:
    """The same from the bytes of a name alone."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    guesses = [raw.decode(page, "replace") for page in ("cp1258", "cp437")]
    return max(guesses, key=lambda guess: len(VIETNAMESE.findall(unicodedata.normalize("NFC", guess))))


def _opened(content: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(BytesIO(content))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError, RuntimeError) as error:
        raise Unreadable(OddityKind.DAMAGED, str(error)) from error


def _refuse_bombs(infos: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos)
    if len(infos) > MOST_MEMBERS:
        raise Unreadable(OddityKind.ARCHIVE_REFUSED, f"{len(infos)} files inside")
    if unpacked > LARGEST_ARCHIVE or any(info.file_size > LARGEST_MEMBER for info in infos):
        raise Unreadable(OddityKind.ARCHIVE_REFUSED, f"{unpacked} bytes when unpacked")
    if unpacked > RATIO_FROM and unpacked > LARGEST_RATIO * max(packed, 1):
        raise Unreadable(OddityKind.ARCHIVE_REFUSED, f"{unpacked} bytes packed into {packed}")


def _refuse_climbing(name: str) -> None:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or re.match(r"^[A-Za-z]:", name) or "\0" in name:
        raise Unreadable(OddityKind.ARCHIVE_REFUSED, "a path that leaves the archive")


def _bounded(packed: IO[bytes], ceiling: int) -> bytes:
    """Read to the end, but never more than was announced."""
    made, total = [], 0
    while chunk := packed.read(CHUNK):
        total += len(chunk)
        if total > ceiling:
            raise Unreadable(OddityKind.ARCHIVE_REFUSED, "more inside than announced")
        made.append(chunk)
    return b"".join(made)
