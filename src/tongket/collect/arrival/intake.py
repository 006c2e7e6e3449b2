"""Takes the folder of what arrived, makes one `Received` for each report in it, archives and e-mails opened.

Nothing is unpacked to disk. A received file knows the way to its bytes (a path, then members), so it can be handed to a
worker and read there. What the office's own programs leave lying about (lock files, thumbnails) is no report.
"""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from tongket.collect.files.archive import member_bytes, members, name_from
from tongket.collect.files.unreadable import Unreadable
from tongket.collect.screening import mark_in_name, mark_in_subject, secrecy_mark
from tongket.collect.submission import OddityKind

OWN_FOLDERS = (".", "__MACOSX", "$RECYCLE.BIN", "System Volume Information")  # of programs and of the disk itself
LEFT_LYING = ("thumbs.db", "desktop.ini", ".ds_store", ".gitkeep", ".gitignore")
ARCHIVES = (".zip",)
MAILS = (".eml",)
OTHER_ARCHIVES = (".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".msg")
DEEPEST = 3  # containers inside one another: a mail with an archive with an archive
LARGEST_FILE = 1_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """One received file. `file` is its path under reports/, "archive.zip/inner.xlsx" for a member.

    `problem` says why it must not be opened: its container was refused, locked, or carried a secrecy mark.
    """

    file: str
    path: Path
    inside: tuple[int, ...] = ()  # the way from the file at `path` down to this one
    size: int = 0
    origin: str = ""
    sent: date | None = None
    subject: str = ""
    sender: str = ""
    problem: OddityKind | None = None
    detail: str = ""
    kinds: tuple[str, ...] = field(default=())  # of the containers on the way: "zip", "eml"
    sha256: str = ""  # of the bytes, where they were at hand anyway

    def load(self) -> bytes:
        """The bytes of this file. Raises `Unreadable` when its container does not give them, `OSError` from disk."""
        if self.problem is not None:
            raise Unreadable(self.problem, self.detail)
        content = _container(self.path) if self.inside else self.path.read_bytes()
        for kind, index in zip(self.kinds, self.inside, strict=True):
            content = _attachment(content, index) if kind == "eml" else member_bytes(content, index)
        return content


def _attachment(mail: bytes, index: int) -> bytes:
    from tongket.collect.arrival.email_parts import read_mail  # loaded where an e-mail came: most workers see none

    return read_mail(mail).attachments[index].content


def receive(folder: Path) -> list[Received]:
    """Every report under a folder, in a stable order whatever the disk's own order is."""
    found = [received for path in _files(folder) for received in _opened(_plain(path, folder))]
    return list(_told_apart(found))


def receive_files(files: Iterable[tuple[str, Path]]) -> list[Received]:
    """Every report in these files, each told by the name given with it, wherever its bytes lie; ordered as a folder."""
    ordered = sorted(files, key=lambda pair: as_in_folders(pair[0]))
    return list(_told_apart(part for name, path in ordered for part in _opened(_stated(name, path))))


def as_in_folders(file: str) -> list[tuple[bool, str]]:
    """The order of a walk: the files of a folder before its sub-folders."""
    *folders, name = file.split("/")
    return [*((True, folder) for folder in folders), (False, name)]


def files_under(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every file that may be or hold a report, by the name `receive` tells it by."""
    for path in _files(folder) if folder.is_dir() else ():
        if path.is_file() and not path.is_symlink():
            yield _told(path, folder), path


def _files(folder: Path) -> Iterator[Path]:
    """Files in the order of their folders and names; links out of the folder are not followed."""
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(OWN_FOLDERS))
        yield from (Path(where, name) for name in sorted(names) if not is_left_lying(name))


def is_left_lying(name: str) -> bool:
    """Whether a program left it there: a lock of an open workbook, a thumbnail list."""
    base = name.rsplit("/", 1)[-1].lower()
    return base.startswith(("~$", ".~", "._", "~wrl")) or base in LEFT_LYING or "__macosx/" in f"{name.lower()}/"


def _plain(path: Path, folder: Path) -> Received:
    if path.is_symlink() and path.exists() and not path.resolve().is_relative_to(folder.resolve()):
        return Received(file=_told(path, folder), path=path, problem=OddityKind.UNSUPPORTED, detail="a link out of it")
    return _stated(_told(path, folder), path)


def _told(path: Path, folder: Path) -> str:
    """The name a file is told by; one that is no Unicode is read like a name in an old archive."""
    name = path.relative_to(folder).as_posix()
    try:
        name.encode()
    except UnicodeEncodeError:
        name = "/".join(name_from(os.fsencode(part)) for part in name.split("/"))
    return unicodedata.normalize("NFC", name)


def _stated(file: str, path: Path) -> Received:
    try:
        state = path.stat()
    except OSError as error:
        return Received(file=file, path=path, problem=OddityKind.DAMAGED, detail=type(error).__name__)
    if not stat.S_ISREG(state.st_mode):  # a pipe or a device would be waited for without end
        return Received(file=file, path=path, problem=OddityKind.UNSUPPORTED, detail="not a file")
    size = state.st_size
    if size > LARGEST_FILE:
        return Received(file=file, path=path, size=size, problem=OddityKind.TOO_HEAVY, detail=f"{size} bytes")
    return Received(file=file, path=path, size=size)


def _opened(received: Received) -> Iterator[Received]:
    """The file itself, or what is inside it. What bears a secrecy mark in its name is not opened."""
    name = received.file.lower()
    mark = mark_in_name(received.file)
    if received.problem is not None:
        yield received
    elif mark is not None:
        yield replace(received, problem=OddityKind.SECRET, detail=mark)
    elif name.endswith(OTHER_ARCHIVES):
        yield replace(received, problem=OddityKind.UNSUPPORTED, detail=name.rsplit(".", 1)[-1])
    elif not name.endswith(ARCHIVES + MAILS):
        yield received
    elif len(received.inside) >= DEEPEST:
        yield replace(received, problem=OddityKind.ARCHIVE_REFUSED, detail="nested too deep")
    else:
        yield from _inside(received)


def _inside(received: Received) -> Iterator[Received]:
    try:
        content = received.load()
        is_mail = received.file.lower().endswith(MAILS)
        found = _of_mail(received, content) if is_mail else _of_archive(received, content)
        for inner in found:
            yield from _opened(inner) if inner is not received else (inner,)
    except Unreadable as refusal:
        yield replace(received, problem=refusal.kind, detail=refusal.detail)
    except OSError as error:
        yield replace(received, problem=OddityKind.DAMAGED, detail=type(error).__name__)


def _of_archive(received: Received, content: bytes) -> list[Received]:
    inner = members(content)
    if any(member.name == "[Content_Types].xml" for member in inner):  # a workbook or document under another name
        return [received]
    found = [
        replace(
            received,
            file=f"{received.file}/{member.name}",
            inside=(*received.inside, member.number),
            kinds=(*received.kinds, "zip"),
            size=member.size,
            origin=_origin(received, f"archive {received.file.rsplit('/', 1)[-1]}"),
        )
        for member in inner
        if not is_left_lying(member.name)
    ]
    return found or [replace(received, problem=OddityKind.NOT_A_REPORT, detail="empty archive")]


def _of_mail(received: Received, content: bytes) -> list[Received]:
    from tongket.collect.arrival.email_parts import read_mail

    mail = read_mail(content)
    mark = mark_in_subject(mail.subject) or secrecy_mark(mail.lines)
    if mark:
        return [replace(received, problem=OddityKind.SECRET, detail=mark)]
    day = mail.sent.isoformat() if mail.sent else "unknown date"
    container = f"e-mail of {day} from {mail.sender}" + (f": {mail.subject}" if mail.subject else "")
    found = [
        replace(
            received,
            file=f"{received.file}/{attachment.name}",
            inside=(*received.inside, index),
            kinds=(*received.kinds, "eml"),
            size=len(attachment.content),
            sha256=sha256(attachment.content).hexdigest(),
            origin=_origin(received, container),
            sent=mail.sent or received.sent,
            subject=mail.subject,
            sender=mail.sender,
        )
        for index, attachment in enumerate(mail.attachments)
    ]
    return found or [replace(received, problem=OddityKind.NOT_A_REPORT, detail="e-mail without attachments")]


def _origin(received: Received, container: str) -> str:
    return f"{received.origin}, {container}" if received.origin else container


def _told_apart(found: Iterable[Received]) -> Iterator[Received]:
    """Two members of one name get a number, so that a path names one file."""
    seen: dict[str, int] = {}
    for received in found:
        seen[received.file] = seen.get(received.file, 0) + 1
        times = seen[received.file]
        yield received if times == 1 else replace(received, file=f"{received.file}#{times}")


def _container(path: Path) -> bytes:
    """The bytes of an archive: read once for its members, and again when it changed on disk."""
    state = path.stat()
    return _file_bytes(str(path), state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=2)  # the members of one archive are read one after the other
def _file_bytes(path: str, changed: int, size: int) -> bytes:
    return Path(path).read_bytes()
