"""A new entry changes the pages that are about it and its tags, and no others."""

from dateline.site.pages.entry import EntryPage
from dateline.site.pages.story import StoryPage
from dateline.site.pages.term import TermPage
from dateline.site.plan import Site
from tests.support.site_values import ENTRIES, build_site, entry, tags


def list_changed(before: Site, after: Site, *kinds: type) -> list[str]:
    """Return the addresses of the pages of these kinds that were there before and are others now."""
    known = {page.head.address: page for page in before.pages if isinstance(page, kinds)}
    pages = ((page.head.address, page) for page in after.pages)
    return [address for address, page in pages if address in known and known[address] != page]


NEW = entry("2024-05-07-market", tags=tags(people="Ida Holm", places="Gull Point"))


def test_a_new_entry_changes_of_all_entries_its_neighbour_alone() -> None:
    assert list_changed(build_site(), build_site((*ENTRIES, NEW)), EntryPage) == ["/2024/05/06/herring/"]


def test_a_new_entry_changes_no_term_but_its_own() -> None:
    assert list_changed(build_site(), build_site((*ENTRIES, NEW)), TermPage) == ["/places/gull-point/"]


def test_a_new_entry_changes_no_story_but_its_own() -> None:
    assert list_changed(build_site(), build_site((*ENTRIES, NEW)), StoryPage) == []
