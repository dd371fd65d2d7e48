"""Pages from the shipped templates, as text: what they say, what they link to, and what faulty templates are told."""

import gzip
import hashlib
import json
import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from dateline import links
from dateline.content.markdown.rendering import parse_body
from dateline.model import Correction, Kind, Moment, Quote, Rights, Source
from dateline.output.formats.listings import make_names_file
from dateline.output.html.assets import read_inline_scripts
from dateline.output.html.batches import PageRenderer
from dateline.output.html.render import render_page
from dateline.site.checks.web_links import find_web_links
from dateline.site.pages.entry import EntryPage
from dateline.site.pages.search import NamedPage
from dateline.site.plan import Plan, make_site
from tests.support.languages import ENGLISH
from tests.support.places import ROOT
from tests.support.site_files import render_site
from tests.support.site_values import (
    ABOUT,
    DIGEST,
    ENTRIES,
    FERRY,
    STRIKE,
    TODAY,
    build_site,
    entry,
    event,
    make_content,
    page_at,
    tags,
)

TEMPLATE_FOLDER = ROOT / "templates"
SHIPPED = (TEMPLATE_FOLDER,)
BARE = entry("2024-05-07-bare", rights=Rights.OWN)
FULL = entry(
    "2024-05-08-full",
    'A "full" entry & <b>more</b></script>',
    date=Moment(date(2024, 5, 8), datetime(2024, 5, 8, 14, 30, tzinfo=timezone(timedelta(hours=5, minutes=30)))),
    source=Source("Open Wire", "https://wire.example/7", "Norhaven", "Jo Reed", "What the wire called it"),
    rights=Rights.LICENSED,
    summary="All there is to say.",
    story="ferry",
    tags=tags(people="Marta Lindqvist", places="Norhaven", organisations="Blue Line Ferries", topics="strikes"),
    timeline=(
        event("2024-05-07", "A day.", phrase="on Tuesday"),
        event("2023-11~", "A month, roughly."),
        event("2024-06", "What comes.", future=True),
    ),
    quotes=(Quote("Marta Lindqvist", "Said <i>so</i>.", "radio"), Quote("", "Heard in the crowd.")),
    updated=Moment(date(2024, 5, 9)),
    corrections=(Correction(date(2024, 5, 9), "It was nine ships."), Correction(None, "And ten crews.")),
    body="Go [there](/people/marta-lindqvist/) or [away](https://far.example/).\n\nA \\<b>tag\\</b>.",
)
URDU = entry("2024-05-09-urdu", "کشتی", language="ur", summary="خلاصہ", body="متن")
ALL = (*ENTRIES, BARE, FULL, URDU)


def render(entries: tuple = ALL, **fields: object) -> dict[str, str]:
    """Return the text of every file of the site of these entries, by path."""
    files = render_site(build_site(entries, **fields), SHIPPED)
    return {file.path: file.data.decode() for file in files}


@pytest.fixture(scope="module")
def site_files() -> dict[str, str]:
    return render()


@pytest.fixture(scope="module")
def full(site_files: dict[str, str]) -> str:
    return site_files["2024/05/08/full/index.html"]


class Reader(HTMLParser):
    """Collects the tags of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))


def pages_of(files: dict[str, str]) -> Iterator[tuple[str, Reader]]:
    """Yield every HTML page with its tags."""
    for path, text in files.items():
        if path.endswith(".html"):
            yield path, Reader(text)


def text_of(html: str) -> str:
    """Return the words of a page's main part, on one line."""
    main = re.search(r"<main.*</main>", html, re.DOTALL)
    assert main
    return " ".join(re.sub(r"<[^>]+>", " ", main.group()).split())


# Every page


def style_of(files: dict[str, str]) -> str:
    """Return the style sheet of a site's entries."""
    return next(text for path, text in files.items() if path.startswith("assets/entry."))


def test_rules_for_the_other_direction_are_sent_where_an_entry_needs_them(site_files: dict[str, str]) -> None:
    assert "@layer direction{" in style_of(site_files)
    assert "@layer direction{" not in style_of(render(ENTRIES))
    assert "@layer direction{" in style_of(render(ENTRIES, digest=replace(DIGEST, language="ur")))


