"""The same tests of the office on PostgreSQL: a cluster of its own, thrown away afterwards."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [pytest.mark.service, pytest.mark.slow]


def test_everything_the_office_does_it_does_on_postgresql_too(postgresql):
    command = [sys.executable, "-m", "pytest", "tests/server", "-m", "not slow and not nightly", "-p", "no:xdist", "-x"]
    environment = {**os.environ, "DATABASE_URL": postgresql.make_database("everything")}
    environment.pop("TONGKET_OFFICE", None)
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=environment, check=False)
    assert ran.returncode == 0, ran.stdout[-6000:]
