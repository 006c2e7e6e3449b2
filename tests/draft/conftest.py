"""Takes the review of the example, of a Party body, as it is; makes another, of a State body."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tongket.desk.build import build
from tongket.desk.folder import open_desk
from tongket.desk.papers import write_out

STATE_OFFICE = """[office]
name = "ỦY BAN NHÂN DÂN TỈNH TIỀN GIANG"
superior = ""
family = "state"
place = "Tiền Giang"
signer_capacity = "TM. ỦY BAN NHÂN DÂN"
signer_title = "CHỦ TỊCH"
signer_name = "Nguyễn Văn An"
recipients = ["Thủ tướng Chính phủ", "Bộ Công an", "Lưu: VT, NC"]
"""


def silent(key: str, done: int, total: int) -> None:
    """Nobody watches the progress of a test."""


@pytest.fixture(scope="session")
def party_out(reviewed_example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `tongket review` writes for the example."""
    return Path(shutil.copytree(reviewed_example, tmp_path_factory.mktemp("party") / "review")) / "out"


@pytest.fixture(scope="session")
def state_out(reviewed_example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same for a People's Committee, whose reports were all read before."""
    folder = tmp_path_factory.mktemp("state") / "review"
    shutil.copytree(reviewed_example, folder, ignore=shutil.ignore_patterns("out"))
    path = folder / "review.toml"
    path.write_text(path.read_text(encoding="utf-8").split("[office]")[0] + STATE_OFFICE, encoding="utf-8")
    desk = open_desk(folder)
    write_out(build(desk), desk, folder / "out", step=silent)
    return folder / "out"
