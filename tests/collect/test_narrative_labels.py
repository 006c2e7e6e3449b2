"""What a paragraph opens with: a bullet, a number, a word that numbers, or none of them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.collect.documents.labels import Label, Rank, label_of
from tongket.collect.narratives.headings import _SIGNATURE, _opens_signatures
from tongket.collect.screening import _NUMBER_HEADS, OWN_NUMBER, SYMBOL_ALONE
from tongket.wording.fold import fold

LINES = st.text(st.sampled_from("-–+*• _5²aĐđNnñŇ\u200b\u0301TtKkXxoOiIsSſốs.:/\t"), max_size=6)
BULLET = re.compile(r"[-–+*•](?=\s|[^\W\d])")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("- Công an", Label("-", Rank.DASH)),
        ("+Công an", Label("+", Rank.PLUS)),
        ("• Công an", Label("•", Rank.DOT)),
        ("-5 độ", None),
        ("--", None),
        ("-", None),
        ("Phần thứ nhất", Label("Phần thứ nhất", Rank.PART)),
        ("MỤC 1.", Label("MỤC 1.", Rank.SECTION)),
        ("Điều 5 của Luật", None),
        ("Phong trào", None),
        ("A/- CHỈ ĐẠO", Label("A/-", Rank.CAPITAL)),
        ("II/. Kết quả", Label("II/.", Rank.ROMAN)),
        ("1/- Trồng trọt", Label("1/-", Rank.ARABIC)),
        ("1/5 hộ", None),
    ],
)
def test_the_label_a_paragraph_opens_with(text, label):
    assert label_of(text) == label


@given(LINES)
def test_a_bullet_is_followed_by_a_space_or_a_word(line):
    found = BULLET.match(line)

    if line[:1] in tuple("-–+*•"):
        assert (label_of(line) is not None) == (found is not None)


@given(
    st.sampled_from(("Nơi nhận:", "nơi nhận", "T/M", "KT. CHỦ TỊCH", "\u200bNơi nhận", "Ñơi nhận", "XÁC NHẬN CỦA", "")),
    LINES,
)
def test_no_line_that_opens_signatures_is_passed_over(opening, line):
    text = (opening + line).strip()

    assert _opens_signatures(text) == (_SIGNATURE.match(fold(text[:60])) is not None)


@given(st.sampled_from(("", "Số: ", "số ", "SO:", "ſo: ", "12/BC-UBND(M)", "٣-BC-UB(M)")), LINES)
def test_no_line_that_may_state_a_number_is_passed_over(opening, line):
    text = (opening + line).strip()

    if OWN_NUMBER.match(text) or SYMBOL_ALONE.match(text):
        assert text[0] in _NUMBER_HEADS or text[0].isdecimal()
