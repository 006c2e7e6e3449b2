"""The demonstration office: an example's round in the middle of its life, with a login for each role."""

from __future__ import annotations

import secrets
import shutil
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from tongket.approve.roles import Role
from tongket.server.actions.accept_submission import accept_submission
from tongket.server.actions.import_review_folder import import_review_folder
from tongket.server.actions.init_office import init_office
from tongket.server.actions.people import add_person, give_role
from tongket.server.actions.return_submission import return_submission
from tongket.server.records.person import Person
from tongket.server.records.round import Round
from tongket.server.records.unit import UnitRecord
from tongket.server.round_desk import office_folder

PEOPLE = (
    ("tonghop", "Chuyên viên tổng hợp", Role.CONSOLIDATOR),
    ("lanhdao", "Lãnh đạo văn phòng", Role.LEADER),
    ("thidua", "Thư ký hội đồng thi đua", Role.AWARD_SECRETARY),
    ("kiemtra", "Người kiểm tra dấu vết", Role.AUDITOR),
)


def fill_demo(folder: Path) -> dict[str, str]:
    """Make the office of a copy of the folder; user name to password, made anew each time."""
    copied = office_folder() / "example"
    shutil.copytree(folder, copied, ignore=shutil.ignore_patterns("out", ".tongket"))
    people = {"quantri": init_office("Văn phòng mẫu", administrator="quantri", is_demo=True)}
    for username, name, role in PEOPLE:
        people[username] = add_person(username, name, by=None)
        give_role(people[username], role, None, by=None)
    made = import_review_folder(copied)
    _half_way(made, people["tonghop"])
    people |= _of_units(made)
    return {username: _with_password(person) for username, person in people.items()}


def _of_units(made: Round) -> dict[str, Person]:
    """A reporter of a unit that has to send (again), and the head of one that waits to be checked."""
    waiting = made.submissions.filter(state__in=("draft", "returned")).order_by("position").first()
    sent = made.submissions.filter(state="sent").order_by("position").first()
    found = (("baocao", Role.REPORTER, waiting), ("thutruong", Role.UNIT_HEAD, sent))
    return {username: _of_unit(username, role, submission.unit) for username, role, submission in found if submission}


def _of_unit(username: str, role: Role, unit: UnitRecord) -> Person:
    person = add_person(username, unit.name, by=None)
    give_role(person, role, unit, by=None)
    return person


def _half_way(made: Round, clerk: Person) -> None:
    """Accept what nothing blocks, return the first that something does."""
    sent = list(made.submissions.filter(state="sent").order_by("position"))
    for record in [each for each in sent if not each.blocks]:
        accept_submission(record.pk, by=clerk)
    blocked = next((each for each in sent if each.blocks), None)
    if blocked is not None:
        later = max(made.as_of, timezone.localdate()) + timedelta(days=7)
        return_submission(blocked.pk, by=clerk, reason="Còn lỗi phải sửa, xem từng ô ở dưới.", deadline=later)


def _with_password(person: Person) -> str:
    password = "-".join(secrets.token_hex(2) for _ in range(3))
    person.set_password(password)
    person.save(update_fields=["password"])
    return password
