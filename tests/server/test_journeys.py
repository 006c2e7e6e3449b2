"""The whole way of a round in a browser: people come in, units send, the office judges, a chain approves.

The office is the real one: `tongket server` makes it, `tongket serve` serves it, its reader reads beside it.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tongket.server.words import sentences

pytestmark = [pytest.mark.slow, pytest.mark.service, pytest.mark.filterwarnings("default")]

PASSWORD = "con đường dài 2020"
PEOPLE = (
    ("tonghop", "Chị Tổng Hợp", "consolidator", ""),
    ("lanhdao1", "Ông Trưởng Ban", "leader", ""),
    ("lanhdao2", "Bà Phó Bí Thư", "leader", ""),
    ("d01", "Anh Bình", "reporter", "D01"),
    ("d02", "Chị Minh", "reporter", "D02"),
    ("d03", "Anh Hà", "unit_head", "D03"),
)
GRAVE = ("serious", "critical")


@dataclass
class RealOffice:
    """An office that is being served, and the links by which its people come in."""

    folder: Path
    address: str
    links: dict[str, str] = field(default_factory=dict)


def tongket(*command: str, office: Path) -> str:
    """One command at the office's machine."""
    environment = {**os.environ, "TONGKET_OFFICE": str(office)}
    environment.pop("TONGKET_SECRET_KEY", None)
    run = [sys.executable, "-m", "tongket", *command]
    done = subprocess.run(run, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The office's address, once it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "TONGKET_OFFICE": str(folder)}
    environment.pop("TONGKET_SECRET_KEY", None)
    run = [sys.executable, "-m", "tongket", "serve", str(folder), "--port", str(port)]
    with subprocess.Popen(run, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment) as server:
        try:
            wait_for(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def wait_for(port: int) -> None:
    """Until something answers there."""
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("the office does not answer")


@pytest.fixture
def office(tmp_path: Path, paper_folder: Path) -> Iterator[RealOffice]:
    """Set up by its administrator at the command line, one round open, everyone invited."""
    folder = tmp_path / "van-phong"
    tongket("server", "init", str(folder), "--name", "Văn phòng Tỉnh ủy", office=folder)
    (paper_folder / "reports").mkdir()
    tongket("server", "import", str(folder), str(paper_folder), office=folder)
    links = {}
    for username, name, role, unit in PEOPLE:
        of_unit = ["--unit", unit] if unit else []
        told = tongket("server", "user", "invite", str(folder), username, "--name", name, "--role", role, *of_unit,
                       office=folder)  # fmt: skip
        links[username] = re.search(r"/invitation/\S+/", told)[0]
    with served(folder) as address:
        yield RealOffice(folder, address, links)


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Any]:
    """Debian's Chromium."""
    from playwright.sync_api import sync_playwright

    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=chromium, args=arguments)
        yield opened
        opened.close()


