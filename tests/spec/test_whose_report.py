"""Whose a report is: what stands at its head, the name of its file, and the unit of the office's list that sent it.

The lines of a head stand one below the other in the paper; here "/" parts them, "-" is a head that says nothing.
"hỏi" means that nobody is taken for sure: the file is nobody's, or a person is asked whether it is the unit after it.
"""

from __future__ import annotations

import pytest

from tongket.collect.letterhead import letterhead_of_text
from tongket.collect.senders.sender import Sender, sender_of
from tongket.collect.senders.stated_level import province_in
from tongket.collect.submission import Submission
from tongket.units.names import NameIndex
from tongket.units.unit import Unit

SURE = 0.6  # below, a person is asked (A112)

# the list of a province since July 2025: communes and bodies of the province
PROVINCE = """
X01 Xã Tân Phú
X02 Phường Tân Phú
X03 Xã Đồng Rộc
X04 Phường Bạch Sa
X05 Đặc khu Hòn Mây
X06 Xã Tân Phú Đông
X07 Xã An Hòa
S01 Sở Nông nghiệp và Môi trường
S02 Sở Y tế
S03 Sở Nội vụ
S04 Sở Tài chính
S05 Sở Xây dựng
S06 Sở Công Thương
S07 Sở Khoa học và Công nghệ
S08 Sở Giáo dục và Đào tạo
S09 Sở Văn hóa, Thể thao và Du lịch
S10 Sở Dân tộc và Tôn giáo
S11 Sở Tư pháp
S12 Thanh tra tỉnh
V01 Văn phòng Ủy ban nhân dân tỉnh
V02 Văn phòng Tỉnh ủy
V03 Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh
B01 Ban Tổ chức Tỉnh ủy
B02 Ban Tuyên giáo và Dân vận Tỉnh ủy
B03 Ủy ban Kiểm tra Tỉnh ủy
B04 Ban Nội chính Tỉnh ủy
D01 Đảng ủy Ủy ban nhân dân tỉnh
D02 Đảng ủy các cơ quan Đảng tỉnh
D03 Đảng ủy Công an tỉnh
D04 Đảng ủy Quân sự tỉnh
L01 Công an tỉnh
L02 Bộ Chỉ huy Quân sự tỉnh
L03 Tòa án nhân dân tỉnh
L04 Viện kiểm sát nhân dân tỉnh
L05 Thi hành án dân sự tỉnh
M01 Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh
M02 Hội Liên hiệp Phụ nữ tỉnh
M03 Hội Nông dân tỉnh
M04 Hội Cựu chiến binh tỉnh
M05 Tỉnh đoàn
M06 Liên đoàn Lao động tỉnh
N01 Bảo hiểm xã hội tỉnh
N02 Kho bạc Nhà nước khu vực XV
N03 Ngân hàng Chính sách xã hội chi nhánh tỉnh
N04 Thuế tỉnh
T01 Trường Chính trị tỉnh
T02 Bệnh viện Đa khoa tỉnh
T03 Báo và Phát thanh, Truyền hình Vĩnh Hà
T04 Ban Quản lý các khu công nghiệp tỉnh
T05 Trường Cao đẳng Y tế Vĩnh Hà
T06 Công ty Điện lực Vĩnh Hà
"""
# the list of a province before: districts and bodies of the province
DISTRICTS = """
H01 Thành phố Vĩnh Hà
H02 Thị xã Cai Lậy
H03 Huyện Cai Lậy
H04 Huyện Cái Bè
H05 Huyện Châu Thành
H06 Huyện Gò Công Đông
S01 Sở Nông nghiệp và Phát triển nông thôn
S02 Sở Tài nguyên và Môi trường
S03 Sở Lao động - Thương binh và Xã hội
S04 Sở Thông tin và Truyền thông
S05 Sở Giao thông vận tải
S06 Sở Kế hoạch và Đầu tư
S07 Sở Y tế
S08 Ban Dân tộc tỉnh
V01 Văn phòng Ủy ban nhân dân tỉnh
V02 Văn phòng Tỉnh ủy
B01 Ban Tuyên giáo Tỉnh ủy
B02 Ban Dân vận Tỉnh ủy
B03 Ủy ban Kiểm tra Tỉnh ủy
B04 Ban Tổ chức Tỉnh ủy
D01 Đảng ủy Khối các cơ quan tỉnh
D02 Đảng ủy Khối Doanh nghiệp tỉnh
L01 Công an tỉnh
L02 Bộ Chỉ huy Quân sự tỉnh
L03 Tòa án nhân dân tỉnh
L04 Viện kiểm sát nhân dân tỉnh
L05 Bộ Chỉ huy Bộ đội Biên phòng tỉnh
L06 Cục Thi hành án dân sự tỉnh
M01 Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh
M02 Hội Liên hiệp Phụ nữ tỉnh
M03 Hội Nông dân tỉnh
M04 Tỉnh đoàn
M05 Liên đoàn Lao động tỉnh
N01 Bảo hiểm xã hội tỉnh
N02 Kho bạc Nhà nước tỉnh
N03 Ngân hàng Chính sách xã hội tỉnh
N04 Cục Thuế tỉnh
N05 Cục Hải quan tỉnh
"""
# a list where the Party committee and the people's committee of one commune report each for itself
COMMUNES = """
X01D Đảng ủy xã Đồng Rộc
X01U UBND xã Đồng Rộc
X02D Đảng ủy phường Bạch Sa
X02U UBND phường Bạch Sa
X03 Xã Tân Phú
X04 Phường Tân Phú
"""
# the list of a district before July 2025
DISTRICT_LIST = """
K01 Phòng Giáo dục và Đào tạo
K02 Phòng Lao động - Thương binh và Xã hội
K03 Phòng Tư pháp
K04 Văn phòng HĐND và UBND huyện
K05 Công an huyện
K06 Ban Chỉ huy Quân sự huyện
K07 Hội Nông dân huyện
K08 Hội Liên hiệp Phụ nữ huyện
K09 Huyện đoàn
K10 Ủy ban Mặt trận Tổ quốc Việt Nam huyện
K11 Trung tâm Y tế huyện
K12 Ban Tuyên giáo Huyện ủy
K13 Ủy ban Kiểm tra Huyện ủy
K14 Văn phòng Huyện ủy
K15 Tòa án nhân dân huyện
K16 Ban Dân vận Huyện ủy
X01 Xã Bình An
X02 Thị trấn Bình An
X03 Xã Tân Hòa
"""
# the list of a city under the centre
CITY = """
P01 Phường Ba Đình
P02 Xã Đông Anh
S01 Sở Y tế
S02 Sở Nông nghiệp và Môi trường
V01 Văn phòng Thành ủy
V02 Văn phòng Ủy ban nhân dân thành phố
B01 Ban Tuyên giáo và Dân vận Thành ủy
B02 Ủy ban Kiểm tra Thành ủy
L01 Công an thành phố
L02 Bộ Tư lệnh Thủ đô
M01 Hội Nông dân thành phố
M02 Hội Liên hiệp Phụ nữ thành phố
M03 Ủy ban Mặt trận Tổ quốc Việt Nam thành phố
M04 Liên đoàn Lao động thành phố
D01 Đảng ủy Ủy ban nhân dân thành phố
"""
# the list of one commune: its own bodies, schools and Party cells
ONE_COMMUNE = """
A01 Phòng Kinh tế
A02 Phòng Văn hóa - Xã hội
A03 Văn phòng Đảng ủy
A04 Văn phòng HĐND và UBND
A05 Ban Xây dựng Đảng
A06 Ủy ban Kiểm tra Đảng ủy
A07 Ủy ban MTTQ Việt Nam xã
A08 Hội Nông dân xã
A09 Công an xã
A10 Ban Chỉ huy Quân sự xã
A11 Trường Tiểu học Đồng Rộc
A12 Trường THCS Đồng Rộc
A13 Trạm Y tế xã
A14 Chi bộ Ấp 1
A15 Chi bộ Ấp 2
"""

