"""How long grouping takes at 10, 100, 1,000 and 3,000 narratives, beside two others, and how near its bundles come.

Run `python benchmarks/speed_grouping.py [--key KEY] [--patience 300] [--sizes 10,100,1000,3000]`. The sentences are of
the gold (the example's key, or the tests' small gold), each time with other numbers and a few words of another sentence
put in, 100 a narrative, so that nearly no two are the same.

Recall: of all pairs in 20,000 sentences of one section that are neighbours by our own likeness, found by comparing all
with all, the share whose bundles are the same or are alike enough to be joined.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from grouping_scores import Item, items_of_gold, items_of_key
from tongket.collect.narratives.report import Statement
from tongket.consolidate.alike import ONE, Vectors, vectors_of
from tongket.consolidate.meaning import read
from tongket.consolidate.nearest import bundles, likeness_of
from tongket.consolidate.points import group
from tongket.consolidate.told import ALIKE
from tongket.directive.outline import Heading
from tongket.units.unit import Unit

Work = Callable[[Sequence[Statement]], int]
GOLD = Path(__file__).parent.parent / "tests" / "consolidate" / "gold"
EACH = 100  # statements a narrative
PATIENCE = 300.0  # seconds for each of the others
RECALL = 0.95
NEIGHBOUR = 0.6  # from here on two sentences are neighbours


def narratives(count: int, items: Sequence[Item]) -> list[Statement]:
    """So many narratives, each of `EACH` sentences spread over the sections; the same for the same count."""
    pick = random.Random(2020)
    said: dict[int, list[list[str]]] = {}
    for item in items:
        said.setdefault(item.section, []).append(item.text.split())
    sections = sorted(said)
    made: list[Statement] = []
    for number in range(count):
        unit = f"U{number:05d}"
        for place in range(EACH):
            section = sections[place * len(sections) // EACH]
            made.append(Statement(unit, unit, place, 0, _varied(said[section], pick), section))
    return made


def _varied(said: Sequence[list[str]], pick: random.Random) -> str:
    words, other = list(pick.choice(said)), pick.choice(said)
    if len(words) > 8 and pick.random() < 0.7:
        at, start = pick.randrange(len(words)), pick.randrange(len(other))
        words[at:at] = other[start : start + 3]
    return " ".join(str(pick.randrange(1, 500)) if word.isdigit() else word for word in words)


def ours(statements: Sequence[Statement]) -> int:
    """The points of the narratives."""
    codes = sorted({one.unit for one in statements})
    outline = [Heading(1, str(section)) for section in range(max(one.section or 0 for one in statements) + 1)]
    return len(group(statements, [Unit(code=code, name=code) for code in codes], set(codes), outline))


def tfidf(statements: Sequence[Statement]) -> int:
    """scikit-learn's TF-IDF + agglomerative clustering, section by section."""
    from sklearn.cluster import AgglomerativeClustering
    from sklearn.feature_extraction.text import TfidfVectorizer

    groups = 0
    for texts in _by_section(statements):
        table = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True).fit_transform(texts).toarray()
        filled = table[table.any(axis=1)]
        cluster = AgglomerativeClustering(n_clusters=None, distance_threshold=0.9, metric="cosine", linkage="average")
        groups += len(set(cluster.fit_predict(filled)))
    return groups


def lexrank(statements: Sequence[Statement]) -> int:
    """sumy's LexRank matrix of likeness, section by section."""
    from sumy.summarizers.lex_rank import LexRankSummarizer

    ranker = LexRankSummarizer()
    for texts in _by_section(statements):
        said = [text.lower().split() for text in texts]
        ranker._create_matrix(said, 0.1, ranker._compute_tf(said), ranker._compute_idf(said))
    return 0


def _by_section(statements: Sequence[Statement]) -> list[list[str]]:
    by_section: dict[int | None, list[str]] = {}
    for one in statements:
        by_section.setdefault(one.section, []).append(one.text)
    return list(by_section.values())


