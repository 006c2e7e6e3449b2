"""Takes the form, makes its lines: what is counted, under the words it is known by, with the cell of each period.

A line is a row of the form (under one heading, where its indicators stand in columns), whatever way its years run.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from math import log
from typing import NamedTuple

from tongket.check.claims.short_names import ShortNames, plain_pairs, short_names, shorts_of
from tongket.check.claims.words import common_measures
from tongket.collect.forms.rules import is_told_at_an_end
from tongket.directive.form import ColumnKind, Form, FormCell, FormColumn, FormSheet, How, Rule
from tongket.directive.form_cells import CHANGES
from tongket.periods.period import Period
from tongket.periods.reading import read_period
from tongket.wording.fold import fold
from tongket.wording.measures import Measure, read_measure
from tongket.wording.same_things import things, weak_things
from tongket.wording.syllables import composed, tokens

_WEAK = 0.25
BEFORE = Period(date.min, date.min)  # "Năm trước", "Cùng kỳ" where no column names a year
_NOW_HEADING = re.compile(
    r"(?:kỳ|năm|số) (?:báo cáo|này|nay)|(?:thực hiện|kết quả|số liệu) (?:trong )?(?:kỳ|năm)(?: báo cáo| này| nay)?"
    r"|trong kỳ|kỳ này|hiện (?:nay|tại)|thực hiện|kết quả|số lượng|ước thực hiện",
    re.IGNORECASE,
)
_BEFORE_HEADING = re.compile(
    r"(?:cùng )?(?:kỳ|năm|giai đoạn) (?:trước|liền kề)|cùng kỳ(?: năm trước)?|kỳ gốc", re.IGNORECASE
)
_ASIDE = re.compile(r"\([^()]*\)|^\s*(?:trong đó|trong số đó|riêng|bao gồm|gồm)\s*:?", re.IGNORECASE)


class Plan(StrEnum):
    """What a column has to do with a plan."""

    NONE = ""
    SET = "set"  # "Kế hoạch giai đoạn 2021-2025": what was planned
    MET = "met"  # "Tỷ lệ thực hiện so với kế hoạch (%)": how far it was reached


@dataclass(slots=True, eq=False)
class Line:
    """One thing the form counts. `own` are the keys of its own words, `around` those of what it stands under."""

    index: int
    sheet: str
    rows: tuple[int, ...]
    label: str
    measure: str
    counted: Measure | None
    rule: Rule
    own: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    kin: frozenset[str] = frozenset()  # words of the other lines of its group
    group: str = ""
    cells: dict[Period | None, int] = field(default_factory=dict)  # the figure of each period
    changes: dict[tuple[int, int], int] = field(default_factory=dict)  # (current, base) cells to the cell of the change
    parents: frozenset[int] = frozenset()  # lines it is a part of
    syllables: frozenset[str] = frozenset()  # of its label, for forms that state no measure
    has_own_measure: bool = False  # no other line is counted in it, and few things are: "băng, nhóm"
    is_of_which: bool = False  # "Trong đó: …"
    is_whole: bool = False  # others are parts of it
    plan: Plan = Plan.NONE  # what it has to do with a plan, by its column
    over: int | None = None  # the line it is told over: "3.043/3.558 vụ"
    stands: bool = False  # told as it stands at an end: a stock, a rate of stocks
    upper: int | None = None  # of a rate: the line above the stroke
    lower: int | None = None

    @property
    def is_rate(self) -> bool:
        """Whether it is told in per cent."""
        return self.counted is not None and self.counted.base == "%"


class Spoken(NamedTuple):
    """A measure as it may follow a number: its syllables."""

    keys: tuple[str, ...]
    measure: str


@dataclass(slots=True, eq=False)
class FormLines:
    """Every line of a form, and how telling each word is among them."""

    lines: tuple[Line, ...]
    weights: dict[str, float]
    by_key: dict[str, tuple[int, ...]]
    line_of: dict[int, int]  # form cell to line
    spoken: tuple[Spoken, ...]
    names: ShortNames
    averages: frozenset[str] = frozenset()  # "thu nhập bình quân"

    def tell_average(self, said: str) -> bool:
        """ "Thu nhập bình quân của hộ": whether a line has an average of the same name."""
        return any(name in said.lower() for name in self.averages)

    def weight(self, key: str) -> float:
        """How much a word tells; what the form never says tells nothing."""
        return self.weights.get(key, 0.0)


def form_lines(form: Form) -> FormLines:
    """The lines of a form; made once, used for every narrative."""
    lines: list[Line] = []
    line_of: dict[int, int] = {}
    for sheet in form.sheets:
        if not sheet.is_list:
            _add_lines(sheet, [cell for cell in form.cells if cell.sheet == sheet.name], lines, line_of)
    _relate(form, lines, line_of)
    return _weighed(lines, line_of, [sheet.title for sheet in form.sheets])


def _add_lines(sheet: FormSheet, cells: Sequence[FormCell], lines: list[Line], line_of: dict[int, int]) -> None:
    groups: dict[tuple[object, ...], Line] = {}
    words, plans = _column_words(sheet), _plans_of(sheet)
    for cell in cells:
        if cell.rule is Rule.TEXT or cell.column.kind in CHANGES:
            continue
        row_key = cell.row.row if cell.row.period is None else _timeless(cell.row.path)
        plan = plans[cell.column.column]
        key = (row_key, words[cell.column.column], plan, cell.column.kind is ColumnKind.RATIO)
        line = groups.get(key)
        if line is None:
            line = groups[key] = _line(len(lines), sheet, cell, words[cell.column.column], plan)
            lines.append(line)
        period = _period_of(sheet, cell)
        if period not in line.cells or cell.column.kind is ColumnKind.TOTAL:
            line.cells[period] = cell.index
        line_of[cell.index] = line.index


def _line(index: int, sheet: FormSheet, cell: FormCell, heading: frozenset[str], plan: Plan) -> Line:
    row = cell.row
    label = row.label if row.period is None else " ".join(_timeless(row.path)) or " ".join(cell.column.path)
    measure = cell.measure
    own = frozenset(thing.key for thing in things(_bare(label))) | heading | _shorts(_bare(label))
    if measure and not _is_per_cent(measure):
        own = (_without_measure(own, measure) or _plain(label)) | {f"#{_measure_key(measure)}"}
    if plan is not Plan.NONE:
        own |= frozenset(thing.key for thing in things("kế hoạch"))
    above = " . ".join((*row.path[:-1], _ASIDE.sub(" ", sheet.title)))
    return Line(
        index=index,
        sheet=sheet.name,
        rows=(row.row,),
        label=label,
        measure=measure,
        counted=_read(measure) if measure else None,
        rule=_rule_of(cell),
        own=own,
        around=frozenset(thing.key for thing in things(_bare(above))) - own,
        group=row.path[0] if len(row.path) > 1 else "",
        is_of_which=row.of_which is not None,
        syllables=frozenset(_keys(f"{label} {' '.join(cell.column.path)}")),
        plan=plan,
    )


def _rule_of(cell: FormCell) -> Rule:
    """Its own; an average worked out from no other row is told as a stock is, where its label says so."""
    is_average = cell.rule is Rule.RATIO and cell.how is How.ENTERED
    return Rule.LAST if is_average and is_told_at_an_end(cell.row.label) else cell.rule


_OF_A_PLAN = re.compile(r"\b(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|nghị quyết)\b", re.IGNORECASE)


def _plans_of(sheet: FormSheet) -> dict[int, Plan]:
    """What each column has to do with a plan; "Tỷ lệ (%)" beside "Kế hoạch" and "Thực hiện" need not say it again."""
    of_plans = {column.column for column in sheet.columns if _says_plan(column)}
    return {column.column: _plan_of(column, of_plans) for column in sheet.columns}


def _plan_of(column: FormColumn, of_plans: Collection[int]) -> Plan:
    if column.kind is ColumnKind.RATIO:
        is_of_one = column.denominator in of_plans and column.numerator not in of_plans
        return Plan.MET if is_of_one or column.column in of_plans else Plan.NONE
    return Plan.SET if column.column in of_plans else Plan.NONE


def _says_plan(column: FormColumn) -> bool:
    headings = [heading for heading in column.path if composed(heading).strip().lower() != "chỉ tiêu"]
    return any(_OF_A_PLAN.search(composed(heading)) for heading in headings)


def _plain(label: str) -> frozenset[str]:
    """The pairs of a label whose syllables say little one by one: "Khách nội địa" counted in "lượt khách"."""
    return frozenset(thing.key for thing in plain_pairs(tokens(_bare(label))))


def _shorts(label: str) -> frozenset[str]:
    return frozenset(shorts_of(label, tokens(label)))


def _is_per_cent(measure: str) -> bool:
    """A per cent says nothing of what it is of."""
    read = read_measure(measure)
    return read is not None and read.base == "%"


def _bare(label: str) -> str:
    text = composed(label)
    while (shorter := _ASIDE.sub(" ", text)) != text:
        text = shorter
    return text


_BODIES = Measure("don vi", Decimal(1), "Đơn vị")


def _read(measure: str) -> Measure | None:
    """ "Đơn vị" alone states no measure elsewhere; in its column it is one."""
    return _BODIES if fold(measure).strip() == "don vi" else read_measure(measure)


def _measure_key(measure: str) -> str:
    read = _read(measure)
    return read.base if read is not None else measure


def _without_measure(own: frozenset[str], measure: str) -> frozenset[str]:
    """ "Số lượt người tham dự" counted in "lượt người": what is left says what it is."""
    spoken = {key for part in said_as(measure) for key in (thing.key for thing in things(part))}
    return own - spoken or frozenset()


def _column_words(sheet: FormSheet) -> dict[int, frozenset[str]]:
    """What each column's headings say besides the time; a total over time speaks as its parts do."""
    said = {column.column: _words_of(column, sheet) for column in sheet.columns}
    for column in sheet.columns:
        if column.kind is ColumnKind.TOTAL and _is_over_time(sheet, column):
            said[column.column] = said[column.parts[0]]
    shared = frozenset.intersection(*said.values()) if len(said) > 1 else frozenset()
    if len(sheet.columns) == 1:
        shared = next(iter(said.values()), frozenset())
    return {number: keys - shared for number, keys in said.items()}


