"""What is read of official papers, kind by kind; what a paper does not say is empty, with the reason."""

from __future__ import annotations

from datetime import date

import official_papers as papers
import pytest
from official_papers import read

from tongket.directive.document import CitedAs, Signer, Why
from tongket.directive.official.persons import office_and_name


def test_a_decision_of_a_province_states_everything():
    document = read(papers.DECISION)

    assert document.type.value == "Quyết định"
    assert (document.number.value, document.symbol.value) == ("1234", "1234/QĐ-UBND")
    assert (document.place.value, document.dated.value) == ("Hòa An", date(2024, 3, 5))
    assert document.issuer.value == "ỦY BAN NHÂN DÂN TỈNH HÒA AN"
    assert document.subject.value is not None
    assert document.subject.value.endswith("trên địa bàn tỉnh giai đoạn 2024 - 2030")
    assert document.signer.value == Signer(acting=(("KT.", "CHỦ TỊCH"),), position="PHÓ CHỦ TỊCH", name="Trần Văn Bình")
    assert [each.value for each in document.recipients] == ["Như Điều 3", "Thường trực Tỉnh ủy", "Lưu: VT, KT"]


def test_every_field_names_its_paragraph():
    document = read(papers.DECISION)

    assert document.number.paragraph == document.dated.paragraph == 3
    assert document.issuer.paragraph == 1
    assert document.signer.paragraph == 19


def test_grounds_are_whole_lines_and_bases_the_documents_in_them():
    document = read(papers.DECISION)

    assert [each.value for each in document.grounds] == [
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015",
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư",
    ]
    assert "30/2020/NĐ-CP" in [each.citation.canonical for each in document.bases]


def test_the_number_of_a_document_itself_is_no_citation():
    document = read(papers.DECISION)

    assert "1234/QĐ-UBND" not in [each.citation.canonical for each in document.cites]
    assert ("99/QĐ-UBND", CitedAs.REPLACES) in [(each.citation.canonical, each.role) for each in document.cites]


def test_a_party_directive_is_told_from_the_committee_that_signs_it():
    document = read(papers.DIRECTIVE_OF_THE_PARTY)

    assert (document.type.value, document.symbol.value) == ("Chỉ thị", "07-CT/TU")
    assert (document.issuer.value, document.superior.value) == ("TỈNH ỦY", "ĐẢNG BỘ TỈNH HÒA AN")
    assert document.subject.value == "về tăng cường sự lãnh đạo của Đảng đối với công tác phòng, chống tội phạm"
    assert document.signer.value == Signer(acting=(("T/M", "BAN THƯỜNG VỤ"),), position="PHÓ BÍ THƯ", name="Lò Thị Hoa")


def test_who_signs_for_a_body_may_have_no_office_of_his_own_on_the_paper():
    document = read(papers.CONCLUSION)

    assert document.signer.value == Signer(acting=(("T/M", "BỘ CHÍNH TRỊ"),), name="Võ Văn Thuận")
    assert [each.address for each in document.provisions] == ["mục I", "mục I.1", "mục II", "mục II.1", "mục II.2"]


def test_an_official_letter_is_known_by_its_form():
    document = read(papers.LETTER)

    assert document.type.value == "Công văn"
    assert (document.issuer.value, document.superior.value) == ("SỞ NỘI VỤ", "UBND TỈNH HÒA AN")
    assert document.subject.value == "V/v báo cáo kết quả 5 năm thực hiện Kế hoạch số 12/KH-UBND"
    assert [each.value for each in document.addressees] == [
        "Các sở, ban, ngành tỉnh",
        "Ủy ban nhân dân các huyện, thành phố",
    ]


def test_degrees_are_no_part_of_a_name():
    document = read(papers.SUBMISSION_OF_THE_YOUTH)

    assert document.signer.value is not None
    assert document.signer.value.name == "Đỗ Quang Minh"
    assert [each.value for each in document.addressees] == ["Ban Thường vụ Tỉnh ủy"]


def test_a_number_and_a_day_left_blank_are_never_guessed():
    document = read(papers.LEFT_BLANK)

    assert document.type.value == "Kế hoạch"
    assert document.place.value == "Hải Giang"
    for blank in (document.number, document.symbol, document.dated):
        assert blank.value is None
        assert blank.why is Why.LEFT_OPEN
    assert "57-NQ/TW" in [each.citation.canonical for each in document.cites]


def test_a_day_that_never_was_is_impossible():
    assert read(papers.JOINT_CIRCULAR).dated.why is Why.IMPOSSIBLE


