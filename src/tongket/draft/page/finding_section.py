"""Takes the findings, makes their list: a block for each unit, to be narrowed by unit, severity and words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from tongket.check.finding import Finding, Severity
from tongket.check.speech import severity_word, spoken
from tongket.draft.material import Material
from tongket.draft.page.page_parts import CLOSE_TABLE, heading_row, open_section, open_table

_HEADINGS = ("Mã", "Mức", "Nơi", "Sự việc", "Cách xử lý")
_WEIGHTS = {Severity.BLOCK: 0, Severity.WARN: 1, Severity.INFO: 2}
_NO_UNIT = "Chưa rõ đơn vị, hoặc của cả đợt"


def findings(material: Material) -> Iterator[str]:
    """All findings by unit in the order of the units list; what belongs to no unit comes first."""
    yield open_section("findings", f"Lỗi và cảnh báo: {len(material.findings)}")
    blocks = [(code, list(each)) for code, each in groupby(_in_order(material), lambda finding: finding.unit or "")]
    yield _filter(material, [code for code, _ in blocks])
    yield open_table("Danh sách lỗi và cảnh báo theo đơn vị", heading_row(_HEADINGS), ' id="finding-list"')
    for code, each in blocks:
        yield from _block(material.unit_names.get(code, code) or _NO_UNIT, code, each)
    yield f"{CLOSE_TABLE}</section>"


def _in_order(material: Material) -> list[Finding]:
    places = {unit.code: number for number, unit in enumerate(material.units, start=1)}
    last = len(places) + 1

    def place(finding: Finding) -> tuple[int, str, int]:
        code = finding.unit or ""
        return places.get(code, last if code else 0), code, _WEIGHTS[finding.severity]

    return sorted(material.findings, key=place)


def _filter(material: Material, codes: Sequence[str]) -> str:
    named = ((code, material.unit_names.get(code, code) or _NO_UNIT) for code in codes)
    units = "".join(
        f'<option value="{escape(code or "-", quote=True)}">{escape(name)}</option>' for code, name in named
    )
    levels = "".join(f'<option value="{each.value}">{escape(severity_word(each))}</option>' for each in _WEIGHTS)
    return (
        '<div class="filter" role="search" aria-label="Lọc lỗi và cảnh báo">'
        f'<label>Đơn vị <select id="filter-unit"><option value="">Tất cả</option>{units}</select></label>'
        f'<label>Mức <select id="filter-severity"><option value="">Tất cả</option>{levels}</select></label>'
        '<label>Mã, nội dung <input id="filter" type="search"></label>'
        '<span id="filter-count" role="status"></span></div>'
    )


def _option(value: str, text: str) -> str:
    return f'<option value="{escape(value, quote=True)}">{escape(text)}</option>'


def _block(name: str, code: str, found: Sequence[Finding]) -> Iterator[str]:
    counts = Counter(finding.severity for finding in found)
    said = ", ".join(f"{counts[each]} {severity_word(each).lower()}" for each in _WEIGHTS if counts[each])
    yield f'<tbody data-unit="{escape(code or "-", quote=True)}"><tr class="group">'
    yield f'<th scope="rowgroup" colspan="{len(_HEADINGS)}">{escape(name)}: {escape(said)}</th></tr>'
    yield from (_finding(finding) for finding in found)
    yield "</tbody>"


def _finding(finding: Finding) -> str:
    says, remedy = spoken(finding, "vi")
    level = f'<span class="state {finding.severity.value}">{escape(severity_word(finding.severity))}</span>'
    cells = "".join(f"<td>{escape(text)}</td>" for text in (finding.at.text(), says, remedy))
    return f'<tr data-severity="{finding.severity.value}"><td>{finding.code}</td><td>{level}</td>{cells}</tr>'
