"""A ticket is opened: channel, contact, completeness, language, proposal, hotline (rules T1 to T9)."""

from typing import Any

import pytest

from app.tickets.rules import TicketKind
from tests.api.world import HOUR, problem, refuse
from tests.support import NOON, Api, Json
from tests.tickets.desk import (
    CALLER,
    TECHNICAL,
    customer_on,
    explained,
    individual,
    listed,
    opened,
    outage,
    read,
    report,
    subscribe,
)

UNKNOWN = "0197c3a0-0000-7000-8000-00000000ffff"


async def _article(api: Api, title: str, *, published: bool = True, **facts: Any) -> Json:
    body = {"language": "en", "title": title, "body": f"{title}.", **facts}
    made = await api.post("/v1/articles", body)
    if published:
        await api.post(f"/v1/articles/{made['id']}/publish")
    return made


# --- T1: articles --------------------------------------------------------------------------------


async def test_the_reporter_is_shown_the_articles_that_may_help(api: Api) -> None:
    customer = await customer_on(api)
    helps = await _article(api, "Calendar invitations arrive twice")
    await _article(api, "Calendar invitations arrive twice, a draft", published=False)
    await _article(api, "Calendar invitations arrive twice, for us", audience="provider")
    other = await _article(api, "Restore a deleted mailbox")
    subject = "Calendar invitations arrive twice"
    made = await opened(
        api, customer, subject=subject, body=f"{subject}.", articles_seen=[other["id"]],
        role=customer["id"],
    )  # fmt: skip
    shown = {"id": helps["id"], "title": helps["title"], "language": "en"}
    assert made["suggested_articles"] == [shown]
    assert made["articles_seen"] == [other["id"]]
    kept = await read(api, made)
    assert (kept["suggested_articles"], kept["articles_seen"]) == ([shown], [other["id"]])


@pytest.mark.parametrize("seen", ["unknown", "draft", "of the provider"])
async def test_an_article_that_the_reporter_cannot_have_seen_is_refused(
    api: Api, seen: str
) -> None:
    customer = await customer_on(api)
    if seen == "unknown":
        article_id = UNKNOWN
    elif seen == "draft":
        article_id = (await _article(api, "A draft", published=False))["id"]
    else:
        article_id = (await _article(api, "For us", audience="provider"))["id"]
    body = report(customer, articles_seen=[article_id])
    how: Json = {"status": 404, "code": "article_not_found", "role": customer["id"]}
    refused = await refuse(api, "POST", "/v1/tickets", body, **how)
    assert refused["article_ids"] == [article_id]


# --- T2: channels --------------------------------------------------------------------------------

PUBLISHED = {
    "basic": ["client_zone", "email"],
    "priority": ["client_zone", "email", "phone", "skype"],
    "only_skype": ["skype"],
}


@pytest.mark.parametrize("plan", PUBLISHED)
async def test_a_ticket_comes_by_a_channel_of_the_plan(api: Api, plan: str) -> None:
    customer = await customer_on(api, deployment="cloud")
    if plan == "only_skype":
        own = await individual(api, customer, channels=["skype"])
        await subscribe(api, customer, own["code"])
    elif plan == "priority":
        await subscribe(api, customer, plan)
    for channel in ("client_zone", "email", "phone", "skype"):
        for kind in TicketKind:
            body = report(
                customer, channel=channel, kind=kind.value, contact=CALLER,
                application_unavailable=True,
            )  # fmt: skip
            hotline = channel == "phone" and kind is TicketKind.CLOUD_OUTAGE
            if channel in PUBLISHED[plan] or hotline:
                made = await api.post("/v1/tickets", body)
                assert (made["channel"], made["kind"]) == (channel, kind.value)
                continue
            refused = await problem(
                api, "POST", "/v1/tickets", body, status=422, code="channel_not_in_plan"
            )
            assert (refused["channel"], refused["channels"]) == (channel, PUBLISHED[plan])
    assert await api.db.fetchval(
        "SELECT count(*) FROM ticket WHERE customer_id = $1", customer["id"]
    ) == 5 * len(PUBLISHED[plan]) + (plan != "priority")


# --- T3: who calls -------------------------------------------------------------------------------


