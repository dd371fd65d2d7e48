"""An article and what was found in it in, the entry that an editor gets out; how much of the copy, its rights say."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from dateline.config import Digest, SourceSettings, find_source
from dateline.content.markdown.escaping import escape_markdown
from dateline.english.sentences import find_sentences
from dateline.links import make_slug
from dateline.model import Entry, Event, Kind, Moment, Quote, Rights, Source, Span, Tag, Vocabulary
from dateline.regexes import make_regex
from dateline.seed import Article, Extraction, Paragraph
from dateline.when import format_day

LONGEST_SUMMARY = 240
LONGEST_TITLE = 300
"""Characters that front matter takes."""
WHOLE = frozenset((Rights.OWN, Rights.LICENSED, Rights.PUBLIC_DOMAIN))
EXCERPT_WORDS = 60
"""As much of a third party's copy as a short quotation needs."""
CELLS = make_regex(r"\s*\|\s*|\s*\t\s*|\s{2,}")
FIGURE = make_regex(r"\d")
REST = make_regex(r"\s?[,;:—–]\s")
GAP = make_regex(r"\s")
SENTENCE_END = make_regex(r"[.!?…:。！？][”’\"')\]]*$")


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


def format_story(paragraphs: tuple[Paragraph, ...]) -> str:
    """Return the whole story: crossheads as `##`, lists as lists, tables as tables."""
    blocks = [
        block
        for style, group in groupby(paragraphs, key=lambda paragraph: paragraph.style)
        for block in _format_blocks(style, [paragraph.text for paragraph in group if paragraph.text.strip()])
    ]
    return "\n\n".join(blocks)


def format_excerpt(paragraphs: tuple[Paragraph, ...], credit: str) -> str:
    """Return the opening as a block quotation with its credit line; empty where there is no prose."""
    opening = cut_whole(find_opening(paragraphs), words=EXCERPT_WORDS)
    if not opening:
        return ""
    lines = [escape_markdown(opening)] + (["", f"— {escape_markdown(credit)}"] if credit else [])
    return "\n".join(f"> {line}".rstrip() for line in lines)


def find_opening(paragraphs: tuple[Paragraph, ...]) -> str:
    """Return the lede on one line, a kicker above it left out ("AUSTRALIA"); empty where there is no prose."""
    prose = [_fold(paragraph.text) for paragraph in paragraphs if paragraph.style == "prose"]
    return next((text for text in prose if SENTENCE_END.search(text)), next(iter(prose), ""))


def cut_whole(text: str, *, words: int | None = None, characters: int | None = None) -> str:
    """Return as many of the first sentences as have room; of a first sentence that has none, its beginning and `…`.

    It is cut at a comma, colon or dash where that leaves at least a third of the room, else between two words.
    """
    sentences = find_sentences((Paragraph(text, Span(0, len(text))),))
    whole = [
        text[: sentence.span.end] for sentence in sentences if _has_room(text[: sentence.span.end], words, characters)
    ]
    if whole or not sentences:
        return whole[-1] if whole else ""
    for places in (REST.finditer(text), GAP.finditer(text)):
        cut = [
            f"{text[: place.start()]}…" for place in places if _has_room(f"{text[: place.start()]}…", words, characters)
        ]
        if cut and _has_room(cut[-1] * 3, words, characters) is False:
            return cut[-1]
    return f"{text[: (characters or 80) - 1]}…"


def _has_room(piece: str, words: int | None, characters: int | None) -> bool:
    """Say whether the piece is short enough."""
    return (words is None or len(piece.split()) <= words) and (characters is None or len(piece) <= characters)


def _fold(text: str) -> str:
    """Return the text with single blanks."""
    return " ".join(text.split())


def _format_blocks(style: str, texts: list[str]) -> Iterator[str]:
    """Yield the blocks that neighbours of one style make."""
    if not texts:
        return
    if style == "table":
        yield _format_table(texts)
    elif style in ("item", "numbered"):
        markers = (f"{number}." if style == "numbered" else "-" for number in range(1, len(texts) + 1))
        yield "\n".join(f"{marker} {escape_markdown(_fold(text))}" for marker, text in zip(markers, texts, strict=True))
    else:
        sign = "## " if style == "heading" else ""
        yield from (f"{sign}{escape_markdown(_fold(text))}" for text in texts)


def _format_table(rows: list[str]) -> str:
    """Return a Markdown table; its head is empty where the first row holds figures as the others do."""
    cells = [CELLS.split(row.strip().strip("|").strip()) for row in rows]
    width = max(len(row) for row in cells)
    filled = [row + [""] * (width - len(row)) for row in cells]
    has_head = len(rows) > 1 and not FIGURE.search(rows[0]) and all(FIGURE.search(row) for row in rows[1:])
    head, rest = (filled[0], filled[1:]) if has_head else ([""] * width, filled)
    lines = [head, ["---"] * width, *rest]
    return "\n".join(f"| {' | '.join(_format_cell(cell) for cell in line)} |" for line in lines)


def _format_cell(text: str) -> str:
    """Return the text of one cell; the rule below a table's head stays one."""
    return text if text == "---" else escape_markdown(_fold(text)).replace("|", "\\|")
