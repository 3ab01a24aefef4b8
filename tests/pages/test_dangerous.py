"""What costs or cannot be undone looks so, wherever it is done; and no control is glued to a text."""

import re

from tests.api.ticketing import open_ticket
from tests.pages.test_desk_sessions import SOON, planned
from tests.pages.visits import Visit, signed_in
from tests.support import Api


async def dangerous(visit: Visit, path: str) -> list[str]:
    """The buttons of a page that look dangerous, by what they say."""
    found = re.findall(r'<button class="danger"[^>]*>(.*?)</button>', (await visit.get(path)).text)
    return [re.sub("[:\\u00a0].*", "", one) for one in found]


async def test_what_costs_or_cannot_be_undone_looks_so(api: Api) -> None:
    customer, _, session, visit = await planned(api)
    for _ in range(2):
        ticket = await open_ticket(api, customer["id"])
    own = await signed_in(api, api.keys[customer["id"]])
    path = f"/desk/sessions/{session['id']}"
    for who, page, words in (
        (visit, f"{path}/cancel", ["Cancel it for us", "Cancel it for the customer"]),
        (visit, f"/desk/tickets/{ticket['id']}", ["Merge"]),
        (own, f"/my/sessions/{session['id']}/cancel", ["Cancel it for 2"]),
        (visit, "/styleguide", ["What costs, or cannot be undone"]),
    ):
        assert await dangerous(who, page) == words, page
    api.now = SOON
    missed = await dangerous(visit, f"{path}/no-show")
    assert missed == ["The customer did not come", "We did not come"]


async def test_the_style_sheet_keeps_controls_apart_from_texts(api: Api) -> None:
    visit = await signed_in(api, api.keys["lead"])
    page = (await visit.get("/desk")).text
    sheet = re.search(r'rel="stylesheet" href="([^"]*)"', page)
    assert sheet is not None
    style = (await visit.get(sheet[1])).text
    assert re.search(r"button\.danger \{[^}]*var\(--bad\)", style)
    assert ".card > :last-child:not(.field)" in style, "a last field keeps its space"
    assert ".hint + :is(button" in style
