"""Which unit a text means: any spelling, and nobody when that is not certain."""

from __future__ import annotations

import pytest

from tongket.units.names import NameIndex, recognise
from tongket.units.unit import Unit

TIEN_GIANG = [
    Unit(code="H01", name="Thành phố Mỹ Tho"),
    Unit(code="H02", name="Thị xã Gò Công"),
    Unit(code="H03", name="Thị xã Cai Lậy"),
    Unit(code="H04", name="Huyện Cái Bè"),
    Unit(code="H05", name="Huyện Cai Lậy"),
    Unit(code="H06", name="Huyện Châu Thành"),
    Unit(code="H07", name="Huyện Chợ Gạo"),
    Unit(code="H08", name="Huyện Gò Công Đông"),
    Unit(code="H09", name="Huyện Gò Công Tây"),
    Unit(code="H10", name="Huyện Tân Phú Đông"),
    Unit(code="H11", name="Huyện Tân Phước"),
    Unit(code="S01", name="Công an tỉnh"),
    Unit(code="S02", name="Sở Lao động - Thương binh và Xã hội"),
    Unit(code="S03", name="Sở Giáo dục và Đào tạo"),
    Unit(code="S04", name="Sở Tư pháp"),
    Unit(code="S05", name="Ban Tuyên giáo Tỉnh ủy"),
    Unit(code="S06", name="Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"),
    Unit(code="S07", name="Bộ Chỉ huy Quân sự tỉnh"),
    Unit(code="S08", name="Hội Liên hiệp Phụ nữ tỉnh"),
    Unit(code="S09", name="Tỉnh đoàn", other_names=("Đoàn TNCS Hồ Chí Minh tỉnh",)),
    Unit(code="S10", name="Ban An toàn giao thông tỉnh", other_names=("Ban ATGT",)),
    Unit(code="S11", name="Sở Văn hóa, Thể thao và Du lịch"),
    Unit(code="S12", name="Viện Kiểm sát nhân dân tỉnh"),
    Unit(code="S13", name="Tòa án nhân dân tỉnh"),
]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("HUYỆN ỦY CÁI BÈ", "H04"),
        ("Huyện uỷ Cái Bè", "H04"),
        ("UBND huyện Cái Bè", "H04"),
        ("UBND H. CÁI BÈ", "H04"),
        ("Uỷ ban nhân dân huyện Cái Bè, tỉnh Tiền Giang", "H04"),
        ("cai-be", "H04"),
        ("BC_CaiBe_2020.xlsx", "H04"),
        ("bao cao cai be (lan 2).xls", "H04"),
        ("TX. Cai Lậy", "H03"),
        ("TX Cai Lay", "H03"),
        ("txcailay_ct48.xlsx", "H03"),
        ("Thị ủy Cai Lậy", "H03"),
        ("ThiXaCaiLay-2020", "H03"),
        ("H.Cai Lậy", "H05"),
        ("BC_cai_lay_huyen_2020_lan2.xlsx", "H05"),
        ("BC_ca_lay_huyen_2020_lan2.xlsx", "H05"),
        ("Huyện Cai Lây", "H05"),
        ("TP. Mỹ Tho", "H01"),
        ("tp Mĩ Tho", "H01"),
        ("THÀNH ỦY MỸ THO", "H01"),
        ("Gò Công Đông", "H08"),
        ("thị xã Gò Công", "H02"),
        ("go cong tay.xlsx", "H09"),
        ("Châu Thành", "H06"),
        ("ChauThanh_PhuLuc.xlsx", "H06"),
        ("tân phứoc", "H11"),
        ("H07.xlsx", "H07"),
        ("h10_baocao_2020.xlsx", "H10"),
        ("CÔNG AN TỈNH TIỀN GIANG", "S01"),
        ("CA tỉnh", "S01"),
        ("CA_tinh_2020.xlsx", "S01"),
        ("Sở LĐTBXH", "S02"),
        ("SLĐTBXH", "S02"),
        ("so-ld-tb-xh.xlsx", "S02"),
        ("Sở LĐ-TB&XH tỉnh Tiền Giang", "S02"),
        ("SỞ LAO ĐỘNG – THƯƠNG BINH VÀ XÃ HỘI", "S02"),
        ("Sở GD&ĐT", "S03"),
        ("SGDDT_BC.xls", "S03"),
        ("Sở TP", "S04"),
        ("so tu phap", "S04"),
        ("BTG Tỉnh ủy", "S05"),
        ("Ban Tuyên giáo", "S05"),
        ("UBMTTQ tỉnh", "S06"),
        ("MTTQVN tỉnh Tiền Giang", "S06"),
        ("Bộ CHQS tỉnh", "S07"),
        ("BCH Quân sự tỉnh", "S07"),
        ("Hội LHPN tỉnh", "S08"),
        ("tinhdoan.xlsx", "S09"),
        ("Ban ATGT tỉnh", "S10"),
        ("Sở VHTTDL", "S11"),
        ("VKSND tỉnh", "S12"),
        ("TAND tỉnh", "S13"),
        ("UBND huyện Chợ Gạo gửi Công an tỉnh", "H07"),
    ],
)
def test_a_unit_is_known_by_any_spelling(text, code):
    unit, confidence = recognise(text, TIEN_GIANG)

    assert unit is not None, text
    assert unit.code == code
    assert confidence >= 0.7


