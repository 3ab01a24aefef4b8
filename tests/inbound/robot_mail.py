"""What machines write: bounces, vacation notes, alerts, lists."""

from tests.inbound.wire import Fields, multipart, part, text

VACATIONS = {
    "en": "I am out of the office until Monday.",
    "cs": "Do pondělí jsem mimo kancelář.",
    "de": "Ich bin bis Montag nicht im Büro.",
    "fr": "Je suis absent jusqu'à lundi.",
}

# The fields by which each kind of program says that it answers by itself.
VACATION_FIELDS: tuple[Fields, ...] = (
    (("Auto-Submitted", "auto-replied (vacation)"), ("Return-Path", "<>")),
    (("X-Autoreply", "yes"), ("Precedence", "bulk")),
    (("Auto-Submitted", "auto-generated"), ("X-Auto-Response-Suppress", "All"),
     ("X-MS-Exchange-Inbox-Rules-Loop", "jan.novak@example.org")),
    (("X-Autorespond", "Re: a server"), ("Precedence", "auto_reply")),
)  # fmt: skip


def bounce(returned: bytes, recipient: str, *, by_exchange: bool) -> bytes:
    """A notification that this message could not be delivered to the recipient."""
    said = (
        "Your message couldn't be delivered. The recipient's mailbox is full."
        if by_exchange
        else "This is the mail system at host mx.example.org.\n\nI'm sorry to have to inform you."
    )
    status = (
        f"Reporting-MTA: dns; mx.example.org\r\n\r\nFinal-Recipient: rfc822; {recipient}\r\n"
        "Action: failed\r\nStatus: 5.2.2\r\n"
    ).encode()
    return multipart(
        "report",
        text(said),
        part(status, ("Content-Type", "message/delivery-status")),
        part(returned, ("Content-Type", "message/rfc822")),
        parameters=" report-type=delivery-status;",
    )


ALERT = "PROBLEM: disk /var is 96% full\nHost: app-1.example.org\n-- \nmonitoring"
