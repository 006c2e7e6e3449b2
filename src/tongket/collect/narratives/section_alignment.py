"""Takes sibling headings with a score for each section, finds the assignment that fits best as a whole.

Offices keep the order of the outline more often than its words, so a step back costs and a step on is free: one pass
of dynamic programming over the headings.
"""

from __future__ import annotations

from collections.abc import Sequence

NONE = 0.4  # what leaving a heading out of the outline is worth
SAME = -0.15  # two headings in a row for one section
BACK = -0.35  # a section that stands earlier in the outline
NEVER = -9.0
MOST_SIBLINGS = 500  # headings side by side: more are no report, and nothing is said of their order


def align(scores: Sequence[Sequence[float]]) -> list[int | None]:
    """The section of each heading, in order; None: of none."""
    if not scores:
        return []
    width = len(scores[0])
    best = [NEVER] * width + [0.0]  # by the last section assigned; the last place: none as yet
    steps: list[list[tuple[int, bool]]] = []
    for row in scores:
        best, step = _advance(best, row, width)
        steps.append(step)
    return _walk(best, steps)


def _advance(best: list[float], row: Sequence[float], width: int) -> tuple[list[float], list[tuple[int, bool]]]:
    out = [value + NONE for value in best]
    step = [(at, False) for at in range(width + 1)]
    behind = width  # the best place of those that stand before a section, in the outline or by having none
    ahead = _best_ahead(best, width)
    for section in range(width):
        if row[section] > NEVER:
            came = max(
                (best[behind], behind), (best[section] + SAME, section), (best[ahead[section]] + BACK, ahead[section])
            )
            if (value := came[0] + row[section]) > out[section]:
                out[section], step[section] = value, (came[1], True)
        if best[section] > best[behind]:
            behind = section
    return out, step


def _best_ahead(best: Sequence[float], width: int) -> list[int]:
    """For each section, the best place of those that stand after it."""
    ahead = [width] * width
    top = width
    top_value = NEVER
    for section in range(width - 1, -1, -1):
        ahead[section] = top
        if best[section] > top_value:
            top, top_value = section, best[section]
    return ahead


def _walk(best: Sequence[float], steps: Sequence[Sequence[tuple[int, bool]]]) -> list[int | None]:
    at = max(range(len(best)), key=lambda each: (best[each], -each))
    out: list[int | None] = []
    for step in reversed(steps):
        before, is_assigned = step[at]
        out.append(at if is_assigned else None)
        at = before
    return out[::-1]


def out_of_order(found: Sequence[int]) -> set[int]:
    """The places in a sequence that must go for the rest to ascend: as few as can be, the later ones first."""
    if not found or len(found) > MOST_SIBLINGS:
        return set()
    length = [1] * len(found)
    before = [-1] * len(found)
    for at, value in enumerate(found):
        for earlier in range(at):
            if found[earlier] <= value and length[earlier] + 1 > length[at]:
                length[at], before[at] = length[earlier] + 1, earlier
    at = max(range(len(found)), key=lambda each: (length[each], -each))
    kept: set[int] = set()
    while at >= 0:
        kept.add(at)
        at = before[at]
    return set(range(len(found))) - kept
