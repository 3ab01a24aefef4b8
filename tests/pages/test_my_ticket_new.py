"""A customer tells of something: answers are looked for while it is typed, and it is sent once."""

from tests.api.world import nothing_changes
from tests.pages.customer_side import article, form_of, side
from tests.pages.visits import Visit, said
from tests.support import Api


async def written(visit: Visit, **typed: str) -> dict[str, str]:
    """The form of a new ticket, filled in."""
    page = await visit.get("/my/tickets/new")
    usual = {"subject": "Reports are empty", "body": "All of them.", "kind": "bug", "severity": "2"}
    return form_of(page, "/my/tickets") | usual | typed


# --- opening one ---------------------------------------------------------------------------------


async def test_what_is_typed_stays_while_answers_are_looked_for_and_what_was_seen_is_kept(
    api: Api,
) -> None:
    fits = await article(api, "Reports are empty")
    await article(api, "Reports for us alone", audience="provider")
    own = await side(api)
    form = await written(own.visit, step="look", body="All <b>of</b> them.")
    looked = await own.visit.send("/my/tickets", form)
    assert looked.status_code == 200
    assert "All &lt;b&gt;of&lt;/b&gt; them.</textarea>" in looked.text
    assert f'href="/my/articles/{fits["id"]}"' in looked.text
    assert "for us alone" not in looked.text
    assert "Sent now, it would be solved by" in said(looked)
    assert await own.tickets() == [], "looking opens nothing"
    sent = await own.visit.send(
        "/my/tickets", form | form_of(looked, "/my/tickets") | {"step": "send"}
    )
    [ticket] = await own.tickets()
    assert sent.headers["location"] == f"/my/tickets/{ticket['id']}"
    assert (ticket["channel"], ticket["contact"]["name"]) == ("client_zone", "Eva")
    assert ticket["articles_seen"] == [fits["id"]]
    page = said(await own.visit.get(f"/my/tickets/{ticket['id']}"))
    for told in (str(ticket["number"]), "it has arrived", "Still missing: Logs", "2 high"):
        assert told in page


async def test_looking_needs_nothing_and_sending_tells_what_is_missing_beside_it(api: Api) -> None:
    own = await side(api)
    form = await written(own.visit, step="look", subject="", body="")
    looked = await own.visit.send("/my/tickets", form)
    assert 'class="wrong"' not in looked.text
    async with nothing_changes(api):
        refused = await own.visit.send("/my/tickets", form | {"step": "send", "kind": "x"})
    assert refused.status_code == 422
    assert refused.text.count('class="wrong"') == 3


async def test_sending_twice_opens_one_and_another_customer_cannot_be_named(api: Api) -> None:
    own, other = await side(api), await side(api, "Otto")
    form = await written(own.visit, customer_id=other.customer["id"], channel="phone", step="send")
    first, second = [await own.visit.send("/my/tickets", form) for _ in range(2)]
    assert first.headers["location"] == second.headers["location"]
    assert len(await own.tickets()) == 1
    assert await other.tickets() == []


async def test_an_outage_is_for_the_cloud_alone_and_only_if_nothing_works(api: Api) -> None:
    cloud, home = await side(api, deployment="cloud"), await side(api, "Otto")
    assert "Report an outage" in said(await cloud.visit.get("/my/tickets/new"))
    assert "Report an outage" not in said(await home.visit.get("/my/tickets/new"))
    await api.send("PUT", "/v1/company", {"support_phone": "+420 555 010 010"}, role="admin")
    page = await cloud.visit.get("/my/tickets/new?outage=true")
    assert 'href="tel:+420555010010"' in page.text, "who has an outage may call"
    form = form_of(page, "/my/tickets") | {"subject": "down", "body": "nothing", "step": "send"}
    refused = await cloud.visit.send("/my/tickets", form)
    assert refused.status_code == 422
    assert "Report an outage" in said(refused)
    await cloud.visit.send("/my/tickets", form | {"application_unavailable": "true"})
    [ticket] = await cloud.tickets()
    assert (ticket["kind"], ticket["severity"]) == ("cloud_outage", 1)


async def test_a_plan_that_takes_nothing_here_says_how_else(api: Api) -> None:
    own = await side(api)
    plan = {
        "code": "mail", "name": "Mail only", "customer_id": own.customer["id"], "queue_rank": 5,
        "channels": ["email"], "target": {"kind": "working_time", "value": 480},
        "call_after_replies": None,
    }  # fmt: skip
    await api.post("/v1/plans", plan)
    body = {"plan": "mail", "starts_on": "2031-03-01"}
    await api.post(f"/v1/customers/{own.customer['id']}/subscriptions", body)
    page = await own.visit.get("/my/tickets/new")
    assert "takes no requests here, but by e-mail" in said(page)
    assert "<textarea" not in page.text


async def test_the_part_with_answers_is_asked_for_alone(api: Api) -> None:
    fits = await article(api, "Reports are empty")
    own = await side(api)
    cut = f"subject=reports+empty&articles_seen={fits['id']}+0199"
    part = await own.visit.get(f"/my/tickets/suggestions?{cut}")
    assert f'value="{fits["id"]}"' in part.text
    assert "<html" not in part.text
    assert "Reports are empty" in part.text
    assert (await own.visit.get("/my/tickets/suggestions")).status_code == 200
    response = await own.visit.get(f"/my/tickets/suggestions?subject={'x' * 5000}")
    assert response.status_code == 422
