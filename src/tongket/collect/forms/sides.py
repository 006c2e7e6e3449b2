"""Takes the heading of a rate or a comparison, finds the two columns it speaks of: "TH/KH (%)", "So với cùng kỳ"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tongket.collect.forms.rules import is_counted_from_the_start, is_planned, is_time_before, speaks_of_a_total
from tongket.collect.tables.words import measure_in_brackets
from tongket.directive.form import ColumnKind, FormColumn
from tongket.periods.reading import time_in_year
from tongket.wording.fold import fold, normal, words
from tongket.wording.measures import factor

_SHORT = {"th": "thuc hien", "uth": "uoc thuc hien", "kh": "ke hoach", "ck": "cung ky", "dt": "du toan"}
_SHORTENED = re.compile(r"\b(?:th|uth|kh|ck|dt)\b")
_PARTED = re.compile(r"\s*/\s*|\s*\bso(?: voi|(?= cung ky\b))\b\s*|\s*\btren\b\s*|\s*\bva\b\s*")
_NAMED = re.compile(r"\b(?:ke hoach|muc tieu|chi tieu|du toan|cung ky|nam truoc|ky truoc)\b")
_HOLLOW = re.compile(
    r"\(\s*%\s*\)|%|\b(?:t[yi] le|dat|hoan thanh|so sanh|phan tram|(?:muc )?tang|(?:muc )?giam)\b|[()+,;±-]"
)
_QUOTIENT_OF_MEASURES = re.compile(r"\(\s*([^()/\d]{1,15}?)\s*/\s*([^()/\d]{1,15}?)\s*\)\s*$")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_THIS_PART = re.compile(r"\b(?:quy|thang|ky|tuan) nay\b|\btrong (?:quy|thang|ky|tuan)\b")
_LONG = {"thang": 1, "quy": 3}  # months
_YEAR_BEFORE = re.compile(r"\bcung ky\b|\bnam truoc\b")
_ROLES = frozenset(
    re.findall(
        r"\w+",
        "thuc hien uoc ket qua ke hoach muc tieu chi du toan cung ky nam truoc nay bao cao giao duoc so lieu"
        " quy thang dau cuoi den het ngay ca",
    )
)


class Sides(NamedTuple):
    """What stands above and below the line."""

    top: FormColumn
    bottom: FormColumn


def sides_named(column: FormColumn, among: Sequence[FormColumn]) -> Sides | None:
    """The two columns a heading names, each the only one that it can mean."""
    for pool in (_under_the_same(column, among), like_headed(column, among)):
        for heading in reversed(column.path):
            top, bottom = _two_texts(heading)
            if bottom and (found := _found(top, bottom, pool)):
                return found
    return _with_one_like(column, among)


def _with_one_like(column: FormColumn, among: Sequence[FormColumn]) -> Sides | None:
    """Under "So sánh TH/DT (%) › Tỉnh giao" the estimates headed "Tỉnh giao" alone are meant, and what was done."""
    for heading in reversed(column.path[:-1]):
        top, bottom = _two_texts(heading)
        unders = [c for c in among if bottom and _bears(c, column.path[-1]) and _means(bottom, c)]
        overs = [c for c in among if len(unders) == 1 and c not in unders and _means(top, c)]
        if over := _one_of(overs, like=unders[0] if unders else None):
            return Sides(over, unders[0])
    return None


def _under_the_same(column: FormColumn, among: Sequence[FormColumn]) -> list[FormColumn]:
    """Under "Năm 2024 › KH | TH | TH/KH (%)" those of that year."""
    return [c for c in among if len(column.path) > 1 and c.path[:-1] == column.path[:-1]]


class ByMeasure(NamedTuple):
    """Two sides known by what they are counted in: "Năng suất (tạ/ha)" is 10 times the tấn over the ha."""

    sides: Sides
    measure: str
    scale: int


def sides_by_measure(column: FormColumn, among: Sequence[FormColumn]) -> ByMeasure | None:
    """The one column counted in what stands above the line of "(tạ/ha)", and the one counted in what stands below."""
    said = _QUOTIENT_OF_MEASURES.search(column.path[-1])
    if said is None:
        return None
    near = [c for c in among if c.path[:-1] == column.path[:-1] and c.period == column.period]
    top, bottom = _counted_in(said[1], near), _counted_in(said[2], near)
    if top is None or bottom is None:
        return None
    scale = (factor(top.measure, said[1]) or 0) / (factor(bottom.measure, said[2]) or 1)
    is_whole = scale > 0 and scale == int(scale)
    return ByMeasure(Sides(top, bottom), f"{said[1]}/{said[2]}", int(scale)) if is_whole else None


def _counted_in(measure: str, among: Sequence[FormColumn]) -> FormColumn | None:
    found = [c for c in among if c.measure and factor(c.measure, measure)]
    return found[0] if len(found) == 1 else None


def result_and_plan(among: Sequence[FormColumn]) -> Sides | None:
    """For a bare "Tỷ lệ (%)": what came of the one plan there is."""
    return _found("", "ke hoach", among)


def like_headed(column: FormColumn, among: Sequence[FormColumn]) -> list[FormColumn]:
    """Under "Kỳ này › Số vụ", "Cùng kỳ › Số vụ" and "So sánh › Số vụ", those that bear the comparison's own heading."""
    like = [c for c in among if _bears(c, column.path[-1])]
    return like if len(like) > 1 and len(column.path) > 1 else list(among)


