"""Takes a file name a stranger chose, makes one that is safe to show and to put into a path; never a path itself."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection
from itertools import chain, count, islice
from pathlib import PurePosixPath

_LONGEST = 180
_AT_ONCE = 20  # paths asked about in one question
_UNSEEN = r"\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff"
_UNSAFE = re.compile(rf'[{_UNSEEN}<>:"|?*\\/]+')
_UNSHOWN = re.compile(rf"[{_UNSEEN}]+")


def safe_name(sent: str) -> str:
    """The last part of the name without anything that leads elsewhere, turns the line around or cannot be printed."""
    last = unicodedata.normalize("NFC", sent).replace("\\", "/").rsplit("/", 1)[-1]
    plain = " ".join(_UNSAFE.sub(" ", last).split()).lstrip(". ").rstrip(". ")
    if not plain:
        return "tep"
    stem, ending = PurePosixPath(plain).stem, PurePosixPath(plain).suffix[:12]
    return stem[: _LONGEST - len(ending)] + ending


def one_line(sent: str, *, longest: int) -> str:
    """A person's name as one line that can be shown, without what turns the line around or cannot be printed."""
    plain = _UNSHOWN.sub(" ", unicodedata.normalize("NFC", sent))
    return " ".join(plain.split())[:longest].rstrip()


def is_numbered(path: str, own: str) -> bool:
    """Whether a path is `own`, or that with the number `free_path` gave it."""
    ending = PurePosixPath(own).suffix
    beginning = own.removesuffix(ending)
    return path == own or re.fullmatch(rf"{re.escape(beginning)} \(\d+\){re.escape(ending)}", path) is not None


def free_path(folder: str, name: str, taken: Callable[[Collection[str]], Collection[str]]) -> str:
    """`T01/bieu.xlsx`; the second of one name becomes `T01/bieu (2).xlsx`. `taken` says which of some paths are."""
    plain, inside = PurePosixPath(name), f"{folder}/" if folder else ""
    numbered = (f"{inside}{plain.stem} ({number}){plain.suffix}" for number in count(2))
    wanted = chain([f"{inside}{name}"], numbered)
    while True:
        some = list(islice(wanted, _AT_ONCE))
        not_free = taken(some)
        if free := next((path for path in some if path not in not_free), None):
            return free
