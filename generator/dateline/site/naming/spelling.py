"""Words in small Latin letters in; whether two of them are probably one word in two spellings, out."""

from collections.abc import Iterator

from dateline.regexes import make_regex

DOUBLE = make_regex(r"(.)\1+")
VOWELS = make_regex(r"[aeiouy]+")
# Letters that transcriptions from other scripts choose between.
CHOICES = (("ph", "f"), ("kh", "h"), ("q", "k"), ("ck", "k"), ("dh", "d"), ("j", "y"))
INITIALS = str.maketrans("eiouyjfqch", "aaaaaapkkk")
MIN_CONSONANTS = 3
MAX_CHANGES = 2


def find_key(word: str) -> str:
    """Return the consonants of a word, which its transcriptions share; the word itself where they are too few.

    >>> find_key("soleimani"), find_key("suleimani"), find_key("iran"), find_key("iraq")
    ('slmn', 'slmn', 'iran', 'iraq')
    """
    consonants = VOWELS.sub("", _level(word))
    return consonants if len(consonants) >= MIN_CONSONANTS else word


def find_initial(word: str) -> str:
    """Return the kind of a word's first letter, which all its transcriptions share: `k` for c, h, k and q.

    >>> find_initial("qasem"), find_initial("kassim"), find_initial("omar"), find_initial("u"), find_initial("philip")
    ('k', 'k', 'a', 'a', 'p')
    """
    return word[:1].translate(INITIALS)


def sounds_alike(one: str, other: str) -> bool:
    """Tell whether two words share their consonants, their first letter's kind and most of their vowels.

    >>> sounds_alike("qasem", "kassim"), sounds_alike("hussein", "hassan"), sounds_alike("niger", "nigeria")
    (True, False, True)
    """
    if one == other:
        return True
    level, levelled = _level(one), _level(other)
    is_vowel, is_other = (bool(VOWELS.match(word)) for word in (level, levelled))
    if find_key(one) != find_key(other) or len(find_key(one)) < MIN_CONSONANTS or is_vowel != is_other:
        return False
    return count_changes(level, levelled) <= MAX_CHANGES


def is_one_letter_off(one: str, other: str) -> bool:
    """Tell whether one letter is put in, left out, changed or swapped with the next, the first never."""
    return one[:1] == other[:1] and count_changes(one, other) == 1


def list_shorter(word: str) -> Iterator[str]:
    """Yield the word and all that is left when one letter is taken out; words one letter apart share one of them."""
    yield word
    yield from (word[:place] + word[place + 1 :] for place in range(len(word)))


def count_changes(one: str, other: str) -> int:
    """Return how many letters must be put in, taken out, changed or swapped with the next (optimal string alignment).

    >>> count_changes("centre", "center"), count_changes("iran", "iraq"), count_changes("", "ab")
    (1, 1, 2)
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        two_before, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if two_before and j > 1 and a == other[j - 2] and b == one[i - 2]:
                best = min(best, two_before[j - 2] + 1)
            row.append(best)
    return row[-1]


def _level(word: str) -> str:
    """Return a word with one letter for each sound that transcriptions write in several ways."""
    for written, sound in CHOICES:
        word = word.replace(written, sound)
    return DOUBLE.sub(r"\1", word)
