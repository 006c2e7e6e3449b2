"""Blocks under the outlines of six other offices, from health to culture, in the units' own words."""

from __future__ import annotations

import pytest
from placed_texts import written, wrong

from tongket.collect.documents.block import BlockKind, Passage, TableCell
from tongket.collect.narratives.headings import blocks_of
from tongket.collect.narratives.narrative import Narrative
from tongket.collect.narratives.placing import place
from tongket.directive.outline import Heading

HEALTH = tuple(
    Heading(level, text)
    for level, text in (
        (1, "Công tác chỉ đạo, triển khai Nghị quyết"),  # 0
        (2, "Phổ biến, quán triệt Nghị quyết"),
        (2, "Ban hành kế hoạch, thanh tra, kiểm tra"),
        (1, "Kết quả thực hiện"),  # 3
        (2, "Phòng, chống dịch bệnh; y tế dự phòng (Phụ lục 1)"),
        (2, "Khám bệnh, chữa bệnh và bảo hiểm y tế (Phụ lục 2)"),
        (2, "Dân số và phát triển (Phụ lục 3)"),
        (2, "Truyền thông, giáo dục sức khỏe (Phụ lục 4)"),
        (2, "Nhân lực, cơ sở vật chất, kinh phí (Phụ lục 5)"),
        (1, "Đánh giá chung"),  # 9
        (2, "Ưu điểm"),
        (2, "Hạn chế và nguyên nhân"),
        (2, "Bài học kinh nghiệm"),
        (1, "Nhiệm vụ, giải pháp giai đoạn tới"),  # 13
        (1, "Kiến nghị, đề xuất"),
    )
)
LAND = tuple(
    Heading(level, text)
    for level, text in (
        (1, "Tình hình triển khai Luật và văn bản hướng dẫn"),  # 0
        (1, "Kết quả quản lý nhà nước về đất đai, môi trường"),
        (2, "Quy hoạch, kế hoạch sử dụng đất"),  # 2
        (2, "Thu hồi đất, bồi thường, hỗ trợ, tái định cư"),
        (2, "Cấp giấy chứng nhận quyền sử dụng đất"),
        (2, "Bảo vệ môi trường, thu gom và xử lý rác thải"),
        (2, "Thanh tra, kiểm tra, giải quyết khiếu nại, tố cáo"),  # 6
        (1, "Nhận xét, đánh giá"),
        (2, "Kết quả đạt được"),
        (2, "Tồn tại, vướng mắc"),
        (2, "Nguyên nhân"),
        (1, "Phương hướng những năm tiếp theo"),  # 11
        (1, "Đề xuất sửa đổi, bổ sung"),
    )
)
SCHOOLS = tuple(
    Heading(level, text)
    for level, text in (
        (1, "Công tác tham mưu, chỉ đạo và tuyên truyền Chỉ thị"),  # 0
        (1, "Kết quả thực hiện các nhiệm vụ"),
        (2, "Phổ cập giáo dục, xóa mù chữ (Biểu 1)"),
        (2, "Chất lượng giáo dục toàn diện (Biểu 2)"),  # 3
        (2, "Đội ngũ nhà giáo và cán bộ quản lý (Biểu 3)"),
        (2, "Cơ sở vật chất, xây dựng trường chuẩn quốc gia (Biểu 4)"),
        (2, "Xã hội hóa, khuyến học, khuyến tài"),  # 6
        (1, "Đánh giá"),
        (2, "Mặt được"),
        (2, "Hạn chế, khuyết điểm"),  # 9
        (2, "Nguyên nhân hạn chế"),
        (2, "Bài học"),
        (1, "Phương hướng đến năm 2030"),  # 12
        (1, "Kiến nghị"),
    )
)
POVERTY = tuple(
    Heading(level, text)
    for level, text in (
        (1, "Công tác lãnh đạo, chỉ đạo"),  # 0
        (2, "Quán triệt Nghị quyết"),
        (2, "Xây dựng kế hoạch, kiểm tra, giám sát"),
        (1, "Kết quả giảm nghèo và an sinh xã hội"),  # 3
        (2, "Giảm nghèo, tạo việc làm, đào tạo nghề"),
        (2, "Chính sách người có công"),
        (2, "Bảo trợ xã hội, chăm sóc trẻ em"),  # 6
        (2, "Nhà ở, nước sạch cho hộ nghèo"),
        (2, "Huy động nguồn lực"),
        (1, "Ưu điểm, hạn chế, nguyên nhân"),  # 9
        (1, "Phương hướng, nhiệm vụ"),
        (1, "Đề xuất, kiến nghị"),
    )
)
FARMING = tuple(
    Heading(level, text)
    for level, text in (
        (1, "Công tác chỉ đạo, điều hành; ban hành cơ chế"),  # 0
        (1, "Kết quả tái cơ cấu ngành nông nghiệp"),
        (2, "Trồng trọt, bảo vệ thực vật (Biểu 1)"),
        (2, "Chăn nuôi, thú y (Biểu 2)"),  # 3
        (2, "Thủy sản (Biểu 3)"),
        (2, "Thủy lợi, phòng chống thiên tai (Biểu 4)"),
        (2, "Khuyến nông, hợp tác xã, liên kết tiêu thụ (Biểu 5)"),  # 6
        (2, "Nguồn vốn thực hiện (Biểu 6)"),
        (1, "Tồn tại, hạn chế và nguyên nhân"),
        (1, "Bài học kinh nghiệm"),  # 9
        (1, "Định hướng đến năm 2030"),
        (1, "Kiến nghị, đề xuất"),
    )
)
CULTURE = tuple(
    Heading(level, text)
    for level, text in (
        (1, "Triển khai thực hiện"),  # 0
        (1, "Kết quả"),
        (2, "Xây dựng gia đình, ấp, cơ quan văn hóa"),
        (2, "Thể dục, thể thao"),  # 3
        (2, "Bảo tồn di tích, di sản"),
        (2, "Du lịch"),
        (1, "Đánh giá"),  # 6
        (2, "Ưu điểm"),
        (2, "Khuyết điểm, nguyên nhân"),
        (1, "Phương hướng"),  # 9
        (1, "Kiến nghị"),
    )
)
CLINICS = """
    - | Huyện có 17 trạm y tế, một trung tâm y tế hai chức năng và 21 phòng khám tư nhân đang hoạt động.
    0 | **I. CẢ HỆ THỐNG VÀO CUỘC
    0 | Huyện ủy giao Ủy ban nhân dân huyện làm đầu mối, mỗi đảng ủy xã cử một đồng chí phụ trách.
    1 | **1. Đưa Nghị quyết đến từng tổ y tế
    1 | 100% đảng viên ngành y tế học tập Nghị quyết qua 12 hội nghị.
    2 | **2. Kế hoạch và kiểm tra
    2 | Ban hành 9 kế hoạch, kiểm tra 34 lượt trạm.
    3 | **II. NHỮNG VIỆC ĐÃ LÀM ĐƯỢC
    4 | **1. Chặn dịch từ sớm, từ xa
    4 | Ca sốt xuất huyết giảm từ 812 xuống 340; tỷ lệ tiêm chủng đầy đủ của trẻ dưới một tuổi đạt 97%.
    5 | **2. Chăm người bệnh tốt hơn
    5 | Trạm và trung tâm khám, chữa bệnh cho 412.000 lượt người; 93% dân số có thẻ bảo hiểm y tế.
    6 | **3. Dân số
    6 | Tỷ số giới tính khi sinh 108 bé trai trên 100 bé gái.
    7 | **4. Tuyên truyền về dịch bệnh và dân số
    7 | Phát 12.000 tờ rơi, 420 buổi nói chuyện.
    8 | **5. Người, máy và tiền
    8 | Có 8,2 bác sĩ trên vạn dân; kinh phí 41 tỷ đồng, xây mới 5 trạm.
    9 | **III. SOI LẠI MÌNH
    10 | **1. Được
    10 | Trạm y tế gần dân hơn.
    11 | **2. Chưa được và vì sao
    11 | Còn thiếu bác sĩ do lương thấp.
    12 | **3. Điều rút ra
    12 | Trưởng trạm giỏi thì trạm mạnh.
    13 | **IV. VIỆC CỦA NHỮNG NĂM TỚI
    13 | **1. Phòng, chống dịch bệnh
    13 | Giữ tỷ lệ tiêm chủng trên 97%.
    14 | **V. MONG CẤP TRÊN
    14 | Đề nghị Sở Y tế bổ sung 12 bác sĩ.
"""
FIELDS = """
    0 | **A. TRIỂN KHAI LUẬT
    0 | Tổ chức 14 lớp tập huấn cho công chức địa chính.
    1 | **B. KẾT QUẢ
    2 | **1. Quy hoạch
    2 | Lập xong quy hoạch đến năm 2030.
    3 | **2. Giải phóng mặt bằng, bố trí nền tái định cư
    3 | Thu hồi 214 ha của 812 hộ để làm đường, đã bồi thường 340 tỷ đồng.
    4 | **3. Sổ đỏ cho dân
    4 | Cấp 12.410 giấy chứng nhận, đạt 98,2% diện tích phải cấp.
    1 | **4. Liên kết vùng về chuyển đổi số
    1 | Ký ghi nhớ với hai huyện bạn.
    5 | **5. Rác, nước thải, khí thải
    5 | Thu gom 64 tấn rác mỗi ngày, xử lý 3 điểm ô nhiễm.
    6 | **6. Tiếp dân, giải quyết đơn thư
    6 | Giải quyết 312 đơn khiếu nại, đạt 94%.
    7 | **C. NHÌN LẠI
    8 | **1. Mặt được
    8 | Hồ sơ đúng hẹn.
    9 | **2. Cái còn vướng
    9 | Giá đất chưa sát thị trường.
    10 | **3. Do đâu
    10 | Luật còn chồng chéo.
    11 | **D. CHẶNG ĐƯỜNG TỚI
    11 | Hoàn thành cơ sở dữ liệu đất đai.
    12 | **E. KIẾN NGHỊ
    12 | Đề nghị Quốc hội sửa Điều 62.
"""
CLASSES = """
    0 | **A. TỪ NGHỊ QUYẾT ĐẾN LỚP HỌC
    0 | Phòng Giáo dục tham mưu Huyện ủy ban hành 6 văn bản; phổ biến Chỉ thị đến 100% trường.
    1 | **B. TRÁI NGỌT MƯỜI NĂM
    2 | **1. Không để em nào thất học
    2 | 99,8% trẻ 6 tuổi ra lớp; mở 14 lớp xóa mù chữ cho 312 người; đạt chuẩn phổ cập mức độ 3.
    3 | **2. Dạy thật, học thật
    3 | Học sinh giỏi cấp tỉnh 412 em; tỷ lệ tốt nghiệp 99,2%.
    4 | **3. Người thầy
    4 | 97% giáo viên đạt chuẩn; bồi dưỡng 1.200 lượt cán bộ quản lý.
    5 | **4. Trường ra trường, lớp ra lớp
    5 | Xây mới 120 phòng học; 31/45 trường đạt chuẩn quốc gia.
    6 | **5. Cả làng lo việc học
    6 | Quỹ khuyến học 12 tỷ đồng, 340 dòng họ khuyến học.
    1 | **6. Công tác Đảng trong trường học
    1 | Kết nạp 214 đảng viên.
    7 | **C. NHÌN NHẬN LẠI
    8 | **1. Điều đáng mừng
    8 | Dân tin nhà trường.
    9 | **2. Điều còn trăn trở
    9 | Thiếu giáo viên tiếng Anh.
    10 | **3. Gốc rễ vấn đề
    10 | Lương thấp, đường xa.
    11 | **4. Bài học rút ra
    11 | Ở đâu hiệu trưởng sâu sát, ở đó trường mạnh.
    12 | **D. TẦM NHÌN ĐẾN NĂM 2030
    12 | Phấn đấu 100% trường đạt chuẩn.
    13 | **E. TÂM TƯ, NGUYỆN VỌNG
    13 | Đề nghị tỉnh tăng biên chế.
"""
HOUSES = """
    - | Xã có 1.200 hộ dân sống bằng nghề trồng lúa và nuôi tôm, trong đó có nhiều hộ mới tách, đất ít.
    0 | **I. CHỈ ĐẠO
    1 | **1. Học tập Nghị quyết: 100% chi bộ học tập trong quý II.
    2 | **2. Kế hoạch và giám sát: ban hành 11 kế hoạch, giám sát 20 cuộc.
    3 | **II. NHỮNG CON SỐ BIẾT NÓI
    7 | **1. Mái ấm, nước sạch
    7 | Xây 112 căn nhà tình thương, 96% hộ dùng nước sạch.
    4 | **2. Thoát nghèo và việc làm
    4 | Tỷ lệ hộ nghèo còn 2,1%; giới thiệu việc làm cho 1.340 lao động.
    5 | **3. Đền ơn đáp nghĩa
    5 | Chi trả trợ cấp cho 214 người có công, sửa 30 nhà gia đình chính sách.
    6 | **4. Trẻ em, người già neo đơn
    6 | Trợ cấp hằng tháng 512 đối tượng bảo trợ; 100% trẻ em có thẻ bảo hiểm.
    8 | **5. Vận động quỹ
    8 | Huy động 14 tỷ đồng từ 120 nhà hảo tâm.
    9 | **III. ĐÁNH GIÁ
    9 | **1. Làm được
    9 | Dân đồng tình.
    9 | **2. Chưa được
    9 | Còn hộ tái nghèo.
    9 | **3. Vì đâu
    9 | Thiếu vốn, thiếu đất.
    10 | **IV. VIỆC TRƯỚC MẮT VÀ LÂU DÀI
    10 | **1. Đào tạo nghề
    10 | Mỗi năm 300 lao động.
    11 | **V. GỬI GẮM
    11 | Đề nghị huyện cho vay thêm vốn.
"""
RUN_IN = """
    0 | I. SỰ CHỈ ĐẠO CỦA CẤP ỦY, CHÍNH QUYỀN
    0 | Ban hành 14 kế hoạch.
    1 | II. NHỮNG CHUYỂN ĐỘNG TRÊN ĐỒNG RUỘNG
    2 | 1. Cây lúa, cây ăn trái: Diện tích lúa còn 12.000 ha, chuyển 2.100 ha sang sầu riêng.
    3 | 2. Con heo, con gà: Đàn heo 120.000 con, tiêm phòng 95%.
    4 | 3. Con tôm, con cá: Nuôi 1.200 ha tôm nước lợ, sản lượng 8.400 tấn.
    5 | 4. Cống, đập, hạn mặn: Nạo vét 120 km kênh, đắp 40 đập ngăn mặn.
    6 | 5. Hợp tác xã: Có 34 hợp tác xã, bao tiêu 12.000 tấn.
    7 | 6. Vốn: Tổng vốn 210 tỷ đồng.
    8 | III. CÒN VƯỚNG Ở ĐÂU, VÌ SAO
    8 | Giá bấp bênh do thiếu nhà máy chế biến.
    9 | IV. RÚT KINH NGHIỆM
    9 | Phải có doanh nghiệp đầu tàu.
    10 | V. HƯỚNG ĐẾN 2030
    10 | Giảm 5.000 ha lúa.
    11 | VI. ĐỀ ĐẠT
    11 | Hỗ trợ vốn vay.
"""
PASTIMES = """
    0 | **1. Tổ chức thực hiện
    0 | Thành lập ban chỉ đạo 15 người.
    1 | **2. Kết quả
    2 | **2.1. Ấp văn hóa, gia đình văn hóa
    2 | 96% gia đình đạt chuẩn.
    4 | **2.2. Giữ gìn di tích
    4 | Trùng tu 5 đình.
    3 | **2.3. Phong trào rèn luyện thân thể
    3 | 34% dân số tập thể dục thường xuyên; 12 giải bóng đá.
    5 | **2.4. Đón khách
    5 | Đón 120.000 lượt du khách, doanh thu du lịch 34 tỷ đồng, thêm 5 cơ sở lưu trú.
    6 | **3. Nhìn lại sau 5 năm
    7 | **3.1. Điểm sáng
    7 | Dân hưởng ứng.
    8 | **3.2. Điểm tối
    8 | Nhà văn hóa ít hoạt động do thiếu kinh phí.
    9 | **4. Kế hoạch 2021-2025
    9 | Xây 12 nhà văn hóa.
    10 | **5. Kiến nghị
    10 | Bổ sung biên chế.
"""
TABLES = {
    "a health office": (CLINICS, HEALTH),
    "an office for land": (FIELDS, LAND),
    "a school office": (CLASSES, SCHOOLS),
    "an office for the poor": (HOUSES, POVERTY),
    "a farming office": (RUN_IN, FARMING),
    "an office for culture": (PASTIMES, CULTURE),
}


