"""Marked files that `tongket init` left where they were: the review still says that they were refused."""

from pathlib import Path

from tongket.collect.submission import OddityKind
from tongket.desk.left_behind import REFUSED_LIST, left_behind


def test_nothing_was_refused(tmp_path: Path):
    assert left_behind(tmp_path) == []


def test_only_the_path_and_the_mark_are_known(tmp_path: Path):
    (tmp_path / REFUSED_LIST).write_text("Xã A: B/tài liệu.xlsx: TỐI MẬT\n\n", encoding="utf-8")

    (submission,) = left_behind(tmp_path)

    assert (submission.file, submission.sha256, submission.size) == ("Xã A: B/tài liệu.xlsx", "", 0)
    assert [(odd.kind, odd.facts["mark"]) for odd in submission.oddities] == [(OddityKind.SECRET, "TỐI MẬT")]
