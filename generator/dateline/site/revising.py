"""A catalogue and entries that an editor has just saved in; the catalogue with these, not all made again, out.

Most saves touch the words of one entry: title, summary, body, quotes. Then terms, stories and events are the ones they
were, and only what shows the entry's card is made anew. Whatever says more than that is left to `make_catalogue`.
"""

from dataclasses import replace

from dateline.model import Entry
from dateline.site.cards import Listed, find_address, list_entry
from dateline.site.catalogue import Catalogue, Story
from dateline.site.events.timeline import Told, take_listed
from dateline.site.naming.taxonomy import settle_tags

FEW = 8
"""More entries than this at once are a change of another kind."""


def revise_catalogue(catalogue: Catalogue, saved: tuple[Entry, ...]) -> Catalogue | None:
    """Return the catalogue with these entries in place of those of the same files; None where it must be made anew."""
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
    """Return the catalogue with one entry in another's place."""
    path = former.entry.path
    by_tag = {**catalogue.by_tag, **{tag: _put(catalogue.by_tag[tag], listed) for tag in set(former.entry.tags)}}
    stories = {
        slug: Story(story.text, story.address, _put(story.listed, listed)) if slug == former.entry.story else story
        for slug, story in catalogue.stories.items()
    }
    told = {each.number: take_listed(each, listed) for each in catalogue.told_in.get(path, ())}
    tellers = {telling.listed.entry.path for each in told.values() for telling in each.tellings}
    return replace(
        catalogue,
        listed=_put(catalogue.listed, listed),
        by_tag=by_tag,
        stories=stories,
        told=_put_told(catalogue.told, told),
        told_in={**catalogue.told_in, **{each: _put_told(catalogue.told_in[each], told) for each in tellers}},
    )


def _put(group: tuple[Listed, ...], listed: Listed) -> tuple[Listed, ...]:
    """Return the entries with one in the place of that of the same file."""
    return tuple(listed if each.entry.path == listed.entry.path else each for each in group)


def _put_told(group: tuple[Told, ...], told: dict[int, Told]) -> tuple[Told, ...]:
    """Return the events with these in the place of those of the same number."""
    return tuple(told.get(each.number, each) for each in group)
