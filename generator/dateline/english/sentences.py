"""Paragraphs in, sentences out: where a full stop ends a sentence and where it only shortens a word."""

import re
from collections.abc import Iterator

from dateline.english.lexicon import read_words
from dateline.model import Span
from dateline.regexes import make_regex
from dateline.seed import Paragraph, Sentence

ENDS_SENTENCE = make_regex(r"[.!?…][\"”’')\]]*$")
"""At the end of a text: the marks that end a sentence, with what may close behind them."""
STOP = make_regex(r"[.!?…。！？]+[\"”’'»)\]]*(?=\s)|[。！？]")
NEVER_LAST = read_words("abbreviations_before")
"""Stand before what they belong to, and so never end a sentence."""
SHORTENED = read_words("abbreviations_anywhere")
"""May end a sentence: they do where the next word is one that opens sentences."""
OPENERS = read_words("sentence_openers")
NEVER_NUMBERED = frozenset(("no", "nos", "fig", "vol", "art", "sect", "para", "ch", "rs"))
"""Shorten a word only before a figure: "the answer is no." ends a sentence."""
SPOKEN = make_regex(r"\s*(?:[\w.’'-]+\s+){0,4}?(?:said|says|asked|asks|added|cried|shouted|wrote|replied|tweeted)\b")
WORD_BEFORE = make_regex(r"[\w.&’'-]{1,16}$")
NEXT_WORD = make_regex(r"\s*[\"“‘'«(\[—–-]*\s*([^\W\d_][\w’'-]{0,20}|\d)?")
UNBROKEN = frozenset(("heading", "table"))


def find_sentences(paragraphs: tuple[Paragraph, ...]) -> tuple[Sentence, ...]:
    """Return the sentences in their order; a crosshead or table row is one, and none runs across two paragraphs."""
    return tuple(
        Sentence(text, Span(start, start + len(text)), number, paragraph.style)
        for number, paragraph in enumerate(paragraphs)
        for start, text in _cut(paragraph)
    )


def _cut(paragraph: Paragraph) -> Iterator[tuple[int, str]]:
    """Yield offset in the seed and text of each sentence of one paragraph."""
    text, base, start = paragraph.text, paragraph.span.start, 0
    ends = [] if paragraph.style in UNBROKEN else [found.end() for found in STOP.finditer(text) if _ends(text, found)]
    for end in (*ends, len(text)):
        piece = text[start:end]
        bare = piece.strip()
        if bare:
            yield base + start + piece.index(bare[0]), bare
        start = end


def _ends(text: str, stop: re.Match[str]) -> bool:
    """Say whether these marks end a sentence."""
    marks = stop.group()
    if marks[0] in "。！？":
        return True
    following = NEXT_WORD.match(text, stop.end())
    word = following[1] if following and following[1] else ""
    if word and word[0].islower():
        return False
    if marks[0] in "!?" and len(marks) > 1 and SPOKEN.match(text[stop.end() : stop.end() + 80]):
        return False
    if marks[0] != "." or marks.startswith(".."):
        return text[max(stop.start() - 1, 0)] != "["
    return not _shortens(text, stop, word)


def _shortens(text: str, stop: re.Match[str], following: str) -> bool:
    """Say whether the full stop belongs to a shortened word or an initial."""
    if len(stop.group()) > 1 and stop.group()[1] not in ")]":
        return False
    before = WORD_BEFORE.search(text, max(stop.start() - 16, 0), stop.start())
    if not before:
        return False
    word = before.group().strip("’'").casefold()
    if word in NEVER_NUMBERED:
        return following.isdigit()
    if word in NEVER_LAST:
        return True
    if len(word) == 1 and word.isalpha():
        return word != "i" and before.group().isupper()
    is_short = word in SHORTENED or re.fullmatch(r"(?:[a-z]\.)+[a-z]", word) is not None
    return is_short and following.casefold() not in OPENERS
