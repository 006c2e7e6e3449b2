"""Takes the review of the example, made once for every test that looks at it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tongket.desk.build import Built, build
from tongket.desk.folder import Desk, open_desk
from tongket.desk.papers import write_out


def silent(key: str, done: int, total: int) -> None:
    """Nobody watches the progress of a test."""


@pytest.fixture(scope="session")
def reviewed(reviewed_example: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Desk, Built]:
    """A copy of the example with its review made, and what was found, from the readings it keeps."""
    folder = tmp_path_factory.mktemp("example") / reviewed_example.name
    shutil.copytree(reviewed_example, folder)
    desk = open_desk(folder)
    return folder, desk, build(desk)


@pytest.fixture(scope="session")
def make_again():
    """The whole job once more, with nothing kept from before."""

    def again(folder: Path) -> None:
        shutil.rmtree(folder / ".tongket")
        shutil.rmtree(folder / "out")
        desk = open_desk(folder)
        write_out(build(desk), desk, folder / "out", step=silent)

    return again
