"""Reads a built site as its readers' browsers do: pages, the links and anchors on them, and one page of every kind."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

LINKS = {"a": "href", "link": "href", "img": "src", "script": "src", "form": "action"}


@dataclass
class HtmlPage(HTMLParser):
    """The links and anchors of one page."""

    links: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list) -> None:
        given = dict(attrs)
        if LINKS.get(tag) in given:
            self.links.append(given[LINKS[tag]])
        if "id" in given:
            assert given["id"] not in self.anchors, f"two elements have the id {given['id']}"
            self.anchors.add(given["id"])


def read_page(file: Path) -> HtmlPage:
    """Return the links and anchors of an HTML file."""
    page = HtmlPage()
    page.feed(file.read_text(encoding="utf-8"))
    return page


def find_file(address: str, folder: Path, base_path: str) -> Path | None:
    """Return the file that answers a path of the site; None where it is outside the base path or missing."""
    path = unquote(address)
    if not path.startswith(base_path):
        return None
    file = folder / path.removeprefix(base_path)
    file = file / "index.html" if path.endswith("/") else file
    return file if file.is_file() else None


def find_broken_links(folder: Path, base_url: str) -> Iterator[str]:
    """Yield every link of a site to a page of its own, or to a place on one, that is not there."""
    base_path = urlsplit(base_url).path
    pages = {file: read_page(file) for file in sorted(folder.rglob("*.html"))}
    for file, page in pages.items():
        own = base_url + file.relative_to(folder).as_posix().removesuffix("index.html")
        for link in page.links:
            parts = urlsplit(urljoin(own, link))
            if parts.netloc != urlsplit(base_url).netloc:
                continue
            target = find_file(parts.path, folder, base_path)
            anchor = unquote(parts.fragment)
            if not target:
                yield f"{file.relative_to(folder)}: {link}"
            elif anchor and anchor not in pages[target].anchors:
                yield f"{file.relative_to(folder)}: {link} (no such place on the page)"


def list_page_kinds(folder: Path) -> dict[str, str]:
    """Return one address of every kind of page, without a leading `/`: the fullest of its kind."""
    kinds = {
        "home": "",
        "story index": "stories/",
        "timeline": "timeline/",
        "archive": "archive/",
        "search": "search/",
        "corrections": "corrections/",
        "sources": "sources/",
        "feeds": "feeds/",
        "edition index": "week/",
        "edition": _largest(folder, "week/*"),
        "mail": f"{_largest(folder, 'week/*')}email.html",
        "text": "about/",
        "not found": "404.html",
        "entry": _largest(folder, "[0-9]*/*/*/*"),
        "year": _largest(folder, "[0-9]*"),
        "month": _largest(folder, "[0-9]*/[0-9]*"),
        "story": _largest(folder, "stories/*"),
    }
    for kind in ("people", "places", "organisations", "topics"):
        kinds[f"{kind} index"] = f"{kind}/"
        kinds[f"{kind} term"] = _largest(folder, f"{kind}/*")
    return kinds


def _largest(folder: Path, pattern: str) -> str:
    """Return the address of the largest page whose folder fits the pattern."""
    pages = list(folder.glob(f"{pattern}/index.html"))
    assert pages, f"there is no page {pattern}"
    page = max(pages, key=lambda file: (file.stat().st_size, file.as_posix()))
    return f"{page.parent.relative_to(folder).as_posix()}/"
