"""A message is known by its id and by what its sender wrote; how servers wrapped it does not matter."""

from uuid import UUID

import pytest
from msgspec.structs import replace

from app.mime.reading import read
from tests.inbound.post import (
    ALICE,
    HELENE,
    JAN,
    contact,
    customer_of,
    deliver,
    letter,
    messages_of,
    with_mail,
)
from tests.inbound.wire import attachment, multipart, text
from tests.support import Api

KNOWN = ("Message-ID", "<one@example.com>")
DATED = ("Date", "Tue, 24 Nov 2026 10:00:00 +0100")
LETTER = letter(ALICE, KNOWN, DATED, said="Žluťoučký kůň.\n\nThe disk is full.")


@pytest.mark.parametrize("copy", [
    b"Received: from a.example by b.example; Tue, 24 Nov 2026 10:00:01 +0100\r\nX-Spam: no\r\n" + LETTER,
    LETTER.replace(b"\r\n", b"\n"),
    LETTER.replace(b"Return-Path: <", b"Delivered-To: x@example.com\r\nReturn-Path: <bounce+"),
    LETTER.replace(b"dmarc=pass", b"dmarc=fail"),
    LETTER.replace(b"10:00:00 +0100", b"09:00:00 +0000"),
    letter(ALICE, KNOWN, DATED,
           body=text("Žluťoučký kůň.\n\nThe disk is full.\n\n", encoding="quoted-printable")),
    letter(ALICE, KNOWN, DATED,
           body=text("Žluťoučký kůň.\n\nThe disk is full.", charset="iso8859-2", encoding="base64")),
])  # fmt: skip
def test_what_servers_do_to_it_changes_nothing(copy: bytes) -> None:
    assert read(copy).content_digest == read(LETTER).content_digest


FILE = multipart("mixed", text("See there."), attachment("a.log", "text/plain", b"one"))


def test_what_its_sender_wrote_does() -> None:
    mail = read(letter(ALICE, KNOWN, DATED, body=FILE))
    (file,) = mail.attachments
    others = [
        replace(mail, subject="Other"),
        replace(mail, from_address=JAN.address),
        replace(mail, sent_at=None),
        replace(mail, full_text="See here."),
        replace(mail, attachments=()),
        replace(mail, attachments=(file, file)),
        replace(mail, attachments=(replace(file, content=b"two"),)),
        replace(mail, attachments=(replace(file, name="b.log"),)),
    ]
    assert len({one.content_digest for one in (mail, *others)}) == 1 + len(others)


async def test_a_copy_that_was_marked_on_its_way_joins_the_first(api: Api) -> None:
    customer = await customer_of(await with_mail(api), ALICE, HELENE)
    first = await deliver(api, letter(ALICE, KNOWN, ("Subject", "Disk"), said="It is full."))
    footed = "It is full.\n_______________________________________________\nUsers mailing list"
    for subject, said in (
        ("[EXT] Disk", "It is full."),
        ("Disk", footed),
        ("EXTERNAL: [users] Disk", footed),
        ("Re: WARNING, from outside: Disk", f"Caution.\n{footed}"),
    ):
        copy = await deliver(api, letter(ALICE, KNOWN, ("Subject", subject), said=said))
        assert (copy["outcome"], copy["ticket_id"]) == ("reply_added", first["ticket_id"]), subject
        assert copy["acknowledgement"] is None
    assert len(await messages_of(api, first["ticket_id"])) == 5
    # One that came by a list is held, and shown with the ticket; a person's release adds it.
    listed = letter(ALICE, KNOWN, ("Subject", "(users) Disk"), ("List-Id", "<u.example.com>"))
    held = await deliver(api, listed)
    assert (held["outcome"], held["ticket_id"]) == ("quarantined", first["ticket_id"])
    contacts = (await api.get(f"/v1/customers/{customer['id']}/contacts"))["items"]
    body = {"contact_id": next(one["id"] for one in contacts if one["email"] == ALICE.address)}
    released = await api.post(f"/v1/inbound/emails/{held['id']}/release", body, role="lead")
    assert (released["outcome"], released["ticket_id"]) == ("reply_added", first["ticket_id"])
    # Another's message, or one of another matter, is no copy; and nobody unproved joins.
    for other in (
        letter(HELENE, KNOWN, ("Subject", "Disk"), said="Mine."),
        letter(ALICE, KNOWN, ("Subject", "Disk 2"), said="Another."),
        letter(ALICE, KNOWN, ("Subject", ""), said="None."),
    ):
        came = await deliver(api, other)
        assert came["outcome"] == "ticket_opened"
        assert came["ticket_id"] != first["ticket_id"]
    failed = ("Authentication-Results", "mx.example.com; dmarc=fail header.from=example.com")
    forged = await deliver(api, letter(ALICE, KNOWN, failed, ("Subject", "Disk"), said="Forged."))
    assert (forged["outcome"], forged["ticket_id"]) == ("quarantined", None)
    await api.verify()


async def test_several_messages_under_one_id_are_all_kept(api: Api) -> None:
    customer = await customer_of(await with_mail(api), ALICE)
    alarms = [
        letter(ALICE, KNOWN, ("Subject", f"Alarm {one}"), said=f"Disk {one}.") for one in range(3)
    ]
    came = [await deliver(api, raw) for raw in alarms]
    assert [one["outcome"] for one in came] == ["ticket_opened"] * 3
    assert len({one["ticket_id"] for one in came}) == 3
    again = [await deliver(api, b"Received: by x.example\r\n" + raw) for raw in alarms]
    assert again == [{**one, "duplicate": True} for one in came]
    # One that was kept before there were digests is known by its bytes.
    await api.db.execute(
        "UPDATE inbound_email SET content_digest = NULL WHERE id = $1", UUID(came[0]["id"])
    )
    assert (await deliver(api, alarms[0])) == {**came[0], "duplicate": True}
    other = await deliver(api, letter(ALICE, KNOWN, ("Subject", "Alarm 4"), said="Disk 4."))
    assert not other["duplicate"]
    assert [one["body"] for one in await messages_of(api, other["ticket_id"])] == ["Disk 4."]
    # An answer to the id that they share is about the latest.
    await contact(api, customer, JAN)
    answer = await deliver(api, letter(JAN, ("In-Reply-To", KNOWN[1])))
    assert (answer["outcome"], answer["ticket_id"]) == ("reply_added", other["ticket_id"])
    await api.verify()
