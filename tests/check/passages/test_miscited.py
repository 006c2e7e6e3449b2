"""Documents cited wrongly and bodies that are gone: what is said, and what is rightly left alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from drawn import narrative

from tongket.check.citations.abolished_bodies import bodies
from tongket.check.citations.wrong_citations import miscited
from tongket.check.speech import spoken
from tongket.collect.submission import Place
from tongket.directive.review import DirectiveCited, Office, Review, ReviewKind
from tongket.periods.period import Period

REVIEW = Review(
    title="Tổng kết",
    kind=ReviewKind.FINAL,
    directives=(
        DirectiveCited(
            symbol="48-CT/TW",
            issued=date(2010, 10, 22),
            issuer="Bộ Chính trị",
            subject="về tăng cường sự lãnh đạo của Đảng đối với công tác phòng, chống tội phạm trong tình hình mới",
        ),
    ),
    office=Office(name="TỈNH ỦY"),
    span=Period.years(2011, 2020),
    as_of=date(2020, 11, 1),
)


def said(text: str, *others: str, review: Review = REVIEW, dated: date | None = date(2020, 9, 30)) -> list[str]:
    """The codes of what is wrong in the first of these reports."""
    reports = [narrative(f"U{number}", each, dated=dated) for number, each in enumerate((text, *others))]
    return [finding.code for finding in miscited(reports, review) if finding.unit == "U0"]


@pytest.mark.parametrize(
    "text",
    [
        "Chỉ thị số 48-CT/TW, ngày 22/10/2010 của Bộ Chính trị (khóa X)",
        "Chỉ thị 48 ngày 22-10-2010 của Bộ Chính trị",
        "Chỉ thị số 48-CT/TW của Trung ương",
        "Chỉ thị số 46-CT/TW, ngày 22/6/2015 của Bộ Chính trị",
        "Chỉ thị số 48-CT/TW, ngày 05/3/1999 của Bộ Chính trị (khóa VIII)",
        "Kế hoạch số 48-KH/TU, ngày 20/12/2010 của Tỉnh ủy",
        "Chỉ thị số 84-CT/TW, ngày 11/3/2003 của Ban Bí thư",
        "Chỉ thị 46 của Bộ chính trị về tăng cường sự lãnh đạo của Đảng đối với công tác bảo đảm an ninh, trật tự "
        "trong tình hình mới; Chỉ thị 48 của Bộ chính trị về phòng, chống tội phạm",
    ],
    ids=[
        "whole",
        "number only",
        "loose issuer",
        "another directive",
        "namesake",
        "another kind",
        "turned but dated",
        "like subject",
    ],
)
def test_a_right_citation_raises_nothing(text: str) -> None:
    assert said(f"Thực hiện {text}, huyện đã triển khai.") == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Chỉ thị số 84-CT/TW của Bộ Chính trị", "E531"),
        ("Chỉ thị số 47-CT/TW, ngày 22/10/2010 của Bộ Chính trị", "E531"),
        ("Chỉ thị số 43-CT/TW về tăng cường sự lãnh đạo của Đảng đối với công tác phòng, chống tội phạm", "E531"),
        ("Chỉ thị số 48-CT/TW, ngày 20/10/2010 của Bộ Chính trị", "E532"),
        ("Chỉ thị 48 ngày 22-12-2010", "E532"),
        ("Chỉ thị số 48-CT/TW, ngày 22/10/2010 của Ban Bí thư", "E533"),
        ("Chỉ thị số 48-CT/TW, ngày 32/10/2010 của Bộ Chính trị", "E534"),
        ("Kế hoạch số 12-KH/TU, ngày 31/11/2015 của Tỉnh ủy", "E534"),
        ("Kế hoạch số 12-KH/TU, ngày 14/8/2021 của Tỉnh ủy", "E535"),
        ("Chỉ thị số 12-KL/TW của Ban Bí thư", "E537"),
        ("Chỉ thị số 12/CT-TW của Ban Bí thư", "E538"),
        ("Kế hoạch số 15-KH/UBND của Ủy ban nhân dân tỉnh", "E538"),
    ],
)
def test_a_wrong_citation_is_said(text: str, code: str) -> None:
    assert said(f"Thực hiện {text}, huyện đã triển khai.") == [code]


def test_the_finding_says_what_is_right() -> None:
    text = "Thực hiện Chỉ thị số 48-CT/TW, ngày 20/10/2010 của Bộ Chính trị, huyện đã triển khai."

    (finding,) = miscited([narrative("H01", text)], REVIEW)

    assert finding.at == Place("H01.docx", paragraph=1)
    assert spoken(finding) == (
        "“Chỉ thị số 48-CT/TW, ngày 20/10/2010 của Bộ Chính trị”: 48-CT/TW ban hành ngày 22/10/2010, "
        "báo cáo ghi ngày 20/10/2010.",
        "Sửa ngày ban hành thành 22/10/2010.",
    )


def test_a_mistake_repeated_in_one_report_is_one_finding_with_all_its_places() -> None:
    text = "Thực hiện Chỉ thị số 48-CT/TW, ngày 20/10/2010.\nChỉ thị số 48-CT/TW ngày 20/10/2010 đã đi vào cuộc sống."

    (finding,) = miscited([narrative("H01", text)], REVIEW)

    assert (finding.at.paragraph, [place.paragraph for place in finding.related]) == (1, [2])


CONCLUSION = "Kết luận số 05-KL/TW, ngày {} của {} được quán triệt."


def test_one_against_many_is_suspected() -> None:
    usual = [CONCLUSION.format("15/7/2016", "Ban Bí thư")] * 3

    assert said(CONCLUSION.format("15/6/2016", "Ban Bí thư"), *usual) == ["E536"]
    assert said(CONCLUSION.format("15/7/2016", "Bộ Chính trị"), *usual) == ["E536"]
    assert said(CONCLUSION.format("15/7/2016", "Ban Bí thư"), *usual) == []


def test_one_against_one_is_not() -> None:
    assert said(CONCLUSION.format("15/6/2016", "Ban Bí thư"), CONCLUSION.format("15/7/2016", "Ban Bí thư")) == []


def test_each_district_has_a_plan_number_one_of_its_own() -> None:
    plan = "Kế hoạch số 01/KH-UBND, ngày {}/01/2011 của Ủy ban nhân dân huyện được ban hành."

    assert said(plan.format("06"), *[plan.format("05")] * 5) == []


def test_the_outline_votes_and_is_not_judged() -> None:
    lines = ["Kết luận số 05-KL/TW, ngày 15/6/2016 của Ban Bí thư"]
    reports = [narrative(f"U{number}", CONCLUSION.format("15/7/2016", "Ban Bí thư")) for number in range(4)]

    assert list(miscited(reports, REVIEW, lines)) == []


def test_a_body_in_force_at_the_time_is_rightly_named() -> None:
    text = "Công an huyện, Ủy ban nhân dân huyện và Sở Lao động - Thương binh và Xã hội phối hợp."

    assert said(text) == []
    assert said(text, dated=date(2025, 10, 1)) == ["E539", "E539", "E539"]


@pytest.mark.parametrize(
    "name",
    ["Sở Lao động, Thương binh và Xã hội", "Sở Lao động – Thương binh & Xã hội", "Uỷ ban nhân dân huyện", "UBND huyện"],
)
def test_a_body_is_known_in_every_spelling(name: str) -> None:
    assert said(f"Đề nghị {name} sớm có hướng dẫn.", dated=date(2025, 10, 1)) == ["E539"]


def test_a_longer_name_is_another_body() -> None:
    assert said("Làm việc với Bộ Thương mại Hoa Kỳ; Sở Văn hóa, Thể thao và Du lịch dự.") == []
    assert said("Đề nghị Bộ Văn hóa - Thông tin sớm có hướng dẫn.") == ["E539"]


def test_the_day_of_the_review_serves_where_the_report_has_none() -> None:
    text = "Công an huyện đã triển khai."

    assert said(text, dated=None) == []
    assert said(text, dated=None, review=replace(REVIEW, as_of=date(2025, 12, 1))) == ["E539"]


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2019, Công an huyện triệt phá 12 băng nhóm.",
        "Trước khi sắp xếp, Công an huyện có 09 đội.",
        "Ban Tuyên giáo và Dân vận Tỉnh ủy hướng dẫn tuyên truyền.",
        "Công an huyện cũ đã bàn giao hồ sơ.",
    ],
)
def test_history_and_successors_may_be_named(text: str) -> None:
    assert said(text, dated=date(2025, 10, 1)) == []


def test_every_abolished_body_has_its_day_successor_and_basis() -> None:
    assert bodies()
    assert all(body.successor and body.basis and body.gone.year > 2000 for body in bodies())
