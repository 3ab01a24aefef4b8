"""A customer's sessions: what a change costs is shown before it, and nobody pays more than was shown."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
from httpx import Response

from app.kit.events import numbering
from tests.api.world import DAY, HOUR, SECOND, nothing_changes
from tests.pages.visits import KEPT, Visit, said, signed_in
from tests.proxy import proxied
from tests.staff import MONDAY, afresh, worker
from tests.support import Api, Json, open_api

# Sessions here are on Tuesdays, ten o'clock in Prague.
STARTS_AT = MONDAY + DAY
NOTICE = STARTS_AT - DAY


@dataclass
class Side:
    """A customer at its pages, and its session."""

    api: Api
    customer: Json
    technician: Json
    session: Json
    visit: Visit

    @property
    def path(self) -> str:
        return f"/my/sessions/{self.session['id']}"

    async def get(self, path: str, now: datetime = NOTICE) -> Response:
        return await self.visit.get(path, **{"Personday-Now": now.isoformat()})

    async def send(self, path: str, form: dict[str, str], now: datetime = NOTICE) -> Response:
        return await self.visit.send(path, form, **{"Personday-Now": now.isoformat()})

    async def now(self) -> Json:
        """The session as it is."""
        return await self.api.get(f"/v1/sessions/{self.session['id']}")


def form_of(page: Response) -> dict[str, str]:
    """What a form holds that nobody types."""
    found = dict(KEPT.findall(page.text))
    for name in ("seen", "starts_at", "cost_minutes", "technicians_needed"):
        _, there, rest = page.text.partition(f'name="{name}" value="')
        if there:
            found[name] = rest.partition('"')[0].replace("&#34;", '"')
    return found


@pytest.fixture
async def own(service: Api) -> Side:
    """Somebody with a session, two days before it."""
    return await side(service)


async def side(service: Api, **facts: Any) -> Side:
    """A customer with a session of 120 minutes, and the only technician who is offered."""
    api = await afresh(service)
    facts.setdefault("credit", 960)
    customer, technician = await api.customer(), await worker(api)
    if minutes := facts.pop("credit"):
        await api.buy(customer, minutes, now=STARTS_AT - 9 * DAY)
    session = await api.book(
        customer, technician, starts_at=STARTS_AT, now=STARTS_AT - 8 * DAY, **facts
    )
    api.now = NOTICE
    visit = await signed_in(api, api.keys[customer["id"]])
    return Side(api, customer, technician, session, visit)


def to(starts_at: datetime) -> str:
    return f"move/to?starts_at={starts_at:%Y-%m-%dT%H:%M:%SZ}"


LATER = STARTS_AT + 6 * DAY


@pytest.mark.parametrize(("late", "minutes"), [(0 * SECOND, 0), (SECOND, 120)])
async def test_until_a_day_before_it_a_change_is_free_and_a_second_later_not(
    own: Side, late: Any, minutes: int
) -> None:
    now = NOTICE + late
    word = "It costs 2\xa0h of your credit now." if minutes else "It costs nothing until Monday"
    assert said(await own.get(own.path, now)).count(word) == 2
    shown = await own.get(f"{own.path}/{to(LATER)}", now)
    assert ("Move it for 2\xa0h of credit" in said(shown)) == bool(minutes)
    assert form_of(shown)["cost_minutes"] == str(minutes)
    assert form_of(await own.get(f"{own.path}/cancel", now))["cost_minutes"] == str(minutes)
    moved = await own.send(f"{own.path}/move", form_of(shown), now)
    assert (moved.status_code, moved.headers["location"]) == (303, own.path)
    available, *_ = await own.api.credit(own.customer)
    assert available == 840 - minutes


@pytest.mark.parametrize("verb", ["move", "cancel"])
async def test_what_became_late_since_it_was_shown_is_shown_again_and_not_charged(
    own: Side, verb: str
) -> None:
    shown = await own.get(f"{own.path}/{to(LATER) if verb == 'move' else 'cancel'}")
    typed = form_of(shown) | {"reason": "we are <ill>"}
    async with nothing_changes(own.api):
        again = await own.send(f"{own.path}/{verb}", typed, NOTICE + SECOND)
    assert again.status_code == 409
    assert "costs more than you were shown" in said(again)
    assert "we are &lt;ill&gt;" in again.text
    assert form_of(again)["cost_minutes"] == "120"
    done = await own.send(f"{own.path}/{verb}", form_of(again), NOTICE + SECOND)
    assert done.status_code == 303
    assert (await own.api.credit(own.customer))[0] in (720, 840)
    assert (await own.api.entries(own.customer))[-1]["kind"] == "penalty"


async def test_a_form_that_hides_the_cost_pays_none(own: Side) -> None:
    form = form_of(await own.get(f"{own.path}/cancel", NOTICE + SECOND))
    del form["cost_minutes"]
    async with nothing_changes(own.api):
        refused = await own.send(f"{own.path}/cancel", form, NOTICE + SECOND)
    assert refused.status_code == 409


async def test_two_clicks_move_and_charge_once(own: Side) -> None:
    form = form_of(await own.get(f"{own.path}/{to(LATER)}", NOTICE + HOUR))
    for _ in range(2):
        moved = await own.send(f"{own.path}/move", form, NOTICE + HOUR)
        assert moved.status_code == 303
    assert len((await own.now())["moves"]) == 1
    assert (await own.api.credit(own.customer))[0] == 720


@pytest.mark.parametrize("verb", ["move", "cancel"])
async def test_what_another_changed_meanwhile_is_told_and_nothing_done(
    own: Side, verb: str
) -> None:
    form = form_of(await own.get(f"{own.path}/{to(LATER) if verb == 'move' else 'cancel'}"))
    other = {"starts_at": (STARTS_AT + 2 * HOUR).isoformat(), "asked_by": "provider"}
    await own.api.post(f"/v1/sessions/{own.session['id']}/reschedule", other, now=NOTICE)
    async with nothing_changes(own.api):
        told = await own.send(f"{own.path}/{verb}", form | {"reason": "ill"})
    assert told.status_code == 412
    assert "planned for Tuesday, 11\xa0March 2031, 11:00–13:00" in said(told)
    assert ">ill</textarea>" in told.text
    assert (await own.send(f"{own.path}/{verb}", form_of(told))).status_code == 303


async def test_a_time_that_somebody_took_leads_to_the_next_ones(own: Side) -> None:
    form = form_of(await own.get(f"{own.path}/{to(LATER)}"))
    stranger = await own.api.customer()
    await own.api.buy(stranger, now=NOTICE)
    await own.api.book(stranger, own.technician, starts_at=LATER, now=NOTICE)
    taken = await own.send(f"{own.path}/move", form)
    assert taken.status_code == 409
    assert "This time is not free." in said(taken)
    assert "starts_at=2031-03-17T10:00:00Z" in taken.text, "the next one behind it"
    assert own.session["starts_at"] == (await own.now())["starts_at"]


async def test_a_week_has_the_times_of_the_api_and_an_empty_one_leads_on(own: Side) -> None:
    page = await own.get(f"{own.path}/move?week=2031-03-19&anybody=true")
    search = "from=2031-03-16T23:00:00Z&to=2031-03-23T23:00:00Z&duration_minutes=120"
    offered = await own.api.get(f"/v1/slots?{search}&limit=200", now=NOTICE)
    starts = [one["starts_at"] for one in offered["items"]]
    assert starts
    links = [one.partition("&")[0] for one in page.text.split("starts_at=")[1:]]
    assert links == starts
    away = {"from": "2031-03-16", "to": "2031-03-23"}
    await own.api.post(f"/v1/technicians/{own.technician['id']}/time-off", away)
    empty = await own.get(f"{own.path}/move?week=2031-03-19")
    assert "Nothing is free in this week." in said(empty)
    assert "starts_at=2031-03-24T07:00:00Z" in empty.text


async def test_no_week_is_shown_that_is_over(own: Side) -> None:
    page = await own.get(f"{own.path}/move?week=2031-01-01")
    assert "Week of 10\xa0March 2031" in said(page)
    assert 'rel="prev"' not in page.text


async def test_from_its_start_on_it_is_not_moved_but_still_cancelled(own: Side) -> None:
    own.api.now = STARTS_AT - HOUR
    own.visit = await signed_in(own.api, own.api.keys[own.customer["id"]])
    before = said(await own.get(f"{own.path}/move", STARTS_AT - SECOND))
    assert "Choosing a time does not move it yet" in before
    assert "cannot be moved any more" in said(await own.get(f"{own.path}/move", STARTS_AT))
    form = form_of(await own.get(f"{own.path}/cancel", STARTS_AT))
    assert (await own.send(f"{own.path}/cancel", form, STARTS_AT)).status_code == 303
    assert "cannot be cancelled any more" in said(await own.get(f"{own.path}/cancel", STARTS_AT))


async def test_what_a_session_lacks_is_told_with_what_to_do(service: Api) -> None:
    waiting = await side(service, credit=0, hold_slot=True)
    now = STARTS_AT - 7 * DAY
    page = said(await waiting.get("/my/sessions", now))
    assert "It waits for credit: 2\xa0h are needed. Buy credit until" in page
    assert "not said yet which server" in page
    one = await waiting.get(waiting.path, now)
    words = said(one).replace("\xa0", " ")
    assert "costs nothing while the session waits" in words
    assert "2 h are missing. The smallest purchase that makes it firm is 8 h." in words
    assert "/my/credit/top-up?needed=480" in one.text
    assert "What was agreed" not in words, "nothing was"
    assert "a cancellation" not in words
    server = await waiting.api.server(waiting.customer, access=False)
    change = {"server_id": server["id"]}
    await waiting.api.send("PATCH", f"/v1/sessions/{waiting.session['id']}", change, now=now)
    assert "cannot reach the server" in said(await waiting.get(waiting.path, now))
    await waiting.api.buy(waiting.customer, 480, now=now)
    assert "What was agreed" in said(await waiting.get(waiting.path, now))


async def test_what_was_is_read_in_pages_each_session_once(service: Api) -> None:
    own = await side(service)
    for hours in range(30):
        # Two start at the same time: they must not be lost between two pages.
        starts_at = STARTS_AT - (hours // 2 + 1) * HOUR
        facts: Json = {"starts_at": starts_at, "now": STARTS_AT - 8 * DAY, "estimated_minutes": 10}
        past = await own.api.book(own.customer, await own.api.technician(), **facts)
        cancel = {"asked_by": "provider"}
        await own.api.post(f"/v1/sessions/{past['id']}/cancel", cancel, now=STARTS_AT - 8 * DAY)
    first = await own.get("/my/sessions")
    assert own.path in first.text
    _, older, rest = first.text.partition("/my/sessions?before=")
    second = await own.get(f"{older}{rest.partition(chr(34))[0]}")
    shown = [
        {link[:36] for link in re.split(r'<td[^>]*><a href="/my/sessions/', page.text)[1:]}
        for page in (first, second)
    ]
    assert [len(one) for one in shown] == [25, 5]
    assert not shown[0] & shown[1]


async def test_a_calendar_reads_the_same_invitation_as_by_the_api(own: Side) -> None:
    page = await own.get(f"{own.path}/invitation.ics")
    api = f"/v1/sessions/{own.session['id']}/invitation.ics"
    assert page.content == (await own.api.send("GET", api, now=NOTICE)).content
    assert page.headers["content-type"].startswith("text/calendar")
    assert page.headers["cache-control"] == "no-store"


async def test_an_address_of_a_calendar_is_shown_once(own: Side) -> None:
    form = form_of(await own.get("/my/calendars"))
    made = await own.send("/my/calendars", form)
    address = made.text.partition("/calendars/")[2].partition('"')[0]
    assert address.endswith(".ics")
    again = await own.send("/my/calendars", form)
    assert (again.status_code, "shown only once" in said(again)) == (409, True)
    assert address not in again.text + (await own.get("/my/calendars")).text
    [feed] = (await own.api.get("/v1/calendar-feeds", role=own.customer["id"]))["items"]
    stranger = await side(own.api)
    sealed = form_of(await stranger.get("/my/calendars"))
    ended = await stranger.send(f"/my/calendars/{feed['id']}/end", sealed)
    assert ended.status_code == 404
    assert (await own.api.http.get(f"/calendars/{address}")).status_code == 200


async def test_pages_are_the_customers_and_nobody_speaks_for_the_provider(own: Side) -> None:
    lead = await signed_in(own.api, own.api.keys["lead"])
    for page in ("", "/move", f"/{to(LATER)}", "/cancel"):
        assert (await lead.get(f"{own.path}{page}")).status_code == 404
    form = form_of(await own.get(f"{own.path}/cancel", NOTICE + SECOND))
    async with nothing_changes(own.api):
        posing = await own.send(
            f"{own.path}/cancel", form | {"asked_by": "provider"}, NOTICE + SECOND
        )
    assert posing.status_code == 422


async def test_pages_stay_within_their_trips_however_many_sessions_there_are(
    dsn: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(numbering, "PAUSE_SECONDS", 3600.0)
    async with proxied(dsn) as trips, open_api(trips.dsn, pool_size=1) as api:
        own = await side(api)
        budgets = {"/my/sessions": 3, own.path: 3, f"{own.path}/move": 6, f"{own.path}/cancel": 3}
        budgets |= {"/my/calendars": 3, f"{own.path}/move?week=2035-01-01": 6}
        for more in range(3):
            costs = {}
            for path in budgets:
                before = trips.count
                assert (await own.get(path)).status_code == 200
                costs[path] = trips.count - before
            await api.book(
                own.customer, own.technician, starts_at=LATER + more * HOUR,
                now=STARTS_AT - 8 * DAY, estimated_minutes=10,
            )  # fmt: skip
    assert not {path: cost for path, cost in costs.items() if cost > budgets[path]}
