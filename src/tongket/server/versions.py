"""Takes what was read of a unit's files, says which an answer to a return has overtaken. Plain values in, paths out.

A corrected workbook takes the place of the one that was returned; the narrative beside it stays, unless a new one came.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

_MATTERS = {"figures": ("figures",), "narrative": ("narrative",), "both": ("figures", "narrative")}


class Part(NamedTuple):
    """One part of a file: what it holds, and for which version of the submission it was sent."""

    path: str
    unit: str
    kind: str
    version: int


def overtaken(parts: Iterable[Part]) -> dict[str, str]:
    """Path to the newer path that stands in its place, of the parts all of whose matters came again later."""
    known = sorted(parts, key=lambda part: (part.version, part.path))
    newest = {(part.unit, matter): part for part in known for matter in _MATTERS.get(part.kind, ())}
    found = {}
    for part in known:
        later = [newest[part.unit, matter] for matter in _MATTERS.get(part.kind, ())]
        if later and all(each.version > part.version for each in later):
            found[part.path] = later[0].path
    return found
