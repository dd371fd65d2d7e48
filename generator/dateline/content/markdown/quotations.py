"""Tokens of a body in; quotations with who said it, and pull quotes, as figures out.

A last line that begins with a dash says who said it. A first line `[!pull]` marks a pull quote, as GitHub and Obsidian
mark their boxes; elsewhere the words stand in the quotation, and nothing is lost.
"""

import re

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from dateline.regexes import make_regex

MARK = make_regex(r"\[!(?P<mark>\w+)\][ \t]*(?:\n|$)")
PULL = "pull"
SAID_BY = make_regex(r"(?:^|\n)[ \t]*(?:[—–]|-{2,3})[ \t]*(?P<name>[^\n]*\w[^\n]*)$")
DASH = make_regex(r"^[ \t]*(?:[—–]|-{2,3})", re.MULTILINE)


def read_quotations(state: StateCore) -> None:
    """Make figures of the quotations that say who said it, and of pull quotes; runs before text is parsed."""
    opened: list[int] = []
    made: list[Token] = []
    for token in state.tokens:
        made.append(token)
        if token.type == "blockquote_open":
            opened.append(len(made) - 1)
        elif token.type == "blockquote_close":
            start = opened.pop()
            made[start:] = _make_quotation(made[start:])
    state.tokens = made


def _make_quotation(tokens: list[Token]) -> list[Token]:
    """Return the tokens of one quotation, within a figure where it is more than a quotation."""
    is_pull = _take_mark(tokens)
    speaker = _take_speaker(tokens)
    if not is_pull and not speaker:
        return tokens
    opened, closed = _make_block("figure")
    opened.attrs = {"class": "pull-quote" if is_pull else "quotation"}
    caption: list[Token] = []
    if speaker:
        before, behind = _make_block("figcaption")
        caption = [before, speaker, behind]
    return [opened, *tokens, *caption, closed]


def _make_block(tag: str) -> tuple[Token, Token]:
    """Return the tokens that open and close a block element."""
    opened, closed = Token(f"{tag}_open", tag, 1), Token(f"{tag}_close", tag, -1)
    opened.block = closed.block = True
    return opened, closed


def _take_mark(tokens: list[Token]) -> bool:
    """Take the mark out of a pull quote, and tell whether it was there."""
    found = MARK.match(tokens[2].content) if tokens[1].type == "paragraph_open" else None
    if not found or found["mark"].casefold() != PULL:
        return False
    _shorten(tokens[2], found.end(), len(tokens[2].content))
    if not tokens[2].content:
        del tokens[1:4]
    return True


def _take_speaker(tokens: list[Token]) -> Token | None:
    """Take the name of the speaker out of a quotation, and return it; None where nobody is named."""
    texts = [token for token in tokens if token.type == "inline"]
    if tokens[-2].type != "paragraph_close" or sum(len(DASH.findall(text.content)) for text in texts) != 1:
        return None
    last = tokens[-3]
    found = SAID_BY.search(last.content)
    if not found or (last is texts[0] and not last.content[: found.start()].strip()):
        return None
    speaker = Token("inline", "", 0, content=last.content, map=last.map, children=[])
    _shorten(speaker, found.start("name"), len(last.content))
    _shorten(last, 0, found.start())
    if not last.content:
        del tokens[-4:-1]
    return speaker


def _shorten(text: Token, start: int, end: int) -> None:
    """Leave of a text what stands between two offsets, without blanks behind it, and note in which line that begins."""
    if text.map:
        text.map = [text.map[0] + text.content.count("\n", 0, start), text.map[1]]
    text.content = text.content[start:end].rstrip()
