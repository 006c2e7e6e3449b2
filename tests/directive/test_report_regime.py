"""A regime without one of its nine parts is told which."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from tongket.directive.report_regime import PARTS, ReportRegime, missing_parts

WHOLE = ReportRegime(**dict.fromkeys(PARTS, "đã nêu"))


def test_a_whole_regime_lacks_nothing():
    assert len(PARTS) == 9
    assert tuple(field.name for field in fields(ReportRegime)) == PARTS
    assert missing_parts(WHOLE) == ()


@pytest.mark.parametrize("part", PARTS)
def test_a_part_of_blanks_is_missing(part):
    assert missing_parts(replace(WHOLE, **{part: "  "})) == (part,)
