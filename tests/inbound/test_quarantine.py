"""Who is in doubt is kept aside with the reason, until a person at the desk says who wrote it."""

import pytest

from tests.inbound.people import Person
from tests.inbound.post import (
    ALICE,
    CAME,
    HELENE,
    JAN,
    STRANGER,
    answering,
    contact,
    customer_of,
    deliver,
    emails,
    letter,
    mail_service,
    messages_of,
    only,
    with_mail,
)
from tests.support import Api, Json

AUTHSERV_ID = "mx.example.com"
FAILED = ("Authentication-Results", f"{AUTHSERV_ID}; dmarc=fail header.from=example.com")
PASSED = ("Authentication-Results", f"{AUTHSERV_ID}; dmarc=pass header.from=example.com")
LIST = ("List-Id", "Users <users.example.org>")


@pytest.fixture
async def mail(api: Api) -> Api:
    await customer_of(await with_mail(api), ALICE)
    return api


def told(answer: Json) -> tuple[str, str | None]:
    return answer["outcome"], answer["reason"]


async def only_ticket_of(api: Api, answer: Json) -> Json:
    return await api.get(f"/v1/tickets/{answer['ticket_id']}")


async def release(api: Api, answer: Json, who: Json, role: str = "lead") -> Json:
    path = f"/v1/inbound/emails/{answer['id']}/release"
    return await api.post(path, {"contact_id": who["id"]}, role=role)


# --- why -----------------------------------------------------------------------------------------


async def test_an_unknown_sender_is_kept_aside(mail: Api) -> None:
    answer = await deliver(mail, letter(STRANGER))
    assert told(answer) == ("quarantined", "unknown_sender")
    assert (answer["ticket_id"], answer["customer_id"]) == (None, None)
    assert answer["acknowledgement"] is None
    assert answer["authentication"] == "dmarc"
    assert await mail.db.fetchval("SELECT count(*) FROM ticket") == 0


@pytest.mark.parametrize(
    ("fields", "how"),
    [
        ([("Authentication-Results", "mx.example.com; none")], "failed"),
        ([FAILED], "failed"),
        ([FAILED, PASSED], "failed"),
        ([("Authentication-Results", "mx.example.com; dmarc=pass header.from=other.org")], "failed"),
        ([("Authentication-Results", "mx.example.com; dmarc=pass (")], "unreadable"),
        ([PASSED, ("From", "Alice <alice.morgan@example.com>, Bob <bob@example.com>")], "unreadable"),
    ],
)  # fmt: skip
async def test_who_is_not_authenticated_is_kept_aside(
    mail: Api, fields: list[tuple[str, str]], how: str
) -> None:
    answer = await deliver(mail, letter(ALICE, *fields))
    assert told(answer) == ("quarantined", "unauthenticated")
    assert answer["authentication"] == how


async def test_without_a_word_of_the_server_nobody_is_authenticated(mail: Api) -> None:
    answer = await deliver(mail, letter(ALICE).replace(b"Authentication-Results", b"X-Nothing"))
    assert told(answer) == ("quarantined", "unauthenticated")
    assert answer["authentication"] == "absent"


async def test_a_token_does_not_replace_authentication(mail: Api) -> None:
    first = await deliver(mail, letter(ALICE))
    answer = await deliver(mail, letter(ALICE, FAILED, *answering(first)))
    assert told(answer) == ("quarantined", "unauthenticated")
    assert answer["ticket_id"] == first["ticket_id"]
    assert len(await messages_of(mail, first["ticket_id"])) == 1


async def test_what_a_sender_writes_does_not_pass_for_the_server(dsn: str) -> None:
    """With the server's name set, its own topmost header counts, and no other."""
    by_sender = ("Authentication-Results", "sender.example; dmarc=pass header.from=example.com")
    async with mail_service(dsn, mail_authserv_id=AUTHSERV_ID) as api:
        await customer_of(api, ALICE)
        for forged in ([by_sender], [FAILED, PASSED], [by_sender, FAILED, PASSED]):
            answer = await deliver(api, letter(ALICE, *forged))
            assert told(answer) == ("quarantined", "unauthenticated"), forged
        answer = await deliver(api, letter(ALICE, PASSED, by_sender))
        assert told(answer) == ("ticket_opened", None)


async def test_a_list_is_kept_aside(mail: Api) -> None:
    assert told(await deliver(mail, letter(ALICE, LIST))) == ("quarantined", "list")


