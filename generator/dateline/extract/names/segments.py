"""Words in, segments out: stretches that may be one name, cut at titles, possessives, peoples and listed names."""

from dataclasses import dataclass

from dateline.english.lexicon import read_words
from dateline.english.tokens import Word
from dateline.extract.names.gazetteer import Found
from dateline.model import Kind
from dateline.regexes import make_regex

TITLES = read_words("titles")
OFFICE_WORDS = read_words("office_words")
HEADS = read_words("organisation_heads")
PARTICLES = read_words("name_particles")
LINKS = frozenset(("of", "for", "on", "and", "to", "against", "in"))
COMMON = read_words("common_words")
FIELDS = COMMON | read_words("body_openers") | read_words("trade_heads")
FIELD_ENDINGS = ("ing", "ion", "ture", "ics", "ment", "ance", "ence", "logy", "graphy", "ity", "try")
FOREIGN = read_words("foreign_heads")
FOREIGN_LINKS = read_words("foreign_links")
COMPANIES = frozenset(("friends", "mothers", "sons", "daughters", "doctors", "citizens", "knights", "voices"))
GIVEN = read_words("given_names") | read_words("given_names_more")
TRADES = ("ist", "ician", "man", "woman", "keeper", "maker", "smith", "graphist", "ologist")
CALENDAR = read_words("calendar")
"""Days of the week and months that are no names: they stand alone."""
ORDINAL = make_regex(r"\d{1,3}(?:st|nd|rd|th)")
LONGEST = 14
"""No name has more words; longer runs are cut."""
OFFICE_LINKS = frozenset(("of", "for", "and", "the", "to", "&"))
NAMED_FOR = HEADS | read_words("place_heads")


@dataclass(frozen=True, slots=True)
class Segment:
    """Words `first` to `last`, the last excluded, that may be one name."""

    first: int
    last: int
    title: str
    """The title directly before it, in lower case; empty where there is none."""


def find_segments(words: tuple[Word, ...], known: tuple[Found, ...]) -> tuple[Segment, ...]:
    """Return the segments in their order; none is empty and none overlaps another."""
    bodies = [found for found in known if found.known.kind is Kind.ORGANISATIONS]
    no_names = {-found.first for found in known if found.known.kind is None and not _leads_to_name(words, found.last)}
    edges = frozenset({found.last for found in bodies} | {-found.first for found in bodies} | no_names)
    segments: list[Segment] = []
    title, at = "", 0
    while at < len(words):
        if is_title(words, at):
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


def _leads_to_name(words: tuple[Word, ...], at: int) -> bool:
    """Say whether a capitalised word stands beside the word before this index."""
    return at < len(words) and _joins(words, at) and words[at].is_name


def _is_trade(words: tuple[Word, ...], at: int) -> bool:
    """Say whether a capitalised trade stands before a given name: "Biologist Nick Bos"."""
    is_trade = words[at].is_name and words[at].folded.endswith(TRADES) and words[at].text not in GIVEN
    return is_trade and _leads_to_name(words, at + 1) and words[at + 1].text in GIVEN


def is_title(words: tuple[Word, ...], at: int) -> bool:
    """Say whether this word is a rank or office before a name, and not the first word of a body or a place."""
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
    while (
        behind < len(words) and words[behind].gap in (" ", "&") and words[behind].folded in OFFICE_WORDS | OFFICE_LINKS
    ):
        behind += 1
    return behind if behind > at else start


def _end_of_run(words: tuple[Word, ...], at: int, edges: frozenset[int] = frozenset()) -> int:
    """Return the index behind the capitalised words that stand together from here on.

    No small word carries a run across the edge of a listed body: ends are among the edges, beginnings as negatives.
    """
    last = at + 1
    while (
        last < min(len(words), at + LONGEST)
        and words[last - 1].folded not in CALENDAR
        and words[last].folded not in CALENDAR
    ):
        if (
            _joins(words, last)
            and words[last].is_name
            and not (words[last].folded in TITLES and last > at and not _is_body(words, last))
        ):
            last += 1
        elif step := _bridge(words, at, last, edges):
            last += step
        else:
            break
    return last


def _joins(words: tuple[Word, ...], at: int) -> bool:
    """Say whether this word stands beside the one before with nothing but a blank or '&' between."""
    return words[at].gap in (" ", "&") and not words[at - 1].is_possessive


def _is_body(words: tuple[Word, ...], at: int) -> bool:
    """Say whether a title-like word is the inner word of a body's name ("Civil General Hospital")."""
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
    """Return how many words a body's second field and its head have: "Sugar and General Workers Union"; else 0."""
    ahead, last = words[at - 1], at + 1
    if not _is_field(ahead) or ahead.folded in HEADS or ahead.folded in TITLES or at - first > 4:
        return 0
    while last < min(len(words), at + 6) and _joins(words, last) and words[last].is_name:
        last += 1
    is_body = last - at > 2 and words[last - 1].folded in HEADS and words[at + 1].folded not in HEADS
    return last - at if is_body and words[at + 1].text not in GIVEN else 0


def _is_field(word: Word) -> bool:
    """Say whether a word names a field of work rather than somebody: "Sugar", "Maritime", "Forestry"."""
    is_field = word.folded in FIELDS or word.folded.endswith(FIELD_ENDINGS)
    return is_field and word.text not in GIVEN


def _skip_particles(words: tuple[Word, ...], at: int, small: frozenset[str] = PARTICLES) -> int:
    """Return how many words "von der Leyen" has here; 0 where no capitalised word follows."""
    behind = at + 1
    while behind < min(len(words), at + 3) and words[behind].folded in small and _joins(words, behind):
        behind += 1
    return behind - at + 1 if _leads_to_name(words, behind) else 0


def _may_link(run: tuple[Word, ...], word: str) -> bool:
    """Say whether a body's name may go on with this small word: "of" behind its head, "and" only behind an "of"."""
    if run[0].folded in COMPANIES and word in ("of", "for", "against") and len(run) == 1:
        return True
    if not any(inner.folded in HEADS for inner in run):
        return False
    has_link = any(inner.folded in LINKS for inner in run)
    if word in ("in", "to"):
        return run[-1].folded in HEADS and any(inner.folded in LINKS - {"and"} for inner in run)
    if word == "and":
        return has_link
    return run[-1].folded in HEADS or (word == "of" and has_link)


def _leads_on(words: tuple[Word, ...], at: int, edges: frozenset[int]) -> bool:
    """Say whether a body's name may go on with this word: no title and no other body begins here."""
    word = words[at]
    return _joins(words, at) and word.is_name and -at not in edges and word.folded not in TITLES - OFFICE_WORDS


def _drop_office_words(words: tuple[Word, ...], first: int, last: int) -> int:
    """Return the end of the segment once "Prime", "Foreign" or "Army" ahead of a title are taken off."""
    if last < len(words) and _joins(words, last) and words[last].folded in TITLES:
        while last > first and words[last - 1].folded in OFFICE_WORDS:
            last -= 1
    return last
