"""A PostgreSQL of one's own, for tests and benchmarks: in a temporary folder, on a socket, thrown away afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

_INSTALLED = Path("/usr/lib/postgresql")


def find_program(name: str) -> str | None:
    """Where a program of PostgreSQL is: Debian keeps those of the server off the path."""
    places = sorted(_INSTALLED.glob("*/bin"), reverse=True)
    return next((str(place / name) for place in places if (place / name).is_file()), shutil.which(name))


@dataclass(frozen=True)
class Cluster:
    """One running server. `is_durable`: what it confirms survives a loss of power, as in an office."""

    home: Path
    is_durable: bool = False

    def url(self, database: str = "postgres") -> str:
        """For DATABASE_URL: through the socket, no network."""
        return f"postgresql://tongket@{quote(str(self.home), safe='')}/{database}"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        durable = "" if self.is_durable else "-c fsync=off -c full_page_writes=off"
        self._control("start", "-o", f"-k {self.home} -c listen_addresses='' {durable}", "-l", f"{self.home}/log")

    def stop(self, *, mode: str = "fast") -> None:
        """`fast` ends every connection; `immediate` is as if it were killed."""
        self._control("stop", "-m", mode)

    def make_database(self, name: str) -> str:
        """A new empty database; its address."""
        run_as_postgres(_found("createdb"), "-h", str(self.home), "-U", "tongket", name)
        return self.url(name)

    def _control(self, what: str, *options: str) -> None:
        run_as_postgres(_found("pg_ctl"), "-D", f"{self.home}/data", "-w", *options, what)


@contextmanager
def cluster(*, is_durable: bool = False) -> Iterator[Cluster]:
    """A fresh server, stopped and removed at the end."""
    home = Path(tempfile.mkdtemp(prefix="tongket-pg-"))
    if os.geteuid() == 0:
        shutil.chown(home, "postgres")
    made = Cluster(home, is_durable)
    make = (_found("initdb"), "-D", f"{home}/data", "-U", "tongket", "-A", "trust", "-E", "UTF8", "--no-sync")
    run_as_postgres(*make)
    made.start()
    try:
        yield made
    finally:
        made.stop(mode="immediate")
        shutil.rmtree(home, ignore_errors=True)


def run_as_postgres(*command: str) -> None:
    """PostgreSQL refuses to be run by root: by root it is run as its own user. Raises where the command fails."""
    before = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    quiet: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    done = subprocess.run([*before, *command], cwd="/", text=True, check=False, **quiet)
    if done.returncode:
        raise RuntimeError(f"{Path(command[0]).name} ended with {done.returncode}: {done.stderr.strip()[-500:]}")


def _found(name: str) -> str:
    path = find_program(name)
    if path is None:
        raise RuntimeError(f"{name} is not installed (make services installs it)")
    return path
