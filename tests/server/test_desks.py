"""The working pages: the consolidator's lists, a unit's page, totals to the cell, a draft, the leaders' page."""

from __future__ import annotations

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.core import mail
from django.utils import timezone

from tongket.server.actions.accept_submission import accept_submission
from tongket.server.actions.draft_review import draft_review
from tongket.server.actions.letters import send_letters
from tongket.server.actions.open_round import close_round
from tongket.server.actions.read_received import read_received
from tongket.server.actions.receive_upload import receive_upload
from tongket.server.actions.reopen_submission import reopen_submission
from tongket.server.actions.return_submission import return_submission
from tongket.server.actions.send_submission import send_submission
from tongket.server.records.review import ReviewRecord
from tongket.server.records.submission import SubmissionRecord
from tongket.server.records.unit import UnitRecord


def page_of(browser, address, status=200):
    answer = browser.get(address)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer.content.decode()


@pytest.fixture
def many(office):
    """The round with 1,000 units more, as a province has them."""
    units = [
        UnitRecord(code=f"X{n:04}", name=f"Xã số {n}", group="Cấp xã" if n % 2 else "Phường", path=f"/X{n:04}/")
        for n in range(1000)
    ]
    UnitRecord.objects.bulk_create(units)
    today = timezone.localdate()
    SubmissionRecord.objects.bulk_create(
        SubmissionRecord(round=office.round, unit=unit, position=n + 10, deadline=today + timedelta(days=n % 9 - 3))
        for n, unit in enumerate(units)
    )
    return office


def test_the_home_of_the_consolidator_counts_the_four_lists(office, sent, signed_in):
    sent("D01")
    page = page_of(signed_in(office.consolidator), "/")
    assert "0/3 đơn vị" in page
    for length, words in ((2, "Chưa gửi"), (1, "Chờ kiểm tra"), (0, "Đã trả lại"), (0, "Xong")):
        assert f"<strong>{length}</strong> {words}" in page


def test_each_line_says_who_is_waited_for_and_what_would_move_it_on(office, sent, signed_in):
    sent("D01")
    page = page_of(signed_in(office.consolidator), "/rounds/1/")
    assert "Đang chờ văn phòng kiểm tra. <small>Nhận hoặc trả lại.</small>" in page
    assert "Đang chờ Huyện Bình Minh gửi. <small>Đơn vị gửi báo cáo; có thể nhắc hoặc gia hạn.</small>" in page
    assert "Chưa có ai của Sở Cam Hà đăng nhập được. <small>Mời một người của đơn vị, hoặc nhập thay.</small>" in page


@pytest.mark.slow
@pytest.mark.parametrize("address", ["/", "/rounds/1/", "/rounds/1/?list=not_sent&page=3", "/overview/"])
def test_the_number_of_queries_does_not_grow_with_the_units(
    office, signed_in, django_assert_max_num_queries, address, request
):
    browser = signed_in(office.consolidator)
    browser.get(address)
    with django_assert_max_num_queries(60) as few:
        browser.get(address)
    request.getfixturevalue("many")
    with django_assert_max_num_queries(len(few)):
        page = page_of(browser, address)
    assert "1003" in page


def test_a_list_is_shown_fifty_at_a_time_and_can_be_narrowed(many, signed_in):
    browser = signed_in(many.consolidator)

    page = page_of(browser, "/rounds/1/?list=not_sent")
    assert page.count('name="submission"') == 50
    assert "Trang 1/21" in page
    assert 'list=not_sent&page=2"' in page.replace("&amp;", "&")
    assert page_of(browser, "/rounds/1/?list=not_sent&q=xa so 77").count('name="submission"') == 11  # 77, 770 … 779
    assert page_of(browser, "/rounds/1/?list=not_sent&group=Sở").count('name="submission"') == 1
    assert page_of(browser, "/rounds/1/?list=not_sent&page=zzz").count('name="submission"') == 50


def test_ticked_units_are_reminded_and_the_line_says_when(office, signed_in):
    browser, ticked = signed_in(office.consolidator), [office.of("D01").pk, office.of("D03").pk]

    with office.committing():
        answer = browser.post("/rounds/1/remind/", {"submission": ticked, "kept": "q=&list=not_sent"})

    assert (answer.status_code, answer["Location"]) == (302, "/rounds/1/?q=&list=not_sent&reminded=1-2")
    send_letters()
    assert [message.to for message in mail.outbox] == [["reporter@vidu.example"], ["unit_head@vidu.example"]]
    page = page_of(browser, answer["Location"])
    assert "Đã nhắc 1/2 đơn vị đã chọn." in page
    assert page.count("Đã nhắc ") == 2


