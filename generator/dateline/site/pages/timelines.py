"""The catalogue in; the timeline of the whole site and of each year out."""

from dateline import links
from dateline.language.dates import say_year
from dateline.site.catalogue import Catalogue
from dateline.site.events.event_lists import link_events
from dateline.site.events.timeline import group_years
from dateline.site.pages.head import link_part, make_head
from dateline.site.pages.pages import CountedLink, EventYear, TimelinePage
from dateline.site.pages.stories import find_ahead

MAX_EVENTS = 1000


def make_timelines(catalogue: Catalogue) -> tuple[TimelinePage, ...]:
    """Return the timeline of all years, which may be empty, and one of each year."""
    rows = tuple(told.row for told in catalogue.told)
    ahead = find_ahead(catalogue, rows)
    years = group_years(rows)
    words = catalogue.words
    all_years = tuple(
        CountedLink(say_year(words, year.year), links.timeline_year_address(year.year), year.count) for year in years
    )
    description = words.say("about.timeline", site=catalogue.digest.title)
    head = make_head(catalogue, words.say("title.timeline"), description, links.TIMELINE)
    rest = group_years(tuple(row for row in rows if row not in ahead)) if ahead else years
    return (
        TimelinePage(head, None, _choose_newest(rest), all_years, ahead, link_events(links.TIMELINE, rows)),
        *(_make_year(catalogue, year, all_years) for year in years),
    )


def _choose_newest(years: tuple[EventYear, ...]) -> tuple[EventYear, ...]:
    """Return the newest years that fit on one page, at least one; a page of all events would grow without end."""
    total = 0
    for index, year in enumerate(reversed(years)):
        total += year.count
        if total > MAX_EVENTS and index:
            return years[len(years) - index :]
    return years


def _make_year(catalogue: Catalogue, year: EventYear, all_years: tuple[CountedLink, ...]) -> TimelinePage:
    """Return the timeline of one year; what lies ahead stands in its place there."""
    words, said = catalogue.words, say_year(catalogue.words, year.year)
    head = make_head(
        catalogue,
        words.say("title.timeline_of_year", year=said),
        words.say("about.timeline_of_year", year=said, site=catalogue.digest.title),
        links.timeline_year_address(year.year),
        parents=(link_part(catalogue, "timeline"),),
    )
    return TimelinePage(head, year.year, (year,), all_years, (), None)
