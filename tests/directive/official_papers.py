"""Papers written for these tests, as offices lay them out; a line is a paragraph, as readers of plain text \
hand over."""

from __future__ import annotations

from typing import NamedTuple

from tongket.directive.document import Document
from tongket.directive.official.reading import document_of


class Line(NamedTuple):
    """One paragraph of a paper."""

    number: int
    text: str


def lines(paper: str) -> list[Line]:
    """The paper's lines as paragraphs, empty ones left out; "¶" stands for a break within one."""
    texts = (line.strip("\n").replace("¶", "\n") for line in paper.split("\n"))
    return [Line(number, text) for number, text in enumerate((text for text in texts if text.strip()), start=1)]


def read(paper: str) -> Document:
    """What the reader makes of it."""
    return document_of(lines(paper))


DECISION = """
ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH HÒA AN\tĐộc lập - Tự do - Hạnh phúc
Số: 1234/QĐ-UBND\tHòa An, ngày 05 tháng 3 năm 2024
QUYẾT ĐỊNH
Về việc phê duyệt Đề án bảo đảm trật tự đô thị¶trên địa bàn tỉnh giai đoạn 2024 - 2030
CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÒA AN
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;
Thực hiện Chỉ thị số 48-CT/TW ngày 22 tháng 10 năm 2010 của Bộ Chính trị;
Theo đề nghị của Giám đốc Sở Xây dựng tại Tờ trình số 77/TTr-SXD ngày 01 tháng 3 năm 2024.
QUYẾT ĐỊNH:
Điều 1. Phê duyệt Đề án với các nội dung sau:
1. Mục tiêu:
a) Mục tiêu chung: nâng cao trật tự đô thị.
b) Mục tiêu cụ thể: 100% xã, phường có quy chế.
2. Kinh phí thực hiện theo phân cấp.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 99/QĐ-UBND ngày 02/02/2019.
Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh chịu trách nhiệm thi hành Quyết định này./.
Nơi nhận:\tKT. CHỦ TỊCH
- Như Điều 3;\tPHÓ CHỦ TỊCH
- Thường trực Tỉnh ủy (để b/c);
- Lưu: VT, KT.\tTrần Văn Bình
PHỤ LỤC
(Kèm theo Quyết định số 1234/QĐ-UBND ngày 05 tháng 3 năm 2024 của Chủ tịch Ủy ban nhân dân tỉnh)
I. DANH MỤC DỰ ÁN
1. Dự án chợ trung tâm.
"""

DIRECTIVE_OF_THE_PARTY = """
ĐẢNG BỘ TỈNH HÒA AN\tĐẢNG CỘNG SẢN VIỆT NAM
TỈNH ỦY
*\tHòa An, ngày 12 tháng 6 năm 2021
Số 07-CT/TU
CHỈ THỊ
CỦA BAN THƯỜNG VỤ TỈNH ỦY
về tăng cường sự lãnh đạo của Đảng đối với công tác phòng, chống tội phạm
-----
Thời gian qua, các cấp ủy đảng, chính quyền đã triển khai nhiều giải pháp và đạt kết quả tích cực, song tội \
phạm vẫn diễn biến phức tạp.
Để khắc phục, Ban Thường vụ Tỉnh ủy yêu cầu:
1. Các cấp ủy quán triệt Chỉ thị số 48-CT/TW ngày 22/10/2010 của Bộ Chính trị.
2. Ủy ban nhân dân tỉnh chỉ đạo xây dựng kế hoạch.
Nơi nhận:
- Ban Bí thư Trung ương Đảng (để báo cáo),
- Các huyện ủy, thành ủy,
- Lưu Văn phòng Tỉnh ủy.
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Lò Thị Hoa
"""

