"""review.html in a real browser: from a total to a unit's cell and back, by mouse and by keys, without a network."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "consolidate"))
from small_review import REVIEW, consolidated, form_of, period_total, row, unit_of, used, year

from tongket.check.kinds.cells import NotANumber
from tongket.collect.submission import Place
from tongket.draft.material import Material
from tongket.draft.page import page_pieces

pytestmark = [pytest.mark.slow, pytest.mark.service, pytest.mark.filterwarnings("default")]

HOSTILE = "</script><img src=x onerror=\"document.title='run'\">"


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
def open_page(browser):
    """Open a file as a reader does; nothing may reach the console, and nothing may leave the machine."""
    told: list[str] = []
    contexts = []

    def opened(path: Path, *, hash_: str = "", **look):
        context = browser.new_context(**look)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda message: told.append(message.text))
        page.on("pageerror", lambda error: told.append(str(error)))
        page.on("request", lambda request: told.append(request.url) if request.url.startswith("http") else None)
        page.goto(path.as_uri() + hash_)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert told == []


@pytest.fixture(scope="module")
def html(party_out: Path) -> Path:
    return party_out / "review.html"


def figure(out: Path, identity: str) -> dict:
    figures = json.loads((out / "data" / "figures.json").read_text(encoding="utf-8"))
    return next(each for each in figures if each["id"] == identity)


def title(page) -> str:
    return page.inner_text("#trail-title")


def test_from_a_total_down_to_the_unit_s_cell_and_back(open_page, html):
    page = open_page(html)
    wanted = figure(html.parent, "Biểu 1!D13")["sources"][0]

    page.click('button[aria-label^="Tổng số vụ phạm tội về trật tự xã hội xảy ra, Cộng giai đoạn"]')
    total = title(page)
    page.click('#trail-body table:has(caption:text-is("Được tính từ")) tbody button >> nth=0')
    page.click('#trail-body table:has(caption:text-is("Được tính từ")) tbody button >> nth=0')
    page.click('#trail-body table:has(caption:text-is("Từ các ô của đơn vị")) tbody button >> nth=0')

    assert wanted["cell"] in title(page)
    assert page.inner_text(".picture td.here") == wanted["value"]
    assert page.locator(".picture td.here").is_visible()
    for _ in range(3):
        page.click("#back")
    assert title(page) == total
    assert page.locator("#back").is_hidden()


def test_from_a_unit_s_cell_up_to_its_totals(open_page, html):
    page = open_page(html, hash_="#cell=Bi%E1%BB%83u%201!D13")
    page.click('#trail-body table:has(caption:text-is("Từ các ô của đơn vị")) tbody button >> nth=0')

    used_in = page.locator('#trail-body table:has(caption:text-is("Ô này tham gia vào")) tbody tr').all_inner_texts()

    assert any("Cộng giai đoạn 2011-2020" in text for text in used_in)
    assert any("Tỷ lệ điều tra, khám phá" in text for text in used_in)


def test_an_address_opens_its_figure(open_page, html):
    page = open_page(html, hash_="#cell=Bi%E1%BB%83u%202!N15")

    assert page.locator("#trail").is_visible()
    assert "Số người chết" in title(page)
    page.evaluate("location.hash = '#cell=Biểu 2!N16'")
    page.wait_for_function("document.getElementById('trail-title').textContent.includes('bị thương')")


def test_everything_can_be_reached_by_keys(open_page, html):
    page = open_page(html)
    first = page.locator("table.figures button.figure").first
    first.focus()

    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    said = page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("End")
    page.keyboard.press("Enter")

    assert "Năm 2012" in said
    assert "Xâm phạm tính mạng" in said
    assert page.locator("#trail").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#trail").is_hidden()
    assert page.evaluate("document.activeElement.matches('table.figures button.figure')")
    assert page.locator("table.figures >> nth=0").locator('button[tabindex="0"]').count() == 1


def test_findings_narrow_by_unit_severity_and_words_without_marks(open_page, html):
    page = open_page(html)
    rows = "#finding-list tr[data-severity]:visible"
    everything = page.locator(rows).count()

    page.select_option("#filter-severity", "block")
    assert 0 < page.locator(rows).count() < everything
    page.select_option("#filter-severity", "")
    page.fill("#filter", "huyen cai be")
    assert "Huyện Cái Bè" in page.inner_text("#finding-list tbody:visible")
    page.fill("#filter", "không có chữ này")
    assert page.locator(rows).count() == 0
    assert page.inner_text("#filter-count") == f"Đang hiện 0/{everything}"


def test_a_unit_s_count_leads_to_its_findings(open_page, html):
    page = open_page(html)
    button = page.locator('#units button[data-severity="block"]').first
    expected, unit = int(button.inner_text()), button.get_attribute("data-unit")

    button.click()

    assert page.locator("#finding-list tr[data-severity]:visible").count() == expected
    assert page.input_value("#filter-unit") == unit


def test_a_drafted_sentence_stands_beside_the_paragraphs_it_rests_on(open_page, html):
    data = html.parent / "data"
    drafted = json.loads((data / "draft.json").read_text(encoding="utf-8"))
    sentence = next(row for row in drafted if row["points"])
    points = json.loads((data / "points.json").read_text(encoding="utf-8"))
    point = next(row for row in points if row["id"] == sentence["points"][0])
    page = open_page(html)

    page.click(f"#{point['id']} summary")

    beside = page.locator(f"#{point['id']}")
    assert beside.locator("blockquote").inner_text() == sentence["text"]
    assert beside.locator(".source").count() >= len(point["sources"]) > 1
    marked = beside.locator(".source strong").all_inner_texts()
    words = [each for source in point["sources"] for each in source["words"] or [source["text"]]]
    assert [text.split() for text in marked[: len(words)]] == [each.split() for each in words]


def test_a_point_is_listed_in_the_words_of_the_draft(open_page, html):
    drafted = json.loads((html.parent / "data" / "draft.json").read_text(encoding="utf-8"))
    told: dict[str, str] = {}
    for each in drafted:
        for identity in each["points"]:
            told[identity] = f"{told.get(identity, '')} {each['text']}".strip()
    page = open_page(html)

    for identity, text in list(told.items())[:20]:
        listed = page.inner_text(f"#{identity} summary")
        words = re.match(r"\d+/\d+ (.*) P[0-9a-f]{8}", listed)[1]
        assert text.startswith(words.rstrip("."))
        assert "đơn vị có ý tương tự" not in listed


def test_on_paper_every_point_is_listed_under_its_heading(open_page, html):
    page = open_page(html)

    page.emulate_media(media="print")

    assert page.locator("#points summary:visible").count() == page.locator("#points .point").count() > 50
    breaks = page.evaluate("[...document.querySelectorAll('#points h3')].map(h => getComputedStyle(h).breakBefore)")
    assert set(breaks) == {"auto"}


def test_a_leader_s_first_screen_says_who_is_missing(open_page, html):
    page = open_page(html, viewport={"width": 1280, "height": 800})

    assert page.locator(".tiles").is_visible()
    assert "21/24" in page.inner_text(".tiles")
    missing = page.locator(".absent").first
    assert "Sở Giáo dục và Đào tạo" in missing.inner_text()
    assert missing.bounding_box()["y"] < 800


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(open_page, html, scheme):
    from axe_playwright_python.sync_playwright import Axe

    page = open_page(html, color_scheme=scheme)
    axe = Axe()

    outside = axe.run(page).response["violations"]
    page.evaluate("location.hash = '#cell=Biểu 1!D13'")
    page.wait_for_selector("#trail[open]")
    page.click('#trail-body table:has(caption:text-is("Từ các ô của đơn vị")) tbody button >> nth=0')
    inside = axe.run(page).response["violations"]

    grave = [(each["id"], each["nodes"][0]["html"]) for each in outside + inside if each["impact"] in GRAVE]
    assert grave == []


GRAVE = ("serious", "critical")


def test_a_phone_need_not_scroll_sideways(open_page, html):
    page = open_page(html, viewport={"width": 400, "height": 800})

    assert page.evaluate("document.documentElement.scrollWidth") <= 400


def test_a_unit_s_hostile_text_stays_text(open_page, tmp_path):
    path = tmp_path / "review.html"
    path.write_bytes(b"".join(page_pieces(hostile(), {"H01.xlsx": {"Biểu 1": picture_of(HOSTILE)}})))
    page = open_page(path, hash_="#cell=Bi%E1%BB%83u%201!C3")

    assert HOSTILE in page.inner_text("#finding-list")
    page.click('#trail-body table:has(caption:text-is("Từ các ô của đơn vị")) tbody button >> nth=0')
    assert HOSTILE in page.inner_text("#trail-body")
    assert page.locator("img").count() == 0
    assert page.title() != "run"


def picture_of(text: str) -> dict:
    return {"cells": [[3, 3, text]], "merges": [], "beyond": 0}


def hostile() -> Material:
    form = form_of([row(3, HOSTILE)], [year(3, 2019), year(4, 2020), period_total(5, (3, 4))])
    consolidation = consolidated(form, {"H01": {"C3": "1", "D3": "2"}})
    sent = consolidation.counted["H01"]
    finding = NotANumber(at=Place("H01.xlsx", "Biểu 1", "C3"), unit="H01", found=HOSTILE)
    return Material(
        review=replace(REVIEW, title=HOSTILE),
        form=form,
        units=[replace(unit_of("H01"), name=HOSTILE)],
        consolidation=consolidation,
        findings=[finding],
        mappings=[used(sent, "H01")],
        submissions={sent.file: sent},
        outline=(),
        exclusions={},
    )
