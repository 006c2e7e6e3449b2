"""Blocks of reports laid out in other ways than the outline: bold words for headings, lines without numbers."""

from __future__ import annotations

import pytest
from placed_texts import written, wrong

from tongket.collect.narratives.placing import place
from tongket.directive.outline import Heading

ASSESSMENT = (
    (1, "Đánh giá chung"),
    (2, "Ưu điểm"),
    (2, "Tồn tại, hạn chế"),
    (2, "Nguyên nhân"),
    (1, "Phương hướng, nhiệm vụ thời gian tới"),
    (1, "Kiến nghị, đề xuất"),
)


def _outline(*lines: tuple[int, str]) -> tuple[Heading, ...]:
    return tuple(Heading(level, text) for level, text in lines)


DIGITAL = _outline(
    (1, "Công tác lãnh đạo, chỉ đạo, quán triệt Nghị quyết"),  # 0
    (1, "Kết quả thực hiện"),
    (2, "Hạ tầng số, nền tảng số"),  # 2
    (2, "Chính quyền số, dịch vụ công trực tuyến"),
    (2, "Kinh tế số"),
    (2, "Xã hội số, kỹ năng số cho người dân"),  # 5
    (2, "Nhân lực, kinh phí"),
    *ASSESSMENT,  # 7
)
ETHNIC = _outline(
    (1, "Công tác lãnh đạo, chỉ đạo, tổ chức thực hiện"),  # 0
    (1, "Kết quả thực hiện công tác dân tộc"),
    (2, "Phát triển kinh tế, giảm nghèo vùng đồng bào dân tộc thiểu số"),  # 2
    (2, "Đầu tư kết cấu hạ tầng"),
    (2, "Giáo dục, đào tạo, dạy nghề"),
    (2, "Y tế, dân số"),  # 5
    (2, "Bảo tồn, phát huy bản sắc văn hóa"),
    (2, "Quốc phòng, an ninh vùng dân tộc"),
    *ASSESSMENT,  # 8
)
DEMOCRACY = _outline(
    (1, "Công tác quán triệt, chỉ đạo thực hiện"),  # 0
    (1, "Kết quả thực hiện dân chủ ở cơ sở"),
    (2, "Thực hiện dân chủ ở xã, phường, thị trấn"),  # 2
    (2, "Thực hiện dân chủ trong cơ quan, đơn vị"),
    (2, "Thực hiện dân chủ trong doanh nghiệp"),
    (2, "Tiếp công dân, giải quyết khiếu nại, tố cáo"),  # 5
    *ASSESSMENT,  # 6
)
CHILDREN = _outline(
    (1, "Công tác lãnh đạo, chỉ đạo"),  # 0
    (1, "Kết quả bảo vệ, chăm sóc, giáo dục trẻ em"),
    (2, "Chăm sóc sức khỏe, dinh dưỡng trẻ em"),  # 2
    (2, "Giáo dục, học tập của trẻ em"),
    (2, "Vui chơi, giải trí, tham gia của trẻ em"),
    (2, "Phòng, chống xâm hại, tai nạn, đuối nước"),  # 5
    (2, "Trẻ em có hoàn cảnh đặc biệt; Quỹ Bảo trợ trẻ em"),
    *ASSESSMENT,  # 7
)
THRIFT = _outline(
    (1, "Công tác lãnh đạo, chỉ đạo"),  # 0
    (2, "Quán triệt, tuyên truyền, phổ biến pháp luật"),
    (2, "Xây dựng thể chế, ban hành văn bản"),  # 2
    (1, "Kết quả phòng, chống tham nhũng, lãng phí"),
    (2, "Công khai, minh bạch; kê khai tài sản, thu nhập"),
    (2, "Kiểm tra, giám sát, thanh tra, kiểm toán"),  # 5
    (2, "Thực hành tiết kiệm, chống lãng phí"),
    *ASSESSMENT,  # 7
)
FAITH = _outline(
    (1, "Công tác lãnh đạo, chỉ đạo"),  # 0
    (1, "Kết quả công tác tôn giáo"),
    (2, "Quản lý nhà nước về tôn giáo"),  # 2
    (2, "Vận động chức sắc, tín đồ"),
    (2, "Xây dựng cốt cán trong tôn giáo"),
    *ASSESSMENT,  # 5
)
FARMS = _outline(
    (1, "Công tác triển khai thực hiện"),  # 0
    (1, "Kết quả thực hiện"),
    (2, "Trồng trọt"),  # 2
    (2, "Chăn nuôi"),
    (2, "Thủy sản"),
    (2, "Lâm nghiệp"),  # 5
    *ASSESSMENT,  # 6
)
CULTURE = _outline(
    (1, "Công tác lãnh đạo, chỉ đạo, quán triệt, tuyên truyền"),  # 0
    (1, "Kết quả thực hiện"),
    (2, "Xây dựng môi trường văn hóa, nếp sống văn minh"),  # 2
    (2, "Phong trào Toàn dân đoàn kết xây dựng đời sống văn hóa"),
    (2, "Thiết chế văn hóa, thể thao cơ sở"),
    *ASSESSMENT,  # 5
)
HOUSES = _outline(
    (1, "Công tác lãnh đạo, chỉ đạo"),  # 0
    (1, "Kết quả thực hiện"),
    (2, "Rà soát, lập danh sách hộ khó khăn về nhà ở"),  # 2
    (2, "Huy động nguồn lực, Quỹ Vì người nghèo"),
    (2, "Xây mới, sửa chữa nhà tạm, nhà dột nát"),
    (2, "Kiểm tra, giám sát, công khai"),  # 5
    *ASSESSMENT,  # 6
)
TRADE_UNION = """
    - | Liên đoàn Lao động huyện quản lý 84 công đoàn cơ sở với 6.120 đoàn viên; sau đây là kết quả ba năm thực hiện.
    0 | **Công tác chỉ đạo, quán triệt
    0 | Ban Thường vụ Liên đoàn mở 3 lớp học tập cho 214 cán bộ công đoàn và ban hành kế hoạch.
    1 | **Kết quả cụ thể
    2 | **Máy móc, đường truyền.** 84/84 công đoàn cơ sở có máy tính nối mạng, 61 nơi dùng phần mềm quản lý đoàn viên.
    3 | **Giải quyết hồ sơ qua mạng.** Đơn xin hỗ trợ gửi trực tuyến, 312 hồ sơ giải quyết trước hạn.
    4 | **Bán hàng trên mạng.** Tổ chức 14 phiên chợ công nhân trực tuyến, doanh thu 1,2 tỷ đồng.
    5 | **Kỹ năng số cho công nhân.** Mở 41 lớp cho 2.300 công nhân.
    6 | **Kinh phí.** Chi 412 triệu đồng từ tài chính công đoàn.
    7 | **Đánh giá
    8 | **Được:** Đoàn viên hưởng ứng, thủ tục nhanh gọn hơn.
    9 | **Chưa được:** Cán bộ kiêm nhiệm, nhiều nơi chưa cập nhật dữ liệu thường xuyên.
    10 | **Vì sao:** Khách quan do đường truyền yếu; chủ quan do cán bộ ngại thay đổi.
    11 | **Việc sắp tới
    11 | Mỗi năm thêm 2.000 đoàn viên dùng ứng dụng công đoàn.
    12 | **Đề nghị
    12 | Đề nghị huyện hỗ trợ máy tính cho 23 công đoàn cơ sở còn thiếu.
"""
HIGHLAND = """
    0 | I. VỀ LÃNH ĐẠO, CHỈ ĐẠO
    0 | Ban hành 11 văn bản; phân công từng đồng chí phụ trách bản.
    1 | II. VỀ KẾT QUẢ
    2 | Kinh tế, giảm nghèo
    2 | Hộ nghèo giảm từ 41% xuống 19%, 312 hộ vay vốn trồng quế, nuôi trâu.
    3 | Điện, đường, trường, trạm
    3 | Cứng hóa 34 km đường bản, 100% bản có điện lưới.
    4 | Học chữ, học nghề
    4 | Mở 6 lớp xóa mù cho 140 phụ nữ; dạy nghề cho 214 người.
    5 | Chăm sóc sức khỏe
    5 | 98% người dân có thẻ bảo hiểm y tế; tảo hôn còn 2 cặp.
    6 | Gìn giữ tiếng nói, trang phục, lễ hội
    6 | Phục dựng 2 lễ hội, mở 3 lớp dạy khèn.
    7 | Giữ bản bình yên
    7 | Không có truyền đạo trái phép; 9/9 bản có tổ tự quản.
    12 | III. VỀ NHIỆM VỤ
    12 | 1. Giảm nghèo: mỗi năm giảm 4%.
    12 | 2. Giáo dục: xóa mù chữ cho 200 người.
    12 | 3. An ninh: giữ 9/9 bản không ma túy.
    13 | IV. VỀ KIẾN NGHỊ
    13 | Tỉnh bố trí vốn làm 12 km đường.
"""
OWN_ORDER = """
    - | Thực hiện Công văn của Ban Dân vận, Đảng ủy thị trấn báo cáo như sau.
    6 | I. Nhận xét chung
    8 | 1. Những hạn chế
    8 | a) Công khai chưa kịp thời
    8 | Ba khu phố chậm niêm yết các khoản đóng góp quá 15 ngày.
    8 | b) Họp dân còn ít
    8 | Có khu phố cả năm chỉ họp một lần.
    9 | 2. Nguyên nhân
    9 | Khách quan: dân đi làm xa. Chủ quan: trưởng khu phố ngại họp, Đảng ủy chưa kiểm tra thường xuyên.
    7 | 3. Mặt được
    7 | Nhân dân đồng tình, không có điểm nóng.
    1 | II. Những việc đã làm
    5 | 1. Giải quyết đơn thư của công dân
    5 | Tiếp 214 lượt, giải quyết 36/38 đơn.
    2 | 2. Dân chủ ở khu phố
    2 | Tổ chức 42 cuộc họp lấy ý kiến về đường hẻm, dân góp 1,4 tỷ đồng.
    3 | 3. Dân chủ trong cơ quan, trường học
    3 | 7/7 đơn vị tổ chức hội nghị viên chức đúng kỳ.
    0 | III. Chỉ đạo thực hiện
    0 | Kiện toàn ban chỉ đạo 15 thành viên, ban hành 9 văn bản.
    10 | IV. Trong năm tới
    10 | Mỗi quý họp dân một lần.
"""
PLAYGROUNDS = """
    0 | I. LÃNH ĐẠO, CHỈ ĐẠO
    0 | Học tập Chỉ thị ở 18/18 chi bộ với 612 đảng viên; ban hành 7 kế hoạch.
    1 | II. KẾT QUẢ
    3 | 1. Học hành
    3 | 100% trẻ 6 tuổi vào lớp một, vận động 9 em bỏ học trở lại trường.
    2 | 2. Sức khỏe
    2 | Cân đo 1.204 cháu, suy dinh dưỡng còn 5,1%; tiêm chủng đủ 98%.
    4 | 3. Sân chơi
    4 | Xây 4 điểm vui chơi, mở 6 câu lạc bộ, tổ chức diễn đàn trẻ em hằng năm.
    5 | 4. Dạy bơi, phòng đuối nước, chống bạo lực
    5 | Dạy bơi cho 410 em; không có trẻ đuối nước từ năm 2022, có 1 vụ xâm hại đã khởi tố.
    6 | 5. Mồ côi, khuyết tật, nghèo khó
    6 | Nhận đỡ đầu 23 em; Quỹ vận động 340 triệu đồng.
    1 | 6. Bình đẳng giới
    1 | Thành lập 3 câu lạc bộ bình đẳng giới.
    7 | III. ĐÁNH GIÁ
    8 | * Ưu điểm: phường đạt tiêu chuẩn phù hợp với trẻ em.
    9 | * Hạn chế và nguyên nhân:
    9 | - Sân chơi thiếu ở 5 khu phố.
    9 | - Cộng tác viên thay đổi liên tục, chưa có phụ cấp.
    10 | - Nguyên nhân khách quan là đất công ít; nguyên nhân chủ quan là phường chưa ưu tiên bố trí vốn.
    11 | IV. PHƯƠNG HƯỚNG, KIẾN NGHỊ
    11 | 1. Phương hướng
    11 | Phấn đấu mỗi khu phố có một sân chơi.
    12 | 2. Kiến nghị
    12 | Đề nghị thành phố hỗ trợ phụ cấp cộng tác viên.
"""
LETTER = """
    - | Kính gửi: Ban Nội chính Tỉnh ủy
    - | Phúc đáp Công văn số 214-CV/BNC, Ban Quản lý chợ trung tâm xin báo cáo như sau:
    1 | Đơn vị đã tổ chức quán triệt, phổ biến Luật Phòng, chống tham nhũng cho 34 viên chức qua 6 hội nghị.
    4 | Danh mục thu phí được công khai, minh bạch tại bảng tin; 9/9 người thuộc diện đã kê khai tài sản, thu nhập.
    4 | Bản kê khai được niêm yết đủ 15 ngày.
    5 | Ba năm qua, đơn vị được thanh tra, kiểm toán 2 cuộc, tự kiểm tra, giám sát 11 cuộc, không phát hiện vi phạm.
    6 | Thực hành tiết kiệm, chống lãng phí được 412 triệu đồng tiền điện, nước, văn phòng phẩm; bỏ họp không cần.
    9 | Tuy nhiên, đơn vị còn hạn chế: sổ theo dõi quầy cho thuê còn ghi tay, một số viên chức chưa chủ động.
    10 | Nguyên nhân khách quan do chưa có phần mềm; nguyên nhân chủ quan là do người phụ trách kiêm nhiệm.
    11 | Thời gian tới, đơn vị tiếp tục đẩy mạnh tuyên truyền, tăng cường kiểm tra, đưa 100% hợp đồng lên phần mềm.
    12 | Đề nghị Ban Nội chính quan tâm mở lớp tập huấn, kiến nghị Thành phố xem xét cấp kinh phí mua phần mềm.
    - | GIÁM ĐỐC
"""
FRONT_LINES = """
    0 | Công tác chỉ đạo
    0 | Ban Thường vụ ban hành 4 kế hoạch về công tác tôn giáo.
    1 | Kết quả đạt được
    3 | 1. Tín đồ, chức sắc
    3 | Tổ chức 12 hội nghị, 1.400 lượt người dự.
    4 | 2. Cốt cán
    4 | Bồi dưỡng 3 lớp cho 96 người.
    1 | 3. Các nội dung khác
    1 | Tặng 340 suất quà dịp lễ.
    7 | Hạn chế
    7 | Chưa nắm chắc nhóm mới xuất hiện.
    8 | Nguyên nhân của hạn chế
    8 | Cán bộ Mặt trận ấp chưa được tập huấn.
    9 | Nhiệm vụ thời gian tới
    9 | Mỗi năm gặp mặt chức sắc hai lần.
    10 | Đề xuất
    10 | Tăng phụ cấp cho cốt cán.
"""
ABOUT = """
    0 | I. CÔNG TÁC TRIỂN KHAI
    0 | Ban hành 14 kế hoạch, kiện toàn ban chỉ đạo.
    1 | II. KẾT QUẢ
    2 | Về cây trồng: gieo trồng 12.400 ha, năng suất lúa 61 tạ/ha.
    2 | Diện tích rau an toàn 410 ha.
    3 | Về con nuôi: đàn lợn 41.000 con, đàn bò 9.200 con, tiêm phòng đạt 92%.
    4 | Về nuôi cá: 640 ha mặt nước, sản lượng 2.100 tấn.
    5 | Về rừng: trồng mới 310 ha, độ che phủ 47,2%.
    8 | III. TỒN TẠI
    8 | Về trồng trọt: ruộng manh mún.
    8 | Về chăn nuôi: dịch bệnh còn xảy ra.
    10 | IV. NHIỆM VỤ
    10 | Về trồng trọt: giữ 12.000 ha.
    10 | Về chăn nuôi: đạt 45.000 con lợn.
"""
COLONS = """
    0 | I- CÔNG TÁC CHỈ ĐẠO:
    0 | Hội xây dựng kế hoạch, phân công ủy viên phụ trách ấp.
    1 | II- TÌNH HÌNH SẢN XUẤT, PHONG TRÀO:
    2 | Trồng trọt:
    2 | Thu hoạch vụ lúa Đông xuân 4.114 ha, năng suất bình quân 6,5 tấn/ha. Xuống giống vụ Hè thu đúng lịch.
    3 | Chăn nuôi:
    3 | Có 37 đàn vịt chạy đồng với 65.000 con, tiêm phòng 46.000 con.
    4 | Nuôi cá:
    4 | Có 19 hộ nuôi với diện tích 4,2 ha.
    8 | III- HẠN CHẾ:
    8 | Một số chi hội sinh hoạt chưa đều.
    10 | IV- PHƯƠNG HƯỚNG:
    10 | Kết nạp mới 60 hội viên.
"""
SLASHES = """
    0 | A/- CHỈ ĐẠO, TRIỂN KHAI.
    0 | Ban hành 12 kế hoạch trong nhiệm kỳ.
    1 | B/- KẾT QUẢ.
    2 | 1/- Trồng trọt.
    2 | - Về cây lúa: Diện tích gieo trồng hằng năm đạt trên 115.561 ha, tăng 17.315 ha so năm 2012.
    2 | - Hoa màu: Diện tích sản xuất đạt 971,7 ha.
    3 | 2/- Chăn nuôi.
    3 | - Tổng đàn gia súc 84.000 con.
    5 | 3/- Trồng rừng.
    5 | - Trồng mới 310 ha.
    6 | C/- ĐÁNH GIÁ.
    7 | 1/- Ưu điểm.
    7 | - Đời sống nông dân được nâng lên.
    8 | 2/- Khuyết điểm.
    8 | - Vốn vay còn ít.
    10 | D/- NHIỆM VỤ.
    10 | - Kết nạp 2.000 hội viên.
"""
BULLETS = """
    0 | I. CHỈ ĐẠO
    0 | Thành lập tổ công tác.
    1 | II. KẾT QUẢ
    2 | - Cây trồng: gieo 4.100 ha.
    3 | - Vật nuôi: đàn heo 21.000 con.
    4 | - Ao cá: 140 ha.
    5 | - Đồi rừng: trồng 310 ha.
    8 | III. HẠN CHẾ
    8 | - Về giống: giống cũ.
    8 | - Về vốn: ít vốn.
    8 | - Về đầu ra: thương lái ép giá.
    10 | IV. KẾ HOẠCH
    10 | - Cây trồng: 4.200 ha.
    10 | - Vật nuôi: 25.000 con.
"""
YEARS = """
    0 | I. CHỈ ĐẠO
    0 | Thành lập tổ công tác.
    1 | II. KẾT QUẢ
    1 | - Năm 2022: trồng 14.000 ha lúa.
    1 | - Năm 2023: nuôi 1.700 con bò.
    1 | - Năm 2024: nuôi 190 ha cá.
    1 | - Năm 2025: trồng 220 ha rừng.
    10 | III. NHIỆM VỤ TRỌNG TÂM THỜI GIAN TỚI
    10 | Trồng 15.000 ha lúa.
"""
TWO_PARTS = """
    1 | PHẦN THỨ NHẤT
    1 | KẾT QUẢ THỰC HIỆN NGHỊ QUYẾT GIAI ĐOẠN 2021-2025
    0 | I. Công tác lãnh đạo, chỉ đạo
    0 | Đảng ủy ban hành chương trình hành động, 100% chi bộ học tập.
    1 | II. Kết quả cụ thể
    2 | 1. Nếp sống văn minh
    2 | 94% đám cưới theo nếp sống mới.
    3 | 2. Phong trào xây dựng đời sống văn hóa
    3 | 21/22 ấp giữ vững danh hiệu.
    4 | 3. Nhà văn hóa, sân bóng
    4 | Xây mới 3 nhà văn hóa, 2 sân bóng.
    6 | III. Ưu điểm
    6 | Nhân dân đồng thuận cao.
    7 | IV. Tồn tại
    7 | Nhà văn hóa thiếu trang thiết bị.
    9 | PHẦN THỨ HAI
    9 | PHƯƠNG HƯỚNG, NHIỆM VỤ GIAI ĐOẠN 2026-2030
    9 | I. Mục tiêu
    9 | 100% ấp đạt chuẩn.
    9 | II. Giải pháp
    9 | Vận động xã hội hóa.
    10 | III. Kiến nghị
    10 | Huyện cấp kinh phí hoạt động.
"""
FEW_WORDS = """
    - | Mặt trận Tổ quốc phường gửi đến Ban Chỉ đạo báo cáo gồm các phần sau.
    0 | Phần 1. Vào cuộc
    0 | Thành lập ban vận động 11 người do chủ tịch Mặt trận làm trưởng ban.
    1 | Phần 2. Những việc đã làm
    2 | Lập danh sách: qua ba vòng xét, có 74 hộ đủ điều kiện.
    3 | Quỹ: vận động 4,9 tỷ đồng, 214 ngày công.
    4 | Làm nhà: xây 41 căn, sửa 30 căn, hoàn thành trước hạn 2 tháng.
    5 | Giám sát: tổ giám sát cộng đồng đi 66 lượt, niêm yết đủ danh sách.
    8 | Phần 3. Khó khăn
    8 | Ba hộ vướng đất quy hoạch nên chưa làm được nhà.
    11 | Phần 4. Đề nghị
    11 | Thành phố gỡ vướng cho 3 hộ còn lại.
"""
LETTERED = """
    0 | 1. Tổ chức thực hiện
    0 | Lập tổ công tác, ký cam kết với 112 hộ.
    1 | 2. Kết quả
    1 | Giá trị sản xuất tăng 4,1%.
    2 | a) Đồng ruộng: cấy 4.100 ha.
    3 | b) Đàn heo: nuôi 21.000 con.
    4 | c) Nuôi tôm: thả 140 ha.
    8 | 3. Khó khăn, vướng mắc
    8 | Nhà máy chế biến ở xa.
    11 | 4. Xin với huyện
    11 | Bố trí 2 tỷ đồng làm kênh.
"""
TABLES = {
    "a trade union, bold words for headings": (TRADE_UNION, DIGITAL),
    "a highland commune, lines without numbers": (HIGHLAND, ETHNIC),
    "a town, what fell short told first": (OWN_ORDER, DEMOCRACY),
    "a ward, in the words of its streets": (PLAYGROUNDS, CHILDREN),
    "a market, one letter without headings": (LETTER, THRIFT),
    "a hamlet front, numbers below lines without": (FRONT_LINES, FAITH),
    "a farming district, each paragraph about one thing": (ABOUT, FARMS),
    "farmers of a commune, lines with a colon": (COLONS, FARMS),
    "farmers of a district, slashes and full stops": (SLASHES, FARMS),
    "a farming commune, each item about one thing": (BULLETS, FARMS),
    "a farming commune, each item about one year": (YEARS, FARMS),
    "a hamlet, lettered items that say what they are about": (LETTERED, FARMS),
    "a commune, what was and what will be as two parts": (TWO_PARTS, CULTURE),
    "a front, each paragraph opened with a few words": (FEW_WORDS, HOUSES),
}


