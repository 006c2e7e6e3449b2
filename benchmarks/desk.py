"""How long a review takes: ours, the peer's way (pandas + openpyxl) and the floors, in one run on the same workbooks.

python benchmarks/desk.py                    300 workbooks, every way
python benchmarks/desk.py --units 10 100 1000 3000    cost per unit and memory as the office grows
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

TIMED = """Timed for ours: opening the folder, hashing every file, starting the workers, reading, attributing, checking
and adding up, until every figure is in memory; not the import of the program (the line below each has that too), nor
the writing of papers. For the peer: reading every sheet into a frame and adding the numbers, imports apart."""
ROOT = Path(__file__).resolve().parent.parent
GENERATOR = ROOT / "examples" / "generator" / "make.py"


def main() -> None:
    """Print the table, or the growth where --units is given."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--units", type=int, nargs="*")
    parser.add_argument("--workbooks", type=int, default=300)
    parser.add_argument("--build-only", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.build_only:
        build_once(chosen.build_only)
    elif chosen.units:
        growth(chosen.units)
    else:
        table(chosen.workbooks)


def generated(units: int, where: Path) -> Path:
    """A review folder of `units` clean workbooks; the same for the same number."""
    folder = where / f"units-{units}"
    command = [sys.executable, str(GENERATOR), "--units", str(units), "--seed", "7", "--out", str(folder)]
    subprocess.run([*command, "--messy", "0", "--producers", "xlsxwriter"], check=True, stdout=subprocess.DEVNULL)
    return folder


def timed(work: Callable[[], object]) -> float:
    """Seconds of one call."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def table(workbooks: int) -> None:
    """Every way of adding up the same workbooks."""
    with tempfile.TemporaryDirectory() as where:
        folder = generated(workbooks, Path(where))
        reports = sorted((folder / "reports").rglob("*.xlsx"))
        megabytes = sum(path.stat().st_size for path in reports) / 1e6
        print(f"{len(reports)} workbooks, {megabytes:.1f} MB, {os.cpu_count()} cores")
        calamine = timed(lambda: bare_calamine(reports))
        reading = timed(lambda: our_reading(reports))
        import pandas  # noqa: F401  its own start is not counted

        peer = timed(lambda: pandas_sums(reports))
        whole = from_nothing(folder)
        again = after_one_change(folder, reports[0])
        rows = [
            ("bare calamine, values only, one process (floor)", calamine),
            ("ours, reading with provenance, one process", reading),
            ("ours, read + check + consolidate", whole.build),
            ("   the same with the program's own start", whole.process),
            ("ours, again after one file changed", again.build),
            ("   the same with the program's own start", again.process),
            ("pandas + openpyxl, the same sums", peer),
        ]
        if shutil.which("soffice"):
            rows.append(("LibreOffice headless to .csv (first sheet only)", libre_office(reports, Path(where))))
        for name, seconds in rows:
            print(f"{name:52} {seconds:8.2f} s {seconds / len(reports) * 1000:8.2f} ms a workbook")
        print(f"reading / calamine            {reading / calamine:6.2f}  (aim at most 2)")
        print(f"pandas + openpyxl / ours      {peer / whole.build:6.2f}  (aim at least 10)")
        print(f"re-run                        {again.build:6.2f} s (aim at most 0.5 s)")
        print(TIMED)


def bare_calamine(reports: list[Path]) -> None:
    """Every value of every sheet, nothing else."""
    from python_calamine import CalamineWorkbook

    for path in reports:
        book = CalamineWorkbook.from_path(str(path))
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()


def our_reading(reports: list[Path]) -> None:
    """Every cell with address, raw text, formula, format and merges."""
    from tongket.collect.workbook import read_workbook

    for path in reports:
        read_workbook(path, path.name)


def pandas_sums(reports: list[Path]) -> None:
    """What a careful script does: every sheet as a frame, numbers added cell by cell."""
    import pandas

    sums: dict[str, object] = {}
    for path in reports:
        for name, frame in pandas.read_excel(path, sheet_name=None, header=None, engine="openpyxl").items():
            numbers = frame.apply(pandas.to_numeric, errors="coerce")
            sums[name] = numbers if name not in sums else sums[name].add(numbers, fill_value=0)


def from_nothing(folder: Path) -> Run:
    """Nothing kept from before."""
    shutil.rmtree(folder / ".tongket", ignore_errors=True)
    return run_build(folder)


def after_one_change(folder: Path, changed: Path) -> Run:
    """Everything kept, one file become another."""
    shutil.copy(sorted((folder / "reports").rglob("*.xlsx"))[1], changed)
    return run_build(folder)


class Run(NamedTuple):
    """One build in a process of its own: seconds of the build, of the whole process, and its peak memory in MiB."""

    build: float
    process: float
    memory: float


def run_build(folder: Path) -> Run:
    """Build in a fresh process."""
    command = [sys.executable, __file__, "--build-only", str(folder)]
    begun = time.perf_counter()
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    seconds, memory = map(float, said.split())
    return Run(seconds, time.perf_counter() - begun, memory)


def build_once(folder: Path) -> None:
    """Build in this process and print what it took, imports apart."""
    from tongket.desk.build import build
    from tongket.desk.folder import open_desk

    print(timed(lambda: build(open_desk(folder))), peak_memory())


def peak_memory() -> float:
    """The largest this process has been, in MiB."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def libre_office(reports: list[Path], where: Path) -> float:
    """The office suite turning the same workbooks into text, one process for all."""
    command = ["soffice", "--headless", "--convert-to", "csv", "--outdir", str(where / "csv"), *map(str, reports[:60])]
    seconds = timed(lambda: subprocess.run(command, check=True, capture_output=True))
    return seconds * len(reports) / min(60, len(reports))


def growth(sizes: list[int]) -> None:
    """Cost per unit and peak memory as the number of units grows."""
    print("   units    build s   ms a unit   re-run s   peak MiB   whole review s   peak MiB")
    with tempfile.TemporaryDirectory() as where:
        for units in sizes:
            folder = generated(units, Path(where))
            seconds, _, memory = run_build(folder)
            again = run_build(folder).build
            whole, whole_memory = run_review(folder)
            print(
                f"{units:8} {seconds:10.2f} {seconds / units * 1000:11.2f} {again:10.2f} {memory:10.0f} "
                f"{whole:16.2f} {whole_memory:10.0f}",
                flush=True,
            )
            shutil.rmtree(folder)


def run_review(folder: Path) -> tuple[float, float]:
    """Seconds and peak memory of the whole command with all its papers, readings kept from before."""
    import resource

    command = [sys.executable, "-m", "tongket", "review", str(folder)]
    seconds = timed(lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL))
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


if __name__ == "__main__":
    main()
