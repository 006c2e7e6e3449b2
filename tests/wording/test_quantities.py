"""Numbers in running text: what counts, weighs or compares something, and what is only a date, a name or an age."""

from decimal import Decimal

import pytest

from tongket.wording.prose_words import Hedge
from tongket.wording.quantities import Form, quantities
from tongket.wording.same_things import things
from tongket.wording.spelled_numbers import read_spelled
from tongket.wording.syllables import composed, spelt, tokens


def told(text: str) -> list[str]:
    """Each number as "value form"; n/N as "n/N"."""
    found = quantities(composed(text))
    return [f"{q.value:f}/{q.whole:f}" if q.whole is not None else f"{q.value:f} {q.form.value}" for q in found]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("xảy ra 3.558 vụ", ["3558 count"]),
        ("giảm 224 vụ (6,72%)", ["224 count", "6.72 percent"]),
        ("tăng 09 vụ (+6,7%)", ["9 count", "6.7 percent"]),
        ("3.043/3.558 vụ (đạt 85,53%)", ["3043/3558", "85.53 percent"]),
        ("12 trên tổng số 17 xã", ["12/17"]),
        ("1.531 trong tổng số 1.547 vụ", ["1531/1547"]),
        ("đến nay đủ 12/12", ["12/12"]),
        ("không xã nào còn trắng mô hình (12/12)", ["12/12"]),
        ("95% đơn vị trực thuộc (19/20)", ["95 percent", "19/20"]),
        ("cứ 100 đối tượng thì có 13 người", ["13 percent"]),
        ("ít hơn năm 2011 mười mô hình", ["10 count"]),
        ("1,2 tỷ đồng", ["1200000000 count"]),
        ("3 tỷ 250 triệu đồng", ["3250000000 count"]),
        ("12.500,5 triệu đồng", ["12500500000 count"]),
        ("cao hơn 1,5 điểm phần trăm", ["1.5 points"]),
        ("tăng 2,3% điểm", ["2.3 points"]),
        ("100% điểm giao dịch có loa, tăng 2% điểm so với năm trước", ["100 percent", "2 points"]),
        ("tăng 1,5 lần, sau đó gấp đôi", ["1.5 times", "2 times"]),
        ("hai mươi lăm vụ", ["25 count"]),
        ("20 (hai mươi) vụ", ["20 count"]),
        ("một trăm linh năm hồ sơ", ["105 count"]),
        ("tổng số 812 vụ", ["812 count"]),
        ("cấp 12.000 tờ rơi", ["12000 count"]),
        ("2015 vụ", ["2015 count"]),
        ("chỉ có 25 trên 37 mô hình", ["25/37"]),
        ("giám sát bốn chi bộ, hai phường", ["4 count", "2 count"]),
        ("hoạt động tốt bốn mươi mốt, còn lại trung bình", ["41 count"]),
        ("yêu cầu 11 địa phương chấn chỉnh", ["11 count"]),
        ("14 trong 17 chỉ tiêu đạt và vượt", ["14/17"]),
        ("rút ngắn từ 20 ngày xuống còn 12 ngày", ["20 count", "12 count"]),
        ("bày bán 230 mặt hàng, mỗi tháng 1.100 đơn", ["230 count", "1100 count"]),
        ("đề nghị bố trí cho mỗi phường 02 công chức", ["2 count"]),
        ("cả kỳ 141 giấy, nhiều hơn kỳ trước 48 giấy", ["141 count", "48 count"]),
        ("còn thiếu một sản phẩm so với kế hoạch", ["1 count"]),
        ("47 trong số 94 chợ của tỉnh đã qua kiểm tra", ["47/94"]),
        ("25 hộ trong số 20 hộ đó", ["25 count", "20 count"]),
        ("xếp loại tốt: 23 HTX/40 HTX (57,5%)", ["23/40", "57.5 percent"]),
        ("261 người/280 người theo kế hoạch", ["261/280"]),
        ("thu 12 kg/30 ngày", ["12 count"]),
        ("năm 2021 mới có 2/6 chợ đạt tiêu chí", ["2/6"]),
        ("chợ đạt tiêu chí: 4/4 (năm 2023: 3/4)", ["4/4", "3/4"]),
        ("tăng hơn 3 lần", ["3 times"]),
        ("nhiều hơn kỳ trước gần 12 lần", ["12 times"]),
        ("mỗi cơ sở được kiểm tra hơn 3 lần", ["3 count"]),
        ("tổ chức chín chuyến tham quan, sửa sổ sách ở sáu nơi", ["9 count", "6 count"]),
    ],
)
def test_what_counts_is_read(text, numbers):
    assert told(text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "Chỉ thị số 48-CT/TW ngày 22/10/2010",
        "trả kết quả trong 5 ngày, có hồ sơ từ 20 ngày trước",
        "họp ở phường 02 vào tháng 12",
        "một sản phẩm thiếu nhãn",
        "dịp 2/9 các chợ đông khách, đến 30/4 năm sau mới thưa",
        "lễ ra quân có 8/3 hằng năm",
        "Kế hoạch 15/KH-UBND; Nghị định 05/2015/NĐ-CP; Luật 27/2020/QH14",
        "ngày 05 tháng 01 năm 2020, tháng 6/2020, quý I/2020, năm 2019",
        "giai đoạn 2011-2020, 10 năm qua, 6 tháng đầu năm",
        "người dưới 18 tuổi, từ 14 đến dưới 18 tuổi",
        "Điều 12, khoản 3, Biểu 1, Tổ 5, Phường 4, Quốc lộ 1",
        "Ngày hội 19/8, lúc 22 giờ 30 phút, trực 24/24",
        "mô hình “3 không”, Covid-19, PC06, đường tỉnh 865B",
        "Ban Chỉ đạo 138 huyện",
        "theo các khoản 1, 2 và 3 Điều 5, các điều 12, 13 và 14",
        "bản đồ tỷ lệ 1/5.000",
        "cứ 5 đối tượng thì có 1 người tái phạm",
        "kinh nghiệm ở Hưng Thạnh và Tân Lập 1 đều cho thấy",
        "Đội kiểm tra liên ngành 178 của tỉnh",
        "ra quân tối (24/12)",
        "1. Công tác quán triệt",
        "A.1. Nhà giáo học tập Chỉ thị",
        "mười năm thực hiện Chỉ thị",
        "họp hai lần, gồm ba phần, trong năm tổ chức",
        "sản phẩm đạt từ 3 sao trở lên, khách sạn 5 sao",
    ],
)
def test_dates_names_ages_and_document_numbers_count_nothing(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("hơn 1.200 lượt", Hedge.ABOVE),
        ("ước trên 1.200 lượt", Hedge.ABOVE),
        ("gần 1.200 lượt", Hedge.BELOW),
        ("khoảng 1.200 lượt", Hedge.ABOUT),
        ("không dưới 1.200 lượt", Hedge.AT_LEAST),
        ("chưa tới 1.200 lượt", Hedge.AT_MOST),
        ("nhiều hơn 12 vụ", Hedge.NONE),
        ("không thấp hơn 91%", Hedge.AT_LEAST),
        ("mỗi năm ít nhất 3 cuộc", Hedge.AT_LEAST),
        ("năm ít nhất 3.269 kg", Hedge.NONE),
        ("gần gấp đôi năm 2021", Hedge.BELOW),
        ("1.200 lượt", Hedge.NONE),
        ("năm 2024 trên 1.200 lượt", Hedge.ABOVE),
        ("giai đoạn 2020-2024 trên 6.300 lượt", Hedge.ABOVE),
        ("cả quý 1 đến quý 4 trên 1.200 lượt", Hedge.ABOVE),
        ("tính đến ngày 31/12 trên 1.200 lượt", Hedge.ABOVE),
        ("đến tháng 12/2024 trên 1.200 lượt", Hedge.ABOVE),
        ("thực hiện Chỉ thị 05 trên 1.200 lượt", Hedge.ABOVE),
        ("năm 2024 trên 96%", Hedge.ABOVE),
    ],
)
def test_a_hedge_is_told_from_a_comparison(text, hedge):
    assert quantities(composed(text))[0].hedge is hedge


