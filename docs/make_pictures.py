"""Makes the pictures of docs/pictures from the example: `python docs/make_pictures.py`.

Needs LibreOffice, pdftoppm and Chromium (`make services`). The browser puts pages side by side.
"""

from __future__ import annotations

import base64
import shutil
import subprocess  # only programs named below, on files made here
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "tien-giang-2020"
PICTURES = ROOT / "docs" / "pictures"
SCREEN = {"width": 1280, "height": 800}
PAGES = {"width": 1014, "height": 716}  # two upright A4 pages and the grey around them
INPUTS = '#trail-body table:has(caption:text-is("Được tính từ")) tbody button'
CLERK, PORT = "tonghop", 8765
POINT = 2  # told by several units of either group
CELLS = '#trail-body table:has(caption:text-is("Từ các ô của đơn vị")) tbody button'


def main() -> None:
    """Make the example's review in a temporary folder, then its pictures."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as made, browser() as chromium:
        out = review(Path(made))
        draft_pages(out, Path(made), chromium)
        page_pictures(out / "review.html", chromium)
        office_picture(out.parent, chromium)


def review(folder: Path) -> Path:
    """A copy of the example with its review made."""
    copy = folder / EXAMPLE.name
    shutil.copytree(EXAMPLE, copy, ignore=shutil.ignore_patterns("out", ".tongket"))
    run("tongket", "review", str(copy))
    return copy / "out"


def run(program: str, *arguments: str) -> None:
    """Run a program and wait for it."""
    subprocess.run([shutil.which(program) or program, *arguments], check=True, capture_output=True)  # noqa: S603


@contextmanager
def browser() -> Iterator[Any]:
    """Debian's Chromium."""
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("chromium-browser")
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=path, args=arguments)
        yield opened
        opened.close()


def draft_pages(out: Path, folder: Path, chromium: Any) -> None:
    """Pages 1 and 2 of the draft side by side."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    draft = str(out / "du-thao-bao-cao.docx")
    run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), draft)
    run("pdftoppm", "-r", "100", "-l", "2", "-png", str(folder / "du-thao-bao-cao.pdf"), str(folder / "draft"))
    images = "".join(_image(path) for path in sorted(folder.glob("draft-*.png")))
    page = chromium.new_page(viewport=PAGES)
    page.set_content(f'<body style="margin:0;background:#888;display:flex;gap:8px;padding:8px">{images}</body>')
    page.screenshot(path=PICTURES / "draft-page-1.png")


def _image(path: Path) -> str:
    data = base64.b64encode(path.read_bytes()).decode("ascii")
    return f'<img src="data:image/png;base64,{data}" style="height:700px" alt="">'


def page_pictures(html: Path, chromium: Any) -> None:
    """The first screen of review.html, a point beside its paragraphs, and a unit's cell reached from a total."""
    page = chromium.new_page(viewport=SCREEN)
    page.goto(html.as_uri())
    page.screenshot(path=PICTURES / "review-page.png")
    point = page.locator("details.point").nth(POINT)
    point.locator("summary").click()
    point.evaluate("element => element.scrollIntoView()")
    page.evaluate("window.scrollBy(0, -70)")  # from under the bar
    page.screenshot(path=PICTURES / "points.png")
    page.evaluate("location.hash = '#cell=Biểu 1!N13'")
    page.locator(INPUTS).first.click()
    page.locator(CELLS).first.click()
    page.screenshot(path=PICTURES / "drill-down.png")


def office_picture(folder: Path, chromium: Any) -> None:
    """What waits for the clerk, in the same example as an office."""
    with demo_office(folder) as (address, password):
        page = chromium.new_page(viewport=SCREEN)
        page.goto(f"{address}/login/")
        page.fill("input[name=username]", CLERK)
        page.fill("input[name=password]", password)
        with page.expect_navigation():
            page.press("input[name=password]", "Enter")
        page.goto(f"{address}/rounds/1/?list=not_checked")
        page.screenshot(path=PICTURES / "office.png")


@contextmanager
def demo_office(folder: Path) -> Iterator[tuple[str, str]]:
    """The office of `tongket serve --demo`: its address and the clerk's password, as it prints them."""
    command = [shutil.which("tongket") or "tongket", "serve", str(folder), "--demo", "--port", str(PORT)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as served:  # noqa: S603
        try:
            said = iter(served.stdout or ())
            password = next(line.split()[1] for line in said if line.split()[:1] == [CLERK])
            next(line for line in said if str(PORT) in line)
            yield f"http://127.0.0.1:{PORT}", password
        finally:
            served.terminate()


if __name__ == "__main__":
    main()
