"""Texts in; what ingest would find in them, as JSON objects, out.

The keys and their meaning are the interface of the scorers, and of whoever wants the findings without a digest.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from dateline.article import read_article
from dateline.article.seeds import clean_seed, find_kept, read_seed
from dateline.commands.intake.newsroom import read_newsroom
from dateline.commands.project import Project
from dateline.extract import extract, suggest_topics
from dateline.model import Event, Kind, Vocabulary
from dateline.problems import Problem
from dateline.seed import Article, Extraction, Mention, Timex

JSONValue = str | int | float | None | list["JSONValue"] | dict[str, "JSONValue"]
MENTION_TYPES = {Kind.PEOPLE: "PER", Kind.PLACES: "LOC", Kind.ORGANISATIONS: "ORG"}
BOM = "\ufeff"
LINE_HINT = 'Write one object a line: {"id": "1", "text": "...", "dct": "2020-01-04"}; \'dct\' may be left out.'


@dataclass(frozen=True, slots=True)
class Document:
    """One text to be understood."""

    id: str
    path: str
    """As messages call it."""
    line: int
    """Where it stands in a file of many; 0 where it is the whole file."""
    data: bytes
    published: date | None
    """The publication date, where it is known from outside; what the text says goes before it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the findings depend on besides the text."""

    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    day_first: bool = True
    known_sources: tuple[str, ...] = ()
    spacy_model: str = ""


def read_settings(project: Project, *, with_names: bool = True) -> Settings:
    """Return a project's own settings. Raises ProblemsFound with their faults.

    Without names, people, places and organisations are found as if editors had said nothing about any; topics stay.
    """
    newsroom = read_newsroom(project)
    vocabulary = newsroom.vocabulary
    if not with_names:
        topics = tuple(term for term in vocabulary.terms if term.kind is Kind.TOPICS)
        vocabulary = replace(vocabulary, terms=topics, ignore=())
    return Settings(vocabulary, newsroom.digest.day_first, newsroom.digest.source_names, newsroom.spacy_model)


def read_document(path: str, data: bytes, published: date | None) -> Document:
    """Return one file as a document; its id is the file's name without the ending."""
    return Document(Path(path).stem, path, 0, data, published)


