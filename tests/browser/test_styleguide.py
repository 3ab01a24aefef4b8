"""The components, each as pages use it."""

import re

from tests.browser.visiting import ROOT, Site, flaws, pictures

ASSETS = ROOT / "app" / "pages"


async def test_each_component_is_sound_in_light_and_dark(site: Site) -> None:
    async with site.visitor(script=True) as page:
        await page.goto("/styleguide")
        assert not await flaws(page)
        await pictures(page, "styleguide")


def test_where_it_is_dark_nothing_but_colours_is_other() -> None:
    dark = re.compile(r"@media[^{]*prefers-color-scheme[^{]*\{\s*:root\s*\{([^}]*)\}\s*\}")
    texts = [
        file.read_text() for file in ASSETS.rglob("*") if file.suffix in (".css", ".html", ".js")
    ]
    found = [block for text in texts for block in dark.findall(text)]
    assert len(found) == sum(text.count("prefers-color-scheme") for text in texts) == 1
    assert re.fullmatch(r"\s*(--[\w-]+:\s*#[0-9a-f]{6};\s*)+", found[0])
