"""Content as it was read in; the plan of its site, and the files that cannot be trusted yet, out."""

from datetime import date

import dateline
from dateline.commands.project import Content
from dateline.model import EntryPlace
from dateline.problems import Problem
from dateline.site.plan import Plan


def make_plan(content: Content, *, today: date, former: tuple[EntryPlace, ...] = ()) -> Plan:
    """Return the plan of the site that this content makes; `former` are the places of entries in earlier builds."""
    return Plan(
        content.digest,
        content.entries,
        content.stories,
        content.text_pages,
        content.vocabulary,
        words=content.wording.words,
        today=today,
        version=dateline.__version__,
        former=former,
        pictures=content.pictures,
    )


def find_doubtful(problems: tuple[Problem, ...]) -> tuple[str, ...]:
    """Return the files that have problems, by path."""
    return tuple(sorted({problem.path for problem in problems}))
