"""The language of a digest and folders of templates in; how the site says all that no editor writes, out."""

from collections.abc import Iterator
from pathlib import Path

from dateline.content.content import Wording
from dateline.content.phrases import Phrasebook, check_phrasebook, read_phrasebook
from dateline.content.syntax.decoding import decode_text
from dateline.language.locales import find_locale
from dateline.language.words import Words
from dateline.problems import Problem

FOLDER = "languages"
ENGLISH = "en"
LATIN = tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
MAX_NAMED = 5


def read_wording(tag: str, template_folders: tuple[Path, ...]) -> tuple[Wording, tuple[Problem, ...]]:
    """Return the words of the language, and every problem of its files.

    `templates/languages/ur-PK.yaml` goes before `ur.yaml`, and a digest's own file before the shipped one, phrase by
    phrase. What no file has is said in English.
    """
    problems: list[Problem] = []
    english = _read_books((ENGLISH,), template_folders, problems)
    # The shipped file, which stands last, knows every phrase; a digest's own may hold a single one.
    whole = english[-1]
    english = _check_books(english, whole, problems)
    names = tuple(dict.fromkeys((tag, tag.partition("-")[0])))
    is_english = names == (ENGLISH,)
    own = english if is_english else _check_books(_read_books(names, template_folders, problems), whole, problems)
    words = _make_words(tag, own, english) if own else _make_words(ENGLISH, english, english)
    return Wording(words, tuple(_find_notices(tag, own, whole))), tuple(sorted(set(problems)))


def _find_notices(tag: str, own: tuple[Phrasebook, ...], whole: Phrasebook) -> Iterator[str]:
    """Yield what an editor should know: that the language has no phrases, or lacks some."""
    if not own:
        yield (
            f"The site says its own words in English: there is no templates/{FOLDER}/{tag}.yaml. "
            "docs/templates.md tells how to add a language."
        )
        return
    lacking = [key for key in whole.phrases if not any(book.phrases.get(key) for book in own)]
    if lacking:
        named = ", ".join(lacking[:MAX_NAMED]) + (", …" if len(lacking) > MAX_NAMED else "")
        number = (
            "1 phrase, which the site says" if len(lacking) == 1 else f"{len(lacking)} phrases, which the site says"
        )
        yield f"{own[0].path} lacks {number} in English: {named}"


def _read_books(names: tuple[str, ...], folders: tuple[Path, ...], problems: list[Problem]) -> tuple[Phrasebook, ...]:
    """Return the files of these names that are there, those of the first folder first."""
    books = []
    for folder in folders:
        for name in names:
            file = folder / FOLDER / f"{name}.yaml"
            path = f"templates/{FOLDER}/{name}.yaml"
            if not file.is_file():
                continue
            text, found = decode_text(path, file.read_bytes())
            problems += found
            if text is not None:
                book, found = read_phrasebook(path, text)
                problems += found
                books.append(book)
    return tuple(books)


def _check_books(books: tuple[Phrasebook, ...], whole: Phrasebook, problems: list[Problem]) -> tuple[Phrasebook, ...]:
    """Return the books with those phrases only that can be said; what is wrong with others is added to the problems."""
    checked = tuple(check_phrasebook(book, whole) for book in books)
    problems += (problem for _, found in checked for problem in found)
    return tuple(book for book, _ in checked)


def _make_words(tag: str, own: tuple[Phrasebook, ...], english: tuple[Phrasebook, ...]) -> Words:
    """Return the words of the language's own books, with English behind them.

    A tag that says more than the file's name, as en-US, decides the locale.
    """
    name = Path(own[0].path).stem
    given = next((book.locale for book in own if book.locale), "")
    phrases = {key: forms for book in reversed((*own, *english)) for key, forms in book.phrases.items() if forms}
    return Words(
        tag=tag,
        locale=(find_locale(tag) if tag != name else None) or given or find_locale(name) or ENGLISH,
        phrases=phrases,
        alphabet=next((book.alphabet for book in own if book.alphabet), LATIN),
        day_pattern=next((book.day for book in own if book.day), "long"),
    )
