"""What only an editor sees in the preview: drafts and what is scheduled, the desk, and links that open files."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dateline.serve.editors import VISUAL_STUDIO, EditorLinks, find_pattern
from tests.support.preview_process import PreviewProcess, preview
from tests.support.small_digest import BRIDGE, STRIKE, make_project, run, tree, write

pytestmark = pytest.mark.slow

FOLDER = "content/entries/2024"
DRAFT, LATER, GONE = (f"{FOLDER}/2024-05-1{day}-{name}.md" for day, name in enumerate(("draft", "later", "gone")))
TAGS = "tags:\n  people:\n    - {}\n"
ENTRIES = {
    DRAFT: "title: A draft of mine\ndate: 2024-05-10\nstatus: draft\nsummary: Not ready.\n" + TAGS.format("Karin Vale"),
    LATER: "title: For later\ndate: 2024-05-11\npublish_on: 2999-01-01T10:30+05:00\n" + TAGS.format("Otto Brandt"),
    GONE: "title: Gone again\ndate: 2024-05-12\nexpires_on: 2024-06-01\n" + TAGS.format("K. Vale"),
}
DRAFT_PAGE, LATER_PAGE, GONE_PAGE = "/2024/05/10/draft/", "/2024/05/11/later/", "/2024/05/12/gone/"


def make_desk(root: Path) -> Path:
    make_project(root, bridge=BRIDGE)
    for path, keys in ENTRIES.items():
        write(root, path, f"---\n{keys}---\nThe body.\n")
    return root


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_desk(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def shown(root: Path) -> Iterator[PreviewProcess]:
    """Yield a preview that no test changes."""
    write(root, f"{DRAFT}.proposed", "---\ntitle: Another\n---\n")
    with preview(root) as running:
        yield running


@pytest.mark.parametrize(
    ("page", "why"),
    [
        (DRAFT_PAGE, "Draft: not on the site until its status is published."),
        (LATER_PAGE, "Scheduled: comes on the site on 1 January 2999, 10:30 UTC+5, with the first build from then on."),
        (GONE_PAGE, "Expired: left the site on 1 June 2024."),
    ],
)
def test_what_is_not_on_the_site_is_shown_with_the_reason(shown: PreviewProcess, page: str, why: str) -> None:
    answer = shown.get(page)
    assert answer.status == 200
    assert f'<p class="dateline-held"><strong>{why}</strong></p>' in answer.text


def test_an_entry_on_the_site_has_no_such_banner(shown: PreviewProcess) -> None:
    assert "dateline-held" not in shown.get("/").text


def test_links_to_what_is_not_on_the_site_are_marked(shown: PreviewProcess) -> None:
    style = shown.get("/_dateline/held.css")
    assert style.headers["content-type"] == "text/css; charset=utf-8"
    assert f'main a[href="{DRAFT_PAGE}"]::after{{content:" [draft]"' in style.text
    assert f'main a[href="{LATER_PAGE}"]::after{{content:" [scheduled]"' in style.text
    assert f'href="{DRAFT_PAGE}"' in shown.get("/archive/").text + shown.get("/2024/05/").text


def test_every_page_leads_to_its_file_and_to_the_desk(shown: PreviewProcess, root: Path) -> None:
    page = shown.get(DRAFT_PAGE).text
    assert f'<a href="vscode://file{root}/{DRAFT}:1:1" title="{DRAFT}">Open in the editor</a>' in page
    assert '<a href="/_desk/">Desk (3 not on the site)</a>' in page


def test_the_desk_lists_what_waits(shown: PreviewProcess, root: Path) -> None:
    desk = shown.get("/_desk/").text
    for anchor in (
        "proposals", "draft", "scheduled", "expired", "no-summary", "no-story", "no-description", "duplicates",
    ):  # fmt: skip
        assert f'<details id="{anchor}" open>' in desk
    assert f'<a href="{DRAFT_PAGE}" dir="auto">A draft of mine</a>' in desk
    assert f'<a href="vscode://file{root}/{DRAFT}:4:9" aria-label="Open in the editor: A draft of mine">' in desk
    assert f"dateline ingest --accept {DRAFT}.proposed" in desk
    assert "dateline tags merge people &#34;Karin Vale&#34; &#34;K. Vale&#34;" in desk.replace("&#39;", "&#34;")
    assert "The next change by itself is due on 1 January 2999, 10:30 UTC+5." in desk
    assert "Nothing here: Problems, Rights." in desk


def test_the_desk_looks_like_the_site_and_needs_no_script(shown: PreviewProcess) -> None:
    desk, home = shown.get("/_desk/").text, shown.get("/").text
    style = next(line for line in home.splitlines() if 'rel="stylesheet"' in line)
    assert style in desk
    assert "<h1>Desk</h1>" in desk
    assert '<meta name="robots" content="noindex">' in desk


def test_the_desk_is_for_this_computer_alone(shown: PreviewProcess) -> None:
    assert shown.get("/_desk/", host="evil.example").status == 403
    assert shown.get("/_desk/", Origin="https://evil.example").status == 403
    assert shown.get("/_desk/").headers["x-frame-options"] == "DENY"
    assert shown.get("/_desk/").headers["cross-origin-resource-policy"] == "same-origin"


def test_the_desk_shows_problems_and_rights_with_their_places(tmp_path: Path) -> None:
    root = make_desk(tmp_path)
    settings = (root / "content/digest.yaml").read_text("utf-8")
    write(root, "content/digest.yaml", settings.replace("rights: own", "rights: excerpt"))
    with preview(root) as running:
        entry = next((root / FOLDER).glob("*bridge*.md"))
        text = entry.read_text("utf-8")
        body = BRIDGE.split("\n\n", 2)[2]
        entry.write_text(text.replace("date:", "dat:", 1), "utf-8")
        running.get_until("/_desk/", lambda answer: "unknown key &#39;dat&#39;" in answer.text)
        entry.write_text(f"{text}\n{body}", "utf-8")
        desk = running.get_until("/_desk/", lambda answer: "word for word" in answer.text).text
        assert '<details id="rights" open>' in desk


def test_nothing_unpublished_is_ever_written_to_the_site(tmp_path: Path) -> None:
    root = make_desk(tmp_path)
    with preview(root) as running:
        for page in (DRAFT_PAGE, LATER_PAGE, GONE_PAGE, "/_desk/"):
            assert running.get(page).status == 200
        running.wait_for("^Built in ")
        entry = root / DRAFT
        entry.write_text(entry.read_text("utf-8").replace("mine", "yours"), "utf-8")
        running.get_until(DRAFT_PAGE, lambda answer: "A draft of yours" in answer.text)
    site = tree(root / "site")
    assert not [path for path in site if path.startswith(("_desk", "_dateline", "2024/05/1"))]
    words = (b"A draft of", b"For later", b"Gone again", b"_dateline")
    assert not [path for path, data in site.items() if not path.startswith(".") and any(each in data for each in words)]


def test_an_entry_comes_without_a_save_when_its_moment_has_come(tmp_path: Path) -> None:
    root = make_desk(tmp_path)
    with preview(root) as running:
        soon = (datetime.now(UTC) + timedelta(seconds=4)).isoformat(timespec="seconds")
        entry = root / LATER
        entry.write_text(entry.read_text("utf-8").replace("2999-01-01T10:30+05:00", soon), "utf-8")
        running.get_until(LATER_PAGE, lambda answer: "2999" not in answer.text)
        running.get_until(LATER_PAGE, lambda answer: "dateline-held" not in answer.text)


@pytest.mark.parametrize(
    ("asked", "environment", "scheme"),
    [
        (None, {}, "vscode:"),
        (None, {"EDITOR": "vim"}, "vscode:"),
        (None, {"EDITOR": "/usr/bin/subl -w"}, "subl:"),
        (None, {"EDITOR": "nano", "VISUAL": "codium --wait"}, "vscodium:"),
        (None, {"EDITOR": "'unclosed"}, "vscode:"),
        ("zed", {"EDITOR": "code"}, "zed:"),
        ("my://open?{path}&{line}", {}, "my:"),
    ],
)
def test_the_editors_own_program_is_opened(asked: str | None, environment: dict[str, str], scheme: str) -> None:
    pattern = find_pattern(asked, environment)
    assert pattern is not None
    assert pattern.startswith(scheme)


def test_an_editor_without_addresses_is_refused_and_none_gives_no_links(tmp_path: Path) -> None:
    root = make_project(tmp_path, strike=STRIKE)
    status, _, errors = run(root, "serve", "--editor", "ed", "--no-open", "--port", "0")
    assert status == 2
    assert "'ed' is no editor that a browser can open. Name one of code, " in errors
    assert EditorLinks(root, find_pattern("none", {}) or "").open("content/digest.yaml") == ""


def test_only_files_of_the_project_are_opened_and_their_names_are_escaped(tmp_path: Path) -> None:
    root = make_project(tmp_path / "my digest")
    write(root, 'content/odd "name" #1.md', "")
    write(tmp_path, "outside.md", "")
    links = EditorLinks(root, VISUAL_STUDIO)
    assert links.open('content/odd "name" #1.md', 3, 7).endswith("my%20digest/content/odd%20%22name%22%20%231.md:3:7")
    assert links.open("../outside.md", 1, 1) == ""
    assert links.open("--port", 0, 0) == ""
    assert links.open("content/none.md", 0, 0) == ""
