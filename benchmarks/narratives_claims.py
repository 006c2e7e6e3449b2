"""Takes the claims of a review and the key's, makes how many are judged right: all, by kind, by verdict, loosely.

A claim is right when the key has one in the same paragraph with a number of it, of the same kind, with the same cell
(and so period) and the same verdict. Each of ours is held against one of the key at most.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from claims_scores import Gold as Mark
from claims_scores import one_figure, shares_a_number, told, without_years
from narratives_gold import Gold
from narratives_table import Row, found_and_told, share
from tongket.check.claims.claim import Claim, ClaimKind, Verdict
from tongket.directive.form import Form
from tongket.draft.material import Material

AIM = 0.95
SUMS = ("count", "total")  # of several cells any: the claim is their sum; else the first tells, the second compares
Pair = tuple[Mark, Claim]
Test = Callable[[Claim, Mark], bool]


@dataclass
class Judged:
    """The marks of the key beside our claims."""

    form: Form
    pairs: list[Pair] = field(default_factory=list)
    missed: list[tuple[str, Mark]] = field(default_factory=list)  # with the file
    extra: list[Claim] = field(default_factory=list)

    @property
    def marks(self) -> list[Mark]:
        """All of the key."""
        return [mark for mark, _ in self.pairs] + [mark for _, mark in self.missed]

    @property
    def claims(self) -> list[Claim]:
        """All of ours."""
        return [claim for _, claim in self.pairs] + self.extra

    def right(self, *tests: Test) -> list[Pair]:
        """The pairs that pass."""
        return [(mark, claim) for mark, claim in self.pairs if all(test(claim, mark) for test in tests)]

    def is_linked(self, claim: Claim, mark: Mark) -> bool:
        """To the same cell, or one that says the same; or to none where the form holds none."""
        if not claim.refers_to or not mark.cells:
            return not claim.refers_to and not mark.cells
        ours = one_figure(f"{claim.refers_to.sheet}!{claim.refers_to.cell}", self.form)
        wanted = mark.cells if mark.kind in SUMS else mark.cells[:1]
        return ours in {one_figure(cell, self.form) for cell in wanted}


def is_of_kind(claim: Claim, mark: Mark) -> bool:
    """Of the same kind."""
    return claim.kind.value == mark.kind


def has_verdict(claim: Claim, mark: Mark) -> bool:
    """With the same verdict."""
    return claim.verdict.value == mark.verdict


def judged(material: Material, gold: Gold) -> Judged:
    """Every claim in the reports of the gold, paired."""
    result = Judged(material.form)
    for file, told_there in gold.files.items():
        ours: dict[int, list[Claim]] = defaultdict(list)
        for claim in material.claims:
            if claim.file == file:
                ours[claim.paragraph].append(claim)
        marks: dict[int, list[Mark]] = defaultdict(list)
        for each in told_there["claims"]:
            marks[each["paragraph"]].append(_mark(each))
        for paragraph in sorted({*ours, *marks}):
            _pair(result, file, marks[paragraph], ours[paragraph])
    return result


def _mark(each: dict[str, Any]) -> Mark:
    has_digits = any(map(str.isdigit, without_years(each["text"])))
    words = each["text"] if has_digits else " ".join(each["numbers"])
    cells = tuple(one["cell"] for one in each["refers_to"])
    return Mark(each["paragraph"], each["kind"], words, cells, each["verdict"])


def _pair(result: Judged, file: str, marks: list[Mark], claims: list[Claim]) -> None:
    """The wholly right first, so that a number that stands twice in a paragraph takes nothing from its like."""
    tests: Sequence[Sequence[Test]] = ((result.is_linked, has_verdict, is_of_kind), (result.is_linked, has_verdict), ())
    marks, claims = list(marks), list(claims)
    for needed in tests:
        for mark in list(marks):
            claim = next((one for one in claims if _fits(one, mark, needed)), None)
            if claim is not None:
                result.pairs.append((mark, claim))
                marks.remove(mark)
                claims.remove(claim)
    result.missed += [(file, mark) for mark in marks]
    result.extra += claims


def _fits(claim: Claim, mark: Mark, needed: Iterable[Test]) -> bool:
    return shares_a_number(claim, mark) and all(test(claim, mark) for test in needed)


def rows_of(one: Judged) -> list[Row]:
    """The measures: first those with an aim, then where it is lost."""
    gold, ours = len(one.marks), len(one.claims)
    full = one.right(is_of_kind, one.is_linked, has_verdict)
    rows = found_and_told("claims judged", len(full), ours, gold, AIM, with_f1=True)
    rows += found_and_told("  without kind", len(one.right(one.is_linked, has_verdict)), ours, gold)
    rows += found_and_told("  number found", len(one.pairs), ours, gold)
    rows += [
        share("  of these, kind right", len(one.right(is_of_kind)), len(one.pairs)),
        share("  of these, cell right", len(one.right(one.is_linked)), len(one.pairs)),
        share("  of these, verdict right", len(one.right(has_verdict)), len(one.pairs)),
    ]
    rows += _by("kind", [kind.value for kind in ClaimKind], full, one, lambda mark: mark.kind, lambda claim: claim.kind)
    rows += _by("verdict", list(Verdict), full, one, lambda mark: mark.verdict, lambda claim: claim.verdict)
    return rows + _contradictions(one)


def _by(
    of: str,
    names: Sequence[str],
    full: Sequence[Pair],
    one: Judged,
    in_gold: Callable[[Mark], str],
    in_ours: Callable[[Claim], str],
) -> list[Row]:
    right = Counter(in_gold(mark) for mark, _ in full)
    gold, ours = Counter(map(in_gold, one.marks)), Counter(str(in_ours(claim)) for claim in one.claims)
    return [row for name in names for row in found_and_told(f"  {of} {name}", right[name], ours[name], gold[name])]


def _contradictions(one: Judged) -> list[Row]:
    said = [claim for claim in one.claims if claim.verdict is Verdict.CONTRADICTS]
    planted = [mark for mark in one.marks if mark.verdict == Verdict.CONTRADICTS]
    return found_and_told("planted wrong numbers found", len(caught(one)), len(said), len(planted), with_f1=True)


def caught(one: Judged) -> list[Pair]:
    """The planted wrong numbers that we contradict, whatever the kind and cell."""
    return [pair for pair in one.right(has_verdict) if pair[0].verdict == Verdict.CONTRADICTS]


def faults_of(one: Judged) -> dict[str, list[str]]:
    """What is not right, by how it is wrong."""
    faults: dict[str, list[str]] = {
        "not found": [f"{file} ¶{mark.paragraph} {_said(mark)}" for file, mark in one.missed],
        "not in the key": [f"{claim.file} ¶{claim.paragraph} {told(claim)}" for claim in one.extra],
    }
    for mark, claim in one.pairs:
        lacks = [
            name
            for name, test in (("kind", is_of_kind), ("cell", one.is_linked), ("verdict", has_verdict))
            if not test(claim, mark)
        ]
        if lacks:
            line = f"{claim.file} ¶{mark.paragraph} {_said(mark)}\n        ours: {told(claim)}"
            faults.setdefault(f"wrong {', '.join(lacks)}", []).append(line)
    return faults


def _said(mark: Mark) -> str:
    return f"{mark.kind} {mark.words!r} {' : '.join(mark.cells) or '-'} {mark.verdict}"
