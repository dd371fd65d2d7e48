"""An article in, an extraction out: tags, mentions, time expressions, events and quotes.

The parts do not know one another; their order stands here: sentences, votes on names, referents, quotes, topics,
dates, events.
"""

from dataclasses import replace
from datetime import date

from dateline.english.sentences import find_sentences
from dateline.extract.dates import find_timexes
from dateline.extract.events import find_events
from dateline.extract.keyphrases import find_keyphrases
from dateline.extract.names import find_names
from dateline.extract.quotes import find_quotations, find_quotes
from dateline.extract.referents import FrameNames, find_referents, sort_tags
from dateline.extract.referents.candidates import find_listed
from dateline.extract.spacy_votes import vote_with_spacy
from dateline.extract.tagger import tag_names
from dateline.extract.topics import find_topics
from dateline.model import Event, Kind, Quote, Tag, Vocabulary
from dateline.seed import Article, Extraction, Paragraph, Referent, Sentence, Timex

SPEAKS = 2.0
"""What a quotation adds to its speaker: readers look up who said what."""
FEWEST_NAMES = 5
MOST_TOPICS = 4
"""An entry has no more topics than this, and at least so many names where the article has any."""


def extract(article: Article, vocabulary: Vocabulary, *, day_first: bool = True, spacy_model: str = "") -> Extraction:
    """Return all that the story says about people, places, organisations, topics, dates and words spoken.

    A spaCy model, where one is named, votes on names with the others; it is one in which `find_fault` finds none.
    """
    sentences = find_sentences(article.paragraphs)
    named = _find_tagged(article, sentences, vocabulary, spacy_model=spacy_model)
    quotes = find_quotes(article.paragraphs, sentences, named)
    referents = sort_tags(_weigh_speakers(named, quotes))
    topics = find_topics(article.headline, sentences, vocabulary)
    published = _find_dct(article)
    timexes = _find_timexes(article, article.paragraphs, sentences, day_first=day_first)
    framed = _find_timexes(article, article.frame, find_sentences(article.frame), day_first=day_first)
    mentions = (mention for referent in referents for mention in referent.mentions)
    return Extraction(
        tags=(*(referent.tag for referent in referents), *(topic.tag for topic in topics)),
        mentions=tuple(sorted(mentions, key=lambda mention: mention.span.start)),
        timexes=tuple(sorted(framed + timexes, key=lambda timex: timex.span.start)),
        events=find_events(sentences, timexes, news_day=article.news_day, published=published, referents=referents),
        quotes=quotes,
        salience=(*(referent.salience for referent in referents), *(topic.score for topic in topics)),
        reasons=(*(referent.reasons for referent in referents), *(topic.triggers for topic in topics)),
    )


def _find_timexes(
    article: Article, paragraphs: tuple[Paragraph, ...], sentences: tuple[Sentence, ...], *, day_first: bool
) -> tuple[Timex, ...]:
    """Return the time expressions of the story or of the frame; a day that one names is no anchor for the other."""
    return find_timexes(
        sentences,
        news_day=article.news_day,
        dct=_find_dct(article),
        day_first=day_first,
        quotations=find_quotations(paragraphs),
    )


def _find_dct(article: Article) -> date | None:
    """Return the day that weekdays count back from: that of publication, or a dateline's day after it."""
    published = article.published.day if article.published else None
    return max(published, article.news_day) if published and article.news_day else published


def _weigh_speakers(referents: tuple[Referent, ...], quotes: tuple[Quote, ...]) -> tuple[Referent, ...]:
    """Return the referents with more salience for those whose words are quoted."""
    speakers = {quote.speaker for quote in quotes}
    return tuple(
        replace(each, salience=each.salience + SPEAKS) if each.tag.name in speakers else each for each in referents
    )


def find_dated(
    article: Article, *, day_first: bool = True
) -> tuple[tuple[Sentence, ...], tuple[Timex, ...], tuple[Event, ...]]:
    """Return sentences, time expressions and events alone: what can be traced without knowing who is who."""
    sentences = find_sentences(article.paragraphs)
    published = _find_dct(article)
    timexes = _find_timexes(article, article.paragraphs, sentences, day_first=day_first)
    return sentences, timexes, find_events(sentences, timexes, news_day=article.news_day, published=published)


def suggest_topics(article: Article) -> tuple[str, ...]:
    """Return phrases of the story that an editor may want to make triggers of a topic, the weightiest first."""
    return find_keyphrases(find_sentences(article.paragraphs))


def select_tags(extraction: Extraction, *, least: float, most: int) -> tuple[Tag, ...]:
    """Return the tags that front matter should list, in the extraction's order: those of this salience, `most` in all.

    Where hardly any name reaches the threshold (a short notice), the best five are taken all the same.
    """
    weighed = list(zip(extraction.tags, extraction.salience, strict=True))
    topics = [tag for tag, _ in weighed if tag.kind is Kind.TOPICS][: min(MOST_TOPICS, most)]
    names = sorted((pair for pair in weighed if pair[0].kind is not Kind.TOPICS), key=lambda pair: -pair[1])
    useful = sum(salience >= least for _, salience in names)
    kept = {tag for tag, _ in names[: min(max(useful, FEWEST_NAMES), most - len(topics))]} | set(topics)
    return tuple(tag for tag in extraction.tags if tag in kept)


def _find_tagged(
    article: Article, sentences: tuple[Sentence, ...], vocabulary: Vocabulary, *, spacy_model: str = ""
) -> tuple[Referent, ...]:
    """Return people, places and organisations by kind, the most salient first within each."""
    frame = FrameNames(article.headline, article.dateline, article.source, article.byline)
    votes = find_listed(sentences, vocabulary) + find_names(sentences) + tag_names(sentences)
    if spacy_model:
        votes += vote_with_spacy(spacy_model, sentences)
    return sort_tags(find_referents(votes, sentences, frame, vocabulary))
