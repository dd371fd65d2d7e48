"""A digest's folder in; what the findings in a text depend on there, out."""

import os
from dataclasses import replace
from pathlib import Path

from dateline.commands.extraction import Settings
from dateline.commands.intake.newsroom import read_newsroom
from dateline.commands.project import find_project
from dateline.model import Kind


def read_settings(folder: str | os.PathLike[str], *, with_names: bool = True) -> Settings:
    """Return the settings of the digest that a folder is in, to find in a text what ingest would find there.

    Without names, people, places and organisations are found as if editors had said nothing about any; topics stay.
    Raises ProblemsFound where the folder is in no digest, and with the faults of settings and vocabulary.
    """
    newsroom = read_newsroom(find_project(Path(folder)))
    vocabulary = newsroom.vocabulary
    if not with_names:
        topics = tuple(term for term in vocabulary.terms if term.kind is Kind.TOPICS)
        vocabulary = replace(vocabulary, terms=topics, ignore=())
    return Settings(vocabulary, newsroom.digest.day_first, newsroom.digest.source_names, newsroom.spacy_model)
