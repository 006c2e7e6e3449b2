"""A backup taken while units send, restored on an empty machine; the backups of earlier releases, restored today."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import pytest

from tongket import __version__

BACKUPS = Path(__file__).resolve().parent / "backups"
GOOD = ((3, 4), (5, 6))
pytestmark = pytest.mark.slow


def told_of(backup: Path) -> dict[str, object]:
    with zipfile.ZipFile(backup) as archive:
        return json.loads(archive.read("backup.json"))


def restored(office, backup: Path, home: Path):
    """The office of a backup in a new folder, with what `verify` says of it."""
    made = office.run("server", "restore", str(backup), str(home))
    assert (made.returncode, made.stderr) == (0, "")
    return office.run("server", "verify", str(home), "--totals", "--expect", str(told_of(backup)["head"]))


@pytest.mark.service
@pytest.mark.parametrize("on", ["sqlite", "postgresql"])
def test_a_backup_taken_while_units_send_is_one_whole_moment(real_office, papers_of, workbook, tmp_path, on):
    office = real_office(papers_of(6), on)
    office.start()
    is_over, sent = threading.Event(), []

    def send():
        number = 0
        while not is_over.is_set():
            by = office.reporters[number % 6]
            sent.append(
                office.upload(by, {f"bieu {number}.xlsx": workbook(((number, 4), (5, 6)), unit=by.unit)}).status
            )
            number += 1

    thread = threading.Thread(target=send)
    thread.start()
    try:
        while len(sent) < 5:
            is_over.wait(0.1)
        backups = [tmp_path / "mot.zip", tmp_path / "hai.zip"]
        during = []
        for backup in backups:
            before = len(sent)
            assert office.run("server", "backup", str(office.folder), str(backup)).returncode == 0
            during.append(len(sent) - before)
        meanwhile = office.run("server", "verify", str(office.folder))
    finally:
        is_over.set()
        thread.join()
    assert set(sent) == {200}
    assert all(during), "units went on sending while it was written"
    assert (meanwhile.returncode, meanwhile.stderr) == (0, "")

    empty = "" if on == "sqlite" else request_database(office)
    office.environment |= {"DATABASE_URL": empty} if empty else {}
    proved = restored(office, backups[1], tmp_path / "empty")

    assert (proved.returncode, proved.stderr) == (0, "")
    assert str(told_of(backups[1])["head"]) in proved.stdout
    with zipfile.ZipFile(backups[1]) as archive:
        rows = [json.loads(line) for line in archive.read("records.jsonl").decode().splitlines()]
        kept = {name.removeprefix("files/") for name in archive.namelist() if name.startswith("files/")}
    assert {row["fields"]["sha256"] for row in rows if row["model"] == "records.receivedfile"} == kept


@pytest.mark.service
def test_a_backup_that_takes_long_keeps_nobody_waiting(real_office, papers_of, workbook):
    office = real_office(papers_of(2))
    office.start()
    holds = (
        "import sys, pathlib\n"
        "from tongket.cli.office_parts import office_parts\n"
        "office_parts(pathlib.Path(sys.argv[1]))\n"
        "from tongket.server.backup import _lines, one_moment\n"
        "with one_moment():\n"
        "    print(sum(1 for _ in _lines()), flush=True)\n"
        "    sys.stdin.read()\n"
        "    print(sum(1 for _ in _lines()), flush=True)\n"
    )
    command = [sys.executable, "-c", holds, str(office.folder)]
    writer = subprocess.Popen(command, env=office.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    before = writer.stdout.readline()

    try:
        answer = office.upload(office.reporters[0], {"bieu.xlsx": workbook(GOOD)}, timeout=15)
    finally:
        after = writer.communicate("")[0]

    assert answer.status == 200
    assert after == before


def request_database(office) -> str:
    """Another empty database of the same server."""
    from secrets import token_hex

    from postgresql_cluster import Cluster

    home = office.environment["DATABASE_URL"].split("@")[1].rpartition("/")[0].replace("%2F", "/")
    return Cluster(Path(home)).make_database(f"empty_{token_hex(4)}")


@pytest.mark.service
@pytest.mark.skipif("TONGKET_WRITE_BACKUP" not in os.environ, reason="once a release: writes the backup that is kept")
def test_write_the_backup_of_this_release(real_office, papers_of, workbook):
    papers = papers_of(4)
    (papers / "outline.docx").unlink()  # the usual outline then; a few kilobytes less to keep for ever
    office = real_office(papers)
    office.start()
    one, two, three, _ = office.reporters
    for by in (one, two, three):
        answer = office.upload(by, {"Biểu số liệu.xlsx": workbook(GOOD, unit=by.unit)})
        assert answer.status == 200
    office.wait_until_read()
    for by in (one, two):
        assert office.act(by.session, by.submission, "send", {"reason": "đã soát"}).status == 302
    assert office.act(office.clerk, one.submission, "accept").status == 302
    facts = {"reason": "thiếu biểu", "deadline": "2099-12-01"}
    assert office.act(office.clerk, two.submission, "return", facts).status == 302

    made = office.run("server", "backup", str(office.folder), str(BACKUPS / f"office-{__version__}.zip"))

    assert made.returncode == 0, made.stderr


def test_every_release_has_left_its_backup():
    assert (BACKUPS / f"office-{__version__}.zip").is_file()


@pytest.mark.parametrize("backup", sorted(BACKUPS.glob("office-*.zip")), ids=lambda path: path.stem)
def test_the_backup_of_an_earlier_release_is_an_office_today(backup, tmp_path):
    from real_office import RealOffice

    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("TONGKET", "DJANGO", "DATABASE"))
    }
    office = RealOffice(tmp_path / "restored", clean)

    proved = restored(office, backup, office.folder)

    assert (proved.returncode, proved.stderr) == (0, "")
    assert str(told_of(backup)["head"]) in proved.stdout
    assert {state: len(office.submissions_in(state)) for state in ("accepted", "returned", "draft")} == {
        "accepted": 1,
        "returned": 1,
        "draft": 2,
    }
    again = tmp_path / "again.zip"
    assert office.run("server", "backup", str(office.folder), str(again)).returncode == 0
    assert {key: told_of(again)[key] for key in ("rows", "files", "head")} == {
        key: told_of(backup)[key] for key in ("rows", "files", "head")
    }
