"""Takes what was measured, prints it as one table: ours, what it is of, the aim, and whether it is reached."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple


class Row(NamedTuple):
    """One measure. `aim` None: the issue sets none."""

    what: str
    ours: Fraction | float | None  # None: there was nothing to measure
    of: str = ""
    aim: float | None = None


def share(what: str, right: int, of: int, aim: float | None = None) -> Row:
    """So many of so many."""
    return Row(what, Fraction(right, of) if of else None, f"{right} of {of}", aim)


def found_and_told(
    what: str, right: int, told: int, gold: int, aim: float | None = None, *, with_f1: bool = False
) -> list[Row]:
    """Precision and recall, and their F1."""
    rows = [share(f"{what}: precision", right, told, aim), share(f"{what}: recall", right, gold, aim)]
    return [*rows, share(f"{what}: F1", 2 * right, told + gold)] if with_f1 else rows


def print_table(title: str, rows: Sequence[Row]) -> None:
    """Print the measures under a title."""
    width = max((len(row.what) for row in rows), default=0)
    of = max((len(row.of) for row in rows), default=0)
    print(f"\n{title}")
    for row in rows:
        ours = "  -  " if row.ours is None else f"{float(row.ours):.3f}"
        line = f"  {row.what:{width}}  {row.of:>{of}}  {ours}"
        print(line if row.aim is None else f"{line}  aim {row.aim:.2f}  {_reached(row)}")


def _reached(row: Row) -> str:
    if row.ours is None or row.aim is None:
        return "nothing to measure"
    return "reached" if row.ours >= row.aim else "NOT reached"


def print_list(title: str, lines: Sequence[str], most: int | None = None) -> None:
    """Print lines under a title, the first ones when there are many."""
    print(f"\n{title}: {len(lines) or 'none'}")
    for line in lines[:most]:
        print(f"    {line}")
    if most is not None and len(lines) > most:
        print(f"    … and {len(lines) - most} more")
