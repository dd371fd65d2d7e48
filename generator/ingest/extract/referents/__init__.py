"""Votes in, referents out: which stretches name something, of what kind, and which of them name the same thing."""

from generator.ingest.extract.referents.frame import Frame
from generator.ingest.extract.referents.groups import Group, group_candidates, is_accepted
from generator.ingest.extract.referents.linking import link_groups
from generator.ingest.extract.referents.repeats import add_repeats
from generator.ingest.extract.referents.salience import weigh
from generator.ingest.extract.referents.spans import add_acronyms, choose_spans
from generator.ingest.extract.referents.vocabulary import bar_ignored, find_canonical
from generator.model import Kind, Mention, Referent, Sentence, Span, Tag, Vocabulary, Vote

__all__ = ["Frame", "find_referents"]


def find_referents(
    votes: tuple[Vote, ...], sentences: tuple[Sentence, ...], frame: Frame, vocabulary: Vocabulary
) -> tuple[Referent, ...]:
    """Return the things named, the most salient first; no two share a mention or a tag.

    What editors have said outranks every vote: a name they ignore is no referent, a name they list has their kind
    and their canonical name.
    """
    allowed = bar_ignored(votes, vocabulary)
    candidates = add_acronyms(choose_spans(allowed, sentences), sentences)
    groups = group_candidates(candidates, frame)
    accepted = tuple(group for group in link_groups(groups) if is_accepted(group))
    referents = [_make(group, frame, vocabulary) for group in add_repeats(accepted, sentences)]
    return _merge(tuple(sorted(referents, key=lambda referent: (-referent.salience, _place(referent)))))


def name_mentions(referents: tuple[Referent, ...]) -> dict[Span, str]:
    """Return the fullest name of each mention, by its span."""
    return {mention.span: referent.tag.name for referent in referents for mention in referent.mentions}


def _make(group: Group, frame: Frame, vocabulary: Vocabulary) -> Referent:
    """Return the referent that a group of mentions stands for."""
    forms = tuple(dict.fromkeys(candidate.text for candidate in group.candidates)) or (group.name,)
    kind, name = find_canonical(group.kind, group.name, forms, vocabulary)
    mentions = tuple(
        Mention(kind, candidate.text, candidate.span)
        for candidate in sorted(group.candidates, key=lambda candidate: candidate.span.start)
    )
    return Referent(Tag(kind, name), mentions, weigh(group, frame), group.reasons)


def _merge(referents: tuple[Referent, ...]) -> tuple[Referent, ...]:
    """Return the referents with those of one tag made one, for example where an editor's alias joins two."""
    merged: dict[Tag, Referent] = {}
    for referent in referents:
        key = Tag(referent.tag.kind, referent.tag.name.casefold())
        known = merged.get(key)
        if known is None:
            merged[key] = referent
            continue
        mentions = tuple(sorted((*known.mentions, *referent.mentions), key=lambda mention: mention.span.start))
        salience = known.salience + referent.salience
        merged[key] = Referent(known.tag, mentions, salience, known.reasons + referent.reasons)
    return tuple(merged.values())


def _place(referent: Referent) -> int:
    """Return where a referent is first named; the frame comes first."""
    return referent.mentions[0].span.start if referent.mentions else -1


def sort_tags(referents: tuple[Referent, ...]) -> tuple[Referent, ...]:
    """Return the referents by kind, the most salient first within each."""
    order = list(Kind)
    return tuple(sorted(referents, key=lambda referent: order.index(referent.tag.kind)))
