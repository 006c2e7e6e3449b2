"""Texts kept between runs in a file each under its key, for programs that work at the same time, each on a few of many.

Whoever needs one text opens one file, and one text can be forgotten without touching another. A program killed while it
writes leaves the text there or not, never in part. The folder may be deleted at any time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from pathlib import Path

from tongket.desk.atomic import write_shared
from tongket.desk.line_store import line_of, text_of


class KeptFiles:
    """The texts of one folder; keys and texts as in `KeptLines`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __contains__(self, key: str) -> bool:
        return self._path(key).is_file()

    def texts(self, keys: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Each of these keys with its text, those left out that have none, or a damaged one."""
        for key in keys:
            text = self._text(key)
            if text is not None:
                yield key, text

    def add(self, key: str, text: str) -> None:
        """Keep a text, in the place of any other under that key."""
        write_shared(self._path(key), line_of(key, text))

    def forget(self, key: str) -> None:
        """Keep nothing under that key."""
        self._path(key).unlink(missing_ok=True)

    def close(self, needed: Set[str]) -> None:
        """What is not needed stays: another program may need it."""

    def _text(self, key: str) -> str | None:
        try:
            return text_of(key, self._path(key).read_bytes())
        except OSError:
            return None

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.txt"
