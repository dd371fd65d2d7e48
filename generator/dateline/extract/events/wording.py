"""A stretch of a sentence and what is cut from it in, one line of text out; the source's words keep their order."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from dateline.english.lexicon import Words, read_words
from dateline.english.sentences import ENDS_SENTENCE
from dateline.extract.events.phrases import find_quoted, is_inside, is_verb
from dateline.model import Kind, Span
from dateline.regexes import make_regex
from dateline.seed import Referent, Sentence

CONNECTIVE = make_regex(
    r"(?:however|meanwhile|moreover|furthermore|in addition|also|besides|nevertheless|nonetheless|still|then|"
    r"as a result|for (?:its|his|her|their) part|separately|elsewhere|and|but|yet|so)\b,?\s+"
    r"(?!far\b|another\b|many\b|much\b|more\b|again\b)",
    re.IGNORECASE,
)
AFTER_COMMA = make_regex(r"(?:also|besides|still|then|elsewhere|separately)\b(?!,)", re.IGNORECASE)
"""Words that join sentences only with a comma behind them: "Then the dam broke" tells an order."""
EMPTY_MARKS = make_regex(r"\(\s*[,;]?\s*\)|\[\s*\]")
CLOSERS = {"”": "“", "’": "‘", "»": "«", ")": "(", "]": "["}
WHITE = make_regex(r"\s+")

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
class Edit:
    """A stretch of a sentence, by offsets in it, that the text leaves out or puts in other words in brackets."""

    start: int
    end: int
    text: str = ""
    """Empty, or a name in square brackets."""


@dataclass(frozen=True, slots=True)
class NameAt:
    """A name in a sentence."""

    referent: Referent
    place: Span
    """By offsets in the sentence's text."""


def make_line(sentence: str, span: Span, edits: tuple[Edit, ...]) -> str:
    """Return the stretch without what is cut, as one sentence: capital, full stop, marks in pairs."""
    return _finish(_cut_connective(_tidy(_apply(sentence, span, edits))))


def measure_line(sentence: str, span: Span, edits: tuple[Edit, ...]) -> int:
    """Return how many words of the source the line has."""
    return len(
        re.findall(r"\w+", _tidy(_apply(sentence, span, tuple(edit for edit in edits if not edit.text.strip()))))
    )


def _apply(sentence: str, span: Span, edits: tuple[Edit, ...]) -> str:
    """Return the stretch with its edits made; of two that overlap the first holds."""
    pieces, at = [], span.start
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if edit.start < at or edit.end > span.end:
            at = max(at, min(edit.end, span.end)) if edit.start < at < edit.end and not edit.text.strip() else at
            continue
        pieces += [sentence[at : edit.start], edit.text]
        at = edit.end
    return "".join((*pieces, sentence[at : span.end]))


def _tidy(text: str) -> str:
    """Return the text without doubled blanks and the marks that a cut has left alone."""
    text = EMPTY_MARKS.sub("", WHITE.sub(" ", text))
    text = re.sub(r" +([,;:.!?])", r"\1", text)
    text = re.sub(r",(?: ?,)+", ",", text)
    text = re.sub(r"[,;:]+([.!?;])", r"\1", text)
    return text.strip(" ,;:–—-\t|")


def _cut_connective(text: str) -> str:
    """Return the text without the word that ties it to the sentence before."""
    found = CONNECTIVE.match(text)
    if not found or AFTER_COMMA.match(text):
        return text
    return text[found.end() :]


def _finish(text: str) -> str:
    """Return the text with a capital in front, a full stop behind and no mark without its partner."""
    text = _pair_marks(text)
    first = next((index for index, char in enumerate(text) if char.isalnum()), None)
    opener = text[: first or 0]
    if first is not None and not opener.endswith("["):
        word = re.match(r"\w+", text[first:])
        if word and word.group().islower():
            text = opener + text[first].upper() + text[first + 1 :]
    if ENDS_SENTENCE.search(text):
        return text
    return text + "."


def _pair_marks(text: str) -> str:
    """Return the text with the quotation marks and brackets that the cut has parted from their partners."""
    for closer, opener in CLOSERS.items():
        if closer == "’":
            continue
        first = text.find(closer)
        if first >= 0 and opener not in text[:first]:
            text = text[:first] + text[first + 1 :] if closer in ")]" else opener + text
        if text.rfind(opener) > text.rfind(closer):
            text += closer
    if text.count('"') % 2:
        at = text.index('"')
        text = '"' + text if re.match(r'["][\s,.;]|"$', text[at:]) else text + '"'
    return text


def index_names(sentences: tuple[Sentence, ...], referents: tuple[Referent, ...]) -> tuple[tuple[NameAt, ...], ...]:
    """Return for each sentence the names in it, by place."""
    starts = [sentence.span.start for sentence in sentences]
    named: list[list[NameAt]] = [[] for _ in sentences]
    for referent in referents:
        for mention in referent.mentions:
            number = bisect_right(starts, mention.span.start) - 1
            if number >= 0 and mention.span.end <= sentences[number].span.end:
                offset = starts[number]
                named[number].append(NameAt(referent, Span(mention.span.start - offset, mention.span.end - offset)))
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
    names: tuple[tuple[NameAt, ...], ...],
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


def _find_fitting(text: str, names: tuple[NameAt, ...], pronoun: str, before: int | None = None) -> tuple[str, ...]:
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
