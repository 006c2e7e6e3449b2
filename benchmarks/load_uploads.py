"""The last minute before a deadline: a thousand units send their workbooks to a real office, on both databases.

    python benchmarks/load_uploads.py            1,000 units in one minute, on SQLite and on PostgreSQL
    python benchmarks/load_uploads.py --long     50 a second for ten minutes

The office is `tongket serve` with its reader; the senders share its processors, so what they take is taken from it.
Times of arrival are random (seeded), each upload on a connection of its own, and none waits for another: an upload that
is late counts from the moment it was due. Every receipt is held against files, rows and readings afterwards. Units send
their own workbooks; about one in eight, whose own came as an archive, sends another's, which is found out. Each sender
has opened the page before, as people do.

Beside it, in processor time of one upload: the floor (hash, write, fsync, one row in a transaction of its own), ours
(the same through the whole site, without the network) and the peer's way (parse in the request with openpyxl, a row a
cell).
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.client import HTTPException
from pathlib import Path

from desk import generated
from postgresql_cluster import cluster, find_program
from real_office import RealOffice, Receipt, Reporter, make_office, other_bytes

SENDERS = 200  # uploads under way at most: more would be waiting in our own threads
AIM_RECEIPT, AIM_READ = 1.0, 30.0


@dataclass
class Seen:
    """What became of the uploads: seconds from due to receipt, receipts given, what went wrong."""

    seconds: list[float] = field(default_factory=list)
    receipts: list[Receipt] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


class Workbooks:
    """Whose workbook is which, by the generator's key; who has none of its own takes another's."""

    def __init__(self, papers: Path) -> None:
        told = json.loads((papers / "key.json").read_text(encoding="utf-8"))["mapping"]
        files = {told[path.relative_to(papers / "reports").as_posix()]["unit"]: path for path in _loose(papers)}
        self.by_unit = {unit: path.read_bytes() for unit, path in files.items()}
        self.all = list(self.by_unit.values())

    def __len__(self) -> int:
        return len(self.all)

    def of(self, unit: str, number: int) -> bytes:
        """Its own, else any, with bytes nobody sent before."""
        return other_bytes(self.by_unit.get(unit) or self.all[number % len(self.all)], number)


def _loose(papers: Path) -> list[Path]:
    return sorted((papers / "reports").rglob("*.xlsx"))


def main() -> None:
    """Make the workbooks, load an office on each database, print one line each, then the cost of one upload."""
    asked = _arguments()
    with tempfile.TemporaryDirectory(prefix="tongket-load-") as where:
        papers = asked.papers or generated(asked.units, Path(where))
        workbooks = Workbooks(papers)
        seconds, uploads = (600, 30_000) if asked.long else (asked.seconds, asked.uploads or asked.units)
        print(f"{uploads} uploads of {len(workbooks)} workbooks in {seconds} s, {asked.units} units, ", end="")
        print(f"{os.cpu_count()} cores, load before {os.getloadavg()[0]:.1f}")
        for name in asked.on:
            with _database(name) as address:
                home = Path(where) / f"office-{name}"
                report(name, home, papers, workbooks, seconds=seconds, uploads=uploads, database=address)
        if asked.cost:
            for name in asked.on:
                with _database(name) as address:
                    _cost_of_one(Path(where) / f"cost-{name}", papers, name, address)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--units", type=int, default=1000)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--uploads", type=int, help="more than one of each unit, or fewer")
    parser.add_argument("--long", action="store_true", help="50 a second for ten minutes")
    parser.add_argument("--on", nargs="+", default=["sqlite", "postgresql"])
    parser.add_argument("--papers", type=Path, help="a review folder made before")
    parser.add_argument("--no-cost", dest="cost", action="store_false", help="only the load")
    return parser.parse_args()


@contextmanager
def _database(name: str) -> Iterator[str]:
    if name == "sqlite":
        yield ""
    elif find_program("initdb") is None:
        raise SystemExit("PostgreSQL is not installed (make services installs it)")
    else:
        with cluster(is_durable=True) as server:
            yield server.url()


def report(
    name: str, home: Path, papers: Path, workbooks: Workbooks, *, seconds: float, uploads: int, database: str
) -> None:
    """Load one office and print what it came to."""
    office = make_office(home, papers, database=database)
    office.start()
    before = _processor_seconds(office)
    try:
        seen = load(office, workbooks, seconds=seconds, uploads=uploads)
        ended = time.monotonic()
        office.wait_until_read()
        until_read = time.monotonic() - ended
        used = _processor_seconds(office) - before
        found = office.compare(seen.receipts)
    finally:
        office.stop()
    _print(name, uploads, seen, until_read, found, used)


def load(office: RealOffice, workbooks: Workbooks, *, seconds: float, uploads: int) -> Seen:
    """Send them all, each when it is due."""
    chance = random.Random(7)
    due = sorted(chance.uniform(0, seconds) for _ in range(uploads))
    order = [office.reporters[number % len(office.reporters)] for number in range(uploads)]
    chance.shuffle(order)
    seen, lock, begun = Seen(), threading.Lock(), time.monotonic() + 1
    jobs = iter(enumerate(zip(due, order, strict=True)))

    def send() -> None:
        while True:
            with lock:
                job = next(jobs, None)
            if job is None:
                return
            number, (moment, by) = job
            content = workbooks.of(by.unit, number)
            time.sleep(max(0.0, begun + moment - time.monotonic()))
            _send(office, by, content, begun + moment, seen)

    threads = [threading.Thread(target=send) for _ in range(SENDERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return seen


def _send(office: RealOffice, by: Reporter, content: bytes, due: float, seen: Seen) -> None:
    digest = sha256(content).hexdigest()
    try:
        answer = office.upload(by, {"bieu.xlsx": content})
    except (OSError, HTTPException) as error:
        seen.failed.append(repr(error))
        return
    if answer.status == 200 and digest[:12] in answer.text:
        seen.seconds.append(time.monotonic() - due)
        seen.receipts.append(Receipt(by.submission, digest))
    else:
        seen.failed.append(f"{answer.status} {answer.text[:200]}")


def _print(name: str, uploads: int, seen: Seen, until_read: float, found: dict[str, int], used: float) -> None:
    taken = sorted(seen.seconds)
    p50, p95, worst = (taken[min(len(taken) - 1, int(len(taken) * share))] for share in (0.5, 0.95, 1))
    lost = found["without_row"] + found["without_file"] + found["without_reading"] + found["double"]
    print(
        f"{name:10} accepted {len(taken) / uploads:7.2%} (aim 100 %)  receipt p50 {p50:.3f} s, p95 {p95:.3f} s", end=""
    )
    print(f" (aim < {AIM_RECEIPT:g} s), worst {worst:.2f} s  all read {until_read:.1f} s after the end", end="")
    print(f" (aim <= {AIM_READ:g} s)  lost or double {lost} (aim 0)", flush=True)
    print(
        f"{'':10} office's processors {used * 1000 / uploads:.1f} ms an upload, load {os.getloadavg()[0]:.1f}; {found}"
    )
    for failure in sorted(set(seen.failed))[:5]:
        print(f"{'':10} failed: {failure}")


def _processor_seconds(office: RealOffice) -> float:
    """What the office's processes took so far, those that live and those they waited for."""
    import psutil

    assert office.web is not None
    of = psutil.Process(office.web.pid)
    times = [each.cpu_times() for each in (of, *of.children(recursive=True))]
    return sum(each.user + each.system + each.children_user + each.children_system for each in times)


def _cost_of_one(home: Path, papers: Path, name: str, database: str) -> None:
    office = make_office(home, papers, database=database)
    command = [sys.executable, str(Path(__file__).with_name("cost_of_upload.py")), str(home), str(papers), name]
    subprocess.run(command, env=office.environment, check=True)


if __name__ == "__main__":
    main()
