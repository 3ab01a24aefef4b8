"""The pictures that the README shows: recorded by ``make pictures``, else only seen to be possible."""

import os
from pathlib import Path

from tests.browser.visiting import PICTURES, ROOT, Site
from tests.browser.year import year

SHOWN = {
    "credit": ("customer", "/my/credit"),
    "worksheet": ("customer", "/my/worksheets/{worksheet}"),
    "desk": ("lead", "/desk/calendar"),
    "finance": ("finance", "/finance"),
}
WIDTH, HEIGHT = 1280, 800


def folder() -> Path:
    """Where the pictures go."""
    return ROOT / "docs" / "pictures" if os.environ.get("PERSONDAY_RECORD_PICTURES") else PICTURES


def test_the_readme_shows_them() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in SHOWN:
        assert f"docs/pictures/{name}.png" in readme
        assert (ROOT / "docs" / "pictures" / f"{name}.png").is_file()


async def test_four_pictures_tell_what_it_is(site: Site) -> None:
    told = await year(site.api)
    keys = site.api.keys | {"customer": site.api.keys[told.customer["id"]]}
    folder().mkdir(parents=True, exist_ok=True)
    for name, (role, path) in SHOWN.items():
        async with site.visitor() as page:
            await page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
            to = path.format(worksheet=told.worksheet["id"])
            await site.sign_in(page, keys[role], to)
            await page.screenshot(path=folder() / f"{name}.png")
