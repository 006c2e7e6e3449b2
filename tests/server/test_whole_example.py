"""A desk's folder made into an office gives the desk's own figures."""

from __future__ import annotations

import json
import shutil

import pytest

from tongket.server.actions.accept_submission import accept_submission
from tongket.server.actions.draft_review import draft_review
from tongket.server.actions.import_review_folder import import_review_folder
from tongket.server.round_desk import folder_of
from tongket.server.totals import totals_of

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path, reviewed_example):
    """A copy of the example, its desk's review made."""
    return shutil.copytree(reviewed_example, tmp_path / reviewed_example.name)


def test_when_all_are_accepted_the_offices_files_are_the_desks_byte_for_byte(db, staff, folder, signed_in):
    made = import_review_folder(folder)
    before = totals_of(made)
    assert (before.units_in, before.is_provisional) == (0, True)

    for record in made.submissions.filter(state="sent"):
        accept_submission(record.pk, by=staff["consolidator"])
    made.refresh_from_db()

    desk_figures = json.loads((folder / "out" / "data" / "figures.json").read_text(encoding="utf-8"))
    assert totals_of(made).figures == desk_figures
    review = draft_review(made.pk, by=staff["consolidator"])
    office_out = folder_of(made) / "reviews" / str(review.number)
    for name in ("mapping", "figures", "findings", "points", "claims", "draft"):
        ours, desks = ((where / "data" / f"{name}.json").read_bytes() for where in (office_out, folder / "out"))
        assert ours == desks, name
    asked = signed_in(staff["auditor"])
    for name in ("mapping", "figures", "findings", "points", "claims"):
        answer = asked.get(f"/api/rounds/{made.number}/data/{name}.json")
        assert b"".join(answer.streaming_content) == (folder / "out" / "data" / f"{name}.json").read_bytes(), name
