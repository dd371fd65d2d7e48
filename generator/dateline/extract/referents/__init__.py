"""Votes in, referents out: which stretches name something, of what kind, and which of them name the same thing."""

from dateline.english.name_forms import fold
from dateline.extract.referents.candidates import add_acronyms, bar_ignored, choose_spans, read_terms, yield_to_longer
from dateline.extract.referents.groups import FrameNames, Group, add_repeats, group_candidates, is_accepted, weigh
from dateline.extract.referents.linking import link_groups
from dateline.model import Kind, Tag, Vocabulary, VocabularyTerm
from dateline.seed import Mention, Referent, Sentence, Vote

__all__ = ["FrameNames", "find_referents"]


def find_referents(
    votes: tuple[Vote, ...], sentences: tuple[Sentence, ...], frame: FrameNames, vocabulary: Vocabulary
) -> tuple[Referent, ...]:
    """Return the things named, the most salient first; no two share a mention or a tag.

    What editors have said outranks every vote: a name they ignore is no referent, a name they list has their kind,
    and names of one term are one. Shown is the fullest form of the article; entries get the canonical one.
    """
    allowed = yield_to_longer(bar_ignored(votes, vocabulary))
    candidates = add_acronyms(choose_spans(allowed, sentences), sentences)
    groups = group_candidates(candidates, frame)
    accepted = tuple(group for group in link_groups(groups) if is_accepted(group))
    terms = read_terms(vocabulary)
    merged: dict[Tag, Referent] = {}
    for key, referent in (_make(group, frame, terms) for group in add_repeats(accepted, sentences)):
        merged[key] = _join(merged[key], referent) if key in merged else referent
    return tuple(sorted(merged.values(), key=lambda referent: (-referent.salience, _place(referent))))


def _make(group: Group, frame: FrameNames, terms: dict[str, VocabularyTerm]) -> tuple[Tag, Referent]:
    """Return the referent that a group of mentions stands for, and the tag that all groups of one thing share."""
    forms = tuple(dict.fromkeys(candidate.text for candidate in group.candidates)) or (group.name,)
    term = next((terms[fold(form)] for form in (group.name, *forms) if fold(form) in terms), None)
    kind, name = (term.kind, term.name) if term else (group.kind, group.name)
    mentions = tuple(
        Mention(kind, candidate.text, candidate.span)
        for candidate in sorted(group.candidates, key=lambda candidate: candidate.span.start)
    )
    referent = Referent(Tag(kind, group.name), mentions, weigh(group, frame), group.reasons)
    return Tag(kind, name.casefold()), referent


def _join(one: Referent, other: Referent) -> Referent:
    """Return two referents of one thing as one, under the fuller name."""
    mentions = tuple(sorted((*one.mentions, *other.mentions), key=lambda mention: mention.span.start))
    tag = max((one.tag, other.tag), key=lambda tag: len(tag.name.split()))
    return Referent(tag, mentions, one.salience + other.salience, one.reasons + other.reasons)


def _place(referent: Referent) -> int:
    """Return where a referent is first named; the frame comes first."""
    return referent.mentions[0].span.start if referent.mentions else -1


def sort_tags(referents: tuple[Referent, ...]) -> tuple[Referent, ...]:
    """Return the referents by kind, the most salient first within each."""
    order = list(Kind)
    return tuple(sorted(referents, key=lambda referent: (order.index(referent.tag.kind), -referent.salience)))
