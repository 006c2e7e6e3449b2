"""A sentence of one unit, said of several: what may be said of all, and what stays the unit's own."""

from __future__ import annotations

import pytest

from tongket.draft.common_words import in_common
from tongket.units.unit import Unit

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
            "Tình hình địa bàn giai đoạn 2011-2020 cơ bản ổn định.",
        ),
        ("Thứ hai, phải lấy dân làm gốc.", "Phải lấy dân làm gốc."),
        ("Chủ quan: cán bộ còn ngại va chạm;", "Cán bộ còn ngại va chạm."),
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
        "Mô hình camera an ninh tại xã Hậu Mỹ Bắc hoạt động tốt.",  # a place of its own
    ],
)
def test_what_only_the_unit_can_say(told: str) -> None:
    assert in_common(told, CAI_BE) is None
