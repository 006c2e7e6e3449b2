"""How right the judging of statements is: found, of the right kind, linked to the right cell, with the right verdict.

Takes the gold-marked sources of the example's narratives and the units' counted workbooks; makes precision and recall,
by kind. A claim of ours is right when the gold has one with a number of it in the same paragraph, and kind, cell and
verdict are the same. The total of a stock and its last year are one figure, and so are a change and what it compares.

    python benchmarks/claims_scores.py --narratives examples/generator/narratives --show
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from tongket.check.claims.claim import Claim, ClaimKind
from tongket.check.claims.narrative_claims import claims_of, linker_of
from tongket.collect.documents.block import Block, BlockKind
from tongket.collect.forms.rules import is_told_at_an_end
from tongket.collect.narratives.narrative import Narrative
from tongket.collect.narratives.report import NarrativeReport, Placing
from tongket.collect.submission import Submission
from tongket.desk.build import build
from tongket.desk.folder import Desk, open_desk
from tongket.directive.form import ColumnKind, Form, FormCell, Rule
from tongket.directive.form_cells import CHANGES, column_letters

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "examples"))
_KINDS = {"heading": BlockKind.HEADING, "table": BlockKind.TABLE, "list": BlockKind.LIST, "note": BlockKind.NOTE}
_A_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")


class Gold(NamedTuple):
    """One statement as a person marked it."""

    paragraph: int
    kind: str
    words: str
    cells: tuple[str, ...]  # "Biểu 1!N12"; none: the form does not hold it
    verdict: str


@dataclass
class Score:
    """Counts by kind, and what went wrong in words."""

    gold: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    verdicts: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Take another narrative's counts in."""
        self.gold += other.gold
        self.found += other.found
        self.right += other.right
        self.verdicts += other.verdicts
        self.wrong += other.wrong

    @property
    def recall(self) -> float:
        """Of the gold, what was right."""
        return self.right.total() / max(1, self.gold.total())

    @property
    def precision(self) -> float:
        """Of ours, what was right."""
        return self.right.total() / max(1, self.found.total())


def score_claims(found: Iterable[Claim], gold: Iterable[Gold], form: Form) -> Score:
    """One narrative's claims against its gold."""
    score, claims = Score(), list(found)
    free = list(claims)
    for mark in gold:
        score.gold[mark.kind] += 1
        claim = next((one for one in free if one.paragraph == mark.paragraph and shares_a_number(one, mark)), None)
        if claim is None:
            score.wrong.append(f"not found: ¶{mark.paragraph} {mark.kind} {mark.words!r}")
            continue
        free.remove(claim)
        score.verdicts += claim.verdict.value == mark.verdict
        if _is_right(claim, mark, form):
            score.right[mark.kind] += 1
        else:
            score.wrong.append(f"¶{mark.paragraph} {mark}: {told(claim)}")
    score.found.update(claim.kind.value for claim in claims)
    score.wrong += [f"not in the gold: ¶{claim.paragraph} {told(claim)}" for claim in free]
    return score


def gold_of(source: Any) -> list[Gold]:
    """The marks of a source, by the number of its line."""
    marks = [(n, claim) for n, line in enumerate(source.lines, 1) for s in line.sentences for claim in s.claims]
    return [Gold(n, one.kind, one.number or one.words, _cells(one.ref), one.verdict) for n, one in marks]


def report_of(source: Any) -> NarrativeReport:
    """The narrative a source tells, each of its lines a block; footnote marks are no part of the text."""
    blocks = tuple(
        Block(n, _KINDS.get(line.kind, BlockKind.PARAGRAPH), re.sub(r"\[\^\d+\]", "", line.text), line.depth)
        for n, line in enumerate(source.lines, 1)
    )
    narrative = Narrative(blocks, "docx")
    return NarrativeReport(
        unit=source.unit, file=source.headers["file"], narrative=narrative, placing=Placing(()), statements=()
    )


def _cells(reference: str) -> tuple[str, ...]:
    return tuple(f"Biểu {sheet}!{cell}" for sheet, cell in re.findall(r"(\d)!([A-Z]+\d+)", reference))


