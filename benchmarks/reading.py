"""How long a workbook takes to read, against calamine, openpyxl and the bare unzipping, on files of three producers.

    python benchmarks/reading.py [--units 60] [--rounds 7]

Everything is measured in this one run on this machine, the readers in turn, the best of some rounds each; the share of
files the fast path would not serve is printed. What ours remembers from file to file is forgotten before each round;
"alone" forgets before each file.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from time import perf_counter

from tongket.collect.workbooks import xlsx_fast, xlsx_known, xlsx_laid, xlsx_parts, xlsx_pieces, xlsx_styles
from tongket.collect.workbooks.workbook import read_workbook

GENERATOR = Path(__file__).resolve().parent.parent / "examples" / "generator" / "make.py"
Read = Callable[[bytes], object]


def main() -> None:
    """Make the files, time each reader in turn, print one table a producer."""
    asked = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        for producer, files in _corpora(Path(folder), asked.units).items():
            _report(producer, [path.read_bytes() for path in files], asked.rounds)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--units", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=7)
    return parser.parse_args()


def _corpora(folder: Path, units: int) -> dict[str, list[Path]]:
    """The example's form filled by units, as each producer writes it. LibreOffice saves those of XlsxWriter again."""
    corpora = {name: _generated(folder / name, units, name.lower()) for name in ("XlsxWriter", "openpyxl")}
    corpora["openpyxl, results of formulas lost"] = _saved_by_openpyxl(folder, corpora["XlsxWriter"][:20])
    if shutil.which("soffice"):
        corpora["LibreOffice"] = _saved_by_libreoffice(folder, corpora["XlsxWriter"])
    return corpora


def _generated(folder: Path, units: int, producer: str) -> list[Path]:
    wanted = ["--units", str(units), "--seed", "7", "--messy", "0", "--producers", producer, "--out", str(folder)]
    subprocess.run([sys.executable, str(GENERATOR), *wanted], check=True, stdout=subprocess.DEVNULL)
    return sorted((folder / "reports").rglob("*.xlsx"))


def _saved_by_openpyxl(folder: Path, paths: list[Path]) -> list[Path]:
    import openpyxl

    made = [folder / f"again-{number}.xlsx" for number in range(len(paths))]
    for path, saved in zip(paths, made, strict=True):
        openpyxl.load_workbook(path).save(saved)
    return made


def _saved_by_libreoffice(folder: Path, paths: list[Path]) -> list[Path]:
    made, profile = folder / "libreoffice", (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx"]
    subprocess.run([*command, "--outdir", str(made), *map(str, paths)], check=True, capture_output=True, timeout=600)
    return sorted(made.glob("*.xlsx"))


def _report(producer: str, files: list[bytes], rounds: int) -> None:
    ways: dict[str, Read] = {
        "calamine, values only": _calamine,
        "unzip all parts": _unzip,
        "ours, opened": _opened,
        "ours, every cell touched": _touched,
        "ours, every file alone": _alone,
        "ours, XML reader (truth)": lambda content: read_workbook(content, "a.xlsx", "truth"),
    }
    best = dict.fromkeys(ways, float("inf"))
    for _ in range(rounds):
        for label, read in ways.items():
            best[label] = min(best[label], _seconds_a_file(read, files))
    best["openpyxl, one pass of two"] = _seconds_a_file(_openpyxl, files[:3])
    _print(producer, files, best)


def _print(producer: str, files: list[bytes], best: dict[str, float]) -> None:
    fell_back = sum(read_workbook(content, "a.xlsx").reader != "fast" for content in files)
    print(f"\n{producer}: {len(files)} files, {fell_back} ({fell_back / len(files):.0%}) not served by the fast path")
    for label, seconds in best.items():
        print(f"  {label:28} {seconds * 1000:7.2f} ms a file {seconds / best['calamine, values only']:7.2f} x calamine")


def _seconds_a_file(read: Read, files: list[bytes]) -> float:
    _forget()
    begun = perf_counter()
    for content in files:
        read(content)
    return (perf_counter() - begun) / len(files)


def _forget() -> None:
    """Empty everything the fast path remembers from one file to the next."""
    for kept in (
        xlsx_pieces.KNOWN,
        xlsx_pieces.SEEN,
        xlsx_known.PLACES,
        xlsx_known.TOLD,
        xlsx_laid.WAYS,
        xlsx_laid.MET,
    ):
        kept.clear()
    for work in (xlsx_fast._around, xlsx_styles._looks_in, xlsx_styles.look_of, xlsx_parts._relationships):
        work.cache_clear()


def _opened(content: bytes) -> object:
    return read_workbook(content, "a.xlsx")


def _touched(content: bytes) -> object:
    sheets = read_workbook(content, "a.xlsx").sheets
    return [(cell.row, cell.column, cell.raw, cell.formula) for sheet in sheets for cell in sheet.cells.values()]


def _alone(content: bytes) -> object:
    _forget()
    return read_workbook(content, "a.xlsx")


def _unzip(content: bytes) -> None:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            archive.read(name)


def _calamine(content: bytes) -> None:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(BytesIO(content))
    for index in range(len(book.sheet_names)):
        book.get_sheet_by_index(index).to_python()


def _openpyxl(content: bytes) -> None:
    import openpyxl

    openpyxl.load_workbook(BytesIO(content))


if __name__ == "__main__":
    main()
