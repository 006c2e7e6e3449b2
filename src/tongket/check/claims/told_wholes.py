"""Takes numbers no line was found for, makes the line of the parts told behind: "Lấy mẫu: 582 (năm 2021 89, …)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from tongket.check.claims.claim import Verdict
from tongket.check.claims.context import whole_sentence
from tongket.check.claims.figures import Figures
from tongket.check.claims.judging import AGREES, Judged, is_said
from tongket.check.claims.lines import Line
from tongket.check.claims.passages import Role
from tongket.check.claims.resolved import Resolved
from tongket.periods.period import Period
from tongket.wording.quantities import Form

_FEWEST = 2


def note_wholes(found: Sequence[Resolved], judged: list[Judged], figures: Figures) -> None:
    """What is told before its parts is their whole, where the parts sum to it and the form's figure is the same."""
    for at, made in enumerate(found):
        if made.line is not None or judged[at].verdict is not Verdict.NOT_CHECKABLE or not _is_plain(made):
            continue
        parts = list(_parts(found[at + 1 :], made))
        for last in range(_FEWEST, len(parts) + 1):
            if _sums_to(parts[:last], made) and _take(made, parts[:last], figures):
                judged[at] = AGREES
                break


def _is_plain(made: Resolved) -> bool:
    is_told_so = made.mention.role in (Role.COUNT, Role.TOTAL) and made.mention.quantity.form is Form.COUNT
    return is_told_so and made.why not in ("an_aim", "one_event", "an_average", "one_place")


def _parts(behind: Sequence[Resolved], made: Resolved) -> Iterator[Resolved]:
    """The counts behind it in its sentence, as long as the form bears them out."""
    _, last = whole_sentence(made.inside, made.mention.sentence)
    for one in behind:
        is_here = one.inside is made.inside and one.mention.quantity.first < last
        if not is_here or (one.is_count and not one.agrees) or one.together:
            return
        if one.is_count:
            yield one


def _sums_to(parts: Sequence[Resolved], made: Resolved) -> bool:
    scale = made.mention.quantity.scale
    told = sum((one.mention.quantity.value for one in parts), Decimal())
    return is_said(made.mention.quantity, told) and all(one.mention.quantity.scale == scale for one in parts)


def _take(made: Resolved, parts: Sequence[Resolved], figures: Figures) -> bool:
    """Of one line in its years, of the whole that lines are the parts of, or of those lines together."""
    lines = list(dict.fromkeys(one.line for one in parts if one.line is not None))
    periods = [one.period for one in parts if one.period is not None]
    if not lines or len(periods) < len(parts):
        return False
    is_of_years = len(lines) == 1 and len(set(periods)) == len(periods)
    line = lines[0] if is_of_years else _whole_of(lines, figures) if len(set(periods)) == 1 else None
    period, times = Period(min(one.first for one in periods), max(one.last for one in periods)), parts[0].times
    if line is None:
        return _take_together(made, lines, parts)
    figure = figures.of(line, period)
    if figure is None or figure.value is None or not is_said(made.mention.quantity, figure.value, times):
        return False
    made.line, made.period, made.times, made.why, made.agrees = line, period, times, "", True
    return True


def _take_together(made: Resolved, lines: Sequence[Line], parts: Sequence[Resolved]) -> bool:
    """ "Trồng mới 1.674,7 ha, trong đó rừng sản xuất 1.171,9 ha, rừng phòng hộ 502,8 ha": of both rows."""
    alike = {(line.sheet, line.measure) for line in lines}
    is_opened = _OPENS.match(made.inside.text[made.mention.quantity.end : parts[0].mention.quantity.start]) is not None
    if not is_opened or len(alike) > 1 or len(lines) < len(parts) or len({one.period for one in parts}) > 1:
        return False
    made.line, made.together, made.period, made.times = lines[0], tuple(lines), parts[0].period, parts[0].times
    made.why, made.agrees = "", True
    return True


_OPENS = re.compile(r"[^.;\d]*(?:trong đó|gồm|bao gồm|chia ra|cụ thể|[:(])", re.IGNORECASE)


def _whole_of(lines: Sequence[Line], figures: Figures) -> Line | None:
    """The one line that all of them are parts of."""
    shared = frozenset.intersection(*(line.parents for line in lines))
    return figures.lines.lines[min(shared)] if len(lines) >= _FEWEST and len(shared) == 1 else None
