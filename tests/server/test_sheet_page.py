"""The form on a page, in a real browser: keys, pasted blocks, doubtful numbers, a lost connection, two people."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from typing import Any

import pytest

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # the browser's driver runs a loop beside the database

pytestmark = [pytest.mark.slow, pytest.mark.service, pytest.mark.filterwarnings("default")]


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Any]:
    """Debian's Chromium."""
    from playwright.sync_api import sync_playwright

    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=chromium, args=arguments)
        yield opened
        opened.close()


@pytest.fixture
def contexts(browser, live_server, signed_in) -> Iterator[Any]:
    """Browsers of people, each with its own session; nothing may go wrong in a page."""
    opened, told = [], []

    def of(person, **look):
        context = browser.new_context(base_url=live_server.url, **look)
        cookie = signed_in(person).cookies["tongket_session"]
        context.add_cookies([{"name": "tongket_session", "value": cookie.value, "url": live_server.url}])
        context.set_default_timeout(40_000)  # a busy machine is slow, not wrong
        opened.append(context)
        return context

    of.told = told
    yield of
    for context in opened:
        for page in context.pages:
            page.wait_for_function("() => !document.querySelector('.sheet-state.saving, .sheet-state.waiting')")
            page.goto("about:blank")  # no page asks any more
        context.close()
    assert told == []


@pytest.fixture
def open_sheet(contexts, office):
    """The form of the first unit, open and drawn."""

    def opened(person=None, context=None, **look):
        context = context or contexts(person or office.reporter, **look)
        page = context.new_page()
        page.on("pageerror", lambda error: contexts.told.append(str(error)))
        page.on("console", lambda message: message.type == "error" and note(contexts.told, message.text))
        page.goto(f"/submissions/{office.of('D01').pk}/form/")
        page.wait_for_selector("#sheet.is-ready")
        return page

    return opened


def note(told: list[str], text: str) -> None:
    """A lost connection may be told in the console; nothing else."""
    if "ERR_INTERNET_DISCONNECTED" not in text and "net::ERR" not in text:
        told.append(text)


def field(page, place, sheet="Biểu 1"):
    return page.locator(f'input[data-id="{sheet}!{place}"]')


def shown(page, *places):
    return [field(page, place).input_value() for place in places]


def here(page):
    return page.evaluate("document.activeElement.dataset.id")


def wait_saved(page):
    page.wait_for_selector(".sheet-state.saved")


def kept(office):
    office.round.refresh_from_db()
    record = office.of("D01")
    cells = record.entries.cells if hasattr(record, "entries") else {}
    return {name.rpartition("!")[2]: cell["t"] for name, cell in cells.items()}


def paste(page, text):
    page.evaluate(
        """text => {
          const data = new DataTransfer();
          data.setData("text/plain", text);
          const about = { clipboardData: data, bubbles: true, cancelable: true };
          document.activeElement.dispatchEvent(new ClipboardEvent("paste", about));
        }""",
        text,
    )


def copied(page):
    return page.evaluate(
        """() => {
          const data = new DataTransfer();
          const about = { clipboardData: data, bubbles: true, cancelable: true };
          document.activeElement.dispatchEvent(new ClipboardEvent("copy", about));
          return data.getData("text/plain");
        }"""
    )


def test_keys_move_and_type_as_in_a_spreadsheet(open_sheet, office):
    page = open_sheet()
    field(page, "D5").focus()
    page.keyboard.type("3")
    page.keyboard.press("Enter")
    assert here(page) == "Biểu 1!D6"
    page.keyboard.type("5")
    page.keyboard.press("Tab")
    assert here(page) == "Biểu 1!E6"
    page.keyboard.type("6")
    page.keyboard.press("ArrowUp")
    assert here(page) == "Biểu 1!E5"
    page.keyboard.type("44")
    page.keyboard.press("ArrowLeft")  # typing: the arrow still moves
    assert here(page) == "Biểu 1!D5"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("F2")
    page.keyboard.press("ArrowLeft")  # editing: the arrow moves the caret
    page.keyboard.type("0")
    page.keyboard.press("Escape")
    assert shown(page, "D5", "D6", "E5", "E6") == ["3", "5", "44", "6"]
    page.keyboard.type("4")  # takes the place of what was there
    page.keyboard.press("Enter")
    wait_saved(page)
    assert kept(office) == {"D5": "3", "D6": "5", "E5": "4", "E6": "6"}
    assert shown(page, "D7", "E7") == ["8", "10"]


