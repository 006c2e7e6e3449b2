"""Prints how long the functions of src are; ends with 1 past the measure of the house."""

from __future__ import annotations

import ast
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent / "src"
MEDIAN, NINETIETH = 8, 20


def lengths(source: Path) -> Iterator[tuple[int, str]]:
    """Lines of each function from its first decorator to its last line, blank lines and docstring left out."""
    text = source.read_text(encoding="utf-8")
    lines = text.splitlines()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            skipped = _docstring_lines(node)
            body = [n for n in range(node.lineno, (node.end_lineno or node.lineno) + 1) if n not in skipped]
            yield sum(1 for n in body if lines[n - 1].strip()), f"{source.relative_to(ROOT)}:{node.name}"


def _docstring_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> range:
    first = node.body[0]
    is_text = (
        isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    )
    return range(first.lineno, (first.end_lineno or first.lineno) + 1) if is_text else range(0)


def main() -> int:
    """Print the figures."""
    measured = sorted(length for source in ROOT.rglob("*.py") for length in lengths(source))
    median = statistics.median(length for length, _ in measured)
    ninetieth = measured[int(len(measured) * 0.9)][0]
    print(f"functions {len(measured)}: median {median:g} lines (at most {MEDIAN})")
    print(f"90th percentile {ninetieth} lines (at most {NINETIETH})")
    for length, name in measured[-5:]:
        print(f"  {length:3} {name}")
    return 0 if median <= MEDIAN and ninetieth <= NINETIETH else 1


if __name__ == "__main__":
    sys.exit(main())
