"""A file that many write at once is at every moment one that somebody wrote."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tongket.desk.atomic import write_shared


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