def test_undo_and_redo(open_sheet, office):
    page = open_sheet()
    field(page, "D5").focus()
    page.keyboard.type("3")
    page.keyboard.press("Enter")
    page.keyboard.type("5")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    assert shown(page, "D5", "D6") == ["", ""]
    page.keyboard.press("Control+y")
    wait_saved(page)
    assert shown(page, "D5", "D6") == ["3", ""]
    assert {place: text for place, text in kept(office).items() if text} == {"D5": "3"}


def test_a_block_from_excel_lands_line_under_line(open_sheet, office):
    page = open_sheet()
    field(page, "D5").focus()
    paste(page, "1.234.567\t4\r\n5\t6\r\n1.234.572\t10\r\n")
    wait_saved(page)
    assert shown(page, "D5", "E5", "D6", "E6", "D7") == ["1.234.567", "4", "5", "6", "1.234.572"]
    assert kept(office) == {"D5": "1.234.567", "E5": "4", "D6": "5", "E6": "6"}  # totals that follow stay worked out


def test_what_falls_outside_a_pasted_block_is_said(open_sheet):
    page = open_sheet()
    field(page, "E5").focus()
    paste(page, "1\t99\n2\t98")
    assert "2 ô dán ra ngoài" in page.inner_text("#notices")
    assert "99" in page.inner_text("#notices")


def test_a_block_is_copied_so_that_it_can_be_read_in_one_way(open_sheet):
    page = open_sheet()
    field(page, "D5").focus()
    paste(page, "1.234.567\t1,5\n5\t6")
    field(page, "D5").focus()
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowDown")
    assert copied(page) == "1234567\t1,5\r\n5\t6"
    page.keyboard.press("Delete")
    assert shown(page, "D5", "E5", "D6", "E6") == ["", "", "", ""]


def test_a_doubtful_number_is_shown_at_its_cell_and_chosen(open_sheet, office):
    page = open_sheet()
    field(page, "D5").focus()
    page.keyboard.type("1.234")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowUp")
    bubble = page.locator(".sheet-bubble")
    assert "có thể hiểu là 1.234 hoặc 1,234" in bubble.inner_text()
    page.keyboard.press("F6")
    page.keyboard.press("Enter")  # the first choice: 1234
    assert here(page) == "Biểu 1!D5"
    wait_saved(page)
    cell = office.of("D01").entries.cells["Biểu 1!D5"]
    assert (cell["t"], cell["n"]) == ("1.234", "1234")
    assert "C302" not in page.inner_text("[data-part=issues]")


def test_a_blank_is_no_zero_and_a_zero_is_said(open_sheet, office):
    page = open_sheet()
    field(page, "D5").focus()
    page.keyboard.type("-")
    page.keyboard.press("Enter")
    assert shown(page, "D7") == ["0"]
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Delete")
    assert shown(page, "D7") == [""]
    page.click("[data-act=zero]")
    wait_saved(page)
    assert kept(office) == {"D5": "0"}


def test_what_cannot_stand_together_is_told_at_once_with_the_desks_codes(open_sheet):
    page = open_sheet()
    page.context.set_offline(True)
    field(page, "D5").focus()
    paste(page, "3\tkhông rõ\n5\t-4")
    field(page, "D7").focus()
    page.keyboard.type("9")
    page.keyboard.press("Enter")
    issues = page.inner_text("[data-part=issues]")
    assert "D401" in issues
    assert "ghi 9, cộng các dòng thành phần được 8 (chênh 1)" in issues
    assert "C310" in issues
    assert "C304" in issues


def test_an_empty_cell_is_told_below_the_sheet_and_covers_no_row_while_one_types(open_sheet):
    page = open_sheet()
    field(page, "D5").focus()
    assert "C303" in page.inner_text("[data-part=issues]")
    assert page.locator(".sheet-bubble").is_hidden()


