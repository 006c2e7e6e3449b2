"""Every page with a list asks the database as often for ten thousand rows as for three, and shows one's own alone.

Made from the table of addresses and from the API's own description: a new page fails until it stands here.
"""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern
from django.utils import timezone

from tongket.approve.roles import Role
from tongket.server.api.api import api
from tongket.server.chain import Deed, add_events
from tongket.server.records.decision import DecisionRecord
from tongket.server.records.person import Membership, Person
from tongket.server.records.regime import Regime
from tongket.server.records.review import Approval, ReviewRecord
from tongket.server.records.round import Round
from tongket.server.records.signed_in import SignedIn
from tongket.server.records.submission import SubmissionRecord
from tongket.server.records.token import ApiToken
from tongket.server.records.unit import UnitRecord
from tongket.server.urls import urlpatterns

ROLES = ("consolidator", "leader", "award_secretary", "auditor", "administrator", "unit_head", "reporter")
# Address name to what is asked: every page on which rows of the database stand one under the other.
LISTS = {
    "home": ["/"],
    "rounds": ["/rounds/"],
    "round": ["/rounds/1/", "/rounds/1/?list=not_sent", "/rounds/1/?q=xa&only=late"],
    "between": ["/rounds/1/between/"],
    "figure": ["/rounds/1/figure/?id=Bi%E1%BB%83u+1!D5"],
    "totals": ["/rounds/1/totals/"],
    "reviews": ["/rounds/1/reviews/"],
    "review": ["/reviews/{review}/"],
    "overview": ["/overview/"],
    "submission": ["/submissions/{submission}/"],
    "unit_due": ["/units/D01/due/"],
    "account": ["/account/"],
    "units": ["/setup/units/", "/setup/units/?q=xa"],
    "people": ["/setup/people/", "/setup/people/?role=reporter"],
    "person": ["/setup/people/{person}/"],
    "regimes": ["/setup/regimes/"],
    "set_up_rounds": ["/setup/rounds/"],
    "set_up_round": ["/setup/rounds/1/"],
    "office_settings": ["/setup/office/"],
    "trace": ["/trace/", "/trace/?prove=1", "/trace/?unit=D01"],
}
# One thing, a form, a file, or a deed: nothing that grows.
NO_LISTS = {
    "login", "logout", "invitation", "enter", "language", "remind", "draft", "paper", "review_act", "upload",
    "sheet_form", "entries", "hand_in", "stamped", "send_stamped", "sheet_worker", "unit_sheet", "annotated", "confirm",
    "act", "file", "take_away", "api_docs", "account_factor", "account_act", "second_factor", "units_import",
    "units_merge", "person_add", "person_act", "regime_new", "regime", "set_up_act", "office_settings_keep",
    "office_settings_test", "drafting",
}  # fmt: skip
OF_API = {
    "me": "me", "units": "units", "rounds": "rounds", "round": "rounds/1", "indicators": "rounds/1/indicators",
    "submissions": "rounds/1/submissions", "figures": "rounds/1/figures", "reviews": "rounds/1/reviews",
    "submission": "submissions/{submission}", "findings": "submissions/{submission}/findings",
    "files": "submissions/{submission}/files", "decisions": "submissions/{submission}/decisions",
    "review": "reviews/{review}", "approvers": "approvers", "events": "events?limit=1000",
    "verification": "verification",
}  # fmt: skip
ONE_THING_OF_API = {"drafting", "file", "paper", "round_data", "events_json", "events_csv"}
FOUND = (200, 403, 404)


def test_every_page_is_known_as_a_list_or_as_none():
    names = {pattern.name for pattern in urlpatterns if isinstance(pattern, URLPattern)}
    assert names == LISTS.keys() | NO_LISTS
    assert not LISTS.keys() & NO_LISTS
    paths = api.get_openapi_schema(path_prefix="/api/")["paths"].values()
    asked_for = {methods["get"]["operationId"] for methods in paths if "get" in methods}
    assert asked_for == OF_API.keys() | ONE_THING_OF_API


def grown(office, count, letter="Z"):
    """More of everything: units under the first with reports, people, rounds, regimes, drafts, acts, tokens."""
    codes = [f"{letter}{n:03}" for n in range(count)]
    _units(office, codes, letter)
    _people(office, codes)
    _rounds(office, codes)
    _drafts(office, codes)
    _acts(office, codes)
    _own(office, codes)


def _units(office, codes, letter):
    parent, today, now = UnitRecord.objects.get(code="D01"), timezone.localdate(), timezone.now()
    units = UnitRecord.objects.bulk_create(
        UnitRecord(code=code, name=f"Xã {code}", parent=parent, path=f"{parent.path}{code}/") for code in codes
    )
    SubmissionRecord.objects.bulk_create(
        SubmissionRecord(
            round=office.round,
            unit=unit,
            position=ord(letter) * 100 + n,
            state=("draft", "returned", "sent")[n % 3],
            last_sent_at=now,
            blocks=n % 2,
            warns=n % 4,
            deadline=today + timedelta(days=n % 9 - 4),
        )
        for n, unit in enumerate(units)
    )


