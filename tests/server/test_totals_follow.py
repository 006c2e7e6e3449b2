"""Totals that were looked at before follow every decision about who is expected, not only what is accepted."""

from __future__ import annotations

import pytest

from tongket.server.actions.accept_submission import accept_submission
from tongket.server.actions.decide_submission import admit_submission, exclude_submission, waive_submission
from tongket.server.records.round import Round
from tongket.server.totals import outline_of, totals_of
from tongket.server.verify import verify_office

NOT_ACCEPTED = {"nothing sent": lambda sent: None, "sent": lambda sent: sent("D02")}


def first_figure():
    return totals_of(Round.objects.get()).figures[0]


@pytest.mark.parametrize("about", NOT_ACCEPTED)
def test_who_is_waived_before_being_accepted_is_no_longer_missing(office, sent, about):
    accept_submission(sent("D01").pk, by=office.consolidator)
    NOT_ACCEPTED[about](sent)
    assert first_figure()["missing"] == ["D02", "D03"]

    waive_submission(office.of("D02").pk, by=office.consolidator, reason="không có vụ việc")

    assert (first_figure()["missing"], first_figure()["units_expected"]) == (["D03"], 2)
    assert outline_of(Round.objects.get()).figures[0]["units_expected"] == 2
    assert list(verify_office(with_totals=True)) == []


@pytest.mark.parametrize("about", NOT_ACCEPTED)
def test_who_is_excluded_before_being_accepted_and_admitted_again_leaves_no_old_total(office, sent, about):
    accept_submission(sent("D01").pk, by=office.consolidator)
    NOT_ACCEPTED[about](sent)
    before = first_figure()

    exclude_submission(office.of("D02").pk, by=office.consolidator, reason="chép của nơi khác")
    assert list(verify_office(with_totals=True)) == []
    excluded = first_figure()

    admit_submission(office.of("D02").pk, by=office.consolidator, reason="nhầm")
    assert list(verify_office(with_totals=True)) == []
    assert first_figure() == before
    assert (excluded["excluded"] != []) == (about == "sent")