def _bears(column: FormColumn, heading: str) -> bool:
    """Whether it has this heading of its own, "Diện tích" or "Diện tích (ha)"."""
    return bool(column.path) and _unmeasured(column.path[-1]) == _unmeasured(heading)


def _unmeasured(heading: str) -> str:
    """The heading without a measure behind it; one that is nothing but a measure remains."""
    measure = measure_in_brackets(heading)
    return normal(heading.replace(f"({measure})", "") if measure else heading).strip() or normal(heading)


def _two_texts(heading: str) -> tuple[str, str]:
    """ "Ước TH/KH (%)" is "uoc thuc hien" and "ke hoach"; "So với cùng kỳ" leaves the upper one open."""
    said = _SHORTENED.sub(lambda short: _SHORT[short[0]], " ".join(_HOLLOW.sub(" ", fold(heading)).split()))
    parts = _PARTED.split(said)
    if len(parts) == 2:
        return parts[0].strip(), parts[1].strip()
    named = _NAMED.search(said) if len(parts) == 1 else None
    return (said[: named.start()].strip(), said[named.start() :].strip()) if named else ("", "")


def _found(top: str, bottom: str, pool: Sequence[FormColumn]) -> Sides | None:
    unders = [c for c in pool if _means(bottom, c)]
    overs = [c for c in pool if c not in unders and _means(top, c)]
    if said := _stretch(top):
        unders = [c for c in unders if _stretch(_headed(c)) == said] or unders
        overs = [c for c in overs if _stretch(_headed(c)) == said] or _as_long_as_told(top, overs)
    under = _one_of(unders, like=None)
    over = _one_of(overs, like=under)
    return Sides(over, under) if over and under else None


def _means(text: str, column: FormColumn) -> bool:
    """Whether a side of the comparison can be this column: plan for plan, year for year, word for word."""
    said = frozenset(words(text))
    years = {int(year) for year in _YEAR.findall(text)}
    headed = _headed(column)
    if years and (column.period is None or column.period.last.year not in years):
        return False
    if is_planned((text,)) != is_planned((*column.path, _in_full(column.path[-1]))):
        return False
    if not years and _time_before(text) != _time_before(headed):
        return False
    part = time_in_year((text,), column.period.last.year) if column.period else None
    if part is not None and part != column.period:
        return False
    own = {word for word in said - _ROLES if not word.isdigit()}
    return own <= set(words(headed)) and ("uoc" not in said or "uoc" in words(headed))


def _headed(column: FormColumn) -> str:
    return " ".join(_in_full(heading) for heading in column.path)


def _stretch(said: str) -> str:
    """Counted up from the start ("Lũy kế … đến cuối quý này"), or in this quarter alone ("Quý này")."""
    if is_counted_from_the_start(said):
        return "all"
    return "part" if _THIS_PART.search(said) else ""


def _as_long_as_told(said: str, columns: Sequence[FormColumn]) -> list[FormColumn]:
    """For "Tháng này" the columns of one month, for "Quý này" of three: those that do not say what they reach over."""
    months = next((count for word, count in _LONG.items() if word in words(said)), None)
    months = None if is_counted_from_the_start(said) else months
    silent = [c for c in columns if not _stretch(_headed(c))]
    return [c for c in silent if months is None or c.period is None or _months(c) == months]


def _in_full(heading: str) -> str:
    """A heading that is nothing but short words for a role: "DT", "Ước TH", "KH 2024"."""
    said = fold(heading)
    full = _SHORTENED.sub(lambda short: _SHORT[short[0]], said)
    return full if all(word in _ROLES or word.isdigit() for word in words(full)) else said


def _time_before(said: str) -> str:
    """The month before is not the same month of the year before."""
    if not is_time_before((said,)):
        return ""
    return "year" if _YEAR_BEFORE.search(said) else "period"


def _one_of(columns: Sequence[FormColumn], *, like: FormColumn | None) -> FormColumn | None:
    """The only one; of several, the only one as long as the other side, or the whole of the others."""
    if like is not None and like.period is not None:
        same = [c for c in columns if c.period and _months(c) == _months(like)]
        columns = same or columns
    for kept in (columns, _wholes(columns), _longest(columns)):
        if len(kept) == 1:
            return kept[0]
    return None


def _wholes(columns: Sequence[FormColumn]) -> list[FormColumn]:
    return [c for c in columns if c.kind is ColumnKind.TOTAL or _speaks_of_all(c.path)]


def _speaks_of_all(path: Iterable[str]) -> bool:
    return any(speaks_of_a_total(heading) or is_counted_from_the_start(heading) for heading in path)


def _longest(columns: Sequence[FormColumn]) -> list[FormColumn]:
    most = max(map(_months, columns), default=0)
    return [c for c in columns if _months(c) == most]


def _months(column: FormColumn) -> int:
    return column.period.months if column.period else 0
