"""Words in, segments out: stretches that may be one name, cut at titles, possessives, peoples and listed names."""

from dataclasses import dataclass

from dateline.english.lexicon import Words, read_words
from dateline.english.sentences import Word
from dateline.extract.names.gazetteer import GIVEN, ListedName
from dateline.model import Kind
from dateline.regexes import make_regex

TITLES = read_words("titles")
OFFICE_WORDS = read_words("office_words")
NO_OFFICES = TITLES - OFFICE_WORDS
HEADS = read_words("organisation_heads")
PARTICLES = read_words("name_particles")
LINKS = frozenset(("of", "for", "on", "and", "to", "against", "in"))
"""Small words inside the name of an organisation, behind its head."""
LINKS_OF_HEAD = LINKS - {"and"}
COMMON = read_words("common_words")
OPENERS = read_words("sentence_openers")
FIELDS = read_words("common_words", "organisation_openers", "trade_heads")
FIELD_ENDINGS = ("ing", "ion", "ture", "ics", "ment", "ance", "ence", "logy", "graphy", "ity", "try")
FOREIGN = read_words("foreign_heads")
FOREIGN_LINKS = read_words("foreign_links")
COMPANIES = frozenset(("friends", "mothers", "sons", "daughters", "doctors", "citizens", "knights", "voices"))
"""With "of", "for" or "against" and a name they are an organisation, save at the beginning of a sentence."""
TRADES = ("ist", "ician", "man", "woman", "keeper", "maker", "smith", "graphist", "ologist")
CALENDAR = read_words("calendar")
"""Days of the week and months that are no names: they stand alone."""
ORDINAL = make_regex(r"\d{1,3}(?:st|nd|rd|th)")
LONGEST = 14
"""No name has more words; longer runs are cut."""
OFFICE_LINKS = frozenset(("of", "for", "and", "the", "to", "&"))
INSIDE_OFFICE = OFFICE_WORDS | OFFICE_LINKS
NAMED_FOR = read_words("organisation_heads", "place_heads")
"""Words that end the name of an organisation or a place."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Words `first` to `last`, the last excluded, that may be one name."""

    first: int
    last: int
    title: str
    """The title directly before it, in lower case; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one rule thinks of words `first` to `last`, the last excluded."""

    first: int
    last: int
    kind: Kind | None
    """None: no tag, though the words look like a name."""
    weight: float
    reason: str


def is_joined(words: tuple[Word, ...], at: int) -> bool:
    """Say whether a capitalised word stands here, with nothing but a blank between it and the word before."""
    return 0 < at < len(words) and words[at].gap == " " and words[at].is_name and not words[at - 1].is_possessive


def opens(words: tuple[Word, ...], at: int) -> bool:
    """Say whether a capital here only opens the sentence, or is a label's: "SOURCE Acme Holdings"."""
    if at or words[0].folded in OPENERS:
        return at == 0
    is_label = len(words) > 1 and words[0].text.isupper() and len(words[0].text) > 4 and not words[1].text.isupper()
    return is_label and words[0].folded in COMMON


def find_segments(words: tuple[Word, ...], listed: tuple[ListedName, ...]) -> tuple[Segment, ...]:
    """Return the segments in their order; none is empty and none overlaps another."""
    edges = _find_edges(words, listed)
    segments: list[Segment] = []
    title, at = "", 0
    while at < len(words):
        if _is_title(words, at):
            title, at = words[at].folded, _behind_office(words, at + 1)
            continue
        if not words[at].is_name:
            title, at = "", at + 1
            continue
        last = _end_of_run(words, at, edges)
        joined = title if at and words[at].gap in (" ", "&") else ""
        stop = _drop_office_words(words, at, last)
        if stop > at:
            segments.append(Segment(at, stop, joined))
        title, at = "", last
    return tuple(segments)


def _find_edges(words: tuple[Word, ...], listed: tuple[ListedName, ...]) -> frozenset[int]:
    """Return where no small word may carry a name across: ends as they are, beginnings as negatives.

    They are the ends of listed organisations, and the beginnings of these and of listed words that are no names.
    """
    edges: set[int] = set()
    for name in listed:
        if name.listing.kind is Kind.ORGANISATIONS:
            edges |= {name.last, -name.first}
        elif name.listing.kind is None and not _leads_to_name(words, name.last):
            edges.add(-name.first)
    return frozenset(edges)


def _leads_to_name(words: tuple[Word, ...], at: int) -> bool:
    """Say whether a capitalised word stands beside the word before this index."""
    return at < len(words) and _joins(words, at) and words[at].is_name


def _is_trade(words: tuple[Word, ...], at: int) -> bool:
    """Say whether a capitalised trade stands before a given name: "Biologist Nick Bos"."""
    is_trade = words[at].is_name and words[at].folded.endswith(TRADES) and words[at].text not in GIVEN
    return is_trade and _leads_to_name(words, at + 1) and words[at + 1].text in GIVEN


def _is_title(words: tuple[Word, ...], at: int) -> bool:
    """Say whether this word is a rank or office before a name, and not the first word of an organisation or a place."""
    if _is_trade(words, at):
        return True
    if words[at].folded not in TITLES or words[at].is_possessive:
        return False
    if not words[at].is_name:
        return True
    last = _end_of_run(words, at + 1) if at + 1 < len(words) and _joins(words, at + 1) else at + 1
    return words[last - 1].folded not in NAMED_FOR or last == at + 1 or last - at > 5


