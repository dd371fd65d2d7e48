"""Saves of an editor in; builds, one after the other, out."""

import asyncio

import anyio.to_thread
from watchfiles import Change, awatch

from generator.pipeline.project import NOT_CONTENT
from generator.serve.preview import Preview

SETTLE_MS = 100
"""Editors save in two or three strokes; a build waits until they are through."""


async def watch(preview: Preview, stop: asyncio.Event) -> None:
    """Build whenever a file of content, templates or seeds changes, until the event is set."""
    root = preview.project.root
    folders = {root / "content", root / "templates", root / "seeds", *preview.project.template_folders}
    watched = [folder for folder in folders if folder.is_dir()]
    async for _ in awatch(
        *watched, watch_filter=_is_text, debounce=SETTLE_MS, step=50, stop_event=stop, raise_interrupt=False
    ):
        await anyio.to_thread.run_sync(preview.rebuild)


def _is_text(_: Change, path: str) -> bool:
    """Tell whether a path is an editor's own file: no hidden one, none that a program leaves beside it."""
    name = path.rpartition("/")[2]
    return not name.startswith((".", "#")) and not name.endswith(NOT_CONTENT) and "/seeds/.base/" not in path
