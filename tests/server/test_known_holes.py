"""The look for known holes is never silently green."""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
from known_holes import holes_in

CLEAN = {"name": "sach", "version": "1.0", "vulns": []}
HOLED = {"name": "thung", "version": "2.0", "vulns": [{"id": "CVE-2020-1", "fix_versions": ["2.1"]}]}


def told(*pinned):
    return holes_in("requirements.lock", lambda lock: (json.dumps({"dependencies": pinned}), ""))


def test_a_hole_is_named_and_ends_with_1():
    assert told(CLEAN, HOLED) == (
        [
            "known hole: thung 2.0: CVE-2020-1, mended in 2.1",
            "known holes: 1 in 2 pinned packages of requirements.lock",
        ],
        1,
    )


def test_what_could_not_be_asked_is_said():
    lines, end = holes_in("requirements.lock", lambda lock: ("", "ERROR: no route to host"))
    assert (lines, end) == (
        ["known holes: NOT ASKED, requirements.lock is unproved here (ERROR: no route to host)"],
        0,
    )
    assert told({"name": "la", "skip_reason": "unknown"})[0][0] == "known holes: NOT ASKED about la"


def test_no_hole_says_how_many_were_looked_at():
    assert told(CLEAN) == (["known holes: 0 in 1 pinned packages of requirements.lock"], 0)