CONCLUSION = """
BAN CHẤP HÀNH TRUNG ƯƠNG
*
Số 13-KL/TW
ĐẢNG CỘNG SẢN VIỆT NAM
Hà Nội, ngày 16 tháng 8 năm 2021
KẾT LUẬN
CỦA BỘ CHÍNH TRỊ
về tiếp tục thực hiện Chỉ thị số 48-CT/TW của Bộ Chính trị khóa X
Sau khi xem xét Báo cáo tổng kết 10 năm thực hiện Chỉ thị số 48-CT/TW, Bộ Chính trị kết luận:
I- ĐÁNH GIÁ
1- Kết quả đạt được là rõ nét.
II- NHIỆM VỤ
1- Nâng cao nhận thức.
2- Hoàn thiện pháp luật.
T/M BỘ CHÍNH TRỊ
Võ Văn Thuận
"""

LETTER = """
UBND TỈNH HÒA AN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ NỘI VỤ\tĐộc lập - Tự do - Hạnh phúc
Số: 1066/SNV-CCVC\tHòa An, ngày 20 tháng 10 năm 2023
V/v báo cáo kết quả 5 năm thực hiện
Kế hoạch số 12/KH-UBND
Kính gửi:
- Các sở, ban, ngành tỉnh;
- Ủy ban nhân dân các huyện, thành phố.
Thực hiện Kế hoạch số 12/KH-UBND ngày 15/01/2019 của Ủy ban nhân dân tỉnh, Sở Nội vụ đề nghị các cơ quan \
gửi báo cáo trước ngày 15/11/2023.
Nơi nhận:
- Như trên;
- Giám đốc Sở (b/c);
- Lưu: VT, CCVC.
TUQ. GIÁM ĐỐC
TRƯỞNG PHÒNG CÔNG CHỨC, VIÊN CHỨC
Nguyễn Thị Thanh Hà
"""

SUBMISSION_OF_THE_YOUTH = """
BCH ĐOÀN TỈNH HÒA AN
BAN THƯỜNG VỤ
***
Số: 45-TTr/TĐTN-VP
ĐOÀN TNCS HỒ CHÍ MINH
Hòa An, ngày 03 tháng 02 năm 2020
TỜ TRÌNH
Về việc tổ chức Đại hội điểm cấp huyện
Kính trình: Ban Thường vụ Tỉnh ủy
Căn cứ Điều lệ Đoàn, Ban Thường vụ Tỉnh Đoàn kính trình Ban Thường vụ Tỉnh ủy xem xét.
TM. BAN THƯỜNG VỤ TỈNH ĐOÀN
BÍ THƯ
ThS. Đỗ Quang Minh
"""

LEFT_BLANK = """
ỦY BAN NHÂN DÂN
THÀNH PHỐ HẢI GIANG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số:        /KH-UBND
Hải Giang, ngày       tháng 4 năm 2026
KẾ HOẠCH
Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
a) Cụ thể hóa nhiệm vụ.
2. Yêu cầu
II. NỘI DUNG
1. Tuyên truyền
1.1. Trên báo chí
1.2. Tại cơ sở
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Y Thị Bích Thọ
"""

JOINT_CIRCULAR = """
BỘ TÀI CHÍNH - BỘ Y TẾ\tCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
\tĐộc lập - Tự do - Hạnh phúc
Số: 05/2016/TTLT-BTC-BYT\tHà Nội, ngày 31 tháng 02 năm 2016
THÔNG TƯ LIÊN TỊCH
Quy định mức thu phí kiểm dịch
Căn cứ Luật Phí và lệ phí số 97/2015/QH13;
Bộ trưởng Bộ Tài chính và Bộ trưởng Bộ Y tế ban hành Thông tư liên tịch.
Điều 1. Phạm vi điều chỉnh
Thông tư này quy định mức thu.
KT. BỘ TRƯỞNG BỘ Y TẾ\tKT. BỘ TRƯỞNG BỘ TÀI CHÍNH
THỨ TRƯỞNG\tTHỨ TRƯỞNG
PGS.TS. Lê Văn Phúc\tĐinh Thị Mai
"""