def recall(items: Sequence[Item], sentences: int = 20_000) -> tuple[float, int]:
    """Of all neighbours among so many sentences, the share that the bundles keep together; and how many there are."""
    import numpy as np

    one_section = [item._replace(section=0) for item in items]
    texts = [one.text for one in narratives(sentences // EACH, one_section)]
    meanings, wordings = zip(*map(read, texts), strict=True)
    vectors = vectors_of(meanings, wordings, [1] * len(texts))
    bundle_of = bundles(vectors, len(texts))
    likeness, _ = likeness_of(vectors, bundle_of, [1] * len(texts))
    np.fill_diagonal(likeness, 1.0)
    table, place = _table(vectors, len(texts)), np.array(bundle_of)
    found = there = 0
    for start in range(0, len(texts), 500):
        block = table[start : start + 500] @ table.T >= NEIGHBOUR * ONE * ONE
        first, second = np.nonzero(block)
        pairs = second > first + start
        there += int(pairs.sum())
        near = likeness[place[first[pairs] + start], place[second[pairs]]] >= ALIKE
        found += int(near.sum())
    return found / max(there, 1), there


def _table(vectors: Vectors, rows: int) -> Any:
    import numpy as np

    table = np.zeros((rows, vectors.width), dtype=np.float32)
    for row in range(rows):
        at = slice(vectors.starts[row], vectors.starts[row + 1])
        table[row, vectors.features[at]] = vectors.weights[at]
    return table


def seconds_of(work: Work, statements: Sequence[Statement]) -> float:
    """Processor time."""
    start = time.process_time()
    work(statements)
    return time.process_time() - start


def report_grouping(sizes: Sequence[int], items: Sequence[Item], patience: float) -> None:
    """Print a table a size. The others are run as long as their growth lets expect an end within `patience` seconds."""
    before: dict[str, tuple[int, float]] = {}
    for work in WAYS.values():
        work(narratives(1, items))  # what is loaded at the first call is not timed
    for count in sizes:
        statements = narratives(count, items)
        distinct = len({one.text for one in statements})
        print(f"\ngrouping {count} narratives, {len(statements)} statements, {distinct} of them distinct")
        for way, work in WAYS.items():
            expected = _expected(before.get(way), count)
            if way in OTHERS and expected > patience:
                print(f"  {way:24} not run: some {expected / 3600:.1f} h to expect, as it compares all with all")
                continue
            seconds = seconds_of(work, statements)
            each = f"{seconds:8.1f} s {seconds / len(statements) * 1e6:8.0f} µs a statement"
            print(f"  {way:24} {each}{_growth(before.get(way), count, seconds)}{_memory(way)}", flush=True)
            before[way] = count, seconds


def _expected(before: tuple[int, float] | None, count: int) -> float:
    """Four times as long for twice as many."""
    return before[1] * (count / before[0]) ** 2 if before else 0.0


def _growth(before: tuple[int, float] | None, count: int, seconds: float) -> str:
    return f", {seconds / before[1]:.1f} times as long for {count / before[0]:.0f} times as many" if before else ""


def _memory(way: str) -> str:
    return "" if way in OTHERS else f", peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10} MiB"


def report_neighbours(items: Sequence[Item]) -> None:
    """Print the share of neighbours that the bundles keep."""
    share, pairs = recall(items)
    print(f"\nneighbours kept together: {share:.4f} of {pairs} pairs in 20,000 sentences, aim {RECALL}")


def main() -> None:
    """Print times, memory and recall."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ask.add_argument("--key", type=Path, help="key-narratives.json; without it, the tests' small gold")
    ask.add_argument("--sizes", default="10,100,1000,3000")
    ask.add_argument("--patience", type=float, default=PATIENCE, help="seconds to wait for each of the others")
    asked = ask.parse_args()
    items = items_from(asked.key)
    report_grouping([int(each) for each in asked.sizes.split(",")], items, asked.patience)
    report_neighbours(items)


WAYS: dict[str, Work] = {"tongket": ours, "TF-IDF + agglomerative": tfidf, "LexRank matrix": lexrank}
OTHERS = ("TF-IDF + agglomerative", "LexRank matrix")


def items_from(key: Path | None) -> list[Item]:
    """The sentences of a key, or of the tests' small gold."""
    if key:
        return items_of_key(json.loads(key.read_text("utf-8")), ["dev", "heldout"])
    items: list[Item] = []
    for path in sorted(GOLD.glob("*.txt")):
        last = max((item.section for item in items), default=-1) + 1
        items += [one._replace(section=one.section + last) for one in items_of_gold(path.read_text("utf-8"))]
    return items


if __name__ == "__main__":
    main()
