"""Takes the example, makes its review twice: of a Party body, as it is, and of a State body."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tongket.desk.build import build
from tongket.desk.folder import open_desk
from tongket.desk.papers import write_out

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "tien-giang-2020"
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


def made(folder: Path, *, office: str = "") -> Path:
    """A copy of the example in `folder` with its review made, for another office where one is given."""
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("out", ".tongket"))
    if office:
        path = folder / "review.toml"
        kept = path.read_text(encoding="utf-8").split("[office]")[0]
        path.write_text(kept + office, encoding="utf-8")
    desk = open_desk(folder)
    write_out(build(desk), desk, folder / "out", step=silent)
    return folder / "out"


@pytest.fixture(scope="session")
def party_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `tongket review` writes for the example."""
    return made(tmp_path_factory.mktemp("party") / "review")


@pytest.fixture(scope="session")
def state_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same for a People's Committee."""
    return made(tmp_path_factory.mktemp("state") / "review", office=STATE_OFFICE)
