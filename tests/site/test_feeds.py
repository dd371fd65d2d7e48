"""What feeds hold of entries, corrections and weekly editions, before a format has seen it."""

from dataclasses import replace
from datetime import date

from dateline.model import Correction, Moment, Rights, Source
from dateline.site.cards import Link
from dateline.site.feeds import Feed, FeedItem
from dateline.site.plan import Site
from tests.support.site_values import DIGEST, FISH, OLD, STRIKE, TALKS, build_site, entry, tags


def find_feed(site: Site, page_address: str) -> Feed:
    """Return the feed of a page."""
    (feed,) = (feed for feed in site.feeds if feed.page_address == page_address)
    return feed


def find_item(site: Site, address: str) -> FeedItem:
    """Return an item of the feed of the whole site."""
    (item,) = (item for item in find_feed(site, "/").items if item.address == address)
    return item


SITE = build_site()


def test_an_entry_is_by_its_source_else_by_who_edits_the_digest() -> None:
    assert find_item(SITE, "/2024/05/02/crews-strike/").author == "Quay Post"
    assert find_item(SITE, "/2023/11/20/lighthouse/").author == "The desk"
    anonymous = build_site((OLD,), digest=replace(DIGEST, author=""))
    assert find_item(anonymous, "/2023/11/20/lighthouse/").author == "Harbour Digest"


def test_copy_of_others_is_credited_with_the_original_and_own_copy_is_not() -> None:
    assert find_item(SITE, "/2024/05/02/crews-strike/").credit == Link("Quay Post", "https://post.example/1")
    assert find_item(SITE, "/2024/05/06/talks-fail/").credit == Link("Open Wire", "")
    own = build_site((replace(FISH, rights=Rights.OWN), replace(OLD, source=Source("Quay Post"))))
    assert find_item(own, "/2024/05/06/herring/").credit is None
    assert find_item(SITE, "/2023/11/20/lighthouse/").credit is None


def test_licensed_copy_names_its_licence() -> None:
    assert find_item(SITE, "/2024/05/06/talks-fail/").licence == Link("CC BY 4.0", "https://licence.example/")
    assert find_item(SITE, "/2024/05/02/crews-strike/").licence is None


def test_an_entry_has_changed_when_it_was_updated_else_when_it_was_published() -> None:
    site = build_site((replace(FISH, updated=Moment(date(2024, 5, 9))), OLD))
    assert find_item(site, "/2024/05/06/herring/").changed == Moment(date(2024, 5, 9))
    assert find_item(site, "/2023/11/20/lighthouse/").changed == OLD.date


def test_a_correction_is_an_item_with_its_place_on_the_entrys_page() -> None:
    mended = replace(FISH, corrections=(Correction(date(2024, 5, 7), "Herring, not cod."), Correction(None, "Two.")))
    first, second = find_feed(build_site((mended,)), "/corrections/").items
    assert (first.address, first.date, first.summary, first.author) == (
        "/2024/05/06/herring/#correction-2024-05-07",
        Moment(date(2024, 5, 7)),
        "Herring, not cod.",
        "The desk",
    )
    assert first.title == "Correction: Herring return to the bay"
    assert (second.address, second.date) == ("/2024/05/06/herring/#correction", FISH.date)


def test_an_edition_lists_the_titles_of_its_entries_by_story() -> None:
    newest, middle, _ = find_feed(SITE, "/week/").items
    assert (newest.address, newest.date, newest.author) == ("/week/2024-W19/", TALKS.date, "The desk")
    assert newest.body == (
        "## The ferry dispute\n\n- [Ferry talks fail after one night](/2024/05/06/talks-fail/)\n\n"
        "## Other news\n\n- [Herring return to the bay](/2024/05/06/herring/)"
    )
    assert (middle.date, middle.changed) == (STRIKE.date, STRIKE.date)


def test_a_feed_says_which_part_of_the_site_it_belongs_to() -> None:
    parts = {feed.page_address: (feed.part, feed.description) for feed in SITE.feeds}
    assert parts["/"] == ("", "News of the harbour, gathered by hand.")
    assert parts["/stories/ferry/"] == ("Stories", "Crews and owner cannot agree on hours.")
    assert parts["/places/norhaven/"] == ("Places", "Entries of Harbour Digest about Norhaven.")


def test_the_feed_of_a_term_that_editors_describe_says_what_they_do() -> None:
    told = tuple(entry(f"2024-05-0{day}-told", tags=tags(people="Marta Lindqvist")) for day in (1, 2, 3))
    (feed,) = (each for each in build_site(told, stories=()).feeds if each.page_address.startswith("/people/"))
    assert feed.description == "Mayor of Norhaven since 2021."