def without_years(words: str) -> str:
    """ "gấp ba năm 2023" tells no number in digits."""
    return _A_YEAR.sub("", words)


def shares_a_number(claim: Claim, mark: Gold) -> bool:
    """Whether a number of the one stands in the other."""
    ours = _NUMBER.findall(without_years(claim.text)) or [f"{number:f}" for number in claim.numbers]
    return not set(ours).isdisjoint(_NUMBER.findall(mark.words))


def _is_right(claim: Claim, mark: Gold, form: Form) -> bool:
    ours = f"{claim.refers_to.sheet}!{claim.refers_to.cell}" if claim.refers_to else None
    same = {one_figure(cell, form) for cell in mark.cells}
    is_linked = one_figure(ours, form) in same if mark.cells and ours else not mark.cells and not ours
    return claim.kind.value == mark.kind and is_linked and claim.verdict.value == mark.verdict


def one_figure(cell: str, form: Form) -> str:
    """A cell, or the one it says the same as."""
    sheet, _, address = cell.partition("!")
    index = form.index_of.get((sheet, address))
    if index is None:
        return cell
    asked = form.cells[index]
    if asked.column.kind in CHANGES:
        return one_figure(form.cells[asked.inputs[0]].id, form)
    if asked.column.kind is ColumnKind.TOTAL and _stands(asked, form):
        return f"{sheet}!{column_letters(asked.column.parts[-1])}{asked.row.row}"
    return cell


def _stands(asked: FormCell, form: Form) -> bool:
    """Whether the total over time is the last time's figure: of a stock, a rate of stocks, an average at an end."""
    if asked.rule is Rule.RATIO and asked.inputs:
        return all(_stands(form.cells[index], form) for index in asked.inputs)
    is_average = asked.rule is Rule.RATIO and is_told_at_an_end(asked.row.label)
    return is_average or asked.rule in (Rule.LAST, Rule.N_OF_N)


def told(claim: Claim) -> str:
    """A claim in a line."""
    cell = f"{claim.refers_to.sheet}!{claim.refers_to.cell}" if claim.refers_to else "-"
    return f"{claim.kind.value} {claim.text!r} {cell} {claim.verdict.value} {claim.why} {claim.expected}"


def score_sources(paths: Iterable[Path], counted: Mapping[str, Submission], desk: Desk) -> tuple[Score, float]:
    """Every source, and the seconds of processor time the judging took."""
    from generator.narrative_source import read_source

    total, linker, seconds = Score(), linker_of(desk.form), 0.0
    for path in paths:
        source = read_source(path.read_text(encoding="utf-8"))
        report = report_of(source)
        began = time.process_time()
        claims = claims_of(report, counted.get(source.unit), desk.form, desk.review, linker=linker)
        seconds += time.process_time() - began
        one = score_claims(claims, gold_of(source), desk.form)
        print(f"{path.stem}: recall {one.recall:.3f}, precision {one.precision:.3f} of {one.gold.total()}")
        total.add(one)
    return total, seconds


def main() -> int:
    """Print the scores."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--narratives", type=Path, default=ROOT / "examples" / "generator" / "narratives")
    parser.add_argument("--folder", type=Path, default=ROOT / "examples" / "tien-giang-2020")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--show", action="store_true")
    chosen = parser.parse_args()
    paths = [path for path in sorted(chosen.narratives.glob("*.txt")) if f"split: {chosen.split}" in path.read_text()]
    paths = [path for path in paths if not chosen.only or path.stem in chosen.only]
    desk = open_desk(chosen.folder)
    counted = build(desk, processes=1).material.consolidation.counted
    total, seconds = score_sources(paths, counted, desk)
    for kind in ClaimKind:
        print(
            f"  {kind.value}: right {total.right[kind.value]} of {total.gold[kind.value]}, "
            f"found {total.found[kind.value]}"
        )
    print(
        f"recall {total.recall:.3f}, precision {total.precision:.3f}, {1000 * seconds / max(1, len(paths)):.1f} ms each"
    )
    for line in total.wrong if chosen.show else ():
        print("   ", line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
