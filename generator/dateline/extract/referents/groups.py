"""Candidates in, groups out: the mentions of one name, with one kind and one weight for the whole document."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.english.name_forms import INVISIBLE, POSSESSIVE, fold, read_same, strip_titles
from dateline.extract.referents.candidates import Candidate
from dateline.model import Kind, Span
from dateline.regexes import make_regex
from dateline.seed import Sentence

ENOUGH = 1.3
"""A group with this much weight for its kind is a tag."""
LONGEST = {Kind.PEOPLE: 7, Kind.PLACES: 8, Kind.ORGANISATIONS: 14, Kind.TOPICS: 0}
"""Words of the longest name of each kind; longer runs of capitals are lists or noise."""
LONGEST_TEXT = 120
"""Characters; front matter allows no longer name."""
REPEATED = 0.15
"""What each further mention adds, three times at most."""
MARKS = make_regex(r"['’]s?(?!\w)|[,:;!?“”\"]")
IN_HEADLINE = 2.0
IN_LEDE = 1.0
"""For a first mention among the first two sentences."""
AS_DATELINE = 1.0
WORD = make_regex(r"[^\W_]+(?:[-'’][^\W_]+)*")
Forms = dict[str, list[tuple[str, int]]]
"""For each first word the forms that begin with it, the longest first, and the group that each names."""


@dataclass(frozen=True, slots=True)
class FrameNames:
    """What the frame of an article says about names: facts that need no vote."""

    headline: str = ""
    dateline: str | None = None
    """A place; "Beijing/Hong Kong" are two."""
    source: str | None = None
    """A publication, never a place."""
    byline: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Mentions that name one thing."""

    kind: Kind
    name: str
    """The fullest form."""
    forms: frozenset[str]
    """All its forms, folded."""
    candidates: tuple[Candidate, ...]
    weight: float
    """How sure the voters are of the kind."""
    reasons: tuple[str, ...]
    short: frozenset[str] = frozenset()
    """Folded acronyms that brackets give for it."""
    is_certain: bool = False
    """The frame names it."""


def group_candidates(candidates: tuple[Candidate, ...], frame: FrameNames) -> tuple[Group, ...]:
    """Return a group for each name, by first mention; the frame's place among them."""
    by_form: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        by_form[_key(candidate.text)].append(candidate)
    groups = [_make(form, found, frame) for form, found in by_form.items()]
    groups = [group for group in groups if group.kind is not Kind.TOPICS]
    return _add_dateline(groups, frame)


def is_accepted(group: Group) -> bool:
    """Say whether the votes suffice for a tag."""
    is_name = len(group.name.split()) <= LONGEST[group.kind] and len(group.name) <= LONGEST_TEXT
    return is_name and (group.is_certain or group.weight >= ENOUGH)


def weigh(group: Group, frame: FrameNames) -> float:
    """Return the salience: one for each mention, and more for the headline, the lede and the dateline."""
    headline = f" {fold(MARKS.sub('', frame.headline))} "
    salience = float(len(group.candidates))
    salience += IN_HEADLINE * any(f" {form} " in headline for form in group.forms)
    salience += IN_LEDE * any(candidate.sentence < 2 for candidate in group.candidates)
    return salience + AS_DATELINE * group.is_certain


def _key(text: str) -> str:
    """Return what mentions of one name share: the folded form, or the first form of a list of aliases."""
    form = fold(text)
    known = read_same().get(form)
    return fold(known[0]) if known else form


def _make(form: str, candidates: list[Candidate], frame: FrameNames) -> Group:
    """Return the group of one name: its kind by the sum of votes, its weight by the best mention and their number."""
    sums: dict[Kind, float] = defaultdict(float)
    best: dict[Kind, float] = defaultdict(float)
    for candidate in candidates:
        for kind, weight in candidate.weights:
            sums[kind] += weight
            best[kind] = max(best[kind], weight)
    if frame.source and fold(frame.source) == form:
        sums.pop(Kind.PLACES, None)
    kind = max(sorted(sums), key=lambda each: sums[each], default=Kind.TOPICS)
    rival = max((weight for other, weight in sums.items() if other is not kind), default=0.0) / len(candidates)
    weight = best[kind] + REPEATED * min(len(candidates) - 1, 3) - 0.4 * rival
    reasons = tuple(dict.fromkeys(reason for candidate in candidates for reason in candidate.reasons))
    short = frozenset(fold(candidate.acronym) for candidate in candidates if candidate.acronym)
    forms = frozenset({form, *(fold(candidate.text) for candidate in candidates)})
    return Group(kind, _fullest(kind, candidates), forms, tuple(candidates), weight, reasons, short)