def test_a_lost_connection_keeps_what_is_typed_and_sends_it_later(open_sheet, office):
    page = open_sheet()
    page.context.set_offline(True)
    field(page, "D5").focus()
    page.keyboard.type("3")
    page.keyboard.press("Enter")
    page.wait_for_selector(".sheet-state.offline")
    assert "1 ô đang giữ trong máy này" in page.inner_text("[data-part=state]")
    assert kept(office) == {}

    page.context.set_offline(False)
    wait_saved(page)
    assert kept(office) == {"D5": "3"}


def test_what_was_typed_offline_outlives_the_page(open_sheet, contexts, office):
    context = contexts(office.reporter)
    page = open_sheet(context=context)
    page.context.set_offline(True)
    field(page, "D5").focus()
    page.keyboard.type("3")
    page.keyboard.press("Enter")
    page.wait_for_selector(".sheet-state.offline")
    page.close()
    context.set_offline(False)

    again = open_sheet(context=context)
    wait_saved(again)
    assert shown(again, "D5") == ["3"]
    assert kept(office) == {"D5": "3"}


def test_two_people_at_one_cell_see_both_values_and_choose(open_sheet, office):
    one, other = open_sheet(office.reporter), open_sheet(office.unit_head)
    field(one, "D5").focus()
    one.keyboard.type("3")
    one.keyboard.press("Enter")
    wait_saved(one)
    field(other, "D5").focus()
    other.keyboard.type("4")
    other.keyboard.press("Enter")
    field(other, "E5").focus()
    other.keyboard.type("7")
    other.keyboard.press("Enter")
    other.wait_for_selector("td.conflict")
    assert kept(office)["D5"] == "3"

    field(other, "D5").focus()
    bubble = other.locator(".sheet-bubble").inner_text()
    assert "reporter đã ghi số khác ở ô này" in bubble
    assert "Giữ số trên máy chủ: 3" in bubble
    other.click("text=Dùng số của tôi: 4")
    other.wait_for_selector("td.conflict", state="detached")
    wait_saved(other)
    assert kept(office) == {"D5": "4", "E5": "7"}


def test_a_form_opened_once_opens_without_a_network_on_this_machine(open_sheet, contexts, office):
    context = contexts(office.reporter)
    page = open_sheet(context=context)
    field(page, "D5").focus()
    page.keyboard.type("3")
    page.keyboard.press("Enter")
    wait_saved(page)
    page.wait_for_function(KEPT_ALL)
    context.set_offline(True)

    page.reload()
    page.wait_for_selector("#sheet.is-ready")
    assert shown(page, "D5") == ["3"]
    field(page, "D6").focus()
    page.keyboard.type("5")
    page.keyboard.press("Enter")
    page.wait_for_selector(".sheet-state.offline")

    context.set_offline(False)
    wait_saved(page)
    assert kept(office) == {"D5": "3", "D6": "5"}


KEPT_ALL = """async () => {
  const cache = await caches.open("tongket-sheet-1");
  const kept = (await cache.keys()).map((one) => new URL(one.url).pathname);
  return ["grid.js", "sheet.css", "/form/", "/entries/"].every((end) => kept.some((path) => path.endsWith(end)));
}"""


def test_signing_out_throws_away_what_was_kept_for_offline(open_sheet, contexts, office):
    page = open_sheet()
    page.wait_for_function(KEPT_ALL)
    page.click(".who form[action='/logout/'] button")
    page.wait_for_selector("#id_username")
    page.wait_for_function(KEPT_NOTHING)


KEPT_NOTHING = "async () => (await (await caches.open('tongket-sheet-1')).keys()).length === 0"


def test_the_form_is_handed_in_as_the_units_workbook(open_sheet, office):
    from tongket.server.actions.read_received import read_received

    page = open_sheet()
    field(page, "D5").focus()
    paste(page, "3\t4\n5\t6")
    page.click("[data-part=hand_in]")
    page.wait_for_url("**/submissions/*/")
    assert office.of("D01").files.get().name == "D01-huyen-an-binh.xlsx"
    read_received()
    assert office.of("D01").blocks == 0


