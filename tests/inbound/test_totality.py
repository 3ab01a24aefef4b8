"""Any bytes are read, with bounded work: nobody can send what stops the reading of mail."""

import sys
import tracemalloc
import warnings
from collections.abc import Callable
from types import FrameType
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.inbound.authentication import authenticate
from app.inbound.robots import kind_of
from app.mime import markup
from app.mime.dividing import divide
from app.mime.mail import Mail
from app.mime.partition import is_partition, new_of, with_quotes_new
from app.mime.quotes import Letter
from app.mime.reading import MAX_TEXT_CHARACTERS, read
from tests.inbound import zoo

_NAMES = zoo.Names(b"a secret of the zoo", {thread: UUID(int=thread) for thread in range(200)})
MESSAGES = [case.build(_NAMES) for case in zoo.conversations(100)]

# What breaks readers, to be put anywhere into a message.
NASTY = (
    b"\0", b"\r", b"\n", b"\r\n\r\n", b"\xff\xfe", b"\xed\xa0\x80", b"=?utf-8?B?", b"?=", b"=?x?q?=?=", b"<",
    b">", b"\"", b"(", b";", b"=", b"\\", b"--=_next_mixed\r\n", b"--=_next_alternative--\r\n", b"> ",
    b"-- \n", b"Content-Type: multipart/mixed; boundary=\"\"\r\n", b"Content-Type: message/rfc822\r\n",
    b"Content-Type: text/html; charset=punycode; name*=\r\n", b"Content-Type: text/plain; name*0*\r\n",
    b"Content-Transfer-Encoding: base64\r\n", b"Content-Disposition: attachment; filename*=x'%\r\n",
    b"Message-ID: <[]>\r\n", b"Message-ID: <\r\n", b"From: (c):\r\n", b"From: ,;:@<>\r\n", b"To: a:b:;;\r\n",
    b"Date: 31 Dec 9999 23:59:59 -2359\r\n", b"References: <<>>\r\n", b"Subject: =?utf-16?b?AAA=?=\r\n",
    b"<blockquote><!--", b"<pre><a href='x'>", b"On 1 <a@b> wrote:\n",
    b"From: x\nSent: 1\nTo: y\nSubject: z\n",
)  # fmt: skip

PATIENT = settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=150)


def _check(mail: Mail) -> None:
    """What holds for every message that was read."""
    texts = [
        mail.message_id, mail.from_name, mail.subject, mail.text, mail.full_text, mail.media_type,
        *mail.in_reply_to, *mail.references, *mail.recipients, *mail.problems,
        *(text for item in mail.headers for text in item),
        *(text for one in mail.attachments for text in (one.name, one.media_type)),
        *(text for text in (mail.from_address, mail.reply_to, mail.return_path) if text is not None),
    ]  # fmt: skip
    for text in texts:
        text.encode()  # no lone surrogate
        assert not set(text) & set(map(chr, (*range(9), *range(11, 32), 127)))
    assert mail.message_id
    assert len(mail.subject) <= 300
    assert not set(mail.subject + mail.from_name) & set("\n\t")
    assert len(mail.full_text) <= MAX_TEXT_CHARACTERS
    assert bool(mail.text.strip()) == bool(mail.full_text.strip())
    assert mail.sent_at is None or mail.sent_at.utcoffset() is not None
    for one in mail.attachments:
        assert one.size_bytes == len(one.content)
        assert 0 < len(one.name) <= 200
        assert not set(one.name) & set('/\\<>:"|?*\n\t')
        assert one.name.strip(". ") == one.name
    kind_of(mail)
    assert not authenticate(mail, "nobody.example").passed


@PATIENT
@given(st.binary(max_size=300))
def test_random_bytes(raw: bytes) -> None:
    _check(read(raw))


@PATIENT
@given(st.sampled_from(MESSAGES), st.integers(0, 5000), st.booleans())
def test_messages_cut_off(raw: bytes, length: int, at_the_end: bool) -> None:
    _check(read(raw[:length] if at_the_end else raw[length:]))


@PATIENT
@given(
    st.sampled_from(MESSAGES),
    st.lists(
        st.tuples(st.integers(0, 5000), st.integers(0, 40), st.sampled_from(NASTY)), max_size=6
    ),
)
def test_messages_mutated(raw: bytes, changes: list[tuple[int, int, bytes]]) -> None:
    for at, gone, put in changes:
        place = at % (len(raw) + 1)
        raw = raw[:place] + put + raw[place + gone :]
    _check(read(raw))


@PATIENT
@given(st.lists(st.sampled_from(NASTY) | st.binary(max_size=8), max_size=40).map(b"".join))
def test_messages_of_nothing_but_trouble(raw: bytes) -> None:
    _check(read(raw))


@PATIENT
@given(
    st.sampled_from(["From", "To", "Content-Type", "Content-Disposition", "Date", "Message-ID", "References",
                     "Subject", "Reply-To", "Return-Path", "Delivered-To", "Auto-Submitted"]),
    st.text(max_size=80) | st.text(alphabet='<>()";:,@=?*\\\' \t.[]ab\u0159%', max_size=30),
)  # fmt: skip
def test_any_value_of_a_field(name: str, value: str) -> None:
    raw = f"{name}: {value}\r\n\r\ntext".encode("utf-8", "surrogatepass")
    _check(read(raw))


