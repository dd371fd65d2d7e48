"""An article and what was found in it in, the entry that an editor gets out; how much of the copy, its rights say."""

import re
from dataclasses import replace

from dateline.config import Digest, SourceSettings, find_source
from dateline.draft.body import cut_whole, find_opening, format_excerpt, format_story
from dateline.links import make_slug
from dateline.model import Entry, Event, Kind, Moment, Quote, Rights, Source, Tag, Vocabulary
from dateline.seed import Article, Extraction
from dateline.when import format_day

LONGEST_SUMMARY = 240
LONGEST_TITLE = 300
"""Characters that front matter takes."""
WHOLE = frozenset((Rights.OWN, Rights.LICENSED, Rights.PUBLIC_DOMAIN))


def entry_path(article: Article) -> str:
    """Return where the entry's file belongs: `content/entries/YYYY/YYYY-MM-DD-slug.md`."""
    day = _published(article).day
    stem = re.sub(r"\.[^./]*$", "", article.seed.path.rsplit("/", 1)[-1])
    slug = make_slug(article.headline) or make_slug(stem) or "entry"
    return f"content/entries/{day.year:04}/{day.isoformat()}-{slug}.md"


def make_entry(  # noqa: PLR0917 - each is a thing of its own, and none has a default
    article: Article, extraction: Extraction, tags: tuple[Tag, ...], digest: Digest, vocabulary: Vocabulary, path: str
) -> Entry:
    """Return the entry of an article, its text as the rights of its source allow, its names as editors want them.

    Of a source that is only linked to, no sentence is taken over: no summary, timeline, quotes or body.
    """
    published = _published(article)
    settings = _find_settings(article, digest)
    rights = settings.rights if settings else digest.default_rights
    source = _make_source(article, settings)
    is_linked = rights is Rights.LINK
    names = _read_names(vocabulary)
    return Entry(
        path=path,
        title=cut_whole(" ".join(article.headline.split()), characters=LONGEST_TITLE),
        date=published,
        rights=rights,
        source=source,
        summary="" if is_linked else cut_whole(find_opening(article.paragraphs), characters=LONGEST_SUMMARY),
        tags=_name_tags(tags, names),
        timeline=() if is_linked else tuple(_free_event(event) for event in extraction.events),
        quotes=() if is_linked else tuple(_free_quote(quote, extraction, names) for quote in extraction.quotes),
        updated=article.updated if article.updated != published else None,
        corrections=article.corrections,
        seed=article.seed.path,
        body=_make_body(article, rights, source),
    )


def _published(article: Article) -> Moment:
    """Return the publication date, without which no entry is made."""
    if article.published is None:
        msg = f"an article without a date makes no entry: {article.seed.path}"
        raise ValueError(msg)
    return article.published


def _find_settings(article: Article, digest: Digest) -> SourceSettings | None:
    """Return the settings of the source that the copy names; of the desk in its byline where it names none."""
    if article.source:
        return find_source(digest, article.source)
    return find_source(digest, article.byline.split(",")[0].strip()) if article.byline else None


def _make_source(article: Article, settings: SourceSettings | None) -> Source | None:
    """Return where the article is from, under the name that the digest gives it; None where nothing says so."""
    name = settings.name if settings else article.source
    return Source(name, dateline=article.dateline, byline=article.byline) if name else None


def _make_body(article: Article, rights: Rights, source: Source | None) -> str:
    """Return the Markdown that the rights allow."""
    if rights in WHOLE:
        return format_story(article.paragraphs)
    if rights is Rights.EXCERPT:
        day = format_day(_published(article).day)
        return format_excerpt(article.paragraphs, f"{source.name}, {day}" if source else day)
    return ""


Names = dict[tuple[Kind, str], str]


def _read_names(vocabulary: Vocabulary) -> Names:
    """Return the canonical names by kind and by every other form, whatever its case; the first claim wins."""
    names: Names = {}
    for term in vocabulary.terms:
        for form in (term.name, *term.aliases, *term.former):
            names.setdefault((term.kind, form.casefold()), term.name)
    return names


def _name_tags(tags: tuple[Tag, ...], names: Names) -> tuple[Tag, ...]:
    """Return the tags under their canonical names, by kind; of two that become one, the first."""
    named = [Tag(tag.kind, names.get((tag.kind, tag.name.casefold()), tag.name)) for tag in tags]
    return tuple(sorted(dict.fromkeys(named), key=lambda tag: list(Kind).index(tag.kind)))


def _free_event(event: Event) -> Event:
    """Return the event without its place in the seed."""
    return replace(event, span=None, clause=None, further=())


def _free_quote(quote: Quote, extraction: Extraction, names: Names) -> Quote:
    """Return the quote without its place in the seed, its speaker as the tags have the name."""
    kinds = [tag.kind for tag in extraction.tags if tag.name == quote.speaker] or list(Kind)
    known = (names.get((kind, quote.speaker.casefold())) for kind in kinds)
    return replace(quote, speaker=next((name for name in known if name), quote.speaker), span=None)
