"""The catalogue in; home, search, the pages of content/pages/ and the page for lost addresses out."""

from dateline import links
from dateline.model import TextPageSource
from dateline.site.catalogue import Catalogue
from dateline.site.pages.archive import group_days
from dateline.site.pages.head import make_head
from dateline.site.pages.pages import (
    HomePage,
    NotFoundPage,
    SearchBundle,
    SearchPage,
    TextPage,
)
from dateline.site.pages.stories import make_story_cards
from dateline.site.pages.terms import find_top
from dateline.site.pages.today import find_brief, find_on_this_day, find_seconds, find_updated, find_week_corrections

MAX_LATEST = 20
MAX_TAGS = 10
MAX_FOUND_INSTEAD = 5


def make_home(catalogue: Catalogue) -> HomePage:
    """Return the home page: an issue that ends, not a stream."""
    cards = tuple(each.card for each in catalogue.listed[: MAX_LATEST + 1])
    brief, is_of_day = find_brief(catalogue)
    seconds = find_seconds(catalogue)
    return HomePage(
        head=make_head(catalogue, "", catalogue.digest.description, links.HOME),
        lead=cards[0] if cards else None,
        seconds=seconds,
        days=group_days(tuple(card for card in cards[1:] if card not in seconds)),
        stories=make_story_cards(catalogue),
        tags=find_top(catalogue, MAX_TAGS),
        brief=brief,
        is_of_day=is_of_day,
        updated=find_updated(catalogue),
        on_this_day=find_on_this_day(catalogue),
        corrections=find_week_corrections(catalogue),
    )


def make_search(catalogue: Catalogue, bundles: tuple[SearchBundle, ...]) -> SearchPage:
    """Return the search page."""
    words = catalogue.words
    description = words.say("about.search", site=catalogue.digest.title)
    years = dict.fromkeys(each.entry.date.day.year for each in catalogue.listed)
    return SearchPage(
        head=make_head(catalogue, words.say("title.search"), description, links.SEARCH),
        bundles=tuple(bundle.address for bundle in bundles),
        years=tuple(years),
        tags=find_top(catalogue, MAX_TAGS),
    )


def make_text_page(catalogue: Catalogue, source: TextPageSource) -> TextPage:
    """Return one page of content/pages/."""
    description = source.summary or catalogue.words.say(
        "title.with_site", title=source.title, site=catalogue.digest.title
    )
    head = make_head(catalogue, source.title, description, links.text_page_address(source.slug))
    return TextPage(head, source.title, source.body)


def make_not_found(catalogue: Catalogue) -> NotFoundPage:
    """Return the page that answers lost addresses."""
    latest = tuple(each.card for each in catalogue.listed[:MAX_FOUND_INSTEAD])
    title, description = catalogue.words.say("title.not_found"), catalogue.words.say("about.not_found")
    return NotFoundPage(make_head(catalogue, title, description, links.NOT_FOUND, is_indexed=False), latest)
