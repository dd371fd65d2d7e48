"""The text of a file of `templates/languages/` in; the phrases of one language, with every fault of the file, out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from string import Formatter

from dateline.content.syntax.frontmatter import read_table
from dateline.content.syntax.tree import Node, Pair, Scalar, Table
from dateline.language.locales import PLURAL_FORMS, find_locale, is_day_pattern
from dateline.language.words import Forms
from dateline.problems import Problem, find_nearest

SETTINGS = ("locale", "alphabet", "day")
ONE_LINE = "Write the phrase behind the colon, in quotation marks where it holds a colon itself."
BRACES = "Write the names of values as {day}; a brace that is one is written twice."


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """One file of phrases; a digest's own may hold a few of them only."""

    path: str
    locale: str = ""
    """Babel's name of the locale that goes with it; empty where the file names none."""
    alphabet: tuple[str, ...] = ()
    day: str = ""
    """How a whole day is written: a pattern of the CLDR; empty where the locale's own will do."""
    phrases: Mapping[str, Forms] = field(default_factory=dict)
    """By dotted key."""
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict, compare=False, repr=False)
    """Line and column of each phrase."""


def read_phrasebook(path: str, text: str) -> tuple[Phrasebook, tuple[Problem, ...]]:
    """Return the phrases of a file, and every problem of its form."""
    table, found = read_table(path, text)
    problems = list(found)
    settings: dict[str, Scalar] = {}
    phrases: dict[str, Forms] = {}
    places: dict[str, tuple[int, int]] = {}
    for pair in table.pairs:
        if pair.key.text in SETTINGS and isinstance(pair.value, Scalar):
            settings[pair.key.text] = pair.value
        elif isinstance(pair.value, Table):
            for inner in pair.value.pairs:
                key = f"{pair.key.text}.{inner.key.text}"
                phrases[key] = _read_forms(path, key, inner, problems)
                places[key] = (inner.key.line, inner.key.column)
        else:
            problems.append(_refuse_section(path, pair))
    book = Phrasebook(
        path=path,
        locale=_read_locale(path, settings.get("locale"), problems),
        alphabet=tuple(letters.upper() for letters in _text(settings, "alphabet").split()),
        day=_read_day(path, settings.get("day"), problems),
        phrases=phrases,
        places=places,
    )
    return book, tuple(sorted(problems))


def check_phrasebook(book: Phrasebook, english: Phrasebook) -> tuple[Phrasebook, tuple[Problem, ...]]:
    """Return the phrases that can be said, and a problem for each other one.

    Those are phrases that nothing asks for, and such as hold a value that they do not get.
    """
    problems = {key: _check_phrase(book, key, english) for key in book.phrases}
    sound = {key: forms for key, forms in book.phrases.items() if not problems[key]}
    return replace(book, phrases=sound), tuple(problem for found in problems.values() for problem in found)


def _check_phrase(book: Phrasebook, key: str, english: Phrasebook) -> tuple[Problem, ...]:
    """Return what is wrong with one phrase."""
    if key not in english.phrases:
        near = find_nearest(key, english.phrases)
        hint = f"Did you mean '{near}'?" if near else "The keys are those of templates/languages/en.yaml."
        return (Problem(book.path, *book.places[key], f"unknown phrase '{key}'", hint),)
    known = find_values(english.phrases[key])
    hint = f"It gets {', '.join(f'{{{each}}}' for each in sorted(known))}." if known else "It gets no values."
    unknown = sorted(find_values(book.phrases[key]) - known)
    return tuple(
        Problem(book.path, *book.places[key], f"the phrase '{key}' gets no {{{name}}}", hint) for name in unknown
    )


def find_values(forms: Forms) -> frozenset[str]:
    """Return the names of the values that a phrase holds."""
    return frozenset(name for text in forms.values() for _, name, _, _ in Formatter().parse(text) if name is not None)


def _text(settings: Mapping[str, Scalar], name: str) -> str:
    """Return what the file says of a setting; empty where it says nothing."""
    return settings[name].text.strip() if name in settings else ""


def _read_locale(path: str, node: Scalar | None, problems: list[Problem]) -> str:
    """Return Babel's name of the locale; empty where the file names none, or none that is known, which is a problem."""
    if not node:
        return ""
    found = find_locale(node.text)
    if not found:
        hint = "Write the BCP 47 tag of a language that the Unicode CLDR knows, as en-GB or ur."
        problems.append(Problem(path, node.line, node.column, f"'locale' is not known: {node.text}", hint))
    return found or ""


def _read_day(path: str, node: Scalar | None, problems: list[Problem]) -> str:
    """Return a pattern of the CLDR; empty where it writes no day, which is a problem."""
    if not node or is_day_pattern(node.text):
        return node.text if node else ""
    hint = "Write a pattern as d MMMM y, or take the line out; then the locale's own is used."
    problems.append(Problem(path, node.line, node.column, f"'day' writes no day: {node.text}", hint))
    return ""


def _read_forms(path: str, key: str, pair: Pair, problems: list[Problem]) -> Forms:
    """Return a phrase in its forms; a form that cannot be read is left out and is a problem."""
    forms: dict[str, str] = {}
    for name, node in _list_forms(pair.value):
        if name not in PLURAL_FORMS:
            hint = f"The forms of a phrase are {', '.join(PLURAL_FORMS)}."
            problems.append(Problem(path, node.line, node.column, f"the phrase '{key}' has no form '{name}'", hint))
        elif not isinstance(node, Scalar):
            problems.append(Problem(path, node.line, node.column, f"the phrase '{key}' is no text", ONE_LINE))
        elif not _is_well_formed(node.text):
            what = f"the braces of '{key}' cannot be read: {node.text}"
            problems.append(Problem(path, node.line, node.column, what, BRACES))
        else:
            forms[name] = node.text
    if not forms.get("other") and not any(problem.line >= pair.key.line for problem in problems):
        hint = "Write the form that stands for every number which has no form of its own."
        problems.append(Problem(path, pair.key.line, pair.key.column, f"the phrase '{key}' lacks 'other'", hint))
    return forms


def _list_forms(node: Node) -> Iterator[tuple[str, Node]]:
    """Yield name and text of each form."""
    if isinstance(node, Table):
        yield from ((pair.key.text, pair.value) for pair in node.pairs)
    else:
        yield "other", node


def _is_well_formed(text: str) -> bool:
    """Tell whether a phrase holds plain names in braces and nothing else in any."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return False
    return all(name is None or (name.isidentifier() and not form and not mark) for _, name, form, mark in parts)


def _refuse_section(path: str, pair: Pair) -> Problem:
    """Return the problem of a key of the first level that is neither a setting nor a group of phrases."""
    what = f"'{pair.key.text}' holds no phrases"
    hint = f"Phrases stand in groups, as in en.yaml; single texts are {', '.join(SETTINGS)}."
    return Problem(path, pair.key.line, pair.key.column, what, hint)
