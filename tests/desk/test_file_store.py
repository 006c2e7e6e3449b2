"""Texts kept in a file each come back by their key; what was cut off, altered or forgotten does not."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from tongket.desk.file_store import KeptFiles

ONE, TWO = (sha256(name).hexdigest() for name in (b"1", b"2"))


@pytest.fixture
def store(tmp_path: Path) -> KeptFiles:
    made = KeptFiles(tmp_path / "deep" / "kept")
    made.add(ONE, "một")
    made.add(TWO, "hai \ud800")  # half a sign, as broken files hold it
    return made


def file_of(store: KeptFiles, key: str) -> Path:
    return next(path for path in store.folder.iterdir() if key in path.name)


def test_texts_come_back_by_their_keys(store: KeptFiles) -> None:
    again = KeptFiles(store.folder)
    assert dict(again.texts([TWO, ONE])) == {TWO: "hai \ud800", ONE: "một"}
    assert ONE in again


def test_without_a_folder_nothing_is_known(tmp_path: Path) -> None:
    assert ONE not in KeptFiles(tmp_path / "none")
    assert dict(KeptFiles(tmp_path / "none").texts([ONE])) == {}


def test_one_text_is_forgotten_and_leaves_nothing_behind(store: KeptFiles) -> None:
    store.forget(ONE)
    store.forget(ONE)

    assert dict(store.texts([ONE, TWO])).keys() == {TWO}
    assert len(list(store.folder.iterdir())) == 1


def test_what_one_run_does_not_need_stays_for_another(store: KeptFiles) -> None:
    KeptFiles(store.folder).close({TWO})

    assert dict(store.texts([ONE])) == {ONE: "một"}


@pytest.mark.parametrize("length", [0, 20, 73, 74, 77, 79])
def test_a_text_cut_off_is_not_given(store: KeptFiles, length: int) -> None:
    path = file_of(store, ONE)
    path.write_bytes(path.read_bytes()[:length])

    assert dict(store.texts([ONE])) == {}


def test_a_text_of_another_key_is_not_given(store: KeptFiles) -> None:
    file_of(store, TWO).replace(file_of(store, ONE))

    assert dict(store.texts([ONE])) == {}
