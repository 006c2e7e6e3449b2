"""Sentences that make the same point become one point, across units and paraphrase."""

from __future__ import annotations

import subprocess
import sys
import time
from itertools import combinations
from pathlib import Path

import pytest

from tongket.collect.narratives.report import Statement
from tongket.consolidate import nearest
from tongket.consolidate.ideas import Idea
from tongket.consolidate.meaning import ideas_of
from tongket.consolidate.point import Point
from tongket.consolidate.points import group
from tongket.directive.outline import Heading
from tongket.units.unit import Unit

GOLD = Path(__file__).parent / "gold"
UNITS = [Unit(code=code, name=code, group="huyện" if code < "E" else "sở") for code in "ABCDEFGH"]
OUTLINE = [Heading(1, "Kết quả"), Heading(1, "Hạn chế")]


def points_of(*said: str, section: int = 0) -> list[Point]:
    """The points of sentences given as "A text", each in a paragraph of its own."""
    statements = [Statement(one[0], f"{one[0]}.docx", place, 0, one[2:], section) for place, one in enumerate(said)]
    return group(statements, UNITS, {one[0] for one in said}, OUTLINE)


def sides(points: list[Point]) -> list[tuple[str, ...]]:
    return [point.units for point in points]


def test_one_point_in_the_words_of_three_offices():
    points = points_of(
        "A Cấp ủy tổ chức hội nghị quán triệt Chỉ thị đến toàn thể cán bộ, đảng viên.",
        "B Việc học tập, triển khai Chỉ thị được tiến hành từ huyện đến chi bộ.",
        "C Đảng ủy đã mở 3 lớp học tập Chỉ thị cho cán bộ chủ chốt.",
        "C Phát 1.200 tờ rơi đến các hộ dân.",
    )

    assert sides(points) == [("A", "B", "C"), ("C",)]
    assert (points[0].of, points[0].because) == (3, ("quán triệt",))


def test_a_figure_groups_by_what_is_counted_whatever_the_number():
    points = points_of(
        "A Đã phát hiện, xử lý 718 vụ đánh bạc.",
        "B Bắt 12 vụ đá gà, số đề, giảm 3 vụ so với năm trước.",
        "A Thu hồi tài sản trị giá 5,1 tỷ đồng.",
        "B Tài sản thu hồi trả cho bị hại là 900 triệu đồng.",
    )

    assert sides(points) == [("A", "B"), ("A", "B")]


def test_a_sentence_of_two_figures_stands_in_both_points_and_wholly_in_one():
    points = points_of(
        "A Xử lý 243 vụ đánh bạc, 17 vụ mại dâm.",
        "B Xử lý 100 vụ đánh bạc.",
        "C Phát hiện 20 vụ mại dâm.",
    )

    assert sides(points) == [("A", "B"), ("A", "C")]
    assert [[one.unit for one in point.parts] for point in points] == [[], ["A"]]


def test_of_a_sentence_of_two_points_each_point_knows_its_words():
    gambling, prostitution = points_of(
        "A Xử lý 243 vụ đánh bạc, 17 vụ mại dâm.",
        "B Xử lý 100 vụ đánh bạc.",
        "C Phát hiện 20 vụ mại dâm.",
    )
    both = gambling.statements[0]

    assert [one.text.strip(" ,") for one in gambling.words_of(both)] == ["Xử lý 243 vụ đánh bạc"]
    assert [(one.start, one.text) for one in prostitution.words_of(both)] == [(23, "17 vụ mại dâm.")]


def test_what_makes_one_point_has_all_its_words():
    (point,) = points_of("A Xử lý 243 vụ đánh bạc, tăng 12 vụ so với năm trước.", "B Xử lý 100 vụ đánh bạc.")

    assert point.stretches == ()
    assert [point.words_of(one) for one in point.statements] == [[one] for one in point.statements]


def test_what_no_list_of_phrasings_knows_is_grouped_by_its_wording():
    points = points_of(
        "A Đàn ong mật lấy nhụy hoa nhãn cho sản lượng khá.",
        "B Sản lượng đàn ong mật vụ hoa nhãn đạt khá.",
        "C Rừng ngập mặn ven cửa sông được trồng dặm bằng cây đước.",
        "D Cây đước được trồng dặm ở rừng ngập mặn ven cửa sông.",
    )

    assert sides(points) == [("A", "B"), ("C", "D")]


def test_a_body_named_by_what_it_does_is_not_what_a_sentence_tells():
    assert deeds_in("Công an, Thanh tra giao thông và Trung tâm Bồi dưỡng chính trị phối hợp.") == {"phối hợp"}
    assert deeds_in("Thanh tra 12 cơ sở; bồi dưỡng 40 cán bộ.") == {"kiểm tra giám sát", "tập huấn, bồi dưỡng"}


