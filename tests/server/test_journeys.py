"""The whole way of a round in a browser: an office is set up, units send in three ways, it judges, a chain approves.

The office is the real one: `tongket server` makes it, `tongket serve` serves it, its reader reads beside it. Everything
else is done on pages. Four journeys: in both languages, on both databases; each language is judged in another look.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from tongket.server.words import sentences
from tongket.wording.told import told

pytestmark = [pytest.mark.slow, pytest.mark.service, pytest.mark.filterwarnings("default")]

PASSWORD = "con đường dài 2020"
UNITS = (("X01", "Xã An Bình", "Cấp xã"), ("X02", "Phường Bình Minh", "Cấp xã"), ("S01", "Sở Cam Hà", "Sở, ngành"))
PEOPLE = (
    ("tonghop", "Chị Tổng Hợp", "consolidator", ""),
    ("lanhdao1", "Ông Trưởng Ban", "leader", ""),
    ("lanhdao2", "Bà Phó Bí Thư", "leader", ""),
    ("x01", "Anh Bình", "reporter", "X01"),
    ("x02", "Chị Minh", "reporter", "X02"),
    ("s01", "Anh Hà", "unit_head", "S01"),
)
REGIME = {
    "title": "Chế độ báo cáo tổng kết Chỉ thị 48-CT/TW",
    "content": "Lời văn và số liệu",
    "reporters_and_receiver": "Các xã, phường, sở; nơi nhận: Văn phòng Tỉnh ủy",
    "way_of_sending": "Qua trang của văn phòng",
    "deadline": "Theo từng cấp",
    "frequency": "Một lần",
    "data_window": "2011-2020",
    "outline": "Kèm theo",
    "tables": "Kèm theo",
    "deadline_reason": "Báo cáo chuyên đề do cơ quan ban hành định ngày",
}
TITLE = "Tổng kết 10 năm thực hiện Chỉ thị 48-CT/TW"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
JOURNEYS = [  # every language and every database in each run; the other two pairs at night
    ("vi", "postgresql"),
    ("en", "sqlite"),
    pytest.param("vi", "sqlite", marks=pytest.mark.nightly),
    pytest.param("en", "postgresql", marks=pytest.mark.nightly),
]
PATIENCE = 60  # seconds: a busy machine is slow, not wrong
SHOTS = os.environ.get("TONGKET_TEST_SHOTS", "")  # a folder: pages are drawn into it on the way, to be looked at
LOOKS = {"vi": ("light", 1280), "en": ("dark", 390)}  # in which the pages of a journey are judged


def soon(days: int) -> str:
    """A day as a field of a date takes it."""
    return (datetime.now(tz=UTC).date() + timedelta(days=days)).isoformat()


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Any]:
    """Debian's Chromium."""
    from playwright.sync_api import sync_playwright

    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=chromium, args=arguments)
        yield opened
        opened.close()


@dataclass
class NewOffice:
    """An office nobody came into yet, but for its administrator, who has a link."""

    real: Any
    links: dict[str, str]
    spoken: str
    people: list[Someone] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Where it is served."""
        return f"http://127.0.0.1:{self.real.port}"

    def worked(self) -> float:
        """Seconds of a processor that serving took until now."""
        import psutil

        spent = psutil.Process(self.real.web.pid).cpu_times()
        return float(spent.user + spent.system)


@pytest.fixture
def new_office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[str, str], NewOffice]]:
    """Makes an office as a machine's owner does, in two commands: everything after them is done on pages."""
    from secrets import token_hex

    from real_office import RealOffice

    made: list[NewOffice] = []

    def make(on: str, language: str) -> NewOffice:
        left_out = ("TONGKET", "DJANGO", "DATABASE_URL")
        environment = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
        if on == "postgresql":
            server = request.getfixturevalue("postgresql")
            environment["DATABASE_URL"] = server.make_database(f"journey_{token_hex(4)}")
        folder = tmp_path / "van-phong"
        real = RealOffice(folder, environment)
        told = real.run("server", "init", str(folder), "--name", "Văn phòng mới")
        assert told.returncode == 0, told.stderr
        real.start()
        link = re.search(r"/invitation/\S+/", told.stdout)[0]
        made.append(NewOffice(real, {"quantri": link}, language))
        return made[-1]

    yield make
    for office in made:
        for person in office.people:
            person.context.close()
        office.real.stop()


