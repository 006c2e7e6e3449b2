"""`register.toml`: everything that is wrong is told at once, each with its table and its line."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.directive.register import Level, RelationKind
from tongket.directive.register_file import register_of
from tongket.directive.register_lines import lines_of
from tongket.directive.register_reading import RegisterFileError
from tongket.directive.review import ReviewKind

TYPED = """\
# Sổ văn bản
[[document]]
symbol = "48/CT-T.Ư"
type = "Chỉ thị"
issuer = "Bộ Chính trị"
dated = "22/10/2010"
level = "Trung ương"

[[document.review]]
after_years = 10
kind = "tổng kết"
set_by = "Kế hoạch 15-KH/TU"
held = ["11/11/2020"]

[[document]]
symbol = "05-KL/TW"
type = "Kết luận"
issuer = "Ban Bí thư"
dated = 2016-07-15

[[document.relation]]
kind = "kết luận"
to = "Chỉ thị 48 ngày 22-10-2010"
"""


def faults(text: str) -> list[tuple[str, str, str, int | None]]:
    with pytest.raises(RegisterFileError) as refused:
        register_of(text)
    return [(fault.problem, fault.table, fault.key, fault.line) for fault in refused.value.faults]


def test_a_typed_register_is_read():
    register = register_of(TYPED)

    first, second = register.documents
    assert (first.name, first.dated, first.level) == ("48-CT/TW", date(2010, 10, 22), Level.CENTRAL)
    (review,) = first.reviews
    assert (review.after_years, review.kind, review.held) == (10, ReviewKind.FINAL, (date(2020, 11, 11),))
    (related,) = register.relations_of(second)
    assert related.relation.kind is RelationKind.CONCLUDES
    assert related.to == (first,)


def test_an_empty_file_is_an_empty_register():
    assert register_of("# chưa có gì\n").documents == ()


@pytest.mark.parametrize(
    ("found", "typed", "fault"),
    [
        ('type = "Chỉ thị"\n', "", ("missing", "document[1]", "type", 2)),
        ('"22/10/2010"', '"31/02/2010"', ("not_a_day", "document[1]", "dated", 6)),
        ('"22/10/2010"', '"tháng 10 năm 2010"', ("not_a_day", "document[1]", "dated", 6)),
        ('"48/CT-T.Ư"', '"Chỉ thị bốn tám"', ("not_a_symbol", "document[1]", "symbol", 3)),
        ("issuer = \"Ban", "isuer = \"Ban", ("unknown_key", "document[2]", "isuer", 18)),
        ('"Trung ương"', '"Liên xã"', ("unknown_word", "document[1]", "level", 7)),
        ('"22/10/2010"', "0210-10-22", ("not_a_day", "document[1]", "dated", 6)),
        ('["11/11/2020"]', "[2999-01-01]", ("not_a_day", "document[1].review[1]", "held", 13)),
        ("after_years = 10\n", "", ("review_without_time", "document[1].review[1]", "", 9)),
        ("after_years = 10\n", "after_years = -1\n", ("not_a_count", "document[1].review[1]", "after_years", 10)),
        ('"tổng kết"', '"hội thảo"', ("unknown_word", "document[1].review[1]", "kind", 11)),
        ('"Kế hoạch 15-KH/TU"', '" "', ("missing", "document[1].review[1]", "set_by", 12)),
        ('["11/11/2020"]', '["hôm qua"]', ("not_a_day", "document[1].review[1]", "held", 13)),
        ('"Chỉ thị 48 ngày 22-10-2010"', '"chỉ thị kia"', ("not_one_document", "document[2].relation[1]", "to", 23)),
        ('"Chỉ thị 48 ngày 22-10-2010"', '"05-KL/TW"', ("itself", "document[2].relation[1]", "to", 23)),
        ('dated = 2016-07-15', 'dated = 2006-07-15', ("later_document", "document[2].relation[1]", "to", 23)),
        ("[[document.relation]]", "[document.relation]", ("not_a_list", "document[2]", "relation", 21)),
        ('dated = 2016-07-15', 'dated = 2016-07-15\nin_force_to = 2016-01-01',
         ("ends_before_it_begins", "document[2]", "in_force_to", 20)),
    ],
)  # fmt: skip
def test_a_slip_is_told_with_its_table_and_line(found, typed, fault):
    assert found in TYPED

    assert fault in faults(TYPED.replace(found, typed))


def test_all_slips_are_told_at_once():
    text = TYPED.replace('"22/10/2010"', '"31/02/2010"').replace('"tổng kết"', '"hội thảo"').replace('"kết luận"', "7")

    assert [problem for problem, *_ in faults(text)] == ["not_a_day", "unknown_word", "not_a_text"]


def test_a_document_entered_twice_names_the_first():
    text = (
        TYPED + '\n[[document]]\nsymbol = "48-CT/TW"\ntype = "Chỉ thị"\nissuer = "Bộ chính trị"\ndated = 2010-10-22\n'
    )

    with pytest.raises(RegisterFileError) as refused:
        register_of(text)

    (fault,) = refused.value.faults
    assert (fault.problem, fault.table, fault.line) == ("entered_twice", "document[3]", 26)
    assert fault.facts["first"] == "document[1]"


def test_a_relation_must_say_which_of_two_it_means():
    text = TYPED.replace("Chỉ thị 48 ngày 22-10-2010", "48-CT/TW") + (
        '\n[[document]]\nsymbol = "48-CT/TW"\ntype = "Chỉ thị"\nissuer = "Bộ Chính trị"\ndated = 2005-03-01\n'
    )

    with pytest.raises(RegisterFileError) as refused:
        register_of(text)

    (fault,) = refused.value.faults
    assert (fault.problem, fault.line) == ("several_documents", 23)
    assert fault.facts["which"] == ("48-CT/TW (01/03/2005, Bộ Chính trị)", "48-CT/TW (22/10/2010, Bộ Chính trị)")


def test_a_text_that_is_no_toml_names_the_line():
    assert ("not_toml", "document[1]", "symbol", 2) in faults('[[document]]\nsymbol = "48-CT/TW\n')


def test_a_text_left_open_to_the_end_of_the_file_is_told():
    assert faults('office = """Văn phòng\n') == [("not_toml", "", "", None)]


