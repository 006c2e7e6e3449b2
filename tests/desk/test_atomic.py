"""A file that many write at once is at every moment one that somebody wrote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tongket.desk.atomic import write_pieces, write_shared
from tongket.desk.refusal import CannotGoOn


def test_whoever_writes_at_the_same_time_the_file_is_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "totals.json"
    seen: Counter[bytes] = Counter()

    def write(letter: bytes) -> None:
        for _ in range(20):
            write_shared(path, letter * 200_000)
            seen[path.read_bytes()] += 1

    with ThreadPoolExecutor(4) as writers:
        for done in [writers.submit(write, letter) for letter in (b"a", b"b", b"c", b"d")]:
            done.result()

    assert set(seen) <= {letter * 200_000 for letter in (b"a", b"b", b"c", b"d")}
    assert list(path.parent.iterdir()) == [path]


def test_two_runs_at_once_are_told_of_each_other(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"[]"
        (tmp_path / "figures.json.part").replace(tmp_path / "figures.json")  # the other run was faster

    with pytest.raises(CannotGoOn) as refusal:
        write_pieces(tmp_path / "figures.json", pieces())

    assert refusal.value.key == "written_by_another"
    assert [path.name for path in tmp_path.iterdir()] == ["figures.json"]
