"""Readers are loaded early where files will most likely have to be read, and nowhere else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tongket.desk import early
from tongket.desk.early import READINGS, expect_reading


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The modules that were to be loaded aside."""
    asked: list[str] = []
    monkeypatch.setattr(early, "load_aside", asked.append)
    return asked


def folder_with(tmp_path: Path, *, received: int, read: int | None) -> Path:
    """A review whose one file was written at one second, and whose readings were at another."""
    (tmp_path / "reports").mkdir()
    (tmp_path / READINGS).parent.mkdir()
    for path, when in ((tmp_path / "reports" / "a.xlsx", received), (tmp_path / READINGS, read)):
        if when is not None:
            path.touch()
            os.utime(path, (when, when))
    return tmp_path


def test_nothing_was_read_yet(tmp_path: Path, loaded: list[str]) -> None:
    expect_reading(folder_with(tmp_path, received=5, read=None))
    assert loaded == ["tongket.desk.read_reports"]


def test_a_file_came_since(tmp_path: Path, loaded: list[str]) -> None:
    expect_reading(folder_with(tmp_path, received=9, read=5))
    assert loaded == ["tongket.desk.read_reports"]


def test_nothing_came_since(tmp_path: Path, loaded: list[str]) -> None:
    expect_reading(folder_with(tmp_path, received=5, read=9))
    assert loaded == []


def test_what_is_no_review_is_left_to_be_said(tmp_path: Path, loaded: list[str]) -> None:
    expect_reading(tmp_path)
    expect_reading(tmp_path / "nowhere")
    assert loaded == []
