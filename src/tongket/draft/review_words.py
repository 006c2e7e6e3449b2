"""Takes the material of a review, makes what it says of its own completeness."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tongket.check.finding import Severity
from tongket.collect.submission import Quality
from tongket.directive.review import Review
from tongket.draft.material import Material
from tongket.draft.phrases import name_inside
from tongket.draft.point_prose import chosen_points
from tongket.draft.review_results import heading_marks
from tongket.wording.numbers import print_count

_TO_MEND, _ASKED = "{} lỗi phải sửa", "{} tổng số có số liệu đang được hỏi lại đơn vị"
_INLINE_AT_MOST = 12  # units named in a sentence; more go to the table at the end


def subject_of(review: Review) -> str:
    """What the report is about, as it follows the word "Báo cáo"."""
    title = review.title.strip()
    words = title[len("báo cáo ") :] if title.lower().startswith("báo cáo ") else title
    starts = ("tổng kết", "sơ kết", "kiểm điểm", "kết quả", "tình hình")
    return words[:1].lower() + words[1:] if words.lower().startswith(starts) else words


def completeness_words(material: Material) -> str:
    """ "Số liệu ... của 22/24 đơn vị"; the missing are named, or counted where they are many."""
    reported, expected = len(material.answered), len(material.awaited)
    text = f"Số liệu trong dự thảo này tổng hợp từ báo cáo của {reported}/{expected} đơn vị"
    if material.silent:
        text += f"; chưa có số liệu của {_named(material, material.silent)}"
    if material.exclusions:
        text += f"; không tính số liệu của {_named(material, tuple(sorted(material.exclusions)))}, có nêu lý do"
    if material.unasked:
        text += f"; tính cả số liệu của {_named(material, material.unasked)} được miễn báo cáo nhưng có gửi"
    if material.let_off:
        text += f"; không kể {_named(material, material.let_off)} được miễn báo cáo, có nêu lý do"
    return f"{text}."


def _named(material: Material, codes: tuple[str, ...]) -> str:
    names = [material.unit_names.get(code, code) for code in codes]
    if len(names) <= _INLINE_AT_MOST:
        return f"{_said(len(names))} đơn vị ({', '.join(map(name_inside, names))})"
    return f"{_said(len(names))} đơn vị (danh sách tại phụ lục cuối báo cáo)"


def _said(count: int) -> str:
    """A count as official prose writes it: "03", "12"."""
    return print_count(Decimal(count))


def reservations(material: Material) -> Iterator[str]:
    """What a signer must know on page 1."""
    if not material.form.is_confirmed:
        yield "Lưu ý: cách hiểu biểu mẫu (form.toml) do máy đề xuất, chưa được người có trách nhiệm xác nhận."
    if not material.told.reports:
        yield "Lưu ý: chưa có báo cáo bằng lời của đơn vị nào; các mục cần lời văn còn để trống (ghi “……”)."
    if any(not point.is_confirmed for point in material.points):
        yield (
            "Lưu ý: lời văn ghi “máy gộp” do máy ghép từ báo cáo của các đơn vị, chưa được người có trách nhiệm xác "
            "nhận; số ghi kèm là số đơn vị nêu ý đó (đối chiếu tại review.html)."
        )
    blocking = sum(1 for finding in material.findings if finding.severity is Severity.BLOCK)
    doubtful = sum(1 for figure in material.consolidation.figures if figure.doubtful)
    said = [words.format(_said(count)) for words, count in ((_TO_MEND, blocking), (_ASKED, doubtful)) if count]
    if said:
        yield f"Lưu ý: các tổng số là tạm tính; còn {' và '.join(said)} (xem loi-va-canh-bao.xlsx)."


def limits(material: Material) -> Iterator[str]:
    """What the figures do not say: what was left out and why, what is estimated, what is short of units."""
    yield completeness_words(material)
    for code, reason in sorted(material.exclusions.items()):
        yield f"Không tính báo cáo của {name_inside(material.unit_names.get(code, code))}: {reason.rstrip('.')}."
    figures = material.consolidation.figures
    estimates = sum(1 for figure in figures if figure.quality is Quality.ESTIMATE)
    if estimates:
        yield f"Có {_said(estimates)} tổng số chứa số ước tính, sẽ thay khi có số chính thức."
    short = sum(1 for figure in figures if figure.missing)
    if short:
        yield (
            f"Có {_said(short)} tổng số thiếu số liệu của đơn vị phải báo cáo; cột “Số đơn vị” của các biểu ghi "
            "số đơn vị đã có trên số đơn vị phải có."
        )


def words_left(material: Material) -> Iterator[str]:
    """How many points the draft leaves to the page, under which headings, and which only tell figures."""
    if not material.told.reports:
        return
    told, expected = len(material.told.units), len({*material.awaited, *material.told.units})
    yield f"Phần lời được tổng hợp từ báo cáo bằng lời của {told}/{expected} đơn vị."
    left = [(mark, count) for mark, count in _left(material) if count]
    if left:
        total, where = _said(sum(count for _, count in left)), "xem review.html, phần Ý của các đơn vị"
        said = "; ".join(f"{_said(count)} ý ở mục {mark}" for mark, count in left)
        yield f"Còn {total} ý chưa đưa vào dự thảo, phần lớn do một hoặc hai đơn vị nêu ({where}): {said}."
    told_by_figures = len(material.points_about_figures)
    if told_by_figures:
        yield f"Có {_said(told_by_figures)} ý chỉ nêu số liệu của biểu, được thay bằng số liệu tổng hợp của các đơn vị."


def _left(material: Material) -> Iterator[tuple[str, int]]:
    for section, mark in enumerate(heading_marks(material.outline)):
        yield mark, len(chosen_points(material, section, material.points_about_figures).left)
