"""The draft of the example, read back by a stranger's reader."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import docx
import pytest

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def lines(party_out: Path) -> list[str]:
    document = docx.Document(str(party_out / "du-thao-bao-cao.docx"))
    # python-docx passes over content controls; the numbers are in them.
    texts = ("".join(map(words_of, p._p.iter())) for p in document.paragraphs)
    return [text.replace("\N{NO-BREAK SPACE}", " ") for text in texts if text.strip()]


def words_of(node) -> str:
    if node.tag.endswith("}noBreakHyphen"):
        return "-"
    return node.text or "" if node.tag.endswith("}t") else ""


def after(lines: list[str], start: str, until: str) -> list[str]:
    first = next(at for at, line in enumerate(lines) if line.startswith(start))
    return lines[first + 1 : next(at for at, line in enumerate(lines) if at > first and line.startswith(until))]


def test_each_sheet_stands_under_the_heading_that_asks_for_it(lines):
    crime = after(lines, "1. Tình hình, kết quả phòng, chống tội phạm", "2. Trật tự")
    assert any(line.startswith("- Tội phạm về trật tự xã hội") for line in crime)
    drugs = after(lines, "3. Phòng, chống ma túy (Biểu 3)", "4. Tuyên truyền")
    assert any("số vụ phạm tội về ma túy bị phát hiện" in line for line in drugs)


def test_each_heading_of_words_tells_what_units_said_with_their_count(lines):
    strengths = after(lines, "1. Ưu điểm", "2. Hạn chế")
    assert re.search(r"\(máy gộp: \d+/\d+ đơn vị\)", strengths[0])
    proposals = after(lines, "V- ĐỀ XUẤT, KIẾN NGHỊ", "Trên đây là")
    assert any(re.match(r"[-+] (?:Huyện|Sở|Thị xã|Thành phố)[^:]+: \w", line) for line in proposals)


def test_page_one_says_who_is_missing_and_that_totals_are_provisional(lines):
    opening = " ".join(lines[: lines.index("1. Công tác quán triệt, tuyên truyền Chỉ thị")])

    assert "21/24 đơn vị" in opening
    assert "Sở Giáo dục và Đào tạo" in opening
    assert "các tổng số là tạm tính" in opening


def test_the_report_opens_with_who_reports_on_what_right_before_its_first_section(lines):
    opening = lines[next(at for at, words in enumerate(lines) if words.startswith("I- ")) - 1]

    assert opening == (
        "Ban Thường vụ Tỉnh ủy Tiền Giang báo cáo tổng kết việc thực hiện Chỉ thị số 48-CT/TW, ngày 22 tháng 10 năm "
        "2010 của Bộ Chính trị về tăng cường sự lãnh đạo của Đảng đối với công tác phòng, chống tội phạm trong tình "
        "hình mới như sau (số liệu giai đoạn 2011-2020):"
    )


def test_each_appendix_says_what_it_comes_with(lines):
    heads = [line for line in lines if re.fullmatch(r"Phụ lục [IVX]+", line)]

    assert heads == [f"Phụ lục {number}" for number in ("I", "II", "III", "IV", "V", "VI")]
    assert "Ban Thường vụ Tỉnh ủy Tiền Giang" in after(lines, "TÌNH HÌNH, KẾT QUẢ PHÒNG", "Phụ lục II")[0]


def test_every_bound_number_is_a_figure_of_the_review(party_out):
    known = {each["id"] for each in json.loads((party_out / "data" / "figures.json").read_text(encoding="utf-8"))}
    document = zipfile.ZipFile(party_out / "du-thao-bao-cao.docx").read("word/document.xml").decode()

    bound = set(re.findall(r'<w:tag w:val="fig:([^"]+)"/>', document))

    assert len(bound) > 900
    assert bound <= known
