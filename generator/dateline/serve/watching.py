"""Saves of an editor in; pages read anew at once, the digest checked and the site built when there is a pause, out."""

import asyncio
from contextlib import suppress
from pathlib import Path

import anyio.to_process
import anyio.to_thread
from watchfiles import Change, awatch

from dateline.commands.settled import NOT_CONTENT
from dateline.serve.building import build_quietly
from dateline.serve.preview import Preview, describe_fault

STEP_MS = 20
"""Editors save in two or three strokes; a reading waits until nothing has come for so long."""
LONGEST_MS = 200
LOOK_MS = 20_000
"""How often it is looked whether a folder has come or gone."""
LOOK_SECONDS = 60.0
"""How long the computer's clock is trusted while waiting for an entry to come or go."""
PAUSE_SECONDS = 0.4
IDLE_SECONDS = 1.5
LOCKED_SECONDS = 3.0


class Watch:
    """One preview at work: reads at every save, builds in the pauses."""

    def __init__(self, preview: Preview) -> None:
        self.preview = preview
        self._is_stale = asyncio.Event()
        self._saves = 0

    async def follow(self, stop: asyncio.Event) -> None:
        """Read anew whenever a file of content, templates or seeds changes, until the event is set."""
        while not stop.is_set():
            await self._follow(stop, self._find_folders())

    def _find_folders(self) -> frozenset[Path]:
        """Return the folders whose files matter."""
        root = self.preview.project.root
        folders = (root / "content", root / "templates", root / "seeds", *self.preview.project.template_folders)
        return frozenset(folder for folder in folders if folder.is_dir())

    async def _follow(self, stop: asyncio.Event, watched: frozenset[Path]) -> None:
        """Read anew at each change in these folders, until one of them is deleted or another is made."""
        seeds = f"{self.preview.project.root}/seeds/"
        async for changes in awatch(
            *watched,
            watch_filter=_is_text,
            debounce=LONGEST_MS,
            step=STEP_MS,
            rust_timeout=LOOK_MS,
            yield_on_timeout=True,
            stop_event=stop,
            raise_interrupt=False,
        ):
            if changes:
                await self.read(with_seeds=any(path.startswith(seeds) for _, path in changes))
            if self._find_folders() != watched:
                await self.read(with_seeds=True)
                return

    async def read(self, *, with_seeds: bool) -> None:
        """Read what has changed; a fault of ours is shown and told, and the preview goes on."""
        before = self.preview.version
        try:
            await anyio.to_thread.run_sync(lambda: self.preview.refresh(with_seeds=with_seeds))
        except Exception as error:  # noqa: BLE001 - a preview goes on, whatever fault of ours an entry has brought to light
            self.preview.take_fault(describe_fault(error))
        if self.preview.version != before:
            self._saves += 1
            self._is_stale.set()

    async def keep_time(self) -> None:
        """Read anew whenever an entry comes or goes by itself; runs until cancelled."""
        while True:
            change = self.preview.bell.listen()
            await self.preview.bell.wait(change, self.preview.find_wait(LOOK_SECONDS))
            if not change.is_set():
                await self.read(with_seeds=False)

    async def build_in_pauses(self) -> None:
        """Check the digest and build the site whenever nothing has been saved for a while; runs until cancelled."""
        while True:
            await self._is_stale.wait()
            if not await self._is_quiet(PAUSE_SECONDS):
                continue
            try:
                await anyio.to_thread.run_sync(self.preview.check)
                if self.preview.has_site and not await self._is_quiet(IDLE_SECONDS):
                    continue
                self._is_stale.clear()
                if self.preview.has_site:
                    await self._build()
            except Exception as error:  # noqa: BLE001 - as above
                self._is_stale.clear()
                self.preview.take_fault(describe_fault(error))

    async def _build(self) -> None:
        """Write the site to its folder; where another command is at work, later."""
        root, today = self.preview.project.root, self.preview.today()
        saves = self._saves
        built = await anyio.to_process.run_sync(build_quietly, root, today, cancellable=True)
        if built.is_locked:
            await asyncio.sleep(LOCKED_SECONDS)
            self._is_stale.set()
        elif saves == self._saves:
            self.preview.take_built(built)
        # Else something was saved meanwhile, and what was wrong may be mended: the next build tells.

    async def _is_quiet(self, seconds: float) -> bool:
        """Wait so long, and tell whether nothing was saved meanwhile."""
        before = self._saves
        await asyncio.sleep(seconds)
        return self._saves == before


async def end(*tasks: asyncio.Task[None]) -> None:
    """End tasks and wait until they have ended."""
    for task in tasks:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


def _is_text(_: Change, path: str) -> bool:
    """Tell whether a path is an editor's own file: no hidden one, none that a program leaves beside it."""
    name = path.rpartition("/")[2]
    return not name.startswith((".", "#")) and not name.endswith(NOT_CONTENT) and "/seeds/.base/" not in path
