"""Reviews and awards a paper tells of."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from tongket.directive.asked.awards import awards_told
from tongket.directive.asked.reviews import reviews_told
from tongket.directive.document import Paragraph
from tongket.directive.review import ReviewKind

Paper = Callable[[str], Sequence[Paragraph]]


def test_of_a_list_each_document_keeps_its_span(paper: Paper) -> None:
    reviews = reviews_told(paper("tổng kết 10 năm thực hiện Chỉ thị 41, sơ kết 03 năm thi hành Kết luận số 7."))

    assert [(each.document.number, each.kind, each.years) for each in reviews] == [
        ("41", ReviewKind.FINAL, 10),
        ("7", ReviewKind.INTERIM, 3),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "years", "span"),
    [
        ("Sơ kết 5 năm (2018 - 2023) thực hiện Chỉ thị số 18-CT/TW", ReviewKind.INTERIM, 5, (2018, 2023)),
        ("tổng kết mười năm thực hiện Nghị quyết 28-NQ/TW", ReviewKind.FINAL, 10, (None, None)),
        ("Qua 3 năm triển khai thực hiện Kết luận số 12-KL/TU", None, 3, (None, None)),
        ("tổng kết việc thực hiện Chỉ thị số 20-CT/TW", ReviewKind.FINAL, None, (None, None)),
    ],
)
def test_kind_and_span(
    paper: Paper, text: str, kind: ReviewKind | None, years: int | None, span: tuple[int | None, int | None]
) -> None:
    (review,) = reviews_told(paper(text))

    assert (review.kind, review.years, (review.first_year, review.last_year)) == (kind, years, span)


def test_the_kind_goes_on_and_what_is_tied_has_no_span(paper: Paper) -> None:
    reviews = reviews_told(
        paper("sơ kết 5 năm thực hiện Chỉ thị số 46, 3 năm thực hiện Chỉ thị số 12 gắn với triển khai Nghị quyết 51.")
    )

    assert [(each.document.number, each.kind, each.years, each.is_tied) for each in reviews] == [
        ("46", ReviewKind.INTERIM, 5, False),
        ("12", ReviewKind.INTERIM, 3, False),
        ("51", None, None, True),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Tổng kết 10 năm thực hiện các Chỉ thị 48, 46 của Bộ Chính trị.", [("48", 10, False), ("46", 10, False)]),
        (
            "sơ kết 5 năm thực hiện Chỉ thị 46-CT/TW và triển khai Nghị quyết 51-NQ/TW.",
            [("46", 5, False), ("51", None, True)],
        ),
    ],
)
def test_documents_of_one_review(paper: Paper, text: str, told: list[tuple[str, int | None, bool]]) -> None:
    assert [(each.document.number, each.years, each.is_tied) for each in reviews_told(paper(text))] == told


def test_years_may_stand_behind_the_document(paper: Paper) -> None:
    (review,) = reviews_told(paper("Tổng kết Nghị quyết 23-NQ/TU giai đoạn 2011-2021."))

    assert (review.years, review.first_year, review.last_year) == (None, 2011, 2021)


def test_told_twice_is_one_review_with_both_places(paper: Paper) -> None:
    (review,) = reviews_told(
        paper("Sơ kết 5 năm thực hiện Chỉ thị 18.\n\nQua 5 năm thực hiện Chỉ thị số 18-CT/TW của Ban Bí thư, …")
    )

    assert (review.document.canonical, review.document.issuer, review.paragraphs) == ("18-CT/TW", "Ban Bí thư", (1, 2))


def test_a_document_merely_named_is_no_review(paper: Paper) -> None:
    assert reviews_told(paper("Tiếp tục thực hiện Chỉ thị số 18-CT/TW trong năm 2024.")) == ()


@pytest.mark.parametrize(
    ("text", "form", "by", "to"),
    [
        (
            "Dịp này Ban Thường vụ Tỉnh ủy trao tặng Bằng khen cho nhiều tập thể và cá nhân có thành tích xuất sắc.",
            "Bằng khen",
            "Ban Thường vụ Tỉnh ủy",
            [("tập thể", None), ("cá nhân", None)],
        ),
        (
            "12 tập thể và 18 cá nhân được UBND tỉnh tặng bằng khen vì có thành tích.",
            "Bằng khen",
            "Ủy ban nhân dân tỉnh",
            [("tập thể", 12), ("cá nhân", 18)],
        ),
        (
            "Tại hội nghị, đã trao Giấy khen của Chủ tịch UBND huyện cho 3 tập thể.",
            "Giấy khen",
            "Chủ tịch Ủy ban nhân dân huyện",
            [("tập thể", 3)],
        ),
        (
            "Bí thư Tỉnh ủy trao Huân chương Lao động hạng Ba của Chủ tịch nước cho Công an huyện.",
            "Huân chương Lao động hạng Ba",
            "Chủ tịch nước",
            [("Công an huyện", None)],
        ),
        (
            "Tỉnh có 3 tập thể được Thủ tướng Chính phủ tặng Bằng khen.",
            "Bằng khen",
            "Thủ tướng Chính phủ",
            [("tập thể", 3)],
        ),
    ],
)
def test_an_award_is_told(paper: Paper, text: str, form: str, by: str, to: list[tuple[str, int | None]]) -> None:
    (award,) = awards_told(paper(text))

    assert (award.form, award.by, [(each.who, each.count) for each in award.to]) == (form, by, to)


@pytest.mark.parametrize("text", ["Đề nghị tặng Bằng khen cho 5 tập thể.", "Bằng khen để tặng cho cá nhân."])
def test_an_award_proposed_is_none_yet(paper: Paper, text: str) -> None:
    assert awards_told(paper(text)) == ()


def test_a_caption_counts_only_where_nothing_else_tells(paper: Paper) -> None:
    caption = "Trao Bằng khen cho các tập thể. Ảnh: PV"
    full = "UBND tỉnh trao Bằng khen cho 5 tập thể."

    assert [award.by for award in awards_told(paper(f"{caption}\n\n{full}"))] == ["Ủy ban nhân dân tỉnh"]
    assert len(awards_told(paper(caption))) == 1


@pytest.mark.parametrize("about", ["hơn", "gần", "trên", "khoảng"])
def test_about_ten_years_is_no_span_of_a_review(paper: Paper, about: str) -> None:
    assert not reviews_told(paper(f"Sau {about} 10 năm thực hiện Chỉ thị số 48-CT/TW, tình hình chuyển biến tích cực."))


def test_an_award_named_in_the_subject_is_told_in_full_by_the_article(paper: Paper) -> None:
    (award,) = awards_told(
        paper("""
        QUYẾT ĐỊNH

        V/v tặng Bằng khen của Chủ tịch UBND tỉnh

        Điều 1. Tặng Bằng khen của Chủ tịch UBND tỉnh cho 07 tập thể và 15 cá nhân có thành tích xuất sắc.
        """)
    )

    assert [(each.who, each.count) for each in award.to] == [("tập thể", 7), ("cá nhân", 15)]
    assert (award.by, award.paragraph) == ("Chủ tịch Ủy ban nhân dân tỉnh", 3)


def test_a_subject_in_capitals_is_no_award_of_its_own(paper: Paper) -> None:
    awards = awards_told(
        paper("VỀ VIỆC TẶNG THƯỞNG HUÂN CHƯƠNG\n\nĐiều 1. Tặng thưởng Huân chương Lao động hạng Nhì cho 03 tập thể.")
    )

    assert [(award.form, award.to[0].count) for award in awards] == [("Huân chương Lao động hạng Nhì", 3)]
