"""The site that entries make: which pages there are, what each may see, and every clash with its message."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from dateline import links
from dateline.model import Correction, EntryPlace, Kind, Mark, Moment, Status, Vocabulary, VocabularyTerm
from dateline.problems import format_problem
from dateline.site.cards import Link
from dateline.site.pages.redirect import RedirectPage
from dateline.site.pages.story import StoryPage
from dateline.site.pages.term import TermPage
from dateline.site.plan import TOLD_BY_FILES, Plan, Site
from dateline.site.selection import HeldBack, find_held_back, find_next_change
from tests.support.faults import find_line, name_place, refuse, tell
from tests.support.site_values import (
    ABOUT,
    DIGEST,
    ENTRIES,
    FERRY,
    FISH,
    OLD,
    STRIKE,
    TALKS,
    TODAY,
    VOCABULARY,
    build_site,
    entry,
    make_content,
    page_at,
    tags,
    try_site,
)

SITE = build_site()


def messages(*entries, **fields) -> list[str]:
    """Return the problems of these entries as text."""
    site, problems = try_site(entries, **fields)
    assert site is None
    return [format_problem(problem) for problem in problems]


OF_ENTRIES = (
    "/2023/",
    "/2023/11/",
    "/2023/11/20/lighthouse/",
    "/2024/",
    "/2024/05/",
    "/2024/05/02/crews-strike/",
    "/2024/05/06/herring/",
    "/2024/05/06/talks-fail/",
    "/about/",
    "/organisations/blue-line-ferries/",
    "/people/m-lindqvist/",
    "/people/marta-berg/",
    "/people/marta-lindqvist/",
    "/people/otto-brandt/",
    "/places/gull-point/",
    "/places/norhaven/",
    "/places/sandholm-bay/",
    "/stories/ferry/",
    "/timeline/2023/",
    "/timeline/2024/",
    "/topics/fishing/",
    "/topics/strikes/",
    "/week/2023-W47/",
    "/week/2023-W47/email.html",
    "/week/2024-W18/",
    "/week/2024-W18/email.html",
    "/week/2024-W19/",
    "/week/2024-W19/email.html",
)
"""The addresses of pages that this digest has because of what is in it; all others every site has."""


def find_wrong_addresses(site: Site, wanted: Iterable[str]) -> Iterator[str]:
    """Yield a message for each page of a site that nothing lists, and for each that is listed and not there."""
    listed, found = tuple(wanted), [page.head.address for page in site.pages]
    here = name_place(Path(__file__), find_line(Path(__file__).read_text(encoding="utf-8"), "OF_ENTRIES = ("))
    for address in sorted(set(found) - set(listed)):
        remedy = "Add it to ON_EVERY_SITE in generator/dateline/links.py, if every site has it; else to OF_ENTRIES."
        yield tell(here, f"the site has {address}, which is not listed", remedy)
    for address in sorted(set(listed) - set(found)):
        remedy = "Take it out of OF_ENTRIES, or of ON_EVERY_SITE in generator/dateline/links.py, or mend its kind."
        yield tell(here, f"the site lacks {address}, which is listed", remedy)


def test_every_page_has_its_address() -> None:
    refuse(find_wrong_addresses(SITE, {*links.ON_EVERY_SITE, *OF_ENTRIES}))


def test_pages_come_in_the_order_of_their_addresses() -> None:
    addresses = [page.head.address for page in SITE.pages]
    assert addresses == sorted(addresses)


def test_the_order_of_the_input_does_not_matter() -> None:
    shuffled = list(ENTRIES)
    random.Random(4).shuffle(shuffled)
    vocabulary = Vocabulary(tuple(reversed(VOCABULARY.terms)))
    assert build_site(tuple(shuffled), vocabulary=vocabulary) == SITE


def test_an_empty_digest_has_its_own_pages_and_no_entries() -> None:
    site = build_site((), text_pages=(), stories=())
    refuse(find_wrong_addresses(site, links.ON_EVERY_SITE))
    assert (site.extent.entries, site.extent.first_day, site.bundles) == (0, None, ())


def test_an_address_that_is_not_listed_or_not_there_is_told_with_the_way_out() -> None:
    told = "\n".join(find_wrong_addresses(SITE, ({*links.ON_EVERY_SITE, *OF_ENTRIES} - {"/about/"}) | {"/gone/"}))
    assert ": the site has /about/, which is not listed\n  Add it to ON_EVERY_SITE in " in told
    assert ": the site lacks /gone/, which is listed\n  Take it out of " in told


def test_the_home_page_leads_with_the_newest_entry_and_groups_the_rest_by_day() -> None:
    page = page_at(SITE, "/")
    assert page.lead.title == "Herring return to the bay"
    assert [(group.day.isoformat(), [card.title for card in group.cards]) for group in page.days] == [
        ("2024-05-06", ["Ferry talks fail after one night"]),
        ("2024-05-02", ["Ferry crews strike for shorter shifts"]),
        ("2023-11-20", ["Lighthouse sold"]),
    ]


def test_a_page_leads_back_to_its_story_and_home() -> None:
    assert page_at(SITE, "/2024/05/02/crews-strike/").head.trail == (
        Link("Home", "/"),
        Link("The ferry dispute", "/stories/ferry/"),
    )
    assert page_at(SITE, "/").head.trail == ()


def test_drafts_scheduled_and_expired_entries_are_held_back() -> None:
    entries = (
        replace(STRIKE, status=Status.DRAFT),
        replace(TALKS, publish_on=Moment(date(2024, 6, 2))),
        replace(FISH, expires_on=Moment(TODAY)),
        OLD,
    )
    site = build_site(entries)
    assert [place.path for place in site.entries] == [OLD.path]
    assert find_held_back(entries, TODAY) == (
        HeldBack(STRIKE.path, "draft", None),
        HeldBack(FISH.path, "expired", Moment(TODAY)),
        HeldBack(TALKS.path, "scheduled", Moment(date(2024, 6, 2))),
    )
    assert find_next_change(entries, TODAY) == Moment(date(2024, 6, 2))


def test_an_entry_is_published_on_its_day_and_until_the_day_it_expires() -> None:
    due = replace(FISH, publish_on=Moment(TODAY), expires_on=Moment(date(2024, 6, 2)))
    assert find_held_back((due,), TODAY) == ()


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def given(text: str) -> Moment:
    """Return a moment as an editor gives it."""
    return Moment(at(text).date(), at(text))


def test_an_entry_comes_and_goes_at_the_very_moment_whatever_the_zones() -> None:
    entry = replace(OLD, publish_on=given("2024-06-01T10:30+05:00"), expires_on=given("2024-06-01T08:00+00:00"))
    reasons = [
        [held.reason for held in find_held_back((entry,), at(now))]
        for now in (
            "2024-06-01T05:29:59+00:00",
            "2024-06-01T01:30:00-04:00",
            "2024-06-01T09:59:59+02:00",
            "2024-06-01T10:00:00+02:00",
        )
    ]
    assert reasons == [["scheduled"], [], [], ["expired"]]


def test_a_bare_day_stands_for_all_of_it() -> None:
    entry = replace(OLD, publish_on=given("2024-06-01T23:59+00:00"))
    assert find_held_back((entry,), date(2024, 6, 1)) == ()
    assert [held.reason for held in find_held_back((entry,), date(2024, 5, 31))] == ["scheduled"]


def test_a_day_begins_at_midnight_where_the_site_is_built() -> None:
    entry = replace(OLD, publish_on=Moment(date(2024, 6, 1)))
    assert [held.reason for held in find_held_back((entry,), at("2024-05-31T23:59:59-04:00"))] == ["scheduled"]
    assert find_held_back((entry,), at("2024-06-01T00:00:00-04:00")) == ()


def test_the_next_change_is_the_first_in_time_whatever_the_zones() -> None:
    early = replace(OLD, publish_on=given("2024-06-02T00:30+05:00"))
    day = replace(FISH, date=Moment(date(2023, 1, 1)), expires_on=Moment(date(2024, 6, 2)))
    assert find_next_change((early, day), at("2024-06-01T12:00+00:00")) == early.publish_on
    assert find_next_change((early, day), at("2024-06-01T20:00+00:00")) == day.expires_on
    assert find_next_change((early, day), at("2024-06-02T12:00+00:00")) is None


def test_a_draft_changes_nothing_by_itself() -> None:
    draft = replace(OLD, status=Status.DRAFT, publish_on=Moment(date(2024, 6, 2)))
    assert find_next_change((draft,), TODAY) is None


def test_an_entry_becomes_news_and_is_none_any_more_by_itself() -> None:
    entry = replace(OLD, date=Moment(date(2024, 6, 1)))
    assert find_next_change((entry,), date(2024, 5, 31)) == Moment(date(2024, 6, 1))
    assert find_next_change((entry,), date(2024, 6, 1)) == Moment(date(2024, 6, 4))
    assert find_next_change((replace(entry, expires_on=Moment(date(2024, 6, 3))),), TODAY) == Moment(date(2024, 6, 3))


def test_aliases_become_canonical_names() -> None:
    page = page_at(SITE, "/2024/05/02/crews-strike/")
    assert [tag.name for tag in page.tags[0].tags] == ["Marta Lindqvist", "Otto Brandt"]
    assert page.aliases == ("M. Lindqvist", "Marta Berg")


def test_aliases_and_former_names_redirect_to_the_term() -> None:
    for address in ("/people/m-lindqvist/", "/people/marta-berg/"):
        page = page_at(SITE, address)
        assert isinstance(page, RedirectPage)
        assert page.target == "/people/marta-lindqvist/"


def test_a_speaker_leads_to_the_page_of_the_same_name() -> None:
    quotes = page_at(SITE, "/2024/05/02/crews-strike/").quotes
    assert [(quote.speaker, quote.speaker_address) for quote in quotes] == [
        ("Otto Brandt", "/people/otto-brandt/"),
        ("Marta Lindqvist", "/people/marta-lindqvist/"),
    ]


def test_a_person_has_their_quotes_and_the_terms_they_often_stand_with() -> None:
    page = page_at(SITE, "/people/otto-brandt/")
    assert isinstance(page, TermPage)
    assert [(quote.text, quote.via, quote.entry.title) for quote in page.quotes] == [
        ("We are tired.", "radio", "Ferry crews strike for shorter shifts")
    ]
    assert [(tag.name, tag.count) for tag in page.often_with] == [
        ("Blue Line Ferries", 2),
        ("Norhaven", 2),
        ("strikes", 2),
    ]


def test_a_terms_chart_goes_from_its_own_first_week_to_its_last() -> None:
    spans = page_at(SITE, "/people/otto-brandt/").coverage.spans
    assert [(span.first, span.count) for span in spans] == [(date(2024, 4, 29), 1), (date(2024, 5, 6), 1)]


def test_a_term_of_one_week_has_no_chart() -> None:
    assert page_at(SITE, "/topics/fishing/").coverage is None


def test_an_index_lists_its_terms_by_letter() -> None:
    page = page_at(SITE, "/places/")
    assert [(group.letter, group.anchor, [tag.name for tag in group.tags]) for group in page.letters] == [
        ("G", "letter-g", ["Gull Point"]),
        ("N", "letter-n", ["Norhaven"]),
        ("S", "letter-s", ["Sandholm Bay"]),
    ]
    assert [term.tag.name for term in page.top] == ["Norhaven", "Gull Point", "Sandholm Bay"]


def test_neighbours_are_those_of_the_story_and_else_of_the_archive() -> None:
    talks, fish = page_at(SITE, "/2024/05/06/talks-fail/"), page_at(SITE, "/2024/05/06/herring/")
    assert (talks.earlier.title, talks.later.title) == (
        "Ferry crews strike for shorter shifts",
        "Herring return to the bay",
    )
    assert (fish.earlier.title, fish.later) == ("Ferry talks fail after one night", None)


def test_a_story_shows_its_entries_events_and_tags() -> None:
    page = page_at(SITE, "/stories/ferry/")
    assert isinstance(page, StoryPage)
    assert [card.title for card in page.cards] == [
        "Ferry talks fail after one night",
        "Ferry crews strike for shorter shifts",
    ]
    assert [row.text for row in page.future_events] == ["Owner and crews meet a mediator."]
    assert [(group.kind, [tag.name for tag in group.tags]) for group in page.tags] == [
        (Kind.PEOPLE, ["Otto Brandt", "Marta Lindqvist"]),
        (Kind.PLACES, ["Norhaven"]),
        (Kind.ORGANISATIONS, ["Blue Line Ferries"]),
        (Kind.TOPICS, ["strikes"]),
    ]


def test_a_storys_card_tells_its_last_past_event() -> None:
    (card,) = page_at(SITE, "/").stories
    assert (card.count, card.latest.title, card.latest_event.text) == (
        2,
        "Ferry talks fail after one night",
        "Brandt left the talks at midnight.",
    )


def test_a_story_without_published_entries_has_no_page() -> None:
    addresses = [page.head.address for page in build_site((OLD,)).pages]
    assert "/stories/ferry/" not in addresses


def test_the_archive_leads_from_month_to_month() -> None:
    page = page_at(SITE, "/2024/05/")
    assert (page.earlier, page.later) == (Link("November 2023", "/2023/11/"), None)
    year = page_at(SITE, "/2023/")
    assert (year.earlier, year.later) == (None, Link("2024", "/2024/"))
    assert [month.count for month in year.year.months] == [0] * 10 + [1, 0]


def test_rights_source_and_licence_stand_on_the_entry() -> None:
    talks, strike = page_at(SITE, "/2024/05/06/talks-fail/"), page_at(SITE, "/2024/05/02/crews-strike/")
    assert (talks.licence, talks.source_site) == (Link("CC BY 4.0", "https://licence.example/"), None)
    assert (strike.licence, strike.source_site) == (None, "https://post.example/")


def test_the_edit_link_opens_the_entrys_file() -> None:
    page = page_at(SITE, "/2023/11/20/lighthouse/")
    assert page.edit_url == "https://example.org/edit/content/entries/2023/2023-11-20-lighthouse.md"


def test_corrections_stand_newest_first() -> None:
    fixed = replace(
        FISH, corrections=(Correction(date(2024, 5, 7), "Herring, not cod."), Correction(None, "Two bays."))
    )
    older = replace(OLD, corrections=(Correction(None, "It was leased."),))
    page = page_at(build_site((fixed, older)), "/corrections/")
    assert [row.correction.text for row in page.rows] == ["Herring, not cod.", "Two bays.", "It was leased."]


def test_feeds_are_those_of_the_site_its_stories_corrections_editions_and_terms_of_three_entries() -> None:
    assert [(feed.page_address, len(feed.items)) for feed in SITE.feeds] == [
        ("/", 4),
        ("/corrections/", 0),
        ("/places/norhaven/", 3),
        ("/stories/ferry/", 2),
        ("/week/", 3),
    ]


def test_the_sitemap_lists_what_search_engines_may_list() -> None:
    rows = {row.address: row.changed for row in SITE.sitemap}
    assert not {"/404.html", "/people/marta-berg/"} & rows.keys()
    assert (rows["/places/norhaven/"], rows["/2023/11/"], rows["/"], rows["/about/"]) == (
        date(2024, 5, 6),
        date(2023, 11, 20),
        date(2024, 5, 6),
        None,
    )


def test_an_entry_that_moved_leaves_a_redirect_found_by_its_seed_else_by_its_file() -> None:
    known = replace(FISH, seed="seeds/7.txt")
    former = (
        EntryPlace("content/entries/renamed.md", "seeds/7.txt", "/2024/05/06/fish/"),
        EntryPlace(OLD.path, "", "/2023/11/20/tower/"),
        EntryPlace("content/entries/gone.md", "", "/2023/11/20/gone/"),
        EntryPlace(OLD.path, "", "/2024/05/06/herring/"),
    )
    site = build_site((known, OLD), former=former)
    assert [(page.head.address, page.target) for page in site.pages if isinstance(page, RedirectPage)] == [
        ("/2023/11/20/tower/", "/2023/11/20/lighthouse/"),
        ("/2024/05/06/fish/", "/2024/05/06/herring/"),
    ]


def test_a_former_address_redirects() -> None:
    site = build_site((replace(OLD, aliases=("/2020/old-tower", "/tower.html")),))
    assert [(page.head.address, page.target) for page in site.pages if isinstance(page, RedirectPage)] == [
        ("/2020/old-tower/", "/2023/11/20/lighthouse/"),
        ("/tower.html", "/2023/11/20/lighthouse/"),
    ]


def test_a_name_that_cannot_be_transliterated_still_has_an_address() -> None:
    site = build_site((replace(OLD, tags=tags(people="!!!", places="北京")),))
    assert [page.head.address for page in site.pages if isinstance(page, TermPage)] == [
        "/people/people-e84c538e/",
        "/places/beijing/",
    ]


def test_two_entries_at_one_address_name_both_files() -> None:
    twin = entry("2024-05-06-other", slug="herring", marks=(Mark("slug", 4, 7),))
    assert messages(FISH, twin) == [
        (
            "content/entries/2024/2024-05-06-other.md:4:7: the address /2024/05/06/herring/ is wanted by "
            "content/entries/2024/2024-05-06-herring.md too\n"
            "  Give one of the two another 'slug'."
        )
    ]


def test_a_draft_that_wants_a_taken_address_is_told_at_once() -> None:
    twin = entry("2024-05-06-other", slug="herring", status=Status.DRAFT)
    assert len(messages(FISH, twin)) == 1


def test_a_page_cannot_take_an_address_of_the_site() -> None:
    pages = tuple(replace(ABOUT, slug=slug, path=f"content/pages/{slug}.md") for slug in ("2020", "people", "A b"))
    assert messages(text_pages=pages) == [
        "content/pages/2020.md: the address /2020/ belongs to the site itself\n  Give the file another name.",
        (
            "content/pages/A b.md: the file's name makes no address: A b.md\n"
            "  Name the file with small letters, digits and single hyphens."
        ),
        "content/pages/people.md: the address /people/ belongs to the site itself\n  Give the file another name.",
    ]


def test_two_stories_of_one_name_name_both_files() -> None:
    twin = replace(FERRY, path="content/stories/old/ferry.md")
    assert messages(*ENTRIES, stories=(FERRY, twin)) == [
        (
            "content/stories/old/ferry.md: the address /stories/ferry/ is wanted by content/stories/ferry.md too\n"
            "  Give the file another name."
        )
    ]


@pytest.mark.parametrize(
    ("alias", "what", "hint"),
    [
        ("/search/", "the address /search/ belongs to the site itself", "Take it out."),
        (
            "/2024/05/06/herring",
            "the address /2024/05/06/herring/ is wanted by content/entries/2024/2024-05-06-herring.md too",
            "Take it out of 'aliases' of one of the two.",
        ),
        (
            "/2023/11/20/lighthouse/",
            "the address /2023/11/20/lighthouse/ is this entry's already",
            "Take it out.",
        ),
        (
            "https://example.org/x/",
            "'https://example.org/x/' is no address of this site",
            "Write the former address from the site's root, as /2020/01/04/old-slug/.",
        ),
        (
            "/../x/",
            "'/../x/' is no address of this site",
            "Write the former address from the site's root, as /2020/01/04/old-slug/.",
        ),
        (
            "/pagefind/x/",
            "'/pagefind/x/' is no address of this site",
            "Write the former address from the site's root, as /2020/01/04/old-slug/.",
        ),
    ],
)
def test_a_former_address_that_cannot_be_answered_is_an_error(alias: str, what: str, hint: str) -> None:
    old = replace(OLD, aliases=(alias,), marks=(Mark("aliases.0", 9, 5),))
    assert messages(FISH, old) == [f"{OLD.path}:9:5: {what}\n  {hint}"]


def test_a_former_address_that_a_page_has_names_its_file() -> None:
    old = replace(OLD, aliases=("/about/",), marks=(Mark("aliases.0", 9, 5),))
    what = "the address /about/ is wanted by content/pages/about.md too"
    assert messages(old) == [f"{OLD.path}:9:5: {what}\n  Take it out of 'aliases' of one of the two."]


def test_a_story_answers_once_an_entry_belongs_to_it() -> None:
    plan = Plan(make_content(), today=TODAY, version="1")
    assert (plan.answers("/stories/ferry/"), "/stories/ferry/" in plan.likely_addresses) == (True, True)
    empty = Plan(make_content((OLD,)), today=TODAY, version="1")
    assert (empty.answers("/stories/ferry/"), "/stories/ferry/" in empty.likely_addresses) == (False, False)


def test_an_unknown_story_offers_the_nearest() -> None:
    wrong = replace(STRIKE, story="fery", marks=(Mark("story", 8, 8),))
    assert messages(wrong) == [f"{STRIKE.path}:8:8: there is no story 'fery'\n  Did you mean 'ferry'?"]


def test_a_story_that_nobody_has_begun_says_how() -> None:
    wrong = replace(STRIKE, story="harbour-wall")
    assert messages(wrong) == [
        (
            f"{STRIKE.path}: there is no story 'harbour-wall'\n"
            "  To begin this story, write content/stories/harbour-wall.md."
        )
    ]


def test_the_menu_names_pages_that_there_are() -> None:
    digest = replace(DIGEST, menu=("about", "abuot", "imprint"), marks=(Mark("menu.1", 5, 5), Mark("menu.2", 6, 5)))
    assert messages(digest=digest) == [
        "content/digest.yaml:5:5: there is no page 'abuot'\n  Did you mean 'about'?",
        (
            "content/digest.yaml:6:5: there is no page 'imprint'\n"
            "  Write content/pages/imprint.md, or take it out of 'menu'."
        ),
    ]


def test_spellings_of_one_address_clash_and_the_frequent_one_stands() -> None:
    odd = replace(FISH, tags=tags(people="OTTO BRANDT"), marks=(Mark("tags.people.0", 7, 7),))
    assert messages(STRIKE, TALKS, odd) == [
        (
            f"{FISH.path}:7:7: 'OTTO BRANDT' wants the address /people/otto-brandt/, which 'Otto Brandt' has in other "
            "entries\n"
            "  If one thing is meant, write 'Otto Brandt', or make one an alias of the other in "
            "content/vocabulary/people.yaml. Else give one of the two a longer name."
        )
    ]


def test_an_alias_in_the_vocabulary_ends_the_clash() -> None:
    odd = replace(FISH, tags=tags(people="OTTO BRANDT"))
    vocabulary = Vocabulary((VocabularyTerm(Kind.PEOPLE, "Otto Brandt"),))
    assert [term.tag.name for term in page_at(build_site((TALKS, odd), vocabulary=vocabulary), "/people/").top] == [
        "Otto Brandt"
    ]


def test_a_file_name_that_makes_no_address_offers_a_better_one() -> None:
    wrong = replace(FISH, path="content/entries/2024/2024-05-06-Fish & Chips.md")
    assert messages(wrong) == [
        (
            "content/entries/2024/2024-05-06-Fish & Chips.md: the file's name makes no address: "
            "2024-05-06-Fish & Chips.md\n"
            "  Rename it to 2024-05-06-fish-chips.md, or give the entry a 'slug' of small letters, digits and single "
            "hyphens."
        )
    ]


def test_a_slug_that_is_none_is_an_error() -> None:
    wrong = replace(FISH, slug="Fish & Chips", marks=(Mark("slug", 3, 7),))
    assert messages(wrong) == [
        (
            f"{FISH.path}:3:7: 'slug' cannot stand in an address: Fish & Chips\n"
            "  Use small letters, digits and single hyphens, at most 80 characters."
        )
    ]


def test_a_summary_that_the_body_repeats_is_not_shown_twice() -> None:
    body = "> All ferries stayed in port.\n>\n> — Post"
    made = entry("2024-05-02-a", summary="All ferries stayed in port.", body=body)
    assert page_at(build_site((made,)), "/2024/05/02/a/").summary == ""


def test_a_summary_in_words_of_its_own_stands_above_the_body() -> None:
    made = entry("2024-05-02-a", summary="No ferry left.", body="All ferries stayed in port.")
    assert page_at(build_site((made,)), "/2024/05/02/a/").summary == "No ferry left."


def test_what_a_check_takes_for_addresses_without_making_pages_are_those_of_pages() -> None:
    held = entry("2024-05-20-later", status=Status.DRAFT)
    plan = Plan(make_content((*ENTRIES, held)), today=TODAY, version="1")
    pages = {page.head.address for page in plan.pages}
    files = plan.addresses - pages
    assert plan.likely_addresses - pages <= {"/2024/05/20/later/", *files}
    assert "/2024/05/20/later/" not in pages
    assert {address for address in pages if TOLD_BY_FILES.fullmatch(address)} <= plan.likely_addresses
    assert any(TOLD_BY_FILES.fullmatch(page.head.address) for page in plan.pages if isinstance(page, RedirectPage))
