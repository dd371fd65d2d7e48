"""Passages in, quotations with their voices out: which words of the report say who speaks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.ingest.extract.lexicon import read_words
from generator.ingest.extract.quotes.channels import find_channel
from generator.ingest.extract.quotes.marks import Quotation
from generator.ingest.extract.quotes.passages import MASK, Passage, names_between, quotations_between
from generator.ingest.extract.quotes.subjects import (
    SPEECH_VERBS,
    STANCE_VERBS,
    find_beside,
    find_main_subject,
    find_named_right,
    find_subject,
)
from generator.ingest.extract.quotes.voices import UNNAMED, Beat, Voice, name_stranger, name_voice
from generator.model import Kind

PARTICIPLES = read_words("saying_participles")
VERBS = "|".join(sorted((SPEECH_VERBS | STANCE_VERBS | PARTICIPLES), key=len, reverse=True))
SPEECH = "|".join(sorted(SPEECH_VERBS, key=len, reverse=True))
ANY_VERB = re.compile(rf"\b(?:{VERBS})\b")
SPEECH_VERB = re.compile(rf"\b(?:{SPEECH})\b")
INVERTED = re.compile(
    r"\s*,?\s*(?:said|says|wrote|writes|added|adds|asked|asks|tweeted|tweets|replied|declared|explained|warned|insisted"
    r"|argued|noted|recalled|announced|exclaimed|cried|shouted|commented|continued|concluded|quipped|joked|read|reads)\b"
)
ACCORDING = re.compile(r"\b[Aa]ccording\s+to\b")
RELAYED = re.compile(r"report|according", re.IGNORECASE)
"""Who passes words on is not who said them: "Mr Lind called it “mad”, the agency reported"."""
QUOTING = frozenset(("quote", "quotes", "quoted", "cite", "cites", "cited"))
DASHED = re.compile(r"\s*[—–-]{1,2}\s*(?=[A-Z])")
NO_VERB = re.compile(r"(?:\b(?:the|an?|his|her|its|their|this|that|no|of|new|to)\s+|[\w’']+[’']s\s+)$", re.IGNORECASE)
NOT_FINITE = re.compile(r"\bto\s+$")
PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|be|being)\s+(?:[\w-]+ly\s+|also\s+|once\s+|often\s+|never\s+|not\s+)?$"
)
LONGEST_PASSIVE = 40
LATE_CLAUSE = re.compile(r"\band\s+that\b")
AGENT = re.compile(r"\s*(?:[^,.;\ufffc]{0,60}?\s)?by\s+")
ONLY_SAYING = re.compile(
    r"(?:\s+(?:reporters|journalists|the|a|[A-Z]\w+)(?:\s+\w+){0,2})?\s*(?:[.,;]|$|\b(?:on|in|at|during|after|before|late|early"
    r"|as|when|while|by|last|this|yesterday|today|earlier|later|hours|days)\b)"
)
NEW_CLAUSE = re.compile(r"\s*,?\s*(?:and|but|which|because|so|while|although|whereas|or|as|when|where|if)\b")
CLOSED = frozenset(",?!—–-…")
FARTHEST_SHORT = 15
"""Words that one or two words in marks may stand away from the verb that makes them somebody's own."""
REMEMBERED = 60
"""Sentences back in which an office may have been given to its holder."""
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


LONGEST = 600
"""Characters of a sentence in which its subject is looked for; endless lines have none behind them."""
Attributed = tuple[Quotation, Attribution | None]


def attribute(passages: tuple[Passage, ...]) -> tuple[Attributed, ...]:
    """Return every quotation with its attribution, in order; None where the report says nothing of a speaker."""
    beats: tuple[Beat, ...] = ()
    heard: list[Attributed] = []
    for passage in passages:
        for number, (start, end) in enumerate(passage.stretches):
            found = quotations_between(passage, start, end)
            for quotation in found:
                stretch = (start, end, passage.stretches[number + 1][1] if number + 1 < len(passage.stretches) else end)
                said = _find_attribution(passage, quotation, stretch, beats, heard)
                heard.append((quotation, said or _follow(passage, quotation, start, beats, heard)))
            beats = (*beats, _make_beat(passage, start, end, beats, heard[len(heard) - len(found) :]))[-REMEMBERED:]
    return tuple(heard)


def _make_beat(passage: Passage, start: int, end: int, beats: tuple[Beat, ...], heard: list[Attributed]) -> Beat:
    """Return whom a sentence was about: its subject, else whoever spoke in it."""
    spoken = next((said.voice for _, said in heard if said and said.voice.name), None)
    subject = find_main_subject(passage, start, min(end, start + LONGEST), beats)
    only_speech = not passage.text[start:end].replace(MASK, "").strip(" \n\r\t.,")
    others = tuple(name_voice(named) for named in names_between(passage, start, end))
    if only_speech and not subject:
        return beats[-1] if beats and not spoken else Beat(spoken, others)
    is_spoken = any(said and said.is_direct and said.voice.name for _, said in heard)
    return Beat(spoken if is_spoken else subject or spoken, others, passage.text[start:end])


