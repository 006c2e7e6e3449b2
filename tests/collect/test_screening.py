"""A secrecy mark is seen wherever it stands alone, and nowhere else."""

from __future__ import annotations

import io
import zipfile

import pytest

from tongket.collect.screening import mark_in_name, mark_in_subject, mark_of_file, mark_of_workbook, secrecy_mark
from tongket.collect.workbooks.sheet import Cell, CellKind, Sheet, Workbook


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("MẬT", "MẬT"),
        ("Mật", "MẬT"),
        ("TỐI MẬT", "TỐI MẬT"),
        ("TUYỆT MẬT", "TUYỆT MẬT"),
        ("  * M Ậ T *", "MẬT"),
        ("T U Y Ệ T  M Ậ T", "TUYỆT MẬT"),
        ("[ MẬT ]", "MẬT"),
        ("MẬT - Bản số: 02", "MẬT"),
        ("Độ mật: Tối mật", "TỐI MẬT"),
        ("TOI MAT", "TỐI MẬT"),
        ("MAT", "MẬT"),
        ("mËt", "MẬT"),
        ("Số: 05/BC-UBND(M)", "MẬT"),
        ("Số 12-BC/TU (M)", "MẬT"),
        ("Số: 05/BC-UBND/M", "MẬT"),
        ("Số: 07/BC-CAT(TuM)", "TUYỆT MẬT"),
        ("Số: 07/BC-CAT (TM)", "TỐI MẬT"),
        ("Số: M05/BC-UBND", "MẬT"),
        ("12-BC/TU (M)", "MẬT"),
        ("SỞ TƯ PHÁP\nMẬT", "MẬT"),
    ],
)
def test_a_mark_is_seen(line, mark):
    assert secrecy_mark([line]) == mark


@pytest.mark.parametrize(
    "line",
    [
        "BÁO CÁO về công tác bảo vệ bí mật nhà nước",
        "BẢO VỆ BÍ MẬT NHÀ NƯỚC",
        "bảo mật",
        "BẢO MẬT THÔNG TIN",
        "Mặt trận",
        "MẶT",
        "mật",
        "mật ong",
        "Mất",
        "Độ mật: Không",
        "Số: 15/BC-UBND",
        "Số: 15/BC-MTTQ",
        "Số 12-BC/TU",
        "Số: 15/BC-TM",
        "Số M",
        "Thực hiện Kế hoạch số 12-KH/TU (M) ngày 01/02/2020",
        "",
    ],
)
def test_words_of_a_subject_are_no_mark(line):
    assert secrecy_mark(["SỞ TƯ PHÁP", line]) is None


def test_a_mark_without_diacritics_counts_only_where_nothing_has_any():
    assert secrecy_mark(["HUYEN UY CAI BE", "MAT"]) == "MẬT"
    assert secrecy_mark(["HUYỆN ỦY CÁI BÈ", "MAT"]) is None


@pytest.mark.parametrize("subject", ["[MẬT] Báo cáo", "MẬT: báo cáo", "Báo cáo (TỐI MẬT)", "MẬT"])
def test_a_mark_in_a_subject(subject):
    assert mark_in_subject(subject)


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("[Mật] Xã An Bình.xlsx", "MẬT"),
        ("Xã An Bình (mật).xlsx", "MẬT"),
        ("[MẬT - KHẨN] Xã An Bình.xlsx", "MẬT"),
        ("Xã An Bình_MẬT.xlsx", "MẬT"),
        ("MẬT_Xã An Bình.xlsx", "MẬT"),
        ("TUYỆT MẬT Xã An Bình.xlsx", "TUYỆT MẬT"),
        ("TỐI_MẬT_Xa_An_Binh.xlsx", "TỐI MẬT"),
        ("Xã An Bình - MẬT.xlsx", "MẬT"),
        ("MẬT/Xã An Bình.xlsx", "MẬT"),
    ],
)
def test_a_mark_in_a_name(name, mark):
    assert mark_in_name(name) == mark


@pytest.mark.parametrize(
    "name",
    [
        "Xã An Bình bảo mật thông tin",
        "MẬT ĐỘ DÂN SỐ",
        "MẬT_ĐỘ_DÂN_SỐ",
        "mat ong",
        "mat bang",
        "Sản phẩm (MẬT ONG)",
        "Mật độ dân số (MẬT ĐỘ)",
        "MẬT_ONG_2025",
        "KHÔNG MẬT",
        "Xã An Bình_KHÔNG_MẬT",
        "[KHÔNG MẬT] Xã An Bình",
        "CÔNG TÁC - BÍ MẬT",
        "CONG_TAC_BẢO_MẬT",
        "BẢO MẬT/Xã An Bình",
        "MẬT ĐỘ/Xã An Bình",
        "sản phẩm ong - mật",
    ],
)
def test_a_name_about_other_things_is_no_mark(name):
    assert mark_in_name(f"{name}.xlsx") is None


@pytest.mark.parametrize("subject", ["Báo cáo bảo vệ BÍ MẬT", "MẬT độ dân số", "V/v bảo vệ bí mật (2020)"])
def test_a_subject_about_secrets_is_no_mark(subject):
    assert mark_in_subject(subject) is None


def test_only_the_heading_block_of_a_sheet_is_asked():
    sheet = Sheet("Biểu 1", {})
    for row, texts in enumerate([("HUYỆN ỦY",), ("STT", "Độ mật"), ("1", "Mật")], 1):
        for column, text in enumerate(texts, 1):
            sheet.cells[row, column] = Cell(row, column, CellKind.TEXT, text)

    assert mark_of_workbook(Workbook("xlsx", [sheet])) is None
    sheet.cells[1, 5] = Cell(1, 5, CellKind.TEXT, "MẬT")
    sheet.is_hidden = True
    assert mark_of_workbook(Workbook("xlsx", [sheet])) == "MẬT"


def word_file(body: str, **parts: str) -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:hdr {space}>{content}</w:hdr>")
    return out.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    "content",
    [
        word_file(paragraph("HUYỆN ỦY") + paragraph("MẬT")),
        word_file(f"<w:tbl><w:tr><w:tc>{paragraph('Tối mật')}</w:tc></w:tr></w:tbl>"),
        word_file(
            f"<w:p><w:r><w:t>BÁO CÁO</w:t></w:r><w:r><w:txbxContent>{paragraph('MẬT')}</w:txbxContent></w:r></w:p>"
        ),
        word_file(paragraph("BÁO CÁO"), header1=paragraph("MẬT")),
        word_file("<w:p><w:r><w:t>M</w:t></w:r><w:r><w:t>ẬT</w:t></w:r></w:p>"),
        "HUYỆN ỦY CÁI BÈ\nMẬT\n".encode(),
    ],
)
def test_a_mark_in_a_document(content):
    assert mark_of_file(content, "bao-cao.txt")


def test_a_document_without_a_mark():
    content = word_file(paragraph("HUYỆN ỦY") + paragraph("BÁO CÁO về bảo vệ bí mật nhà nước"))

    assert mark_of_file(content, "bao-cao.docx") is None