def read_lines(path: str, data: bytes, published: date | None) -> Iterator[Document | Problem]:
    """Yield the document of each line of JSON, or what is wrong with it; empty lines are passed over."""
    for number, line in enumerate(data.removeprefix(BOM.encode()).split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            yield _read_line(path, number, line, published)
        except _NotADocument as error:
            yield Problem(path, number, error.column, str(error), LINE_HINT)


def extract_document(
    document: Document, settings: Settings, *, with_reasons: bool = False
) -> dict[str, JSONValue] | tuple[Problem, ...]:
    """Return the findings as a JSON object, or the problems for which the text cannot be read.

    Offsets count characters of the text as given. With reasons, each tag says why it was given.
    """
    seed, problems = read_seed(document.path, document.data)
    if seed is None or problems:
        return tuple(replace(each, line=document.line, column=0) for each in problems) if document.line else problems
    clean = clean_seed(seed)
    article = read_article(
        clean, day_first=settings.day_first, published=document.published, known_sources=settings.known_sources
    )
    # In an object of a line the byte-order mark is a character of the text as given; a file's is not.
    shift = 1 if document.line and document.data.startswith(BOM.encode()) else 0
    found = extract(article, settings.vocabulary, day_first=settings.day_first, spacy_model=settings.spacy_model)
    is_whole = len(clean.text) == len(seed.text)
    told = _describe(article, found, shift if is_whole else 0)
    if not is_whole:
        kept = find_kept(seed.text)
        told = {key: _put_back(value, kept, shift) for key, value in told.items()}
    return {"id": document.id, **told, **(_explain(article, found) if with_reasons else {})}


def format_object(found: dict[str, JSONValue], *, on_one_line: bool) -> str:
    """Return the JSON text of an object, non-ASCII letters as they are."""
    return json.dumps(found, ensure_ascii=False, indent=None if on_one_line else 2)


class _NotADocument(Exception):  # noqa: N818 - read in a sentence: "raises _NotADocument"
    """A line is no document. Its message says why."""

    def __init__(self, what: str, column: int = 0) -> None:
        super().__init__(what)
        self.column = column


def _read_line(path: str, number: int, line: bytes, published: date | None) -> Document:
    """Return the document of one line. Raises _NotADocument with the reason."""
    try:
        found: object = json.loads(line)
    except UnicodeDecodeError as error:
        raise _NotADocument("is not UTF-8 text", error.start + 1) from error
    except json.JSONDecodeError as error:
        raise _NotADocument("is not JSON", error.colno) from error
    except (RecursionError, ValueError) as error:
        raise _NotADocument("is not JSON that can be read") from error
    if not isinstance(found, dict):
        raise _NotADocument("is no JSON object")
    text, name, dct = found.get("text"), found.get("id"), found.get("dct")
    if not isinstance(text, str):
        raise _NotADocument("has no 'text'")
    if not isinstance(name, str | int) or isinstance(name, bool):
        raise _NotADocument("has no 'id'")
    try:
        data = text.encode()
    except UnicodeEncodeError as error:
        raise _NotADocument("has half a character in its 'text'") from error
    return Document(str(name), path, number, data, _read_dct(dct) or published)


def _read_dct(dct: object) -> date | None:
    """Return the day of a document creation time; a time behind it is passed over. Raises _NotADocument."""
    if dct in (None, ""):
        return None
    try:
        return datetime.fromisoformat(str(dct)).date()
    except ValueError:
        raise _NotADocument(f"has a 'dct' that is no day: {dct}") from None


def _describe(article: Article, found: Extraction, shift: int) -> dict[str, JSONValue]:
    """Return an article and its extraction as a JSON object without `id`.

    `headline` is null where the text has none, though an entry gets one made from its lede.
    """
    return {
        "headline": None if article.headline_is_made else article.headline,
        "dateline": article.dateline,
        "date": article.published.day.isoformat() if article.published else None,
        "source": article.source,
        "byline": article.byline,
        **{kind.value: _list(tag.name for tag in found.tags if tag.kind is kind) for kind in Kind},
        "mentions": [_describe_mention(each, shift) for each in found.mentions if each.kind in MENTION_TYPES],
        "timexes": [_describe_timex(each, shift) for each in found.timexes],
        "timeline": [_describe_event(each, shift) for each in found.events],
        "quotes": [{"speaker": each.speaker, "text": each.text, "via": each.via} for each in found.quotes],
    }


def _describe_mention(mention: Mention, shift: int) -> dict[str, JSONValue]:
    """Return one mention of a person, place or organisation."""
    return {
        "start": mention.span.start + shift,
        "end": mention.span.end + shift,
        "type": MENTION_TYPES[mention.kind],
        "text": mention.text,
    }


def _describe_timex(timex: Timex, shift: int) -> dict[str, JSONValue]:
    """Return one time expression."""
    return {
        "start": timex.span.start + shift,
        "end": timex.span.end + shift,
        "value": timex.value,
        "type": timex.type,
        "text": timex.text,
        "date": timex.when.edtf if timex.when else None,
    }


def _describe_event(event: Event, shift: int) -> dict[str, JSONValue]:
    """Return one event of the timeline with its sentence, the clause that the date belongs to, and further clauses."""
    return {
        "date": event.when.edtf,
        "text": event.text,
        "phrase": event.phrase,
        "basis": event.basis.value,
        "start": event.span.start + shift if event.span else None,
        "end": event.span.end + shift if event.span else None,
        "clause_start": event.clause.start + shift if event.clause else None,
        "clause_end": event.clause.end + shift if event.clause else None,
        "further": [{"start": span.start + shift, "end": span.end + shift} for span in event.further],
    }


def _put_back(found: JSONValue, kept: tuple[int, ...], shift: int) -> JSONValue:
    """Return findings in a cleaned text with their offsets in the text as given."""
    if isinstance(found, list):
        return [_put_back(each, kept, shift) for each in found]
    if not isinstance(found, dict):
        return found
    moved: dict[str, JSONValue] = {}
    for key, value in found.items():
        if isinstance(value, int) and key.endswith("start"):
            moved[key] = kept[value] + shift
        elif isinstance(value, int) and key.endswith("end"):
            moved[key] = kept[value - 1] + 1 + shift
        else:
            moved[key] = _put_back(value, kept, shift)
    return moved


def _explain(article: Article, found: Extraction) -> dict[str, JSONValue]:
    """Return why each tag was given and how much the article is about it, by kind and name, and hints for topics."""
    reasons: dict[str, JSONValue] = {}
    salience: dict[str, JSONValue] = {}
    for kind in Kind:
        rows = [
            (tag.name, why, weight)
            for tag, why, weight in zip(found.tags, found.reasons, found.salience, strict=True)
            if tag.kind is kind
        ]
        reasons[kind.value] = {name: _list(why) for name, why, _ in rows}
        salience[kind.value] = {name: round(weight, 2) for name, _, weight in rows}
    return {"reasons": reasons, "salience": salience, "keyphrases": _list(suggest_topics(article))}


def _list(names: Iterable[str]) -> list[JSONValue]:
    """Return names as a JSON list."""
    return list(names)
