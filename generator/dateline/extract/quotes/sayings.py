"""The words that attribute a quotation: verbs of saying, the channel they name, and what stands behind the marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateline.english.lexicon import read_pairs, read_words
from dateline.english.quotation_marks import Quotation
from dateline.extract.quotes.passages import MASK, Passage, names_between
from dateline.extract.quotes.subjects import find_named_right, find_subject
from dateline.extract.quotes.voices import UNNAMED, Focus, Voice, name_stranger, name_voice
from dateline.model import Kind
from dateline.regexes import make_regex

SPEECH_VERBS = read_words("speech_verbs")
PARTICIPLES = read_words("saying_participles")
ANY_VERB = make_regex(lambda: _write_verbs("speech_verbs", "stance_verbs", "saying_participles"))
SPEECH_VERB = make_regex(lambda: _write_verbs("speech_verbs"))
FOND_OF = "".join(rf"(?<!{word}\s)" for word in ("liked", "likes", "used", "loved"))
"""Not behind "he liked to say", where the verb has its subject."""
NO_VERB = make_regex(
    rf"(?:\b(?:the|an?|his|her|its|their|this|that|no|of|new|{FOND_OF}to)\s+|[\w’']+[’']s\s+)$", re.IGNORECASE
)
NOT_FINITE = make_regex(rf"{FOND_OF}\bto\s+$")
PASSIVE = make_regex(
    r"\b(?:is|are|was|were|been|be|being)\s+(?:[\w-]+ly\s+|also\s+|once\s+|often\s+|never\s+|not\s+)?$"
)
ACCORDING = make_regex(r"\b[Aa]ccording\s+to\b")
NAMED_CHANNEL = make_regex(
    lambda: "|".join(rf"\b{re.escape(words)}\b" for words in sorted(read_pairs("channels"), key=len, reverse=True)),
    re.IGNORECASE,
)
INVERTED = make_regex(
    r"\s*,?\s*(?:said|says|wrote|writes|added|adds|asked|asks|tweeted|tweets|replied|declared|explained|warned|insisted"
    r"|argued|noted|recalled|announced|exclaimed|cried|shouted|commented|continued|concluded|quipped|joked|read|reads)\b"
)
QUOTING = frozenset(("quote", "quotes", "quoted", "cite", "cites", "cited"))
DASHED = make_regex(r"\s*[—–-]{1,2}\s*(?=[A-Z])")
ONLY_SAYING = make_regex(
    r"(?:\s+(?:reporters|journalists|the|a|[A-Z]\w+)(?:\s+\w+){0,2})?\s*(?:[.,;]|$|\b(?:on|in|at|during|after|before|late|early"
    r"|as|when|while|by|last|this|yesterday|today|earlier|later|hours|days)\b)"
)
FINITE = make_regex(r"\b(?:is|are|was|were|has|had|have|will|would|[a-z]{3,20}ed)\b")
AS_PUT = make_regex(r"\s*,?\s*as\s+(?P<who>.{2,80}?)\s+(?:put|puts|has|had)\s+it\b")
NEW_CLAUSE = make_regex(r"\s*,?\s*(?:and|but|which|because|so|while|although|whereas|or|as|when|where|if)\b")
NEW_SENTENCE = make_regex(r"[;:]|\.\s+(?=[A-Z][a-z]+\s+[a-z])")
ACCORDING_BEHIND = make_regex(r"\s*,?\s*according\s+to\b")
CLOSED = frozenset(",?!—–-…")
LONGEST_HEAD = 140
"""Characters between a quotation and the verb behind it: room for a name with an office."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says a quotation, and how the report puts it."""

    voice: Voice
    via: str
    verb: str
    """The word that attributes; empty where the quotation follows another or stands alone."""
    is_direct: bool
    """Whole speech, not a part of the report's own sentence."""
    is_behind: bool = False
    """The attributing words stand behind the quotation."""
    reach: int = 0
    """Words between the verb and the quotation behind it; many where a semicolon parts them."""


def make_attribution(
    passage: Passage, start: int, end: int, voice: Voice | None, verb: str, *, is_direct: bool, is_behind: bool = False
) -> Attribution | None:
    """Return the attribution with its channel; None where nobody speaks and the quotation is but a part."""
    if voice is None and not is_direct:
        return None
    words = passage.text[start:end].replace(MASK, " ")
    voice = voice or UNNAMED
    return Attribution(voice, _find_channel(words, voice.document), verb, is_direct, is_behind)


