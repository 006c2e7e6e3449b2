"""What a document does with those it cites, as an official would say it."""

from __future__ import annotations

from dataclasses import dataclass

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
    ],
)
def test_the_words_around_a_citation_tell_its_role(text: str, role: CitedAs) -> None:
    assert roles(text) == [("15/2019/NĐ-CP", role.value, 1)]


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
