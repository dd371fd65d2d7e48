"""A word in, its shape out: how it is written, and a sketch that stands for all words of its sort."""

import re
from functools import lru_cache

from dateline.extract.tagger.classes import read_classes
from dateline.regexes import make_regex

DIGITS = make_regex(r"\d+")


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
