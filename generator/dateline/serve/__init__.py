"""A project in; its digest on this computer, each page made anew after every save, until Ctrl-C.

Pages are made out of memory when a browser asks for them, with drafts and all else that is not on the site; a bar that
only the preview adds says so. In the pauses the site is built to its folder as it will be published, which brings the
search index, feeds and cards.
"""

import asyncio
import errno
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

import uvicorn
from starlette.applications import Starlette

from dateline.problems import Problem, ProblemsFound
from dateline.serve.editors import SCHEMES, find_pattern
from dateline.serve.preview import Preview
from dateline.serve.routes import make_app
from dateline.serve.watching import Watch, end

__all__ = ["SCHEMES", "Preview", "find_pattern", "serve_site"]

HOST = "127.0.0.1"


def serve_site(preview: Preview, *, port: int, announce: Callable[[str], None]) -> None:
    """Read the digest and serve it until Ctrl-C; `announce` is told the address once pages are answered.

    Raises ProblemsFound where the port cannot be had. Faults of the content don't end it: they are shown in the page.
    """
    with _open_port(port) as listening:
        preview.port = listening.getsockname()[1]

        @asynccontextmanager
        async def at_work(_: Starlette) -> AsyncIterator[None]:
            stop = asyncio.Event()
            watch = Watch(preview)
            watching = asyncio.create_task(watch.follow(stop))
            # Once control is back the watch is on, so that nothing saved from here on goes unnoticed.
            await asyncio.sleep(0)
            await watch.read(with_seeds=True)
            tasks = [asyncio.create_task(work) for work in (watch.build_in_pauses(), watch.keep_time())]
            announce(preview.address)
            yield
            stop.set()
            await end(*tasks)
            await watching

        config = uvicorn.Config(
            make_app(preview, at_work),
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=2,
            lifespan="on",
        )
        server = uvicorn.Server(config)
        preview.is_ending = lambda: server.should_exit
        with suppress(KeyboardInterrupt):
            server.run(sockets=[listening])


def _open_port(port: int) -> socket.socket:
    """Return a socket that listens on this computer only. Raises ProblemsFound where the port cannot be had."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
        listening.listen()
    except OSError as error:
        listening.close()
        other = port + 1 if 1024 <= port < 65535 else 8000
        reason = (
            "is taken by another program" if error.errno == errno.EADDRINUSE else f"cannot be had: {error.strerror}"
        )
        hint = f"End that program, or choose another port: dateline serve --port {other}"
        raise ProblemsFound([Problem("--port", 0, 0, f"port {port} {reason}", hint)]) from error
    return listening
