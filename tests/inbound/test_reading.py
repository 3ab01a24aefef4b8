"""A message is read as its sender meant it, or as near to that as its bytes allow."""

import hashlib
from datetime import UTC, datetime

import pytest

from app.mime.mail import Mail
from app.mime.reading import MAX_TEXT_CHARACTERS, read
from tests.inbound.wire import attachment, message, multipart, part, text

SENDER = "From: Alice <alice@example.com>\r\n"


def _read(head: str, body: str = "text") -> Mail:
    return read((SENDER + head + "\r\n" + body).encode("utf-8", "surrogateescape"))


# --- the head ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("line", "expected"), [
    ("Message-ID: <a.B@example.com>", "a.B@example.com"),
    ("Message-ID:\r\n <a@example.com>", "a@example.com"),
    ("Message-ID: a@example.com", "a@example.com"),
    # Exchange makes ids that the standard library cannot read (python/cpython#105802).
    ("Message-ID: <[83c4=@example.com]>", "[83c4=@example.com]"),
    ("message-id: <a@example.com> <b@example.com>", "a@example.com"),
    ("Message-ID: <first@example.com>\r\nMessage-ID: <second@example.com>", "first@example.com"),
])  # fmt: skip
def test_the_message_id(line: str, expected: str) -> None:
    mail = _read(line + "\r\n")
    assert (mail.message_id, mail.message_id_given) == (expected, True)


@pytest.mark.parametrize(
    "line",
    ["", "Message-ID:", "Message-ID: <>", "Message-ID: none", "Message-ID: <" + "a" * 501 + ">"],
)
def test_an_id_is_made_of_the_bytes_where_there_is_none(line: str) -> None:
    raw = f"{line}\r\nSubject: x\r\n\r\ntext".encode()
    made = f"{hashlib.sha256(raw).hexdigest()}@synthesised.invalid"
    assert (read(raw).message_id, read(raw).message_id_given) == (made, False)


def test_what_is_answered() -> None:
    mail = _read(
        "In-Reply-To: <c@x.example>\r\nReferences: <a@x.example>,<b@x.\r\n\texample> <c@x.example>\r\n"
    )
    assert mail.in_reply_to == ("c@x.example",)
    assert mail.references == ("a@x.example", "b@x.example", "c@x.example")
    assert mail.answered_ids == ("c@x.example", "b@x.example", "a@x.example")
    many = _read("References: " + "\r\n ".join(f"<{n}@x.example>" for n in range(500)) + "\r\n")
    assert len(many.references) == 100
    assert many.references[0] == "0@x.example"
    assert many.references[-1] == "499@x.example"


@pytest.mark.parametrize(("line", "address", "name"), [
    ("Alice Morgan <Alice@Example.COM>", "alice@example.com", "Alice Morgan"),
    ('"Morgan, Alice" <a@example.com>', "a@example.com", "Morgan, Alice"),
    ("a@example.com", "a@example.com", ""),
    ("a@example.com (Alice)", "a@example.com", ""),
    ("=?iso-8859-2?Q?=BEofie_=D8eh=E1kov=E1?= <z@example.com>", "z@example.com", "žofie Řeháková"),
    ("=?utf-8?b?SmFuIE5vdsOhaw==?= <j@example.com>", "j@example.com", "Jan Novák"),
    ("=?bogus?Q?x?= <j@example.com>", "j@example.com", "x"),
    ("Jan <jan@žluťoučký.example>", "jan@xn--luouk-uva4it5a4g.example", "Jan"),
    ("root@server", "root@server", ""),
    ("Eve <eve@straße.example>", None, "Eve"),
    ("Eve <eve@exa mple.com>", None, None),
    ("Eve <\"a b\"@example.com>", None, "Eve"),
    ("Eve", None, "Eve"),
    ("", None, ""),
    ("\u202eevil\u202c <e@example.com>", "e@example.com", "evil"),
    ("boss@example.com <eve@evil.example>", "eve@evil.example", None),
])  # fmt: skip
def test_the_sender(line: str, address: str | None, name: str | None) -> None:
    mail = read(f"From: {line}\r\n\r\ntext".encode())
    assert mail.from_address == address
    assert name is None or mail.from_name == name
    assert ("bad_sender" in mail.problems) == (address is None or line.startswith("boss"))