def _behind_office(words: tuple[Word, ...], at: int) -> int:
    """Return where the name begins behind a title: behind "of State", "for Human Rights", "of the Army Staff"."""
    start = at
    while at < len(words) and words[at].gap in (" ", "&") and words[at].folded in OFFICE_LINKS:
        at += 1
    behind = at
    while behind < len(words) and words[behind].gap in (" ", "&") and words[behind].folded in INSIDE_OFFICE:
        behind += 1
    return behind if behind > at else start


def _end_of_run(words: tuple[Word, ...], at: int, edges: frozenset[int] = frozenset()) -> int:
    """Return the index behind the capitalised words that stand together from here on, no edge in between."""
    last = at + 1
    while last < min(len(words), at + LONGEST) and not _stands_alone(words, last):
        is_title = words[last].folded in TITLES and not _is_inside_organisation(words, last)
        if _joins(words, last) and words[last].is_name and not is_title:
            last += 1
        elif step := _bridge(words, at, last, edges):
            last += step
        else:
            break
    return last


def _stands_alone(words: tuple[Word, ...], at: int) -> bool:
    """Say whether this word or the one before it is a day or month, which no name holds."""
    return words[at - 1].folded in CALENDAR or words[at].folded in CALENDAR


def _joins(words: tuple[Word, ...], at: int) -> bool:
    """Say whether this word stands beside the one before with nothing but a blank or '&' between."""
    return words[at].gap in (" ", "&") and not words[at - 1].is_possessive


def _is_inside_organisation(words: tuple[Word, ...], at: int) -> bool:
    """Say whether a word that may be a title stands before a name's last one ("Civil General Hospital")."""
    return at + 1 < len(words) and _joins(words, at + 1) and words[at + 1].is_name and words[at + 1].folded in NAMED_FOR


def _bridge(words: tuple[Word, ...], first: int, at: int, edges: frozenset[int]) -> int:
    """Return how many words a small word carries the name onward: "Ministry of Health", "Osama bin Laden"; else 0."""
    if at + 1 >= len(words) or not _joins(words, at):
        return 0
    word = words[at].folded
    if word in FOREIGN_LINKS and words[first].folded in FOREIGN and (step := _skip_particles(words, at, FOREIGN_LINKS)):
        return step
    if word == "and" and at not in edges and (step := _skip_fields(words, first, at)):
        return step
    if word in PARTICLES and (step := _skip_particles(words, at)):
        return step
    if word not in LINKS or at in edges or not _may_link(words[first:at], word):
        return 0
    step = 1
    if word != "and" and words[at + 1].folded in ("the", "all") and at + 2 < len(words) and _joins(words, at + 1):
        step = 2
    return step + 1 if _leads_on(words, at + step, edges) else 0


def _skip_fields(words: tuple[Word, ...], first: int, at: int) -> int:
    """Return how many words a second field and the head behind it have: "Sugar and General Workers Union"; else 0."""
    ahead, last = words[at - 1], at + 1
    if not _is_field(ahead) or ahead.folded in HEADS or ahead.folded in TITLES or at - first > 4:
        return 0
    while last < min(len(words), at + 6) and _joins(words, last) and words[last].is_name:
        last += 1
    has_head = last - at > 2 and words[last - 1].folded in HEADS and words[at + 1].folded not in HEADS
    return last - at if has_head and words[at + 1].text not in GIVEN else 0


def _is_field(word: Word) -> bool:
    """Say whether a word names a field of work rather than somebody: "Sugar", "Maritime", "Forestry"."""
    is_field = word.folded in FIELDS or word.folded.endswith(FIELD_ENDINGS)
    return is_field and word.text not in GIVEN


def _skip_particles(words: tuple[Word, ...], at: int, small: Words = PARTICLES) -> int:
    """Return how many words "von der Leyen" has here; 0 where no capitalised word follows."""
    behind = at + 1
    while behind < min(len(words), at + 3) and words[behind].folded in small and _joins(words, behind):
        behind += 1
    return behind - at + 1 if _leads_to_name(words, behind) else 0


def _may_link(run: tuple[Word, ...], word: str) -> bool:
    """Say whether an organisation's name may go on with this word: "of" behind its head, "and" only behind an "of"."""
    if run[0].folded in COMPANIES and word in ("of", "for", "against") and len(run) == 1:
        return True
    if not any(inner.folded in HEADS for inner in run):
        return False
    has_link = any(inner.folded in LINKS for inner in run)
    if word in ("in", "to"):
        return run[-1].folded in HEADS and any(inner.folded in LINKS_OF_HEAD for inner in run)
    if word == "and":
        return has_link
    return run[-1].folded in HEADS or (word == "of" and has_link)


def _leads_on(words: tuple[Word, ...], at: int, edges: frozenset[int]) -> bool:
    """Say whether an organisation's name may go on with this word: no title and no other one begins here."""
    word = words[at]
    return _joins(words, at) and word.is_name and -at not in edges and word.folded not in NO_OFFICES


def _drop_office_words(words: tuple[Word, ...], first: int, last: int) -> int:
    """Return the end of the segment once "Prime", "Foreign" or "Army" ahead of a title are taken off."""
    if last < len(words) and _joins(words, last) and words[last].folded in TITLES:
        while last > first and words[last - 1].folded in OFFICE_WORDS:
            last -= 1
    return last
