"""A digest of 250 made-up entries on disk, for the tests of what readers load of a larger one.

Its words are made of syllables and come as often as words of a language do: a few again and again, most of them
seldom.
"""

import random
from datetime import date, timedelta
from pathlib import Path

ENTRIES = 250
SETTINGS = """\
title: Harbour Digest
description: News of the harbour, gathered by hand.
base_url: https://example.org/
sources:
  - name: Quay Post
    rights: own
  - name: Island Mail
    rights: own
"""
SYLLABLES = tuple(f"{one}{two}" for one in "bdfghklmnprst" for two in "aei")
WORDS, PEOPLE, PLACES, ORGANISATIONS, TOPICS = 6000, 127, 60, 60, 24
FIRST_DAY = date(2020, 1, 1)
# In every entry, so that a search for it has the most to load.
COMMON = "harbour"


class Writer:
    """Draws words, names and days; the same ones at every run."""

    def __init__(self) -> None:
        self.dice = random.Random(250)
        self.words = [self.make_word() for _ in range(WORDS)]
        self.weights = [1 / rank for rank in range(1, WORDS + 1)]
        self.names = {
            kind: [" ".join(self.make_word().capitalize() for _ in range(length)) for _ in range(number)]
            for kind, number, length in (
                *(("people", PEOPLE, 2), ("places", PLACES, 1)),
                *(("organisations", ORGANISATIONS, 3), ("topics", TOPICS, 1)),
            )
        }

    def make_word(self) -> str:
        """Return a word of two to four syllables."""
        return "".join(self.dice.choices(SYLLABLES, k=self.dice.randint(2, 4)))

    def make_sentence(self, length: int) -> str:
        """Return a sentence of so many words."""
        return " ".join(self.dice.choices(self.words, self.weights, k=length)).capitalize() + "."

    def make_entry(self, day: date, number: int) -> str:
        """Return an entry of about 350 words with fifteen tags, eight events and three quotes."""
        lines = [
            f"title: {self.make_sentence(9)[:-1]} {number}",
            f"date: {day}",
            f"source:\n  name: {self.dice.choice(('Quay Post', 'Island Mail'))}",
            f"rights: own\nsummary: {self.make_sentence(25)}\ntags:",
        ]
        for kind, size in (("people", 5), ("places", 4), ("organisations", 3), ("topics", 3)):
            names = self.names[kind]
            drawn = dict.fromkeys(self.dice.choices(names, [1 / rank for rank in range(1, len(names) + 1)], k=size))
            lines += [f"  {kind}:", *(f"    - {name}" for name in drawn)]
        lines.append("timeline:")
        for ago in range(8, 0, -1):
            lines.append(f"  - date: {day - timedelta(days=ago)}\n    text: {self.make_sentence(15)}")
        lines.append("quotes:")
        for name in self.names["people"][:3]:
            lines.append(f"  - speaker: {name}\n    text: {self.make_sentence(12)}")
        paragraphs = [self.make_sentence(45) for _ in range(5)]
        body = "\n\n".join([f"The {COMMON} {paragraphs[0].lower()}", *paragraphs[1:], f"So said the {COMMON}."])
        return "---\n{}\nstatus: published\n---\n{}\n".format("\n".join(lines), body)


def make_big_digest(root: Path) -> Path:
    """Return the folder of a project that holds the entries and no seeds."""
    writer = Writer()
    folder = root / "content" / "entries"
    folder.mkdir(parents=True)
    (root / "content" / "digest.yaml").write_text(SETTINGS, encoding="utf-8")
    for number in range(ENTRIES):
        day = FIRST_DAY + timedelta(days=number)
        (folder / f"{day}-entry.md").write_text(writer.make_entry(day, number), encoding="utf-8")
    return root
