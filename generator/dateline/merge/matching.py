"""Two versions of a list in; which item of one became which item of the other, out."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import product

from dateline.content.syntax.splicing import Item, Keys
from dateline.regexes import make_regex

WORD = make_regex(r"\w+")
# Above this, two items are one item that was changed; unlike neighbours of one article stay below.
ALIKE = 0.6
PARAGRAPHS_ALIKE = 0.5
SAME_DATE = 0.2
SAME_WORDS_OF_DATE = 0.2
SAME_SPEAKER = 0.1

# More pairs than these take too long to be compared word by word.
FEW_PAIRS = 2_500
FEW = 8

Likeness = Callable[[Item, Item], float]


def find_pairs(before: Sequence[Item], after: Sequence[Item], keys: Keys) -> dict[int, int]:
    """Return for each item its place in the other list; an item that is gone has none.

    Equal items are one, whatever the order. Of the rest, those most alike are one item that was changed; texts without
    keys, as tags, are never changed, only exchanged.
    """
    pairs: dict[int, int] = {}
    for block in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
        pairs.update((block.a + step, block.b + step) for step in range(block.size))
    left = [index for index in range(len(before)) if index not in pairs]
    free = [index for index in range(len(after)) if index not in set(pairs.values())]
    for index in left:
        moved = next((other for other in free if after[other] == before[index]), None)
        if moved is not None:
            pairs[index] = moved
            free.remove(moved)
    return pairs | find_alike(keys, before, after, [index for index in left if index not in pairs], free)


def _find_likeness(keys: Keys) -> Likeness | None:
    """Return how the items of a list are compared; None where only equal ones are one."""
    match keys:
        case ("body",):
            return lambda one, other: _compare(str(one), str(other), PARAGRAPHS_ALIKE) + ALIKE - PARAGRAPHS_ALIKE
        case ("timeline",):
            return lambda one, other: _compare_items(one, other, date=SAME_DATE, when=SAME_WORDS_OF_DATE)
        case ("quotes",):
            return lambda one, other: _compare_items(one, other, speaker=SAME_SPEAKER)
        case ("corrections",):
            return lambda one, other: _compare_items(one, other, date=SAME_DATE)
    return None


def find_alike(
    keys: Keys, before: Sequence[Item], after: Sequence[Item], left: list[int], free: list[int]
) -> dict[int, int]:
    """Return the pairs among the items at these places, the most alike first, then those least far apart."""
    likeness = _find_likeness(keys)
    if likeness is None:
        return {}
    scored = [
        (-score, abs(index - other), index, other)
        for index, other in _find_candidates(before, after, left, free)
        if (score := likeness(before[index], after[other])) >= ALIKE
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, index, other in sorted(scored):
        if index not in pairs and other not in taken:
            pairs[index] = other
            taken.add(other)
    return pairs


def _find_candidates(
    before: Sequence[Item], after: Sequence[Item], left: list[int], free: list[int]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs that are worth comparing: all of few; of many, those that share words which few have."""
    if len(left) * len(free) <= FEW_PAIRS:
        yield from product(left, free)
        return
    holders: dict[str, list[int]] = {}
    for other in free:
        for word in set(_find_words(_find_text(after[other]))):
            holders.setdefault(word, []).append(other)
    for index in left:
        words = sorted(set(_find_words(_find_text(before[index]))))
        shared = Counter(
            other for word in words if len(holders.get(word, ())) <= FEW for other in holders.get(word, ())
        )
        yield from ((index, other) for other, _ in shared.most_common(FEW))


def _compare_items(one: Item, other: Item, **weights: float) -> float:
    """Return how alike two items with keys are: their texts by words, and more for each key that is equal."""
    left, right = dict(_list_pairs(one)), dict(_list_pairs(other))
    extra = sum(weight for key, weight in weights.items() if left.get(key) and left.get(key) == right.get(key))
    return extra + _compare(left.get("text", ""), right.get("text", ""), ALIKE - extra)


def _find_text(item: Item) -> str:
    """Return a text, or that of an item with keys."""
    return item if isinstance(item, str) else dict(_list_pairs(item)).get("text", "")


def _list_pairs(item: Item) -> Iterator[tuple[str, str]]:
    """Yield the keys of an item that hold one text."""
    if not isinstance(item, str):
        yield from ((key, value) for key, value in item if isinstance(value, str))


def _compare(one: str, other: str, enough: float) -> float:
    """Return the share of words that two texts have in common in one order; 0 where it is surely below `enough`."""
    left, right = _find_words(one), _find_words(other)
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    if matcher.real_quick_ratio() < enough or matcher.quick_ratio() < enough:
        return 0.0
    return matcher.ratio()


def _find_words(text: str) -> list[str]:
    """Return a text's words, capitals and marks left out."""
    return WORD.findall(text.casefold())
