"""Keeps figures with their sources, one a line, and beside them an outline: a page shows one figure's sources, not all.

A thousand units give each figure a thousand sources. Takes rows of data/figures.json; knows no Django.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tongket.desk.atomic import write_shared

_MANY = frozenset({"sources", "missing", "excluded"})  # as long as the list of units


def keep_figures(path: Path, figures: Iterable[Mapping[str, Any]]) -> None:
    """Write the figures, then their outline. Raises CannotGoOn where the disk does not take them."""
    lines = [json.dumps(figure, ensure_ascii=False, separators=(",", ":")).encode() for figure in figures]
    write_shared(path, b"[\n" + b",\n".join(lines) + b"\n]\n")
    outline = json.dumps(_outlined(lines), ensure_ascii=False, separators=(",", ":"))
    write_shared(_outline_path(path), outline.encode())


def _outlined(lines: Iterable[bytes]) -> list[dict[str, Any]]:
    found, begins = [], 2  # after "[\n"
    for line in lines:
        plain = {name: value for name, value in json.loads(line).items() if name not in _MANY}
        found.append({**plain, "at": [begins, len(line)]})
        begins += len(line) + 2  # ",\n"
    return found


def _outline_path(path: Path) -> Path:
    return path.with_name(f"{path.stem}-outline.json")


def known_figures(path: Path) -> list[dict[str, Any]] | None:
    """Every figure with its sources; None where none are kept or they are damaged."""
    return _list_in(path)


def known_outlines(path: Path) -> list[dict[str, Any]] | None:
    """Every figure without what is as long as the list of units; None as in `known_figures`."""
    return _list_in(_outline_path(path)) if path.is_file() else None


def _list_in(path: Path) -> list[dict[str, Any]] | None:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return kept if isinstance(kept, list) else None


def whole_figure(path: Path, outline: Mapping[str, Any]) -> dict[str, Any]:
    """The figure of an outline with its sources. Raises ValueError or OSError where what is kept is not what it was."""
    begins, length = outline["at"]
    with path.open("rb") as kept:
        kept.seek(begins)
        figure = json.loads(kept.read(length))
    if not isinstance(figure, dict) or figure.get("id") != outline["id"]:
        raise ValueError(outline["id"])
    return figure
