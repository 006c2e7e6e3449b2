"""Takes a review folder, has the readers loaded aside before anything else is done, where files will have to be read.

This module loads next to nothing itself: while it has the readers loaded, the program loads the rest.
"""

from __future__ import annotations

from pathlib import Path

from tongket.collect.files.workers import load_aside

READINGS = Path(".tongket", "readings.txt")  # in a review folder


def expect_reading(folder: Path) -> None:
    """A hint, where dates of files may err: what has to be read is told by contents later."""
    if _may_have_to_read(folder):
        load_aside("tongket.desk.read_reports")


def _may_have_to_read(folder: Path) -> bool:
    """Whether nothing was read before, or anything that came was written after that."""
    try:
        before = (folder / READINGS).stat().st_mtime_ns
        return any(path.stat().st_mtime_ns > before for path in (folder / "reports").rglob("*"))
    except OSError:
        return (folder / "reports").is_dir()