@pytest.mark.parametrize("name", TABLES)
def test_every_block_goes_where_an_official_would_put_it(name):
    table, outline = TABLES[name]

    assert wrong(table, outline) == []


def test_lines_without_numbers_are_no_headings_where_one_has_nothing_under_it():
    """Slogans, names and short answers stand in lines too."""
    narrative, _ = written("""
        1 | II. KẾT QUẢ
        1 | Kinh tế, giảm nghèo
        1 | Hộ nghèo giảm từ 41% xuống 19%.
        1 | Chăm sóc sức khỏe
        1 | Giữ bản bình yên
        1 | Không có truyền đạo trái phép.
    """)

    assert place(narrative, ETHNIC).added == ()


def test_two_paragraphs_that_open_with_bold_words_make_no_row_unless_the_outline_knows_them():
    table = """
        1 | **Kết quả cụ thể
        1 | **Hội Cựu chiến binh:** tặng 14 máy tính.
        1 | **Đoàn Thanh niên:** lập 12 tổ công nghệ số.
        7 | **Đánh giá
        7 | Tốt hơn.
    """

    assert wrong(table, DIGITAL) == []


def test_a_heading_that_names_but_the_section_above_goes_where_its_paragraph_does_and_has_not_moved():
    """ "Tham mưu" is leading; under the heading for leading it says no more than that heading."""
    outline = _outline(
        (1, "Công tác lãnh đạo, chỉ đạo, tổ chức thực hiện"),  # 0
        (2, "Quán triệt, tuyên truyền"),
        (2, "Ban hành văn bản, phân công thực hiện"),  # 2
        *ASSESSMENT,
    )
    narrative, asked = written("""
        0 | **I. CÔNG TÁC CHỈ ĐẠO, PHỐI HỢP
        1 | **1. Về quán triệt, truyền thông
        1 | Phổ biến cho 268 người.
        2 | **2. Về tham mưu, phối hợp
        2 | Tham mưu ban hành 44 văn bản; ban hành 9 quy chế phối hợp, 3 kế hoạch.
        0 | **3. Về tham mưu cho cấp ủy
        0 | Họp 12 lần.
    """)

    placing = place(narrative, outline)

    assert list(placing.sections) == asked
    assert placing.moved == ()


