"""A relay by TLS, with a password, and one that is not what it says: mails wait, and say why."""

from pathlib import Path
from urllib.parse import quote

import pytest

from app.deliveries.channels import Sent
from app.deliveries.rules import PAUSES, Outcome
from app.mails.relay import Post, Relay, relay_of
from tests.mails.relay import Handler, mailing, relay_server
from tests.mails.secure import PASSWORD, USER, Authority, authority, secure_relay
from tests.support import NOON, Api

CONTENT = b"Subject: Hello\r\n\r\nHello.\r\n"
LOGIN = f"{quote(USER, safe='')}:{quote(PASSWORD, safe='')}@"


@pytest.fixture
def trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Authority:
    """An authority whom this machine trusts."""
    made = authority(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(made.file))
    return made


async def sent(url: str, recipient: str = "ana@example.org") -> Sent:
    """What becomes of one mail by a relay that is set so."""
    post = Post(relay_of(url))
    try:
        return await post.send("support@example.com", recipient, CONTENT)
    finally:
        await post.close()


@pytest.mark.parametrize(("scheme", "implicit"), [("smtps", True), ("smtp", False)])
async def test_a_relay_is_reached_by_tls_and_told_who_sends(
    trusted: Authority, scheme: str, *, implicit: bool
) -> None:
    async with secure_relay(trusted.vouches("127.0.0.1"), implicit=implicit) as (handler, port):
        done = await sent(f"{scheme}://{LOGIN}127.0.0.1:{port}")
        assert done.outcome is Outcome.DELIVERED, done
        assert [one.recipient for one in handler.taken] == ["ana@example.org"]
        wrong = await sent(f"{scheme}://{quote(USER, safe='')}:wrong@127.0.0.1:{port}")
        assert (wrong.outcome, wrong.error, wrong.status) == (Outcome.RETRY, "authentication", 535)
        # Without a name it is not let in, and says so.
        nobody = await sent(f"{scheme}://127.0.0.1:{port}")
        assert (nobody.outcome, nobody.status) == (Outcome.RETRY, 530)
        assert len(handler.taken) == 1


@pytest.mark.parametrize(("scheme", "implicit"), [("smtps", True), ("smtp", False)])
@pytest.mark.parametrize("wrong", ["another name", "nobody vouches"])
async def test_a_wrong_certificate_gets_neither_the_mail_nor_the_password(
    trusted: Authority,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    scheme: str,
    wrong: str,
    *,
    implicit: bool,
) -> None:
    shown = trusted.vouches("127.0.0.1" if wrong == "nobody vouches" else "other.example.com")
    if wrong == "nobody vouches":
        (tmp_path / "other").mkdir()
        monkeypatch.setenv("SSL_CERT_FILE", str(authority(tmp_path / "other").file))
    async with secure_relay(shown, implicit=implicit) as (handler, port):
        refused = await sent(f"{scheme}://{LOGIN}127.0.0.1:{port}")
        assert (refused.outcome, refused.error) == (Outcome.RETRY, "certificate")
        assert "certificate verify failed" in str(refused.answer)
        assert handler.taken == []


async def test_a_relay_without_starttls_gets_nothing_where_it_is_wanted(trusted: Authority) -> None:
    async with secure_relay(None, implicit=False) as (handler, port):
        refused = await sent(f"smtp://{LOGIN}127.0.0.1:{port}")
        assert (refused.outcome, refused.error) == (Outcome.RETRY, "starttls")
        assert handler.taken == []
        # Where it is said that there is none, it is not asked for.
        plain = await sent(f"smtp://{LOGIN}127.0.0.1:{port}?tls=none")
        assert plain.outcome is Outcome.DELIVERED, plain


async def test_a_relay_that_asks_for_no_password_is_given_none() -> None:
    async with relay_server() as (handler, relay):
        refused = await sent(f"smtp://{LOGIN}127.0.0.1:{relay.port}?tls=none")
        assert (refused.outcome, refused.error) == (Outcome.RETRY, "authentication")
        assert handler.taken == []


async def test_a_relay_that_speaks_no_tls_at_all_is_tried_again(trusted: Authority) -> None:
    async with secure_relay(None, implicit=False) as (handler, port):
        refused = await sent(f"smtps://{LOGIN}127.0.0.1:{port}")
        assert (refused.outcome, refused.error) == (Outcome.RETRY, "connect")
        assert handler.taken == []


