"""A request of a browser in; a page, a file of the site, what is wrong, or word of the next version, out."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import replace

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from dateline import links
from dateline.problems import ProblemsFound
from dateline.serve.faults import make_fault_page
from dateline.serve.marking import make_held_style, make_script, mark_page
from dateline.serve.preview import Preview
from dateline.serve.site_files import find_file, read_own, type_of
from dateline.site.desk import ADDRESS

OWN = "/_dateline"
FRESH = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
PULSE_SECONDS = 15.0
LOOK_SECONDS = 0.5
PAGE = "index.html"


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
        return _answer_own(preview, str(request.path_params["name"]))

    async def events(_: Request) -> Response:
        return StreamingResponse(_tell_versions(preview), media_type="text/event-stream", headers=FRESH)

    async def desk(_: Request) -> Response:
        return await run_in_threadpool(_answer_desk, preview)

    async def page(request: Request) -> Response:
        return await run_in_threadpool(_answer_page, preview, request.url.path, request.url.query)

    routes = [
        Route(f"{OWN}/events", events),
        Route(f"{OWN}/{{name}}", own),
        Route(ADDRESS, desk),
        Route("/{path:path}", page),
    ]
    return OnlyThisComputer(Starlette(routes=routes, lifespan=lifespan), preview)


def _answer_own(preview: Preview, name: str) -> Response:
    """Return the preview's own script or style sheet."""
    if name == "held.css":
        return Response(make_held_style(preview.held, preview.base_path), media_type=type_of(name), headers=FRESH)
    data = read_own(name)
    if data is None:
        return PlainTextResponse("There is no such file.\n", 404, FRESH)
    return Response(data, media_type=type_of(name), headers=FRESH)


def _answer_desk(preview: Preview) -> Response:
    """Return what waits for an editor."""
    marks = preview.mark()
    try:
        page = preview.make_desk()
    except ProblemsFound as found:
        return _show_faults(preview, found)
    return _show(mark_page(page, marks)) if page else _show_faults(preview)


def _answer_page(preview: Preview, path: str, query: str) -> Response:
    """Return the answer to an address: a page, a file, a redirect to one, or the page for what is not there."""
    base = preview.base_path
    if not path.startswith(base):
        return RedirectResponse(base, headers=FRESH) if path in ("/", base.rstrip("/")) else _not_found(preview)
    inside = path.removeprefix(base)
    try:
        shown = _show_proof(preview, f"/{inside.removesuffix(PAGE)}" if inside.endswith(f"/{PAGE}") else f"/{inside}")
        if shown:
            return shown
        if not inside.endswith("/") and preview.find_page(f"/{inside}/"):
            return _add_slash(path, query)
    except ProblemsFound as found:
        return _show_faults(preview, found)
    return _answer_file(preview, path, inside, query)


def _show_proof(preview: Preview, address: str) -> Response | None:
    """Return a page, or a file that pages load, as it is now; None where the digest makes none at this address."""
    file = preview.proofs.files.get(address.removeprefix("/")) if preview.proofs else None
    if file is not None:
        return Response(file, media_type=type_of(address), headers=FRESH)
    # Asked for first: a save while the page is made must find it older than the version that it bears.
    marks = preview.mark()
    page = preview.find_page(address)
    if page is None:
        return None
    # A page that only redirects is gone before anything could be seen.
    return _show(
        page.data if page.is_redirect else mark_page(page.data, replace(marks, held=page.held, source=page.source))
    )


def _answer_file(preview: Preview, path: str, inside: str, query: str) -> Response:
    """Return a file of the site's folder: the search index, feeds, cards, and what others have put there."""
    found = find_file(preview.project.site, inside)
    if found is None:
        return _not_found(preview)
    if found.needs_slash:
        return _add_slash(path, query)
    return Response(found.data, media_type=found.type, headers=FRESH)


def _add_slash(path: str, query: str) -> Response:
    """Lead to the folder that an address means."""
    return RedirectResponse(f"{path}/?{query}" if query else f"{path}/", headers=FRESH)


def _not_found(preview: Preview) -> Response:
    """Return the site's own page for what is not there; the list of faults where there is none yet."""
    marks = preview.mark()
    try:
        page = preview.find_page(links.NOT_FOUND)
    except ProblemsFound as found:
        return _show_faults(preview, found)
    return _show(mark_page(page.data, marks), 404) if page else _show_faults(preview)


def _show_faults(preview: Preview, found: ProblemsFound | None = None) -> Response:
    """Return the page that lists what is wrong."""
    problems = tuple(sorted({*preview.problems, *(found.problems if found else ())}))
    return _show(make_fault_page(problems, preview.editor, make_script(preview.version)), 500)


def _show(page: bytes, status: int = 200) -> Response:
    """Return the answer that shows a page."""
    return Response(page, status, FRESH, type_of(PAGE))


async def _tell_versions(preview: Preview) -> AsyncIterator[str]:
    """Yield the version now and whenever it changes, as server-sent events, until the preview ends."""
    told = ""
    clock = asyncio.get_running_loop()
    last = clock.time()
    yield "retry: 500\n\n"
    while not preview.is_ending():
        change = preview.bell.listen()
        if preview.version != told:
            told = preview.version
            last = clock.time()
            yield f"data: {told}\n\n"
        elif clock.time() - last > PULSE_SECONDS:
            last = clock.time()
            yield ": still here\n\n"
        await preview.bell.wait(change, LOOK_SECONDS)
