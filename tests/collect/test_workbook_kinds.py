"""What a file is, is told by its bytes; what cannot be read is refused in words, never with a trace."""

import pickle
import zipfile
from io import BytesIO

import pytest

from tongket.collect.files.unreadable import Unreadable
from tongket.collect.submission import OddityKind
from tongket.collect.workbooks.sheet import CellKind
from tongket.collect.workbooks.workbook import read_workbook


def test_a_text_file_keeps_every_field_at_its_address_as_text():
    workbook = read_workbook("Đơn vị;Số vụ\nAn Bình;1.234\n".encode(), "an-binh.csv")

    cells = workbook.sheets[0].cells
    assert workbook.format == "csv"
    assert workbook.sheets[0].name == "an-binh"
    assert cells[2, 2].raw == "1.234"
    assert cells[2, 2].kind is CellKind.TEXT


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"", "rong.xlsx", OddityKind.DAMAGED),
        (b"PK\x03\x04 cut short", "hong.xlsx", OddityKind.DAMAGED),
        (b"%PDF-1.7 ...", "bao-cao.xlsx", OddityKind.UNSUPPORTED),
    ],
)
def test_what_is_no_workbook_is_refused_with_its_kind(content, name, kind):
    with pytest.raises(Unreadable) as refusal:
        read_workbook(content, name)

    assert refusal.value.kind is kind


def test_a_word_report_is_not_a_workbook():
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")

    with pytest.raises(Unreadable) as refusal:
        read_workbook(buffer.getvalue(), "bao-cao.docx")

    assert refusal.value.kind is OddityKind.UNSUPPORTED


def test_a_refusal_crosses_from_a_worker_unchanged():
    refusal = pickle.loads(pickle.dumps(Unreadable(OddityKind.TOO_HEAVY, "200 MB")))

    assert (refusal.kind, refusal.detail) == (OddityKind.TOO_HEAVY, "200 MB")
