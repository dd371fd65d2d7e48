"""The preview: the site as it will be published, built again on every save, for this computer only."""

import signal
import socket
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from dateline.problems import Problem
from dateline.serve.editors import EditorLinks
from dateline.serve.faults import make_fault_page
from dateline.serve.marking import Marks, mark_page
from dateline.serve.site_files import find_file
from tests.support.preview_process import PATIENCE_SECONDS, PreviewProcess, preview
from tests.support.small_digest import BRIDGE, SETTINGS, STRIKE, make_project, run, tree, write

pytestmark = pytest.mark.slow

BRIDGE_PAGE = "/2024/05/05/harbour-bridge-closed-after-ferry-strikes-pier/"
BRIDGE_ENTRY = "content/entries/2024/2024-05-05-harbour-bridge-closed-after-ferry-strikes-pier.md"
PROBLEM = Problem("content/a.md", 3, 1, "unknown key '<b>'", "Did you mean 'body' & soul?")
NO_EDITOR = EditorLinks(Path("/nowhere"), "")
MARKS = Marks("v1", (PROBLEM,), NO_EDITOR, 0)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PreviewProcess]:
    """Yield a preview that no test changes, after its first pause, in which it has built the site."""
    with preview(make_project(tmp_path_factory.mktemp("shown"), bridge=BRIDGE)) as running:
        running.wait_for("^Built in ")
        yield running


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_project(tmp_path, bridge=BRIDGE)


def test_seeds_are_ingested_and_the_site_is_served(shown: PreviewProcess) -> None:
    answer = shown.get(BRIDGE_PAGE)
    assert answer.status == 200
    assert "Harbour bridge closed" in answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"


def test_every_page_brings_the_script_that_reloads_it(shown: PreviewProcess) -> None:
    assert shown.get("/").text.count('<script src="/_dateline/reload.js"') == 1
    script = shown.get("/_dateline/reload.js")
    assert (script.status, script.headers["content-type"]) == (200, "text/javascript; charset=utf-8")


def test_files_that_are_no_pages_are_served_byte_for_byte(shown: PreviewProcess) -> None:
    assert "_dateline" not in shown.get("/feed.xml").text
    assert shown.get("/feed.xml").headers["content-type"] == "application/xml"


def test_the_site_on_disk_is_the_one_to_publish(root: Path) -> None:
    with preview(root) as running:
        running.wait_for("^Built in ")
        served = tree(root / "site")
    assert run(root, "build", "--output", "again")[0] == 0
    assert served == tree(root / "again")


def test_what_is_not_there_gets_the_sites_own_page(shown: PreviewProcess) -> None:
    answer = shown.get("/no/such/page/")
    assert answer.status == 404
    assert "<html" in answer.text


def test_a_folder_without_its_slash_is_sent_to_the_one_with_it(shown: PreviewProcess) -> None:
    answer = shown.get("/search?q=ferry")
    assert (answer.status, answer.headers["location"]) == (307, "/search/?q=ferry")


@pytest.mark.parametrize(
    "path",
    [
        "/.dateline.json",
        "/../content/digest.yaml",
        "/%2e%2e/content/digest.yaml",
        "/..%2fcontent%2fdigest.yaml",
        "/..%5ccontent",
        "//etc/passwd",
        "/%00",
        "/_dateline/preview.py",
        "/_dateline/..%2fcli.py",
    ],
)
def test_nothing_hidden_and_nothing_outside_the_site_is_served(shown: PreviewProcess, path: str) -> None:
    assert shown.get(path).status == 404


def test_a_link_out_of_the_site_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path, "secret.txt", "secret")
    write(tmp_path, "site/open.txt", "open")
    (tmp_path / "site/link.txt").symlink_to(tmp_path / "secret.txt")
    assert find_file(tmp_path / "site", "open.txt").data == b"open"
    assert find_file(tmp_path / "site", "link.txt") is None


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1", "127.0.0.1:1"])
def test_a_strange_host_is_turned_away(shown: PreviewProcess, host: str) -> None:
    assert shown.get("/", host=host).status == 403


def test_localhost_is_no_stranger(shown: PreviewProcess) -> None:
    assert shown.get("/", host=f"localhost:{shown.port}").status == 200


