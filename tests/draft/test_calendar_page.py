"""The page of the calendar: what it says, and that it opens, reads and prints in a real browser without a network."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from made_register import made_register

from tongket.directive.register_calendar import calendar_of
from tongket.directive.register_file import register_and_settings
from tongket.draft.calendar_page import calendar_page
from tongket.draft.register_graph import families, graph_html
from tongket.periods.period import Period

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "tien-giang-2020" / "register.toml"
HOSTILE = "</style><img src=x onerror=\\\"document.title='run'\\\">"
GRAVE = ("serious", "critical")
browsed = [pytest.mark.slow, pytest.mark.service, pytest.mark.filterwarnings("default")]


def made(text: str, first: int, last: int | None = None, *, as_of: date | None = None) -> str:
    register, settings = register_and_settings(text)
    calendar = calendar_of(register, settings, Period.years(first, last), as_of=as_of)
    return calendar_page(register, calendar, office=settings.office)


def seed() -> str:
    return EXAMPLE.read_text(encoding="utf-8")


def test_the_page_says_the_conference_why_and_by_when():
    page = made(seed(), 2020)

    assert page.count('<article class="conference"') == 1
    assert "Xét tại ngày 05 tháng 11 năm 2020." in page
    assert "3 kỳ cùng đến trong năm 2020, cùng lĩnh vực an ninh, trật tự" in page
    assert "<strong>17/09/2020</strong>cấp xã" in page
    assert "Sơ kết 1 năm thực hiện Nghị quyết 51-NQ/TW" in page.split('id="offered"')[1]
    assert "Nghị quyết 51-NQ/TW" not in page.split('id="year"')[0]
    assert "chưa xác nhận: chưa tìm được văn bản gốc" in page


def test_nothing_is_called_late_without_a_day_to_judge_at():
    page = made(seed().replace("as_of = 2020-11-05\n", ""), 2020)

    assert "Sổ chưa ghi ngày xét (as_of)." in page
    assert "quá hạn" not in page.split("</header>")[1]
    assert "đã qua" not in page


def test_a_review_left_open_is_overdue_when_its_year_is_over():
    assert "quá hạn" not in made(seed(), 2020).split("</header>")[1]
    assert made(seed(), 2020, as_of=date(2021, 1, 1)).split("</header>")[1].count(">quá hạn<") >= 3


def test_a_document_with_two_reviews_in_one_year_is_named_once_among_estimates():
    review = '[[document.review]]\nafter_years = {}\nkind = "sơ kết"\nset_by = "Kế hoạch 15-KH/TU"\n'
    document = '[[document]]\nsymbol = "48-CT/TW"\ntype = "Chỉ thị"\nissuer = "Bộ Chính trị"\ndated = 2010-10-22\n'
    on_a_day = '[[document.review]]\non = 2020-10-22\nkind = "tiến độ"\nset_by = "Kế hoạch 15-KH/TU"\n'

    assert "trước ngày chốt số liệu của Chỉ thị 48-CT/TW: số liệu" in made(
        document + review.format(10) + on_a_day, 2020
    )


def test_the_same_register_gives_the_same_page():
    assert made(made_register(), 2020, 2026) == made(made_register(), 2020, 2026)


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[object]:
    """Debian's Chromium, driven from outside."""
    from playwright.sync_api import sync_playwright

    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=chromium, args=arguments)
        yield opened
        opened.close()


@pytest.fixture
def open_page(browser, tmp_path):
    """Open a page as a reader does; nothing may reach the console, and nothing may leave the machine."""
    told: list[str] = []
    contexts = []

    def opened(html: str, **look):
        path = tmp_path / "lich.html"
        path.write_text(html, encoding="utf-8")
        contexts.append(browser.new_context(**look))
        page = contexts[-1].new_page()
        page.set_default_timeout(15_000)
        page.on("console", lambda message: told.append(message.text))
        page.on("pageerror", lambda error: told.append(str(error)))
        page.on("request", lambda request: told.append(request.url) if request.url.startswith("http") else None)
        page.goto(path.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert told == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("text", [seed(), made_register()], ids=["example", "200 documents"])
class TestInABrowser:
    pytestmark = browsed

    def test_axe_finds_nothing_serious(self, open_page, text, scheme):
        from axe_playwright_python.sync_playwright import Axe

        page = open_page(made(text, 2020, 2024), color_scheme=scheme)

        found = Axe().run(page).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in GRAVE] == []

    def test_a_phone_need_not_scroll_sideways(self, open_page, text, scheme):
        page = open_page(made(text, 2020), color_scheme=scheme, viewport={"width": 360, "height": 740})

        assert page.evaluate("document.documentElement.scrollWidth") <= 360


class TestOnce:
    pytestmark = browsed

    def test_every_document_of_two_hundred_is_there(self, open_page):
        page = open_page(made(made_register(), 2024))

        assert page.locator("#documents tbody tr").count() == 200
        assert page.locator(".months > li").count() >= 12
        assert page.locator("article.conference").count() == int(
            page.inner_text('.tiles a[href="#conferences"] strong')
        )

    def test_a_line_of_the_year_leads_to_its_conference(self, open_page):
        page = open_page(made(seed(), 2020))

        page.click("#year .meeting a")

        assert page.evaluate("location.hash") == "#conference-1"
        assert page.locator("#conference-1").is_visible()

    def test_it_prints_without_cutting_tables(self, open_page):
        page = open_page(made(seed(), 2020))
        page.emulate_media(media="print")

        assert page.locator("nav").is_hidden()
        heights = page.evaluate("[...document.querySelectorAll('.scroll')].map(e => [e.scrollHeight, e.clientHeight])")
        assert heights
        assert all(inner <= outer for inner, outer in heights)

    def test_the_conference_stands_on_the_first_printed_page(self, open_page):
        import io

        import pypdfium2

        printed = pypdfium2.PdfDocument(io.BytesIO(open_page(made(seed(), 2020)).pdf(prefer_css_page_size=True)))

        first = " ".join(printed[0].get_textpage().get_text_bounded().split())
        assert printed[0].get_width() < printed[0].get_height()
        assert "Tổng kết 10 năm thực hiện Chỉ thị 48-CT/TW" in first
        assert "Hạn gửi từng cấp" in first

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_the_picture_of_relations_can_be_read_by_all(self, open_page, scheme):
        from axe_playwright_python.sync_playwright import Axe

        register, _ = register_and_settings(made_register())
        documents = [document for family in families(register) for document in family]
        page = open_page(graph_html(register, documents), color_scheme=scheme)

        found = Axe().run(page).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in GRAVE] == []
        assert page.locator("svg circle").count() == 200

    def test_hostile_words_stay_words(self, open_page):
        hostile = seed().replace("an ninh, trật tự", HOSTILE).replace("Tỉnh ủy Tiền Giang", HOSTILE)
        page = open_page(made(hostile, 2020))

        assert page.title() != "run"
        assert page.locator("img").count() == 0
