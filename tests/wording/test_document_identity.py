"""When two documents named in two texts are one: body, symbol and date, never number alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tongket.wording.citations import citations
from tongket.wording.document_identity import DocumentIdentity, Sameness, term_on
from tongket.wording.document_symbols import symbol_of

SAME, DIFFERENT, MAYBE = Sameness.SAME, Sameness.DIFFERENT, Sameness.MAYBE


def identity(text: str) -> DocumentIdentity:
    (citation,) = citations(text)
    return DocumentIdentity.of(citation)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # the same in another spelling
        ("Chỉ thị 48-CT/TW ngày 22/10/2010 của Bộ Chính trị", "48/CT-T.Ư ngày 22-10-2010", SAME),
        ("Chỉ thị 48-CT/TW ngày 22/10/2010 của Bộ Chính trị", "Chỉ thị 48 ngày 22-10-2010 của Bộ chính trị", SAME),
        # Party numbers begin anew each term: khóa X, khóa XII
        ("Chỉ thị 12-CT/TW ngày 05/01/2017", "Chỉ thị 12-CT/TW ngày 28/3/2007", DIFFERENT),
        ("Chỉ thị 48-CT/TW ngày 22/10/2010", "Chỉ thị 48-CT/TW", MAYBE),
        ("Chỉ thị 48-CT/TW ngày 22/10/2010", "Chỉ thị 48-CT/TW của Bộ Chính trị (khóa X)", SAME),
        ("Chỉ thị 48-CT/TW ngày 22/10/2010", "Chỉ thị 48-CT/TW của Bộ Chính trị (khóa XI)", DIFFERENT),
        # State numbers repeat each year and in every province
        ("Kế hoạch 22/KH-UBND ngày 10/02/2020", "Kế hoạch 22/KH-UBND ngày 10/02/2020", MAYBE),
        (
            "Kế hoạch 22/KH-UBND ngày 10/02/2020 của UBND tỉnh Cà Mau",
            "Kế hoạch 22/KH-UBND ngày 10/02/2020 của UBND tỉnh Thừa Thiên Huế",
            DIFFERENT,
        ),
        (
            "Kế hoạch 22/KH-UBND ngày 10/02/2020 của UBND tỉnh Cà Mau",
            "Kế hoạch số 22/KH-UBND ngày 10/02/2020 của Ủy ban nhân dân tỉnh Cà Mau",
            SAME,
        ),
        (
            "Kế hoạch 22/KH-UBND ngày 10/02/2020 của UBND tỉnh Cà Mau",
            "Kế hoạch 22/KH-UBND ngày 10/02/2020 của UBND tỉnh",
            MAYBE,
        ),
        # a name that many districts bear tells no body
        (
            "Kế hoạch 22/KH-UBND ngày 10/02/2020 của UBND huyện Châu Thành",
            "Kế hoạch 22/KH-UBND ngày 10/02/2020 của UBND huyện Châu Thành",
            MAYBE,
        ),
        # the year in the symbol
        ("Nghị định số 15/2019/NĐ-CP", "Nghị định 15/2019/ND-CP ngày 01/02/2019 của Chính phủ", SAME),
        ("Nghị định số 15/2019/NĐ-CP", "Nghị định số 15/2020/NĐ-CP", DIFFERENT),
        ("Luật số 35/2018/QH14", "Nghị quyết số 35/2018/QH14", DIFFERENT),
        # a circular is its minister's; two names for one symbol and day of the Centre may be a slip of a text
        ("Thông tư 12/2020/TT-BCA của Bộ Công an", "Thông tư số 12/2020/TT-BCA của Bộ trưởng Bộ Công an", SAME),
        ("Chỉ thị 48-CT/TW ngày 22/10/2010 của Ban Bí thư", "Chỉ thị 48-CT/TW ngày 22/10/2010 của Bộ Chính trị", MAYBE),
        # two types behind one abbreviation
        ("Quy định 66-QĐ/TW ngày 06/02/2017", "Quyết định 66-QĐ/TW ngày 06/02/2017", DIFFERENT),
        ("Quy định 66-QĐ/TW ngày 06/02/2017", "66-QĐ/TW ngày 06/02/2017", MAYBE),
        # a suspected slip is neither
        ("Chỉ thị 48-TC/TW ngày 22/10/2010", "Chỉ thị 48-CT/TW ngày 22/10/2010", MAYBE),
        # by number alone
        ("Chỉ thị 48", "Chỉ thị 48-CT/TW", MAYBE),
        ("Chỉ thị 48", "Chỉ thị 46", DIFFERENT),
        ("Chỉ thị số 1093", "Chỉ thị số 1093a", DIFFERENT),
        # acts by name
        ("Luật Đất đai năm 2013", "Luật đất đai năm 2013", SAME),
        ("Luật Đất đai năm 2013", "Luật Đất đai năm 2003", DIFFERENT),
        ("theo Luật Đất đai", "theo Luật Đất đai", MAYBE),
        ("Hiến pháp năm 1992", "Hiến pháp năm 2013", DIFFERENT),
        ("Hiến pháp năm 1992", "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 1992", SAME),
    ],
)
def test_two_documents_are_the_same_different_or_not_to_be_told(one: str, other: str, expected: Sameness) -> None:
    assert identity(one).compare(identity(other)) is expected
    assert identity(other).compare(identity(one)) is expected


def test_terms_of_the_party() -> None:
    assert [term_on(date(2010, 10, 22)), term_on(date(2015, 6, 22)), term_on(date(2019, 9, 5))] == ["X", "XI", "XII"]


SYMBOLS = ["48-CT/TW", "12-NQ/TW", "22/KH-UBND", "22/QĐ-UBND", "15/2019/NĐ-CP", "15/2020/NĐ-CP", "05-KH/TU"]
BODIES = ["Bộ Chính trị", "Ban Bí thư", "UBND tỉnh Cà Mau", "UBND tỉnh Tiền Giang", "Chính phủ", "UBND tỉnh", ""]
DAYS = [None, *(date(2010, 10, 22) + timedelta(days=365 * years) for years in range(4))]
identities = st.builds(
    lambda symbol, body, day: DocumentIdentity(
        body=body, dated=day, symbol=symbol_of(symbol), number=symbol.split("-")[0].split("/")[0],
        kinds=(found.types() if (found := symbol_of(symbol)) else ()),
    ),
    st.sampled_from(SYMBOLS), st.sampled_from(BODIES), st.sampled_from(DAYS),
)  # fmt: skip


@given(identities, identities)
@settings(max_examples=500)
@pytest.mark.slow
def test_documents_said_to_be_one_differ_in_nothing_both_tell(one: DocumentIdentity, other: DocumentIdentity) -> None:
    said = one.compare(other)

    assert said is other.compare(one)
    if said is SAME:
        assert one.symbol == other.symbol
        assert None in (one.dated, other.dated) or one.dated == other.dated
        assert "" in (one.body, other.body) or one.body == other.body or one.body.startswith("UBND tỉnh")
    if one.symbol != other.symbol or (one.dated and other.dated and one.dated != other.dated):
        assert said is DIFFERENT


@given(identities, identities, identities)
@settings(max_examples=500)
@pytest.mark.slow
def test_what_is_one_with_the_same_document_is_never_two(
    one: DocumentIdentity, middle: DocumentIdentity, other: DocumentIdentity
) -> None:
    if one.compare(middle) is SAME and middle.compare(other) is SAME and middle.dated and middle.body:
        assert one.compare(other) is not DIFFERENT or None in (one.dated, other.dated) or "" in (one.body, other.body)
