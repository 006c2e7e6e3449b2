"""`tongket init`: copies, changes nothing, overwrites nothing, leaves marked files where they are."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
import xlsxwriter
from click.testing import CliRunner

from tongket.cli.init import init_command
from tongket.desk.refusal import CannotGoOn
from tongket.directive.review_file import read_review


def run(*arguments: object):
    return CliRunner().invoke(init_command, [str(argument) for argument in arguments])


def word(path, *lines: str):
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
    return path


def workbook(*rows: tuple[str, ...]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return out.getvalue()


def test_a_plan_fills_review_toml(tmp_path):
    plan = word(
        tmp_path / "ke hoach.docx",
        "TỈNH ỦY TIỀN GIANG",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "KẾ HOẠCH",
        "tổng kết 10 năm thực hiện Chỉ thị số 48-CT/TW, ngày 22/10/2010 của Bộ Chính trị",
        "Số liệu giai đoạn 2011-2020. Công an tỉnh, Sở Tư pháp gửi báo cáo trước ngày 15/10/2020.",
    )

    result = run(tmp_path / "tk", "--plan", plan)

    assert result.exit_code == 0, result.output
    review = read_review((tmp_path / "tk" / "review.toml").read_text(encoding="utf-8"))
    assert review.directives[0].symbol == "48-CT/TW"
    assert review.deadline == date(2020, 10, 15)
    assert (tmp_path / "tk" / "plan.docx").read_bytes() == plan.read_bytes()
    assert "đã lập units.xlsx với 2 cơ quan" in result.output
    assert "Còn thiếu biểu mẫu trống" in result.output


def test_nothing_is_overwritten(tmp_path):
    folder = tmp_path / "tk"
    folder.mkdir()
    (folder / "review.toml").write_text("của tôi", encoding="utf-8")
    (folder / "units.xlsx").write_bytes(b"cu")
    new = tmp_path / "moi.xlsx"
    new.write_bytes(workbook(("Mã", "Tên đơn vị")))

    result = run(folder, "--units", new)

    assert (folder / "review.toml").read_text(encoding="utf-8") == "của tôi"
    assert (folder / "units.xlsx").read_bytes() == b"cu"
    assert "units.xlsx đã có sẵn trong thư mục; giữ nguyên, không ghi đè." in result.output


@pytest.mark.slow
def test_a_marked_report_stays_where_it_is(tmp_path):
    reports = tmp_path / "den"
    (reports / "huyen").mkdir(parents=True)
    (reports / "huyen" / "cai be.xlsx").write_bytes(workbook(("HUYỆN ỦY CÁI BÈ",), ("BIỂU 1",)))
    (reports / "mat.xlsx").write_bytes(workbook(("HUYỆN ỦY CÁI BÈ", "MẬT"), ("BIỂU 1",)))
    with zipfile.ZipFile(reports / "goi.zip", "w") as archive:
        archive.writestr("trong.xlsx", workbook(("Số: 05/BC-UBND(M)",)))
    (reports / "~$cai be.xlsx").write_bytes(b"lock")

    result = run(tmp_path / "tk", "--reports", reports)

    copied = sorted(path.name for path in (tmp_path / "tk" / "reports").rglob("*") if path.is_file())
    assert copied == ["cai be.xlsx"]
    assert (reports / "mat.xlsx").is_file()
    assert (tmp_path / "tk" / "tep-tu-choi.txt").read_text(encoding="utf-8") == "goi.zip: MẬT\nmat.xlsx: MẬT\n"
    assert "Không chép mat.xlsx: có dấu MẬT." in result.output


def test_a_marked_plan_is_not_copied(tmp_path):
    plan = word(tmp_path / "kh.docx", "TỈNH ỦY", "TỐI MẬT", "KẾ HOẠCH")

    result = run(tmp_path / "tk", "--plan", plan)

    assert not (tmp_path / "tk" / "plan.docx").exists()
    assert "Không chép kh.docx: có dấu TỐI MẬT." in result.output


def test_an_absent_file_is_one_sentence(tmp_path):
    result = run(tmp_path / "tk", "--form", tmp_path / "khong-co.xlsx")

    assert isinstance(result.exception, CannotGoOn)
    assert result.exception.key == "no_such_file"
    assert not (tmp_path / "tk").exists()


@pytest.mark.slow
def test_the_example_can_be_started_again_from_its_parts(tmp_path, example):
    result = run(
        tmp_path / "tk",
        *("--outline", example / "outline.docx", "--form", example / "form.xlsx"),
        *("--units", example / "units.xlsx", "--reports", example / "reports"),
    )

    assert result.exit_code == 0, result.output
    assert (tmp_path / "tk" / "form.toml").is_file()
    assert "Phụ lục bổ sung" in (tmp_path / "tk" / "tep-tu-choi.txt").read_text(encoding="utf-8")


def test_the_years_in_the_titles_of_the_form_are_those_asked_where_no_column_names_one(tmp_path):
    blank = tmp_path / "bieu.xlsx"
    blank.write_bytes(
        workbook(("QUYẾT TOÁN NGÂN SÁCH NĂM 2024",), ("STT", "Nội dung", "Dự toán", "Quyết toán"), ("1", "Thu nội địa"))
    )

    run(tmp_path / "tk", "--form", blank)

    review = read_review((tmp_path / "tk" / "review.toml").read_text(encoding="utf-8"))
    assert review.span.text() == "2024"


@pytest.mark.parametrize(
    ("option", "name", "key"),
    [
        ("--form", "bieu.docx", "not_that_form"),
        ("--units", "don-vi.docx", "not_that_units"),
        ("--plan", "kh.xlsx", "not_that_plan"),
    ],
)
def test_a_paper_that_nothing_could_read_is_refused_before_anything_is_copied(tmp_path, option, name, key):
    (tmp_path / name).write_bytes(b"x")

    result = run(tmp_path / "tk", option, tmp_path / name)

    assert isinstance(result.exception, CannotGoOn)
    assert result.exception.key == key
    assert not (tmp_path / "tk").exists()


def test_the_next_command_can_be_typed_as_it_is_told(tmp_path):
    (tmp_path / "bieu.xlsx").write_bytes(workbook(("TT", "Chỉ tiêu", "Năm 2020"), ("1", "Số vụ", "")))

    told = run(tmp_path / "tổng kết 48", "--form", tmp_path / "bieu.xlsx").output

    assert f'tongket form "{tmp_path / "tổng kết 48"}"' in told
