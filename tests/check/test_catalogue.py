"""Every kind of finding has a code of its own, and whole sentences in both languages with only its own facts."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from string import Formatter

import pytest

from tongket.check.catalogue import BY_CODE, BY_WORD
from tongket.check.finding import Finding, Severity, fact_names
from tongket.check.from_oddities import FINDING_OF
from tongket.check.kinds.cells import NotANumber
from tongket.check.kinds.files import Late
from tongket.check.kinds.rules import TotalNotParts
from tongket.check.records import finding_record
from tongket.check.reference import findings_page
from tongket.check.speech import LANGUAGES, spoken, words_of
from tongket.collect.submission import OddityKind, Place

HERE = Place("an-binh.xlsx", "Biểu 1", "D14")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", BY_CODE.values(), ids=lambda kind: kind.code)
def test_a_kind_speaks_with_its_own_facts_only(kind: type[Finding], language: str) -> None:
    sentences = words_of(language)["findings"][kind.code]

    assert set(sentences) == {"says", "remedy"}
    for sentence in sentences.values():
        used = {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}
        assert used <= set(fact_names(kind))
        assert sentence.endswith(".")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_left_of_a_kind_that_is_gone(language: str) -> None:
    assert set(words_of(language)["findings"]) == set(BY_CODE)


def test_codes_are_of_seven_rooms_and_words_are_unique() -> None:
    assert all(re.fullmatch(r"A1\d\d|B2\d\d|C3\d\d|D4\d\d|E5\d\d|L6\d\d|R7\d\d", code) for code in BY_CODE)
    assert len(BY_WORD) == len(BY_CODE) > 50


def test_every_oddity_becomes_a_finding_of_the_same_word() -> None:
    assert {kind: BY_WORD[kind.value] for kind in OddityKind} == FINDING_OF


def test_a_finding_says_the_fact_and_the_remedy_in_the_readers_numbers() -> None:
    finding = TotalNotParts(
        at=HERE,
        row="Tổng số vụ",
        column="Năm 2015",
        found=Decimal("1234"),
        expected=Decimal("1230.5"),
        gap=Decimal("3.5"),
    )

    assert spoken(finding, "vi") == (
        "“Tổng số vụ”, cột “Năm 2015”: ghi 1.234, cộng các dòng thành phần được 1.230,5 (chênh 3,5).",
        "Kiểm tra các dòng thành phần và số tổng, sửa chỗ sai. Khi tổng hợp, tổng được cộng lại từ thành phần.",
    )
    assert spoken(finding, "en")[0] == (
        "“Tổng số vụ”, column “Năm 2015”: 1,234 is given, the rows it is made of add up to 1,230.5 (difference 3.5)."
    )


def test_dates_are_printed_as_readers_write_them() -> None:
    finding = Late(at=HERE, dated=date(2020, 10, 5), deadline=date(2020, 9, 30), days=5)

    assert spoken(finding)[0] == "Báo cáo đề ngày 05/10/2020, sau hạn 30/09/2020: chậm 5 ngày."


def test_braces_and_lines_in_a_units_text_do_no_harm() -> None:
    finding = NotANumber(at=HERE, found="{row}\n  {0!r} " + "x" * 500)

    says = spoken(finding)[0]

    assert "“{row} {0!r} xxx" in says
    assert len(says) < 250


def test_a_breach_of_a_guessed_rule_is_a_warning_and_a_settled_one_a_note() -> None:
    facts = {"found": Decimal(1), "expected": Decimal(2), "gap": Decimal(-1)}

    assert TotalNotParts(at=HERE, **facts).severity is Severity.BLOCK
    assert TotalNotParts(at=HERE, rests_on_guess=True, **facts).severity is Severity.WARN
    assert TotalNotParts(at=HERE, settled="đã giải trình", **facts).severity is Severity.INFO


def test_the_record_of_a_finding_holds_what_the_interface_names() -> None:
    finding = TotalNotParts(
        at=HERE, unit="an-binh", found=Decimal("12.50"), expected=Decimal(12), gap=Decimal("0.5"), related=(HERE,)
    )

    record = finding_record(finding)

    assert {
        "code",
        "severity",
        "unit",
        "file",
        "sheet",
        "cell",
        "says",
        "remedy",
        "found",
        "expected",
        "related",
    } <= set(record)
    assert (record["code"], record["severity"], record["unit"]) == ("D401", "block", "an-binh")
    assert (record["file"], record["sheet"], record["cell"]) == ("an-binh.xlsx", "Biểu 1", "D14")
    assert (record["found"], record["expected"]) == ("12.50", "12")
    assert record["related"] == [{"file": "an-binh.xlsx", "sheet": "Biểu 1", "cell": "D14", "paragraph": None}]


def test_the_reference_page_says_what_the_catalogue_says() -> None:
    page = Path(__file__).parents[2] / "docs" / "reference" / "findings.md"

    assert page.read_text(encoding="utf-8") == findings_page(), (
        "python -m tongket.check.reference > docs/reference/findings.md"
    )
