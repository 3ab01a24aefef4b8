"""A customer books at its pages what its plan lets it: the price comes before, credit bounds it, once."""

import re
from datetime import datetime

import pytest
from httpx import Response

from app.kit.events import numbering
from tests.api.test_customers_book import agree
from tests.api.world import nothing_changes, z
from tests.pages.visits import KEPT, Visit, said, signed_in
from tests.proxy import proxied
from tests.staff import MONDAY, afresh, worker
from tests.support import Api, Json, open_api

FORM = ("starts_at", "category", "estimated_minutes", "technicians_needed", "server_id")


async def own(service: Api, minutes: int = 960) -> tuple[Api, Json, Visit]:
    """A customer that may book, with credit, and the only technician who is offered."""
    api = await afresh(service)
    customer = await api.customer()
    await worker(api, weekdays=range(5), name="Tomáš")
    if minutes:
        await api.buy(customer, minutes)
    await agree(api, customer)
    return api, customer, await signed_in(api, api.keys[customer["id"]])


def at(starts_at: datetime, **more: object) -> str:
    """The address of what a booking then means."""
    asked = {"category": "installation_upgrade_migration", "estimated_minutes": 120}
    given = {**asked, "technicians_needed": 1, **more}
    return f"/my/sessions/new/at?starts_at={starts_at:%Y-%m-%dT%H:%M:%SZ}&" + "&".join(
        f"{name}={value}" for name, value in given.items()
    )


def form_of(page: Response) -> dict[str, str]:
    """What the form holds that nobody types."""
    found = dict(KEPT.findall(page.text))
    for name in FORM:
        _, there, rest = page.text.partition(f'name="{name}" value="')
        if there:
            found[name] = rest.partition('"')[0]
    return found


async def test_a_free_time_is_chosen_seen_with_its_price_and_booked_once(service: Api) -> None:
    api, customer, visit = await own(service)
    server = await api.server(customer)
    week = await visit.get(
        f"/my/sessions/new?week=2031-03-10&category=training&estimated_minutes=120"
        f"&technicians_needed=1&server_id={server['id']}"
    )
    assert "Nothing is free in this week." in said(week), "nobody knows that work"
    week = await visit.get("/my/sessions/new?week=2031-03-10")
    (found, *_) = re.findall(rf'href="(/my/sessions/new/at[^"]*{z(MONDAY)}[^"]*)"', week.text)
    async with nothing_changes(api):
        shown = await visit.get(found.replace("&amp;", "&") + f"&server_id={server['id']}")
    told = said(shown).replace("\u00a0", " ")
    assert "Book it for 2 h of credit" in told
    assert "Sunday, 9 March 2031, 09:00" in told, "free to change until a day before"
    assert "Tomáš" in told
    form = form_of(shown)
    for _ in range(2):
        done = await visit.send("/my/sessions/new", form)
        assert done.status_code == 303
    assert "is booked" in said(await visit.get(done.headers["location"]))
    assert await api.credit(customer) == (840, 120, 0, 0)
    (session,) = (await api.get(f"/v1/sessions?customer_id={customer['id']}"))["items"]
    assert done.headers["location"] == f"/my/sessions/{session['id']}"
    assert (session["server_id"], session["starts_at"]) == (server["id"], z(MONDAY))


async def test_short_of_credit_it_says_what_is_missing_and_what_helps(service: Api) -> None:
    api, customer, visit = await own(service, 0)
    await api.post(
        f"/v1/customers/{customer['id']}/adjustments", {"minutes": 100, "reason": "a gift"}
    )
    async with nothing_changes(api):
        shown = await visit.get(at(MONDAY))
    told = said(shown).replace("\u00a0", " ")
    assert "Monday, 10 March 2031" in told, "what was chosen stays in sight"
    assert "2 h are needed and 1 h 40 min are available, so 20 min are missing." in told
    assert "The smallest purchase that helps is 8 h." in told
    assert 'href="/my/credit/top-up?needed=480"' in shown.text
    assert "<button>Book it" not in shown.text
    await api.buy(customer, 480)
    assert "Book it for" in said(await visit.get(at(MONDAY)))


async def test_credit_that_went_meanwhile_is_told_and_nothing_is_booked(service: Api) -> None:
    api, customer, visit = await own(service, 480)
    form = form_of(await visit.get(at(MONDAY)))
    take = {"minutes": -400, "reason": "a correction"}
    await api.post(f"/v1/customers/{customer['id']}/adjustments", take)
    async with nothing_changes(api):
        again = await visit.send("/my/sessions/new", form)
    assert again.status_code == 402
    assert "Your credit is too short" in said(again)


async def test_a_time_that_was_taken_meanwhile_leads_to_the_next(service: Api) -> None:
    api, customer, visit = await own(service)
    form = form_of(await visit.get(at(MONDAY)))
    rich = await api.customer()
    await api.buy(rich, 960)
    others = api.booking(rich, starts_at=MONDAY, technicians_needed=1)
    del others["technician_ids"]
    await api.post("/v1/sessions", others)
    again = await visit.send("/my/sessions/new", form)
    assert again.status_code == 409
    assert "This time is not free." in said(again)
    assert again.text.count("/my/sessions/new/at?starts_at=") == 3
    assert await api.credit(customer) == (960, 0, 0, 0)


async def test_where_the_plan_has_no_booking_it_says_how_to_ask(service: Api) -> None:
    api = await afresh(service)
    customer = await api.customer()
    await worker(api, weekdays=range(5))
    await api.buy(customer, 960)
    visit = await signed_in(api, api.keys[customer["id"]])
    page = await visit.get("/my/sessions/new")
    assert 'href="/my/tickets/new"' in page.text
    assert "/my/sessions/new/at" not in page.text
    shown = await visit.get(at(MONDAY))
    assert "does not have booking" in said(shown)
    async with nothing_changes(api):
        form = form_of(await visit.get("/my/credit/top-up")) | {
            "starts_at": z(MONDAY), "category": "training", "estimated_minutes": "120",
            "technicians_needed": "1",
        }  # fmt: skip
        refused = await visit.send("/my/sessions/new", form)
    assert refused.status_code == 409


@pytest.mark.parametrize(
    "wrong",
    ["estimated_minutes=5", "estimated_minutes=125", "category=cooking", "technicians_needed=9",
     "server_id=x", "estimated_minutes=%00"],
)  # fmt: skip
async def test_what_nobody_can_need_is_told_beside_its_field(service: Api, wrong: str) -> None:
    _, _, visit = await own(service)
    page = await visit.get(f"/my/sessions/new?{wrong}")
    assert page.status_code == 422
    assert 'class="wrong"' in page.text


async def test_a_week_of_free_times_keeps_to_its_budget(
    dsn: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(numbering, "PAUSE_SECONDS", 3600.0)
    async with proxied(dsn) as trips, open_api(trips.dsn, pool_size=1) as service:
        _, _, visit = await own(service)
        paths = ("/my/sessions/new?week=2031-03-10", "/my/sessions/new?week=2032-03-10", at(MONDAY))
        for path, most in zip(paths, (6, 6, 12), strict=True):
            for _ in range(3):
                before = trips.count
                page = await visit.get(path)
            assert page.status_code == 200
            assert trips.count - before <= most, path
            assert len(page.content) < 60_000