async def test_an_address_at_two_customers_is_told_by_the_token(mail: Api) -> None:
    async def ticket_of(customer: Json) -> Json:
        """A ticket of this customer by the client zone, and the answer to be sent for it."""
        body = {
            "customer_id": customer["id"], "channel": "client_zone", "kind": "question",
            "severity": 3, "subject": "A question", "body": "How is it done?",
        }  # fmt: skip
        made = await mail.post("/v1/tickets", body)
        await mail.post(f"/v1/tickets/{made['id']}/replies", {"body": "So.", "public": True})
        sent = (await messages_of(mail, made["id"]))[1]
        return {"acknowledgement": await mail.get(f"/v1/messages/{sent['id']}/email"), **made}

    first, second = await customer_of(mail, JAN), await customer_of(mail, JAN)
    answer = await deliver(mail, letter(JAN))
    assert told(answer) == ("quarantined", "ambiguous_sender")
    for customer in (second, first):
        ticket = await ticket_of(customer)
        answer = await deliver(mail, letter(JAN, *answering(ticket)))
        assert told(answer) == ("reply_added", None)
        assert (answer["customer_id"], answer["ticket_id"]) == (customer["id"], ticket["id"])


async def test_a_token_of_another_customer_helps_nobody(mail: Api) -> None:
    await customer_of(mail, JAN)
    first = await deliver(mail, letter(ALICE))
    answer = await deliver(mail, letter(JAN, *answering(first)))
    assert told(answer) == ("quarantined", "not_their_ticket")
    assert (answer["ticket_id"], answer["customer_id"]) == (first["ticket_id"], None)
    assert len(await messages_of(mail, first["ticket_id"])) == 1
    # A colleague of the same customer may answer.
    customers = await mail.get("/v1/customers")
    acme = next(one for one in customers["items"] if one["id"] == first["customer_id"])
    await contact(mail, acme, HELENE)
    assert told(await deliver(mail, letter(HELENE, *answering(first)))) == ("reply_added", None)


async def test_a_plan_without_email_is_told(mail: Api) -> None:
    customer = await customer_of(mail, JAN)
    plan = {
        "code": "by_phone", "name": "By phone", "channels": ["client_zone", "phone"],
        "queue_rank": 1, "target": {"kind": "working_time", "value": 480},
        "customer_id": customer["id"],
    }  # fmt: skip
    await mail.post("/v1/plans", plan)
    body = {"plan": "by_phone", "starts_on": "2031-03-05"}
    await mail.post(f"/v1/customers/{customer['id']}/subscriptions", body)
    answer = await deliver(mail, letter(JAN))
    assert told(answer) == ("quarantined", "channel_not_in_plan")
    # Nobody can release what the plan refuses.
    (who,) = (await mail.get(f"/v1/customers/{customer['id']}/contacts"))["items"]
    path = f"/v1/inbound/emails/{answer['id']}/release"
    body = {"contact_id": who["id"]}
    await mail.refused("POST", path, body, status=422, code="channel_not_in_plan")
    assert (await mail.get(f"/v1/inbound/emails/{answer['id']}"))["outcome"] == "quarantined"


async def test_the_address_is_the_same_in_any_case(mail: Api) -> None:
    await customer_of(mail, Person("Eva", "Eva.Nova@Example.org", "cs"))
    answer = await deliver(mail, letter(Person("Eva", "eva.NOVA@EXAMPLE.ORG", "cs")))
    assert told(answer) == ("ticket_opened", None)
    for address in ("eva.nova@example.org", "Eva.Nova@example.ORG"):
        found = await emails(mail, f"&from_address={address}")
        assert only(found, "id") == [answer["id"]], address


async def test_a_domain_of_other_letters_is_found(mail: Api) -> None:
    await customer_of(mail, Person("Eva", "eva@müller-example.com", "de"))
    sender = Person("Eva", "eva@xn--mller-example-wob.com", "de")
    assert told(await deliver(mail, letter(sender))) == ("ticket_opened", None)


# --- release -------------------------------------------------------------------------------------


async def test_a_released_message_becomes_a_ticket_of_the_contact(mail: Api) -> None:
    customer = await customer_of(mail)
    who = await contact(mail, customer, JAN)
    held = await deliver(mail, letter(STRANGER, said="It is me, from home."))
    made = await release(mail, held, who)
    assert told(made) == ("ticket_opened", None)
    assert (made["contact_id"], made["customer_id"]) == (who["id"], customer["id"])
    assert made["released_at"] == "2031-03-05T12:00:00Z"
    assert made["released_by"].startswith("key:")
    assert made["acknowledgement"] is None
    assert await mail.get(f"/v1/inbound/emails/{held['id']}") == made
    ticket = await only_ticket_of(mail, made)
    assert (ticket["contact"]["email"], ticket["channel"]) == (JAN.address, "email")
    (message,) = await messages_of(mail, made["ticket_id"])
    assert (message["body"], message["author"]) == ("It is me, from home.", "customer")
    assert message["actor"] == f"contact:{who['id']}"
    # It comes again: still the same.
    assert await mail.db.fetchval("SELECT count(*) FROM ticket") == 1
    kinds = await mail.db.fetch("SELECT type FROM event WHERE subject_id = $1", held["id"])
    assert sorted(row[0] for row in kinds) == ["inbound_email.received", "inbound_email.released"]


