"""How right a review is about its narratives: claims, points, sections, copies, events, citations, what is lacking.

    python benchmarks/accuracy_narratives.py [--folder examples/tien-giang-2020] [--show] [--most 40]

The review is made once, as the program makes it; then it is held against the folder's key, apart for the reports the
program was tuned on (dev), for those written after (heldout), and for all. `--show` lists what is wrong.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import narratives_claims as claims
import narratives_plants as plants
import narratives_points as points
import narratives_sections as sections
from narratives_gold import HELD_OUT, Gold, read_key, review_of, splits
from narratives_table import print_list, print_table
from tongket.draft.material import Material

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Print every table."""
    asked = _arguments()
    material, whole = review_of(asked.folder), read_key(asked.folder)
    in_groups = points.grouped(material, whole)
    parts = list(splits(whole))
    if HELD_OUT not in {part.name for part in parts}:
        print("no narratives written after tuning yet: nothing to score as heldout")
    for part in parts:
        print(f"\n=== {part.name}: {len(part.files)} narratives")
        score(material, part, in_groups.of(part), asked.most if asked.show else 0)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--folder", type=Path, default=ROOT / "examples" / "tien-giang-2020")
    parser.add_argument("--show", action="store_true", help="list what is wrong in claims, points and sections too")
    parser.add_argument("--most", type=int, default=40, help="of each list")
    return parser.parse_args()


def score(material: Material, part: Gold, in_groups: points.Grouped, most: int) -> None:
    """The four tables of one part; false alarms of plants are always listed."""
    judged, planted = claims.judged(material, part), plants.kinds_of(material, part)
    print_table("Claims judged", claims.rows_of(judged))
    show(claims.faults_of(judged), most)
    print_table("Points grouped", points.rows_of(in_groups))
    show(points.faults_of(in_groups) if most else {}, most)
    print_table("Sections placed", sections.rows_of(material, part))
    show(sections.faults_of(material, part), most)
    print_table("Copies, events, citations, what is lacking", plants.rows_of(planted))
    show(plants.faults_of(planted), most or 20)


def show(faults: Mapping[str, Sequence[str]], most: int) -> None:
    """Lists that are not empty, as far as asked."""
    for title, lines in faults.items() if most else ():
        if lines:
            print_list(title, lines, most)


if __name__ == "__main__":
    sys.exit(main())
