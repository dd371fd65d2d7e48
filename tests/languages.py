"""The shipped words of each language, as tests use them."""

from pathlib import Path

from dateline.commands.wording import read_wording
from dateline.language.words import Words

TEMPLATES = Path(__file__).parents[1] / "templates"
LANGUAGES = tuple(sorted(file.stem for file in (TEMPLATES / "languages").glob("*.yaml")))


def read_words(tag: str) -> Words:
    """Return the words of a language; fails where its file has faults or lacks phrases."""
    wording, problems = read_wording(tag, (TEMPLATES,))
    assert (problems, wording.notices) == ((), ())
    return wording.words


ENGLISH = read_words("en")
