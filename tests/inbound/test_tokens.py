"""Tokens name a ticket to who was told them, and to nobody else."""

from collections.abc import Callable
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.mailing import tokens

SECRET = b"sixteen bytes or more"
TICKET, OTHER, MESSAGE = (UUID(int=0x0199_0000_0000_7000_8000_0000_0000_0000 + n) for n in range(3))
MAILBOX = "support@example.com"
ids = st.uuids()
secrets = st.binary(min_size=16, max_size=40)


def _message_id(ticket_id: UUID = TICKET) -> str:
    return tokens.message_id(SECRET, ticket_id, MESSAGE, "Example.com")


def _address(ticket_id: UUID = TICKET) -> str:
    return tokens.reply_address(SECRET, ticket_id, MAILBOX)


def _named(ids: list[str], addresses: list[str]) -> list[UUID]:
    return tokens.tickets_named(SECRET, ids, addresses)


@given(secrets, ids, ids)
def test_what_was_named_is_found(secret: bytes, ticket_id: UUID, message_id: UUID) -> None:
    sent = tokens.message_id(secret, ticket_id, message_id, "example.com")
    address = tokens.reply_address(secret, ticket_id, MAILBOX)
    assert tokens.tickets_named(secret, [sent], []) == [ticket_id]
    assert tokens.tickets_named(secret, [], [address]) == [ticket_id]
    assert tokens.is_of_message(sent)
    for name in (sent, address):
        local, _, domain = name.partition("@")
        assert len(local) <= 64
        assert domain == "example.com"
        assert name == name.lower()


@pytest.mark.parametrize("change", [
    str.upper, str.title, lambda name: f" <{name}>\t ", lambda name: f"<{name.swapcase()}>\r\n",
    lambda name: name.replace("example.com", "mx.example.net"),
])  # fmt: skip
def test_servers_may_fold_case_and_brackets(change: Callable[[str], str]) -> None:
    assert _named([change(_message_id())], []) == [TICKET]
    assert _named([], [change(_address())]) == [TICKET]


def test_ids_are_trusted_before_addresses_and_each_ticket_counts_once() -> None:
    assert _named([_message_id(OTHER)], [_address(), _address(OTHER)]) == [OTHER, TICKET]
    assert _named([_message_id(), _message_id(OTHER)], []) == [TICKET, OTHER]
    assert _named([], []) == []


def test_any_altered_character_fails() -> None:
    alphabet = "abcdefghijklmnopqrstuvwxyz0123456789-"
    for name, of_ids in ((_message_id(), True), (_address(), False)):
        start = name.index("+") + 1 if not of_ids else 0
        for at in range(start, name.index("@")):
            for letter in alphabet:
                if letter != name[at]:
                    forged = name[:at] + letter + name[at + 1 :]
                    assert _named([forged] if of_ids else [], [] if of_ids else [forged]) == []
            shorter = name[:at] + name[at + 1 :]
            assert _named([shorter] if of_ids else [], [] if of_ids else [shorter]) == []


def test_one_kind_is_no_other() -> None:
    sent, address = _message_id(), _address()
    assert _named([address], []) == []
    assert _named([], [sent]) == []
    # The letters of an address's proof, put where those of an id stand.
    ticket, proof = sent[1:27], address.partition("@")[0][-16:]
    assert _named([f"t{ticket}{sent[27:35]}{proof}@example.com"], []) == []
    assert _named([], [f"support+t{ticket}{sent[35:51]}@example.com"]) == []


def test_another_ticket_needs_another_proof() -> None:
    one, other = _address(), _address(OTHER)
    at = one.index("+") + 2
    swapped = one[:at] + other[at : at + 26] + one[at + 26 :]
    assert swapped != one
    assert _named([], [swapped]) == []


def test_another_secret_proves_nothing() -> None:
    other = b"another secret of 16 or more"
    assert tokens.tickets_named(other, [_message_id()], [_address()]) == []
    # That it is one of ours can still be seen, so that it is not answered.
    assert tokens.is_of_message(_message_id())


def test_messages_of_one_ticket_differ_and_stay() -> None:
    made = {tokens.message_id(SECRET, TICKET, UUID(int=n), "example.com") for n in range(2000)}
    assert len(made) == 2000
    assert _message_id() == _message_id()


@given(st.text(), st.text())
def test_anything_else_names_nothing(mail_id: str, address: str) -> None:
    assert _named([mail_id], [address]) == []
    assert not tokens.is_of_message(mail_id)


def test_what_cannot_be_made_is_refused() -> None:
    with pytest.raises(ValueError, match="no token fits"):
        tokens.reply_address(SECRET, TICKET, f"{'a' * 21}@example.com")
    with pytest.raises(ValueError, match="no token fits"):
        tokens.reply_address(SECRET, TICKET, "support")
    assert (
        len(tokens.reply_address(SECRET, TICKET, f"{'a' * 20}@b.example").partition("@")[0]) == 64
    )
    with pytest.raises(ValueError, match="16 bytes"):
        tokens.message_id(b"short", TICKET, MESSAGE, "example.com")
