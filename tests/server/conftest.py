"""Takes nothing, makes an office for each test: its own folder, its own database, people of every role."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

sys.path.append(str(Path(__file__).resolve().parents[2] / "benchmarks"))  # a real office and a PostgreSQL of one's own

os.environ["DJANGO_SETTINGS_MODULE"] = "tongket.server.settings"
os.environ["TONGKET_OFFICE"] = tempfile.mkdtemp(prefix="tongket-tests-")
os.environ.setdefault("TONGKET_SECRET_KEY", "only-for-tests")

import django

django.setup()

if TYPE_CHECKING:
    from django.test import Client

    from postgresql_cluster import Cluster
    from real_office import RealOffice
    from tongket.server.records.person import Person
    from tongket.server.records.round import Round
    from tongket.server.records.submission import SubmissionRecord
    from tongket.server.spool import Spooled

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "tien-giang-2020"
PASSWORD = "mat-khau-thu-nghiem"


@pytest.fixture(scope="session", autouse=True)
def _no_leftovers() -> Iterator[None]:
    yield
    shutil.rmtree(os.environ["TONGKET_OFFICE"], ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    """SQLite in a file, as offices have it: in memory one who reads a table turns away at once another who writes."""
    from django.conf import settings

    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        database["TEST"]["NAME"] = str(Path(os.environ["TONGKET_OFFICE"]) / "tests.sqlite3")


@pytest.fixture(autouse=True)
def office_folder(tmp_path: Path, settings: Any) -> Path:
    """The folder of this test's office."""
    from tongket.server.office_folder import make_office_folder

    settings.OFFICE_FOLDER = tmp_path / "office"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # speed: the real one is tested apart
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    make_office_folder(settings.OFFICE_FOLDER)
    return settings.OFFICE_FOLDER


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


UNITS = (("D01", "Huyện An Bình", "Cấp huyện"), ("D02", "Huyện Bình Minh", "Cấp huyện"), ("D03", "Sở Cam Hà", "Sở"))


@pytest.fixture
def paper_folder(tmp_path: Path) -> Path:
    """A small review folder: the example's papers with three units of our own."""
    return small_review_folder(tmp_path / "papers")


@pytest.fixture
def papers_of(tmp_path: Path) -> Callable[[int], Path]:
    """The papers of a round that asks the small form of so many units."""
    return lambda count: small_review_folder(
        tmp_path / f"papers-{count}", [(f"X{n:03d}", f"Xã Thử nghiệm {n:03d}", "Cấp xã") for n in range(count)]
    )


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


@pytest.fixture
def staff(db: None) -> dict[str, Person]:
    """An office without a round, with someone of every role that covers the whole of it."""
    return staffed_office()


@pytest.fixture
def office(db: None, paper_folder: Path) -> Office:
    """The office, its round open, nothing sent yet."""
    from tongket.desk.folder import open_desk
    from tongket.server.actions.open_round import open_round, prepare_round, put_regime, regime_of

    people = staffed_office()
    regime = put_regime(regime_of(open_desk(paper_folder)), by=None)
    made = prepare_round(paper_folder, regime, by=people["consolidator"])
    made = open_round(made.pk, by=people["consolidator"], although_over=True)  # the example is of 2020
    give_units(people)
    return Office(made, people)


@pytest.fixture
def program(office: Office) -> Callable[..., Client]:
    """A program that carries a token of a person."""
    from django.test import Client

    from tongket.server.actions.tokens import create_token

    def carrying(person: Person, *, may_write: bool = True, language: str = "vi") -> Client:
        _, secret = create_token(person, "chương trình", days=1, may_write=may_write, by=None)
        return Client(headers={"Authorization": f"Bearer {secret}", "Accept-Language": language})

    return carrying


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


@pytest.fixture
def spooled(office_folder: Path) -> Callable[..., Spooled]:
    """A file as the upload handler would have left it in the spool."""
    return lambda content, name="bieu.xlsx": spool(office_folder, content, name)


def spool(office_folder: Path, content: bytes, name: str) -> Spooled:
    """Write content to the spool."""
    from secrets import token_hex

    from tongket.server.spool import Spooled

    path = office_folder / "spool" / token_hex(8)
    path.write_bytes(content)
    return Spooled(path, name, len(content), sha256(content).hexdigest(), is_too_large=False)


