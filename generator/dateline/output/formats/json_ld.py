"""A page in; what it tells machines about itself, in the words of schema.org, out."""

from collections.abc import Iterable
from datetime import date

from dateline import links
from dateline.model import Kind, Moment
from dateline.output.formats.writing import Json, machine_date
from dateline.site.cards import Card, Link
from dateline.site.naming.taxonomy import TagGroup, TagLink
from dateline.site.pages.archive import MonthPage, YearPage
from dateline.site.pages.corrections import CorrectionsPage
from dateline.site.pages.day import DayPage
from dateline.site.pages.edition import EditionPage
from dateline.site.pages.entry import EntryPage
from dateline.site.pages.head import Masthead
from dateline.site.pages.home import HomePage
from dateline.site.pages.kinds import Page
from dateline.site.pages.story import StoryPage
from dateline.site.pages.story_index import StoryIndexPage, StoryPeriodPage
from dateline.site.pages.term import TermPage
from dateline.site.pages.term_index import TermIndexPage, TermLetterPage

TYPES = {Kind.PEOPLE: "Person", Kind.PLACES: "Place", Kind.ORGANISATIONS: "Organization", Kind.TOPICS: "Thing"}
# Google's rule for NewsArticle: longer headlines are cut by it (Search Central, "Article structured data").
MAX_HEADLINE = 110
MAX_LISTED = 100


def describe(page: Page, site: Masthead) -> Json:
    """Return the page's JSON-LD: one graph; an empty list for pages that have nothing to tell."""
    graph: list[Json] = []
    if isinstance(page, HomePage):
        graph.append(_describe_site(site))
    if isinstance(page, EntryPage):
        graph.append(_describe_entry(page, site))
    listed = _list_items(page)
    if listed:
        graph.append(_describe_collection(page, listed, site))
    if isinstance(page, CorrectionsPage):
        graph += [
            _describe_correction(row.correction.text, row.correction.date, row.address, site) for row in page.rows
        ]
    if page.head.trail:
        graph.append(_describe_trail((*page.head.trail, Link(page.head.title, page.head.address)), site))
    return {"@context": "https://schema.org", "@graph": graph} if graph else graph


def _describe_site(site: Masthead) -> dict[str, Json]:
    """Return the whole site, with the address of its search."""
    search = links.absolute(links.SEARCH, site.base_url) + "?q={query}"
    return {
        "@type": "WebSite",
        "name": site.title,
        "description": site.description,
        "url": links.absolute(links.HOME, site.base_url),
        "inLanguage": site.language,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": search},
            "query-input": "required name=query",
        },
    }


def _describe_entry(page: EntryPage, site: Masthead) -> dict[str, Json]:
    """Return an entry as an article of this digest that is based on its source's."""
    address = links.absolute(page.head.address, site.base_url)
    home = links.absolute(links.HOME, site.base_url)
    publisher: dict[str, Json] = {"@type": "Organization", "name": site.author or site.title, "url": home}
    made: dict[str, Json] = {
        "@type": "NewsArticle",
        "headline": page.title[:MAX_HEADLINE],
        "description": page.head.description,
        "url": address,
        "mainEntityOfPage": address,
        "datePublished": machine_date(page.date),
        "dateModified": machine_date(_find_change(page)),
        "inLanguage": page.language or site.language,
        "isAccessibleForFree": True,
        "author": publisher,
        "publisher": publisher,
    }
    if page.source:
        made["isBasedOn"] = _describe_source(page)
    if page.licence:
        made["license"] = page.licence.address or {"@type": "CreativeWork", "name": page.licence.text}
    if page.corrections:
        made["correction"] = [
            _describe_correction(each.text, each.date, f"{page.head.address}#{each.anchor}", site)
            for each in page.corrections
        ]
    about = [_describe_tags(group, site) for group in page.tags]
    if about:
        made["about"] = [tag for tags in about for tag in tags]
    return made


def _find_change(page: EntryPage) -> Moment:
    """Return when the entry last changed."""
    return page.updated or page.date


def _describe_source(page: EntryPage) -> dict[str, Json]:
    """Return the article on which the entry is based."""
    if not page.source:
        return {}
    outlet: dict[str, Json] = {"@type": "NewsMediaOrganization", "name": page.source.name}
    if page.source_site:
        outlet["url"] = page.source_site
    made: dict[str, Json] = {
        "@type": "NewsArticle",
        "headline": (page.source.title or page.title)[:MAX_HEADLINE],
        "datePublished": machine_date(page.date),
        "publisher": outlet,
    }
    if page.source.byline:
        made["author"] = {"@type": "Person", "name": page.source.byline}
    if page.source.dateline:
        made["locationCreated"] = {"@type": "Place", "name": page.source.dateline}
    if page.source.paywall:
        made["isAccessibleForFree"] = False
    texts = {"url": page.source.url, "archivedAt": page.source.archived, "inLanguage": page.source.language}
    return made | {key: text for key, text in texts.items() if text}


