"""Whatever bytes are handed in: each is answered and kept, and none breaks the service."""

import itertools
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.inbound.rules import MAX_ACCEPTED_BYTES
from tests.api.world import refuse
from tests.inbound import zoo
from tests.inbound.people import PEOPLE
from tests.inbound.post import (
    ALICE,
    CAME,
    MONITORING,
    customer_of,
    deliver,
    emails,
    fields_of,
    letter,
    messages_of,
    secret_of,
    with_mail,
)
from tests.inbound.test_totality import NASTY
from tests.inbound.wire import attachment, message, multipart, part, text
from tests.support import NOON, Api, Json

_numbers = itertools.count()


@pytest.fixture
async def mail(api: Api) -> AsyncIterator[Api]:
    await customer_of(await with_mail(api), *PEOPLE, MONITORING)
    yield api
    # Whatever came is kept, and can be shown.
    assert len(await emails(api)) == await api.db.fetchval("SELECT count(*) FROM inbound_email")


async def opened(api: Api, raw: bytes) -> list[Json]:
    """The messages of the ticket that this one must make."""
    answer = await deliver(api, raw)
    assert answer["outcome"] == "ticket_opened", answer
    return await messages_of(api, answer["ticket_id"])


@pytest.mark.parametrize(
    "raw",
    [
        b"\n", b"\r\n\r\n", b"\0" * 100, b"\xff\xfe\xfd", bytes(range(256)) * 20, b"{}",
        b"GET / HTTP/1.1\n\n", b"\n\nonly a text", b"From: \n\n", b"From: a\n\n", b"Message-ID: <>\n\n",
        b"Subject: \xff\n\n",
        b"Content-Type: multipart/mixed; boundary=\n\n--\n--\n",
        "\ufeffFrom: a@b.example\n\nx".encode("utf-16"),
    ],
)  # fmt: skip
async def test_what_is_no_message_is_kept_aside(mail: Api, raw: bytes) -> None:
    answer = await deliver(mail, raw)
    assert answer["outcome"] == "quarantined"
    assert answer["from_address"] in (None, "a@b.example")
    got = await mail.send("GET", f"/v1/inbound/emails/{answer['id']}/raw")
    assert got.content == raw
    assert (await deliver(mail, raw))["duplicate"]


async def test_nothing_at_all_is_no_message(mail: Api) -> None:
    path, refused = "/v1/inbound/email", {"role": "mail", "content": b"", "headers": CAME}
    await refuse(mail, "POST", path, status=422, code="validation_failed", **refused)


async def test_fifty_levels(mail: Api) -> None:
    body = text("within")
    for level in range(50):
        body = multipart("mixed", body, boundary=f"level{level}")
    answer = await deliver(mail, letter(ALICE, body=body))
    assert answer["outcome"] == "ticket_opened"
    assert "nested_too_deep" in answer["problems"]
    inner = b"".join(b"Content-Type: message/rfc822\r\n\r\n" for _ in range(50))
    assert (await deliver(mail, letter(ALICE, body=inner)))["outcome"] == "ticket_opened"


async def test_thirty_megabytes(mail: Api) -> None:
    files = [attachment(f"{n}.bin", "application/octet-stream", b"x" * 7_300_000) for n in range(3)]
    raw = letter(ALICE, body=multipart("mixed", text("The dumps."), *files))
    assert len(raw) > 29_500_000
    (said,) = await opened(mail, raw)
    assert said["body"] == "The dumps."
    kept = await mail.db.fetch("SELECT size_bytes, refused_reason FROM attachment")
    assert [tuple(row) for row in kept] == [(7_300_000, None)] * 3


async def test_as_large_as_may_be_and_a_byte_more(mail: Api) -> None:
    raw = letter(ALICE, said="large")
    raw += b"x" * (MAX_ACCEPTED_BYTES - len(raw))
    answer = await deliver(mail, raw)
    assert (answer["outcome"], answer["size_bytes"]) == ("ticket_opened", MAX_ACCEPTED_BYTES)
    assert "text_too_long" in answer["problems"]
    response = await mail.send(
        "POST", "/v1/inbound/email", content=raw + b"x", headers=CAME, role="mail"
    )
    assert (response.status_code, response.json()["code"]) == (413, "body_too_large")
    assert response.json()["limit_bytes"] == MAX_ACCEPTED_BYTES


