"""Who "he" is: a pronoun that opens a line of the timeline gives way to the name that the text before it gives."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from dateline.english.lexicon import Words, read_words
from dateline.extract.events.phrases import find_quoted, is_inside
from dateline.extract.events.verbs import is_verb
from dateline.extract.events.wording import Edit
from dateline.model import Kind, Span
from dateline.regexes import make_regex
from dateline.seed import Referent, Sentence

OPENING = make_regex(r"[•*\s]*(?:(?:But|And|Then|Later|However,|Meanwhile,)\s+)?(?P<pronoun>He|She|It|They|he|she)\b")
AFTER_DATE = make_regex(r"\s*(?P<pronoun>he|she|it|they)\b")
AFTER_QUOTE = make_regex(r"[”\"]\s+(?P<pronoun>he|she)\s+(?=[a-z])")
BODY_ACTS = make_regex(
    r"\s+(?:also\s+|has\s+|had\s+)?(?:said|says|announced|declared|added|warned|called|urged|decided|voted|approved|"
    r"passed|rejected|accused|denied|promised|pledged|agreed|launched|imposed|signed|published|issued|ordered)\b"
)
MALE = make_regex(r"\b(?:mr|sir|lord|king|prince|duke|emir|sultan|ayatollah|pope|father)\.?\s+$", re.IGNORECASE)
FEMALE = make_regex(r"\b(?:mrs|ms|miss|dame|lady|queen|princess|duchess|baroness|sister)\.?\s+$", re.IGNORECASE)
WRONG_TITLES = {"he": FEMALE, "she": MALE}
WRONG_NAMES = {"he": read_words("female_names"), "she": read_words("male_names")}
NO_NAMES = Words(tuple)
SEARCHED = 3
"""How many sentences back a name is looked for."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a sentence."""

    referent: Referent
    place: Span
    """By offsets in the sentence's text."""


def index_names(sentences: tuple[Sentence, ...], referents: tuple[Referent, ...]) -> tuple[tuple[Name, ...], ...]:
    """Return for each sentence the names in it, by place."""
    starts = [sentence.span.start for sentence in sentences]
    named: list[list[Name]] = [[] for _ in sentences]
    for referent in referents:
        for mention in referent.mentions:
            number = bisect_right(starts, mention.span.start) - 1
            if number >= 0 and mention.span.end <= sentences[number].span.end:
                offset = starts[number]
                named[number].append(Name(referent, Span(mention.span.start - offset, mention.span.end - offset)))
    return tuple(tuple(sorted(names, key=lambda name: name.place.start)) for names in named)


def find_pronoun(text: str, start: int, opened: int | None) -> re.Match[str] | None:
    """Return the pronoun that is the line's subject: at its start, behind a date there, or after a quotation."""
    opening = OPENING.match(text, start) or (AFTER_DATE.match(text, opened) if opened is not None else None)
    if opening:
        return opening
    spoken = AFTER_QUOTE.search(text, start)
    return spoken if spoken and is_verb(re.split(r"\W", text[spoken.end() :], maxsplit=1)[0]) else None


def name_subject(
    found: re.Match[str],
    number: int,
    text: str,
    sentences: tuple[Sentence, ...],
    names: tuple[tuple[Name, ...], ...],
) -> Edit | None:
    """Return the pronoun's replacement, a full name in square brackets; None where it could mean more than one.

    It stands for the one name of its kind in the sentence before it, or in the next one back that has any.
    """
    pronoun = found["pronoun"].casefold()
    if pronoun == "they" or (pronoun == "it" and not BODY_ACTS.match(text, found.end("pronoun"))):
        return None
    quoted = AFTER_QUOTE.match(found.group()) is not None
    fits = () if quoted else _find_fitting(text, names[number], pronoun, found.start("pronoun"))
    for earlier in range(number - 1, max(-1, number - 1 - SEARCHED), -1):
        if fits:
            break
        fits = _find_fitting(sentences[earlier].text, names[earlier], pronoun)
    if len(fits) != 1:
        return None
    return Edit(found.start("pronoun"), found.end("pronoun"), f"[{fits[0]}]")


def _find_fitting(text: str, names: tuple[Name, ...], pronoun: str, before: int | None = None) -> tuple[str, ...]:
    """Return who may be meant in one sentence, outside quotation marks; none twice."""
    kind = Kind.ORGANISATIONS if pronoun == "it" else Kind.PEOPLE
    wrong_title, wrong_names = WRONG_TITLES.get(pronoun), WRONG_NAMES.get(pronoun, NO_NAMES)
    quoted = find_quoted(text)
    fits = {
        name.referent.tag.name: not (wrong_title and wrong_title.search(text[: name.place.start]))
        and name.referent.tag.name.partition(" ")[0].casefold() not in wrong_names
        for name in names
        if name.referent.tag.kind is kind
        and (before is None or name.place.start < before)
        and not is_inside(name.place.start, quoted)
    }
    return tuple(name for name, is_fit in fits.items() if is_fit)
