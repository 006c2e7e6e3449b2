"""Takes nothing, makes an office for each test: its own folder, its own database, people of every role."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

sys.path.append(str(Path(__file__).resolve().parents[2] / "benchmarks"))  # a real office and a PostgreSQL of one's own
sys.path.append(str(Path(__file__).parent / "made_once"))

os.environ["DJANGO_SETTINGS_MODULE"] = "tongket.server.settings"
os.environ["TONGKET_OFFICE"] = tempfile.mkdtemp(prefix="tongket-tests-")
os.environ.setdefault("TONGKET_SECRET_KEY", "only-for-tests")

import django
from kept_office import KeptOffice, in_passing, keep_office
from small_office import (
    Office,
    figures_workbook,
    office_as_it_stands,
    office_with_a_round,
    people_by_role,
    small_review_folder,
    spool,
    staffed_office,
)

django.setup()

if TYPE_CHECKING:
    from django.test import Client

    from postgresql_cluster import Cluster
    from real_office import RealOffice
    from tongket.server.records.person import Person
    from tongket.server.records.submission import SubmissionRecord
    from tongket.server.spool import Spooled

FAST_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # speed: the real one is tested apart


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
    settings.PASSWORD_HASHERS = FAST_HASHERS
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    make_office_folder(settings.OFFICE_FOLDER)
    return settings.OFFICE_FOLDER


@pytest.fixture(scope="session")
def kept_papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The papers of `paper_folder`: whoever opens them as a desk opens a copy, for a desk writes beside them."""
    return small_review_folder(tmp_path_factory.mktemp("kept") / "papers")


@pytest.fixture
def paper_folder(kept_papers: Path, tmp_path: Path) -> Path:
    """A small review folder: the example's papers with three units of our own."""
    return Path(shutil.copytree(kept_papers, tmp_path / "papers"))


@pytest.fixture
def papers_of(tmp_path: Path) -> Callable[[int], Path]:
    """The papers of a round that asks the small form of so many units."""
    return lambda count: small_review_folder(
        tmp_path / f"papers-{count}", [(f"X{n:03d}", f"Xã Thử nghiệm {n:03d}", "Cấp xã") for n in range(count)]
    )


@pytest.fixture(scope="session")
def keeping(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., KeptOffice]:
    """Makes an office once for many tests, and leaves the database as it was.

    Of a scope wider than a test: no test's own clock or settings are in what is kept.
    """

    def keep(make: Callable[[Path], Any], *, beginning_with: KeptOffice | None = None) -> KeptOffice:
        home = tmp_path_factory.mktemp("kept")
        with django_db_blocker.unblock(), in_passing(home / "office", PASSWORD_HASHERS=FAST_HASHERS):
            if beginning_with is not None:
                beginning_with.put_back(home / "office")
            make(home / "office")
            return keep_office(home / "office", home / "copy")

    return keep


@pytest.fixture(scope="session")
def kept_staff(keeping: Callable[..., KeptOffice]) -> KeptOffice:
    """The office of `staff`."""
    return keeping(lambda folder: staffed_office())


@pytest.fixture(scope="session")
def kept_office(keeping: Callable[..., KeptOffice], kept_papers: Path) -> KeptOffice:
    """The office of `office`."""
    return keeping(lambda folder: office_with_a_round(shutil.copytree(kept_papers, folder.parent / "papers")))


@pytest.fixture
def staff(kept_staff: KeptOffice, db: None, office_folder: Path) -> dict[str, Person]:
    """An office without a round, with someone of every role that covers the whole of it."""
    kept_staff.put_back(office_folder)
    return people_by_role()


@pytest.fixture
def office(kept_office: KeptOffice, db: None, office_folder: Path, paper_folder: Path) -> Office:
    """The office, its round open, nothing sent yet."""
    kept_office.put_back(office_folder)
    return office_as_it_stands()


@pytest.fixture
def program(office: Office) -> Callable[..., Client]:
    """A program that carries a token of a person."""
    from django.test import Client

    from tongket.server.actions.tokens import create_token

    def carrying(person: Person, *, may_write: bool = True, language: str = "vi") -> Client:
        _, secret = create_token(person, "chương trình", days=1, may_write=may_write, by=None)
        return Client(headers={"Authorization": f"Bearer {secret}", "Accept-Language": language})

    return carrying


@pytest.fixture
def spooled(office_folder: Path) -> Callable[..., Spooled]:
    """A file as the upload handler would have left it in the spool."""
    return lambda content, name="bieu.xlsx": spool(office_folder, content, name)


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