async def test_a_released_answer_goes_to_its_ticket(mail: Api) -> None:
    first = await deliver(mail, letter(ALICE))
    held = await deliver(mail, letter(STRANGER, *answering(first), said="From home."))
    assert told(held) == ("quarantined", "unknown_sender")
    (who,) = (await mail.get(f"/v1/customers/{first['customer_id']}/contacts"))["items"]
    technician = await mail.technician()
    made = await release(mail, held, who, role=technician["id"])
    assert (made["outcome"], made["ticket_id"]) == ("reply_added", first["ticket_id"])
    assert made["released_by"] == f"technician:{technician['id']}"
    assert only(await messages_of(mail, first["ticket_id"]), "body")[1] == "From home."


async def test_released_for_another_customer_it_is_a_ticket_of_theirs(mail: Api) -> None:
    """The token's ticket is none of that customer's business, so that it is not touched."""
    first = await deliver(mail, letter(ALICE))
    other = await customer_of(mail)
    who = await contact(mail, other, JAN)
    held = await deliver(mail, letter(JAN, *answering(first)))
    made = await release(mail, held, who)
    assert (made["outcome"], made["customer_id"]) == ("ticket_opened", other["id"])
    assert made["ticket_id"] != first["ticket_id"]
    assert len(await messages_of(mail, first["ticket_id"])) == 1


async def test_what_was_taken_is_released_no_more(mail: Api) -> None:
    taken = await deliver(mail, letter(ALICE))
    recorded = await deliver(mail, letter(ALICE, ("Auto-Submitted", "auto-replied")))
    held = await deliver(mail, letter(STRANGER))
    (who,) = (await mail.get(f"/v1/customers/{taken['customer_id']}/contacts"))["items"]
    for one in (held, recorded):
        assert told(await release(mail, one, who)) == ("ticket_opened", None)
    body = {"contact_id": who["id"]}
    for one in (taken, recorded, held):
        path = f"/v1/inbound/emails/{one['id']}/release"
        problem = await mail.refused("POST", path, body, status=409, code="invalid_transition")
        assert problem["status"] == 409
    held = await deliver(mail, letter(STRANGER))
    nobody = {"contact_id": held["id"]}
    path = f"/v1/inbound/emails/{held['id']}/release"
    problem = await mail.refused("POST", path, nobody, status=404, code="contact_not_found")
    missing = f"/v1/inbound/emails/{who['id']}/release"
    await mail.refused("POST", missing, body, status=404, code="email_not_found")
    for role in ("mail", "finance", "admin"):
        mail.keys.setdefault(role, "")
        expected = 200 if role == "admin" else 403
        assert (await mail.send("POST", path, body, role=role)).status_code == expected


async def test_what_is_discarded_waits_no_more_and_is_kept(mail: Api) -> None:
    held = await deliver(mail, letter(STRANGER))
    path = f"/v1/inbound/emails/{held['id']}"
    raw = (await mail.send("GET", f"{path}/raw")).content
    made = await mail.post(f"{path}/discard", {"reason": "advertising"}, role="lead")
    assert told(made) == ("discarded", "unknown_sender")
    assert made["discarded_at"] == "2031-03-05T12:00:00Z"
    assert made["discarded_by"].startswith("key:")
    assert made["discard_reason"] == "advertising"
    assert (await mail.get("/v1/inbound/emails?outcome=quarantined"))["items"] == []
    assert (await mail.send("GET", f"{path}/raw")).content == raw
    kinds = await mail.db.fetch("SELECT type FROM event WHERE subject_type = 'inbound_email'")
    assert sorted(row[0] for row in kinds) == ["inbound_email.discarded", "inbound_email.received"]
    await mail.refused(
        "POST", f"{path}/discard", {"reason": "again"}, status=409, code="invalid_transition"
    )


async def test_what_was_discarded_by_mistake_is_released(mail: Api) -> None:
    held = await deliver(mail, letter(STRANGER))
    await mail.post(f"/v1/inbound/emails/{held['id']}/discard", {"reason": "advertising"})
    (owner, *_) = (await mail.get("/v1/customers"))["items"]
    (who,) = (await mail.get(f"/v1/customers/{owner['id']}/contacts"))["items"]
    made = await release(mail, held, who)
    assert told(made) == ("ticket_opened", None)
    assert made["discard_reason"] == "advertising"


