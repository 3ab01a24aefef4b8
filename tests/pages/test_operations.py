"""How it runs: endpoints and their secrets, deliveries, mails, and what was quarantined."""

import re
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest
from httpx import Response

from app.deliveries import rules as outcomes
from app.pages.operations.health import LATE
from app.run.worker import JOBS
from tests.api.mail import deliver, written
from tests.deliveries.tried import set_aside
from tests.pages.visits import Visit, said, signed_in
from tests.support import Api, Json

HOOK = "https://hooks.example.com/personday"
HIDDEN = re.compile(r'name="(seal|once|seen|contact_id)" value="([^"]*)"')


@pytest.fixture
async def admin(api: Api) -> Visit:
    """An admin at a browser."""
    return await signed_in(api, api.keys["admin"])


def hidden(page: Response) -> dict[str, str]:
    """What the last form of a page sends that nobody types."""
    return {name: unescape(value) for name, value in HIDDEN.findall(page.text)}


async def made(api: Api, **facts: object) -> Json:
    """An endpoint."""
    return await api.post("/v1/webhook-endpoints", {"url": HOOK, **facts})


async def endpoint_of(api: Api, endpoint: Json) -> Json:
    return await api.get(f"/v1/webhook-endpoints/{endpoint['id']}")


async def test_a_secret_is_shown_once_and_made_once(api: Api, admin: Visit) -> None:
    form = {
        **hidden(await admin.get("/operations/new-webhook")), "url": HOOK, "ordered": "true",
        "event_types": "session.moved\nsession.changed\nsession.moved",
    }  # fmt: skip
    shown = await admin.send("/operations/new-webhook", form)
    secret = re.search(r'value="(whsec_[^"]+)"', shown.text)
    assert shown.status_code == 200
    assert secret
    again = await admin.send("/operations/new-webhook", form)
    assert again.status_code == 409
    assert "its secret is shown only once" in said(again)
    assert secret[1] not in again.text
    (endpoint,) = (await api.get("/v1/webhook-endpoints"))["items"]
    assert endpoint["event_types"] == ["session.moved", "session.changed"]
    assert (endpoint["url"], endpoint["ordered"]) == (HOOK, True)
    assert secret[1] not in (await admin.get(f"/operations/webhooks/{endpoint['id']}")).text


@pytest.mark.parametrize(
    ("typed", "status", "told"),
    [
        ({"url": "http://hooks.example.com/"}, 422, "https"),
        ({"url": HOOK, "event_types": "session.danced"}, 422, "A type of event"),
        ({"url": HOOK, "customer_id": "01990000-0000-7000-8000-00000000ffff"}, 404, None),
    ],
)
async def test_what_is_wrong_stands_beside_what_was_typed(
    api: Api, admin: Visit, typed: dict[str, str], status: int, told: str | None
) -> None:
    answer = await admin.fill("/operations/new-webhook", "/operations/new-webhook", **typed)
    assert answer.status_code == status
    if told:
        assert told in said(answer)
        assert all(text in answer.text for text in typed.values())
    assert not (await api.get("/v1/webhook-endpoints"))["items"]


async def test_an_endpoint_is_changed_where_it_is_otherwise(api: Api, admin: Visit) -> None:
    endpoint = await made(api, description="billing", event_types=["session.moved"])
    path = f"/operations/webhooks/{endpoint['id']}"
    page = await admin.get(f"{path}/edit")
    assert "session.moved</textarea>" in page.text
    assert 'value="billing"' in page.text
    sent = {"url": HOOK, "ordered": "false", "description": "", "event_types": ""}
    answer = await admin.fill(f"{path}/edit", f"{path}/edit", **sent)
    assert answer.headers["location"] == path
    changed = await endpoint_of(api, endpoint)
    assert (changed["description"], changed["event_types"]) == (None, [])
    # The same once more changes nothing, and says so.
    answer = await admin.fill(f"{path}/edit", f"{path}/edit", **sent)
    assert answer.status_code == 422
    assert await endpoint_of(api, endpoint) == changed


async def test_what_somebody_changed_meanwhile_is_not_disabled(api: Api, admin: Visit) -> None:
    endpoint = await made(api)
    path = f"/operations/webhooks/{endpoint['id']}"
    form = hidden(await admin.get(path))
    await api.send("PATCH", f"/v1/webhook-endpoints/{endpoint['id']}", {"ordered": True})
    assert (await admin.send(f"{path}/disable", form)).status_code == 412
    assert (await endpoint_of(api, endpoint))["status"] == "enabled"
    form = hidden(await admin.get(path))
    assert (await admin.send(f"{path}/disable", form)).status_code == 303
    assert "what waited for it is dropped" in said(await admin.get(path))
    form = hidden(await admin.get(path))
    assert (await admin.send(f"{path}/enable", form)).status_code == 303
    assert (await endpoint_of(api, endpoint))["status"] == "enabled"


