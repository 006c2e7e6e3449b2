"""Word, PDF and text documents are opened for their first lines."""

from __future__ import annotations

import pytest

from tongket.collect.documents.lines import is_document, open_letterhead
from tongket.collect.files.unreadable import Unreadable
from tongket.collect.letterhead import letterhead_of_text
from tongket.collect.submission import OddityKind


@pytest.mark.data
@pytest.mark.slow
def test_a_word_97_file_gives_its_first_lines(shared_data):
    path = next((shared_data / "vbpl-files").rglob("*100.2015.QH13.doc"))

    lines = open_letterhead(path, path.name)

    assert is_document(path.read_bytes(), path.name)
    assert lines[:4] == [
        "QUỐC HỘI", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: 100/2015/QH13",
    ]  # fmt: skip


@pytest.mark.data
@pytest.mark.slow
def test_a_number_that_is_only_in_the_stamp_is_not_in_the_text(shared_data):
    path = next((shared_data / "gov-docs-real").rglob("hanoi_tb_453_flag.pdf"))

    letterhead = letterhead_of_text(open_letterhead(path, path.name))

    assert letterhead.unit_text == "ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI"
    assert letterhead.superior_text is None
    assert letterhead.symbol is None
    assert letterhead.dated is None


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        ("HUYỆN ỦY CÁI BÈ\r\n\r\nBÁO CÁO".encode(), ["HUYỆN ỦY CÁI BÈ", "BÁO CÁO"]),
        ("HUYỆN ỦY\nBÁO CÁO".encode("utf-16"), ["HUYỆN ỦY", "BÁO CÁO"]),
        (b"{\\rtf1 HUY\\u7878?N\\par M\\u7852?T}", ["HUYỆN", "MẬT"]),
    ],
)
def test_text_in_the_encodings_offices_use(content, lines):
    assert open_letterhead(content, "a.txt") == lines


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut", b"%PDF-1.4 nothing", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_what_cannot_be_opened_is_refused(content):
    with pytest.raises(Unreadable) as refusal:
        open_letterhead(content, "a.doc")

    assert refusal.value.kind is OddityKind.DAMAGED