RESOLUTION_OF_A_COUNCIL = """
HỘI ĐỒNG NHÂN DÂN
XÃ PHIÊNG KHOÀI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 22/NQ-HĐND
Phiêng Khoài, ngày 09 tháng 7 năm 2025
NGHỊ QUYẾT
VỀ NHIỆM VỤ PHÁT TRIỂN KINH TẾ - XÃ HỘI 6 THÁNG CUỐI NĂM 2025
HỘI ĐỒNG NHÂN DÂN XÃ PHIÊNG KHOÀI
KHÓA I, KỲ HỌP THỨ HAI
Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;
Xét Tờ trình số 15/TTr-UBND ngày 01/7/2025 của Ủy ban nhân dân xã;
QUYẾT NGHỊ:
Điều 1. Thông qua nhiệm vụ 6 tháng cuối năm 2025.
Nghị quyết này đã được Hội đồng nhân dân xã Phiêng Khoài khóa I, kỳ họp thứ hai thông qua ngày 09 tháng 7 \
năm 2025./.
CHỦ TỊCH
(Đã ký)
Hà Xuân Lềm
"""

OLD_DECREE = """
SẮC LỆNH
CỦA CHỦ TỊCH CHÍNH PHỦ LÂM THỜI SỐ 31/SL NGÀY 13 THÁNG 9 NĂM 1945 VỀ VIỆC KHAI BÁO BIỂU TÌNH
Xét rằng trong tình thế đặc biệt cần phải giữ trật tự;
Điều thứ nhất: Những cuộc biểu tình phải khai trình trước.
Điều thứ hai: Ủy ban nhân dân địa phương thi hành sắc lệnh này.
"""

CUT_LINES = """
BỘ GIÁO DỤC
VÀ ĐÀO TẠO
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/2019/TT-BGDĐT  Hà Nội, ngày 26 tháng 8 năm 2019
THÔNG TƯ
Ban hành Quy chế đánh giá học sinh trường chuyên
biệt thuộc hệ thống giáo dục quốc dân
Căn cứ Luật Giáo dục ngày 14 tháng 6 năm 2005;
Theo đề nghị của Vụ trưởng Vụ Giáo dục Tiểu học;
Điều 1. Ban hành kèm theo Thông tư này Quy chế.
KT. BỘ TRƯỞNG THỨ TRƯỞNG Nguyễn Hữu Đô
"""

NEWS = """
Hòa An: Tổng kết 10 năm thực hiện Chỉ thị 48 của Bộ Chính trị
(HATV) Ngày 11-11, Ban Thường vụ Tỉnh ủy Hòa An tổ chức hội nghị tổng kết 10 năm thực hiện Chỉ thị số \
48-CT/TW ngày 22/10/2010 của Bộ Chính trị về tăng cường sự lãnh đạo của Đảng đối với công tác phòng, chống \
tội phạm trong tình hình mới, với sự tham dự của hơn 200 đại biểu.
Phát biểu tại hội nghị, đồng chí Bí thư Tỉnh ủy biểu dương các lực lượng.
Quyết định số 15/QĐ-UBND cũng được công bố.
Ảnh: Trần Liêm
"""

ATTRIBUTES = """
Trang chủ
Thuộc tính văn bản
Số hiệu:\t16/2022/NQ-HĐND
Loại văn bản:\tNghị quyết
Nơi ban hành:\tHội đồng nhân dân tỉnh Hòa An
Người ký:\tLò Văn Hùng
Ngày ban hành:\t20/7/2022
Ngày hiệu lực:\t01/8/2022
Trích yếu:\tQuy định mức chi hỗ trợ mô hình tự quản về an ninh, trật tự
Văn bản liên quan
Số hiệu:\t01/2015/NQ-HĐND
"""

REGISTER = """
Danh sách văn bản
Số ký hiệu\tNgày ban hành\tLoại văn bản\tTrích yếu¶12/QĐ-UBND\t01/02/2020\tQuyết định\tPhê duyệt quy \
hoạch¶13/QĐ-UBND\t05/02/2020\tQuyết định\tThành lập ban chỉ đạo
"""

BROKEN_BY_A_NARROW_COLUMN = """
ỦY
BAN NHÂN DÂN
TỈNH HÒA AN
--------
CỘNG
HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số:
14/2007/QĐ-UBND
Hòa
An, ngày 19 tháng 6 năm 2007
QUYẾT ĐỊNH
BAN HÀNH QUY ĐỊNH VỀ CHỨC NĂNG, NHIỆM VỤ VÀ
CƠ CẤU TỔ CHỨC CỦA SỞ NÔNG NGHIỆP TỈNH HÒA AN
ỦY BAN NHÂN DÂN TỈNH HÒA AN
Căn cứ Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân ngày 26/11/2003;
Điều 1. Ban hành kèm theo Quyết định này Quy định.
"""