async def test_a_fresh_secret_is_shown_once(api: Api, admin: Visit) -> None:
    endpoint = await made(api)
    path = f"/operations/webhooks/{endpoint['id']}/secret"
    form = hidden(await admin.get(path))
    assert (await admin.send(path, form | {"overlap_hours": "-1"})).status_code == 422
    shown = await admin.send(path, form | {"overlap_hours": "0"})
    assert "whsec_" in shown.text
    assert endpoint["secret"] not in shown.text
    again = await admin.send(path, form | {"overlap_hours": "0"})
    assert again.status_code == 409
    assert "whsec_" not in again.text


async def test_what_was_set_aside_is_tried_again_once(api: Api, admin: Visit) -> None:
    delivery = await set_aside(api.db, channel="webhook")
    path = f"/operations/deliveries/{delivery}"
    assert path in (await admin.get("/operations/deliveries?state=failed&channel=webhook")).text
    assert path not in (await admin.get("/operations/deliveries?state=delivered")).text
    assert path not in (await admin.get("/operations/deliveries?channel=mail")).text
    page = await admin.get(path)
    assert said(page).count("503") >= 3
    assert "Later." in said(page)
    answer = await admin.fill(path, f"{path}/retry")
    assert answer.headers["location"] == path
    assert (await api.get(f"/v1/deliveries/{delivery}"))["state"] == "waiting"
    refused = await admin.send(f"{path}/retry", {"seal": "x", "once": "y"})
    assert refused.status_code == 403


async def test_mails_are_read_and_an_address_is_released(api: Api, admin: Visit) -> None:
    customer = await api.customer()
    contact = await api.post(
        f"/v1/customers/{customer['id']}/contacts", {"name": "Zoë", "email": "Zoe@example.org"}
    )
    mail = await written(api.db, contact["id"])
    page = await admin.get("/operations/mails?state=failed")
    assert f"/operations/mails/{mail}" in page.text
    assert f"/operations/mails/{mail}" not in (await admin.get("/operations/mails?state=sent")).text
    # Whether it left stands first, and why it did not, in the list and on its own page.
    assert page.text.index(">not sent<") < page.text.index(f"/operations/mails/{mail}")
    assert "It answered that it took nothing." in said(page)
    page = await admin.get(f"/operations/mails/{mail}")
    assert "It is agreed." in said(page)
    assert "It answered that it took nothing. Status 503" in said(page)
    assert "Later." in said(page)
    assert "3 attempts." in said(page)
    shown = await admin.get(f"/operations/mails/{mail}/shown")
    assert shown.text == "<p>It is agreed.</p>"
    assert "script-src" not in shown.headers["content-security-policy"]
    await api.send(
        "PUT", f"/v1/contacts/{contact['id']}/mail-preferences", {"stopped": ["reminders"]}
    )
    await api.db.execute(
        "UPDATE contact_mail SET unreachable_address = 'zoe@example.org', unreachable_at = now(),"
        " diagnostic = 'no <such> user' WHERE contact_id = $1",
        contact["id"],
    )
    page = await admin.get("/operations/returned-mail")
    assert "zoe@example.org" in page.text
    assert "no &lt;such&gt; user" in page.text
    path = f"/operations/returned-mail/{contact['id']}/release"
    assert (await admin.fill("/operations/returned-mail", path)).status_code == 303
    kept = await api.get(f"/v1/contacts/{contact['id']}/mail-preferences")
    assert (kept["reachable"], kept["stopped"]) == (True, ["reminders"])
    assert "Mail reaches everybody" in said(await admin.get("/operations/returned-mail"))


async def test_a_mail_that_failed_is_tried_again_from_its_page(api: Api, admin: Visit) -> None:
    customer = await api.customer()
    contact = await api.post(
        f"/v1/customers/{customer['id']}/contacts", {"name": "Zoë", "email": "Zoe@example.org"}
    )
    path = f"/operations/mails/{await written(api.db, contact['id'])}"
    await api.db.execute("UPDATE delivery SET channel = 'mail'")
    page = await admin.get("/operations/deliveries?state=failed")
    assert "Zoe@example.org" in page.text
    assert "Your session" in page.text
    delivery = re.search(
        r'action="(/operations/deliveries/[^/]*)/retry"', (await admin.get(path)).text
    )
    assert delivery
    assert f'href="{path}"' in (await admin.get(delivery[1])).text
    assert (await admin.fill(path, f"{delivery[1]}/retry")).status_code == 303
    page = await admin.get(path)
    assert "The next one is on" in said(page)
    assert "Try to send it again" not in said(page)


