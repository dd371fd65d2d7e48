"""The text of `content/digest.yaml` in, the digest's settings out."""

from dateline.config import Digest, Reach, SourceSettings
from dateline.content.keys.fields import Fields, find_marks
from dateline.content.keys.schema import DIGEST
from dateline.content.syntax.frontmatter import read_table
from dateline.content.syntax.tree import EMPTY
from dateline.model import Rights
from dateline.problems import Problem


def read_digest(path: str, text: str) -> tuple[Digest | None, tuple[Problem, ...]]:
    """Return the settings and every problem of their file; None where title, description or base URL are missing."""
    table, found = read_table(path, text)
    if table is EMPTY:
        return None, found
    problems = list(found)
    fields = Fields(path, table, DIGEST, problems)
    digest = Digest(
        title=fields.text("title"),
        description=fields.text("description"),
        base_url=fields.text("base_url"),
        language=fields.text("language") or "en",
        author=fields.text("author"),
        edit_url=fields.text("edit_url"),
        default_rights=fields.choice("default_rights", Rights.EXCERPT),
        day_first=fields.flag("day_first", default=True),
        excerpt_share=fields.share("excerpt_share", 0.3),
        excerpt_run=fields.count("excerpt_run", 80),
        most_tags=fields.count("most_tags", 15),
        least_salience=fields.count("least_salience", 2),
        spacy_model=fields.text("spacy_model"),
        menu=fields.texts("menu"),
        feeds=fields.choice("feeds", Reach.TERMS),
        events=fields.choice("events", Reach.TERMS),
        cards=fields.choice("cards", Reach.TERMS),
        mail=fields.choice("mail", Reach.SITE),
        sources=_read_sources(fields),
        path=path,
        marks=find_marks(table),
    )
    is_whole = digest.title and digest.description and digest.base_url
    return digest if is_whole else None, tuple(sorted(problems))


def _read_sources(fields: Fields) -> tuple[SourceSettings, ...]:
    """Return the sources; a name that two of them claim is a problem."""
    sources = []
    owners: dict[str, tuple[str, int, int]] = {}
    for item in fields.tables("sources"):
        source = SourceSettings(
            name=item.text("name"),
            rights=item.choice("rights", Rights.EXCERPT),
            url=item.optional("url"),
            aliases=item.texts("aliases"),
            licence=item.optional("licence"),
            licence_url=item.optional("licence_url"),
        )
        if source.name:
            sources.append(source)
            item.claim(source.name, ("name", "aliases"), owners)
    return tuple(sources)