def test_a_phone_shows_labels_beside_the_figures_and_does_not_scroll_the_page(open_sheet):
    page = open_sheet(viewport={"width": 390, "height": 800}, has_touch=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    field(page, "E5").tap()
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    label = page.locator("tbody th.label").first.bounding_box()
    assert label["x"] >= 0
    assert label["x"] + label["width"] < 200
    assert shown(page, "E5") == ["7"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_sheet, scheme):
    from axe_playwright_python.sync_playwright import Axe

    page = open_sheet(color_scheme=scheme)
    field(page, "D5").focus()
    paste(page, "1.234\t-4\n5\t≈ 6")
    wait_saved(page)
    field(page, "D5").focus()
    violations = Axe().run(page).response["violations"]
    page.goto("/stamped/")
    violations += Axe().run(page).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in violations] == []


def test_a_session_that_ended_keeps_what_is_typed_and_leads_to_the_door(open_sheet, contexts, office):
    context = contexts(office.reporter)
    page = open_sheet(context=context)
    kept_cookies = context.cookies()
    context.clear_cookies()
    field(page, "D5").focus()
    page.keyboard.type("3")
    page.keyboard.press("Enter")
    page.wait_for_selector(".sheet-state.away")
    contexts.told.clear()  # the refused request is told in the console
    assert "1 ô đang giữ trong máy này" in page.inner_text("[data-part=state]")
    assert "/login/?next=/submissions/" in page.get_attribute("[data-part=state] a", "href")

    context.add_cookies(kept_cookies)
    again = open_sheet(context=context)
    wait_saved(again)
    assert kept(office) == {"D5": "3"}


def test_a_cell_the_form_no_longer_has_stops_no_other(open_sheet, contexts, office):
    context = contexts(office.reporter)
    page = open_sheet(context=context)
    key = f"tongket-sheet/{office.reporter.pk}/{office.of('D01').pk}/Biểu 1!Z9"
    page.evaluate("key => localStorage.setItem(key, JSON.stringify({ t: '5', seen: 0 }))", key)
    page = open_sheet(context=context)
    field(page, "D5").focus()
    page.keyboard.type("3")
    page.keyboard.press("Enter")
    wait_saved(page)
    assert kept(office) == {"D5": "3"}
    assert "Biểu không có ô Biểu 1!Z9" in page.inner_text("[data-part=issues]")
    page.click("text=Bỏ ô này")
    assert "Z9" not in page.inner_text("[data-part=issues]")
    assert page.evaluate("key => localStorage.getItem(key)", key) is None


# --- numbers on the page and numbers on the server


PLAIN = """
0 05 12 1234 8,5 8.5 12.75 1410.5 1.234 1,234 1.234.567 1,234,567 1.234,5 1,234.5 0.25 0,125 -5 −5 (12) (-12) +3
- – — ... … .. : 1.23.4 12.34.567 12-15 91/91 12/3 1.234/5 5/4 １２ 1234,567 0,1234 1234.567 12. 12, x ½ 1E5 O l2
"""
SPOKEN = ["1 234", "1 234,5", "không", "Không phát sinh", "chưa có số liệu", "N/A", "không có", "12 vụ", "ước 6", ""]
_chance = random.Random(48)
AT_RANDOM = ["".join(_chance.choices("0123456789.,.,- /()'", k=_chance.randint(1, 9))) for _ in range(3000)]
TYPED = [*PLAIN.split(), *SPOKEN, *AT_RANDOM]
CONVENTIONS = ("unknown", "official", "english")


def on_the_server(text, convention):
    from tongket.wording.numbers import Convention, read_number

    read = read_number(text, convention=Convention(convention))
    state = {"zero_mark": "zero", "not_available": "none"}.get(read.state.value, read.state.value)
    return state, _text(read.value), _text(read.other), _text(read.total)


def _text(value):
    return None if value is None else format(value.normalize(), "f")


