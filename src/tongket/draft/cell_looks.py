"""How cells of the office's own workbook are written to, so that they keep its looks."""

from __future__ import annotations

from copy import copy
from typing import Any

from tongket.draft.appendix_xml import sayable


def write_text(target: Any, text: str) -> None:
    """A text that stays a text, whatever it begins with."""
    target.value = sayable(text)
    target.data_type = "s"


def aligned(target: Any, **how: Any) -> Any:
    """The cell's own alignment, but for what is named."""
    alignment = copy(target.alignment)
    for name, value in how.items():
        setattr(alignment, name, value)
    return alignment


def copy_looks(source: Any, target: Any) -> None:
    """Font, lines, ground and alignment of a neighbour."""
    target.font, target.border, target.fill = copy(source.font), copy(source.border), copy(source.fill)
    target.alignment = copy(source.alignment)


def is_covered(target: Any) -> bool:
    """Whether the cell lies under another one it is merged with."""
    return type(target).__name__ == "MergedCell"
