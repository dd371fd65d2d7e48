"""A stretch of a sentence and what is cut from it in, one line of text out; the source's words keep their order."""

import re
from dataclasses import dataclass

from dateline.model import Span
from dateline.regexes import make_regex

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


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of a sentence, by offsets in it, that the text leaves out or puts in other words in brackets."""

    start: int
    end: int
    text: str = ""
    """Empty, or a name in square brackets."""


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
    if re.search(r"[.!?…][\"”’')\]]*$", text):
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
