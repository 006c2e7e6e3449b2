"""Takes the points of a review and the key's, makes how well sentences are grouped, beside two others.

Ours is what the program makes of the documents: read, placed, cut into statements, grouped. A sentence of the key is
in the points that hold a statement, or those words of one, which cover it or most of it. The others get the key's own
sentences and sections, all reports at once, and the threshold that is best for them on the very sentences that are
scored.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from grouping_scores import Groups, Item, Score, lexrank, score, tfidf
from narratives_gold import Gold, reports_of
from narratives_table import Row, share
from tongket.collect.narratives.report import NarrativeReport, Statement
from tongket.draft.material import Material

AIM, AHEAD = 0.85, 0.15
OTHERS = {
    "TF-IDF + agglomerative": (tfidf, [step / 100 for step in range(60, 100, 3)]),
    "LexRank graph": (lexrank, [step / 100 for step in range(10, 80, 5)]),
}
_NOTE_MARK = re.compile(r"\[\^\d+\]|\s")


@dataclass(frozen=True, slots=True)
class Grouped:
    """The sentences of the key, and the groups each way puts them in."""

    files: Sequence[str]
    items: Sequence[Item]
    ours: Groups
    others: Mapping[str, Sequence[Groups]]  # by way, for each threshold
    points: Sequence[str]  # the words of ours, by number

    def of(self, gold: Gold) -> Grouped:
        """The sentences of some reports, grouped as they were among all."""
        rows = [row for row, file in enumerate(self.files) if file in gold.files]
        others = {way: [_rows(groups, rows) for groups in tried] for way, tried in self.others.items()}
        return Grouped(_rows(self.files, rows), _rows(self.items, rows), _rows(self.ours, rows), others, self.points)


def _rows(values: Sequence, rows: Iterable[int]) -> list:  # type: ignore[type-arg]
    return [values[row] for row in rows]


def grouped(material: Material, gold: Gold) -> Grouped:
    """All sentences that stand under a heading of the outline, by every way."""
    rows = [
        (name, Item(file["unit"], each["paragraph"], each["text"], section, frozenset(each["points"])))
        for name, file in gold.files.items()
        for each in file["statements"]
        if (section := file["sections"][each["paragraph"] - 1][0]) is not None
    ]
    files, items = [name for name, _ in rows], [item for _, item in rows]
    others = {way: [run(items, step) for step in steps] for way, (run, steps) in OTHERS.items()}
    return Grouped(files, items, _ours(material, gold, files, items), others, [one.text for one in material.points])


def _ours(material: Material, gold: Gold, files: Sequence[str], items: Sequence[Item]) -> Groups:
    """A sentence that no point holds stands alone."""
    points: dict[Statement, set[int]] = defaultdict(set)
    for number, point in enumerate(material.points):
        for statement in point.statements:
            for words in point.words_of(statement):
                points[words].add(number)
    said: dict[str, dict[int, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for words in points:
        said[words.file][words.paragraph].append(words)
    reports = reports_of(material, gold)
    covering = {file: _covering(report, said[file], files, items) for file, report in reports.items()}
    held = [
        set().union(*(points[one] for one in covering.get(file, {}).get(row, []))) for row, file in enumerate(files)
    ]
    return [groups or {-1 - row} for row, groups in enumerate(held)]


def _covering(
    report: NarrativeReport, said: Mapping[int, Sequence[Statement]], files: Sequence[str], items: Sequence[Item]
) -> dict[int, list[Statement]]:
    """By row of the key, what of ours (`said` by paragraph) shares most of the shorter of both."""
    found: dict[int, list[Statement]] = {}
    begin: Counter[int] = Counter()
    for row, (file, item) in enumerate(zip(files, items, strict=True)):
        if file == report.file and item.paragraph <= len(report.narrative.blocks):
            text = report.narrative.block(item.paragraph).text
            start = squeezed(text).find(squeezed(item.text), begin[item.paragraph])
            end = begin[item.paragraph] = max(start, 0) + len(squeezed(item.text))
            found[row] = [one for one in said.get(item.paragraph, ()) if start >= 0 and _overlap(one, text, start, end)]
    return found


def _overlap(statement: Statement, text: str, start: int, end: int) -> bool:
    first = len(squeezed(text[: statement.start]))
    last = first + len(squeezed(statement.text))
    return 2 * (min(last, end) - max(first, start)) >= min(last - first, end - start)


def squeezed(text: str) -> str:
    """A text as it is looked for: composed, without spaces and footnote marks."""
    return _NOTE_MARK.sub("", unicodedata.normalize("NFC", text))


def rows_of(one: Grouped) -> list[Row]:
    """Ours, and by how much it is ahead of the better of the others."""
    ours = score(one.items, one.ours)
    others = {way: max((score(one.items, each) for each in tried), key=_by_pairs) for way, tried in one.others.items()}
    alone = sum(1 for item, held in zip(one.items, one.ours, strict=True) if item.points and min(held) < 0)
    rows = [
        Row("pairwise F1", ours.pairs, f"{len(one.items)} sentences", AIM),
        Row("units-per-point F1", ours.units, f"{len({item.unit for item in one.items})} units", AIM),
        Row("  pairwise precision", ours.precision),
        Row("  pairwise recall", ours.recall),
        share("  sentences with a point that none of ours holds", alone, sum(1 for item in one.items if item.points)),
    ]
    for way, its in others.items():
        rows += [Row(f"  {way}: pairwise F1", its.pairs), Row(f"  {way}: units-per-point F1", its.units)]
    ahead = {"pairwise": ours.pairs - max(its.pairs for its in others.values())}
    ahead["units-per-point"] = ours.units - max(its.units for its in others.values())
    return rows + [Row(f"ahead of the better one, {name} F1", value, "", AHEAD) for name, value in ahead.items()]


def _by_pairs(one: Score) -> float:
    return one.pairs


def faults_of(one: Grouped) -> dict[str, list[str]]:
    """Which points of the key lose most pairs, and which of ours put most together that do not belong."""
    lost: Counter[str] = Counter()
    false: Counter[int] = Counter()
    for first in range(len(one.items)):
        for second in range(first):
            gold = one.items[first].points & one.items[second].points
            ours = one.ours[first] & one.ours[second]
            lost.update(gold if not ours else ())
            false.update(ours if not gold else ())
    return {
        "pairs of the key that ours keeps apart": [
            f"{count} of {_pairs_of(one, name)} {name}" for name, count in lost.most_common()
        ],
        "pairs of ours that the key keeps apart": [
            f"{count} {one.points[number]!r}: {_names_in(one, number)}" for number, count in false.most_common()
        ],
    }


def _pairs_of(one: Grouped, name: str) -> int:
    count = sum(name in item.points for item in one.items)
    return count * (count - 1) // 2


def _names_in(one: Grouped, number: int) -> str:
    names = Counter(
        name
        for item, held in zip(one.items, one.ours, strict=True)
        if number in held
        for name in (sorted(item.points) or ["(no point)"])
    )
    return ", ".join(f"{name} {count}" for name, count in names.most_common())
