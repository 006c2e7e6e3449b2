"""The same tests of the office on PostgreSQL: a cluster of its own, thrown away afterwards."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [pytest.mark.service, pytest.mark.slow]


def tool(name: str) -> str:
    """A program of PostgreSQL; a skip where there is none, a failure under REQUIRE_SERVICES=1."""
    places = [*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]
    found = next((str(place / name) for place in places if (place / name).is_file()), shutil.which(name))
    if found is None and os.environ.get("REQUIRE_SERVICES") == "1":
        pytest.fail(f"{name} is required (make services installs it)")
    if found is None:
        pytest.skip(f"needs {name} (make services installs it)")
    return found


def as_postgres(*command: str) -> None:
    """PostgreSQL refuses to be run by root: by root it is run as its own user."""
    before = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    done = subprocess.run([*before, *command], cwd="/", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def database_url() -> Iterator[str]:
    """An empty cluster on a free port of this machine."""
    home = Path(tempfile.mkdtemp(prefix="tongket-pg-"))
    if os.geteuid() == 0:
        shutil.chown(home, "postgres")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    as_postgres(tool("initdb"), "-D", f"{home}/data", "-U", "tongket", "-A", "trust", "-E", "UTF8", "--no-sync")
    options = f"-p {port} -k {home} -c listen_addresses=127.0.0.1 -c fsync=off"
    as_postgres(tool("pg_ctl"), "-D", f"{home}/data", "-o", options, "-l", f"{home}/log", "-w", "start")
    yield f"postgresql://tongket@127.0.0.1:{port}/postgres"
    as_postgres(tool("pg_ctl"), "-D", f"{home}/data", "-m", "immediate", "-w", "stop")
    shutil.rmtree(home, ignore_errors=True)


def test_everything_the_office_does_it_does_on_postgresql_too(database_url):
    command = [sys.executable, "-m", "pytest", "tests/server", "-m", "not slow", "-p", "no:xdist", "-x"]
    environment = {**os.environ, "DATABASE_URL": database_url}
    environment.pop("TONGKET_OFFICE", None)
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=environment, check=False)
    assert ran.returncode == 0, ran.stdout[-6000:]
