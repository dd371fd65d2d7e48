"""Every address of the site, and the file behind each; nothing else in the program writes an address.

An address is a path from the site's root, beginning with `/` and, for a page, ending with `/`. `in_site` puts the
base path before it, `absolute` the whole base URL.
"""

import re
from datetime import date
from functools import lru_cache
from urllib.parse import quote, urlsplit

from anyascii import anyascii

from dateline.model import Kind
from dateline.regexes import make_regex

HOME = "/"
SEARCH = "/search/"
TIMELINE = "/timeline/"
STORIES = "/stories/"
ARCHIVE = "/archive/"
STORIES_BY_DATE = f"{ARCHIVE}stories/"
"""Where further pages of all stories stand, each by the day of its newest entry; there is no page here itself."""
CORRECTIONS = "/corrections/"
EDITIONS = "/week/"
SOURCES = "/sources/"
FEEDS = "/feeds/"
NOT_FOUND = "/404.html"
ATOM = "feed.xml"
JSON_FEED = "feed.json"
RSS = "rss.xml"
EMAIL = "email.html"
SHARE_CARD = "/card.png"
CALENDAR = "timeline.ics"
EVENTS_JSON = "timeline.json"
EVENTS_CSV = "timeline.csv"
EVENTS_TIMELINEJS = "timeline.timelinejs.json"
OPML = "/opml.xml"
DATA_ENTRIES_JSON = "/data/entries.json"
DATA_ENTRIES_CSV = "/data/entries.csv"
DATA_EVENTS_JSON = "/data/events.json"
DATA_EVENTS_CSV = "/data/events.csv"
SITEMAP = "/sitemap.xml"
NEWS_SITEMAP = "/news-sitemap.xml"
ROBOTS = "/robots.txt"
ASSETS = "/assets/"
PICTURES = "/images/"
SEARCH_INDEX = "/pagefind/"
NAMES = "/search/names.json"
FILES_OF_EVERY_SITE = frozenset(
    {SITEMAP, ROBOTS, DATA_ENTRIES_JSON, DATA_ENTRIES_CSV, DATA_EVENTS_JSON, DATA_EVENTS_CSV}
)
"""What lies beside pages on every site."""
FEED_FILES = frozenset({OPML, *(f"{HOME}{name}" for name in (ATOM, JSON_FEED, RSS))})
"""What lies beside pages on every site that has feeds."""
ON_EVERY_SITE = frozenset(
    {HOME, SEARCH, TIMELINE, STORIES, ARCHIVE, CORRECTIONS, EDITIONS, SOURCES, FEEDS, NOT_FOUND}
    | {f"/{kind.value}/" for kind in Kind}
)
"""Pages that need no entry to be there."""
MAX_SLUG = 80
RESERVED_SLUGS = frozenset(
    {"404", "archive", "assets", "corrections", "data", "feed", "feeds", "images", "index", "pagefind"}
    | {"search", "sources", "stories", "timeline", "week", "aux", "con", "nul", "prn"}
    | set(Kind)
)
SLUG = make_regex(r"[a-z0-9]+(?:-[a-z0-9]+)*")


# Names return in entry after entry.
@lru_cache(maxsize=1 << 16)
def make_slug(text: str) -> str:
    """Return the slug of a title or name: `[a-z0-9-]`, transliterated, cut between words at 80 characters.

    Empty where nothing of the text can be written so.

    >>> make_slug("António Guterres’s “plan”")
    'antonio-guterress-plan'
    >>> make_slug("U.S. troops leave")
    'us-troops-leave'
    """
    plain = re.sub(r"['’‘ʼ`]|(?<=\b\w)\.(?=\w\b)", "", anyascii(text).casefold())
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(slug) <= MAX_SLUG:
        return slug
    cut = slug[: MAX_SLUG + 1].rpartition("-")[0]
    return cut or slug[:MAX_SLUG]


def is_slug(text: str) -> bool:
    """Tell whether the text can stand in an address as it is."""
    return len(text) <= MAX_SLUG and SLUG.fullmatch(text) is not None


def entry_address(day: date, slug: str) -> str:
    """Return `/2020/01/04/slug/`."""
    return f"{month_address(day.year, day.month)}{day.day:02}/{slug}/"


def year_address(year: int) -> str:
    """Return `/2020/`."""
    return f"/{year:04}/"


def month_address(year: int, month: int) -> str:
    """Return `/2020/01/`."""
    return f"/{year:04}/{month:02}/"


def kind_address(kind: Kind) -> str:
    """Return `/people/`, the index of a taxonomy."""
    return f"/{kind.value}/"


def term_address(kind: Kind, slug: str) -> str:
    """Return `/people/slug/`."""
    return f"/{kind.value}/{slug}/"


def story_address(slug: str) -> str:
    """Return `/stories/slug/`."""
    return f"{STORIES}{slug}/"


def period_address(page_address: str, year: int, month: int = 0, day: int = 0, number: int = 1) -> str:
    """Return where a year, month or day of a long page stands, below that page.

    >>> period_address(TIMELINE, 2020), period_address("/people/jo-reed/", 2020, 1, 4, 2)
    ('/timeline/2020/', '/people/jo-reed/2020/01/04/page/2/')
    """
    finer = "".join(f"{part:02}/" for part in (month, day) if part)
    return f"{page_address}{year:04}/{finer}{f'page/{number}/' if number > 1 else ''}"


def day_address(day: date, number: int = 1) -> str:
    """Return `/2020/01/04/`, or `/2020/01/04/page/2/`."""
    return period_address(HOME, day.year, day.month, day.day, number)


def letter_address(page_address: str, letter: str, number: int = 1) -> str:
    """Return where the names of an index that begin with a letter stand; a letter that no address holds has a number.

    >>> letter_address("/people/", "M"), letter_address("/people/", "#", 2), letter_address("/people/", "آ")
    ('/people/a-z/m/', '/people/a-z/other/page/2/', '/people/a-z/u0622/')
    """
    plain = letter.lower()
    name = (
        "other"
        if letter == "#"
        else plain
        if SLUG.fullmatch(plain)
        else "-".join(f"u{ord(each):04x}" for each in plain)
    )
    return f"{page_address}a-z/{name}/{f'page/{number}/' if number > 1 else ''}"


def edition_address(day: date) -> str:
    """Return `/week/2020-W02/`, the week that holds a day as ISO 8601 counts weeks."""
    year, week, _ = day.isocalendar()
    return f"{EDITIONS}{year:04}-W{week:02}/"


def text_page_address(slug: str) -> str:
    """Return `/slug/` for a page of `content/pages/`."""
    return f"/{slug}/"


def asset_address(name: str) -> str:
    """Return `/assets/name`."""
    return f"{ASSETS}{name}"


def output_path(address: str) -> str:
    """Return the file that answers the address, relative to the site's root."""
    path = address.removeprefix("/")
    return f"{path}index.html" if path.endswith("/") or not path else path


# The same addresses stand on page after page.
@lru_cache(maxsize=1 << 16)
def in_site(address: str, base_path: str) -> str:
    """Return the address as pages link to it, under the base path (`/` or `/digest/`)."""
    return base_path.rstrip("/") + quote(address, safe="/#?=&%:;,+~@!$'()*")


@lru_cache(maxsize=1 << 16)
def absolute(address: str, base_url: str) -> str:
    """Return the address with scheme and host, as feeds, the sitemap and `canonical` need it."""
    parts = urlsplit(base_url)
    return f"{parts.scheme}://{parts.netloc}{in_site(address, parts.path or '/')}"
