"""Schemathesis asks the API everything its description allows, and much it does not; nothing may break or surprise."""

from __future__ import annotations

import json

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, Verbosity, given, settings
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import positive_data_acceptance

from tongket.approve.roles import Role
from tongket.server.api.api import api
from tongket.server.jobs.tasks import draft_round

FEW, MANY = 8, 400
OF_REVIEWS = ("review", "paper", "submit_review", "approve_review", "refuse_review", "issue_review")
DESCRIPTION = json.dumps(api.get_openapi_schema(path_prefix="/api/"))
IDS = sorted(
    facts["operationId"] for methods in json.loads(DESCRIPTION)["paths"].values() for facts in methods.values()
)


@pytest.fixture(autouse=True)
def _may_guess(monkeypatch):
    """Wrong tokens are among what is asked; being shut out for them would hide everything else."""
    monkeypatch.setattr("tongket.server.actions.wrong_tokens.MOST_WRONG", 10**9)


@pytest.fixture(autouse=True)
def _one_transaction():
    """Each test is one: no request may close its connection, which Django's own test browser sees to as well."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def sent_report(office, sent):
    """A report that was sent, in an office whose consolidator may do nearly everything."""
    from django.utils import timezone

    from tongket.server.actions.people import give_role
    from tongket.server.records.review import ReviewRecord
    from tongket.server.round_desk import folder_of

    for role in (Role.AUDITOR, Role.REPORTER, Role.LEADER):
        give_role(office.consolidator, role, None, by=None)
    record = sent("D01")
    folder = folder_of(record.round) / "reviews" / "1"
    folder.mkdir(parents=True)
    (folder / "phu-luc.xlsx").write_bytes(b"x")
    papers = {"phu-luc.xlsx": "0" * 64}
    ReviewRecord.objects.create(round=record.round, number=1, counted=0, papers=papers, drafted_at=timezone.now())
    return record


def described(name, record):
    """The description, with numbers among which are those of something that is there: others are only ever a 404."""
    schema = json.loads(DESCRIPTION)
    review = record.round.reviews.get()
    pk = {"file": record.files.get().pk, **dict.fromkeys(OF_REVIEWS, review.pk)}.get(name, record.pk)
    work = str(draft_round.enqueue(record.round.number, "consolidator").id)
    real = {"pk": pk, "number": record.round.number, "paper": "phu-luc.xlsx", "work": work}
    other_text = {"paper": "khac.xlsx", "work": "0" * 32}
    for methods in schema["paths"].values():
        for facts in methods.values():
            for parameter in facts.get("parameters", ()):
                if parameter["in"] == "path" and parameter["name"] in real:
                    one = real[parameter["name"]]
                    kind, other = (
                        ("integer", 999_999) if isinstance(one, int) else ("string", other_text[parameter["name"]])
                    )
                    parameter["schema"] = {"type": kind, "enum": [one, other]}
    seen = record.round.reviews.get().revision if name in OF_REVIEWS else record.revision
    for body in ("SendBody", "SeenBody", "ReasonBody", "DeadlineBody", "ChainBody", "IssueBody"):
        schema["components"]["schemas"][body]["properties"]["revision"]["enum"] = [seen, 99]
    schema["components"]["schemas"]["DeadlineBody"]["properties"]["deadline"]["enum"] = ["2099-11-05"]
    schema["components"]["schemas"]["ChainBody"]["properties"]["chain"]["items"]["enum"] = ["leader", "reporter"]
    return schema


def ask_everything(name, record, secret, examples):
    schema = schemathesis.openapi.from_dict(described(name, record), config=SchemathesisConfig())
    schema.app = get_wsgi_application()
    found = (each.ok() for each in schema.get_all_operations())
    operation = next(each for each in found if each.definition.raw["operationId"] == name)
    # a part without a file name, a blank reason: as described, and refused all the same with a sentence
    not_looked_for = [positive_data_acceptance] if operation.method == "post" else []
    answered = set()

    @settings(
        max_examples=examples, database=None, deadline=None, derandomize=examples == FEW,
        suppress_health_check=list(HealthCheck), phases=[Phase.generate], verbosity=Verbosity.quiet,
    )  # fmt: skip
    @given(case=operation.as_strategy())
    def holds(case):
        with transaction.atomic():
            told = {"Authorization": f"Bearer {secret}"}
            answered.add(case.call_and_validate(headers=told, excluded_checks=not_looked_for).status_code)
            transaction.set_rollback(True)

    holds()
    return answered


def token_of_all(office):
    from tongket.server.actions.tokens import create_token

    return create_token(office.consolidator, "máy", days=1, may_write=True, by=None)[1]


# It was sent already and nothing is accepted yet; the draft is not submitted yet.
REFUSED_HERE = dict.fromkeys(
    ("send", "upload", "round_data", "reopen", "extend", "enter", "admit", "approve_review", "refuse_review",
     "issue_review"),
    409,
) | {"draft": 400}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", IDS)
def test_no_request_breaks_it_and_every_answer_is_as_described(office, sent_report, name):
    answered = ask_everything(name, sent_report, token_of_all(office), FEW)
    assert REFUSED_HERE.get(name, 200) in answered  # else only refusals were looked at


@pytest.mark.nightly
@pytest.mark.parametrize("name", IDS)
def test_a_great_many_requests_do_not_break_it(office, sent_report, name):
    ask_everything(name, sent_report, token_of_all(office), MANY)