def find_verbs(verbs: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the verbs of a text; one behind an article or a possessive is a noun ("its report")."""
    for found in verbs.finditer(text):
        # Expressions that end at a place are searched in a window: a search of all before it would be slow.
        if not NO_VERB.search(text, max(found.start() - 24, 0), found.start()):
            yield found


def _find_channel(words: str, document: str) -> str:
    """Return the channel in plain words: the most telling named, else what the document is; empty for speech."""
    found = {match.group().casefold() for match in NAMED_CHANNEL.finditer(words)}
    return (
        next((channel for named, channel in _read_channels().items() if named in found), document)
        if found
        else document
    )


@cache
def _read_channels() -> dict[str, str]:
    """Return the channels by the words that name them, in small letters; the most telling first."""
    return {words.casefold(): channel for words, channel in read_pairs("channels").items()}


def _write_verbs(*lists: str) -> str:
    """Return the expression for the verbs of these lists, longer ones first."""
    return rf"\b(?:{'|'.join(sorted(read_words(*lists), key=len, reverse=True))})\b"


def read_behind(
    passage: Passage, quotation: Quotation, stretch: tuple[int, int, int], foci: tuple[Focus, ...]
) -> Attribution | None:
    """Return the attribution that follows at once: "said X", "X, the minister, said", "according to X", "— X"."""
    start, end, after = stretch
    stands_alone = (
        not passage.text[start : quotation.opens].strip() and not passage.text[quotation.closes : end].strip()
    )
    limit = after if stands_alone else end
    tail = passage.text[quotation.closes : limit].split(MASK)[0]
    limit = quotation.closes + len(tail)
    span = (quotation.closes, limit)
    lead = ACCORDING_BEHIND.match(tail) or INVERTED.match(tail) or DASHED.match(tail)
    if lead:
        voice = find_named_right(passage, quotation.closes + lead.end(), limit, foci)
        if lead.re is DASHED and not (voice and voice.kind is Kind.PEOPLE and len(tail.split()) < 12):
            return None
        return make_attribution(passage, *span, voice, lead.group().strip(" ,"), is_direct=True, is_behind=True)
    return _read_subject_behind(passage, quotation, tail, foci)


def _read_subject_behind(
    passage: Passage, quotation: Quotation, tail: str, foci: tuple[Focus, ...]
) -> Attribution | None:
    """Return the attribution of a subject and its verb behind the quotation: ",” Ms Lind told the court."."""
    start, end = quotation.closes, quotation.closes + len(tail)
    put = AS_PUT.match(tail)
    if put:
        voice = find_named_right(passage, start + put.start("who"), start + put.end("who"), foci)
        return make_attribution(passage, start, end, voice, "put", is_direct=True, is_behind=True)
    # A quotation within the quotation may close it: “He rang and said, ‘We did it,’” she told us.
    last = passage.words[quotation.start : quotation.end].rstrip("’'”\"")[-1:]
    verb = _find_verb_behind(tail, last)
    if not verb:
        return None
    voice = _find_speaker_behind(passage, start, tail, verb, foci)
    ahead = tail[: verb.start()]
    is_bare = last in CLOSED and len(ahead.split()) <= 5 and ONLY_SAYING.match(tail, verb.end())
    if voice is None and not is_bare:
        return None
    voice = voice or name_stranger(ahead)
    return make_attribution(passage, start, end, voice, verb.group(), is_direct=True, is_behind=True)


def _find_verb_behind(tail: str, last: str) -> re.Match[str] | None:
    """Return the verb of saying behind a quotation that ends with this character; None where a new clause begins.

    Behind a full stop it must be the first finite verb, and say nothing but who spoke to whom and when.
    """
    is_closed = last in CLOSED or tail.lstrip().startswith(",")
    if not (is_closed or last == ".") or NEW_CLAUSE.match(tail):
        return None
    verb = next(find_verbs(SPEECH_VERB, tail[:LONGEST_HEAD]), None)
    if not verb or NEW_SENTENCE.search(tail[: verb.start()]):
        return None
    if not is_closed and (FINITE.search(tail, 0, verb.start()) or not ONLY_SAYING.match(tail, verb.end())):
        return None
    return verb


def _find_speaker_behind(
    passage: Passage, start: int, tail: str, verb: re.Match[str], foci: tuple[Focus, ...]
) -> Voice | None:
    """Return whose words these are: the verb's subject, or whom a report quotes that "quoted Ms Lind"."""
    if verb.group() in QUOTING and not PASSIVE.search(tail[: verb.start()]):
        return find_named_right(passage, start + verb.end(), start + len(tail), foci)
    begin, place = start + len(tail) - len(tail.lstrip(" ,")), start + verb.start()
    return _find_opening(passage, begin, place) or find_subject(passage, begin, place, foci)


def _find_opening(passage: Passage, begin: int, verb: int) -> Voice | None:
    """Return the person named right behind the marks, where a comma follows the name."""
    for named in names_between(passage, begin, verb):
        if named.start == begin and named.kind is Kind.PEOPLE and passage.text[named.end : named.end + 1] == ",":
            return name_voice(named)
    return None


def read_far_behind(
    passage: Passage, quotation: Quotation, stretch: tuple[int, int], foci: tuple[Focus, ...]
) -> Attribution | None:
    """Return the attribution at the end of a sentence of which the quotation is a part: "…, Mr Lind said"."""
    start, end = stretch
    tail = passage.text[quotation.closes : end]
    according = ACCORDING.search(tail)
    if according:
        voice = find_named_right(passage, quotation.closes + according.end(), end, foci)
        return make_attribution(passage, start, end, voice, "according", is_direct=False, is_behind=True)
    for verb in find_verbs(SPEECH_VERB, tail):
        comma = tail.rfind(",", 0, verb.start())
        if comma >= 0 and len(tail[comma : verb.start()].split()) <= 6 and ONLY_SAYING.match(tail, verb.end()):
            begin = quotation.closes + comma + 1
            voice = find_subject(passage, begin, quotation.closes + verb.start(), foci)
            return make_attribution(passage, start, end, voice, verb.group(), is_direct=False, is_behind=True)
    return None