def _words_of(column: FormColumn, sheet: FormSheet) -> frozenset[str]:
    """The words of its headings; those over years that no other heading shares with it speak of time alone."""
    said = [heading for heading in column.path if read_period(heading) is None]
    if _tells_years_once(sheet):
        said = [heading for heading in said if not _is_over_years(heading, sheet)]
    told = [heading for heading in said if not _is_relative(heading)]
    return frozenset(thing.key for heading in told for thing in things(_bare(heading)))


def _is_relative(heading: str) -> bool:
    text = composed(heading).strip()
    return _NOW_HEADING.fullmatch(text) is not None or _BEFORE_HEADING.fullmatch(text) is not None


def _tells_years_once(sheet: FormSheet) -> bool:
    periods = [column.period for column in sheet.columns if column.kind is ColumnKind.VALUE and column.period]
    return len(periods) == len(set(periods))


def _is_over_years(heading: str, sheet: FormSheet) -> bool:
    below = [column.period for column in sheet.columns if heading in column.path]
    return len(below) > 1 and None not in below


def _is_over_time(sheet: FormSheet, column: FormColumn) -> bool:
    by_number = {other.column: other for other in sheet.columns}
    parts = [by_number[number] for number in column.parts if number in by_number]
    return len(parts) > 0 and len({part.period for part in parts}) == len(parts) and parts[0].period is not None


