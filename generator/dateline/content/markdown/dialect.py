"""The Markdown that editors write: CommonMark with tables, strike-through, footnotes, definition lists, links by name.

HTML is off: it shows as text. Links lead to web pages, mail addresses and places of the site; whatever else an address
may say, it is not made into a link.
"""

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from dateline.content.markdown.targets import GAP, find_name, is_allowed


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
