"""Votes in, referents out: which stretches name something, of what kind, and which of them name the same thing."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from dateline.english.lexicon import Words, read_forms, read_words
from dateline.english.name_forms import fold, spells
from dateline.extract.referents.candidates import add_acronyms, bar_ignored, choose_spans, read_terms, yield_to_longer
from dateline.extract.referents.groups import FrameNames, Group, add_repeats, group_candidates, is_accepted, weigh
from dateline.model import Kind, Tag, Vocabulary, VocabularyTerm
from dateline.seed import Mention, Referent, Sentence, Vote

__all__ = ["FrameNames", "find_referents"]

SURE_PLACE = 1.9
"""A lone word that is a place with this weight is no surname ("Washington", "Jordan")."""
BY_CONTEXT = 2.6
"""With this weight the words around it say that it is a place, not only the lists."""
PEOPLES = Words(lambda: (fold(name) for name in read_words("nationalities")))
HEADS = read_words("organisation_heads")
FIRM_ENDINGS = read_words("firm_suffixes", "trade_heads")
SURE_LISTS = frozenset(("large city", "region", "capital", "country"))
"""Of these a lone name is the place, whoever bears it as a given name."""
FAMOUS = "well-known person"
COUNTRIES = Words(lambda: (fold(form) for form in read_forms("countries")))


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
    accepted = tuple(group for group in _link_groups(groups) if is_accepted(group))
    terms = read_terms(vocabulary)
    merged: dict[Tag, Referent] = {}
    for key, referent in (_make(group, frame, terms) for group in add_repeats(accepted, sentences)):
        merged[key] = _join(merged[key], referent) if key in merged else referent
    return tuple(sorted(merged.values(), key=lambda referent: (-referent.salience, _place(referent))))


def _make(group: Group, frame: FrameNames, terms: Mapping[str, VocabularyTerm]) -> tuple[Tag, Referent]:
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


def _link_groups(groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """Return the groups after every short form has joined its full form, in their order."""
    linked = list(groups)
    for is_short_for in (_is_acronym, _is_part_of_firm, _is_part_of_person, _is_part_of_name):
        linked = _link(linked, is_short_for)
    return tuple(linked)


def _link(groups: list[Group], is_short_for: Callable[[Group, Group], bool]) -> list[Group]:
    """Return the groups with each short one put into the best full one that it can stand for."""
    by_length = sorted(range(len(groups)), key=lambda at: len(groups[at].name.split()))
    kept: dict[int, Group] = dict(enumerate(groups))
    for at in by_length:
        short = kept[at]
        full = [n for n, group in kept.items() if n != at and is_short_for(short, group)]
        if full:
            best = max(full, key=lambda n: (_nearness(short, kept[n]), -n))
            kept[best] = _link_to(kept[best], short)
            del kept[at]
    return [kept[at] for at in sorted(kept)]


def _nearness(short: Group, full: Group) -> tuple[bool, int]:
    """Return how near a full name is to a short one: whether it stands before it, then how often it is named."""
    before = bool(full.candidates and short.candidates) and (
        full.candidates[0].span.start < short.candidates[0].span.start
    )
    return (before, len(full.candidates))


def _link_to(full: Group, short: Group) -> Group:
    """Return the full group with the short one's mentions."""
    helps = short.weight if short.kind is full.kind else 0.0
    return replace(
        full,
        forms=full.forms | short.forms,
        candidates=full.candidates + short.candidates,
        weight=max(full.weight, helps, full.weight + 0.3 * helps),
        reasons=tuple(dict.fromkeys(full.reasons + short.reasons)),
        is_certain=full.is_certain or short.is_certain,
        short=full.short | short.short,
    )


def _is_acronym(short: Group, full: Group) -> bool:
    """Say whether the short form is made of the full form's initials, as brackets say or as its capitals do."""
    if full.short & short.forms:
        return True
    if full.kind is not Kind.ORGANISATIONS or short.kind is Kind.PEOPLE or " " in short.name:
        return False
    return short.name.isupper() and len(short.name) < 9 and spells(short.name, full.name)


def _is_part_of_firm(short: Group, full: Group) -> bool:
    """Say whether a firm is named by its first words, which no list holds: "Hansen" for "Hansen Shipping Ltd"."""
    if full.kind is not Kind.ORGANISATIONS or full.name.split()[-1].casefold().replace(".", "") not in FIRM_ENDINGS:
        return False
    few, many = fold(short.name), fold(full.name)
    is_unlisted = all(reason.startswith("tagger") or "behind it" in reason for reason in short.reasons)
    return many.startswith(f"{few} ") and (short.kind is Kind.ORGANISATIONS or is_unlisted) and not short.is_certain


def _is_part_of_person(short: Group, full: Group) -> bool:
    """Say whether the short form is the surname, or the given name, of the full one."""
    if full.kind is not Kind.PEOPLE or (short.kind is Kind.ORGANISATIONS and short.weight > SURE_PLACE):
        return False
    few, many = fold(short.name).split(), fold(full.name).split()
    if len(few) >= len(many) or not few:
        return False
    is_given = len(few) == 1 and few[0] == many[0] and not SURE_LISTS.isdisjoint(short.reasons)
    if short.kind is Kind.PLACES and (is_given or _is_sure_place(short, full)):
        return False
    if FAMOUS in short.reasons and full.name.split()[-1].casefold().endswith(f"-{few[0]}"):
        return False
    if len(few) == 1:
        return few[0] in (many[-1], many[0]) or (short.kind is Kind.PEOPLE and few[0] in many)
    return short.kind is Kind.PEOPLE and (few == many[-len(few) :] or (few[0] == many[0] and few[-1] == many[-1]))


def _is_sure_place(short: Group, full: Group) -> bool:
    """Say whether a lone word is a place though a person bears it: "Washington", the more so if named first."""
    is_named_first = bool(short.candidates) and short.candidates[0].span.start < full.candidates[0].span.start
    return short.is_certain or short.weight >= (SURE_PLACE if is_named_first else BY_CONTEXT)


def _is_part_of_name(short: Group, full: Group) -> bool:
    """Say whether an organisation or place is named in short: "State Department", "Guards", "Pinatubo"."""
    if short.kind is not full.kind or short.kind is Kind.PEOPLE:
        return False
    few, many = fold(short.name), fold(full.name)
    if few == many or not many.endswith(f" {few}"):
        return False
    ahead = many.removesuffix(few).strip()
    if short.kind is Kind.PLACES:
        return ahead in ("mount", "lake", "river", "port", "greater", "central", "downtown", "mt", "province of")
    if ahead in PEOPLES or ahead in COUNTRIES or ahead in ("un", "eu", "national", "royal"):
        return True
    return " " in few or (few.endswith("s") and few not in HEADS)
