"""Takes the material of a review, makes what it says of its own completeness."""

from __future__ import annotations

from collections.abc import Iterator

from tongket.check.finding import Severity
from tongket.collect.submission import Quality
from tongket.draft.material import Material

_INLINE_AT_MOST = 12  # units named in a sentence; more go to the table at the end


def completeness_words(material: Material) -> str:
    """ "Số liệu ... của 22/24 đơn vị"; the missing are named, or counted where they are many."""
    reported, expected = len(material.reported), len(material.units)
    text = f"Số liệu trong dự thảo này tổng hợp từ báo cáo của {reported}/{expected} đơn vị"
    if material.silent:
        text += f"; chưa có số liệu của {_named(material, material.silent)}"
    if material.exclusions:
        text += f"; có lý do để không tính {_named(material, tuple(sorted(material.exclusions)))}"
    return f"{text}."


def _named(material: Material, codes: tuple[str, ...]) -> str:
    names = [material.unit_names.get(code, code) for code in codes]
    if len(names) <= _INLINE_AT_MOST:
        return f"{len(names)} đơn vị ({', '.join(names)})"
    return f"{len(names)} đơn vị (danh sách tại phụ lục cuối báo cáo)"


def reservations(material: Material) -> Iterator[str]:
    """What a signer must know on page 1."""
    if not material.form.is_confirmed:
        yield "Lưu ý: cách hiểu biểu mẫu (form.toml) do máy đề xuất, chưa được người có trách nhiệm xác nhận."
    blocking = sum(1 for finding in material.findings if finding.severity is Severity.BLOCK)
    doubtful = sum(1 for figure in material.consolidation.figures if figure.doubtful)
    if blocking or doubtful:
        yield (
            f"Lưu ý: các tổng số là tạm tính; còn {blocking} lỗi phải sửa và {doubtful} tổng số có số liệu đang "
            "được hỏi lại đơn vị (xem loi-va-canh-bao.xlsx)."
        )


def limits(material: Material) -> Iterator[str]:
    """What the figures do not say: what was left out and why, what is estimated, what is short of units."""
    yield completeness_words(material)
    for code, reason in sorted(material.exclusions.items()):
        yield f"Không tính báo cáo của {material.unit_names.get(code, code)}: {reason.rstrip('.')}."
    figures = material.consolidation.figures
    estimates = sum(1 for figure in figures if figure.quality is Quality.ESTIMATE)
    if estimates:
        yield f"Có {estimates} tổng số chứa số ước tính, sẽ thay khi có số chính thức."
    short = sum(1 for figure in figures if figure.missing)
    if short:
        yield (
            f"Có {short} tổng số thiếu số liệu của đơn vị phải báo cáo; cột “Số đơn vị” của các biểu ghi số đơn vị "
            "đã có trên số đơn vị phải có."
        )
