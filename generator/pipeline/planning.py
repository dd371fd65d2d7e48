"""Content as it was read in; the plan of its site, and the files that cannot be trusted yet, out."""

from datetime import date

import generator
from generator.pipeline.project import Content
from generator.problems import Problem
from generator.site.library import Plan
from generator.site.pages import EntryPlace


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
        version=generator.__version__,
        former=former,
        pictures=content.pictures,
    )


def find_doubtful(problems: tuple[Problem, ...]) -> tuple[str, ...]:
    """Return the files that have problems, by path."""
    return tuple(sorted({problem.path for problem in problems}))
