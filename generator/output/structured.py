"""A page in; what it tells machines about itself, in the words of schema.org, out."""

from generator import links
from generator.model import Kind, Moment
from generator.output.filters import machine_date
from generator.site.pages import EntryPage, HomePage, Link, Masthead, Page, TagGroup

Json = str | int | list["Json"] | dict[str, "Json"]

TYPES = {Kind.PEOPLE: "Person", Kind.PLACES: "Place", Kind.ORGANISATIONS: "Organization", Kind.TOPICS: "Thing"}
# Google's rule for NewsArticle: longer headlines are cut by it (Search Central, "Article structured data").
MAX_HEADLINE = 110


def describe(page: Page, site: Masthead) -> Json:
    """Return the page's JSON-LD: one graph; an empty list for pages that have nothing to tell."""
    graph: list[Json] = []
    if isinstance(page, HomePage):
        graph.append(_describe_site(site))
    if isinstance(page, EntryPage):
        graph.append(_describe_entry(page, site))
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
    if page.source.url:
        made["url"] = page.source.url
    if page.source.byline:
        made["author"] = {"@type": "Person", "name": page.source.byline}
    if page.source.dateline:
        made["locationCreated"] = {"@type": "Place", "name": page.source.dateline}
    return made


def _describe_tags(group: TagGroup, site: Masthead) -> list[Json]:
    """Return the things of one kind that an entry is about."""
    return [
        {"@type": TYPES[group.kind], "name": tag.name, "url": links.absolute(tag.address, site.base_url)}
        for tag in group.tags
    ]


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
