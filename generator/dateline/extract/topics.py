"""Sentences in, topics out: an editor's topics are given to an article in which their triggers stand often enough."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dateline.model import Kind, Tag, Vocabulary
from dateline.regexes import make_regex
from dateline.seed import Sentence

MOST = 6
"""An article has no more topics than this."""
ENOUGH = 3.5
"""A topic needs this score ..."""
SHARE = 0.2
"""... and this share of the best topic's."""
IN_HEADLINE = 3.0
IN_LEDE = 2.0
"""What a trigger counts in the headline and in the first two sentences, against 1 elsewhere."""
PER_PHRASE = 1.5
"""What a trigger of two words or more counts against one word, which may mean many things."""
OFTEN = 4.0
"""One trigger, however often it stands, counts no more than this."""
WORD = make_regex(r"[^\W_]+(?:[-'’][^\W_]+)*")
ENDING = make_regex(r"(?:['’]s|['’])$")
PLURAL = make_regex(r"(?<=[^\Ws])s$")


@dataclass(frozen=True, slots=True)
class TopicFound:
    """A topic and why it was given."""

    tag: Tag
    score: float
    triggers: tuple[str, ...]
    """The triggers that stand in the article, the weightiest first."""


def find_topics(headline: str, sentences: tuple[Sentence, ...], vocabulary: Vocabulary) -> tuple[TopicFound, ...]:
    """Return the article's topics, best first; none where no topic's triggers stand often enough."""
    index = _read_triggers(vocabulary)
    hits: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    _count(headline, IN_HEADLINE, index, hits)
    for number, sentence in enumerate(sentences):
        _count(sentence.text, IN_LEDE if number < 2 else 1.0, index, hits)
    found = sorted(
        (_make(topic, triggers) for topic, triggers in hits.items()), key=lambda topic: (-topic.score, topic.tag.name)
    )
    least = max(ENOUGH, SHARE * found[0].score) if found else ENOUGH
    return tuple(topic for topic in found if topic.score >= least and _is_plain(topic))[:MOST]


def _make(topic: str, triggers: dict[str, float]) -> TopicFound:
    """Return the topic with its score, to which each trigger adds up to a limit."""
    score = sum(min(count, OFTEN) * (PER_PHRASE if " " in trigger else 1.0) for trigger, count in triggers.items())
    ordered = tuple(sorted(triggers, key=lambda trigger: (-triggers[trigger], trigger)))
    return TopicFound(Tag(Kind.TOPICS, topic), score, ordered)


def _is_plain(topic: TopicFound) -> bool:
    """Say whether two triggers or one phrase speak for the topic; a lone word must stand often."""
    return len(topic.triggers) > 1 or " " in topic.triggers[0] or topic.score >= OFTEN


@lru_cache(maxsize=4)
def _read_triggers(vocabulary: Vocabulary) -> Mapping[str, tuple[tuple[tuple[str, ...], str, str], ...]]:
    """Return for each first word the triggers that begin with it: their words, their text and their topic."""
    index: dict[str, list[tuple[tuple[str, ...], str, str]]] = defaultdict(list)
    for term in vocabulary.terms:
        if term.kind is Kind.TOPICS:
            for trigger in dict.fromkeys((term.name, *term.aliases, *term.triggers)):
                words = _fold(trigger)
                if words:
                    index[words[0]].append((words, trigger, term.name))
    return {first: tuple(sorted(triggers, key=lambda entry: -len(entry[0]))) for first, triggers in index.items()}


def _count(
    text: str,
    weight: float,
    index: Mapping[str, tuple[tuple[tuple[str, ...], str, str], ...]],
    hits: dict[str, dict[str, float]],
) -> None:
    """Add the triggers of one line to the hits; a topic's longest trigger at a place counts alone."""
    words = _fold(text)
    for at, word in enumerate(words):
        served: set[str] = set()
        for trigger, written, topic in index.get(word, ()):
            if topic not in served and words[at : at + len(trigger)] == trigger:
                served.add(topic)
                hits[topic][written] += weight


def _fold(text: str) -> tuple[str, ...]:
    """Return the words in lower case, plural and possessive endings taken off."""
    return tuple(PLURAL.sub("", ENDING.sub("", found.group().casefold())) for found in WORD.finditer(text))
