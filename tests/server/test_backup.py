"""A backup taken while people work, restored on an empty machine, is the same office."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile

import pytest

from tongket.server.actions.accept_submission import accept_submission
from tongket.server.backup import back_up
from tongket.server.records.event import ChainHead
from tongket.server.restore import unpack


@pytest.fixture
def made(office, sent, tmp_path):
    """A backup of an office with one accepted report."""
    accept_submission(sent("D01").pk, by=office.consolidator)
    sent("D02")
    target = tmp_path / "office.zip"
    back_up(target)
    return target


def tongket(*words, **environment):
    command = [sys.executable, "-m", "tongket", *map(str, words)]
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("TONGKET", "DJANGO"))}
    return subprocess.run(command, capture_output=True, text=True, env={**clean, **environment}, check=False)


@pytest.mark.slow
def test_what_is_restored_verifies_to_the_same_last_hash(made, tmp_path):
    home, head = tmp_path / "restored", ChainHead.objects.get(pk=1).hash

    restored = tongket("server", "restore", made, home)
    assert (restored.returncode, restored.stderr) == (0, "")

    verified = tongket("server", "verify", home, "--totals", "--expect", head)
    assert (verified.returncode, verified.stderr) == (0, "")
    assert head in verified.stdout


@pytest.mark.slow
def test_the_register_of_the_office_comes_back(db, staff, office_folder, tmp_path):
    (office_folder / "register.toml").write_text('office = "Tỉnh ủy"\n', encoding="utf-8")
    back_up(tmp_path / "sao-luu.zip")

    unpack(tmp_path / "sao-luu.zip", tmp_path / "moi")

    assert (tmp_path / "moi" / "register.toml").read_text(encoding="utf-8") == 'office = "Tỉnh ủy"\n'


def test_a_damaged_backup_is_refused_and_nothing_is_written(made, tmp_path):
    spoiled = tmp_path / "spoiled.zip"
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(spoiled, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content[:-1] + b"x" if name.startswith("files/") else content)

    refused = tongket("server", "restore", spoiled, tmp_path / "restored")

    assert refused.returncode == 1
    assert refused.stderr.strip() == "spoiled.zip không phải bản sao lưu của tongket, hoặc đã hỏng. Dùng bản khác."


@pytest.mark.slow
def test_commands_about_files_never_wake_django(example):
    code = (
        "import sys; sys.argv = ['tongket', 'check', sys.argv[1]]\n"
        "from tongket.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('django', 'ninja', 'waitress')])"
    )
    file = next(iter(sorted((example / "reports").glob("*.xlsx"))))
    ran = subprocess.run([sys.executable, "-c", code, str(file)], capture_output=True, text=True, check=False)
    assert ran.stdout.strip().splitlines()[-1] == "[]"
