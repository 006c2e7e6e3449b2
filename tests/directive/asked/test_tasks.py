"""What a paper asks of whom: every form a duty takes, and everything that looks like one and is none."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.directive.asked.addressed import bodies_addressed
from tongket.directive.asked.tasks import tasks_asked
from tongket.directive.asked.told import DeadlineKind, PaperKind, TaskAsked
from tongket.directive.document import Paragraph

Paper = Callable[[str], Sequence[Paragraph]]
EXAMPLES = Path(__file__).resolve().parents[3] / "examples" / "tasks"


class Typed(NamedTuple):
    """One paragraph."""

    number: int
    text: str


def who(task: TaskAsked) -> tuple[list[str], list[str]]:
    """Who leads and who helps."""
    return [body.name for body in task.lead], [body.name for body in task.coordinate]


def test_a_notice_names_who_leads_who_helps_and_until_when(paper: Paper) -> None:
    (task,) = tasks_asked(
        paper("""
        THÔNG BÁO

        2. Giao Sở Xây dựng chủ trì, phối hợp với Sở Tài chính, UBND huyện Tân Kỳ lập kế hoạch, trình trước 20/3/2024.
        """)
    )

    assert who(task) == (["Sở Xây dựng"], ["Sở Tài chính", "Ủy ban nhân dân huyện Tân Kỳ"])
    assert task.what == "lập kế hoạch, trình trước 20/3/2024"
    assert (task.deadline.day, task.product, task.address) == (date(2024, 3, 20), "kế hoạch", "mục 2")
    assert task.paper is PaperKind.CONCLUSIONS
    assert task.evidence == ("Giao", "chủ trì")


def test_a_body_as_heading_stands_over_the_duties_below_it(paper: Paper) -> None:
    tasks = tasks_asked(
        paper("""
        KẾ HOẠCH

        1. Công an tỉnh:

        - Tăng cường tuần tra.

        - Báo cáo kết quả hằng tháng.

        2. Sở Tài chính: Bố trí kinh phí.
        """)
    )

    assert [who(task)[0] for task in tasks] == [["Công an tỉnh"], ["Công an tỉnh"], ["Sở Tài chính"]]
    assert tasks[1].deadline.kind is DeadlineKind.RECURRING


def test_the_last_article_of_a_decision_asks(paper: Paper) -> None:
    (task,) = tasks_asked(
        paper("""
        QUYẾT ĐỊNH

        Điều 3. Chánh Văn phòng UBND tỉnh, Giám đốc các Sở: Nội vụ, Tài chính và các cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.
        """)  # noqa: E501
    )

    assert who(task)[0] == ["Chánh Văn phòng Ủy ban nhân dân tỉnh", "Giám đốc Sở Nội vụ", "Giám đốc Sở Tài chính"]
    assert (task.what, task.address) == ("thi hành Quyết định này", "Điều 3")


def test_a_table_of_tasks_is_read_row_by_row(paper: Paper) -> None:
    tasks = tasks_asked(
        paper("""
        KẾ HOẠCH

        TT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian\tSản phẩm
        1\tKhảo sát\tSở Y tế\tSở Tài chính\tTháng 4/2022\tBáo cáo
        2\tTập huấn\tnt\t\tThường xuyên\t
        """)
    )

    assert [who(task) for task in tasks] == [(["Sở Y tế"], ["Sở Tài chính"]), (["Sở Y tế"], [])]
    assert (tasks[0].what, tasks[0].product, tasks[0].deadline.day) == ("Khảo sát", "Báo cáo", date(2022, 4, 30))
    assert tasks[1].deadline.kind is DeadlineKind.RECURRING


def test_a_table_of_something_else_asks_nothing(paper: Paper) -> None:
    assert tasks_asked(paper("KẾ HOẠCH\n\nTT\tNội dung\tSố vụ\n1\tTrộm cắp\t12")) == ()


def test_lines_below_a_duty_say_who_and_until_when(paper: Paper) -> None:
    (task,) = tasks_asked(
        paper("""
        KẾ HOẠCH

        1. Xây dựng báo cáo sơ kết

        - Đơn vị chủ trì: Văn phòng UBND tỉnh

        - Đơn vị phối hợp: Sở Nội vụ

        - Thời gian hoàn thành: trước ngày 15/8/2023
        """)
    )

    assert who(task) == (["Văn phòng Ủy ban nhân dân tỉnh"], ["Sở Nội vụ"])
    assert (task.what, task.deadline.day) == ("Xây dựng báo cáo sơ kết", date(2023, 8, 15))


def test_a_letter_asks_those_it_is_sent_to(paper: Paper) -> None:
    (task,) = tasks_asked(
        paper("""
        V/v báo cáo kết quả

        Kính gửi: Công an các huyện, thành phố.

        Công an tỉnh đề nghị:

        1. Rà soát số liệu, gửi trước ngày 10/9/2021.
        """)
    )

    assert who(task)[0] == ["Công an các huyện, thành phố"]


def test_a_speech_told_in_the_news_asks(paper: Paper) -> None:
    tasks = tasks_asked(
        paper("""
        Phát biểu tại hội nghị, ông đề nghị các cấp ủy chính quyền các huyện, thị cần tập trung khắc phục hạn chế. Tiếp tục đẩy mạnh tuyên truyền. Công an tỉnh cần nắm chắc tình hình; tăng cường tuần tra.
        """)  # noqa: E501
    )

    places = ["các cấp ủy", "chính quyền", "các huyện, thị xã"]
    assert [who(task)[0] for task in tasks] == [places, places, ["Công an tỉnh"], ["Công an tỉnh"]]


@pytest.mark.parametrize(
    "told",
    [
        "Công an tỉnh đã triển khai 12 đợt cao điểm.",
        "Theo báo cáo, Sở Y tế phối hợp với các ngành mở 45 lớp tập huấn.",
        "Phòng Kỹ thuật phải thay thế hơn 40 km đường ống trong điều kiện khó khăn.",
        "Các đại biểu cho rằng UBND tỉnh cần có chính sách hỗ trợ.",
        "Thực hiện Chỉ thị số 12, Tỉnh ủy đã ban hành kế hoạch, yêu cầu các cấp ủy thực hiện.",
    ],
)
def test_what_was_done_or_wished_is_no_task(paper: Paper, told: str) -> None:
    assert tasks_asked(paper(told)) == ()


@pytest.mark.parametrize(
    "told",
    [
        "Sở Nội vụ đã có Công văn số 1088/SNV-CCHC đề nghị các cơ quan, địa phương gửi báo cáo trước ngày 31/10/2023.",
        "Nếu có khó khăn, vướng mắc, các cơ quan, đơn vị kịp thời phản ánh về Sở Nội vụ.",
        "UBND tỉnh ban hành Kế hoạch tổng kết với các nội dung sau:",
        "Căn cứ chức năng, nhiệm vụ được giao tại Nghị định số 12/2020/NĐ-CP.",
    ],
)
def test_what_a_plan_only_mentions_is_no_task(paper: Paper, told: str) -> None:
    assert tasks_asked(paper(f"KẾ HOẠCH\n\n{told}")) == ()


def test_a_part_headed_results_tells(paper: Paper) -> None:
    assert tasks_asked(paper("THÔNG BÁO\n\nI. Đánh giá\n\n- Công an huyện phối hợp triệt phá 12 vụ.")) == ()


def test_a_report_asks_nothing(paper: Paper) -> None:
    assert tasks_asked(paper("BÁO CÁO\n\nIV. KIẾN NGHỊ\n\nĐề nghị Trung ương Hội hỗ trợ tài liệu.")) == ()


def test_bodies_addressed_are_named_once_with_how_often(paper: Paper) -> None:
    bodies = bodies_addressed(
        paper("THÔNG BÁO\n\n1. Giao Sở Y tế lập kế hoạch.\n\n2. Sở Y tế phối hợp Công an tỉnh kiểm tra.")
    )

    assert [(body.name, body.text, body.tasks) for body in bodies] == [
        ("Sở Y tế", "Sở Y tế", 2),
        ("Công an tỉnh", "Công an tỉnh", 1),
    ]


@pytest.mark.parametrize("marked", tomllib.loads((EXAMPLES / "key.toml").read_text(encoding="utf-8"))["document"])
def test_every_duty_of_the_examples_is_found(paper: Paper, marked: dict[str, object]) -> None:
    lines = paper((EXAMPLES / str(marked["file"])).read_text(encoding="utf-8"))
    tasks = tasks_asked(lines)

    for duty in marked["task"]:  # type: ignore[attr-defined]
        assert any(duty["what"] in task.what for task in tasks), duty["what"]


def test_a_duty_stands_where_it_says(paper: Paper) -> None:
    for path in sorted(EXAMPLES.glob("*.txt")):
        lines = paper(path.read_text(encoding="utf-8"))
        texts = {line.number: line.text for line in lines}

        assert all(texts[task.paragraph][task.start : task.end] == task.what for task in tasks_asked(lines))


def test_bodies_listed_below_a_duty_are_asked_it_too(paper: Paper) -> None:
    (task,) = tasks_asked(
        paper("KẾ HOẠCH\n\n2. Các sở, ngành gửi báo cáo trước ngày 20/10/2020:\n\n- Công an tỉnh;\n\n- Sở Tư pháp.")
    )

    assert who(task)[0] == ["các sở, ngành", "Công an tỉnh", "Sở Tư pháp"]


def test_bodies_parted_by_semicolons_are_one_subject(paper: Paper) -> None:
    (task,) = tasks_asked(
        paper("QUYẾT ĐỊNH\n\nĐiều 3. Chánh Văn phòng UBND tỉnh; Giám đốc các sở, ngành chịu trách nhiệm thi hành.")
    )

    assert who(task)[0] == ["Chánh Văn phòng Ủy ban nhân dân tỉnh", "Giám đốc các sở, ngành"]


def test_a_list_told_in_the_news_keeps_its_bodies(paper: Paper) -> None:
    tasks = tasks_asked(
        paper("""
        Tỉnh ủy yêu cầu các cấp ủy đảng thực hiện tốt các nội dung:

        Một là, tiếp tục quán triệt Chỉ thị.

        Hai là, Công an tỉnh chủ động tham mưu.

        Ba ngày sau, hội nghị bế mạc.

        Tăng cường giao lưu, các đội đã thi đấu sôi nổi.
        """)
    )

    assert [who(task)[0] for task in tasks] == [["các cấp ủy đảng"], ["Công an tỉnh"]]


def test_a_speaker_is_never_who_is_asked(paper: Paper) -> None:
    (task,) = tasks_asked(paper("Ông Lê Văn A, Giám đốc Sở Y tế nhấn mạnh các bệnh viện phải trực 24/24 giờ."))

    assert who(task)[0] == ["các bệnh viện"]


def test_those_spoken_of_first_are_asked(paper: Paper) -> None:
    (task,) = tasks_asked(paper("Đối với các huyện, thành phố, bà đề nghị thành lập đoàn liên ngành."))

    assert who(task)[0] == ["các huyện, thành phố"]


PIECES = ("Công an tỉnh ", "cần ", "yêu cầu ", "tăng cường ", "đã ", "; ", ". ", ": ", "\n", "\t", "1. ", "(", "ỷ ")


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_whatever_is_typed_every_duty_stands_where_it_says(text: str) -> None:
    (line,) = [Typed(1, text)]

    assert all(text[task.start : task.end] == task.what for task in tasks_asked([line]))


def test_to_direct_another_body_is_the_duty_of_whom_the_item_names(paper: Paper) -> None:
    (task,) = tasks_asked(
        paper("""
        CHỈ THỊ

        3. Ban cán sự đảng UBND tỉnh chỉ đạo Công an tỉnh xây dựng kế hoạch, hoàn thành trong tháng 4/2022.
        """)
    )

    assert who(task)[0] == ["Ban cán sự đảng Ủy ban nhân dân tỉnh"]
    assert task.what.startswith("chỉ đạo Công an tỉnh xây dựng kế hoạch")
    assert task.deadline.day == date(2022, 4, 30)


def test_whom_a_telegram_is_sent_to_is_no_duty(paper: Paper) -> None:
    tasks = tasks_asked(
        paper("""
        CÔNG ĐIỆN

        THỦ TƯỚNG CHÍNH PHỦ điện:

        - Bí thư Tỉnh ủy các tỉnh: Yên Bái, Lào Cai.

        1. Bộ Công Thương bảo đảm cung ứng điện.
        """)
    )

    assert [task.what for task in tasks] == ["bảo đảm cung ứng điện"]


def test_what_a_notice_itself_tells_is_no_duty(paper: Paper) -> None:
    tasks = tasks_asked(
        paper("""
        THÔNG BÁO

        Cục Thuế tỉnh thông báo tạm dừng hệ thống đến 8 giờ ngày 25/02/2024. Đề nghị các Phòng hướng dẫn người nộp thuế.
        """)
    )

    assert [task.what for task in tasks] == ["hướng dẫn người nộp thuế"]


def test_who_led_a_meeting_was_given_no_duty(paper: Paper) -> None:
    assert not tasks_asked(paper("BIÊN BẢN\n\nI. Thành phần: 07 đảng viên.\n\nChủ trì: đồng chí Bí thư chi bộ."))


def test_numbers_in_brackets_are_items_of_the_duties_above_them(paper: Paper) -> None:
    tasks = tasks_asked(
        paper("""
        KẾT LUẬN

        2. Ban Bí thư yêu cầu các cấp ủy tập trung chỉ đạo thực hiện tốt các nhiệm vụ, giải pháp sau:

        (1) Tiếp tục quán triệt Chỉ thị số 12-CT/TW.

        (2) Xây dựng kế hoạch trước 31/12.
        """)
    )

    assert [(who(task)[0], task.what, task.address) for task in tasks] == [
        (["các cấp ủy"], "Tiếp tục quán triệt Chỉ thị số 12-CT/TW", "mục 2"),
        (["các cấp ủy"], "Xây dựng kế hoạch trước 31/12", "mục 2"),
    ]
    assert (tasks[1].deadline.text, tasks[1].deadline.day) == ("trước 31/12", None)


def test_a_name_with_one_capital_ends_where_the_duty_begins(paper: Paper) -> None:
    (task,) = tasks_asked(paper("KẾ HOẠCH\n\n2. Phòng Công tác đảng và công tác chính trị theo dõi việc thực hiện."))

    assert who(task)[0] == ["Phòng Công tác đảng và công tác chính trị"]
    assert task.what == "theo dõi việc thực hiện"


def test_the_words_by_which_a_decision_comes_to_be_are_no_duty(paper: Paper) -> None:
    tasks = tasks_asked(
        paper(
            "QUYẾT ĐỊNH\n\nỦy ban nhân dân ban hành Quyết định quy định nhiệm vụ của Sở Nội vụ.\n\nĐiều 1. Giao Sở A."
        )
    )

    assert not tasks


def test_titles_of_parts_and_what_is_said_of_the_paper_are_no_duties(paper: Paper) -> None:
    tasks = tasks_asked(
        paper("""
        CHỈ THỊ

        Bộ Chính trị yêu cầu cấp ủy các cấp lãnh đạo, chỉ đạo thực hiện tốt các nội dung sau:

        1- Yêu cầu

        2- Tổ chức thực hiện

        2.1. Xây dựng kế hoạch đại hội.

        2.2. Chỉ thị này thay thế Chỉ thị số 35-CT/TW, ngày 30/5/2019.
        """)
    )

    assert [task.what for task in tasks] == ["Xây dựng kế hoạch đại hội"]
