"""Tokens of a body in; an image that stands alone as a figure with caption and credit, out.

The caption is the image's title, which every Markdown program knows; behind its last ` | ` stands the credit.
"""

from markdown_it.token import Token

from dateline.content.markdown.dialect import GAP
from dateline.regexes import make_regex

# What an editor of text writes when an image is dropped into an entry: the way from its own folder.
UPWARDS = make_regex(r"(?:\.\./)+images/")
PICTURE_GAP = make_regex(rf' width="{GAP}(?P<address>[^"]*)"')


def make_figures(tokens: list[Token]) -> list[Token]:
    """Return the tokens with a figure for each paragraph that is one image."""
    made: list[Token] = []
    for index, token in enumerate(tokens):
        image = _find_lone_image(tokens, index) if token.type == "inline" else None
        if image:
            tokens[index - 1].tag = tokens[index + 1].tag = "figure"
            token.children = [image]
            made += [token, *_make_caption(image)]
        else:
            made.append(token)
    return made


def _find_lone_image(tokens: list[Token], index: int) -> Token | None:
    """Return the image that is all of a paragraph, where the token of its text holds one."""
    token = tokens[index]
    if tokens[index - 1].type != "paragraph_open" or tokens[index - 1].hidden:
        return None
    children = token.children or []
    return children[0] if len(children) == 1 and children[0].type == "image" else None


def _make_caption(image: Token) -> list[Token]:
    """Return the tokens of an image's caption, none where it has no title; the image loses it."""
    title = str(image.attrs.pop("title", ""))
    caption, bar, credit = title.rpartition("|")
    caption, credit = (caption.strip(), credit.strip()) if bar else (title.strip(), "")
    if not caption and not credit:
        return []
    inline = Token("inline", "", 0, children=[Token("text", "", 0, content=caption)] if caption else [])
    if credit and inline.children is not None:
        before = [Token("text", "", 0, content=" ")] if caption else []
        opening = Token("span_open", "span", 1, attrs={"class": "credit"})
        inline.children += [*before, opening, Token("text", "", 0, content=credit), Token("span_close", "span", -1)]
    opened, closed = Token("figcaption_open", "figcaption", 1), Token("figcaption_close", "figcaption", -1)
    opened.block = closed.block = True
    return [opened, inline, closed]


def place_picture(image: Token) -> None:
    """Give an image its address on the site, and a gap for its size, so that nothing jumps when it arrives."""
    address = find_picture_address(str(image.attrGet("src")))
    image.attrSet("src", address)
    image.attrSet("width", GAP + address)
    image.attrSet("loading", "lazy")


def find_picture_address(written: str) -> str:
    """Return the address of a picture that may be written as the way to its file.

    >>> find_picture_address("../../images/harbour.jpg")
    '/images/harbour.jpg'
    """
    return UPWARDS.sub("/images/", written, count=1) if UPWARDS.match(written) else written