class Someone:
    """A person at a browser, speaking one language; what reaches the console is remembered."""

    def __init__(self, browser: Any, office: RealOffice, username: str, language: str, **look: Any) -> None:
        self.office, self.words = office, sentences(language)
        self.page = browser.new_context(**look).new_page()
        self.page.set_default_timeout(20_000)
        self.told: list[str] = []
        self.page.on("console", lambda message: self.told.append(f"{message.text} {message.location}"))
        self.page.on("pageerror", lambda error: self.told.append(str(error)))
        self._come_in(username, language)

    def _come_in(self, username: str, language: str) -> None:
        self.go(self.office.links[username])
        if language != "vi":
            self.page.click(f"button[name=language][value={language}]")
        for box in ("password", "again"):
            self.page.fill(f"input[name={box}]", PASSWORD)
        self.page.click("main button")
        self.page.wait_for_selector(f"h1:has-text('{self.words['home_title']}')")

    def go(self, path: str) -> None:
        """Open a page of the office."""
        self.page.goto(self.office.address + path)

    def sees(self, key: str, **facts: object) -> None:
        """That sentence comes to stand on the page."""
        wanted = self.words[key].format(**facts)
        for _ in range(50):
            if wanted in self.text():
                return
            time.sleep(0.1)
        pytest.fail(f"{wanted!r} is not on the page:\n{self.text()[:1500]}")

    def text(self) -> str:
        """What stands on the page."""
        return str(self.page.inner_text("main"))

    def open_report(self) -> None:
        """The unit's own report, from its home."""
        self.go("/")
        self.page.click(".cards a")

    def upload(self, content: bytes) -> None:
        """Put a file into the form; without scripts the page comes back with the receipt."""
        file = {"name": "bieu.xlsx", "mimeType": "application/vnd.ms-excel", "buffer": content}
        self.page.set_input_files("input[type=file]", file)
        with self.page.expect_response(lambda answer: answer.url.endswith("/upload/")):
            self.page.click(f"button:has-text('{self.words['upload']}')")

    def until_read(self) -> None:
        """Until the reader has read what was uploaded."""
        for _ in range(100):
            self.page.goto(self.page.url.removesuffix("upload/"))
            if self.words["reading_now"] not in self.text():
                return
            time.sleep(0.2)
        pytest.fail("nobody read the file")

    def send(self, explanation: str = "") -> None:
        """Send the report."""
        if explanation:
            self.page.fill("#send_reason", explanation)
        self.page.click("form[action$='/send/'] button")
        self.sees("waits_for_office")

    def do(self, move: str, **fields: str) -> None:
        """One move of the page's forms."""
        form = f"form[action$='/{move}/']"
        for name, value in fields.items():
            self.page.fill(f"{form} [name={name}]", value)
        self.page.click(f"{form} button")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_round_from_the_first_invitation_to_a_draft_that_is_stale(browser, office, workbook, language):
    clerk = Someone(browser, office, "tonghop", language)
    first = Someone(browser, office, "d01", language, viewport={"width": 390, "height": 800})
    second = Someone(browser, office, "d02", language, java_script_enabled=False)
    third = Someone(browser, office, "d03", language)

    units_send_by_file(first, second, third, workbook)
    clerk.go("/")
    assert f"3 {clerk.words['list_not_checked']}" in clerk.text()
    the_first_is_returned_and_sends_again(clerk, first, workbook)
    totals_change_with_each_acceptance(clerk)
    leaders = [Someone(browser, office, name, language) for name in ("lanhdao1", "lanhdao2")]
    the_draft_is_approved_by_its_chain(clerk, leaders)
    reopening_makes_it_stale(clerk, leaders[1])

    everyone = (clerk, first, second, third, *leaders)
    assert "\n".join(line for person in everyone for line in person.told) == ""  # nothing on any console
    assert "0" in tongket("server", "verify", str(office.folder), "--totals", office=office.folder)
    every_page_is_fit_for_everyone(clerk)


def units_send_by_file(first: Someone, second: Someone, third: Someone, workbook: Any) -> None:
    """The first with an empty cell and an explanation, the second without scripts, the third as it should be."""
    first.open_report()
    first.upload(workbook(((3, None), (5, 6)), unit="HUYỆN AN BÌNH"))
    first.page.wait_for_selector("li.block .state.block")  # the page learns of it by itself
    number = first.page.locator("li.block").first.get_attribute("value")
    first.page.click(f"#finding-{number} a >> nth=0")
    assert first.page.locator(f"#at-{number}").bounding_box()["y"] < 800
    assert grave_faults(first.page) == []
    first.send("Ô này sẽ bổ sung sau")
    for person, unit, values in (
        (second, "HUYỆN BÌNH MINH", ((10, 20), (30, 40))),
        (third, "SỞ CAM HÀ", ((1, 1), (2, 2))),
    ):
        person.open_report()
        person.upload(workbook(values, unit=unit))
        person.until_read()
        person.send()


def the_first_is_returned_and_sends_again(clerk: Someone, first: Someone, workbook: Any) -> None:
    clerk.go("/rounds/1/?list=not_checked")
    clerk.page.click("table.lines a:has-text('An Bình')")
    clerk.do("return", reason="Còn ô trống", deadline="2030-01-15")
    clerk.sees("waits_for_unit", unit="Huyện An Bình")
    first.open_report()
    first.sees("returned_because", reason="Còn ô trống")
    first.upload(workbook(((3, 4), (5, 6)), unit="HUYỆN AN BÌNH"))
    first.until_read()
    assert first.page.locator("li.block").count() == 0
    first.send()


