"""Takes a review folder, makes what `tongket init` refused to copy into it: only the paths and the marks are known."""

from __future__ import annotations

from pathlib import Path

from tongket.collect.submission import Oddity, OddityKind, Place, Submission

REFUSED_LIST = "tep-tu-choi.txt"


def left_behind(folder: Path) -> list[Submission]:
    """One refused submission for each marked file that was left where it was."""
    known = folder / REFUSED_LIST
    if not known.is_file():
        return []
    lines = known.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    parted = [line.rpartition(": ") for line in lines]
    return [_refused(file.strip(), mark.strip()) for file, _, mark in parted if file.strip()]


def _refused(file: str, mark: str) -> Submission:
    oddity = Oddity(kind=OddityKind.SECRET, at=Place(file), facts={"mark": mark})
    return Submission(file=file, sha256="", size=0, format="", oddities=[oddity])
