"""The components, each as pages use it."""

from tests.browser.visiting import Site, flaws, pictures


async def test_each_component_is_sound_in_light_and_dark(site: Site) -> None:
    async with site.visitor(script=True) as page:
        await page.goto("/styleguide")
        assert not await flaws(page)
        await pictures(page, "styleguide")
