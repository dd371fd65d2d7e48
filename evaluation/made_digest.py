"""A number in; a digest of so many made-up entries on disk, the same on every computer, out."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

from dateline.content.entry import format_entry
from dateline.model import Basis, Entry, Event, Kind, Moment, Quote, Rights, Source, Tag
from dateline.when import make_day

FIRST_DAY = date(2021, 1, 1)
ENTRIES_A_DAY = 2
NAMES = {Kind.PEOPLE: 500, Kind.PLACES: 150, Kind.ORGANISATIONS: 250, Kind.TOPICS: 60}
"""How many names of each kind a digest of a thousand entries has."""
TAGS = {Kind.PEOPLE: 4, Kind.PLACES: 3, Kind.ORGANISATIONS: 2, Kind.TOPICS: 2}
STORIES = 20
SETTINGS = """title: Harbour Digest
description: News of a harbour that does not exist
base_url: https://harbour.example/
language: en
"""
SYLLABLES = [
    "ba",
    "be",
    "bo",
    "da",
    "de",
    "do",
    "fa",
    "fe",
    "ka",
    "ke",
    "ki",
    "ko",
    "la",
    "le",
    "lo",
    "ma",
    "me",
    "mi",
    "mo",
    "na",
    "ne",
    "no",
    "pa",
    "pe",
    "ra",
    "re",
    "ri",
    "ro",
    "sa",
    "se",
    "so",
    "ta",
    "te",
    "to",
]


def make_digest(root: Path, count: int, paragraphs: int = 6) -> tuple[Path, ...]:
    """Write settings, stories and entries of so many paragraphs; return the entries' files, oldest first."""
    random = Random(count)  # noqa: S311 - the same digest each time
    words = tuple({"".join(random.choices(SYLLABLES, k=random.randrange(1, 5))): None for _ in range(9000)})
    names = {kind: _invent_names(kind, words, random) for kind in Kind}
    _write(root / "content" / "digest.yaml", SETTINGS)
    for number in range(STORIES):
        title = _say(words, random, 4)
        text = f"---\ntitle: {title}\nsummary: {_say(words, random, 15)}\n---\n"
        _write(root / "content" / "stories" / f"story-{number}.md", text)
    files = []
    for number in range(count):
        entry = _make_entry(number, words, names, random, paragraphs)
        file = root / entry.path
        _write(file, format_entry(entry))
        files.append(file)
    return tuple(files)


def _make_entry(
    number: int, words: tuple[str, ...], names: dict[Kind, tuple[str, ...]], random: Random, paragraphs: int
) -> Entry:
    """Return an entry with tags, events and quotes."""
    day = FIRST_DAY + timedelta(days=number // ENTRIES_A_DAY)
    people = tuple(name for kind in Kind for name in _choose(names[kind], TAGS[kind], random))
    kinds = {name: kind for kind in Kind for name in names[kind]}
    days = sorted(day - timedelta(days=random.choice((0, 1, 2, 7, 30, 400))) for _ in range(4))
    return Entry(
        path=f"content/entries/{day.year}/{day.isoformat()}-entry-{number}.md",
        title=_say(words, random, 7).rstrip("."),
        date=Moment(day),
        rights=Rights.OWN,
        source=Source("Harbour Post", dateline=names[Kind.PLACES][0]),
        summary=_say(words, random, 22),
        story=f"story-{random.randrange(STORIES)}" if random.random() < 0.3 else None,
        tags=tuple(Tag(kinds[name], name) for name in people),
        timeline=tuple(Event(make_day(each), _say(words, random, 14), "", Basis.EDITOR) for each in days),
        quotes=tuple(Quote(people[0], _say(words, random, 18)) for _ in range(2)),
        body="\n\n".join(" ".join(_say(words, random, 17) for _ in range(3)) for _ in range(paragraphs)),
    )


def _invent_names(kind: Kind, words: tuple[str, ...], random: Random) -> tuple[str, ...]:
    """Return the names of a kind, the most frequent first."""
    made = {f"{random.choice(words)} {random.choice(words)}{kind.value[0]}".title(): None for _ in range(NAMES[kind])}
    return tuple(made)


def _choose(names: tuple[str, ...], count: int, random: Random) -> tuple[str, ...]:
    """Return different names, those in front more often, as news has it."""
    chosen = {names[min(int(random.paretovariate(0.7)) - 1, len(names) - 1)]: None for _ in range(count)}
    return tuple(chosen)


def _say(words: tuple[str, ...], random: Random, length: int) -> str:
    """Return a sentence of so many words."""
    return f"{' '.join(random.choices(words, k=length)).capitalize()}."


def _write(file: Path, text: str) -> None:
    """Write a file, its folder too."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