def _find_attribution(
    passage: Passage,
    quotation: Quotation,
    stretch: tuple[int, int, int],
    beats: tuple[Beat, ...],
    heard: list[Attributed],
) -> Attribution | None:
    """Return what the report says of the speaker around the quotation."""
    start, end, _ = stretch
    if passage.style in ("heading", "table"):
        return None
    shared = _share(passage, quotation, start, heard)
    before = None if shared else _read_before(passage, quotation, start, beats, end)
    if shared or (before and before.is_direct):
        return shared or before
    behind = _read_behind(passage, quotation, stretch, beats)
    if behind and not (before and before.voice.name and RELAYED.match(behind.verb)):
        return behind
    return before or _read_far_behind(passage, quotation, (start, end), beats)


def _share(passage: Passage, quotation: Quotation, start: int, heard: list[Attributed]) -> Attribution | None:
    """Return the attribution of the quotation before in the sentence, where it stands between the two."""
    if not heard or heard[-1][0].paragraph != quotation.paragraph or heard[-1][0].opens < start:
        return None
    earlier, said = heard[-1]
    between = passage.text[earlier.closes : quotation.opens]
    return (
        said if said and said.is_behind and said.is_direct and between.rstrip().endswith((",", ":", "—", "–")) else None
    )


def _read_before(
    passage: Passage, quotation: Quotation, start: int, beats: tuple[Beat, ...], end: int
) -> Attribution | None:
    """Return the attribution by the last verb before the quotation in its sentence, or by a label with a colon."""
    left = passage.text[start : quotation.opens]
    bare = left.rstrip()
    according = ACCORDING.search(left)
    if according:
        voice = find_named_right(passage, start + according.end(), quotation.opens, beats)
        return _attribute(passage, start, end, voice, "according", is_direct=bare.endswith((",", ":")))
    verbs = list(_find_verbs(ANY_VERB, left))
    if not verbs:
        if not bare.endswith(":"):
            return None
        voice = find_main_subject(passage, start, quotation.opens, beats)
        return _attribute(passage, start, end, voice, "", is_direct=True)
    # A petition that "was never answered" says nothing; whoever said so does.
    active = [each for each in verbs if not PASSIVE.search(left, max(each.start() - LONGEST_PASSIVE, 0), each.start())]
    verb = active[-1] if active and LATE_CLAUSE.search(left, verbs[-1].end()) else verbs[-1]
    gap = left[verb.end() :]
    is_direct = bare.endswith(":") or not gap.strip(" ,") or (bare.endswith(",") and len(gap.split()) <= 8)
    voice = _find_voice(passage, quotation, start, (start + verb.start(), verb.group(), left), beats)
    is_direct = is_direct and verb.group() in SPEECH_VERBS
    said = _attribute(passage, start, end, voice, verb.group(), is_direct=is_direct)
    return replace(said, reach=len(gap.split()) + FARTHEST_SHORT * (";" in gap)) if said else None


