"""Sentences in; the phrases that a text returns to, as an editor's hints for topics that no list has yet, out.

Scored as Rose and others describe it (Automatic Keyword Extraction from Individual Documents, 2010): a phrase is a run
of words between function words and marks, and a word counts by how long the phrases are that it stands in.
"""

from collections import Counter

from dateline.english.lexicon import read_words
from dateline.regexes import make_regex
from dateline.seed import Sentence

MOST = 8
MOST_WORDS = 3
LEAST_TIMES = 2
"""A phrase that is said once is no hint."""
BARRED = read_words("function_words", "saying_verbs", "calendar")
PHRASE = make_regex(r"[^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*)*")


def find_keyphrases(sentences: tuple[Sentence, ...]) -> tuple[str, ...]:
    """Return the phrases of common words that stand there at least twice, the weightiest first; may be empty."""
    phrases = [phrase for sentence in sentences for phrase in _find_phrases(sentence.text)]
    times = Counter(phrases)
    lengths: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for phrase in phrases:
        for word in phrase:
            lengths[word] += len(phrase)
            counts[word] += 1
    scores = {
        phrase: number * sum(lengths[word] / counts[word] for word in phrase)
        for phrase, number in times.items()
        if number >= LEAST_TIMES
    }
    ranked = sorted(scores, key=lambda phrase: (-scores[phrase], phrase))
    return tuple(" ".join(phrase) for phrase in ranked[:MOST])


def _find_phrases(text: str) -> list[tuple[str, ...]]:
    """Return the runs of common words in a line; capitalised words are names and end a run."""
    found: list[tuple[str, ...]] = []
    for stretch in PHRASE.finditer(text):
        run: list[str] = []
        for word in (*stretch.group().split(" "), ""):
            if word and word[0].islower() and word not in BARRED and len(word) > 2:
                run.append(word.removesuffix("'s").removesuffix("’s"))
                continue
            if 0 < len(run) <= MOST_WORDS:
                found.append(tuple(run))
            run = []
    return found