def test_a_lorry_that_carries_too_much_is_no_lack_of_staff():
    says = {what.name for what in ideas_of("Tăng mức phạt xe chở quá tải.") if isinstance(what, Idea)}

    assert "vi phạm giao thông" in says
    assert "thiếu cán bộ" not in says
    assert "thiếu cán bộ" in {what.name for what in ideas_of("Cán bộ một cửa quá tải.") if isinstance(what, Idea)}


def deeds_in(text: str) -> set[str]:
    return {what.name for what in ideas_of(text) if isinstance(what, Idea) and what.kind == "act"}


def test_who_asserts_the_contrary_is_an_exception_and_not_counted():
    points = points_of(
        "A Tai nạn giao thông được kéo giảm cả ba tiêu chí.",
        "B Tai nạn giao thông giảm dần qua từng năm.",
        "C Tai nạn giao thông có chiều hướng gia tăng.",
    )

    assert sides(points) == [("A", "B"), ("C",)]
    assert [[one.unit for one in point.exceptions] for point in points] == [["C"], ["A", "B"]]


def test_a_unit_that_says_both_ways_stands_on_both_sides():
    points = points_of(
        "A Tai nạn giao thông được kéo giảm cả ba tiêu chí.",
        "B Tai nạn giao thông giảm dần qua từng năm.",
        "B Tai nạn giao thông những tháng gần đây có chiều hướng gia tăng.",
        "C Tai nạn giao thông có chiều hướng gia tăng.",
    )

    assert sides(points) == [("A", "B"), ("B", "C")]


def test_a_figure_that_rose_here_and_fell_there_is_no_contrary():
    points = points_of(
        "A Xử lý 243 vụ đánh bạc, tình trạng này được kéo giảm.",
        "B Xử lý 100 vụ đánh bạc, tăng 12 vụ.",
        "C Bắt 20 vụ đánh bạc.",
        "D Triệt phá 30 vụ đánh bạc.",
        "E Phát hiện 41 vụ đánh bạc.",
    )

    assert sides(points) == [("A", "B", "C", "D", "E")]


def test_what_is_said_only_in_parts_of_sentences_is_a_point_where_one_is_whole():
    points = points_of(
        "A Xử lý 243 vụ đánh bạc, 17 vụ mại dâm.",
        "B Xử lý 100 vụ đánh bạc, 12 vụ mại dâm.",
        "C Bắt 20 vụ đánh bạc.",
    )

    assert sides(points) == [("A", "B", "C"), ("A", "B")]
    assert [[one.unit for one in point.parts] for point in points] == [["A"], ["B"]]


def test_points_stand_by_support_then_as_the_units_first_make_them():
    points = points_of(
        "B Kinh phí thực hiện còn hạn hẹp.",
        "A Kinh phí bố trí còn ít, chưa đáp ứng yêu cầu.",
        "C Camera an ninh được lắp ở các ấp.",
        "A Công tác phối hợp giữa các ngành chưa chặt chẽ.",
        section=1,
    )

    assert [(point.section, point.units) for point in points] == [(1, ("A", "B")), (1, ("A",)), (1, ("C",))]


def test_the_spread_counts_the_units_of_each_group_that_told_anything():
    points = points_of("A Kinh phí còn thiếu.", "E Thiếu kinh phí.", "F Camera được lắp ở các ấp.")

    assert [tuple(one) for one in points[0].spread] == [("huyện", 1, 1), ("sở", 1, 2)]


@pytest.mark.parametrize(
    "form",
    [
        "Kính gửi: Ban Thường vụ Tỉnh ủy",
        "Thị ủy báo cáo kết quả 10 năm thực hiện Chỉ thị như sau:",
        "Kết quả cụ thể:",
        "Trên đây là báo cáo kết quả thực hiện Chỉ thị.",
        "3.1.",
        "T/M BAN THƯỜNG VỤ",
        "Xin trân trọng cảm ơn.",
    ],
)
def test_forms_of_paper_are_no_points(form: str):
    assert points_of(f"A {form}") == []


def test_a_unit_whose_narrative_does_not_count_makes_no_point():
    statements = [Statement(code, code, 1, 0, "Kinh phí thực hiện còn thiếu.", 1) for code in "AB"]

    points = group(statements, UNITS, {"A"}, OUTLINE)

    assert [(point.units, point.of) for point in points] == [(("A",), 1)]


def test_spelling_short_forms_and_missing_diacritics_change_nothing():
    points = points_of(
        "A Tình hình TNGT trên địa bàn còn phức tạp.",
        "B Tai nạn giao thông diễn biến phức tạp.",
        "C Tai nan giao thong dien bien phuc tap.",
        "D Công tác phòng chống ma tuý được triển khai ở trường học.",
        "E Triển khai phòng, chống ma túy trong trường học.",
    )

    assert sides(points) == [("A", "B", "C"), ("D", "E")]


