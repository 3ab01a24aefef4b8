"""A real browser: Debian's Chromium, driven from outside; without one these tests are skipped."""

import shutil
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, async_playwright

from tests.browser.visiting import Site, visited
from tests.conftest import fresh_database


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Chromium without a window."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("real pages need Chromium: apt-get install chromium")
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu"]
        )
        yield opened
        await opened.close()


@pytest.fixture
async def site(server: str, template: str, browser: Browser) -> AsyncIterator[Site]:
    """The service in a browser, on a database of the test's own; ``verify`` runs when it ends."""
    async with fresh_database(server, template) as dsn, visited(dsn, browser) as opened:
        yield opened
        await opened.api.verify()
