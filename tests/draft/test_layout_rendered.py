"""The draft as LibreOffice prints it, measured with a ruler: sizes, weights, margins and rules of both families."""

from __future__ import annotations

import ctypes
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pytest
from pypdfium2 import raw

pytestmark = [pytest.mark.slow, pytest.mark.service]

POINT = 25.4 / 72  # millimetres
NEAR = 0.6  # millimetres that a printer may differ by


class Mark(NamedTuple):
    """Words on a page: millimetres from its left and top edges, and how they are set."""

    left: float
    right: float
    top: float
    pt: float
    is_bold: bool
    is_italic: bool

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


class Rule(NamedTuple):
    """A drawn horizontal line."""

    left: float
    right: float
    top: float

    @property
    def length(self) -> float:
        return self.right - self.left


class Printed:
    """A printed draft."""

    def __init__(self, pdf: Path) -> None:
        self.document = pypdfium2.PdfDocument(pdf)

    def page(self, number: int):
        return self.document[number - 1]

    def find(self, words: str, page: int = 1) -> Mark | None:
        """Where these words stand; None where the page has none."""
        sheet = self.page(page)
        text = sheet.get_textpage()
        found = text.search(words, match_case=True).get_next()
        return self._mark(sheet, text, *found) if found else None

    def _mark(self, sheet, text, start: int, count: int) -> Mark:
        boxes = [text.get_charbox(at) for at in range(start, start + count)]
        inked = [box for box in boxes if box[2] > box[0]]
        name = font_name(text, start)
        return Mark(
            left=inked[0][0] * POINT,
            right=inked[-1][2] * POINT,
            top=(sheet.get_height() - max(box[3] for box in inked)) * POINT,
            pt=raw.FPDFText_GetFontSize(text, start),
            is_bold="Bold" in name,
            is_italic="Italic" in name,
        )

    def rules(self, page: int = 1) -> list[Rule]:
        """Every horizontal line of a page."""
        return sorted(set(self._rules(self.page(page))), key=lambda rule: rule.top)  # a border may be drawn twice

    def _rules(self, sheet) -> Iterator[Rule]:
        for drawn in sheet.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
            left, bottom, right, top = drawn.get_bounds()
            if top - bottom < 2 < right - left:
                yield Rule(left * POINT, right * POINT, (sheet.get_height() - top) * POINT)


def font_name(text, at: int) -> str:
    """The name of the typeface of one letter."""
    flags = ctypes.c_int()
    length = raw.FPDFText_GetFontInfo(text, at, None, 0, flags)
    name = ctypes.create_string_buffer(length)
    raw.FPDFText_GetFontInfo(text, at, name, length, flags)
    return name.value.decode()


def printed(soffice: str, out: Path, to: Path) -> Printed:
    profile = f"-env:UserInstallation={(to / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(to)]
    subprocess.run([*command, str(out / "du-thao-bao-cao.docx")], check=True, capture_output=True, timeout=120)
    return Printed(to / "du-thao-bao-cao.pdf")