async def test_mails_wait_for_a_right_certificate_and_the_log_of_attempts_says_so(
    api: Api, trusted: Authority
) -> None:
    right, wrong = trusted.vouches("127.0.0.1"), trusted.vouches("other.example.com")
    async with mailing(api) as it:
        customer = await api.customer()
        await it.contact(customer, "Ana", "ana@example.org")
        await api.buy(customer)
        await api.book(customer, await api.technician(), starts_at=NOON + 3 * PAUSES[-1])
        post = it.mails._post
        assert post is not None
        async with secure_relay(wrong, implicit=True) as (_, port):
            post._relay = Relay("127.0.0.1", port, USER, PASSWORD, use_tls=True)
            await it.run()
        waiting = await it.pool.fetch("SELECT state, last_error FROM delivery")
        assert {tuple(one) for one in waiting} == {("waiting", "certificate")}
        async with secure_relay(right, implicit=True) as (handler, port):
            post._relay = Relay("127.0.0.1", port, USER, PASSWORD, use_tls=True)
            await it.run(NOON + 2 * PAUSES[0])
            assert sorted(one.recipient for one in handler.taken) == [
                "ana@example.org", "tomas@example.com"
            ]  # fmt: skip
        rows = await it.pool.fetch("SELECT delivery_attempt::text AS row FROM delivery_attempt")
        assert not any(PASSWORD in one["row"] for one in rows)


@pytest.mark.parametrize("hangs_up", [True, False])
async def test_what_a_relay_says_of_an_address_counts_though_it_hangs_up(*, hangs_up: bool) -> None:
    said = {
        "gone@example.org": ["550 5.1.1 No such user"],
        "later@example.org": ["451 4.7.1 Later"],
    }
    async with relay_server(Handler(answers=said, hangs_up=hangs_up)) as (handler, relay):
        post = Post(relay)
        gone, later, taken = [
            await post.send("support@example.com", one, CONTENT)
            for one in (*said, "ana@example.org")
        ]
        await post.close()
    assert (gone.outcome, gone.status, gone.error) == (Outcome.REFUSED, 550, "no_such_address")
    assert (later.outcome, later.status, later.error) == (Outcome.RETRY, 451, "recipient")
    assert taken.outcome is Outcome.DELIVERED
    assert handler.connections == (3 if hangs_up else 1)


async def test_a_relay_that_does_not_take_a_content_takes_the_next_one() -> None:
    async with relay_server(Handler(contents=["554 5.7.1 Spam", "451 4.3.0 Later"])) as made:
        handler, relay = made
        post = Post(relay)
        found = [
            await post.send("support@example.com", "ana@example.org", CONTENT) for _ in range(3)
        ]
        await post.close()
    assert [(one.outcome, one.error) for one in found] == [
        (Outcome.REFUSED, "content"),
        (Outcome.RETRY, "content"),
        (Outcome.DELIVERED, None),
    ]
    assert handler.connections == 1


@pytest.mark.parametrize("utf8", [True, False])
async def test_an_address_beyond_ascii_needs_a_relay_that_can_say_it(
    trusted: Authority, *, utf8: bool
) -> None:
    shown = trusted.vouches("127.0.0.1")
    async with secure_relay(shown, implicit=True, utf8=utf8) as (handler, port):
        done = await sent(f"smtps://{LOGIN}127.0.0.1:{port}", "jörg@example.org")
        expected = (Outcome.DELIVERED, None) if utf8 else (Outcome.REFUSED, "smtputf8")
        assert (done.outcome, done.error) == expected
        # The next one on the same connection is not the worse for it.
        again = await sent(f"smtps://{LOGIN}127.0.0.1:{port}")
        assert again.outcome is Outcome.DELIVERED
        assert len(handler.taken) == 1 + utf8


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtps://relay.example.com", Relay("relay.example.com", 465, use_tls=True)),
        ("smtp://relay.example.com", Relay("relay.example.com", 587, start_tls=True)),
        ("smtp://[::1]:25?tls=none", Relay("::1", 25)),
        (f"smtp://{LOGIN}relay", Relay("relay", 587, USER, PASSWORD, start_tls=True)),
    ],
)
def test_where_the_relay_is_stands_in_one_address(url: str, expected: Relay) -> None:
    assert relay_of(url) == expected
    assert PASSWORD not in repr(expected)


@pytest.mark.parametrize("url", ["relay.example.com", "http://x", "smtp://", "smtps://x?tls=no"])
def test_what_is_no_relay_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="it is smtps://user:password@host:465"):
        relay_of(url)
