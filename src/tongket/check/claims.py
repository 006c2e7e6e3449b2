"""Takes a unit's narrative and its counted workbook, makes its numeric statements, judged."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from tongket.check.claim import Claim, ClaimKind, RefersTo, Verdict
from tongket.check.claim_figures import Figure, Figures
from tongket.check.claim_findings import contradictions
from tongket.check.claim_in_text import judged_in_text
from tongket.check.claim_judging import (
    Change,
    Fault,
    Judged,
    judge_change,
    judge_count,
    judge_fraction,
    judge_points,
    judge_rate,
    unknown,
)
from tongket.check.claim_lines import BEFORE, Line, form_lines
from tongket.check.claim_linking import Linker
from tongket.check.claim_measures import noun_at
from tongket.check.claim_mentions import passage
from tongket.check.claim_passages import Mention, Passage, Role
from tongket.check.claim_repeats import told_otherwise
from tongket.check.claim_resolved import Resolved
from tongket.check.claim_resolving import resolve
from tongket.collect.block import Block, BlockKind
from tongket.collect.narrative_report import NarrativeReport
from tongket.collect.submission import Place, Submission
from tongket.directive.form import Form
from tongket.directive.review import Review
from tongket.periods.period import Period
from tongket.wording.quantities import Form as Print

_KINDS = {
    Role.COUNT: ClaimKind.COUNT,
    Role.TOTAL: ClaimKind.TOTAL,
    Role.RATE: ClaimKind.RATE,
    Role.SHARE: ClaimKind.RATE,
    Role.CHANGE: ClaimKind.CHANGE,
    Role.DIFFERENCE: ClaimKind.DIFFERENCE,
    Role.FRACTION: ClaimKind.FRACTION,
}


def claims_of(
    report: NarrativeReport,
    submission: Submission | None,
    form: Form,
    review: Review,
    *,
    linker: Linker | None = None,
) -> list[Claim]:
    """Every numeric statement of the narrative, in order. `linker` spares the work of `linker_of(form)` for many."""
    linker = linker or linker_of(form)
    figures = Figures(form, linker.lines, submission)
    passages = _passages(report, review)
    found = list(resolve(passages, linker, review.span))
    for made in found:
        _leave_what_is_not_reported(made, figures)
    judged = [_without_wild_guesses(made, _judged(made, figures), figures) for made in found]
    _note_what_is_told_otherwise(found, judged)
    opening = next((inside.number for inside in passages if inside.is_heading), 0)
    together = zip(found, judged, strict=True)
    return [_claim(report, made, one, figures) for made, one in together if not _describes(made, one, opening)]


def _passages(report: NarrativeReport, review: Review) -> list[Passage]:
    return [
        passage(block.number, block.text, review.span, level=_level(block))
        for block in report.narrative.blocks
        if block.kind is not BlockKind.TABLE
    ]


def _leave_what_is_not_reported(made: Resolved, figures: Figures) -> None:
    """A unit that gives nothing of a table may well count otherwise what it tells."""
    if made.line is not None and not made.is_sure and not figures.gives(made.line.sheet):
        made.line, made.other_line, made.why = None, None, "not_reported"


def _note_what_is_told_otherwise(found: Sequence[Resolved], judged: list[Judged]) -> None:
    for later, earlier in told_otherwise(found).items():
        if judged[later].verdict is Verdict.NOT_CHECKABLE:
            told = words_of(found[earlier].inside, found[earlier].mention)
            judged[later] = Judged(Verdict.CONTRADICTS, told, "told_twice", Fault.TOLD_TWICE)


def _describes(made: Resolved, judged: Judged, opening: int) -> bool:
    """What stands before the first heading describes the unit, its communes, its people: no result of its work."""
    is_linked = made.line is not None or judged.verdict is Verdict.CONTRADICTS
    return not is_linked and (made.inside.number < opening or _counts_nothing(made))


def _counts_nothing(made: Resolved) -> bool:
    """A number by itself that no one can say what it counts."""
    first, last = _noun(made.inside, made.mention)
    return made.mention.role is Role.COUNT and not made.mention.quantity.is_scaled and last <= first


def linker_of(form: Form) -> Linker:
    """The form made ready; worked out once, used for every narrative."""
    return Linker(form_lines(form))


def _level(block: Block) -> int:
    return max(1, block.level) if block.kind is BlockKind.HEADING else 0


def _claim(report: NarrativeReport, made: Resolved, judged: Judged, figures: Figures) -> Claim:
    mention = made.mention
    numbers = [number for one in mention.quantities for number in (one.value, one.whole) if number is not None]
    return Claim(
        unit=report.unit,
        file=report.file,
        paragraph=made.inside.number,
        text=words_of(made.inside, mention),
        kind=_kind(made),
        numbers=tuple(numbers),
        refers_to=_refers_to(made.line, made.period, figures),
        verdict=judged.verdict,
        expected=judged.expected,
        why=judged.why,
        against=_against(made, figures),
        fault=judged.fault.value,
        related=_related(made, figures),
        start=made.inside.tokens[mention.start].start,
    )


def words_of(inside: Passage, mention: Mention) -> str:
    """The words of the statement: from its "giảm" or "hơn" to what it counts."""
    start = inside.tokens[min(mention.start, mention.quantity.first)].start
    last = mention.quantities[-1]
    end = last.end if mention.more or last.form is not Print.COUNT else _end_of_noun(inside, mention)
    if inside.text[end : end + 1] == ")" and "(" in inside.text[start:end]:
        end += 1
    return inside.text[start:end]


def _end_of_noun(inside: Passage, mention: Mention) -> int:
    first, last = _noun(inside, mention)
    return inside.tokens[last - 1].end if last > first else mention.quantity.end


def _unit_of(inside: Passage, mention: Mention) -> str:
    """The words counted, as the statement has them, with a blank before."""
    text = inside.words(*_noun(inside, mention))
    return f" {text}" if text else ""


def _noun(inside: Passage, mention: Mention) -> tuple[int, int]:
    """The tokens of what is counted: as far as it is known, else one word."""
    first = noun_at(inside, mention)
    last = mention.noun_end if mention.noun_end > first else first + 1
    is_there = first < len(inside.tokens) and inside.tokens[first].is_word and first < mention.after[1]
    return (first, min(last, len(inside.tokens))) if is_there else (first, first)


def _kind(made: Resolved) -> ClaimKind:
    if made.line is not None and made.line.is_rate and made.mention.role is Role.CHANGE and not made.other_line:
        return ClaimKind.DIFFERENCE
    if made.line is not None and not made.line.is_rate and made.mention.role is Role.DIFFERENCE:
        return ClaimKind.CHANGE  # "nhiều hơn giai đoạn trước 12 vụ"
    return _KINDS[made.mention.role]


_WILD = 2


def _without_wild_guesses(made: Resolved, judged: Judged, figures: Figures) -> Judged:
    """A line guessed from afar whose figure is of another size altogether was the wrong guess."""
    if judged.fault is not Fault.COUNT or made.is_sure or made.line is None or made.mention.quantity.is_scaled:
        return judged
    figure = figures.of(made.line, made.period)
    told = made.mention.quantity.value * made.times
    if figure is None or figure.value is None or figure.value <= _WILD * told <= _WILD * _WILD * figure.value:
        return judged
    made.line = None
    return unknown("no_line")


def _judged(made: Resolved, figures: Figures) -> Judged:
    """Against the figure it speaks of; where there is none, against its own sentence."""
    by_figure = _judged_by_figure(made, figures)
    if by_figure.verdict is not Verdict.NOT_CHECKABLE or by_figure.why == "an_aim":
        return by_figure
    return judged_in_text(made.inside, made.mention, _unit_of(made.inside, made.mention)) or by_figure


def _judged_by_figure(made: Resolved, figures: Figures) -> Judged:
    if made.line is None or (made.period is None and made.other_line is None):
        return unknown(made.why or "no_line")
    if figures.submission is None or figures.submission.batch is None:
        return unknown("no_workbook")
    if made.extreme and made.period is not None:
        made.period = figures.extreme_year(made.line, made.period, made.extreme)
    if made.mention.role is Role.SHARE:
        return _judged_share(made, figures)
    figure = figures.of(made.line, made.period)
    if figure is None:
        return unknown("no_such_time")
    if figure.value is None:
        return unknown(figure.doubt or "blank_in_workbook")
    judged = _compared(made, figure, figures)
    is_doubtful = figure.doubt and judged.verdict is Verdict.CONTRADICTS
    return unknown(figure.doubt) if is_doubtful else judged


def _compared(made: Resolved, figure: Figure, figures: Figures) -> Judged:
    assert figure.value is not None and made.line is not None
    mention, unit = made.mention, _unit_of(made.inside, made.mention)
    if mention.role in (Role.COUNT, Role.TOTAL):
        value = figure.value / _years(made, figures) if made.is_yearly else figure.value
        return judge_count(mention.quantity, value, made.times, unit)
    if mention.role is Role.RATE:
        return judge_rate(mention.quantity, figure.value)
    if mention.role is Role.FRACTION:
        whole = _whole(made, figure, figures)
        if whole is None:
            return unknown("no_whole")
        return judge_fraction(mention.quantities, figure.value, whole, unit)
    return _judged_change(made, figure.value, figures)


def _whole(made: Resolved, figure: Figure, figures: Figures) -> Decimal | None:
    """What a fraction is told over: the other side of its cell, or the line its line is told over."""
    if figure.whole is not None or made.line is None:
        return figure.whole
    over = made.line.over if made.line.over is not None else min(made.line.parents, default=None)
    if over is None:
        return None
    below = figures.of(figures.lines.lines[over], made.period)
    return below.value if below is not None else None


def _years(made: Resolved, figures: Figures) -> int:
    """The years of the time that have a figure: a unit set up later has fewer."""
    assert made.line is not None and made.period is not None
    given = figures.given_years(made.line, made.period)
    return given or made.period.last.year - made.period.first.year + 1


def _judged_change(made: Resolved, now: Decimal, figures: Figures) -> Judged:
    assert made.line is not None
    before = figures.of(made.line, made.other_period) if made.other_period is not None else None
    if before is None:
        return unknown("no_such_time")
    if before.value is None:
        return unknown(before.doubt or "blank_in_workbook")
    change = Change(now, before.value)
    mention, unit = made.mention, _unit_of(made.inside, made.mention)
    if made.line.is_rate and mention.quantity.form in (Print.PERCENT, Print.POINTS):
        return judge_points(mention.quantity, mention.direction, change)
    judged = judge_change(mention.quantities, mention.direction, change, made.times, unit)
    return unknown(before.doubt) if before.doubt and judged.verdict is Verdict.CONTRADICTS else judged


def _judged_share(made: Resolved, figures: Figures) -> Judged:
    assert made.line is not None and made.other_line is not None
    part, whole = figures.of(made.line, made.period), figures.of(made.other_line, made.period)
    if part is None or whole is None:
        return unknown("no_such_time")
    if part.value is None or not whole.value:
        return unknown(part.doubt or whole.doubt or "blank_in_workbook")
    judged = judge_rate(made.mention.quantity, part.value * 100 / whole.value)
    doubt = part.doubt or whole.doubt
    return unknown(doubt) if doubt and judged.verdict is Verdict.CONTRADICTS else judged


def _refers_to(line: Line | None, period: Period | None, figures: Figures) -> RefersTo | None:
    if line is None:
        return None
    figure = figures.of(line, period)
    index = figure.cell if figure is not None else None
    if index is None and period is not None:
        inside = sorted((one, cell) for one, cell in line.cells.items() if one is not None and period.covers(one))
        index = inside[0][1] if inside else None  # the first year of a stretch no column holds
    if index is None:
        return None
    cell = figures.form.cells[index]
    return RefersTo(cell.sheet, cell.address, period.text() if period not in (None, BEFORE) else "")


def _against(made: Resolved, figures: Figures) -> RefersTo | None:
    if made.other_line is not None:
        return _refers_to(made.other_line, made.period, figures)
    return _refers_to(made.line, made.other_period, figures) if made.other_period is not None else None


def _related(made: Resolved, figures: Figures) -> tuple[Place, ...]:
    told = (_refers_to(made.line, made.period, figures), _against(made, figures))
    indexes = [figures.form.index_of[one.sheet, one.cell] for one in told if one is not None]
    places = [figures.place(index) for index in dict.fromkeys(indexes)]
    return tuple(place for place in places if place is not None)


__all__ = ["claims_of", "contradictions", "linker_of"]
