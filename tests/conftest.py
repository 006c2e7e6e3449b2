"""Takes the machine as it is: real data beside the project, programs from Debian; says so where they are absent."""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# How long an example takes says how busy the machine is, not whether the law holds.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

ROOT = Path(__file__).resolve().parent.parent
SHARED_DATA = ROOT.parent / "shared" / "data"
EXAMPLE = ROOT / "examples" / "tien-giang-2020"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real workbooks and documents written by others."""
    if not SHARED_DATA.is_dir():
        pytest.skip("needs the real files of ../shared/data")
    return SHARED_DATA


@pytest.fixture(scope="session")
def example() -> Path:
    """The example review; tests copy it before they write."""
    return EXAMPLE


@pytest.fixture(scope="session")
def reviewed_example(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with its review and what it remembers, made once for a whole run; tests look at copies of it."""
    own = tmp_path_factory.getbasetemp()
    of_the_run = own.parent if hasattr(request.config, "workerinput") else own
    return made_once(of_the_run / "reviewed" / EXAMPLE.name, _review)


def made_once(folder: Path, make: Callable[[Path], None]) -> Path:
    """The folder, made by the process of this run that comes first; the others wait for it."""
    folder.parent.mkdir(exist_ok=True)
    with closing(sqlite3.connect(folder.with_suffix(".lock"), timeout=900, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")  # a lock on every system, and gone with the process that holds it
        if not folder.exists():
            part = folder.parent / "part" / folder.name
            shutil.rmtree(part, ignore_errors=True)
            make(part)
            part.rename(folder)
    return folder


def _review(folder: Path) -> None:
    from tongket.desk.build import build
    from tongket.desk.folder import open_desk
    from tongket.desk.papers import write_out

    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("out", ".tongket"))
    desk = open_desk(folder)
    write_out(build(desk), desk, folder / "out", step=lambda key, done, total: None)


def program(*names: str) -> str:
    """The path of the first of these programs; where it is absent, a skip, or a failure under REQUIRE_SERVICES=1."""
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None and os.environ.get("REQUIRE_SERVICES") == "1":
        pytest.fail(f"{names[0]} is required (make services installs it)")
    if found is None:
        pytest.skip(f"needs {names[0]} (make services installs it)")
    return found


@pytest.fixture(scope="session")
def soffice() -> str:
    """LibreOffice."""
    return program("soffice", "libreoffice")


@pytest.fixture(scope="session")
def chromium() -> str:
    """Debian's Chromium."""
    return program("chromium", "chromium-browser")


@pytest.fixture(autouse=True)
def no_network(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests that say nothing of a service get no sockets, but for those of our own workers on this machine."""
    if "service" in request.keywords:
        return
    connect = socket.socket.connect

    def refuse(self: socket.socket, address: object) -> None:
        if self.family == getattr(socket, "AF_UNIX", None) and "listener-" in str(address):
            return connect(self, address)  # type: ignore[arg-type]
        raise AssertionError(f"a test tried to reach {address}")

    monkeypatch.setattr(socket.socket, "connect", refuse)


LONGEST = ("test_on_postgresql", "test_kill", "test_long_work_killed")  # each in processes of its own, minutes long


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """The longest first: begun last, they would run alone while the other process has nothing left to do."""
    items.sort(key=lambda item: item.path.stem not in LONGEST)
