"""An entry and the seed that it was made from in; every quote, dating word and date that no longer agrees, out."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dateline import problems
from dateline.article import read_article
from dateline.content.syntax.decoding import find_place
from dateline.extract import find_dated
from dateline.extract.quotes import find_quotations
from dateline.model import Basis, Entry, Event, Span
from dateline.problems import Problem
from dateline.regexes import make_regex
from dateline.rules import Rule
from dateline.seed import Article, Seed
from dateline.when import When

# What a copy keeps whatever becomes of its marks and line ends: words, numbers, and signs that change a figure.
WORD = make_regex(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+|[$€£¥%&@#+=]")
LEFT_OUT = make_regex(r"\[[^\]]*\]|…|\.\.\.")
"""Where an editor says that words were put in or left out."""
SHOWN = 4
"""Words that a message quotes."""
QUOTE_HINT = "Write the words as the seed has them; […] and … may stand for words that you leave out."
WORDS_HINT = "Write the words as the seed has them, or set 'basis: editor' if the date is yours."
DATE_HINT = "Change it back, or set 'basis: editor' if you know better."

Doubt = tuple[str, Rule, str, str]
"""The key at fault, the rule, what is wrong, and the way out."""


@dataclass(frozen=True, slots=True)
class _Host:
    """A sentence of the seed that gives dates."""

    words: str
    offset: int
    """Where it begins in the seed."""
    told: tuple[tuple[str, When], ...]
    """The words that date each of its events, folded, and the date."""
    dates: tuple[tuple[Span, When], ...]
    """Where each time expression stands in the folded words, and its date."""


class _Witness:
    """A seed, questioned: each part is read when it is first needed."""

    def __init__(self, seed: Seed, day: date, known_sources: tuple[str, ...], *, day_first: bool) -> None:
        self.path = seed.path
        self.text = seed.text
        self._seed = seed
        self._day = day
        self._known_sources = known_sources
        self._day_first = day_first

    @cached_property
    def article(self) -> Article:
        """The seed as ingest understands it."""
        return read_article(
            self._seed, day_first=self._day_first, published=self._day, known_sources=self._known_sources
        )

    @cached_property
    def words(self) -> str:
        """All of its words, folded."""
        return _fold(self.text)

    @cached_property
    def spoken(self) -> str:
        """The words between its quotation marks, one quotation behind the other: an attribution interrupts none."""
        return _fold(" ".join(self.text[span.start : span.end] for span in find_quotations(self.article.paragraphs)))

    @cached_property
    def hosts(self) -> tuple[_Host, ...]:
        """Its sentences that give dates, in their order."""
        sentences, timexes, events = find_dated(self.article, day_first=self._day_first)
        starts = [sentence.span.start for sentence in sentences]
        dates: dict[int, list[tuple[Span, When]]] = {}
        told: dict[int, list[tuple[str, When]]] = {}
        for timex in timexes:
            number = bisect_right(starts, timex.span.start) - 1
            if timex.when:
                before = self.text[starts[number] : timex.span.start]
                dates.setdefault(number, []).append((_place(before, timex.text), timex.when))
        for event in events:
            if event.span:
                number = bisect_right(starts, event.span.end - 1) - 1
                told.setdefault(number, []).append((_fold(event.phrase), event.when))
        return tuple(
            _Host(_fold(sentences[n].text), starts[n], tuple(told.get(n, ())), tuple(dates[n])) for n in sorted(dates)
        )


def trace_entry(
    entry: Entry, seed: Seed, *, day_first: bool = True, known_sources: tuple[str, ...] = ()
) -> tuple[Problem, ...]:
    """Return a problem for each quote, dating words or date that the seed does not bear out.

    What an editor has dated (`basis: editor`) is theirs. The seed is read as ingest reads it (`clean_seed`); the entry
    is without faults, so that its marks count its quotes and events.
    """
    witness = _Witness(seed, entry.date.day, known_sources, day_first=day_first)
    found = (*_doubt_quotes(entry, witness), *_doubt_events(entry, witness))
    return tuple(
        Problem(entry.path, *problems.find_place(entry.marks, key), what, hint, rule) for key, rule, what, hint in found
    )


def _doubt_quotes(entry: Entry, witness: _Witness) -> Iterator[Doubt]:
    """Yield what is wrong with the quotes."""
    for number, quote in enumerate(entry.quotes):
        for rule, what in _doubt_quote(quote.text, witness):
            yield f"quotes.{number}.text", rule, what, QUOTE_HINT


def _doubt_events(entry: Entry, witness: _Witness) -> Iterator[Doubt]:
    """Yield what is wrong with the events that no editor has dated."""
    for number, event in enumerate(entry.timeline):
        if event.basis is not Basis.EDITOR:
            for key, rule, what, hint in _doubt_event(event, witness):
                yield f"timeline.{number}.{key}", rule, what, hint


def _doubt_quote(text: str, witness: _Witness) -> Iterator[tuple[Rule, str]]:
    """Yield what is wrong with a quote whose words do not stand in the seed in this order."""
    pieces = [piece for piece in LEFT_OUT.split(text) if WORD.search(piece)]
    if _stands(pieces, witness.words) or _stands(pieces, witness.spoken):
        return
    piece = next((each for each in pieces if not _stands([each], witness.words, witness.spoken)), None)
    if piece is None:
        yield Rule.QUOTE_ORDER, f"the parts of the quote do not stand in {witness.path} in this order"
        return
    changed = _find_change(piece, witness)
    yield Rule.QUOTE_CHANGED, f"the quote does not stand in {witness.path} like this: '{changed}'"


def _stands(pieces: list[str], *texts: str) -> bool:
    """Say whether the pieces stand in one of the folded texts, one behind the other."""
    return any(_stands_in(pieces, text) for text in texts)


def _stands_in(pieces: list[str], text: str) -> bool:
    """Say whether the pieces stand in a folded text, one behind the other."""
    at = 0
    for piece in pieces:
        words = _fold(piece)
        found = text.find(words, at)
        if found < 0:
            return False
        at = found + len(words) - 1
    return True


def _find_change(piece: str, witness: _Witness) -> str:
    """Return the words of a quote around the first that does not stand in the seed behind those before it."""
    found = list(WORD.finditer(piece))
    low, high = 0, len(found) - 1
    while low < high:
        middle = (low + high) // 2
        if _stands([piece[: found[middle].end()]], witness.words, witness.spoken):
            low = middle + 1
        else:
            high = middle
    first, last = max(low - 1, 0), min(low + SHOWN - 1, len(found)) - 1
    return " ".join(piece[found[first].start() : found[max(first, last)].end()].split())


def _doubt_event(event: Event, witness: _Witness) -> Iterator[Doubt]:
    """Yield the key at fault, what is wrong, and the way out, for an event that the seed does not date like this."""
    phrase = _fold(event.phrase) if event.phrase else ""
    if phrase not in witness.words:
        yield "when", Rule.EVENT_WORDS, f"'when' does not stand in {witness.path}: {event.phrase}", WORDS_HINT
        return
    hosts = _find_hosts(event, phrase, witness)
    means = {when.edtf for host in hosts for when in _read_dates(host, phrase)}
    if event.when.edtf in means:
        return
    said = f"'{event.phrase}'" if phrase else "the sentence"
    if not means:
        where = f"no date can be read from {said} in {witness.path}"
        yield "date", Rule.EVENT_UNDATED, f"'date' is {event.when.edtf}, but {where}", DATE_HINT
        return
    line, _ = find_place(witness.text, hosts[0].offset)
    what = f"'date' is {event.when.edtf}, but {said} in {witness.path}, line {line}, means {' or '.join(sorted(means))}"
    yield "date", Rule.EVENT_DATE, what, DATE_HINT


def _find_hosts(event: Event, phrase: str, witness: _Witness) -> list[_Host]:
    """Return, of the sentences with the words that date the event, those that share most words with it."""
    words = set(_fold(event.text).casefold().split())
    shared = [(len(words & set(host.words.casefold().split())), host) for host in witness.hosts if phrase in host.words]
    most = max((count for count, _ in shared), default=0)
    return [host for count, host in shared if count == most]


def _read_dates(host: _Host, phrase: str) -> Iterator[When]:
    """Yield what the words mean in a sentence: the date of its event, else those of the expressions that they touch."""
    told = [when for words, when in host.told if words == phrase]
    if told or not phrase:
        yield from told or (when for _, when in (*host.told, *host.dates))
        return
    at = host.words.find(phrase)
    while at >= 0:
        yield from (when for place, when in host.dates if place.start < at + len(phrase) - 1 and at < place.end - 1)
        at = host.words.find(phrase, at + 1)


def _place(before: str, words: str) -> Span:
    """Return where words stand in the folded sentence whose beginning is given."""
    start = len(_fold(before)) - 1 if WORD.search(before) else 0
    return Span(start, start + len(_fold(words)))


def _fold(text: str) -> str:
    """Return the words with a blank around each, whatever stands between them."""
    return f" {' '.join(WORD.findall(text))} "
