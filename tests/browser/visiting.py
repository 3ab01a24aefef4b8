"""A person at a browser: what is shown, what is wrong with it, and what it looked like."""

import os
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import product
from pathlib import Path
from typing import Any, Literal

from playwright.async_api import Browser, Locator, Page

from tests.contract.serving import serving
from tests.support import NOON, Api, Json, open_api

ROOT = Path(__file__).parents[2]
AXE = ROOT / ".venv" / "npm" / "node_modules" / "axe-core" / "axe.min.js"
PICTURES = ROOT / "bench" / "results" / "pages"
WIDTHS = (390, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
# Where it is dark, colours are others and nothing else: tests/browser/test_styleguide.py.
OF_COLOURS = ("color-contrast", "link-in-text-block")
RULES: dict[str, Json] = {"light": {}, "dark": {"runOnly": {"type": "rule", "values": OF_COLOURS}}}


@dataclass
class Site:
    """The service, its API, and browsers that visit it."""

    api: Api
    base: str
    browser: Browser
    wrong: list[str] = field(default_factory=list)

    @asynccontextmanager
    async def visitor(
        self, *, script: bool = True, language: str = "en-GB", width: int = 1280
    ) -> AsyncIterator[Page]:
        """Somebody with a browser of their own; what goes wrong in it is remembered."""
        context = await self.browser.new_context(
            base_url=self.base,
            java_script_enabled=script,
            locale=language,
            viewport={"width": width, "height": 900},
            extra_http_headers={"Personday-Now": NOON.isoformat()},
        )
        page = await context.new_page()
        page.on("console", lambda said: self._hear(said.type, said.text))
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("request", lambda asked: self._see(asked.url))
        try:
            yield page
        finally:
            await context.close()

    def _hear(self, kind: str, text: str) -> None:
        # What a page answers with that was refused, the browser tells, too.
        if kind in ("error", "warning") and "Failed to load resource" not in text:
            self.wrong.append(text)

    def _see(self, url: str) -> None:
        if not url.startswith((self.base, "data:")):
            self.wrong.append(f"asked elsewhere: {url}")

    async def set_clock(self, page: Page, instant: datetime) -> None:
        """Let a visitor's requests be made at an instant."""
        await page.context.set_extra_http_headers({"Personday-Now": instant.isoformat()})

    async def sign_in(self, page: Page, key: str, to: str = "/") -> None:
        """Come in with a key."""
        await page.goto(f"/sign-in?next={to}")
        # By its name, as the page speaks the language of the browser.
        await page.locator("#key").fill(key)
        await page.locator("form[action='/sign-in'] button").click()
        await page.wait_for_url(lambda url: "/sign-in" not in url)


@asynccontextmanager
async def visited(dsn: str, browser: Browser, **settings: Any) -> AsyncIterator[Site]:
    """A site on a migrated database, with the service on a port of its own."""
    async with open_api(dsn) as api, serving(dsn, **settings) as base:
        site = Site(api, base, browser)
        yield site
        assert not site.wrong


async def follow(place: Locator) -> None:
    """Press what leads to another page, and wait for it: a click returns while the former one stands."""
    async with place.page.expect_navigation():
        await place.click()


async def flaws(page: Page) -> list[str]:
    """What is wrong with a page for who sees it otherwise: by axe, light and dark, narrow and wide."""
    found = []
    # To read it takes as long as to run it: once for each page.
    if await page.evaluate("typeof axe") == "undefined":
        await page.evaluate(AXE.read_text(encoding="utf-8"))
    for scheme, width in product(SCHEMES, WIDTHS):
        await page.emulate_media(color_scheme=scheme)
        await page.set_viewport_size({"width": width, "height": 900})
        asked = {"resultTypes": ["violations"], **RULES[scheme]}
        told: Json = await page.evaluate("asked => axe.run(document, asked)", asked)
        found += [f"{scheme} {width}: {_said(one)}" for one in told["violations"]]
        beyond = await page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        if beyond > 0:
            found.append(f"{scheme} {width}: {beyond} pixels stand beyond the side")
    return found


def _said(violation: Any) -> str:
    where = [node["html"][:200] for node in violation["nodes"][:3]]
    return f"{violation['id']}: {violation['help']} {where}"


async def pictures(page: Page, name: str, widths: Sequence[int] = WIDTHS) -> None:
    """Keep what a page looks like, if somebody is to look at it."""
    if not os.environ.get("PERSONDAY_TEST_PICTURES"):
        return
    PICTURES.mkdir(parents=True, exist_ok=True)
    for scheme, width in product(SCHEMES, widths):
        await page.emulate_media(color_scheme=scheme)
        await page.set_viewport_size({"width": width, "height": 900})
        await page.screenshot(path=PICTURES / f"{name}.{width}.{scheme}.png", full_page=True)
