"""A folder with decisions made into an office: it decides the same, each with its reason, and counts the same."""

from __future__ import annotations

import json
import shutil

import pytest

from tongket.desk.build import build
from tongket.desk.folder import open_desk
from tongket.desk.papers import DATA, write_out
from tongket.directive.decision import Decision, Verb
from tongket.directive.decision_file import record_decision
from tongket.server.actions.accept_submission import accept_submission
from tongket.server.actions.draft_review import draft_review
from tongket.server.actions.import_review_folder import import_review_folder
from tongket.server.records.decision import DecisionRecord
from tongket.server.records.event import Event
from tongket.server.round_desk import folder_of, round_desk

pytestmark = pytest.mark.slow


def made(folder):
    """The desk's data files, made now."""
    desk = open_desk(folder)
    write_out(build(desk), desk, folder / "out", step=lambda *_: None)
    return {name: json.loads((folder / "out" / "data" / f"{name}.json").read_text("utf-8")) for name in DATA}


def decide(folder, what, verb, value=""):
    stamp = "2020-10-30T08:00:00+07:00"
    decision = Decision(what=what, verb=verb, value=value, why=f"vì {verb.value}", by="tonghop", when=stamp)
    record_decision(folder / "decisions.toml", decision)


@pytest.fixture
def folder(tmp_path, example):
    """A copy of the example in which every kind of decision was made about what came."""
    copied = tmp_path / "tien-giang-2020"
    shutil.copytree(example, copied, ignore=shutil.ignore_patterns("out", ".tongket"))
    form = copied / "form.toml"
    form.write_text(form.read_text("utf-8").replace("\nconfirmed = true", "\nconfirmed = false"), "utf-8")
    data = made(copied)
    used = sorted({each["unit"] for each in data["mapping"] if each["status"] == "used"})
    silent = sorted({code for figure in data["figures"] for code in figure["missing"]} - set(used))
    source = next(each for figure in data["figures"] for each in figure["sources"] if each["unit"] == used[0])
    cell = next(each for figure in data["figures"] for each in figure["sources"] if each["unit"] == used[1])
    other = next(each for each in data["mapping"] if each["status"] == "unassigned")
    finding = next(each for each in data["findings"] if each["cell"] and each["unit"] not in (None, *used[:5]))
    keys = [[each["key"] for each in point["sources"]] for point in data["points"] if len(point["units"]) > 1]
    decide(copied, "form", Verb.CONFIRM)
    decide(copied, f"{source['file']}:{source['sheet']}!{source['cell']}", Verb.CORRECT, "77")
    decide(copied, f"{cell['file']}:{cell['sheet']}!{cell['cell']}", Verb.EXCLUDE)
    decide(copied, other["file"], Verb.ASSIGN, used[2])
    decide(copied, used[3], Verb.EXCLUDE)
    decide(copied, used[4], Verb.WAIVE)  # and it sent something all the same
    decide(copied, used[5], Verb.EXCLUDE)
    decide(copied, used[5], Verb.ACCEPT)  # the later one stands
    decide(copied, (silent or used)[-1], Verb.WAIVE)
    decide(copied, f"{finding['code']} {finding['file']}:{finding['sheet']}!{finding['cell']}", Verb.WAIVE)
    decide(copied, keys[0][0], Verb.CONFIRM, str(len(keys[0])))
    decide(copied, keys[1][0], Verb.RENAME, "Nói bằng lời khác.")
    decide(copied, keys[2][0], Verb.EXCLUDE)
    return copied


def test_decisions_of_the_folder_count_in_the_office_byte_for_byte(db, staff, folder):
    desk = open_desk(folder)
    made(folder)

    of = import_review_folder(folder)
    for record in of.submissions.filter(state="sent"):
        accept_submission(record.pk, by=staff["consolidator"])
    of.refresh_from_db()

    kept = [(each.what, each.verb, each.value, each.why, each.by, each.when) for each in DecisionRecord.objects.all()]
    told = [(each.what, each.verb.value, each.value, each.why, each.by, each.when) for each in desk.decisions]
    assert [each for each in kept if each in told] == told
    events = Event.objects.filter(what="decision.import")
    assert list(events.values_list("reason", flat=True)) == [each.why for each in desk.decisions]
    assert round_desk(of).form.is_confirmed
    review = draft_review(of.pk, by=staff["consolidator"])
    office_out = folder_of(of) / "reviews" / str(review.number)
    for name in (*DATA, "draft"):
        ours, desks = ((where / "data" / f"{name}.json").read_bytes() for where in (office_out, folder / "out"))
        assert ours == desks, name
