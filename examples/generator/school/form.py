"""The blank form of the review on schools, as data: three sheets, their rows, and the outline. Takes nothing."""

from __future__ import annotations

from generator.form_model import CHANGE, PERCENT, PREVIOUS, Row
from generator.poverty.form import ACHIEVED, MILLIONS, PLAN, Sheet

TAIL = "(Phục vụ sơ kết 5 năm thực hiện Chỉ thị số 12-CT/TU ngày 18/02/2021 của Ban Thường vụ Tỉnh ủy)"
PUPILS, PEOPLE = "Học sinh", "Người"

SCHOOLS = Sheet(
    "Biểu 1",
    "BIỂU 1. TRƯỜNG LỚP, HỌC SINH, PHỔ CẬP GIÁO DỤC",
    (
        Row("A", "A", "QUY MÔ TRƯỜNG LỚP, HỌC SINH", kind="group"),
        Row("schools", "1", "Tổng số trường học (có đến cuối năm)", "Trường", rule="last"),
        Row("good", "", "Trong đó: Trường đạt chuẩn quốc gia", "Trường", rule="last", of="schools"),
        Row("goodness", "2", "Tỷ lệ trường đạt chuẩn quốc gia", "%", "ratio", top="good", bottom="schools"),
        Row(
            "pupils",
            "3",
            "Tổng số học sinh (3.1+3.2+3.3) (có đến cuối năm)",
            PUPILS,
            "total",
            rule="last",
            parts=("small", "primary", "secondary"),
        ),
        Row("small", "3.1", "Mầm non", PUPILS, rule="last"),
        Row("primary", "3.2", "Tiểu học", PUPILS, rule="last"),
        Row("secondary", "3.3", "Trung học cơ sở, trung học phổ thông", PUPILS, rule="last"),
        Row("B", "B", "PHỔ CẬP GIÁO DỤC, DUY TRÌ SĨ SỐ", kind="group"),
        Row("left", "1", "Số học sinh bỏ học", PUPILS),
        Row("back", "2", "Số học sinh bỏ học được vận động trở lại lớp", PUPILS),
        Row("five", "3", "Số trẻ 5 tuổi trên địa bàn (có đến cuối năm)", "Trẻ", rule="last"),
        Row("in_class", "4", "Số trẻ 5 tuổi ra lớp (có đến cuối năm)", "Trẻ", rule="last", of="five"),
        Row("enrolment", "5", "Tỷ lệ huy động trẻ 5 tuổi ra lớp (4/3)", "%", "ratio", top="in_class", bottom="five"),
    ),
    right=(PREVIOUS, CHANGE, PERCENT),
    notes=("Ghi chú: Số liệu của năm học 2020-2021 ghi vào cột Năm 2021, các năm học sau ghi tương tự.",),
)
TEACHERS = Sheet(
    "Biểu 2",
    "BIỂU 2. ĐỘI NGŨ, CƠ SỞ VẬT CHẤT, CHUYỂN ĐỔI SỐ",
    (
        Row("teachers", "1", "Số giáo viên (có đến cuối năm)", PEOPLE, rule="last"),
        Row("able", "", "Trong đó: Đạt chuẩn trình độ đào tạo", PEOPLE, rule="last", of="teachers"),
        Row("ability", "2", "Tỷ lệ giáo viên đạt chuẩn trình độ đào tạo", "%", "ratio", top="able", bottom="teachers"),
        Row(
            "taught",
            "3",
            "Tổng số lượt giáo viên được bồi dưỡng (3.1+3.2)",
            "Lượt người",
            "total",
            parts=("subject", "digital"),
        ),
        Row("subject", "3.1", "Bồi dưỡng chuyên môn", "Lượt người"),
        Row("digital", "3.2", "Bồi dưỡng năng lực số", "Lượt người"),
        Row("rooms", "4", "Số phòng học xây mới, cải tạo", "Phòng"),
        Row("labs", "5", "Số phòng tin học, phòng học thông minh được trang bị", "Phòng"),
        Row("records", "6", "Số học bạ số được khởi tạo", "Học bạ"),
        Row("lessons", "7", "Số bài giảng, học liệu số đưa lên kho dùng chung", "Học liệu"),
    ),
    right=(PLAN, ACHIEVED),
)
MONEY = Sheet(
    "Biểu 3",
    "BIỂU 3. KINH PHÍ VÀ CÔNG TÁC KHUYẾN HỌC",
    (
        Row("A", "A", "KINH PHÍ", kind="group"),
        Row(
            "funds",
            "1",
            "Tổng kinh phí đầu tư cho giáo dục (1.1+1.2+1.3)",
            MILLIONS,
            "total",
            parts=("province", "commune", "given"),
            places=1,
        ),
        Row("province", "1.1", "Ngân sách trung ương, ngân sách tỉnh", MILLIONS, places=1),
        Row("commune", "1.2", "Ngân sách cấp xã", MILLIONS, places=1),
        Row("given", "1.3", "Nguồn xã hội hóa", MILLIONS, places=1),
        Row("B", "B", "KHUYẾN HỌC, KHUYẾN TÀI", kind="group"),
        Row("grants", "1", "Số suất học bổng đã trao", "Suất"),
        Row("worth", "2", "Giá trị học bổng đã trao", MILLIONS, places=1),
        Row("fund", "3", "Số dư Quỹ Khuyến học (có đến cuối năm)", MILLIONS, rule="last", places=1),
        Row("adopted", "4", "Số học sinh đang được nhận đỡ đầu (có đến cuối năm)", PUPILS, rule="last"),
        Row("families", "5", "Số gia đình đạt danh hiệu “Gia đình học tập” (có đến cuối năm)", "Gia đình", rule="last"),
        Row("villages", "6", "Số thôn, khu phố đạt “Cộng đồng học tập”", "Thôn/tổng số thôn", rule="n_of_n"),
    ),
)
SHEETS = (SCHOOLS, TEACHERS, MONEY)
OUTLINE = (
    (0, "ĐỀ CƯƠNG"),
    (0, "Báo cáo sơ kết 5 năm thực hiện Chỉ thị số 12-CT/TU, ngày 18/02/2021 của Ban Thường vụ Tỉnh ủy"),
    (1, "I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO"),
    (2, "1. Quán triệt, tuyên truyền Chỉ thị"),
    (2, "2. Ban hành văn bản, phân công thực hiện, kiểm tra"),
    (1, "II. KẾT QUẢ THỰC HIỆN"),
    (2, "1. Mạng lưới trường lớp, trường đạt chuẩn quốc gia (Biểu 1)"),
    (2, "2. Phổ cập giáo dục, duy trì sĩ số học sinh (Biểu 1)"),
    (2, "3. Đội ngũ nhà giáo; chất lượng giáo dục (Biểu 2)"),
    (2, "4. Cơ sở vật chất, chuyển đổi số trong nhà trường (Biểu 2)"),
    (2, "5. Kinh phí; công tác khuyến học, xây dựng xã hội học tập (Biểu 3)"),
    (1, "III. ĐÁNH GIÁ CHUNG"),
    (2, "1. Ưu điểm"),
    (2, "2. Hạn chế"),
    (2, "3. Nguyên nhân (khách quan, chủ quan)"),
    (2, "4. Kinh nghiệm"),
    (1, "IV. NHIỆM VỤ, GIẢI PHÁP GIAI ĐOẠN 2026-2030"),
    (1, "V. KIẾN NGHỊ, ĐỀ XUẤT"),
    (3, "Báo cáo kèm biểu số liệu gửi về Văn phòng Tỉnh ủy trước ngày 05/12/2025."),
)
