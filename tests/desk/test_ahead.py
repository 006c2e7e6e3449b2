"""What is looked at while other files are read changes nothing in what is found."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tongket.check.check_all import check_all
from tongket.check.finding import Finding
from tongket.desk.build import Built, build
from tongket.desk.folder import Desk, open_desk
from tongket.directive.decision import Decision, Verb
from tongket.directive.decision_file import record_decision

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "tien-giang-2020"


def found_without(desk: Desk, built: Built) -> list[Finding]:
    """The findings, nothing of them known beforehand."""
    material = built.material
    about = (desk.form, list(desk.units), desk.review, desk.decisions)
    return check_all(material.submissions.values(), material.mappings, *about)


@pytest.mark.slow
def test_findings_are_those_of_looking_at_everything_at_the_end(tmp_path: Path) -> None:
    folder = tmp_path / "review"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("out", ".tongket"))
    for path in [path for path in (folder / "reports").rglob("*") if path.is_file() and path.suffix != ".xlsx"]:
        path.unlink()  # what is found in words comes after
    desk = open_desk(folder)
    first = build(desk)
    assert first.material.findings == found_without(desk, first)

    # A person says of one workbook that another unit sent it: what was guessed of it before is not believed.
    one, other = [mapping for mapping in first.material.mappings if mapping.unit and mapping.status == "used"][:2]
    said = Decision(what=one.file, verb=Verb.ASSIGN, value=str(other.unit), why="nhầm tên", by="A", when="2020-11-01")
    record_decision(folder / "decisions.toml", said)
    shutil.rmtree(folder / ".tongket")
    desk = open_desk(folder)
    again = build(desk)
    assert next(each.unit for each in again.material.mappings if each.file == one.file) == other.unit
    assert again.material.findings == found_without(desk, again) != first.material.findings
