"""Weekly editions: which entries and events a week holds, its neighbours, its mail and its feed."""

import re
from dataclasses import replace
from datetime import date

from dateline.model import Correction, Moment
from dateline.output.html.batches import PageRenderer
from dateline.output.html.render import render_page
from dateline.site.cards import Link
from dateline.site.plan import Site
from tests.support.places import TEMPLATES
from tests.support.site_values import ENTRIES, FISH, STRIKE, TALKS, build_site, entry, event, page_at, tags

SHIPPED = (TEMPLATES,)
SITE = build_site()


def titles(site: Site, address: str) -> list[tuple[str, list[str]]]:
    """Return the stories of an edition with the titles of their entries; "" for what belongs to none."""
    groups = page_at(site, address).groups
    return [(group.story.text if group.story else "", [card.title for card in group.cards]) for group in groups]


def render(site: Site, address: str) -> str:
    return render_page(PageRenderer(SHIPPED, site).renderer, page_at(site, address)).data.decode()


def test_an_edition_groups_its_week_by_story_and_puts_the_rest_last() -> None:
    more = replace(TALKS, path="content/entries/2024/2024-05-07-more.md", title="Talks begin anew")
    site = build_site((*ENTRIES, replace(more, date=Moment(date(2024, 5, 7)))))
    assert titles(site, "/week/2024-W19/") == [
        ("The ferry dispute", ["Talks begin anew", "Ferry talks fail after one night"]),
        ("", ["Herring return to the bay"]),
    ]


def test_an_edition_tells_what_happened_in_its_seven_days() -> None:
    page = page_at(SITE, "/week/2024-W18/")
    assert (page.monday, page.sunday, page.week) == (date(2024, 4, 29), date(2024, 5, 5), 18)
    assert [event.when.edtf for event in page.events] == ["2024-05-01", "2024-05-05"]


def test_an_edition_leaves_out_months_and_what_lies_ahead() -> None:
    told = replace(STRIKE, timeline=(event("2024-05", "A month."), event("2024-05-03", "Planned.", future=True)))
    assert page_at(build_site((told,)), "/week/2024-W18/").events == ()


def test_editions_lead_to_their_neighbours_over_empty_weeks() -> None:
    page = page_at(SITE, "/week/2024-W18/")
    assert page.earlier == Link("Week of 20 November 2023", "/week/2023-W47/")
    assert page.later == Link("Week of 6 May 2024", "/week/2024-W19/")


def test_a_week_over_new_year_is_one_edition_of_the_year_of_its_thursday() -> None:
    site = build_site((entry("2019-12-31-old", tags=tags()), entry("2020-01-01-new", tags=tags())), stories=())
    assert page_at(site, "/week/2020-W01/").count == 2
    assert [year.year for year in page_at(site, "/week/").years] == [2020]
    assert [link.count for link in page_at(site, "/2019/").editions] == [1]


def test_the_last_week_that_a_calendar_knows_ends_with_it() -> None:
    site = build_site((entry("9999-12-31-last"),), stories=())
    assert page_at(site, "/week/9999-W52/").sunday == date.max


def test_a_correction_stands_in_the_edition_of_the_week_in_which_it_was_made() -> None:
    site = build_site((TALKS, replace(STRIKE, corrections=(Correction(date(2024, 5, 8), "Eight ships."),))))
    rows = page_at(site, "/week/2024-W19/").corrections
    assert [row.address for row in rows] == ["/2024/05/02/crews-strike/#correction-2024-05-08"]


def test_archive_pages_lead_to_the_editions_of_their_days() -> None:
    addresses = [link.address for link in page_at(SITE, "/2024/05/").editions]
    assert addresses == ["/week/2024-W19/", "/week/2024-W18/"]
    assert page_at(SITE, "/2024/").editions == page_at(SITE, "/2024/05/").editions


def test_the_sitemap_lists_editions_but_no_mails() -> None:
    addresses = {row.address: row.changed for row in SITE.sitemap}
    assert addresses["/week/2024-W18/"] == date(2024, 5, 2)
    assert "/week/2024-W18/email.html" not in addresses


def test_the_feed_of_editions_names_the_entries_of_each() -> None:
    (feed,) = (feed for feed in SITE.feeds if feed.page_address == "/week/")
    assert [item.address for item in feed.items] == ["/week/2024-W19/", "/week/2024-W18/", "/week/2023-W47/"]
    assert feed.items[1].body == (
        "## The ferry dispute\n\n- [Ferry crews strike for shorter shifts](/2024/05/02/crews-strike/)"
    )


def test_a_mail_needs_no_style_sheet_and_no_site() -> None:
    text = render(SITE, "/week/2024-W18/email.html")
    body = text.partition("<body")[2]
    addresses = re.findall(r'(?:href|src)="([^"]*)"', body)
    assert addresses
    assert all(address.startswith("https://example.org/digest/") for address in addresses)
    assert "class=" not in body
    assert 'rel="stylesheet"' not in text


def test_a_mail_holds_the_edition() -> None:
    text = render(SITE, "/week/2024-W19/email.html")
    for words in ("The ferry dispute", TALKS.title, TALKS.summary, FISH.title, "Week of 6 May 2024"):
        assert words in text
