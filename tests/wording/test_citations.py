"""Documents as reports cite them: every spelling of one document is read as that document."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tongket.wording.citations import citations
from tongket.wording.document_symbols import is_central, symbol_of

BORN = date(2010, 10, 22)


@pytest.mark.parametrize(
    ("text", "canonical", "dated", "issuer"),
    [
        ("Chỉ thị số 48-CT/TW, ngày 22/10/2010 của Bộ Chính trị (khóa X)", "48-CT/TW", BORN, "Bộ Chính trị"),
        ("chỉ thị 48 CT/TW", "48-CT/TW", None, ""),
        ("48/CT-T.Ư", "48-CT/TW", None, ""),
        ("Chỉ thị 48-CT/TƯ ngày 22-10-2010", "48-CT/TW", BORN, ""),
        ("Chỉ thị 48 - CT/TW ngày 22 tháng 10 năm 2010 của Bộ Chính trị", "48-CT/TW", BORN, "Bộ Chính trị"),
        ("Chỉ thị số 48-CT/TW của Bộ Chính trị, ngày 22/10/2010", "48-CT/TW", BORN, "Bộ Chính trị"),
        ("Ngày 22/10/2010, Bộ Chính trị ban hành Chỉ thị số 48-CT/TW", "48-CT/TW", BORN, "Bộ Chính trị"),
        ("Chỉ thị 48 ngày 22-10-2010 của Bộ Chính trị", "Chỉ thị 48", BORN, "Bộ Chính trị"),
        ("Nghị định số 15/2019/NĐ-CP ngày 01/02/2019 của Chính phủ", "15/2019/NĐ-CP", date(2019, 2, 1), "Chính phủ"),
        ("Nghị quyết số 202/2025/QH15 của Quốc hội", "202/2025/QH15", None, "Quốc hội"),
        ("1663/NQ-UBTVQH15", "1663/NQ-UBTVQH15", None, ""),
        ("Công văn số 1066/UBND-VXNV của UBND tỉnh Tiền Giang về việc", "1066/UBND-VXNV", None, "UBND tỉnh Tiền Giang"),
        ("Kế hoạch 261/KH-UBND-NC", "261/KH-UBND-NC", None, ""),
        ("Quyết định 42/2014/QĐ-TTg của Thủ tướng Chính phủ", "42/2014/QĐ-TTg", None, "Thủ tướng Chính phủ"),
        ("Chương trình hành động số 07-CTr/TU, ngày 25/01/2011", "07-CTr/TU", date(2011, 1, 25), ""),
        ("Quy chế 02-QC/BCĐTW.", "02-QC/BCĐTW", None, ""),
        ("Chỉ thị số 46 của Bộ chính trị về", "Chỉ thị 46", None, "Bộ chính trị"),
        ("Chỉ thị 48-TC/TW ngày 22-10- 2010 của Bộ Chính trị", "48-TC/TW", BORN, "Bộ Chính trị"),
        ("Chỉ\nthị số 07/CT-TTg ngày 22/5/2013 về", "07/CT-TTg", date(2013, 5, 22), ""),
        ("Quyết định số\n1960/QĐ-BCA-C41 của Bộ Công an", "1960/QĐ-BCA-C41", None, "Bộ Công an"),
        ("Tờ trình số 473/TTr -\nNN&PTNT ngày 21/5/2007", "473/TTr-NN&PTNT", date(2007, 5, 21), ""),
        (
            "Công văn số 2928/LĐTBXH-BVCSTE , ngày 12/8/2014 của Bộ Lao động, Thương binh và Xã hội về",
            "2928/LĐTBXH-BVCSTE",
            date(2014, 8, 12),
            "Bộ Lao động, Thương binh và Xã hội",
        ),
        ("Giấy phép số 25/GP-UBND của UBND tỉnh", "25/GP-UBND", None, "UBND tỉnh"),
        ("Nghị quyết số 10/NQ-TT HĐND", "10/NQ-TTHĐND", None, ""),
        ("Quyết định số15/QĐ-UBND", "15/QĐ-UBND", None, ""),
        ("Luật Tổ chức HĐND và UBND\nngày 26/11/2003", "Luật Tổ chức HĐND và UBND", date(2003, 11, 26), ""),
        ("Bộ luật Tố tụng Hình sự (BLTTHS) năm 2015", "Bộ luật Tố tụng Hình sự năm 2015", None, ""),
        ("Kế hoạch số 325/KH-UBND của UBND Thành phố Hà Nội", "325/KH-UBND", None, "UBND Thành phố Hà Nội"),
    ],
)
def test_a_citation_is_read_in_every_spelling(text: str, canonical: str, dated: date | None, issuer: str) -> None:
    (citation,) = citations(text)

    assert (citation.canonical, citation.dated, citation.issuer) == (canonical, dated, issuer)


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch 5 năm 2016-2020",
        "Báo cáo 10 năm của huyện",
        "Kết luận 12 vụ án kinh tế",
        "17/17 phường, xã; 05 vụ; giai đoạn 2011-2020",
        "tăng 224 vụ (+6,72%)",
        "ngày 22/10/2010 của năm đó",
        "Ban hành 03 chỉ thị, 12 kế hoạch",
        "",
    ],
)
def test_what_is_no_document_is_not_read_as_one(text: str) -> None:
    assert citations(text) == []


def test_a_day_that_never_was_is_told_from_no_day() -> None:
    impossible, none = citations("Kế hoạch số 12-KH/TU, ngày 31/02/2015; Kế hoạch số 13-KH/TU.")

    assert (impossible.is_date_impossible, impossible.date_text) == (True, "31/02/2015")
    assert (none.is_date_impossible, none.dated) == (False, None)


def test_several_documents_of_one_sentence_keep_their_own_days() -> None:
    text = "Chỉ thị số 48-CT/TW, ngày 22/10/2010 của Bộ Chính trị, Kết luận số 05-KL/TW, ngày 15/7/2016 của Ban Bí thư"

    read = [(citation.canonical, citation.dated, citation.issuer) for citation in citations(text)]

    assert read == [("48-CT/TW", BORN, "Bộ Chính trị"), ("05-KL/TW", date(2016, 7, 15), "Ban Bí thư")]


def test_a_citation_says_where_it_stands() -> None:
    text = "Thực hiện Chỉ thị số 48-CT/TW, ngày 22/10/2010 của Bộ Chính trị, huyện đã triển khai."

    (citation,) = citations(text)

    assert (
        text[citation.start : citation.end] == "Chỉ thị số 48-CT/TW, ngày 22/10/2010 của Bộ Chính trị" == citation.text
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [("48-CT/TW", True), ("15/2019/NĐ-CP", True), ("202/2025/QH15", True), ("07-CTr/TU", False), ("01/KH-UBND", False)],
)
def test_which_symbols_mean_one_document_in_the_country(text: str, expected: bool) -> None:
    symbol = symbol_of(text)

    assert symbol is not None
    assert is_central(symbol) is expected


@pytest.mark.parametrize(
    ("text", "form", "canonical", "provision"),
    [
        ("Luật Tổ chức Quốc hội ngày 25 tháng 12 năm 2001", "date", "Luật Tổ chức Quốc hội", ""),
        ("Hiến pháp năm 1992", "date", "Hiến pháp năm 1992", ""),
        ("theo Luật Đất đai 2013", "date", "Luật Đất đai năm 2013", ""),
        ("Chỉ thị ngày 22/10/2010 của Bộ Chính trị", "date", "Chỉ thị", ""),
        ("quy định của Bộ luật Hình sự.", "name", "Bộ luật Hình sự", ""),
        ("khoản 2 Điều 5 của Luật đất đai và quy định khác", "name", "Luật đất đai", "khoản 2 Điều 5"),
        ("theo Luật Phí và lệ phí, Chính phủ quy định", "name", "Luật Phí và lệ phí", ""),
        ("theo Luật Cán bộ, công chức thì", "name", "Luật Cán bộ, công chức", ""),
        ("Luật Cư trú (sửa đổi) ngày 5 tháng 6 năm 2031 hết", "date", "Luật Cư trú (sửa đổi)", ""),
        ("Pháp lệnh Phòng, chống dịch tả ở lợn (ASF/CSF) năm 2031 hết", "date",
         "Pháp lệnh Phòng, chống dịch tả ở lợn năm 2031", ""),
        ("Luật Phòng, chống nhiễm vi rút gây ra hội chứng suy giảm miễn dịch mắc phải ở người (HIV/AIDS) năm 2006",
         "date",
         "Luật Phòng, chống nhiễm vi rút gây ra hội chứng suy giảm miễn dịch mắc phải ở người (HIV/AIDS) năm 2006", ""),
        ("sớm thay thế luật năm 2008.", "date", "Luật năm 2008", ""),
        ("có căn cứ như sau: “Quốc hội ban hành Luật Hải quan.”", "name", "Luật Hải quan", ""),
        ("Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;", "name",
         "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam", ""),
        ("quy định của Hiến pháp, Luật Thanh tra", "name", "Hiến pháp", ""),
        # names that no list holds
        ("thi hành Luật Trật tự, an toàn đường thủy; các văn bản", "name", "Luật Trật tự, an toàn đường thủy", ""),
        ("quy định của Luật bảo trợ nông dân được áp dụng", "name", "Luật bảo trợ nông dân", ""),
        ("Luật Bảo trợ nông dân, ngư dân số 5/2031/QH17 hết hiệu lực", "number", "05/2031/QH17", ""),
        ("Nghị quyết Trung ương 4 (khóa XI, XII)", "name", "Nghị quyết Trung ương 4 (khóa XI, XII)", ""),
        ("Nghị quyết Đại hội XIII của Đảng", "name", "Nghị quyết Đại hội XIII của Đảng", ""),
        # by number
        ("Điều 5 Luật Bảo hiểm xã hội số 58/2014/QH13", "number", "58/2014/QH13", "Điều 5"),
        ("điểm a khoản 1 Điều 3 Nghị định số 15/2019/NĐ-CP", "number", "15/2019/NĐ-CP", "điểm a khoản 1 Điều 3"),
        ("Nghị định 100/2019 về xử phạt", "number", "Nghị định 100/2019", ""),
        ("Chỉ thị số 12 gắn với việc triển khai", "number", "Chỉ thị 12", ""),
        ("chi thi so 48-CT/TW ngay 22/10/2010", "number", "48-CT/TW", ""),
        ("Luật sửa đổi, bổ sung một số điều của Luật A và Luật B số 57/2005/QH11", "number", "57/2005/QH11", ""),
    ],
)  # fmt: skip
def test_a_document_is_cited_by_number_by_day_or_by_name(text: str, form: str, canonical: str, provision: str) -> None:
    citation = citations(text)[0]

    assert (citation.form.value, citation.canonical, citation.provision) == (form, canonical, provision)


def test_several_numbers_behind_one_type() -> None:
    text = "các Nghị quyết số 18-NQ/TW, 19-NQ/TW; Chỉ thị 48, 46 và 12 của Bộ Chính trị; Chỉ thị số 46, 3 năm thực hiện"

    read = [(citation.kind, citation.canonical) for citation in citations(text)]

    assert read == [
        ("Nghị quyết", "18-NQ/TW"),
        ("Nghị quyết", "19-NQ/TW"),
        ("Chỉ thị", "Chỉ thị 48"),
        ("Chỉ thị", "Chỉ thị 46"),
        ("Chỉ thị", "Chỉ thị 12"),
        ("Chỉ thị", "Chỉ thị 46"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Luật này quy định; pháp luật về đất đai; Bộ luật này và luật khác; theo các Luật thuế hiện hành",
        "Luật sư phải tuân theo luật quốc tế; Luật áp dụng là luật của nước ngoài",
        "tuân theo Hiến pháp và pháp luật",
        "dự thảo Luật Đất đai; dự án Luật Thủ đô",
        "Công ước của Liên hợp quốc về Luật biển năm 1982",
        "Số: 15/QĐ-UBND\nHà Nội, ngày 5 tháng 6 năm 2020",
        "Luật số: 45/2019/QH14",
        "Biểu số 01/BC-CT; Mẫu số 02/KH-UBND; Ban Chỉ đạo 138/CP; tỷ lệ 3.558/3.043",
        "Số:\n14/2007/QĐ-UBND\nTam Kỳ, ngày 19 tháng 6 năm 2007",
        "Số 127-QĐ/TW",
        "VĂN PHÒNG CHÍNH PHỦ Số: 31/BC-VPCP\tHà Nội, ngày 5 tháng 6 năm 2031",
        "QUỐC HỘI\nLuật số 5/2031/QH17 ngày 5 tháng 6 năm 2031\nLuật Cư trú\nPhần thứ hai\nTheo Luật Cư trú, người",
        "Còn hiệu lực\nHiến pháp năm 1992\nSố ký hiệu\nKhông số",
        "chương trình xây dựng luật năm 2031; cuộc thi tìm hiểu luật năm 2031; kỷ luật năm 2031; pháp luật năm 2031",
        "theo pháp luật năm 2031; theo kỷ luật năm 2031",
        "QUỐC HỘI\nLuật số: 45/2013/QH13\nLUẬT\nĐẤT ĐAI\nQuốc hội ban hành Luật đất đai. Áp dụng Luật đất đai.",
    ],
)
def test_kinds_of_law_drafts_treaties_and_the_document_itself_are_no_citations(text: str) -> None:
    assert citations(text) == []


def test_acts_that_amend_acts_without_end_are_read_to_an_end() -> None:
    assert citations("Luật sửa đổi, bổ sung một số điều của " * 2500) == []


def test_an_older_act_of_the_same_name_is_another_document() -> None:
    text = "LUẬT\nĐẤT ĐAI\nLuật đất đai số 13/2003/QH11 hết hiệu lực. Theo Luật đất đai năm 1993."

    assert [citation.canonical for citation in citations(text)] == ["13/2003/QH11", "Luật đất đai năm 1993"]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("gia hạn Giấy phép thăm dò khoáng sản số 25/GP-UBND ngày 5/6/2031", "Giấy phép", "thăm dò khoáng sản"),
        ("Đề án tinh giản biên chế số 05/ĐA-UBND", "Đề án", "tinh giản biên chế"),
        ("Quyết định ban hành tại văn bản số 05/KH-UBND", "", ""),
        ("Kế hoạch sử dụng đất số 05/QĐ-UBND", "", ""),
    ],
)
def test_a_name_stands_between_type_and_number_where_the_letters_are_the_types(text: str, kind: str, name: str) -> None:
    (citation,) = citations(text)

    assert (citation.kind, citation.name) == (kind, name)


def test_lines_that_list_acts_are_no_title() -> None:
    text = "Luật số 5/2031/QH17 ngày 5 tháng 6 năm 2031\nLuật Cư trú số 6/2031/QH17 ngày 5 tháng 6 năm 2031\n"

    assert [citation.canonical for citation in citations(text)] == ["05/2031/QH17", "06/2031/QH17"]


def test_the_number_in_the_enacting_words_of_an_amending_act_is_that_of_the_act_it_amends() -> None:
    text = "Quốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật Cư trú số 81/2006/QH11."

    (citation,) = citations(text)

    assert (citation.canonical, citation.name) == ("81/2006/QH11", "Cư trú")


def test_letters_in_pieces_are_read_at_their_places() -> None:
    text = unicodedata.normalize("NFD", "Thực hiện Chỉ thị số 48-CT/TW của Bộ Chính trị")

    (citation,) = citations(text)

    assert text[citation.start : citation.end] == citation.text
    assert unicodedata.normalize("NFC", citation.text) == "Chỉ thị số 48-CT/TW của Bộ Chính trị"


@given(st.integers(1, 999), st.sampled_from(["CT", "NQ", "KL", "KH", "BC"]), st.sampled_from(["TW", "TU", "HU", "ĐU"]))
def test_the_canonical_form_of_a_symbol_is_read_as_itself(number: int, kind: str, body: str) -> None:
    typed = f"{number:02}-{kind}/{body}"

    for spelling in (
        typed,
        f"{number:02} - {kind} / {body}",
        f"{number:02}/{kind}-{body}",
        f"{number:02} {kind}/{body}",
    ):
        symbol = symbol_of(spelling)
        assert symbol is not None
        assert symbol.canonical == typed


@given(st.text(max_size=200))
@settings(max_examples=50)
@pytest.mark.slow
def test_any_text_is_read_and_every_citation_is_a_piece_of_it(text: str) -> None:
    for citation in citations(text):
        assert text[citation.start : citation.end] == citation.text != ""