async def test_only_what_is_in_doubt_is_discarded(mail: Api) -> None:
    taken = await deliver(mail, letter(ALICE))
    recorded = await deliver(mail, letter(ALICE, ("Auto-Submitted", "auto-replied")))
    for one in (taken, recorded):
        path = f"/v1/inbound/emails/{one['id']}/discard"
        why = {"reason": "advertising"}
        await mail.refused("POST", path, why, status=409, code="invalid_transition")


async def test_a_genuine_copy_takes_the_place_of_one_that_was_discarded(mail: Api) -> None:
    known = ("Message-ID", "<one-and-the-same@mail.example.com>")
    forged = await deliver(mail, letter(ALICE, known, FAILED))
    await mail.post(f"/v1/inbound/emails/{forged['id']}/discard", {"reason": "forged"})
    genuine = await deliver(mail, letter(ALICE, known, PASSED))
    assert (genuine["id"], told(genuine)) == (forged["id"], ("ticket_opened", None))


# --- who sees what -------------------------------------------------------------------------------


async def test_a_customer_sees_no_mail(mail: Api) -> None:
    taken = await deliver(mail, letter(ALICE))
    own = taken["customer_id"]
    key = await mail.post("/v1/keys", {"role": "customer", "customer_id": own})
    mail.keys["own"] = key["key"]
    (message,) = await messages_of(mail, taken["ticket_id"])
    at = f"/v1/inbound/emails/{taken['id']}"
    for path in ("/v1/inbound/emails", at, f"{at}/raw", f"/v1/messages/{message['id']}/email"):
        for role in ("own", "mail", "finance"):
            response = await mail.send("GET", path, role=role)
            assert response.status_code in (403, 404), (path, role)
            assert ALICE.address not in response.text
    sent = await mail.send(
        "POST", "/v1/inbound/email", content=letter(ALICE), headers=CAME, role="own"
    )
    assert sent.status_code == 403
    # And of its ticket it does see the message.
    listed = await mail.get(f"/v1/tickets/{taken['ticket_id']}/messages", role="own")
    assert only(listed["items"], "id") == [message["id"]]


async def test_messages_are_listed_by_what_became_of_them(mail: Api) -> None:
    first = await deliver(mail, letter(ALICE))
    answer = await deliver(mail, letter(ALICE, *answering(first)))
    held = await deliver(mail, letter(STRANGER))
    assert only(await emails(mail), "id") == only([first, answer, held], "id")
    assert await emails(mail, "&outcome=quarantined") == [held]
    assert await emails(mail, f"&ticket_id={first['ticket_id']}") == [first, answer]
    assert await emails(mail, f"&from_address={STRANGER.address}") == [held]
    assert await emails(mail, f"&from_address={STRANGER.address}&outcome=recorded") == []
    await mail.refused(
        "GET", "/v1/inbound/emails?outcome=lost", status=422, code="validation_failed"
    )


# --- a better copy -------------------------------------------------------------------------------


@pytest.mark.parametrize("first", [[FAILED], [PASSED, LIST]], ids=["forged", "by a list"])
async def test_the_genuine_message_takes_the_place_of_a_doubtful_copy(
    mail: Api, first: list[tuple[str, str]]
) -> None:
    known = ("Message-ID", "<one-and-the-same@mail.example.com>")
    doubtful = letter(ALICE, known, *first, said="Said by Alice.")
    genuine = letter(ALICE, known, PASSED, said="Said by Alice.\r\n")
    held = await deliver(mail, doubtful)
    assert held["outcome"] == "quarantined"
    again = await deliver(mail, doubtful)
    assert (again["id"], again["outcome"], again["duplicate"]) == (held["id"], "quarantined", True)
    taken = await deliver(mail, genuine)
    assert (taken["id"], told(taken)) == (held["id"], ("ticket_opened", None))
    assert not taken["duplicate"]
    assert [one["body"] for one in await messages_of(mail, taken["ticket_id"])] == [
        "Said by Alice."
    ]
    kept = await mail.send("GET", f"/v1/inbound/emails/{taken['id']}/raw")
    assert kept.content == genuine
    # From now on every copy is one.
    for raw in (doubtful, genuine):
        copy = await deliver(mail, raw)
        assert (copy["ticket_id"], copy["duplicate"]) == (taken["ticket_id"], True)
    assert await mail.db.fetchval("SELECT count(*) FROM ticket") == 1
