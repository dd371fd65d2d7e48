"""The plan of a site and somebody who asks other sites in; the links out of it that are broken or in doubt, out."""

from collections.abc import Callable
from typing import TypeAlias

from dateline.problems import Problem
from dateline.rules import Rule
from dateline.site.checks.web_links import WebLink, find_web_links
from dateline.site.plan import Plan
from dateline.web import Answer, State

Asker: TypeAlias = Callable[[tuple[str, ...], str], dict[str, Answer]]
"""Addresses and the address of the site that asks in; what became of each out."""
GONE = "Find where it has moved, link to an archived copy, or take it out."
DOUBT = "Open it in your browser; many sites turn programs away."


def check_web(plan: Plan, ask: Asker) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Return the problems of addresses that are gone, and notices of those that could not be checked, sorted."""
    links = find_web_links(plan.content, plan.bodies)
    answers = ask(tuple(sorted({link.address for link in links})), plan.content.digest.base_url)
    broken = (_describe(link, answers[link.address]) for link in links if _has(answers, link, State.BROKEN))
    unknown = (_describe(link, answers[link.address]) for link in links if _has(answers, link, State.UNKNOWN))
    return tuple(broken), tuple(unknown)


def _has(answers: dict[str, Answer], link: WebLink, state: State) -> bool:
    """Tell whether a link was answered so."""
    return answers[link.address].state is state


def _describe(link: WebLink, answer: Answer) -> Problem:
    """Return what an editor should know of a link."""
    if answer.state is State.BROKEN:
        what, hint, rule = f"the link is broken: {link.address}", GONE, Rule.WEB_LINK_BROKEN
    else:
        what, hint, rule = f"the link could not be checked: {link.address}", DOUBT, Rule.WEB_LINK_UNCHECKED
    return Problem(link.path, link.line, link.column, what, f"The site {answer.reason}. {hint}", rule)
