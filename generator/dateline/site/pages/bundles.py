"""Published entries in; the bundles into which the search index is cut out.

One large index would take gigabytes to make and be made anew at every edit; a bundle is only made again when one of its
own entries changed. Bundles are filled with whole months from the oldest on, so that a new entry touches the last only.
"""

from itertools import groupby

from dateline import links
from dateline.site.cards import Listed
from dateline.site.pages.pages import SearchBundle

MAX_ENTRIES = 1000


def make_bundles(listed: tuple[Listed, ...]) -> tuple[SearchBundle, ...]:
    """Return the bundles of these entries, which stand newest first."""
    bundles: list[tuple[str, list[str]]] = []
    for month, group in groupby(reversed(listed), key=lambda each: each.entry.date.day.isoformat()[:7]):
        addresses = [each.address for each in group]
        if bundles and len(bundles[-1][1]) + len(addresses) <= MAX_ENTRIES:
            bundles[-1][1].extend(addresses)
            continue
        for number, start in enumerate(range(0, len(addresses), MAX_ENTRIES), 1):
            name = month if number == 1 else f"{month}-{number}"
            bundles.append((name, addresses[start : start + MAX_ENTRIES]))
    return tuple(SearchBundle(f"{links.SEARCH_INDEX}{name}/", tuple(pages)) for name, pages in reversed(bundles))
