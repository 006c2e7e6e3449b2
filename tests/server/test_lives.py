"""What people do to a report, from sending to the totals and back."""

from __future__ import annotations

from datetime import date

import pytest

from tongket.desk.build import build
from tongket.server.actions.accept_submission import accept_submission
from tongket.server.actions.decide_submission import admit_submission, exclude_submission, waive_submission
from tongket.server.actions.draft_review import draft_review
from tongket.server.actions.read_received import read_received
from tongket.server.actions.receive_upload import receive_upload
from tongket.server.actions.reopen_submission import reopen_submission
from tongket.server.actions.return_submission import return_submission
from tongket.server.actions.reviews import approve_review, issue_review, submit_review
from tongket.server.actions.send_submission import send_submission
from tongket.server.refusal import CannotMove, ChangedMeanwhile, NotAllowed, NotThere, Refused
from tongket.server.totals import accepted_desk, how_many, totals_of

LATER = date(2099, 11, 5)


def total(office, cell="D7"):
    office.round.refresh_from_db()
    return next(figure for figure in totals_of(office.round).figures if figure["cell"] == cell)


def test_totals_are_fresh_at_acceptance_and_name_who_is_missing(office, sent):
    record = sent("D01")
    assert (total(office, "D5")["value"], total(office, "D5")["units_in"]) == (None, 0)

    accept_submission(record.pk, by=office.consolidator)

    figure = total(office, "D5")
    assert (figure["value"], figure["units_in"], figure["missing"]) == ("3", 1, ["D02", "D03"])


def test_what_another_unit_sent_and_nobody_has_read_yet_is_in_no_total(office, sent, spooled, workbook):
    accept_submission(sent("D01").pk, by=office.consolidator)
    unread = spooled(workbook(((100, 200), (300, 400)), unit="Huyện Bình Minh"))
    receive_upload(office.of("D02").pk, unread, by=office.stranger)

    units = {source["unit"] for figure in totals_of(office.round).figures for source in figure["sources"]}

    assert units == {"D01"}


def test_a_returned_report_leaves_the_totals_and_its_answer_takes_its_place(office, sent, spooled, workbook):
    clerk = office.consolidator
    accept_submission(sent("D01").pk, by=clerk)
    reopened = reopen_submission(office.of("D01").pk, by=clerk, reason="sai năm 2019", deadline=LATER)
    assert (total(office, "D5")["value"], reopened.version) == (None, 2)

    again = spooled(workbook(((30, 4), (5, 6)), unit="Huyện An Bình"), "bieu sua.xlsx")
    receive_upload(reopened.pk, again, by=office.reporter)
    read_received()
    send_submission(reopened.pk, by=office.reporter)
    accept_submission(reopened.pk, by=clerk)

    assert total(office, "D5")["value"] == "30"
    old, new = office.of("D01").files.order_by("pk")
    assert (old.readings.get().status, new.readings.get().status) == ("superseded", "used")


def test_a_waived_unit_leaves_the_denominator_and_an_excluded_one_says_why(office, sent):
    accept_submission(sent("D01").pk, by=office.consolidator)
    accept_submission(sent("D02").pk, by=office.consolidator)
    waive_submission(office.of("D03").pk, by=office.consolidator, reason="không có số liệu")
    exclude_submission(office.of("D02").pk, by=office.consolidator, reason="đã sáp nhập")

    figure = total(office, "D5")
    assert figure["excluded"] == [{"unit": "D02", "reason": "đã sáp nhập"}]
    assert (figure["value"], how_many(office.round.submissions.all())) == ("3", (1, 1))

    admit_submission(office.of("D02").pk, by=office.consolidator, reason="nhầm")
    assert total(office, "D5")["value"] == "6"


def test_what_is_entered_on_behalf_is_marked(office, sent):
    assert sent("D03").on_behalf
    assert office.of("D03").decisions.get().why == "đơn vị mất mạng"


def test_a_blank_form_that_the_office_accepted_is_a_report_in_its_draft_too(office, spooled, workbook):
    """Page one of the draft and the page of totals say one number of units."""
    record = office.of("D01")
    receive_upload(record.pk, spooled(workbook(((None, None), (None, None)))), by=office.reporter)
    read_received()
    send_submission(record.pk, by=office.reporter, explanation="không phát sinh")
    accept_submission(record.pk, by=office.consolidator)

    drafted = build(accepted_desk(office.round)).material

    assert (len(drafted.answered), len(drafted.awaited)) == how_many(office.round.submissions.all()) == (1, 3)


def test_findings_that_block_stop_the_sending_until_explained(office, spooled, workbook):
    record = office.of("D01")
    receive_upload(record.pk, spooled(workbook(((3, None), (5, 6)))), by=office.reporter)
    read_received()
    assert office.of("D01").blocks
    with pytest.raises(Refused) as refusal:
        send_submission(record.pk, by=office.reporter)
    assert refusal.value.key == "findings_block"
    assert send_submission(record.pk, by=office.reporter, explanation="không phát sinh").state == "sent"


def test_two_people_at_once_do_not_write_over_each_other(office, sent):
    record = sent("D01")
    return_submission(record.pk, by=office.consolidator, reason="thiếu", deadline=LATER, seen=record.revision)
    with pytest.raises(ChangedMeanwhile):
        accept_submission(record.pk, by=office.consolidator, seen=record.revision)


@pytest.mark.parametrize("who", ["reporter", "unit_head", "leader", "auditor"])
def test_only_the_consolidator_accepts(office, sent, who):
    with pytest.raises(NotAllowed):
        accept_submission(sent("D01").pk, by=getattr(office, who))


@pytest.mark.parametrize("who", ["stranger", "administrator", "award_secretary"])
def test_a_report_one_may_not_see_is_not_there(office, sent, who):
    with pytest.raises(NotThere):
        accept_submission(sent("D01").pk, by=getattr(office, who))


def test_a_review_goes_through_its_chain_and_a_reopened_report_makes_it_stale(office, sent):
    clerk, leader = office.consolidator, office.leader
    accept_submission(sent("D01").pk, by=clerk)
    review = draft_review(office.round.pk, by=clerk)
    submit_review(review.pk, by=clerk, chain=[leader])

    with pytest.raises(CannotMove):
        issue_review(review.pk, by=leader)
    assert approve_review(review.pk, by=leader).state == "approved"
    reopen_submission(office.of("D01").pk, by=clerk, reason="sai", deadline=LATER)

    with pytest.raises(CannotMove) as refusal:
        issue_review(review.pk, by=leader)
    review.refresh_from_db()
    assert refusal.value.facts["state"] == "stale"
    assert (review.is_stale, review.stale_because) == (True, "Huyện An Bình: sai")


def test_an_issued_review_makes_its_reports_consolidated(office, sent):
    clerk, leader = office.consolidator, office.leader
    accept_submission(sent("D01").pk, by=clerk)
    review = draft_review(office.round.pk, by=clerk)
    submit_review(review.pk, by=clerk, chain=[leader])
    approve_review(review.pk, by=leader)

    issued = issue_review(review.pk, by=leader, symbol="15-BC/TU")

    assert (issued.state, office.of("D01").state) == ("issued", "consolidated")
    assert total(office, "D5")["value"] == "3"