class Someone:
    """A person at a browser; what reaches the console is remembered."""

    def __init__(self, browser: Any, office: NewOffice, username: str, **look: Any) -> None:
        self.office, self.username, self.words = office, username, sentences(office.spoken)
        self.has_scripts = look.get("java_script_enabled", True)
        self.context = browser.new_context(base_url=office.address, **look)
        self.context.set_default_timeout(PATIENCE * 1000)
        self.page = self.context.new_page()
        self.told: list[str] = []
        self.page.on("console", lambda message: self._hear(f"{message.text} {message.location}"))
        self.page.on("pageerror", lambda error: self.told.append(str(error)))
        office.people.append(self)

    def _hear(self, text: str) -> None:
        if "ERR_INTERNET_DISCONNECTED" not in text:  # what a browser says of a connection that is lost on purpose
            self.told.append(text)

    # --- coming in
    def by_link(self) -> Someone:
        """By the link of the invitation, which asks for a password."""
        self.page.goto(self.office.links[self.username])
        self._speak()
        for box in ("password", "again"):
            self.page.fill(f"input[name={box}]", PASSWORD)
        self.look("invitation")
        self.page.click("main button")
        self.sees("home_title")
        return self

    def by_password(self) -> Someone:
        """As on any other day."""
        self.page.goto("/login/")
        self._speak()
        self.page.fill("#id_username", self.username)
        self.page.fill("#id_password", PASSWORD)
        self.look("sign-in")
        self.page.click("main button >> nth=0")
        self.sees("home_title")
        return self

    def _speak(self) -> None:
        if self.office.spoken != "vi":
            self.page.click(f"button[name=language][value={self.office.spoken}]")
            self.page.wait_for_selector(f"html[lang={self.office.spoken}]")

    # --- looking
    def sees(self, key: str, **facts: object) -> None:
        """That sentence comes to stand on the page."""
        from playwright.sync_api import expect

        wanted = told(self.words[key], facts)
        expect(self.page.locator("main")).to_contain_text(wanted, timeout=PATIENCE * 1000)

    def text(self) -> str:
        """What stands on the page."""
        return str(self.page.inner_text("main"))

    def look(self, name: str) -> None:
        """Draw the page, wide and narrow, light and dark, where someone wants to look at it."""
        if not SHOTS:
            return
        size = self.page.viewport_size
        for width, height in ((1280, 900), (390, 844)):
            self.page.set_viewport_size({"width": width, "height": height})
            for scheme in ("light", "dark"):
                self.page.emulate_media(color_scheme=scheme)
                shot = Path(SHOTS) / f"{self.office.spoken}-{name}-{width}-{scheme}.png"
                self.page.screenshot(path=shot, full_page=True)
        self.page.emulate_media(color_scheme="light")
        self.page.set_viewport_size(size)

    # --- doing
    def follow(self, key: str) -> None:
        """Click on the link of that sentence, as one who reads the page does."""
        self.page.get_by_role("link", name=self.words[key], exact=True).first.click()

    def fill(self, fields: dict[str, str], form: str = "main") -> None:
        """Type and choose in a form, by the names of its fields."""
        for name, value in fields.items():
            box = self.page.locator(f"{form} [name='{name}']").first
            if box.evaluate("box => box.tagName") == "SELECT":
                box.select_option(value)
            else:
                box.fill(value)

    def put(self, content: bytes, name: str, into: str) -> None:
        """Choose a file."""
        self.page.set_input_files(into, {"name": name, "mimeType": WORKBOOK, "buffer": content})

    def do(self, move: str, **fields: str) -> None:
        """One move of the page's forms, and the page that comes after it."""
        form = f"form[action$='/{move}/']"
        self.fill(fields, form)
        with self.page.expect_navigation():
            self.page.click(f"{form} button")

    def open_report(self) -> None:
        """The unit's own report, from its home."""
        self.page.goto("/")
        self.page.click(".cards a >> nth=0")

    def upload(self, content: bytes) -> None:
        """Put a workbook into the form and send it off; with scripts the receipt comes in place."""
        self.put(content, "bieu.xlsx", "input[type=file]")
        with self._answered():
            self.page.click(f"button:has-text('{self.words['upload']}')")

    def _answered(self) -> Any:
        if self.has_scripts:
            return self.page.expect_response(lambda answer: answer.url.endswith("/upload/"))
        return self.page.expect_navigation()

    def until_read(self) -> None:
        """Until the reader has read what came: a page with scripts follows it, without them one looks again."""
        until = time.monotonic() + PATIENCE
        while self.words["reading_now"] in self.text():
            assert time.monotonic() < until, "nobody read the file"
            if again := self.page.query_selector("noscript a"):
                self.page.goto(again.get_attribute("href"))
            self.page.wait_for_timeout(200)

    def send(self, explanation: str = "") -> None:
        """Send the report."""
        self.do("send", **({"reason": explanation} if explanation else {}))
        self.sees("waits_for_office")

    def open_unit(self, unit: str, listed: str) -> None:
        """A unit's report, from one of the four lists of the consolidator."""
        self.page.goto(f"/rounds/1/?list={listed}")
        self.page.click(f"table.lines a:has-text('{unit}')")

    # --- the form on a page
    def cell(self, place: str) -> Any:
        """A cell of the form on a page."""
        return self.page.locator(f'input[data-id="Biểu 1!{place}"]')

    def type_into(self, cells: dict[str, str]) -> None:
        """By keys, one cell after another."""
        for place, text in cells.items():
            self.cell(place).focus()
            self.page.keyboard.type(text)
            self.page.keyboard.press("Enter")

    def open_form(self) -> None:
        """The form on a page, from the report."""
        self.open_report()
        self.follow("sheet_open")
        self.page.wait_for_selector("#sheet.is-ready")

    def hand_in(self) -> None:
        """Hand the typed form in, and go where the page goes."""
        self.page.click("[data-part=hand_in]")
        self.page.wait_for_url(re.compile(r"/submissions/\d+/$"))
        self.until_read()


