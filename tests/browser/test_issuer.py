"""Signing in at an issuer in a real browser: with a script and without, and in every language."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.visiting import Site, flaws, follow, pictures, visited
from tests.contract.serving import BASE
from tests.oidc.provider import CLIENT, SECRET, Provider, provider

DEADLINE = 20


@pytest.fixture
async def issuer() -> AsyncIterator[Provider]:
    async with provider() as opened:
        opened.person = {"sub": "248289761001", "roles": ["is-lead"]}
        yield opened


@pytest.fixture
async def site(dsn: str, browser: Browser, issuer: Provider) -> AsyncIterator[Site]:
    """The service with an issuer; its public address is the one that it listens on."""
    settings = issuer.settings(
        oidc_client_id=CLIENT,
        oidc_client_secret=SECRET,
        oidc_name="Example SSO",
        public_url=BASE,
    )
    async with visited(dsn, browser, **settings) as opened:
        yield opened


@asynccontextmanager
async def at_the_door(site: Site, *, script: bool, language: str = "en-GB") -> AsyncIterator[Page]:
    """Somebody before the page to sign in, once the issuer is known; by the clock of everybody."""
    context = await site.browser.new_context(
        base_url=site.base, java_script_enabled=script, locale=language
    )
    page = await context.new_page()
    async with asyncio.timeout(DEADLINE):
        await page.goto("/sign-in?next=/finance/prices")
        while not await page.locator("a[href^='/sign-in/elsewhere']").count():
            await page.reload()
    try:
        yield page
    finally:
        await context.close()


@pytest.mark.parametrize("script", [True, False])
async def test_somebody_signs_in_there_and_comes_back(site: Site, script: bool) -> None:
    async with at_the_door(site, script=script) as page:
        await page.get_by_role("link", name="Sign in with Example SSO").click()
        await page.get_by_role("button", name="Continue").click()
        await expect(page).to_have_url(f"{site.base}/finance/prices")
        await page.goto("/my/sign-ins")
        await expect(page.locator("main")).to_contain_text("Linux")


@pytest.mark.parametrize("language", ["en-GB", "fr-FR", "de-DE", "cs-CZ"])
async def test_the_page_has_no_flaws_and_tells_why_not(site: Site, language: str) -> None:
    async with at_the_door(site, script=True, language=language) as page:
        await expect(page.locator("html")).to_have_attribute("lang", language[:2])
        assert not await flaws(page)
        await pictures(page, f"issuer-{language[:2]}")
        await page.locator("a[href^='/sign-in/elsewhere']").click()
        await follow(page.get_by_role("button", name="Cancel"))
        assert page.url.startswith(f"{site.base}/sign-in/back")
        assert not await flaws(page)
        assert "access_denied" not in await page.content()
        await expect(page.locator("a[href^='/sign-in/elsewhere']")).to_be_visible()
