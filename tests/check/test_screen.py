"""What the quick look passes, the rules pass: it may spare the long way, never a finding."""

from __future__ import annotations

import random
from copy import deepcopy
from decimal import Decimal, localcontext
from pathlib import Path

import pytest

from tongket.check.case import Case, case_of
from tongket.check.check_submission import broken_rules
from tongket.check.plan import Plan, plan_of
from tongket.check.screen import plainly_holds
from tongket.collect.arrival.intake import receive
from tongket.collect.files.unreadable import Unreadable
from tongket.collect.submission import State, Submission
from tongket.desk.read_reports import Job, read_one
from tongket.directive.form_file import read_form

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "tien-giang-2020"
SLIPS = ("nothing", "blank", "one more", "tenfold", "half", "negative", "rounded", "swapped")


@pytest.fixture(scope="module")
def plan() -> Plan:
    return plan_of(read_form((EXAMPLE / "form.toml").read_text(encoding="utf-8-sig")))


@pytest.fixture(scope="module")
def reports() -> list[Submission]:
    return [report for received in receive(EXAMPLE / "reports") if (report := _report(received)) is not None]


def _report(received: object) -> Submission | None:
    try:
        report = read_one(Job(received, EXAMPLE / "form.toml", ""))
    except Unreadable:
        return None
    return report if report.batch is not None else None


def case(plan: Plan, report: Submission) -> Case:
    made = case_of(plan, report, None, {})
    assert made is not None
    return made


def slip(values: list[Decimal | None], states: list[State], chance: random.Random) -> None:
    """One slip as people make them, anywhere."""
    spot, other = chance.randrange(len(values)), chance.randrange(len(values))
    value = values[spot]
    kind = chance.choice(SLIPS)
    if kind == "swapped":
        values[spot], values[other] = values[other], value
    elif kind == "blank":
        values[spot], states[spot] = None, State.BLANK
    elif value is not None:
        made = {"one more": value + 1, "tenfold": value * 10, "half": value / 2, "negative": -value}
        values[spot] = made.get(kind, round(value, 2))


@pytest.mark.slow
def test_what_the_quick_look_passes_the_rules_pass(plan: Plan, reports: list[Submission]) -> None:
    chance = random.Random(48)
    passed = stopped = 0
    with localcontext(prec=60):
        for report in reports:
            for _ in range(30):
                changed = deepcopy(report)
                for _ in range(chance.randrange(3)):
                    slip(changed.batch.values, changed.batch.states, chance)
                if plainly_holds(case(plan, changed)):
                    passed += 1
                    assert list(broken_rules(case(plan, changed))) == []
                else:
                    stopped += 1
    assert passed > 100
    assert stopped > 100


@pytest.mark.slow
def test_most_of_the_right_reports_need_no_second_look(plan: Plan, reports: list[Submission]) -> None:
    with localcontext(prec=60):
        right = [report for report in reports if not list(broken_rules(case(plan, report)))]
        quick = [report for report in right if plainly_holds(case(plan, report))]
    assert len(quick) >= 0.8 * len(right) > 0
