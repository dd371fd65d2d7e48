"""Paragraphs in, sentences out; a sentence in, its words or tokens out.

Words are as the rules on names look at them, tokens as the tagger reads them.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dateline.english.lexicon import Words, read_forms, read_words
from dateline.english.name_forms import INVISIBLE, UNSEEN
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
WORD = r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:(?:[-'’&]|\.(?=[a-z]{2,3}\b))[^\W_]+)*"
WORDS = make_regex(WORD)
TOKENS = make_regex(rf"{WORD}|[^\w\s{UNSEEN}]")
POSSESSIVES = ("'s", "’s", "'S", "’S")
PLAIN = str.maketrans("’[]", "'()")
"""Square brackets are read as round ones: the tagger's annotated copy has none."""
LONGEST_WORD = 40
"""Longer strings are addresses, keys or noise, never names."""
DOTTED = read_words("abbreviations_before") | ("jr", "sr", "inc", "corp", "co", "ltd", "bros")
PREFIX = r"(?:[Aa]l|[Ee]l|[Aa]d|[Aa]r|[Aa]s|[Aa]sh|[Aa]n|[Aa]z|[Uu]l|[Dd]e|[Dd]|[Ll]|[Oo])[-’'](?=[A-ZÀ-Ý])"
ARTICLE_PREFIX = make_regex(PREFIX)
"""Arabic, French and Irish beginnings that belong to the capitalised part behind them ("al-Muhandis", "d'Ivoire")."""
PREFIX_IN_ANY_CASE = make_regex(PREFIX, re.IGNORECASE)
"""The same in tokens: the tagger's model was trained on copy cut so."""
COUNTRIES = read_forms("countries")
COMPOUND_HEADS = COUNTRIES | (
    "UN", "EU", "Nato", "NATO", "pro", "anti", "ex", "non", "post", "Anglo", "Sino", "Franco",
)  # fmt: skip
COMPOUND_TAIL = make_regex(
    r"\w+ed|\w+ing|led|born|wide|era|style|like|held|run|made|bound|friendly|area|wing|year|only"
)
SMALL = Words(lambda: (word.capitalize() for word in read_words("small_words")))
"""With a capital they only open a sentence or a title; they part names and begin none."""
SHOUTED_LETTERS = 400
"""So many characters of a line tell whether it is set in capitals."""


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


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a sentence."""

    text: str
    """Without possessive 's; apostrophes straight."""
    folded: str
    """In lower case, without a full stop."""
    start: int
    """Offset in the sentence."""
    end: int
    """Behind the word, the possessive left out."""
    gap: str
    """What stands between the word before, its possessive included, and this one."""
    is_possessive: bool
    is_name: bool
    """Written as names are: with a capital, or as "al-Muhandis" is."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark of a sentence."""

    text: str
    """Apostrophes straight, brackets round."""
    start: int
    """Offset in the sentence."""
    end: int


def read_name_words(text: str) -> tuple[Word, ...]:
    """Return the words of a sentence in their order; compounds such as "US-led" and "Iran-Iraq" are taken apart."""
    words: list[Word] = []
    behind = 0
    for found in WORDS.finditer(text):
        if found.end() - found.start() > LONGEST_WORD:
            continue
        for start, end in _cut_compound(text, *found.span(), ARTICLE_PREFIX, _is_tail_of_name):
            is_possessive = text.endswith(POSSESSIVES, start, end)
            stop = end - len("'s") if is_possessive else end
            word = text[start:stop].replace("’", "'")
            gap = _read_gap(text[behind:start], words)
            folded = word.casefold().rstrip(".")
            words.append(Word(word, folded, start, stop, gap, is_possessive, _looks_like_name(word)))
            behind = end
    return tuple(words)


def read_tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens of a sentence in their order; possessive endings and compounds' parts stand alone."""
    return tuple(
        Token(text[start:end].translate(PLAIN)[:LONGEST_WORD], start, end)
        for found in TOKENS.finditer(text)
        for start, end in _cut_token(text, *found.span())
    )


def is_shouted(text: str) -> bool:
    """Say whether a line is set in capitals, which tell nothing of names then."""
    letters = list(filter(str.isalpha, text[:SHOUTED_LETTERS]))
    return len(letters) > 12 and sum(map(str.isupper, letters)) > 0.8 * len(letters)


def _cut_token(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of a token's parts: "US", "-", "led"; "Omar", "'s"."""
    if stop - start == 1 or stop - start > LONGEST_WORD:
        yield start, stop
        return
    end = stop - len("'s") if text.endswith(POSSESSIVES, start, stop) else stop
    behind = start
    for first, last in _cut_compound(text, start, end, PREFIX_IN_ANY_CASE, _is_tail_of_token):
        if first > behind:
            yield behind, first
        yield first, last
        behind = last
    if end < stop:
        yield end, stop


def _cut_compound(
    text: str, start: int, end: int, prefix: re.Pattern[str], is_tail: Callable[[str], bool]
) -> Iterator[tuple[int, int]]:
    """Yield the spans of a compound's parts: cut where what stands behind a hyphen is no part of the name before it."""
    word = text[start:end]
    if "-" in word and not prefix.match(word) and word not in COUNTRIES:
        for hyphen in re.finditer("-", word):
            at = end - len(word) + hyphen.start()
            head = text[start:at]
            if head in COMPOUND_HEADS or (head[:1].isupper() and is_tail(text[at + 1 : end])):
                yield start, at
                start = at + 1
    yield start, end


def _is_tail_of_name(rest: str) -> bool:
    """Say whether these words behind a hyphen make an adjective of a name: "US-led"; not "Abdul-Majeed"."""
    return rest[:1].islower() and COMPOUND_TAIL.fullmatch(rest) is not None


def _is_tail_of_token(rest: str) -> bool:
    """Say whether a token is cut before this; "Abdul-Majeed" and "Covid-19" are, as the model was trained."""
    return COMPOUND_TAIL.fullmatch(rest) is not None or rest.isdecimal()


def _read_gap(gap: str, words: list[Word]) -> str:
    """Return what parts two words: one blank, also where a full stop only shortens the first; else the marks."""
    if gap in ("", " "):
        return gap
    gap = INVISIBLE.sub("", gap)
    is_shortened = bool(words) and (words[-1].folded in DOTTED or len(words[-1].text) == 1)
    if gap.rstrip() == "." and len(gap) > 1 and is_shortened:
        return " "
    return " ".join(gap.split()) or gap[:1]


def _looks_like_name(word: str) -> bool:
    """Say whether the word is written as names are: with a capital, small words aside, or as "al-Muhandis" is."""
    return (word[:1].isupper() and word not in SMALL) or ARTICLE_PREFIX.match(word) is not None
