"""How long narratives take: reading beside the floor and python-docx, then grouping beside two others.

    python benchmarks/speed_narratives.py [--counts 10,100,1000,3000] [--rounds 3] [--patience 300]

Reading makes blocks, labels, headings and tables. Grouping is measured by `speed_grouping.py`, on sentences made of the
example's.

The floor is what a reader that makes a tree cannot go below: unzip every part, parse document.xml with lxml. Everything
is measured in this one run on this machine, in processor time, the best of some rounds each. The ways take turns every
few files, so that other work on the machine hits both, and each round reads narratives not yet read as far as there
are any, so that no line is remembered from the round before. Every narrative is its own prose on one template, as an
office's reports are; python-docx, being slow, reads the first 20.
The share of files that the path without a tree did not serve is printed.
"""

from __future__ import annotations

import argparse
import gc
import random
import zipfile
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from time import process_time

from speed_grouping import PATIENCE, items_from, report_grouping, report_neighbours
from tongket.collect.documents import docx_blocks
from tongket.collect.files.unreadable import Unreadable
from tongket.collect.narratives.narrative import read_narrative

Read = Callable[[bytes], object]
KEY = Path(__file__).parent.parent / "examples" / "tien-giang-2020" / "key-narratives.json"
OF_PYTHON_DOCX = 20
A_TURN = 10  # files
AIM = 1.5


def main() -> None:
    """Make the narratives, measure each way, print one table a count."""
    asked = _arguments()
    counts = [int(each) for each in asked.counts.split(",")]
    gc.set_threshold(50_000)  # as in the workers that read
    for as_word in (False, True):
        files = list(narratives(max(counts), as_word=as_word))
        print(f"\nmarkup as {'Word' if as_word else 'python-docx'} writes it")
        for count in counts:
            report_reading(files, count, asked.rounds)
        del files
    items = items_from(KEY)
    report_grouping(counts, items, asked.patience)
    report_neighbours(items)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--counts", default="10,100,1000,3000")
    parser.add_argument("--rounds", type=int, default=3, help="of reading")
    parser.add_argument("--patience", type=float, default=PATIENCE, help="seconds to wait for each other way to group")
    return parser.parse_args()


# --- the narratives


def narratives(count: int, *, as_word: bool = False, seed: int = 7) -> Iterator[bytes]:
    """Word reports of a unit, some 355 blocks with 6 tables each; the same seed gives the same words.

    The parts round the text are those of python-docx's template. `as_word`: the markup of the text is as Word's own
    is, with names of its editing sessions, fonts and sizes at every run.
    """
    parts = template()
    for number in range(count):
        write = Markup(random.Random(seed * 100_003 + number), as_word)
        yield packed({**parts, "word/document.xml": write.document(number).encode()})