READ = """([texts, conventions]) => {
  const marks = { zero: ["-", "–", "—"], none: ["...", "…", "..", ":"] };
  const text = (number) => (number ? decimals.text(number) : null);
  return texts.flatMap((typed) => conventions.map((convention) => {
    const read = numbers.read(typed, marks, convention);
    return [read.state, text(read.value), text(read.other), text(read.total)];
  }));
}"""


def test_a_page_reads_numbers_as_the_server_does_or_leaves_them_to_it(open_sheet):
    page = open_sheet()
    told = page.evaluate(READ, [TYPED, list(CONVENTIONS)])
    asked = [(text, convention) for text in TYPED for convention in CONVENTIONS]
    left = {text for (text, _), read in zip(asked, told, strict=True) if read[0] == "words"}

    differ = {
        (text, convention): (tuple(read), on_the_server(text, convention))
        for (text, convention), read in zip(asked, told, strict=True)
        if read[0] != "words" and tuple(read) != on_the_server(text, convention)
    }

    assert differ == {}
    known = left & {*PLAIN.split(), *SPOKEN}
    assert known == {"1.23.4", "12.34.567", "12-15", "½", "1E5", "l2", "12 vụ", "ước 6", "(-12)", "1.234/5"}


SETTLED = (["1.234.567", "8.5"], ["1,234,567"], ["8.5"] * 5, ["8.5"] * 4 + ["5294"], ["1.234.567", "1,234.5"], ["12,5"])


def test_a_page_settles_dots_and_commas_as_the_server_does(open_sheet):
    from tongket.wording.numbers import settle

    page = open_sheet()
    told = page.evaluate("(lists) => lists.map((texts) => numbers.settle(texts))", list(SETTLED))
    assert told == [settle(texts).value for texts in SETTLED]


def test_exact_decimals(open_sheet):
    page = open_sheet()
    told = page.evaluate(
        """() => {
          const of = decimals.of;
          return [
            decimals.text(decimals.add(of("0.1"), of("0.2"))),
            decimals.text(decimals.rounded(of("-2.345"), 2)),
            decimals.text(decimals.rounded(decimals.divide(of("2"), of("3")), 4)),
            decimals.official(of("-1234567.5")),
            decimals.text(decimals.times(of("123456789012345678901"), of("10"))),
          ];
        }"""
    )
    assert told == ["0.3", "-2.35", "0.6667", "-1.234.567,5", "1234567890123456789010"]


# --- last period, and lists


def test_last_periods_figures_wait_for_confirmation_and_count_only_then(open_sheet, office, sent, paper_folder):
    next_round(office, sent, paper_folder)
    page = open_sheet()

    assert shown(page, "D5", "E5", "D7") == ["3", "4", ""]
    assert page.locator("td.offered").count() == 4
    assert "4 ô lấy từ kỳ trước chưa được xác nhận" in page.inner_text("[data-part=unconfirmed]")
    field(page, "D5").focus()
    page.keyboard.press("Enter")  # confirms and goes on
    field(page, "D6").focus()
    page.keyboard.type("9")
    page.keyboard.press("Enter")
    wait_saved(page)
    assert kept(office) == {"D5": "3", "D6": "9"}
    assert shown(page, "D7") == ["12"]
    assert page.locator("td.offered").count() == 2
    page.keyboard.press("Control+a")
    page.click("[data-act=confirm]")
    wait_saved(page)
    assert kept(office) == {"D5": "3", "D6": "9", "E5": "4", "E6": "6"}


def next_round(office, sent, paper_folder):
    """The first round's report of the first unit is in; a second round of the same form is open."""
    sent("D01")
    open_round_of(office, paper_folder)


def open_round_of(office, folder):
    """One more round, open, of the papers in a folder."""
    from tongket.desk.folder import open_desk
    from tongket.server.actions.open_round import open_round, prepare_round, put_regime, regime_of

    regime = put_regime(regime_of(open_desk(folder)), by=None)
    made = prepare_round(folder, regime, by=office.consolidator)
    office.round = open_round(made.pk, by=office.consolidator, although_over=True)


