"""A real office for tests and benchmarks: `tongket serve` as people start it, and browsers of its people.

    python benchmarks/real_office.py make FOLDER PAPERS       make the office; says as JSON who may send what
    python benchmarks/real_office.py wait FOLDER              wait until everything is read and checked
    python benchmarks/real_office.py state FOLDER STATE       which submissions are in it
    python benchmarks/real_office.py compare FOLDER RECEIPTS  hold receipts against files, rows and findings

Everything is asked through HTTP; processes are found and killed by their number.
"""

from __future__ import annotations

import http.client
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

CSRF = "c" * 32  # a cookie and a header that say the same: what a page of ours would send
BOUNDARY = "tongket-boundary-7f3a"


class Reporter(NamedTuple):
    """Who may send what: a signed-in browser of one unit."""

    unit: str
    submission: int
    session: str


class Answer(NamedTuple):
    """What came back."""

    status: int
    text: str


class Receipt(NamedTuple):
    """What a sender was told is kept: by whom it was sent, and the hash of its bytes."""

    submission: int
    sha256: str


@dataclass
class RealOffice:
    """An office in a folder, served by a process of its own."""

    folder: Path
    environment: dict[str, str]
    port: int = 0
    reporters: list[Reporter] = field(default_factory=list)
    clerk: str = ""  # the consolidator's session
    web: subprocess.Popen[bytes] | None = None

    # --- its processes
    def start(self) -> None:
        """Serve, and wait until it answers. Raises where it does not within a minute."""
        self.port = free_port()
        command = [sys.executable, "-m", "tongket", "serve", str(self.folder), "--port", str(self.port)]
        with (self.folder / "serve.log").open("ab") as log:
            self.web = subprocess.Popen(command, env=self.environment, stdout=log, stderr=log)
        for _ in range(600):
            with suppress(OSError):
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            if self.web.poll() is not None:
                break
            time.sleep(0.1)
        raise RuntimeError((self.folder / "serve.log").read_text(encoding="utf-8")[-2000:])

    def readers(self) -> list[int]:
        """The numbers of the reading processes and of their workers."""
        import psutil

        if self.web is None:
            return []
        with suppress(psutil.NoSuchProcess):
            return [child.pid for child in psutil.Process(self.web.pid).children(recursive=True)]
        return []

    def kill_web(self) -> None:
        """As a power switch would: the web process at once, the reader it leaves behind ends by itself."""
        if self.web is not None:
            self.web.kill()
            self.web.wait()

    def kill_readers(self) -> None:
        """The reader and whatever it started."""
        for pid in self.readers():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def stop(self) -> None:
        """As Ctrl-C would; what does not end by itself is killed."""
        if self.web is None or self.web.poll() is not None:
            return
        left = self.readers()
        self.web.send_signal(signal.SIGINT)
        try:
            self.web.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.kill_web()
        for pid in left:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """A `tongket` command in the office's environment."""
        command = [sys.executable, "-m", "tongket", *words]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)

    def wait_until_read(self) -> None:
        """Until no file waits and every submission is checked. Raises after ten minutes."""
        self._inside("wait")

    def compare(self, receipts: Sequence[Receipt]) -> dict[str, Any]:
        """What stands behind the receipts that were given: see `_compared`."""
        where = self.folder / "receipts.json"
        where.write_text(json.dumps(receipts), encoding="utf-8")
        found: dict[str, Any] = json.loads(self._inside("compare", str(where)))
        return found

    def submissions_in(self, state: str) -> list[int]:
        """The numbers of the submissions in that state."""
        found: list[int] = json.loads(self._inside("state", state))
        return found

    def _inside(self, what: str, *words: str) -> str:
        command = [sys.executable, __file__, what, str(self.folder), *words]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(done.stderr[-3000:])
        return done.stdout.splitlines()[-1] if done.stdout else ""

    # --- its people
    def upload(self, by: Reporter, files: Mapping[str, bytes], *, timeout: float = 60) -> Answer:
        """Send files as the page does: in place, so that the answer is the receipts alone."""
        body = multipart(files)
        path = f"/submissions/{by.submission}/upload/"
        kind = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}", "HX-Request": "true"}
        return self.ask("POST", path, by.session, body=body, headers=kind, timeout=timeout)

    def act(self, session: str, submission: int, move: str, fields: Mapping[str, str] | None = None) -> Answer:
        """One move, by the form of the page."""
        from urllib.parse import urlencode

        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        body = urlencode(fields or {}).encode()
        return self.ask("POST", f"/submissions/{submission}/{move}/", session, body=body, headers=kind)

    def ask(
        self,
        method: str,
        path: str,
        session: str = "",
        *,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
        timeout: float = 60,
    ) -> Answer:
        """One request on a connection of its own. Raises OSError and HTTPException as a browser would see them."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        cookies = f"tongket_csrf={CSRF}" + (f"; tongket_session={session}" if session else "")
        try:
            connection.request(method, path, body or None, {"Cookie": cookies, "X-CSRFToken": CSRF, **(headers or {})})
            answer = connection.getresponse()
            return Answer(answer.status, answer.read().decode(errors="replace"))
        finally:
            connection.close()


def make_office(folder: Path, papers: Path, *, database: str = "") -> RealOffice:
    """An office with one open round, a signed-in reporter for each unit and a signed-in consolidator."""
    left_out = ("TONGKET", "DJANGO", "DATABASE_URL")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
    environment |= {"DATABASE_URL": database} if database else {}
    command = [sys.executable, __file__, "make", str(folder), str(papers)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-3000:])
    made = json.loads(done.stdout.splitlines()[-1])
    reporters = [Reporter(*each) for each in made["reporters"]]
    return RealOffice(folder, environment, reporters=reporters, clerk=made["clerk"])


def multipart(files: Mapping[str, bytes]) -> bytes:
    """The body of a form with files."""
    parts = []
    for name, content in files.items():
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n'
        parts.append(head.encode() + b"Content-Type: application/octet-stream\r\n\r\n" + content + b"\r\n")
    return b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


# --- in a process of its own: it wakes Django
def _make(folder: Path, papers: Path) -> dict[str, Any]:
    _wake(folder)
    from django.db import transaction

    from tongket.approve.roles import Role
    from tongket.desk.folder import open_desk
    from tongket.server.actions.init_office import init_office, prepare_office
    from tongket.server.actions.open_round import open_round, prepare_round, put_regime, regime_of
    from tongket.server.actions.people import add_person, give_role

    prepare_office()
    with transaction.atomic():
        init_office("Văn phòng Tỉnh ủy", administrator="quantri")
        clerk = add_person("tonghop", "Chuyên viên tổng hợp", by=None)
        give_role(clerk, Role.CONSOLIDATOR, None, by=None)
        made = prepare_round(papers, put_regime(regime_of(open_desk(papers)), by=None), by=None)
        open_round(made.pk, by=None)
        reporters = []
        for record in made.submissions.select_related("unit"):
            person = add_person(f"bc{record.pk}", f"Người báo cáo {record.unit.code}", by=None)
            give_role(person, Role.REPORTER, record.unit, by=None)
            reporters.append((record.unit.code, record.pk, _signed_in(person)))
    return {"reporters": reporters, "clerk": _signed_in(clerk)}


def _signed_in(person: Any) -> str:
    """The key of a session, as after signing in and opening a page, without the time a password takes."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from tongket.server.actions.own_account import note_session

    session = SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(person.pk), person.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session.create()
    session["noted"] = note_session(person, str(session.session_key), "", "")
    session.save()
    return str(session.session_key)


