"""A request of a browser in; a file of the site, what the last build lacked, or word of the next one, out."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from generator.serve.faults import make_fault_page, mark_page
from generator.serve.preview import Preview
from generator.serve.site_files import find_file, read_own, type_of

OWN = "/_dateline"
FRESH = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin"}
PULSE_SECONDS = 15.0
LOOK_SECONDS = 0.05


class OnlyThisComputer:
    """Turns away requests that another site has sent through the browser (DNS rebinding, foreign scripts)."""

    def __init__(self, app: ASGIApp, preview: Preview) -> None:
        self.app = app
        self.preview = preview

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on whose Host, and Origin where there is one, are the preview's own."""
        if scope["type"] == "http":
            request = Request(scope)
            origin = request.headers.get("origin")
            is_ours = request.headers.get("host") in self.preview.hosts
            if not is_ours or (origin and origin.removeprefix("http://") not in self.preview.hosts):
                await PlainTextResponse("This preview answers only its own address.\n", 403)(scope, receive, send)
                return
        await self.app(scope, receive, send)


def make_app(preview: Preview, lifespan: Callable[[Starlette], AbstractAsyncContextManager[None]]) -> ASGIApp:
    """Return the application that answers a browser."""

    async def own(request: Request) -> Response:
        return _answer_own(str(request.path_params["name"]))

    async def events(_: Request) -> Response:
        return StreamingResponse(_tell_versions(preview), media_type="text/event-stream", headers=FRESH)

    async def page(request: Request) -> Response:
        return await run_in_threadpool(_answer_page, preview, request.url.path, request.url.query)

    routes = [Route(f"{OWN}/events", events), Route(f"{OWN}/{{name}}", own), Route("/{path:path}", page)]
    return OnlyThisComputer(Starlette(routes=routes, lifespan=lifespan), preview)


def _answer_own(name: str) -> Response:
    """Return the preview's own script or style sheet."""
    data = read_own(name)
    if data is None:
        return PlainTextResponse("There is no such file.\n", 404, FRESH)
    return Response(data, media_type=type_of(name), headers=FRESH)


def _answer_page(preview: Preview, path: str, query: str) -> Response:
    """Return the site's answer to an address: a file, a redirect to it, or its page for what is not there."""
    version, problems = preview.version, preview.problems
    base = preview.base_path
    if not path.startswith(base):
        return RedirectResponse(base, headers=FRESH) if path in ("/", base.rstrip("/")) else _not_found(preview, path)
    found = find_file(preview.site, path.removeprefix(base))
    if found is None:
        return _not_found(preview, path)
    if found.needs_slash:
        return RedirectResponse(f"{path}/?{query}" if query else f"{path}/", headers=FRESH)
    data = mark_page(found.data, version, problems) if found.is_page else found.data
    return Response(data, media_type=found.type, headers=FRESH)


def _not_found(preview: Preview, path: str) -> Response:
    """Return the site's own page for what is not there; the list of faults where there is no site yet."""
    version, problems = preview.version, preview.problems
    found = find_file(preview.site, "404.html")
    if found:
        return Response(mark_page(found.data, version, problems), 404, FRESH, found.type)
    if problems:
        return Response(make_fault_page(version, problems), 500, FRESH, type_of("index.html"))
    return PlainTextResponse(f"There is no {path}.\n", 404, FRESH)


async def _tell_versions(preview: Preview) -> AsyncIterator[str]:
    """Yield the version now and whenever it changes, as server-sent events, until the preview ends."""
    told = ""
    clock = asyncio.get_running_loop()
    last = clock.time()
    yield "retry: 500\n\n"
    while not preview.is_ending():
        if preview.version != told:
            told = preview.version
            last = clock.time()
            yield f"data: {told}\n\n"
        elif clock.time() - last > PULSE_SECONDS:
            last = clock.time()
            yield ": still here\n\n"
        await asyncio.sleep(LOOK_SECONDS)
