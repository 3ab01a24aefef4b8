"""Who wanted to see a page and signs in by a mailed link is led there, and never elsewhere."""

import pytest

from tests.pages.test_signing_in_by_mail import ANA, link_of, posted
from tests.pages.visits import Visit


@pytest.mark.parametrize(
    ("wanted", "led"),
    [
        ("/my/sessions?before=x&y=1;2", "/my/sessions?before=x&y=1;2"),
        ("/my/credit", "/my/credit"),
        ("//evil.example", "/"),
        ("https://evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("/" + "a" * 1001, "/"),
    ],
)
async def test_a_mailed_link_leads_to_what_was_wanted(dsn: str, wanted: str, led: str) -> None:
    async with posted(dsn) as it:
        it.clock.now = it.api.now
        visit = Visit(it.api)
        page = await visit.get("/sign-in?next=/my/credit")
        assert page.text.count('name="next" value="/my/credit"') == 2
        await visit.send("/sign-in/link", {"email": ANA, "next": wanted})
        (taken,) = await it.run()
        done = await visit.send(link_of(taken), {})
        assert done.headers["location"] == led


async def test_another_browser_is_led_home_and_a_forged_wish_nowhere(dsn: str) -> None:
    async with posted(dsn) as it:
        it.clock.now = it.api.now
        await Visit(it.api).send("/sign-in/link", {"email": ANA, "next": "/my/credit"})
        (taken,) = await it.run()
        forger = Visit(it.api, {"personday_wanted": "%2F%2Fevil.example"})
        assert (await forger.send(link_of(taken), {})).headers["location"] == "/"