def _period_of(sheet: FormSheet, cell: FormCell) -> Period | None:
    if cell.period is not None:
        return cell.period
    if cell.column.kind is ColumnKind.TOTAL:
        return _hull(other.period for other in sheet.columns if other.column in cell.column.parts)
    is_before = any(_BEFORE_HEADING.fullmatch(composed(heading).strip()) for heading in cell.column.path)
    return BEFORE if is_before else None


def _hull(periods: Iterable[Period | None]) -> Period | None:
    known = [period for period in periods if period is not None]
    return Period(min(p.first for p in known), max(p.last for p in known)) if known else None


def _timeless(path: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(label for label in path if read_period(label) is None)


def _relate(form: Form, lines: Sequence[Line], line_of: Mapping[int, int]) -> None:
    """Parts to wholes, rates to what they are made of, changes to the figures they compare."""
    parents: dict[int, set[int]] = defaultdict(set)
    parts: dict[int, set[int]] = defaultdict(set)
    for cell in form.cells:
        if cell.column.kind in CHANGES:
            _note_change(cell, lines, line_of)
            continue
        own = line_of.get(cell.index)
        if own is None:
            continue
        others = [line_of[index] for index in cell.inputs if line_of.get(index, own) != own]
        if cell.rule is Rule.RATIO and len(cell.inputs) == 2 and len(others) == 2:
            lines[own].upper, lines[own].lower = others
            lines[others[0]].over = others[1]
        elif cell.rule is not Rule.RATIO:
            parts[own].update(others)
            for other in others:
                parents[other].add(own)
        whole = form.index_of.get((cell.sheet, _same_column(cell))) if cell.row.of_which is not None else None
        if whole is not None and whole in line_of:
            parents[own].add(line_of[whole])
    for index, made_of in parts.items():
        _note_that_it_stands(lines[index], [lines[part] for part in made_of])
    _note_parents(lines, parents)
    _note_what_stands(lines)
    _name_both_sides(lines)


def _name_both_sides(lines: Sequence[Line]) -> None:
    """ "bằng 0,38% dư nợ": words of what a rate is told of belong to it."""
    for line in lines:
        sides = [lines[index] for index in (line.upper, line.lower) if index is not None and line.plan is Plan.NONE]
        words = {key for side in sides for key in side.own if key[0] != "#"}
        line.around |= frozenset(words) - line.own


def _note_parents(lines: Sequence[Line], parents: Mapping[int, set[int]]) -> None:
    for index, above in parents.items():
        lines[index].parents = frozenset(above - {index})
        for parent in lines[index].parents:
            lines[parent].is_whole = True


def _note_that_it_stands(whole: Line, parts: Sequence[Line]) -> None:
    """ "Tổng số biên chế" of "công chức" and "viên chức (có đến cuối năm)": what is made of stocks is one itself."""
    if whole.rule is Rule.SUM and parts and all(part.rule is Rule.LAST for part in parts):
        whole.rule = Rule.LAST


def _note_what_stands(lines: Sequence[Line]) -> None:
    for line in lines:
        sides = [lines[index] for index in (line.upper, line.lower) if index is not None]
        line.stands = line.rule is Rule.LAST or (bool(sides) and all(side.rule is Rule.LAST for side in sides))


def _note_change(cell: FormCell, lines: Sequence[Line], line_of: Mapping[int, int]) -> None:
    if len(cell.inputs) == 2 and cell.inputs[0] in line_of and cell.column.kind is ColumnKind.CHANGE:
        lines[line_of[cell.inputs[0]]].changes[cell.inputs[0], cell.inputs[1]] = cell.index


def _same_column(cell: FormCell) -> str:
    return re.sub(r"\d+$", str(cell.row.of_which), cell.address)


def _weighed(lines: Sequence[Line], line_of: dict[int, int], titles: Sequence[str]) -> FormLines:
    by_key: dict[str, list[int]] = defaultdict(list)
    for line in lines:
        for key in sorted(line.own | line.around):
            by_key[key].append(line.index)
    names = _short_names(lines, titles)
    _name_kin(lines)
    _note_measures(lines)
    spoken = {said: Spoken(_keys(said), line.measure) for line in lines for said in said_as(line.measure)}
    longest_first = sorted(spoken.values(), key=lambda each: (-len(each.keys), each.keys))
    return FormLines(
        tuple(lines),
        _weights(lines, by_key, names),
        {k: tuple(v) for k, v in by_key.items()},
        line_of,
        tuple(longest_first),
        names,
        frozenset(
            found[0] for line in lines if (found := _AN_AVERAGE.search(composed(line.label).lower())) is not None
        ),
    )


def _weights(lines: Sequence[Line], by_key: Mapping[str, Sequence[int]], names: ShortNames) -> dict[str, float]:
    """How telling each word is; what things are counted in tells of no line, unless it is in short ("HTX")."""
    told = [line for line in lines if line.plan is not Plan.SET]
    count = Counter(key for line in told for key in line.own)
    weights = {key: log(1 + (len(told) + 1) / (count[key] or len(by_key[key]))) for key in by_key}
    for key in weak_things() & weights.keys():
        weights[key] *= _WEAK
    for key in {thing.key for line in lines for part in said_as(line.measure) for thing in things(part)}:
        if key[0] != "=" and key not in names.short:
            weights.pop(key, None)
    return weights


def _short_names(lines: Sequence[Line], titles: Sequence[str]) -> ShortNames:
    plain = (key for line in lines for key in line.own & _plain(line.label))
    above = [*titles, *dict.fromkeys(line.group for line in lines)]
    return short_names((line.label for line in lines), plain, above)


_AN_AVERAGE = re.compile(r"\w+ \w+ (?:bình quân|trung bình)\b")


@lru_cache(maxsize=1)
def common_bases() -> frozenset[str]:
    """Measures that many things are counted in."""
    return frozenset(_measure_key(measure) for measure in common_measures())


def _note_measures(lines: Sequence[Line]) -> None:
    common = common_bases()
    for line in lines:
        base = _measure_key(line.measure)
        alike = [other for other in lines if _measure_key(other.measure) == base and other.plan is Plan.NONE]
        line.has_own_measure = (
            bool(base) and line.rule is not Rule.N_OF_N and base not in common and base != "%" and alike == [line]
        )


def _name_kin(lines: Sequence[Line]) -> None:
    words: dict[tuple[str, str], set[str]] = defaultdict(set)
    for line in lines:
        words[line.sheet, line.group].update(key for key in line.own if not key.startswith("#"))
    for line in lines:
        line.kin = frozenset(words[line.sheet, line.group] - line.own - line.around)


def said_as(measure: str) -> tuple[str, ...]:
    """How a measure may be said: "Tin, bài" as a whole, run together, and by each of its parts."""
    text = composed(measure).lower().strip()
    parts = [part.strip() for part in re.split(r"[,/]", text) if part.strip()]
    return tuple(dict.fromkeys((text, " ".join(parts), *parts, *_initials(text)))) if text else ()


_FEWEST_SYLLABLES = 3


def _initials(measure: str) -> tuple[str, ...]:
    """ "HTX" for "hợp tác xã": a name of so many syllables is told by its first letters."""
    syllables = measure.split()
    is_long = len(syllables) >= _FEWEST_SYLLABLES and all(syllable.isalpha() for syllable in syllables)
    return ("".join(syllable[0] for syllable in syllables),) if is_long else ()


def _keys(text: str) -> tuple[str, ...]:
    return tuple(token.key for token in tokens(text) if token.is_word)
