"""Words in, classes out: what the lists of `lexicon` say of a word or a phrase, as short codes for the tagger."""

from functools import cache, lru_cache

from dateline.english.lexicon import read_entries, read_words

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
    ("bodies", "BO"),
    ("nationalities", "NA"),
    ("not_names", "NN"),
    ("countries", "CO"),
)
"""Lists of names of one word or more; of a name in several lists the last one counts."""
LONGEST = 6


@cache
def _words_by_class() -> tuple[tuple[str, frozenset[str]], ...]:
    """Return the codes and words of the lists that count in any case."""
    return tuple((code, frozenset(word.casefold() for word in read_words(name))) for name, code in BY_LOWER)


@cache
def _names_by_class() -> tuple[tuple[str, frozenset[str]], ...]:
    """Return the codes and words of the lists that count with a capital."""
    return tuple((code, read_words(name)) for name, code in BY_CASE)


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
    return folded in read_words("common_words")


@cache
def _phrases() -> dict[str, dict[str, str]]:
    """Return for each first word the phrases that begin with it and their codes."""
    phrases: dict[str, dict[str, str]] = {}
    for name, code in PHRASES:
        for entry in read_entries(name):
            for form in entry.split(" = "):
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
