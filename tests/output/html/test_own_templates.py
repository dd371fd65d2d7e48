"""An editor's own templates before the shipped ones: what they win, and what faulty ones are told."""

from pathlib import Path

import pytest

from dateline.model import File
from dateline.problems import Problem, ProblemsFound, format_problem
from tests.support.places import TEMPLATES
from tests.support.site_files import render_site
from tests.support.site_values import ABOUT, STRIKE, build_site

SHIPPED = (TEMPLATES,)


def render_with(folder: Path, templates: dict[str, str | bytes]) -> tuple[File, ...]:
    """Return the site's files with these templates before the shipped ones."""
    for name, text in templates.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return render_site(build_site(), (folder, *SHIPPED))


def refusal(folder: Path, templates: dict[str, str | bytes]) -> list[str]:
    """Return the problems that these templates meet with."""
    with pytest.raises(ProblemsFound) as found:
        render_with(folder, templates)
    return [format_problem(problem) for problem in found.value.problems]


def test_an_editors_template_wins(tmp_path: Path) -> None:
    files = {
        file.path: file.data for file in render_with(tmp_path, {"text.html": "{{ page.title }} of {{ site.title }}"})
    }
    assert files["about/index.html"] == b"About of Harbour Digest"


def test_an_editors_style_sheet_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    files = render_with(tmp_path, {"css/tokens.css": ":root { --ink: black; }"})
    styles = [file.data.decode() for file in files if file.path.endswith(".css")]
    assert len(styles) == 3
    assert [style for style in styles if "@layer tokens{:root{--ink:black}}" not in style] == []


def test_a_folder_of_sheets_names_those_that_its_files_go_to(tmp_path: Path) -> None:
    files = render_with(tmp_path, {"css/sheets/entry+map/bridge.css": ".bridge { margin: 0 }"})
    names = {file.path.split(".")[0].removeprefix("assets/") for file in files if b".bridge{margin:0}" in file.data}
    assert names == {"entry", "map"}


def test_the_name_of_a_style_sheet_changes_with_it(tmp_path: Path) -> None:
    before, after = (
        next(file.path for file in files if file.path.endswith(".css"))
        for files in (render_site(build_site(), SHIPPED), render_with(tmp_path, {"css/own.css": "p { margin: 0 }"}))
    )
    assert before != after


LOOK = "  See docs/templates.md for what a template may use."
FAULTS = [
    (
        "{{ page.titel }}",
        "templates/text.html:1: nothing here is called 'titel'\n  Did you mean 'title'?",
    ),
    ("\n{{ digest.title }}", f"templates/text.html:2: nothing here is called 'digest'\n{LOOK}"),
    ("{{ page.title | dya }}", "templates/text.html:1: there is no filter 'dya'\n  Did you mean 'day'?"),
    (
        "{% x %}",
        "templates/text.html:1: the template cannot be read: Encountered unknown tag 'x'\n  Mend the tag at this line.",
    ),
    (
        "{% include 'partials/fotter.html' %}",
        "templates/text.html:1: there is no template 'partials/fotter.html'\n  Did you mean 'partials/footer.html'?",
    ),
    (
        "\n\n{{ page.title / 2 }}",
        "templates/text.html:3: the template fails: unsupported operand type(s) for /: 'str' and 'int'\n" + LOOK,
    ),
    (
        "{{ 'logo.svg' | asset }}",
        f"templates/text.html:1: the template fails: there is no file 'logo.svg' in templates/assets/\n{LOOK}",
    ),
    (
        "{{ 'attic' | place }}",
        f"templates/text.html:1: the template fails: there is no page called 'attic'\n{LOOK}",
    ),
]


@pytest.mark.parametrize(("template", "message"), FAULTS)
def test_a_faulty_template_is_told_its_line(tmp_path: Path, template: str, message: str) -> None:
    assert refusal(tmp_path, {"text.html": template}) == [message]


def test_faults_of_all_templates_are_told_at_once_and_each_once(tmp_path: Path) -> None:
    faulty = "{{ page.nothing_of_the_kind }}"
    found = refusal(tmp_path, {"text.html": faulty, "partials/footer.html": f"\n{faulty}", "redirect.html": faulty})
    what = f"nothing here is called 'nothing_of_the_kind'\n{LOOK}"
    assert found == [
        f"templates/partials/footer.html:2: {what}",
        f"templates/redirect.html:1: {what}",
        f"templates/text.html:1: {what}",
    ]


def test_a_missing_template_is_named(tmp_path: Path) -> None:
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "tokens.css").write_text("")
    with pytest.raises(ProblemsFound) as found:
        render_site(build_site((STRIKE,), text_pages=(ABOUT,)), (tmp_path,))
    hint = "Every kind of page needs its template; the ones that come with Dateline are complete."
    problem = Problem("templates/text.html", 0, 0, "there is no such template", hint)
    assert problem in found.value.problems


def test_a_style_sheet_in_no_layer_is_refused(tmp_path: Path) -> None:
    hint = "Name it after one: tokens, base, layout, components, sheets, print, direction, own."
    assert refusal(tmp_path, {"css/colours.css": ""}) == [
        f"templates/css/colours.css: is in no layer of the style sheet\n  {hint}"
    ]


def test_a_style_sheet_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, {"css/own.css": b"p{}\xff"}) == [
        "templates/css/own.css: byte 4 is not UTF-8\n  Save the file as UTF-8."
    ]


def test_a_template_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, {"text.html": b"\xff"}) == [
        "templates/text.html: byte 1 is not UTF-8\n  Save the file as UTF-8."
    ]


def test_a_script_is_sent_without_its_comments(tmp_path: Path) -> None:
    script = "/* What it\n   does. */\n\n  // Why.\n  say('/* kept */'); // kept\n"
    files = render_with(tmp_path, {"assets/own.js": script})
    (sent,) = (file.data.decode() for file in files if file.path.startswith("assets/own."))
    assert sent == "say('/* kept */'); // kept\n"
