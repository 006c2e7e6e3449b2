"""Which of the sentences of a point the review says: the plainest, and none that only its own unit can say."""

from __future__ import annotations

import pytest

from tongket.collect.narratives.report import Statement
from tongket.draft.best_words import best_words
from tongket.draft.common_words import in_common
from tongket.units.unit import Unit

UNITS = {
    "C01": Unit(code="C01", name="Xã Tân Lộc"),
    "S01": Unit(code="S01", name="Sở Xây dựng"),
    "S02": Unit(code="S02", name="Công an tỉnh"),
    "S04": Unit(code="S04", name="Hội Liên hiệp Phụ nữ tỉnh"),
    "S05": Unit(code="S05", name="Ban An toàn giao thông tỉnh"),
}


class Everything:
    """Every word is common."""

    def __contains__(self, word: object) -> bool:
        return True


def best(*told: tuple[str, str]) -> tuple[str, bool]:
    statements = [Statement(unit, f"{unit}.docx", 7, 0, text, 0) for unit, text in told]
    found = best_words(statements, lambda each: in_common(each.text, UNITS[each.unit]), Everything(), UNITS)
    assert found is not None
    return found.words, found.is_own


@pytest.mark.parametrize(
    ("unit", "own"),
    [
        ("S04", "Cán bộ chi hội làm việc không lương, lại kiêm nhiều việc khác."),
        ("S04", "Mong được cấp thêm xe đẩy cho các tổ phụ nữ thu gom rác."),
        ("S02", "Trách nhiệm thuộc về chỉ huy các đơn vị nghiệp vụ nơi để xảy ra vi phạm."),
        ("S01", "Lãnh đạo Sở xin nhận trách nhiệm về các hạn chế đã nêu."),
        ("S05", "Văn phòng Ban chịu trách nhiệm về việc đôn đốc thiếu quyết liệt."),
    ],
)
def test_what_a_body_says_of_itself_is_not_said_of_all(unit: str, own: str) -> None:
    common = "Cán bộ phụ trách kiêm nhiệm nhiều việc, kinh phí còn ít."

    assert best((unit, own), ("C01", common)) == (common, False)
    assert best((unit, own))[1]


def test_a_sentence_that_leans_on_the_one_before_it_is_not_the_first_choice() -> None:
    assert best(
        ("C01", "Những việc ấy nhờ sự chỉ đạo sâu sát của cấp ủy các cấp."),
        ("S01", "Cấp ủy các cấp quan tâm chỉ đạo thường xuyên, sâu sát."),
    ) == ("Cấp ủy các cấp quan tâm chỉ đạo thường xuyên, sâu sát.", False)


def test_how_one_unit_s_figures_went_is_not_said_of_all_where_another_sentence_will_do() -> None:
    assert best(
        ("C01", "Số hộ phân loại rác những năm gần đây hầu như không tăng, nhiều hộ bỏ cuộc."),
        ("S01", "Phân loại rác tại nguồn chưa đồng bộ với khâu thu gom, vận chuyển."),
    ) == ("Phân loại rác tại nguồn chưa đồng bộ với khâu thu gom, vận chuyển.", False)


def test_what_others_say_with_the_same_words_is_said_of_all_before_what_one_adds() -> None:
    plain = "Đảng viên, cán bộ được học tập Chỉ thị qua hội nghị và sinh hoạt chi bộ."

    assert best(
        ("S01", "Thư viện, bảo tàng và các đoàn nghệ thuật bố trí cho viên chức học tập Chỉ thị."),
        ("C01", plain),
        ("S02", "Chỉ thị được đưa vào sinh hoạt chi bộ và hội nghị cán bộ, đảng viên."),
    ) == (plain, False)


def test_where_the_best_tells_of_one_kind_of_unit_it_stays_that_unit_s() -> None:
    details = "Như các đồn Biên phòng, hằng quý ký quy chế phối hợp, nhất là cho tháng cao điểm, trong đó có Tết."
    shared = ("Các ngành ký 09 quy chế phối hợp.", "Đã ký 07 quy chế phối hợp.")

    assert best(("C01", details), ("S01", shared[0]), ("S02", shared[1]))[1]
    assert not best(("C01", "Các ngành ký quy chế phối hợp với nhau."), ("S01", shared[0]), ("S02", shared[1]))[1]


def test_of_two_sentences_the_second_is_not_far_from_the_first() -> None:
    plain = "Cấp ủy các cấp vào cuộc sớm, phân công rõ việc."

    assert best(("S04", "Cấp ủy nơi nào cũng phân công rõ việc, nhất là cử người dự với Hội."), ("C01", plain)) == (
        plain,
        False,
    )


KNOWS_COMPUTERS = (
    ("S01", "Cán bộ chuyên trách công nghệ thông tin mới đáp ứng 53% nhu cầu."),
    ("C01", "Cả xã không có ai học về công nghệ thông tin."),
    ("S02", "Nhân lực công nghệ thông tin thiếu; 41/58 xã không có người học về công nghệ."),
    ("S05", "Chưa có cán bộ chuyên trách công nghệ thông tin, hiện 01 người kiêm nhiệm."),
)


def test_what_one_unit_adds_to_a_point_of_others_is_not_said_of_all() -> None:
    adds = "Việc phân bổ vốn còn dàn trải, có dự án kéo dài."
    statements = [Statement(unit, "a.docx", 7, 0, text, 0) for unit, text in (*KNOWS_COMPUTERS, ("S04", adds))]

    assert best_words(statements, lambda each: in_common(each.text, UNITS[each.unit]), Everything(), UNITS) is None


def test_what_the_last_one_says_in_the_others_words_is_said_of_all() -> None:
    common = "Cán bộ chuyên trách công nghệ thông tin còn thiếu, không có người học về công nghệ."

    assert best(*KNOWS_COMPUTERS, ("S04", common)) == (common, False)
