"""How long a review takes: ours, the peer's way (pandas + openpyxl) and the floors, in one run on the same workbooks.

python benchmarks/desk.py                    300 workbooks, every way
python benchmarks/desk.py --units 10 100 1000 3000    cost per unit and memory as the office grows
"""

from __future__ import annotations

import argparse
import compileall
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
and adding up, until every figure is in memory; not the import of the program (which "with its start" has too), nor the
writing of papers. For the peer: reading every sheet into a frame and adding the numbers, imports apart."""
FLOOR = "bare calamine, values only, one process (floor)"
READING = "ours, reading with provenance, one process"
WHOLE = "ours, read + check + consolidate"
AGAIN = "ours, again after one file changed"
PEER = "pandas + openpyxl, the same sums"
OFFICE = "LibreOffice headless to .csv (first sheet only)"
ROOT = Path(__file__).resolve().parent.parent
GENERATOR = ROOT / "examples" / "generator" / "make.py"


def main() -> None:
    """Print the table, or the growth where --units is given."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--units", type=int, nargs="*")
    parser.add_argument("--workbooks", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    for alone in ("--build-only", "--read-only", "--calamine-only"):
        parser.add_argument(alone, type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.build_only:
        build_once(chosen.build_only)
    elif chosen.read_only:
        read_once(chosen.read_only, our_reading)
    elif chosen.calamine_only:
        read_once(chosen.calamine_only, bare_calamine)
    elif chosen.units:
        compile_as_installed()
        growth(chosen.units)
    else:
        compile_as_installed()
        table(chosen.workbooks, chosen.rounds)


def compile_as_installed() -> None:
    """An installation compiles the program once; where nothing may be written every process would do it anew."""
    compileall.compile_dir(ROOT / "src" / "tongket", quiet=2)


def generated(units: int, where: Path) -> Path:
    """A review folder of `units` clean workbooks; the same for the same number. Narratives: speed_narratives.py."""
    folder = where / f"units-{units}"
    command = [sys.executable, str(GENERATOR), "--units", str(units), "--seed", "7", "--out", str(folder)]
    subprocess.run([*command, "--messy", "0", "--producers", "xlsxwriter"], check=True, stdout=subprocess.DEVNULL)
    for letter in (folder / "reports").rglob("*.docx"):
        letter.unlink()
    return folder


def unpack(folder: Path) -> None:
    """Lay every workbook that came in an e-mail or an archive beside the others: every way then has the same files."""
    from tongket.collect.arrival.intake import receive

    inside = [received for received in receive(folder / "reports") if received.inside]
    for number, received in enumerate(inside):
        (folder / "reports" / f"{number} {received.file.rpartition('/')[2]}").write_bytes(received.load())
    for container in {received.path for received in inside}:
        container.unlink()


def timed(work: Callable[[], object]) -> float:
    """Seconds of one call."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def table(workbooks: int, rounds: int) -> None:
    """Every way of adding up the same workbooks, in turn, the best of some rounds each."""
    import pandas  # noqa: F401  its own start is not counted

    with tempfile.TemporaryDirectory() as where:
        folder = generated(workbooks, Path(where))
        unpack(folder)
        reports = sorted((folder / "reports").rglob("*.xlsx"))
        megabytes = sum(path.stat().st_size for path in reports) / 1e6
        print(f"{len(reports)} workbooks, {megabytes:.1f} MB, {os.cpu_count()} cores, best of {rounds} rounds")
        seen = [one_round(folder, reports, number) for number in range(rounds)]
        best = {name: min((times[name] for times in seen), key=lambda run: run.build) for name in seen[0]}
        if shutil.which("soffice"):
            best[OFFICE] = Run(libre_office(reports, Path(where)), 0, 0, 0)
        for name, run in best.items():
            whole = f"{run.process:8.2f} s with its start {run.cpu:8.2f} s of processors" if run.process else ""
            print(f"{name:52} {run.build:8.2f} s {run.build / len(reports) * 1000:8.2f} ms a workbook {whole}")
        print_ratios(best)
        print_shares(reports)
        print(TIMED)


def one_round(folder: Path, reports: list[Path], number: int) -> dict[str, Run]:
    """Each way once; readers in a fresh process, so that nothing is remembered from the round before."""
    return {
        FLOOR: in_fresh_process("--calamine-only", folder),
        READING: in_fresh_process("--read-only", folder),
        WHOLE: from_nothing(folder),
        AGAIN: after_one_change(folder, reports, number),
        PEER: in_this_process(lambda: pandas_sums(reports)),
    }


def print_ratios(best: dict[str, Run]) -> None:
    """What is aimed at, and what was reached."""
    print(f"reading / calamine            {best[READING].build / best[FLOOR].build:6.2f}  (aim at most 2)")
    print(f"pandas + openpyxl / ours      {best[PEER].build / best[WHOLE].build:6.2f}  (aim at least 10)")
    processors = best[PEER].cpu / best[WHOLE].cpu
    print(f"the same, processor seconds   {processors:6.2f}  (ours of all processors, its start too)")
    print(f"re-run                        {best[AGAIN].build:6.2f} s (aim at most 0.5 s)")


def print_shares(reports: list[Path]) -> None:
    """How many workbooks the fast path would not serve; `benchmarks/reading.py` has it for three producers."""
    from tongket.collect.workbooks.workbook import read_workbook

    fell_back = sum(read_workbook(path, path.name).reader != "fast" for path in reports)
    print(f"left to the XML reader        {fell_back:6} of {len(reports)} workbooks ({fell_back / len(reports):.0%})")


def bare_calamine(reports: list[Path]) -> None:
    """Every value of every sheet, nothing else."""
    from python_calamine import CalamineWorkbook

    for path in reports:
        book = CalamineWorkbook.from_path(str(path))
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()


def our_reading(reports: list[Path]) -> int:
    """Every cell with address, raw text, formula, format and merges; each is asked for, so that each is made."""
    from tongket.collect.workbooks.workbook import read_workbook

    return sum(len(sheet.cells) for path in reports for sheet in read_workbook(path, path.name).sheets)


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


def after_one_change(folder: Path, reports: list[Path], number: int) -> Run:
    """Everything kept, one file become another."""
    shutil.copy(reports[-1 - number], reports[number])
    return run_build(folder)


class Run(NamedTuple):
    """Work in a process of its own: its seconds, those of the whole process, of all processors, peak memory in MiB."""

    build: float
    process: float
    cpu: float
    memory: float


def run_build(folder: Path) -> Run:
    """Build in a fresh process."""
    return in_fresh_process("--build-only", folder)


def in_fresh_process(what: str, folder: Path) -> Run:
    """One piece of work in a fresh process."""
    before, begun = processor_seconds(), time.perf_counter()
    said = subprocess.run([sys.executable, __file__, what, str(folder)], check=True, capture_output=True, text=True)
    seconds, memory = map(float, said.stdout.split())
    return Run(seconds, time.perf_counter() - begun, processor_seconds() - before, memory)


def in_this_process(work: Callable[[], object]) -> Run:
    """One piece of work here, on one processor."""
    before = time.process_time()
    seconds = timed(work)
    return Run(seconds, 0, time.process_time() - before, 0)


def processor_seconds() -> float:
    """What ended processes of ours took, their own workers too."""
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def build_once(folder: Path) -> None:
    """Build in this process and print what it took, imports apart."""
    from tongket.desk.build import build
    from tongket.desk.early import expect_reading
    from tongket.desk.folder import open_desk

    def review() -> None:
        expect_reading(folder)  # as the command does
        build(open_desk(folder))

    print(timed(review), peak_memory())
    count_workers()


def count_workers() -> None:
    """End the process that workers are copies of: ended by itself it would leave its processor seconds uncounted."""
    from multiprocessing import forkserver

    forkserver._forkserver._stop()  # type: ignore[attr-defined]


def read_once(folder: Path, read: Callable[[list[Path]], object]) -> None:
    """Read in this process and print what it took, imports apart."""
    reports = sorted((folder / "reports").rglob("*.xlsx"))
    read(reports[:1])
    print(timed(lambda: read(reports)), peak_memory())


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
            first, again = run_build(folder), run_build(folder).build
            seconds, memory = first.build, first.memory
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
