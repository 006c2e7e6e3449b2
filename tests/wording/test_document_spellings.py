"""Numbers and symbols in every real spelling: each is read as its own document, and no two documents as one."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tongket.wording.citations import citations
from tongket.wording.document_symbols import symbol_of
from tongket.wording.document_types import Family, letters_typed, types_of

PARTY_KINDS = ["NQ", "QĐ", "CT", "KL", "QC", "TT", "HD", "TB", "BC", "KH", "CTr", "ĐA", "PA", "TTr", "CV", "BB", "BS"]
PARTY_BODIES = ["TW", "TU", "HU", "ĐU", "CB", "ThU", "UBKTTU", "BCĐTW", "VPTW", "VPTU", "BTGTW", "BTVTU"]
STATE_KINDS = ["NQ", "QĐ", "CT", "QC", "QyĐ", "TC", "TB", "HD", "CTr", "KH", "PA", "ĐA", "DA", "BC", "BB", "TTr", "HĐ",
               "CĐ", "GM", "GUQ", "PC", "NĐ", "TT"]  # fmt: skip
STATE_BODIES = ["UBND", "HĐND", "TTg", "CP", "BCA", "BNV", "BTC", "UBTVQH15", "SGDĐT", "SNgV", "VPCP", "CAT", "MTTW"]
DESKS = ["NC", "VXNV", "KTTH", "PV01"]
DASHES = ["-", "–", "—", "/"]


def bare(text: str) -> str:
    """Without diacritics, as telex left off."""
    parts = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    return "".join(part for part in parts if not unicodedata.combining(part))


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, ...]:
    """Number, year, kind, body, desk; a Party document has no year and no desk."""
    number = str(draw(st.integers(1, 99999))) + draw(st.sampled_from(["", "", "", "a", "b"]))
    if draw(st.booleans()):
        return number, "", draw(st.sampled_from(PARTY_KINDS)), draw(st.sampled_from(PARTY_BODIES)), ""
    year = draw(st.sampled_from(["", "2014", "2026", "1998"]))
    desk = "" if year else draw(st.sampled_from(["", "", *DESKS]))
    return number, year, draw(st.sampled_from(STATE_KINDS)), draw(st.sampled_from(STATE_BODIES)), desk


def printed(document: tuple[str, ...]) -> str:
    """The one form the rules of office print."""
    number, year, kind, body, desk = document
    number = f"0{number}" if len(number.rstrip("ab")) == 1 else number
    if body in PARTY_BODIES:
        return f"{number}-{kind}/{body}"
    return "/".join(part for part in (number, year, "-".join(each for each in (kind, body, desk) if each)) if part)


@st.composite
def spelled(draw: st.DrawFn, document: tuple[str, ...]) -> str:
    """Any mix of zeros, dashes, strokes, blanks, line breaks, case, missing diacritics and ways to write the Centre."""
    number, year, kind, body, desk = document
    parts = [draw(st.sampled_from(["", "0", "00"] if len(number) < 4 else [""])) + number]
    parts += [year] if year else []
    parts += [draw(worn(kind)), draw(worn_body(body))]
    text = parts[0]
    for part in parts[1:]:
        text += draw(separators()) + part
    return text + (f"-{desk}" if desk else "")


@st.composite
def separators(draw: st.DrawFn) -> str:
    before, after = draw(st.sampled_from([("", ""), ("", " "), (" ", ""), (" ", " "), ("", "\n")]))
    return before + draw(st.sampled_from(DASHES)) + after


@st.composite
def worn(draw: st.DrawFn, letters: str) -> str:
    """Letters of a type in any case; without their diacritics where the rest is no other type."""
    if letters_typed(bare(letters)) == letters and draw(st.booleans()):
        letters = bare(letters)
    return "".join(draw(st.sampled_from([letter.lower(), letter.upper(), letter])) for letter in letters)


@st.composite
def worn_body(draw: st.DrawFn, letters: str) -> str:
    if letters.endswith("TW") and letters != "MTTW" and draw(st.booleans()):
        ending = draw(st.sampled_from(["TƯ", "T.Ư", "T.W"] if letters == "TW" else ["TƯ"]))
        return letters.removesuffix("TW") + ending
    if letters == "SNgV":  # its small letter is told from capitals by the list alone
        return draw(st.sampled_from([letters, letters.upper()]))
    return draw(worn(letters)) if letters_typed(bare(letters)) != letters else letters


@given(st.data(), documents())
@settings(max_examples=400)
@pytest.mark.slow
def test_every_spelling_of_a_document_is_read_as_that_document(data: st.DataObject, document: tuple[str, ...]) -> None:
    text = data.draw(st.sampled_from(["", "Số: ", "so ", "số "])) + data.draw(spelled(document))

    symbol = symbol_of(text)

    assert symbol is not None
    assert symbol.canonical == printed(document)


@given(st.data(), documents(), documents())
@settings(max_examples=200)
@pytest.mark.slow
def test_two_documents_are_never_read_as_one(data: st.DataObject, one: tuple[str, ...], other: tuple[str, ...]) -> None:
    at = data.draw(st.integers(0, 4))
    if (one[3] in PARTY_BODIES) == (other[3] in PARTY_BODIES):  # nearly the same: one part alone differs
        other = (*one[:at], other[at], *one[at + 1 :])
    first, second = symbol_of(data.draw(spelled(one))), symbol_of(data.draw(spelled(other)))

    assert first is not None
    assert second is not None
    assert (first.canonical == second.canonical) == (first.key == second.key) == (printed(one) == printed(other))


DAYS = st.dates(date(1946, 1, 1), date(2030, 12, 31))
DAY_FORMS = [
    "{d:02}/{m:02}/{y}",
    "{d}/{m}/{y}",
    "{d}-{m}-{y}",
    "{d}.{m}.{y}",
    "{d:02} tháng {m} năm {y}",
    "{d}/{m:02}/{y}",
]
KIND_NAMES = {"CT": "Chỉ thị", "NQ": "Nghị quyết", "KL": "Kết luận", "KH": "Kế hoạch", "TB": "Thông báo"}


@given(st.data(), st.integers(1, 999), st.sampled_from(sorted(KIND_NAMES)), DAYS)
@settings(max_examples=200)
@pytest.mark.slow
def test_type_number_body_and_date_come_back_from_any_spelling(
    data: st.DataObject, number: int, kind: str, day: date
) -> None:
    document = (str(number), "", kind, "TW", "")
    name = data.draw(st.sampled_from([str.lower, str.upper, str.capitalize]))(KIND_NAMES[kind])
    told = data.draw(st.sampled_from(DAY_FORMS)).format(d=day.day, m=day.month, y=day.year)
    so, comma = data.draw(st.sampled_from(["số ", "", "số: "])), data.draw(st.sampled_from([",", ""]))
    body = data.draw(st.sampled_from(["Bộ Chính trị", "Bộ chính trị", "Ban Bí thư"]))

    (citation,) = citations(
        f"Thực hiện {name} {so}{data.draw(spelled(document))}{comma} ngày {told} của {body} về việc"
    )

    read = (citation.kind, citation.canonical, citation.dated, citation.issuer, citation.possible_kinds)
    assert read == (KIND_NAMES[kind], printed(document), day, body, (KIND_NAMES[kind],))


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("48 CT/TW", "48-CT/TW"),
        ("48/CT-T.Ư", "48-CT/TW"),
        ("100 - KL/TW", "100-KL/TW"),
        ("Số: 15 /QĐ-UBND", "15/QĐ-UBND"),
        ("so 15/QD-UBND", "15/QĐ-UBND"),
        ("1093a/QĐ-UBND", "1093a/QĐ-UBND"),
        ("66.16/2026/NQ-CP", "66.16/2026/NQ-CP"),
        ("24/2026/NQCP", "24/2026/NQ-CP"),
        ("90-CP", "90/CP"),
        ("12/CP", "12/CP"),
        ("193/HĐBT", "193/HĐBT"),
        ("22-L/CTN", "22-L/CTN"),
        ("14-LCT/HĐNN8", "14-LCT/HĐNN8"),
        ("103-SL/L.005", "103-SL/L.005"),
        ("13/SL", "13/SL"),
        ("76/2006/QH11", "76/2006/QH11"),
        ("62/2006/QH 11", "62/2006/QH11"),
        ("1663/NQ-UBTVQH15", "1663/NQ-UBTVQH15"),
        ("06/2008/PL-UBTVQH12", "06/2008/PL-UBTVQH12"),
        ("01/2012/TTLT-BCA-BTC", "01/2012/TTLT-BCA-BTC"),
        ("01/2012/TTLT/BCA-BTC", "01/2012/TTLT-BCA-BTC"),
        ("1066/UBND-VXNV", "1066/UBND-VXNV"),
        ("24-BS/UBKTTU", "24-BS/UBKTTU"),
        ("02-QC/BCĐTW", "02-QC/BCĐTW"),
        ("12/HD-MTTW-BTT", "12/HD-MTTW-BTT"),
    ],
)
def test_real_spellings(typed: str, canonical: str) -> None:
    symbol = symbol_of(typed)

    assert symbol is not None
    assert symbol.canonical == canonical


@pytest.mark.parametrize(
    "text", ["17/17 phường", "05 vụ A-B", "100 km/h", "tháng 10/2010 - UBND tỉnh", "5/7/2016 Ban", "12/24h"]
)
def test_what_is_no_symbol(text: str) -> None:
    assert symbol_of(text) is None


def test_letters_turned_round_keep_their_reading_and_name_what_is_suspected() -> None:
    symbol = symbol_of("48-TC/TW")

    assert symbol is not None
    assert symbol.canonical == "48-TC/TW"
    assert symbol.suspected is not None
    assert symbol.suspected.canonical == "48-CT/TW"


def test_a_party_qd_is_a_decision_and_a_regulation_until_a_word_says_which() -> None:
    alone, told = citations("127-QĐ/TW; Quy định số 66-QĐ/TW")

    assert alone.possible_kinds == ("Quyết định", "Quy định")
    assert told.possible_kinds == ("Quy định",)
    assert types_of("QĐ", frozenset({Family.STATE})) == ("Quyết định",)


def test_types_are_those_of_the_rule_in_force() -> None:
    state = frozenset({Family.STATE})

    assert types_of("GUQ", state, date(2019, 1, 1)) == ()
    assert types_of("GUQ", state, date(2026, 1, 1)) == ("Giấy ủy quyền",)
    assert types_of("UQ", state, date(2019, 1, 1)) == ("Giấy ủy quyền",)
    assert types_of("CT", state, date(2001, 1, 1)) == ("Chỉ thị",)  # before the first rule we know, that one speaks
