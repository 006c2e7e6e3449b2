"""What programs keep side by side, and are killed while they keep it, comes back whole or not at all."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest

from tongket.desk.file_store import KeptFiles
from tongket.desk.line_store import KeptLines

KEYS = [sha256(bytes([number])).hexdigest() for number in range(4)]
LONG = 300_000  # letters of a text: more than one write of a program's buffer, or of a disk's block

# Keeps texts without end, each of one letter, another one every time; what a run does not need goes at its end.
AT_WORK = f"""
import itertools, pathlib, sys
from hashlib import sha256
from tongket.desk.{{module}} import {{store}}
keys = [sha256(bytes([number])).hexdigest() for number in range({len(KEYS)})]
for turn in itertools.count():
    store = {{store}}(pathlib.Path(sys.argv[1]))
    for key in keys:
        store.add(key, "abcdefgh"[turn % 8] * ({LONG} + turn % 3))
    store.close(set(keys[turn % 2:]))
    print(flush=True)
"""
STORES = [(KeptFiles, "file_store"), (KeptLines, "line_store")]


@contextmanager
def at_work(path: Path, store: type, module: str) -> Iterator[None]:
    """Two programs that keep texts, killed at the end wherever they are."""
    code = AT_WORK.format(store=store.__name__, module=module)
    command = [sys.executable, "-c", code, str(path)]
    programs = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(2)]
    try:
        for program in programs:
            assert program.stdout is not None
            program.stdout.readline()  # it has begun
        yield
    finally:
        for program in programs:
            program.kill()
            program.communicate()


def is_whole(text: str) -> bool:
    return LONG <= len(text) < LONG + 3 and len(set(text)) == 1


@pytest.mark.parametrize(("store", "module"), STORES)
def test_no_text_comes_back_in_part_while_programs_keep_them_or_after_they_were_killed(
    tmp_path: Path, store: type[KeptFiles | KeptLines], module: str
) -> None:
    path, seen = tmp_path / "kept", 0
    for more in range(5):
        with at_work(path, store, module):
            for _ in range(10):
                texts = dict(store(path).texts(KEYS))
                assert all(map(is_whole, texts.values()))
                seen += len(texts)
            time.sleep(more / 100)
        assert all(is_whole(text) for _, text in store(path).texts(KEYS))

    assert seen > 0
    last = store(path)
    last.add(KEYS[0], "sau cùng")
    last.close(set(KEYS))
    assert dict(store(path).texts(KEYS[:1])) == {KEYS[0]: "sau cùng"}