def test_every_page_of_the_site_becomes_a_file(site_files: dict[str, str]) -> None:
    pages = {links.output_path(page.head.address) for page in build_site(ALL).pages}
    assert {path for path in site_files if path.endswith(".html")} == pages


def test_a_digest_without_entries_has_all_its_pages() -> None:
    assert {"index.html", "404.html", "search/index.html", "archive/index.html", "timeline/index.html"} <= set(
        render(())
    )


def find_links(page: Reader) -> Iterator[str]:
    """Yield every address that a page names."""
    for _, attributes in page.tags:
        yield from (attributes[name] for name in ("href", "src", "action") if name in attributes)


@pytest.mark.parametrize("base_url", ["https://example.org/", "https://example.org/deep/digest/"])
def test_every_link_inside_the_site_leads_somewhere(base_url: str) -> None:
    digest = replace(DIGEST, base_url=base_url, menu=("about",), edit_url="https://edit.example/")
    files = render(digest=digest)
    ids = {path: {attributes.get("id") for _, attributes in page.tags} for path, page in pages_of(files)}
    broken = []
    for path, page in pages_of(files):
        for address in find_links(page):
            target = urlsplit(urljoin(base_url + path, address))
            if target.netloc != "example.org":
                continue
            inside = target.path.startswith(urlsplit(base_url).path)
            file = links.output_path("/" + unquote(target.path).removeprefix(urlsplit(base_url).path))
            if not inside or file not in files or (target.fragment and target.fragment not in ids[file]):
                broken.append((path, address))
    assert broken == []


def test_no_page_has_two_equal_ids(site_files: dict[str, str]) -> None:
    doubled = []
    for path, page in pages_of(site_files):
        ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
        doubled += [(path, each) for each in set(ids) if ids.count(each) > 1]
    assert doubled == []


def test_no_page_loads_anything_from_elsewhere(site_files: dict[str, str]) -> None:
    loading = [
        (path, attributes)
        for path, page in pages_of(site_files)
        for tag, attributes in page.tags
        if (tag in ("script", "img", "iframe") and urlsplit(attributes.get("src", "")).netloc)
        or (tag == "link" and attributes["rel"] in ("stylesheet", "icon") and urlsplit(attributes["href"]).netloc)
    ]
    assert loading == []


def test_no_page_has_styles_or_scripts_in_its_markup_but_the_one_that_its_policy_allows(
    site_files: dict[str, str],
) -> None:
    inline = [
        (path, tag, attributes)
        for path, page in pages_of(site_files)
        if not path.endswith("/email.html")
        for tag, attributes in page.tags
        if tag == "style"
        or "style" in attributes
        or any(name.startswith("on") for name in attributes)
        or (
            tag == "script"
            and attributes
            and "src" not in attributes
            and attributes.get("type") != "application/ld+json"
        )
    ]
    assert inline == []
    own = read_inline_scripts(SHIPPED)["first.js"]
    for path, html in site_files.items():
        scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL) if path.endswith(".html") else []
        assert scripts in ([], [own]), path


def test_entries_and_archives_run_no_script(site_files: dict[str, str]) -> None:
    running = {
        (a["src"].rpartition("/")[2].partition(".")[0], path.split("/")[0])
        for path, page in pages_of(site_files)
        for tag, a in page.tags
        if tag == "script" and "src" in a
    }
    timelines = {"timeline", "stories", "people", "places", "organisations"}
    assert running == {("search", "search"), ("visit", "index.html"), *(("order", part) for part in timelines)}


def test_every_page_says_what_it_may_load(site_files: dict[str, str]) -> None:
    policies = [
        (path, any(a.get("http-equiv") == "Content-Security-Policy" for _, a in page.tags))
        for path, page in pages_of(site_files)
    ]
    assert all(has_policy for _, has_policy in policies)


def test_every_page_has_one_first_heading(site_files: dict[str, str]) -> None:
    counts = {path: sum(tag == "h1" for tag, _ in page.tags) for path, page in pages_of(site_files)}
    assert set(counts.values()) == {1}


