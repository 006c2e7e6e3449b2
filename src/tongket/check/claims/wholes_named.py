"""Takes a share that is right of one whole, makes it wrong where its words name another."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from tongket.check.claims.by_figure import judged_by_figure
from tongket.check.claims.figures import Figures
from tongket.check.claims.judging import Judged
from tongket.check.claims.lines import FormLines, Line, Plan
from tongket.check.claims.passages import Role
from tongket.check.claims.resolved import Resolved
from tongket.check.claims.shares import alike
from tongket.check.claims.whole_shares import line_named_behind


def of_the_whole_named(made: Resolved, judged: Judged, figures: Figures) -> tuple[Resolved, Judged]:
    """ "Phần địa phương chiếm 40,30% tổng kinh phí", which is its share in another source of the money."""
    if made.mention.role is not Role.SHARE or made.line is None:
        return made, judged
    whole = _whole_behind(made, figures.lines)
    if whole is None or whole is made.other_line:
        return made, judged
    named = replace(made, mention=replace(made.mention), other_line=whole)
    return named, judged_by_figure(named, figures)


def _whole_behind(made: Resolved, lines: FormLines) -> Line | None:
    """The line right behind the per cent that the part told is a part of."""
    assert made.line is not None
    said = {thing.key for thing in made.inside.things_between(*made.mention.after)}
    wholes = (lines.lines[index] for index in sorted(made.line.parents))
    named = next((line for line in wholes if (own := _words(line)) and own <= said), None)
    return named or _total_behind(made, lines, said) or _line_behind(made, lines)


_OF_A_NUMBER = re.compile(r"\s*(?:tổng )?số\b", re.IGNORECASE)


def _line_behind(made: Resolved, lines: FormLines) -> Line | None:
    """ "Phạt 856 lượt, bằng 9,65% số lượt vi phạm", which is its share in what was inspected."""
    assert made.line is not None
    if _OF_A_NUMBER.match(made.inside.text[made.mention.quantity.end :]) is None:
        return None
    return line_named_behind(made, made.line, lines)


_OF_A_TOTAL = re.compile(r"\s*(?:trên|trong|của|so với)?\s*tổng số\b", re.IGNORECASE)
_A_TOTAL = re.compile(r"\s*tổng số\b", re.IGNORECASE)


def _total_behind(made: Resolved, lines: FormLines, said: Collection[str]) -> Line | None:
    """ "bằng 95,41% tổng số hộ nông thôn": of the row that is a total, where what it was right of is none."""
    assert made.line is not None
    behind = made.inside.text[made.mention.quantity.end :]
    if _OF_A_TOTAL.match(behind) is None or (made.other_line is not None and _A_TOTAL.match(made.other_line.label)):
        return None
    totals = [line for line in alike(made.line, lines) if line.plan is Plan.NONE and _A_TOTAL.match(line.label)]
    named = [line for line in totals if any(key in said for key in _words(line))]
    return named[0] if len(named) == 1 else None


def _words(line: Line) -> set[str]:
    return {key for key in line.own if key[0] != "#"}
