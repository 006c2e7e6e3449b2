"""Bodies that are gone, and whole narratives with all that must be said of them: the texts stand beside this file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from read_told import HERE, report, told, whole

from tongket.check.citations.abolished_bodies import abolished_named
from tongket.check.finding import Finding
from tongket.check.narratives.completeness import complete
from tongket.check.speech import spoken
from tongket.collect.narratives.report import NarrativeReport
from tongket.directive.outline import USUAL_OUTLINE
from tongket.wording.dates import read_date


def named(passage: str, day: date) -> list[Finding]:
    """What is found of a report of that day that says this."""
    lines = ["**I. KẾT QUẢ", "Kết quả chung là tốt.", passage]
    return list(abolished_named([report(lines, USUAL_OUTLINE, day)], date(2030, 1, 1)))


@pytest.mark.parametrize("line", [line for _, line in told("co-quan.txt")])
def test_a_body_that_is_gone_is_said_and_no_other(line: str) -> None:
    day, body, passage = (part.strip() for part in line.split("|"))
    dated = read_date(f"ngày {day}")
    assert dated is not None

    found = named(passage, dated)

    assert [finding.at.paragraph for finding in found] == ([] if body == "-" else [3])


@pytest.mark.parametrize(
    ("body", "successor"),
    [
        ("Sở Y tế tỉnh Bến Tre", "Sở Y tế tỉnh Vĩnh Long"),
        ("Tỉnh ủy Quảng Nam", "Thành ủy Đà Nẵng"),
        ("Uỷ ban nhân dân tỉnh Bà Rịa – Vũng Tàu", "Uỷ ban nhân dân thành phố Hồ Chí Minh"),
        ("Hội Nông dân huyện", "Hội Nông dân cấp xã hoặc Hội Nông dân cấp tỉnh"),
        ("Bộ Kế hoạch và Đầu tư", "Bộ Tài chính"),
    ],
)
def test_the_remedy_names_who_took_its_place(body: str, successor: str) -> None:
    (finding,) = named(f"Đề nghị {body} sớm hướng dẫn.", date(2025, 11, 20))

    assert spoken(finding)[1] == (
        f"Dùng tên cơ quan thay thế: {successor}; nếu nói về thời gian trước thì ghi rõ thời gian."
    )


def test_a_heading_that_addresses_a_body_is_read_too() -> None:
    lines = ["**I. KẾT QUẢ", "Kết quả tốt.", "**II. KIẾN NGHỊ", "**1. Đối với Sở LĐ-TB&XH", "Mở thêm lớp nghề."]

    found = list(abolished_named([report(lines, USUAL_OUTLINE, date(2025, 11, 20))], date(2030, 1, 1)))

    assert [(finding.at.paragraph, finding.facts()["found"]) for finding in found] == [(4, "Sở LĐ-TB&XH")]


@pytest.mark.parametrize("path", sorted((HERE / "narratives").glob("*.txt")), ids=lambda path: path.stem)
def test_a_whole_narrative_gets_these_findings_at_these_places(path: Path) -> None:
    narrative = whole(path)

    found = [
        *complete(narrative.report, narrative.outline),
        *abolished_named([narrative.report], date(2030, 1, 1)),
    ]

    assert sorted(finding.code for finding in found) == sorted(code for code, _ in narrative.must)
    for code, words in narrative.must:
        assert any(finding.code == code and words in _place(narrative.report, finding) for finding in found), words


def _place(report: NarrativeReport, finding: Finding) -> str:
    """The paragraph a finding leads to; for what is not there at all, the section of the outline."""
    number = finding.at.paragraph
    return report.narrative.block(number).text if number else str(finding.facts()["section"])