def test_the_same_entries_in_any_order_give_the_same_bytes() -> None:
    assert render(tuple(reversed(ALL))) == render()


def test_files_stand_by_path(site_files: dict[str, str]) -> None:
    assert list(site_files) == sorted(site_files)


# An entry


def test_text_of_editors_is_escaped(full: str) -> None:
    assert "<h1" in full
    assert "A &#34;full&#34; entry &amp; &lt;b&gt;more&lt;/b&gt;&lt;/script&gt;</h1>" in full
    assert "<b>more</b>" not in full
    assert "Said &lt;i&gt;so&lt;/i&gt;." in full
    assert "A &lt;b&gt;tag&lt;/b&gt;." in full


def test_links_of_a_body_stand_under_the_base_path(full: str) -> None:
    assert '<a href="/digest/people/marta-lindqvist/">there</a>' in full
    assert 'href="https://far.example/"' in full


def test_an_entry_names_its_source_and_rights(full: str) -> None:
    text = text_of(full)
    for part in ("Open Wire", "Jo Reed", "What the wire called it", "Filed from Norhaven", "CC BY 4.0"):
        assert part in text


def test_an_entry_names_three_dates(full: str) -> None:
    text = text_of(full)
    assert "Published 8 May 2024, 14:30 UTC+5:30" in text
    assert "Updated here 9 May 2024" in text
    assert "7 May 2024 A day. Reckoned from on Tuesday" in text


def test_events_ahead_stand_apart(full: str) -> None:
    assert re.search(
        r"Timeline .*A month, roughly\..*A day\..* Ahead at the time June 2024 What comes\.", text_of(full)
    )


def test_a_date_without_a_form_for_machines_has_none(full: str) -> None:
    assert "<span>about November 2023</span>" in full
    assert '<time datetime="2024-06">June 2024</time>' in full


def test_quotes_name_speaker_and_channel(full: str) -> None:
    assert '<a href="/digest/people/marta-lindqvist/">Marta Lindqvist</a>' in full
    assert "<span>radio</span>" in full
    assert "Speaker not named" in full


def test_corrections_are_shown_with_their_day(full: str) -> None:
    assert "Corrections 9 May 2024 : It was nine ships. And ten crews." in text_of(full)


def test_an_entry_tells_search_its_facets(full: str) -> None:
    page = Reader(full)
    facets = [attributes["data-pagefind-filter"] for _, attributes in page.tags if "data-pagefind-filter" in attributes]
    assert facets == ["source", "month:2024-05", "person", "place", "organisation", "topic"]


def test_search_knows_the_names_of_an_entry_and_their_aliases(full: str) -> None:
    (names,) = (attributes["data-names"] for _, attributes in Reader(full).tags if "data-names" in attributes)
    assert names == "Marta Lindqvist; Norhaven; Blue Line Ferries; strikes; M. Lindqvist; Marta Berg"


def test_search_leaves_out_who_said_a_quotation() -> None:
    html = render()["2024/05/02/crews-strike/index.html"]
    captions = [attributes for tag, attributes in Reader(html).tags if tag == "figcaption"]
    assert captions
    assert all("data-pagefind-ignore" in attributes for attributes in captions)


def test_an_entry_tells_search_its_day() -> None:
    html = render()["2024/05/02/crews-strike/index.html"]
    (day,) = (attributes for _, attributes in Reader(html).tags if "data-pagefind-sort" in attributes)
    assert (day["data-pagefind-sort"], day["datetime"]) == ("date[datetime]", "2024-05-02")


def test_an_entry_in_another_language_says_so(site_files: dict[str, str]) -> None:
    html = site_files["2024/05/09/urdu/index.html"]
    assert '<html lang="en" dir="ltr">' in html
    assert re.search(r'<h1[^>]* lang="ur" dir="rtl">کشتی</h1>', html)


def test_a_bare_entry_has_no_empty_parts(site_files: dict[str, str]) -> None:
    text = text_of(site_files["2024/05/07/bare/index.html"])
    assert not [part for part in ("Timeline", "In their words", "Corrections", "Who", "Outlet") if part in text]