@pytest.mark.parametrize(("language", "on"), JOURNEYS)
def test_from_an_empty_office_to_a_draft_that_is_stale(browser, new_office, workbook, example, language, on, capsys):
    office = new_office(on, language)
    someone = lambda name, **look: Someone(browser, office, name, **look).by_link()  # noqa: E731

    the_administrator_sets_up(someone("quantri", java_script_enabled=False), workbook, example)
    clerk = someone("tonghop")
    the_consolidator_opens_the_round(clerk)
    first = someone("x01", viewport={"width": 390, "height": 800})
    one_sends_a_file(first, workbook)
    second, third = someone("x02"), someone("s01")
    one_fills_the_form_on_a_page(second)
    one_fills_it_without_a_network(third)
    again = Someone(browser, office, "x01", java_script_enabled=False)
    the_first_is_returned_and_sends_again(clerk, again, workbook)
    leaders = [someone("lanhdao1", java_script_enabled=False), someone("lanhdao2")]
    seconds = totals_change_with_each_acceptance(clerk, leaders[1])
    the_draft_is_approved_by_its_chain(clerk, leaders)
    reopening_makes_it_stale(clerk, leaders[1])

    assert [line for person in office.people for line in person.told] == []  # nothing on any console
    proved = office.real.run("server", "verify", str(office.real.folder), "--totals")
    assert proved.returncode == 0, proved.stderr
    every_page_is_fit_for_everyone(clerk, *LOOKS[language])
    with capsys.disabled():
        print(f"\n{language} on {on}: a total {min(seconds):.2f}-{max(seconds):.2f} s after acceptance")


# --- setting up


def the_administrator_sets_up(admin: Someone, workbook: Any, example: Path) -> None:
    """Office, units, people, what is asked, and the form: without scripts, by pages alone."""
    admin.look("home-of-administrator")
    admin.follow("way_setting_up")
    the_office_is_named(admin)
    units_come_from_a_list(admin)
    people_are_invited(admin)
    a_round_is_prepared(admin, workbook, example)


