"""A sentence of one unit, said of several: what may be said of all, and what stays the unit's own."""

from __future__ import annotations

import pytest

from tongket.draft.common_words import in_common
from tongket.units.unit import Unit

PHUONG = Unit(code="P01", name="Phường Bình Khánh")
SO = Unit(code="S01", name="Sở Nông nghiệp và Môi trường")
HOI = Unit(code="S04", name="Hội Liên hiệp Phụ nữ tỉnh")
CAI_BE = Unit(code="H05", name="Huyện Cái Bè", other_names=("Huyện ủy Cái Bè", "H. Cái Bè"))


@pytest.mark.parametrize(
    ("told", "in_review"),
    [
        (
            "Huyện ủy đã chỉ đạo quán triệt Chỉ thị số 48-CT/TW đến từng chi bộ",
            "Cấp ủy đã chỉ đạo quán triệt Chỉ thị số 48-CT/TW đến từng chi bộ.",
        ),
        (
            "Bên cạnh đó, công tác phối hợp giữa các ngành chưa chặt chẽ;",
            "Công tác phối hợp giữa các ngành chưa chặt chẽ.",
        ),
        (
            "Tình hình trên địa bàn huyện giai đoạn 2011-2020 cơ bản ổn định.",
            "Tình hình trên địa bàn giai đoạn 2011-2020 cơ bản ổn định.",
        ),
        ("Thứ hai, phải lấy dân làm gốc.", "Phải lấy dân làm gốc."),
        ("Đề nghị Tỉnh quan tâm bổ sung biên chế.", "Đề nghị tỉnh quan tâm bổ sung biên chế."),
        ("Đề nghị Tỉnh ủy quan tâm bổ sung biên chế.", "Đề nghị Tỉnh ủy quan tâm bổ sung biên chế."),
        (
            "Chỉ thị được phổ biến cho cán bộ chủ chốt từ huyện đến xã, thị trấn.",
            "Chỉ thị được phổ biến cho cán bộ chủ chốt từ cấp huyện đến cơ sở.",
        ),
        ("Chủ quan: cán bộ còn ngại va chạm;", "Cán bộ còn ngại va chạm."),
        ("Do điều kiện khách quan: bờ biển dài, nhiều bãi ngang.", "Bờ biển dài, nhiều bãi ngang."),
        ("Qua 10 năm thực hiện, nhận thức được nâng lên.", "Qua 10 năm thực hiện, nhận thức được nâng lên."),
    ],
)
def test_what_any_unit_could_say(told: str, in_review: str) -> None:
    assert in_common(told, CAI_BE) == in_review


@pytest.mark.parametrize(
    "told",
    [
        "Đảng bộ huyện Cái Bè đã tổ chức học tập Chỉ thị.",  # names itself
        "CÁI BÈ là địa bàn phức tạp.",
        "Đã tổ chức 12 hội nghị quán triệt.",  # its own number
        "Đã ban hành Kế hoạch số 22-KH/HU, ngày 14/02/2011.",  # its own document
        "Ủy ban Kiểm tra Huyện ủy giám sát bốn chi bộ, có hai chi bộ chưa sâu sát.",  # its own numbers, written out
        "Đã giải tán mười lăm điểm đổ rác.",
        "Mô hình camera an ninh tại xã Hậu Mỹ Bắc hoạt động tốt.",  # a place of its own
        "Tranh chấp bãi nghêu Tân Thành đã êm nhờ có tổ hòa giải.",
        "Một số xã ven sông Tiền còn bị động khi có vụ việc đột xuất.",
        "Cầu Kênh Xáng xuống cấp nhưng chưa có vốn sửa chữa.",
        "Đề nghị kéo điện lưới vào bản Sín Chải trong năm tới.",
        "Ba thôn chưa có sóng di động nên phần mềm chưa dùng được.",  # its own number, at the start
        "Đồng chí bí thư và đồng chí Phó Chủ tịch phụ trách văn xã nhận trách nhiệm.",  # its own people
    ],
)
def test_what_only_the_unit_can_say(told: str) -> None:
    assert in_common(told, CAI_BE) is None


