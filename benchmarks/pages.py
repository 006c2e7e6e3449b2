"""How long pages take: fifty rows beside a bare Django view with the same rows, and lists at 100,000 submissions.

    python benchmarks/pages.py [--submissions 100000] [--rounds 30] [--on sqlite postgresql]

Each page is asked of the site's own application by someone signed in, every middleware included, the socket left out;
the median of some askings is printed with the number of queries. The bare view is what Django cannot go below: one
query, one template, no session, no person, no permission.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from postgresql_cluster import cluster, find_program

AIM = 0.2
ASKINGS = 7
ROWS = 50
ROLES = ("consolidator", "leader", "district_head", "reporter")
BARE = """<table>{% for each in rows %}<tr><td>{{ each.unit.name }}</td><td>{{ each.deadline }}</td>
<td>{{ each.state }}</td><td>{{ each.blocks }}</td></tr>{% endfor %}</table>"""


def main() -> None:
    """Make an office of that size on each database and print its pages."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--submissions", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--on", nargs="+", default=["sqlite", "postgresql"])
    parser.add_argument("--inside", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.inside:
        measure(Path(asked.inside), asked.submissions, asked.rounds, asked.on[0])
        return
    for name in asked.on:
        with tempfile.TemporaryDirectory(prefix="tongket-pages-") as where, _database(name) as environment:
            command = [sys.executable, __file__, "--inside", where, "--on", name]
            sizes = ["--submissions", str(asked.submissions), "--rounds", str(asked.rounds)]
            subprocess.run([*command, *sizes], env={**os.environ, **environment}, check=True)


@contextmanager
def _database(name: str) -> Iterator[dict[str, str]]:
    if name == "sqlite":
        yield {}
    elif find_program("initdb") is None:
        raise SystemExit("PostgreSQL is not installed (make services installs it)")
    else:
        with cluster(is_durable=True) as server:
            yield {"DATABASE_URL": server.url()}


def measure(home: Path, submissions: int, rounds: int, name: str) -> None:
    """Fill the office of this process and print every page."""
    from tongket.cli.office_parts import office_parts

    office_parts(home)
    people = fill(submissions, rounds)
    print(
        f"{name}: {submissions} submissions in {rounds} rounds, load {os.getloadavg()[0]:.1f}, aim {AIM * 1000:.0f} ms"
    )
    few = _said("a page of fifty rows, a bare view", *_timed(bare_view()))
    ours = _said("a page of fifty rows, ours: a round of fifty units", *_timed(page_for(people["clerk_of_fifty"], 1)))
    print(f"{'':4}ours / bare {ours / few:.1f}")
    for role in ROLES:
        for path in ("/", "/rounds/", f"/rounds/{rounds + 1}/"):
            _said(f"{role:14} {path}", *_timed(page_for(people[role], None, path)))


def _said(title: str, seconds: float, processor: float, queries: int, status: int, size: int) -> float:
    taken = f"{seconds * 1000:8.1f} ms, {processor * 1000:8.1f} of processor"
    print(f"{'':4}{title:52} {taken} {queries:4} queries {size / 1000:8.1f} kB  {status}", flush=True)
    return processor


def _timed(ask: Callable[[], Any]) -> tuple[float, float, int, int, int]:
    from django.db import connection

    asked: list[str] = []

    def note(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        answer = ask()
    taken, worked = [], []
    for _ in range(ASKINGS):
        begun, before = time.perf_counter(), time.process_time()
        ask()
        taken.append(time.perf_counter() - begun)
        worked.append(time.process_time() - before)
    return median(taken), median(worked), len(asked), answer.status_code, len(answer.content)


def page_for(person: Any, number: int | None, path: str = "") -> Callable[[], Any]:
    """Ask that page as that person."""
    from django.test import Client

    browser = Client(HTTP_HOST="127.0.0.1")
    browser.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return lambda: browser.get(path or f"/rounds/{number}/")


def bare_view() -> Callable[[], Any]:
    """The least a page of the same rows can be in Django."""
    from django.http import HttpResponse
    from django.template import engines

    from tongket.server.records.submission import SubmissionRecord

    template = engines["django"].from_string(BARE)
    rows = SubmissionRecord.objects.select_related("unit").order_by("position")
    return lambda: HttpResponse(template.render({"rows": rows.filter(round__number=1)[:ROWS]}))


# --- the office
def fill(submissions: int, rounds: int) -> dict[str, Any]:
    """A province of districts and communes; the first round asks fifty units, the others every commune."""
    from django.db import transaction

    from tongket.approve.roles import Role
    from tongket.server.actions.init_office import init_office, prepare_office
    from tongket.server.actions.people import add_person, give_role

    prepare_office()
    with transaction.atomic():
        init_office("Văn phòng Tỉnh ủy", administrator="quantri")
        districts, communes = _units(submissions // rounds)
        for number in range(1, rounds + 2):
            _round(number, communes[:ROWS] if number == 1 else communes)
        held = {
            "consolidator": (Role.CONSOLIDATOR, None),
            "clerk_of_fifty": (Role.CONSOLIDATOR, None),
            "leader": (Role.LEADER, None),
            "district_head": (Role.UNIT_HEAD, districts[0]),
            "reporter": (Role.REPORTER, communes[0]),
        }
        people = {}
        for username, (role, unit) in held.items():
            people[username] = add_person(username, username, by=None)
            give_role(people[username], role, unit, by=None)
    _analyse()
    return people


def _analyse() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _units(count: int) -> tuple[list[Any], list[Any]]:
    from tongket.server.records.unit import UnitRecord

    districts = UnitRecord.objects.bulk_create(
        UnitRecord(code=f"H{n:02d}", name=f"Huyện {n}", path=f"/H{n:02d}/") for n in range(34)
    )
    of = [districts[n % len(districts)] for n in range(count)]
    communes = UnitRecord.objects.bulk_create(
        UnitRecord(code=f"X{n:05d}", name=f"Xã {n}", parent=over, path=f"{over.path}X{n:05d}/")
        for n, over in enumerate(of)
    )
    return districts, communes


def _round(number: int, units: list[Any]) -> None:
    from datetime import date

    from django.utils import timezone

    from tongket.server.records.regime import Regime
    from tongket.server.records.round import Round
    from tongket.server.records.submission import SubmissionRecord

    regime, _ = Regime.objects.get_or_create(title="Báo cáo định kỳ")
    dates = {"first_day": date(2020, 1, 1), "last_day": date(2020, 10, 1), "as_of": date(2020, 10, 15)}
    made = Round.objects.create(number=number, title=f"Đợt {number}", regime=regime, state="open", **dates)
    states, now = ("draft", "sent", "returned", "accepted"), timezone.now()
    SubmissionRecord.objects.bulk_create(
        (
            SubmissionRecord(
                round=made, unit=unit, position=n, state=states[n % 4], deadline=dates["as_of"], last_sent_at=now,
                blocks=n % 3,
            )
            for n, unit in enumerate(units)
        ),
        batch_size=5000,
    )  # fmt: skip


if __name__ == "__main__":
    main()
