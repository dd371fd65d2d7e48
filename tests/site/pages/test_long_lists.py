"""Pages whose lists are too long: what they show, where the rest stands, and that nothing is lost."""

import re
from collections import Counter
from typing import Any

from dateline import links
from dateline.site.cards import Card
from dateline.site.events.years import flatten_years
from dateline.site.pages.day import DayPage
from dateline.site.pages.period import PeriodPage
from dateline.site.pages.timeline import TimelinePage
from dateline.site.plan import Site
from tests.support.site_values import FERRY, HARBOUR, STRIKE, build_site, entry, event, make_many, page_at, tags

MANY = make_many(40)
SIZE = 12


def build(entries: tuple = MANY, page_size: int = SIZE) -> Site:
    return build_site(entries, stories=(FERRY, HARBOUR), page_size=page_size)


SITE = build()


def list_below(site: Site, address: str, kind: type) -> list[Any]:
    """Return the pages of a kind below an address."""
    pages = (page for page in site.pages if isinstance(page, kind))
    return [page for page in pages if page.head.address.startswith(address) and page.head.address != address]


def titles(cards: tuple[Card, ...]) -> list[str]:
    return [card.title for card in cards]


def test_a_long_term_shows_its_newest_entries_and_leads_to_its_years() -> None:
    page = page_at(SITE, "/people/otto-brandt/")
    assert (titles(page.cards), page.count) == ([MANY[0].title], 40)
    assert [(link.text, link.address) for link in page.ways[0].links] == [
        ("2023", "/people/otto-brandt/2023/"),
        ("2024", "/people/otto-brandt/2024/"),
    ]


def test_the_pages_of_a_long_term_hold_each_entry_event_and_quotation_once() -> None:
    pages = list_below(SITE, "/people/otto-brandt/", PeriodPage)
    cards = Counter(card.title for page in pages for card in page.cards)
    events = Counter(row.text for page in pages for row in flatten_years(page.years))
    quotes = Counter(quote.text for page in pages for quote in page.quotes)
    assert cards == Counter(each.title for each in MANY)
    assert events == Counter(each.timeline[0].text for each in MANY)
    assert quotes == Counter(each.quotes[0].text for each in MANY)


def test_no_page_of_a_long_term_holds_more_than_fits() -> None:
    for page in list_below(SITE, "/people/otto-brandt/", PeriodPage):
        assert len(flatten_years(page.years)) + len(page.quotes) + 2 * len(page.cards) <= SIZE


def test_a_long_story_has_pages_like_a_term() -> None:
    page = page_at(SITE, "/stories/harbour/")
    assert (len(page.cards), page.count) == (1, 40)
    pages = list_below(SITE, "/stories/harbour/", PeriodPage)
    assert Counter(card.title for page in pages for card in page.cards) == Counter(each.title for each in MANY)
    assert {page.whole.address for page in pages} == {"/stories/harbour/"}


def test_the_pages_of_the_timeline_hold_each_event_once_and_events_have_their_addresses() -> None:
    pages = list_below(SITE, "/timeline/", TimelinePage)
    rows = {f"{page.head.address}#{row.anchor}": row for page in pages for row in flatten_years(page.years)}
    assert {event.address: event.row for event in SITE.events} == rows


def test_a_year_whose_events_stand_on_further_pages_shows_what_most_entries_tell() -> None:
    told = tuple(
        entry(f"2024-05-{day:02}-day-{day}", timeline=(event("2024-05-01", "The bridge fell."),)) for day in (2, 3)
    )
    alone = entry("2024-06-20-x", timeline=tuple(event(f"2024-06-{day:02}", f"Quay {day}.") for day in range(1, 15)))
    page = page_at(build((*told, alone)), "/timeline/2024/")
    assert [(each.address, each.row.text) for each in page.key_events] == [
        ("/timeline/2024/05/#e2024-05-01-1", "The bridge fell.")
    ]


def test_a_long_month_shows_the_newest_of_each_day_and_the_day_holds_all() -> None:
    entries = tuple(entry(f"2024-05-{1 + place % 2:02}-x-{place}") for place in range(10))
    site = build(entries)
    assert [(len(day.cards), day.count, day.address) for day in page_at(site, "/2024/05/").days] == [
        (3, 5, "/2024/05/02/"),
        (3, 5, "/2024/05/01/"),
    ]
    days = list_below(site, "/2024/05/", DayPage)
    assert Counter(card.title for day in days for card in day.cards) == Counter(each.title for each in entries)


def test_a_long_day_has_further_pages_to_which_new_entries_are_added() -> None:
    entries = tuple(entry(f"2024-05-01-x-{place:02}") for place in range(14))
    site, later = build(entries), build((*entries, entry("2024-05-01-w")))
    pages = list_below(site, "/2024/05/", DayPage)
    assert [page.head.address for page in pages] == [
        *("/2024/05/01/", "/2024/05/01/page/2/", "/2024/05/01/page/3/"),
    ]
    assert [way.title for way in pages[1].ways] == ["May 2024, day by day", "Page by page"]
    assert page_at(later, "/2024/05/01/").cards == pages[0].cards


def test_a_long_year_shows_the_newest_of_each_month() -> None:
    page = page_at(SITE, "/2024/")
    assert [(month.month, month.count, len(cards)) for month, cards in page.months] == [(1, 11, 11)]
    page = page_at(SITE, "/2023/")
    assert [(month.month, month.count, len(cards)) for month, cards in page.months] == [(12, 29, 12)]