@pytest.mark.parametrize(
    "text",
    [
        "Cai Lậy",  # the town or the district?
        "bao cao cai lay.xlsx",
        "huyện Mỹ Tho",  # there is a city of that name, no district
        "thị xã Gò Công Đông",  # never the town of Gò Công
        "Huyện Cái Bè và huyện Chợ Gạo",
        "phụ lục số liệu 2020.xlsx",
        "Huyện Cần Giờ",
        "",
        "2020",
        "Số: 15/BC-UBND",
        "Ủy ban nhân dân tỉnh Tiền Giang",
    ],
)
def test_a_doubtful_name_is_nobody(text):
    unit, _ = recognise(text, TIEN_GIANG)

    assert unit is None


@pytest.mark.parametrize("text", ["Công an huyện Cái Bè", "BC_Phong Tu phap huyen Cai Be", "Hội Nông dân xã Cái Bè"])
def test_a_body_of_a_place_is_not_surely_the_place(text):
    unit, confidence = recognise(text, TIEN_GIANG)

    assert unit is None or unit.code == "H04"
    assert confidence < 0.6  # a person is asked


@pytest.mark.parametrize(
    "text", ["Phòng chống tội phạm huyện Cái Bè", "Hội nghị tổng kết huyện Cái Bè", "moi truong huyen Cai Be"]
)
def test_a_subject_before_a_place_is_no_body_of_it(text):
    unit, confidence = recognise(text, TIEN_GIANG)

    assert unit is not None
    assert confidence >= 0.7


def test_diacritics_tell_names_apart():
    communes = [Unit(code="1", name="Xã Tân Phú"), Unit(code="2", name="Xã Tấn Phú")]

    assert recognise("UBND XÃ TẤN PHÚ", communes)[0] == communes[1]
    assert recognise("UBND xã Tân Phú", communes)[0] == communes[0]
    assert recognise("xa tan phu", communes)[0] is None


def test_a_name_without_marks_is_told_from_one_with():
    communes = [Unit(code="1", name="Xã Thanh Phong"), Unit(code="2", name="Xã Thạnh Phong")]

    assert recognise("ĐẢNG ỦY XÃ THANH PHONG", communes)[0] == communes[0]
    assert recognise("ĐẢNG ỦY XÃ THẠNH PHONG", communes)[0] == communes[1]
    assert recognise("xa thanh phong", communes)[0] is None


