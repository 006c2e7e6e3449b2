"""The folder of a smaller review: the office's papers, workbooks without mistakes, written reports and their key.

Takes what one review knows (its text, units, form and figures) and makes the folder, or says what is wrong with a
source. Sources are written as `narratives/FORMAT.md` says.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator import narrative_word as word
from generator.narrative_check import check
from generator.narrative_claims import Judge
from generator.narrative_figures import shown
from generator.narrative_key import file_record, planted_in, points_made
from generator.narrative_paper import lay_out
from generator.narrative_source import Source, SourceError, read_source
from generator.papers import units_workbook
from generator.unit_model import Unit


@dataclass(frozen=True)
class ReviewFolder:
    """One review. A form.toml in its folder is confirmed by hand and left alone."""

    home: Path  # of the sources
    review: str  # the text of review.toml
    list_title: str  # over the list of units
    list_widths: tuple[float, ...]
    units: tuple[Unit, ...]
    headings: tuple[tuple[int, str], ...]  # of the outline
    outline: Callable[[], bytes]
    form: Callable[[], bytes]
    workbook: Callable[[Unit], bytes]
    workbook_name: Callable[[Unit], str]
    figures: Callable[[Unit], Any]
    title: str = ""  # of a report whose source has none

    def sources(self) -> list[Source]:
        """Every source, by the code of its unit."""
        return [read_source(path.read_text(encoding="utf-8")) for path in sorted(self.home.glob("*.txt"))]

    def catalogue(self) -> dict[str, Any]:
        """The gold points."""
        return tomllib.loads((self.home / "points.toml").read_text(encoding="utf-8"))

    def build(self, folder: Path) -> dict[str, Any]:
        """Writes the folder. Gives the key."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "review.toml").write_text(self.review, encoding="utf-8")
        (folder / "units.xlsx").write_bytes(units_workbook(self.units, self.list_title, self.list_widths))
        (folder / "form.xlsx").write_bytes(self.form())
        (folder / "outline.docx").write_bytes(self.outline())
        for unit in self.units:
            _put(folder / "reports" / self.workbook_name(unit), self.workbook(unit))
        key = self._narratives(folder / "reports")
        told = json.dumps(key, ensure_ascii=False, indent=1)
        (folder / "key-narratives.json").write_text(told + "\n", encoding="utf-8")
        return key

    def _narratives(self, reports: Path) -> dict[str, Any]:
        points, files, planted = self.catalogue(), [], []
        known = {unit.code: unit for unit in self.units}
        headed = sum(level in (1, 2) for level, _ in self.headings)
        for source in self.sources():
            figures = self.figures(known[source.unit])
            if problems := list(check(source, figures, points)):
                raise SourceError(f"{source.unit}: " + "\n".join(problems))
            headers = {"title": self.title, **source.headers}
            has_tables = not headers["file"].endswith(".txt")
            items = lay_out(Source(headers, source.lines), known[source.unit], has_tables=has_tables)
            _put(reports / headers["file"], word.written(headers, items))
            files.append(file_record(source, items, Judge(figures), headed))
            planted += planted_in(source, items)
        return {"points": points_made(points, files), "files": files, "planted": planted}

    def figure_lines(self, code: str) -> Iterator[str]:
        """A unit's figures, a row of the form a line."""
        figures = self.figures(next(unit for unit in self.units if unit.code == code))
        lines: dict[str, list[str]] = {}
        for place, (sheet, row, _) in figures.where.items():
            at, value = place.partition("!")[2], figures.value(place)
            if value is not None:
                head = f"{sheet.name[-1]}!{at[1:]} {row.label} [{row.measure}]:"
                lines.setdefault(head, []).append(f"{at[0]}={shown(value)}")
        yield from (" ".join((head, *values)) for head, values in lines.items())

    def problems(self, codes: list[str]) -> Iterator[str]:
        """What is wrong with the sources of some units, or of all, a line each; how each fares is printed."""
        points, known = self.catalogue(), {unit.code: unit for unit in self.units}
        for source in self.sources():
            if not codes or source.unit in codes:
                print(_counts(source))
                yield from check(source, self.figures(known[source.unit]), points)

    def main(self) -> int:
        """Reads the command line."""
        parser = argparse.ArgumentParser(description=f"The folder of one review: {self.list_title.capitalize()}.")
        parser.add_argument("folder", type=Path, nargs="?")
        parser.add_argument("--figures", metavar="UNIT")
        parser.add_argument("--check", metavar="UNIT", nargs="*")
        args = parser.parse_args()
        if args.figures:
            print("\n".join(self.figure_lines(args.figures)))
        elif args.check is not None:
            return 1 if [print("  -", problem) for problem in self.problems(args.check)] else 0
        elif args.folder:
            made = {name: len(each) for name, each in self.build(args.folder).items()}
            print(f"{args.folder}: {made['files']} narratives, {made['points']} points, {made['planted']} planted")
        return 0


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _counts(source: Source) -> str:
    claims = [claim for line in source.lines for sentence in line.sentences for claim in sentence.claims]
    verdicts = dict(sorted(Counter(claim.verdict for claim in claims).items()))
    return f"{source.unit}: {len(source.lines)} lines, {len(claims)} claims {verdicts}"
