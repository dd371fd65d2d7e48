"""A project in; its site on this computer, built again on every save, until Ctrl-C.

The preview serves `site/` just as it will be published, under the base path that `content/digest.yaml` gives; only what
reloads a page and tells of faults is added on the way to the browser. So what is looked at is what will be uploaded.
"""

import asyncio
import errno
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

import anyio.to_thread
import uvicorn
from starlette.applications import Starlette

from generator.problems import Problem, ProblemsFound
from generator.serve.preview import Preview
from generator.serve.routes import make_app
from generator.serve.watching import watch

__all__ = ["Preview", "serve_site"]

HOST = "127.0.0.1"


def serve_site(preview: Preview, *, port: int, announce: Callable[[str], None]) -> None:
    """Build the site and serve it until Ctrl-C; `announce` is told the address once pages are answered.

    Raises ProblemsFound where the port cannot be had. Faults of the content don't end it: they are shown in the page.
    """
    with _open_port(port) as listening:
        preview.port = listening.getsockname()[1]

        @asynccontextmanager
        async def at_work(_: Starlette) -> AsyncIterator[None]:
            stop = asyncio.Event()
            watching = asyncio.create_task(watch(preview, stop))
            # Once control is back the watch is on, so that nothing saved from here on goes unnoticed.
            await asyncio.sleep(0)
            await anyio.to_thread.run_sync(preview.rebuild)
            announce(preview.address)
            yield
            stop.set()
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
