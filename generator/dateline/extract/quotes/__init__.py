"""Paragraphs, sentences and referents in, quotes out: who said what, and by which channel."""

import re
from collections.abc import Iterator

from dateline.english.lexicon import read_words
from dateline.english.quotation_marks import Quotation, find_quotations
from dateline.english.sentences import ENDS_SENTENCE
from dateline.extract.quotes.attribution import FARTHEST_SHORT, Attributed, attribute
from dateline.extract.quotes.passages import Passage, make_passages
from dateline.extract.quotes.sayings import SPEECH_VERBS, Attribution
from dateline.model import Quote, Span
from dateline.regexes import make_regex
from dateline.seed import Paragraph, Referent, Sentence

__all__ = ["find_quotations", "find_quotes"]

NAMING = read_words("naming_verbs")
TELLING = read_words("telling_verbs")
SMALL_WORDS = read_words("small_words")
SHORT = 2
"""So few words are somebody's own only behind a verb that calls for them; else they are scare quotes."""
LONG = 6
"""So many words, whole sentences, are a quote though nobody is named."""
WORD = make_regex(r"[^\W_]+(?:[’'.-][^\W_]+)*")
TITLE_BEFORE = make_regex(
    r"\b(?:film|movie|book|novel|memoir|song|album|single|series|show|programme|program|podcast|play|poem|painting"
    r"|article|essay|documentary|musical|opera|game|ship|vessel|nicknamed|codenamed|code-named|known\s+(?:\w+\s+)?as"
    r"|so-called|entitled|titled|named|hashtag|slogan|motto|operation|exercise|phrase|words?|term|expression"
    r"|(?:is|are|was|were|been|a\s+\w+|an\s+\w+)\s+called|alias|aka),?\s*$",
    re.IGNORECASE,
)
INSIDE_NAME = make_regex(r"[A-Z][\w.’'-]*\s+$")
LINKING = make_regex(r"(?:but|and|or|so|because|which|who|although|though|while|when|if|as|unless|where|yet)\b")


def find_quotes(
    paragraphs: tuple[Paragraph, ...], sentences: tuple[Sentence, ...], referents: tuple[Referent, ...]
) -> tuple[Quote, ...]:
    """Return the quotes in their order; scare quotes, nicknames and titles of works are none.

    A sentence that its attribution interrupts, and a quotation of several paragraphs, is one quote. Two whole
    sentences with the attribution between them are two.
    """
    passages = make_passages(paragraphs, sentences, referents)
    return tuple(
        _make_quote(group, said, passages)
        for group, said in _group(attribute(passages), passages)
        if _is_quote(group[0], said, passages[group[0].paragraph])
    )


def _group(
    heard: tuple[Attributed, ...], passages: tuple[Passage, ...]
) -> Iterator[tuple[list[Quotation], Attribution]]:
    """Yield the quotations that make one quote, with their attribution."""
    group: list[Quotation] = []
    known: Attribution | None = None
    for quotation, said in heard:
        if group and not _goes_on(group[-1], quotation, passages):
            if known:
                yield group, known
            group, known = [], None
        group.append(quotation)
        # Of several paragraphs, the one with a verb of saying tells; the others only follow.
        known = said if known is None or (said and said.verb and not known.verb) else known
    if group and known:
        yield group, known


def _goes_on(earlier: Quotation, quotation: Quotation, passages: tuple[Passage, ...]) -> bool:
    """Say whether a quotation is the rest of the one before."""
    if earlier.paragraph != quotation.paragraph:
        return earlier.runs_on and quotation.paragraph == earlier.paragraph + 1
    passage = passages[quotation.paragraph]
    between = passage.text[earlier.closes : quotation.opens]
    words = passage.words[quotation.start : quotation.end]
    is_open = passage.words[earlier.end - 1] in ",—–-…" or between.lstrip().startswith(",")
    is_interrupted = between.rstrip().endswith((",", "—", "–", "…")) and re.search(r"[.;:]\s", between) is None
    is_rest = words[:1].islower() or words.startswith(("I ", "I’", "I'"))
    return is_open and is_interrupted and is_rest and len(between) < 200


def _is_quote(quotation: Quotation, said: Attribution, passage: Passage) -> bool:
    """Say whether somebody said or wrote these words, rather than the report using or naming them."""
    words = WORD.findall(passage.words[quotation.start : quotation.end])
    left = passage.text[max(quotation.opens - 60, 0) : quotation.opens]
    if passage.style in ("heading", "table") or not words:
        return False
    spoken = passage.words[quotation.start : quotation.end]
    is_sentence = ENDS_SENTENCE.search(spoken) is not None or (said.is_behind and spoken.endswith(","))
    if not (said.is_direct and (is_sentence or len(words) > LONG)) and _names_a_thing(quotation, passage, words, left):
        return False
    if not said.voice.name:
        return len(words) >= (SHORT + 1 if said.is_direct and (said.verb or is_sentence) else LONG)
    return len(words) > SHORT or is_sentence or said.is_behind or _is_own(quotation, said, passage, len(words))


def _is_own(quotation: Quotation, said: Attribution, passage: Passage, count: int) -> bool:
    """Say whether one or two words in marks are the speaker's own: only if the verb before them calls for words."""
    if said.reach >= FARTHEST_SHORT or passage.text[quotation.closes : quotation.closes + 4] == " to ":
        return False
    return said.verb in NAMING or (count == SHORT and (said.verb in SPEECH_VERBS or said.verb in TELLING))


def _names_a_thing(quotation: Quotation, passage: Passage, words: list[str], left: str) -> bool:
    """Say whether the marks hold a title, a nickname, or a word spoken of as a word."""
    if TITLE_BEFORE.search(left) and (len(words) <= LONG or words[-1][0].isupper()):
        return True
    right = passage.text[quotation.closes : quotation.closes + 3]
    if len(words) <= 3 and INSIDE_NAME.search(left) and re.match(r"\s[A-Z]", right):
        return True
    heavy = [word for word in words if word.lower() not in SMALL_WORDS]
    return len(heavy) > 1 and all(word[0].isupper() or word[0].isdigit() for word in heavy) and len(words) <= 8


def _make_quote(group: list[Quotation], said: Attribution, passages: tuple[Passage, ...]) -> Quote:
    """Return the quote that one quotation or several make."""
    text = ""
    for quotation in group:
        words = " ".join(passages[quotation.paragraph].words[quotation.start : quotation.end].split())
        is_same_line = quotation is not group[0] and quotation.paragraph == group[0].paragraph
        if is_same_line and text.endswith(",") and not LINKING.match(words):
            # The comma was the newspaper's, put there for the attribution: "The plan," he said, "is dead."
            text = text[:-1]
        text = f"{text} {words}".strip()
    first, last = group[0], group[-1]
    span = Span(_base(first, passages) + first.start, _base(last, passages) + last.end)
    return Quote(said.voice.name, text.rstrip(",;—– "), said.via, span)


def _base(quotation: Quotation, passages: tuple[Passage, ...]) -> int:
    return passages[quotation.paragraph].base
