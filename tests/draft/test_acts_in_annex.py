"""What an office did about units stands in the annex, each with its reason."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date

import pytest

from tongket.desk.build import build
from tongket.desk.folder import open_desk
from tongket.directive.act import Act, ActKind, acts_of
from tongket.directive.decision import Decision, Verb
from tongket.draft.paper import Paragraph
from tongket.draft.review_paper import review_paper

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def material(tmp_path_factory, example):
    folder = tmp_path_factory.mktemp("acts") / "review"
    shutil.copytree(example, folder, ignore=shutil.ignore_patterns("out", ".tongket", "reports"))
    (folder / "reports").mkdir()
    first = next(path for path in sorted((example / "reports").rglob("*.xlsx")))
    shutil.copyfile(first, folder / "reports" / first.name)
    return build(open_desk(folder)).material


def lines_of(material):
    blocks = review_paper(material).sections[-1].blocks
    return ["".join(run.text for run in block.runs) for block in blocks if isinstance(block, Paragraph)]


def test_each_act_is_printed_with_its_reason_and_both_deadlines(material):
    unit = material.units[0]
    acts = (
        Act(
            unit=unit.code,
            kind=ActKind.EXTEND,
            why="bão lũ",
            when="2020-10-12",
            until=date(2020, 11, 5),
            first_deadline=date(2020, 10, 15),
        ),
        Act(unit=unit.code, kind=ActKind.ENTER_ON_BEHALF, why="mất mạng", when="2020-11-04"),
    )

    lines = lines_of(replace(material, acts=acts))

    assert lines[-3:] == [
        "Quyết định của văn phòng về từng đơn vị",
        f"- {unit.name}: gia hạn, hạn mới ngày 05 tháng 11 năm 2020 (hạn đầu: ngày 15 tháng 10 năm 2020); "
        "lý do: bão lũ",
        f"- {unit.name}: văn phòng nhập thay; lý do: mất mạng",
    ]


def test_without_acts_nothing_is_said(material):
    assert "Quyết định của văn phòng về từng đơn vị" not in lines_of(replace(material, acts=()))


def test_a_desks_decisions_about_whole_units_are_acts():
    made = [
        Decision(what="H01", verb=Verb.WAIVE, why="mới thành lập", by="a", when="2020-10-01"),
        Decision(what="H02/bieu.xlsx", verb=Verb.EXCLUDE, why="bản cũ", by="a", when="2020-10-01"),
        Decision(what="form", verb=Verb.CONFIRM, why="đúng", by="a", when="2020-10-01"),
    ]
    assert list(acts_of(made, ["H01", "H02"])) == [
        Act(unit="H01", kind=ActKind.WAIVE, why="mới thành lập", when="2020-10-01")
    ]


def test_a_waiver_taken_back_at_a_desk_is_told_as_taken_back():
    made = [
        Decision(what="H01", verb=Verb.WAIVE, why="mới thành lập", by="a", when="2020-10-01"),
        Decision(what="H01", verb=Verb.ACCEPT, why="vẫn phải gửi", by="a", when="2020-10-05"),
        Decision(what="H02", verb=Verb.ACCEPT, why="đã đối chiếu", by="a", when="2020-10-05"),
    ]
    assert [(act.unit, act.kind) for act in acts_of(made, ["H01", "H02"])] == [
        ("H01", ActKind.WAIVE),
        ("H01", ActKind.ADMIT),
    ]
