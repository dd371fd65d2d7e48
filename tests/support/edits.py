"""Changes as editors and a better converter make them, each with the claim that shows whether it has survived a merge.

A change is drawn for a real entry; what it does is chosen as often as it happens: most edits of the digest's editors
touched tags and events, some the title, and a converter that learns finds other names, dates and paragraphs.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count
from random import Random
from typing import Any

from dateline.model import Basis, Entry, Event, Kind, Quote, Source, Tag
from dateline.when import make_day

Claim = Callable[[Entry], bool]


@dataclass(frozen=True)
class Change:
    """An entry after one change."""

    entry: Entry
    survives: Claim
    """Tells of another entry whether the change can be seen there."""
    name: str


def retitle(entry: Entry, random: Random) -> Change:
    title = f"{reword(entry.title, random)} today"
    return Change(
        replace(entry, title=title), lambda got: title in (got.title, got.source and got.source.title), "title"
    )


def resummarise(entry: Entry, random: Random) -> Change:
    summary = reword(entry.summary or "No summary stood here", random)
    return Change(replace(entry, summary=summary), lambda got: got.summary == summary, "summary")


def add_tag(entry: Entry, random: Random) -> Change:
    kind = random.choice(list(Kind))
    tag = next(
        tag for number in count(random.randrange(10_000)) if (tag := Tag(kind, f"Name {number}")) not in entry.tags
    )
    tags = sorted((*entry.tags, tag), key=lambda each: list(Kind).index(each.kind))
    return Change(replace(entry, tags=tuple(tags)), lambda got: tag in got.tags, "tag added")


def remove_tag(entry: Entry, random: Random) -> Change:
    if not entry.tags:
        return add_tag(entry, random)
    tag = random.choice(entry.tags)
    left = tuple(each for each in entry.tags if each != tag)
    return Change(replace(entry, tags=left), lambda got: tag not in got.tags, "tag removed")


def rename_tag(entry: Entry, random: Random) -> Change:
    if not entry.tags:
        return add_tag(entry, random)
    old = random.choice(entry.tags)
    new = Tag(old.kind, f"{old.name} {random.choice(['Group', 'Council', 'Hall'])}")
    tags = tuple(new if each == old else each for each in entry.tags)
    return Change(replace(entry, tags=tags), lambda got: new in got.tags and old not in got.tags, "tag renamed")


def retype_tag(entry: Entry, random: Random) -> Change:
    if not entry.tags:
        return add_tag(entry, random)
    old = random.choice(entry.tags)
    new = Tag(random.choice([kind for kind in Kind if kind is not old.kind]), old.name)
    tags = sorted((*(each for each in entry.tags if each != old), new), key=lambda each: list(Kind).index(each.kind))
    return Change(replace(entry, tags=tuple(tags)), lambda got: new in got.tags and old not in got.tags, "tag retyped")


def change_event(entry: Entry, random: Random, **changes: Any) -> Change:
    if not entry.timeline:
        return add_event(entry, random)
    old = random.choice(entry.timeline)
    new = replace(old, text=reword(old.text, random), **changes)
    return Change(
        replace(entry, timeline=tuple(new if each is old else each for each in entry.timeline)),
        lambda got: any(each.text == new.text for each in got.timeline),
        "event reworded",
    )


def rewrite_event(entry: Entry, random: Random) -> Change:
    return change_event(entry, random, basis=Basis.EDITOR)


def redate_event(entry: Entry, random: Random) -> Change:
    if not entry.timeline:
        return add_event(entry, random)
    old = random.choice(entry.timeline)
    new = replace(old, when=make_day(old.when.first + timedelta(days=random.randrange(1, 9))))
    events = tuple(new if each is old else each for each in entry.timeline)
    dated = lambda got: any(each.when == new.when and alike(each.text, new.text) for each in got.timeline)  # noqa: E731
    return Change(replace(entry, timeline=events), dated, "event dated")


def add_event(entry: Entry, random: Random) -> Change:
    day = entry.date.day - timedelta(days=random.randrange(400))
    event = Event(make_day(day), f"{invent(random)}.", f"in {random.randrange(1000)}", Basis.STATED)
    events = tuple(sorted((*entry.timeline, event), key=lambda each: each.when.sort_key))
    return Change(replace(entry, timeline=events), lambda got: event in got.timeline, "event added")


def remove_event(entry: Entry, random: Random) -> Change:
    if not entry.timeline:
        return add_event(entry, random)
    event = random.choice(entry.timeline)
    left = tuple(each for each in entry.timeline if each is not event)
    count = sum(each.text == event.text and each.when == event.when for each in left)
    gone = lambda got: sum(each.text == event.text and each.when == event.when for each in got.timeline) <= count  # noqa: E731
    return Change(replace(entry, timeline=left), gone, "event removed")


def add_quote(entry: Entry, random: Random) -> Change:
    quote = Quote("Somebody", invent(random))
    return Change(replace(entry, quotes=(*entry.quotes, quote)), lambda got: quote in got.quotes, "quote added")


def remove_quote(entry: Entry, random: Random) -> Change:
    if not entry.quotes:
        return add_quote(entry, random)
    quote = random.choice(entry.quotes)
    left = tuple(each for each in entry.quotes if each is not quote)
    gone = lambda got: all(each.text != quote.text for each in got.quotes) or quote in left  # noqa: E731
    return Change(replace(entry, quotes=left), gone, "quote removed")


def name_speaker(entry: Entry, random: Random) -> Change:
    if not entry.quotes:
        return add_quote(entry, random)
    old = random.choice(entry.quotes)
    new = replace(old, speaker=f"Speaker {random.randrange(1000)}")
    quotes = tuple(new if each is old else each for each in entry.quotes)
    said = lambda got: any(each.speaker == new.speaker for each in got.quotes)  # noqa: E731
    return Change(replace(entry, quotes=quotes), said, "speaker")


def change_paragraph(entry: Entry, random: Random) -> Change:
    blocks = entry.body.split("\n\n")
    at = random.randrange(len(blocks))
    new = reword(blocks[at], random)
    body = "\n\n".join([*blocks[:at], new, *blocks[at + 1 :]])
    return Change(replace(entry, body=body), lambda got: new in got.body, "paragraph changed")


def add_paragraph(entry: Entry, random: Random) -> Change:
    blocks = entry.body.split("\n\n")
    at = random.randrange(len(blocks) + 1)
    new = f"{invent(random)}."
    body = "\n\n".join([*blocks[:at], new, *blocks[at:]])
    return Change(replace(entry, body=body), lambda got: new in got.body.split("\n\n"), "paragraph added")


def remove_paragraph(entry: Entry, random: Random) -> Change:
    blocks = entry.body.split("\n\n")
    if len(blocks) < 2:
        return add_paragraph(entry, random)
    at = random.randrange(len(blocks))
    body = "\n\n".join([*blocks[:at], *blocks[at + 1 :]])
    gone = blocks[at]
    return Change(replace(entry, body=body), lambda got: gone not in got.body.split("\n\n"), "paragraph removed")


def set_byline(entry: Entry, random: Random) -> Change:
    source = replace(entry.source or Source("The Wire"), byline=f"Reporter {random.randrange(1000)}")
    same = lambda got: bool(got.source and got.source.byline == source.byline)  # noqa: E731
    return Change(replace(entry, source=source), same, "byline")


def cite_copy(entry: Entry, random: Random) -> Change:
    number = random.randrange(1000)
    said: dict[str, Any] = {"archived": f"https://archive.example/{number}", "paywall": True, "language": "fa"}
    source = replace(entry.source or Source("The Wire"), **said)
    same = lambda got: bool(got.source) and all(getattr(got.source, key) == value for key, value in said.items())  # noqa: E731
    return Change(replace(entry, source=source), same, "copy cited")


def set_story(entry: Entry, random: Random) -> Change:
    story = f"story-{random.randrange(1000)}"
    return Change(replace(entry, story=story), lambda got: got.story == story, "story")


EDITOR = {
    retitle: 3, resummarise: 3, set_story: 2, cite_copy: 2, add_tag: 5, remove_tag: 5, rename_tag: 4, rewrite_event: 5,
    redate_event: 2, add_event: 3, remove_event: 4, add_quote: 1, remove_quote: 2, name_speaker: 1,
    change_paragraph: 4, add_paragraph: 2, remove_paragraph: 1,
}  # fmt: skip
CONVERTER = {
    retitle: 1, resummarise: 1, set_byline: 1, add_tag: 6, remove_tag: 5, rename_tag: 2, retype_tag: 3, change_event: 4,
    redate_event: 4, add_event: 4, remove_event: 3, add_quote: 2, remove_quote: 1, name_speaker: 2,
    change_paragraph: 2, add_paragraph: 2, remove_paragraph: 2,
}  # fmt: skip


def draw_changes(entry: Entry, random: Random, kinds: dict) -> tuple[Entry, list[Change]]:
    """Return an entry after one to four changes, with those of them that still show in the end."""
    changes = []
    for _ in range(random.randrange(1, 5)):
        change = random.choices(list(kinds), list(kinds.values()))[0](entry, random)
        entry = change.entry
        changes.append(change)
    return entry, [change for change in changes if change.survives(entry)]


def dress(text: str, random: Random) -> str:
    """Return an entry as its editor may have laid it out: with comments and other line ends."""
    lines = []
    is_front = True
    for number, line in enumerate(text.split("\n")):
        is_front = is_front and (number == 0 or line != "---")
        shown = line
        if is_front and number and random.random() < 0.2 and not line.endswith(":"):
            shown = f"{line}  # note {random.randrange(100)}"
        if is_front and number and random.random() < 0.1:
            lines.append(f"{re.match(' *', line)[0]}# a line of its own {random.randrange(100)}")
        lines.append(shown)
    return random.choice(["\n", "\r\n", "\r"]).join(lines)


def reword(text: str, random: Random) -> str:
    """Return a text with some of its words changed, as an editor or another rule would."""
    words = text.split(" ")
    for _ in range(max(1, len(words) // 8)):
        at = random.randrange(len(words))
        words[at] = random.choice(["indeed", "late", "again", "some", "first", "old", "own"])
    return f"{' '.join(words)} {random.randrange(10_000)}"


def invent(random: Random) -> str:
    """Return a sentence of words that no other sentence has."""
    return " ".join(
        f"{random.choice('bdfgklmnprst')}{random.choice('aeiou')}{number}" for number in random.sample(range(10**6), 7)
    )


def alike(one: str, other: str) -> bool:
    """Tell whether most words of two texts are the same."""
    left, right = (set(re.findall(r"\w+", text.casefold())) for text in (one, other))
    return len(left & right) > len(left | right) / 3
