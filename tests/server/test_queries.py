"""A page asks the database as often for ten thousand units as for three."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tongket.server.records.round import Round
from tongket.server.records.submission import SubmissionRecord
from tongket.server.records.unit import UnitRecord

PAGES = ("/", "/rounds/", "/rounds/1/", "/rounds/1/totals/")
ROLES = ("consolidator", "leader", "auditor", "unit_head", "reporter")


def grown(count: int, letter: str = "Z") -> None:
    """More units under the first, each with its submission in the round."""
    of, parent = Round.objects.get(number=1), UnitRecord.objects.get(code="D01")
    codes = [f"{letter}{n}" for n in range(count)]
    units = UnitRecord.objects.bulk_create(
        UnitRecord(code=code, name=f"Xã {code}", parent=parent, path=f"{parent.path}{code}/") for code in codes
    )
    SubmissionRecord.objects.bulk_create(
        SubmissionRecord(round=of, unit=unit, position=ord(letter) * 100 + n, state="returned" if n % 2 else "draft")
        for n, unit in enumerate(units)
    )


def asked(browser, path) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert browser.get(path).status_code in (200, 403, 404)
    return len(queries)


@pytest.mark.parametrize("role", ROLES)
def test_a_list_asks_as_often_for_many_units_as_for_few(office, sent, signed_in, role, django_assert_max_num_queries):
    sent("D01")
    grown(4, "A")  # each list has someone in it
    browser = signed_in(getattr(office, role))
    for path in PAGES:
        browser.get(path)  # what is kept of totals is kept now
    few = {path: asked(browser, path) for path in PAGES}

    grown(40)

    for path in PAGES:
        if browser.get(path).status_code == 200:
            with django_assert_max_num_queries(few[path]):
                browser.get(path)


def test_a_report_with_many_files_and_findings_asks_as_often_as_one_with_few(
    office, spooled, workbook, signed_in, django_assert_max_num_queries
):
    from tongket.server.actions.read_received import read_received
    from tongket.server.actions.receive_upload import receive_upload

    record, browser = office.of("D01"), signed_in(office.consolidator)

    def receive(numbers):
        for n in numbers:
            content = workbook(((n, None), (None, 6)), unit=record.unit.name)
            receive_upload(record.pk, spooled(content, f"bieu {n}.xlsx"), by=office.reporter)
        read_received()

    receive(range(2))
    path = f"/submissions/{record.pk}/"
    few = asked(browser, path)

    receive(range(2, 12))

    with django_assert_max_num_queries(few):
        browser.get(path)