def template() -> dict[str, bytes]:
    """The parts of an empty document."""
    import docx

    target = BytesIO()
    docx.Document().save(target)
    with zipfile.ZipFile(target) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    """The parts as a file."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2020, 11, 11, 8, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


class Markup:
    """Writes the text of one report: letterhead, sections with items in several manners of numbering, a table each."""

    def __init__(self, chance: random.Random, as_word: bool) -> None:
        self.chance, self.as_word = chance, as_word

    def document(self, number: int, *, sections: int = 6, points: int = 57) -> str:
        lines = (f"HUYỆN ỦY SỐ {number}", "BÁO CÁO", "Tổng kết 10 năm thực hiện Chỉ thị số 48-CT/TW")
        body = [self.paragraph(line, is_bold=True) for line in lines]
        for section in range(sections):
            body.append(self.paragraph(f"{ROMAN[section]}. {TITLES[section]}", is_bold=True))
            body += [self.point(point) for point in range(points)]
            body.append(self.table())
        body.append(self.paragraph("Nơi nhận:"))
        return f"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n{OPENING}{''.join(body)}{CLOSING}"

    def point(self, point: int) -> str:
        text = " ".join(sentence(self.chance) for _ in range(self.chance.randrange(1, 4)))
        if point % 12 == 0:
            return self.paragraph(f"{point // 12 + 1}. Về {self.chance.choice(THINGS)}", is_bold=True)
        if point % 4 == 0:
            return self.paragraph(text, lead=f"{self.chance.choice(SUBJECTS)}: ")
        return self.paragraph(f"- {text}" if point % 3 else text)

    def table(self) -> str:
        rows = [[f"Năm {2015 + column}" for column in range(5)]]
        rows += [[str(self.chance.randrange(1000)) for _ in range(5)] for _ in range(6)]
        drawn = (f"<w:tr{self.session('Tr')}>{''.join(map(self.cell, row))}</w:tr>" for row in rows)
        columns = '<w:gridCol w:w="1728"/>' * 5
        grid = f"<w:tblGrid>{columns}</w:tblGrid>"
        return f'<w:tbl><w:tblPr><w:tblW w:type="auto" w:w="0"/></w:tblPr>{grid}{"".join(drawn)}</w:tbl>'

    def cell(self, text: str) -> str:
        return f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1728"/></w:tcPr>{self.paragraph(text)}</w:tc>'

    def paragraph(self, text: str, *, is_bold: bool = False, lead: str = "") -> str:
        set_as = '<w:pPr><w:spacing w:before="120"/><w:ind w:firstLine="720"/><w:jc w:val="both"/></w:pPr>'
        runs = (self.run(lead, is_bold=True) if lead else "") + self.run(text, is_bold=is_bold)
        return f"<w:p{self.session('R')}>{set_as if self.as_word else ''}{runs}</w:p>"

    def run(self, text: str, *, is_bold: bool) -> str:
        look = FONT if self.as_word else ""
        look = f"{look[:-8]}<w:b/>{look[-8:]}" if look and is_bold else "<w:rPr><w:b/></w:rPr>" if is_bold else look
        kept = ' xml:space="preserve"' if text != text.strip() else ""
        return f"<w:r{self.session('RPr')}>{look}<w:t{kept}>{text}</w:t></w:r>"

    def session(self, name: str) -> str:
        return f' w:rsid{name}="{self.chance.randrange(1 << 32):08X}"' if self.as_word else ""


OPENING = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>'
)
CLOSING = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>'
FONT = (
    '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
    '<w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr>'
)
ROMAN = ("I", "II", "III", "IV", "V", "VI")
TITLES = (
    "CÔNG TÁC QUÁN TRIỆT, TRIỂN KHAI",
    "KẾT QUẢ THỰC HIỆN",
    "HẠN CHẾ, NGUYÊN NHÂN",
    "BÀI HỌC KINH NGHIỆM",
    "PHƯƠNG HƯỚNG, NHIỆM VỤ",
    "KIẾN NGHỊ, ĐỀ XUẤT",
)
SUBJECTS = ("Công an huyện", "Ủy ban nhân dân các xã", "Mặt trận Tổ quốc", "Đoàn Thanh niên", "Hội Phụ nữ", "Đảng ủy")
DEEDS = ("tổ chức tuyên truyền", "phối hợp kiểm tra", "xử lý", "vận động", "xây dựng mô hình", "tham mưu ban hành")
THINGS = ("phòng, chống tội phạm", "an toàn giao thông", "phòng cháy, chữa cháy", "phòng, chống ma túy", "pháp luật")
ENDS = ("đạt kết quả tốt", "được nhân dân đồng tình", "góp phần giữ vững an ninh, trật tự", "so với cùng kỳ tăng")


def sentence(chance: random.Random) -> str:
    """One sentence as such reports have them, with a figure in it."""
    figure = f"{chance.randrange(2, 990)} {chance.choice(('cuộc', 'vụ', 'lượt người', 'văn bản'))}"
    parts = (chance.choice(SUBJECTS), "đã", chance.choice(DEEDS), figure, "về", chance.choice(THINGS))
    return f"{' '.join(parts)}, {chance.choice(ENDS)}; năm {chance.randrange(2010, 2021)} có {figure}."


# --- reading


def report_reading(made: list[bytes], count: int, rounds: int) -> None:
    """Print how long each way takes a file, and how many times the floor that is."""
    ways: dict[str, Read] = {
        "floor: unzip + parse document.xml": floor,
        "ours: blocks, headings, tables": ours,
    }
    files = made[:count]
    best = dict.fromkeys(ways, float("inf"))
    for number in range(rounds):
        start = number * count % len(made)
        found = seconds_a_file(ways, (made[start:] + made[:start])[:count])
        best = {label: min(best[label], found[label]) for label in ways}
    best |= seconds_a_file({"python-docx: paragraphs, tables": by_python_docx}, files[:OF_PYTHON_DOCX])
    blocks = read_narrative(files[0], "a.docx").blocks
    tables = sum(1 for block in blocks if block.cells)
    print(f"\nreading {len(files)} narratives of about {len(blocks)} blocks, {tables} tables")
    slow = sum(not is_plain(content) for content in files)
    print(f"  {slow} ({slow / len(files):.0%}) read from their XML tree, the others without one")
    lowest = best["floor: unzip + parse document.xml"]
    for label, seconds in best.items():
        print(f"  {label:36} {seconds * 1000:8.2f} ms a file {seconds / lowest:7.2f} x floor")
    is_reached = best["ours: blocks, headings, tables"] <= AIM * lowest
    print(f"  aim: ours at most {AIM} x floor, {'reached' if is_reached else 'NOT reached'}")


def seconds_a_file(ways: dict[str, Read], files: Sequence[bytes]) -> dict[str, float]:
    """The mean of one pass of each way over the files, the ways in turn."""
    spent = dict.fromkeys(ways, 0.0)
    for start in range(0, len(files), A_TURN):
        for label, read in ways.items():
            begun = process_time()
            for content in files[start : start + A_TURN]:
                read(content)
            spent[label] += process_time() - begun
    return {label: seconds / len(files) for label, seconds in spent.items()}


def floor(content: bytes) -> object:
    """Every part unzipped, the main one parsed: nothing understood."""
    from lxml import etree

    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return etree.fromstring(parts["word/document.xml"])


def ours(content: bytes) -> object:
    """All that the rest of a review builds on."""
    return read_narrative(content, "bao-cao.docx")


def is_plain(content: bytes) -> bool:
    """Whether the path without a tree serves."""
    try:
        return docx_blocks.passages_plainly(content) is not None
    except Unreadable:
        return False


def by_python_docx(content: bytes) -> object:
    """The texts and styles of paragraphs and the texts of cells, as its users take them."""
    import docx

    document = docx.Document(BytesIO(content))
    texts = [(paragraph.text, paragraph.style.name) for paragraph in document.paragraphs]
    return texts, [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]


if __name__ == "__main__":
    main()
