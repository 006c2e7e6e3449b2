"""Each block of a narrative under the outline of the office, whatever the unit's own style."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from placed_texts import COUNTRYSIDE, EXAMPLE, REFORM, written, wrong

from tongket.collect.documents.block import BlockKind, Passage, TableCell
from tongket.collect.narratives.headings import blocks_of
from tongket.collect.narratives.narrative import Narrative
from tongket.collect.narratives.placing import place
from tongket.collect.narratives.section_alignment import out_of_order
from tongket.directive.outline import USUAL_OUTLINE

AS_ASKED = """
    - | Huyện có 12 xã, dân số trên một trăm nghìn người, địa bàn rộng, nhiều sông rạch và giáp ranh hai tỉnh bạn.
    0 | I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO, QUÁN TRIỆT, TRIỂN KHAI THỰC HIỆN
    1 | **1. Công tác quán triệt, tuyên truyền Chỉ thị
    1 | Các chi bộ đã học tập Chỉ thị trong quý I năm 2011.
    2 | **2. Việc ban hành văn bản; kiểm tra, giám sát
    2 | Ban Thường vụ ban hành 12 văn bản.
    3 | II. TÌNH HÌNH VÀ KẾT QUẢ THỰC HIỆN
    4 | **1. Phòng, chống tội phạm và tệ nạn xã hội
    4 | Xảy ra 120 vụ, giảm 12 vụ.
    6 | **2. Phòng, chống ma túy
    6 | Bắt 14 vụ.
    9 | III. ĐÁNH GIÁ CHUNG
    10 | **1. Ưu điểm
    10 | Nhận thức được nâng lên.
    11 | **2. Hạn chế, tồn tại
    11 | Phối hợp có lúc chưa chặt chẽ.
    15 | IV. ĐỀ XUẤT, KIẾN NGHỊ
    15 | Đề nghị tỉnh quan tâm hỗ trợ kinh phí.
    - | T/M BAN THƯỜNG VỤ
    - | BÍ THƯ
    - | Nơi nhận:
    - | - Văn phòng Tỉnh ủy;
"""
RENAMED = """
    0 | **Phần thứ nhất: Việc chỉ đạo và tổ chức thực hiện
    0 | Cấp ủy đã thành lập ban chỉ đạo.
    3 | **Phần thứ hai: Những kết quả đạt được
    3 | Các chỉ tiêu đều hoàn thành.
    9 | **Phần thứ ba: Nhận xét
    10 | **1. Mặt mạnh
    10 | Có chuyển biến.
    11 | **2. Khuyết điểm, yếu kém
    11 | Một số nơi còn chậm.
    12 | **3. Vì sao
    12 | Khách quan do địa bàn rộng.
    13 | **4. Kinh nghiệm rút ra
    13 | Phải dựa vào dân.
    14 | **Phần thứ tư: Nhiệm vụ trọng tâm thời gian tới
    14 | Tiếp tục quán triệt.
    15 | **Phần thứ năm: Ý kiến đề nghị
    15 | Đề nghị bổ sung biên chế.
"""
MERGED = """
    3 | II- KẾT QUẢ THỰC HIỆN
    3 | Số vụ giảm 12% so với cùng kỳ.
    9 | III- ĐÁNH GIÁ
    10 | **1- Kết quả nổi bật
    10 | Có nhiều tiến bộ.
    11 | **2- Hạn chế, tồn tại và nguyên nhân
    11 | Công tác kiểm tra còn ít, chưa sâu, phối hợp có lúc chưa chặt chẽ.
    12 | Nguyên nhân khách quan là do địa bàn rộng; nguyên nhân chủ quan là do cán bộ kiêm nhiệm.
    14 | IV- PHƯƠNG HƯỚNG
    14 | Tiếp tục lãnh đạo.
