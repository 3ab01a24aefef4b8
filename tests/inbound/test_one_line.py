"""What leaves as a header is one line, whoever wrote it and however long ago."""

import base64
import re

import pytest

from app.kit.lines import folded
from app.mailing.outgoing import Outgoing
from tests.inbound.post import ALICE, customer_of, deliver, letter, mail_service, messages_of
from tests.support import NOON, Api, Json
from tests.tickets.desk import opened

BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
HOSTILE = [
    "a\r\nBcc: eve@example.com",
    "Žádost\nBcc: eve@example.com",
    "Anfrage\x85Bcc: eve@example.com",
    "Objet\u2028Bcc: eve@example.com",
    "報告\u2029Bcc: eve@example.com",
    "invoice\u202efdp.exe",
    "null\x00Bcc",
]


def _all_one_line(message: Json) -> bool:
    values = [message["from"], message["to"] or "", *message["cc"], message["subject"]]
    return not any(BREAKS.search(one) for one in [*values, *message["headers"].values()])


def test_a_line_is_folded_to_blanks() -> None:
    assert folded("a\r\nBcc: eve@example.com\n") == "a Bcc: eve@example.com"
    assert [folded(one) for one in ("a\x85b", "a\u2028b", "a\u202eb", "a\x00b", "\x1b[31mred")] == [
        *["a b"] * 4, "[31mred",
    ]  # fmt: skip
    # What names are written with stays.
    for name in ("שלום \u200fabc", "می\u200cخواهم", "👩\u200d🔧", "Žluťoučký kůň"):
        assert folded(name) == name


@pytest.mark.parametrize("text", HOSTILE)
def test_what_was_kept_before_leaves_as_one_line(text: str) -> None:
    kept = {
        "from": text,
        "to": text,
        "cc": [text],
        "subject": text,
        "headers": {"References": text},
    }
    assert _all_one_line(Outgoing.of({**kept, "text": text}).as_dict())


async def test_a_subject_with_a_line_break_is_no_header_of_an_acknowledgement(dsn: str) -> None:
    async with mail_service(dsn) as api:
        customer = await customer_of(api, ALICE)
        for number, text in enumerate(HOSTILE):
            word = base64.b64encode(text.encode()).decode()
            raw = letter(ALICE, ("Subject", f"=?utf-8?B?{word}?="), said=f"Please help, {number}.")
            answer = (await deliver(api, raw, now=NOON.replace(minute=number)))["acknowledgement"]
            assert answer is not None
            assert _all_one_line(answer)
        # And none of them comes by the API.
        for text in HOSTILE:
            body = {"customer_id": customer["id"], "channel": "client_zone", "kind": "question",
                    "severity": 3, "subject": text, "body": "text"}  # fmt: skip
            problem = await api.refused(
                "POST", "/v1/tickets", body, status=422, code="validation_failed"
            )
            assert [one["pointer"] for one in problem["errors"]] == ["/subject"]


async def test_a_ticket_of_before_is_answered_with_one_line(api: Api) -> None:
    ticket = await opened(api, await api.customer())
    (message,) = await messages_of(api, ticket["id"])
    for text in HOSTILE[:-1]:  # the database never kept a NUL
        await api.db.execute("UPDATE ticket SET subject = $1 WHERE id = $2", text, ticket["id"])
        outgoing = await api.get(f"/v1/messages/{message['id']}/email")
        assert _all_one_line(outgoing)
        assert outgoing["subject"] == f"Re: [{ticket['number']}] {folded(text)}"
