"""The picture of relations: every document once, lines that never share a lane, the same picture each time."""

from __future__ import annotations

import re
import sys
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))
from made_register import made_register

from tongket.directive.register import Register
from tongket.directive.register_file import read_register, register_of
from tongket.draft.register_graph import draw, drawn_as, families, family_of, graph_dot, graph_svg
from tongket.draft.register_tree import tree_lines

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "tien-giang-2020" / "register.toml"


def every(register: Register):
    return [document for family in families(register) for document in family]


def texts(svg: str) -> list[str]:
    return ["".join(each.itertext()) for each in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


def test_related_documents_stand_together_and_the_alone_last():
    found = [[document.name for document in family] for family in families(read_register(EXAMPLE))]

    assert found == [["48-CT/TW", "05-KL/TW", "13-KL/TW"], ["46-CT/TW"], ["12-CT/TW"], ["51-NQ/TW"]]


def test_the_family_of_one_document():
    register = read_register(EXAMPLE)

    assert len(family_of(register, register.documents[0])) == 3
    assert len(family_of(register, register.documents[1])) == 1


def test_the_picture_names_every_document_and_what_it_does():
    register = read_register(EXAMPLE)

    said = texts(graph_svg(register, every(register), register.documents[0]))

    assert {"48-CT/TW", "05-KL/TW", "13-KL/TW ?", "kết luận về 48-CT/TW"} <= set(said)
    assert "… phòng, chống tội phạm trong tình hình mới" in said


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 60), st.integers(0, 10_000))
def test_no_two_lines_share_a_lane_where_they_pass_the_same_rows(count, seed):
    register = register_of(made_register(count, seed=seed))
    drawing = draw(register, every(register))

    lanes: dict[int, list[tuple[int, int]]] = {}
    for lane, trunk in drawing.lines:
        lanes.setdefault(lane, []).append((trunk.row, trunk.last))
    for spans in lanes.values():
        ordered = sorted(spans)
        assert all(before[1] < after[0] for before, after in pairwise(ordered))
    drawn = sum(len(trunk.branches) for _, trunk in drawing.lines)
    assert drawn == sum(len(document.relations) for document in register.documents)
    assert sorted(each.name for each in drawing.documents) == sorted(each.name for each in register.documents)


def test_two_hundred_documents_are_drawn_in_rows_that_do_not_touch():
    register = register_of(made_register())
    svg = graph_svg(register, every(register))

    rows = [
        float(each.get("cy") or 0) for each in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}circle")
    ]
    assert len(rows) == 200
    assert all(after - before == 30 for before, after in pairwise(rows))
    assert draw(register, every(register)).lanes < 30
    assert svg == graph_svg(register_of(made_register()), every(register_of(made_register())))


@pytest.mark.parametrize("ending", [".svg", ".html", ".dot"])
def test_words_from_documents_are_only_words(ending):
    text = EXAMPLE.read_text(encoding="utf-8").replace(
        'issuer = "Ban Bí thư"', 'issuer = "<script>alert(1)</script>\\""'
    )
    register = register_of(text)

    drawn = drawn_as(ending, register, every(register))

    assert drawn is not None
    assert "<script>" not in drawn


def test_graphviz_gets_one_line_for_each_document_and_relation():
    register = read_register(EXAMPLE)

    dot = graph_dot(register, every(register))

    assert dot.count("[label=") == 6 + 3
    assert 'd2 -> d1 [label="kết luận về"];' in dot
    assert len(re.findall(r"^  d\d+ \[", dot, re.MULTILINE)) == 6


def test_a_long_line_of_documents_is_a_tree_too():
    entries = [
        f'[[document]]\nsymbol = "{n}-KL/TW"\ntype = "Kết luận"\nissuer = "Ban Bí thư"\ndated = 2010-01-01\n'
        + (f'[[document.relation]]\nkind = "tiếp tục"\nto = "{n - 1}-KL/TW"\n' if n > 1 else "")
        for n in range(1, 1501)
    ]
    register = register_of("\n".join(entries))

    lines = list(tree_lines(register, every(register)))

    assert len(lines) == 1500
    assert len(register.chain(register.documents[0])) == 1500


def test_a_circle_is_told_once():
    entries = [
        f'[[document]]\nsymbol = "{a}-KL/TW"\ntype = "Kết luận"\nissuer = "Ban Bí thư"\ndated = 2010-01-01\n'
        f'[[document.relation]]\nkind = "sửa đổi"\nto = "{b}-KL/TW"\n'
        for a, b in ((1, 2), (2, 1))
    ]
    register = register_of("\n".join(entries))

    assert list(tree_lines(register, every(register))) == [
        "Kết luận 01-KL/TW  01/01/2010  Ban Bí thư",
        "└─ sửa đổi, bổ sung ← Kết luận 02-KL/TW  01/01/2010  Ban Bí thư",
        "   └─ sửa đổi, bổ sung ← 01-KL/TW (đã nêu ở trên)",
    ]


def test_what_stands_outside_the_register_is_named():
    text = EXAMPLE.read_text(encoding="utf-8").replace('to = "Kết luận 05-KL/TW ngày 15/7/2016"', 'to = "90-KL/TW"')
    register = register_of(text)

    assert "tiếp tục thực hiện 90-KL/TW (chưa có trong sổ)" in "\n".join(tree_lines(register, every(register)))