def test_two_sign_a_joint_circular():
    document = read(papers.JOINT_CIRCULAR)

    signers = [document.signer.value, *(each.value for each in document.co_signers)]
    assert [(signer.on_behalf, signer.name) for signer in signers if signer] == [
        ("BỘ TRƯỞNG BỘ Y TẾ", "Lê Văn Phúc"),
        ("BỘ TRƯỞNG BỘ TÀI CHÍNH", "Đinh Thị Mai"),
    ]


def test_a_council_restated_below_the_title_is_no_part_of_the_subject():
    document = read(papers.RESOLUTION_OF_A_COUNCIL)

    assert document.subject.value == "VỀ NHIỆM VỤ PHÁT TRIỂN KINH TẾ - XÃ HỘI 6 THÁNG CUỐI NĂM 2025"
    assert document.issuer.value == "HỘI ĐỒNG NHÂN DÂN XÃ PHIÊNG KHOÀI"


def test_an_old_decree_has_number_day_and_body_in_its_title():
    document = read(papers.OLD_DECREE)

    assert (document.type.value, document.symbol.value) == ("Sắc lệnh", "31/SL")
    assert document.dated.value == date(1945, 9, 13)
    assert document.issuer.value == "CHỦ TỊCH CHÍNH PHỦ LÂM THỜI"
    assert document.subject.value == "VỀ VIỆC KHAI BÁO BIỂU TÌNH"
    assert [each.address for each in document.provisions] == ["Điều thứ nhất", "Điều thứ hai"]


def test_lines_run_together_or_cut_come_apart():
    document = read(papers.CUT_LINES)

    assert document.issuer.value == "BỘ GIÁO DỤC VÀ ĐÀO TẠO"
    assert (document.symbol.value, document.place.value) == ("12/2019/TT-BGDĐT", "Hà Nội")
    assert document.signer.value == Signer(acting=(("KT.", "BỘ TRƯỞNG"),), position="THỨ TRƯỞNG", name="Nguyễn Hữu Đô")


def test_a_news_item_is_no_document_though_it_names_some():
    document = read(papers.NEWS)

    for name in ("type", "number", "symbol", "dated", "issuer", "subject", "signer", "place"):
        assert getattr(document, name).why is Why.NOT_IN_TEXT
    assert len(document.cites) == 3


def test_the_labels_of_a_saved_page_are_read_down_to_where_it_lists_others():
    document = read(papers.ATTRIBUTES)

    assert (document.type.value, document.symbol.value) == ("Nghị quyết", "16/2022/NQ-HĐND")
    assert document.dated.value == date(2022, 7, 20)
    assert document.issuer.value == "Hội đồng nhân dân tỉnh Hòa An"
    assert document.signer.value == Signer(name="Lò Văn Hùng")


def test_a_register_is_not_one_document():
    document = read(papers.REGISTER)

    assert document.type.why is document.number.why is document.issuer.why is Why.AMBIGUOUS


def test_pictures_hold_no_text():
    assert read("").number.why is Why.NO_TEXT


@pytest.mark.parametrize(
    ("typed", "symbol"),
    [
        ("Số: 05/KL-UBND", "05/KL-UBND"),
        ("Số  127 - QĐ/TW", "127-QĐ/TW"),
        ("Số: 42 /2014/ QĐ-TTg", "42/2014/QĐ-TTg"),
        ("Luật số: 73/2006/QH 11", "73/2006/QH11"),
        ("Số:: 65/2006/QH11", "65/2006/QH11"),
        ("Số: 176-HĐBT", "176-HĐBT"),
    ],
)
def test_numbers_are_read_in_every_spelling(typed, symbol):
    paper = f"CƠ QUAN A\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n{typed}\nHà Nội, ngày 1 tháng 2 năm 2003\nQUYẾT ĐỊNH\nVề A"

    assert read(paper).symbol.value == symbol


@pytest.mark.parametrize("typed", ["Số:      /QĐ-UBND", "Số: …/KH-UBND", "Số ......-CT/TU", "Số:", "Số: ____/BC-SNV"])
def test_a_number_left_open_is_told_from_none(typed):
    paper = f"CƠ QUAN A\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n{typed}\nBÁO CÁO\nKết quả công tác"

    assert read(paper).number.why is Why.LEFT_OPEN


