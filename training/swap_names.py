"""Documents in, documents out: the same copy with other names, so that the model learns places of names, not names.

Within a document one name always gives way to the same other one; a surname alone follows its full name. The names come
from the lists of `lexicon` and from the other documents.
"""

import random
from collections.abc import Sequence

from annotated import Document, Name
from dateline.english.lexicon import read_entries

SEED = 20_200_104
"""Starts the choice of names, so that the same copy gives the same model."""
COUNTRIES = {form for entry in read_entries("countries") for form in entry.split(" = ")}
OFTEN = ("US", "US", "US", "US", "U.S.", "UK", "UK", "Britain", "UAE", "China", "Russia", "Israel", "Iran", "India")
"""Countries that world news names more often than our own copy does."""
SHARE = 0.7
"""Of a document's names this many are swapped."""


def swap_names(documents: Sequence[Document]) -> tuple[Document, ...]:
    """Return each document once with swapped names; a country gives way to a country, an acronym to an acronym."""
    chance = random.Random(SEED)  # noqa: S311 - no secret hangs on it
    pools = {
        "given": read_entries("given_names") + read_entries("given_names_more") * 8,
        "family": read_entries("family_names"),
        "country": tuple(sorted(COUNTRIES)) + OFTEN * 4,
        "L": _pool(documents, "L") + read_entries("cities"),
        "O": _pool(documents, "O"),
    }
    return tuple(_swap(document, pools, chance) for document in documents)


def _pool(documents: Sequence[Document], letter: str) -> tuple[str, ...]:
    """Return the different names of one letter, in order."""
    return tuple(sorted({d.text[n.start : n.end] for d in documents for n in d.names if n.letter == letter}))


def _swap(document: Document, pools: dict[str, tuple[str, ...]], chance: random.Random) -> Document:
    """Return one document with other names."""
    chosen: dict[str, str] = {}
    text, names, behind = "", [], 0
    for name in document.names:
        old = document.text[name.start : name.end]
        text += document.text[behind : name.start]
        new = _replace(name.letter, old, chosen, pools, chance)
        names.append(Name(name.letter, len(text), len(text) + len(new)))
        text += new
        behind = name.end
    return Document(f"{document.id} swapped", text + document.text[behind:], tuple(names))


def _replace(
    letter: str, old: str, chosen: dict[str, str], pools: dict[str, tuple[str, ...]], chance: random.Random
) -> str:
    """Return the name to put in a name's place, the same one each time."""
    if letter == "P":
        *given, family = old.split()
        others = [_replace_word(word, pools["given"], chosen, chance) for word in given]
        return " ".join([*others, _replace_word(family, pools["family"], chosen, chance)])
    key = f"{letter} {old}"
    if key not in chosen:
        pool = pools["country" if letter == "L" and old in COUNTRIES else letter]
        chosen[key] = old if chance.random() > SHARE else _choose_like(old, pool, chance)
    return chosen[key]


def _choose_like(old: str, pool: tuple[str, ...], chance: random.Random) -> str:
    """Return a name of the pool, in capitals where the old one is a place in capitals, an acronym for an acronym."""
    if old in COUNTRIES:
        return chance.choice(pool)
    others = chance.sample(pool, 12)
    if old.isupper() and len(old) > 4:
        return others[0].upper()
    return next((name for name in others if name.isupper() == old.isupper()), old)


def _replace_word(word: str, pool: tuple[str, ...], chosen: dict[str, str], chance: random.Random) -> str:
    """Return another given or family name for a word of a person's name; particles and initials stay."""
    if not word[:1].isupper() or len(word) < 3 or not word.isalpha():
        return word
    if word not in chosen:
        other = chance.choice(pool)
        chosen[word] = word if chance.random() > SHARE else other.upper() if word.isupper() else other
    return chosen[word]