def test_a_unit_sees_what_is_due_and_how_many_of_the_round_are_in_without_names(office, sent, signed_in):
    accept_submission(sent("D02").pk, by=office.consolidator)
    browser = signed_in(office.reporter)

    assert "Đưa tệp lên hoặc điền trên trang, rồi gửi." in page_of(browser, "/")
    page = page_of(browser, "/rounds/1/")
    assert "1/3 đơn vị" in page
    assert "Huyện An Bình" in page
    assert "Bình Minh" not in page


def test_a_returned_report_says_why_and_what_to_do(office, sent, signed_in):
    record = sent("D01")
    later = timezone.localdate() + timedelta(days=5)
    return_submission(record.pk, by=office.consolidator, reason="Thiếu biểu 2", deadline=later)
    browser = signed_in(office.reporter)

    assert "Sửa theo lý do trả lại rồi gửi lại." in page_of(browser, "/")
    page = page_of(browser, f"/submissions/{record.pk}/")
    assert "Văn phòng trả lại: Thiếu biểu 2" in page
    assert "còn 5 ngày" in page


@pytest.fixture
def faulty(office, spooled, workbook):
    """A workbook with an empty cell, read."""
    receive_upload(office.of("D01").pk, spooled(workbook(((3, None), (5, 6)))), by=office.reporter)
    read_received()
    return office.of("D01")


def test_the_units_home_names_the_first_things_to_mend(faulty, office, signed_in):
    first = faulty.findings.filter(severity="block").first()
    page = page_of(signed_in(office.reporter), "/")
    assert f'<a href="/submissions/{faulty.pk}/#finding-{first.position + 1}">bieu.xlsx › Biểu 1 › E5</a>' in page


@pytest.mark.slow
def test_a_finding_and_its_cell_lead_to_each_other(faulty, office, signed_in):
    page = page_of(signed_in(office.reporter), f"/submissions/{faulty.pk}/")

    number = next(each.position + 1 for each in faulty.findings.all() if each.cell == "E5")
    assert f'<a href="#at-{number}">bieu.xlsx › Biểu 1 › E5</a>' in page
    assert f'<a class="mark" id="at-{number}" href="#finding-{number}" title="E5">' in page
    assert f'id="finding-{number}"' in page
    assert "Số vụ phạm tội về ma túy" in page


@pytest.mark.slow
def test_the_annotated_copy_comes_as_a_download_with_its_comment(faulty, office, signed_in):
    import openpyxl

    answer = signed_in(office.reporter).get(f"/submissions/{faulty.pk}/annotated/", {"file": "D01/bieu.xlsx"})

    assert answer["Content-Disposition"].startswith("attachment")
    book = openpyxl.load_workbook(BytesIO(b"".join(answer.streaming_content)))
    assert faulty.findings.get(cell="E5", severity="block").code in book["Biểu 1"]["E5"].comment.text
    assert signed_in(office.reporter).get(f"/submissions/{faulty.pk}/annotated/", {"file": "x"}).status_code == 404


@pytest.mark.slow
@pytest.mark.parametrize(("language", "name"), [("vi", "chu-thich"), ("en", "annotated")])
def test_the_annotated_copy_speaks_the_language_of_who_asks(faulty, office, signed_in, language, name):
    import openpyxl

    from tongket.check.speech import spoken, words_of
    from tongket.desk.finding_store import known_findings

    browser = signed_in(office.reporter)
    browser.post("/language/", {"language": language})

    answer = browser.get(f"/submissions/{faulty.pk}/annotated/", {"file": "D01/bieu.xlsx"})

    assert name in answer["Content-Disposition"]
    book = openpyxl.load_workbook(BytesIO(b"".join(answer.streaming_content)))
    (found,) = known_findings([faulty.findings.get(cell="E5", severity="block").kept])
    says, remedy = spoken(found, language)
    assert says in book["Biểu 1"]["E5"].comment.text
    listed = [cell.value for row in book[words_of(language)["annotated"]["sheet"]].rows for cell in row]
    assert words_of(language)["annotated"]["title"] in listed
    assert remedy in listed


def test_a_copy_that_cannot_be_made_is_refused_with_the_reason_and_the_remedy(faulty, office, signed_in, monkeypatch):
    from tongket.collect.files.unreadable import Unreadable
    from tongket.collect.submission import OddityKind
    from tongket.server import drawn_report

    too_heavy = Unreadable(OddityKind.TOO_HEAVY, "seconds")
    monkeypatch.setattr(drawn_report, "read_all", lambda jobs, work, **how: [too_heavy for _ in jobs])

    answer = signed_in(office.reporter).get(f"/submissions/{faulty.pk}/annotated/", {"file": "D01/bieu.xlsx"})

    assert answer.status_code == 400
    page = answer.content.decode()
    assert "Không làm được bản chú thích của tệp “bieu.xlsx”: tệp quá nặng" in page
    assert "Sửa trên tệp gốc theo danh sách lỗi" in page
    assert "Các lỗi nêu đủ trên trang của đơn vị." in page


