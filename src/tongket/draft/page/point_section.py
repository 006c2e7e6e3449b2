"""Takes the points of a review, makes their part of the page: what the draft says beside the paragraphs it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import groupby

from tongket.collect.narratives.report import Statement
from tongket.consolidate.point import Point
from tongket.directive.outline import heading_path
from tongket.draft.drafted import Drafted
from tongket.draft.material import Material
from tongket.draft.page.page_parts import open_section

_MOST_SOURCES = 60  # of one point; data/points.json has them all
_MOST_POINTS = 400  # of one heading
_NOT_DRAFTED = "Chưa đưa vào dự thảo"
_COUNT = re.compile(r" \((?:máy [^:()]*: )?\d+/\d+ đơn vị[^()]*\)(?=\.?$)")  # stands before the words already
_TOLD_BY_FIGURES = "Chỉ nêu số liệu của biểu; dự thảo dùng số liệu tổng hợp của các đơn vị."
_MACHINE = "máy gộp, chưa xác nhận"


def points(material: Material, drafted: Sequence[Drafted]) -> Iterator[str]:
    """Every point under its heading; opening one shows its paragraphs, each with the sentence marked."""
    if not material.told.reports:
        return
    told, expected = len(material.told.units), len({*material.awaited, *material.told.units})
    yield open_section("points", f"Ý của các đơn vị: {len(material.points)} ý từ {told}/{expected} đơn vị")
    yield _EXPLAINED
    words = words_by_point(drafted)
    for section, each in groupby(material.points, lambda point: point.section):
        yield from _section(material, section, list(each), words)
    yield "</section>"


def words_by_point(drafted: Sequence[Drafted]) -> dict[str, str]:
    """What the draft says of each point, whole: two clauses of one sentence may stand as two."""
    found: dict[str, list[str]] = {}
    for each in drafted:
        for identity in each.points:
            found.setdefault(identity, []).append(each.text)
    return {identity: " ".join(texts) for identity, texts in found.items()}


_EXPLAINED = (
    "<p>Mở từng ý để đối chiếu câu trong dự thảo (bên trái) với đoạn văn của đơn vị (bên phải, câu được gộp in đậm). "
    "Ý ghi “máy gộp, chưa xác nhận” là đề xuất của máy; xác nhận, gộp, tách, đổi lời hoặc bỏ bằng lệnh "
    "<code>tongket decide</code> với mã của ý.</p>"
)


def _section(material: Material, section: int | None, each: Sequence[Point], words: Mapping[str, str]) -> Iterator[str]:
    title = " › ".join(heading_path(material.outline, section)) if section is not None else "Ngoài đề cương"
    yield f"<h3>{escape(title)}</h3>"
    for point in each[:_MOST_POINTS]:
        yield from _point(material, point, words.get(point.id))
    if len(each) > _MOST_POINTS:
        yield f"<p>Còn {len(each) - _MOST_POINTS} ý; xem data/points.json.</p>"


def _point(material: Material, point: Point, drafted: str | None) -> Iterator[str]:
    mark = "" if point.is_confirmed else f' <span class="warn">{_MACHINE}</span>'
    count = f"<strong>{len(point.units)}/{point.of}</strong>"
    yield f'<details class="point" id="{escape(point.id, quote=True)}"><summary>{count} '
    yield f"{escape(_without_count(drafted or point.text))} <code>{escape(point.id)}</code>{mark}</summary>"
    yield '<div class="beside"><div>'
    yield from _left(point, drafted or _why_not_drafted(material, point))
    yield "</div><div>"
    yield from _right(material, point)
    yield "</div></div></details>"


def _without_count(drafted: str) -> str:
    return _COUNT.sub("", drafted)


def _why_not_drafted(material: Material, point: Point) -> str:
    return _TOLD_BY_FIGURES if point.id in material.points_about_figures else _NOT_DRAFTED


def _left(point: Point, drafted: str) -> Iterator[str]:
    yield f"<h4>Dự thảo</h4><blockquote>{escape(drafted)}</blockquote>"
    if point.spread:
        spread = "; ".join(f"{each.group}: {each.units}/{each.of}" for each in point.spread)
        yield f"<p>{escape(spread)}.</p>"
    if point.because:
        yield f"<p>Gộp vì cùng nói: {escape(', '.join(point.because))}.</p>"


def _right(material: Material, point: Point) -> Iterator[str]:
    yield "<h4>Đoạn văn của đơn vị</h4>"
    for statement in point.statements[:_MOST_SOURCES]:
        yield _source(material, statement, point.words_of(statement))
    if len(point.statements) > _MOST_SOURCES:
        yield f"<p>Còn {len(point.statements) - _MOST_SOURCES} đoạn; xem data/points.json.</p>"
    if point.exceptions:
        yield "<h4>Nêu khác</h4>"
        yield from (_source(material, statement, [statement]) for statement in point.exceptions[:_MOST_SOURCES])


def _source(material: Material, statement: Statement, marked: Sequence[Statement]) -> str:
    """The paragraph, with the words marked that make the point."""
    name = material.unit_names.get(statement.unit, statement.unit)
    text = material.paragraphs.get((statement.file, statement.paragraph), statement.text)
    place = f"{escape(name)} · {escape(statement.file)} · đoạn {statement.paragraph}"
    return f'<figure class="source"><figcaption>{place}</figcaption><p>{_marked(text, marked)}</p></figure>'


def _marked(text: str, marked: Sequence[Statement]) -> str:
    at = [(one.start, one.start + len(one.text)) for one in marked]
    if [text[start:end] for start, end in at] != [one.text for one in marked]:
        return f"<strong>{escape(text)}</strong>"
    told, before = "", 0
    for start, end in sorted(at):
        told += f"{escape(text[before:start])}<strong>{escape(text[start:end])}</strong>"
        before = end
    return told + escape(text[before:])
