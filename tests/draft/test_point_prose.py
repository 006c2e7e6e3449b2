"""Points become prose: by support, each sentence bound, each count the machine's until someone confirms it."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "consolidate"))
from small_review import REVIEW, consolidated, form_of, period_total, row, unit_of, year

from tongket.check.claims.claim import Claim, ClaimKind, RefersTo, Verdict
from tongket.collect.narratives.report import Statement
from tongket.consolidate.point import Point
from tongket.directive.outline import Heading
from tongket.draft.about_figures import points_about_figures
from tongket.draft.docx_parts import run_xml
from tongket.draft.drafted import Drafted, drafted_sentences
from tongket.draft.material import Material
from tongket.draft.page.point_section import words_by_point
from tongket.draft.paper import Paper, Paragraph, Run, Section, line, plain
from tongket.draft.point_prose import chosen_points, section_paragraphs
from tongket.draft.review_results import outline_blocks
from tongket.layout.rules import rules_for
from tongket.units.unit import Unit

OUTLINE = (Heading(1, "Công tác lãnh đạo, chỉ đạo"), Heading(1, "Đề xuất, kiến nghị"))
NONE: frozenset[str] = frozenset()


def told(unit: str, text: str) -> Statement:
    return Statement(unit, f"{unit}.docx", 7, 0, text, 0)


def point(identity: str, *statements: Statement, section: int = 0, **facts: object) -> Point:
    units = tuple(dict.fromkeys(each.unit for each in statements))
    return Point(
        id=identity, section=section, text=statements[0].text, statements=statements, units=units, of=3, **facts
    )  # type: ignore[arg-type]


def material(*points: Point) -> Material:
    form = form_of([row(3, "Số vụ")], [year(3, 2019), year(4, 2020), period_total(5, (3, 4))])
    return Material(
        review=REVIEW,
        form=form,
        units=[replace(unit_of(code), name=f"Huyện {name}") for code, name in (("H1", "Ba Tri"), ("H2", "Cù Lao"))],
        consolidation=consolidated(form, {"H1": {"C3": "1", "D3": "2"}}),
        findings=[],
        mappings=[],
        submissions={},
        outline=OUTLINE,
        exclusions={},
        points=points,
    )


def texts(paragraphs: object) -> list[str]:
    return ["".join(run.text for run in paragraph.runs) for paragraph in paragraphs]  # type: ignore[attr-defined]


SHARED = point("P01", told("H1", "Huyện ủy quán triệt kịp thời"), told("H2", "Đã quán triệt đầy đủ"))


def test_a_shared_point_is_told_once_with_its_count_marked_as_the_machine_s() -> None:
    prose = list(section_paragraphs(material(SHARED), 0, NONE))

    assert texts(prose) == ["Cấp ủy quán triệt kịp thời (máy gộp: 2/3 đơn vị)."]
    assert {run.point for run in prose[0].runs} == {"P01", None}


def test_a_confirmed_point_loses_the_mark() -> None:
    prose = section_paragraphs(material(replace(SHARED, is_confirmed=True)), 0, NONE)
    assert texts(prose) == ["Cấp ủy quán triệt kịp thời (2/3 đơn vị)."]


def test_units_are_quoted_in_turn_under_one_heading() -> None:
    meetings = point("P02", told("H1", "Đã mở 05 hội nghị."), told("H2", "Đã mở 12 hội nghị."))
    leaflets = point("P03", told("H1", "Đã phát 300 tờ rơi."), told("H2", "Đã phát 700 tờ rơi."))

    prose = " ".join(texts(section_paragraphs(material(meetings, leaflets), 0, NONE)))

    assert "Huyện Ba Tri nêu: “Đã mở 05 hội nghị”" in prose
    assert "Huyện Cù Lao nêu: “Đã phát 700 tờ rơi”" in prose


def test_a_sentence_quoted_for_one_point_is_not_quoted_again_for_another() -> None:
    both = told("H1", "Đã mở 05 hội nghị và phát 300 tờ rơi.")
    points = (point("P02", both, told("H2", "Đã mở 12 hội nghị.")), point("P03", both, told("H2", "Phát 700 tờ rơi.")))

    prose = " ".join(texts(section_paragraphs(material(*points), 0, NONE)))

    assert prose.count("05 hội nghị") == 1
    assert "Huyện Cù Lao nêu: “Phát 700 tờ rơi”" in prose


def test_what_only_the_units_themselves_can_say_is_told_by_name() -> None:
    own = point("P02", told("H2", "Huyện Cù Lao mở 12 hội nghị."), told("H1", "Đã mở 05 hội nghị."))
    assert texts(section_paragraphs(material(own), 0, NONE)) == [
        "Huyện Cù Lao nêu: “Huyện Cù Lao mở 12 hội nghị” (máy gộp: 2/3 đơn vị có ý tương tự)."
    ]


def test_a_quotation_does_not_count_in_its_own_paragraph() -> None:
    own = point("P02", told("H2", "Hai là, huyện Cù Lao mở 12 hội nghị."), told("H1", "Đã mở 05 hội nghị."))
    assert texts(section_paragraphs(material(own), 0, NONE)) == [
        "Huyện Cù Lao nêu: “Huyện Cù Lao mở 12 hội nghị” (máy gộp: 2/3 đơn vị có ý tương tự)."
    ]


def test_what_a_quotation_quotes_has_the_inner_marks() -> None:
    own = point("P02", told("H2", 'Huyện có 12 tổ “Tự quản”, "Đồng cảm".'), told("H1", "Có 05 tổ."))
    assert texts(section_paragraphs(material(own), 0, NONE)) == [
        "Huyện Cù Lao nêu: “Huyện có 12 tổ ‘Tự quản’, ‘Đồng cảm’” (máy gộp: 2/3 đơn vị có ý tương tự)."
    ]


@pytest.mark.parametrize(
    ("points", "sentences"), [(1, [1]), (3, [3]), (4, [4]), (5, [3, 2]), (7, [4, 3]), (10, [4, 3, 3])]
)
def test_no_sentence_is_left_to_stand_alone(points: int, sentences: list[int]) -> None:
    said = ("an", "bờ", "cơ", "đê", "ghe", "hè", "in", "kê", "lá", "mơ")
    all_points = [point(f"P{n}", told("H1", f"Công tác {said[n]} tốt"), told("H2", "x")) for n in range(points)]
    prose = texts(section_paragraphs(material(*all_points), 0, NONE))
    assert [text.count("máy gộp") for text in prose] == sentences


def test_a_model_that_one_unit_alone_names_is_told_by_that_unit() -> None:
    named = point("P02", told("H2", "Nổi bật là mô hình “Chợ sạch” do tiểu thương tự quản."))
    (prose,) = texts(section_paragraphs(material(replace(named, is_confirmed=True)), 0, NONE))
    assert prose.startswith("Huyện Cù Lao nêu: “Nổi bật là mô hình ‘Chợ sạch’ do tiểu thương tự quản” (1/3 đơn vị")


def test_a_unit_that_says_the_contrary_is_named() -> None:
    against = replace(SHARED, exceptions=(told("H2", "Chưa quán triệt kịp thời"),))
    assert texts(section_paragraphs(material(against), 0, NONE)) == [
        "Cấp ủy quán triệt kịp thời (máy gộp: 2/3 đơn vị; có thể nêu khác: huyện Cù Lao)."
    ]
    confirmed = replace(against, is_confirmed=True)
    assert texts(section_paragraphs(material(confirmed), 0, NONE)) == [
        "Cấp ủy quán triệt kịp thời (2/3 đơn vị; riêng huyện Cù Lao nêu khác)."
    ]


def test_points_of_one_unit_are_left_to_the_page_and_proposals_told_by_name() -> None:
    alone = point("P03", told("H1", "tăng kinh phí cho cơ sở"))
    assert texts(section_paragraphs(material(alone), 0, NONE)) == []
    assert chosen_points(material(alone), 0, NONE).left == [alone]
    proposed = replace(alone, section=1)
    assert texts(section_paragraphs(material(proposed), 1, NONE)) == ["- Huyện Ba Tri: Tăng kinh phí cho cơ sở."]


def test_no_sentence_is_told_twice() -> None:
    again = point("P04", told("H2", "Cấp ủy quán triệt kịp thời."), told("H1", "Quán triệt kịp thời"))
    assert texts(section_paragraphs(material(SHARED, again), 0, NONE)) == [
        "Cấp ủy quán triệt kịp thời (máy gộp: 2/3 đơn vị). Quán triệt kịp thời (máy gộp: 2/3 đơn vị)."
    ]
    same = replace(again, statements=again.statements[:1], best=())
    assert texts(section_paragraphs(material(SHARED, same), 0, NONE))[0].count("quán triệt kịp thời") == 1


def test_points_that_tell_figures_are_left_to_the_figures() -> None:
    counted = point("P05", told("H1", "Xảy ra 12 vụ."), told("H2", "Có 05 vụ xảy ra."))
    claims = [
        Claim(
            unit=each.unit,
            file=each.file,
            paragraph=7,
            text=text,
            kind=ClaimKind.COUNT,
            numbers=(),
            refers_to=RefersTo("Biểu 1", "C3", "2019"),
            verdict=Verdict.AGREES,
        )
        for each, text in zip(counted.statements, ("12 vụ", "05 vụ"), strict=True)
    ]
    assert points_about_figures([counted, SHARED], claims) == {"P05"}
    assert list(section_paragraphs(material(counted), 0, frozenset({"P05"}))) == []


def test_headings_of_any_depth_are_numbered_as_official_papers_are() -> None:
    outline = (
        Heading(1, "Kết quả"),
        Heading(2, "Ma túy"),
        Heading(3, "Phòng"),
        Heading(3, "Chống"),
        Heading(2, "Khác"),
    )
    blocks = outline_blocks(replace(material(), outline=outline), rules_for("party", REVIEW.as_of))
    headings = [block for block in blocks if isinstance(block, Paragraph) and block.heading]
    told = [text for text in texts(headings) if text != "Biểu 1"]  # the form's sheet stands under the results
    assert told == ["I- KẾT QUẢ", "1. Ma túy", "a) Phòng", "b) Chống", "2. Khác"]


def test_a_sentence_of_the_draft_knows_its_figures_and_points() -> None:
    heading = line(plain("I- KẾT QUẢ"), heading=1)
    body: Paragraph = line(
        plain("Có "), Run(text="12", figure="Biểu 1!C3"), plain(" vụ. "), Run(text="Đã giảm", point="P01"), plain(".")
    )
    paper = Paper(title="t", sections=(Section(blocks=(heading, body)),))

    first, second = drafted_sentences(paper)

    assert (first.text, first.figures, first.points) == ("Có 12 vụ.", ("Biểu 1!C3",), ())
    assert (second.text, second.figures, second.points, second.under) == ("Đã giảm.", (), ("P01",), "I- KẾT QUẢ")


def test_a_point_told_in_two_clauses_is_shown_whole() -> None:
    told_of = {"under": "", "figures": (), "points": ("P01",)}
    drafted = [
        Drafted(number=1, text="Một số nơi làm đối phó;", **told_of),
        Drafted(number=2, text="ý thức còn thấp.", **told_of),
    ]
    assert words_by_point(drafted) == {"P01": "Một số nơi làm đối phó; ý thức còn thấp."}


@pytest.mark.parametrize(
    ("run", "tag"), [(Run(text="a", point="P01"), "point:P01"), (Run(text="a", figure="f"), "fig:f")]
)
def test_a_run_is_bound_in_the_document(run: Run, tag: str) -> None:
    assert f'<w:tag w:val="{tag}"/>' in run_xml(run)


def test_one_event_that_two_bodies_tell_is_told_once() -> None:
    first = point("P02", told("H1", "Ngày 14/6/2024 phát hiện xả trộm 350 m3 nước thải."))
    second = point("P03", told("H2", "Qua tin báo, ngày 14/6/2024 bắt quả tang xả 350 m3 nước thải."))
    both = [replace(each, is_confirmed=True) for each in (first, second)]

    assert " ".join(texts(section_paragraphs(material(*both), 0, NONE))).count("350 m3") == 1


def test_proposals_of_one_unit_stand_in_one_item() -> None:
    alone = [point(f"P{n}", told("H1", text), section=1) for n, text in enumerate(("Nâng mức vay.", "Giao vốn sớm."))]

    assert texts(section_paragraphs(material(*alone), 1, NONE)) == ["- Huyện Ba Tri: Nâng mức vay. Giao vốn sớm."]


def test_what_the_province_can_do_itself_is_told_apart_from_what_the_centre_must_do() -> None:
    asked = ("Đề nghị tỉnh bổ sung biên chế", "Đề nghị Bộ Công an trang bị máy đo")
    both = [point(f"P{n}", told("H1", text), told("H2", text), section=1) for n, text in enumerate(asked)]

    levels = list(section_paragraphs(material(*both), 1, NONE))
    centre, to_centre, own, to_own = texts(levels)

    assert (centre, own) == ("- Với Trung ương:", "- Thuộc thẩm quyền của tỉnh:")
    assert "Đề nghị Bộ Công an trang bị máy đo" in to_centre
    assert to_own == "Đề nghị tỉnh bổ sung biên chế (máy gộp: 2/3 đơn vị)."
    assert levels[0].keep_with_next and levels[2].keep_with_next


def asked_of(*texts: str) -> str:
    """What the draft tells of one point that as many units as texts make."""
    both = material(replace(point("P02", *(told(f"H{n}", text) for n, text in enumerate(texts, 1)), section=1), of=5))
    units = [Unit(code=f"H{n}", name=f"Huyện Số {n}") for n in range(1, 6)]
    return "\n".join(texts_of(replace(both, units=units)))


def texts_of(review: Material) -> list[str]:
    return texts(section_paragraphs(review, 1, NONE))


def test_a_proposal_goes_to_whom_most_of_its_units_ask_in_their_words() -> None:
    prose = asked_of(
        "Kiến nghị Bộ Nội vụ hướng dẫn phụ cấp cho tổ công nghệ số",
        "Đề nghị tỉnh có phụ cấp cho tổ công nghệ số",
        "Đề nghị tỉnh nâng phụ cấp cho tổ công nghệ số",
    )

    assert prose.startswith("- Thuộc thẩm quyền của tỉnh:\nĐề nghị tỉnh")
    assert "Bộ Nội vụ" not in prose and "trong đó" not in prose


def test_where_no_level_is_asked_by_most_both_are_named() -> None:
    prose = asked_of(
        "Kiến nghị Bộ Nội vụ hướng dẫn phụ cấp cho tổ công nghệ số", "Đề nghị tỉnh có phụ cấp cho tổ công nghệ số"
    )

    assert "(máy gộp: 2/5 đơn vị; trong đó 1 đơn vị đề nghị Trung ương, 1 đơn vị đề nghị tỉnh)" in prose
    assert "Với Trung ương" not in prose


def test_single_proposals_are_sorted_by_whom_they_ask_as_well() -> None:
    asked = ("Đề nghị Bộ Công an cấp máy đo", "Kiến nghị tỉnh xây cầu", "Phân bổ vốn sớm")
    alone = [point(f"P{n}", told("H1", text), section=1) for n, text in enumerate(asked)]

    assert texts_of(material(*alone)) == [
        "- Với Trung ương:",
        "+ Huyện Ba Tri: Đề nghị Bộ Công an cấp máy đo.",
        "- Thuộc thẩm quyền của tỉnh:",
        "+ Huyện Ba Tri: Kiến nghị tỉnh xây cầu.",
        "- Kiến nghị khác:",
        "+ Huyện Ba Tri: Phân bổ vốn sớm.",
    ]


def of_few(*said: str) -> list[str]:
    """What is told of a point that two of two dozen units make."""
    return texts_of(material(replace(point("P02", told("H1", said[0]), told("H2", said[1]), section=1), of=24)))


def test_two_that_word_a_proposal_unlike_stand_each_with_its_own_words() -> None:
    assert of_few("Sửa đổi mức phạt chở quá tải.", "Trích lại một phần tiền phạt cho cấp huyện.") == [
        "- Huyện Ba Tri: Sửa đổi mức phạt chở quá tải.",
        "- Huyện Cù Lao: Trích lại một phần tiền phạt cho cấp huyện.",
    ]


def test_two_that_word_it_alike_stand_before_one_text() -> None:
    assert of_few("Sửa đổi mức phạt chở quá tải.", "Sớm sửa đổi mức phạt chở quá tải.") == [
        "- Huyện Ba Tri, Huyện Cù Lao: Sửa đổi mức phạt chở quá tải."
    ]


def test_of_one_unit_alone_all_it_says_is_told() -> None:
    alone = replace(point("P02", told("H1", "Đã quán triệt kịp thời.")), of=1)

    assert len(chosen_points(material(alone), 0, NONE).shared) == 1
    assert not chosen_points(material(replace(alone, of=3)), 0, NONE).shared


def test_a_unit_quoted_twice_in_a_row_goes_on() -> None:
    meetings, leaflets = (point(f"P{n}", told("H1", text)) for n, text in enumerate(("Mở 05 lớp.", "Phát 300 tờ.")))
    both = [replace(each, is_confirmed=True) for each in (meetings, leaflets)]

    assert texts(section_paragraphs(material(*both), 0, NONE)) == [
        "Huyện Ba Tri nêu: “Mở 05 lớp” (1/3 đơn vị). Huyện Ba Tri còn nêu: “Phát 300 tờ” (1/3 đơn vị)."
    ]


def of_form(statement: Statement, text: str, verdict: Verdict = Verdict.AGREES) -> Claim:
    """A claim that words of a statement are a figure of the form."""
    return Claim(
        unit=statement.unit, file=statement.file, paragraph=7, text=text, kind=ClaimKind.COUNT, numbers=(),
        refers_to=RefersTo("Biểu 1", "C3", "2019"), verdict=verdict, start=statement.text.index(text),
    )  # fmt: skip


FIGURE, TELLS = told("H1", "Có 5.538 trẻ ra lớp."), told("H2", "Huyện Cù Lao có 12 lớp cho trẻ.")


@pytest.mark.parametrize("verdict", [Verdict.AGREES, Verdict.CONTRADICTS])
def test_a_unit_s_own_figure_is_not_quoted_beside_that_of_all_where_others_have_words(verdict: Verdict) -> None:
    children = point("P02", FIGURE, TELLS, told("H2", "Có 02 lớp cho trẻ ở bản."))

    prose = section_paragraphs(replace(material(children), claims=[of_form(FIGURE, "5.538 trẻ", verdict)]), 0, NONE)

    assert texts(prose) == ["Huyện Cù Lao nêu: “Huyện Cù Lao có 12 lớp cho trẻ” (máy gộp: 2/3 đơn vị có ý tương tự)."]


def test_where_as_many_tell_the_figure_the_one_without_is_not_quoted_for_them() -> None:
    offices = told("H2", "Có 88% cơ quan đạt chuẩn văn hóa.")
    villages = told("H1", "Thôn văn hóa: 105/131 thôn.")

    prose = section_paragraphs(
        replace(material(point("P02", villages, offices)), claims=[of_form(villages, "105")]), 0, NONE
    )

    assert texts(prose)[0].startswith("Huyện Ba Tri nêu: “Thôn văn hóa: 105/131 thôn”")


def test_a_wrong_figure_is_not_quoted_even_where_as_many_tell_it() -> None:
    villages = told("H1", "Thôn văn hóa: 105/131 thôn.")
    both = material(point("P02", villages, TELLS))

    prose = section_paragraphs(replace(both, claims=[of_form(villages, "105", Verdict.CONTRADICTS)]), 0, NONE)

    assert texts(prose)[0].startswith("Huyện Cù Lao nêu")


def test_words_without_figures_are_no_reason_to_quote_one_unit_again_and_again() -> None:
    lessons = [
        point(f"P0{n}", told("H1", f"Mở {n}5 lớp."), told("H1", f"Có {n}8 lớp."), told("H2", f"Có {n}2 lớp đông {n}."))
        for n in (1, 2, 3)
    ]
    figures = [of_form(each.statements[2], each.statements[2].text[:-1]) for each in lessons]

    prose = " ".join(texts(section_paragraphs(replace(material(*lessons), claims=figures), 0, NONE)))

    assert "Huyện Cù Lao nêu" in prose
