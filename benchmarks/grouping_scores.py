"""How well sentences that make the same point are put together, beside two others on the same sentences.

Takes the key of the narratives (`key-narratives.json`, or a small gold file of the tests), makes for each of ours,
TF-IDF + agglomerative clustering (scikit-learn) and LexRank's graph of likeness (sumy) two figures:

- pairwise F1: of all pairs of sentences that make a common point, how many stand in a common group, and the reverse;
- units-per-point F1: for each gold point that two units make, the F1 of its units against those of the best group,
  and for each group of two units against those of the best gold point; the harmonic mean of both averages.

The others get the sections, the whole sentences, and the threshold that is best for them on the set that is scored.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tongket.collect.narratives.report import Statement
from tongket.consolidate.points import group
from tongket.directive.outline import Heading
from tongket.units.unit import Unit
from tongket.wording.sentences import sentences

Groups = list[set[int]]  # per sentence, the groups it stands in


class Item(NamedTuple):
    """One sentence of the gold."""

    unit: str
    paragraph: int
    text: str
    section: int
    points: frozenset[str]


class Score(NamedTuple):
    """How one way of grouping did."""

    precision: float
    recall: float
    pairs: float  # pairwise F1
    units: float  # units-per-point F1


def items_of_key(key: dict[str, Any], splits: Iterable[str]) -> list[Item]:
    """The sentences of the narratives of some splits ("dev", "heldout"), placed as their writers placed them."""
    return [
        Item(file["unit"], each["paragraph"], each["text"], section, frozenset(each["points"]))
        for file in key["files"]
        if file["split"] in splits
        for each in file["statements"]
        if (section := file["sections"][each["paragraph"] - 1][0]) is not None
    ]


def items_of_gold(text: str) -> list[Item]:
    """The sentences of a small gold file: "## section", "= point", "A sentence" of unit A."""
    items: list[Item] = []
    section, point = -1, ""
    for number, line in enumerate(text.splitlines()):
        if line.startswith("## "):
            section += 1
        elif line.startswith("= "):
            point = "" if line == "= -" else f"{section} {line[2:]}"
        elif line and not line.startswith("#"):
            items.append(Item(line[0], number, line[2:], section, frozenset([point] if point else [])))
    return items


def ours(items: Sequence[Item], outline: Sequence[Heading] = ()) -> Groups:
    """The points that hold each sentence, or a statement cut from it. Without an outline all sections are main ones."""
    cut: dict[tuple[str, int, int], int] = {}
    statements: list[Statement] = []
    for number, item in enumerate(items):
        for start, end in sentences(item.text):
            place = number * 10_000 + start
            statements.append(
                Statement(item.unit, item.unit, item.paragraph, place, item.text[start:end], item.section)
            )
            cut[item.unit, item.paragraph, place] = number
    units = [Unit(code=code, name=code) for code in sorted({item.unit for item in items})]
    outline = outline or [Heading(1, str(section)) for section in range(max(item.section for item in items) + 1)]
    held: Groups = [set() for _ in items]
    for place, point in enumerate(group(statements, units, {unit.code for unit in units}, outline)):
        for one in point.statements:
            held[cut[one.unit, one.paragraph, one.start]].add(place)
    return _alone(held)


def _alone(held: Groups) -> Groups:
    """A sentence that stands in no group stands alone."""
    return [groups or {-1 - place} for place, groups in enumerate(held)]


def tfidf(items: Sequence[Item], threshold: float) -> Groups:
    """scikit-learn: TF-IDF of words and pairs of words, average linkage on cosine distance, section by section."""
    import numpy as np
    from sklearn.cluster import AgglomerativeClustering
    from sklearn.feature_extraction.text import TfidfVectorizer

    table = (
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True).fit_transform([item.text for item in items]).toarray()
    )
    cluster = AgglomerativeClustering(n_clusters=None, distance_threshold=threshold, metric="cosine", linkage="average")

    def labels(rows: list[int]) -> list[int]:
        filled = [row for row in rows if table[row].any()]  # cosine knows no sentence without a word
        found = (
            dict(zip(filled, cluster.fit_predict(np.asarray(table[filled])), strict=True)) if len(filled) > 1 else {}
        )
        return [int(found.get(row, len(items) + row)) for row in rows]

    return _by_section(items, labels)


def lexrank(items: Sequence[Item], threshold: float) -> Groups:
    """sumy: sentences whose idf-modified cosine reaches the threshold are linked; what hangs together is a group."""
    from sumy.summarizers.lex_rank import LexRankSummarizer

    ranker = LexRankSummarizer()
    words = [[word.lower() for word in item.text.split()] for item in items]

    def labels(rows: list[int]) -> list[int]:
        said = [words[row] for row in rows]
        tf, idf = ranker._compute_tf(said), ranker._compute_idf(said)
        head = list(range(len(rows)))
        for first in range(len(rows)):
            for second in range(first):
                if ranker.cosine_similarity(said[first], said[second], tf[first], tf[second], idf) >= threshold:
                    _join(head, first, second)
        return [_root(head, row) for row in range(len(rows))]

    return _by_section(items, labels)


def _join(head: list[int], first: int, second: int) -> None:
    head[_root(head, first)] = _root(head, second)


def _root(head: list[int], row: int) -> int:
    while head[row] != row:
        row = head[row]
    return row


def _by_section(items: Sequence[Item], labels: Callable[[list[int]], list[int]]) -> Groups:
    held: Groups = [set() for _ in items]
    for section in sorted({item.section for item in items}):
        rows = [row for row, item in enumerate(items) if item.section == section]
        for row, label in zip(rows, labels(rows), strict=True):
            held[row].add(section * 1_000_000 + label)
    return held


def score(items: Sequence[Item], groups: Groups) -> Score:
    """Both figures for one way of grouping."""
    precision, recall = _pairs(items, groups)
    return Score(precision, recall, _mean(precision, recall), _units(items, groups))


def _pairs(items: Sequence[Item], groups: Groups) -> tuple[float, float]:
    both = right = found = 0
    for first in range(len(items)):
        for second in range(first):
            is_gold = not items[first].points.isdisjoint(items[second].points)
            is_found = not groups[first].isdisjoint(groups[second])
            both, right, found = both + (is_gold and is_found), right + is_gold, found + is_found
    return both / max(found, 1), both / max(right, 1)


def _units(items: Sequence[Item], groups: Groups) -> float:
    gold, found = _makers(items, [item.points for item in items]), _makers(items, groups)
    return _mean(_best(gold, found), _best(found, gold))


def _makers(items: Sequence[Item], names: Sequence[Iterable[Any]]) -> list[set[str]]:
    """The units that make each point, of points that at least two units make."""
    makers: dict[Any, set[str]] = {}
    for item, own in zip(items, names, strict=True):
        for name in own:
            makers.setdefault(name, set()).add(item.unit)
    return [units for units in makers.values() if len(units) > 1]


def _best(points: list[set[str]], others: list[set[str]]) -> float:
    best = [max((2 * len(one & other) / (len(one) + len(other)) for other in others), default=0.0) for one in points]
    return sum(best) / max(len(best), 1)


def _mean(one: float, other: float) -> float:
    return 2 * one * other / (one + other) if one + other else 0.0


def best_of(items: Sequence[Item], way: Callable[[Sequence[Item], float], Groups], steps: Iterable[float]) -> Score:
    """What a way reaches with the threshold that is best for it on these very sentences."""
    return max((score(items, way(items, step)) for step in steps), key=lambda one: one.pairs)


def compare(items: Sequence[Item]) -> dict[str, Score]:
    """Ours and the two others."""
    return {
        "tongket": score(items, ours(items)),
        "TF-IDF + agglomerative": best_of(items, tfidf, [step / 100 for step in range(60, 100, 3)]),
        "LexRank graph": best_of(items, lexrank, [step / 100 for step in range(10, 80, 5)]),
    }


def main(paths: Sequence[str]) -> None:
    """Print the figures for each file named."""
    for path in map(Path, paths):
        text = path.read_text("utf-8")
        sets = {"": items_of_gold(text)} if path.suffix == ".txt" else _splits(json.loads(text))
        for name, items in sets.items():
            print(f"{path.name} {name}: {len(items)} sentences, {len({item.unit for item in items})} units")
            for way, one in compare(items).items():
                figures = f"P {one.precision:.3f}  R {one.recall:.3f}  pairwise F1 {one.pairs:.3f}"
                print(f"  {way:24} {figures}  units-per-point F1 {one.units:.3f}")


def _splits(key: dict[str, Any]) -> dict[str, list[Item]]:
    sets = {"dev": items_of_key(key, ["dev"]), "heldout": items_of_key(key, ["heldout"])}
    both = {**sets, "all": items_of_key(key, ["dev", "heldout"])} if sets["heldout"] else sets
    return {name: items for name, items in both.items() if items}


if __name__ == "__main__":
    main(sys.argv[1:])
