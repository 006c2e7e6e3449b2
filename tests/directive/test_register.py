"""The register: what a citation may mean, what binds on a day, and the life of a directive."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.directive.register import (
    AlreadyRegistered,
    Register,
    RegisteredDocument,
    Relation,
    RelationKind,
    Standing,
    cited,
)
from tongket.directive.register_file import read_register
from tongket.wording.citations import Citation, citations
from tongket.wording.document_symbols import symbol_of

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "tien-giang-2020" / "register.toml"


def document(symbol="48-CT/TW", day="2010-10-22", issuer="Bộ Chính trị", kind="Chỉ thị", **facts):
    read = symbol_of(symbol)
    assert read is not None
    return RegisteredDocument(symbol=read, dated=date.fromisoformat(day), issuer=issuer, type=kind, **facts)


def citing(text: str) -> Citation:
    found = cited(text)
    assert found is not None, text
    return found


def relation(kind: RelationKind, to: str, since: str | None = None) -> Relation:
    return Relation(kind=kind, to=citing(to), since=date.fromisoformat(since) if since else None)


def names(found) -> list[str]:
    return [f"{each.name} {each.dated:%Y}" for each in found]


THREE_TERMS = Register.of(
    (
        document("12-CT/TW", "2007-01-10"),
        document("12-CT/TW", "2012-02-20", issuer="Ban Bí thư"),
        document("12-CT/TW", "2017-01-05"),
        document("12-QĐ/TW", "2017-01-05", kind="Quy định"),
    )
)
TWO_PROVINCES = Register.of(
    (
        document("22/KH-UBND", "2020-02-11", issuer="UBND tỉnh Cà Mau", kind="Kế hoạch"),
        document("22/KH-UBND", "2020-02-11", issuer="Ủy ban nhân dân tỉnh Thừa Thiên Huế", kind="Kế hoạch"),
        document("22/KH-UBND", "2021-02-11", issuer="UBND tỉnh Cà Mau", kind="Kế hoạch"),
    )
)


@pytest.mark.parametrize(
    ("citation", "found"),
    [
        ("12-CT/TW", ["12-CT/TW 2007", "12-CT/TW 2012", "12-CT/TW 2017"]),
        ("Chỉ thị số 12", ["12-CT/TW 2007", "12-CT/TW 2012", "12-CT/TW 2017"]),
        ("Chỉ thị số 12 của Bộ Chính trị", ["12-CT/TW 2007", "12-CT/TW 2017"]),
        ("12/CT-T.Ư ngày 05/01/2017", ["12-CT/TW 2017"]),
        ("Chỉ thị 12 ngày 5-1-2017", ["12-CT/TW 2017"]),
        ("Quyết định số 12-QĐ/TW", []),  # a decision is not a regulation, though both write QĐ
        ("Quy định số 12-QĐ/TW", ["12-QĐ/TW 2017"]),
        ("12-CT/TW ngày 06/01/2017", []),
        ("12-CT/TW ngày 31/02/2017", []),
        ("112-CT/TW", []),
        ("Kết luận số 12", []),
    ],
)
def test_party_numbers_come_again_with_each_term(citation, found):
    assert names(THREE_TERMS.resolve(citing(citation))) == found


@pytest.mark.parametrize(
    ("citation", "found"),
    [
        ("22/KH-UBND", 3),
        ("Kế hoạch 22/KH-UBND ngày 11/02/2020", 2),
        ("22/KH-UBND ngày 11/02/2020 của UBND tỉnh", 2),
        ("22/KH-UBND ngày 11/02/2020 của UBND tỉnh Cà Mau", 1),
        ("22/KH-UBND của Chủ tịch UBND tỉnh Cà Mau", 2),  # the chairman writes in the committee's series
        ("22/KH-UBND của UBND tỉnh Bến Tre", 0),
    ],
)
def test_state_numbers_come_again_with_each_year_and_in_each_province(citation, found):
    assert len(TWO_PROVINCES.resolve(citing(citation))) == found


def test_a_decision_with_its_year_is_another_than_one_without():
    register = Register.of((document("12/2021/QĐ-UBND", "2021-05-04", issuer="UBND tỉnh Cà Mau", kind="Quyết định"),))

    assert register.resolve(citing("12/QĐ-UBND")) == ()
    assert len(register.resolve(citing("12/2021/QĐ-UBND"))) == 1


@pytest.mark.parametrize(
    ("citation", "found"),
    [
        ("Chương trình hành động số 09-CTr/TU", 1),
        ("Chương trình 09-CTr/TU", 1),
        ("Nghị định số 30/2020/NĐ-CP", 1),
        ("Nghị định 30/NĐ-CP", 2),  # a decree always carries its year: leaving it out says nothing
        ("Nghị định 30/NĐ-CP ngày 05/3/2020", 1),
        ("30/2021/NĐ-CP", 1),
        ("30/2022/NĐ-CP", 0),
        ("chỉ thị số 12-ct/tw", 2),
        ("12-CT/TW (khóa XII)", 1),
        ("12-CT/TW (khóa X)", 0),
        ("Luật Đất đai", 0),
    ],
)
def test_a_type_a_year_and_a_term_tell_documents_apart(citation, found):
    register = Register.of(
        (
            document("09-CTr/TU", "2020-01-02", issuer="Tỉnh ủy Tiền Giang", kind="Chương trình hành động"),
            document("30/2020/NĐ-CP", "2020-03-05", issuer="Chính phủ", kind="Nghị định"),
            document("30/2021/NĐ-CP", "2021-03-26", issuer="Chính phủ", kind="nghị định"),
            document("12-CT/TW", "2012-02-20", kind="chỉ thị"),
            document("12-CT/TW", "2017-01-05", term="khóa XII"),
        )
    )

    assert len(register.resolve(citing(citation))) == found


def test_nothing_can_cite_a_later_document():
    assert names(THREE_TERMS.resolve(citing("12-CT/TW"), by=date(2012, 12, 31))) == ["12-CT/TW 2007", "12-CT/TW 2012"]


def test_one_body_symbol_and_date_is_one_document():
    register = Register.of((document(),))

    with pytest.raises(AlreadyRegistered) as refused:
        register.add(document("48/CT-T.Ư", issuer="bộ chính trị"))

    assert refused.value.first is register.documents[0]
    assert len(register.add(document(day="2005-03-01")).documents) == 2


days = st.dates(date(2001, 1, 1), date(2021, 12, 31))


@given(st.lists(days, min_size=1, max_size=6, unique=True), st.data())
def test_a_citation_with_body_and_date_never_means_two(dates, data):
    register = Register.of(document("12-CT/TW", day.isoformat()) for day in dates)
    asked = data.draw(st.sampled_from(dates))

    found = register.resolve(citing(f"12/CT-TƯ ngày {asked:%d/%m/%Y} của Bộ Chính trị"))

    assert [each.dated for each in found] == [asked]


@given(st.lists(days, min_size=2, max_size=6, unique=True))
def test_what_a_citation_leaves_open_stays_open(dates):
    register = Register.of(document("12-CT/TW", day.isoformat()) for day in dates)

    assert [each.dated for each in register.resolve(citing("Chỉ thị số 12-CT/TW"))] == sorted(dates)


REPLACED = Register.of(
    (
        document("66-QĐ/TW", "2017-02-06", issuer="Ban Bí thư", kind="Quy định", in_force_from=date(2017, 2, 6)),
        document(
            "399-QĐ/TW",
            "2026-01-09",
            issuer="Ban Bí thư",
            kind="Quy định",
            relations=(relation(RelationKind.REPLACES, "66-QĐ/TW ngày 06/02/2017", since="2026-01-15"),),
        ),
        document("15-KH/TU", "2020-03-01", issuer="Tỉnh ủy", kind="Kế hoạch", in_force_to=date(2020, 12, 31)),
    )
)


@pytest.mark.parametrize(
    ("index", "day", "standing"),
    [
        (0, "2017-02-05", Standing.NOT_YET),
        (0, "2017-02-06", Standing.IN_FORCE),
        (0, "2026-01-14", Standing.IN_FORCE),
        (0, "2026-01-15", Standing.REPLACED),
        (1, "2026-01-08", Standing.NOT_YET),
        (1, "2030-01-01", Standing.IN_FORCE),
        (2, "2020-12-31", Standing.IN_FORCE),
        (2, "2021-01-01", Standing.ENDED),
    ],
)
def test_a_document_binds_between_its_days(index, day, standing):
    assert REPLACED.standing(REPLACED.documents[index], date.fromisoformat(day)) is standing


def test_the_last_day_is_the_one_before_it_is_replaced():
    assert REPLACED.last_day(REPLACED.documents[0]) == date(2026, 1, 14)
    assert REPLACED.last_day(REPLACED.documents[1]) is None


def test_the_life_of_a_directive_is_one_chain_from_any_of_its_documents():
    register = read_register(EXAMPLE)

    for symbol in ("48-CT/TW", "05-KL/TW", "13-KL/TW"):
        (one,) = register.resolve(citing(symbol))
        assert [each.name for each in register.chain(one)] == ["48-CT/TW", "05-KL/TW", "13-KL/TW"]
    (other,) = register.resolve(citing("46-CT/TW"))
    assert register.chain(other) == (other,)


def test_two_directives_closed_by_one_conclusion_stay_two_lives():
    conclusion = document(
        "90-KL/TW",
        "2021-01-01",
        kind="Kết luận",
        relations=(relation(RelationKind.CONCLUDES, "48-CT/TW"), relation(RelationKind.CONCLUDES, "46-CT/TW")),
    )
    register = Register.of((document(), document("46-CT/TW", "2015-06-22"), conclusion))

    assert [each.name for each in register.chain(register.documents[0])] == ["48-CT/TW", "90-KL/TW"]
    assert [each.name for each in register.chain(conclusion)] == ["48-CT/TW", "46-CT/TW", "90-KL/TW"]


def test_a_relation_that_leaves_open_what_it_means_counts_for_none():
    conclusion = document(
        "90-KL/TW", "2021-01-01", kind="Kết luận", relations=(relation(RelationKind.REPLACES, "12-CT/TW"),)
    )
    register = THREE_TERMS.add(conclusion)

    (related,) = register.relations_of(conclusion)
    assert len(related.to) == 3
    assert all(register.standing(each, date(2022, 1, 1)) is Standing.IN_FORCE for each in THREE_TERMS.documents)


def test_a_circle_of_relations_ends():
    first = document(relations=(relation(RelationKind.AMENDS, "46-CT/TW"),))
    second = document("46-CT/TW", "2010-10-22", relations=(relation(RelationKind.AMENDS, "48-CT/TW"),))
    register = Register.of((first, second))

    assert len(register.chain(first)) == 2


def test_the_example_holds_what_is_known_and_says_what_is_not():
    register = read_register(EXAMPLE)

    (last,) = register.resolve(citing("13-KL/TW"))
    assert last.unconfirmed
    assert [len(each.reviews) for each in register.documents] == [2, 1, 1, 0, 0, 0]
    assert register.resolve(citing("Chỉ thị số 12 của Bộ chính trị")) == (register.documents[2],)
    assert replace(last, unconfirmed="").identity == last.identity


@pytest.mark.data
def test_every_document_the_seed_names_by_its_number_is_one_of_the_register(shared_data):
    register = read_register(EXAMPLE)
    (news,) = (shared_data / "seed").glob("*.txt")

    found = [register.resolve(each, by=date(2020, 11, 11)) for each in citations(news.read_text(encoding="utf-8"))]

    assert len(found) > 10
    assert all(len(each) == 1 for each in found)
    assert {each[0].name for each in found} == {"48-CT/TW", "46-CT/TW", "12-CT/TW", "51-NQ/TW"}
