"""What tests of the pages of finance share: somebody of finance, and the forms of a page."""

import re
from html import unescape

from httpx import Response

from tests.api.world import key_of_a_person
from tests.pages.visits import Visit, signed_in
from tests.support import Api


async def person(api: Api, role: str = "finance") -> Visit:
    """Somebody of the office, by a key of their own."""
    return await signed_in(api, await key_of_a_person(api, role))


def hidden(response: Response, action: str) -> dict[str, str]:
    """What the form with this action brings along without being asked."""
    [form] = re.findall(
        rf'<form[^>]*action="[^"]*{re.escape(action)}"[^>]*>(.*?)</form>', response.text, re.DOTALL
    )
    found = re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', form)
    return {name: unescape(value) for name, value in found}


async def checked(visit: Visit, page: str, action: str, **typed: str) -> Response:
    """Fill in the form of a page and see what it would do."""
    opened = await visit.get(page)
    assert opened.status_code == 200, opened.text
    return await visit.send(action, hidden(opened, action) | typed | {"step": "check"})


async def done(visit: Visit, page: str, action: str, **typed: str) -> Response:
    """The same, and agree to it."""
    seen = await checked(visit, page, action, **typed)
    assert seen.status_code == 200, seen.text
    return await visit.send(action, hidden(seen, action) | {"step": "do"})
