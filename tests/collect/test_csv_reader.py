"""Delimited text in any usual encoding, with any usual delimiter, keeps each field at its place and as it is."""

import pytest

from tongket.collect.files.unreadable import Unreadable
from tongket.collect.workbooks.csv_reader import delimiter_of
from tongket.collect.workbooks.workbook import read_workbook

TABLE = "Đơn vị;Số vụ\nAn Bình;1.234\n"


def fields(content, name="an-binh.csv"):
    return {place: cell.raw for place, cell in read_workbook(content, name).sheets[0].cells.items()}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_usual_encoding_gives_the_same_fields(encoding):
    assert fields(TABLE.encode(encoding)) == {
        (1, 1): "Đơn vị",
        (1, 2): "Số vụ",
        (2, 1): "An Bình",
        (2, 2): "1.234",
    }


def test_the_old_vietnamese_code_page_is_read_when_the_text_is_not_utf_8():
    assert fields("Năm;5".encode("cp1258"))[1, 1] == "Năm"


@pytest.mark.parametrize(
    ("text", "mark"),
    [("a;b\nc;d", ";"), ("a\tb\nc\td", "\t"), ("a,b\nc,d", ","), ("a|b", "|"), ('"1,5";2\n"2,5";3', ";"), ("", ";")],
)
def test_the_delimiter_is_the_one_most_lines_agree_on(text, mark):
    assert delimiter_of(text) == mark


def test_a_quoted_field_may_hold_line_ends_and_delimiters():
    assert fields(b'a;"b;\nc"\nd;e')[1, 2] == "b;\nc"


def test_a_blank_field_is_no_cell():
    assert fields(b"a;;  ;b") == {(1, 1): "a", (1, 4): "b"}


def test_what_is_not_text_is_refused():
    with pytest.raises(Unreadable):
        read_workbook(bytes(range(256)) * 9, "an-binh.csv")
