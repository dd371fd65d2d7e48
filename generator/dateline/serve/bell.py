"""A ring from any thread in; all who listen in the event loop are woken."""

import asyncio
from contextlib import suppress


class Bell:
    """Rung when something has changed."""

    def __init__(self) -> None:
        self._listening: set[asyncio.Event] = set()
        self._loop: asyncio.AbstractEventLoop | None = None

    def listen(self) -> asyncio.Event:
        """Return an event that is set at the next ring; asked for before one looks, so that no ring is missed."""
        self._loop = asyncio.get_running_loop()
        event = asyncio.Event()
        self._listening.add(event)
        return event

    async def wait(self, event: asyncio.Event, seconds: float) -> None:
        """Wait until the event is set, or so long."""
        with suppress(TimeoutError):
            await asyncio.wait_for(event.wait(), seconds)
        self._listening.discard(event)

    def ring(self) -> None:
        """Wake all who listen."""
        if self._loop and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wake)

    def _wake(self) -> None:
        """Set the event of everybody who listens; runs in the event loop."""
        for event in self._listening:
            event.set()