def _find_verbs(verbs: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the verbs of a text; one behind an article or a possessive is a noun ("its report")."""
    for found in verbs.finditer(text):
        # Expressions that end at a place are searched in a window: a search of all before it would be slow.
        if not NO_VERB.search(text, max(found.start() - 24, 0), found.start()):
            yield found


def _find_voice(
    passage: Passage, quotation: Quotation, start: int, verb: tuple[int, str, str], beats: tuple[Beat, ...]
) -> Voice | None:
    """Return the subject of the verb, whether it has a form of its own, is a participle, or passive."""
    at, word, left = verb
    ahead = left[: at - start]
    if PASSIVE.search(ahead):
        agent = AGENT.match(passage.text, quotation.closes)
        return find_named_right(passage, agent.end(), len(passage.text), beats) if agent else None
    if word in PARTICIPLES or NOT_FINITE.search(ahead):
        beside = find_beside(passage, start, at, beats)
        voice = beside or find_main_subject(passage, start, at, beats) or find_subject(passage, start, at, beats)
        return voice or find_main_subject(passage, quotation.closes, _stretch_end(passage, start), beats)
    return find_subject(passage, start, at, beats)


def _stretch_end(passage: Passage, start: int) -> int:
    """Return where the sentence that begins at `start` ends."""
    return next((end for begin, end in passage.stretches if begin == start), len(passage.text))


def _read_behind(
    passage: Passage, quotation: Quotation, stretch: tuple[int, int, int], beats: tuple[Beat, ...]
) -> Attribution | None:
    """Return the attribution that follows at once: "said X", "X, the minister, said", "according to X", "— X"."""
    _, end, after = stretch
    is_last = not passage.text[quotation.closes : end].strip()
    limit = after if is_last else end
    tail = passage.text[quotation.closes : limit].split(MASK)[0]
    limit = quotation.closes + len(tail)
    span = (quotation.closes, limit)
    lead = re.match(r"\s*,?\s*according\s+to\b", tail) or INVERTED.match(tail) or DASHED.match(tail)
    if lead:
        voice = find_named_right(passage, quotation.closes + lead.end(), limit, beats)
        if lead.re is DASHED and not (voice and voice.kind is Kind.PEOPLE and len(tail.split()) < 12):
            return None
        return _attribute(passage, *span, voice, lead.group().strip(" ,"), is_direct=True, is_behind=True)
    return _read_subject_behind(passage, quotation, tail, beats)


def _read_subject_behind(
    passage: Passage, quotation: Quotation, tail: str, beats: tuple[Beat, ...]
) -> Attribution | None:
    """Return the attribution of a subject and its verb behind the quotation: ",” Ms Lind told the court."."""
    last = passage.words[quotation.end - 1]
    is_closed = last in CLOSED or tail.lstrip().startswith(",")
    if not (is_closed or last in ".”’") or NEW_CLAUSE.match(tail):
        return None
    verb = next(_find_verbs(SPEECH_VERB, tail[:LONGEST_HEAD]), None)
    if not verb or re.search(r"[;:]|\.\s+(?=[A-Z][a-z]+\s+[a-z])", tail[: verb.start()]):
        return None
    if not is_closed and not ONLY_SAYING.match(tail, verb.end()):
        return None
    begin = quotation.closes + len(tail) - len(tail.lstrip(" ,"))
    place = quotation.closes + verb.start()
    if verb.group() in QUOTING and not PASSIVE.search(tail[: verb.start()]):
        voice = find_named_right(passage, quotation.closes + verb.end(), quotation.closes + len(tail), beats)
    else:
        voice = find_subject(passage, begin, place, beats)
    is_bare = last in CLOSED and len(tail[: verb.start()].split()) <= 5 and ONLY_SAYING.match(tail, verb.end())
    if voice is None and not is_bare:
        return None
    limit = quotation.closes + len(tail)
    voice = voice or name_stranger(tail[: verb.start()])
    return _attribute(passage, quotation.closes, limit, voice, verb.group(), is_direct=True, is_behind=True)


def _read_far_behind(
    passage: Passage, quotation: Quotation, stretch: tuple[int, int], beats: tuple[Beat, ...]
) -> Attribution | None:
    """Return the attribution at the end of a sentence of which the quotation is a part: "…, Mr Lind said"."""
    start, end = stretch
    tail = passage.text[quotation.closes : end]
    according = ACCORDING.search(tail)
    if according:
        voice = find_named_right(passage, quotation.closes + according.end(), end, beats)
        return _attribute(passage, start, end, voice, "according", is_direct=False, is_behind=True)
    for verb in _find_verbs(SPEECH_VERB, tail):
        comma = tail.rfind(",", 0, verb.start())
        if comma >= 0 and len(tail[comma : verb.start()].split()) <= 6 and ONLY_SAYING.match(tail, verb.end()):
            begin = quotation.closes + comma + 1
            voice = find_subject(passage, begin, quotation.closes + verb.start(), beats)
            return _attribute(passage, start, end, voice, verb.group(), is_direct=False, is_behind=True)
    return None


def _attribute(
    passage: Passage, start: int, end: int, voice: Voice | None, verb: str, *, is_direct: bool, is_behind: bool = False
) -> Attribution | None:
    """Return the attribution with its channel; None where nobody speaks and the quotation is but a part."""
    if voice is None and not is_direct:
        return None
    words = passage.text[start:end].replace(MASK, " ")
    voice = voice or UNNAMED
    return Attribution(voice, find_channel(words, voice.document), verb, is_direct, is_behind)


def _follow(
    passage: Passage,
    quotation: Quotation,
    start: int,
    beats: tuple[Beat, ...],
    heard: list[Attributed],
) -> Attribution | None:
    """Return the attribution of a quotation that stands alone: it goes on with the last voice."""
    words = passage.words[quotation.start : quotation.end]
    if passage.text[start : quotation.opens].strip() or not words[:1].isupper() or len(words.split()) < 3:
        return None
    if passage.text[quotation.closes : _stretch_end(passage, start)].strip(" .,"):
        return None
    recent = heard[-1] if heard and heard[-1][0].paragraph >= passage.number - 1 else None
    if recent and recent[0].paragraph == passage.number:
        return _go_on(recent[1])
    subject = beats[-1].subject if beats and beats[-1].subject else UNNAMED
    introduced = Attribution(subject, "", "", is_direct=True) if subject.kind is Kind.PEOPLE else None
    if passage.text[:start].strip():
        # A sentence of the same paragraph leads up to it: "Mr Hale put it more bluntly."
        return introduced
    if recent and recent[1] and (recent[1].is_direct or subject in (UNNAMED, recent[1].voice)):
        return _go_on(recent[1])
    return introduced


def _go_on(said: Attribution | None) -> Attribution | None:
    """Return the attribution for a further quotation of the same voice."""
    return Attribution(said.voice, said.via, "", is_direct=True) if said else None
