"""Real annexes matched against the form that was understood of themselves: every cell must find its own place."""

from collections import Counter
from pathlib import Path

import pytest

from tongket.collect.forms.reader import propose_form
from tongket.collect.matching.read_submission import read_submission
from tongket.collect.submission import OddityKind
from tongket.collect.workbooks.workbook import read_workbook

ANNEXES = ("Final_2007", "Final_2009", "Final_2011", "Final_2012", "Plan_2006", "Plan_2008", "Plan_2011", "Plan_2012",
           "Plan_2013")  # fmt: skip


@pytest.mark.data
@pytest.mark.slow
@pytest.mark.parametrize("name", ANNEXES)
def test_a_budget_annex_is_its_own_form(shared_data: Path, name: str):
    content = (shared_data / "mof-budget-xls" / "Budget" / f"{name}.xls").read_bytes()
    workbook = read_workbook(content, f"{name}.xls")
    form = propose_form(workbook)

    submission = read_submission(workbook, form, file=f"{name}.xls", sha256="", size=len(content))

    assert submission.batch is not None
    assert submission.batch.cells == [cell.address for cell in form.cells]
    odd = Counter(oddity.kind for oddity in submission.oddities if oddity.kind is not OddityKind.ROW_HIDDEN)
    assert odd == {OddityKind.NO_FORMULAS: 1}
