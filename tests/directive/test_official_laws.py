"""Laws of the reader: whatever the paper, nothing is told that does not stand in it, and every place exists."""

from __future__ import annotations

from datetime import date

import official_papers as papers
from hypothesis import given
from hypothesis import strategies as st
from official_papers import Line

from tongket.directive.document import Why
from tongket.directive.official.reading import document_of
from tongket.wording.dates import print_date
from tongket.wording.fold import words

LINES = sorted({line for name, paper in vars(papers).items() if name.isupper() for line in paper.split("\n") if line})
SHUFFLED = st.lists(st.sampled_from(LINES) | st.text(max_size=80), max_size=30)


def paragraphs_of(texts: list[str]) -> list[Line]:
    return [Line(number, text) for number, text in enumerate(texts, start=1)]


@given(SHUFFLED)
def test_no_word_is_told_that_does_not_stand_in_the_text(texts):
    document = document_of(paragraphs_of(texts))

    written = set(words(" ".join(texts)))
    for name in ("number", "place", "issuer", "superior", "subject"):
        stated = getattr(document, name)
        if stated.value is not None and stated.confidence > 0.8:  # a body with its first letter lost is mended
            assert set(words(stated.value)) <= written


@given(SHUFFLED)
def test_every_field_has_a_place_or_a_reason(texts):
    document = document_of(paragraphs_of(texts))

    for name in ("type", "number", "symbol", "place", "dated", "issuer", "superior", "subject", "signer"):
        stated = getattr(document, name)
        assert (stated.value is None) == (stated.why is not None)
        assert stated.value is None or 1 <= stated.paragraph <= len(texts)


@given(SHUFFLED)
def test_provisions_stand_in_the_text_in_order(texts):
    provisions = document_of(paragraphs_of(texts)).provisions

    assert all(1 <= each.paragraph <= each.last_paragraph <= len(texts) for each in provisions)
    assert [each.paragraph for each in provisions] == sorted(each.paragraph for each in provisions)


BLANK = st.text(alphabet=" .…_", min_size=1, max_size=12)
SYMBOLS = st.sampled_from(["/QĐ-UBND", "-CT/TU", "/2026/NQ-HĐND", "/KH-BCĐ", "-TB/HU", "/UBND-VX"])


@given(BLANK, SYMBOLS, BLANK, BLANK)
def test_what_is_left_blank_stays_empty_and_says_so(number, symbol, day, month):
    head = ["ỦY BAN NHÂN DÂN TỈNH HÒA AN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", f"Số:{number}{symbol}"]
    place = f"Hòa An, ngày{day}tháng{month}năm 2026"

    document = document_of(paragraphs_of([*head, place, "QUYẾT ĐỊNH", "Về việc thi hành Quyết định số 15/QĐ-UBND"]))

    assert document.number.why is document.symbol.why is document.dated.why is Why.LEFT_OPEN
    assert document.place.value == "Hòa An"


@given(st.integers(1, 99999), st.dates(date(1945, 9, 2), date(2100, 1, 1)), st.booleans())
def test_number_and_day_come_back_as_they_were_printed(number, day, in_columns):
    printed = f"Số: {number:02d}/QĐ-UBND", f"Hòa An, {print_date(day)}"
    lines = ["\t".join(printed)] if in_columns else list(printed)

    document = document_of(paragraphs_of(["UBND TỈNH HÒA AN", *lines, "QUYẾT ĐỊNH", "Về việc khen thưởng"]))

    assert document.symbol.value == f"{number:02d}/QĐ-UBND"
    assert document.dated.value == day
