"""Sentences in, votes out: what a spaCy model takes for names, where an editor has named one. Only here is spaCy used.

spaCy is heavy and no part of Dateline: it is loaded only where `content/digest.yaml` names a model.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from dateline.model import Kind, Span
from dateline.regexes import make_regex
from dateline.seed import Mention, Sentence, Vote

KINDS = {
    "PERSON": Kind.PEOPLE,
    "PER": Kind.PEOPLE,
    "GPE": Kind.PLACES,
    "LOC": Kind.PLACES,
    "FAC": Kind.PLACES,
    "ORG": Kind.ORGANISATIONS,
}
"""Labels of the models trained on OntoNotes and on the CoNLL news corpora; others are no tags."""
WEIGHT = 1.0
"""A model says nothing of how sure it is; this is what the tagger's vote counts where it is sure to 85 %."""
REASON = "spaCy"
LONGEST_SENTENCE = 3000
"""Characters; what is longer is a register or a broken table."""
NOT_NEEDED = ("tagger", "parser", "lemmatizer", "attribute_ruler", "morphologizer", "senter")
ARTICLE = make_regex(r"the\s+", re.IGNORECASE)
POSSESSIVE = make_regex(r"(?:['’]s?)?\s*$")


class _Entity(Protocol):
    """A name that a model has found, as spaCy calls it."""

    start_char: int
    end_char: int
    label_: str


class _Doc(Protocol):
    """A text that a model has read."""

    ents: tuple[_Entity, ...]


class _Model(Protocol):
    """What we need of a model."""

    def pipe(self, texts: Iterable[str]) -> Iterator[_Doc]:
        """Read texts."""


def find_fault(model: str) -> tuple[str, str] | None:
    """Return why a model cannot vote and what to do about it; None where it can.

    The model is the name of an installed package, or the path of a model's folder.
    """
    other = "or delete the line 'spacy_model'."
    if find_spec("spacy") is None:
        hint = f"Install it with: pip install 'dateline[spacy]' && python -m spacy download {model}; {other}"
        return f"'spacy_model' is {model}, but spaCy is not installed", hint
    if find_spec(model) is None if _is_name(model) else not Path(model, "config.cfg").is_file():
        hint = f"Install it with: python -m spacy download {model}; {other}"
        if not _is_name(model):
            hint = f"Write the name of an installed model, or the folder of one; {other}"
        return f"'spacy_model' names a model that is not installed: {model}", hint
    try:
        _read_model(model)
    except (ImportError, OSError, ValueError, KeyError) as error:
        reason = " ".join(str(error).split())[:200]
        return f"'spacy_model' names a model that spaCy cannot load: {model}", f"spaCy says: {reason}"
    return None


def vote_with_spacy(model: str, sentences: tuple[Sentence, ...]) -> tuple[Vote, ...]:
    """Return the votes of a model in which `find_fault` finds none, by place in the seed."""
    fit = [each for each in sentences if len(each.text) <= LONGEST_SENTENCE and not each.text.isupper()]
    read = _read_model(model).pipe(each.text for each in fit)
    return tuple(
        vote for sentence, found in zip(fit, read, strict=True) for name in found.ents for vote in _vote(sentence, name)
    )


def _is_name(model: str) -> bool:
    """Say whether the model is named as a package is."""
    return model.isidentifier()


@cache
def _read_model(model: str) -> _Model:
    """Return a model, read once, without the parts that names do not need."""
    # Loaded only here: it takes a second, and most digests do without.
    import spacy  # noqa: PLC0415

    read: _Model = spacy.load(model, exclude=NOT_NEEDED)
    return read


def _vote(sentence: Sentence, name: _Entity) -> Iterator[Vote]:
    """Yield the vote on a name of a kind that we tag, without article and possessive ending."""
    kind = KINDS.get(name.label_)
    text = sentence.text[name.start_char : name.end_char]
    article, ending = ARTICLE.match(text), POSSESSIVE.search(text)
    start = name.start_char + (article.end() if article else 0)
    end = name.start_char + (ending.start() if ending else len(text))
    if kind and start < end:
        words = " ".join(sentence.text[start:end].split())
        span = Span(sentence.span.start + start, sentence.span.start + end)
        yield Vote(Mention(kind, words, span), WEIGHT, REASON)
