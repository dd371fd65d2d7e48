"""The shipped words of each language, as tests use them."""

from dateline.commands.wording import read_wording
from dateline.language.words import Words
from tests.support.places import TEMPLATES

LANGUAGES = tuple(sorted(file.stem for file in (TEMPLATES / "languages").glob("*.yaml")))


def read_words(tag: str) -> Words:
    """Return the words of a language; fails where its file has faults or lacks phrases."""
    wording, problems = read_wording(tag, (TEMPLATES,))
    assert (problems, wording.notices) == ((), ())
    return wording.words


ENGLISH = read_words("en")
