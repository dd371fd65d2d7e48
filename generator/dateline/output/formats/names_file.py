"""The names of a site's terms and stories in; the small file in which the search looks them up, out."""

import json

from dateline import links
from dateline.language.words import Words
from dateline.model import File
from dateline.site.pages.search import NamedPage

STORIES = "stories"
WORDS = "words"
OFFERS = "offers."
Row = list[str | int]


def make_names_file(names: tuple[NamedPage, ...], words: Words) -> File:
    """Return the names by kind, each as [name, slug, entries, other names...]; readers load it with their first search.

    The slug is 0 where it is the name in small letters with hyphens, which the reader's browser can see for itself.
    Before the kinds stands what the search box says of them.
    """
    said = {key.removeprefix(OFFERS): words.find(key) for key in words.phrases if key.startswith(OFFERS)}
    kinds: dict[str, list[Row]] = {}
    for each in names:
        slug = each.address.rstrip("/").rpartition("/")[2]
        is_plain = slug == each.name.lower().replace(" ", "-")
        row: Row = [each.name, 0 if is_plain else slug, each.count, *each.others]
        kinds.setdefault(each.kind.value if each.kind else STORIES, []).append(row)
    return File(
        links.output_path(links.NAMES),
        json.dumps({WORDS: said, **kinds}, ensure_ascii=False, separators=(",", ":")).encode(),
    )