def test_a_workbook_that_names_another_unit_blocks_until_someone_confirms_it(office, signed_in, spooled, workbook):
    record = office.of("D01")
    receive_upload(record.pk, spooled(workbook(((3, 4), (5, 6)), unit="HUYỆN BÌNH MINH")), by=office.reporter)
    read_received()
    browser = signed_in(office.reporter)

    assert "Tệp này ghi tên Huyện Bình Minh, nhưng được gửi cho Huyện An Bình." in page_of(
        browser, f"/submissions/{record.pk}/"
    )
    seen = office.of("D01").revision
    assert browser.post(f"/submissions/{record.pk}/send/", {"seen": seen}).status_code == 400
    found = office.of("D01").findings.get(code="A140")
    confirm = f"/submissions/{record.pk}/findings/{found.position}/confirm/"
    assert browser.post(confirm, {"seen": seen, "code": "A140", "reason": " "}).status_code == 400
    browser.post(confirm, {"seen": seen, "code": "A140", "reason": "Dùng nhầm mẫu của huyện bạn"})
    read_received()

    assert "Đã cho qua: Dùng nhầm mẫu của huyện bạn" in page_of(browser, f"/submissions/{record.pk}/")
    assert browser.post(f"/submissions/{record.pk}/send/", {"seen": office.of("D01").revision}).status_code == 302


def test_a_unit_cannot_let_pass_what_only_the_office_may(faulty, office, signed_in):
    found = faulty.findings.get(cell="E5", severity="block")
    address = f"/submissions/{faulty.pk}/findings/{found.position}/confirm/"
    asked = {"seen": faulty.revision, "code": found.code, "reason": "không có số"}

    assert signed_in(office.reporter).post(address, asked).status_code == 403
    assert signed_in(office.consolidator).post(address, asked).status_code == 302
    read_received()
    assert office.of("D01").findings.get(cell="E5", code=found.code).severity == "info"


@pytest.mark.slow
def test_a_total_leads_to_the_units_and_to_the_cell_in_the_units_sheet(office, sent, signed_in):
    accept_submission(sent("D01").pk, by=office.consolidator)
    browser = signed_in(office.leader)

    totals = page_of(browser, "/rounds/1/totals/")
    assert "Tạm tính: mới có 1/3 đơn vị." in totals
    figure = page_of(browser, "/rounds/1/figure/?id=Biểu 1!D5")
    assert "Huyện Bình Minh, Sở Cam Hà" in figure
    address = (
        f"/submissions/{office.of('D01').pk}/sheet/?file=D01/bieu.xlsx&amp;sheet=Bi%E1%BB%83u%201&amp;cell=D5#asked"
    )
    assert address in figure
    sheet = page_of(browser, address.replace("&amp;", "&"))
    assert '<td class="n asked" id="asked">3</td>' in sheet
    assert browser.get("/rounds/1/figure/?id=không có").status_code == 404


@pytest.mark.slow
def test_two_units_that_send_one_file_are_named_to_the_consolidator_alone(office, signed_in, spooled, workbook):
    content = workbook(((31, 47), (58, 69)))
    for code, person in (("D01", office.reporter), ("D02", office.stranger)):
        receive_upload(office.of(code).pk, spooled(content), by=person)
        read_received()
        send_submission(office.of(code).pk, by=person)
    browser = signed_in(office.consolidator)

    page = page_of(browser, "/rounds/1/between/")
    assert "Huyện An Bình" in page
    assert "↔ <a" in page
    assert "Huyện Bình Minh" in page_of(browser, f"/submissions/{office.of('D01').pk}/")
    assert "Huyện Bình Minh" not in page_of(signed_in(office.reporter), f"/submissions/{office.of('D01').pk}/")
    assert signed_in(office.reporter).get("/rounds/1/between/").status_code in (403, 404)


@pytest.mark.slow
def test_many_reports_are_compared_in_the_background_and_asked_for_once(office, sent, signed_in, monkeypatch):
    from django_tasks_db.models import DBTaskResult

    from tongket.server import between
    from tongket.server.jobs.tasks import compare_round

    monkeypatch.setattr(between, "A_MOMENT", 0)
    sent("D01")
    browser = signed_in(office.consolidator)

    for _ in range(2):
        assert "Đang so các báo cáo với nhau" in page_of(browser, "/rounds/1/between/")
    assert DBTaskResult.objects.filter(task_path=compare_round.module_path).count() == 1
    compare_round.call(1)
    assert "Không thấy gì giữa các báo cáo đã gửi." in page_of(browser, "/rounds/1/between/")


