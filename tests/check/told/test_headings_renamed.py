"""Headings renamed, merged, numbered otherwise or in another order: no section of the outline is called missing."""

from __future__ import annotations

import re

import pytest
from read_told import report, told

from tongket.collect.narratives.section_roles import roles_of
from tongket.directive.outline import Heading, read_outline

_TOP = re.compile(r"[IVX]+\.")


def rows_of(field: str) -> list[list[str]]:
    """Heading of the outline, heading of the unit, what stands under it."""
    return [[part.strip() for part in line.split("|")] for group, line in told("de-muc.txt") if group == field]


def outline_of(rows: list[list[str]]) -> tuple[Heading, ...]:
    """The outline in its own order: parts by their number under the section they stand below."""
    parts: dict[str, list[str]] = {}
    for heading in (heading.strip() for row in rows for heading in row[0].split("+")):
        if _TOP.match(heading):
            parts[heading] = []
        else:
            parts[list(parts)[-1]].append(heading)
    return read_outline([line for top, below in parts.items() for line in (top, *sorted(below))])


@pytest.mark.parametrize("field", sorted({group for group, _ in told("de-muc.txt")}))
def test_no_section_is_missing_under_the_units_own_headings(field: str) -> None:
    rows = rows_of(field)
    outline = outline_of(rows)

    placing = report([line for row in rows for line in (f"**{row[1]}", row[2])], outline).placing

    assert [outline[index].text for index in placing.missing] == []
    assert placing.added == ()


def test_of_two_names_that_begin_alike_the_longer_tells_the_part() -> None:
    assert roles_of("Kết quả thực hiện")[0] == "results"
    assert roles_of("Kết quả nổi bật")[0] == "strengths"