"""
RUN_IN = """
    9 | **III. Đánh giá chung
    10 | * Ưu điểm: Các cấp ủy đã vào cuộc tích cực, đạt nhiều kết quả.
    10 | Nhân dân đồng tình.
    11 | * Hạn chế, tồn tại: Một số mô hình hoạt động chưa đều.
    12 | * Nguyên nhân: Do kinh phí ít.
    14 | **IV. Phương hướng, nhiệm vụ
    14 | Tập trung thực hiện các nhiệm vụ sau: kiểm tra, giám sát thường xuyên.
"""
WITHOUT_LEVEL_ONE = """
    1 | **1. Công tác quán triệt, tuyên truyền
    1 | Đã học tập Chỉ thị.
    2 | **2. Ban hành văn bản, kiểm tra
    2 | Đã có 12 văn bản.
    4 | **3. Phòng, chống tội phạm
    4 | Xảy ra 12 vụ.
    5 | **4. TTATGT và PCCC
    5 | Xảy ra 3 vụ tai nạn.
    10 | **5. Ưu điểm
    10 | Chuyển biến tốt.
    11 | **6. Tồn tại
    11 | Còn chậm.
    15 | **7. Kiến nghị
    15 | Không có.
"""
PARTS = """
    3 | II. KẾT QUẢ
    5 | **1. Trật tự an toàn giao thông
    5 | Xảy ra 3 vụ.
    5 | **2. Phòng cháy, chữa cháy
    5 | Xảy ra 1 vụ.
    3 | **3. Công tác quản lý nhà nước về hộ tịch
    3 | Cấp 1.200 giấy khai sinh.
    9 | III. ĐÁNH GIÁ
    12 | **1. Nguyên nhân hạn chế
    12 | **a) Nguyên nhân khách quan
    12 | Địa bàn rộng.
    12 | **b) Nguyên nhân chủ quan
    12 | Cán bộ thiếu.
"""
VILLAGES = """
    0 | A. KẾT QUẢ XÂY DỰNG NÔNG THÔN MỚI 2016-2020
    1 | **I. Công tác chỉ đạo
    2 | **1. Về bộ máy
    2 | Đã kiện toàn ban chỉ đạo các cấp.
    3 | **2. Về cơ chế, chính sách
    3 | Ban hành 5 nghị quyết.
    4 | **II. Kết quả từng tiêu chí
    5 | **1. Công tác quy hoạch
    5 | 12/12 xã có quy hoạch.
    6 | **2. Hạ tầng
    6 | Làm 120 km đường.
    7 | **3. Phát triển sản xuất
    7 | Có 12 hợp tác xã.
    10 | **III. Khó khăn, hạn chế
    10 | Nợ đọng còn lớn.
    11 | B. PHƯƠNG HƯỚNG 2021-2025
    12 | **I. Mục tiêu
    12 | 100% xã đạt chuẩn.
    13 | **II. Giải pháp chủ yếu
    13 | Huy động sức dân.
    14 | C. ĐỀ XUẤT
    14 | Bổ sung vốn.
"""
OFFICES = """
    0 | **I. Chỉ đạo, điều hành
    0 | Ban hành kế hoạch.
    1 | **II. Kết quả
    2 | **1. Thể chế
    2 | Ban hành 12 văn bản.
    3 | **2. Về TTHC
    3 | Giải quyết 12.000 hồ sơ, đúng hạn 99%.
    4 | **3. Tổ chức bộ máy
    4 | Giảm 5 phòng.
    5 | **4. Công vụ, công chức
    5 | Thi tuyển 3 chức danh.
    7 | **5. Chính quyền điện tử
    7 | Văn bản điện tử đạt 95%.
    8 | **III. Nhận xét chung
    9 | **1. Mặt được
    9 | Đúng hẹn.
    10 | **2. Tồn tại, hạn chế
    10 | Phần mềm còn lỗi.
    11 | **IV. Phương hướng năm 2021
    11 | Tiếp tục cải cách.
