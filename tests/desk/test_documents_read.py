"""What `tongket read` and a review tell of documents: the same fields, each with its place or its reason."""

from __future__ import annotations

import json
import subprocess

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH

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


LEFT = ["ỦY BAN NHÂN DÂN", "TỈNH HÒA AN", "-------", "Số: 1234/QĐ-UBND"]
RIGHT = [
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "---------------",
    "Hòa An, ngày 05 tháng 3 năm 2024",
]
TITLE = ["QUYẾT ĐỊNH", "Về việc phê duyệt Đề án bảo đảm trật tự đô thị", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÒA AN"]
TEXT = [
    "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
    "Điều 1. Phê duyệt Đề án bảo đảm trật tự đô thị trên địa bàn tỉnh, với các nội dung kèm theo Quyết định này.",
]
RECEIVED = ["Nơi nhận:", "- Như Điều 1;", "- Lưu: VT, KT."]
SIGNED = ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "Trần Văn Bình"]


@pytest.fixture
def decision(tmp_path):
    """A decision as Word keeps one: letterhead and signature in tables of two columns."""
    paper = docx.Document()
    two_columns(paper, LEFT, RIGHT)
    for text in TITLE:
        paper.add_paragraph(text).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text in TEXT:
        paper.add_paragraph(text)
    two_columns(paper, RECEIVED, SIGNED)
    path = tmp_path / "quyet-dinh.docx"
    paper.save(str(path))
    return path


def two_columns(paper, left, right):
    cells = paper.add_table(rows=1, cols=2).rows[0].cells
    for cell, lines in zip(cells, (left, right), strict=True):
        cell.text = "\n".join(lines)


def fields(path):
    told = describe_here(path)["document"]
    names = ("type", "symbol", "place", "date", "issuer", "superior", "subject", "signer")
    lists = [[each["value"] for each in told[name]] for name in ("bases", "recipients")]
    return [*(told[name]["value"] for name in names), *lists]


def test_columns_of_a_word_table_come_apart(decision):
    assert fields(decision) == [
        "Quyết định",
        "1234/QĐ-UBND",
        "Hòa An",
        "2024-03-05",
        "ỦY BAN NHÂN DÂN TỈNH HÒA AN",
        None,
        "Về việc phê duyệt Đề án bảo đảm trật tự đô thị",
        {
            "name": "Trần Văn Bình",
            "position": "PHÓ CHỦ TỊCH",
            "capacity": "KT.",
            "on_behalf": "CHỦ TỊCH",
            "acting": [["TM.", "ỦY BAN NHÂN DÂN"], ["KT.", "CHỦ TỊCH"]],
        },
        [TEXT[0].rstrip(";")],
        ["Như Điều 1", "Lưu: VT, KT"],
    ]


@pytest.mark.service
@pytest.mark.slow
@pytest.mark.parametrize("ending", ["pdf", "doc", "odt", "html", "rtf"])
def test_every_format_tells_the_same(decision, soffice, ending):
    command = [soffice, "--headless", "--convert-to", ending, "--outdir", str(decision.parent), str(decision)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)

    assert fields(decision.with_suffix(f".{ending}")) == fields(decision)


@pytest.mark.data
def test_a_stamped_decision_leaves_number_and_day_open(shared_data):
    told = describe_here(shared_data / "gov-docs-real" / "full" / "hanoi_qd_2280_water.pdf")["document"]

    assert told["type"]["value"] == "Quyết định"
    assert {told[name]["why"] for name in ("number", "symbol", "date")} == {"left open in the text"}
    assert told["signer"]["value"]["acting"] == [["TM.", "ỦY BAN NHÂN DÂN"], ["KT.", "CHỦ TỊCH"]]


@pytest.mark.data
def test_a_scanned_decision_tells_nothing(shared_data):
    told = describe_here(shared_data / "gov-docs-real" / "full" / "qd_729_ttg.pdf")["document"]

    assert told["number"] == {"value": None, "why": "the file holds pictures, no text"}


@pytest.mark.data
def test_the_founding_news_item_is_no_document(shared_data):
    (item,) = (shared_data / "seed").glob("*.txt")
    told = describe_here(item)["document"]

    assert {told[name]["why"] for name in ("type", "number", "issuer", "signer")} == {"not in the text"}
    assert told["cites"] != []