@pytest.mark.parametrize(
    ("charset", "content"),
    [
        ("utf-8", "žluťoučký".encode("cp1250")), ("us-ascii", "žluťoučký".encode()), ("utf-16", b"\xff"),
        ("no-such", b"\xfe\xff"), ("utf-7", b"+AAA-"), ("idna", b"\xff"), ("unicode_escape", b"\\ud800"),
        ("base64", b"!"), ("\"", b"\x00x"), ("utf-8", b"\xed\xa0\x80\xed\xb0\x80"), ("cp037", b"\x00\x01"),
    ],
)  # fmt: skip
async def test_wrong_charsets(mail: Api, charset: str, content: bytes) -> None:
    body = part(content, ("Content-Type", f'text/plain; charset="{charset}"'))
    (said,) = await opened(mail, letter(ALICE, body=body))
    assert "\x00" not in said["body"]
    encoded = ("Subject", f"=?{charset}?b?/w==?= =?{charset}?q?=00=FF?=")
    await opened(mail, letter(ALICE, encoded))


async def test_names_of_bombs(mail: Api) -> None:
    names = (
        "42.zip", "a.zip/../../../../etc/passwd", "x" * 3000 + ".zip", "bomb.zip\x00.txt", "CON", ".", "..",
        "\u202egpj.exe", "=?utf-8?b?Li4vLi4vYm9tYi56aXA=?=", "a\r\n\tb.zip", " ", "a.tar.gz.exe. .",
    )  # fmt: skip
    bomb = b"PK\x03\x04" + b"\0" * 100_000
    files = [attachment(name, "application/zip", bomb) for name in names]
    await opened(mail, letter(ALICE, body=multipart("mixed", text("Files."), *files)))
    kept = await mail.db.fetch("SELECT id, name, size_bytes, refused_reason FROM attachment")
    assert len(kept) >= 10
    for row in kept:
        assert not set(row["name"]) & set("/\\\0\r\n\t\u202e"), row["name"]
        assert row["size_bytes"] == len(bomb)
        assert (row["refused_reason"] is not None) == row["name"].endswith(".exe"), row["name"]
        # Each can be downloaded under its name; nothing was unpacked.
        if row["refused_reason"] is None:
            got = await mail.send("GET", f"/v1/attachments/{row['id']}/content")
            assert (got.status_code, got.content) == (200, bomb)


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "x-uuencode", "8bit", ""])
async def test_broken_encodings(mail: Api, encoding: str) -> None:
    broken = b"=\xff?!QUJD\x00=ZZ=\r\n=A\r\n===QQ"
    fields = ("Content-Type", "image/png; name=a.png"), ("Content-Transfer-Encoding", encoding)
    body = part(broken, ("Content-Transfer-Encoding", encoding))
    await opened(mail, letter(ALICE, body=body))
    await opened(mail, letter(ALICE, body=multipart("mixed", text("x"), part(broken, *fields))))


@pytest.mark.parametrize(
    "more",
    [
        [("Subject", "x" * 1_000_000)],
        [("Subject", "=?utf-8?q?=00?=" * 20_000)],
        [("X-Filler", "y" * 250_000)],
        [("References", "<a@b.example> " * 50_000)],
        [("To", "a@b.example, " * 50_000)],
        [("Cc", "(" * 50_000)],
        [("X-One", "1")] * 900,
        [("Content-Type", "multipart/mixed" + "; a=b" * 50_000)],
        [("Date", "9" * 5_000)],
        [("Date", "Mon, 1 Jan 0000 00:00:00 +9999")],
    ],
    ids=lambda more: f"{more[0][0]} {len(more)} {len(more[0][1])}",
)  # fmt: skip
async def test_giant_fields(mail: Api, more: list[tuple[str, str]]) -> None:
    answer = await deliver(mail, letter(ALICE, *more))
    # What is left out of a head may be the server's word, so that nobody is authenticated then.
    assert answer["outcome"] in ("ticket_opened", "quarantined")
    assert answer["reason"] in (None, "unauthenticated")
    assert len(answer["subject"]) <= 300


