"""How long a workbook takes to read, against calamine, openpyxl and the bare unzipping, on files of three producers.

    python benchmarks/reading.py [--files 40] [--sheets 5] [--rows 60]

Everything is measured in this one run on this machine; the share of files the fast path would not serve is printed.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from time import perf_counter

from tongket.collect.workbook import read_workbook

GROUPS = ("Trật tự xã hội", "An toàn giao thông", "Phòng cháy", "Phòng, chống ma túy", "Phổ biến pháp luật")


def main() -> None:
    """Make the files, time each reader in turn, print one table."""
    asked = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        for producer, files in _corpora(Path(folder), asked).items():
            _report(producer, files)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--files", type=int, default=40)
    parser.add_argument("--sheets", type=int, default=5)
    parser.add_argument("--rows", type=int, default=60)
    return parser.parse_args()


def _corpora(folder: Path, asked: argparse.Namespace) -> dict[str, list[Path]]:
    corpora = {"XlsxWriter": [_by_xlsxwriter(folder / f"w{n}.xlsx", n, asked) for n in range(asked.files)]}
    corpora["openpyxl"] = [_by_openpyxl(path) for path in corpora["XlsxWriter"]]
    if shutil.which("soffice"):
        corpora["LibreOffice"] = _by_libreoffice(folder, corpora["XlsxWriter"])
    return corpora


def _by_xlsxwriter(path: Path, seed: int, asked: argparse.Namespace) -> Path:
    import xlsxwriter

    numbers = random.Random(seed)
    with xlsxwriter.Workbook(path) as book:
        styles = [book.add_format({"num_format": code}) for code in ("#,##0", "0.00", "dd/mm/yyyy")]
        for sheet in range(asked.sheets):
            _fill(book.add_worksheet(f"Biểu {sheet + 1}"), styles, numbers, asked.rows)
    return path


def _fill(sheet, styles, numbers: random.Random, rows: int) -> None:
    sheet.merge_range(0, 0, 0, 9, "PHỤ LỤC SỐ LIỆU TỔNG KẾT CHỈ THỊ")
    for year in range(8):
        sheet.write(1, year + 1, f"Năm {2011 + year}")
    sheet.write(1, 9, "Cộng giai đoạn")
    for row in range(2, rows):
        sheet.write(row, 0, f"{row - 1}. {GROUPS[row % 5]} – chỉ tiêu {row % 23}")
        counts = [numbers.randrange(5000) for _ in range(7)]
        sheet.write_row(row, 1, counts, styles[0])
        sheet.write(row, 8, round(numbers.random() * 100, 2), styles[1])
        sheet.write_formula(row, 9, f"=SUM(B{row + 1}:H{row + 1})", styles[0], sum(counts))


def _by_openpyxl(path: Path) -> Path:
    import openpyxl

    book = openpyxl.load_workbook(path)
    saved = path.with_name("o" + path.name[1:])
    book.save(saved)
    return saved


def _by_libreoffice(folder: Path, paths: list[Path]) -> list[Path]:
    made = folder / "libreoffice"
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xlsx"]
    subprocess.run([*command, "--outdir", str(made), *map(str, paths)], check=True, capture_output=True, timeout=600)
    return sorted(made.glob("*.xlsx"))


def _report(producer: str, files: list[Path]) -> None:
    floor = _best(_unzip, files)
    calamine = _best(_calamine, files)
    fell_back = sum(read_workbook(path, path.name).reader != "fast" for path in files)
    print(f"\n{producer}: {len(files)} files, {fell_back / len(files):.0%} not served by the fast path")
    _line("unzip all parts", floor, calamine)
    _line("calamine, values only", calamine, calamine)
    _line("ours, fast where it may serve", _best(lambda path: read_workbook(path, path.name), files), calamine)
    _line("ours, XML reader (truth)", _best(lambda path: read_workbook(path, path.name, "truth"), files), calamine)
    few = files[:5]
    _line("openpyxl, one pass of two", _best(_openpyxl, few, rounds=1), calamine)


def _line(label: str, seconds: float, calamine: float) -> None:
    print(f"  {label:32} {seconds * 1000:8.2f} ms a file {seconds / calamine:7.2f} x calamine")


def _best(read: Callable[[Path], object], files: Iterable[Path], rounds: int = 5) -> float:
    """Seconds a file in the best of some rounds: the least disturbed by whatever else the machine does."""
    paths = list(files)
    return min(_once(read, paths) for _ in range(rounds)) / len(paths)


def _once(read: Callable[[Path], object], paths: list[Path]) -> float:
    begun = perf_counter()
    for path in paths:
        read(path)
    return perf_counter() - begun


def _unzip(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            archive.read(name)


def _calamine(path: Path) -> None:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(path)
    for index in range(len(book.sheet_names)):
        book.get_sheet_by_index(index).to_python()


def _openpyxl(path: Path) -> None:
    import openpyxl

    openpyxl.load_workbook(path)


if __name__ == "__main__":
    main()
