"""Takes a unit's narrative and its counted workbook, makes its numeric statements, judged."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tongket.check.claims.asked import is_proof
from tongket.check.claims.by_figure import judged_by_figure, noun_of, unit_of
from tongket.check.claims.claim import Claim, ClaimKind, RefersTo, Verdict
from tongket.check.claims.figures import Figures
from tongket.check.claims.findings import contradictions
from tongket.check.claims.in_text import judged_in_text
from tongket.check.claims.judging import (
    Fault,
    Judged,
    unknown,
)
from tongket.check.claims.last_look import looked_at_last
from tongket.check.claims.lines import BEFORE, Line, form_lines
from tongket.check.claims.linking import Linker
from tongket.check.claims.mentions import passage
from tongket.check.claims.passages import Mention, Passage, Role
from tongket.check.claims.repeats import told_otherwise
from tongket.check.claims.resolved import Resolved
from tongket.check.claims.resolving import resolve
from tongket.check.claims.second_look import looked_again
from tongket.check.claims.short_names import ShortNames
from tongket.check.claims.thin import is_loose, is_thin
from tongket.check.claims.thresholds import is_a_mark, marks_of
from tongket.check.claims.told_pairs import note_pairs
from tongket.check.claims.told_wholes import note_wholes
from tongket.collect.documents.block import Block, BlockKind
from tongket.collect.narratives.report import NarrativeReport
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
    passages = _passages(report, review, linker.lines.names)
    found: list[Resolved] = []
    judged: list[Judged] = []
    for made in resolve(passages, linker, review.span):
        _leave_what_is_not_reported(made, figures)
        found.append(made)
        judged.append(_judged(made, figures, review.span))
    note_wholes(found, judged, figures)
    note_pairs(found, judged, figures, review.span)
    _note_what_is_told_otherwise(found, judged)
    opening = next((inside.number for inside in passages if inside.is_heading), 0)
    together = zip(found, judged, strict=True)
    marks = marks_of(linker.lines.lines)
    stated = ((made, one) for made, one in together if not is_a_mark(made, marks))
    return [_claim(report, made, one, figures) for made, one in stated if not _describes(made, one, opening)]


def _passages(report: NarrativeReport, review: Review, names: ShortNames) -> list[Passage]:
    return [
        passage(block.number, block.text, review.span, level=_level(block), names=names)
        for block in report.narrative.blocks
        if block.kind is not BlockKind.TABLE
    ]


def _leave_what_is_not_reported(made: Resolved, figures: Figures) -> None:
    """A unit that gives nothing of a table, or of a row, may well count otherwise what it tells."""
    if made.line is None or figures.submission is None or figures.submission.batch is None:
        return
    if (not made.is_sure and not figures.gives(made.line.sheet)) or not figures.gives_any_of(made.line):
        made.line, made.other_line, made.why = None, None, "not_reported"


def _note_what_is_told_otherwise(found: Sequence[Resolved], judged: list[Judged]) -> None:
    for later, earlier in told_otherwise(found).items():
        if judged[later].verdict is Verdict.NOT_CHECKABLE:
            told = words_of(found[earlier].inside, found[earlier].mention)
            judged[later] = Judged(Verdict.CONTRADICTS, told, "told_twice", Fault.TOLD_TWICE)


_INTRODUCES = re.compile(r"\bbáo cáo(?! này\b)|\btrình bày\b|\bnhìn lại\b", re.IGNORECASE)


def _describes(made: Resolved, judged: Judged, opening: int) -> bool:
    """Words by which a report introduces itself, before its first heading, may say of whom: no result of its work."""
    if _is_said_again(made) or _is_base_of_ratio(made):
        return True
    is_linked = made.line is not None or judged.verdict is Verdict.CONTRADICTS
    introduces = made.inside.number < opening and _INTRODUCES.search(made.inside.text) is not None
    return not is_linked and (introduces or _counts_nothing(made))


_AGAIN = re.compile(r"\s*(?:ấy|này|đó|nói trên|kể trên|vừa nêu)\b", re.IGNORECASE)


def _is_said_again(made: Resolved) -> bool:
    """ "56 mô hình … Trong 22 mô hình ấy": the number just told, taken up again."""
    inside, mention = made.inside, made.mention
    is_pointed_at = _AGAIN.match(inside.text[_end_of_noun(inside, mention) :]) is not None
    told = (one.mention.quantity for one in made.earlier)
    return is_pointed_at and any(one.value == mention.quantity.value for one in told)


_PER = re.compile(r"\s*(?:\w+\s*){0,3}(?:/|\btrên)\s*", re.IGNORECASE)
_BASES = frozenset((100, 1000, 10_000, 100_000))


def _is_base_of_ratio(made: Resolved) -> bool:
    """ "108,4 bé trai trên 100 bé gái": what the number before it is told to, none of its own."""
    nearest = made.earlier[0] if made.earlier else None
    if made.line is not None or nearest is None or made.mention.quantity.value not in _BASES:
        return False
    between = made.inside.text[nearest.mention.quantity.end : made.mention.quantity.start]
    return nearest.mention.sentence == made.mention.sentence and _PER.fullmatch(between) is not None


_ON_TO = re.compile(r"\s*(?:[-–—]|đến|tới)\s*\d")
_BEFORE_NOUN = re.compile(r"\w[\s:]*$")


def _counts_nothing(made: Resolved) -> bool:
    """A number by itself that no one can say what it counts: a range begins with it, or nothing leads up to it."""
    inside, quantity = made.inside, made.mention.quantity
    first, last = noun_of(inside, made.mention)
    if made.mention.role is not Role.COUNT or quantity.is_scaled or last > first:
        return False
    is_led_up_to = _BEFORE_NOUN.search(inside.text[: quantity.start]) is not None or made.mention.turn[1] > 1
    return not is_led_up_to or _ON_TO.match(inside.text[quantity.end :]) is not None


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
    first, last = noun_of(inside, mention)
    return inside.tokens[last - 1].end if last > first else mention.quantity.end


def _kind(made: Resolved) -> ClaimKind:
    if made.together:
        return ClaimKind.TOTAL
    if made.line is not None and made.line.is_rate and made.mention.role is Role.CHANGE and not made.other_line:
        return ClaimKind.DIFFERENCE
    if made.line is not None and made.mention.role is Role.COUNT and _is_per_something(made.line):
        return ClaimKind.RATE
    is_of_one = made.line is not None and made.other_line is None
    if is_of_one and made.line is not None and not made.line.is_rate and made.mention.role is Role.DIFFERENCE:
        return ClaimKind.CHANGE  # "nhiều hơn giai đoạn trước 12 vụ"
    return _KINDS[made.mention.role]


def _is_per_something(line: Line) -> bool:
    """ "Số trang bị bình quân một trạm (2/1)": one row over another, though not in per cent."""
    return line.upper is not None and line.lower is not None


def _unless_thin(made: Resolved, judged: Judged, figures: Figures) -> Judged:
    """What contradicts a line that is not well known to be meant says nothing."""
    is_unproved = judged.verdict is Verdict.NOT_CHECKABLE and made.line is not None and is_loose(made)
    if not is_unproved and not is_thin(made, judged, figures):
        return judged
    made.line = None
    return unknown("no_line")


def _judged(made: Resolved, figures: Figures, span: Period) -> Judged:
    """Against the figure it speaks of; where there is none, against its own sentence."""
    by_figure = looked_again(made, judged_by_figure(made, figures), figures, span)
    by_figure = _unless_thin(made, by_figure, figures)
    if made.mention.role is Role.SHARE and made.line is None:
        by_figure = looked_again(made, by_figure, figures, span)  # no share: perhaps a rate of the form
    by_figure = looked_at_last(made, by_figure, figures, span)
    if made.is_asked and not is_proof(made, by_figure):
        made.line, by_figure = None, unknown("an_aim")
    made.agrees = by_figure.verdict is Verdict.AGREES
    if by_figure.verdict is not Verdict.NOT_CHECKABLE or by_figure.why == "an_aim":
        return by_figure
    return judged_in_text(made.inside, made.mention, unit_of(made.inside, made.mention)) or by_figure


def _refers_to(line: Line | None, period: Period | None, figures: Figures) -> RefersTo | None:
    if line is None:
        return None
    figure = figures.of(line, period)
    index = figure.cell if figure is not None else None
    if index is None and period is not None:
        inside = sorted((one, cell) for one, cell in line.cells.items() if one is not None and period.covers(one))
        at = -1 if line.stands else 0  # of a stretch no column holds the first year, of what stands at its end the last
        index = inside[at][1] if inside else None
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
