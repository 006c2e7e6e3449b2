"""How right a review is on messy folders never looked at: figures, files, and findings by kind.

python benchmarks/accuracy_example.py --seeds 20
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "examples"))

from generator.scoring import Score, score  # noqa: E402  the examples folder is no package of ours

FIRST_UNSEEN = 90_001  # seeds from here on are used by this script alone


def main() -> int:
    """Print the score of the example and of unseen seeds; 1 when a figure or a file is wrong."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--first", type=int, default=FIRST_UNSEEN)
    parser.add_argument("--units", type=int, default=24)
    chosen = parser.parse_args()
    total = Score()
    with tempfile.TemporaryDirectory() as where:
        for seed in range(chosen.first, chosen.first + chosen.seeds):
            one = scored_seed(seed, chosen.units, Path(where) / str(seed))
            print(f"seed {seed}: {summary(one)}", flush=True)
            total.add(one)
    show(total)
    return 1 if total.wrong_figures or total.wrong_files else 0


def scored_seed(seed: int, units: int, folder: Path) -> Score:
    """Generate, review and score one folder."""
    make = [sys.executable, str(ROOT / "examples" / "generator" / "make.py")]
    subprocess.run(
        [*make, "--units", str(units), "--seed", str(seed), "--out", str(folder)], check=True, stdout=subprocess.DEVNULL
    )
    command = [sys.executable, "-m", "tongket", "review", str(folder), "--prove"]
    proof = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")
    one = score(folder, folder / "out" / "data")
    if proof.returncode:
        one.wrong_figures.append(f"seed {seed}: the referee differs: {proof.stderr[:300]}")
    return one


def summary(one: Score) -> str:
    """One line."""
    right = one.figures - len(one.wrong_figures)
    return (
        f"figures {right}/{one.figures}, files {one.files - len(one.wrong_files)}/{one.files}, "
        f"planted found {one.found.total()}/{one.found.total() + len(one.missed)}, unexpected {len(one.unexpected)}"
    )


def show(total: Score) -> None:
    """Precision and recall by kind, then everything that was wrong."""
    missed = Counter(entry["kind"] for entry in total.missed)
    unexpected = Counter(entry["code"] for entry in total.unexpected)
    print(f"in all: {summary(total)}")
    print(f"{'kind':24} {'planted':>8} {'found':>6} {'recall':>7}")
    for kind in sorted({*total.found, *missed}):
        planted = total.found[kind] + missed[kind]
        print(f"{kind:24} {planted:8} {total.found[kind]:6} {total.found[kind] / planted:7.2f}")
    raised = total.found.total() + len(total.unexpected)
    print(f"precision {total.found.total() / raised if raised else 1:.3f}; unexpected by code: {dict(unexpected)}")
    for line in [*total.wrong_figures, *total.wrong_files][:40]:
        print("  wrong", line)
    for entry in [*total.missed, *total.unexpected][:60]:
        places = {name: entry.get(name) for name in ("code", "unit", "file", "sheet", "cell", "note", "says")}
        print("  ", {name: value for name, value in places.items() if value})


if __name__ == "__main__":
    sys.exit(main())
