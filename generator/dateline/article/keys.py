"""`Title: ...` lines in; what each says of the frame out."""

from dateline.article.bylines import read_author
from dateline.article.finding import Finding, Rank
from dateline.article.places import could_be_place, normal_case
from dateline.english.days import find_stated_days
from dateline.regexes import make_regex

KEY_LINE = make_regex(r"(?P<key>[A-Za-z][A-Za-z _-]{1,24}?)[ \t\xa0]*:[ \t\xa0]*(?P<value>.*)")
HEADLINE = frozenset(("title", "headline", "subject", "heading", "head", "hed"))
AUTHOR = frozenset(("author", "authors", "byline", "by", "writer", "reporter", "written by", "from"))
DATE = frozenset(
    (
        "date",
        "published",
        "publication date",
        "date published",
        "published on",
        "pubdate",
        "issued",
        "posted",
        "dated",
        "published at",
        "day",
    )
)
UPDATED = frozenset(("updated", "last updated", "modified", "last modified", "updated on"))
SOURCE = frozenset(
    ("publication", "source", "newspaper", "publisher", "outlet", "news source", "agency", "provider", "site", "paper")
)
PLACE = frozenset(("place", "dateline", "location", "city"))
IGNORED = frozenset((
    "categories", "category", "cc", "column", "contact", "copyright", "country", "desk", "doi", "edition", "editor",
    "embargo", "format", "id", "image", "isbn", "issue", "keyword", "keywords", "kicker", "language", "length",
    "licence", "license", "link", "message-id", "notes", "page", "photo", "priority", "region", "reply-to", "rights",
    "section", "sent", "slug", "status", "tag", "tags", "to", "topic", "topics", "type", "url", "version", "volume",
    "word count", "words",
))  # fmt: skip
KNOWN = HEADLINE | AUTHOR | DATE | UPDATED | SOURCE | PLACE | IGNORED
ANYWHERE = HEADLINE - {"subject", "head"} | {"byline", "publication", "dateline", "place"}


def read_key(text: str, *, day_first: bool, in_head: bool) -> Finding | None:
    """Return what a key line says; None where it is none. Outside a block of keys only plain keys count."""
    match = KEY_LINE.match(text)
    if not match:
        return None
    key = " ".join(match["key"].casefold().replace("_", " ").split())
    if key not in (KNOWN if in_head else ANYWHERE):
        return None
    value = match["value"].strip().strip('"“”') if match["value"].count('"') == 2 else match["value"].strip()
    return _read_value(key, value, day_first=day_first) if value else Finding()


def is_key_line(text: str) -> bool:
    """Say whether a line opens with a key that a block at the head of an article may have."""
    match = KEY_LINE.match(text)
    return match is not None and " ".join(match["key"].casefold().split()) in KNOWN


def _read_value(key: str, value: str, *, day_first: bool) -> Finding:
    """Return what the value of one key says."""
    days = find_stated_days(value, day_first=day_first) if len(value) < 200 else ()
    if key in HEADLINE:
        return Finding(headline=value)
    if key in AUTHOR:
        byline = read_author(value)
        return (
            Finding(byline=byline.name, place=byline.place)
            if byline
            else Finding(byline=value[:100] if key == "author" else None)
        )
    if key in DATE and days:
        return Finding(published=days[0].moment, rank=Rank.KEY)
    if key in UPDATED and days:
        return Finding(updated=days[0].moment)
    if key in SOURCE:
        name = value[: days[0].span.start].strip(" ,(") if days else value
        return Finding(source=name or None, published=days[0].moment if days else None, rank=Rank.KEY, in_print=True)
    if key in PLACE:
        place = value[: days[0].span.start].strip(" ,(") if days else value
        return Finding(place=normal_case(place) if could_be_place(place.split(",")[0]) else None)
    return Finding()