"""
CONTENTS = """
    - | MỤC LỤC
    - | I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO.................... 1
    - | 1. Ưu điểm.................... 7
    0 | I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO
    0 | Đã ban hành kế hoạch.
    9 | II. ĐÁNH GIÁ CHUNG
    10 | **1. Ưu điểm
    10 | Tốt.
    14 | III. PHƯƠNG HƯỚNG
    14 | **1. Tiếp tục quán triệt, tuyên truyền Chỉ thị
    14 | Đến từng chi bộ.
    14 | **2. Phòng, chống ma túy
    14 | Tăng cường kiểm tra.
"""
TOPS_ONLY = """
    0 | CÔNG TÁC LÃNH ĐẠO VÀ CHỈ ĐẠO
    0 | Ban Thường vụ Huyện ủy đã lãnh đạo các ngành thực hiện các nội dung của Chỉ thị trong suốt thời gian qua.
    3 | KẾT QUẢ VÀ HẠN CHẾ
    3 | Xảy ra 12 vụ, tỷ lệ khám phá đạt 80%, so với kỳ trước giảm.
    11 | Công tác phối hợp có lúc chưa tốt, còn hạn chế, một số nơi còn chậm và chưa sâu.
    14 | PHƯƠNG HƯỚNG, KIẾN NGHỊ
    14 | Tiếp tục đẩy mạnh tuyên truyền, tăng cường kiểm tra trong thời gian tới.
    15 | Đề nghị Tỉnh ủy quan tâm bố trí kinh phí; kiến nghị Quốc hội sửa luật.
"""
OUT_OF_ORDER = """
    0 | A. CÔNG TÁC CHỈ ĐẠO
    0 | Kế hoạch.
    1 | B. KẾT QUẢ CẢI CÁCH HÀNH CHÍNH
    3 | **I. Cải cách thủ tục hành chính
    3 | 12.000 hồ sơ.
    2 | **II. Cải cách thể chế
    2 | 12 văn bản.
    6 | **III. Tài chính công
    6 | Tự chủ.
    7 | **IV. Hiện đại hóa hành chính, xây dựng chính quyền điện tử
    7 | 95%.
    10 | C. NHỮNG KHÓ KHĂN, VƯỚNG MẮC
    10 | Phần mềm.
    11 | D. NHIỆM VỤ NĂM 2021
    11 | **I. Cải cách thể chế
    11 | Tiếp tục.
    12 | E. ĐỀ XUẤT, KIẾN NGHỊ
    12 | Vốn.