def test_recipients_of_the_envelope_come_first_and_each_once() -> None:
    mail = _read(
        "To: Support <Support@example.com>, a@example.org\r\nCc: (c): b@example.org;\r\n"
        "Delivered-To: support+T1@example.com\r\nX-Original-To: <support@example.com>\r\n"
        "Envelope-To: d@example.org\r\nBcc: hidden@example.org\r\n"
    )
    assert mail.recipients[:3] == ("support+t1@example.com", "support@example.com", "d@example.org")
    assert set(mail.recipients[3:]) == {"a@example.org", "b@example.org"}
    assert (
        len(_read("To: " + ", ".join(f"a{n}@x.example" for n in range(900)) + "\r\n").recipients)
        == 200
    )


@pytest.mark.parametrize(("line", "expected"), [
    ("", None), ("Return-Path: <>\r\n", ""), ("Return-Path:\r\n", ""),
    ("Return-Path: <Bob@Example.org>\r\n", "bob@example.org"), ("Return-Path: odd\r\n", "odd"),
])  # fmt: skip
def test_the_return_path(line: str, expected: str | None) -> None:
    assert _read(line).return_path == expected


@pytest.mark.parametrize(("line", "expected"), [
    ("Re: hello", "Re: hello"),
    ("=?utf-8?Q?P=C5=99=C3=ADli=C5=A1?=\r\n =?utf-8?Q?_=C5=BElu=C5=A5?=", "Příliš žluť"),
    ("=?windows-1250?Q?=9Elu=9D?=", "žluť"),
    ("=?utf-8?B?!!!?= x", "x"),
    ("Příliš žluť", "Příliš žluť"),
    ("a\r\n\tb\0c\x07", "a bc"),
    ("invoice\u202efdp.exe", "invoicefdp.exe"),
    ("x" * 400, "x" * 299 + "…"),
])  # fmt: skip
def test_the_subject(line: str, expected: str) -> None:
    assert _read(f"Subject: {line}\r\n").subject.endswith(expected)
    assert len(_read(f"Subject: {line}\r\n").subject) <= 300


@pytest.mark.parametrize(("line", "expected"), [
    ("Mon, 5 Jan 2026 10:00:00 +0100", datetime(2026, 1, 5, 9, tzinfo=UTC)),
    ("5 Jan 2026 10:00 GMT", datetime(2026, 1, 5, 10, tzinfo=UTC)),
    ("Mon, 5 Jan 2026 10:00:00 -0000", datetime(2026, 1, 5, 10, tzinfo=UTC)),
    ("yesterday", None), ("Mon, 35 Jan 2026 10:00:00 +0100", None),
    ("Fri, 31 Dec 9999 23:00:00 -1200", None),
    ("Mon, 5 Jan 2026 10:00:00 +9999999999", None), ("5 Jan 99999999999999999999", None),
])  # fmt: skip
def test_the_date(line: str, expected: datetime | None) -> None:
    mail = _read(f"Date: {line}\r\n")
    assert mail.sent_at == expected
    assert ("bad_date" in mail.problems) == (expected is None)


# --- the text ------------------------------------------------------------------------------------


def test_plain_text_is_preferred_unless_it_says_nothing() -> None:
    rich = text("<p>rich</p>", subtype="html")
    for plain, expected in (
        ("plain", "plain"),
        (" \n\n", "rich"),
        ("Ihr Client kann kein HTML.", "rich"),
        ("This HTML message needs an HTML viewer", "rich"),
        ("Our page does not show HTML. " + "More of it. " * 30, "Our page"),
    ):
        mail = read(message(multipart("alternative", text(plain), rich), []))
        assert mail.text.startswith(expected)
    assert read(message(multipart("alternative", text("not html")), [])).text == "not html"


def test_parts_of_text_are_joined_and_others_are_attached() -> None:
    body = multipart(
        "mixed", text("before"), attachment("a.png", "image/png", b"png", disposition="inline"),
        text("after"), attachment("notes.txt", "text/plain", b"not text"),
        part(b"BEGIN:VCALENDAR", ("Content-Type", "text/calendar; method=REQUEST")),
    )  # fmt: skip
    mail = read(message(body, []))
    assert mail.full_text == "before\n\nafter"
    assert [(one.name, one.media_type, one.content, one.inline) for one in mail.attachments] == [
        ("a.png", "image/png", b"png", True),
        ("notes.txt", "text/plain", b"not text", False),
        ("attachment-3.ics", "text/calendar", b"BEGIN:VCALENDAR", False),
    ]


def test_a_version_for_other_readers_is_no_attachment() -> None:
    body = multipart(
        "alternative",
        text("plain"),
        text("<p>amp", subtype="x-amp-html"),
        text("<p>rich", subtype="html"),
    )
    assert (read(message(body, [])).text, read(message(body, [])).attachments) == ("plain", ())