RIGHTS = [
    (Rights.OWN, "© 2024 The desk."),
    (Rights.LICENSED, "Published under licence from Quay Post."),
    (Rights.PUBLIC_DOMAIN, "In the public domain."),
    (Rights.EXCERPT, "A short excerpt, quoted with its source. The full article belongs to Quay Post."),
    (Rights.LINK, "Facts and a link only. The article belongs to Quay Post."),
]


@pytest.mark.parametrize(("rights", "words"), RIGHTS)
def test_rights_are_said_in_words(rights: Rights, words: str) -> None:
    html = render((replace(STRIKE, rights=rights),))["2024/05/02/crews-strike/index.html"]
    assert f"Rights {words}" in text_of(html)


def test_an_entry_with_its_style_sheet_is_small(site_files: dict[str, str], full: str) -> None:
    style = next(text for path, text in site_files.items() if path.startswith("assets/entry."))
    assert len(gzip.compress(full.encode())) + len(gzip.compress(style.encode())) < 11_000


def data_of(html: str) -> dict:
    """Return a page's JSON-LD."""
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert found
    return json.loads(found[1])


def test_an_entry_is_an_article_based_on_its_source(full: str) -> None:
    article, trail = data_of(full)["@graph"]
    assert article["@type"] == "NewsArticle"
    assert article["headline"] == FULL.title
    assert article["datePublished"] == "2024-05-08T14:30+05:30"
    assert article["dateModified"] == "2024-05-09"
    assert article["isBasedOn"]["url"] == "https://wire.example/7"
    assert article["isBasedOn"]["publisher"]["name"] == "Open Wire"
    assert [step["name"] for step in trail["itemListElement"]] == ["Home", "The ferry dispute", FULL.title]


ARCHIVED = "https://archive.example/7"


def cite_original(**said: Any) -> str:
    """Return the page of an entry whose source says more of the original."""
    source = Source("Open Wire", "https://wire.example/7", title="Streik", **said)
    return render((replace(STRIKE, source=source),))["2024/05/02/crews-strike/index.html"]


def test_the_source_card_tells_of_copy_paywall_and_language() -> None:
    html = cite_original(archived=ARCHIVED, paywall=True, language="de-AT")
    card = text_of(html)
    assert "Access Behind a paywall Archived copy Read the archived copy Original language German (Austria)" in card
    assert f'<a class="source-link" href="{ARCHIVED}" rel="noopener">' in html
    assert '<dd lang="de-AT" dir="ltr">Streik</dd>' in html


def test_the_source_card_says_nothing_of_what_is_not_said() -> None:
    html = cite_original()
    assert not [word for word in ("Archived copy", "paywall", "Original language") if word in html]
    assert "isAccessibleForFree" not in data_of(html)["@graph"][0]["isBasedOn"]


def test_the_language_of_the_original_is_not_told_where_it_is_that_of_the_page() -> None:
    assert "Original language" not in cite_original(language="en")


def test_machines_are_told_of_copy_paywall_and_language() -> None:
    article = data_of(cite_original(archived=ARCHIVED, paywall=True, language="de-AT"))["@graph"][0]
    told = {key: article["isBasedOn"][key] for key in ("archivedAt", "isAccessibleForFree", "inLanguage")}
    assert told == {"archivedAt": ARCHIVED, "isAccessibleForFree": False, "inLanguage": "de-AT"}
    assert (article["isAccessibleForFree"], article["inLanguage"]) == (True, "en")


def test_an_entry_names_its_corrections(full: str) -> None:
    dated, undated = data_of(full)["@graph"][0]["correction"]
    page = "https://example.org/digest/2024/05/08/full/"
    assert dated == {
        "@type": "CorrectionComment",
        "text": "It was nine ships.",
        "url": f"{page}#correction-2024-05-09",
        "datePublished": "2024-05-09",
    }
    assert undated == {"@type": "CorrectionComment", "text": "And ten crews.", "url": f"{page}#correction"}


