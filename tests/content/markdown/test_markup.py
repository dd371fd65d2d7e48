"""Markdown: its HTML, plain text that comes through unchanged, links with their places, and faults of bodies."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.content.markdown.escaping import escape_markdown
from dateline.content.markdown.markup import BodyLink, check_body, find_links
from dateline.content.markdown.rendering import render_markdown
from dateline.content.markdown.surroundings import Surroundings
from dateline.model import Picture
from dateline.problems import format_problem
from tests.support.case_files import assert_case, read_cases

SIGNS = "\\`*_{}[]()#+-.!~|<>&;:=\"'^$/ ab1é\n\t"
HOSTILE = st.text(alphabet="<>\"'&/=()[]!`*\\: \nabjsx", max_size=60) | st.sampled_from(
    (
        '[a](/x "b"onload="c")',
        "![a](javascript:x)",
        "<img src=x onerror=alert(1)>",
        "[a](&#106;avascript:alert(1))",
        "[a](java\tscript:alert(1))",
        "<javascript:alert(1)>",
        "[a]: javascript:alert(1)\n\n[a]",
        "[a](//evil.example)",
        '```"><script>\nx\n```',
        '[[<b>"x"|<script>]]',
        "![a](/images/harbour.jpg '<b>\"x | <script>\"')",
        '> [!pull]\n> <b>\n> — <script>"',
        'a[^"><script>]\n\n[^"><script>]: <b>',
    )
)


ATTRIBUTES = {
    *("href", "src", "alt", "title", "rel", "class", "loading", "start", "width", "height", "id", "role"),
    *("aria-label", "data-pagefind-ignore"),
}
HARBOUR = Picture("content/images/harbour.jpg", "/images/harbour.jpg", 1600, 900, b"")
AROUND = Surroundings(
    names={"Marta Lindqvist": "/people/marta-lindqvist/", "places:Jordan": "/places/jordan/"},
    pictures={HARBOUR.address: HARBOUR},
)
PAGE = "https://example.org/2024/05/02/crews-strike/"


@pytest.mark.parametrize(("given_text", "expected"), read_cases("markup"))
def test_markdown_is_rendered(given_text: str, expected: str) -> None:
    assert_case(render_markdown(given_text, AROUND).rstrip("\n"), expected)


@pytest.mark.parametrize(("given_text", "expected"), read_cases("markup_in_feeds"))
def test_markdown_is_rendered_for_a_feed(given_text: str, expected: str) -> None:
    assert_case(render_markdown(given_text, AROUND, PAGE).rstrip("\n"), expected)


@pytest.mark.parametrize(("given_text", "expected"), read_cases("bodies"))
def test_a_fault_of_a_body_is_told(given_text: str, expected: str) -> None:
    assert_case("\n".join(map(format_problem, check_body("content/entries/a.md", given_text, 10))), expected)


def read_text(page: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", page))


@given(st.text(alphabet=SIGNS, max_size=60) | st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=60))
def test_escaped_text_is_rendered_as_it_was(text: str) -> None:
    lines = [" ".join(line.split()) for line in text.split("\n")]
    plain = "\n".join(line for line in lines if line)
    page = render_markdown(escape_markdown(plain))
    assert re.fullmatch(r"<p>[^<>]*</p>\n" if plain else "", page)
    assert read_text(page).strip() == plain


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        (
            "The talks began on 3 January, at 5 p.m. (local time).",
            "The talks began on 3 January, at 5 p.m. (local time).",
        ),
        ('It\'s "over" – he said: no!', 'It\'s "over" – he said: no!'),
        ("a_b and _c_", "a_b and \\_c\\_"),
        ("# one", "\\# one"),
        ("#one", "#one"),
        ("- one", "\\- one"),
        ("-5 degrees", "-5 degrees"),
        ("1. one", "1\\. one"),
        ("1.5 million", "1.5 million"),
        ("[sic] & <b> AT&T &amp; R|D", "\\[sic\\] & \\<b> AT&T \\&amp; R\\|D"),
        ("~5 and ~~6~~", "~5 and \\~\\~6\\~\\~"),
        ("one\r\n  two  ", "one\ntwo"),
    ],
)
def test_only_signs_that_would_be_read_are_escaped(text: str, escaped: str) -> None:
    assert escape_markdown(text) == escaped


@given(HOSTILE)
def test_no_body_brings_an_element_of_its_own(text: str) -> None:
    page = render_markdown(text, Surroundings(names={text[2:-2].partition("|")[0]: "/x/"}))
    tags = re.findall(r"<(/?\w+)((?: [\w-]+(?:=\"[^\"]*\")?)*)>", page)
    assert page.count("<") == len(tags)
    assert {tag.lstrip("/") for tag, _ in tags} <= {
        "p", "a", "img", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "h2", "br", "hr",
        "dl", "dt", "dd", "figure", "figcaption", "span", "sup", "div",
    }  # fmt: skip
    for _, attributes in tags:
        assert set(re.findall(r" ([\w-]+)(?==\")", re.sub(r"(?<==)\"[^\"]*\"", '""', attributes))) <= ATTRIBUTES
    for address in re.findall(r" (?:href|src)=\"([^\"]*)\"", page):
        assert not re.match(r"\s*(?!https?:|mailto:)[a-z][\w+.-]*:", html.unescape(address), re.IGNORECASE)


def test_links_are_found_with_their_places() -> None:
    text = (
        "See [the *port*](/places/norhaven/#x) and <https://a.example/>.\n"
        '> Quoted\n> more [y](<../z/> "t") ![the quay](/q.png)\n\n'
        "- item [r][ref], `[no](/code/)`\n\n"
        "| a | b |\n|---|---|\n| x | [c](/d/) |\n\n    [no](/block/)\n\n[ref]: /ref/\n"
    )
    assert find_links(text) == (
        BodyLink("/places/norhaven/#x", 1, 18),
        BodyLink("https://a.example/", 1, 44),
        BodyLink("../z/", 3, 13),
        BodyLink("/q.png", 3, 37, is_image=True),
        BodyLink("/ref/", 5, 8),
        BodyLink("/d/", 9, 11),
    )


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Talks.\n\n> So\n> it [is](/x/)\n> — Jo", (4, 11)),
        ("Talks.\n\n> So\n> it is.\n> — Jo, [here](/x/)", (5, 16)),
        ("> [!pull]\n> So [it](/x/) is", (2, 11)),
        ("> [!pull]\n> So it is\n> -- [Jo](/x/)", (3, 11)),
        ("> [!pull]\n>\n> So it\n> [is](/x/)", (4, 8)),
    ],
)
def test_a_link_in_a_quotation_has_its_place_in_the_file(text: str, place: tuple[int, int]) -> None:
    (link,) = find_links(text)
    assert (link.line, link.column) == place


NAMES = st.dictionaries(st.sampled_from(["x", "A&T", "O'Hara", '"q"']), st.sampled_from(["/x/", "/a&b/", "/o'h/"]))


@given(names=NAMES, way_back=st.sampled_from(["Back", "Zurück & 'hin'", '<"so">']), size=st.integers(1, 9))
def test_what_stands_around_a_body_is_filled_into_its_html(names: dict[str, str], way_back: str, size: int) -> None:
    text = '[[x|X]], [[A&T]], [[O\'Hara]], [["q"]] ![a](/p.png)[^1]\n\n[^1]: Note.'
    picture = Picture("content/images/p.png", "/p.png", size, size + 1, b"")
    page = render_markdown(text, Surroundings(names, {"/p.png": picture} if size % 2 else {}, way_back))
    shown = {"x": "X", "A&T": "A&amp;T", "O'Hara": "O'Hara", '"q"': "&quot;q&quot;"}
    for name, words in shown.items():
        address = names.get(name, "").replace("&", "&amp;")
        link = f'<a href="{address}">{words}</a>' if address else words
        assert re.search(rf"(?:^<p>|, ){re.escape(link)}[, ]", page)
    assert (f'width="{size}" height="{size + 1}"' in page) == bool(size % 2)
    assert way_back in html.unescape(page)
    assert "\0" not in page


def test_no_sign_of_an_editors_is_a_gap() -> None:
    assert "\0" not in render_markdown("a \0x\0 &#0; [b](/\0) ![c](/\0x.png) `\0`")


@given(
    st.lists(
        st.sampled_from(["[^a]", "[^b]", "[^b]", "\n\n[^a]: ", "\n\n[^b]: ", "> ", "- ", "[[x]]", "![", "](/y)", "c"])
    )
)
def test_footnotes_lead_to_their_texts_and_back(parts: list[str]) -> None:
    text = "".join(parts)
    if check_body("a.md", text, 1):
        return
    page = render_markdown(text, Surroundings(names={"x": "/x/"}))
    anchors = re.findall(r' id="([^"]*)"', page)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r' href="#([^"]*)"', page)) <= set(anchors)
    assert not re.search(r"<a [^>]*>(?:(?!</a>).)*<a ", page, re.DOTALL)


@given(st.text(alphabet="[]()<>!`\\|-\n /ab", max_size=60))
def test_a_link_is_found_for_each_that_is_rendered(text: str) -> None:
    page = render_markdown(text)
    rendered = [html.unescape(address) for address in re.findall(r" (?:href|src)=\"([^\"]*)\"", page)]
    found = find_links(text)
    assert sorted(link.destination for link in found) == sorted(rendered)
    lines = text.split("\n")
    assert all(1 <= link.line <= len(lines) and link.column >= 1 for link in found)
