"""Takes the example, makes its review once for every test that looks at it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tongket.desk.build import Built, build
from tongket.desk.folder import Desk, open_desk
from tongket.desk.papers import write_out

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "tien-giang-2020"


def silent(key: str, done: int, total: int) -> None:
    """Nobody watches the progress of a test."""


def made(folder: Path) -> tuple[Desk, Built]:
    """Make the whole review of a folder."""
    desk = open_desk(folder)
    built = build(desk)
    write_out(built, desk, folder / "out", step=silent)
    return desk, built


@pytest.fixture(scope="session")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Desk, Built]:
    """A copy of the example with its review made."""
    folder = tmp_path_factory.mktemp("example") / "tien-giang-2020"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("out", ".tongket"))
    return (folder, *made(folder))


@pytest.fixture(scope="session")
def make_again():
    """The whole job once more, with nothing kept from before."""

    def again(folder: Path) -> None:
        shutil.rmtree(folder / ".tongket")
        made(folder)

    return again