OF_PROVINCE = """
ỦY BAN NHÂN DÂN TỈNH VĨNH HÀ / VĂN PHÒNG | x.docx | V01
UBND TỈNH VĨNH HÀ / VĂN PHÒNG | x.docx | V01
ỦY BAN NHÂN DÂN / TỈNH VĨNH HÀ / VĂN PHÒNG | x.docx | V01
TỈNH ỦY VĨNH HÀ / VĂN PHÒNG | x.docx | V02
ĐOÀN ĐBQH VÀ HĐND TỈNH VĨNH HÀ / VĂN PHÒNG | x.docx | V03
HỘI ĐỒNG NHÂN DÂN TỈNH VĨNH HÀ / VĂN PHÒNG | x.docx | hỏi
ỦY BAN NHÂN DÂN XÃ ĐỒNG RỘC / VĂN PHÒNG | x.docx | hỏi X03
ĐẢNG ỦY XÃ ĐỒNG RỘC / VĂN PHÒNG | x.docx | hỏi X03
SỞ Y TẾ VĨNH HÀ / VĂN PHÒNG | x.docx | hỏi S02
TỈNH ỦY VĨNH HÀ / BAN TUYÊN GIÁO VÀ DÂN VẬN | x.docx | B02
TỈNH ỦY VĨNH HÀ / BAN TUYÊN GIÁO / VÀ DÂN VẬN | x.docx | B02
TỈNH ỦY VĨNH HÀ / ỦY BAN KIỂM TRA | x.docx | B03
TỈNH ỦY VĨNH HÀ / BAN TỔ CHỨC | x.docx | B01
ĐẢNG ỦY XÃ ĐỒNG RỘC / ỦY BAN KIỂM TRA | x.docx | hỏi X03
ĐẢNG ỦY PHƯỜNG BẠCH SA / ỦY BAN KIỂM TRA | x.docx | hỏi X04
ĐẢNG ỦY UBND TỈNH / ỦY BAN KIỂM TRA | x.docx | hỏi D01
TỈNH ỦY VĨNH HÀ / ĐẢNG ỦY ỦY BAN NHÂN DÂN TỈNH | x.docx | D01
TỈNH ỦY VĨNH HÀ / ĐẢNG ỦY UBND TỈNH | x.docx | D01
TỈNH ỦY VĨNH HÀ / ĐẢNG ỦY / ỦY BAN NHÂN DÂN TỈNH | x.docx | D01
TỈNH ỦY VĨNH HÀ / ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG TỈNH | x.docx | D02
TỈNH ỦY VĨNH HÀ / ĐẢNG ỦY CÔNG AN TỈNH | x.docx | D03
ĐẢNG BỘ TỈNH VĨNH HÀ / ĐẢNG ỦY QUÂN SỰ TỈNH | x.docx | D04
BỘ CÔNG AN / CÔNG AN TỈNH VĨNH HÀ | x.docx | L01
CÔNG AN TỈNH VĨNH HÀ / CÔNG AN XÃ ĐỒNG RỘC | x.docx | hỏi X03
CÔNG AN TỈNH VĨNH HÀ / PHÒNG CẢNH SÁT HÌNH SỰ | x.docx | hỏi L01
QUÂN KHU 9 / BỘ CHỈ HUY QUÂN SỰ TỈNH VĨNH HÀ | x.docx | L02
QUÂN KHU 9 / BỘ CHQS TỈNH VĨNH HÀ | x.docx | L02
BỘ CHQS TỈNH VĨNH HÀ / BAN CHQS XÃ ĐỒNG RỘC | x.docx | hỏi X03
BỘ CHQS TỈNH VĨNH HÀ / BAN CHỈ HUY BỘ ĐỘI BIÊN PHÒNG | x.docx | hỏi L02
TÒA ÁN NHÂN DÂN TỐI CAO / TÒA ÁN NHÂN DÂN TỈNH VĨNH HÀ | x.docx | L03
TÒA ÁN NHÂN DÂN TỈNH VĨNH HÀ / TÒA ÁN NHÂN DÂN KHU VỰC 3 | x.docx | hỏi L03
VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO / VKSND TỈNH VĨNH HÀ | x.docx | L04
VKSND TỈNH VĨNH HÀ / VKSND KHU VỰC 2 | x.docx | hỏi L04
ỦY BAN NHÂN DÂN TỈNH VĨNH HÀ / SỞ NÔNG NGHIỆP / VÀ MÔI TRƯỜNG | x.docx | S01
ỦY BAN NHÂN DÂN TỈNH VĨNH HÀ / SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG | x.docx | S01
SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG / CHI CỤC KIỂM LÂM | x.docx | hỏi S01
SỞ Y TẾ VĨNH HÀ / TRUNG TÂM Y TẾ TÂN PHÚ | x.docx | hỏi
SỞ Y TẾ / TRUNG TÂM KIỂM SOÁT BỆNH TẬT | x.docx | hỏi S02
SỞ Y TẾ / BỆNH VIỆN ĐA KHOA TỈNH VĨNH HÀ | x.docx | T02
SỞ GIÁO DỤC VÀ ĐÀO TẠO / TRƯỜNG THPT TÂN PHÚ | x.docx | hỏi
SỞ GIÁO DỤC VÀ ĐÀO TẠO VĨNH HÀ / TRƯỜNG THPT CHUYÊN | x.docx | hỏi S08
UBND XÃ ĐỒNG RỘC / TRƯỜNG TIỂU HỌC ĐỒNG RỘC | x.docx | hỏi X03
UBND PHƯỜNG BẠCH SA / PHÒNG KINH TẾ, HẠ TẦNG VÀ ĐÔ THỊ | x.docx | hỏi X04
UBND PHƯỜNG BẠCH SA / TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG | x.docx | hỏi X04
UBND TỈNH VĨNH HÀ / TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG | x.docx | hỏi
TỈNH ỦY VĨNH HÀ / TRƯỜNG CHÍNH TRỊ TỈNH | x.docx | T01
UBND TỈNH VĨNH HÀ / TRƯỜNG CAO ĐẲNG Y TẾ | x.docx | hỏi T05
UBND TỈNH VĨNH HÀ / BAN QUẢN LÝ / CÁC KHU CÔNG NGHIỆP | x.docx | T04
UBND TỈNH VĨNH HÀ / BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP | x.docx | T04
UBND TỈNH VĨNH HÀ / THANH TRA TỈNH | x.docx | S12
TỈNH ỦY VĨNH HÀ / ĐẢNG ỦY XÃ ĐỒNG RỘC | x.docx | X03
TỈNH ỦY VĨNH HÀ / ĐẢNG ỦY / XÃ ĐỒNG RỘC | x.docx | X03
ỦY BAN NHÂN DÂN / XÃ ĐỒNG RỘC | x.docx | X03
UBND TỈNH VĨNH HÀ / ỦY BAN NHÂN DÂN / PHƯỜNG TÂN PHÚ | x.docx | X02
TỈNH ỦY VĨNH HÀ / ĐẢNG ỦY XÃ TÂN PHÚ | x.docx | X01
TỈNH ỦY VĨNH HÀ / ĐẢNG BỘ XÃ TÂN PHÚ ĐÔNG | x.docx | X06
TỈNH ỦY VĨNH HÀ / ĐẢNG ỦY ĐẶC KHU HÒN MÂY | x.docx | X05
ĐẢNG ỦY XÃ ĐỒNG RỘC / CHI BỘ ẤP 3 | x.docx | hỏi X03
ỦY BAN MTTQ VIỆT NAM TỈNH / HỘI LIÊN HIỆP PHỤ NỮ TỈNH | x.docx | M02
UBMTTQ VIỆT NAM TỈNH VĨNH HÀ / BAN THƯỜNG TRỰC | x.docx | M01
ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM / TỈNH VĨNH HÀ / BAN THƯỜNG TRỰC | x.docx | M01
ỦY BAN MTTQ VIỆT NAM XÃ ĐỒNG RỘC / BAN THƯỜNG TRỰC | x.docx | hỏi X03
ỦY BAN MTTQ VIỆT NAM XÃ ĐỒNG RỘC / HỘI NÔNG DÂN | x.docx | hỏi X03
HỘI NÔNG DÂN VIỆT NAM / BAN CHẤP HÀNH TỈNH VĨNH HÀ | x.docx | hỏi M03
HỘI LHPN VIỆT NAM / HỘI LHPN TỈNH VĨNH HÀ | x.docx | M02
HỘI LHPN TỈNH VĨNH HÀ / BAN THƯỜNG VỤ | x.docx | M02
HỘI NÔNG DÂN VIỆT NAM / BAN THƯỜNG VỤ | x.docx | hỏi M03
TRUNG ƯƠNG HỘI NÔNG DÂN VIỆT NAM / BAN THƯỜNG VỤ | x.docx | hỏi M03
HỘI NÔNG DÂN VIỆT NAM TỈNH VĨNH HÀ / BAN THƯỜNG VỤ | x.docx | M03
ĐẢNG ỦY SỞ Y TẾ / BAN CHẤP HÀNH | x.docx | hỏi S02
ĐẢNG ỦY TÒA ÁN NHÂN DÂN TỈNH / BAN THƯỜNG VỤ | x.docx | hỏi L03
ĐẢNG ỦY CÔNG AN TỈNH / BAN THƯỜNG VỤ | x.docx | D03
ĐẢNG ỦY XÃ ĐỒNG RỘC / BAN THƯỜNG VỤ | x.docx | X03
TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM / LIÊN ĐOÀN LAO ĐỘNG TỈNH VĨNH HÀ | x.docx | M06
LIÊN ĐOÀN LAO ĐỘNG TỈNH VĨNH HÀ / CÔNG ĐOÀN XÃ ĐỒNG RỘC | x.docx | hỏi X03
ĐOÀN TNCS HỒ CHÍ MINH / BCH TỈNH VĨNH HÀ | x.docx | hỏi M05
TỈNH ĐOÀN VĨNH HÀ / BAN THƯỜNG VỤ | x.docx | M05
BẢO HIỂM XÃ HỘI VIỆT NAM / BẢO HIỂM XÃ HỘI TỈNH VĨNH HÀ | x.docx | N01
BẢO HIỂM XÃ HỘI TỈNH / BẢO HIỂM XÃ HỘI CƠ SỞ TÂN PHÚ | x.docx | hỏi
NGÂN HÀNG CHÍNH SÁCH XÃ HỘI / CHI NHÁNH TỈNH VĨNH HÀ | x.docx | N03
NHCSXH VIỆT NAM / CHI NHÁNH NHCSXH TỈNH VĨNH HÀ | x.docx | N03
NGÂN HÀNG CSXH CHI NHÁNH TỈNH / PHÒNG GIAO DỊCH TÂN PHÚ | x.docx | hỏi
NGÂN HÀNG NÔNG NGHIỆP VÀ PTNT / CHI NHÁNH TỈNH VĨNH HÀ | x.docx | hỏi
KHO BẠC NHÀ NƯỚC / KHO BẠC NHÀ NƯỚC KHU VỰC XV | x.docx | N02
CỤC THUẾ / THUẾ TỈNH VĨNH HÀ | x.docx | N04
THUẾ TỈNH VĨNH HÀ / THUẾ CƠ SỞ 3 | x.docx | hỏi N04
TẬP ĐOÀN ĐIỆN LỰC VIỆT NAM / CÔNG TY ĐIỆN LỰC VĨNH HÀ | x.docx | T06
BỘ TƯ PHÁP / THI HÀNH ÁN DÂN SỰ TỈNH VĨNH HÀ | x.docx | L05
- | VPUBND tinh/VPUB_Bao cao 5 nam CCHC - CDS (NQ14).docx | V01
- | VPUBND tinh - bieu 1, bieu 2.xlsx | V01
- | VP UBND tinh bao cao.docx | V01
- | VPUB_bao cao.docx | V01
- | Van phong UBND tinh.docx | V01
- | VPTU - bao cao CT15.docx | V02
- | VP Tỉnh ủy_BC.docx | V02
- | VP Tinh uy BC 5 nam.docx | V02
- | SNN&MT - phụ lục.xlsx | S01
- | SNNMT_BC.docx | S01
- | So NNMT.docx | S01
- | SYT_bc.docx | S02
- | SGDDT.docx | S08
- | SGD&ĐT_BC.docx | S08
- | SVHTTDL bc.docx | S09
- | SKHCN - bieu 2.xlsx | S07
- | SDTTG_BC.docx | S10
- | CAT - bieu 2, 3.xlsx | L01
- | CAT_BC.docx | L01
- | CA tinh.docx | L01
- | BCHQS tinh.docx | L02
- | Bo CHQS.docx | L02
- | TAND tinh BC.docx | L03
- | TAND_BC 5 nam.docx | L03
- | VKSND tinh_BC.docx | L04
- | VKS tinh.docx | L04
- | HLHPN tinh.docx | M02
- | Hoi LHPN.docx | M02
- | LĐLĐ tỉnh - BC.docx | M06
- | LDLD tinh.docx | M06
- | UBMTTQ tinh.docx | M01
- | MTTQ.docx | M01
- | NHCSXH tinh.docx | N03
- | NHCSXH.docx | N03
- | BHXH tinh.docx | N01
- | BHXH.docx | N01
- | KBNN khu vuc XV.docx | N02
- | KBNN.docx | hỏi N02
- | Thue tinh.docx | N04
- | Cuc Thue tinh.docx | N04
- | UBKT TU.docx | B03
- | UBKTTU_BC.docx | B03
- | BTGDV TU.docx | B02
- | BTGDVTU - bao cao.docx | B02
- | BTCTU.docx | B01
- | BNCTU.docx | B04
- | DU UBND tinh.docx | D01
- | Dang uy UBND tinh.docx | D01
- | DU CA tinh.docx | D03
- | Dang uy Cong an tinh.docx | D03
- | THADS tinh.docx | L05
- | Tinh doan.docx | M05
- | Đoàn TN tỉnh.docx | M05
- | UBND xa Tan Phu - so lieu.xlsx | X01
- | P. Tan Phu/bieu.xlsx | X02
- | tan phu.xlsx | hỏi
- | Xa Tan Phu Dong.xlsx | X06
- | DU xa Dong Roc.docx | X03
- | ĐU P. Bạch Sa.docx | X04
- | DK Hon May.docx | X05
- | Bao cao gui VPTU.docx | hỏi
- | BC gửi Sở Y tế.docx | hỏi
- | Báo cáo sơ kết CT 15 - SCT (gửi VPTU).docx | S06
- | Sở Công Thương/BC gui So Y te.docx | S06
TỈNH ỦY VĨNH HÀ ĐẢNG CỘNG SẢN VIỆT NAM / BAN TỔ CHỨC | x.docx | B01
UBND TỈNH VĨNH HÀ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / SỞ Y TẾ Độc lập - Tự do - Hạnh phúc | x.docx | S02
UBND TỈNH VĨNH HÀ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / VĂN PHÒNG Độc lập - Tự do - Hạnh phúc | x.docx | V01
UBND TINH VINH HA / VAN PHONG | x.docx | V01
TINH UY VINH HA / BAN TUYEN GIAO VA DAN VAN | x.docx | B02
Đơn vị: Văn phòng UBND tỉnh | x.xlsx | V01
Đơn vị báo cáo: Sở NN&MT | x.xlsx | S01
Đơn vị báo cáo: Đảng ủy xã Đồng Rộc | x.xlsx | X03
SỞ TÀI CHÍNH / ĐƠN VỊ: Xã Đồng Rộc | x.xlsx | X03
UBND TỈNH VĨNH HÀ / BAN CHỈ ĐẠO PHÒNG CHỐNG TỘI PHẠM | x.docx | hỏi
TỈNH ỦY VĨNH HÀ / ĐẢNG ỦY SỞ Y TẾ | x.docx | S02
SỞ NÔNG NGHIỆP VÀ PTNT | x.docx | hỏi
- | SNN&PTNT_BC.docx | hỏi
- | So Tai nguyen va Moi truong.docx | hỏi
- | SLDTBXH.docx | hỏi
HỢP TÁC XÃ ĐỒNG RỘC | x.docx | hỏi X03
LIÊN MINH HỢP TÁC XÃ TỈNH / HỢP TÁC XÃ ĐỒNG RỘC | x.docx | hỏi X03
CÔNG TY TNHH ĐỒNG RỘC | x.docx | hỏi X03
BƯU ĐIỆN TỈNH VĨNH HÀ / BƯU ĐIỆN XÃ ĐỒNG RỘC | x.docx | hỏi X03
QUỸ TÍN DỤNG NHÂN DÂN XÃ ĐỒNG RỘC | x.docx | hỏi X03
UBND PHƯỜNG BẠCH SA / CÔNG AN PHƯỜNG | x.docx | hỏi X04
UBND XÃ ĐỒNG RỘC / CÔNG AN XÃ | x.docx | hỏi X03
UBND XÃ BÌNH MINH / CÔNG AN XÃ | x.docx | hỏi
CỤC THỐNG KÊ / THỐNG KÊ TỈNH VĨNH HÀ | x.docx | hỏi
LIÊN MINH HỢP TÁC XÃ VIỆT NAM / LIÊN MINH HỢP TÁC XÃ TỈNH | x.docx | hỏi
HỘI CHỮ THẬP ĐỎ VIỆT NAM / HỘI CHỮ THẬP ĐỎ TỈNH VĨNH HÀ | x.docx | hỏi
HỘI NHÀ BÁO TỈNH VĨNH HÀ | x.docx | hỏi
BỘ QUỐC PHÒNG / QUÂN KHU 9 / BỘ CHQS TỈNH VĨNH HÀ | x.docx | L02
UBND XÃ TÂN PHÚ TÂY | x.docx | hỏi
ỦY BAN NHÂN DÂN XÃ AN / HÒA HƯNG | x.docx | hỏi
ỦY BAN NHÂN DÂN XÃ AN / HÒA | x.docx | X07
UBND XÃ ĐỒNG / RỘC | x.docx | X03
UBND XÃ ĐỒNG RỘC KÍNH GỬI | x.docx | X03
UBND XÃ ĐỒNG RỘC SỐ 15 | x.docx | X03
UBND PHƯỜNG BẠCH SA TỔ CÔNG TÁC | x.docx | X04
ỦY BAN NHÂN DÂN XÃ ĐỒNG RỘC VÀ CÁC ĐOÀN THỂ | x.docx | X03
ỦY BAN MTTQ XÃ ĐỒNG RỘC VÀ CÁC ĐOÀN THỂ | x.docx | hỏi X03
VĂN PHÒNG HĐND VÀ UBND XÃ TÂN PHÚ TÂY | x.docx | hỏi
UBND THỊ TRẤN ĐỒNG RỘC | x.docx | hỏi
UBND PHƯỜNG ĐỒNG RỘC | x.docx | hỏi
ĐẢNG ỦY XÃ BẠCH SA | x.docx | hỏi
- | B¸o c¸o x· §ång Réc.docx | X03
- | UBND x· T©n Phó.docx | X01
- | 01. BC_UBND xã Tân Phú (ký số).docx | X01
- | BC_TANPHU.docx | hỏi
- | Công an phường Bạch Sa_BC.docx | hỏi X04
- | Truong TH Dong Roc.docx | hỏi X03
- | Hoi Nong dan xa Dong Roc.docx | hỏi X03
- | BC chuyen doi so xa Dong Roc.docx | X03
- | BC moi truong xa Dong Roc.docx | X03
- | Bao cao kinh te - xa hoi phuong Bach Sa.docx | X04
- | BC phong chong toi pham phuong Bach Sa.docx | X04
- | Gui UBND tinh - xa Dong Roc.docx | X03
- | Gui So Y te.docx | hỏi
- | bao cao gui lai - xa Dong Roc.docx | X03
- | Bao cao xa Dong Roc gui So Y te.docx | X03
- | UBND tinh Vinh Ha.docx | hỏi
- | TINH UY VINH HA.docx | hỏi
- | Đảng uỷ Công an tỉnh_CT15.docx | D03
- | x. dong roc va p. bach sa.docx | hỏi
- | SNV - SYT.docx | hỏi
- | So Y te/SYT_BC so ket 5 nam CT15-CT-TU.docx | S02
- | Cac don vi/TTr tinh.docx | hỏi
- | VP Đoàn ĐBQH & HĐND tỉnh.docx | V03
- | VP DDBQH va HDND tinh.docx | hỏi V03
ĐẢNG ỦY PHƯỜNG BẠCH SA | Xa Dong Roc/BC.docx | hỏi X04
TỈNH ĐOÀN VĨNH HÀ / ĐOÀN XÃ ĐỒNG RỘC | x.docx | hỏi X03
ĐOÀN TNCS HỒ CHÍ MINH / TỈNH VĨNH HÀ | x.docx | M05
BCH ĐẢNG BỘ TỈNH / BAN NỘI CHÍNH | x.docx | B04
KIỂM TOÁN NHÀ NƯỚC / KIỂM TOÁN NHÀ NƯỚC KHU VỰC V | x.docx | hỏi
CỤC THUẾ TỈNH VĨNH HÀ | x.docx | N04
Tên đơn vị báo cáo: UBND xã Đồng Rộc | x.xlsx | X03
ĐƠN VỊ: ............... | Xa Dong Roc.xlsx | X03
UBND TỈNH VĨNH HÀ / ĐƠN VỊ: ........ | x.xlsx | hỏi
UBND TỈNH VĨNH HÀ / UBND XÃ ............ | x.xlsx | hỏi
UBND TỈNH VĨNH HÀ / XÃ ĐỒNG RỘC | x.xlsx | X03
SỞ TÀI CHÍNH / XÃ ĐỒNG RỘC | x.xlsx | X03
"""
OF_DISTRICTS = """
TỈNH ỦY TIỀN GIANG / HUYỆN ỦY CÁI BÈ | x.docx | H04
HUYỆN ỦY CÁI BÈ / VĂN PHÒNG | x.docx | hỏi H04
HUYỆN ỦY CÁI BÈ / ỦY BAN KIỂM TRA | x.docx | hỏi H04
HUYỆN ỦY CÁI BÈ / BAN TUYÊN GIÁO | x.docx | hỏi H04
HUYỆN ỦY CÁI BÈ / BAN DÂN VẬN | x.docx | hỏi H04
THÀNH ỦY VĨNH HÀ / BAN TỔ CHỨC | x.docx | hỏi H01
UBND HUYỆN CÁI BÈ / PHÒNG NÔNG NGHIỆP VÀ PTNT | x.docx | hỏi H04
UBND HUYỆN CÁI BÈ / PHÒNG TÀI NGUYÊN VÀ MÔI TRƯỜNG | x.docx | hỏi H04
UBND HUYỆN CHÂU THÀNH / VĂN PHÒNG HĐND VÀ UBND | x.docx | hỏi H05
UBND TỈNH TIỀN GIANG / VĂN PHÒNG | x.docx | V01
TỈNH ỦY TIỀN GIANG / VĂN PHÒNG | x.docx | V02
UBND TỈNH TIỀN GIANG / SỞ NÔNG NGHIỆP VÀ PTNT | x.docx | S01
UBND TỈNH TIỀN GIANG / SỞ NÔNG NGHIỆP VÀ / PHÁT TRIỂN NÔNG THÔN | x.docx | S01
UBND TỈNH TIỀN GIANG / SỞ LAO ĐỘNG - THƯƠNG BINH / VÀ XÃ HỘI | x.docx | S03
UBND TỈNH TIỀN GIANG / BAN DÂN TỘC | x.docx | S08
SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG | x.docx | hỏi
TỈNH ỦY TIỀN GIANG / ĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH | x.docx | D01
TỈNH ỦY TIỀN GIANG / ĐẢNG ỦY KHỐI DOANH NGHIỆP | x.docx | D02
ĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH / ĐẢNG ỦY SỞ Y TẾ | x.docx | S07
TỈNH ỦY TIỀN GIANG / THỊ ỦY CAI LẬY | x.docx | H02
TỈNH ỦY TIỀN GIANG / HUYỆN ỦY CAI LẬY | x.docx | H03
UBND HUYỆN CAI LẬY / UBND XÃ TÂN PHÚ | x.docx | hỏi H03
HUYỆN ỦY CÁI BÈ / ĐẢNG ỦY XÃ HẬU MỸ BẮC A | x.docx | hỏi H04
HUYỆN ỦY CHÂU THÀNH / ĐẢNG ỦY THỊ TRẤN TÂN HIỆP | x.docx | hỏi H05
CÔNG AN TỈNH TIỀN GIANG / CÔNG AN HUYỆN CÁI BÈ | x.docx | hỏi H04
BỘ CHQS TỈNH TIỀN GIANG / BAN CHQS HUYỆN CÁI BÈ | x.docx | hỏi H04
TAND TỈNH TIỀN GIANG / TÒA ÁN NHÂN DÂN HUYỆN CÁI BÈ | x.docx | hỏi H04
BỘ TƯ LỆNH BĐBP / BỘ CHỈ HUY BĐBP TỈNH TIỀN GIANG | x.docx | L05
QUÂN KHU 9 / BỘ CHỈ HUY QUÂN SỰ TỈNH TIỀN GIANG | x.docx | L02
TỔNG CỤC THUẾ / CỤC THUẾ TỈNH TIỀN GIANG | x.docx | N04
CỤC THUẾ TỈNH TIỀN GIANG / CHI CỤC THUẾ HUYỆN CÁI BÈ | x.docx | hỏi H04
TỔNG CỤC HẢI QUAN / CỤC HẢI QUAN TỈNH TIỀN GIANG | x.docx | N05
KHO BẠC NHÀ NƯỚC / KHO BẠC NHÀ NƯỚC TIỀN GIANG | x.docx | N02
NGÂN HÀNG CHÍNH SÁCH XÃ HỘI / CHI NHÁNH TỈNH TIỀN GIANG | x.docx | N03
TỔNG CỤC THI HÀNH ÁN DÂN SỰ / CỤC THI HÀNH ÁN DÂN SỰ TỈNH TIỀN GIANG | x.docx | L06
CỤC THADS TỈNH / CHI CỤC THADS HUYỆN CÁI BÈ | x.docx | hỏi H04
TỈNH ĐOÀN TIỀN GIANG / HUYỆN ĐOÀN CÁI BÈ | x.docx | hỏi H04
MTTQ VIỆT NAM / UBMTTQ HUYỆN CÁI BÈ | x.docx | hỏi H04
UBND HUYỆN CÁI BÈ / TRUNG TÂM Y TẾ | x.docx | hỏi H04
UBND HUYỆN CÁI BÈ | x.docx | H04
ỦY BAN NHÂN DÂN / HUYỆN CÁI BÈ | x.docx | H04
HỘI ĐỒNG NHÂN DÂN / HUYỆN GÒ CÔNG ĐÔNG | x.docx | hỏi H06
BAN CHỈ ĐẠO 138 / HUYỆN CÁI BÈ | x.docx | H04
- | SNN&PTNT.docx | S01
- | STNMT_bc.docx | S02
- | STTTT.docx | S04
- | SGTVT.docx | S05
- | SKHDT.docx | S06
- | BDV TU.docx | B02
- | DUK CCQ.docx | hỏi
- | DUK DN tinh.docx | hỏi
- | BCH BDBP tinh.docx | L05
- | BDBP.docx | L05
- | Cuc THADS.docx | L06
- | Cuc thue tinh.docx | N04
- | Cuc Hai quan.docx | N05
- | HU Cai Be.docx | H04
- | HU Chau Thanh_BC.docx | H05
- | TXU Cai Lay.docx | H02
- | TU Vinh Ha.docx | H01
- | TP Vinh Ha.docx | H01
- | UBND TX Cai Lay.xlsx | H02
- | cai lay.xlsx | hỏi
- | Tin h uy.docx | hỏi
UBND THỊ TRẤN CHÂU THÀNH | x.docx | hỏi
UBND XÃ CÁI BÈ | x.docx | hỏi
UBND THÀNH PHỐ VĨNH HÀ / PHÒNG Y TẾ | x.docx | hỏi H01
UBND TỈNH VĨNH HÀ / ỦY BAN NHÂN DÂN / THÀNH PHỐ VĨNH HÀ | x.docx | H01
TỈNH ỦY VĨNH HÀ / THÀNH ỦY VĨNH HÀ | x.docx | H01
TỈNH ỦY VĨNH HÀ / BAN THƯỜNG VỤ | x.docx | hỏi
HUYỆN ỦY CÁI BÈ / BAN THƯỜNG VỤ | x.docx | H04
- | Cai Be - Chau Thanh.xlsx | hỏi
- | Gui Huyen uy Cai Be.docx | hỏi
- | BC huyen Cai Be gui Tinh uy.docx | H04
- | VP Huyen uy Cai Be.docx | H04
- | CA huyen Cai Be.docx | hỏi H04
- | Phong GDDT huyen Cai Be.docx | hỏi H04
- | TTYT huyen Cai Be.docx | hỏi H04
- | HU Cai Lay.docx | H03
- | Thi uy Cai Lay.docx | H02
HUYỆN ỦY CHÂU THÀNH | Cai Be/Huyen uy.docx | hỏi H05
ỦY BAN NHÂN DÂN HUYỆN CÁI BÈ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM | x.txt | H04
"""
OF_COMMUNES = """
TỈNH ỦY VĨNH HÀ / ĐẢNG ỦY XÃ ĐỒNG RỘC | x.docx | X01D
UBND TỈNH VĨNH HÀ / ỦY BAN NHÂN DÂN XÃ ĐỒNG RỘC | x.docx | X01U
ỦY BAN NHÂN DÂN / XÃ ĐỒNG RỘC | x.docx | X01U
ĐẢNG ỦY / XÃ ĐỒNG RỘC | x.docx | X01D
ĐẢNG BỘ XÃ ĐỒNG RỘC / BAN CHẤP HÀNH | x.docx | X01D
- | Xã Đồng Rộc - Biểu 1.xlsx | hỏi
- | xa Dong Roc.xlsx | hỏi
- | Dong Roc.xlsx | hỏi
- | DU xa Dong Roc.xlsx | X01D
- | UBND xa Dong Roc.xlsx | X01U
- | phuong Bach Sa/Dang uy.docx | hỏi
- | Dang uy phuong Bach Sa.docx | X02D
- | ĐU P. Bạch Sa.docx | X02D
- | UBND P Bach Sa.docx | X02U
HĐND XÃ ĐỒNG RỘC | x.docx | hỏi
ĐẢNG ỦY XÃ ĐỒNG RỘC | UBND xa Dong Roc.docx | hỏi X01D
UBND XÃ TÂN PHÚ | x.docx | X03
UBND PHƯỜNG TÂN PHÚ | x.docx | X04
- | tan phu.docx | hỏi
"""
OF_DISTRICT_LIST = """
UBND HUYỆN CÁI BÈ / PHÒNG GIÁO DỤC VÀ ĐÀO TẠO | x.docx | K01
UBND HUYỆN CÁI BÈ / PHÒNG TƯ PHÁP | x.docx | K03
UBND HUYỆN CÁI BÈ / VĂN PHÒNG HĐND VÀ UBND | x.docx | K04
UBND HUYỆN CÁI BÈ / VĂN PHÒNG | x.docx | hỏi
HUYỆN ỦY CÁI BÈ / VĂN PHÒNG | x.docx | K14
HUYỆN ỦY CÁI BÈ / BAN TUYÊN GIÁO | x.docx | K12
HUYỆN ỦY CÁI BÈ / ỦY BAN KIỂM TRA | x.docx | K13
HUYỆN ỦY CÁI BÈ / BAN DÂN VẬN | x.docx | K16
TỈNH ỦY TIỀN GIANG / ỦY BAN KIỂM TRA | x.docx | hỏi
CÔNG AN TỈNH TIỀN GIANG / CÔNG AN HUYỆN CÁI BÈ | x.docx | K05
HỘI LHPN TỈNH / HỘI LHPN HUYỆN CÁI BÈ | x.docx | K08
HỘI LHPN HUYỆN / HỘI LHPN XÃ BÌNH AN | x.docx | hỏi X01
UBND HUYỆN CÁI BÈ / UBND XÃ BÌNH AN | x.docx | X01
UBND HUYỆN CÁI BÈ / ỦY BAN NHÂN DÂN / THỊ TRẤN BÌNH AN | x.docx | X02
SỞ Y TẾ TIỀN GIANG / TRUNG TÂM Y TẾ HUYỆN CÁI BÈ | x.docx | K11
TỈNH ĐOÀN / HUYỆN ĐOÀN CÁI BÈ | x.docx | K09
BCH ĐOÀN TNCS HỒ CHÍ MINH HUYỆN | x.docx | hỏi
TAND TỈNH / TAND HUYỆN CÁI BÈ | x.docx | K15
UBND XÃ BÌNH AN / TRẠM Y TẾ | x.docx | hỏi X01
UBND HUYỆN CÁI BÈ / TRUNG TÂM Y TẾ | x.docx | K11
HUYỆN ỦY CÁI BÈ / HỘI NÔNG DÂN | x.docx | K07
HỘI NÔNG DÂN TỈNH / HỘI NÔNG DÂN | x.docx | hỏi K07
- | PGDDT.xlsx | K01
- | PGD&ĐT_bc.xlsx | K01
- | Phong LDTBXH.xlsx | K02
- | UBND TT Binh An.xlsx | X02
- | X. Binh An.xlsx | X01
- | Binh An.xlsx | hỏi
- | CA huyen.docx | K05
- | BCH QS huyen.docx | K06
- | TTYT huyen.docx | K11
"""
OF_CITY = """
THÀNH ỦY HÀ NỘI / VĂN PHÒNG | x.docx | V01
ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI / VĂN PHÒNG | x.docx | V02
ỦY BAN NHÂN DÂN / THÀNH PHỐ HÀ NỘI / VĂN PHÒNG | x.docx | V02
UBND THÀNH PHỐ HÀ NỘI / SỞ Y TẾ | x.docx | S01
UBND THÀNH PHỐ HÀ NỘI / SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG | x.docx | S02
THÀNH ỦY HÀ NỘI / BAN TUYÊN GIÁO VÀ DÂN VẬN | x.docx | B01
THÀNH ỦY HÀ NỘI / ỦY BAN KIỂM TRA | x.docx | B02
ĐẢNG ỦY PHƯỜNG BA ĐÌNH / ỦY BAN KIỂM TRA | x.docx | hỏi P01
ĐẢNG ỦY PHƯỜNG BA ĐÌNH / VĂN PHÒNG | x.docx | hỏi P01
BỘ CÔNG AN / CÔNG AN THÀNH PHỐ HÀ NỘI | x.docx | L01
CÔNG AN THÀNH PHỐ HÀ NỘI / CÔNG AN PHƯỜNG BA ĐÌNH | x.docx | hỏi P01
BỘ QUỐC PHÒNG / BỘ TƯ LỆNH THỦ ĐÔ HÀ NỘI | x.docx | L02
HỘI NÔNG DÂN VIỆT NAM / HỘI NÔNG DÂN TP HÀ NỘI | x.docx | M01
ỦY BAN MTTQ VIỆT NAM PHƯỜNG BA ĐÌNH / HỘI NÔNG DÂN | x.docx | hỏi P01
HỘI LHPN THÀNH PHỐ HÀ NỘI / BAN THƯỜNG VỤ | x.docx | M02
ỦY BAN MTTQ VIỆT NAM THÀNH PHỐ HÀ NỘI / HỘI NÔNG DÂN | x.docx | M01
ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM / THÀNH PHỐ HÀ NỘI | x.docx | M03
THÀNH ỦY HÀ NỘI / ĐẢNG ỦY UBND THÀNH PHỐ | x.docx | D01
THÀNH ỦY HÀ NỘI / ĐẢNG ỦY XÃ ĐÔNG ANH | x.docx | P02
ỦY BAN NHÂN DÂN XÃ ĐÔNG ANH | x.docx | P02
- | LDLD TP.docx | M04
- | CA TP.docx | L01
- | VP Thanh uy.docx | V01
- | VPUB TP.docx | V02
- | BTGDV Thanh uy.docx | B01
"""
OF_ONE_COMMUNE = """
ỦY BAN NHÂN DÂN XÃ ĐỒNG RỘC / PHÒNG KINH TẾ | x.docx | A01
ỦY BAN NHÂN DÂN / XÃ ĐỒNG RỘC / PHÒNG VĂN HÓA - XÃ HỘI | x.docx | A02
ĐẢNG ỦY XÃ ĐỒNG RỘC / VĂN PHÒNG | x.docx | hỏi A03
UBND XÃ ĐỒNG RỘC / VĂN PHÒNG HĐND VÀ UBND | x.docx | A04
ĐẢNG ỦY XÃ ĐỒNG RỘC / BAN XÂY DỰNG ĐẢNG | x.docx | A05
ĐẢNG ỦY XÃ ĐỒNG RỘC / ỦY BAN KIỂM TRA | x.docx | A06
ỦY BAN MTTQ VIỆT NAM XÃ ĐỒNG RỘC / BAN THƯỜNG TRỰC | x.docx | A07
ỦY BAN MTTQ VIỆT NAM XÃ ĐỒNG RỘC / HỘI NÔNG DÂN | x.docx | A08
CÔNG AN TỈNH VĨNH HÀ / CÔNG AN XÃ ĐỒNG RỘC | x.docx | A09
UBND XÃ ĐỒNG RỘC / BAN CHỈ HUY QUÂN SỰ | x.docx | A10
UBND XÃ ĐỒNG RỘC / TRƯỜNG TIỂU HỌC ĐỒNG RỘC | x.docx | A11
UBND XÃ ĐỒNG RỘC / TRƯỜNG TRUNG HỌC CƠ SỞ ĐỒNG RỘC | x.docx | A12
UBND XÃ ĐỒNG RỘC / TRẠM Y TẾ | x.docx | A13
ĐẢNG ỦY XÃ ĐỒNG RỘC / CHI BỘ ẤP 1 | x.docx | A14
ĐẢNG BỘ XÃ ĐỒNG RỘC / CHI BỘ ẤP 2 | x.docx | A15
ĐẢNG BỘ XÃ ĐỒNG RỘC / CHI BỘ ẤP 3 | x.docx | hỏi
UBND XÃ BẠCH SA / HỘI NÔNG DÂN | x.docx | hỏi A08
UBND XÃ BẠCH SA / CÔNG AN | x.docx | hỏi A09
UBND XÃ TÂN PHÚ / TRẠM Y TẾ | x.docx | hỏi A13
UBND PHƯỜNG BẠCH SA / TRẠM Y TẾ | x.docx | hỏi A13
UBND XÃ BẠCH SA / PHÒNG KINH TẾ | x.docx | hỏi A01
CÔNG AN TỈNH / CÔNG AN | x.docx | hỏi A09
HỘI NÔNG DÂN HUYỆN / HỘI NÔNG DÂN | x.docx | hỏi A08
SỞ Y TẾ / TRẠM Y TẾ | x.docx | hỏi A13
HỘI NÔNG DÂN XÃ BẠCH SA | x.docx | hỏi A08
UBND XÃ ĐỒNG RỘC, HUYỆN CÁI BÈ / HỘI NÔNG DÂN XÃ | x.docx | A08
UBND XÃ ĐỒNG RỘC / CÔNG AN XÃ | x.docx | A09
ĐẢNG ỦY XÃ ĐỒNG RỘC / HỘI NÔNG DÂN | x.docx | A08
HỘI NÔNG DÂN | x.docx | A08
- | Truong Tieu hoc Dong Roc.xlsx | A11
- | THCS Dong Roc.xlsx | hỏi A12
- | Dong Roc.xlsx | hỏi
"""
TWICE = """
M1 Huyện Châu Phú
M2 Xã Mỹ An (huyện Châu Phú)
M3 Xã Mỹ An (huyện An Bình)
M4 Xã Long Bình, huyện Châu Phú
M5 Xã Long Bình, huyện An Bình
"""
OF_COMMUNES_LISTED_WITH_THEIR_DISTRICTS = """
UBND HUYỆN CHÂU PHÚ / UBND XÃ MỸ AN | x.xlsx | M2
UBND HUYỆN AN BÌNH / UBND XÃ MỸ AN | x.xlsx | M3
ỦY BAN NHÂN DÂN HUYỆN AN BÌNH / ỦY BAN NHÂN DÂN XÃ LONG BÌNH | x.xlsx | M5
HUYỆN CHÂU PHÚ / XÃ LONG BÌNH | x.xlsx | M4
UBND TỈNH HÒA AN / UBND XÃ MỸ AN | x.xlsx | hỏi
UBND TỈNH HÒA AN / UBND XÃ MỸ AN | Châu Phú.xlsx | hỏi M1
UBND TỈNH HÒA AN / UBND XÃ TÂN LỢI | Huyện Châu Phú/x.xlsx | hỏi M1
UBND TỈNH HÒA AN / UBND XÃ MỸ AN | Xã Mỹ An huyện An Bình.xlsx | M3
"""
UNDER_ONE_DISTRICT = """
X01 Xã Long Khánh
X02 Xã Tân Hòa
X03 Phường 1
X04 Phường 2
T01 Trường THCS Trần Phú
"""
OF_HEADS_THAT_TELL_THE_BODY_ABOVE = """
ỦY BAN NHÂN DÂN HUYỆN THOẠI SƠN | BC xã Long Khánh.xlsx | X01
UBND TỈNH AN GIANG | BC xã Long Khánh.xlsx | X01
UBND THÀNH PHỐ LONG XUYÊN | Phường 2/bc.xlsx | X04
UBND XÃ VĨNH PHÚ | Trường THCS Trần Phú.xlsx | T01
UBND PHƯỜNG MỘT | BC Phường 1.xlsx | X03
UBND PHƯỜNG II | BC Phường 2.xlsx | X04
UBND PHƯỜNG II | BC Phường 1.xlsx | hỏi X03
UBND XÃ T.HÒA | Xã Tân Hòa/bc.xlsx | X02
UBND XÃ MỸ AN | Xã Tân Hòa/bc.xlsx | hỏi X02
"""
OF_PROVINCE_OF_VINH_HA = """
UBND TỈNH AN GIANG / VĂN PHÒNG | x.docx | hỏi V01
TỈNH ỦY AN GIANG / VĂN PHÒNG | x.docx | hỏi V02
ỦY BAN NHÂN DÂN TỈNH VĨNH HÀ / VĂN PHÒNG | x.docx | V01
UBND TỈNH / VĂN PHÒNG | x.docx | V01
TỈNH ỦY VĨNH HÀ / VĂN PHÒNG | x.docx | V02
TỈNH ỦY / VĂN PHÒNG | x.docx | V02
"""


