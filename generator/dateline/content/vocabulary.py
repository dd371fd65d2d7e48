"""The texts of `content/vocabulary/*.yaml` in, all that editors have said about names out."""

from pathlib import PurePosixPath

from dateline.content.keys.fields import Fields
from dateline.content.keys.schema import VOCABULARY
from dateline.content.syntax.frontmatter import read_yaml
from dateline.content.syntax.tree import EMPTY, Pair, Scalar, Table
from dateline.model import Kind, Vocabulary, VocabularyTerm
from dateline.problems import Problem, find_nearest
from dateline.rules import Rule

IGNORE = "ignore"
KNOWN = tuple(key.name for key in VOCABULARY)


def read_vocabulary(files: tuple[tuple[str, str], ...]) -> tuple[Vocabulary, tuple[Problem, ...]]:
    """Return the vocabulary of these files, each a path and its text, and every problem found in them."""
    problems: list[Problem] = []
    terms: dict[Kind, tuple[VocabularyTerm, ...]] = {}
    ignore: tuple[str, ...] = ()
    for path, text in files:
        stem = PurePosixPath(path).stem
        if stem not in KNOWN:
            problems.append(_refuse_file(path, stem))
            continue
        fields = _open(path, stem, text, problems)
        if stem == IGNORE:
            ignore = fields.texts(IGNORE)
        else:
            terms[Kind(stem)] = _read_terms(fields, Kind(stem))
    return Vocabulary(tuple(term for kind in Kind for term in terms.get(kind, ())), ignore), tuple(sorted(problems))


def _refuse_file(path: str, stem: str) -> Problem:
    """Return the problem of a file that no one reads."""
    near = find_nearest(stem, KNOWN)
    hint = f"Did you mean '{near}.yaml'?" if near else f"Call it one of {', '.join(f'{name}.yaml' for name in KNOWN)}."
    return Problem(path, 0, 0, "is no file of the vocabulary", hint, Rule.VOCABULARY_FILE)


def _open(path: str, stem: str, text: str, problems: list[Problem]) -> Fields:
    """Return the file as if all of it stood under a key of its name."""
    node, found = read_yaml(path, text)
    problems += found
    pairs = () if node is None or node is EMPTY else (Pair(Scalar(stem, 1, 1), node),)
    return Fields(path, Table(pairs, 1, 1), VOCABULARY, problems)


def _read_terms(fields: Fields, kind: Kind) -> tuple[VocabularyTerm, ...]:
    """Return the terms of one file; a name that is claimed twice is a problem."""
    terms = []
    owners: dict[str, tuple[str, int, int]] = {}
    for item in fields.tables(kind.value):
        term = VocabularyTerm(
            kind=kind,
            name=item.text("name"),
            aliases=item.texts("aliases"),
            description=item.text("description"),
            same_as=item.texts("same_as"),
            former=item.texts("former"),
            triggers=item.texts("triggers") if kind is Kind.TOPICS else (),
            part_of=item.text("part_of") if kind is Kind.PLACES else "",
            path=item.path,
            line=item.line,
            marks=item.marks,
        )
        if term.name:
            terms.append(term)
            item.claim(term.name, ("name", "aliases", "former"), owners)
    return tuple(terms)