def _describe_tags(group: TagGroup, site: Masthead) -> list[Json]:
    """Return the things of one kind that an entry is about."""
    return [_describe_tag(tag, site) for tag in group.tags]


def _describe_tag(tag: TagLink, site: Masthead) -> Json:
    """Return the person, place, organisation or topic that a tag leads to."""
    return {"@type": TYPES[tag.kind], "name": tag.name, "url": links.absolute(tag.address, site.base_url)}


def _describe_correction(text: str, day: date | None, address: str, site: Masthead) -> dict[str, Json]:
    """Return a correction, with the place where it stands."""
    made: dict[str, Json] = {
        "@type": "CorrectionComment",
        "text": text,
        "url": links.absolute(address, site.base_url),
    }
    if day:
        made["datePublished"] = day.isoformat()
    return made


def _describe_collection(page: Page, listed: list[tuple[str, str]], site: Masthead) -> dict[str, Json]:
    """Return a page that lists others, with what it lists in the order shown; long lists by their beginning."""
    items: list[Json] = [
        {"@type": "ListItem", "position": number, "name": name, "url": links.absolute(address, site.base_url)}
        for number, (name, address) in enumerate(listed[:MAX_LISTED], 1)
    ]
    made: dict[str, Json] = {
        "@type": "CollectionPage",
        "name": page.head.title,
        "description": page.head.description,
        "url": links.absolute(page.head.address, site.base_url),
        "mainEntity": {"@type": "ItemList", "numberOfItems": _count_items(page, listed), "itemListElement": items},
    }
    if isinstance(page, TermPage):
        made["about"] = _describe_term(page, site)
    return made


def _describe_term(page: TermPage, site: Masthead) -> dict[str, Json]:
    """Return the person, place, organisation or topic of a page."""
    made: dict[str, Json] = {"@type": TYPES[page.kind], "name": page.name}
    if page.description:
        made["description"] = page.description
    if page.aliases:
        made["alternateName"] = list(page.aliases)
    if page.same_as:
        made["sameAs"] = list(page.same_as)
    if page.part_of:
        made["containedInPlace"] = _describe_tag(page.part_of, site)
    if page.within:
        made["containsPlace"] = [_describe_tag(tag, site) for tag in page.within]
    return made


def _count_items(page: Page, listed: list[tuple[str, str]]) -> int:
    """Return how many pages there are in a list of which long pages show but some."""
    match page:
        case TermPage() | StoryPage() | EditionPage():
            return page.count
        case YearPage():
            return page.year.count
        case MonthPage():
            return page.month.count
        case _:
            return len(listed)


def _list_items(page: Page) -> list[tuple[str, str]]:
    """Return name and address of each page that an index lists; empty for all other pages.

    Further pages of a term or story are left out: their lists are a sixth of their size, and their entries' pages tell
    the same.
    """
    match page:
        case TermPage() | StoryPage() | DayPage():
            return _name_cards(page.cards)
        case YearPage():
            return _name_cards(card for _, cards in page.months for card in cards)
        case MonthPage():
            return _name_cards(card for day in page.days for card in day.cards)
        case EditionPage():
            return _name_cards(card for group in page.groups for card in group.cards)
        case TermIndexPage():
            return [(tag.name, tag.address) for letter in page.letters for tag in letter.tags]
        case TermLetterPage():
            return [(tag.name, tag.address) for tag in page.tags]
        case StoryIndexPage() | StoryPeriodPage():
            return [(story.title, story.address) for story in page.stories]
        case _:
            return []


def _name_cards(cards: Iterable[Card]) -> list[tuple[str, str]]:
    """Return title and address of entries."""
    return [(card.title, card.address) for card in cards]


def _describe_trail(trail: tuple[Link, ...], site: Masthead) -> dict[str, Json]:
    """Return the way from the home page to this one."""
    steps: list[Json] = [
        {
            "@type": "ListItem",
            "position": number,
            "name": step.text,
            "item": links.absolute(step.address, site.base_url),
        }
        for number, step in enumerate(trail, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}
