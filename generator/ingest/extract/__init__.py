"""An article in, an extraction out: tags, mentions, time expressions, events and quotes.

The parts do not know one another; their order stands here: sentences, votes on names, referents, quotations, dates,
events, quotes, topics.
"""

from generator.ingest.extract.names import find_names
from generator.ingest.extract.referents import Frame, Referent, find_referents, sort_tags
from generator.ingest.extract.referents.vocabulary import find_listed
from generator.ingest.extract.sentences import find_sentences
from generator.ingest.extract.topics import find_topics
from generator.model import Article, Extraction, Sentence, Vocabulary


def extract(article: Article, vocabulary: Vocabulary) -> Extraction:
    """Return all that the story says about people, places, bodies, topics, dates and words spoken."""
    sentences = find_sentences(article.paragraphs)
    referents = find_tagged(article, sentences, vocabulary)
    mentions = sorted(
        (mention for referent in referents for mention in referent.mentions), key=lambda mention: mention.span.start
    )
    topics = find_topics(article.headline, sentences, vocabulary)
    tags = (*(referent.tag for referent in referents), *(topic.tag for topic in topics))
    return Extraction(tags, tuple(mentions), (), (), ())


def find_tagged(article: Article, sentences: tuple[Sentence, ...], vocabulary: Vocabulary) -> tuple[Referent, ...]:
    """Return people, places and organisations by kind, the most salient first within each."""
    frame = Frame(article.headline, article.dateline, article.source, article.byline)
    votes = find_listed(sentences, vocabulary) + find_names(sentences)
    return sort_tags(find_referents(votes, sentences, frame, vocabulary))