@pytest.mark.parametrize("name", TABLES)
def test_every_block_goes_where_an_official_would_put_it(name):
    table, outline = TABLES[name]

    assert wrong(table, outline) == []


@pytest.mark.parametrize(
    ("name", "added", "moved"),
    [
        ("a health office", [], []),
        ("an office for land", ["Liên kết vùng về chuyển đổi số"], []),
        ("a school office", ["Công tác Đảng trong trường học"], []),
        ("an office for the poor", [], ["Mái ấm, nước sạch"]),
        ("a farming office", [], []),
        ("an office for culture", [], ["Phong trào rèn luyện thân thể"]),
    ],
)
def test_what_a_unit_adds_and_moves_is_said_and_nothing_is_missing(name, added, moved):
    table, outline = TABLES[name]
    narrative, _ = written(table)

    placing = place(narrative, outline)

    assert [narrative.block(number).title for number in placing.added] == added
    assert [narrative.block(each.paragraph).title for each in placing.moved] == moved
    assert placing.missing == ()


def test_an_item_without_the_look_of_a_heading_is_one_when_the_next_number_is():
    """Before a table the words alone tell no heading from an item."""
    cells = (TableCell(1, 1, "Số vụ"), TableCell(1, 2, "12"))
    passages = [
        Passage("1. KẾT QUẢ"),
        Passage("1.1. Diễn biến dịch bệnh"),
        Passage("", cells=cells),
        Passage("1.2. Khám bệnh"),
        Passage("Khám 12.000 lượt người trong kỳ."),
    ]
    narrative = Narrative(blocks_of(passages), "docx")

    placing = place(narrative, HEALTH)

    assert narrative.blocks[1].kind is BlockKind.LIST
    assert placing.sections == (3, 4, 4, 5, 5)


def test_a_second_heading_for_what_a_heading_beside_it_names_is_an_addition():
    narrative, _ = written(
        """
        3 | **I. KẾT QUẢ THỰC HIỆN
        5 | **1. Khám bệnh, chữa bệnh
        5 | Khám 12.000 lượt.
        5 | **2. Giường nội trú, ngoại trú
        5 | Điều trị 900 người bệnh nội trú, 1.200 bệnh nhân ngoại trú.
        6 | **3. Dân số
        6 | Sinh 900 trẻ.
        """
    )

    placing = place(narrative, HEALTH)

    assert [narrative.block(number).title for number in placing.added] == ["Giường nội trú, ngoại trú"]
