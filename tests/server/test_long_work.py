"""What takes long leaves the request: drafts and totals are made in the background, told of while they are made."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from tongket.server import totals
from tongket.server.actions import draft_review as drafting
from tongket.server.actions.accept_submission import accept_submission
from tongket.server.jobs.queues import LONG, sign_of_life
from tongket.server.jobs.sweep import sweep_after_start
from tongket.server.jobs.tasks import count_round, draft_round
from tongket.server.long_work import Notes, noting, open_work, progress_of
from tongket.server.records.event import Event
from tongket.server.records.review import ReviewRecord
from tongket.server.round_desk import folder_of

DRAFT = "/rounds/1/draft/"


def drafts_asked():
    return DBTaskResult.objects.filter(task_path=draft_round.module_path)


def page_of(browser, path):
    answer = browser.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def said(page):
    """What a page says, without its marks."""
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


@pytest.fixture
def accepted(office, sent, work_through):
    """The office with one report accepted; what the acceptance asked to be counted is counted."""
    accept_submission(sent("D01").pk, by=office.consolidator)
    work_through()
    return office


def half_written(office):
    """Every file of a draft that has no record."""
    folder = folder_of(office.round)
    known = {str(number) for number in ReviewRecord.objects.values_list("number", flat=True)}
    beside = [*folder.glob(".tongket/drafting/*"), *folder.glob(".tongket/progress/*")]
    return [*beside, *(path for path in folder.glob("reviews/*") if path.name not in known)]


@pytest.mark.slow
def test_asking_for_a_draft_answers_at_once_and_leads_to_it_when_it_is_made(accepted, signed_in, work_through):
    clerk = signed_in(accepted.consolidator)

    answer = clerk.post(DRAFT)

    assert (answer.status_code, ReviewRecord.objects.count()) == (302, 0)
    page = page_of(clerk, answer["Location"])
    assert "Đang soạn dự thảo theo yêu cầu của consolidator lúc" in page
    assert f'<a href="{answer["Location"]}">Xem lại trang</a>' in page  # without scripts
    assert f'hx-get="{answer["Location"]}?wait=1"' in page
    assert answer["Location"] in page_of(clerk, "/rounds/1/reviews/")

    work_through()

    made = ReviewRecord.objects.get()
    assert clerk.get(answer["Location"])["Location"] == f"/reviews/{made.pk}/"
    in_place = clerk.get(answer["Location"], HTTP_HX_REQUEST="true")
    assert (in_place.status_code, in_place["HX-Redirect"]) == (204, f"/reviews/{made.pk}/")
    assert half_written(accepted) == []
    assert [event.by for event in Event.objects.filter(what="review.draft")] == ["consolidator"]


def test_who_asks_while_one_is_being_made_is_led_to_the_same(accepted, signed_in):
    from tongket.approve.roles import Role
    from tongket.server.actions.people import give_role

    give_role(accepted.auditor, Role.CONSOLIDATOR, None, by=None)

    first = signed_in(accepted.consolidator).post(DRAFT)["Location"]
    second = signed_in(accepted.auditor).post(DRAFT)["Location"]

    assert first == second
    assert drafts_asked().count() == 1


def test_how_far_a_draft_is_is_shown_in_words_and_as_a_bar(accepted, signed_in):
    clerk = signed_in(accepted.consolidator)
    address = clerk.post(DRAFT)["Location"]
    work = open_work(draft_round, 1)

    with noting(folder_of(accepted.round), work.id) as step:
        step("writing", 3, 9)
        page = page_of(clerk, address)

    assert '<progress class="work" max="9" value="3" aria-label="Viết các văn bản">' in page
    assert "Viết các văn bản 3/9" in said(page)
    assert progress_of(folder_of(accepted.round), work.id) is None


def test_steps_that_follow_each_other_quickly_are_noted_now_and_then(tmp_path):
    notes = Notes(tmp_path / "work" / "x.json")

    for done in range(1, 100):
        notes("reading", done, 100)
    early = (tmp_path / "work" / "x.json").read_text()
    notes("reading", 100, 100)

    assert early == '["reading", 1, 100]'
    assert (tmp_path / "work" / "x.json").read_text() == '["reading", 100, 100]'


@pytest.mark.parametrize("language", ["vi", "en"])
def test_why_no_draft_came_is_told_in_the_language_of_who_reads_it(
    accepted, signed_in, monkeypatch, language, work_through
):
    def full_disk(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(drafting, "build", full_disk)
    clerk = signed_in(accepted.consolidator)
    address = clerk.post(DRAFT)["Location"]
    work_through()
    clerk.post("/language/", {"language": language})

    page = page_of(clerk, address)

    first, second = {"vi": ("Chưa soạn được dự thảo.", "xem chỗ trống"), "en": ("No draft was made.", "free space")}[
        language
    ]
    assert first in page
    assert second in page
    assert f'action="{DRAFT}"' in page  # and the way to try again
    assert "hx-get" not in page.split("</header>")[1]
    assert half_written(accepted) == []


def test_a_defect_of_ours_is_called_one_and_nothing_is_left(accepted, signed_in, monkeypatch, work_through):
    def half(built, desk, folder, *, step):
        (folder / "du-thao-bao-cao.docx").write_bytes(b"half")
        raise ZeroDivisionError

    monkeypatch.setattr(drafting, "write_out", half)
    clerk = signed_in(accepted.consolidator)
    address = clerk.post(DRAFT)["Location"]

    work_through()

    assert "Chương trình gặp lỗi, chưa ghi gì. Làm lại; nếu vẫn thế, báo người quản trị" in page_of(clerk, address)
    assert (half_written(accepted), ReviewRecord.objects.count()) == ([], 0)


def test_nothing_accepted_is_said_before_anything_is_asked_for(office, signed_in):
    clerk = signed_in(office.consolidator)

    answer = clerk.post(DRAFT)

    assert (answer.status_code, drafts_asked().count()) == (400, 0)
    assert "Chưa có báo cáo nào được nhận nên chưa có gì để soạn." in answer.content.decode()
    page = page_of(clerk, "/rounds/1/reviews/")
    assert "Chưa có báo cáo nào được nhận nên chưa có gì để soạn." in page
    assert f'action="{DRAFT}"' not in page


@pytest.mark.slow
def test_a_draft_whose_worker_was_killed_is_made_anew_and_what_was_half_written_goes(accepted, signed_in, work_through):
    clerk = signed_in(accepted.consolidator)
    address = clerk.post(DRAFT)["Location"]
    folder = folder_of(accepted.round)
    for name in (".tongket/drafting/0ab1/du-thao-bao-cao.docx", "reviews/1/phu-luc.xlsx"):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_bytes(b"half")
    drafts_asked().update(status="RUNNING", started_at=timezone.now(), worker_ids=["killed"])

    sweep_after_start(LONG)

    assert half_written(accepted) == []
    assert "Lần làm trước bị ngắt giữa chừng; việc đã được làm lại từ đầu" in page_of(clerk, address)
    work_through()
    made = ReviewRecord.objects.get()
    assert made.number == 1
    assert made.papers == drafting._hashes(folder / "reviews" / "1")
    assert (folder / "reviews" / "1" / "phu-luc.xlsx").read_bytes() != b"half"


@pytest.mark.slow
def test_a_worker_killed_after_the_draft_was_kept_makes_no_second(accepted, signed_in, work_through):
    clerk = signed_in(accepted.consolidator)
    address = clerk.post(DRAFT)["Location"]
    work_through()
    made = ReviewRecord.objects.get()
    drafts_asked().update(status="RUNNING", return_value=None)

    sweep_after_start(LONG)
    work_through()

    assert ReviewRecord.objects.get() == made
    assert clerk.get(address)["Location"] == f"/reviews/{made.pk}/"


def test_what_kills_its_worker_each_time_is_given_up_and_says_so(accepted, signed_in):
    clerk = signed_in(accepted.consolidator)
    address = clerk.post(DRAFT)["Location"]

    for tries in range(1, 4):
        drafts_asked().update(status="RUNNING", worker_ids=["killed"] * tries)
        sweep_after_start(LONG)

    assert drafts_asked().get().status == "FAILED"
    assert "Đã làm 3 lần nhưng lần nào cũng bị ngắt" in page_of(clerk, address)
    assert clerk.post(DRAFT)["Location"] != address  # asked for again, it is tried again


def test_a_killed_worker_of_one_queue_takes_nothing_from_the_other(accepted, signed_in):
    signed_in(accepted.consolidator).post(DRAFT)
    drafts_asked().update(status="RUNNING", worker_ids=["alive"])

    sweep_after_start("default")

    assert drafts_asked().get().status == "RUNNING"


def test_a_wish_that_no_worker_takes_says_whom_to_ask(accepted, signed_in):
    clerk = signed_in(accepted.consolidator)
    address = clerk.post(DRAFT)["Location"]
    assert "Báo người quản trị khởi động lại" not in page_of(clerk, address)
    drafts_asked().update(enqueued_at=timezone.now() - timedelta(minutes=1))

    assert "Báo người quản trị khởi động lại" in page_of(clerk, address)
    sign_of_life(LONG).touch()
    assert "Báo người quản trị khởi động lại" not in page_of(clerk, address)


def test_what_was_asked_in_another_round_is_not_there(accepted, signed_in):
    from uuid import uuid4

    clerk = signed_in(accepted.consolidator)
    address = clerk.post(DRAFT)["Location"]

    assert clerk.get(address.replace("/rounds/1/", "/rounds/2/")).status_code == 404
    assert clerk.get(f"/rounds/1/drafting/{uuid4()}/").status_code == 404


# --- totals


@pytest.fixture
def large(office, sent, monkeypatch):
    """A round whose totals do not come in a moment, one report accepted."""
    monkeypatch.setattr(totals, "A_MOMENT", 0)
    accept_submission(sent("D01").pk, by=office.consolidator)
    return office


def counts_asked():
    return DBTaskResult.objects.filter(task_path=count_round.module_path)


def test_accepting_asks_for_the_totals_so_that_they_are_there_when_someone_looks(large, signed_in, work_through):
    assert counts_asked().count() == 1

    work_through()

    assert 'id="Biểu 1!D5"' in page_of(signed_in(large.leader), "/rounds/1/totals/")
    assert counts_asked().count() == 1


@pytest.mark.parametrize("path", ["/rounds/1/totals/", "/rounds/1/figure/?id=Biểu 1!D5"])
def test_totals_that_are_being_added_up_come_by_themselves(large, signed_in, path, work_through):
    leader = signed_in(large.leader)

    for _ in range(2):
        page = page_of(leader, path)
        assert "Đang cộng lại số tổng hợp sau thay đổi mới nhất" in page
        assert 'id="Biểu 1!D5"' not in page  # nothing of before is shown as if it held
    assert counts_asked().count() == 1
    part = leader.get(path, {"wait": 1} if "?" not in path else None, HTTP_HX_REQUEST="true")
    assert "<html" not in part.content.decode()

    work_through()

    in_place = leader.get(path, HTTP_HX_REQUEST="true")
    assert in_place.status_code == 204
    assert in_place["HX-Redirect"].startswith(path.split("?")[0])
    assert "1/3 đơn vị" in page_of(leader, path)


def test_totals_that_cannot_be_added_up_are_tried_again_when_asked_not_at_each_look(
    large, signed_in, monkeypatch, work_through
):
    leader = signed_in(large.leader)
    monkeypatch.setattr(totals, "recount", lambda of: 1 / 0)
    work_through()

    for _ in range(3):
        page = page_of(leader, "/rounds/1/totals/")
    assert "Chưa cộng được số tổng hợp." in page
    assert counts_asked().count() == 1
    monkeypatch.undo()
    monkeypatch.setattr(totals, "A_MOMENT", 0)
    page_of(leader, "/rounds/1/totals/?again")
    work_through()

    assert 'id="Biểu 1!D5"' in page_of(leader, "/rounds/1/totals/")


def test_a_program_is_told_to_come_back_and_nothing_is_added_up_while_it_waits(
    large, program, monkeypatch, work_through
):
    leader = program(large.leader)
    counted = []
    whole = totals.recount
    monkeypatch.setattr(totals, "recount", lambda of: counted.append(of.counted) or whole(of))

    for _ in range(2):
        answer = leader.get("/api/rounds/1/figures")
        assert (answer.status_code, answer.json()["code"]) == (503, "totals_in_a_while")
    assert (counted, counts_asked().count()) == ([], 1)
    work_through()

    found = leader.get("/api/rounds/1/figures", {"per_page": 1, "page": 2}).json()

    assert found["total"] == 6
    assert found["items"] == totals.totals_of(large.round.__class__.objects.get()).figures[1:2]
    assert len(counted) == 1


def test_a_program_is_told_why_the_totals_could_not_be_added_up(large, program, monkeypatch, work_through):
    monkeypatch.setattr(totals, "recount", lambda of: 1 / 0)
    work_through()

    answer = program(large.leader).get("/api/rounds/1/figures")

    assert (answer.status_code, answer.json()["code"]) == (503, "totals_failed")
    assert counts_asked().count() == 1
