"""Rounds that are not as usual: no form, no units, a unit that ends meanwhile, deadlines of the units' own."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

import pytest
import xlsxwriter
from django.utils import timezone

from tongket.desk.refusal import CannotGoOn
from tongket.server.actions.accept_submission import accept_submission
from tongket.server.actions.import_review_folder import import_review_folder
from tongket.server.actions.init_office import init_office
from tongket.server.actions.open_round import open_round, prepare_round
from tongket.server.actions.read_received import read_received
from tongket.server.actions.receive_stamped import receive_stamped
from tongket.server.actions.receive_upload import receive_upload
from tongket.server.actions.send_entries import stamped_form
from tongket.server.actions.send_submission import send_submission
from tongket.server.actions.units import merge_units
from tongket.server.actions.write_digests import write_digests
from tongket.server.records.letter import Letter
from tongket.server.records.regime import Regime
from tongket.server.records.round import Round
from tongket.server.records.submission import SubmissionRecord
from tongket.server.records.unit import UnitRecord
from tongket.server.totals import totals_of
from tongket.server.verify import verify_office

GOOD = ((3, 4), (5, 6))


def named(content, name):
    made = BytesIO(content)
    made.name = name
    return made


def sheet_of(*rows):
    made = BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return made.getvalue()


# --- papers that make no round
HEADINGS = ["Mã", "Tên đơn vị", "Nhóm"]
FACTS = {"title": "T", "period": "năm 2020", "calendar": "thang", "as_of": "2020-12-20"}
ONE_UNIT = sheet_of(HEADINGS, ["S1", "Sở Cam Hà", "Sở"])


@pytest.mark.parametrize(
    ("papers", "vi", "en"),
    [
        ({"units": ONE_UNIT}, "đợt chỉ lấy lời văn cũng cần một biểu", "a round of narratives alone needs one too"),
        (
            {"form": sheet_of(["Nêu kết quả thực hiện"]), "units": ONE_UNIT},
            "Biểu mẫu form.xlsx không có ô số liệu nào để tổng hợp.",
            "The form form.xlsx has no cell to consolidate.",
        ),
        (
            {"form": b"", "units": sheet_of(HEADINGS)},
            "Danh sách units.xlsx không có đơn vị nào.",
            "The list units.xlsx names no unit.",
        ),
        (
            {"form": b"PK\x03\x04 hong", "units": ONE_UNIT},
            "Không đọc được tệp form.xlsx của đợt (tệp hỏng, hoặc không đúng loại như tên gọi).",
            "The file form.xlsx of the round cannot be read (it is damaged, or not of the kind its name says).",
        ),
    ],
    ids=["no form", "a form of words", "no units", "a damaged form"],
)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_papers_that_make_no_round_are_told_with_what_to_do(office, signed_in, workbook, papers, vi, en, language):
    clerk, regime = signed_in(office.consolidator), Regime.objects.get()
    clerk.post("/language/", {"language": language})
    sent = {name: named(content or workbook(None), f"{name}.xlsx") for name, content in papers.items()}

    answer = clerk.post("/setup/rounds/", {**FACTS, **sent, "regime": regime.pk})

    page = answer.content.decode()
    assert answer.status_code == 400
    assert {"vi": vi, "en": en}[language] in page
    assert Round.objects.count() == 1
    assert "_" not in page[page.index("<main") : page.index("</main")].replace("_csrf", "")  # no key instead of words


def test_a_folder_without_a_form_makes_no_office_and_no_half_of_one(db, paper_folder):
    init_office("Văn phòng", administrator="quantri")
    (paper_folder / "form.xlsx").unlink()
    with pytest.raises(CannotGoOn) as refused:
        import_review_folder(paper_folder)
    assert refused.value.key == "no_form"
    assert not Round.objects.exists()


def test_a_unit_that_sends_words_alone_is_told_that_the_form_is_missing(office, spooled):
    from docx import Document

    made = BytesIO()
    document = Document()
    for text in ("UBND HUYỆN AN BÌNH", "BÁO CÁO", "Kết quả thực hiện Chỉ thị số 48-CT/TW", "Đã tổ chức tuyên truyền."):
        document.add_paragraph(text)
    document.save(made)
    record = office.of("D01")
    receive_upload(record.pk, spooled(made.getvalue(), "bao-cao.docx"), by=office.reporter)
    read_received()

    send_submission(record.pk, by=office.reporter, explanation="chỉ có lời văn")
    accept_submission(record.pk, by=office.consolidator)

    totals = totals_of(Round.objects.get())
    assert (totals.units_in, totals.units_expected) == (1, 3)
    assert all(figure["value"] is None for figure in totals.figures)


# --- a form that changes
def test_a_form_cannot_be_replaced_once_units_may_send(office, sent, signed_in, workbook):
    sent("D01")
    before = Round.objects.get().inputs
    told = {"form_toml": named(b"form = 1", "form.toml")}
    answer = signed_in(office.consolidator).post("/setup/rounds/1/confirm-form/", told)
    assert answer.status_code == 400
    assert Round.objects.get().inputs == before


def test_a_form_stamped_for_an_earlier_round_is_not_taken_for_this_one(office, paper_folder, spooled, workbook):
    """The next round asks the same of the same units in another form; both are open."""
    (paper_folder / "form.toml").unlink(missing_ok=True)
    (paper_folder / "form.xlsx").write_bytes(workbook(None, title="BIỂU 1. KẾT QUẢ THỰC HIỆN 2011-2020 (MỚI)"))
    second = prepare_round(paper_folder, Regime.objects.get(), by=office.consolidator)
    open_round(second.pk, by=office.consolidator, although_over=True)
    name, content = stamped_form(office.of("D01"))

    receipt = receive_stamped(spooled(content, name), by=office.reporter)

    assert receipt.file.submission == office.of("D01")


# --- a unit that ends while its round is open
def test_a_unit_that_is_merged_while_its_round_is_open_still_reports_and_counts(
    office, sent, signed_in, spooled, workbook
):
    accept_submission(sent("D01").pk, by=office.consolidator)
    before = totals_of(Round.objects.get())
    merge_units(["D01", "D02"], "D03", on=date(2020, 10, 1), basis="NQ 1/2020", by=office.administrator)

    after = totals_of(Round.objects.get())
    assert (after.units_in, after.units_expected) == (before.units_in, before.units_expected) == (1, 3)
    assert [each["value"] for each in after.figures] == [each["value"] for each in before.figures]
    accept_submission(sent("D02").pk, by=office.consolidator)
    assert totals_of(Round.objects.get()).units_in == 2
    page = signed_in(office.consolidator).get(f"/submissions/{office.of('D02').pk}/").content.decode()
    assert "Huyện Bình Minh" in page
    assert list(verify_office(with_totals=True)) == []


def test_who_has_to_send_for_a_unit_that_ended_is_told_so(office, signed_in):
    merge_units(["D01"], "D03", on=date(2020, 10, 1), basis="NQ 1/2020", by=office.administrator)
    for who in (office.reporter, office.consolidator):
        page = signed_in(who).get(f"/submissions/{office.of('D01').pk}/").content.decode()
        assert "Huyện An Bình chỉ còn đến hết ngày 30/09/2020, nay là Sở Cam Hà." in page
        assert "Sở Cam Hà" in page
    lists = signed_in(office.consolidator).get("/rounds/1/").content.decode()
    assert lists.count("Đơn vị không còn nữa: nhập thay, hoặc miễn gửi.") == 1
    assert "chỉ còn đến" not in signed_in(office.stranger).get(f"/submissions/{office.of('D02').pk}/").content.decode()


# --- deadlines of the units' own
@pytest.fixture
def own_deadlines(office, paper_folder):
    """A second round whose list of units gives the first unit a day of its own, ten days behind the round's."""
    early = timezone.localdate() + timedelta(days=3)
    own = early + timedelta(days=10)
    (paper_folder / "units.xlsx").write_bytes(
        sheet_of(
            ["Mã", "Tên đơn vị", "Nhóm", "Hạn gửi"],
            ["D01", "Xã An Bình", "Cấp xã", f"{own:%d/%m/%Y}"],
            ["D02", "Xã Bình Minh", "Cấp xã", ""],
        )
    )
    review = paper_folder / "review.toml"
    lines = [line for line in review.read_text(encoding="utf-8").splitlines() if not line.startswith("deadline")]
    at = next(number for number, line in enumerate(lines) if line.startswith("as_of"))
    review.write_text("\n".join([*lines[:at], f"deadline = {early}", *lines[at:]]), encoding="utf-8")
    UnitRecord.objects.update(level="commune")
    made = prepare_round(paper_folder, Regime.objects.get(), by=office.consolidator)
    open_round(made.pk, by=office.consolidator)
    SubmissionRecord.objects.filter(round=office.round).update(standing="waived")
    return made, early, own


def test_each_unit_is_told_its_own_deadline_everywhere(office, own_deadlines, signed_in):
    made, early, own = own_deadlines
    assert made.deadline == early
    reporter = signed_in(office.reporter)
    for path in ("/", "/rounds/", f"/rounds/{made.number}/", "/units/D01/due/"):
        page = reporter.get(path).content.decode()
        assert f"{own:%d/%m/%Y}" in page, path
        assert f"{early:%d/%m/%Y}" not in page, path
    other = signed_in(office.stranger).get("/").content.decode()
    assert f"{early:%d/%m/%Y}" in other

    write_digests(timezone.localdate())

    assert not Letter.objects.filter(to="reporter@vidu.example").exists()  # ten days and more: nothing presses
    assert f"{early:%d/%m/%Y}" in Letter.objects.get(to="stranger@vidu.example").body
