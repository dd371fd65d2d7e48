"""Web addresses in; which of them are still answered out. Only here are other sites asked for anything.

Sites are asked as a considerate visitor would: one question at a time and with a pause, without the page itself where
that will do, and saying who asks. News sites turn programs away (403, 429) whose readers they let in, so that only an
answer that says that a page is gone counts as one.
"""

import socket
import time
from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

import httpx

AT_ONCE = 8
"""Sites that are asked at one time."""
PAUSE = 1.0
"""Seconds between two questions to one site."""
PATIENCE = 15.0
"""Seconds until a site that does not answer is given up."""
GONE = (404, 410)
MOST_REDIRECTS = 10


class State(StrEnum):
    """What became of an address."""

    ANSWERED = "answered"
    BROKEN = "broken"
    UNKNOWN = "unknown"
    """The site does not say."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a site says of an address."""

    address: str
    state: State
    reason: str
    """Goes behind "the site": `answers 404 (Not Found)`."""


def ask_sites(
    addresses: Iterable[str], *, agent: str, pause: float = PAUSE, patience: float = PATIENCE
) -> dict[str, Answer]:
    """Return what became of each address; what follows `#` is not sent. `agent` says who asks."""
    by_site: defaultdict[str, list[str]] = defaultdict(list)
    for address in dict.fromkeys(addresses):
        by_site[urlsplit(address).netloc.casefold()].append(address)
    with (
        httpx.Client(
            headers={"User-Agent": agent},
            timeout=patience,
            follow_redirects=True,
            max_redirects=MOST_REDIRECTS,
        ) as client,
        ThreadPoolExecutor(AT_ONCE) as workers,
    ):
        answers = workers.map(lambda group: _ask_site(client, group, pause), by_site.values())
        return {answer.address: answer for group in answers for answer in group}


def _ask_site(client: httpx.Client, addresses: list[str], pause: float) -> list[Answer]:
    """Return the answers of one site, asked one after the other."""
    answers = []
    for number, address in enumerate(addresses):
        if number:
            time.sleep(pause)
        answers.append(_ask(client, address, pause))
    return answers


def _ask(client: httpx.Client, address: str, pause: float) -> Answer:
    """Return the answer to one address: without its page first, and with it where that is refused."""
    try:
        status = client.head(address).status_code
        if status >= httpx.codes.BAD_REQUEST and status != httpx.codes.TOO_MANY_REQUESTS:
            time.sleep(pause)
            with client.stream("GET", address) as response:
                status = response.status_code
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return _explain(address, error)
    if status < httpx.codes.BAD_REQUEST:
        return Answer(address, State.ANSWERED, "answers")
    state = State.BROKEN if status in GONE else State.UNKNOWN
    return Answer(address, state, f"answers {status} ({httpx.codes.get_reason_phrase(status) or 'no reason given'})")


def _explain(address: str, error: Exception) -> Answer:
    """Return what a failure means; only a name that nobody has says that the site is gone."""
    if isinstance(error, httpx.TimeoutException):
        return Answer(address, State.UNKNOWN, "takes too long to answer")
    if isinstance(error, httpx.TooManyRedirects):
        return Answer(address, State.UNKNOWN, f"leads on more than {MOST_REDIRECTS} times")
    cause: BaseException | None = error
    while cause:
        if isinstance(cause, socket.gaierror) and cause.errno == socket.EAI_NONAME:
            return Answer(address, State.BROKEN, "is not there: nobody has this name")
        cause = cause.__cause__ or cause.__context__
    return Answer(address, State.UNKNOWN, f"cannot be reached: {str(error) or 'the connection breaks off'}")