def cases(units: str, table: str) -> list[tuple[str, str, str, str]]:
    return [(units, *(part.strip() for part in line.split("|"))) for line in table.strip().splitlines()]


@pytest.fixture(scope="module")
def index_of():
    """The names of a list, made once for all cases."""
    known: dict[str, NameIndex] = {}

    def index(listed: str) -> NameIndex:
        if listed not in known:
            rows = (line.partition(" ") for line in listed.strip().splitlines())
            known[listed] = NameIndex(Unit(code=code, name=name) for code, _, name in rows)
        return known[listed]

    return index


def head_of(text: str) -> list[str]:
    lines = [] if text == "-" else [line.strip() for line in text.split("/")]
    return [*lines, "Số: 15/BC-XX", "BÁO CÁO", "kết quả 5 năm thực hiện Chỉ thị số 15-CT/TU"] if lines else []


@pytest.mark.parametrize(
    ("listed", "head", "file", "whose"),
    [
        *cases(PROVINCE, OF_PROVINCE),
        *cases(DISTRICTS, OF_DISTRICTS),
        *cases(COMMUNES, OF_COMMUNES),
        *cases(DISTRICT_LIST, OF_DISTRICT_LIST),
        *cases(CITY, OF_CITY),
        *cases(ONE_COMMUNE, OF_ONE_COMMUNE),
        *cases(TWICE, OF_COMMUNES_LISTED_WITH_THEIR_DISTRICTS),
        *cases(UNDER_ONE_DISTRICT, OF_HEADS_THAT_TELL_THE_BODY_ABOVE),
    ],
)
def test_whose_a_report_is(index_of, listed, head, file, whose):
    submission = Submission(file=file, sha256="", size=0, format="", letterhead=letterhead_of_text(head_of(head)))

    is_told(sender_of(submission, index_of(listed), {}), whose)


@pytest.mark.parametrize(("listed", "head", "file", "whose"), cases(PROVINCE, OF_PROVINCE_OF_VINH_HA))
def test_whose_a_report_is_where_the_office_is_of_a_province(index_of, listed, head, file, whose):
    submission = Submission(file=file, sha256="", size=0, format="", letterhead=letterhead_of_text(head_of(head)))

    is_told(sender_of(submission, index_of(listed), {}, province_in("BAN THƯỜNG VỤ", "TỈNH ỦY VĨNH HÀ")), whose)


def is_told(sender: Sender, whose: str) -> None:
    is_sure = sender.confidence >= SURE
    assert (sender.unit if is_sure else None) == (None if whose.startswith("hỏi") else whose)
    assert is_sure or sender.unit in (None, *whose.split()[1:])