def test_the_sign_in_brackets_is_kept():
    assert [quantity.sign for quantity in quantities("giảm 171 vụ (-5,87%), tăng 224 vụ (+6,72%)")] == [0, -1, 0, 1]


def test_the_smallest_step_shows_the_printed_places():
    steps = [quantity.step for quantity in quantities("85,53% và 12 vụ và 1,2 tỷ đồng")]

    assert steps == [Decimal("0.01"), Decimal(1), Decimal(10) ** 8]


def test_a_number_ends_before_what_it_counts():
    quantity = quantities("hơn 1,2 tỷ đồng")[0]

    assert ("hơn 1,2 tỷ đồng"[quantity.start : quantity.end], quantity.form) == ("1,2 tỷ", Form.COUNT)


@pytest.mark.parametrize(("one", "other"), [("hoà", "hòa"), ("thuỷ", "thủy"), ("tỷ", "tỉ"), ("KỸ", "kĩ")])
def test_two_spellings_of_a_syllable_are_one(one, other):
    assert spelt(one) == spelt(other)


@pytest.mark.parametrize(("text", "value"), [("mười lăm", 15), ("hai trăm linh ba", 203), ("ba nghìn năm trăm", 3500)])
def test_numbers_written_out_are_read(text, value):
    read = read_spelled(tokens(text), 0)

    assert read is not None
    assert (read.value, read.length) == (value, len(text.split()))


def test_ten_years_are_not_fifteen():
    read = read_spelled(tokens("mười năm"), 0)

    assert read is not None
    assert read.value == 10


def test_all_names_of_a_thing_are_one_key():
    names = ("tai nạn giao thông", "TNGT")

    assert len({frozenset(thing.key for thing in things(name)) for name in names}) == 1


def test_a_word_is_not_found_in_part_of_another():
    assert {thing.key for thing in things("hợp tác")}.isdisjoint({thing.key for thing in things("hợp đồng")})