def the_office_is_named(admin: Someone) -> None:
    admin.follow("settings_title")
    admin.fill({"name": "Văn phòng Tỉnh ủy", "family": "party"})
    admin.look("settings")
    admin.do("office/keep")
    assert admin.page.inner_text("header .name") == "Văn phòng Tỉnh ủy"


def units_come_from_a_list(admin: Someone) -> None:
    admin.follow("units_title")
    admin.look("units-none")
    admin.put(list_of_units(), "don-vi.xlsx", "#file")
    admin.do("units/import")
    admin.sees("units_imported", new=3, changed=0, same=0)
    admin.look("units")


def people_are_invited(admin: Someone) -> None:
    admin.follow("people_title")
    for username, name, role, unit in PEOPLE:
        form = "form[action$='/people/add/']"
        admin.fill({"username": username, "name": name, "role": role, "unit": unit}, form)
        admin.look("people")
        admin.do("people/add")
        admin.look("invited")
        admin.office.links[username] = re.search(r"/invitation/\S+/", admin.page.inner_text("main code"))[0]
        admin.follow("invite_next")


def a_round_is_prepared(admin: Someone, workbook: Any, example: Path) -> None:
    """The form it asks is shown as it was understood, and confirmed."""
    admin.follow("set_up_rounds_title")
    admin.look("rounds-none")
    admin.follow("new_regime")
    admin.fill({**REGIME, "kind": "thematic", "days_commune": "5", "days_department": "7"})
    admin.look("regime")
    admin.page.click("main form button")
    admin.sees("all_parts")
    admin.follow("set_up_rounds_title")
    admin.fill({"title": TITLE, "symbol": "48-CT/TW", "issued": "2010-10-22", "issuer": "Bộ Chính trị",
                "period": "2011-2020", "calendar": "thang", "as_of": soon(0), "deadline": soon(20)})  # fmt: skip
    admin.put(workbook(None), "bieu-mau.xlsx", "#paper_form")
    admin.put((example / "outline.docx").read_bytes(), "de-cuong.docx", "#paper_outline")
    admin.look("rounds-new")
    admin.page.click("main form button")
    admin.sees("form_understood")
    admin.look("round-prepared")
    admin.do("confirm-form")
    admin.sees("form_confirmed")


def list_of_units() -> bytes:
    """A workbook of units as an office keeps one."""
    import xlsxwriter

    made = BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Đơn vị")
        for row, unit in enumerate((("Mã", "Tên đơn vị", "Nhóm"), *UNITS)):
            sheet.write_row(row, 0, unit)
    return made.getvalue()


def the_consolidator_opens_the_round(clerk: Someone) -> None:
    """Deadlines per level, then it is open: the four lists have everyone under "not sent"."""
    clerk.look("home-of-consolidator-prepared")
    clerk.follow("way_setting_up")
    clerk.page.click(f"a:has-text('{TITLE}')")
    clerk.do("deadlines", deadline_commune=soon(10), deadline_department=soon(14))
    clerk.do("open")
    clerk.sees("see_round")
    clerk.look("round-open")
    clerk.follow("see_round")
    clerk.look("lists-nothing-sent")
    assert clerk.page.locator("section.not_sent tbody tr").count() == 3


# --- sending


def one_sends_a_file(first: Someone, workbook: Any) -> None:
    """From a phone, with an empty cell: the page learns of the finding by itself, and shows it in the unit's cell."""
    first.look("home-of-unit")
    first.open_report()
    first.look("report-nothing-sent")
    first.upload(workbook(((3, None), (5, 6)), unit="XÃ AN BÌNH"))
    first.page.wait_for_selector("li.block .state.block")
    first.look("report-with-findings")
    number = first.page.locator("li.block").first.get_attribute("value")
    first.page.click(f"#finding-{number} a >> nth=0")
    assert first.page.locator(f"#at-{number}").bounding_box()["y"] < 800
    assert grave_faults(first.page) == []
    first.send("Ô này sẽ bổ sung sau")
    first.look("report-sent")


