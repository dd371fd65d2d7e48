"""The names of a site's terms and stories in; the small file in which the search looks them up, out."""

import json

from generator import links
from generator.model import File
from generator.site.pages import NamedPage

STORIES = "stories"
Row = list[str | int]


def make_names_file(names: tuple[NamedPage, ...]) -> File:
    """Return the names by kind, each as [name, slug, entries, other names...]; readers load it with their first search.

    The slug is 0 where it is the name in small letters with hyphens, which the reader's browser can see for itself.
    """
    kinds: dict[str, list[Row]] = {}
    for each in names:
        slug = each.address.rstrip("/").rpartition("/")[2]
        is_plain = slug == each.name.lower().replace(" ", "-")
        row: Row = [each.name, 0 if is_plain else slug, each.count, *each.others]
        kinds.setdefault(each.kind.value if each.kind else STORIES, []).append(row)
    return File(links.output_path(links.NAMES), json.dumps(kinds, ensure_ascii=False, separators=(",", ":")).encode())