def test_the_page_of_corrections_names_them_all(site_files: dict[str, str]) -> None:
    graph = data_of(site_files["corrections/index.html"])["@graph"]
    assert [each["text"] for each in graph if each["@type"] == "CorrectionComment"] == [
        "It was nine ships.",
        "And ten crews.",
    ]


@pytest.mark.parametrize(
    ("path", "number"),
    [("2024", 6), ("2024/05", 6), ("week/2024-W18", 1), ("people", 2), ("people/otto-brandt", 2), ("stories", 1)],
)
def test_an_index_lists_its_pages_for_machines(site_files: dict[str, str], path: str, number: int) -> None:
    page = data_of(site_files[f"{path}/index.html"])["@graph"][0]
    listed = page["mainEntity"]
    assert (page["@type"], listed["@type"], listed["numberOfItems"]) == ("CollectionPage", "ItemList", number)
    assert [item["position"] for item in listed["itemListElement"]] == list(range(1, number + 1))
    files = [urlsplit(item["url"]).path.removeprefix("/digest/") + "index.html" for item in listed["itemListElement"]]
    assert [file for file in files if file not in site_files] == []


def test_a_term_tells_machines_what_it_is(site_files: dict[str, str]) -> None:
    about = data_of(site_files["people/marta-lindqvist/index.html"])["@graph"][0]["about"]
    assert about == {
        "@type": "Person",
        "name": "Marta Lindqvist",
        "description": "Mayor of Norhaven since 2021.",
        "alternateName": ["M. Lindqvist", "Marta Berg"],
    }


def test_an_entry_can_be_read_by_its_classes(full: str) -> None:
    classes = {name for _, attributes in Reader(full).tags for name in attributes.get("class", "").split()}
    wanted = {"h-entry", "p-name", "p-summary", "e-content", "dt-published", "dt-updated", "p-category", "u-url"}
    assert wanted | {"p-author", "h-card"} <= classes


def test_an_entry_tells_social_sites_its_story_and_topics(full: str) -> None:
    found = {a["property"]: a["content"] for tag, a in Reader(full).tags if tag == "meta" and "property" in a}
    assert (found["article:section"], found["article:tag"]) == ("The ferry dispute", "strikes")


def test_the_policy_allows_the_data_of_its_page_alone(full: str) -> None:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', full)
    assert found
    digest = b64encode(hashlib.sha256(found[1].encode()).digest()).decode()
    assert f"&#39;sha256-{digest}&#39;".replace("&#39;", "'") in full


def test_the_home_page_tells_machines_how_to_search(site_files: dict[str, str]) -> None:
    (site,) = data_of(site_files["index.html"])["@graph"]
    assert site["potentialAction"]["target"]["urlTemplate"] == "https://example.org/digest/search/?q={query}"


# Other pages


def test_a_page_announces_its_own_feeds_before_the_sites(site_files: dict[str, str]) -> None:
    page = Reader(site_files["places/norhaven/index.html"])
    feeds = [a["href"] for tag, a in page.tags if tag == "link" and a["rel"] == "alternate"]
    own = "/digest/places/norhaven/feed"
    assert feeds == [f"{own}.xml", f"{own}.json", "/digest/feed.xml", "/digest/feed.json"]


def test_a_term_shows_its_coverage_by_week(site_files: dict[str, str]) -> None:
    html = site_files["places/norhaven/index.html"]
    assert re.search(r'<svg [^>]*role="img" aria-label="Coverage by week: 4 entries in 25 weeks, most in', html)


def test_the_search_page_says_that_it_needs_javascript(site_files: dict[str, str]) -> None:
    html = site_files["search/index.html"]
    found = re.search(r"<noscript>(.*?)</noscript>", html, re.DOTALL)
    assert found
    assert 'href="/digest/archive/"' in found[1]


def test_the_search_page_names_its_bundles(site_files: dict[str, str]) -> None:
    (app,) = (a for _, a in Reader(site_files["search/index.html"]).tags if "data-bundles" in a)
    assert app["data-base"] == "/digest/"
    assert json.loads(app["data-bundles"]) == [["/digest/pagefind/all/", "2023-11-20", "20 November 2023", 7]]