@pytest.fixture
def workbook() -> Callable[..., bytes]:
    """The small form, filled."""
    return figures_workbook


GOOD = ((3, 4), (5, 6))


@pytest.fixture
def sent(office: Office, spooled: Callable[..., Spooled]) -> Callable[..., SubmissionRecord]:
    """Uploads a filled form for a unit, has it read, and sends it."""
    from tongket.server.actions.read_received import read_received
    from tongket.server.actions.receive_upload import receive_upload
    from tongket.server.actions.send_submission import enter_on_behalf, send_submission

    def send(code: str = "D01", values: Any = GOOD, name: str = "bieu.xlsx") -> SubmissionRecord:
        record = office.of(code)
        by = {"D01": office.reporter, "D02": office.stranger}.get(code, office.consolidator)
        receive_upload(record.pk, spooled(figures_workbook(values, unit=record.unit.name), name), by=by)
        read_received()
        if code == "D03":
            enter_on_behalf(record.pk, by=by, reason="đơn vị mất mạng")
        else:
            send_submission(record.pk, by=by)
        return office.of(code)

    return send


@pytest.fixture
def signed_in(client: Client) -> Callable[[Person], Client]:
    """A browser in which this person is signed in."""

    def sign_in(person: Person) -> Client:
        from django.test import Client as Browser

        browser = Browser()
        browser.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return browser

    return sign_in


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Cluster]:
    """A PostgreSQL of this run's own; a skip where there is none, a failure under REQUIRE_SERVICES=1."""
    from postgresql_cluster import cluster, find_program

    if find_program("initdb") is None and os.environ.get("REQUIRE_SERVICES") == "1":
        pytest.fail("initdb is required (make services installs it)")
    if find_program("initdb") is None:
        pytest.skip("needs PostgreSQL (make services installs it)")
    with cluster() as server:
        yield server


@pytest.fixture
def real_office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[..., RealOffice]]:
    """Makes an office that is served by processes of its own; `on` is "sqlite" or "postgresql"."""
    from secrets import token_hex

    from real_office import make_office

    made: list[RealOffice] = []

    def make(papers: Path, on: str = "sqlite", **environment: str) -> RealOffice:
        server = request.getfixturevalue("postgresql") if on == "postgresql" else None
        address = server.make_database(f"office_{token_hex(4)}") if server is not None else ""
        office = make_office(tmp_path / f"real-{len(made)}", papers, database=address)
        office.environment |= environment
        made.append(office)
        return office

    yield make
    for office in made:
        office.stop()


@pytest.fixture(scope="session")
def bomb() -> bytes:
    """A workbook of some kilobytes that unfolds to hundreds of megabytes."""
    from io import BytesIO
    from zipfile import ZIP_DEFLATED, ZipFile

    made = BytesIO()
    with ZipFile(BytesIO(figures_workbook(None))) as source, ZipFile(made, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name != "xl/worksheets/sheet1.xml":
                target.writestr(name, source.read(name))
        with target.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>')
            for _ in range(300):
                sheet.write(b"<row><c><v>1</v></c></row>" * 40_000)
            sheet.write(b"</sheetData></worksheet>")
    return made.getvalue()


@pytest.fixture
def live_server(live_server):
    """The same, and no request is left to answer when the database is emptied for the next test."""
    yield live_server
    until = time.monotonic() + 30
    while any("process_request_thread" in each.name for each in threading.enumerate()) and time.monotonic() < until:
        time.sleep(0.05)


@pytest.fixture
def work_through():
    """What the worker of the long queue does until nothing waits, or has done `most`."""

    def work(most=None):
        from unittest.mock import patch

        from django.db import connections
        from django_tasks_db.management.commands.db_worker import Worker

        from tongket.server.jobs.queues import LONG

        worker = Worker(
            queue_names=[LONG],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=most,
            worker_id="thu",
            excluded_queue_names=[],
        )
        with patch.object(connections["default"], "close"):  # a worker's own to close, here the test's
            worker.run()

    return work
