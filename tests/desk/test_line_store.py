"""Texts kept in one file come back by their key; what was cut off, altered or is not needed does not."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tongket.desk.line_store import KeptLines

ONE, TWO, THREE = (sha256(name).hexdigest() for name in (b"1", b"2", b"3"))


def kept_in(path: Path, **texts: str) -> Path:
    store = KeptLines(path)
    for key, text in texts.items():
        store.add(key, text)
    store.close(set(texts))
    return path


def known(path: Path) -> dict[str, str]:
    return dict(KeptLines(path).texts([ONE, TWO, THREE]))


def kept(tmp_path: Path) -> Path:
    return kept_in(tmp_path / "deep" / "lines.txt", **{ONE: "một", TWO: "hai"})


def test_texts_come_back_by_their_keys(tmp_path: Path) -> None:
    assert known(kept(tmp_path)) == {ONE: "một", TWO: "hai"}


def test_without_a_file_nothing_is_known(tmp_path: Path) -> None:
    assert known(tmp_path / "lines.txt") == {}


def test_a_later_text_stands_in_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    path = kept(tmp_path)
    store = KeptLines(path)
    store.add(ONE, "khác")
    store.close({ONE, TWO})

    assert known(path) == {ONE: "khác", TWO: "hai"}
    assert "một" not in path.read_text(encoding="utf-8")


def test_what_is_not_needed_leaves_nothing_behind(tmp_path: Path) -> None:
    path = kept(tmp_path)
    KeptLines(path).close({TWO})

    assert known(path) == {TWO: "hai"}
    assert "một" not in path.read_text(encoding="utf-8")


def test_where_all_is_needed_the_file_is_left_alone(tmp_path: Path) -> None:
    path = kept(tmp_path)
    before = path.stat().st_mtime_ns, path.read_bytes()
    KeptLines(path).close({ONE, TWO, THREE})

    assert (path.stat().st_mtime_ns, path.read_bytes()) == before


def test_after_a_line_cut_off_others_are_added_whole(tmp_path: Path) -> None:
    path = kept(tmp_path)
    path.write_bytes(path.read_bytes()[:-2])
    store = KeptLines(path)
    store.add(THREE, "ba")
    store.close({ONE, TWO, THREE})

    assert known(path) == {ONE: "một", THREE: "ba"}


def test_two_programs_add_to_one_file(tmp_path: Path) -> None:
    path = tmp_path / "lines.txt"
    one, other = KeptLines(path), KeptLines(path)
    one.add(ONE, "một")
    other.add(TWO, "hai")
    one.add(THREE, "ba")
    other.close({ONE, TWO, THREE})
    one.close({ONE, TWO, THREE})

    assert known(path) == {ONE: "một", TWO: "hai", THREE: "ba"}


def test_a_text_is_given_under_its_own_key_alone_though_the_lines_moved(tmp_path: Path) -> None:
    path = kept_in(tmp_path / "lines.txt", **{ONE: "một", TWO: "bốn"})
    slow = KeptLines(path)
    KeptLines(path).close({TWO})  # as long as the other: it stands now where that one stood

    assert dict(slow.texts([ONE])) == {}


def test_where_another_program_took_the_file_away_nothing_is_known(tmp_path: Path) -> None:
    path = kept(tmp_path)
    store = KeptLines(path)
    path.unlink()

    assert dict(store.texts([ONE, TWO])) == {}


@given(at=st.integers(0, 10_000), letter=st.binary(min_size=1, max_size=1))
def test_an_altered_text_is_never_given(tmp_path_factory: object, at: int, letter: bytes) -> None:
    path = kept(tmp_path_factory.mktemp("kept"))
    content = bytearray(path.read_bytes())
    content[at % len(content)] = letter[0]
    path.write_bytes(content)

    assert known(path).items() <= {ONE: "một", TWO: "hai"}.items()


def test_a_full_disk_ends_the_keeping_and_not_the_work(tmp_path, monkeypatch):
    class FullDisk:
        def write(self, line: bytes) -> int:
            raise OSError(28, "No space left on device")

        def close(self) -> None:
            pass

    monkeypatch.setattr("tongket.desk.line_store._opened", lambda path: FullDisk())
    store = KeptLines(tmp_path / "readings")

    store.add("a" * 64, "đã đọc")
    store.add("b" * 64, "đã đọc")
    store.close({"a" * 64, "b" * 64})

    assert dict(KeptLines(tmp_path / "readings").texts(["a" * 64])) == {}
