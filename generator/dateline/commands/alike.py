"""The plan of a site in; a notice for each tag that probably means the same as another, out."""

from collections import Counter

from dateline.commands.terms.command_line import write_command
from dateline.model import Entry, Tag
from dateline.problems import Problem, find_place
from dateline.rules import Rule
from dateline.site.naming.likeness import ONE_LETTER, PLURAL, SAME_LETTERS, SOUND, Likeness, find_likenesses
from dateline.site.naming.taxonomy import make_term_slug
from dateline.site.plan import Plan

SPELLING = (SAME_LETTERS, SOUND, ONE_LETTER, PLURAL)
"""Why two names are alike that differ in spelling alone; of short and full names `dateline tags suggest` knows more."""


def find_alike(plan: Plan) -> tuple[Problem, ...]:
    """Return the notices, each at the first place where the rarer name stands.

    Spellings that want one address are no doubt but a problem, which the plan's own check tells.
    """
    counts = Counter(tag for entry in plan.entries for tag in {plan.names.settle(tag) for tag in entry.tags})
    found = find_likenesses(dict(counts), plan.names)
    told = (_describe(plan, likeness) for likeness in found if likeness.reason in SPELLING)
    return tuple(sorted(problem for problem in told if problem))


def _describe(plan: Plan, likeness: Likeness) -> Problem | None:
    """Return the notice of two names; None where they want one address."""
    name, into = Tag(likeness.kind, likeness.name), Tag(likeness.kind, likeness.into)
    if make_term_slug(name) == make_term_slug(into):
        return None
    for entry in plan.entries:
        key = _find_key(plan, entry, name)
        if key:
            what = f"'{name.name}' probably means the same as '{into.name}': {likeness.reason}"
            command = write_command("merge", likeness.kind, likeness.into, likeness.name)
            hint = f"Make them one with: {command}. If they are two, give each a 'name' in the vocabulary."
            return Problem(entry.path, *find_place(entry.marks, key), what, hint, Rule.TAG_LIKENESS)
    return None


def _find_key(plan: Plan, entry: Entry, name: Tag) -> str | None:
    """Return where an entry has a tag: its key in the front matter."""
    of_kind = (tag for tag in entry.tags if tag.kind is name.kind)
    keys = (f"tags.{name.kind.value}.{index}" for index, tag in enumerate(of_kind) if plan.names.settle(tag) == name)
    return next(keys, None)
