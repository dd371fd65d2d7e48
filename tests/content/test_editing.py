"""Edits in place: the named value changes, every other byte stays, and what cannot be edited so is refused."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.content.editing import Add, Edit, Remove, Rename, Replace, edit_front_matter, edit_yaml
from dateline.content.entry import read_entry
from dateline.content.syntax.scalars import format_scalar
from dateline.content.syntax.splicing import NotEditable
from dateline.model import Kind, Tag
from tests.support.case_files import assert_case, read_cases

NAMES = (
    "Marta Lindqvist",
    "U.S.",
    "no",
    "Norhaven: the port",
    "O'Neill",
    'Bo "Bosse" Ek',
    "#5",
    "Żaneta",
    "王",
    "a, b",
)


def read_edit(line: str) -> Edit:
    """Return the edit that a line of a case describes: verb, path, and what it needs, parted by ` | `."""
    verb, dotted, *given = (part.strip() for part in line.split(" | "))
    path = tuple(int(step) if step.isdigit() else step for step in dotted.split(".")) if dotted != "-" else ()
    match verb:
        case "replace":
            return Replace(path, given[0])
        case "remove":
            return Remove(path)
        case "rename":
            return Rename(path, given[0], given[1])
        case "add":
            return Add(path, given[0])
        case "add term":
            return Add(path, (("name", given[0]), ("aliases", tuple(given[1:]))))
    raise ValueError(line)


@pytest.mark.parametrize(("given", "expected"), read_cases("editing"))
def test_an_edit_changes_what_it_names(given: str, expected: str) -> None:
    line, _, text = given.partition("\n")
    edit_text = edit_front_matter if text.startswith("---\n") else edit_yaml
    try:
        actual = edit_text(text, read_edit(line))
    except NotEditable as error:
        actual = f"NotEditable: {error}"
    assert_case(actual, expected)


@dataclass
class Page:
    """A file of front matter in pieces; pieces of names can be told from all others."""

    pieces: list[str] = field(default_factory=list)
    places: dict[tuple[str, int], int] = field(default_factory=dict)
    """Which piece is an item, by kind and place."""
    names: dict[str, list[str]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return "".join(self.pieces)


def write_name(name: str, style: str) -> str:
    """Return a name in the style that an editor might have chosen."""
    if style == "single":
        return "'" + name.replace("'", "''") + "'"
    if style == "double":
        return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return format_scalar(name)


@st.composite
def pages(draw: st.DrawFn) -> Page:
    """Draw a file whose tags stand in lines or between brackets, with comments, blanks and quotation marks about."""
    page = Page()
    line_end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    comment = st.sampled_from(["", "", "  # as in 'the' Post, \"two\"", " # - x", "   "])
    between = st.sampled_from(["", "", f"# a remark: [{line_end}", line_end, f"   # far in{line_end}"])

    def write(*texts: str) -> None:
        page.pieces += texts

    write(draw(st.sampled_from(["", "\ufeff"])), f"---{line_end}")
    keys = ["title", "date", "tags", "summary"]
    for key in draw(st.permutations(keys)):
        write(draw(between))
        if key == "title":
            write(
                f"title: {draw(st.sampled_from(['Talks', chr(34) + 'Talks: #1' + chr(34)]))}{draw(comment)}{line_end}"
            )
        elif key == "date":
            write(f"date:   2020-01-04{draw(comment)}{line_end}")
        elif key == "summary":
            write(f"summary: >-{line_end}  Long # text,{line_end}{line_end}  in lines.{line_end}")
        else:
            write(f"tags:{draw(comment)}{line_end}")
            for kind in draw(st.permutations([kind.value for kind in Kind])):
                draw_kind(draw, page, kind, line_end=line_end, comment=comment, between=between)
    write(f"---{line_end}", draw(st.sampled_from(["", "Body.", f"- Body{line_end}", f"{line_end}Body # x{line_end}"])))
    return page


def draw_kind(draw, page, kind, *, line_end, comment, between) -> None:
    """Draw the list of one kind."""
    names = page.names[kind] = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True))
    styles = [draw(st.sampled_from(["single", "double", "ours"])) for _ in names]
    is_flow = draw(st.booleans())
    if is_flow:
        styles = ["single" if style == "ours" else style for style in styles]
    page.pieces.append(f"  {kind}:{' [' if is_flow else draw(comment) + line_end}")
    indent = draw(st.sampled_from(["  ", "    ", "       "]))
    for index, (name, style) in enumerate(zip(names, styles, strict=True)):
        if is_flow:
            page.pieces.append(draw(st.sampled_from(["", " ", f"{line_end}      "])))
        else:
            page.pieces += [draw(between), f"{indent}-{draw(st.sampled_from([' ', '   ']))}"]
        page.places[kind, index] = len(page.pieces)
        page.pieces.append(write_name(name, style))
        if is_flow:
            page.pieces.append(draw(st.sampled_from([",", ", ", " ,"])) if index < len(names) - 1 else "")
        else:
            page.pieces.append(draw(comment) + line_end)
    if is_flow:
        page.pieces.append(draw(st.sampled_from(["]", ", ]", f"{line_end}    ]"])) + draw(comment) + line_end)


def read_tags(text: str) -> dict[str, list[str]]:
    """Return the names that a file gives, by kind."""
    entry, problems = read_entry("content/entries/a.md", text.removeprefix("\ufeff"))
    assert problems == ()
    assert entry
    return {kind.value: [tag.name for tag in entry.tags if tag.kind is kind] for kind in Kind}


def draw_place(data: st.DataObject, page: Page) -> tuple[str, int]:
    return data.draw(st.sampled_from(sorted(page.places)))


def find_comments(text: str) -> list[str]:
    """Return what stands behind each `#` that the drawn pages use for comments."""
    return [mark for mark in ("as in 'the'", "# - x", "a remark", "far in") for _ in range(text.count(mark))]


@given(pages())
def test_a_drawn_page_is_read_as_it_was_drawn(page: Page) -> None:
    assert read_tags(page.text) == page.names


@given(pages(), st.data())
def test_a_replaced_value_is_the_only_change(page: Page, data: st.DataObject) -> None:
    kind, index = draw_place(data, page)
    edited = edit_front_matter(page.text, Replace(("tags", kind, index), "Nova: [x]"))
    page.pieces[page.places[kind, index]] = '"Nova: [x]"'
    assert edited == page.text


@given(pages(), st.data())
def test_a_renamed_item_is_never_doubled(page: Page, data: st.DataObject) -> None:
    kind, index = draw_place(data, page)
    new = data.draw(st.sampled_from([*page.names[kind], "Nova"]))
    old = page.names[kind][index]
    edited = edit_front_matter(page.text, Rename(("tags", kind), old, new))
    names = [new if name == old else name for name in page.names[kind]]
    if new in page.names[kind] and new != old:
        names = [name for name in page.names[kind] if name != old]
    assert read_tags(edited) == {**page.names, kind: names}


@given(pages(), st.data())
def test_a_removed_item_takes_nothing_with_it(page: Page, data: st.DataObject) -> None:
    kind, index = draw_place(data, page)
    edited = edit_front_matter(page.text, Remove(("tags", kind, index)))
    left = [name for at, name in enumerate(page.names[kind]) if at != index]
    assert read_tags(edited) == {**page.names, kind: left}
    assert find_comments(edited) == find_comments(page.text)
    assert is_subsequence(without_blanks(edited), without_blanks(page.text))


@given(pages(), st.sampled_from([kind.value for kind in Kind]))
def test_an_added_item_leaves_every_character_in_place(page: Page, kind: str) -> None:
    edited = edit_front_matter(page.text, Add(("tags", kind), "Nova: [x]"))
    assert read_tags(edited) == {**page.names, kind: [*page.names[kind], "Nova: [x]"]}
    assert is_subsequence(page.text, edited)
    assert edited.count("\r") - page.text.count("\r") in (0, 1)
    assert edited.replace("\r\n", "").count("\n") == page.text.replace("\r\n", "").count("\n") or "\r" not in page.text


@given(pages(), st.data())
def test_a_change_and_its_undoing_give_the_same_bytes(page: Page, data: st.DataObject) -> None:
    kind, _ = draw_place(data, page)
    added = edit_front_matter(page.text, Add(("tags", kind), "Nova"))
    assert edit_front_matter(added, Remove(("tags", kind, len(page.names[kind])))) == page.text


def without_blanks(text: str) -> str:
    return "".join(text.split())


def is_subsequence(part: str, whole: str) -> bool:
    """Tell whether all characters of a text stand in another, in their order."""
    characters = iter(whole)
    return all(character in characters for character in part)


def test_a_file_with_faults_is_refused() -> None:
    with pytest.raises(NotEditable, match="the front matter that opens here is not closed"):
        edit_front_matter("---\ntitle: Talks\n", Replace(("title",), "More talks"))
    with pytest.raises(NotEditable, match="the key 'a' stands twice; first on line 1"):
        edit_yaml("a: 1\na: 2\n", Replace(("a",), "3"))


def test_a_byte_order_mark_stays() -> None:
    assert edit_yaml("\ufeffa: 1\r\n", Replace(("a",), "one")) == "\ufeffa: one\r\n"


def test_a_file_that_says_nothing_gains_its_first_term() -> None:
    term = (("name", "Norhaven"), ("aliases", ("Nordhavn",)))
    assert edit_yaml("", Add((), term)) == "- name: Norhaven\n  aliases:\n    - Nordhavn\n"
    assert edit_yaml("# Names\r\n# to come", Add((), (("name", "Norhaven"), ("aliases", ())))) == (
        "# Names\r\n# to come\r\n- name: Norhaven\r\n"
    )


def test_the_last_line_stays_without_end() -> None:
    assert edit_yaml("a:\n  - x", Add(("a",), "z")) == "a:\n  - x\n  - z"
    assert edit_yaml("a:\r\n  - x\r\n  - y", Remove(("a", 1))) == "a:\r\n  - x"
    assert edit_yaml("- x\r- y", Remove((1,))) == "- x"


def test_edits_follow_one_another() -> None:
    edits = (Rename(("a",), "x", "z"), Remove(("a", 1)), Add(("a",), "w"))
    assert edit_yaml("a: [x, y]\n", *edits) == "a: [z, w]\n"


def test_settled_names_are_read_from_the_entry() -> None:
    text = "---\ntitle: Talks\ndate: 2020-01-04\ntags:\n  people: [A]\n---\n"
    entry, _ = read_entry("content/entries/a.md", edit_front_matter(text, Rename(("tags", "people"), "A", "B")))
    assert entry
    assert entry.tags == (Tag(Kind.PEOPLE, "B"),)
