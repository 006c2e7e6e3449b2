"""Processor time of one upload: ours, the floor and the peer's way. Started by `load_uploads.py` for an office.

python benchmarks/cost_of_upload.py OFFICE PAPERS NAME
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from secrets import token_hex

from load_uploads import Workbooks
from real_office import BOUNDARY, CSRF, _signed_in, multipart
from tongket.cli.office_parts import office_parts

COUNT = 200


def main(words: Sequence[str]) -> None:
    """Print milliseconds of processor time of each way, the same workbooks in turn."""
    home, papers, name = Path(words[1]), Path(words[2]), words[3]
    office_parts(home)
    workbooks = Workbooks(papers)
    ways = (
        ("the floor: hash, write, fsync, one row", floor(home)),
        ("ours, the receipt: through the whole site", through_the_site()),
        ("the peer's way: openpyxl in the request, a row a cell", parsed_in_the_request()),
    )
    for title, way in ways:
        print(f"{name:10} {title:55} {_milliseconds(way, workbooks):7.2f} ms of processor an upload", flush=True)
    print(f"{name:10} {'ours, reading and checking afterwards':55} {_reading():7.2f} ms of processor an upload")


def _milliseconds(way: Callable[[str, bytes], object], workbooks: Workbooks) -> float:
    """Each unit sends once before, so that its session is known and its page open; then twice, timed."""
    units = sorted(workbooks.by_unit)[:COUNT]
    for number, unit in enumerate(units):
        way(unit, workbooks.of(unit, number))
    begun = time.process_time()
    for number, unit in enumerate(units, start=COUNT):
        way(unit, workbooks.of(unit, number))
    return (time.process_time() - begun) / len(units) * 1000


def floor(home: Path) -> Callable[[str, bytes], None]:
    """What no office can go below that answers only when a file is safe."""
    from django.db import connection, transaction

    with connection.cursor() as cursor:
        cursor.execute("create table floor (sha256 char(64), size integer)")

    def keep(unit: str, content: bytes) -> None:
        digest = sha256(content).hexdigest()
        part = home / "spool" / token_hex(8)
        with part.open("wb") as target:
            target.write(content)
            target.flush()
            os.fsync(target.fileno())
        part.replace(home / "spool" / digest)
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("insert into floor values (%s, %s)", [digest, len(content)])

    return keep


def through_the_site() -> Callable[[str, bytes], None]:
    """The site's own WSGI application: every middleware, the session, the page; everything but the socket."""
    from django.core.wsgi import get_wsgi_application

    from tongket.server.records.person import Person
    from tongket.server.records.submission import SubmissionRecord

    site = get_wsgi_application()
    senders = {}
    for person in Person.objects.filter(username__startswith="bc").order_by("pk"):
        unit = person.memberships.select_related("unit").get().unit
        senders[unit.code] = (_signed_in(person), SubmissionRecord.objects.get(unit=unit).pk)

    def send(unit: str, content: bytes) -> None:
        session, submission = senders[unit]
        body = multipart({"bieu.xlsx": content})
        said: list[str] = []
        answer = site(_asked(submission, session, body), lambda status, headers: said.append(status))
        text = b"".join(answer).decode()
        answer.close()
        assert said == ["200 OK"], (said, text)
        assert sha256(content).hexdigest()[:12] in text, text

    return send


def _asked(submission: int, session: str, body: bytes) -> dict[str, object]:
    return {
        "REQUEST_METHOD": "POST", "PATH_INFO": f"/submissions/{submission}/upload/", "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80", "HTTP_HOST": "127.0.0.1", "REMOTE_ADDR": "127.0.0.1", "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_COOKIE": f"tongket_csrf={CSRF}; tongket_session={session}", "HTTP_X_CSRFTOKEN": CSRF,
        "HTTP_HX_REQUEST": "true", "CONTENT_TYPE": f"multipart/form-data; boundary={BOUNDARY}",
        "CONTENT_LENGTH": str(len(body)), "wsgi.input": BytesIO(body), "wsgi.errors": sys.stderr,
        "wsgi.url_scheme": "http", "wsgi.version": (1, 0), "wsgi.multithread": True, "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }  # fmt: skip


def parsed_in_the_request() -> Callable[[str, bytes], None]:
    """As survey platforms do it: the sender waits until every cell is a row."""
    import openpyxl
    from django.db import connection, transaction

    with connection.cursor() as cursor:
        cursor.execute("create table cells (unit varchar(99), sheet varchar(99), cell varchar(9), value varchar(999))")

    def take(unit: str, content: bytes) -> None:
        book = openpyxl.load_workbook(BytesIO(content), data_only=True)
        rows = [
            (unit, sheet.title, cell.coordinate, str(cell.value))
            for sheet in book
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        ]
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany("insert into cells values (%s, %s, %s, %s)", rows)

    return take


def _reading() -> float:
    """Of this process and the workers it starts, for the uploads made before."""
    from tongket.server.actions.read_received import read_received

    begun = sum(os.times()[:4])
    read = read_received()
    return (sum(os.times()[:4]) - begun) / max(1, read) * 1000


if __name__ == "__main__":
    main(sys.argv)
