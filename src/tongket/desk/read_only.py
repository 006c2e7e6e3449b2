"""Takes a review folder, says where to keep what is worked out: in it, or for this one run where it takes no files.

A folder on a disc, a share or a stick that takes no files is still worth checking; nothing is known of it next time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile


@contextmanager
def memory_for(folder: Path) -> Iterator[Path | None]:
    """None where the folder takes files as usual, else a place that is gone when all is done."""
    if _takes_files(folder):
        yield None
        return
    with TemporaryDirectory() as place:
        yield Path(place)


def _takes_files(folder: Path) -> bool:
    """By trying: rights on shares and discs are not told by what a folder says of itself.

    What is no review is refused for that, and nothing is left in it.
    """
    if not (folder / "review.toml").is_file():
        return True
    kept = folder / ".tongket"
    try:
        kept.mkdir(exist_ok=True)
        with TemporaryFile(dir=kept):
            return True
    except OSError:
        return False
