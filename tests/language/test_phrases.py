"""What the site says of itself: every phrase in every language, and nothing said past them."""

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from string import Formatter

import pytest
from jinja2 import Environment, nodes

from dateline.content.phrases import Phrasebook, find_values
from dateline.language.words import Words
from dateline.model import Kind
from tests.output.html.test_render import ALL
from tests.support.faults import find_line, refuse, tell
from tests.support.languages import ENGLISH, LANGUAGES, find_faults, find_lacking, name_phrase, read_book, read_words
from tests.support.places import ROOT, TEMPLATES
from tests.support.site_files import render_site
from tests.support.site_values import ABOUT, DIGEST, ENTRIES, FERRY, VOCABULARY, build_site

PAGES = sorted(file for file in TEMPLATES.rglob("*.html"))
SCRIPTS = sorted((TEMPLATES / "assets").glob("*.js"))
KEY = re.compile(r"[a-z_]+\.[a-z_0-9]+")
# Names of files and of a notation, which no language changes.
NAMES = {"EDTF", "entries.json", "entries.csv", "events.json", "events.csv"}
# A block that fills the attribute `class`, and a macro that writes attributes.
CLASSES = re.compile(r"{% block shape %}.*?{% endblock %}| lang=.*")
SPOKEN = ("aria-label", "placeholder", "title", "alt", "label")


class Texts(HTMLParser):
    """Collects what a page says: its texts, and the attributes that are read out."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.silent = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in ("script", "style")
        self.texts += [value or "" for name, value in attrs if name in SPOKEN]
        given = dict(attrs)
        if tag == "meta" and given.get("name") == "description":
            self.texts.append(given["content"] or "")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.texts.append(data)


def read_bare(template: Path) -> Iterator[str]:
    """Yield the words that stand in a template itself."""
    source = CLASSES.sub("", template.read_text(encoding="utf-8"))
    tokens = Environment(trim_blocks=True).lex(source)
    html = "".join(text if kind == "data" else "0" * kind.endswith("_begin") for _, kind, text in tokens)
    for text in Texts(html).texts:
        yield from (word for word in re.findall(r"[\w.]*[^\W\d_][\w.]*", text))


@pytest.mark.parametrize("template", PAGES, ids=lambda file: file.name)
def test_no_template_has_words_of_its_own(template: Path) -> None:
    assert set(read_bare(template)) - NAMES == set()


@pytest.mark.parametrize("template", PAGES, ids=lambda file: file.name)
def test_no_expression_of_a_template_has_words_of_its_own(template: Path) -> None:
    tree = Environment().parse(template.read_text(encoding="utf-8"))
    texts = [node.value for node in tree.find_all(nodes.Const) if isinstance(node.value, str)]
    style = re.compile(r"[a-z-]+:")
    assert [text for text in texts if re.search(r"[A-Z]|[a-z] [a-z]", text) and not style.match(text)] == []


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda file: file.name)
def test_no_script_has_words_of_its_own(script: Path) -> None:
    code = re.sub(r"/\*.*?\*/|//[^\n]*", "", script.read_text(encoding="utf-8"), flags=re.DOTALL)
    texts = re.findall(r'"([^"\n]*)"|`([^`]*)`', code)
    assert [text for pair in texts for text in pair if re.match(r"[A-Z][a-z]+ [a-z]", text)] == []


def list_asked() -> set[str]:
    """Return every key for which templates or program ask, those made of a group and a kind too."""
    asked: set[str] = set()
    for file in PAGES:
        tree = Environment().parse(file.read_text(encoding="utf-8"))
        consts = {node.value for node in tree.find_all(nodes.Const) if isinstance(node.value, str)}
        asked |= consts | {f"count.{text}" for text in consts}
        asked |= {f"{text.rstrip('.')}.{kind}" for text in consts for kind in Kind}
        asked |= {f"{text}{kind}" for text in consts if text.endswith("_") for kind in Kind}
    for file in (ROOT / "generator").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                text = node.value
                asked |= {text, f"count.{text}", f"title.{text}", *(f"{text.rstrip('.')}.{kind}" for kind in Kind)}
                asked |= {f"when.{text}", *(f"{text}{number}" for number in range(1, 5) if text.endswith("quarter_"))}
    return asked | set(list_asked_by_scripts())


def list_asked_by_scripts() -> Iterator[str]:
    """Yield the keys of the scripts' own groups for which they ask."""
    search, names = ((TEMPLATES / "assets" / name).read_text(encoding="utf-8") for name in ("search.js", "names.js"))
    for key in ENGLISH.phrases:
        group, _, name = key.partition(".")
        stem = name.partition("_")[0]
        if group == "script" and (f'"{name}"' in search or f"`{stem}_${{name}}`" in search):
            yield key
        if group == "offers" and (f"words.{name}" in names or name in (*Kind, "stories")):
            yield key


