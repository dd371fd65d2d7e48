"""What one rule thinks of a stretch of words, and what several rules ask of words."""

from dataclasses import dataclass

from dateline.english.lexicon import read_words
from dateline.english.tokens import Word
from dateline.model import Kind

GIVEN = read_words("given_names") | read_words("given_names_more")
FAMILY = read_words("family_names")
FAMILY_FIRST = read_words("family_names_first")
OPENERS = read_words("sentence_openers")
COMMON = read_words("common_words")


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one rule thinks of words `first` to `last`, the last excluded."""

    first: int
    last: int
    kind: Kind | None
    weight: float
    reason: str


def is_joined(words: tuple[Word, ...], at: int) -> bool:
    """Say whether a capitalised word stands here, with nothing but a blank between it and the word before."""
    return 0 < at < len(words) and words[at].gap == " " and words[at].is_name and not words[at - 1].is_possessive


def is_full_name(run: tuple[Word, ...]) -> bool:
    """Say whether a head is rather a surname: "Christopher Hill", "Charlotte Church"."""
    return len(run) < 4 and run[0].text in GIVEN and run[-1].text in FAMILY


def opens(words: tuple[Word, ...], at: int) -> bool:
    """Say whether a capital here only opens the sentence, or is a label's: "SOURCE Acme Holdings"."""
    if at or words[0].folded in OPENERS:
        return at == 0
    is_label = len(words) > 1 and words[0].text.isupper() and len(words[0].text) > 4 and not words[1].text.isupper()
    return is_label and words[0].folded in COMMON


def may_be_person(words: tuple[Word, ...], first: int, last: int) -> bool:
    """Say whether the lists take the words for a person's name."""
    return words[first].text.split("-")[0] in GIVEN or (
        last - first > 1 and (words[first].text in FAMILY_FIRST or words[last - 1].text in FAMILY)
    )
