"""Setting an office up by its pages: units, people, regimes, rounds."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tongket.approve.roles import Role
from tongket.periods.calendars import named_calendars
from tongket.server.actions.people import add_person, give_role
from tongket.server.actions.set_up_round import proposed_deadlines
from tongket.server.records.person import Person
from tongket.server.records.regime import Regime
from tongket.server.records.round import Round
from tongket.server.records.unit import UnitRecord
from tongket.server.round_window import window_of
from tongket.server.verify import record_breaks
from tongket.server.words import sentences
from tongket.units.levels import Level

PARTS = {
    "title": "Báo cáo năm về Chỉ thị 48",
    "content": "Lời văn và số liệu",
    "reporters_and_receiver": "Các huyện gửi văn phòng",
    "way_of_sending": "Qua trang này",
    "deadline": "5 ngày làm việc sau khi chốt",
    "frequency": "Hằng năm",
    "data_window": "15/12 năm trước đến 14/12",
    "outline": "Kèm theo",
    "tables": "Kèm theo",
}


def file(content, name):
    made = BytesIO(content)
    made.name = name
    return made


def units_file(rows):
    import xlsxwriter

    made = BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Đơn vị")
        for number, row in enumerate([("Mã", "Tên đơn vị", "Nhóm", "Từ ngày", "Đến ngày"), *rows]):
            sheet.write_row(number, 0, row)
    return file(made.getvalue(), "units.xlsx")


HUYEN = ("H1", "Huyện Một", "Cấp huyện", "", "30/06/2025")
XA = ("X1", "Xã Hai", "Cấp xã", "01/07/2025", "")


@pytest.fixture
def admin(staff, signed_in):
    return signed_in(staff["administrator"])


def test_a_list_of_units_is_imported_and_again_changes_only_what_changed(admin):
    first = admin.post("/setup/units/import/", {"file": units_file([HUYEN, XA])}).content.decode()
    assert "Đã nhập: 2 đơn vị mới, 0 đơn vị sửa, 0 đơn vị giữ nguyên." in first
    renamed = ("X1", "Xã Hai Mới", "Cấp xã", "01/07/2025", "")
    again = admin.post("/setup/units/import/", {"file": units_file([HUYEN, renamed])}).content.decode()
    assert "Đã nhập: 0 đơn vị mới, 1 đơn vị sửa, 1 đơn vị giữ nguyên." in again
    assert UnitRecord.objects.get(code="H1").level == "district"
    assert list(record_breaks()) == []


def test_what_is_no_list_of_units_is_refused_in_a_sentence(admin):
    answer = admin.post("/setup/units/import/", {"file": file(b"nothing", "units.xlsx")})
    assert answer.status_code == 400
    assert "Không đọc được “units.xlsx”" in answer.content.decode()
    assert not UnitRecord.objects.exists()


def test_units_of_a_day_and_what_became_of_them(admin):
    admin.post("/setup/units/import/", {"file": units_file([HUYEN, XA])})
    assert "Xã Hai" not in admin.get("/setup/units/?day=2024-01-01").content.decode()
    told = {"codes": "H1", "into": "X1", "day": "2025-07-01", "basis": "Nghị quyết 1684/NQ-UBTVQH15"}
    assert admin.post("/setup/units/merge/", {**told, "basis": " "}).status_code == 400
    assert admin.post("/setup/units/merge/", told).status_code == 302
    page = admin.get("/setup/units/").content.decode()
    assert "thành Xã Hai" in page
    assert "Nghị quyết 1684/NQ-UBTVQH15" in page
    assert UnitRecord.objects.get(code="H1").valid_to == date(2025, 6, 30)
    assert list(record_breaks()) == []


def test_a_person_is_invited_by_a_link_that_works_once(admin, client, staff):
    admin.post("/setup/units/import/", {"file": units_file([XA])})
    told = {"username": "baocao", "name": "Lê Báo Cáo", "email": "bc@vidu.example", "role": "reporter", "unit": "X1"}
    page = admin.post("/setup/people/add/", told).content.decode()
    (link,) = re.findall(r"http://testserver(/invitation/[^<]+)<", page)
    choice = {"password": "mot-mat-khau-dai", "again": "mot-mat-khau-dai"}
    assert client.post(link, choice).status_code == 302
    assert client.post(link, choice).status_code == 404
    person = Person.objects.get(username="baocao")
    assert person.memberships.get().unit.code == "X1"
    (held,) = person.memberships.all()
    admin.post(f"/setup/people/{person.pk}/take-role/", {"membership": held.pk})
    assert not person.memberships.exists()
    admin.post(f"/setup/people/{person.pk}/keep-out/")
    assert client.get("/").status_code == 302


def test_the_last_administrator_stays(admin, staff):
    pk = staff["administrator"].pk
    held = staff["administrator"].memberships.get()
    answer = admin.post(f"/setup/people/{pk}/take-role/", {"membership": held.pk})
    assert "Đây là người quản trị cuối cùng" in answer.content.decode()


@pytest.mark.parametrize("path", ["/setup/people/", "/setup/units/", "/trace/", "/setup/regimes/", "/setup/rounds/"])
def test_lists_ask_the_database_equally_often_however_long_they_are(staff, signed_in, path):
    from tongket.server.actions.open_round import put_regime
    from tongket.server.actions.units import put_units
    from tongket.units.unit import Unit

    browser = signed_in(staff["auditor" if path == "/trace/" else "administrator"])
    browser.get(path)

    def queries():
        with CaptureQueriesContext(
            connection,
        ) as caught:
            assert browser.get(path).status_code == 200
        return len(caught)

    def grow(first, last):
        put_units([Unit(code=f"U{n}", name=f"Xã {n}") for n in range(first, last)], parent=None, by=None)
        for number in range(first, last):
            put_regime({**PARTS, "title": f"Chế độ {number}"}, by=None)
            person = add_person(f"nguoi{number}", f"Người {number}", by=None)
            give_role(person, Role.REPORTER, UnitRecord.objects.get(code=f"U{number}"), by=None)

    grow(0, 2)
    few = queries()
    grow(2, 12)
    assert queries() == few


def test_a_regime_says_what_it_lacks_and_its_kind_and_days(admin):
    told = {**PARTS, "outline": "", "kind": "periodic", "days_district": "5"}
    page = admin.post("/setup/regimes/new/", told, follow=True).content.decode()
    assert "Chế độ báo cáo còn thiếu: mẫu đề cương" in page
    made = Regime.objects.get()
    assert made.working_days_by_level == {"district": 5}
    for wrong in ("0", "abc", "999"):
        answer = admin.post(f"/setup/regimes/{made.pk}/", {**told, "days_district": wrong})
        assert answer.status_code == 400
        assert f"“{wrong}” không phải số ngày" in answer.content.decode()
    assert list(record_breaks()) == []


@pytest.fixture
def regime(admin):
    admin.post("/setup/regimes/new/", {**PARTS, "kind": "periodic", "days_district": "5", "days_department": "7"})
    return Regime.objects.get()


def prepared(admin, regime, workbook, units=None, **told):
    papers = {"form": file(workbook(None), "bieu trong.xlsx")}
    if units:
        papers["units"] = units_file(units)
    facts = {"regime": regime.pk, "title": "Tổng kết Chỉ thị 48", "kind": "tong_ket", "symbol": "48-CT/TW",
             "issued": "2010-10-22", "issuer": "Bộ Chính trị", "period": "năm 2020", "calendar": "nd09",
             "as_of": "2020-12-20", "deadline": "2020-12-15", **told}  # fmt: skip
    return admin.post("/setup/rounds/", {**facts, **papers})


HUYEN_2020 = ("H1", "Huyện Một", "Cấp huyện", "", "30/06/2025")
SO_2020 = ("S1", "Sở Hai", "Sở, ngành", "", "")


def test_a_round_is_prepared_shown_confirmed_and_opened(admin, regime, workbook):
    answer = prepared(admin, regime, workbook, [HUYEN_2020, SO_2020])
    assert answer["Location"] == "/setup/rounds/1/"
    made = Round.objects.get()
    assert (made.first_day, made.last_day) == (date(2019, 12, 15), date(2020, 12, 14))

    page = admin.get("/setup/rounds/1/").content.decode()
    assert "Số vụ phạm tội về ma túy" in page
    assert "Biểu mẫu chưa có người xác nhận" in page
    assert 'name="deadline_district" value="2020-12-21"' in page  # five working days after Monday 14 December

    told = {"seen": made.revision, "deadline_district": "2020-12-21", "deadline_department": "2020-12-23"}
    assert admin.post("/setup/rounds/1/deadlines/", told).status_code == 302
    assert admin.post("/setup/rounds/1/confirm-form/", {"seen": made.revision}).status_code == 409
    made.refresh_from_db()
    assert admin.post("/setup/rounds/1/confirm-form/", {"seen": made.revision}).status_code == 302
    made.refresh_from_db()
    assert admin.post("/setup/rounds/1/open/", {"seen": made.revision, "although_over": "on"}).status_code == 302

    made.refresh_from_db()
    assert made.state == "open"
    deadlines = dict(made.submissions.values_list("unit__code", "deadline"))
    assert deadlines == {"H1": date(2020, 12, 21), "S1": date(2020, 12, 23)}
    assert "đã xác nhận" in admin.get("/setup/rounds/1/").content.decode()
    from tongket.server.verify import verify_office

    assert list(verify_office()) == []


def test_a_periodic_report_is_not_due_before_its_figures_close(admin, regime, workbook):
    prepared(admin, regime, workbook, [SO_2020], deadline="2020-12-14")
    answer = admin.post("/setup/rounds/1/open/")
    assert answer.status_code == 400
    assert "sớm nhất là 15/12/2020" in answer.content.decode()

    admin.post(f"/setup/regimes/{regime.pk}/", {**PARTS, "kind": "thematic", "deadline_reason": ""})
    assert admin.post("/setup/rounds/1/open/").status_code == 400
    admin.post(f"/setup/regimes/{regime.pk}/", {**PARTS, "kind": "thematic", "deadline_reason": "hội nghị họp sớm"})
    assert admin.post("/setup/rounds/1/open/", {"although_over": "on"}).status_code == 302


def test_a_round_does_not_open_while_its_regime_lacks_a_part(admin, regime, workbook):
    admin.post(f"/setup/regimes/{regime.pk}/", {**PARTS, "frequency": " ", "kind": "periodic"})
    prepared(admin, regime, workbook, [SO_2020])
    answer = admin.post("/setup/rounds/1/open/")
    assert "Chế độ báo cáo còn thiếu: tần suất" in answer.content.decode()
    assert Round.objects.get().state == "prepared"


def test_districts_are_not_asked_after_june_2025(admin, regime, workbook):
    prepared(admin, regime, workbook, [HUYEN_2020], period="năm 2025", as_of="2025-12-20", deadline="2025-12-20")
    answer = admin.post("/setup/rounds/1/open/")
    assert answer.status_code == 400
    assert "Cấp huyện (1 đơn vị) chỉ đến 30/6/2025" in answer.content.decode().replace("30/06", "30/6")


def test_without_a_list_the_units_of_the_tree_are_asked(admin, regime, workbook):
    admin.post("/setup/units/import/", {"file": units_file([HUYEN, XA])})
    prepared(admin, regime, workbook)
    assert list(Round.objects.get().submissions.values_list("unit__code", flat=True)) == ["H1"]


def test_a_form_that_is_none_and_one_with_a_secrecy_mark_make_no_round(admin, regime):
    facts = {"regime": regime.pk, "title": "T", "period": "năm 2020", "calendar": "thang"}
    broken = admin.post("/setup/rounds/", {**facts, "form": file(b"x", "bieu.xlsx"), "units": units_file([SO_2020])})
    assert (broken.status_code, Round.objects.exists()) == (400, False)
    missing = admin.post("/setup/rounds/", facts)
    assert "Chưa có biểu mẫu số liệu" in missing.content.decode()


@pytest.mark.parametrize(
    ("text", "calendar", "first", "last"),
    [
        ("tháng 3/2021", "nd09", date(2021, 2, 15), date(2021, 3, 14)),
        ("quý I/2021", "nd09", date(2020, 12, 15), date(2021, 3, 14)),
        ("6 tháng đầu năm 2021", "nd09", date(2020, 12, 15), date(2021, 6, 14)),
        ("6 tháng cuối năm 2021", "nd09", date(2021, 6, 15), date(2021, 12, 14)),
        ("2021", "nd09", date(2020, 12, 15), date(2021, 12, 14)),
        ("quý I/2021", "thang", date(2021, 1, 1), date(2021, 3, 31)),
        ("giai đoạn 2011-2020", "thang", date(2011, 1, 1), date(2020, 12, 31)),
        ("2021", "10thang", date(2021, 1, 1), date(2021, 12, 31)),
    ],
)
def test_windows_of_decree_09_article_12_and_of_calendar_months(text, calendar, first, last):
    window = window_of(text, calendar)
    assert (window.first, window.last) == (first, last)


def test_every_calendar_of_the_register_is_offered_by_name(office, signed_in):
    page = signed_in(office.consolidator).get("/setup/rounds/").content.decode()

    for name in named_calendars():
        assert f'<option value="{name}"' in page
        assert f"calendar.{name}" in sentences("vi")
    assert '<option value="thang" selected>' in page


def test_proposed_deadlines_count_days_worked_in_exchange_and_say_when_holidays_are_not_announced(office, signed_in):
    of = office.round
    of.regime.working_days_by_level = {"department": 1, "district": 1}
    of.regime.save()
    Round.objects.update(state=Round.State.PREPARED, first_day=date(2026, 1, 1), last_day=date(2026, 8, 21))
    browser = signed_in(office.consolidator)

    page = browser.get("/setup/rounds/1/").content.decode()

    assert 'name="deadline_department" value="2026-08-22"' in page  # a Saturday worked for 31 August
    assert proposed_deadlines(Round.objects.get()).keys() == {Level.DEPARTMENT}  # districts are no more
    assert "Chưa có thông báo nghỉ" not in page
    Round.objects.update(last_day=date(2031, 8, 21))
    assert "Chưa có thông báo nghỉ lễ, Tết của năm 2031" in browser.get("/setup/rounds/1/").content.decode()


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/setup/people/?unit=D01", {"reporter", "unit_head"}),
        ("/setup/people/?unit=none", set()),
        ("/setup/people/?q=%00strang", {"stranger"}),
        ("/setup/people/?role=unit_head", {"unit_head"}),
        ("/setup/people/?page=99999999999999999999&q=reporter", {"reporter"}),
    ],
)
def test_people_are_found_by_unit_name_and_role(office, signed_in, path, shown):
    page = signed_in(office.administrator).get(path).content.decode()
    assert set(re.findall(r"<code>(\w+)</code>", page)) & {"reporter", "unit_head", "stranger"} == shown


def test_numbers_too_large_for_any_record_are_not_there(admin, regime, workbook):
    assert admin.post("/account/end-session/", {"session": "9" * 40}).status_code == 404
    papers = {"form": file(workbook(None), "bieu.xlsx")}
    assert admin.post("/setup/rounds/", {"regime": "9" * 40, "title": "T", **papers}).status_code == 404