PAGE_WITH_BARS = """
Quyết định 44/2025/QĐ-CTUBND phân cấp thẩm quyền quản lý tài sản công
| Số hiệu | 44/2025/QĐ-CTUBND |
| Ngày ban hành | 20/11/2025 |
| Loại văn bản | Quyết định |
| Cơ quan ban hành | Tỉnh Hòa An |
| Người ký | Nguyễn Tuấn An |
CHỦ TỊCH ỦY BAN
NHÂN DÂN |
CỘNG HÒA XÃ HỘI
CHỦ NGHĨA VIỆT NAM |
Số: 44/2025/QĐ-CTUBND |
Hòa An, ngày 20 tháng 11 năm 2025 |
Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;
"""

MINUTES = """
ỦY BAN NHÂN DÂN
XÃ HÒA AN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
BIÊN BẢN
Họp thống nhất số liệu
Hôm nay, ngày 5 tháng 3 năm 2020, tại trụ sở Ủy ban nhân dân xã.
THƯ KÝ\tCHỦ TRÌ
Trần Thị Bé\tNguyễn Văn An
"""

TELEGRAM = """
THỦ TƯỚNG CHÍNH PHỦ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 45/CĐ-TTg
Hà Nội, ngày 03 tháng 5 năm 2024
CÔNG ĐIỆN
Về việc tăng cường bảo đảm an toàn thực phẩm
THỦ TƯỚNG CHÍNH PHỦ điện:
- Bộ trưởng các Bộ: Y tế, Công an;
- Chủ tịch Ủy ban nhân dân các tỉnh.
Thời gian gần đây xảy ra nhiều vụ ngộ độc.
"""

AMENDING_LAW = """
QUỐC HỘI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Luật số: 67/2020/QH14
Hà Nội, ngày 13 tháng 11 năm 2020
LUẬT
SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT XỬ LÝ VI PHẠM
HÀNH CHÍNH
Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;
Điều 1. Sửa đổi, bổ sung một số điều
1. Sửa đổi khoản 1 Điều 2 như sau:
“1. Vi phạm hành chính là hành vi có lỗi.
2. Hành vi khác.”.
2. Bổ sung Điều 5a như sau:
“Điều 5a. Nguyên tắc
1. Công khai;
2. Minh bạch.”;
Điều 2. Hiệu lực thi hành
Luật này được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XIV, kỳ họp thứ 10 thông qua ngày 13 tháng 11 \
năm 2020.
"""

ATTACHED_RULES = """
SỞ NỘI VỤ TỈNH HÒA AN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 9/QĐ-SNV
Hòa An, ngày 2 tháng 2 năm 2022
QUYẾT ĐỊNH
Ban hành Quy chế làm việc
Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc.
GIÁM ĐỐC
Lê Văn An
QUY CHẾ
Làm việc của Sở
(Kèm theo Quyết định số 9/QĐ-SNV ngày 2 tháng 2 năm 2022)
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi
1. Quy chế này quy định nguyên tắc.
"""

NEWS_ON_A_SITE = """
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
ỦY BAN NHÂN DÂN TỈNH HÒA AN
CỔNG THÔNG TIN ĐIỆN TỬ
TRANG CHỦ
GIỚI THIỆU
THÔNG BÁO
CHỈ ĐẠO ĐIỀU HÀNH
Thứ ba, ngày 4 tháng 8 năm 2026
Hội nghị tổng kết công tác dân vận
Sáng 3/8, tại hội trường tỉnh, Ban Dân vận Tỉnh ủy tổ chức hội nghị theo Kế hoạch số 12-KH/TU ngày 1/2/2026 của \
Ban Thường vụ Tỉnh ủy, với sự tham dự của hơn 100 đại biểu của các huyện, thị xã và thành phố trong toàn tỉnh.
"""