@given(st.text(max_size=300), st.booleans())
def test_any_text_has_a_new_part(text: str, answers: bool) -> None:
    text = text.strip("\n").rstrip()
    parts = divide(text, Letter(answers=answers))
    assert "".join(text[one.start : one.end] for one in parts) == text
    for one in (parts, with_quotes_new(text, parts)):
        assert is_partition(text, one) or not text
    assert bool(new_of(text, parts).strip()) == bool(text.strip())


@given(st.text(max_size=300))
def test_any_html_has_a_text(html: str) -> None:
    markup.text_of(html)


def test_every_codec_that_python_knows_may_be_named() -> None:
    from encodings.aliases import aliases

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for name in {
            *aliases,
            *aliases.values(),
            "idna",
            "punycode",
            "unicode_escape",
            "undefined",
        }:
            for content in (b"plain \\x \\u00", b"\xff\x80-a", b"+AAA-"):
                _check(
                    read(b"Content-Type: text/plain; charset=" + name.encode() + b"\n\n" + content)
                )
                _check(read(f"Subject: =?{name}?q?=FF\\x?=\n\n".encode() + content))


# --- work ----------------------------------------------------------------------------------------


def _work(raw: bytes) -> int:
    """How many calls reading takes: the same in every run, on every machine."""
    calls = 0

    def count(_frame: FrameType, event: str, _arg: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        read(raw)
    finally:
        sys.setprofile(before)
    return calls


_MIXED = b"Content-Type: multipart/mixed; boundary=b\n\n"
_HTML = b"Content-Type: text/html\n\n"
# Shapes of n repetitions that take time without bound where it is not seen to.
SHAPES: dict[str, Callable[[int], bytes]] = {
    "nested": lambda n: b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level)
        for level in range(n)
    ),
    "nested messages": lambda n: b"Content-Type: message/rfc822\n\n" * n,
    "parts": lambda n: _MIXED + b"--b\n\nx\n" * n,
    "parts of html": lambda n: _MIXED + b"--b\nContent-Type: text/html\n\n<p>x\n" * n,
    "fields": lambda n: b"X: y\n" * n + b"\n",
    "senders": lambda n: b"From: a@b.example\n" * n + b"\n",
    "recipients": lambda n: b"To: " + b"a@b.example," * n + b"\n\n",
    "recipient fields": lambda n: b"To: a@b.example, <c@d.example>\n" * n + b"\n",
    "references": lambda n: b"References: " + b"<a@b>" * n + b"\n\n",
    "comments": lambda n: b"From: " + b"(" * n + b"\n\n",
    "separators": lambda n: b"Content-Type: text/plain" + b";" * n + b"\n\n",
    "words": lambda n: b"Subject: " + b"=?utf-8?q?a?= " * n + b"\n\n",
    "quotes": lambda n: b"\n\nOn 1 a@b wrote:\n" * n,
    "headers of quotes": lambda n: b"\nx\n\n" + b"On 1 January somebody\n" * n,
    "marks": lambda n: b"\nx\n\n" + b"> " * n + b"\n" * n,
    "signatures": lambda n: b"\nx\n" + b"-- \n" * n,
    "elements": lambda n: _HTML + b"<div>" * n + b"x",
    "blockquotes": lambda n: _HTML + b"<blockquote>x" * n,
    "lists": lambda n: _HTML + b"<ul><li>x" * n,
    "links": lambda n: _HTML + b"<a href=http://x.example>y" * n,
    "comments in html": lambda n: _HTML + b"<!--" * n,
    "attributes": lambda n: _HTML + b"<p " + b"a=1 " * n + b">x",
    "authentication": lambda n: b"Authentication-Results: x" + b";(a=b)" * n + b"\n\n",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_work_does_not_grow_faster_than_the_message(shape: str) -> None:
    small, large = (_work(SHAPES[shape](n)) for n in (1_000, 8_000))
    assert large <= 12 * small
    assert large <= 1_500_000


@pytest.mark.parametrize("shape", SHAPES)
def test_work_has_a_bound(shape: str) -> None:
    assert _work(SHAPES[shape](100_000)) <= 1_500_000


HEAVY = {
    "html": _MIXED + (b"--b\nContent-Type: text/html\n\n" + b"<div>" * 5_000 + b"\n") * 100,
    "recipients": (b"To: " + b'"a" ' * 900 + b"\n") * 900 + b"\n",
    "parameters": _MIXED + (b"--b\nContent-Type: image/png" + b';"a"*' * 2_000 + b"\n\nx\n") * 400,
    "senders": (b"From: " + b"a@b.example, " * 300 + b"\n") * 900 + b"\n",
    "subject": b"Subject: " + b"=?utf-8?q?a?=b " * 600 + b"\n\n",
}


@pytest.mark.parametrize("kind", HEAVY)
def test_what_costs_much_is_done_a_few_times(kind: str) -> None:
    assert _work(HEAVY[kind]) <= 10_000_000


def test_what_cleans_html_never_sees_it_deep() -> None:
    problems: set[str] = set()
    assert markup.limit_tags("<p>" * 30, 20, problems) == "<p>" * 20
    assert problems == {"text_too_long"}
    assert markup.limit_tags("<p>" * 20, 20, set()) == "<p>" * 20


def test_memory_is_a_few_times_the_message() -> None:
    raw = (
        b"Content-Type: application/pdf\nContent-Transfer-Encoding: base64\n\n"
        + b"QUJD" * 2_000_000
    )
    tracemalloc.start()
    mail = read(raw)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert mail.attachments[0].size_bytes == 6_000_000
    assert peak <= 4 * len(raw)
