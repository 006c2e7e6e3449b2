"""Takes the material of a review, makes what a leader asks first: how many reported, who is missing, what is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from html import escape

from tongket.check.between.refuted_guesses import refuted_guesses
from tongket.check.finding import Severity
from tongket.check.speech import spoken
from tongket.draft.material import Material
from tongket.draft.page.page_parts import CLOSE_TABLE, heading_row, open_section, open_table
from tongket.draft.review_words import subject_of
from tongket.wording.dates import print_date
from tongket.wording.numbers import print_number

_HEADINGS = ("Mã", "Đơn vị", "Nhóm", "Tình trạng", "Tệp", "Phải sửa", "Cảnh báo")
_UNCONFIRMED = "Cách hiểu biểu mẫu (form.toml) do máy đề xuất, chưa được người có trách nhiệm xác nhận."
_REFUTED = "Biểu mẫu hiểu sai"
_NAMED_AT_MOST = 30  # on the first screen; the table below has everyone


def first_screen(material: Material) -> Iterator[str]:
    """Title, four numbers, the missing by name, what the signer must know."""
    title = escape(f"Báo cáo {subject_of(material.review)}")
    yield f'<header><p class="draft">Dự thảo, chưa duyệt</p><h1>{title}</h1>'
    yield f"<p>Tình trạng tính đến {print_date(material.review.as_of)}.</p>"
    yield f'<ul class="tiles">{"".join(_tile(*tile) for tile in _tiles(material))}</ul>'
    yield from _absent("Chưa có số liệu", [material.unit_names.get(code, code) for code in material.silent])
    yield from _left_out(material)
    yield from _refuted(material)
    if not material.form.is_confirmed:
        yield f'<p class="note">{_UNCONFIRMED}</p>'
    yield "</header>"


def _tiles(material: Material) -> Iterator[tuple[str, str, str, str]]:
    severities = Counter(finding.severity for finding in material.findings)
    doubtful = sum(1 for figure in material.consolidation.figures if figure.doubtful)
    reported, expected = len(material.answered), len(material.awaited)
    yield "#units", f"{_count(reported)}/{_count(expected)}", "đơn vị đã tổng hợp", "counted"
    yield "#findings", _count(severities[Severity.BLOCK]), "lỗi phải sửa", "block"
    yield "#findings", _count(severities[Severity.WARN]), "cảnh báo cần kiểm tra", "warn"
    yield "#figures", _count(doubtful), "tổng số đang hỏi lại đơn vị", "warn"


def _count(number: int) -> str:
    return print_number(Decimal(number))


def _tile(target: str, number: str, words: str, look: str) -> str:
    shown = look if number != "0" else "counted"
    return f'<li><a href="{target}"><strong class="{shown}">{number}</strong> <span>{words}</span></a></li>'


def _absent(words: str, names: Sequence[str]) -> Iterator[str]:
    if not names:
        return
    shown = "; ".join(names[:_NAMED_AT_MOST])
    more = f"; và {len(names) - _NAMED_AT_MOST} đơn vị khác" if len(names) > _NAMED_AT_MOST else ""
    yield f'<p class="absent"><strong class="silent">{words}</strong> ({len(names)}): {escape(shown)}{more}.</p>'


def _left_out(material: Material) -> Iterator[str]:
    waived = material.consolidation.waived
    groups = (
        ("Không tính", material.exclusions),
        ("Miễn báo cáo", {code: waived[code] for code in material.let_off}),
        ("Được miễn báo cáo nhưng có gửi, có tính", {code: waived[code] for code in material.unasked}),
    )
    for words, reasons in groups:
        for code, reason in sorted(reasons.items())[:_NAMED_AT_MOST]:
            name = escape(material.unit_names.get(code, code))
            yield f'<p class="absent"><strong class="silent">{words}</strong> {name}: {escape(reason)}</p>'


def _refuted(material: Material) -> Iterator[str]:
    """What was guessed of the form and nearly every unit contradicts: totals that are wrong until it is mended."""
    for finding in refuted_guesses(material.findings):
        says, remedy = spoken(finding)
        place = f'<strong class="block">{_REFUTED}</strong> {escape(finding.at.sheet)}'
        yield f'<p class="absent">{place}: {escape(says)} {escape(remedy)}</p>'


def units(material: Material) -> Iterator[str]:
    """Every unit with its state, its file and how much is wrong; the counts lead to its findings."""
    yield open_section("units", f"Đơn vị: {len(material.answered)}/{len(material.awaited)}")
    yield open_table("Tình trạng báo cáo của từng đơn vị", heading_row(_HEADINGS)) + "<tbody>"
    counts = Counter((finding.unit, finding.severity) for finding in material.findings)
    for unit in material.units:
        yield f'<tr><td>{escape(unit.code)}</td><th scope="row">{escape(unit.name)}</th><td>{escape(unit.group)}</td>'
        yield _state_cells(material, unit.code)
        for severity in (Severity.BLOCK, Severity.WARN):
            yield _wrong(unit.code, unit.name, severity, counts[unit.code, severity])
        yield "</tr>"
    yield f"</tbody>{CLOSE_TABLE}</section>"


def _state_cells(material: Material, code: str) -> str:
    submission = material.consolidation.counted.get(code)
    state, look = _state(material, code)
    file = ", ".join(submission.files) if submission else ""
    return f'<td><span class="state {look}">{escape(state)}</span></td><td class="file">{escape(file)}</td>'


def _wrong(code: str, name: str, severity: Severity, count: int) -> str:
    if not count:
        return '<td class="number">0</td>'
    words = "lỗi phải sửa" if severity is Severity.BLOCK else "cảnh báo"
    spoken = escape(f"Xem {count} {words} của {name}", quote=True)
    return (
        f'<td class="number"><button type="button" class="figure" data-unit="{escape(code, quote=True)}" '
        f'data-severity="{severity.value}" aria-label="{spoken}">{count}</button></td>'
    )


def _state(material: Material, code: str) -> tuple[str, str]:
    if code in material.exclusions:
        return f"Không tính: {material.exclusions[code]}", "excluded"
    waived = material.consolidation.waived
    if code in material.told_something:
        return "Đã tổng hợp (được miễn báo cáo)" if code in waived else "Đã tổng hợp", "counted"
    return (f"Miễn báo cáo: {waived[code]}", "excluded") if code in waived else ("Chưa có số liệu", "silent")
