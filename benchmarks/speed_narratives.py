"""How long narratives take: reading (blocks, labels, headings, tables) beside the floor and python-docx.

    python benchmarks/speed_narratives.py [--counts 10,100,1000] [--large] [--rounds 3]

The floor is what no reader of the whole file can go below: unzip every part, parse document.xml with lxml. Everything
is measured in this one run on this machine, the ways in turn, the best of some rounds each. Every narrative is its own
prose on one template, as an office's reports are; python-docx, being slow, reads the first hundred.
"""

from __future__ import annotations

import argparse
import random
import zipfile
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from time import perf_counter

from tongket.collect.narrative import read_narrative

Read = Callable[[bytes], object]
LARGE = 3000
OF_PYTHON_DOCX = 100
AIM = 1.5


def main() -> None:
    """Make the narratives, measure each way, print one table a count."""
    asked = _arguments()
    counts = [int(each) for each in asked.counts.split(",")] + ([LARGE] if asked.large else [])
    files = list(narratives(max(counts)))
    for count in counts:
        report_reading(files[:count], asked.rounds)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--counts", default="10,100,1000")
    parser.add_argument("--large", action="store_true", help=f"{LARGE} narratives too")
    parser.add_argument("--rounds", type=int, default=3)
    return parser.parse_args()


# --- the narratives


def narratives(count: int, seed: int = 7) -> Iterator[bytes]:
    """Word reports of a unit, some 355 blocks with 6 tables each; the same seed gives the same words."""
    for number in range(count):
        yield narrative(random.Random(seed * 100_003 + number), number)


def narrative(chance: random.Random, number: int, *, sections: int = 6, points: int = 57) -> bytes:
    """One report: letterhead, sections with items in several manners of numbering, a table each, signatures."""
    import docx

    document = docx.Document()
    for line in ("HUYỆN ỦY SỐ " + str(number), "BÁO CÁO", "Tổng kết 10 năm thực hiện Chỉ thị số 48-CT/TW"):
        document.add_paragraph().add_run(line).bold = True
    for section in range(sections):
        document.add_paragraph().add_run(f"{ROMAN[section]}. {TITLES[section]}").bold = True
        for point in range(points):
            _point(document, chance, point)
        _table(document, chance)
    document.add_paragraph("Nơi nhận:")
    target = BytesIO()
    document.save(target)
    return target.getvalue()


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


def _point(document: object, chance: random.Random, point: int) -> None:
    text = " ".join(sentence(chance) for _ in range(chance.randrange(1, 4)))
    if point % 12 == 0:
        document.add_paragraph().add_run(f"{point // 12 + 1}. Về {chance.choice(THINGS)}").bold = True
    elif point % 4 == 0:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{chance.choice(SUBJECTS)}: ").bold = True
        paragraph.add_run(text)
    else:
        document.add_paragraph(f"- {text}" if point % 3 else text)


def _table(document: object, chance: random.Random) -> None:
    table = document.add_table(rows=7, cols=5)
    for row, cells in enumerate(table.rows):
        for column, cell in enumerate(cells.cells):
            cell.text = f"Năm {2015 + column}" if not row else str(chance.randrange(1000))


# --- reading


def report_reading(files: Sequence[bytes], rounds: int) -> None:
    """Print how long each way takes a file, and how many times the floor that is."""
    ways: dict[str, Read] = {
        "floor: unzip + parse document.xml": floor,
        "ours: blocks, headings, tables": ours,
    }
    best = dict.fromkeys(ways, float("inf"))
    for _ in range(rounds):
        for label, read in ways.items():
            best[label] = min(best[label], seconds_a_file(read, files))
    best["python-docx: paragraphs, tables"] = seconds_a_file(by_python_docx, files[:OF_PYTHON_DOCX])
    blocks = read_narrative(files[0], "a.docx").blocks
    tables = sum(1 for block in blocks if block.cells)
    print(f"\nreading {len(files)} narratives of about {len(blocks)} blocks, {tables} tables")
    lowest = best["floor: unzip + parse document.xml"]
    for label, seconds in best.items():
        print(f"  {label:36} {seconds * 1000:8.2f} ms a file {seconds / lowest:7.2f} x floor")
    print(f"  aim: ours at most {AIM} x floor")


def seconds_a_file(read: Read, files: Sequence[bytes]) -> float:
    """The mean of one pass over the files."""
    begun = perf_counter()
    for content in files:
        read(content)
    return (perf_counter() - begun) / len(files)


def floor(content: bytes) -> object:
    """Every part unzipped, the main one parsed: nothing understood."""
    from lxml import etree

    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return etree.fromstring(parts["word/document.xml"])


def ours(content: bytes) -> object:
    """All that the rest of a review builds on."""
    return read_narrative(content, "bao-cao.docx")


def by_python_docx(content: bytes) -> object:
    """The texts and styles of paragraphs and the texts of cells, as its users take them."""
    import docx

    document = docx.Document(BytesIO(content))
    texts = [(paragraph.text, paragraph.style.name) for paragraph in document.paragraphs]
    return texts, [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]


if __name__ == "__main__":
    main()