@pytest.mark.parametrize(
    "told",
    [
        "Các xã với Công an huyện ký quy chế phối hợp hằng năm.",
        "Các khóm, ấp Văn hóa giữ vững danh hiệu qua từng năm.",
        "Hạn mặn ở vùng Đồng bằng sông Cửu Long ngày càng gay gắt.",
        "Mỗi hộ ký bản Cam kết giữ gìn vệ sinh chung.",
        "Hai bên tuyến đường được trồng hoa, cây xanh.",
    ],
)
def test_kinds_of_places_and_bodies_beside_them_are_no_unit_s_own(told: str) -> None:
    assert in_common(told, SO) is not None


@pytest.mark.parametrize(
    ("told", "unit", "in_review"),
    [
        (
            "Chi tiêu được công khai trên trang thông tin của phường, chưa để xảy ra thất thoát.",
            PHUONG,
            "Chi tiêu được công khai trên trang thông tin của địa phương, chưa để xảy ra thất thoát.",
        ),
        (
            "Phối hợp giữa phường với ngân hàng, doanh nghiệp trơn tru.",
            PHUONG,
            "Phối hợp giữa địa phương với ngân hàng, doanh nghiệp trơn tru.",
        ),
        (
            "Hội đồng nhân dân phường giám sát chuyên đề.",
            PHUONG,
            "Hội đồng nhân dân cùng cấp giám sát chuyên đề.",
        ),
        (
            "Phường hỗ trợ nhà ở cho hộ nghèo, hộ có công.",
            PHUONG,
            "Địa phương hỗ trợ nhà ở cho hộ nghèo, hộ có công.",
        ),
        ("Cán bộ của phường, xã còn kiêm nhiệm.", PHUONG, "Cán bộ của phường, xã còn kiêm nhiệm."),
        ("Song mô hình kinh tế còn nhỏ lẻ.", HOI, "Mô hình kinh tế còn nhỏ lẻ."),
        ("Giao Phòng Phòng, chống tệ nạn xã hội tham mưu thực hiện.", SO, None),  # a division of its own
        (
            "Đảng ủy thành lập Ban Chỉ đạo (17 đồng chí) và tổ giúp việc (05 đồng chí), ban hành quy chế làm việc.",
            PHUONG,
            "Cấp ủy thành lập Ban Chỉ đạo và tổ giúp việc, ban hành quy chế làm việc.",
        ),
        (
            "Phường cũng ký kết chương trình phối hợp với các đoàn thể.",
            PHUONG,
            "Địa phương ký kết chương trình phối hợp với các đoàn thể.",
        ),
        (
            "Quy định về thu phí thay đổi, phường lúng túng khi áp dụng.",
            PHUONG,
            "Quy định về thu phí thay đổi, địa phương lúng túng khi áp dụng.",
        ),
        ("Phường nào làm tốt thì dân tin.", PHUONG, "Phường nào làm tốt thì dân tin."),
        ("Đảng ủy phường nhận trách nhiệm.", PHUONG, "Cấp ủy nhận trách nhiệm."),
        ("Tập thể Ban Thường vụ xin nhận trách nhiệm.", PHUONG, "Tập thể Ban Thường vụ cấp ủy xin nhận trách nhiệm."),
        (
            "Ban Thường vụ Tỉnh ủy quan tâm chỉ đạo thường xuyên.",
            PHUONG,
            "Ban Thường vụ Tỉnh ủy quan tâm chỉ đạo thường xuyên.",
        ),
        ("Sở tham mưu sửa đổi quy định về mức thu.", SO, "Đơn vị tham mưu sửa đổi quy định về mức thu."),
        (
            "Chương trình công tác năm của Huyện ủy có nội dung này.",
            CAI_BE,
            "Chương trình công tác năm của cấp ủy có nội dung này.",
        ),
        (
            "Bù lại, kiểm tra được tiến hành mỗi năm hai lần ở cả ba cấp.",
            CAI_BE,
            "Kiểm tra được tiến hành mỗi năm hai lần ở cả ba cấp.",
        ),
        (
            "Công tác phối hợp trong huyện chặt chẽ hơn.",
            CAI_BE,
            "Công tác phối hợp trên địa bàn chặt chẽ hơn.",
        ),
        ("Mỗi năm Ban Thường vụ chọn một việc để chỉ đạo điểm.", HOI, None),  # its own board, not the office's
        ("Tái chế.", SO, None),  # a label
        ("Hội Liên hiệp Phụ nữ vận động hội viên.", HOI, None),
    ],
)
def test_a_unit_of_any_kind_names_itself(told: str, unit: Unit, in_review: str | None) -> None:
    assert in_common(told, unit) == in_review
