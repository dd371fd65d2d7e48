"""Takes the pictures of docs/editing.md anew: its own examples, built, in this machine's browser.

    .venv/bin/python -m tests.support.document_pictures

Run it after a change of how pages look. It needs Chromium (.venv/bin/python -m tests.support.machine chromium).
"""

import io
import os
import tempfile
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import Page, sync_playwright

from tests.house.test_docs import EXAMPLES
from tests.support.machine import find_chromium
from tests.support.places import ROOT
from tests.support.preview_process import preview
from tests.support.small_digest import write

PICTURES = ROOT / "docs" / "pictures"
SHOWN = "content/entries/2020/2020-01-05-ferries-in-port.md"
USED = (SHOWN, "content/stories/ferry-dispute.md", "content/vocabulary/people.yaml")
SETTINGS = "title: Harbour Digest\ndescription: News of the harbour\nbase_url: https://harbour.example/\n"
WIDTH = 900


def make_project(root: Path) -> None:
    """Write the digest that the document describes."""
    write(root, "content/digest.yaml", SETTINGS)
    for example in (value for parameter in EXAMPLES for value in parameter.values):
        if example.path in USED:
            write(root, example.path, example.text)
    write(root, "content/images/ferries.jpg", draw_ferries())


def draw_ferries() -> bytes:
    """Return the picture of nine ferries in port."""
    image, data = Image.new("RGB", (1200, 500), "#78a0be"), io.BytesIO()
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 260, 1200, 500), fill="#28506e")
    for left in range(40, 1190, 128):
        pen.polygon([(left, 280), (left + 110, 280), (left + 95, 330), (left + 15, 330)], fill="#f0f0eb")
        pen.rectangle((left + 20, 240, left + 90, 280), fill="#dcdcd7")
    image.save(data, "JPEG", quality=85)
    return data.getvalue()


def keep(page: Page, name: str, *, full_page: bool) -> None:
    """Keep what the browser shows, with few colours, so that the repository stays small."""
    shown = Image.open(io.BytesIO(page.screenshot(full_page=full_page)))
    PICTURES.mkdir(exist_ok=True)
    shown.convert("RGB").quantize(64).save(PICTURES / name, optimize=True)
    print(PICTURES / name, shown.size, (PICTURES / name).stat().st_size)


def main() -> None:
    """Take every picture."""
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        root = Path(folder)
        make_project(root)
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=arguments)
        page = browser.new_page(viewport={"width": WIDTH, "height": 420}, color_scheme="light")
        with preview(root) as running:
            page.goto(f"{running.address}2020/01/05/ferries-in-port/")
            page.locator("figure img").scroll_into_view_if_needed()
            page.locator("figure img").first.evaluate("picture => picture.decode()")
            keep(page, "markdown.png", full_page=True)
            file = root / SHOWN
            file.write_text(file.read_text(encoding="utf-8").replace("[[Norhaven]]", "[[Norhavn]]"), encoding="utf-8")
            page.get_by_text("Did you mean").wait_for()
            page.evaluate("window.scrollTo(0, 0)")
            keep(page, "preview.png", full_page=False)


if __name__ == "__main__":
    main()