def totals_change_with_each_acceptance(clerk: Someone) -> None:
    """The very next page holds the new total: nothing is counted in the background."""
    totals = {"Bình Minh": ("10", "1"), "Cam Hà": ("11", "2"), "An Bình": ("14", "3")}
    for unit, (total, units) in totals.items():
        clerk.go("/rounds/1/?list=not_checked")
        clerk.page.click(f"table.lines a:has-text('{unit}')")
        clerk.do("accept")
        clerk.sees("waits_for_nobody")
        clerk.go("/rounds/1/totals/")
        cell = clerk.page.locator("[id='Biểu 1!D5']")
        assert cell.inner_text() == total
        clerk.sees("complete" if units == "3" else "provisional", x=units, y="3")
    clerk.page.click("[id='Biểu 1!D5']")
    clerk.page.click("tr:has-text('An Bình') a")
    assert clerk.page.locator("#asked").inner_text() == "3"


def the_draft_is_approved_by_its_chain(clerk: Someone, leaders: list[Someone]) -> None:
    clerk.go("/rounds/1/reviews/")
    clerk.page.click("form[action$='/draft/'] button")
    clerk.page.wait_for_url("**/reviews/1/", timeout=60_000)  # made in the background; the page goes on by itself
    clerk.sees("turn_of_drafter")
    with clerk.page.expect_download() as taken:
        clerk.page.click("a[href$='du-thao-bao-cao.docx']")
    assert Path(taken.value.path()).read_bytes().startswith(b"PK")
    clerk.page.select_option("#chain-1", label="Ông Trưởng Ban")
    clerk.page.select_option("#chain-2", label="Bà Phó Bí Thư")
    clerk.do("submit")
    clerk.sees("turn_of", name="Ông Trưởng Ban")
    leaders[1].go("/reviews/1/")
    assert leaders[1].page.locator("form[action$='/approve/']").count() == 0  # not her turn yet
    for leader in leaders:
        leader.go("/overview/")
        leader.page.click("a[href='/reviews/1/']")
        leader.do("approve")
    leaders[1].sees("turn_of_issuer")


def reopening_makes_it_stale(clerk: Someone, leader: Someone) -> None:
    clerk.go("/rounds/1/?list=done")
    clerk.page.click("table.lines a:has-text('An Bình')")
    clerk.do("reopen", reason="Số liệu phải xem lại", deadline="2030-02-01")
    leader.go("/reviews/1/")
    leader.sees("stale_title")
    assert "Huyện An Bình: Số liệu phải xem lại" in leader.text()
    assert leader.page.locator("form[action$='/issue/']").count() == 0
    leader.go("/rounds/1/totals/")
    leader.sees("provisional", x="2", y="3")


PAGES = ("/", "/rounds/", "/rounds/1/", "/rounds/1/?list=done", "/rounds/1/totals/", "/rounds/1/figure/?id=Biểu 1!D5",
         "/rounds/1/between/", "/rounds/1/reviews/", "/reviews/1/", "/overview/", "/submissions/1/",
         "/submissions/1/sheet/?file=D01/bieu.xlsx&sheet=Biểu 1&cell=D5")  # fmt: skip


def grave_faults(page: Any) -> list[tuple[str, str]]:
    """What axe finds of weight on the page."""
    from axe_playwright_python.sync_playwright import Axe

    wrong = Axe().run(page).response["violations"]
    return [(each["id"], each["nodes"][0]["html"]) for each in wrong if each["impact"] in GRAVE]


def every_page_is_fit_for_everyone(clerk: Someone) -> None:
    """axe finds nothing grave in light and dark, a phone need not scroll sideways, and a page is light."""
    found = []
    for scheme, width in (("light", 1280), ("dark", 390)):
        clerk.page.emulate_media(color_scheme=scheme)
        clerk.page.set_viewport_size({"width": width, "height": 800})
        for path in PAGES:
            clerk.go(path)
            found += [(path, scheme, *each) for each in grave_faults(clerk.page)]
            wide = clerk.page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, path
            assert len(clerk.page.content()) < 150_000, path
    assert found == []
