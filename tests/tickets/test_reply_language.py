"""Each message has its language, and the ticket the one it is answered in (rule T6)."""

import pytest

from tests.api.world import problem
from tests.support import Api, Json
from tests.tickets.desk import act, answer, customer_on, opened, patched, read, reply

TEXTS = {
    "en": "Since the upgrade on Monday every report that we print is empty, please help us.",
    "fr": "Depuis la mise à jour de lundi, tous les rapports que nous imprimons sont vides.",
    "de": "Seit dem Upgrade am Montag sind alle Berichte, die wir drucken, völlig leer.",
    "cs": "Od pondělní aktualizace jsou všechny sestavy, které tiskneme, úplně prázdné.",
    "pl": "Od poniedziałkowej aktualizacji wszystkie raporty, które drukujemy, są puste.",
    "ja": "月曜日のアップグレード以降、印刷するすべてのレポートが空になっています。",
}
# language -> the language of the answer, and whether a translator is needed
ANSWERED = {
    "en": ("en", False), "fr": ("fr", False), "de": ("de", False), "cs": ("cs", False),
    "pl": ("en", True), "ja": ("en", True),
}  # fmt: skip
LOG = "ERROR 2031-03-05 12:00:00 java.lang.OutOfMemoryError: heap"


def _of(ticket: Json) -> tuple[str, str, bool]:
    return ticket["language"], ticket["reply_language"], ticket["needs_translation"]


@pytest.mark.parametrize("language", ANSWERED)
async def test_a_ticket_is_answered_in_its_language_if_it_is_official(
    api: Api, language: str
) -> None:
    customer = await customer_on(api)
    expected = (language, *ANSWERED[language])
    text = TEXTS[language]
    written = await opened(api, customer, subject=text[:60], body=text)
    said = await opened(api, customer, language=language)
    assert (_of(written), _of(said)) == (expected, expected)
    [message] = (await api.get(f"/v1/tickets/{written['id']}/messages"))["items"]
    assert (message["language"], message["needs_translation"]) == (language, expected[2])


async def test_what_does_not_say_is_in_the_language_of_the_contact_then_the_customer(
    api: Api,
) -> None:
    customer = await customer_on(api, language="de")
    person = {"name": "Luc", "email": "luc@example.com", "language": "fr"}
    contact = await api.post(f"/v1/customers/{customer['id']}/contacts", person)
    body = {"role": "customer", "customer_id": customer["id"], "contact_id": contact["id"]}
    api.keys["luc"] = (await api.post("/v1/keys", body))["key"]
    log: Json = {"subject": "Log", "body": LOG}
    assert _of(await opened(api, customer, **log)) == ("de", "de", False)
    assert _of(await opened(api, customer, **log, role="luc")) == ("fr", "fr", False)
    czech = {"subject": "Prázdné sestavy", "body": TEXTS["cs"]}
    assert _of(await opened(api, customer, **czech, role="luc")) == ("cs", "cs", False)


async def test_the_customers_later_messages_change_the_language_and_ours_do_not(api: Api) -> None:
    ticket = await opened(api, await customer_on(api))
    assert _of(await reply(api, ticket, body=TEXTS["de"])) == ("en", "en", False)
    assert _of(await answer(api, ticket, LOG)) == ("en", "en", False)
    assert _of(await answer(api, ticket, TEXTS["fr"])) == ("fr", "fr", False)
    assert _of(await answer(api, ticket, TEXTS["pl"])) == ("pl", "en", True)
    assert _of(await answer(api, ticket, LOG)) == ("pl", "en", True)
    body = {"body": TEXTS["pl"], "language": "cs"}
    said = await act(api, ticket, "replies", body, role=ticket["customer_id"])
    assert _of(said) == ("cs", "cs", False)
    messages = (await api.get(f"/v1/tickets/{ticket['id']}/messages"))["items"]
    told = [(one["author"], one["language"]) for one in messages]
    assert told == [
        ("customer", "en"), ("provider", "de"), ("customer", "en"), ("customer", "fr"),
        ("customer", "pl"), ("customer", "pl"), ("customer", "cs"),
    ]  # fmt: skip


async def test_what_a_person_corrected_stays(api: Api) -> None:
    ticket = await opened(api, await customer_on(api))
    path = f"/v1/tickets/{ticket['id']}"
    corrected = await patched(api, path, {"language": "pl"}, role="lead")
    assert _of(corrected) == ("pl", "en", True)
    assert _of(await answer(api, ticket, TEXTS["de"])) == ("pl", "en", True)
    corrected = await patched(api, path, {"reply_language": "cs"})
    assert _of(corrected) == ("pl", "cs", True)
    assert _of(await answer(api, ticket, TEXTS["en"])) == ("pl", "cs", True)
    assert _of(await read(api, ticket)) == ("pl", "cs", True)
    said = await opened(api, await customer_on(api), language="fr")
    assert _of(await answer(api, said, TEXTS["de"])) == ("fr", "fr", False)


async def test_the_language_of_a_message_is_corrected_by_the_provider(api: Api) -> None:
    ticket = await opened(api, await customer_on(api))
    [message] = (await api.get(f"/v1/tickets/{ticket['id']}/messages"))["items"]
    path = f"/v1/messages/{message['id']}"
    how: Json = {"status": 403, "code": "forbidden", "role": ticket["customer_id"]}
    await problem(api, "PATCH", path, {"language": "pl"}, **how)
    made = await patched(api, path, {"language": "pl"}, role="lead")
    assert (made["language"], made["needs_translation"]) == ("pl", True)
    assert (await api.get(path))["language"] == "pl"
    [event] = await api.db.fetch("SELECT * FROM event WHERE type = 'message.language_corrected'")
    assert str(event["customer_id"]) == ticket["customer_id"]
