"""Passages in, quotations with their voices out: which words of the report say who speaks."""

import re
from dataclasses import replace

from dateline.english.quotation_marks import Quotation
from dateline.extract.quotes.passages import MASK, Passage, names_between, quotations_between
from dateline.extract.quotes.sayings import (
    ACCORDING,
    ANY_VERB,
    NOT_FINITE,
    PARTICIPLES,
    PASSIVE,
    SPEECH_VERBS,
    Attribution,
    find_verbs,
    make_attribution,
    read_behind,
    read_far_behind,
)
from dateline.extract.quotes.subjects import find_beside, find_main_subject, find_named_right, find_subject
from dateline.extract.quotes.voices import UNNAMED, Focus, Voice, name_voice
from dateline.model import Kind
from dateline.regexes import make_regex

SAID_AT_END = make_regex(r",\s+(?:said|says|added|wrote|announced|declared|reported)\s+(?=[A-Z])")
RELAYED = make_regex(r"report|according", re.IGNORECASE)
"""Who passes words on is not who said them: "Mr Lind called it “mad”, the agency reported"."""
LONGEST_PASSIVE = 40
LATE_CLAUSE = make_regex(r"\band\s+that\b")
AGENT = make_regex(r"\s*(?:[^,.;\ufffc]{0,60}?\s)?by\s+")
WORDS_OF = make_regex(r"\b[Ii]n\s+the\s+words\s+of\b")
LEADS = ((ACCORDING, "according"), (WORDS_OF, "words"))
"""Words before a quotation that name its speaker without a verb, and what they count as."""
FARTHEST_SHORT = 15
"""Words that one or two words in marks may stand away from the verb that makes them somebody's own."""
REMEMBERED = 60
"""Sentences back in which an office may have been given to its holder."""
LONGEST = 600
"""Characters of a sentence in which its subject is looked for; endless lines have none behind them."""
Attributed = tuple[Quotation, Attribution | None]


def attribute(passages: tuple[Passage, ...]) -> tuple[Attributed, ...]:
    """Return every quotation with its attribution, in order; None where the report says nothing of a speaker."""
    foci: tuple[Focus, ...] = ()
    heard: list[Attributed] = []
    for passage in passages:
        for number, (start, end) in enumerate(passage.stretches):
            found = quotations_between(passage, start, end)
            for quotation in found:
                stretch = (start, end, passage.stretches[number + 1][1] if number + 1 < len(passage.stretches) else end)
                said = _find_attribution(passage, quotation, stretch, foci, heard)
                heard.append((quotation, said or _follow(passage, quotation, start, foci, heard)))
            foci = (*foci, _make_focus(passage, start, end, foci, heard[len(heard) - len(found) :]))[-REMEMBERED:]
    return tuple(heard)


def _make_focus(passage: Passage, start: int, end: int, foci: tuple[Focus, ...], heard: list[Attributed]) -> Focus:
    """Return whom a sentence was about: its subject, else whoever spoke in it."""
    spoken = next((said.voice for _, said in heard if said and said.voice.name), None)
    near = min(end, start + LONGEST)
    subject = _find_sayer(passage, start, near, foci) or find_main_subject(passage, start, near, foci)
    only_speech = not passage.text[start:end].replace(MASK, "").strip(" \n\r\t.,")
    others = tuple(name_voice(named) for named in names_between(passage, start, end))
    if only_speech and not subject:
        return foci[-1] if foci and not spoken else Focus(spoken, others)
    is_spoken = any(said and said.is_direct and said.voice.name for _, said in heard)
    return Focus(spoken if is_spoken else subject or spoken, others, passage.text[start:end])


def _find_sayer(passage: Passage, start: int, end: int, foci: tuple[Focus, ...]) -> Voice | None:
    """Return who says what a sentence without quotation marks tells, named at its end: ", said Ana Lind, a nurse"."""
    said = SAID_AT_END.search(passage.text, start, end)
    voice = find_named_right(passage, said.end(), end, foci) if said else None
    return voice if voice and voice.kind is Kind.PEOPLE else None


def _find_attribution(
    passage: Passage,
    quotation: Quotation,
    stretch: tuple[int, int, int],
    foci: tuple[Focus, ...],
    heard: list[Attributed],
) -> Attribution | None:
    """Return what the report says of the speaker around the quotation."""
    start, end, _ = stretch
    if passage.style in ("heading", "table"):
        return None
    shared = _share(passage, quotation, start, heard)
    before = None if shared else _read_before(passage, quotation, (start, end), foci, heard)
    if shared or (before and before.is_direct):
        return shared or before
    behind = read_behind(passage, quotation, stretch, foci)
    if behind and not (before and before.voice.name and RELAYED.match(behind.verb)):
        return behind
    return before or read_far_behind(passage, quotation, (start, end), foci)


def _share(passage: Passage, quotation: Quotation, start: int, heard: list[Attributed]) -> Attribution | None:
    """Return the attribution of the sentence's quotation before, where it stands between the two."""
    if not heard or heard[-1][0].paragraph != quotation.paragraph or heard[-1][0].opens < start:
        return None
    earlier, said = heard[-1]
    between = passage.text[earlier.closes : quotation.opens]
    return (
        said if said and said.is_behind and said.is_direct and between.rstrip().endswith((",", ":", "—", "–")) else None
    )


