"""Reads the passages and narratives of this folder, which are written for an official to read too."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tongket.collect.documents.block import Passage, TableCell
from tongket.collect.narratives.headings import blocks_of
from tongket.collect.narratives.narrative import Narrative
from tongket.collect.narratives.report import NarrativeReport
from tongket.collect.narratives.report_statements import report_of
from tongket.directive.outline import Heading, read_outline
from tongket.wording.dates import read_date

HERE = Path(__file__).parent


def told(name: str) -> list[tuple[str, str]]:
    """Each passage of a file with the group it stands under."""
    group, found = "", []
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            group = line[3:].strip()
        elif line.strip() and not line.startswith("#"):
            found.append((group, line.strip()))
    return found


def passages(lines: list[str]) -> list[Passage]:
    """ "**": a bold line; "¦" between cells and "⏎" between rows: a table; "⏎" alone: paragraphs."""
    return [passage for line in lines if line.strip() for passage in _passages(line.strip())]


def _passages(line: str) -> list[Passage]:
    if "¦" in line:
        rows = [row.split("¦") for row in line.split("⏎")]
        return [
            Passage(
                "",
                cells=tuple(
                    TableCell(row, column, text.strip())
                    for row, texts in enumerate(rows, 1)
                    for column, text in enumerate(texts, 1)
                ),
            )
        ]
    return [Passage(part.strip().removeprefix("**"), is_bold=part.strip().startswith("**")) for part in line.split("⏎")]


def report(lines: list[str], outline: tuple[Heading, ...], dated: date | None = None) -> NarrativeReport:
    """The report of a unit that wrote these lines."""
    return report_of("X01", "bao-cao.docx", Narrative(blocks_of(passages(lines)), "docx"), outline, dated)


@dataclass(frozen=True)
class Whole:
    """A whole narrative, the outline it answers and what must be said of it."""

    outline: tuple[Heading, ...]
    report: NarrativeReport
    must: list[tuple[str, str]]  # a code, and words of the paragraph or section it is about


def whole(path: Path) -> Whole:
    """A narrative of the folder "narratives"."""
    parts: dict[str, list[str]] = {}
    name = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            name = line[2:].strip()
        elif line.strip():
            parts.setdefault(name, []).append(line.strip())
    outline = read_outline(parts["đề cương"])
    dated = read_date(f"ngày {parts['ngày'][0]}")
    must = [tuple(part.strip() for part in line.split("|")) for line in parts.get("phải thấy", [])]
    return Whole(outline, report(parts["báo cáo"], outline, dated), [(code, words) for code, words in must])
