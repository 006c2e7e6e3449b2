"""Takes the bytes of an .xlsx package, gives its parts inflated, under ceilings that no header can talk down."""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from tongket.collect.files.unreadable import Unreadable
from tongket.collect.submission import OddityKind

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST_PART = 200 * 1024 * 1024
LARGEST_PACKAGE = 1024 * 1024 * 1024
# Deflate squeezes plain XML some 10 to 60 times. Past this, and past a size worth minding, it is a bomb.
HIGHEST_RATIO = 250
LARGEST_SHARED = 2 * 1024 * 1024  # bytes of a part kept for the next package
SIZE_WORTH_MINDING = 32 * 1024 * 1024
LOCAL_HEADER = struct.Struct(
    "<4s2xHH16xHH"
)  # ZIP application note §4.3.7: mark, flags, method, lengths of name and extra
ODD_FLAGS = 0x2061  # encrypted, patched, strongly encrypted, masked
BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, IndexError)


class Relationship(NamedTuple):
    """A pointer from one part to another; `kind` is the last word of its type, the same in both dialects."""

    kind: str
    target: str


@dataclass(slots=True)
class Parts:
    """The parts of one package. Names are found whatever their case and slashes."""

    package: bytes
    archive: zipfile.ZipFile
    names: dict[str, zipfile.ZipInfo]
    inflated: int = 0

    def has(self, name: str) -> bool:
        return name.lower() in self.names

    def read(self, name: str) -> bytes | None:
        """The part's bytes, or None when the package has no such part."""
        about = self.names.get(name.lower())
        return None if about is None else self._counted(_inflate(self.package, self.archive, about))

    def read_shared(self, name: str) -> bytes | None:
        """The same bytes, of a part that many packages have alike: styles, relationships. Such are inflated once."""
        about = self.names.get(name.lower())
        if about is None or about.flag_bits & 0x1 or about.file_size > LARGEST_SHARED:
            return self.read(name)
        packed = _packed(self.package, about)
        content = None if packed is None else _inflated_once(packed, about.file_size, about.CRC)
        return self.read(name) if content is None else self._counted(content)

    def _counted(self, content: bytes) -> bytes:
        self.inflated += len(content)
        if self.inflated > LARGEST_PACKAGE:
            raise Unreadable(OddityKind.TOO_HEAVY, f"more than {LARGEST_PACKAGE} bytes in all")
        return content

    def xml(self, name: str) -> _Element | None:
        """The root of a small part, or None when the package has no such part."""
        content = self.read(name)
        return None if content is None else parse_xml(content, name)

    def relationships(self, part: str) -> Mapping[str, Relationship]:
        """Where a part points, by relationship id. Parts outside the package are left out."""
        folder, name = posixpath.split(part)
        pointers = posixpath.join(folder, "_rels", f"{name}.rels")
        content = self.read_shared(pointers)
        return {} if content is None else _relationships(content, folder, pointers)


@lru_cache(maxsize=64)
def _relationships(content: bytes, folder: str, name: str) -> Mapping[str, Relationship]:
    """The same few bytes come in every workbook made of one form."""
    found: dict[str, Relationship] = {}
    for child in parse_xml(content, name):
        if child.get("TargetMode", "").lower() != "external" and "Target" in child.attrib:
            kind = str(child.get("Type", "")).rsplit("/", 1)[-1]
            found[str(child.get("Id", ""))] = Relationship(kind, _resolved(folder, str(child.get("Target"))))
    return MappingProxyType(found)


def open_parts(content: bytes) -> Parts:
    """Open a package. Raises `Unreadable` for what is no zip."""
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except BROKEN_ZIP as error:
        raise Unreadable(OddityKind.DAMAGED, str(error)) from error
    names = {info.filename.replace("\\", "/").lstrip("/").lower(): info for info in archive.infolist()}
    return Parts(content, archive, names)


def parse_xml(content: bytes, name: str) -> _Element:
    """The root of a part. No entity is expanded, nothing is fetched, nothing is allowed to grow without bound."""
    from lxml import etree

    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(OddityKind.DAMAGED, f"{name}: {error}") from error


def _inflate(package: bytes, archive: zipfile.ZipFile, about: zipfile.ZipInfo) -> bytes:
    """Inflate at most one byte more than the ceiling: what is declared may be a lie, what comes out is counted."""
    if about.flag_bits & 0x1:
        raise Unreadable(OddityKind.PASSWORD, f"{about.filename} is encrypted")
    ceiling = min(LARGEST_PART, max(SIZE_WORTH_MINDING, about.compress_size * HIGHEST_RATIO))
    plain = _inflated_plainly(package, about) if about.file_size <= ceiling else None
    return _inflated_warily(archive, about, ceiling) if plain is None else plain


def _inflated_plainly(package: bytes, about: zipfile.ZipInfo) -> bytes | None:
    """The part straight from its place, when both headers, the length and the checksum agree; else None."""
    packed = _packed(package, about)
    return None if packed is None else _inflated_whole(packed, about.file_size, about.CRC)


def _packed(package: bytes, about: zipfile.ZipInfo) -> bytes | None:
    """The part as it lies in the package, when both headers agree on it; else None."""
    begin = about.header_offset + LOCAL_HEADER.size
    if about.compress_type != zipfile.ZIP_DEFLATED or not LOCAL_HEADER.size <= begin <= len(package):
        return None
    mark, flags, _, name_length, extra_length = LOCAL_HEADER.unpack_from(package, about.header_offset)
    begin += name_length
    if mark != b"PK\3\4" or flags & ODD_FLAGS or not _is_named(package[begin - name_length : begin], about):
        return None
    begin += extra_length
    return package[begin : begin + about.compress_size]


def _inflated_whole(packed: bytes, size: int, checksum: int) -> bytes | None:
    stream = zlib.decompressobj(-15)
    try:
        content = stream.decompress(packed, size + 1)
    except zlib.error:
        return None
    whole = stream.eof and len(content) == size and zlib.crc32(content) == checksum
    return content if whole else None


_inflated_once = lru_cache(maxsize=16)(_inflated_whole)


def _is_named(name: bytes, about: zipfile.ZipInfo) -> bool:
    return name.isascii() and name.decode("ascii") == about.orig_filename


def _inflated_warily(archive: zipfile.ZipFile, about: zipfile.ZipInfo, ceiling: int) -> bytes:
    try:
        with archive.open(about) as part:
            content = part.read(min(ceiling, about.file_size) + 1)
    except BROKEN_ZIP as error:
        raise Unreadable(OddityKind.DAMAGED, f"{about.filename}: {error}") from error
    if len(content) > ceiling:
        raise Unreadable(OddityKind.TOO_HEAVY, f"{about.filename} inflates past {ceiling} bytes")
    return content


def _resolved(folder: str, target: str) -> str:
    """ "/xl/a.xml" from anywhere, "worksheets/a.xml" or "../xl/a.xml" from the folder of the pointing part."""
    plain = unquote(target.replace("\\", "/"))
    return posixpath.normpath(posixpath.join("/", folder, plain)).lstrip("/")