@pytest.fixture(scope="module")
def party(soffice: str, party_out: Path, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    return printed(soffice, party_out, tmp_path_factory.mktemp("party-pdf"))


@pytest.fixture(scope="module")
def state(soffice: str, state_out: Path, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    return printed(soffice, state_out, tmp_path_factory.mktemp("state-pdf"))


PARTY = [  # words, points, bold, italic: Hướng dẫn 36-HD/VPTW
    ("ĐẢNG CỘNG SẢN VIỆT NAM", 15, True, False),
    ("TỈNH ỦY TIỀN GIANG", 14, True, False),
    ("-BC/TU", 14, False, False),
    ("Tiền Giang, ngày", 14, False, True),
    ("BÁO CÁO", 16, True, False),
    ("tổng kết 10 năm", 14, True, False),
    ("-----", 14, True, False),
    ("Ban Thường vụ Tỉnh ủy Tiền Giang báo cáo tổng kết", 14, False, False),
    ("I- CÔNG TÁC LÃNH ĐẠO", 14, True, False),
]
STATE = [  # words, points, bold, italic: Nghị định 30/2020/NĐ-CP, Phụ lục I
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, True, False),
    ("Độc lập - Tự do - Hạnh phúc", 14, True, False),
    ("ỦY BAN NHÂN DÂN", 13, True, False),
    ("/BC-UBND", 13, False, False),
    ("Tiền Giang, ngày", 14, False, True),
    ("BÁO CÁO", 14, True, False),
    ("Tổng kết 10 năm", 14, True, False),
    ("Ủy ban nhân dân tỉnh Tiền Giang báo cáo tổng kết", 14, False, False),
    ("I. CÔNG TÁC LÃNH ĐẠO", 14, True, False),
]


@pytest.mark.parametrize(("words", "pt", "is_bold", "is_italic"), PARTY)
def test_a_party_paper_is_set_as_the_guidance_says(party, words, pt, is_bold, is_italic):
    mark = party.find(words)

    assert (mark.pt, mark.is_bold, mark.is_italic) == (pytest.approx(pt, abs=0.1), is_bold, is_italic)


@pytest.mark.parametrize(("words", "pt", "is_bold", "is_italic"), STATE)
def test_a_state_paper_is_set_as_the_decree_says(state, words, pt, is_bold, is_italic):
    mark = state.find(words)

    assert (mark.pt, mark.is_bold, mark.is_italic) == (pytest.approx(pt, abs=0.1), is_bold, is_italic)


def test_the_party_s_name_stands_on_the_first_line_with_a_rule_as_long(party):
    name, superior = party.find("ĐẢNG CỘNG SẢN VIỆT NAM"), party.find("TỈNH ỦY TIỀN GIANG")
    below = [rule for rule in party.rules() if 0 < rule.top - name.top < 12]

    assert name.top == pytest.approx(superior.top, abs=1)
    assert [rule.length for rule in below] == [pytest.approx(name.width, abs=1.5)]
    assert (below[0].left + below[0].right) / 2 == pytest.approx(name.middle, abs=1)
    assert party.find("*").middle == pytest.approx(party.find("TỈNH ỦY TIỀN GIANG").middle, abs=1)


def test_the_motto_s_rule_is_as_long_as_the_motto_and_the_others_a_third_to_a_half(state):
    motto, issuer, subject = (state.find(words) for words in (STATE[1][0], "TỈNH TIỀN GIANG", "Tổng kết 10 năm"))
    wide = state.find("Tổng kết 10 năm thực hiện Chỉ thị số 48-CT/TW của Bộ Chính trị").width
    under_motto, under_issuer, under_subject = (
        next(rule for rule in state.rules() if rule.top > mark.top + 3 and rule.left < mark.middle < rule.right)
        for mark in (motto, issuer, state.find("thực hiện Chỉ thị số 48"))
    )

    assert under_motto.length == pytest.approx(motto.width, abs=1.5)
    assert 1 / 3 <= under_issuer.length / state.find("ỦY BAN NHÂN DÂN").width <= 1 / 2
    assert 1 / 3 <= under_subject.length / wide <= 1 / 2
    assert under_subject.top - subject.top > 4.5  # clear of the tails of the letters


def test_the_national_name_is_one_line_and_dates_share_the_line_of_numbers(state):
    name = state.find(STATE[0][0])

    assert name.width > 90
    assert state.find("Tiền Giang, ngày").top == pytest.approx(state.find("/BC-UBND").top, abs=1.2)
    assert state.find("Tiền Giang, ngày").left < name.middle < state.find("năm 2020").right + 40


@pytest.mark.parametrize("family", ["party", "state"])
def test_text_stays_inside_the_margins(family, request):
    paper = request.getfixturevalue(family)
    for number in (1, 2, 3):
        left, top, right, bottom = inked(paper, number)
        assert left >= 30 - NEAR
        assert right <= 210 - 15 + NEAR
        assert bottom <= 297 - 20 + NEAR
        assert top >= (20 if number == 1 else 10) - NEAR


def inked(paper: Printed, number: int) -> tuple[float, float, float, float]:
    sheet = paper.page(number)
    text = sheet.get_textpage()
    boxes = [text.get_charbox(at) for at in range(text.count_chars()) if text.get_text_range(at, 1).strip()]
    height = sheet.get_height()
    left, bottom, right, top = (pick(box[at] for box in boxes) for at, pick in enumerate((min, min, max, max)))
    return left * POINT, (height - top) * POINT, right * POINT, (height - bottom) * POINT


@pytest.mark.parametrize(("family", "indent"), [("party", 10.0), ("state", 12.7)])
def test_the_first_line_of_a_paragraph_is_set_in(family, indent, request):
    paper = request.getfixturevalue(family)

    assert paper.find("Số liệu trong dự thảo này").left - 30 == pytest.approx(indent, abs=NEAR)


@pytest.mark.parametrize(("family", "pt"), [("party", 14), ("state", 13)])
def test_pages_are_numbered_from_the_second_in_the_middle_of_the_top_margin(family, pt, request):
    paper = request.getfixturevalue(family)
    number = paper.find("2", page=2)

    assert number.pt == pytest.approx(pt, abs=0.1)
    assert not number.is_bold
    assert number.middle == pytest.approx(30 + 165 / 2, abs=1)
    assert 9 < number.top < 16
    assert inked(paper, 1)[1] > 18  # the first page shows no number


@pytest.mark.parametrize("family", ["party", "state"])
def test_each_appendix_is_landscape_on_pages_of_its_own(family, request):
    paper = request.getfixturevalue(family)
    wide = [number for number in range(1, len(paper.document) + 1) if paper.page(number).get_width() > 800]
    first = wide[0]
    heading, reference = paper.find("Phụ lục I", page=first), paper.find("(Kèm theo Báo cáo số", page=first)

    assert (heading.pt, heading.is_bold) == (pytest.approx(14, abs=0.1), True)
    assert (reference.pt, reference.is_italic) == (pytest.approx(13, abs=0.1), True)
    assert heading.middle == pytest.approx(30 + (297 - 45) / 2, abs=1.5)
    assert all(paper.find("Phụ lục", page=number) for number in wide)
    assert paper.find("đơn vị", page=first) is not None


def test_who_signs_is_set_by_family(party, state):
    signer = last_with(party, "PHÓ BÍ THƯ")
    chair = last_with(state, "CHỦ TỊCH")

    assert not signer.is_bold
    assert chair.is_bold
    assert last_with(state, "Nơi nhận:").is_italic
    assert not last_with(party, "Nơi nhận:").is_italic
    assert last_with(state, "Thủ tướng Chính phủ;").pt == pytest.approx(11, abs=0.1)
    assert last_with(party, "Văn phòng Trung ương Đảng,").pt == pytest.approx(12, abs=0.1)


def last_with(paper: Printed, words: str) -> Mark:
    marks = (paper.find(words, page=number) for number in range(len(paper.document), 0, -1))
    return next(mark for mark in marks if mark is not None)


def test_no_number_of_an_appendix_is_cut_in_two(party):
    wide = [number for number in range(1, len(party.document) + 1) if party.page(number).get_width() > 800]
    for number in wide:
        lines = party.page(number).get_textpage().get_text_range().splitlines()
        assert [line for line in lines if line.strip() in {"*", "%", ","}] == []