SLIPS_OF_THE_PEN = """\
as_of = 5/11/2020
office = Tỉnh ủy Hòa An
[[document]
symbol = “48-CT/TW”
type = "Chỉ thị"
issuer = "Bộ Chính trị
dated = 2010-10-32
dated = 2010-10-22

[[document]]
symbol = "05-KL/TW"
type = "Kết luận"
issuer = "Ban Bí thư"
dated = 15.7.2016
  [document.review]
  kind = "sơ kết"
một dòng không có nghĩa
"""


def test_lines_that_are_no_toml_do_not_hide_each_other():
    assert faults(SLIPS_OF_THE_PEN) == [
        ("bare_day", "", "as_of", 1),
        ("no_quotes", "", "office", 2),
        ("not_toml", "document[1]", "", 3),
        ("curly_quotes", "document[1]", "symbol", 4),
        ("not_toml", "document[1]", "issuer", 6),
        ("not_a_day", "document[1]", "dated", 7),
        ("key_twice", "", "dated", 8),
        ("bare_day", "document[2]", "dated", 14),
        ("not_a_list", "document[2]", "review", 15),
        ("not_toml", "", "", 17),
    ]


@pytest.mark.parametrize("slip", ["dated = 22/10/2010", "dated = “22/10/2010”"])
def test_a_mended_line_is_read_on_but_never_used(slip):
    text = TYPED.replace('dated = "22/10/2010"', slip)

    ((problem, table, key, line),) = faults(text)

    assert problem in {"bare_day", "curly_quotes"}
    assert (table, key, line) == ("document[1]", "dated", 6)


@pytest.mark.parametrize(("kept", "lines"), [(0, [2, 15]), (1, [15]), (2, [2])])
def test_single_brackets_where_documents_repeat_are_told_each(kept, lines):
    """`kept`: which of the two documents keeps its double brackets; 0: neither."""
    first, second = TYPED.split('\n[[document]]\nsymbol = "05')
    first = first if kept == 1 else first.replace("[[document]]", "[document]")
    text = first + ("\n[[document]]" if kept == 2 else "\n[document]") + '\nsymbol = "05' + second

    assert [(problem, line) for problem, _, _, line in faults(text)] == [("single_brackets", line) for line in lines]


def test_windows_line_ends_and_a_mark_at_the_beginning_change_nothing():
    text = "\ufeff" + TYPED.replace("\n", "\r\n")

    assert register_of(text) == register_of(TYPED)
    assert faults(text.replace('"tổng kết"', '"hội thảo"'))[0][3] == 11


def test_a_day_may_be_copied_from_the_document_itself():
    text = TYPED.replace('"22/10/2010"', '"ngày 22 tháng 10 năm 2010"')

    assert register_of(text) == register_of(TYPED)


@given(st.text(max_size=200))
def test_any_text_is_a_register_or_is_refused(text):
    try:
        register_of(text)
    except RegisterFileError as refused:
        assert refused.faults


@given(
    st.lists(st.sampled_from(['a = """', '"""', "a = '''x'''", "[[document]]", "x = 1", "# ghi chú", ""]), max_size=12)
)
def test_lines_are_lines_of_the_file(pieces):
    text = "\n".join(pieces)

    for name, line in lines_of(text).items():
        assert name.split(".")[-1].split("[")[0] in pieces[line - 1]