def test_what_stands_below_a_part_of_the_report_is_neither_added_nor_moved():
    narrative, _ = written(TWO_PARTS)

    placing = place(narrative, CULTURE)

    assert placing.added == placing.moved == ()


@pytest.mark.parametrize(
    ("name", "added"),
    [
        ("a trade union, bold words for headings", []),
        ("a highland commune, lines without numbers", []),
        ("a town, what fell short told first", []),
        ("a ward, in the words of its streets", ["Bình đẳng giới"]),
    ],
)
def test_what_a_unit_adds_is_said(name, added):
    table, outline = TABLES[name]
    narrative, _ = written(table)

    assert [narrative.block(number).title for number in place(narrative, outline).added] == added


def test_a_sentence_that_goes_on_after_a_colon_is_no_heading():
    """ "Kết quả … là tích cực:" says something; "Kết quả:" names what follows."""
    table = """
        1 | **II. KẾT QUẢ
        1 | Làm 26 km đường.
        7 | **III. ĐÁNH GIÁ
        7 | Kết quả bước đầu là tích cực: cảnh quan sạch, đẹp. Khó khăn: lao động trẻ không mặn mà với đồng ruộng.
        11 | **IV. PHƯƠNG HƯỚNG
        11 | Xây dựng 2 vùng.
    """

    assert wrong(table, CHILDREN) == []


