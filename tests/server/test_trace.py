"""The trace holds together after everything people do, and shows every edit behind its back."""

from __future__ import annotations

from datetime import date

import pytest

from tongket.server.actions.accept_submission import accept_submission
from tongket.server.actions.decide_submission import exclude_submission, extend_submission, waive_submission
from tongket.server.actions.people import add_person, give_role, invite_person, take_role
from tongket.server.actions.reopen_submission import reopen_submission
from tongket.server.actions.return_submission import return_submission
from tongket.server.chain import hash_of
from tongket.server.office_folder import content_path
from tongket.server.records.event import ChainHead, Event
from tongket.server.records.received_file import ReceivedFile
from tongket.server.records.submission import SubmissionRecord
from tongket.server.verify import verify_office


@pytest.fixture
def busy(office, sent):
    """An office in which a good deal has happened."""
    clerk, later = office.consolidator, date(2099, 11, 5)
    accept_submission(sent("D01").pk, by=clerk)
    return_submission(sent("D02").pk, by=clerk, reason="thiếu biểu 2", deadline=later)
    extend_submission(office.of("D02").pk, by=clerk, reason="mưa lũ", deadline=date(2099, 11, 9))
    reopen_submission(office.of("D01").pk, by=clerk, reason="sai đơn vị tính", deadline=later)
    exclude_submission(office.of("D02").pk, by=clerk, reason="đã sáp nhập")
    waive_submission(office.of("D03").pk, by=clerk, reason="không có số liệu")
    person = add_person("moi", "Người mới", by=office.administrator)
    from tongket.approve.roles import Role

    held = give_role(person, Role.REPORTER, office.of("D03").unit, by=office.administrator)
    invite_person(person, by=office.administrator)
    take_role(held.pk, by=office.administrator)
    return office


def test_the_trace_holds_together(busy):
    assert list(verify_office(with_totals=True)) == []
    assert Event.objects.count() > 30


def edits():
    def event_reason(office):
        Event.objects.filter(what="submission.return").update(reason="lý do khác")

    def event_rehashed(office):
        event = Event.objects.get(what="submission.return")
        event.reason = "lý do khác"
        Event.objects.filter(pk=event.pk).update(reason=event.reason, hash=hash_of(event))

    def event_dropped(office):
        Event.objects.filter(what="submission.extend").delete()

    def last_event_dropped(office):
        Event.objects.order_by("-number").first().delete()

    def tail_cut_and_head_moved(office):
        Event.objects.order_by("-number").first().delete()
        last = Event.objects.order_by("-number").first()
        ChainHead.objects.update(number=last.number, hash=last.hash)

    def state_changed(office):
        SubmissionRecord.objects.filter(unit__code="D01").update(state="accepted")

    def deadline_changed(office):
        SubmissionRecord.objects.filter(unit__code="D02").update(original_deadline=None)

    def file_swapped(office):
        ReceivedFile.objects.filter(submission__unit__code="D01").update(sha256="0" * 64)

    def record_slipped_in(office):
        of = office.of("D01")
        of.decisions.create(round=of.round, what="D01", verb="waive", why="không", by="ai đó", when="2020-01-01")

    return [
        event_reason, event_rehashed, event_dropped, last_event_dropped, tail_cut_and_head_moved, state_changed,
        deadline_changed, file_swapped, record_slipped_in,
    ]  # fmt: skip


@pytest.mark.parametrize("edit", edits(), ids=lambda edit: edit.__name__)
def test_any_edit_shows(busy, edit):
    edit(busy)
    assert list(verify_office()) != []


def test_an_altered_file_shows(busy, office_folder):
    file = busy.of("D01").files.get()
    path = content_path(office_folder, file.sha256)
    path.write_bytes(path.read_bytes() + b" ")
    assert [(each.kind, each.place) for each in verify_office()] == [("file_differs", file.path)]


def test_an_altered_form_shows(busy, office_folder):
    form = office_folder / "rounds" / "1" / "form.toml"
    form.write_text(form.read_text(encoding="utf-8") + "\n# thêm\n", encoding="utf-8")
    assert [each.kind for each in verify_office()] == ["input_differs"]
