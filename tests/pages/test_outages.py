"""A database that is away or slow: the page says so, and what was sent is not lost and counts once."""

import re
from html import unescape

import pytest

from app.pages.admission import POLICY
from tests.api.world import DAY, HOUR, work
from tests.outages.conftest import Ill, ill
from tests.pages.test_desk import form_of
from tests.pages.visits import Visit, said, signed_in
from tests.support import NOON, Json

__all__ = ["ill"]

HIDDEN = re.compile(r'type="hidden" name="([^"]*)" value="([^"]*)"')


@pytest.fixture
async def worked(ill: Ill) -> tuple[Visit, Json]:
    """A customer at a browser, and a worksheet of its that waits for confirmation."""
    api = ill.api
    customer, technician = await api.customer(), await api.technician()
    await api.buy(customer, 960)
    server = await api.server(customer)
    worksheet = await work(
        api, customer, technician, server=server, starts_at=NOON - DAY, worked=HOUR
    )
    return await signed_in(api, api.keys[customer["id"]]), worksheet


async def test_a_page_says_that_the_database_is_away(ill: Ill, worked: tuple[Visit, Json]) -> None:
    visit, _ = worked
    ill.proxy.silence()
    answer = await visit.get("/my/credit")
    assert answer.status_code == 503
    assert "The service is busy" in said(answer)
    assert answer.headers["content-security-policy"] == POLICY
    assert answer.headers["retry-after"]
    assert "Send it again" not in said(answer)
    while (await visit.get("/my/credit")).status_code == 503:
        pass


async def test_a_form_whose_outcome_nobody_knows_is_sent_again_and_counts_once(
    ill: Ill, worked: tuple[Visit, Json]
) -> None:
    visit, worksheet = worked
    path = f"/my/worksheets/{worksheet['id']}"
    form = form_of((await visit.get(path)).text, "dispute")
    form |= {"reason": 'It was "less" <b>', "proposed_minutes": "30"}
    ill.proxy.cut_at(b"COMMIT", "before")
    answer = await visit.send(f"{path}/dispute", form, **{"Sec-Fetch-Site": "same-origin"})
    ill.proxy.forget()
    assert answer.status_code == 503
    assert "it may have been done, or not" in said(answer)
    kept = {name: unescape(value) for name, value in HIDDEN.findall(answer.text)}
    assert kept == form
    for _ in range(2):
        again = await visit.send(f"{path}/dispute", kept)
        assert again.status_code == 303
    await _disputed_once(ill, worksheet, form["reason"])


async def test_a_form_that_was_done_before_the_connection_broke_leads_on(
    ill: Ill, worked: tuple[Visit, Json]
) -> None:
    visit, worksheet = worked
    path = f"/my/worksheets/{worksheet['id']}"
    form = form_of((await visit.get(path)).text, "dispute") | {"reason": "It was less"}
    ill.proxy.cut_at(b"COMMIT", "after")
    answer = await visit.send(f"{path}/dispute", form, **{"Sec-Fetch-Site": "same-origin"})
    ill.proxy.forget()
    assert ill.proxy.cut
    assert answer.status_code == 303
    await _disputed_once(ill, worksheet, form["reason"])


async def _disputed_once(ill: Ill, worksheet: Json, reason: str) -> None:
    found = await ill.api.get(f"/v1/worksheets/{worksheet['id']}")
    assert [one["verb"] for one in found["rounds"]] == ["submit", "dispute"]
    assert found["rounds"][-1]["message"] == reason


async def test_a_key_is_never_shown_again(ill: Ill, worked: tuple[Visit, Json]) -> None:
    visit, _ = worked
    ill.proxy.silence()
    answer = await visit.send("/sign-in", {"key": "a-secret", "next": "/"})
    assert answer.status_code == 503
    assert "a-secret" not in answer.text
    while (await visit.get("/my/credit")).status_code == 503:
        pass