def test_a_list_is_typed_or_pasted_row_by_row_and_handed_in(open_sheet, office, example, tmp_path):
    import shutil

    from tongket.collect.workbooks.workbook import read_workbook
    from tongket.server.office_folder import content_path
    from tongket.server.round_desk import office_folder

    left_out = shutil.ignore_patterns("reports", "out", ".tongket", "decisions.toml", "units.xlsx")
    shutil.copytree(example, tmp_path / "whole", ignore=left_out)
    shutil.copyfile(tmp_path / "papers" / "units.xlsx", tmp_path / "whole" / "units.xlsx")
    open_round_of(office, tmp_path / "whole")
    page = open_sheet()
    page.click("[data-part=tabs] button:has-text('Biểu 6')")
    assert page.locator("thead th").all_inner_texts()[:2] == ["STT", "Thời gian"]
    page.locator("tbody input").first.focus()
    paste(page, 'Tháng 5/2019\tXã An Bình\t"Cướp tiệm vàng\ntại chợ"\tĐã khởi tố\nTháng 6/2019\tXã Mỹ')
    wait_saved(page)
    page.click("[data-part=hand_in]")
    page.wait_for_url("**/submissions/*/")

    file = office.of("D01").files.get()
    sheets = read_workbook(content_path(office_folder(), file.sha256), file.name).sheets
    texts = [cell.raw for cell in next(sheet for sheet in sheets if sheet.name == "Biểu 6").cells.values()]
    assert {"Tháng 5/2019", "Xã An Bình", "Cướp tiệm vàng tại chợ", "Đã khởi tố", "Tháng 6/2019"} <= set(texts)


# --- what follows and what is told at once, against the desk's own rules


WORKED_OUT = """([form, sets]) => sets.map((entries) => {
  const entryOf = (id) => entries[id];
  const made = rules.readAll(form, entryOf, {});
  const names = () => ({ row: "", column: "" });
  const text = (read) => [read.value ? decimals.text(decimals.rounded(read.value, 6)) : null,
                          read.total ? decimals.text(read.total) : null];
  return {
    values: Object.fromEntries(form.cells.map((cell) => [cell.id, text(made.get(cell.i))])),
    told: rules.check(form, made, entryOf, names).map((one) => [one.code, one.id]),
  };
})"""
OF_ONE_CELL = {"C301", "C302", "C304", "C309", "C310", "C311", "D409"}


def test_a_page_works_out_and_tells_what_the_desk_does(open_sheet, example):
    from tongket.collect.typed_entries import Entry, read_entries
    from tongket.directive.form_file import read_form
    from tongket.directive.review_file import read_review
    from tongket.server.sheet_view import checked, described
    from tongket.units.unit import Unit

    form = read_form((example / "form.toml").read_text(encoding="utf-8"))
    review = read_review((example / "review.toml").read_text(encoding="utf-8"))
    unit = Unit(code="H05", name="Huyện Cái Bè")
    chance = random.Random(46)
    plain = ["0", "7", "12", "1234", "8,5", "-", "...", "1.234", "8.5", "-3", "(4)", "5/4", "91/91", "12/3", "x"]
    asked = [cell for cell in form.cells if cell.how.value == "entered" and cell.rule.value != "text"]
    sets = [{cell.id: chance.choice(plain) for cell in asked if chance.random() < 0.7} for _ in range(25)]

    page = open_sheet()
    as_page = [{name: {"t": text} for name, text in entries.items()} for entries in sets]
    told = page.evaluate(WORKED_OUT, [described(form, unit, {}), as_page])

    for entries, of_page in zip(sets, told, strict=True):
        typed = {tuple(name.rsplit("!", 1)): Entry(text) for name, text in entries.items()}
        reads = read_entries(form, typed)
        assert of_page["values"] == {
            cell.id: [_text(read.value if read.value is None else round(read.value, 6)), _text(read.total)]
            for cell, read in zip(form.cells, reads, strict=True)
        }
        found = checked(form, typed, unit, review, language="vi")
        on_server = sorted((one["code"], one["cell"]) for one in found if one["code"] in OF_ONE_CELL)
        assert sorted(tuple(one) for one in of_page["told"] if one[0] in OF_ONE_CELL) == on_server
