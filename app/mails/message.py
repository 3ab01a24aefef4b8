"""A mail as an e-mail message (RFC 5322, RFC 2045 to 2047, RFC 6532, RFC 8058). Pure.

The standard library writes and folds every header. Whoever sends must send ``as_bytes()`` of the message:
flattened under another policy, identifiers longer than a line would be written as encoded words.
"""

import re
from collections.abc import Sequence
from datetime import datetime
from email.header import Header
from email.headerregistry import Address, HeaderRegistry
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8, EmailPolicy
from typing import Any
from urllib.parse import quote

from app.kit.lines import folded
from app.mailing.headers import OWN_HEADER
from app.mails.texts import Written

MAX_LINE_CHARACTERS = 998  # RFC 5322 §2.1.1
_MAX_NAME_CHARACTERS = 200
# The oldest message and the last ones are what clients thread by.
_MAX_REFERENCES_CHARACTERS = 900
_IDENTIFIERS = frozenset({"Message-ID", "In-Reply-To", "References", "List-Unsubscribe"})
_PERSONS = frozenset({"From", "To", "Reply-To"})
# What may stand in angle brackets: one word, visible (RFC 5322 §3.6.4).
_ID = re.compile(r"[!-;=?-~]+")
_INVITE = "invite.ics"


class _Headers(HeaderRegistry):
    """Headers of a class that is made once for each name: the library makes one for each header."""

    def __init__(self) -> None:
        super().__init__()
        self._made: dict[str, type] = {}

    def __getitem__(self, name: str) -> type:
        if name not in self._made:
            self._made[name] = super().__getitem__(name)
        return self._made[name]


class _Policy(EmailPolicy):
    """As SMTP wants it, with headers that come out as they went in.

    The library's newer folding breaks identifiers longer than a line into encoded words, loses the blank
    between two encoded words where a line ends, and the quotes around a comma in a name that is not ASCII;
    its older one does none of this.
    """

    def fold(self, name: str, value: Any) -> str:
        return _folded(self, name, value) or super().fold(name, value)

    def fold_binary(self, name: str, value: Any) -> bytes:
        line = _folded(self, name, value)
        return line.encode("utf-8") if line else super().fold_binary(name, value)


def _folded(policy: EmailPolicy, name: str, value: Any) -> str | None:
    if name in _IDENTIFIERS:
        line: str = value.fold(policy=_LONG_UTF8 if policy.utf8 else _LONG)
        return line
    header, behind = Header(header_name=name), ""
    if name == "Subject":
        # What has no blanks is broken as an encoded word alone.
        plain_text = value.isascii() and len(value) < MAX_LINE_CHARACTERS // 2
        header.append(str(value), None if plain_text else "utf-8")
    elif name in _PERSONS:
        (person,) = value.addresses
        if person.display_name.isascii():
            return f"{name}: {person}{policy.linesep}"
        header.append(person.display_name, "utf-8")
        behind = f" <{person.addr_spec}>"
    else:
        return None
    return f"{name}: {header.encode(linesep=policy.linesep)}{behind}{policy.linesep}"


_LONG = SMTP.clone(max_line_length=MAX_LINE_CHARACTERS)
_LONG_UTF8 = SMTPUTF8.clone(max_line_length=MAX_LINE_CHARACTERS)
_ASCII = _Policy(linesep="\r\n", cte_type="7bit", header_factory=_Headers())
_UTF8 = _ASCII.clone(utf8=True)


def message(
    written: Written,
    *,
    sender_name: str,
    sender_address: str,
    recipient_name: str,
    recipient_address: str,
    message_id: str,
    date: datetime,
    in_reply_to: str | None = None,
    references: Sequence[str] = (),
    reply_to: str | None = None,
    own_id: str | None = None,
    list_unsubscribe: tuple[str | None, str | None] = (None, None),
    calendar: tuple[str, bytes] | None = None,
) -> EmailMessage:
    """A mail to one recipient, ready to be sent as bytes.

    Args:
        written: what it says.
        sender_name: how the sender is called.
        sender_address: where it comes from.
        recipient_name: how the recipient is called; may be empty.
        recipient_address: one whose local part is not ASCII needs a relay that speaks SMTPUTF8.
        message_id: with or without angle brackets.
        date: the instant of writing.
        in_reply_to: the message that it answers.
        references: the messages before it, oldest first.
        reply_to: where answers go, if not to the sender.
        own_id: the id of the message of a ticket that it is, by which it is known when it comes back.
        list_unsubscribe: a page of the web that takes a POST by one click, and an address; each may be None.
        calendar: the iTIP method, and the iCalendar object.

    Raises:
        ValueError: an address is none.
    """
    addresses = (sender_address, recipient_address, reply_to or sender_address)
    made = EmailMessage(policy=_ASCII if all(map(_in_ascii, addresses)) else _UTF8)
    made["From"] = _person(sender_name, sender_address)
    made["To"] = _person(recipient_name, recipient_address)
    if reply_to is not None:
        made["Reply-To"] = _person("", reply_to)
    made["Subject"] = _line(written.subject)
    made["Date"] = date
    made["Message-ID"] = _bracketed([message_id])
    if answered := _bracketed([in_reply_to or ""]):
        made["In-Reply-To"] = answered
    if thread := _bracketed(references):
        made["References"] = thread
    if way_out := _unsubscribe(*list_unsubscribe):
        made["List-Unsubscribe"] = way_out
        if way_out.startswith("<https:"):
            made["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    if own_id is not None:
        made[OWN_HEADER] = own_id
    # Nobody's holiday notice need answer it (RFC 3834 §5).
    made["Auto-Submitted"] = "auto-generated"
    _fill(made, written, calendar)
    return made


def _fill(made: EmailMessage, written: Written, calendar: tuple[str, bytes] | None) -> None:
    made.set_content(written.text)
    made.add_alternative(written.html, subtype="html")
    if calendar is None:
        return
    method, content = calendar
    # Some clients take it from among the alternatives, others as a file.
    made.add_alternative(
        content.decode("utf-8"), subtype="calendar", params={"method": method}, cte="base64"
    )
    made.add_attachment(content, maintype="application", subtype="ics", filename=_INVITE)


def _line(text: str) -> str:
    """Text as a header holds it: one line, in which nothing passes for an encoded word (RFC 2047)."""
    return folded(text).replace("=?", "= ?")


def _in_ascii(address: str) -> bool:
    return address.rpartition("@")[0].isascii()


def _person(name: str, address: str) -> Address:
    local, at, domain = address.rpartition("@")
    if not at or not local or not domain or folded(address) != address or " " in domain:
        raise ValueError("this is no address")
    if not domain.isascii():
        domain = domain.encode("idna").decode("ascii")
    return Address(_line(name)[:_MAX_NAME_CHARACTERS].strip(), username=local, domain=domain)


def _bracketed(ids: Sequence[str]) -> str:
    """Those that are ids, each once: the first and as many of the last as a line holds."""
    named = dict.fromkeys(one.strip().removeprefix("<").removesuffix(">") for one in ids)
    whole = [f"<{one}>" for one in named if _ID.fullmatch(one)]
    while sum(len(one) + 1 for one in whole) > _MAX_REFERENCES_CHARACTERS:
        del whole[1 if len(whole) > 1 else 0]
    return " ".join(whole)


def _unsubscribe(page: str | None, address: str | None) -> str:
    ways = [page, f"mailto:{quote(address, safe='@+')}" if address else None]
    return ", ".join(f"<{way}>" for way in ways if way and _ID.fullmatch(way))