def test_pages_that_nobody_should_find_say_so(site_files: dict[str, str]) -> None:
    hidden = {path for path, text in site_files.items() if '<meta name="robots" content="noindex">' in text}
    redirects = {"people/m-lindqvist/index.html", "people/marta-berg/index.html"}
    mails = {path for path in site_files if path.endswith("/email.html")}
    assert hidden == {"404.html"} | redirects | mails


def test_a_former_address_leads_to_the_present_one(site_files: dict[str, str]) -> None:
    html = site_files["people/marta-berg/index.html"]
    assert '<meta http-equiv="refresh" content="0; url=/digest/people/marta-lindqvist/">' in html
    assert '<link rel="canonical" href="https://example.org/digest/people/marta-lindqvist/">' in html


def test_a_story_shows_what_its_editor_wrote() -> None:
    story = replace(FERRY, body="What is **known**.")
    assert "<strong>known</strong>" in render((STRIKE,), stories=(story,))["stories/ferry/index.html"]


def test_a_page_of_text_is_rendered() -> None:
    pages = (replace(ABOUT, body="Read [all](/archive/)."),)
    assert '<a href="/digest/archive/">all</a>' in render((STRIKE,), text_pages=pages)["about/index.html"]


def test_the_site_is_ready_for_github_pages(site_files: dict[str, str]) -> None:
    assert site_files[".nojekyll"] == ""


def test_a_page_can_be_rendered_alone() -> None:
    site = build_site()
    page = page_at(site, "/2024/05/02/crews-strike/")
    assert isinstance(page, EntryPage)
    assert render_page(PageRenderer(SHIPPED, site).renderer, page).path == "2024/05/02/crews-strike/index.html"


def test_moments_in_utc_say_so() -> None:
    given = replace(FULL, date=Moment(date(2024, 5, 8), datetime(2024, 5, 8, 9, 0, tzinfo=UTC)))
    assert "Published 8 May 2024, 09:00 UTC" in text_of(render((given,))["2024/05/08/full/index.html"])


def test_the_names_file_knows_every_spelling_of_a_page(site_files: dict[str, str]) -> None:
    people = json.loads(site_files["search/names.json"])["people"]
    assert ["Marta Lindqvist", 0, 2, "M. Lindqvist", "Marta Berg"] in people


def test_the_names_file_gives_a_slug_where_the_name_does_not_tell_it() -> None:
    names = (NamedPage(Kind.PEOPLE, "António Guterres", "/people/antonio-guterres/", 3),)
    said, kinds = make_names_file(names, ENGLISH).data.decode().split('},"people":')
    assert json.loads(f"{said}}}}}")["words"]["stories"] == "story"
    assert kinds == '[["António Guterres","antonio-guterres",3]]}'


def test_stories_stand_among_the_names(site_files: dict[str, str]) -> None:
    stories = json.loads(site_files["search/names.json"])["stories"]
    assert [row[0] for row in stories]


def test_the_script_in_the_page_is_allowed_by_its_hash(full: str) -> None:
    script = re.search(r"<script>(.*?)</script>", full, re.DOTALL)
    digest = b64encode(hashlib.sha256(script[1].encode()).digest()).decode()
    assert f"script-src 'self' 'wasm-unsafe-eval' 'sha256-{digest}'" in full.replace("&#39;", "'")


def test_a_body_is_parsed_once_for_checks_its_page_and_all_feeds() -> None:
    body = "[[Otto Brandt]] [went](/people/#top).[^1]\n\n> So\n> — [Jo](https://other.example/)\n\n[^1]: Note {}."
    told = tuple(replace(each, body=body.format(number)) for number, each in enumerate((STRIKE, FULL, BARE)))
    parse_body.cache_clear()
    plan = Plan(make_content(told), today=TODAY, version="1.2.3")
    assert plan.check() == ()
    assert len(find_web_links(plan.content, plan.bodies)) == len(told)
    assert parse_body.cache_info().misses == len(told)
    site = make_site(plan)
    render_site(site, SHIPPED)
    bodies = {item.body for feed in site.feeds for item in feed.items} | {page.body for page in plan.content.text_pages}
    assert parse_body.cache_info().misses == len(bodies - {""})