def test_very_many_names_stand_on_pages_of_their_letters() -> None:
    page = page_at(SITE, "/people/")
    assert (page.count, page.letters) == (41, ())
    assert [(link.text, link.address) for link in page.ways[0].links] == [
        ("I", "/people/a-z/i/"),
        ("O", "/people/a-z/o/"),
    ]
    first, second = page_at(SITE, "/people/a-z/i/"), page_at(SITE, "/people/a-z/i/page/2/")
    assert (len(first.tags), len(second.tags)) == (36, 4)
    assert page_at(SITE, "/people/a-z/o/").tags[0].name == "Otto Brandt"


def test_very_many_sources_stand_on_pages_of_their_letters() -> None:
    page = page_at(SITE, "/sources/")
    assert (len(page.sources), [link.text for link in page.ways[0].links]) == (3, list("QRSTU"))
    names = [row.name for page in SITE.pages if page.head.address.startswith("/sources/a-z/") for row in page.sources]
    assert sorted(names) == sorted(each.source.name for each in MANY)


def test_very_many_corrections_stand_on_pages_of_their_time() -> None:
    page = page_at(SITE, "/corrections/")
    assert ([row.correction.text for row in page.rows], len(page.ways[0].links)) == (
        [f"It is quay {place}." for place in (39, 38, 37, 36, 35, 34)],
        2,
    )
    below = [page for page in SITE.pages if page.head.address.startswith("/corrections/2")]
    assert Counter(row.correction.text for page in below for row in page.rows) == Counter(
        each.corrections[0].text for each in MANY
    )


def test_very_many_stories_stand_on_pages_by_the_day_of_their_newest_entry() -> None:
    site = build((STRIKE, *MANY), page_size=3)
    assert [card.title for card in page_at(site, "/stories/").stories] == [FERRY.title]
    assert [card.title for card in page_at(site, "/archive/stories/2024/01/").stories] == [HARBOUR.title]
    assert [card.title for card in page_at(site, "/archive/stories/2024/05/").stories] == [FERRY.title]


def test_very_many_editions_stand_on_pages_of_their_year() -> None:
    site = build(page_size=3)
    page = page_at(site, "/week/")
    assert [(year.year, len(year.editions)) for year in page.years] == [(2024, 2), (2023, 1)]
    below = [page for page in site.pages if re.fullmatch(r"/week/\d{4}/(?:page/\d/)?", page.head.address)]
    shown = [link.address for page in below for year in page.years for link in year.editions]
    assert sorted(shown) == sorted({links.edition_address(each.date.day) for each in MANY})


def test_a_long_week_shows_a_part_and_leads_to_all() -> None:
    page = page_at(SITE, "/week/2023-W50/")
    (group,) = page.groups
    assert (page.count, group.count, len(group.cards), len(page.events)) == (7, 7, 3, 4)
    assert [(link.text, link.address) for link in page.onward] == [
        ("Archive: December 2023", "/2023/12/"),
        ("Timeline: December 2023", "/timeline/2023/12/"),
    ]


def test_a_week_that_fits_leads_nowhere() -> None:
    assert page_at(build_site(MANY, stories=(HARBOUR,)), "/week/2023-W50/").onward == ()


def test_what_fits_on_one_page_has_no_further_ones() -> None:
    site = build_site(MANY, stories=(FERRY, HARBOUR))
    kinds = Counter(type(page).__name__ for page in site.pages)
    assert [kinds[name] for name in ("PeriodPage", "DayPage", "TermLetterPage", "StoryPeriodPage")] == [0, 0, 0, 0]
    assert page_at(site, "/people/otto-brandt/").ways == ()


def test_a_new_entry_changes_only_pages_of_its_own_time() -> None:
    new = entry("2024-01-11-new", tags=tags(people="Otto Brandt"), story="harbour")
    before = {page.head.address: page for page in list_below(SITE, "/", PeriodPage)}
    after = list_below(build((new, *MANY)), "/", PeriodPage)
    changed = [page.head.address for page in after if before.get(page.head.address) != page]
    assert [address for address in changed if "/2024/" not in address] == []


def test_a_new_event_changes_of_the_timeline_only_pages_of_its_own_time() -> None:
    new = entry("2024-01-12-new", timeline=(event("2024-01-11", "The last quay opened."),))
    before = {page.head.address: page for page in list_below(SITE, "/timeline/", TimelinePage)}
    after = list_below(build((new, *MANY)), "/timeline/", TimelinePage)
    changed = [page.head.address for page in after if before.get(page.head.address) != page]
    assert [address for address in changed if "/2024/" not in address] == []


def test_an_entry_called_page_and_a_further_page_of_its_day_both_have_their_addresses() -> None:
    entries = tuple(entry(f"2024-05-01-x-{place:02}") for place in range(14))
    site = build((*entries, entry("2024-05-01-page"), entry("2024-05-01-page-2")))
    assert page_at(site, "/2024/05/01/page/").title == "Page"
    assert isinstance(page_at(site, "/2024/05/01/page/2/"), DayPage)


def test_the_files_of_events_of_a_long_term_and_story_hold_all_events() -> None:
    counts = {events.page_address: len(events.events) for events in SITE.event_lists}
    # All entries tell of 1 event that is dated by its year.
    assert (counts["/people/otto-brandt/"], counts["/stories/harbour/"], counts["/timeline/"]) == (40, 41, 41)
