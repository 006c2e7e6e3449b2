"""What a document does with those it cites, as an official would say it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from tongket.directive.cited_roles import cited_in
from tongket.directive.document import CitedAs


@dataclass(frozen=True)
class Line:
    number: int
    text: str


def roles(*lines: str) -> list[tuple[str, str, int]]:
    paragraphs = [Line(number, text) for number, text in enumerate(lines, start=1)]
    return [(cited.citation.canonical, cited.role.value, cited.paragraph) for cited in cited_in(paragraphs)]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Căn cứ Nghị định số 15/2019/NĐ-CP ngày 01/02/2019 của Chính phủ;", CitedAs.BASIS),
        ("- Căn cứ Nghị định số 15/2019/NĐ-CP", CitedAs.BASIS),
        ("Để triển khai Nghị định số 15/2019/NĐ-CP, các sở có trách nhiệm:", CitedAs.IMPLEMENTS),
        ("Tổng kết 10 năm thực hiện Nghị định số 15/2019/NĐ-CP", CitedAs.REVIEWS),
        ("Qua 05 năm thực hiện Nghị định số 15/2019/NĐ-CP, tỉnh đã đạt", CitedAs.REVIEWS),
        ("Sửa đổi, bổ sung một số điều của Nghị định số 15/2019/NĐ-CP", CitedAs.AMENDS),
        ("Quyết định này thay thế Nghị định số 15/2019/NĐ-CP.", CitedAs.REPLACES),
        ("Nghị định số 15/2019/NĐ-CP hết hiệu lực kể từ ngày Nghị định này có hiệu lực.", CitedAs.REPLACES),
        ("Kết luận của Bộ Chính trị về tiếp tục thực hiện Nghị định số 15/2019/NĐ-CP", CitedAs.CONCLUDES),
        ("theo quy định tại Nghị định số 15/2019/NĐ-CP", CitedAs.MENTIONS),
        ("thủ tục được sửa đổi, bổ sung theo Nghị định số 15/2019/NĐ-CP", CitedAs.MENTIONS),
        ("điều chỉnh, bổ sung mục tiêu năm 2026 thực hiện Nghị định số 15/2019/NĐ-CP", CitedAs.IMPLEMENTS),
        ("bố trí vốn thực hiện dự án theo quy định tại Điều 57 Nghị định số 15/2019/NĐ-CP", CitedAs.MENTIONS),
        ("Thực hiện Nghị định số 15/2019/NĐ-CP, các sở đã ban hành kế hoạch.", CitedAs.IMPLEMENTS),
        ("Bãi bỏ điểm d khoản 1 Điều 44 và Điều 58 của Nghị định số 15/2019/NĐ-CP", CitedAs.REPLACES),
        ("2. Nghị định số 15/2019/NĐ-CP đã được sửa đổi hết hiệu lực kể từ ngày ký.", CitedAs.REPLACES),
        ("Theo Nghị định số 15/2019/NĐ-CP, giấy phép hết hiệu lực", CitedAs.MENTIONS),
        ("giao tỉnh căn cứ Nghị định số 15/2019/NĐ-CP để quyết định", CitedAs.BASIS),
    ],
)
def test_the_words_around_a_citation_tell_its_role(text: str, role: CitedAs) -> None:
    assert roles(text) == [("15/2019/NĐ-CP", role.value, 1)]


def test_what_another_document_does_is_only_mentioned() -> None:
    found = roles("Theo Nghị quyết số 05/NQ-CP về việc sửa đổi Nghị quyết số 03/NQ-CP")

    assert [role for _, role, _ in found] == ["mentions", "mentions"]


def test_a_replaced_act_and_those_that_changed_it_end_together() -> None:
    found = roles("2. Luật Cư trú số 81/2006/QH11 đã được sửa đổi theo Luật số 36/2013/QH13 hết hiệu lực từ ngày này.")

    assert [role for _, role, _ in found] == ["replaces", "replaces"]


def test_the_number_in_the_head_is_the_document_itself() -> None:
    found = roles(
        "Số: 15/QĐ-UBND", "QUYẾT ĐỊNH", "Căn cứ Luật Đầu tư;", "Điều 2. Quyết định số 15/QĐ-UBND có hiệu lực."
    )

    assert found == [("Luật Đầu tư", "basis", 3)]


def test_three_reviews_and_one_document_carried_out() -> None:
    found = roles(
        "Tổng kết 10 năm thực hiện Chỉ thị 48, sơ kết 5 năm thực hiện Chỉ thị số 46, 3 năm thực hiện Chỉ thị số 12 "
        "gắn với triển khai Nghị quyết 51 của Bộ chính trị."
    )

    assert [(name, role) for name, role, _ in found] == [
        ("Chỉ thị 48", "reviews"),
        ("Chỉ thị 46", "reviews"),
        ("Chỉ thị 12", "reviews"),
        ("Nghị quyết 51", "implements"),
    ]


@pytest.mark.data
def test_the_founding_news_item_reviews_three_directives_and_starts_a_fourth(shared_data: Path) -> None:
    (article,) = (shared_data / "seed").glob("*.txt")
    lines = [line for line in article.read_text(encoding="utf-8").splitlines() if line.strip()]

    found = {(name, role) for name, role, _ in roles(*lines)}

    assert found >= {
        ("Chỉ thị 48", "reviews"),
        ("Chỉ thị 46", "reviews"),
        ("Chỉ thị 12", "reviews"),
        ("Nghị quyết 51", "implements"),
    }
    assert {name for name, _ in found} == {"Chỉ thị 48", "Chỉ thị 46", "Chỉ thị 12", "Nghị quyết 51"}


def test_lines_under_a_heading_of_bases_are_bases_until_the_list_ends() -> None:
    found = roles("Căn cứ:", "- Chỉ thị số 48-CT/TW;", "- Kết luận số 05-KL/TW.", "Theo đó Kế hoạch số 12/KH-UBND")

    assert [(name, role) for name, role, _ in found] == [
        ("48-CT/TW", "basis"),
        ("05-KL/TW", "basis"),
        ("12/KH-UBND", "mentions"),
    ]


def test_documents_joined_by_a_comma_share_the_role() -> None:
    found = roles("Sơ kết 3 năm thực hiện Chỉ thị số 48-CT/TW, Chỉ thị số 46-CT/TW và Kết luận số 05-KL/TW")

    assert {role for _, role, _ in found} == {"reviews"}
    assert len(found) == 3