async def test_a_delivery_tells_to_whom_it_goes_and_what(api: Api, admin: Visit) -> None:
    endpoint = await made(api)
    await admin.fill(
        f"/operations/webhooks/{endpoint['id']}", f"/operations/webhooks/{endpoint['id']}/test"
    )
    event = await api.db.fetchrow("SELECT id, type FROM event ORDER BY event_no DESC LIMIT 1")
    assert event
    delivery = await set_aside(api.db, channel="webhook")
    await api.db.execute(
        "UPDATE delivery SET target_id = $1, event_id = $2", endpoint["id"], event["id"]
    )
    for path in ("/operations/deliveries", f"/operations/deliveries/{delivery}"):
        page = said(await admin.get(path))
        assert HOOK in page
        assert event["type"] in page
    assert event["type"] in said(await admin.get(f"/operations/webhooks/{endpoint['id']}"))


async def test_what_was_quarantined_becomes_a_ticket(api: Api) -> None:
    technician = await api.technician()
    desk = await signed_in(api, api.keys[technician["id"]])
    customer = await api.customer(name="Nordic <b>Pumps</b>")
    contact = await api.post(
        f"/v1/customers/{customer['id']}/contacts", {"name": "Zoë", "email": "zoe@example.org"}
    )
    email = await deliver(api)
    path = f"/operations/inbound/{email['id']}"
    assert path in (await desk.get("/operations/inbound?outcome=quarantined")).text
    page = await desk.get(path)
    assert "Is anybody there?" in said(page)
    assert "it is not sure that it comes from this sender" in said(page)
    assert "They wrote it" not in said(page)
    page = await desk.get(f"{path}?sender=zo%C3%AB")
    assert "They wrote it" in said(page)
    assert "<b>Pumps" not in page.text
    form = hidden(page)
    assert form["contact_id"] == contact["id"]
    for _ in range(2):
        assert (await desk.send(f"{path}/release", form)).headers["location"] == path
    released = await api.get(f"/v1/inbound/emails/{email['id']}")
    assert (released["outcome"], released["contact_id"]) == ("ticket_opened", contact["id"])
    page = await desk.get(path)
    assert f"/desk/tickets/{released['ticket_id']}" in page.text
    assert len((await api.get("/v1/tickets"))["items"]) == 1
    assert (await desk.get(f"{path}/raw")).headers["content-disposition"].startswith("attachment")


async def test_who_wrote_a_message_of_another_address_is_asked(api: Api) -> None:
    desk = await signed_in(api, api.keys[(await api.technician())["id"]])
    customer = await api.customer()
    contacts = {
        address: await api.post(
            f"/v1/customers/{customer['id']}/contacts", {"name": "Zoë", "email": address}
        )
        for address in ("zoe@example.org", "Someone@example.net")
    }
    email = await deliver(api)
    path = f"/operations/inbound/{email['id']}"
    page = await desk.get(f"{path}?sender=zo%C3%AB")
    assert said(page).count("another address") == 1
    for address, differs in (("zoe@example.org", True), ("Someone@example.net", False)):
        form = hidden(page) | {"contact_id": contacts[address]["id"], "step": "check"}
        asked = await desk.send(f"{path}/release", form)
        assert asked.status_code == 200
        assert ("It came from another address: someone@example.net" in said(asked)) is differs
        assert "Nothing proves that it comes" in said(asked)
        assert "It opens a ticket in the name of this person" in said(asked)
        assert (await api.get(f"/v1/inbound/emails/{email['id']}"))["outcome"] == "quarantined"
    form = hidden(asked)
    assert form["contact_id"] == contacts["Someone@example.net"]["id"]
    assert (await desk.send(f"{path}/release", form)).headers["location"] == path
    released = await api.get(f"/v1/inbound/emails/{email['id']}")
    assert (released["outcome"], released["contact_id"]) == ("ticket_opened", form["contact_id"])