def test_a_boundary_stands_at_the_beginning_of_a_line_and_ends_there() -> None:
    said = "a --b\n--bc\n --b\nend"
    raw = f"Content-Type: multipart/mixed; boundary=b\n\nbefore\n--b \n\n{said}\n--b--\nafter"
    assert read(raw.encode()).full_text == said + "\n\nafter"


def test_flowed_lines_are_joined_and_signatures_are_not() -> None:
    said = "one \ntwo \nthree\n> a \n> b\n>> c \nfour\n  indented\n-- \nname"
    raw = f"Content-Type: text/plain; format=flowed\n\n{said}"
    assert read(raw.encode()).full_text == "one two three\n> a b\n>> c\nfour\n indented\n-- \nname"
    assert read(raw.encode()).text.endswith(" indented")


def test_empty_lines_above_the_head_do_not_hide_it() -> None:
    assert read(b"\r\n\nSubject: x\r\n\r\ntext").subject == "x"


def test_a_nested_message_is_kept_as_it_came() -> None:
    nested = b"Subject: inner\r\nContent-Type: multipart/mixed; boundary=q\r\n\r\n--q\r\n\r\nold\r\n--q--"
    body = multipart("mixed", text("see below"), part(nested, ("Content-Type", "message/rfc822")))
    mail = read(message(body, [("Subject", "outer")]))
    assert mail.text == "see below"
    (kept,) = mail.attachments
    assert (kept.name, kept.content, kept.size_bytes) == ("attachment-1.eml", nested, len(nested))


@pytest.mark.parametrize(("content", "charset", "expected", "problems"), [
    ("Příliš".encode(), "utf-8", "Příliš", ()),
    ("Příliš".encode("cp1250"), "windows-1250", "Příliš", ()),
    ("Příliš žluťoučký".encode("cp1250"), "utf-8", "Příliš žluťoučký", ("mislabelled_charset",)),
    ("Příliš žluťoučký".encode("iso-8859-2"), "utf-8", "Příliš žluťoučký", ("mislabelled_charset",)),
    ("Größe".encode("cp1252"), "us-ascii", "Größe", ("mislabelled_charset",)),
    ("“Größe”".encode("cp1252"), "iso-8859-1", "“Größe”", ()),
    ("Größe".encode(), "iso-8859-1", "Größe", ("mislabelled_charset",)),
    ("Größe".encode(), "", "Größe", ()),
    ("Größe".encode(), "x-absurd", "Größe", ("unknown_charset",)),
    (b"plain", "punycode", "plain", ("unknown_charset",)),
    (b"plain", "rot13", "plain", ("unknown_charset",)),
    (b"plain", "utf-16", "plain", ("mislabelled_charset",)),
    ("Größe".encode("utf-16"), "us-ascii", "Größe", ()),
    ("Größe ist".encode("utf-16-be"), "utf-8", "Größe ist", ("mislabelled_charset",)),
    ("日本語".encode("iso-2022-jp"), "iso-2022-jp", "日本語", ()),
    ("日本語".encode("shift-jis"), "shift_jis", "日本語", ()),
    (b"a\xff\xfe\xfdb", "utf-8", "aÿþýb", ("mislabelled_charset",)),
    (b"a\x00b\x1bc", "utf-8", "abc", ()),
])  # fmt: skip
def test_charsets(content: bytes, charset: str, expected: str, problems: tuple[str, ...]) -> None:
    raw = (
        SENDER.encode()
        + f'Content-Type: text/plain; charset="{charset}"\r\n\r\n'.encode()
        + content
    )
    mail = read(raw)
    assert (mail.text, mail.problems) == (expected, problems)


@pytest.mark.parametrize(("encoding", "body", "expected", "problems"), [
    ("base64", "dGV4dA==", "text", ()), ("BASE64", "dGV4\r\ndA", "text", ()),
    ("base64", "dG!V4d-A==\r\n-- \r\nfooter", None, ()), ("base64", "dGV4d", "tex", ("malformed_body",)),
    ("quoted-printable", "te=78t =\r\nmore=", "text more", ()), ("quoted-printable", "=ZZ=x", "=ZZ=x", ()),
    ("x-rot", "text", "text", ("unknown_encoding",)), ('"8bit"', "text", "text", ()),
])  # fmt: skip
def test_transfer_encodings(
    encoding: str, body: str, expected: str | None, problems: tuple[str, ...]
) -> None:
    mail = _read(f"Content-Transfer-Encoding: {encoding}\r\n", body)
    assert mail.problems == problems or expected is None
    assert expected is None or mail.text == expected