def _people(office, codes):
    units = {unit.code: unit for unit in UnitRecord.objects.filter(code__in=codes)}
    people = Person.objects.bulk_create(Person(username=f"bc-{code.lower()}", name=f"Người {code}") for code in codes)
    Membership.objects.bulk_create(
        Membership(person=person, role=Role.REPORTER.value, unit=units[code])
        for person, code in zip(people, codes, strict=True)
    )
    Membership.objects.bulk_create(
        Membership(person=office.reporter, role=Role.REPORTER.value, unit=units[code]) for code in codes
    )


def _rounds(office, codes):
    first = Round.objects.order_by("-number").first().number + 1
    regimes = Regime.objects.bulk_create(Regime(title=f"Chế độ {code}") for code in codes)
    rounds = Round.objects.bulk_create(
        Round(
            number=first + n,
            title=f"Đợt {codes[n]}",
            regime=regime,
            state=("open", "closed", "prepared")[n % 3],
            first_day=date(2020, 1, 1),
            last_day=date(2020, 12, 31),
            as_of=date(2020, 12, 31),
        )
        for n, regime in enumerate(regimes)
    )
    asked = list(UnitRecord.objects.filter(code__in=("D01", "D02")))
    SubmissionRecord.objects.bulk_create(
        SubmissionRecord(round=of, unit=unit, blocks=1, state="returned", deadline=date(2020, 12, 1))
        for of in rounds
        for unit in asked
    )


def _drafts(office, codes):
    first = (office.round.reviews.order_by("-number").values_list("number", flat=True).first() or 0) + 1
    drafts = ReviewRecord.objects.bulk_create(
        ReviewRecord(
            round=office.round,
            number=first + n,
            counted=0,
            state="submitted",
            drafted_by=office.consolidator,
            drafted_at=timezone.now(),
        )
        for n in range(len(codes))
    )
    Approval.objects.bulk_create(Approval(review=each, step=1, person=office.leader) for each in drafts)


def _acts(office, codes):
    record = office.of("D01")
    made = {"round": office.round, "verb": "extend", "why": "mưa lũ", "by": "tonghop", "when": "2020-10-01"}
    DecisionRecord.objects.bulk_create(DecisionRecord(submission=record, what="D01", **made) for _ in codes)
    add_events([Deed("submission.remind", record) for _ in codes], by=office.consolidator)


def _own(office, codes):
    now = timezone.now()
    for role in ROLES:
        person, end = getattr(office, role), now + timedelta(days=9)
        ApiToken.objects.bulk_create(
            ApiToken(person=person, name=code, token_hash=uuid4().hex, made_at=now, expires_at=end) for code in codes
        )
        SignedIn.objects.bulk_create(
            SignedIn(person=person, session_key=uuid4().hex, started_at=now, seen_at=now) for _ in codes
        )


def asked(browser, path):
    """The queries of a page, and what it said; None for one this person does not open."""
    with CaptureQueriesContext(connection) as queries:
        answer = browser.get(path)
        text = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert answer.status_code in FOUND, (path, answer.status_code)
    return (len(queries), text.decode()) if answer.status_code == 200 else None


@pytest.fixture
def paths(office, sent):
    """Every list, with something in it; of reports, one that was read."""
    record = sent("D01")
    grown(office, 6, "A")  # each list has someone in it
    facts = {
        "submission": record.pk,
        "review": office.round.reviews.first().pk,
        "person": office.reporter.pk,
    }
    pages = [path for found in LISTS.values() for path in found]
    return [path.format(**facts) for path in (*pages, *(f"/api/{path}" for path in OF_API.values()))]


@pytest.mark.slow
@pytest.mark.parametrize("role", ROLES)
def test_a_list_asks_as_often_for_many_rows_as_for_few(office, paths, signed_in, role):
    browser = signed_in(getattr(office, role))
    for path in paths:
        asked(browser, path)  # what is kept of totals is kept now
    few = {path: asked(browser, path) for path in paths}
    grown(office, 60)
    for path in paths:
        asked(browser, path)

    many = {path: asked(browser, path) for path in paths}

    opened = [path for path in paths if few[path] is not None]
    assert len(opened) >= 8
    grew = {path: (few[path][0], many[path][0]) for path in opened if many[path][0] > few[path][0]}
    assert grew == {}


@pytest.mark.slow
@pytest.mark.parametrize("role", [Role.CONSOLIDATOR, Role.LEADER, Role.AUDITOR, Role.ADMINISTRATOR, Role.REPORTER])
def test_a_list_shows_nothing_outside_of_ones_own_units(office, paths, signed_in, role):
    from tongket.server.actions.people import add_person, give_role

    person = add_person("cua-d01", "Của D01", by=None)
    give_role(person, role, UnitRecord.objects.get(code="D01"), by=None)
    browser = signed_in(person)

    found = {path: asked(browser, path) for path in paths}

    shown = {path: answer[1] for path, answer in found.items() if answer is not None}
    assert len(shown) >= 5
    outside = ("Huyện Bình Minh", "Sở Cam Hà", ">stranger<", '"D02"')
    assert [(path, name) for path, text in shown.items() for name in outside if name in text] == []


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
    few = asked(browser, path)[0]

    receive(range(2, 12))

    with django_assert_max_num_queries(few):
        browser.get(path)
