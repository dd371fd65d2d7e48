"""Names as they are compared: folded, looked up among editors' names, and found again in a sentence."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from dateline.model import Kind, Tag, Vocabulary, VocabularyTerm
from dateline.regexes import make_regex

# Generational suffixes stand behind a surname and are none.
SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
# Endings that make the people of a place from its name: Iranian, Iraqi, Chinese, Libyan; and what they replace.
DEMONYMS = ("ian", "ians", "i", "is", "ese", "n", "ns", "an", "ans")
POSSESSIVE = make_regex(r"(?<=\w)['’]s\b")
# Marks that stand inside a word: O'Neill, U.S.
JOINING = make_regex(r"(?<=\b[^\W\d])\.(?=[^\W\d]\b)|['’]")
BETWEEN_WORDS = make_regex(r"[\W_]+")
# The words of news return all day, and a preview reads the same sentences at every save.
FORMS_KEPT = 50_000
SMALL_WORDS = frozenset(("of", "the", "and", "for", "on", "in", "de", "la", "to"))


@lru_cache(maxsize=FORMS_KEPT)
def fold(text: str) -> str:
    """Return the text without case, accents and punctuation, its words parted by one blank.

    >>> fold("Abu-Mahdi al-Muhandis’s “plan”")
    'abu mahdi al muhandis plan'
    """
    return _strip(text).casefold()


def _strip(text: str) -> str:
    """Return the text without accents, possessive and punctuation; case kept."""
    plain = POSSESSIVE.sub("", text)
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(BETWEEN_WORDS.sub(" ", JOINING.sub("", plain)).split())


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Editors' names, ready to be looked up."""

    terms: dict[tuple[Kind, str], VocabularyTerm]
    """By kind and folded name, alias or former name; canonical names win."""

    def find(self, kind: Kind, name: str) -> VocabularyTerm | None:
        """Return the term of the vocabulary that has this name, alias or former name."""
        return self.terms.get((kind, fold(name)))

    def settle(self, tag: Tag) -> Tag:
        """Return the tag under its canonical name."""
        term = self.find(tag.kind, tag.name)
        return Tag(tag.kind, term.name) if term else tag


def index_names(vocabulary: Vocabulary) -> KnownNames:
    """Return the vocabulary's names; where two terms claim one form, the canonical name, then the first in file."""
    terms: dict[tuple[Kind, str], VocabularyTerm] = {}
    for term in vocabulary.terms:
        terms.setdefault((term.kind, fold(term.name)), term)
    for term in vocabulary.terms:
        for name in (*term.aliases, *term.former):
            terms.setdefault((term.kind, fold(name)), term)
    return KnownNames(terms)


@dataclass(frozen=True, slots=True)
class FoldedSentence:
    """A sentence in which names are looked for."""

    folded: str
    """Folded, a blank at each end."""
    cased: str
    """The same with its case kept, for acronyms."""


@lru_cache(maxsize=FORMS_KEPT)
def fold_sentence(text: str) -> FoldedSentence:
    """Return the sentence as names are found in it."""
    stripped = _strip(text)
    return FoldedSentence(f" {stripped.casefold()} ", f" {stripped} ")


@dataclass(frozen=True, slots=True)
class NamePattern:
    """The forms under which a sentence can name one thing."""

    folded: tuple[str, ...]
    cased: tuple[str, ...]
    """Acronyms: `US` is no `us`."""

    def stands_in(self, sentence: FoldedSentence) -> bool:
        """Tell whether the sentence names the thing."""
        folded, cased = sentence.folded, sentence.cased
        for form in self.folded:
            if form in folded:
                return True
        for form in self.cased:  # noqa: SIM110 - asked a million times in a large digest: any() takes twice as long
            if form in cased:
                return True
        return False


def make_name_pattern(kind: Kind, names: tuple[str, ...], triggers: tuple[str, ...] = ()) -> NamePattern:
    """Return the forms of a thing known under these names.

    Beside the names themselves: the surname of a person, the people of a place, the initials of an organisation, the
    trigger words of a topic.
    """
    folded: set[str] = set()
    cased: set[str] = set()
    for name in (*names, *triggers):
        if name.isupper() and len(name) <= 6:
            cased.add(_strip(name))
        else:
            folded.add(fold(name))
    for name in names:
        if kind is Kind.PEOPLE:
            folded |= _find_surname(name)
        elif kind is Kind.PLACES and not name.isupper():
            folded |= _find_demonyms(fold(name))
        elif kind is Kind.ORGANISATIONS:
            cased |= _find_initials(name)
    return NamePattern(
        tuple(sorted(f" {form} " for form in folded if form)), tuple(sorted(f" {form} " for form in cased if form))
    )


def _find_surname(name: str) -> set[str]:
    """Return the last name of a person, where there is one of at least three letters."""
    words = [word for word in fold(name).split() if word not in SUFFIXES]
    return {words[-1]} if len(words) > 1 and len(words[-1]) > 2 else set()


def _find_demonyms(name: str) -> set[str]:
    """Return what the people of a place may be called; forms that no one uses do no harm."""
    if len(name) < 4 or " " in name:
        return set()
    stems = {name, name[:-1]} if name[-1] in "aeo" else {name}
    return {stem + ending for stem in stems for ending in DEMONYMS}


def _find_initials(name: str) -> set[str]:
    """Return the acronym that the capitals of an organisation's name make, where it has at least three letters."""
    words = [word for word in re.split(r"[\s-]+", name) if word and word.casefold() not in SMALL_WORDS]
    initials = "".join(word[0] for word in words if word[0].isupper())
    return {initials} if len(initials) > 2 and len(initials) == len(words) else set()
