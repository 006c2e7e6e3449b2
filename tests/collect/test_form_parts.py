"""What is part of what, where spaces, "Trong đó" and printed numbers say it in their own ways."""

from form_layouts import form_of, row_of

from tongket.directive.form import RowKind


def test_a_part_pushed_in_under_the_first_part_stands_beside_it():
    form = form_of(
        (
            "B",
            [
                ["STT", "Chỉ tiêu", "ĐVT", "2022", "2023"],
                [1, "Số đoàn viên mới", "Người"],
                ["", "Trong đó: Khối trường học", "Người"],
                ["", "                Khối địa bàn dân cư", "Người"],
                [2, "Số đoàn viên ưu tú", "Người"],
            ],
        )
    )

    assert [row_of(form, n).of_which for n in (2, 3, 4, 5)] == [None, 2, 2, None]


def test_numbers_in_the_labels_say_what_is_under_what_where_codes_only_mark_the_rows():
    form = form_of(
        (
            "B",
            [
                ["Mã số", "Loại cây trồng", "Diện tích (ha)", "Sản lượng (tấn)"],
                ["01", "I. Lúa cả năm"],
                ["02", "1. Lúa đông xuân"],
                ["03", "2. Lúa hè thu"],
                ["04", "II. Ngô"],
                ["05", "Tổng cộng (01+04)"],
            ],
        )
    )

    assert (row_of(form, 2).kind, row_of(form, 2).parts) == (RowKind.TOTAL, (3, 4))
    assert row_of(form, 6).parts == (2, 5)


def test_a_part_of_a_part_pushed_in_further_is_held_against_that_part():
    rows = [
        ["1", "Thu nội địa", "Tỷ đồng"],
        ["", "   Trong đó: Doanh nghiệp nhà nước", "Tỷ đồng"],
        ["", "      Trong đó: Doanh nghiệp nhà nước địa phương", "Tỷ đồng"],
    ]
    form = form_of(("B", [["STT", "Chỉ tiêu", "ĐVT", "Năm 2022", "Năm 2023"], *rows]))

    assert [row_of(form, number).of_which for number in (2, 3, 4)] == [None, 2, 3]