async def test_what_is_nothing_is_discarded_with_a_reason(api: Api) -> None:
    desk = await signed_in(api, api.keys[(await api.technician())["id"]])
    email = await deliver(api)
    path = f"/operations/inbound/{email['id']}"
    page = await desk.get(path)
    form = hidden(page)
    refused = await desk.send(f"{path}/discard", {**form, "reason": ""})
    assert refused.status_code == 422
    assert (await api.get(f"/v1/inbound/emails/{email['id']}"))["outcome"] == "quarantined"
    form = hidden(await desk.get(path))
    answer = await desk.send(f"{path}/discard", {**form, "reason": "<b>advertising"})
    assert answer.headers["location"] == "/operations/inbound?outcome=quarantined"
    assert path not in (await desk.get("/operations/inbound?outcome=quarantined")).text
    assert path in (await desk.get("/operations/inbound?outcome=discarded")).text
    page = await desk.get(path)
    assert "<b>advertising" in said(page)
    assert "<b>advertising" not in page.text
    assert f"{path}/discard" not in page.text
    assert "Take it" in said(page) or "Release" in said(page)


async def test_what_went_wrong_is_told_in_words(api: Api, admin: Visit) -> None:
    sources = [
        path.read_text()
        for slice_ in ("deliveries", "mails", "webhooks")
        for path in (Path(outcomes.__file__).parents[1] / slice_).glob("*.py")
    ]
    words = {word for text in sources for word in re.findall(r'\berror="(\w+)"', text)}
    words |= {"status", "redirect", "lost", "connect", "certificate", "protocol", "refused_address"}
    words |= {"no_such_address", "recipient", "sender", "content", "relay", "authentication"}
    assert len(words) > 15
    delivery = await set_aside(api.db, channel="mail")
    for word in words:
        await api.db.execute("UPDATE delivery SET last_error = $1", word)
        await api.db.execute("UPDATE delivery_attempt SET error = $1", word)
        for path in ("/operations/deliveries", f"/operations/deliveries/{delivery}"):
            page = said(await admin.get(path))
            assert "It failed:" not in page, word
            assert "_" not in page, word


async def test_whether_jobs_are_late_is_told(api: Api, admin: Visit) -> None:
    page = said(await admin.get("/operations"))
    assert "No worker has run yet" in page
    assert "personday worker" in page
    await api.db.executemany(
        "INSERT INTO pgqueuer_schedules (expression, entrypoint, next_run, last_run, status)"
        " VALUES ('* * * * *', $1, $2, $2, 'queued')",
        [(name, api.now) for name in JOBS],
    )
    page = said(await admin.get("/operations"))
    assert "All that is due is done" in page
    assert "personday worker" not in page
    late = "UPDATE pgqueuer_schedules SET next_run = next_run - interval '11 minutes' WHERE entrypoint = $1"
    await api.db.execute(late, "watch_credit")
    page = said(await admin.get("/operations"))
    assert "1 job is late, although a worker runs" in page
    # What is late stands before the healthy ones, which are folded.
    assert page.index("Warn of credit that runs low") < page.index("jobs that are done in time")
    assert page.index("jobs that are done in time") < page.index("Book credit that has expired")
    # Every minute a worker has something to do: one that is silent for longer does not run.
    heard = "UPDATE pgqueuer_schedules SET last_run = $1::timestamptz - $2::interval"
    await api.db.execute(heard, api.now, LATE)
    assert "although a worker runs" in said(await admin.get("/operations"))
    await api.db.execute(heard, api.now, LATE + timedelta(seconds=1))
    page = said(await admin.get("/operations"))
    assert "No worker runs: the last one was heard of on" in page
    assert "personday worker" in page


async def test_mail_that_failed_or_waits_for_somebody_is_on_the_first_page(
    api: Api, admin: Visit
) -> None:
    page = await admin.get("/operations")
    assert said(page).count("none failed") == 1, "that of webhooks: no mail leaves"
    assert "not sent: no relay" in said(page)
    assert "none in quarantine" in said(page)
    assert "No relay is configured" in said(page)
    await set_aside(api.db, channel="mail")
    await set_aside(api.db, channel="mail")
    await deliver(api)
    page = await admin.get("/operations")
    assert "2 failed" in said(page)
    assert "1 in quarantine" in said(page)
    assert said(page).count("none failed") == 1
    for path in (
        "/operations/deliveries?state=failed&channel=mail",
        "/operations/inbound?outcome=quarantined",
    ):
        assert path in unescape(page.text)


async def test_every_job_has_a_name_for_people(api: Api) -> None:
    visit = await signed_in(api, api.keys["admin"])
    shown = said(await visit.get("/operations"))
    assert len(JOBS) > 20
    assert not [name for name in JOBS if name in shown or name.replace("_", " ") in shown]