async def test_ten_thousand_parts(mail: Api) -> None:
    body = multipart("mixed", *[text("x")] * 10_000)
    answer = await deliver(mail, letter(ALICE, body=body))
    assert "too_many_parts" in answer["problems"]
    files = multipart("mixed", *[attachment("a.txt", "text/csv", b"x")] * 10_000)
    answer = await deliver(mail, letter(ALICE, body=files))
    assert answer["outcome"] == "ticket_opened"
    kept = "SELECT count(*) FILTER (WHERE refused_reason IS NULL), count(*) FROM attachment"
    assert tuple(await mail.db.fetchrow(kept) or ()) == (50, 200)


async def test_nuls_are_nowhere(mail: Api) -> None:
    raw = letter(ALICE, ("Subject", "a\0b"), said="c\0d")
    raw = raw.replace(b"From: Alice", b"From: Al\0ice")
    answer = await deliver(mail, raw)
    assert answer["outcome"] in ("ticket_opened", "quarantined")
    assert "\0" not in answer["subject"] + answer["from_name"]


@pytest.mark.parametrize(
    ("senders", "address"),
    [
        ([], None),
        (["Alice"], None),
        (["<>"], None),
        (["Alice <alice.morgan@example.com>", "Bob <bob@example.com>"], ALICE.address),
        (["alice.morgan@example.com, bob@example.com"], ALICE.address),
        (["Alice <alice.morgan@example.com>"] * 50, ALICE.address),
        (["undisclosed:;"], None),
        (["a" * 3_000 + "@example.com"], None),
    ],
)
async def test_no_sender_or_many(mail: Api, senders: list[str], address: str | None) -> None:
    usual = [one for one in fields_of(ALICE) if one[0] != "From"]
    answer = await deliver(mail, message(text("x"), [*usual, *(("From", one) for one in senders)]))
    assert answer["outcome"] == "quarantined"
    assert answer["reason"] == "unauthenticated"
    assert answer["from_address"] == address


@pytest.mark.parametrize(
    "given_id",
    [
        f"<{'x' * 5_000}@example.com>", f"<{'x' * 488}@example.com>", f"<{'ř' * 400}@example.com>",
        "", "<>", "<a b@example.com>", "no brackets", "<'; DROP TABLE ticket; --@example.com>",
        "<a@example.com> <b@example.com>", "<\x01\x7f@example.com>", "<<<>>>",
    ],
    ids=lambda given_id: f"{len(given_id)} {given_id[:12]!r}",
)  # fmt: skip
async def test_any_message_id(mail: Api, given_id: str) -> None:
    raw = letter(ALICE, ("Message-ID", given_id))
    first = await deliver(mail, raw)
    assert first["outcome"] == "ticket_opened"
    assert await deliver(mail, raw) == {**first, "duplicate": True}
    # Whatever it is, it can be answered: it breaks no header.
    for value in first["acknowledgement"]["headers"].values():
        assert value.isprintable()
    # Another message under the same id is another one.
    assert not (await deliver(mail, raw + b"more"))["duplicate"]


@pytest.fixture
async def animal(mail: Api) -> Callable[[int], bytes]:
    """Messages of the zoo whose tokens name a ticket of this service."""
    first = await deliver(mail, letter(ALICE))
    tickets = dict.fromkeys(range(200), UUID(first["ticket_id"]))
    names = zoo.Names(await secret_of(mail), tickets)
    messages = [case.build(names) for case in zoo.conversations(100)]
    return lambda number: messages[number]


@settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))
@given(
    st.integers(0, 99),
    st.lists(
        st.tuples(st.integers(0, 5000), st.integers(0, 40), st.sampled_from(NASTY)), max_size=4
    ),
)
async def test_any_message_torn_and_patched(
    mail: Api, animal: Callable[[int], bytes], which: int, changes: list[tuple[int, int, bytes]]
) -> None:
    raw = animal(which)
    for at, gone, put in changes:
        place = at % (len(raw) + 1)
        raw = raw[:place] + put + raw[place + gone :]
    number = next(_numbers)
    # Under an id of its own it is no duplicate, and apart in time it is not one too many.
    raw = b"Message-ID: <torn%d@example.com>\r\n" % number + raw
    answer = await deliver(mail, raw, NOON + number * timedelta(minutes=10))
    assert not answer["duplicate"]
    assert answer["size_bytes"] == len(raw)