def test_another_sites_script_is_turned_away(shown: PreviewProcess) -> None:
    assert shown.get("/", Origin="https://evil.example").status == 403
    assert shown.get("/", Origin=shown.address.rstrip("/")).status == 200


@pytest.mark.skipif(sys.platform != "linux", reason="only there all of 127.0.0.0/8 is this computer")
def test_only_one_address_of_this_computer_is_listened_on(shown: PreviewProcess) -> None:
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", shown.port), timeout=5)
    socket.create_connection(("127.0.0.1", shown.port), timeout=5).close()


def test_only_reading_is_answered(shown: PreviewProcess) -> None:
    assert shown.get("/", method="POST").status == 405
    assert shown.get("/", method="HEAD").status == 200


def test_a_save_is_built_and_told_to_the_page(root: Path) -> None:
    with preview(root) as running:
        events = HTTPConnection("127.0.0.1", running.port, timeout=PATIENCE_SECONDS)
        events.request("GET", "/_dateline/events")
        stream = events.getresponse()
        first = _next_version(stream)
        entry = root / BRIDGE_ENTRY
        entry.write_text(entry.read_text(encoding="utf-8").replace("title: Harbour", "title: Old harbour", 1), "utf-8")
        assert _next_version(stream) != first
        running.get_until(BRIDGE_PAGE, lambda answer: "Old harbour bridge closed" in answer.text)
        running.wait_for(r"Built in \d+\.\d s: \d+ files changed\.")
        events.close()


def _next_version(stream) -> str:
    while True:
        line = stream.readline().decode()
        if line.startswith("data: "):
            return line
        assert line, "the stream has ended"


def test_a_new_seed_becomes_a_page_while_the_preview_runs(root: Path) -> None:
    with preview(root) as running:
        write(root, "seeds/strike.txt", STRIKE)
        path = "/2024/05/08/crews-walk-out-on-the-island-line/"
        running.get_until(path, lambda answer: answer.status == 200)
        running.wait_for("^seeds/strike.txt -> content/entries/2024/")


def test_a_seed_is_tried_again_when_what_was_in_its_way_is_gone(root: Path) -> None:
    in_the_way = "content/entries/2024/2024-05-08-crews-walk-out-on-the-island-line.md"
    write(root, in_the_way, "---\ntitle: Mine\ndate: 2024-05-08\n---\nText.\n")
    with preview(root) as running:
        write(root, "seeds/strike.txt", STRIKE)
        running.get_until("/", lambda answer: "seeds/strike.txt</code></a> would be written to" in answer.text)
        (root / in_the_way).unlink()
        running.wait_for("^seeds/strike.txt -> content/entries/2024/")
        running.get_until("/", lambda answer: "dateline-faults" not in answer.text)


def test_a_fault_is_shown_in_page_and_terminal_until_it_is_mended(root: Path) -> None:
    with preview(root) as running:
        entry = root / BRIDGE_ENTRY
        sound = entry.read_text(encoding="utf-8")
        entry.write_text(sound.replace("title:", "titel:", 1), "utf-8")
        page = running.get_until(BRIDGE_PAGE, lambda answer: "unknown key" in answer.text).text
        assert "Harbour bridge closed" in page
        assert f'<a href="vscode://file{root}/{BRIDGE_ENTRY}:2:1"><code>{BRIDGE_ENTRY}:2:1</code></a>' in page
        assert "unknown key &#x27;titel&#x27;" in page
        assert "Did you mean &#x27;title&#x27;?" in page
        running.wait_for(f"^{BRIDGE_ENTRY}:2:1: unknown key 'titel'$")
        entry.write_text(sound, "utf-8")
        running.get_until(BRIDGE_PAGE, lambda answer: "dateline-faults" not in answer.text)


def test_a_digest_with_a_fault_from_the_start_shows_all_else(root: Path) -> None:
    write(root, "content/pages/about.md", "no front matter\n")
    with preview(root) as running:
        answer = running.get("/")
        assert answer.status == 200
        assert "content/pages/about.md:1" in answer.text
        assert not (root / "site").exists()
        (root / "content/pages/about.md").unlink()
        running.get_until("/", lambda answer: "dateline-faults" not in answer.text)
        running.wait_for("^Built in ")