@pytest.mark.parametrize(
    ("lines", "issuer", "superior"),
    [
        ("UBND TỈNH A\nSỞ Y TẾ", "SỞ Y TẾ", "UBND TỈNH A"),
        ("ỦY BAN NHÂN DÂN\nHUYỆN B", "ỦY BAN NHÂN DÂN HUYỆN B", None),
        ("BỘ LAO ĐỘNG - THƯƠNG BINH\nVÀ XÃ HỘI", "BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", None),
        ("TỈNH ỦY C\nBAN TUYÊN GIÁO\n*", "BAN TUYÊN GIÁO", "TỈNH ỦY C"),
        ("BAN CHẤP HÀNH ĐẢNG BỘ\nTỈNH D", "BAN CHẤP HÀNH ĐẢNG BỘ TỈNH D", None),
        ("BỘ CÔNG AN\nCÔNG AN TỈNH E", "CÔNG AN TỈNH E", "BỘ CÔNG AN"),
        ("ỦY BAN NHÂN DÂN TỈNH G SỞ XÂY DỰNG", "SỞ XÂY DỰNG", "ỦY BAN NHÂN DÂN TỈNH G"),
        ("TỔNG CỤC THUẾ\nCỤC THUẾ TỈNH H", "CỤC THUẾ TỈNH H", "TỔNG CỤC THUẾ"),
        ("CỤC THUẾ TỈNH I\nCHI CỤC THUẾ KHU VỰC 1", "CHI CỤC THUẾ KHU VỰC 1", "CỤC THUẾ TỈNH I"),
        ("UBND TỈNH K\nBAN CHỈ HUY PHÒNG CHỐNG THIÊN TAI", "BAN CHỈ HUY PHÒNG CHỐNG THIÊN TAI", "UBND TỈNH K"),
    ],
)
def test_names_of_bodies_stand_on_one_line_or_two(lines, issuer, superior):
    paper = f"{lines}\nSố: 12/BC-A\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nX, ngày 1 tháng 2 năm 2003\nBÁO CÁO\nVề B"
    document = read(paper)

    assert (document.issuer.value, document.superior.value) == (issuer, superior)


def test_lines_that_a_narrow_column_broke_are_joined_again():
    document = read(papers.BROKEN_BY_A_NARROW_COLUMN)

    assert document.issuer.value == "ỦY BAN NHÂN DÂN TỈNH HÒA AN"
    assert (document.symbol.value, document.place.value) == ("14/2007/QĐ-UBND", "Hòa An")
    assert document.subject.value is not None
    assert document.subject.value.endswith("CƠ CẤU TỔ CHỨC CỦA SỞ NÔNG NGHIỆP TỈNH HÒA AN")


def test_a_page_is_read_by_its_letterhead_first_and_its_labels_then():
    document = read(papers.PAGE_WITH_BARS)

    assert document.issuer.value == "CHỦ TỊCH ỦY BAN NHÂN DÂN"
    assert (document.type.value, document.symbol.value) == ("Quyết định", "44/2025/QĐ-CTUBND")
    assert document.signer.value == Signer(name="Nguyễn Tuấn An")


def test_minutes_open_with_their_day():
    document = read(papers.MINUTES)

    assert document.dated.value == date(2020, 3, 5)
    assert document.place.value is None
    assert [each.value.name for each in (document.signer, *document.co_signers) if each.value] == [
        "Trần Thị Bé",
        "Nguyễn Văn An",
    ]


def test_a_telegram_names_whom_it_is_sent_to():
    assert [each.value for each in read(papers.TELEGRAM).addressees] == [
        "Bộ trưởng các Bộ: Y tế, Công an",
        "Chủ tịch Ủy ban nhân dân các tỉnh",
    ]


def test_what_an_amending_law_quotes_is_not_its_own():
    document = read(papers.AMENDING_LAW)

    assert [each.address for each in document.provisions] == ["Điều 1", "khoản 1 Điều 1", "khoản 2 Điều 1", "Điều 2"]
    assert document.subject.value == "SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT XỬ LÝ VI PHẠM HÀNH CHÍNH"


def test_articles_of_attached_rules_say_whose_they_are():
    document = read(papers.ATTACHED_RULES)

    assert [each.address for each in document.provisions] == [
        "Điều 1",
        "Chương I Quy chế kèm theo",
        "Điều 1 Quy chế kèm theo",
        "khoản 1 Điều 1 Quy chế kèm theo",
    ]
    assert document.signer.value is not None
    assert document.signer.value.name == "Lê Văn An"


def test_a_symbol_of_the_front_stays_as_the_front_writes_it():
    paper = "MẶT TRẬN TỔ QUỐC VIỆT NAM\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 22/HD-MTTW-BTT\nHƯỚNG DẪN\nThực hiện"

    assert read(paper).symbol.value == "22/HD-MTTW-BTT"


def test_the_head_and_the_menus_of_a_site_are_no_letterhead():
    document = read(papers.NEWS_ON_A_SITE)

    for name in ("type", "number", "dated", "issuer", "subject"):
        assert getattr(document, name).why is Why.NOT_IN_TEXT


