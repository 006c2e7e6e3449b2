"""A disk that is full while something is written beside uploads: it is said, and nothing half-written stays."""

from __future__ import annotations

import errno
import zipfile
from pathlib import Path

import pytest

from tongket.cli.main import _run as run
from tongket.cli.main import program
from tongket.cli.words import set_language
from tongket.desk.refusal import CannotGoOn
from tongket.server.actions.accept_submission import accept_submission
from tongket.server.backup import back_up
from tongket.server.records.timed_work import TimedWork
from tongket.server.restore import unpack
from tongket.server.totals import forget_totals
from tongket.server.verify import verify_office


def full(*_, **__):
    raise OSError(errno.ENOSPC, "No space left on device")


class FullDisk:
    """A file on a disk that is full after so many bytes."""

    def __init__(self, target, room):
        self.target, self.room = target, room

    def write(self, content):
        self.target.write(content[: self.room])
        if len(content) > self.room:
            full()
        self.room -= len(content)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.target.close()


@pytest.fixture
def disk_is_full(monkeypatch):
    """From here on nothing that is written in one move finds more than a few bytes of room."""
    usual = Path.open

    def opened(self, mode="r", *arguments, **named):
        target = usual(self, mode, *arguments, **named)
        return FullDisk(target, 10) if "w" in mode and self.name.endswith(".part") else target

    return lambda: monkeypatch.setattr(Path, "open", opened)


# --- totals
@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("vi", "Máy chủ không ghi được xuống đĩa (No space left on device); không có gì ghi dở."),
        ("en", "The server cannot write to its disk (No space left on device)"),
    ],
)
def test_totals_that_cannot_be_kept_are_not_shown_as_none(
    office, sent, signed_in, disk_is_full, office_folder, language, says
):
    accept_submission(sent("D01").pk, by=office.consolidator)
    forget_totals(office.round)
    clerk = signed_in(office.consolidator)
    clerk.post("/language/", {"language": language})
    kept = office_folder / "rounds" / "1" / ".tongket" / "totals"
    disk_is_full()

    answer = clerk.get("/rounds/1/totals/")

    assert answer.status_code == 503
    assert says in answer.content.decode()
    assert list(kept.glob("*")) == []
    assert list(verify_office()) == []


def test_totals_are_there_once_there_is_room_again(office, sent, signed_in, disk_is_full, monkeypatch):
    accept_submission(sent("D01").pk, by=office.consolidator)
    forget_totals(office.round)
    clerk = signed_in(office.consolidator)
    with monkeypatch.context() as later:
        later.setattr("tongket.desk.atomic._replace", lambda path, *_: full_of(path))
        assert clerk.get("/rounds/1/totals/").status_code == 503

    assert clerk.get("/rounds/1/totals/").status_code == 200


def full_of(path):
    raise CannotGoOn("cannot_write", file=path.name, detail="No space left on device")


# --- backup and restore
@pytest.mark.parametrize("where", ["writestr", "write", "_write_end_record"])
def test_a_backup_on_a_full_disk_leaves_the_one_before_and_no_half(
    office, sent, office_folder, tmp_path, monkeypatch, where
):
    sent("D01")
    target = tmp_path / "backups" / "office.zip"
    back_up(target)
    before, noted = target.read_bytes(), TimedWork.objects.get(name="backup").done_at
    with monkeypatch.context() as now:
        now.setattr(zipfile.ZipFile, where, full)
        with pytest.raises(OSError, match="No space left"):
            back_up(target)

    assert target.read_bytes() == before
    assert [path.name for path in target.parent.iterdir()] == ["office.zip"]
    assert TimedWork.objects.get(name="backup").done_at == noted


@pytest.mark.parametrize("is_there", [False, True])
def test_a_restore_on_a_full_disk_is_no_fault_of_the_backup(office, sent, tmp_path, monkeypatch, is_there):
    sent("D01")
    source, home = tmp_path / "office.zip", tmp_path / "restored"
    back_up(source)
    if is_there:
        home.mkdir()
    with monkeypatch.context() as now:
        now.setattr("tongket.server.restore._write", full)
        with pytest.raises(CannotGoOn) as refused:
            unpack(source, home)

    assert (refused.value.key, refused.value.facts["detail"]) == ("cannot_write", "No space left on device")
    assert home.exists() is is_there
    assert not is_there or list(home.iterdir()) == []
    unpack(source, home)  # the same command again, once there is room


def test_a_folder_that_cannot_even_be_made_is_no_fault_of_the_backup_either(office, sent, tmp_path, monkeypatch):
    sent("D01")
    source = tmp_path / "office.zip"
    back_up(source)
    monkeypatch.setattr("tongket.server.restore.make_office_folder", full)

    with pytest.raises(CannotGoOn) as refused:
        unpack(source, tmp_path / "restored")

    assert refused.value.key == "cannot_write"


@pytest.mark.parametrize(
    ("language", "says"),
    [("vi", "Ổ đĩa đã đầy; không có gì ghi dở"), ("en", "The disk is full; nothing is half-written")],
)
def test_a_full_disk_is_called_no_defect_on_the_command_line(monkeypatch, capsys, language, says):
    monkeypatch.setattr(program, "main", full)
    try:
        assert run(["--lang", language, "server", "backup", "a", "b.zip"], debug=False) == 1
    finally:
        set_language("vi")
    assert says in capsys.readouterr().err
