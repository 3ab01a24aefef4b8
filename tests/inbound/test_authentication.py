"""The receiving server says who a message is from; nobody else can say it in its name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.inbound.authentication import Authentication, SenderProof, authenticate
from app.mime.reading import read

US = "mx.example.net"
FROM = "From: Alice <alice@example.com>"
ABSENT, UNREADABLE, FAILED = (
    Authentication(passed=False, how=how)
    for how in (SenderProof.ABSENT, SenderProof.UNREADABLE, SenderProof.FAILED)
)


def _passed(how: str) -> Authentication:
    return Authentication(passed=True, how=SenderProof(how))


def _of(*results: str, sender: str = FROM, server: str | None = US) -> Authentication:
    lines = [f"Authentication-Results: {result}" for result in results]
    raw = "\r\n".join([*lines, sender, "Subject: x", "", "text"]).encode()
    return authenticate(read(raw), server)


@pytest.mark.parametrize(("results", "expected"), [
    ("dmarc=pass header.from=example.com", _passed("dmarc")),
    ("dmarc=pass (p=NONE sp=NONE dis=NONE) header.from=EXAMPLE.com", _passed("dmarc")),
    ("DMARC = Pass", _passed("dmarc")),
    ("dmarc=pass header.from=example.org", FAILED),
    ("dmarc=fail header.from=example.com; dkim=pass header.d=example.com", FAILED),
    ("dmarc=none; dkim=pass header.d=example.com", _passed("dkim")),
    ('dkim=pass header.i="@mail.example.com" header.s=x header.b=Ab/c+d=', _passed("dkim")),
    ("dkim=pass header.i=alice@example.com header.d=example.com", _passed("dkim")),
    ("dkim=pass (a; dkim=x \\) \"(nested; (deep))) header.d=example.com", _passed("dkim")),
    ("dkim=pass header.d=example.org; dkim=pass header.d=example.com", _passed("dkim")),
    ("dkim=fail header.d=example.com; spf=pass smtp.mailfrom=x@example.com", _passed("spf")),
    ("spf=pass smtp.mailfrom=bounces.example.com", _passed("spf")),
    ("spf=pass smtp.mail=x@example.com", _passed("spf")),
    ("spf=pass smtp.mail=x@evil.example", FAILED),
    ("spf=pass smtp.mailfrom=x@evil.example smtp.mail=x@example.com", FAILED),
    ("spf=pass smtp.mailfrom=\"odd;local\"@example.com", _passed("spf")),
    ("dkim=pass header.d=example.com header.i=@example.org", FAILED),
    ("dkim=pass header.s=example.com", FAILED),
    ("dkim=pass header.d=com", FAILED),
    ("dkim=pass header.d=notexample.com", FAILED),
    ("dkim=pass header.d=example.com.evil.example", FAILED),
    ("spf=pass smtp.mailfrom=x@example.com@evil.example", FAILED),
    ("spf=pass smtp.helo=example.com", FAILED),
    ("spf=softfail smtp.mailfrom=example.com", FAILED),
    ("spf=fail (dmarc=pass) smtp.mailfrom=\"dmarc=pass; dkim=pass header.d=example.com\"", FAILED),
    ("spf=fail (dkim=pass header.d=example.com;) smtp.mailfrom=x", FAILED),
    ("dkim=pass header.d=evil.example header.d=example.com", UNREADABLE),
    ("dkim=pass (unclosed; dmarc=pass", UNREADABLE),
    ("dkim=pass header.d=\"example.com", UNREADABLE),
    ("dmarc pass", UNREADABLE),
    ("=pass", UNREADABLE),
    ("none", FAILED),
    ("", FAILED),
])  # fmt: skip
def test_what_is_found_for_the_domain_in_from(results: str, expected: Authentication) -> None:
    assert _of(f"{US}; {results}") == expected


@pytest.mark.parametrize(
    "who", [US, US.upper(), f"{US} 1", f"(us) {US} (at 9:00)", f'"{US}"', f"\r\n\t{US}\r\n "]
)
def test_the_name_of_the_server_may_be_written_in_many_ways(who: str) -> None:
    assert _of(f"{who}; dmarc=pass") == _passed("dmarc")


@pytest.mark.parametrize(
    "who", [f"x{US}", f"{US}.evil.example", "mx.example", f"{US} {US}", f"evil {US}"]
)
def test_another_server_is_not_believed(who: str) -> None:
    assert not _of(f"{who}; dmarc=pass").passed


def test_only_the_topmost_of_the_server_counts() -> None:
    assert _of(f"{US}; dmarc=fail", f"{US}; dmarc=pass") == FAILED
    assert _of("elsewhere.example; dmarc=pass", f"{US}; spf=none") == FAILED
    assert _of("elsewhere.example; dmarc=fail", f"{US}; dmarc=pass") == _passed("dmarc")
    # One above that cannot be read could have been the server's.
    assert _of("what (is this", f"{US}; dmarc=pass") == UNREADABLE
    assert _of(f"{US}; {'x' * 20_000}", f"{US}; dmarc=pass") == UNREADABLE


def test_without_a_name_the_topmost_counts() -> None:
    assert _of("anyone.example; dmarc=pass", f"{US}; dmarc=fail", server=None) == _passed("dmarc")
    assert _of("anyone.example; dmarc=fail", f"{US}; dmarc=pass", server=None) == FAILED
    # A large provider does not write its name.
    nameless = (
        "spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=example.com; compauth=pass reason=100"
    )
    assert _of(nameless, server=None) == _passed("spf")
    assert _of(nameless) == ABSENT


EXCHANGE = (
    "spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=example.com; acme.onmicrosoft.com;"
    " dkim=none (message not signed) header.d=none;acme.onmicrosoft.com; dmarc=bestguesspass"
    " action=none header.from=example.com;"
)


@pytest.mark.parametrize(("results", "how"), [
    (EXCHANGE, _passed("spf")),
    (EXCHANGE.replace("bestguesspass", "pass"), _passed("dmarc")),
    (EXCHANGE.replace("spf=pass", "spf=softfail"), FAILED),
    (EXCHANGE.replace("bestguesspass", "fail"), FAILED),
    ("spf=pass smtp.mailfrom=other.example; a.example; dkim=pass (ok) header.d=example.com;a.example",
     _passed("dkim")),
    ("dkim=pass (signature was verified) header.d=evil.example;acme.example; dmarc=none", FAILED),
    ("spf=none (sender IP is ) smtp.mailfrom=; dkim=none header.d=none;x.example", FAILED),
    ("acme.example; two words; spf=pass smtp.mailfrom=example.com", UNREADABLE),
])  # fmt: skip
def test_a_server_may_sign_by_no_name_where_that_is_set(results: str, how: Authentication) -> None:
    assert _of(results, server="nameless") == how


def test_without_a_name_only_the_topmost_counts() -> None:
    named = f"{US}; dmarc=pass"
    assert _of(named, server="nameless") == ABSENT
    # What a sender wrote stands below what the server wrote.
    assert _of(named, EXCHANGE, server="nameless") == ABSENT
    assert _of(EXCHANGE, named, server="nameless") == _passed("spf")
    assert _of(server="nameless") == ABSENT
    # And a name that is set trusts no header without one.
    assert _of(EXCHANGE) == ABSENT


@pytest.mark.parametrize("sender", [
    "From: alice@example.com\r\nFrom: bob@example.org", "From: a@example.com, b@example.org",
    "From: alice@example.com <eve@evil.example>", "From: alice", "X-From: a@example.com",
    "From: <a@example.com> <b@example.com>", "From: " + "(" * 3000 + "a@example.com",
    "From: a@stra\u00dfe.example",
])  # fmt: skip
def test_a_sender_in_doubt_has_not_passed(sender: str) -> None:
    for domain in ("example.com", "evil.example"):
        findings = f"dmarc=pass; dkim=pass header.d={domain}; spf=pass smtp.mailfrom={domain}"
        assert _of(f"{US}; {findings}", sender=sender) == UNREADABLE


def test_what_was_left_out_is_in_doubt_only_where_it_matters() -> None:
    long = "X-Long: " + "x" * 20_000
    assert _of(f"{US}; dmarc=pass", sender=f"{long}\r\n{FROM}") == _passed("dmarc")
    many = "X: y\r\n" * 1_000
    assert _of(f"{US}; dmarc=pass", sender=f"{many}{FROM}") == UNREADABLE
    assert _of(f"{US}; dmarc=pass", sender=f"{FROM}\r\nno field") == UNREADABLE


def test_nothing_said_is_not_passed() -> None:
    assert _of() == ABSENT
    assert _of("other.example; dmarc=pass") == ABSENT
    raw = f"{FROM}\r\n\r\nAuthentication-Results: {US}; dmarc=pass\r\n".encode()
    assert authenticate(read(raw), US) == ABSENT
    raw = f"ARC-Authentication-Results: i=1; {US}; dmarc=pass\r\n{FROM}\r\n\r\n".encode()
    assert authenticate(read(raw), US) == ABSENT


_PIECES = st.sampled_from([
    US, ";", "dmarc", "=", "pass", "fail", "(", ")", '"', "\\", " ", "header.d", "example.com",
    "none", "@", "\t",
])  # fmt: skip


@given(st.lists(_PIECES, max_size=30).map("".join))
def test_any_header_has_a_verdict(value: str) -> None:
    for server in (US, None):
        verdict = _of(value, server=server)
        assert verdict.passed == (verdict.how in ("dmarc", "dkim", "spf"))


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=60))
def test_nothing_in_a_quoted_string_or_comment_passes(chosen: str) -> None:
    inside = chosen.replace("\\", "").replace('"', "").replace("(", "").replace(")", "")
    for forged in (f'"{inside}; dmarc=pass; x="', f"x (y {inside}; dmarc=pass)"):
        assert not _of(f"{US}; spf=fail smtp.mailfrom={forged}").passed
