"""The queue of the desk: narrowed, in parts, and with what is due soon."""

import re
from datetime import timedelta
from html import unescape

from tests.api.ticketing import open_ticket
from tests.api.world import DAY
from tests.pages.test_desk_tickets import desk
from tests.pages.visits import said, signed_in
from tests.support import NOON, Api

# --- the queue -----------------------------------------------------------------------------------


async def test_the_queue_is_narrowed_by_everything_that_the_api_narrows_by(api: Api) -> None:
    first, second = await api.customer(name="Acme"), await api.customer(name="Zenith")
    body = {"plan": "priority", "starts_on": "2031-03-01"}
    await api.post(f"/v1/customers/{second['id']}/subscriptions", body)
    old = await open_ticket(api, first["id"], now=NOON - 9 * DAY, severity=1, subject="Printer")
    new = await open_ticket(api, second["id"], kind="question", severity=4)
    visit = await signed_in(api, api.keys["lead"])

    async def found(query: str) -> set[str]:
        text = (await visit.get(f"/desk/queue?{query}")).text
        return {one for one in (old["id"], new["id"]) if f"/desk/tickets/{one}" in text}

    assert await found("") == {old["id"], new["id"]}
    empty = "q=&severity=&kind=&plan=&due=&status=&whose=&customer_id="
    assert await found(empty) == {old["id"], new["id"]}, "a form sends its empty choices, too"
    for query in (
        "severity=1", "kind=bug", "plan=basic", "due=overdue", "q=printer",
        f"customer_id={first['id']}", f"q={old['number']}",
    ):  # fmt: skip
        assert await found(query) == {old["id"]}, query
    for query in ("severity=4", "kind=question", "plan=priority", "due=in_time", "q=zenith"):
        assert await found(query) == {new["id"]}, query
    technician = await api.technician()
    await api.post(f"/v1/tickets/{new['id']}/assign", {"technician_id": technician["id"]})
    assert await found(f"technician_id={technician['id']}") == {new["id"]}
    for query in ("severity=1&kind=question", "due=starving", "plan=none"):
        assert await found(query) == set(), query
    text = (await visit.get(f"/desk/queue?customer_id={first['id']}&severity=1")).text
    assert "Acme" in text
    assert "/desk/queue?severity=1&amp;" not in text.split("All customers")[0][-80:]
    assert 'href="/desk/queue?severity=1">All customers' in text
    for wrong in ("severity=5", "kind=x", "due=x", "customer_id=x"):
        assert (await visit.get(f"/desk/queue?{wrong}")).status_code in (404, 422), wrong


async def test_ten_thousand_tickets_are_a_page_after_another(api: Api) -> None:
    customer = await api.customer(name="K" * 200)
    made = await open_ticket(api, customer["id"], subject="Ž" * 200)
    # As many as there may be, without asking for each.
    columns = [
        row["attname"]
        for row in await api.db.fetch(
            "SELECT attname FROM pg_attribute WHERE attrelid = 'ticket'::regclass"
            " AND attnum > 0 AND NOT attisdropped AND attgenerated = ''"
        )
    ]
    own = {"id": "gen_random_uuid()", "number": "nextval('ticket_number')"}
    listed = ", ".join(own.get(name, f"ticket.{name}") for name in columns)
    async with api.db.transaction():
        await api.db.execute(
            f"INSERT INTO ticket ({', '.join(columns)}) SELECT {listed} FROM ticket,"
            " generate_series(2, 10000) WHERE ticket.id = $1",
            made["id"],
        )
        visit = await signed_in(api, api.keys["lead"])
    try:
        page = await visit.get("/desk/queue")
        assert len(page.content) < 60_000
        assert page.text.count("<tr") == 31
        [then] = re.findall(r'href="(/desk/queue[?][^"]*cursor=[^"]*)"', page.text)
        second = await visit.get(unescape(then))
        assert second.text.count("<tr") == 31
        assert not set(re.findall("/desk/tickets/[0-9a-f-]{36}", page.text)) & set(
            re.findall("/desk/tickets/[0-9a-f-]{36}", second.text)
        )
    finally:
        # Nothing refers to them: to look for what does takes twenty times as long as all the rest.
        async with api.db.transaction():
            await api.db.execute("SET LOCAL session_replication_role = replica")
            await api.db.execute("DELETE FROM ticket WHERE id <> $1", made["id"])


async def test_what_is_due_soon_tells_in_how_long(api: Api) -> None:
    own = await desk(api, severity=1)
    due = (await own.now())["resolution_due_at"]
    api.now = NOON.fromisoformat(due) - timedelta(hours=3, minutes=10)
    visit = await signed_in(api, api.keys["lead"])
    assert "in 3 h 10 min" in said(await visit.get("/desk/queue")).replace("\u00a0", " ")
    api.now = NOON.fromisoformat(due)
    assert "overdue" in said(await (await signed_in(api, api.keys["lead"])).get("/desk/queue"))
