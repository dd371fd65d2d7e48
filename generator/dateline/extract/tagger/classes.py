"""Words in, codes out: what the word lists say of a word, how it is written, and the run of capitals it stands in."""

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
LONGEST_RUN = 12
BRIDGES = frozenset(
    ("of", "for", "and", "&", "-", ".", "de", "al", "bin", "van", "der", "von", "la", "el", "da", "the")
)
"""Words without a capital that may stand inside a name."""
LIST_MARKS = ([","], ["and"], [",", "and"], ["or"], ["/"])
"""What stands between two names of a list, which are mostly of one kind."""
Run = tuple[int, int]
"""First and last index, the last excluded."""


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


def find_runs(words: list[str]) -> list[Run]:
    """Return the runs of capitalised words, small words between them included."""
    runs: list[Run] = []
    at = 0
    while at < len(words):
        if not words[at][0].isupper():
            at += 1
            continue
        last = at + 1
        while last < min(len(words), at + LONGEST_RUN):
            if words[last][0].isupper():
                last += 1
            elif words[last] in BRIDGES and last + 1 < len(words) and words[last + 1][0].isupper():
                last += 2
            else:
                break
        runs.append((at, last))
        at = last
    return runs


def describe_runs(words: list[str], codes: list[str], runs: list[Run]) -> list[list[str]]:
    """Return for each run what it, what stands at its ends and what is listed beside it say."""
    described = [_describe_run(words, codes, run) for run in runs]
    for number in range(1, len(runs)):
        left, right = runs[number - 1], runs[number]
        between = words[left[1] : right[0]]
        if between in LIST_MARKS:
            described[number].append(f"jp={_classify_run(words, codes, left)}")
            described[number - 1].append(f"jn={_classify_run(words, codes, right)}")
        elif between == ["("]:
            described[number].append(f"ja={_classify_run(words, codes, left)}")
            described[number - 1].append(f"jb={_classify_run(words, codes, right)}")
    return described


def _classify_run(words: list[str], codes: list[str], run: Run) -> str:
    """Return the classes of a run: of a listed phrase at one end, else of its first word; and of its last one."""
    first, last = run
    phrase = codes[first][2:] or codes[last - 1][2:] or "+".join(read_classes(words[first]))
    return f"{phrase}|{'+'.join(read_classes(words[last - 1]))}"


def _describe_run(words: list[str], codes: list[str], run: Run) -> list[str]:
    """Return what a run and what stands at its ends say."""
    first, last = run
    before = words[first - 1].casefold() if first else "<"
    behind = words[last].casefold() if last < len(words) else ">"
    after = words[last + 1] if last + 1 < len(words) else ">"
    return [
        f"rl={'+'.join(read_classes(words[last - 1])) or read_shape(words[last - 1])}",
        f"rf={'+'.join(read_classes(words[first])) or read_shape(words[first])}",
        f"rlw={words[last - 1].casefold()}",
        f"rb={'+'.join(read_classes(before)) or before}",
        f"rn={'+'.join(read_classes(behind)) or behind}",
        f"rn2={behind if not behind[0].isalnum() else ''}|{'+'.join(read_classes(after)) or read_shape(after)}",
        f"rc={codes[first] or codes[last - 1]}",
    ]
