"""Two names and how a digest uses the terms of their kind in; why one cannot become the other's, out."""

from dataclasses import dataclass

from dateline import links
from dateline.commands.terms.command_line import write_command
from dateline.commands.terms.retagging import list_speakers
from dateline.commands.terms.term_changes import fold
from dateline.content.keys.values import Unfit, read_name
from dateline.model import Entry, Kind, Tag, Vocabulary, VocabularyTerm
from dateline.problems import Problem, ProblemsFound, find_nearest
from dateline.site.naming.names import KnownNames
from dateline.site.naming.taxonomy import make_term_slug


@dataclass(frozen=True, slots=True)
class Usage:
    """What vocabulary and entries say of the terms of one kind."""

    entries: tuple[Entry, ...]
    vocabulary: Vocabulary
    names: KnownNames
    kind: Kind

    @property
    def terms(self) -> tuple[VocabularyTerm, ...]:
        """What editors have said of terms of the kind, in the order of the file."""
        return tuple(term for term in self.vocabulary.terms if term.kind is self.kind)

    @property
    def used(self) -> frozenset[str]:
        """Every name of the kind as entries write it."""
        return self.tagged | {name for entry in self.entries for name in list_speakers(entry, self.kind)}

    @property
    def tagged(self) -> frozenset[str]:
        """The names among them that are tags."""
        return frozenset(tag.name for entry in self.entries for tag in entry.tags if tag.kind is self.kind)


def check_merge(usage: Usage, into: str, name: str) -> None:
    """Raise ProblemsFound where two names cannot be made one."""
    if into == name:
        raise _refuse(usage.kind, f"'{name}' was given twice", "Name two terms; the second becomes one with the first.")
    target, source = usage.names.find(usage.kind, into), usage.names.find(usage.kind, name)
    if target and target.name == name:
        hint = f"To have pages show '{into}', write: {write_command('rename', usage.kind, name, into)}"
        if fold(into) != fold(name):
            raise _refuse(usage.kind, f"'{into}' is another name of '{name}'", hint)
    elif target and target.name != into:
        raise _refuse(usage.kind, f"'{into}' is another name of '{target.name}'", f"Write '{target.name}' instead.")
    if source and source.name not in (name, into):
        what = f"'{name}' is another name of '{source.name}', not of '{into}'"
        hint = f"To make both terms one, write: {write_command('merge', usage.kind, into, source.name)}"
        raise _refuse(usage.kind, what, hint)
    _check_known(usage, into)
    _check_known(usage, name)


def check_rename(usage: Usage, old: str, new: str) -> None:
    """Raise ProblemsFound where a term cannot be given a new name."""
    term, owner = usage.names.find(usage.kind, old), usage.names.find(usage.kind, new)
    _check_known(usage, old)
    if old == new:
        raise _refuse(usage.kind, f"'{old}' was given twice", "Name the term, then the name that it is to have.")
    if term and term.name == new:
        return  # an earlier run was cut off, or all is done
    if term and term.name != old:
        raise _refuse(usage.kind, f"'{old}' is another name of '{term.name}'", f"Write '{term.name}' instead.")
    if owner and owner is not term:
        what = "is a term already" if owner.name == new else f"is another name of '{owner.name}'"
        raise _refuse(usage.kind, f"'{new}' {what}", _offer_merge(usage, owner.name, old))
    if owner is None and new in usage.used:
        raise _refuse(usage.kind, f"'{new}' is a term already", _offer_merge(usage, new, old))
    slug = make_term_slug(Tag(usage.kind, new))
    for name in sorted({usage.names.settle(Tag(usage.kind, used)).name for used in usage.tagged} - {old}):
        if make_term_slug(Tag(usage.kind, name)) == slug and fold(name) != fold(old):
            what = f"'{new}' wants the address {links.term_address(usage.kind, slug)}, which '{name}' has"
            raise _refuse(usage.kind, what, _offer_merge(usage, name, old))


def _offer_merge(usage: Usage, into: str, name: str) -> str:
    """Return the way out where a new name is taken."""
    return f"To make the two one, write: {write_command('merge', usage.kind, into, name)}"


def _check_known(usage: Usage, name: str) -> None:
    """Raise ProblemsFound where neither an entry nor the vocabulary has a name."""
    if name in usage.used or usage.names.find(usage.kind, name):
        return
    known = usage.used | {term.name for term in usage.terms}
    near = find_nearest(name, sorted(known))
    other = next((tag.kind for entry in usage.entries for tag in entry.tags if tag.name == name), None)
    hint = f"Did you mean '{near}'?" if near else f"'dateline tags --kind {usage.kind.value}' lists all names."
    hint = f"It is one of the {other.value}, and only terms of one kind can be one." if other else hint
    raise _refuse(usage.kind, f"no entry has the name '{name}'", hint)


def read_new_name(kind: Kind, name: str) -> str:
    """Return a name that a term can have. Raises ProblemsFound where none can."""
    try:
        read = read_name(name.strip())
    except Unfit as unfit:
        raise _refuse(kind, f"the new name {unfit.what}", unfit.hint) from unfit
    if not read:
        raise _refuse(kind, "the new name is empty", "Write it between quotation marks.")
    return read


def _refuse(kind: Kind, what: str, hint: str) -> ProblemsFound:
    """Return the problem of a name that a command cannot take."""
    return ProblemsFound([Problem(kind.value, 0, 0, what, hint)])
