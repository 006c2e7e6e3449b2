"""The head of a paper: centred lines of about the same length."""

from __future__ import annotations

from datetime import date

import pytest

from tongket.directive.review import Office
from tongket.draft.letterhead_blocks import even_sides, issuer_lines, signature, title_lines
from tongket.layout.rules import rules_for
from tongket.layout.text_width import lines_of, width_mm

TWO_LINES = "sơ kết 5 năm thực hiện Chỉ thị số 17-CT/TU của Ban Thường vụ Tỉnh ủy"


def test_a_subject_of_one_line_keeps_its_place() -> None:
    assert even_sides("sơ kết 5 năm thực hiện Chỉ thị", 14, 145) == 0


@pytest.mark.parametrize(
    "text", [TWO_LINES, f"{TWO_LINES} về tăng cường bảo vệ môi trường và xử lý rác thải nông thôn"]
)
def test_a_longer_one_leaves_no_word_alone(text: str) -> None:
    room = 145 - 2 * even_sides(text, 14, 145)

    lengths = [width_mm(line, 14) for line in lines_of(text, 14, room)]

    assert len(lengths) == len(lines_of(text, 14, 145))
    assert min(lengths) > 0.6 * max(lengths)


def test_the_subject_of_a_paper_stands_in_even_lines() -> None:
    subject = title_lines("BÁO CÁO", TWO_LINES, rules_for("party", date(2025, 12, 15)))[1]

    assert subject.indent_left == subject.indent_right
    assert subject.indent_left is not None and subject.indent_left > 10


def test_a_number_is_not_broken_at_its_hyphen() -> None:
    room = 145 - 2 * even_sides(TWO_LINES, 14, 145)

    for slack in (0.0, 2.0, 4.0):  # a printer's letters may be a little wider
        assert not any(line.endswith("-") for line in lines_of(TWO_LINES, 14, room - slack))


PARTY = rules_for("party", date(2020, 11, 5))


def head_of(office: Office) -> list[str]:
    return ["".join(run.text for run in each.runs) for each in issuer_lines(office, PARTY)]


@pytest.mark.parametrize("name", ["BAN THƯỜNG VỤ", "Thường trực"])
def test_a_standing_committee_writes_under_its_committee_s_name(name: str) -> None:
    assert head_of(Office(name=name, superior="TỈNH ỦY AN BÌNH", family="party")) == ["TỈNH ỦY AN BÌNH", "*"]


def test_an_office_of_the_committee_keeps_its_own_name() -> None:
    office = Office(name="VĂN PHÒNG", superior="TỈNH ỦY AN BÌNH", family="party")

    assert head_of(office) == ["TỈNH ỦY AN BÌNH", "VĂN PHÒNG", "*"]


def test_a_committee_below_another_has_it_above() -> None:
    office = Office(name="HUYỆN ỦY CÁI BÈ", superior="ĐẢNG BỘ TỈNH AN BÌNH", family="party")

    assert head_of(office) == ["ĐẢNG BỘ TỈNH AN BÌNH", "HUYỆN ỦY CÁI BÈ", "*"]


def test_a_date_kept_together_is_on_one_line() -> None:
    date_of = "tháng\N{NO-BREAK SPACE}12\N{NO-BREAK SPACE}năm\N{NO-BREAK SPACE}2025"
    text = f"Kèm theo Báo cáo, {date_of} của Tỉnh ủy"

    assert any(date_of in each for width in range(60, 120, 5) for each in lines_of(text, 13, width))
    assert all(
        "năm" not in each or date_of in each for width in range(60, 120, 5) for each in lines_of(text, 13, width)
    )


@pytest.mark.parametrize("between", ["\n", " "])
def test_each_capacity_of_a_signer_stands_on_its_own_line(between: str) -> None:
    office = Office(
        name="ỦY BAN NHÂN DÂN TỈNH AN BÌNH",
        signer_capacity=f"TM. ỦY BAN NHÂN DÂN{between}KT. CHỦ TỊCH",
        signer_title="PHÓ CHỦ TỊCH",
    )

    signed = signature(office, rules_for("state", date(2025, 12, 15))).rows[0][1].paragraphs

    assert [each.runs[0].text for each in signed[:3]] == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
