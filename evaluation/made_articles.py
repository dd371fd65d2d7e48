"""A folder of seeds and a number in; so many articles mixed from them, the same on every computer, out."""

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

from made_digest import SYLLABLES

NAME = re.compile(r"(?<=[a-z] )[A-Z][a-z]{4,}\b")
WORDS = re.compile(r"(\W+)")
PARAGRAPHS = 12


def make_articles(seeds: Path, count: int) -> Iterator[str]:
    """Yield articles of about 500 words: a seed's head and foot around paragraphs of all, half of the names made up."""
    random = Random(count)  # noqa: S311 - the same articles each time
    texts = [file.read_text(encoding="utf-8-sig") for file in sorted(seeds.glob("*.txt"))]
    cut = [[paragraph for paragraph in text.split("\n\n") if paragraph.strip()] for text in texts]
    stock = [paragraph for paragraphs in cut for paragraph in paragraphs[2:-1]]
    for _ in range(count):
        own = random.choice(cut)
        text = "\n\n".join([*own[:2], *random.sample(stock, PARAGRAPHS), own[-1]])
        names = sorted(set(NAME.findall(text)))
        invented = {name: _invent(random) for name in random.sample(names, len(names) // 2)}
        yield "".join(invented.get(word, word) for word in WORDS.split(text))


def _invent(random: Random) -> str:
    """Return a word that nobody is called."""
    return "".join(random.choices(SYLLABLES, k=random.randrange(2, 5))).title()
