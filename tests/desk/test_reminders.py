"""Who gets a reminder beside the letter about what is wrong."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "consolidate"))
from small_review import REVIEW, consolidated, form_of, row, unit_of, year

from tongket.check.kinds.cells import BlankDue
from tongket.collect.submission import Place
from tongket.desk.copies import Copies
from tongket.desk.papers import Out, write_reminders
from tongket.draft.material import Material

DUE = BlankDue(at=Place("H2.xlsx", "Biểu 1", "C3"), unit="H2", cells="C3")
FORM = form_of([row(3, "Số vụ")], [year(3, 2019)])
# H1 reported, H2 sent the form back blank, H3 sent nothing.
MATERIAL = Material(
    review=REVIEW,
    form=FORM,
    units=[unit_of("H1"), unit_of("H2"), unit_of("H3")],
    consolidation=consolidated(FORM, {"H1": {"C3": "1"}, "H2": {"C3": ""}}),
    findings=[],
    mappings=[],
    submissions={},
    outline=(),
    exclusions={},
)


def reminded(folder: Path, copies: Copies, **said: object) -> list[str]:
    write_reminders(Out(folder), replace(MATERIAL, **said), copies)  # type: ignore[arg-type]
    return sorted(path.parent.name for path in folder.rglob("don-doc.docx"))


def test_a_blank_form_that_its_covering_letter_speaks_of_brings_no_reminder_as_well(tmp_path: Path) -> None:
    assert reminded(tmp_path, Copies(findings={"H2": [DUE]}), findings=[DUE]) == ["H3"]


def test_who_sent_no_figures_is_reminded_also_where_something_else_is_wrong(tmp_path: Path) -> None:
    assert reminded(tmp_path, Copies(findings={"H3": [replace(DUE, unit="H3")]})) == ["H2", "H3"]


def test_a_blank_form_whose_blanks_were_waived_brings_no_reminder(tmp_path: Path) -> None:
    assert reminded(tmp_path, Copies(), findings=[replace(DUE, settled="không phát sinh")]) == ["H3"]
