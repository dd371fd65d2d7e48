"""The Markdown that editors write: CommonMark with tables, strike-through, footnotes, definition lists, links by name.

HTML is off: it shows as text. Links lead to web pages, mail addresses and places of the site; whatever else an address
may say, it is not made into a link. A name between two brackets is a link too.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from dateline.model import Kind
from dateline.regexes import make_regex

SCHEME = make_regex(r"\s*(?P<scheme>[a-z][a-z0-9+.-]*):", re.IGNORECASE)
SCHEMES = ("http", "https", "mailto")
EXTERNAL = make_regex(r"(?:https?:)?//", re.IGNORECASE)
# `[[1]](/x)` is a link of CommonMark whose text stands in brackets.
NAME_LINK = make_regex(r"\[\[(?P<name>[^\[\]|]{1,200})(?:\|(?P<shown>[^\[\]|]{1,300}))?\]\](?![(\[])")

GAP = "\0"
"""Stands in HTML before what is filled in later; no editor's text has it, for Markdown takes the character out."""

STORIES = "stories"
KIND = make_regex(rf"(?P<kind>{'|'.join((*Kind, STORIES))}):[ ]*(?=\S)")


def make_parser() -> MarkdownIt:
    """Return a parser of the dialect."""
    parser = MarkdownIt("js-default", {"html": False, "linkify": False, "typographer": False})
    # Footnotes inside the text (`^[so]`) are left out: no other program shows them.
    parser.use(footnote_plugin, inline=False).use(deflist_plugin)
    parser.validateLink = is_allowed  # type: ignore[assignment, method-assign] # the library's own way to set the rule
    parser.inline.ruler.before("link", "name_link", read_name_link)
    return parser


def read_name_link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library calls it so
    """Read a link by name: `[[Qasem Soleimani]]`, `[[Qasem Soleimani|the general]]`.

    Where it leads is filled in later.
    """
    found = find_name(state.src, state.pos)
    if not found or found[2] > state.posMax:
        return False
    name, shown, state.pos = found
    if silent:
        return True
    state.push("link_open", "a", 1).attrs = {"href": GAP + name}
    state.push("text", "", 0).content = shown
    state.push("link_close", "a", -1)
    return True


def is_allowed(address: str) -> bool:
    """Tell whether an address may be made into a link."""
    found = SCHEME.match(address)
    return not found or found["scheme"].casefold() in SCHEMES


def find_name(text: str, start: int) -> tuple[str, str, int] | None:
    """Return the name between two brackets that open here, the words that readers see, and the offset behind them.

    >>> find_name("[[places:Jordan|the kingdom]] said", 0)
    ('places:Jordan', 'the kingdom', 29)
    """
    found = NAME_LINK.match(text, start)
    if not found:
        return None
    name = " ".join(found["name"].split())
    shown = " ".join((found["shown"] or "").split()) or part_name(name)[1]
    return (name, shown, found.end()) if name and shown else None


def part_name(written: str) -> tuple[str, str]:
    """Return the kind that stands before a name, empty where none does, and the name.

    >>> part_name("places:Jordan"), part_name("Operation: Blue")
    (('places', 'Jordan'), ('', 'Operation: Blue'))
    """
    found = KIND.match(written)
    return (found["kind"], written[found.end() :]) if found else ("", written)