def test_a_section_split_over_several_headings_that_each_name_some_of_it_has_no_addition():
    outline = _outline(
        (1, "Công tác chỉ đạo"),  # 0
        (1, "Kết quả thực hiện"),
        (2, "Y tế dự phòng, tiêm chủng, dinh dưỡng"),  # 2
        (2, "Công tác dân số"),
        *ASSESSMENT,
    )
    narrative, asked = written("""
        1 | **B. KẾT QUẢ
        2 | **1. Phòng, chống bệnh truyền nhiễm
        2 | Xét nghiệm 1.042.300 mẫu.
        2 | **2. Tiêm chủng mở rộng
        2 | Tiêm đủ cho 85.051 trẻ.
        2 | **3. Dinh dưỡng, bệnh không lây nhiễm
        2 | Điều tra 30 cụm.
        3 | **4. Dân số
        3 | Sinh 92.967 trẻ.
    """)

    placing = place(narrative, outline)

    assert list(placing.sections) == asked
    assert placing.added == ()


@pytest.mark.parametrize("numbers", [("Thứ nhất, về", "Thứ hai, về"), ("Một là,", "Hai là,"), ("I.", "II.")])
def test_a_heading_may_name_its_section_and_one_of_its_parts(numbers):
    first, second = numbers
    narrative, _ = written(f"""
        0 | **{first} chỉ đạo, quán triệt
        0 | Ban hành kế hoạch; quán triệt cho 1.380 cán bộ.
        3 | **{second} kết quả
        3 | Kiểm tra 12 cuộc.
    """)

    placing = place(narrative, THRIFT)

    assert placing.headings == {0: (1,), 1: (1,), 3: (3,)}
    assert 1 not in placing.missing and 2 in placing.missing


