"""The shipped words of each language, as tests use them, and what is wrong with their files."""

from collections.abc import Iterator

from dateline.commands.wording import read_wording
from dateline.content.phrases import Phrasebook, read_phrasebook
from dateline.language.words import Words
from dateline.problems import format_problem
from tests.support.faults import tell
from tests.support.places import TEMPLATES

LANGUAGES = tuple(sorted(file.stem for file in (TEMPLATES / "languages").glob("*.yaml")))


def read_book(tag: str) -> Phrasebook:
    """Return a language's file as it is."""
    path = f"templates/languages/{tag}.yaml"
    return read_phrasebook(path, (TEMPLATES.parent / path).read_text(encoding="utf-8"))[0]


def name_phrase(book: Phrasebook, key: str) -> str:
    """Return file and line of a phrase."""
    return f"{book.path}:{book.places.get(key, (1, 1))[0]}"


def find_lacking(own: Phrasebook, english: Phrasebook) -> Iterator[str]:
    """Yield a message for each phrase that a language lacks, at the place where it belongs."""
    above = ""
    for key in english.phrases:
        if own.phrases.get(key):
            above = key
        else:
            remedy = f"Translate it from {name_phrase(english, key)}{f'; it belongs below {above}' if above else ''}."
            yield tell(name_phrase(own, above), f"the language lacks the phrase '{key}'", remedy)


def find_faults(tag: str) -> Iterator[str]:
    """Yield a message for each fault of a language's file, and for each phrase that it lacks."""
    yield from map(format_problem, read_wording(tag, (TEMPLATES,))[1])
    yield from find_lacking(read_book(tag), read_book("en"))


def read_words(tag: str) -> Words:
    """Return the words of a language; what its file lacks is English, and test_phrases.py tells of it."""
    return read_wording(tag, (TEMPLATES,))[0].words


ENGLISH = read_words("en")
