"""Pictures of every mail, to be looked at: ``python -m tests.mails.pictures [extreme] [kind …]``.

They are kept in ``bench/results/mails``, which is in no commit.
Each kind, in the four languages, light and dark, as wide as a telephone and as a screen. ``extreme`` before
the kinds takes names and texts that are hard to show. It needs Chromium.
"""

import asyncio
import shutil
import sys
from itertools import product
from pathlib import Path

from app.languages.official import OfficialLanguage
from app.mails.texts import write
from tests.mails.samples import SAMPLES, extremes

FOLDER = Path(__file__).parents[2] / "bench" / "results" / "mails"
WIDTHS = (390, 1200)
HEIGHTS = {390: 1800, 1200: 1350}
_AT_ONCE = 2


async def main(kinds: list[str]) -> None:
    """Take the pictures of these kinds, or of all."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        sys.exit("Chromium is needed: apt-get install chromium")
    FOLDER.mkdir(parents=True, exist_ok=True)
    turn = asyncio.Semaphore(_AT_ONCE)
    extreme = kinds[:1] == ["extreme"]
    wanted = kinds[1:] if extreme else kinds
    shown = extremes() if extreme else SAMPLES
    chosen = [one for one in shown if not wanted or one.kind in wanted]
    pictures = []
    for facts, language in product(chosen, OfficialLanguage):
        page = FOLDER / f"{facts.kind}.{language}{'.extreme' if extreme else ''}.html"
        page.write_text(write(facts, language).html, encoding="utf-8")
        pictures += [
            _picture(turn, browser, page, width, dark=dark)
            for width, dark in product(WIDTHS, (False, True))
        ]
    await asyncio.gather(*pictures)
    print(f"{len(pictures)} pictures in {FOLDER}")


async def _picture(
    turn: asyncio.Semaphore, browser: str, page: Path, width: int, *, dark: bool
) -> None:
    """A window is no narrower than 500 pixels, so the page of a telephone stands in a frame."""
    name = f"{page.stem}.{width}.{'dark' if dark else 'light'}"
    framed = page.with_name(f"{name}.frame.html")
    height = HEIGHTS[width]
    framed.write_text(
        f'<!doctype html><body style="margin:0"><iframe src="{page.name}" width="{width}"'
        f' height="{height}" style="border:0"></iframe>',
        encoding="utf-8",
    )
    scheme = "--blink-settings=preferredColorScheme=" + ("0" if dark else "1")
    async with turn:
        process = await asyncio.create_subprocess_exec(
            browser, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", scheme,
            f"--window-size={width},{height}", f"--screenshot={page.with_name(f'{name}.png')}",
            framed.as_uri(), stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        await process.wait()
    framed.unlink()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
