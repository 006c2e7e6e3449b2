"""What we write passes the check of what others write."""

from __future__ import annotations

from pathlib import Path

import pytest

from tongket.check.finding import Severity
from tongket.check.papers.paper import check_paper
from tongket.collect.documents.docx_paper import read_look

pytestmark = pytest.mark.slow


def warned(path: Path) -> list[str]:
    findings = check_paper(path.name, read_look(path.read_bytes()))
    return [f"{each.code} {each.facts()}" for each in findings if each.severity is not Severity.INFO]


@pytest.mark.parametrize("made", ["party_out", "state_out"])
def test_the_draft_review_keeps_the_rules_it_was_written_by(made, request):
    assert warned(request.getfixturevalue(made) / "du-thao-bao-cao.docx") == []


@pytest.mark.parametrize("made", ["party_out", "state_out"])
def test_so_does_every_letter_to_a_unit(made, request):
    letters = sorted(request.getfixturevalue(made).rglob("cong-van.docx"))

    assert len(letters) > 3
    assert [warned(letter) for letter in letters] == [[]] * len(letters)