def test_the_subject_of_a_cited_directive_is_not_what_the_sentence_says():
    subject = "về tăng cường sự lãnh đạo của Đảng đối với công tác phòng, chống tội phạm trong tình hình mới"
    points = points_of(
        f"A Thành lập Ban Chỉ đạo thực hiện Chỉ thị số 48-CT/TW, ngày 22/10/2010 của Bộ Chính trị {subject}.",
        "B Kiện toàn Ban Chỉ đạo huyện, có quy chế hoạt động.",
        "C Tội phạm về trật tự xã hội xảy ra 30 vụ.",
    )

    assert sides(points) == [("A", "B"), ("C",)]


def test_the_best_sentence_can_stand_alone():
    points = points_of(
        "A Trong đó đã khởi tố 12 vụ án đánh bạc với 40 bị can trên địa bàn huyện.",
        "B Lực lượng công an đã phát hiện, xử lý nghiêm 18 vụ đánh bạc trên địa bàn.",
        "C đánh bạc 3 vụ;",
    )

    assert points[0].text == "Lực lượng công an đã phát hiện, xử lý nghiêm 18 vụ đánh bạc trên địa bàn."


@pytest.mark.slow
def test_a_sentence_without_end_is_read_in_no_time():
    endless = "đánh bạc, ma túy, tai nạn giao thông và phối hợp " * 20_000
    started = time.process_time()

    points = points_of(f"A {endless}", f"B {endless}")

    assert sides(points)[0] == ("A", "B")
    assert time.process_time() - started < 5


def gold(name: str) -> tuple[list[Statement], list[str], list[Heading]]:
    """The sentences of a gold file, the point each makes, and its sections."""
    statements: list[Statement] = []
    makes: list[str] = []
    sections: list[Heading] = []
    point = ""
    for number, line in enumerate((GOLD / name).read_text("utf-8").splitlines()):
        if line.startswith("## "):
            sections.append(Heading(1, line[3:]))
        elif line.startswith("= "):
            point = line[2:]
        elif line and not line.startswith("#"):
            statements.append(Statement(line[0], line[0], number, 0, line[2:], len(sections) - 1))
            makes.append("" if point == "-" else f"{len(sections)} {point}")
    return statements, makes, sections


def pairwise_f1(statements: list[Statement], makes: list[str], points: list[Point]) -> float:
    held = [{place for place, point in enumerate(points) if one in point.statements} for one in statements]
    pairs = list(combinations(range(len(statements)), 2))
    right = {pair for pair in pairs if makes[pair[0]] and makes[pair[0]] == makes[pair[1]]}
    found = {pair for pair in pairs if held[pair[0]] & held[pair[1]]}
    return 2 * len(right & found) / (len(right) + len(found))


@pytest.mark.slow
@pytest.mark.parametrize(("name", "least"), [("administrative_reform.txt", 0.82), ("grassroots_health.txt", 0.78)])
def test_other_fields_than_the_examples_are_grouped(name: str, least: float):
    statements, makes, sections = gold(name)

    points = group(statements, UNITS, {unit.code for unit in UNITS}, sections)

    assert pairwise_f1(statements, makes, points) >= least
    whole = [one for point in points for one in point.statements if one not in point.parts]
    assert sorted(whole) == sorted(statements)


@pytest.mark.slow
def test_bundles_of_near_neighbours_change_little(monkeypatch: pytest.MonkeyPatch):
    statements, makes, sections = gold("administrative_reform.txt")
    codes = {unit.code for unit in UNITS}
    plain = pairwise_f1(statements, makes, group(statements, UNITS, codes, sections))

    monkeypatch.setattr(nearest, "MOST_BUNDLES", 25)

    assert pairwise_f1(statements, makes, group(statements, UNITS, codes, sections)) >= plain - 0.05


PRINTS = """
import sys
sys.path[:0] = {paths!r}
from pathlib import Path
from tongket.collect.narratives.report import Statement
from tongket.consolidate.points import group
from tongket.directive.outline import Heading
from tongket.units.unit import Unit
lines = [line for line in Path({file!r}).read_text("utf-8").splitlines() if line[:2].strip().isalpha()]
said = [Statement(line[0], line[0], place, 0, line[2:], 0) for place, line in enumerate(lines)]
units = [Unit(code=code, name=code) for code in "ABCDEFGH"]
print(group(said, units, {{unit.code for unit in units}}, [Heading(1, "")]))
"""


@pytest.mark.slow
def test_the_same_points_whatever_the_hash_seed():
    script = PRINTS.format(paths=sys.path, file=str(GOLD / "grassroots_health.txt"))

    seen = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }

    assert len(seen) == 1
