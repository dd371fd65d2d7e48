"""What each value of `rights` publishes: docs/rights.md says it in a table whose cells are measured on built sites."""

import csv
import gzip
import html
import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import feedparser
import pytest

from dateline.fidelity.copying import measure_overlap
from tests.support.places import ROOT
from tests.support.small_digest import make_project, run, tree, write

pytestmark = pytest.mark.slow

BODY = """\
PORTHOLM: The canal board of Portholm closed the upper lock on Friday after divers found a crack as long as a bus in its
eastern gate, and nine barges laden with gravel had to turn back.

“Nobody passes before the last bolt is new,” Ms Vale said on Saturday. The lock was opened in May 1962.

Skippers who had waited since dawn moored beneath the poplars and cooked for one another on deck, while a brass band
from the village played for whoever cared to listen.

The board expects repairs to swallow most of its yearly budget, a clerk wrote in a letter that was pinned to the lock
keeper's door and that several skippers copied by hand.

Two retired engineers offered drawings from an attic, among them a sheet that nobody had unrolled since the great flood,
and the divers studied it under a lamp until midnight.

Meanwhile bakers upstream complained that flour was running short, and a school lent its bus so that yeast and
newspapers could reach the farms beyond the weir without further delay.
"""
SEED = f"""\
Upper lock closed after divers find crack

By Ida Lorne

{BODY}
Published in Open Wire, May 5th, 2024
"""
SETTINGS = """\
title: Canal Digest
description: News of the canal, gathered by hand.
base_url: https://example.org/
sources:
  - name: Open Wire
    rights: {rights}
    url: https://wire.example/
    licence: CC BY 4.0
    licence_url: https://licence.example/by/
"""
RIGHTS = ("own", "licensed", "public-domain", "excerpt", "link")
ROW = re.compile(r"^\| `(?P<rights>[a-z-]+)` \| (?P<cells>.*) \|$", re.MULTILINE)
# The share of the article's words that stand in an output in runs of five and more.
SHARES = {
    "the whole article": (0.95, 1.0),
    "opening, quotes, events": (0.1, 0.45),
    "opening, summary": (0.1, 0.25),
    "summary, events": (0.1, 0.35),
    "summary": (0.1, 0.25),
    "headline": (0.0, 0.0),
}
WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")


@dataclass(frozen=True)
class Published:
    """A digest of one article."""

    root: Path
    entry: str
    """The text of its entry."""

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def page(self) -> str:
        return next(self.site.glob("2024/05/05/*/index.html")).read_text(encoding="utf-8")


@cache
def publish(rights: str) -> Published:
    """Return the digest of the article whose source has these rights, built as an editor does."""
    root = make_project(Path(mkdtemp(prefix="rights-")), lock=SEED)
    write(root, "content/digest.yaml", SETTINGS.format(rights=rights))
    status, _, told = run(root, "build", "--today", "2024-06-01")
    assert (status, told) == (0, "")
    (entry,) = (root / "content/entries").rglob("*.md")
    return Published(root, entry.read_text(encoding="utf-8"))


def read_output(published: Published, name: str) -> str:
    """Return all that one kind of output says, as text."""
    site = published.site
    page = published.page
    head, _, body = page.partition("<body>")
    match name:
        case "page":
            return strip(body)
        case "feeds":
            return "\n".join(strip(read_text(site / file)) for file in ("feed.xml", "rss.xml", "feed.json"))
        case "search index":
            return "\n".join(read_text(file) for file in site.rglob("*.pf_fragment"))
        case "lists and mails":
            files = ("index.html", "2024/05/index.html", "week/2024-W18/index.html", "week/2024-W18/email.html")
            return "\n".join(strip(read_text(site / file)) for file in files)
        case "data files":
            return "\n".join(read_text(file) for file in sorted((site / "data").iterdir()))
        case "search engines":
            return strip(head)
    pytest.fail(f"docs/rights.md names an output that nobody measures: {name}")


def read_text(file: Path) -> str:
    """Return the text of a file, unpacked and with its escapes read."""
    data = file.read_bytes()
    text = (gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data).decode("utf-8", errors="ignore")
    if file.suffix in (".json", ".pf_fragment"):
        text = json.dumps(json.loads(text.removeprefix("pagefind_dcd")), ensure_ascii=False)
    return text.replace("\\n", " ").replace('\\"', '"')


def strip(text: str) -> str:
    """Return what stands in HTML or XML, that which XML holds of HTML as well, tags left out."""
    for _ in range(2):
        text = html.unescape(re.sub(r"<script(?! type=\"application/ld)[^>]*>.*?</script>", " ", text, flags=re.DOTALL))
        text = re.sub(r"</?[a-z][^<>]*?content=\"([^\"]*)\"[^<>]*>", r" \1 ", text)
        text = re.sub(r"</?[a-z][^<>]*>", " ", text)
    return text


def read_table() -> list:
    """Return the cells of docs/rights.md: the rights, the output, and what it holds."""
    text = (ROOT / "docs" / "rights.md").read_text(encoding="utf-8")
    head = next(line for line in text.splitlines() if line.startswith("| `rights` | "))
    outputs = [cell.strip() for cell in head.strip("|").split("|")][1:]
    table = text[text.index(head) + len(head) :].partition("\n\n")[0]
    rows = {row["rights"]: row["cells"].split(" | ") for row in ROW.finditer(table)}
    assert tuple(rows) == RIGHTS
    return [
        (rights, output, cell.strip()) for rights in RIGHTS for output, cell in zip(outputs, rows[rights], strict=True)
    ]


