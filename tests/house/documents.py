"""What documents name, held against what is there: paths, links, commands and headings, each fault with its line."""

import ast
import re
from collections.abc import Iterator, Set
from itertools import zip_longest
from pathlib import Path

from tests.support.faults import name_place, tell
from tests.support.places import ROOT, SOURCE

DOCUMENTS = sorted([*(ROOT / "docs").glob("*.md"), *ROOT.glob("*.md"), *(ROOT / ".github").glob("*.md")])
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`[^`\n]*`")
LINK = re.compile(r"\[[^\]]*\]\((?!https?:)(?P<target>[^)\s#]*)(?:#(?P<anchor>[^)\s]+))?\)")
MAKE = re.compile(r"(?:`|^)make (?P<command>[a-z]+)", re.MULTILINE)
DATELINE = re.compile(r"(?:`|^)(?:\.venv/bin/)?dateline (?P<command>[a-z]+)", re.MULTILINE)
HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)
CITED = re.compile(r"(?P<document>[A-Za-z/]+\.md), '(?P<heading>[^'\n]+)'")
BARE_PYTHON = re.compile(r"(?<![\w/.-])python3? (?:-m [\w.]+|[\w/]+\.py)")
# What belongs to the program, from the repository's root; in architecture.md also from the package's.
OURS = r"(?:\.ci|\.github|docs|evaluation|generator|templates|tests|training)/[\w.*/-]*|pyproject\.toml|[A-Z]+\.md"
FILE = r"[\w/-]+\.(?:py|html|yaml|toml|md)|\w[\w/-]*/(?=`)"
PATH = re.compile(rf"(?<![\w./-])(?P<path>{OURS}|[\w/-]+/[\w/-]+\.py)")
PATH_OF_ROOMS = re.compile(rf"(?<![\w./-])(?P<path>{OURS}|{FILE})(?:: (?P<name>\w+)`)?")
PLACES = (ROOT, SOURCE / "dateline", SOURCE / "dateline" / "commands" / "intake")
# A digest has them, once its editors need them; and what stands for any name.
NOT_HERE = re.compile(r"(?:content|seeds|site)/(?!.*\.py$)|.*(?:\*|\bROOM\b|\bNAME\b)")


def find_missing_paths(file: Path, text: str, imagined: Set[str] = frozenset()) -> Iterator[str]:
    """Yield a message for each path of the program, or name in one, that a document names and that is not there."""
    is_of_rooms = file.name == "architecture.md"
    for span in SPAN.finditer(_blank(FENCE, text)):
        for found in (PATH_OF_ROOMS if is_of_rooms else PATH).finditer(span[0]):
            path, name = found["path"].rstrip("."), found.groupdict().get("name") or ""
            there = [place / path for place in PLACES[: None if is_of_rooms else 1] if (place / path).exists()]
            is_there = there or path in imagined or NOT_HERE.match(path)
            if not is_there or (there and name and name not in _list_names(there[0])):
                what = f"names {path}{f': {name}' if is_there else ''}, which is not there"
                place = name_place(file, text.count("\n", 0, span.start()) + 1)
                yield tell(place, what, "Name what does this now, or take it out.")


def find_broken_links(file: Path, text: str) -> Iterator[str]:
    """Yield a message for each link of a document that leads to no file, or to no heading of one."""
    for link in LINK.finditer(_blank(SPAN, _blank(FENCE, text))):
        target = (file.parent / link["target"]).resolve() if link["target"] else file
        if target.is_relative_to(ROOT / "seeds") or target.is_relative_to(ROOT / "content"):
            continue  # the editors', who may do there what they like
        place = name_place(file, text.count("\n", 0, link.start()) + 1)
        if not target.exists():
            yield tell(place, f"links to {link['target']}, which is not there", "Link to what took its place.")
        elif link["anchor"]:
            anchors = [make_anchor(heading) for heading in find_headings(target.read_text(encoding="utf-8"))]
            if link["anchor"] not in anchors:
                what = f"links to #{link['anchor']}, which no heading of {target.name} has"
                yield tell(place, what, f"Its headings have: {', '.join(anchors)}.")


def find_unknown_commands(file: Path, text: str, targets: Set[str], commands: Set[str]) -> Iterator[str]:
    """Yield a message for each command of make and of dateline in a document that is none."""
    for pattern, program, known in ((MAKE, "make", targets), (DATELINE, "dateline", commands)):
        for found in pattern.finditer(text):
            if found["command"] not in known:
                place = name_place(file, text.count("\n", 0, found.end()) + 1)
                what = f"there is no command '{program} {found['command']}'"
                yield tell(place, what, f"There are: {', '.join(sorted(known))}.")


def find_bare_python(file: Path, text: str) -> Iterator[str]:
    """Yield a message for each call of a Python that a fresh clone does not have."""
    for found in BARE_PYTHON.finditer(text):
        place = name_place(file, text.count("\n", 0, found.start()) + 1)
        yield tell(place, f"'{found[0]}' fails in a fresh clone", "Write .venv/bin/python, or name a command of make.")


def find_missing_headings(file: Path, text: str) -> Iterator[str]:
    """Yield a message for each heading of a document that a message sends its reader to and that is not there."""
    for cited in CITED.finditer(text):
        document = ROOT / cited["document"]
        if not document.is_file() or cited["heading"] not in find_headings(document.read_text(encoding="utf-8")):
            place = name_place(file, text.count("\n", 0, cited.start()) + 1)
            yield tell(place, f"cites {cited[0]}, which is not there", "Cite a heading of the document word for word.")


def find_difference(file: Path, text: str, wanted: str) -> Iterator[str]:
    """Yield a message for the first line of a document that the code would write otherwise."""
    if text != wanted:
        pairs = zip_longest(text.split("\n"), wanted.split("\n"), fillvalue="")
        line, (_, new) = next((number, pair) for number, pair in enumerate(pairs, 1) if pair[0] != pair[1])
        what = f"is not what the code says any more; here it says: {new or '(nothing)'}"
        yield tell(name_place(file, line), what, "Run 'make fix'.")


def find_headings(text: str) -> tuple[str, ...]:
    """Return the headings of a document, in their order."""
    return tuple(heading.strip() for heading in HEADING.findall(_blank(FENCE, text)))


def make_anchor(heading: str) -> str:
    """Return the anchor that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def _blank(pattern: re.Pattern[str], text: str) -> str:
    """Return the text with blanks for what the pattern matches, so that places stay."""
    return pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def _list_names(file: Path) -> set[str]:
    """Return the functions and classes of a module, and what else it gives a name."""
    nodes = ast.parse(file.read_text(encoding="utf-8")).body if file.suffix == ".py" else []
    return {getattr(node, "name", "") for node in nodes}
