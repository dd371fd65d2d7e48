"""One entry with all that Markdown can do here, built: its page, its picture, the feeds, the search index."""

import gzip
import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import feedparser
import pytest

from tests.content.test_images import make_image
from tests.support.html_checker import check_html
from tests.support.site_pages import find_broken_links
from tests.support.small_digest import make_project, run, write

pytestmark = pytest.mark.slow

BASE = "https://example.org/digest/"
PAGE = f"{BASE}2024/05/02/crews-strike/"
HEAD = """\
---
title: {title}
date: 2024-05-02
rights: own
status: {status}
tags:
  people:
    - Marta Lindqvist
---
"""
BODY = """\
All ferries stayed in ports[^1] on Wednesday, said [[M. Lindqvist|the mayor]].

![Nine ferries side by side](/images/harbour.jpg "All nine in port. | Photo: Jo Reed")

> [!pull]
> Nobody crosses.
> — Karin Vale

> We are tired.
>
> — Otto Brandt

Lighter
: A ~~ship~~ barge.[^1]

| ship | beds |
| --- | ---: |
| Alma | 120 |

[^1]: The *Alma* [was in dock](#main).
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_project(tmp_path_factory.mktemp("bodies"))
    write(root, "content/vocabulary/people.yaml", "- name: Marta Lindqvist\n  aliases:\n    - M. Lindqvist\n")
    for name in ("harbour", "unused", "draft"):
        write(root, f"content/images/{name}.jpg", make_image("JPEG", 64, 36))
    write(
        root,
        "content/entries/2024/2024-05-02-crews-strike.md",
        HEAD.format(title="Crews strike", status="published") + BODY,
    )
    write(
        root,
        "content/entries/2024/2024-05-03-later.md",
        HEAD.format(title="Later", status="draft") + "![A draft](/images/draft.jpg)\n",
    )
    status, _, told = run(root, "build", "--base-url", BASE)
    assert (status, told) == (0, "")
    return root / "site"


class Images(HTMLParser):
    """The attributes of every image."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[dict] = []

    def handle_starttag(self, tag: str, attrs: list) -> None:
        if tag == "img":
            self.found.append(dict(attrs))


def find_images(text: str) -> list[dict]:
    images = Images()
    images.feed(text)
    return images.found


def test_links_and_footnotes_lead_somewhere_and_no_id_stands_twice(site: Path) -> None:
    assert list(find_broken_links(site, BASE)) == []
    page = (site / "2024/05/02/crews-strike/index.html").read_text(encoding="utf-8")
    assert page.count('href="#note-1"') == 2
    assert 'href="/digest/people/marta-lindqvist/">the mayor</a>' in page


def test_a_picture_has_its_size_and_is_loaded_late(site: Path) -> None:
    page = (site / "2024/05/02/crews-strike/index.html").read_text(encoding="utf-8")
    assert find_images(page) == [
        {
            "src": "/digest/images/harbour.jpg",
            "alt": "Nine ferries side by side",
            "width": "64",
            "height": "36",
            "loading": "lazy",
        }
    ]
    assert "img-src 'self'" in page


def test_only_pictures_that_a_page_shows_are_published(site: Path) -> None:
    assert [file.name for file in (site / "images").iterdir()] == ["harbour.jpg"]
    assert (site / "images/harbour.jpg").read_bytes() == make_image("JPEG", 64, 36)


def read_feeds(site: Path) -> Iterator[str]:
    """Yield the HTML of the entry in each kind of feed."""
    for name in ("feed.xml", "rss.xml"):
        (item,) = feedparser.parse((site / name).read_bytes(), sanitize_html=False).entries
        yield item.content[0].value
    yield json.loads((site / "feed.json").read_bytes())["items"][0]["content_html"]


def test_feeds_hold_whole_addresses_and_no_anchors(site: Path) -> None:
    for text in read_feeds(site):
        assert f'href="{PAGE}#note-1"' in text
        assert f'href="{PAGE}#note-1-from"' in text
        assert f'href="{PAGE}#main"' in text
        assert f'href="{BASE}people/marta-lindqvist/"' in text
        assert [image["src"] for image in find_images(text)] == [f"{BASE}images/harbour.jpg"]
        assert ' id="' not in text
        assert "data-pagefind" not in text
        assert 'href="#' not in text
        assert 'href="/' not in text


def test_search_reads_no_marks_of_footnotes(site: Path) -> None:
    fragments = [gzip.decompress(file.read_bytes()).decode() for file in site.rglob("*.pf_fragment")]
    texts = [json.loads(text.removeprefix("pagefind_dcd"))["content"] for text in fragments]
    assert len(texts) == 1
    assert "stayed in ports on Wednesday" in texts[0]
    assert "The Alma was in dock" in texts[0]
    assert "↩" not in texts[0]


@pytest.mark.nu
def test_the_page_is_valid_html(site: Path) -> None:
    assert check_html(site, "/digest/") == []
