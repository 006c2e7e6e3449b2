"""`review.toml`: what a clerk types is read; what is wrong is said with its key, the fact and the remedy."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.directive.review import DirectiveCited, Office, Review, ReviewKind
from tongket.directive.review_file import ReviewFileError, read_review, write_review
from tongket.periods.period import Period

TYPED = """
title = "Tổng kết 10 năm thực hiện Chỉ thị 48-CT/TW"
kind = "tong_ket"
as_of = 2020-10-31
deadline = "15/10/2020"

[span]
first = 2011
last = 2020

[[directives]]
symbol = "48-CT/TW"
issued = 2010-10-22
issuer = "Bộ Chính trị"

[office]
name = "TỈNH ỦY TIỀN GIANG"
recipients = ["Ban Bí thư", "Lưu"]
"""


def test_a_typed_file_is_read():
    review = read_review(TYPED)

    assert review.kind is ReviewKind.FINAL
    assert review.deadline == date(2020, 10, 15)
    assert review.span == Period.years(2011, 2020)
    assert review.directives == (DirectiveCited(symbol="48-CT/TW", issued=date(2010, 10, 22), issuer="Bộ Chính trị"),)
    assert review.office.family == "party"
    assert review.office.recipients == ("Ban Bí thư", "Lưu")


def test_a_span_may_be_given_in_days():
    typed = TYPED.replace("first = 2011", "first = 2010-10-22").replace("last = 2020", 'last = "30/9/2020"')

    assert read_review(typed).span == Period(date(2010, 10, 22), date(2020, 9, 30))


@pytest.mark.parametrize(
    ("found", "typed", "message"),
    [
        (
            'kind = "tong_ket"',
            'kind = "hop"',
            "kind: “hop” không phải một loại báo cáo. Ghi tong_ket, so_ket hoặc tien_do.",
        ),
        ("as_of = 2020-10-31", "", "as_of: còn thiếu. Thêm dòng as_of = 2020-10-31 (năm-tháng-ngày)."),
        (
            '"15/10/2020"',
            '"31/2/2020"',
            "deadline: “31/2/2020” không phải một ngày. Ghi như 2020-10-31 hoặc 31/10/2020.",
        ),
        ("last = 2020", "last = 2009", "span: kết thúc trước khi bắt đầu. Đổi lại first và last."),
        ('symbol = "48-CT/TW"', "", 'directives[1].symbol: còn thiếu. Thêm dòng symbol = "…".'),
        ("[office]", "[van_phong]", "office: còn thiếu. Thêm mục [office]."),
        (
            'title = "T',
            "title = T",
            "dòng 2: không đọc được theo cú pháp TOML. Mở tệp, xem lại dấu ngoặc kép và dấu bằng ở chỗ đó.",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_key_and_remedy(found, typed, message):
    with pytest.raises(ReviewFileError) as error:
        read_review(TYPED.replace(found, typed))

    assert str(error.value) == f"review.toml › {message}"


def test_guessed_fields_carry_a_remark():
    review = Review(
        title="Tổng kết",
        kind=ReviewKind.FINAL,
        directives=(),
        office=Office(name="TỈNH ỦY"),
        span=Period.years(2011, 2020),
        as_of=date(2020, 10, 31),
        guessed=frozenset({"as_of", "office.name"}),
    )

    written = write_review(review)

    assert "as_of = 2020-10-31  # tongket đoán, xin xem lại" in written
    assert 'name = "TỈNH ỦY"  # tongket đoán, xin xem lại' in written
    assert read_review(written) == review


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=20).map(str.strip)
named = words.filter(bool)
days = st.dates(date(1930, 1, 1), date(2099, 12, 31))


@given(
    st.builds(
        Review,
        title=named,
        kind=st.sampled_from(ReviewKind),
        directives=st.lists(
            st.builds(DirectiveCited, symbol=named, kind=named, issued=st.none() | days, issuer=words, subject=words),
            max_size=3,
        ).map(tuple),
        office=st.builds(
            Office,
            name=named,
            superior=words,
            family=st.sampled_from(["party", "state"]),
            recipients=st.lists(words, max_size=3).map(tuple),
        ),
        span=st.tuples(days, days).map(lambda edges: Period(min(edges), max(edges))),
        as_of=days,
        deadline=st.none() | days,
        guessed=st.frozensets(st.sampled_from(["title", "as_of", "span", "office.name"])),
    )
)
def test_what_is_written_is_read_back(review):
    assert read_review(write_review(review)) == review