@pytest.mark.parametrize("channel", ["phone", "skype"])
async def test_a_caller_leaves_all_four_details(api: Api, channel: str) -> None:
    customer = await customer_on(api, "priority", deployment="cloud")
    for left_out in ([name] for name in CALLER):
        contact = {name: CALLER[name] for name in CALLER if name not in left_out}
        body = report(customer, channel=channel, contact=contact)
        refused = await problem(
            api, "POST", "/v1/tickets", body, status=422, code="contact_details_missing"
        )
        assert refused["missing"] == left_out
    body = report(customer, channel=channel)
    code = "contact_details_missing"
    refused = await refuse(api, "POST", "/v1/tickets", body, status=422, code=code)
    assert refused["missing"] == ["name", "company", "phone", "email"]

    await opened(api, customer, channel=channel, contact=CALLER)
    refused_them = await opened(api, customer, channel=channel, contact_details_refused=True)
    assert refused_them["contact_details_refused"]
    assert refused_them["contact"] == dict.fromkeys(CALLER)
    for written in ("client_zone", "email"):
        await opened(api, customer, channel=written)


@pytest.mark.parametrize("plan", ["basic", "priority"])
async def test_an_outage_is_never_refused_for_missing_details(api: Api, plan: str) -> None:
    customer = await customer_on(api, plan, deployment="cloud")
    made = await opened(api, customer, channel="phone", **outage())
    assert (made["kind"], made["contact"]) == ("cloud_outage", dict.fromkeys(CALLER))


async def test_only_who_takes_the_call_says_that_details_were_refused(api: Api) -> None:
    customer, technician = await customer_on(api, "priority"), await api.technician()
    body = report(customer, channel="phone", contact_details_refused=True)
    how: Json = {"status": 403, "code": "forbidden", "role": customer["id"]}
    await refuse(api, "POST", "/v1/tickets", body, **how)
    await api.post("/v1/tickets", body, role=technician["id"])


async def test_a_reporter_who_is_known_need_not_say_again_who_it_is(api: Api) -> None:
    customer = await customer_on(api)
    person = {"name": "Jan", "email": "jan@example.com", "phone": "+420 777 000 111"}
    contact = await api.post(f"/v1/customers/{customer['id']}/contacts", person)
    body = {"role": "customer", "customer_id": customer["id"], "contact_id": contact["id"]}
    api.keys["jan"] = (await api.post("/v1/keys", body))["key"]
    made = await opened(api, customer, role="jan")
    assert made["contact_id"] == contact["id"]
    assert made["contact"] == {**person, "company": None}
    said = await opened(api, customer, role="jan", contact={"phone": "+420 222 333 445"})
    assert said["contact"] == {**person, "company": None, "phone": "+420 222 333 445"}


# --- T4, T5: completeness and advice -------------------------------------------------------------


async def test_a_report_is_never_refused_for_what_it_lacks(api: Api) -> None:
    customer = await customer_on(api)
    asked_for = ["logs", "environment", "product_version", "error_messages", "system_information"]
    bare = await opened(api, customer)
    assert (bare["missing_technical_data"], bare["technical_data_percent"]) == (asked_for, 0)
    for given in range(1, 6):
        facts = {name: TECHNICAL[name] for name in asked_for[:given]}
        made = await opened(api, customer, **facts)
        assert made["missing_technical_data"] == asked_for[given:]
        assert made["technical_data_percent"] == 20 * given
    path = f"/v1/tickets/{bare['id']}"
    response = await api.send("PATCH", path, {"logs": "ERROR"}, role=customer["id"])
    assert response.json()["missing_technical_data"] == asked_for[1:]
    assert (await read(api, bare))["logs"] == "ERROR"


@pytest.mark.parametrize(
    ("severity", "advice"),
    [(1, "recommended"), (2, "recommended"), (3, "not_needed"), (4, "not_needed")],
)
async def test_a_grave_report_had_better_be_followed_by_a_call(
    api: Api, severity: int, advice: str
) -> None:
    made = await opened(api, await customer_on(api), severity=severity)
    number = "+420 222 333 444" if advice == "recommended" else None
    assert made["follow_up_call"] == {"advice": advice, "number": number}


# --- T7: bugs ------------------------------------------------------------------------------------

AS_RECOMMENDED = ("accepted", "installed_as_recommended")
NOT_SO = ("not_accepted", "not_installed_as_recommended")
OPEN = ("unassessed", "installation_unknown")
INSTALLATIONS = {
    (True, True): AS_RECOMMENDED, (True, False): NOT_SO, (False, True): NOT_SO,
    (False, False): NOT_SO, (True, None): OPEN, (None, True): OPEN, (None, None): OPEN,
    (False, None): NOT_SO, (None, False): NOT_SO,
}  # fmt: skip


