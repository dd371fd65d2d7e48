"""A whole digest, built: every page is there, every link leads somewhere, and the same input gives the same."""

import gzip
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import feedparser
import pytest

from dateline import links
from dateline.commands.build import build
from tests.support.digest import AT_ROOT, DIGEST, ENTRY_FILES, TODAY, BuiltSite, copy_digest
from tests.support.html_checker import check_html
from tests.support.places import ROOT, SOURCE
from tests.support.site_pages import find_broken_links, find_file, list_page_kinds

pytestmark = pytest.mark.slow

SEED_KEY = re.compile(r"^seed: (seeds/\S+)$", re.MULTILINE)
STORIES = sorted(file.stem for file in (DIGEST / "content" / "stories").glob("*.md"))
BUILD = """
import sys
from datetime import date
from pathlib import Path
from dateline.commands.build import build
build(Path(sys.argv[1]), today=date(2026, 1, 1), report=lambda step: None)
"""


def read_tree(folder: Path) -> dict[str, bytes]:
    """Return the content of every file below a folder, by path."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_every_seed_has_one_entry() -> None:
    seeds = sorted(f"seeds/{file.name}" for file in (DIGEST / "seeds").glob("*.txt"))
    named = [found[1] for file in ENTRY_FILES if (found := SEED_KEY.search(file.read_text(encoding="utf-8")))]
    assert sorted(named) == seeds
    assert len(seeds) >= 24


def test_every_entry_is_on_the_site(root_site: BuiltSite) -> None:
    assert root_site.entries == len(ENTRY_FILES)


@pytest.mark.parametrize(
    "path",
    [
        *("index.html", "404.html", "search/index.html", "timeline/index.html", "archive/index.html"),
        *("2019/index.html", "2019/12/index.html", "2020/index.html", "2020/01/index.html", "2020/02/index.html"),
        *(f"{kind}/index.html" for kind in ("people", "places", "organisations", "topics", "stories")),
        *(f"stories/{story}/{file}" for story in STORIES for file in ("index.html", "feed.xml", "feed.json")),
        *("about/index.html", "corrections/index.html", "feed.xml", "feed.json", "sitemap.xml", "robots.txt"),
        *("rss.xml", "opml.xml", "feeds/index.html", "sources/index.html", "corrections/feed.xml"),
        *("week/index.html", "week/feed.xml", "week/2020-W02/index.html", "week/2020-W02/email.html"),
        *(f"data/{name}" for name in ("entries.json", "entries.csv", "events.json", "events.csv")),
    ],
)
def test_a_site_has(path: str, root_site: BuiltSite) -> None:
    assert (root_site.folder / path).is_file()


@pytest.mark.parametrize("address", sorted(links.ON_EVERY_SITE | links.FILES_OF_EVERY_SITE | links.FEED_FILES))
def test_what_every_site_has_is_there(address: str, root_site: BuiltSite) -> None:
    assert (root_site.folder / links.output_path(address)).is_file()


@pytest.mark.parametrize("kind", ["people", "places", "organisations", "topics"])
def test_every_term_has_its_page_and_some_have_feeds(kind: str, root_site: BuiltSite) -> None:
    terms = [folder for folder in (root_site.folder / kind).iterdir() if folder.is_dir()]
    assert len(terms) >= 20
    files = {term.name: {file.name for file in term.iterdir()} for term in terms}
    thin = {name for name, inside in files.items() if inside == {"index.html"}}
    followed = {"index.html", "card.png", "feed.xml", "feed.json", "rss.xml"}
    assert {name for name, inside in files.items() if not followed <= inside} == thin
    assert 0 < len(thin) < len(files)


def test_no_internal_link_is_broken(digest_site: BuiltSite) -> None:
    assert list(find_broken_links(digest_site.folder, digest_site.base_url)) == []


def test_every_page_of_the_sitemap_exists(digest_site: BuiltSite) -> None:
    tree = ET.fromstring((digest_site.folder / "sitemap.xml").read_bytes())
    addresses = [place.text or "" for place in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert len(addresses) > len(ENTRY_FILES)
    missing = [a for a in addresses if not find_file(urlsplit(a).path, digest_site.folder, digest_site.base_path)]
    assert missing == []
    assert all(address.startswith(digest_site.base_url) for address in addresses)


def test_every_atom_feed_parses_and_leads_to_its_entries(digest_site: BuiltSite) -> None:
    feeds = sorted(digest_site.folder.rglob("feed.xml"))
    assert len(feeds) > len(STORIES) + 10
    for file in feeds:
        feed = feedparser.parse(file.read_bytes())
        assert not feed.bozo, f"{file}: {feed.get('bozo_exception')}"
        assert feed.version == "atom10"
        assert feed.entries, file
        paths = [urlsplit(entry.link).path for entry in feed.entries]
        assert [path for path in paths if not find_file(path, digest_site.folder, digest_site.base_path)] == []


def test_every_rss_feed_parses_and_holds_what_the_atom_feed_holds(digest_site: BuiltSite) -> None:
    feeds = sorted(digest_site.folder.rglob("rss.xml"))
    assert len(feeds) > len(STORIES) + 10
    for file in feeds:
        feed, atom = (feedparser.parse(path.read_bytes()) for path in (file, file.with_name("feed.xml")))
        assert not feed.bozo, f"{file}: {feed.get('bozo_exception')}"
        assert feed.version == "rss20"
        assert [item.id for item in feed.entries] == [entry.id for entry in atom.entries]


def test_the_list_of_feeds_names_every_feed(digest_site: BuiltSite) -> None:
    tree = ET.fromstring((digest_site.folder / "opml.xml").read_bytes())
    named = [urlsplit(outline.get("xmlUrl", "")).path for outline in tree.iter("outline") if outline.get("xmlUrl")]
    files = [find_file(path, digest_site.folder, digest_site.base_path) for path in named]
    assert sorted(file for file in files if file) == sorted(digest_site.folder.rglob("feed.xml"))


def test_every_json_feed_leads_to_its_entries(digest_site: BuiltSite) -> None:
    for file in sorted(digest_site.folder.rglob("feed.json")):
        feed = json.loads(file.read_bytes())
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        paths = [urlsplit(item["url"]).path for item in feed["items"]]
        assert paths
        assert [path for path in paths if not find_file(path, digest_site.folder, digest_site.base_path)] == []


def test_the_sites_feed_holds_every_entry_newest_first(root_site: BuiltSite) -> None:
    feed = feedparser.parse((root_site.folder / "feed.xml").read_bytes())
    assert len(feed.entries) == min(50, root_site.entries)
    days = [entry.published for entry in feed.entries]
    assert days == sorted(days, reverse=True)


def test_a_site_names_no_place_of_the_machine_it_was_built_on(root_site: BuiltSite) -> None:
    machine = (str(ROOT).encode(), str(root_site.folder.parent).encode())
    found = [path for path, data in read_tree(root_site.folder).items() if any(place in data for place in machine)]
    assert found == []


def test_pages_of_all_kinds_are_small(root_site: BuiltSite) -> None:
    sizes = {kind: (root_site.folder / address) for kind, address in list_page_kinds(root_site.folder).items()}
    files = {kind: file / "index.html" if file.is_dir() else file for kind, file in sizes.items()}
    assert {kind: file.stat().st_size for kind, file in files.items() if file.stat().st_size > 200_000} == {}


def test_every_entry_with_its_style_sheet_weighs_less_than_twelve_kilobytes(root_site: BuiltSite) -> None:
    (sheet,) = (root_site.folder / "assets").glob("entry.*.css")
    style = len(gzip.compress(sheet.read_bytes(), 6))
    pages = sorted(root_site.folder.glob("[0-9]*/*/*/*/index.html"))
    weights = {page.parent.name: style + len(gzip.compress(page.read_bytes(), 6)) for page in pages}
    assert len(weights) == len(ENTRY_FILES)
    assert {name: weight for name, weight in weights.items() if weight > 12_288} == {}


@pytest.mark.nu
def test_every_page_is_valid_html(digest_site: BuiltSite) -> None:
    assert check_html(digest_site.folder, digest_site.base_path) == []


@pytest.mark.nu
def test_every_page_from_right_to_left_is_valid_html(urdu_site: BuiltSite) -> None:
    assert check_html(urdu_site.folder, urdu_site.base_path) == []


def test_every_link_of_a_digest_in_urdu_leads_somewhere(urdu_site: BuiltSite) -> None:
    assert list(find_broken_links(urdu_site.folder, urdu_site.base_url)) == []


@pytest.mark.nu
def test_the_html_checker_finds_a_fault(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>A</title><p><li>', encoding="utf-8"
    )
    assert len(check_html(tmp_path, "/")) == 1


def test_same_input_gives_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    trees = []
    for seed in ("1", "2"):
        project = copy_digest(tmp_path / seed)
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(SOURCE)}
        subprocess.run([sys.executable, "-c", BUILD, str(project)], env=environment, check=True)
        trees.append(read_tree(project / "site"))
    assert trees[0] == trees[1]


def test_a_second_build_writes_nothing(tmp_path: Path) -> None:
    project = copy_digest(tmp_path / "digest")
    for _ in range(2):
        result = build(project, today=TODAY, report=lambda step: None)
    assert (result.written, result.removed) == (0, 0)
    assert result.unchanged > len(ENTRY_FILES)


def test_an_editors_change_reaches_the_pages_that_show_it(tmp_path: Path) -> None:
    project = copy_digest(tmp_path / "digest")
    build(project, today=TODAY, report=lambda step: None)
    entry = next((project / "content" / "entries").rglob("*.md"))
    text = entry.read_text(encoding="utf-8")
    entry.write_text(re.sub(r"^title: .*$", "title: What the editor calls it", text, count=1, flags=re.MULTILINE))
    result = build(project, today=TODAY, report=lambda step: None)
    assert "What the editor calls it" in Path(result.output, "feed.xml").read_text(encoding="utf-8")
    assert 0 < result.written < result.unchanged + result.written


def test_what_the_settings_no_longer_ask_for_is_gone_and_told(tmp_path: Path) -> None:
    project = copy_digest(tmp_path / "digest")
    before = build(project, base_url=AT_ROOT, today=TODAY, report=lambda step: None)
    made = read_tree(Path(before.output))
    settings = project / "content" / "digest.yaml"
    asked = "feeds: none\nevents: site\ncards: stories\nmail: none\n"
    settings.write_text(f"{settings.read_text(encoding='utf-8')}{asked}", encoding="utf-8")
    after = build(project, base_url=AT_ROOT, today=TODAY, report=lambda step: None)
    left = read_tree(Path(after.output))
    gone = {path for path in made if path not in left}
    assert {Path(path).name for path in gone} == {
        *("feed.xml", "rss.xml", "feed.json", "opml.xml", "email.html", "card.png"),
        *("timeline.ics", "timeline.json", "timeline.csv", "timeline.timelinejs.json"),
    }
    assert set(left) <= set(made)
    assert (after.removed, after.feeds, after.calendars) == (len(gone), 0, 1)
    assert before.notices == ()
    assert after.notices == ("As content/digest.yaml says: feeds: none, events: site, cards: stories, mail: none.",)
    assert list(find_broken_links(Path(after.output), AT_ROOT)) == []


def test_root_and_sub_path_hold_the_same_pages(make_digest_site: Callable[[str], BuiltSite]) -> None:
    root, sub = (make_digest_site(address) for address in (AT_ROOT, f"{AT_ROOT}digest/"))
    pages = [sorted(path for path in read_tree(site.folder) if path.endswith(".html")) for site in (root, sub)]
    assert pages[0] == pages[1]
