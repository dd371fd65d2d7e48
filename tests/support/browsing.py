"""What tests in a browser share beside their fixtures."""

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.support.preview_process import PATIENCE_SECONDS


def wait_until(page: Page, is_true: Callable[[], bool]) -> None:
    """Wait until a claim about the page is true; its security policy lets nobody wait for it inside the page."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if is_true():
            return
        page.wait_for_timeout(50)
    pytest.fail("the page did not come to what was awaited")
