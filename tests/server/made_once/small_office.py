"""A small office for tests: the papers of a round of three units, someone of every role, a form to fill."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tongket.server.records.person import Person
    from tongket.server.records.round import Round
    from tongket.server.records.submission import SubmissionRecord
    from tongket.server.spool import Spooled

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "tien-giang-2020"
PASSWORD = "mat-khau-thu-nghiem"
NAMED = {"quantri": "administrator"}  # the others are named as their role
UNITS = (("D01", "Huyện An Bình", "Cấp huyện"), ("D02", "Huyện Bình Minh", "Cấp huyện"), ("D03", "Sở Cam Hà", "Sở"))


@dataclass
class Office:
    """An office with one round of three units, and someone of every role.

    `people` are by role; the reporter and the unit head are of the first unit, `stranger` reports for the second.
    """

    round: Round
    people: dict[str, Person]

    def of(self, code: str) -> SubmissionRecord:
        """The submission of a unit, as it is now."""
        return self.round.submissions.select_related("unit", "round").get(unit__code=code)

    def committing(self) -> Any:
        """Inside a test's transaction: what waits for the commit is done at the end."""
        from django.test import TestCase

        return TestCase.captureOnCommitCallbacks(execute=True)

    def __getattr__(self, role: str) -> Person:
        people = self.__dict__["people"]
        if role in people:
            person: Person = people[role]
            return type(person).objects.get(pk=person.pk)
        raise AttributeError(role)


def small_review_folder(folder: Path, units: Sequence[tuple[str, str, str]] = UNITS) -> Path:
    """The papers of a round that asks one small form of these units."""
    import xlsxwriter

    folder.mkdir(parents=True)
    for name in ("review.toml", "outline.docx"):
        shutil.copyfile(EXAMPLE / name, folder / name)
    with xlsxwriter.Workbook(folder / "units.xlsx") as book:
        sheet = book.add_worksheet("Đơn vị")
        sheet.write_row(0, 0, ["Mã", "Tên đơn vị", "Nhóm"])
        for row, unit in enumerate(units, start=1):
            sheet.write_row(row, 0, unit)
    (folder / "form.xlsx").write_bytes(figures_workbook(None))
    return folder


def figures_workbook(values: tuple[tuple[int | None, ...], ...] | None, *, unit: str = "", title: str = "") -> bytes:
    """The small form, blank (None) or filled: two rows of two years with their sum."""
    from io import BytesIO

    import xlsxwriter

    made = BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(2020, 10, 1, tzinfo=UTC)})  # the same figures, the same bytes
        sheet = book.add_worksheet("Biểu 1")
        sheet.write(0, 0, unit or "ĐƠN VỊ: ....................")
        sheet.write(1, 0, title or "BIỂU 1. KẾT QUẢ THỰC HIỆN CHỈ THỊ 48-CT/TW GIAI ĐOẠN 2011-2020")
        sheet.write_row(3, 0, ["STT", "Chỉ tiêu", "Đơn vị tính", "Năm 2019", "Năm 2020"])
        for number, label in enumerate(("Số vụ phạm tội về trật tự xã hội", "Số vụ phạm tội về ma túy")):
            sheet.write_row(4 + number, 0, [number + 1, label, "vụ"])
        sheet.write_row(6, 0, ["", "Tổng số vụ", "vụ"])
        for column in (3, 4):
            letter = "DE"[column - 3]
            for row in (0, 1):
                if values is not None and values[row][column - 3] is not None:
                    sheet.write_number(4 + row, column, values[row][column - 3])
            total = sum(values[row][column - 3] or 0 for row in (0, 1)) if values is not None else 0
            sheet.write_formula(6, column, f"=SUM({letter}5:{letter}6)", None, total)
    return made.getvalue()


def office_with_a_round(papers: Path) -> None:
    """An office of every role, its round open, nothing sent yet."""
    from tongket.desk.folder import open_desk
    from tongket.server.actions.open_round import open_round, prepare_round, put_regime, regime_of

    people = staffed_office()
    regime = put_regime(regime_of(open_desk(papers)), by=None)
    made = prepare_round(papers, regime, by=people["consolidator"])
    open_round(made.pk, by=people["consolidator"], although_over=True)  # the example is of 2020
    give_units(people)


def office_as_it_stands() -> Office:
    """The office of `office_with_a_round`, from its rows."""
    from tongket.server.records.round import Round

    return Office(Round.objects.get(), people_by_role())


def people_by_role() -> dict[str, Person]:
    """Those whom `staffed_office` and `give_units` add."""
    from tongket.server.records.person import Person

    return {NAMED.get(person.username, person.username): person for person in Person.objects.all()}


def staffed_office() -> dict[str, Person]:
    """An office with someone of every role that covers the whole of it."""
    from tongket.approve.roles import Role
    from tongket.server.actions.init_office import init_office
    from tongket.server.actions.people import add_person, give_role

    people = {"administrator": init_office("Văn phòng Tỉnh ủy", administrator="quantri", administrator_name="Quản trị")}
    for role in (Role.CONSOLIDATOR, Role.LEADER, Role.AWARD_SECRETARY, Role.AUDITOR):
        people[role.value] = add_person(f"{role.value}", role.value, by=None)
        give_role(people[role.value], role, None, by=None)
    for person in people.values():
        person.set_password(PASSWORD)
        person.save()
    return people


def give_units(people: dict[str, Person]) -> None:
    """A reporter and a head of the first unit, a reporter of the second."""
    from tongket.approve.roles import Role
    from tongket.server.actions.people import add_person, give_role
    from tongket.server.records.unit import UnitRecord

    first, second = UnitRecord.objects.get(code="D01"), UnitRecord.objects.get(code="D02")
    for name, role, unit in (
        ("reporter", Role.REPORTER, first),
        ("unit_head", Role.UNIT_HEAD, first),
        ("stranger", Role.REPORTER, second),
    ):
        people[name] = add_person(name, name, email=f"{name}@vidu.example", by=None, password=PASSWORD)
        give_role(people[name], role, unit, by=None)


def spool(office_folder: Path, content: bytes, name: str) -> Spooled:
    """Write content to the spool."""
    from secrets import token_hex

    from tongket.server.spool import Spooled

    path = office_folder / "spool" / token_hex(8)
    path.write_bytes(content)
    return Spooled(path, name, len(content), sha256(content).hexdigest(), is_too_large=False)