@pytest.mark.slow
def test_a_draft_goes_through_its_chain_and_is_stale_when_a_report_is_reopened(office, sent, signed_in):
    accept_submission(sent("D01").pk, by=office.consolidator)
    clerk, leader = signed_in(office.consolidator), signed_in(office.leader)

    address = f"/reviews/{draft_review(office.round.pk, by=office.consolidator).pk}/"
    clerk.post(f"{address}submit/", {"seen": 0, "chain": [office.leader.pk, ""]})
    assert "Đang chờ leader duyệt." in page_of(clerk, address)
    assert clerk.post(f"{address}approve/", {"seen": 1}).status_code == 403
    assert leader.post(f"{address}refuse/", {"seen": 1, "reason": ""}).status_code == 400
    leader.post(f"{address}approve/", {"seen": 1})
    assert "Đã duyệt đủ; đang chờ lãnh đạo ban hành." in page_of(leader, address)

    later = timezone.localdate() + timedelta(days=3)
    reopen_submission(office.of("D01").pk, by=office.consolidator, reason="số sai", deadline=later)
    page = page_of(leader, address)
    assert "Dự thảo này đã cũ." in page
    assert "Huyện An Bình: số sai" in page
    assert leader.post(f"{address}issue/", {"seen": ReviewRecord.objects.get().revision}).status_code == 409


@pytest.mark.slow
def test_a_sentence_of_a_draft_shows_each_figure_it_rests_on_by_its_number(office, sent, signed_in):
    accept_submission(sent("D01").pk, by=office.consolidator)
    made = draft_review(office.round.pk, by=office.consolidator)

    page = signed_in(office.consolidator).get(f"/reviews/{made.pk}/").content.decode()

    marks = re.findall(r'<a class="mark" href="/rounds/1/figure/[^"]*" title="([^"]+)">([^<]+)</a>', page)
    assert marks
    assert all(number != "số liệu" and " › " in title for title, number in marks), marks


def test_papers_of_a_draft_are_downloads_and_nothing_else_is(office, sent, signed_in):
    accept_submission(sent("D01").pk, by=office.consolidator)
    made = draft_review(office.round.pk, by=office.consolidator)
    browser = signed_in(office.leader)

    answer = browser.get(f"/reviews/{made.pk}/papers/du-thao-bao-cao.docx")
    assert b"".join(answer.streaming_content).startswith(b"PK")
    assert answer["Content-Disposition"].startswith("attachment")
    assert browser.get(f"/reviews/{made.pk}/papers/../../review.toml").status_code == 404
    assert browser.get(f"/reviews/{made.pk}/papers/data/../../../review.toml").status_code == 404


def test_leaders_see_who_is_late_what_falls_due_and_what_was_decided(many, signed_in):
    from tongket.server.actions.decide_submission import exclude_submission

    exclude_submission(many.of("D03").pk, by=many.consolidator, reason="đã giải thể")
    page = page_of(signed_in(many.leader), "/overview/")

    late = SubmissionRecord.objects.filter(deadline__lt=timezone.localdate(), standing="expected").count()
    assert f'Quá hạn <span class="count">{late}</span>' in page
    assert "Đến hạn trong 7 ngày" in page
    assert "<strong>Sở Cam Hà</strong>: không tính – đã giải thể" in page


def test_a_file_a_folder_brought_is_listed_on_the_units_page(office, signed_in, workbook):
    from hashlib import sha256

    from tongket.server.office_folder import keep_bytes
    from tongket.server.records.received_file import ReceivedFile
    from tongket.server.round_desk import office_folder as folder

    content = workbook(((3, 4), (5, 6)), unit="HUYỆN AN BÌNH")
    digest = sha256(content).hexdigest()
    keep_bytes(folder(), content, digest)
    path = "Huyện An Bình/so lieu.xlsx"
    made = ReceivedFile.objects.create(
        round=office.round, name="so lieu.xlsx", path=path, sha256=digest, size=1, received_at=timezone.now()
    )
    read_received()

    browser = signed_in(office.reporter)
    page = page_of(browser, f"/submissions/{office.of('D01').pk}/")
    assert f'<a href="/files/{made.pk}/">{path}</a>' in page
    assert b"".join(browser.get(f"/files/{made.pk}/").streaming_content) == content
    assert signed_in(office.stranger).get(f"/files/{made.pk}/").status_code == 404


def test_the_page_of_a_closed_round_says_so_and_offers_nothing_it_would_refuse(office, signed_in):
    page = f"/submissions/{office.of('D01').pk}/"
    browser = signed_in(office.reporter)
    assert 'name="files"' in page_of(browser, page)

    close_round(office.round.pk, by=office.consolidator)

    closed = page_of(browser, page)
    assert "chưa mở hoặc đã đóng nên không nhận tệp" in closed
    assert 'name="files"' not in closed
    assert "/form/" not in closed
    assert "/send/" not in closed
