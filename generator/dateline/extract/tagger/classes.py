"""Words in, their classes and shapes out: what the word lists say of a word, and how it is written, as short codes."""

import re
from functools import cache, lru_cache

from dateline.english.lexicon import read_names, read_words
from dateline.regexes import make_regex

BY_LOWER = (
    ("titles", "ti"),
    ("office_words", "of"),
    ("organisation_heads", "oh"),
    ("firm_suffixes", "fi"),
    ("place_heads", "ph"),
    ("place_openers", "po"),
    ("place_prepositions", "pp"),
    ("saying_verbs", "sv"),
    ("name_particles", "pa"),
    ("things", "th"),
    ("sentence_openers", "so"),
    ("calendar", "ca"),
)
"""Lists of words in lower case, and their codes."""
BY_CASE = (
    ("given_names", "gn"),
    ("given_names_more", "gn"),
    ("family_names", "fn"),
    ("family_names_first", "ff"),
)
"""Lists of words that count with a capital only."""
PHRASES = (
    ("provinces", "CI"),
    ("cities", "CI"),
    ("well_known_people", "WK"),
    ("large_cities", "LC"),
    ("regions", "RE"),
    ("capitals", "CP"),
    ("organisations", "BO"),
    ("nationalities", "NA"),
    ("not_names", "NN"),
    ("countries", "CO"),
)
"""Lists of names of one word or more; of a name in several lists the last one counts."""
LONGEST = 6
"""Words of the longest phrase that is looked for."""
COMMON = read_words("common_words")
DIGITS = make_regex(r"\d+")


@cache
def _words_by_class() -> tuple[tuple[str, frozenset[str]], ...]:
    """Return the codes and words of the lists that count in any case."""
    return tuple((code, frozenset(word.casefold() for word in read_words(name))) for name, code in BY_LOWER)


@cache
def _names_by_class() -> tuple[tuple[str, frozenset[str]], ...]:
    """Return the codes and words of the lists that count with a capital."""
    return tuple((code, frozenset(read_words(name))) for name, code in BY_CASE)


@lru_cache(maxsize=20_000)
def read_classes(word: str) -> tuple[str, ...]:
    """Return the codes of the lists that hold a word, in their order; a word all in capitals counts as a name."""
    folded = word.casefold()
    found = [code for code, words in _words_by_class() if folded in words]
    if word[:1].isupper():
        name = word.title() if word.isupper() and len(word) > 3 else word.split("-", maxsplit=1)[0]
        found += [code for code, words in _names_by_class() if name in words or word in words]
    return tuple(dict.fromkeys(found))


def is_common(folded: str) -> bool:
    """Say whether copy writes this word without a capital."""
    return folded in COMMON


@cache
def _phrases() -> dict[str, dict[str, str]]:
    """Return for each first word the phrases that begin with it and their codes."""
    phrases: dict[str, dict[str, str]] = {}
    for name, code in PHRASES:
        for forms in read_names(name):
            for form in forms:
                words = form.replace("’", "'").split()
                phrases.setdefault(words[0], {})[" ".join(words)] = code
    return phrases


def find_phrases(words: list[str]) -> list[str]:
    """Return for each word the code of the longest listed phrase that it stands in ("B-CO", "I-BO"); "" for none."""
    codes = [""] * len(words)
    phrases, at = _phrases(), 0
    while at < len(words):
        word = words[at]
        first = word.title() if len(word) > 3 and word.isupper() and word not in phrases else word
        listed = phrases.get(first)
        last = _longest(listed, first, words, at) if listed else at
        if listed and last > at:
            code = listed[" ".join((first, *words[at + 1 : last]))]
            codes[at:last] = [f"B-{code}", *[f"I-{code}"] * (last - at - 1)]
        at = max(last, at + 1)
    return codes


def _longest(listed: dict[str, str], first: str, words: list[str], at: int) -> int:
    """Return the index behind the longest listed phrase that begins here; the index itself where none does."""
    for last in range(min(at + LONGEST, len(words)), at, -1):
        if " ".join((first, *words[at + 1 : last])) in listed:
            return last
    return at


@lru_cache(maxsize=20_000)
def read_shape(word: str) -> str:
    """Return how a word is written: "Xx", "X", "x", "X.X.", "d", or the mark itself."""
    if word.isalpha():
        if word.islower():
            return "x"
        if word.isupper():
            return "X" if len(word) == 1 else "XX"
        return "Xx" if word.istitle() else "xX"
    shape = DIGITS.sub("d", word) if any(letter.isdigit() for letter in word) else word
    shape = "".join("X" if letter.isupper() else "x" if letter.isalpha() else letter for letter in shape)
    return re.sub(r"(x)x+|(X)X+", r"\1\2", shape)[:8]


@lru_cache(maxsize=20_000)
def read_sketch(word: str) -> str:
    """Return the word's classes, the word where it is small, or else its shape."""
    classes = read_classes(word)
    if classes:
        return "+".join(classes)
    return word if len(word) < 4 and word.islower() else read_shape(word)
