"""The founding news item, read where it is: what an official would list of it, marked by hand before it was read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tongket.collect.narratives.narrative import read_narrative
from tongket.directive.asked.addressed import bodies_addressed
from tongket.directive.asked.awards import awards_told
from tongket.directive.asked.reviews import reviews_told
from tongket.directive.asked.tasks import tasks_asked
from tongket.directive.asked.told import DeadlineKind, PaperKind
from tongket.directive.document import Paragraph
from tongket.directive.review import ReviewKind

pytestmark = pytest.mark.data

ALL_OVER = ["các cấp ủy", "chính quyền", "Mặt trận Tổ quốc", "các đoàn thể", "các huyện, thành phố, thị xã"]
ARMED = ["lực lượng vũ trang", "Công an các cấp"]
POLICE = ["Công an tỉnh"]
ASKED = [
    (ALL_OVER, "tập trung có giải pháp kế hoạch khắc phục ngay những hạn chế, tồn tại"),
    (ALL_OVER, "Tiếp tục triển khai thực hiện có hiệu quả các Nghị quyết, Chỉ thị"),
    (ALL_OVER, "đẩy mạnh công tác tuyên truyền nâng cao nhận thức"),
    (ARMED, "nắm chắc tình hình, chủ động thực hiện các biện pháp phòng ngừa"),
    (ARMED, "kịp thời phát hiện đấu tranh ngăn chặn các hoạt động"),
    (ARMED, "Vô hiệu hóa các đối tượng có biểu hiện nhen nhóm"),
    (POLICE, "có kế hoạch phối hợp giải quyết kịp thời các vụ việc"),
    (POLICE, "Tăng cường công tác đảm bảo an ninh chính trị nội bộ"),
    (POLICE, "chủ động phản bác thông tin sai trái"),
]


@pytest.fixture(scope="module")
def news(shared_data: Path) -> Sequence[Paragraph]:
    """Its paragraphs."""
    path = next((shared_data / "seed").glob("*.txt"))
    return read_narrative(path.read_bytes(), path.name).blocks


def test_the_tasks_asked_of_each_body(news: Sequence[Paragraph]) -> None:
    tasks = tasks_asked(news)

    assert [[body.name for body in task.lead] for task in tasks] == [bodies for bodies, _ in ASKED]
    assert all(task.what.startswith(opening) for task, (_, opening) in zip(tasks, ASKED, strict=True))
    assert {task.deadline.kind for task in tasks} == {DeadlineKind.NONE}
    assert {task.paper for task in tasks} == {PaperKind.NEWS}


def test_the_bodies_addressed(news: Sequence[Paragraph]) -> None:
    assert [body.name for body in bodies_addressed(news)] == [*ALL_OVER, *ARMED, *POLICE]


def test_the_reviews_with_their_spans(news: Sequence[Paragraph]) -> None:
    told = [(each.document.canonical, each.kind, each.years, each.is_tied) for each in reviews_told(news)]

    assert told == [
        ("Chỉ thị 48", ReviewKind.FINAL, 10, False),
        ("Chỉ thị 46", ReviewKind.INTERIM, 5, False),
        ("Chỉ thị 12", ReviewKind.INTERIM, 3, False),
        ("Nghị quyết 51", None, None, True),
    ]


def test_the_awards(news: Sequence[Paragraph]) -> None:
    (award,) = awards_told(news)

    assert (award.form, award.by) == ("Bằng khen", "Ban Thường vụ Tỉnh ủy Tiền Giang")
    assert [(each.who, each.count) for each in award.to] == [("tập thể", None), ("cá nhân", None)]
    assert [document.number for document in award.documents] == ["48", "46"]