"""
TABLES = {
    "a table of contents before it": (CONTENTS, EXAMPLE),
    "no numbers, several sections under one heading": (TOPS_ONLY, EXAMPLE),
    "reordered, letters for numbers": (OUT_OF_ORDER, REFORM),
    "as asked": (AS_ASKED, EXAMPLE),
    "renamed": (RENAMED, EXAMPLE),
    "merged": (MERGED, EXAMPLE),
    "run in": (RUN_IN, EXAMPLE),
    "without level one": (WITHOUT_LEVEL_ONE, EXAMPLE),
    "parts and additions": (PARTS, EXAMPLE),
    "new countryside, three levels": (VILLAGES, COUNTRYSIDE),
    "administrative reform": (OFFICES, REFORM),
}


@pytest.mark.parametrize("name", TABLES)
def test_every_block_goes_where_an_official_would_put_it(name):
    table, outline = TABLES[name]

    assert wrong(table, outline) == []


def test_the_usual_outline_serves_where_the_office_sent_none():
    narrative, _ = written(RENAMED)

    placing = place(narrative, USUAL_OUTLINE)

    assert {USUAL_OUTLINE[section].text for section in placing.sections if section is not None} >= {
        "Tình hình và kết quả thực hiện", "Ưu điểm", "Hạn chế, tồn tại", "Nguyên nhân", "Bài học kinh nghiệm",
    }  # fmt: skip


def test_what_is_missing_added_and_moved_is_said():
    narrative, _ = written(
        """
        3 | I. KẾT QUẢ THỰC HIỆN
        3 | Hoàn thành.
        9 | II. ĐÁNH GIÁ
        11 | **1. Hạn chế
        11 | Còn chậm.
        10 | **2. Ưu điểm
        10 | Tốt.
        - | III. CÔNG TÁC TỔ CHỨC ĐẠI HỘI CHI BỘ TRỰC THUỘC
        - | Đã xong.
        14 | IV. PHƯƠNG HƯỚNG
        14 | Tiếp tục.
        """
    )

    placing = place(narrative, EXAMPLE)

    assert 0 in placing.missing and 12 in placing.missing and 15 in placing.missing
    assert [narrative.block(number).text for number in placing.added] == [
        "III. CÔNG TÁC TỔ CHỨC ĐẠI HỘI CHI BỘ TRỰC THUỘC"
    ]
    assert [(narrative.block(each.paragraph).text, each.section) for each in placing.moved] == [("2. Ưu điểm", 10)]


def test_a_heading_that_covers_two_sections_counts_for_both():
    narrative, _ = written(MERGED)

    placing = place(narrative, EXAMPLE)

    assert placing.headings[11] == placing.headings[12]
    assert 12 not in placing.missing


def test_without_headings_certain_paragraphs_are_placed_by_their_words():
    narrative, _ = written(
        """
        - | Thực hiện Chỉ thị của Bộ Chính trị, trong những năm qua đơn vị đã có nhiều cố gắng như sau.
        15 | Đề nghị Tỉnh ủy xem xét, kiến nghị Trung ương sớm ban hành hướng dẫn và quan tâm bố trí kinh phí.
        """
    )

    placing = place(narrative, USUAL_OUTLINE)

    assert placing.sections[0] is None
    assert USUAL_OUTLINE[placing.sections[1]].text == "Đề xuất, kiến nghị"


def test_a_table_goes_with_the_heading_above_it():
    cells = (TableCell(1, 1, "Năm"), TableCell(1, 2, "Số vụ"), TableCell(2, 1, "2020"), TableCell(2, 2, "12"))
    passages = [Passage("II. KẾT QUẢ THỰC HIỆN"), Passage("Số liệu như sau:"), Passage("", cells=cells)]

    narrative = Narrative(blocks_of(passages), "docx")

    assert narrative.blocks[-1].kind is BlockKind.TABLE
    assert place(narrative, EXAMPLE).sections[-1] == 3


WORDS = st.sampled_from(
    ["I. Kết quả", "Hạn chế", "- a", "Nơi nhận:", "1. Ưu điểm:", "T/M BAN", "Đề nghị tỉnh.", "(1)", "…"]
)


@pytest.mark.slow
@given(st.lists(WORDS, max_size=12))
@settings(max_examples=60, deadline=None)
def test_any_text_is_placed_the_same_way_twice_block_by_block(lines):
    narrative = Narrative(blocks_of([Passage(text) for text in lines]), "txt")

    placing = place(narrative, EXAMPLE)

    assert len(placing.sections) == len(narrative.blocks)
    assert placing == place(narrative, EXAMPLE)


@pytest.mark.parametrize(
    ("found", "gone"), [([1, 2, 3], set()), ([10, 13, 11, 12], {1}), ([11, 10, 12], {1}), ([3, 3, 1], {2}), ([], set())]
)
def test_as_few_headings_as_can_be_are_called_moved(found, gone):
    assert out_of_order(found) == gone


@pytest.mark.slow
def test_a_hundred_blocks_are_placed_in_milliseconds():
    narrative, _ = written(AS_ASKED + "\n".join("    4 | Xảy ra 12 vụ." for _ in range(80)))
    place(narrative, EXAMPLE)

    began = time.process_time()
    for _ in range(20):
        place(narrative, EXAMPLE)

    assert (time.process_time() - began) / 20 < 0.02
