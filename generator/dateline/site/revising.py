"""A catalogue and entries that an editor has just saved in; the catalogue with these, not all made again, out.

Most saves touch the words of one entry: title, summary, body, quotes. Then terms, stories and events are the ones they
were, and only what shows the entry's card is made anew. Whatever says more than that is left to `make_catalogue`.
"""

from dataclasses import replace
from operator import is_

from dateline.content.content import Content
from dateline.model import Entry
from dateline.site.cards import Listed, find_address, list_entry
from dateline.site.catalogue import Catalogue, RunningStory
from dateline.site.events.site_events import SiteEvent, revise_event
from dateline.site.naming.taxonomy import settle_tags

FEW = 8
"""More entries than this at once are a change of another kind."""


def is_unread(before: Content, now: Content) -> bool:
    """Tell whether no file has been read anew: equal entries may stand at other lines."""
    return (before.digest, before.vocabulary, before.wording) == (now.digest, now.vocabulary, now.wording) and all(
        len(one) == len(other) and all(map(is_, one, other))
        for one, other in (
            (before.entries, now.entries),
            (before.stories, now.stories),
            (before.text_pages, now.text_pages),
            (before.pictures, now.pictures),
        )
    )


def revise_catalogue(catalogue: Catalogue, before: Content, now: Content) -> Catalogue | None:
    """Return the catalogue of all entries as they are now; None where it must be made anew.

    The catalogue is that of all entries as they were before, whether they are on the site or not.
    """
    is_of_all = len(catalogue.listed) == len(before.entries) == len(now.entries)
    if not is_of_all or not is_unread(replace(before, entries=now.entries), now):
        return None
    saved = tuple(entry for former, entry in zip(before.entries, now.entries, strict=True) if former is not entry)
    if len(saved) > FEW:
        return None
    by_path = {each.entry.path: each for each in catalogue.listed}
    for entry in saved:
        settled = settle_tags(entry, catalogue.names)
        former = by_path.get(entry.path)
        if former is None or not _stays_in_place(former.entry, settled):
            return None
        titles = {slug: story.text.title for slug, story in catalogue.stories.items()}
        catalogue = _exchange(catalogue, former, list_entry(settled, catalogue.terms, titles))
    return catalogue


def _stays_in_place(former: Entry, entry: Entry) -> bool:
    """Tell whether an entry still stands everywhere where it stood, and tells the same events."""
    return (former.date, former.tags, former.story, former.timeline) == (
        entry.date,
        entry.tags,
        entry.story,
        entry.timeline,
    ) and find_address(former) == find_address(entry)


def _exchange(catalogue: Catalogue, former: Listed, listed: Listed) -> Catalogue:
    """Return the catalogue with an entry as it is now in place of what it was."""
    path = former.entry.path
    by_tag = {**catalogue.by_tag, **{tag: _put(catalogue.by_tag[tag], listed) for tag in set(former.entry.tags)}}
    stories = {
        slug: RunningStory(story.text, story.address, _put(story.listed, listed))
        if slug == former.entry.story
        else story
        for slug, story in catalogue.stories.items()
    }
    events = {each.number: revise_event(each, listed) for each in catalogue.events_by_entry.get(path, ())}
    tellers = {account.listed.entry.path for each in events.values() for account in each.accounts}
    return replace(
        catalogue,
        listed=_put(catalogue.listed, listed),
        by_tag=by_tag,
        stories=stories,
        events=_put_events(catalogue.events, events),
        events_by_entry={
            **catalogue.events_by_entry,
            **{each: _put_events(catalogue.events_by_entry[each], events) for each in tellers},
        },
    )


def _put(group: tuple[Listed, ...], listed: Listed) -> tuple[Listed, ...]:
    """Return the entries with one in the place of that of the same file."""
    return tuple(listed if each.entry.path == listed.entry.path else each for each in group)


def _put_events(group: tuple[SiteEvent, ...], events: dict[int, SiteEvent]) -> tuple[SiteEvent, ...]:
    """Return the events with these in the place of those of the same number."""
    return tuple(events.get(each.number, each) for each in group)
