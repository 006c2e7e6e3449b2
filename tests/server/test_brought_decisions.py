"""What is decided in a folder after its office was made reaches the office at its next start, once."""

from __future__ import annotations

import pytest

from tongket.directive.decision import Decision, Verb
from tongket.directive.decision_file import record_decision
from tongket.server import serving
from tongket.server.actions.accept_submission import accept_submission
from tongket.server.records.event import Event
from tongket.server.records.round import Round
from tongket.server.records.submission import SubmissionRecord
from tongket.server.totals import totals_of
from tongket.server.verify import verify_office


def decide(folder, what, verb, value="", why="đã gọi điện hỏi lại"):
    decision = Decision(what=what, verb=verb, value=value, why=why, by="Chị Lan", when="2020-10-30T08:00:00+07:00")
    record_decision(folder / "decisions.toml", decision)


@pytest.fixture
def started(db, paper_folder, workbook):
    """Starts the office of a folder in which one unit's workbook lies; what the start told."""
    (paper_folder / "reports" / "D01").mkdir(parents=True)
    (paper_folder / "reports" / "D01" / "bieu.xlsx").write_bytes(workbook(((3, 4), (5, 6)), unit="HUYỆN AN BÌNH"))

    def start():
        told = []
        serving._desk_office(paper_folder, told.append)
        return told

    assert start() == []
    return start


def standing(code):
    return SubmissionRecord.objects.get(unit__code=code).standing


def test_new_decisions_are_brought_once_and_say_how_many(started, paper_folder):
    decide(paper_folder, "D02", Verb.WAIVE)
    decide(paper_folder, "D03", Verb.EXCLUDE)

    told = started()

    assert told == ["Đã đưa vào văn phòng 2 quyết định mới ghi trong thư mục; các báo cáo được kiểm tra lại."]
    assert (standing("D01"), standing("D02"), standing("D03")) == ("expected", "waived", "excluded")
    assert started() == []
    assert Event.objects.filter(what="decision.import").count() == 2
    assert list(verify_office()) == []


@pytest.mark.parametrize(
    ("then", "stands"), [(Verb.ACCEPT, "expected"), (Verb.EXCLUDE, "excluded"), (Verb.WAIVE, "waived")]
)
def test_the_last_decision_about_a_unit_stands(started, paper_folder, then, stands):
    decide(paper_folder, "D02", Verb.WAIVE)
    started()
    decide(paper_folder, "D02", then, why="đơn vị đã giải trình")

    assert len(started()) == 1
    assert standing("D02") == stands


def test_a_corrected_cell_counts_and_the_report_is_checked_again(started, paper_folder):
    record = SubmissionRecord.objects.get(unit__code="D01")
    accept_submission(record.pk, by=serving.Person.objects.get(username="vanphong"))
    of = Round.objects.get()
    assert next(each for each in totals_of(of).figures if each["cell"] == "D5")["value"] == "3"
    decide(paper_folder, "D01/bieu.xlsx:Biểu 1!D5", Verb.CORRECT, "77")

    started()

    record.refresh_from_db()
    assert record.is_checked
    of = Round.objects.get()
    assert next(each for each in totals_of(of).figures if each["cell"] == "D5")["value"] == "77"
