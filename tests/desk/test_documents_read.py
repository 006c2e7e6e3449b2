"""What `tongket read` and a review tell of documents: the same fields, each with its place or its reason."""

from __future__ import annotations

import json

import pytest

from tongket.collect.submission import Submission
from tongket.desk.describe import describe_here
from tongket.desk.described_document import document_record, document_text
from tongket.desk.documents_read import with_file
from tongket.desk.submission_store import kept_text, submission_of

PAPER = """ỦY BAN NHÂN DÂN
XÃ HÒA AN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số:      /KH-UBND

Hòa An, ngày 05 tháng 3 năm 2024

KẾ HOẠCH
Thực hiện Chỉ thị số 48-CT/TW ngày 22/10/2010 của Bộ Chính trị

Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020;

I. MỤC ĐÍCH

CHỦ TỊCH

Trần Văn Bình
"""


@pytest.fixture
def told(tmp_path):
    path = tmp_path / "ke-hoach.txt"
    path.write_text(PAPER, encoding="utf-8")
    return describe_here(path)["document"]


def test_a_field_has_value_confidence_and_place(told):
    assert told["date"]["value"] == "2024-03-05"
    assert told["date"]["place"] == {"paragraph": 6, "text": "Hòa An, ngày 05 tháng 3 năm 2024"}
    assert 0 < told["date"]["confidence"] <= 1
    assert told["signer"]["value"]["name"] == "Trần Văn Bình"


def test_a_field_left_open_has_the_reason_and_where(told):
    assert told["number"] == {
        "value": None,
        "why": "left open in the text",
        "place": {"paragraph": 5, "text": "Số: /KH-UBND"},
    }


def test_citations_bases_and_provisions_name_their_paragraphs(told):
    assert [(each["value"], each["place"]["paragraph"]) for each in told["cites"]] == [
        ("48-CT/TW", 8),
        ("30/2020/NĐ-CP", 9),
    ]
    assert [each["cites"] for each in told["bases"]] == [["30/2020/NĐ-CP"]]
    assert told["provisions"][0]["address"] == "mục I"


def test_a_scan_says_in_every_field_that_it_holds_pictures():
    told = document_record([])

    assert {told[name]["why"] for name in ("type", "number", "date", "issuer")} == {"the file holds pictures, no text"}


def test_what_is_kept_with_a_reading_is_the_line_that_is_written():
    kept = document_text([])
    sent = Submission(file="a.docx", sha256="0", size=1, format="docx", document=kept)

    assert submission_of(kept_text(sent)).document == kept
    assert json.loads(with_file('b/"a".docx', kept)) == {"file": 'b/"a".docx', **json.loads(kept)}
