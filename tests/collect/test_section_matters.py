"""The usual fields that words name."""

from __future__ import annotations

import pytest

from tongket.collect.narratives.section_gaps import fill
from tongket.collect.narratives.section_heads import Head
from tongket.collect.narratives.section_likeness import sections_of
from tongket.collect.narratives.section_matters import matters_of
from tongket.collect.narratives.section_roles import roles_of
from tongket.directive.outline import Heading


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("bao dam trat tu tai le hoi", ("security", "tourism")),
        ("bao dam trat tu, an toan giao thong", ("traffic",)),
        ("toi pham ve ma tuy", ("drugs",)),
        ("cuu nan, vu chay", ("fire", "fire")),
        ("nghien cuu", ("science",)),
        ("kham, chua benh bao hiem y te", ("treatment", "insurance")),
        ("phong, chong benh truyen nhiem", ("disease",)),
        ("giup ban den truong", ("attendance",)),
        ("tre mo coi, khuyet tat", ("protection", "protection")),
        ("san pham ocop cua hop tac xa", ("local_goods", "cooperatives")),
        ("ky nang so cho phu nu", ("digital", "women")),
        ("tin dung chinh sach cho giai quyet viec lam", ("credit", "labour")),
        ("tin dung den", ("security",)),
        ("viec khac", ()),
    ],
)
def test_the_longest_phrase_says_the_field(words, fields):
    assert matters_of(words) == fields


@pytest.mark.parametrize(
    ("heading", "parts"),
    [
        ("Nghiên cứu Nghị quyết", ("study",)),
        ("Nghiên cứu khoa học", ()),
        ("Những việc đã làm", ("results",)),
        ("Ý kiến với cấp trên", ("proposals",)),
        ("Tình hình và kết quả triển khai", ("results",)),
        ("Triển khai và kết quả thực hiện", ("leadership", "results")),
        ("Kế hoạch", ("direction",)),
    ],
)
def test_the_words_of_a_heading_say_which_part_of_a_report_it_is(heading, parts):
    assert roles_of(heading) == parts


OUTLINE = tuple(
    Heading(1, text) for text in ("Công tác chỉ đạo", "Kết quả thực hiện", "Tiêu chí thủy lợi", "Kiến nghị")
)


def headed(*rows):
    return [Head(at, title, 1, at, sections=sections) for at, (title, sections) in enumerate(rows, 1)]


def filled(group):
    fill(group, None, sections_of(OUTLINE), set())
    return [head.sections for head in group]


def test_a_heading_of_other_words_gets_the_one_section_left_between_its_neighbours():
    group = headed(("Chỉ đạo", (0,)), ("Trái ngọt", ()), ("Thủy lợi", (2,)))

    assert filled(group) == [(0,), (1,), (2,)]


@pytest.mark.parametrize("title", ["Bài học kinh nghiệm", "Chỉ đạo điều hành"])
def test_a_heading_that_names_another_part_gets_none(title):
    group = headed(("Chỉ đạo", (0,)), (title, ()), ("Thủy lợi", (2,)))

    assert filled(group)[1] == ()


def without_numbers(*rows):
    group = headed(*rows)
    for head in group:
        head.order = None
    return group


def test_a_heading_without_a_number_gets_the_section_left_between_two_that_are_known():
    group = without_numbers(("Chỉ đạo", (0,)), ("Trái ngọt", ()), ("Thủy lợi", (2,)))

    assert filled(group) == [(0,), (1,), (2,)]


@pytest.mark.parametrize(
    "rows",
    [
        (("Trái ngọt", ()), ("Kết quả", (1,)), ("Thủy lợi", (2,))),
        (("Thủy lợi", (2,)), ("Trái ngọt", ()), ("Chỉ đạo", (0,))),
    ],
)
def test_a_heading_without_a_number_gets_none_at_the_edge_or_out_of_order(rows):
    group = without_numbers(*rows)

    assert () in filled(group)


def test_a_heading_gets_none_where_the_unit_keeps_no_numbers():
    group = headed(("Kết quả", (1,)), ("Trái ngọt", ()), ("Kiến nghị", (3,)))

    assert filled(group)[1] == ()


def test_whose_the_products_are_says_less_than_that_they_are_products():
    outline = tuple(Heading(1, text) for text in ("Chương trình sản phẩm OCOP", "Kinh tế tập thể, hợp tác xã"))

    products, cooperatives = sections_of(outline).likeness("Sản phẩm OCOP của hợp tác xã")

    assert products > cooperatives


def test_a_heading_about_another_field_gets_none():
    group = headed(("Chỉ đạo", (0,)), ("Kết quả", (1,)), ("Trường học", ()), ("Kiến nghị", (3,)))

    assert filled(group)[2] == ()