def one_fills_the_form_on_a_page(second: Someone) -> None:
    """Cell by cell, each kept as it is typed: whoever opens the page again finds it."""
    second.open_form()
    second.look("form-empty")
    second.type_into({"D5": "10", "D6": "30", "E5": "20"})
    second.page.wait_for_selector(".sheet-state.saved")
    second.look("form-filling")
    second.page.reload()
    second.page.wait_for_selector("#sheet.is-ready")
    assert [second.cell(place).input_value() for place in ("D5", "D6", "D7")] == ["10", "30", "40"]
    second.type_into({"E6": "40"})
    second.page.wait_for_selector(".sheet-state.saved")
    second.hand_in()
    second.look("report-handed-in")
    assert second.page.locator("li.block").count() == 0
    second.send()


def one_fills_it_without_a_network(third: Someone) -> None:
    """The connection goes while typing; the page is opened again without it, filled, and sends all when it is back."""
    third.open_form()
    third.page.wait_for_function(KEPT_ALL)
    third.type_into({"D5": "1"})
    third.page.wait_for_selector(".sheet-state.saved")
    third.context.set_offline(True)
    third.type_into({"D6": "2"})
    third.page.wait_for_selector(".sheet-state.offline")
    third.look("form-offline")
    third.page.reload()
    third.page.wait_for_selector("#sheet.is-ready")
    assert [third.cell(place).input_value() for place in ("D5", "D6")] == ["1", "2"]
    third.type_into({"E5": "1", "E6": "2"})
    third.context.set_offline(False)
    third.page.wait_for_selector(".sheet-state.saved")
    third.hand_in()
    assert third.page.locator("li.block").count() == 0
    third.send()


KEPT_ALL = """async () => {
  const cache = await caches.open("tongket-sheet-1");
  const kept = (await cache.keys()).map((one) => new URL(one.url).pathname);
  return ["grid.js", "sheet.css", "/form/", "/entries/"].every((end) => kept.some((path) => path.endsWith(end)));
}"""


# --- judging


def the_first_is_returned_and_sends_again(clerk: Someone, again: Someone, workbook: Any) -> None:
    """The unit is told why, and sends anew from another machine, one without scripts."""
    clerk.page.goto("/")
    clerk.look("home-of-consolidator")
    assert f"3 {clerk.words['list_not_checked']}" in clerk.text()
    clerk.open_unit("An Bình", "not_checked")
    clerk.look("judging")
    clerk.do("return", reason="Còn ô trống", deadline=soon(12))
    clerk.sees("waits_for_unit", unit="Xã An Bình")
    again.by_password().look("home-of-unit-returned")
    again.open_report()
    again.sees("returned_because", reason="Còn ô trống")
    again.look("report-returned")
    again.upload(workbook(((3, 4), (5, 6)), unit="XÃ AN BÌNH"))
    again.until_read()
    assert again.page.locator("li.block").count() == 0
    again.send()


def totals_change_with_each_acceptance(clerk: Someone, leader: Someone) -> list[float]:
    """The very next page holds the new total; how many seconds after the click each was read by someone else.

    On a machine that is busy with other things a clock says little: the office's own work is held to the second.
    """
    totals = {"Bình Minh": ("10", 1), "Cam Hà": ("11", 2), "An Bình": ("14", 3)}
    seconds = []
    for unit, (total, units) in totals.items():
        clerk.open_unit(unit, "not_checked")
        begun, worked = time.monotonic(), clerk.office.worked()
        clerk.do("accept")
        leader.page.goto("/rounds/1/totals/", wait_until="domcontentloaded")
        cell = leader.page.locator("[id='Biểu 1!D5']")
        assert cell.inner_text() == total
        seconds.append(time.monotonic() - begun)
        assert clerk.office.worked() - worked < 1
        leader.sees("complete" if units == 3 else "provisional", x=units, y=3)
        leader.look(f"totals-{units}")
        clerk.sees("waits_for_nobody")
    clerk.look("report-accepted")
    leader.page.click("[id='Biểu 1!D5']")
    leader.look("figure")
    leader.page.click("tr:has-text('An Bình') a")
    assert leader.page.locator("#asked").inner_text() == "3"
    leader.look("cell")
    return seconds