@pytest.mark.parametrize(("rights", "output", "said"), read_table())
def test_an_output_holds_what_the_document_says(rights: str, output: str, said: str) -> None:
    measured = measure_overlap(BODY, read_output(publish(rights), output))
    least, most = SHARES[said]
    assert least <= measured.share <= most, measured


def find_runs(text: str, length: int = 12) -> set[str]:
    """Return every run of so many words."""
    words = [word.replace("’", "'").casefold() for word in WORD.findall(text)]
    return {" ".join(words[start : start + length]) for start in range(len(words) - length + 1)}


@pytest.mark.parametrize("rights", ["excerpt", "link"])
def test_no_file_holds_twelve_words_that_stand_outside_the_entry(rights: str) -> None:
    published = publish(rights)
    # Words of two fields that stand side by side in a table are no run; paragraphs that the entry leaves out are clear.
    left_out = [part for part in BODY.split("\n\n") if not measure_overlap(part, published.entry).longest]
    withheld = {words for part in left_out for words in find_runs(part)}
    assert len(withheld) > 60
    files = [file for file in published.site.rglob("*") if file.is_file()]
    assert any(file.suffix == ".pf_fragment" for file in files)
    assert {file.name for file in files if find_runs(f"{read_text_safely(file)}") & withheld} == set()


def read_text_safely(file: Path) -> str:
    try:
        return strip(read_text(file))
    except ValueError:
        return ""


def test_the_search_for_twelve_words_finds_them_where_they_are() -> None:
    published = publish("own")
    runs = find_runs(BODY)
    found = {
        file.suffix for file in published.site.rglob("*") if file.is_file() and find_runs(read_text_safely(file)) & runs
    }
    assert {".html", ".xml", ".json", ".pf_fragment"} <= found


LINK = '<a rel="license" href="https://licence.example/by/">CC BY 4.0</a>'


def test_the_page_of_licensed_copy_names_its_licence_and_links_to_it() -> None:
    assert '<a href="https://licence.example/by/" rel="license">CC BY 4.0</a>' in publish("licensed").page


def test_feeds_name_the_licence_in_the_text_and_for_programs() -> None:
    site = publish("licensed").site
    (atom,) = feedparser.parse((site / "feed.xml").read_bytes()).entries
    assert {link.href for link in atom.links if link.rel == "license"} == {"https://licence.example/by/"}
    (rss,) = feedparser.parse((site / "rss.xml").read_bytes()).entries
    assert rss.rights == "CC BY 4.0 https://licence.example/by/"
    (item,) = json.loads((site / "feed.json").read_bytes())["items"]
    assert item["content_html"].endswith(f"<p>Open Wire, {LINK}</p>\n")
    for name in ("feed.xml", "rss.xml"):
        assert LINK in html.unescape((site / name).read_text(encoding="utf-8"))


def test_search_engines_and_data_files_are_told_the_licence() -> None:
    published = publish("licensed")
    assert '"license":"https://licence.example/by/"' in published.page
    (row,) = csv.DictReader((published.site / "data/entries.csv").read_text(encoding="utf-8").splitlines())
    assert (row["rights"], row["licence"], row["licence_url"]) == (
        "licensed",
        "CC BY 4.0",
        "https://licence.example/by/",
    )


@pytest.mark.parametrize("rights", ["own", "public-domain", "excerpt", "link"])
def test_no_other_copy_is_put_under_the_licence(rights: str) -> None:
    site = publish(rights).site
    assert [file for file in site.rglob("*.html") if "licence.example" in file.read_text(encoding="utf-8")] == []
    assert "licence.example" not in (site / "feed.xml").read_text(encoding="utf-8")


def test_a_digest_without_its_seeds_builds_the_same_site(tmp_path: Path) -> None:
    published = publish("excerpt")
    before = tree(published.site)
    root = make_project(tmp_path)
    for path, data in tree(published.root / "content").items():
        write(root, f"content/{path}", data)
    (root / "seeds").rmdir()
    assert run(root, "build", "--today", "2024-06-01")[0] == 0
    assert tree(root / "site") == before
    assert run(root, "check", "--today", "2024-06-01")[:2] == (0, "No problems.\n")


@pytest.mark.parametrize(
    ("licence", "old", "new", "message"),
    [
        ("CC BY 4.0", "as long as a bus", "as long as two buses", ""),
        ("CC BY-ND 4.0", "", "", ""),
        (
            "CC BY-ND 4.0",
            "Two retired engineers offered drawings from an attic, among them a sheet that nobody had unrolled since",
            "A sheet was found that nobody had unrolled since",
            (
                ":8:9: the licence CC BY-ND 4.0 allows no changes, but 7% of the article is not in the body,"
                " and 2% of the body not in the article\n"
                "  Give back the article's own text, or set 'rights: excerpt' and say it in your own words.\n"
            ),
        ),
    ],
)
def test_a_licence_that_allows_no_changes_is_kept(
    licence: str, old: str, new: str, message: str, tmp_path: Path
) -> None:
    root = make_project(tmp_path, lock=SEED)
    write(root, "content/digest.yaml", SETTINGS.format(rights="licensed").replace("CC BY 4.0", licence))
    assert run(root, "ingest")[0] == 0
    (entry,) = (root / "content/entries").rglob("*.md")
    text = entry.read_text(encoding="utf-8")
    assert old in text
    entry.write_text(text.replace(old, new), encoding="utf-8")
    status, _, told = run(root, "check", "--today", "2024-06-01")
    assert status == 0
    assert told == (f"{entry.relative_to(root).as_posix()}{message}" if message else "")