def _wait(folder: Path) -> None:
    _wake(folder)
    from tongket.server.records.received_file import ReceivedFile
    from tongket.server.records.submission import SubmissionRecord

    for _ in range(2400):
        if not (
            ReceivedFile.objects.filter(state="received").exists()
            or SubmissionRecord.objects.filter(is_checked=False).exists()
        ):
            return
        time.sleep(0.25)
    raise RuntimeError("not everything was read within ten minutes")


def _in_state(folder: Path, state: str) -> list[int]:
    _wake(folder)
    from tongket.server.records.submission import SubmissionRecord

    return list(SubmissionRecord.objects.filter(state=state).values_list("pk", flat=True))


def _compared(folder: Path, receipts: Path) -> dict[str, Any]:
    """How many receipts stand behind no row, no file of those bytes or no reading; rows that are double; all rows."""
    _wake(folder)
    from hashlib import sha256

    from tongket.server.office_folder import content_path
    from tongket.server.records.received_file import ReceivedFile

    given = {tuple(each) for each in json.loads(receipts.read_text(encoding="utf-8"))}
    rows = list(ReceivedFile.objects.values_list("submission_id", "sha256", "state"))
    named = [(submission, digest) for submission, digest, _ in rows]
    kept = {digest for _, digest in named if _holds(content_path(folder, digest), digest, sha256)}
    read = set(ReceivedFile.objects.filter(readings__isnull=False).values_list("submission_id", "sha256"))
    return {
        "receipts": len(given),
        "without_row": len(given - set(named)),
        "without_file": sum(1 for _, digest in given if digest not in kept),
        "without_reading": len(given - read),
        "double": len(named) - len(set(named)),
        "rows": len(rows),
        "waiting": sum(1 for *_, state in rows if state == "received"),
    }


def _holds(path: Path, digest: str, hashed: Any) -> bool:
    return path.is_file() and hashed(path.read_bytes()).hexdigest() == digest


def _wake(folder: Path) -> None:
    from tongket.cli.office_parts import office_parts

    office_parts(folder)


def other_bytes(workbook: bytes, number: int) -> bytes:
    """The same workbook with other bytes, as saved once more: told apart by the comment at the end of its archive."""
    comment = f"{number:08d}-{secrets.token_hex(4)}".encode()
    assert workbook[-22:-18] == b"PK\x05\x06", "a workbook whose archive has no comment yet"
    return workbook[:-2] + len(comment).to_bytes(2, "little") + comment


def main(words: Sequence[str]) -> None:
    """One of the things that need Django."""
    folder = Path(words[1])
    if words[0] == "make":
        print(json.dumps(_make(folder, Path(words[2]))))
    elif words[0] == "state":
        print(json.dumps(_in_state(folder, words[2])))
    elif words[0] == "wait":
        _wait(folder)
    else:
        print(json.dumps(_compared(folder, Path(words[2]))))


if __name__ == "__main__":
    main(sys.argv[1:])