@pytest.mark.parametrize("newline", [b"\r\n", b"\n", b"\r"])
def test_any_line_ends(newline: bytes) -> None:
    raw = message(multipart("mixed", text("one\ntwo"), text("three")), [("Subject", "x")])
    mail = read(raw.replace(b"\r\n", newline))
    assert (mail.subject, mail.text) == ("x", "one\ntwo\n\nthree")


@pytest.mark.parametrize(("raw", "expected", "problem"), [
    (b"no head at all\nof any kind", "no head at all\nof any kind", "malformed_head"),
    (b"Subject: x\nno field\n\ntext", "no field\n\ntext", "malformed_head"),
    (b"Content-Type: multipart/mixed\n\ntext", "text", "malformed_body"),
    (b"Content-Type: multipart/mixed; boundary=b\n\ntext", "text", "malformed_body"),
    (b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\ntext", "text", "bad_sender"),
    (b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\n", "", "bad_sender"),
    (b"Content-Type: nonsense\n\ntext", "text", "malformed_type"),
    (b"Content-Type: text/plain; name*\n\ntext", "text", "bad_sender"),
    (b"Content-Type: text/plain; charset*0*\n\ntext", "text", "bad_sender"),
    (b"X: " + b"y" * 1_000_000 + b"\n\ntext", "text", "header_too_long"),
    (b"X: y\n" * 2000 + b"\ntext", "text", "too_many_headers"),
    (b"X: " + b"y\n " * 200_000 + b"\n\ntext", "text", "too_many_headers"),
    (b"Content-Type: multipart/mixed; boundary=b\n\n--b\nno field\n", "no field", "malformed_body"),
    (b"Content-Type: application/pkcs7-mime\n\nxx", "", "encrypted"),
    (b"Content-Type: application/ms-tnef\n\nxx", "", "winmail_dat"),
    (b"", "", "bad_sender"), (b"\n", "", "bad_sender"), (b"\n\ntext", "text", "bad_sender"),
])  # fmt: skip
def test_what_is_broken(raw: bytes, expected: str, problem: str) -> None:
    mail = read(raw)
    assert mail.text == expected
    assert problem in mail.problems


def test_too_much_of_everything() -> None:
    deep = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(50)
    )
    assert "nested_too_deep" in read(deep + b"\ntext").problems
    many = read(b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 10_000)
    assert "too_many_parts" in many.problems
    files = read(message(multipart("mixed", *[attachment("a", "image/png", b"x")] * 300), []))
    assert len(files.attachments) == 200
    assert "too_many_parts" in files.problems
    long = read(SENDER.encode() + b"\n" + b"word " * 100_000 + b"end")
    assert (len(long.full_text), long.full_text.count("\n[…]\n"), long.problems) == (
        MAX_TEXT_CHARACTERS, 1, ("text_too_long",)
    )  # fmt: skip


# --- attachments ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("given", "expected"), [
    ('filename="report.pdf"', "report.pdf"), ("filename=report.pdf", "report.pdf"),
    ("filename*=utf-8''P%C5%99%C3%ADloha.pdf", "Příloha.pdf"),
    ("filename*0*=utf-8''P%C5%99; filename*1=\"iloha.pdf\"", "Přiloha.pdf"),
    ('filename="=?utf-8?Q?P=C5=99=C3=ADloha.pdf?="', "Příloha.pdf"),
    ('filename="../../etc/passwd"', "passwd"), (r'filename="C:\\\\temp\\\\a.txt"', "a.txt"),
    ('filename="a\u202egnp.exe"', "agnp.exe"), ('filename="a\x00\x07b.txt"', "ab.txt"),
    (r'filename="a \"b\".txt"', "a _b_.txt"), (r'filename="C:\temp\a.txt"', "a.txt"),
    ('filename=".."', "attachment-1.pdf"), ('filename="/"', "attachment-1.pdf"),
    ("", "attachment-1.pdf"), ('filename=".htaccess"', "htaccess"),
    ('filename="con.txt"', "_con.txt"), ('filename="a:b?.txt"', "a_b_.txt"),
    ('filename="' + "x" * 400 + '.docx"', "x" * 195 + ".docx"),
    ('filename*="utf-8', None), ("filename*=bogus''%ff", None),
])  # fmt: skip
def test_names_of_attachments_are_safe(given: str, expected: str | None) -> None:
    raw = (
        SENDER
        + f"Content-Type: application/pdf\r\nContent-Disposition: attachment; {given}\r\n\r\n%PDF"
    )
    (kept,) = read(raw.encode()).attachments
    assert expected is None or kept.name == expected
    assert kept.content == b"%PDF"