def _read_before(
    passage: Passage, quotation: Quotation, stretch: tuple[int, int], foci: tuple[Focus, ...], heard: list[Attributed]
) -> Attribution | None:
    """Return the attribution by the last verb before the quotation in its sentence, or by a label with a colon."""
    start, end = stretch
    left = passage.text[start : quotation.opens]
    bare = left.rstrip()
    for pattern, verb in LEADS:
        lead = pattern.search(left)
        if lead:
            voice = find_named_right(passage, start + lead.end(), quotation.opens, foci)
            return make_attribution(passage, start, end, voice, verb, is_direct=bare.endswith((",", ":")))
    found = _find_last_verb(left)
    if not found:
        return _read_label(passage, quotation, stretch, foci, heard) if bare.endswith(":") else None
    verb, gap = found.group(), left[found.end() :]
    is_direct = bare.endswith(":") or not gap.strip(" ,") or (bare.endswith(",") and len(gap.split()) <= 8)
    voice = _find_voice(passage, quotation, start, (start + found.start(), verb, left), foci)
    said = make_attribution(passage, start, end, voice, verb, is_direct=is_direct and verb in SPEECH_VERBS)
    return replace(said, reach=len(gap.split()) + FARTHEST_SHORT * (";" in gap)) if said else None


def _find_last_verb(left: str) -> re.Match[str] | None:
    """Return the last verb of saying before a quotation; behind a later "and that" the last one that is not passive.

    A petition that "was never answered" says nothing; whoever said so does.
    """
    verbs = list(find_verbs(ANY_VERB, left))
    if not verbs:
        return None
    active = [each for each in verbs if not PASSIVE.search(left, max(each.start() - LONGEST_PASSIVE, 0), each.start())]
    return active[-1] if active and LATE_CLAUSE.search(left, verbs[-1].end()) else verbs[-1]


def _read_label(
    passage: Passage, quotation: Quotation, stretch: tuple[int, int], foci: tuple[Focus, ...], heard: list[Attributed]
) -> Attribution | None:
    """Return the attribution by words without a verb before a colon: "The mayor: “…”"."""
    voice = find_main_subject(passage, stretch[0], quotation.opens, foci)
    goes_on = voice is None and heard and heard[-1][0].paragraph == passage.number
    return _go_on(heard[-1][1]) if goes_on else make_attribution(passage, *stretch, voice, "", is_direct=True)


def _find_voice(
    passage: Passage, quotation: Quotation, start: int, verb: tuple[int, str, str], foci: tuple[Focus, ...]
) -> Voice | None:
    """Return whose verb it is, be it active, a participle, or passive with "by" behind the quotation."""
    at, word, left = verb
    ahead = left[: at - start]
    if PASSIVE.search(ahead):
        agent = AGENT.match(passage.text, quotation.closes)
        return find_named_right(passage, agent.end(), len(passage.text), foci) if agent else None
    if word in PARTICIPLES or NOT_FINITE.search(ahead):
        beside = find_beside(passage, start, at, foci)
        voice = beside or find_main_subject(passage, start, at, foci) or find_subject(passage, start, at, foci)
        return voice or find_main_subject(passage, quotation.closes, _stretch_end(passage, start), foci)
    return find_subject(passage, start, at, foci)


def _stretch_end(passage: Passage, start: int) -> int:
    """Return where the sentence that begins at `start` ends."""
    return next((end for begin, end in passage.stretches if begin == start), len(passage.text))


def _follow(
    passage: Passage,
    quotation: Quotation,
    start: int,
    foci: tuple[Focus, ...],
    heard: list[Attributed],
) -> Attribution | None:
    """Return the attribution of a quotation that no words attribute: it goes on with the last voice."""
    words = passage.words[quotation.start : quotation.end]
    if passage.text[start : quotation.opens].strip() or not words[:1].isupper() or len(words.split()) < 3:
        return None
    if passage.text[quotation.closes : _stretch_end(passage, start)].strip(" .,"):
        return None
    recent = heard[-1] if heard and heard[-1][0].paragraph >= passage.number - 1 else None
    if recent and recent[0].paragraph == passage.number:
        return _go_on(recent[1])
    subject = foci[-1].subject if foci and foci[-1].subject else UNNAMED
    introduced = Attribution(subject, "", "", is_direct=True) if subject.kind is Kind.PEOPLE else None
    if passage.text[:start].strip():
        # A sentence of the same paragraph leads up to it: "Mr Hale put it more bluntly."
        return introduced
    if recent and recent[1] and (recent[1].is_direct or subject in (UNNAMED, recent[1].voice)):
        return _go_on(recent[1])
    return introduced


def _go_on(said: Attribution | None) -> Attribution | None:
    """Return the attribution of one more quotation by the same voice."""
    return Attribution(said.voice, said.via, "", is_direct=True) if said else None