def test_a_digest_without_settings_shows_what_is_wrong_until_it_is_mended(root: Path) -> None:
    write(root, "content/digest.yaml", SETTINGS.replace("title:", "titel:"))
    with preview(root) as running:
        answer = running.get("/")
        assert answer.status == 500
        assert "content/digest.yaml:1:1" in answer.text
        write(root, "content/digest.yaml", SETTINGS)
        running.get_until("/", lambda answer: answer.status == 200)


def test_a_fault_that_only_the_whole_digest_shows_is_told_in_the_next_pause(root: Path) -> None:
    with preview(root) as running:
        entry = root / BRIDGE_ENTRY
        sound = entry.read_text(encoding="utf-8")
        entry.write_text(sound.replace("seed:", "story: no-such-story\nseed:"), "utf-8")
        running.get_until(BRIDGE_PAGE, lambda answer: "there is no story" in answer.text)
        running.wait_for("there is no story 'no-such-story'$")
        entry.write_text(sound, "utf-8")
        running.get_until(BRIDGE_PAGE, lambda answer: "dateline-faults" not in answer.text)


def test_a_fault_of_a_template_is_shown_in_its_place(root: Path) -> None:
    write(root, "templates/README.txt", "Our own templates.")
    with preview(root) as running:
        write(root, "templates/entry.html", "{{ page.titel }}")
        answer = running.get_until(BRIDGE_PAGE, lambda answer: answer.status == 500)
        assert "templates/entry.html:1" in answer.text
        assert "Did you mean &#x27;title&#x27;?" in answer.text
        write(root, "templates/entry.html", "<p>Mended: {{ page.title }}</p>")
        running.get_until(BRIDGE_PAGE, lambda answer: "Mended: Harbour bridge" in answer.text)


def test_a_digest_under_a_sub_path_is_served_under_it(root: Path) -> None:
    write(root, "content/digest.yaml", SETTINGS.replace("example.org/", "example.org/digest/"))
    with preview(root) as running:
        assert running.address.endswith("/digest/")
        answer = running.get("/")
        assert (answer.status, answer.headers["location"]) == (307, "/digest/")
        assert running.get(f"/digest{BRIDGE_PAGE}").status == 200
        assert running.get(BRIDGE_PAGE).status == 404


def test_ctrl_c_ends_it_cleanly_even_with_a_page_open(root: Path) -> None:
    with preview(root) as running:
        events = HTTPConnection("127.0.0.1", running.port, timeout=PATIENCE_SECONDS)
        events.request("GET", "/_dateline/events")
        events.getresponse()
        assert running.end(signal.SIGINT) == (0, "")
        running.process.stdout.close()
        events.close()


def test_a_port_that_is_taken_is_named_with_the_way_out(root: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        other = port + 1 if port < 65535 else 8000
        assert run(root, "serve", "--no-open", "--port", str(port)) == (
            1,
            "",
            (
                f"--port: port {port} is taken by another program\n"
                f"  End that program, or choose another port: dateline serve --port {other}\n"
            ),
        )


def test_a_banner_escapes_what_it_quotes() -> None:
    page = mark_page(b"<html><body><p>Text</p></body></html>", MARKS).decode()
    assert "<code>content/a.md:3:1</code> unknown key &#x27;&lt;b&gt;&#x27;" in page
    assert "Did you mean &#x27;body&#x27; &amp; soul?" in page
    assert page.endswith("</body></html>")


def test_a_page_that_only_redirects_is_left_alone(root: Path) -> None:
    old = "/2020/01/01/old-address/"
    with preview(root) as running:
        entry = root / BRIDGE_ENTRY
        entry.write_text(entry.read_text("utf-8").replace("seed:", f"aliases:\n  - {old}\nseed:"), "utf-8")
        page = running.get_until(old, lambda answer: answer.status == 200).text
        assert 'http-equiv="refresh"' in page
        assert "_dateline" not in page


def test_the_page_of_faults_allows_no_script_but_its_own() -> None:
    page = make_fault_page((PROBLEM,), NO_EDITOR, "").decode()
    assert "default-src 'none'; script-src 'self'" in page
    assert "1 problem:" in page
