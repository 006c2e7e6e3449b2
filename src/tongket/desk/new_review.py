"""Takes the office's papers and what arrived, makes a review folder. Copies, changes nothing, overwrites nothing.

Every file is screened before it is copied: one with a secrecy mark stays where it is; only its path is kept.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tongket.collect.arrival.intake import Received, receive
from tongket.collect.documents.lines import open_letterhead
from tongket.collect.files.unreadable import Unreadable
from tongket.collect.files.workers import read_all
from tongket.collect.forms.column_set import year_of_title
from tongket.collect.forms.rules import is_time_before
from tongket.collect.plan import PlanFacts, read_plan, review_of
from tongket.collect.screening import mark_of_file
from tongket.collect.submission import OddityKind
from tongket.desk.atomic import why_not_written, write_bytes, write_text
from tongket.desk.folder import OUTLINES, WORKBOOKS
from tongket.desk.left_behind import REFUSED_LIST
from tongket.desk.refusal import CannotGoOn
from tongket.directive.form import ColumnKind
from tongket.directive.review_file import write_review
from tongket.periods.period import Period

PAPERS = ("plan", "outline", "form", "units")
_DOCUMENTS = (".docx", ".doc", ".pdf", ".txt", ".odt", ".rtf")
_KINDS = {"plan": _DOCUMENTS, "outline": OUTLINES, "form": WORKBOOKS, "units": (*WORKBOOKS, ".csv")}


@dataclass(frozen=True, slots=True)
class Said:
    """One thing to tell the user: the key of a sentence and its facts."""

    key: str
    facts: Mapping[str, Any] = field(default_factory=dict)


def start_review(
    folder: Path, papers: Mapping[str, Path | None], reports: Path | None = None, *, processes: int = 2
) -> list[Said]:
    """Make the folder. `papers` holds the files given for "plan", "outline", "form" and "units"."""
    _refuse_absent([path for path in papers.values() if path], reports)
    _refuse_other_kinds(papers)
    _make(folder)
    given = {name: path for name, path in papers.items() if path}
    said = list(_copied_papers(folder, given))
    facts = _facts(folder)
    about_form = list(_written_form(folder))
    said += _written_review(folder, facts)
    said += _written_units(folder, facts)
    said += about_form
    if reports is not None:
        said += _copied_reports(folder, reports, processes)
    return [*said, *_still_missing(folder), *_duties(facts)]


def _refuse_absent(files: Iterable[Path], reports: Path | None) -> None:
    for path in files:
        if not path.is_file():
            raise CannotGoOn("no_such_file", file=str(path))
    if reports is not None and not reports.is_dir():
        raise CannotGoOn("no_such_file", file=str(reports))


def _refuse_other_kinds(papers: Mapping[str, Path | None]) -> None:
    """A Word file is no form and a workbook no plan: nothing is copied that nothing could read."""
    for paper, path in papers.items():
        if path is not None and path.suffix.lower() not in _KINDS[paper]:
            kinds = ", ".join(_KINDS[paper][:3])
            raise CannotGoOn(f"not_that_{paper}", file=path.name, kinds=kinds)


def _make(folder: Path) -> None:
    try:
        (folder / "reports").mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise why_not_written(folder, error) from error


# --- the office's papers


def _copied_papers(folder: Path, given: Mapping[str, Path]) -> Iterator[Said]:
    for name in PAPERS:
        if name in given:
            yield _copied(given[name], folder / f"{name}{given[name].suffix.lower()}")


def _copied(source: Path, target: Path) -> Said:
    facts = {"source": source.name, "file": target.name}
    if target.exists():
        return Said("kept", facts)
    content = source.read_bytes()
    if mark := mark_of_file(content, source.name):
        return Said("left_secret", {**facts, "mark": mark})
    write_bytes(target, content)
    return Said("copied", facts)


def _lines(folder: Path, stem: str) -> list[str]:
    """The lines of a paper in the folder; none when it is not there or is no document."""
    found = [folder / f"{stem}{ending}" for ending in _DOCUMENTS]
    path = next((path for path in found if path.is_file()), None)
    try:
        return open_letterhead(path, path.name, whole=True) if path else []
    except Unreadable:
        return []


def _facts(folder: Path) -> PlanFacts:
    return read_plan(_lines(folder, "plan"), _lines(folder, "outline"))


def _written_review(folder: Path, facts: PlanFacts) -> Iterator[Said]:
    path = folder / "review.toml"
    if path.exists():
        yield Said("kept", {"file": path.name, "source": path.name})
        return
    review = review_of(facts, _years_asked(folder))
    write_text(path, write_review(review))
    yield Said("wrote_review", {"title": review.title, "span": review.span.text()})
    if review.guessed:
        yield Said("guessed", {"fields": ", ".join(sorted(review.guessed))})


def _years_asked(folder: Path) -> Period | None:
    """From the first to the last year that the form asks for, times before it left out; else those its titles name."""
    from tongket.desk.folder import open_form

    try:
        form = open_form(folder)[0]
    except CannotGoOn:
        return None
    columns = [column for sheet in form.sheets for column in sheet.columns if column.kind is ColumnKind.VALUE]
    periods = [column.period for column in columns if not is_time_before(column.path)]
    periods += [row.period for sheet in form.sheets for row in sheet.rows]
    years = [period for period in periods if period and period.first.year == period.last.year]
    years = years or [Period.years(year) for sheet in form.sheets if (year := year_of_title(sheet.title))]
    return Period.years(min(years).first.year, max(years).last.year) if years else None


def _written_units(folder: Path, facts: PlanFacts) -> Iterator[Said]:
    """A list of units from the bodies that the plan names, where the office gave none."""
    if len(facts.bodies) < 2 or _has(folder, "units"):
        return
    rows = [
        (f"DV{number:03d}", name, "", "", f"{day:%d/%m/%Y}" if (day := deadline or facts.deadline) else "")
        for number, (name, deadline) in enumerate(facts.bodies, 1)
    ]
    write_bytes(folder / "units.xlsx", _units_workbook(rows))
    yield Said("wrote_units", {"count": len(rows)})


def _units_workbook(rows: Sequence[Sequence[str]]) -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Đơn vị")
        bold = book.add_format({"bold": True, "border": 1, "text_wrap": True})
        sheet.write_row(0, 0, ("Mã", "Tên đơn vị", "Tên khác", "Nhóm", "Hạn gửi", "Biểu phải báo cáo"), bold)
        for number, row in enumerate(rows, 1):
            sheet.write_row(number, 0, row)
        sheet.set_column(0, 0, 9)
        sheet.set_column(1, 5, 30)
        sheet.freeze_panes(1, 0)
    return out.getvalue()


def _written_form(folder: Path) -> Iterator[Said]:
    """form.toml from the blank form; what stands in its way is said, the rest of the folder stays made."""
    if not _has(folder, "form"):
        return
    from tongket.desk.folder import open_form

    is_new = not (folder / "form.toml").exists()
    try:
        form, _, _ = open_form(folder)
    except CannotGoOn as refusal:
        yield Said(refusal.key, refusal.facts)
        return
    key = "proposed_form" if is_new else "kept"
    yield Said(key, {"file": "form.toml", "source": "form.toml", "sheets": len(form.sheets), "cells": len(form.cells)})


def _has(folder: Path, stem: str) -> bool:
    return any(path.is_file() for path in folder.glob(f"{stem}.*") if path.suffix.lower() != ".toml")


# --- what arrived


def _copied_reports(folder: Path, reports: Path, processes: int) -> Iterator[Said]:
    target = folder / "reports"
    if target.resolve() in (reports.resolve(), *reports.resolve().parents):
        yield Said("reports_inside", {})
        return
    received = [item for item in receive(reports) if not item.path.resolve().is_relative_to(folder.resolve())]
    marks = _marks(received, processes)
    copied = kept = 0
    for path in dict.fromkeys(item.path for item in received):
        if path in marks:
            continue
        goal = target / path.relative_to(reports)
        is_there = goal.exists()
        kept += is_there
        copied += not is_there and _copied_report(path, goal)
    yield Said("copied_reports", {"copied": copied, "kept": kept})
    yield from _refused(folder, reports, marks)


def _copied_report(path: Path, goal: Path) -> bool:
    try:
        content = path.read_bytes()
    except OSError:
        return False
    write_bytes(goal, content)
    return True


def _marks(received: Sequence[Received], processes: int) -> dict[Path, str]:
    """Files that carry a mark, or hold one that does; each is opened in a worker under the usual ceilings."""
    openable = [item for item in received if item.problem is None]
    answers = read_all(openable, mark_inside, processes=processes) if openable else []
    marks = {item.path: item.detail for item in received if item.problem is OddityKind.SECRET}
    for item, answer in zip(openable, answers, strict=True):
        if isinstance(answer, str):
            marks.setdefault(item.path, answer)
    return marks


def mark_inside(received: Received) -> str | None:
    """The mark of one received file. Runs in a worker."""
    try:
        return mark_of_file(received.load(), received.file)
    except OSError:
        return None


def _refused(folder: Path, reports: Path, marks: Mapping[Path, str]) -> Iterator[Said]:
    """Marked files stay where they are; their paths are written down, and nothing else of them."""
    if not marks:
        return
    lines = [f"{path.relative_to(reports).as_posix()}: {mark}" for path, mark in sorted(marks.items())]
    known = folder / REFUSED_LIST
    before = known.read_text(encoding="utf-8").splitlines() if known.is_file() else []
    write_text(known, "\n".join(dict.fromkeys([*before, *lines])) + "\n")
    for line in lines:
        file, _, mark = line.rpartition(": ")
        yield Said("left_secret", {"source": file, "file": file, "mark": mark})


# --- what is still to be done


def _still_missing(folder: Path) -> Iterator[Said]:
    """The first thing to do next, or what is lacking, one sentence each."""
    lacking = [stem for stem in ("form", "units") if not _has(folder, stem)]
    for stem in lacking:
        yield Said(f"lacks_{stem}", {"folder": folder})
    if not any((folder / "reports").iterdir()):
        yield Said("lacks_reports", {"folder": folder})
    yield Said("next_form" if "form" not in lacking else "next_review", {"folder": folder})


def _duties(facts: PlanFacts) -> Iterator[Said]:
    """Deadlines of groups and forms owed, as the plan words them: to be seen to in units.xlsx."""
    for who, day in facts.group_deadlines:
        yield Said("group_deadline", {"who": who, "day": f"{day:%d/%m/%Y}"})
    for who, forms in facts.owed:
        yield Said("group_forms", {"who": who, "forms": forms})