async def test_legitimacy_is_proposed_from_what_is_known_of_the_installation(api: Api) -> None:
    on_premise = await customer_on(api)
    cloud = await customer_on(api, deployment="cloud")
    for (procedure, configuration), (proposed, because) in INSTALLATIONS.items():
        facts = {
            "name": "production",
            "recommended_procedure": procedure,
            "recommended_configuration": configuration,
        }
        for customer in (on_premise, cloud):
            path = f"/v1/customers/{customer['id']}/servers"
            server = await api.post(path, facts)
            made = await opened(api, customer, kind="bug", server_id=server["id"])
            expected = (
                {"legitimacy": proposed, "because": because}
                if customer is on_premise
                else {"legitimacy": "accepted", "because": "cloud_hosted"}
            )
            assert made["legitimacy_proposal"] == expected, (procedure, configuration)
            # A person decides.
            assert made["legitimacy"] == "unassessed"
            assert not made["offers_server_support"]


async def test_a_bug_on_no_server_waits_for_what_is_found_out(api: Api) -> None:
    customer = await customer_on(api)
    made = await opened(api, customer, kind="bug")
    assert made["legitimacy_proposal"] == dict(zip(("legitimacy", "because"), OPEN, strict=True))
    facts = {"name": "a", "recommended_procedure": True, "recommended_configuration": True}
    server = await api.post(f"/v1/customers/{customer['id']}/servers", facts)
    response = await api.send(
        "PATCH", f"/v1/tickets/{made['id']}", {"server_id": server["id"]}, role="lead"
    )
    assert response.json()["legitimacy_proposal"]["legitimacy"] == "accepted"
    assert (await read(api, made))["legitimacy_proposal"]["legitimacy"] == "accepted"
    question = await opened(api, customer)
    assert (question["legitimacy"], question["legitimacy_proposal"]) == (None, None)


# --- T8, T9: severity and outages ----------------------------------------------------------------


async def test_both_severities_are_kept(api: Api) -> None:
    customer = await customer_on(api)
    made = await opened(api, customer, severity=2, severity_reason="nobody can print")
    path = f"/v1/tickets/{made['id']}/severity"
    later = await api.post(path, {"severity": 4, "reason": "one printer is out of paper"})
    assert (made["severity"], made["reported_severity"]) == (2, 2)
    assert (later["severity"], later["reported_severity"]) == (4, 2)
    [change] = (await api.get(f"/v1/tickets/{made['id']}/changes"))["items"]
    told = {name: change[name] for name in ("what", "was", "becomes", "reason")}
    assert told == {
        "what": "severity", "was": "2", "becomes": "4", "reason": "one printer is out of paper",
    }  # fmt: skip
    body = {"severity": 4, "reason": "again"}
    await refuse(api, "POST", path, body, status=422, code="nothing_to_change")
    await refuse(api, "POST", path, {"severity": 3}, status=422, code="validation_failed")


@pytest.mark.parametrize(
    ("deployment", "unavailable", "reasons"),
    [
        ("on_premise", True, ["not_a_cloud_customer"]),
        ("cloud", False, ["application_available"]),
        ("on_premise", False, ["not_a_cloud_customer", "application_available"]),
    ],
)
async def test_the_hotline_takes_outages_of_cloud_customers_only(
    api: Api, deployment: str, unavailable: bool, reasons: list[str]
) -> None:
    customer = await customer_on(api, deployment=deployment)
    facts = outage(application_unavailable=unavailable)
    body = report(customer, channel="phone", **facts)
    code = "hotline_not_applicable"
    refused = await refuse(api, "POST", "/v1/tickets", body, status=422, code=code)
    assert (refused["reasons"], refused["channels"]) == (reasons, PUBLISHED["basic"])