def test_the_group_tells_communes_of_one_name_apart():
    communes = [
        Unit(code="1", name="Xã Tân Phú", group="Tỉnh Đồng Nai"),
        Unit(code="2", name="Xã Tân Phú", group="Tỉnh Cà Mau"),
    ]

    assert recognise("UBND xã Tân Phú, tỉnh Đồng Nai", communes)[0] == communes[0]
    assert recognise("UBND xã Tân Phú", communes)[0] is None


def test_numbered_wards_need_their_level():
    wards = [Unit(code="a", name="Phường 1"), Unit(code="b", name="Phường 10"), Unit(code="c", name="Phường 2")]

    assert recognise("UBND Phường 10", wards)[0] == wards[1]
    assert recognise("Phường 1", wards)[0] == wards[0]
    assert recognise("bao cao lan 2", wards)[0] is None
    assert recognise("bieu 1 nam 2020", wards)[0] is None


def test_an_index_is_built_once_for_many_texts():
    index = NameIndex(TIEN_GIANG)

    assert index.recognise("Cái Bè") == recognise("Cái Bè", index)


def test_the_province_is_not_its_city_of_the_same_name():
    units = [Unit(code="H1", name="Thành phố Sơn La"), Unit(code="H2", name="Huyện Mai Sơn")]

    assert NameIndex(units).recognise("UBND TỈNH SƠN LA")[0] is None
    assert NameIndex(units).recognise("UBND THÀNH PHỐ SƠN LA")[0] == units[0]


def test_bodies_of_a_district_may_leave_the_district_out():
    names = ["Đảng ủy Quân sự huyện", "Hội Nông dân huyện", "Công an huyện", "Đảng ủy xã Bình An"]
    index = NameIndex([Unit(code=name, name=name) for name in names])

    def found(text: str) -> str | None:
        unit = index.recognise(text)[0]
        return unit.code if unit else None

    assert found("ĐẢNG ỦY QUÂN SỰ") == "Đảng ủy Quân sự huyện"
    assert found("HỘI NÔNG DÂN") == found("HỘI NÔNG DÂN HUYỆN BÌNH LONG") == "Hội Nông dân huyện"
    assert found("CÔNG AN HUYỆN BÌNH LONG") == "Công an huyện"
    assert found("HỘI NÔNG DÂN XÃ BÌNH AN") != "Hội Nông dân huyện"
    assert found("ĐẢNG BỘ XÃ BÌNH AN") == "Đảng ủy xã Bình An"


def test_a_body_nobody_listed_is_not_a_place_with_a_letter_wrong():
    units = [Unit(code="H02", name="Thị xã Gò Công"), Unit(code="H05", name="Huyện Cái Bè")]

    assert recognise("Bao cao SCT", units) == (None, 0.0)
    assert recognise("Sở Công Thương", units) == (None, 0.0)
    assert recognise("thi xa Go Cog", units)[0] == units[0]


def test_the_name_after_sent_to_is_no_sender():
    assert recognise("BC gửi Sở Tư pháp.docx", TIEN_GIANG) == (None, 0.0)
    assert recognise("bao cao gui ve Huyen uy Cai Be.docx", TIEN_GIANG) == (None, 0.0)
    found, _ = recognise("bao cao gui lai - huyen Cai Be.docx", TIEN_GIANG)
    assert found is not None
    assert found.code == "H04"


def test_a_body_of_the_province_does_not_make_its_city_the_province():
    units = [Unit(code="H1", name="Thành phố Sơn La"), Unit(code="L1", name="Công an tỉnh")]

    assert recognise("TỈNH ỦY SƠN LA", units) == (None, 0.0)
    assert recognise("THÀNH ỦY SƠN LA", units)[0] == units[0]


def test_the_bare_place_is_nobody_where_its_party_and_its_state_both_report():
    units = [Unit(code="D", name="Huyện ủy Cái Bè"), Unit(code="U", name="UBND huyện Cái Bè")]

    assert recognise("Huyện Cái Bè", units) == (None, 0.0)
    assert recognise("HUYỆN ỦY CÁI BÈ", units)[0] == units[0]
    assert recognise("UBND huyện Cái Bè", units)[0] == units[1]