@pytest.mark.parametrize(
    ("field", "office", "name"),
    [
        ("Phó Chủ tịch UBND Trần Văn Bình", "Phó Chủ tịch UBND", "Trần Văn Bình"),
        ("Chủ tịch UBND tỉnh Hòa An Hoàng Quốc Khánh", "Chủ tịch UBND tỉnh Hòa An", "Hoàng Quốc Khánh"),
        ("Chủ tịch Hội đồng nhân dân Giàng A Páo", "Chủ tịch Hội đồng nhân dân", "Giàng A Páo"),
        ("Giám đốc Sở Y tế TS. Lê Văn Bê", "Giám đốc Sở Y tế", "Lê Văn Bê"),
        ("Nguyễn Thị Kim Anh (đã ký)", "", "Nguyễn Thị Kim Anh"),
    ],
)
def test_office_and_name_in_one_field_come_apart(field, office, name):
    assert office_and_name(field) == (office, name)


@pytest.mark.parametrize(
    "names", ["BỘ CÔNG AN - BỘ QUỐC PHÒNG - BỘ TƯ PHÁP", "BỘ CÔNG AN - BỘ QUỐC PHÒNG -\nBỘ TƯ PHÁP"]
)
def test_bodies_that_issue_together_are_none_above_another(names):
    document = read(
        f"{names}\nSố: 05/2012/TTLT-BCA-BQP-BTP\nHà Nội, ngày 14 tháng 8 năm 2012\nTHÔNG TƯ LIÊN TỊCH\nVề A"
    )

    assert document.issuer.value == "BỘ CÔNG AN - BỘ QUỐC PHÒNG - BỘ TƯ PHÁP"
    assert document.superior.value is None


def test_minutes_of_a_party_cell_have_neither_number_nor_motto():
    document = read(
        "ĐẢNG BỘ HUYỆN A\tĐẢNG CỘNG SẢN VIỆT NAM\nCHI BỘ CÔNG AN XÃ B\n*\nBIÊN BẢN\nHọp chi bộ tháng 5\n"
        "Hôm nay, ngày 03 tháng 5 năm 2023, chi bộ họp."
    )

    assert (document.type.value, document.issuer.value) == ("Biên bản", "CHI BỘ CÔNG AN XÃ B")
    assert (document.number.value, document.dated.value) == (None, date(2023, 5, 3))


@pytest.mark.parametrize(
    ("signature", "acting", "position"),
    [
        ("KT. TỔNG GIÁM ĐỐC PHÓ TỔNG GIÁM ĐỐC", (("KT.", "TỔNG GIÁM ĐỐC"),), "PHÓ TỔNG GIÁM ĐỐC"),
        ("T/M BAN BÍ THƯ", (("T/M", "BAN BÍ THƯ"),), ""),
        ("TM. BAN THƯỜNG TRỰC\nPHÓ CHỦ TỊCH", (("TM.", "BAN THƯỜNG TRỰC"),), "PHÓ CHỦ TỊCH"),
        (
            "TM. HỘI ĐỒNG BỘ TRƯỞNG\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
            (("TM.", "HỘI ĐỒNG BỘ TRƯỞNG"), ("KT.", "CHỦ TỊCH")),
            "PHÓ CHỦ TỊCH",
        ),
        ("KT. BỘ TRƯỞNG BỘ\nTƯ PHÁP\nTHỨ TRƯỞNG", (("KT.", "BỘ TRƯỞNG BỘ TƯ PHÁP"),), "THỨ TRƯỞNG"),
    ],
)
def test_a_body_named_like_an_office_is_signed_for(signature, acting, position):
    signer = read(f"{papers.DECISION.split('Nơi nhận')[0]}{signature}\nTrần Văn An").signer.value

    assert signer == Signer(acting=acting, position=position, name="Trần Văn An")


def test_a_conclusion_of_an_inspection_is_a_type_of_its_own():
    document = read(
        "THANH TRA SỞ\nSố: 14/KL-TTS\nA, ngày 31 tháng 3 năm 2021\nKẾT LUẬN THANH TRA\nVề việc xây dựng tại B"
    )

    assert (document.type.value, document.subject.value) == ("Kết luận thanh tra", "Về việc xây dựng tại B")


def test_a_page_of_relations_tells_of_the_document_in_its_middle():
    document = read(
        "Văn bản căn cứ\nNghị định 75/2017/NĐ-CP\nSố ký hiệu: 75/2017/NĐ-CP\nVăn bản đang xem\n"
        "Số ký hiệu: 17/2019/TT-BYT\nLoại văn bản: Thông tư\nNgày ban hành: 17/07/2019\nCơ quan ban hành: Bộ Y tế\n"
        "Văn bản bị thay thế\nSố ký hiệu: 48/2010/TT-BYT"
    )

    assert (document.type.value, document.symbol.value) == ("Thông tư", "17/2019/TT-BYT")
    assert (document.dated.value, document.issuer.value) == (date(2019, 7, 17), "Bộ Y tế")