def test_what_is_told_amid_the_parts_of_a_section_is_added_to_it_though_no_heading_says_so():
    narrative, asked = written("""
        0 | 1. Công tác triển khai
        0 | Ban hành 4 kế hoạch.
        2 | 2. Trồng trọt
        2 | Gieo 410 ha.
        1 | 3. Hợp tác với nước ngoài
        1 | Ký ghi nhớ với 2 trường.
        3 | 4. Chăn nuôi
        3 | Nuôi 2.100 con heo.
        - | 5. Công tác tổ chức đại hội chi bộ
        - | Đã xong.
        8 | 6. Khó khăn
        8 | Thiếu vốn.
    """)

    placing = place(narrative, FARMS)

    assert list(placing.sections) == asked
    assert [narrative.block(number).label for number in placing.added] == ["3.", "5."]


@pytest.mark.parametrize("line", ["- Việc {}: đã làm tốt.", "Về việc {}: đã làm tốt.", "**Việc {}:** đã làm tốt."])
def test_a_row_longer_than_any_outline_is_a_list(line):
    items = "\n".join(f"1 | {line.format(at)}" for at in range(60))
    narrative, asked = written(f"1 | I. KẾT QUẢ\n{items}")

    placing = place(narrative, FARMS)

    assert list(placing.sections) == asked
    assert placing.headings == {1: (1,)}