async def test_an_outage_is_severity_one_on_top_and_counted_around_the_clock(api: Api) -> None:
    urgent = await customer_on(api, {"queue_rank": 0, "target": _minutes(60)})
    cloud = await customer_on(api, deployment="cloud")
    first = await opened(api, urgent, severity=1)
    made = await opened(api, cloud, severity=4, channel="phone", **outage())
    assert (made["severity"], made["reported_severity"]) == (1, 4)
    # 24 elapsed hours: Basic's own 24 working hours end on Monday.
    assert made["resolution_due_at"] == "2031-03-06T12:00:00Z"
    order = await listed(api)
    outages = [one for one in order if one["kind"] == "cloud_outage"]
    assert order[: len(outages)] == outages
    # Of an equal rank and severity, the one that is due first.
    last = await opened(api, cloud, now=NOON + HOUR, **outage())
    places = [(await explained(api, one))["queue"]["position"] for one in (made, last, first)]
    assert places == [len(outages), len(outages) + 1, len(outages) + 2]
    path = f"/v1/tickets/{made['id']}/severity"
    body = {"severity": 2, "reason": "only some users"}
    await refuse(api, "POST", path, body, status=409, code="severity_fixed")


def _minutes(value: int, kind: str = "working_time") -> Json:
    return {"kind": kind, "value": value}


async def test_an_outage_is_never_due_later_than_the_plan_promises(api: Api) -> None:
    customer = await customer_on(api, {"target": _minutes(120)}, deployment="cloud")
    made = await opened(api, customer, **outage())
    assert made["resolution_due_at"] == "2031-03-05T14:00:00Z"


# --- identity ------------------------------------------------------------------------------------


async def test_numbers_are_short_and_unique(api: Api) -> None:
    customer = await customer_on(api)
    made = [await opened(api, customer) for _ in range(10)]
    numbers = [one["number"] for one in made]
    assert len(set(numbers)) == 10
    assert numbers == sorted(numbers)
    assert max(numbers) < 1_000_000
    [found] = (await api.get(f"/v1/tickets?number={numbers[3]}"))["items"]
    assert found["id"] == made[3]["id"]


async def test_a_ticket_keeps_the_version_of_the_plan_it_was_opened_under(api: Api) -> None:
    customer = await customer_on(api)
    plan = await individual(api, customer, target=_minutes(60))
    await subscribe(api, customer, plan["code"])
    before = await opened(api, customer)
    assert before["plan_version_id"] == plan["version_id"]
    revised = {"channels": ["client_zone"], "queue_rank": 5, "target": _minutes(240)}
    version = await api.post(f"/v1/plans/{plan['id']}/revise", revised)
    after = await opened(api, customer)
    assert after["plan_version_id"] == version["version_id"] != before["plan_version_id"]
    assert after["resolution_due_at"] == "2031-03-05T16:00:00Z"
    kept = await read(api, before)
    assert (kept["plan_version_id"], kept["resolution_due_at"]) == (
        plan["version_id"],
        "2031-03-05T13:00:00Z",
    )


async def test_a_customer_sees_its_own_tickets_only(api: Api) -> None:
    own, other = await customer_on(api), await customer_on(api)
    mine, theirs = await opened(api, own), await opened(api, other)
    message = (await api.get(f"/v1/tickets/{theirs['id']}/messages"))["items"][0]
    for path in ("", "/explain", "/messages", "/changes", "/attachments", "/calls"):
        await problem(
            api, "GET", f"/v1/tickets/{theirs['id']}{path}",
            status=404, code="ticket_not_found", role=own["id"],
        )  # fmt: skip
    how: Json = {"status": 404, "role": own["id"]}
    await problem(api, "GET", f"/v1/messages/{message['id']}", code="message_not_found", **how)
    path = f"/v1/tickets/{theirs['id']}/replies"
    await refuse(api, "POST", path, {"body": "mine"}, code="ticket_not_found", **how)
    await refuse(api, "POST", "/v1/tickets", report(other), code="customer_not_found", **how)
    path = f"/v1/tickets?customer_id={other['id']}"
    await problem(api, "GET", path, code="customer_not_found", **how)
    seen = (await api.get("/v1/tickets", role=own["id"]))["items"]
    assert [one["id"] for one in seen] == [mine["id"]]


async def test_a_server_of_another_customer_is_none(api: Api) -> None:
    own, other = await customer_on(api), await customer_on(api)
    server = await api.server(other)
    body = report(own, server_id=server["id"])
    await refuse(api, "POST", "/v1/tickets", body, status=404, code="server_not_found")
    made = await opened(api, own, now=NOON)
    path, change = f"/v1/tickets/{made['id']}", {"server_id": server["id"]}
    await refuse(api, "PATCH", path, change, status=404, code="server_not_found")
