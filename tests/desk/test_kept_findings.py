"""Findings kept between runs come back as they were, and spare the work."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

from tongket.check.kinds.files import Ground, Late, SenderDoubtful, Superseded
from tongket.check.kinds.rules import TotalNotParts
from tongket.check.speech import spoken
from tongket.collect.submission import Batch, Place, Submission
from tongket.desk.check_files import _ANY_REVIEW
from tongket.desk.finding_store import KeptFindings, known_findings, plain_finding

AT = Place("an-binh.xlsx", "Biểu 1", "D14")
FOUND = [
    Late(at=AT, unit="D01", dated=date(2020, 10, 31), deadline=date(2020, 10, 20), days=11),
    Superseded(at=AT, by="an-binh (2).xlsx", related=(Place("an-binh (2).xlsx"),), settled="đã biết"),
    SenderDoubtful(at=AT, unit="D01", name="Huyện An Bình", how=Ground.FILE_NAME),
    TotalNotParts(
        at=AT, row="Tổng số", column="Năm 2020", found=Decimal("11.50"), expected=Decimal(12), gap=Decimal("-0.5")
    ),
]


def test_what_is_kept_is_what_was_found():
    kept = json.loads(json.dumps([plain_finding(finding) for finding in FOUND]))

    again = known_findings(kept)
    assert again == FOUND
    assert [spoken(finding) for finding in again] == [spoken(finding) for finding in FOUND]


def test_a_report_that_is_the_same_is_not_checked_again(tmp_path):
    submission = Submission(file="an-binh.xlsx", sha256="a" * 64, size=1, format="xlsx", batch=Batch.empty(1))
    asked = []

    def check():
        asked.append(1)
        return list(FOUND)

    for _ in range(2):
        kept = KeptFindings(tmp_path / "findings.json", "form", _ANY_REVIEW)
        assert kept.recall(submission, None, {}, check) == FOUND
        kept.save()

    assert asked == [1]