def test_every_phrase_is_said_somewhere() -> None:
    english = read_book("en")
    refuse(
        tell(name_phrase(english, key), f"nothing says the phrase '{key}'", "Say it, or take it out of every language.")
        for key in sorted(set(ENGLISH.phrases) - list_asked())
    )


def test_the_scripts_ask_for_phrases_that_there_are() -> None:
    search = (TEMPLATES / "assets" / "search.js").read_text(encoding="utf-8")
    asked = set(re.findall(r'(?:phrase|tell)\("(\w+)"', search))
    assert len(asked) > 5
    refuse(
        tell(
            f"templates/assets/search.js:{find_line(search, name)}",
            f"asks for the phrase 'script.{name}', which is not there",
            "Add it to every file of templates/languages.",
        )
        for name in sorted(asked)
        if f"script.{name}" not in ENGLISH.phrases
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_phrases(language: str) -> None:
    refuse(find_faults(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_has_the_same_values_in_every_language(language: str) -> None:
    book = read_book(language)
    refuse(
        tell(name_phrase(book, key), f"'{key}' names other values than in English", f"There they are: {wanted}.")
        for key, forms in read_words(language).phrases.items()
        for wanted in [find_values(ENGLISH.phrases[key])]
        if find_values(forms) != wanted
    )


def test_a_phrase_that_a_language_lacks_is_told_where_it_belongs() -> None:
    english = Phrasebook(
        "en.yaml", phrases={key: {"": key} for key in ("a.b", "a.c", "a.d")}, places={"a.c": (3, 1), "a.d": (4, 1)}
    )
    own = Phrasebook("fr.yaml", phrases={"a.b": {"": "B"}, "a.c": {}}, places={"a.b": (7, 1)})
    assert list(find_lacking(own, english)) == [
        "fr.yaml:7: the language lacks the phrase 'a.c'\n  Translate it from en.yaml:3; it belongs below a.b.",
        "fr.yaml:7: the language lacks the phrase 'a.d'\n  Translate it from en.yaml:4; it belongs below a.b.",
    ]


# Nothing is said past the phrases: all of them are made unreadable, and what can still be read is the editors'.


def hide(text: str) -> str:
    """Return a phrase with every letter outside its values replaced."""
    parts = Formatter().parse(text)
    return "".join(
        re.sub(r"\w", "ж", before) + (f"{{{name}}}" if name is not None else "") for before, name, *_ in parts
    )


HIDDEN = replace(
    read_words("en"),
    locale="ru",
    phrases={key: {form: hide(text) for form, text in forms.items()} for key, forms in ENGLISH.phrases.items()},
)
# What no language changes: the program's name, zones, names of files and a notation.
SAME = {
    "Dateline",
    "UTC",
    "EDTF",
    "entries",
    "events",
    "json",
    "csv",
    "loc",
    "gov",
    "https",
    "example",
    "org",
    "digest",
}


def list_words(text: str) -> set[str]:
    """Return the Latin words of a text."""
    return set(re.findall(r"[A-Za-z]{2,}", text))


def test_pages_say_nothing_past_the_phrases() -> None:
    known = list_words(repr((ALL, ENTRIES, FERRY, ABOUT, DIGEST, VOCABULARY))) | SAME
    files = render_site(build_site(ALL, words=HIDDEN), (TEMPLATES,))
    said = {
        (file.path, word)
        for file in files
        if file.path.endswith(".html")
        for text in Texts(file.data.decode()).texts
        for word in list_words(text)
    }
    addresses = {word for file in files for word in list_words(file.path)}
    assert len(said) > 1000
    assert {(path, word) for path, word in said if word not in known | addresses} == set()


def test_feeds_say_nothing_past_the_phrases() -> None:
    known = list_words(repr((ALL, ENTRIES, FERRY, ABOUT, DIGEST, VOCABULARY))) | SAME
    files = render_site(build_site(ALL, words=HIDDEN), (TEMPLATES,))
    feeds = [json.loads(file.data) for file in files if file.path.endswith("feed.json")]
    texts = [text for feed in feeds for text in (feed["title"], feed["description"])]
    texts += [item[name] for feed in feeds for item in feed["items"] for name in ("title", "summary") if name in item]
    assert len(texts) > 20
    assert {word for text in texts for word in list_words(text)} - known == set()


def test_words_without_a_phrase_are_told() -> None:
    with pytest.raises(LookupError, match=r"there is no phrase 'home\.lost'"):
        Words("en", "en_GB", {}, ()).say("home.lost")