def the_draft_is_approved_by_its_chain(clerk: Someone, leaders: list[Someone]) -> None:
    clerk.page.goto("/rounds/1/reviews/")
    clerk.look("reviews-none")
    clerk.page.click("form[action$='/draft/'] button")
    clerk.page.wait_for_url("**/reviews/1/", timeout=60_000)  # made in the background; the page goes on by itself
    clerk.sees("turn_of_drafter")
    clerk.look("draft")
    with clerk.page.expect_download() as taken:
        clerk.page.click("a[href$='du-thao-bao-cao.docx']")
    assert Path(taken.value.path()).read_bytes().startswith(b"PK")
    for place, name in enumerate(("Ông Trưởng Ban", "Bà Phó Bí Thư"), start=1):
        clerk.page.select_option(f"#chain-{place}", label=name)
    clerk.do("submit")
    clerk.sees("turn_of", name="Ông Trưởng Ban")
    clerk.look("draft-submitted")
    leaders[1].page.goto("/reviews/1/")
    assert leaders[1].page.locator("form[action$='/approve/']").count() == 0  # not her turn yet
    for leader in leaders:
        leader.page.goto("/overview/")
        leader.look("overview")
        leader.page.click("a[href='/reviews/1/']")
        leader.look("draft-my-turn")
        leader.do("approve")
    leaders[1].sees("turn_of_issuer")
    leaders[1].look("draft-approved")


def reopening_makes_it_stale(clerk: Someone, leader: Someone) -> None:
    clerk.open_unit("An Bình", "done")
    clerk.look("reopening")
    clerk.do("reopen", reason="Số liệu phải xem lại", deadline=soon(15))
    clerk.look("report-reopened")
    leader.page.goto("/reviews/1/")
    leader.sees("stale_title")
    assert "Xã An Bình: Số liệu phải xem lại" in leader.text()
    assert leader.page.locator("form[action$='/issue/']").count() == 0
    leader.look("draft-stale")
    leader.page.goto("/rounds/1/totals/")
    leader.sees("provisional", x=2, y=3)
    leader.look("totals-stale")
    leader.page.goto("/overview/")
    leader.look("overview-stale")
    clerk.page.goto("/rounds/1/reviews/")
    clerk.look("reviews-stale")
    clerk.page.goto("/reviews/1/")
    clerk.look("draft-stale-of-drafter")
    clerk.page.goto("/")
    clerk.look("home-of-consolidator-stale")


# --- every page


PAGES = (
    "/",
    "/rounds/",
    "/rounds/1/",
    "/rounds/1/?list=done",
    "/rounds/1/totals/",
    "/rounds/1/figure/?id=Biểu 1!D5",
    "/rounds/1/between/",
    "/rounds/1/reviews/",
    "/reviews/1/",
    "/overview/",
    "/submissions/1/",
    "/submissions/1/sheet/?file=X01/bieu.xlsx&sheet=Biểu 1&cell=D5",
    "/setup/rounds/",
    "/setup/rounds/1/",
)
GRAVE = ("serious", "critical")


def grave_faults(page: Any) -> list[tuple[str, str]]:
    """What axe finds of weight on the page."""
    from axe_playwright_python.sync_playwright import Axe

    wrong = Axe().run(page).response["violations"]
    return [(each["id"], each["nodes"][0]["html"]) for each in wrong if each["impact"] in GRAVE]


def every_page_is_fit_for_everyone(clerk: Someone, scheme: str, width: int) -> None:
    """axe finds nothing grave, a phone need not scroll sideways, and a page is light."""
    clerk.page.emulate_media(color_scheme=scheme)
    clerk.page.set_viewport_size({"width": width, "height": 800})
    found = []
    for path in PAGES:
        clerk.page.goto(path)
        found += [(path, *each) for each in grave_faults(clerk.page)]
        assert clerk.page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert len(clerk.page.content()) < 150_000, path
    assert found == []
