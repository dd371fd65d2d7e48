"""Links to other sites, asked of a real server: what counts as gone, what as unknown, and how politely it is asked."""

import itertools
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from dateline.problems import format_problem
from dateline.web import State, ask_sites
from tests.support.small_digest import SETTINGS, TODAY, run, write

AGENT = "Dateline/0 (link check for https://example.org/)"
NO_HEAD = {"/no-head": 405, "/head-lies": 404, "/head-forbidden": 403}
"""What these pages answer when asked without their content; else they are there."""
MOVED = {"/moved": "/here", "/moved-away": "/gone", "/round": "/round"}
STATES = {"/gone": 410, "/lost": 404, "/forbidden": 403, "/busy": 429, "/broken": 500, "/private": 401}


class Handler(BaseHTTPRequestHandler):
    """Answers as the path says, and notes what it was asked."""

    def do_HEAD(self) -> None:
        self.answer(NO_HEAD.get(self.path))

    def do_GET(self) -> None:
        self.answer(None)

    def answer(self, status: int | None) -> None:
        asked: list = getattr(self.server, "asked")  # noqa: B009 - the server of these tests has it
        asked.append((self.command, self.path, self.headers["User-Agent"], time.monotonic()))
        if self.path == "/slow":
            time.sleep(1)
        self.send_response(status or (302 if self.path in MOVED else STATES.get(self.path, 200)))
        if self.path in MOVED:
            self.send_header("Location", MOVED[self.path])
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """A site on this computer."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, str, str, float]] = []
        self.home = f"http://127.0.0.1:{self.server_port}"


@contextmanager
def serve() -> Iterator[Server]:
    with Server() as server:
        thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def site() -> Iterator[Server]:
    with serve() as server:
        yield server


def ask(site: Server, path: str, pause: float = 0) -> tuple[State, str]:
    answer = ask_sites((site.home + path,), agent=AGENT, pause=pause)[site.home + path]
    return answer.state, answer.reason


@pytest.mark.parametrize(
    ("path", "state", "reason"),
    [
        ("/here", State.ANSWERED, "answers"),
        ("/moved", State.ANSWERED, "answers"),
        ("/no-head", State.ANSWERED, "answers"),
        ("/head-lies", State.ANSWERED, "answers"),
        ("/head-forbidden", State.ANSWERED, "answers"),
        ("/lost", State.BROKEN, "answers 404 (Not Found)"),
        ("/gone", State.BROKEN, "answers 410 (Gone)"),
        ("/moved-away", State.BROKEN, "answers 410 (Gone)"),
        ("/forbidden", State.UNKNOWN, "answers 403 (Forbidden)"),
        ("/busy", State.UNKNOWN, "answers 429 (Too Many Requests)"),
        ("/private", State.UNKNOWN, "answers 401 (Unauthorized)"),
        ("/broken", State.UNKNOWN, "answers 500 (Internal Server Error)"),
        ("/round", State.UNKNOWN, "leads on more than 10 times"),
    ],
)
def test_only_a_page_that_is_said_to_be_gone_is_broken(site: Server, path: str, state: State, reason: str) -> None:
    assert ask(site, path) == (state, reason)


def test_a_site_that_takes_its_time_is_given_up(site: Server) -> None:
    (answer,) = ask_sites((f"{site.home}/slow",), agent=AGENT, patience=0.1).values()
    assert (answer.state, answer.reason) == (State.UNKNOWN, "takes too long to answer")


def test_a_name_that_nobody_has_is_gone_but_not_where_no_name_can_be_asked_for() -> None:
    """Without a network the look-up says "try again", which is no word on the name."""
    try:
        socket.getaddrinfo("nobody.invalid", 80)
    except socket.gaierror as error:
        expected = State.BROKEN if error.errno == socket.EAI_NONAME else State.UNKNOWN
    (answer,) = ask_sites(("http://nobody.invalid/",), agent=AGENT).values()
    assert answer.state is expected


def test_a_door_that_is_closed_may_be_open_tomorrow() -> None:
    with serve() as server:
        home = server.home
    (answer,) = ask_sites((f"{home}/",), agent=AGENT, pause=0).values()
    assert (answer.state, answer.reason.partition(":")[0]) == (State.UNKNOWN, "cannot be reached")


def test_the_page_itself_is_asked_for_only_where_its_head_is_refused(site: Server) -> None:
    ask_sites((f"{site.home}/here", f"{site.home}/no-head", f"{site.home}/busy"), agent=AGENT, pause=0)
    assert [asked[:2] for asked in site.asked] == [
        ("HEAD", "/here"),
        ("HEAD", "/no-head"),
        ("GET", "/no-head"),
        ("HEAD", "/busy"),
    ]


def test_who_asks_says_so_and_pauses_between_questions_to_one_site(site: Server) -> None:
    ask_sites([f"{site.home}/{number}" for number in range(3)], agent=AGENT, pause=0.1)
    assert {asked[2] for asked in site.asked} == {AGENT}
    times = [asked[3] for asked in site.asked]
    assert all(later - earlier >= 0.1 for earlier, later in itertools.pairwise(times))


def test_an_address_is_asked_for_once_however_often_it_is_linked(site: Server) -> None:
    ask_sites([f"{site.home}/here"] * 3, agent=AGENT, pause=0)
    assert len(site.asked) == 1


def make_digest(root: Path, home: str) -> Path:
    """Return a digest that links to a site from everywhere it can."""
    settings = SETTINGS.replace("rights: own", f"rights: licensed\n    url: {home}/gone\n    licence_url: {home}/here")
    write(root, "content/digest.yaml", settings)
    write(root, "content/vocabulary/people.yaml", f"- name: Karin Vale\n  same_as:\n    - {home}/lost#vale\n")
    write(
        root,
        "content/entries/2024/2024-05-05-bridge.md",
        f"---\ntitle: Bridge closed\ndate: 2024-05-05\nsource:\n  name: Quay Post\n  url: {home}/lost\n"
        f"  archived: {home}/gone\n---\n"
        f"Read [this]({home}/forbidden) or\n[that]({home}/here#now), or [mail](mailto:a@example.org).\n",
    )
    return root


def test_each_broken_link_is_told_at_its_place(tmp_path: Path, site: Server) -> None:
    from dateline.commands.check import check_all
    from dateline.when import read_when

    def ask_now(addresses: tuple[str, ...], base_url: str) -> dict:
        return ask_sites(addresses, agent=f"Dateline ({base_url})", pause=0)

    root = make_digest(tmp_path, site.home)
    found = check_all(root, today=read_when(TODAY).first, ask=ask_now)
    told = [format_problem(each).replace(site.home, "HOME") for each in (*found.problems, *found.notices)]
    gone = "Find where it has moved, link to an archived copy, or take it out."
    assert told == [
        f"content/digest.yaml:7:10: the link is broken: HOME/gone\n  The site answers 410 (Gone). {gone}",
        (
            f"content/entries/2024/2024-05-05-bridge.md:6:8: the link is broken: HOME/lost\n"
            f"  The site answers 404 (Not Found). {gone}"
        ),
        (
            f"content/entries/2024/2024-05-05-bridge.md:7:13: the link is broken: HOME/gone\n"
            f"  The site answers 410 (Gone). {gone}"
        ),
        (
            f"content/vocabulary/people.yaml:3:7: the link is broken: HOME/lost\n"
            f"  The site answers 404 (Not Found). {gone}"
        ),
        (
            "content/entries/2024/2024-05-05-bridge.md:9:13: the link could not be checked: HOME/forbidden\n"
            "  The site answers 403 (Forbidden). Open it in your browser; many sites turn programs away."
        ),
    ]
    assert {asked[2] for asked in site.asked} == {"Dateline (https://example.org/)"}


@pytest.mark.slow
def test_other_sites_are_asked_only_when_the_editor_says_so(tmp_path: Path, site: Server) -> None:
    root = make_digest(tmp_path, site.home)
    assert run(root, "check", "--today", TODAY)[:2] == (0, "No problems.\n")
    assert site.asked == []
    status, output, errors = run(root, "check", "--links", "--today", TODAY)
    assert (status, output) == (1, "4 problems, 1 notice.\n")
    assert "Asking for 4 web addresses, each site once a second" in errors
    assert {asked[2].partition("/")[0] for asked in site.asked} == {"Dateline"}