def _fullest(kind: Kind, candidates: list[Candidate]) -> str:
    """Return the form to show: a country's listed name, else the longest form that stands in the text."""
    known = read_same().get(fold(candidates[0].text))
    if known and known[1] and kind is Kind.PLACES:
        return known[0]
    shown = [INVISIBLE.sub("", candidate.text) for candidate in candidates]
    forms = [strip_titles(text) if kind is Kind.PEOPLE else text for text in shown]
    return max(forms, key=lambda name: (len(name.split()), not name.isupper() or len(name) < 5, len(name)))


def _read_places(dateline: str | None) -> list[str]:
    """Return the places of a dateline, without the country or state behind a comma: "Nairobi, Kenya" is Nairobi."""
    return [place.partition(",")[0].strip() for place in re.split(r"\s*[/;]\s*", dateline or "")]


def _add_dateline(groups: list[Group], frame: FrameNames) -> tuple[Group, ...]:
    """Return the groups with the place of filing made certain, or added where the story does not name it."""
    added = list(groups)
    for place in _read_places(frame.dateline):
        form = _key(place)
        at = next((n for n, group in enumerate(added) if form in group.forms and group.kind is not Kind.PEOPLE), None)
        if at is not None:
            added[at] = replace(added[at], kind=Kind.PLACES, is_certain=True)
        elif form:
            known = read_same().get(form)
            name = known[0] if known and known[1] else place
            added.append(Group(Kind.PLACES, name, frozenset({form}), (), 0.0, ("dateline",), is_certain=True))
    return tuple(added)


def add_repeats(groups: tuple[Group, ...], sentences: tuple[Sentence, ...]) -> tuple[Group, ...]:
    """Return the groups with every further place where their names stand outside all mentions known so far."""
    forms = _read_forms(groups)
    taken = sorted((candidate.span.start, candidate.span.end) for group in groups for candidate in group.candidates)
    added: dict[int, list[Candidate]] = defaultdict(list)
    at = 0
    for number, sentence in enumerate(sentences):
        behind = -1
        for start, text, group in _find_forms(sentence, forms):
            while at < len(taken) and taken[at][1] <= start:
                at += 1
            is_free = at == len(taken) or start + len(text) <= taken[at][0]
            if is_free and start >= behind:
                added[group].append(Candidate(text, Span(start, start + len(text)), number, (), ()))
                behind = start + len(text)
    return tuple(
        replace(group, candidates=group.candidates + tuple(added[at])) if at in added else group
        for at, group in enumerate(groups)
    )


def _read_forms(groups: tuple[Group, ...]) -> Forms:
    """Return the forms to look for; a surname that two people bear is left out."""
    owners: dict[str, set[int]] = defaultdict(set)
    for at, group in enumerate(groups):
        for form in {candidate.text for candidate in group.candidates} | _surname(group):
            owners[form].add(at)
    forms: Forms = defaultdict(list)
    for form in sorted(owners, key=lambda text: (-len(text), text)):
        words = WORD.findall(form)
        if words and len(owners[form]) == 1 and form[:1].isupper():
            forms[POSSESSIVE.sub("", words[0])].append((form, min(owners[form])))
    return forms


def _surname(group: Group) -> set[str]:
    """Return the last word of a person's full name, where it can stand alone."""
    last = group.name.split()[-1]
    return {last} if group.kind is Kind.PEOPLE and len(last) > 2 and fold(last) != fold(group.name) else set()


def _find_forms(sentence: Sentence, forms: Forms) -> Iterator[tuple[int, str, int]]:
    """Yield offset in the seed, text and group of each form that stands in a sentence."""
    for found in WORD.finditer(sentence.text):
        for form, group in forms.get(POSSESSIVE.sub("", found.group()), ()):
            end = found.start() + len(form)
            if sentence.text.startswith(form, found.start()) and not sentence.text[end : end + 1].isalnum():
                yield sentence.span.start + found.start(), form, group
                break
