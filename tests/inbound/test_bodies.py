"""Whatever a person wrote is in the text, in whichever part and wrapping it came."""

import base64
import binascii

import pytest

from app.inbound.service import writing_of
from app.mime.mail import Mail
from app.mime.reading import read
from tests.inbound.signatures import enveloped, opaque
from tests.inbound.wire import attachment, message, multipart, part, text

SAID = "The nightly import stops with an error."
HTML = f"<p>{SAID}</p>"


def body(content: str | bytes, kind: str, *fields: tuple[str, str]) -> bytes:
    raw = content.encode() if isinstance(content, str) else content
    return part(raw, ("Content-Type", kind), *fields)


def mail_of(one: bytes) -> Mail:
    return read(message(one, [("From", "a@example.com")]))


def names(mail: Mail) -> list[str]:
    return [one.name for one in mail.attachments]


@pytest.mark.parametrize(("content", "kind", "disposition"), [
    (HTML, 'text/html; charset=utf-8; name="mail.html"', ""), (SAID, 'text/plain; name="message.txt"', ""),
    (SAID, "text/markdown; charset=utf-8", ""), (SAID, "text/x-anything", ""), (SAID, "text/csv", ""),
    (SAID, "text/plain", 'inline; filename="message.txt"'), (HTML, "application/xhtml+xml", ""),
    (SAID, "text", ""), (SAID, "", ""), (SAID, "text/plain; name*=utf-8''a%20b.txt", "inline"),
])  # fmt: skip
def test_a_body_alone_is_the_text_whatever_it_is_called(
    content: str, kind: str, disposition: str
) -> None:
    fields = [("Content-Disposition", disposition)] if disposition else []
    mail = mail_of(body(content, kind, *fields))
    assert (mail.text, mail.attachments) == (SAID, ())


def test_a_file_alone_is_a_file_and_shown() -> None:
    mail = mail_of(attachment("note.txt", "text/plain", SAID.encode()))
    assert (mail.text, names(mail)) == (SAID, ["note.txt"])
    # Beside a text that is there, it is a file.
    both = mail_of(multipart("mixed", text("See."), attachment("n.txt", "text/plain", b"x" * 9)))
    assert (both.text, names(both)) == ("See.", ["n.txt"])
    # And so where nothing was said: what is sent is the file.
    only = mail_of(multipart("mixed", text(" "), attachment("a.log", "text/plain", b"ERROR")))
    assert (only.text, names(only)) == ("", ["a.log"])


def test_bodies_with_names_among_others() -> None:
    named = body(HTML, 'text/html; name="body.html"')
    picture = attachment("a.png", "image/png", b"png", disposition="inline", content_id="a")
    footer = text("-- \nThe list")
    related = mail_of(multipart("mixed", multipart("related", named, picture), footer))
    assert related.text.startswith(SAID)
    assert names(related) == ["a.png"]
    plain = body("", 'text/plain; name="body.txt"')
    assert mail_of(multipart("alternative", plain, named)).text == SAID
    disposed = body(SAID, "text/plain", ("Content-Disposition", "inline; filename=b.txt"))
    mail = mail_of(multipart("mixed", picture, disposed))
    assert (mail.text, names(mail)) == (SAID, ["a.png", "b.txt"])


@pytest.mark.parametrize(("kind", "source", "said"), [
    ("enriched", "<bold>The</bold> import\nstops <<here.\n\n\nA <color><param>red</param>red</color> line.",
     "The import stops <here.\n\nA red line."),
    ("enriched", "See <a@example.com> < 5 and <nofill>a\nb\n</nofill>end",
     "See <a@example.com> < 5 and\na\nb\nend"),
    ("enriched", "<excerpt>old</excerpt>new <bold", "old\nnew <bold"), ("enriched", SAID, SAID),
    ("richtext", "a<nl>b <lt>c> <comment>not me</comment>d<np>e\nf", "a\nb <c> d\n\ne f"),
])  # fmt: skip
def test_enriched_text(kind: str, source: str, said: str) -> None:
    assert mail_of(body(source, f"text/{kind}")).full_text == said
    both = multipart("alternative", body("", "text/plain"), body(source, f"text/{kind}"))
    assert mail_of(both).full_text == said


@pytest.mark.parametrize("piece_bytes", [0, 7, 1000])
@pytest.mark.parametrize(("kind", "name"), [
    ("application/pkcs7-mime; smime-type=signed-data", "smime.p7m"),
    ("application/x-pkcs7-mime", "smime.p7m"),
    ("application/octet-stream", "SMIME.P7M"), ("application/pkcs7-mime", ""),
])  # fmt: skip
def test_what_is_signed_opaquely_is_read(piece_bytes: int, kind: str, name: str) -> None:
    inner = multipart(
        "mixed", text("Ťukněte sem. " + SAID), attachment("a.log", "text/plain", b"x")
    )
    wrapped = attachment(name, kind, opaque(inner, piece_bytes=piece_bytes))
    mail = mail_of(wrapped)
    assert (mail.text, names(mail), mail.problems) == ("Ťukněte sem. " + SAID, ["a.log"], ())
    # Twice, and below a footer of a gateway.
    twice = attachment("smime.p7m", "application/pkcs7-mime", opaque(wrapped, piece_bytes=500))
    assert mail_of(multipart("mixed", twice, text("Footer"))).text == mail.text + "\n\nFooter"


def test_what_is_encrypted_is_said_to_be() -> None:
    for content in (
        enveloped(),
        opaque(attachment("a", "application/pkcs7-mime", enveloped())),
        b"?",
    ):
        mail = mail_of(attachment("smime.p7m", "application/pkcs7-mime", content))
        assert (mail.text, mail.problems, len(mail.attachments)) == ("", ("encrypted",), 1)
    certificates = mail_of(attachment("smime.p7m", "application/pkcs7-mime", opaque(None)))
    assert (certificates.problems, names(certificates)) == ((), ["smime.p7m"])
    cut = opaque(text(SAID), piece_bytes=5)[:-40]
    assert "import" in mail_of(attachment("smime.p7m", "application/pkcs7-mime", cut)).text


@pytest.mark.parametrize("declared", [
    "application/pkcs7-mime; smime-type=signed-data", "application/x-pkcs7-mime; smime-type=SIGNED-DATA",
    "application/pkcs7-mime", 'application/pkcs7-mime; smime-type="certs-only"',
    "application/octet-stream",
])  # fmt: skip
def test_what_is_encrypted_is_told_by_its_content_and_not_by_its_label(declared: str) -> None:
    for content in (
        enveloped(),
        enveloped(said=False),
        enveloped("2a864886f70d0109100117"),
        b"-----BEGIN PKCS7-----\n" + base64.encodebytes(enveloped()) + b"-----END PKCS7-----\n",
        opaque(attachment("a.p7m", declared, enveloped())),
    ):
        mail = mail_of(attachment("smime.p7m", declared, content))
        assert (mail.problems, len(mail.attachments)) == (("encrypted",), 1)
        assert writing_of(mail).text == "(encrypted)"
    # A signature that is declared encrypted is read; and what is broken is what it is declared.
    signed = attachment(
        "s.p7m", "application/pkcs7-mime; smime-type=enveloped-data", opaque(text(SAID))
    )
    assert (mail_of(signed).text, mail_of(signed).problems) == (SAID, ())
    broken = mail_of(attachment("smime.p7m", declared, enveloped()[:9]))
    signs = "signed-data" in declared.lower()
    assert broken.problems == (("malformed_body",) if signs else ("encrypted",))


def test_parts_that_share_a_boundary() -> None:
    raw = b"""Content-Type: multipart/mixed; boundary=b

--b
Content-Type: multipart/alternative; boundary=b

--b
Content-Type: text/plain

plain
--b
Content-Type: text/html

<p>rich
--b--

--b
Content-Type: text/plain

below
--b
Content-Disposition: attachment; filename=a.txt

file
--b--
"""
    mail = read(raw)
    assert (mail.full_text, names(mail)) == ("plain\n\nbelow", ["a.txt"])
    # Of an outer one that was not closed, and parts below one that was.
    inner = raw.replace(b"--b--\n\n--b\n", b"--b\n", 1)
    assert "below" in read(inner).full_text
    assert read(raw[:-7]).attachments[0].content.startswith(b"file")


def test_a_boundary_that_is_not_said() -> None:
    within = multipart("mixed", text(SAID), attachment("a.png", "image/png", b"png"))
    for told in (b"", b' boundary="other"', b" boundary=", b" bound"):
        head, _, rest = within.partition(b"\r\n\r\n")
        raw = b"Content-Type: multipart/mixed;" + told + b"\r\n\r\n" + rest
        assert head != raw
        mail = read(raw)
        assert (mail.text, names(mail)) == (SAID, ["a.png"])
        assert "malformed_body" in mail.problems
    odd = read(within.replace(b"multipart/mixed", b"multipart/*"))
    assert (odd.text, names(odd)) == (SAID, ["a.png"])


def test_images_in_the_text_do_not_push_it_away() -> None:
    image = base64.b64encode(bytes(range(256)) * 6300)
    folded = base64.encodebytes(bytes(range(256)) * 6300).strip().replace(b"\n", b"\r\n ")
    for data in (image, folded, image.replace(b"+", b"%2B")):
        for page in (
            b'<p>Hello:</p><img src="data:image/png;base64,'
            + data
            + b'"><p>The number is 1042.</p>',
            b"<style>a{background:url(data:image/png;charset=x;base64,"
            + data
            + b")}</style><p>1042",
        ):
            mail = mail_of(body(page, "text/html"))
            assert "1042" in mail.text
            assert mail.problems == ()
            packed = base64.encodebytes(page)
            one = body(packed, "text/html", ("Content-Transfer-Encoding", "base64"))
            assert mail_of(one).text == mail.text
        plain = b"![a](data:image/png;base64," + data + b")\r\n\r\nThe number is 1042."
        said = mail_of(body(plain, "text/markdown")).text
        assert said == "![a](data:image/png;base64,...)\n\nThe number is 1042."
    short = "See data:text/plain;base64,SGVsbG8= and go on"
    assert mail_of(text(short)).text == short


def test_alternatives_that_are_not_the_same() -> None:
    rich = text(
        "<p>" + "Tiskárna v místnosti pět tiskne jen prázdné stránky, pomozte nám prosím. " * 3,
        subtype="html",
    )
    for plain in ("Váš program tuto zprávu neumí zobrazit", "メールをHTMLで表示してください"):
        assert "prázdné stránky" in mail_of(multipart("alternative", text(plain), rich)).text
    same = "Tiskárna v místnosti pět tiskne jen prázdné stránky"
    assert mail_of(multipart("alternative", text(same), rich)).text == same
    mixed = multipart(
        "mixed", rich, attachment("a.png", "image/png", b"x"), text("<p>end", subtype="html")
    )
    assert mail_of(multipart("alternative", text(""), mixed)).text.endswith(
        "pomozte nám prosím.\n\nend"
    )


@pytest.mark.parametrize(("encoding", "sent", "said"), [
    ("base64", SAID, SAID),  # it is none
    ("base64", "Dear all\n\n" + SAID, "Dear all\n\n" + SAID),
    ("base64", "Dear\n\n" + SAID, "Dear\n\n" + SAID),
    ("base64", base64.encodebytes(SAID.encode()).decode() + "_____\nThe list\nhelp me",
     SAID + "\n_____\nThe list\nhelp me"),
    ("base64", base64.b64encode(b"ab").decode() + "\n" + base64.b64encode(b"cd").decode(), "abcd"),
    ("base64", "VGhl\n!!!\nIGVuZA==", "The end"), ("BASE-64", "VGhlIGVuZA", "The end"),
    ("quoted printable", "a=20b=C3=B6", "a bö"), ("Quoted-Printable;", "a=\nb", "ab"),
    ("quoted-printable", "größer = 5", "größer = 5"), ("7-bit", SAID, SAID), ("x-unknown", SAID, SAID),
    ("Quoted-Printable (x)", "a=20b", "a b"),
    ("x-uuencode", "begin 644 a.txt\n" + binascii.b2a_uu(b"The end").decode() + "`\nend\n", "The end"),
])  # fmt: skip
def test_transfer_encodings_as_they_are_meant(encoding: str, sent: str, said: str) -> None:
    one = body(sent, "text/plain; charset=utf-8", ("Content-Transfer-Encoding", encoding))
    assert mail_of(one).full_text == said


def test_a_message_passed_on_without_a_word() -> None:
    inner = message(
        multipart("alternative", text(SAID), text(HTML, subtype="html")), [("Subject", "x")]
    )
    for kind in ("message/rfc822", "message/global"):
        mail = mail_of(multipart("mixed", text(""), part(inner, ("Content-Type", kind))))
        assert (mail.text, mail.attachments[0].content) == (SAID, inner)
        alone = mail_of(part(inner, ("Content-Type", kind)))
        assert alone.text == SAID


def test_flowed_lines_in_a_language_without_blanks() -> None:
    kind = "text/plain; charset=utf-8; format=flowed; delsp=yes"
    assert mail_of(body("印刷 \nできません。\n\nend", kind)).text == "印刷できません。\n\nend"


UNSHOWN = {
    "styles": "<style>" + "p{color:red}\n" * 190_000 + "</style>",
    "comment": "<!-- " + "x > - " * 400_000 + "-->",
    "office": "<!--[if gte mso 9]><xml>" + "<o:p>a</o:p>" * 200_000 + "</xml><![endif]-->",
    "script": "<SCRIPT>" + "if (a<b && c=='</p') {}\n" * 100_000 + "</Script >",
    "drawing": "<svg><path d='" + "M1 2" * 600_000 + "'/></svg>",
    "attribute": '<p data-x="' + "a>b " * 600_000 + '">',
    "spans": '<span style="color:red"></span>' * 80_000,
    "fixed blanks": "&nbsp;" * 400_000,
    "blanks": " \n" * 1_200_000,
    "breaks": "<p>" + "<br>" * 30_000,
}


@pytest.mark.parametrize("kind", UNSHOWN)
def test_what_shows_nothing_does_not_push_the_text_away(kind: str) -> None:
    page = f"<p>Hello,</p>{UNSHOWN[kind]}<p>{SAID}</p>"
    mail = mail_of(body(page, "text/html; charset=utf-8"))
    assert mail.text.startswith("Hello,")
    assert SAID in mail.text
    assert mail.problems == () or kind == "breaks"


def test_images_are_left_out_however_they_are_written() -> None:
    data = base64.b64encode(bytes(range(256)) * 6300).decode()
    for tag in ('<IMG SRC = " DATA:image/png;base64,', '<img src ="Data:image/PNG;BASE64,'):
        page = f'<p>Hello</p>{tag}{data}"><p>{SAID}'
        assert mail_of(body(page, "text/html")).text == f"Hello\n\n{SAID}"


def test_what_stands_below_a_long_log_is_kept() -> None:
    for log in ("line of the log\n" * 20_000, "řádek" * 600_000):
        for one in (text(log + "\n" + SAID), text(f"<pre>{log}</pre><p>{SAID}", subtype="html")):
            mail = mail_of(one)
            assert mail.text.startswith(log[:1000].strip())
            assert mail.text.endswith(SAID)
            assert "\n[…]\n" in mail.text
            assert len(mail.full_text) <= 200_000
            assert mail.problems == ("text_too_long",)
    letters = mail_of(text("👩‍💻" * 200_000)).text
    assert set(letters.replace("\n[…]\n", "").replace("👩‍💻", "")) == set()


@pytest.mark.parametrize(("page", "said"), [
    (f"<textarea>{SAID}</textarea>", SAID), (f"<select><option>{SAID}</select>", SAID),
    (f"<svg><title>x</title><text x=1>{SAID}</text></svg>", SAID), (f"<template><p>{SAID}</template>", SAID),
    (f"<noscript>{SAID}</noscript>", SAID), (f'Name: <input type="text" value="{SAID}">', f"Name: {SAID}"),
    (f"<input value='a &lt; b'> <input type=hidden value=x>{SAID}", f"a < b {SAID}"),
    (f"<title>x<p>{SAID}", SAID), (f"<style>p{{}}<body>{SAID}", SAID),
    (f"<select><option>a<p>{SAID}", f"a\n\n{SAID}"),
    (f"<script>x<div>{SAID}</div>", SAID),
    (f"<p>Karel <karel@x.example> {SAID}", f"Karel <karel@x.example> {SAID}"),
    ("<p>Karel &lt;karel@x.example&gt; <https://x.example/a>", "Karel <karel@x.example> <https://x.example/a>"),
    (f"<p>Hi <!-- <p>{SAID}", f"Hi\n\n{SAID}"), (f"<p>a < b <a href='x {SAID}", "a < b"),
    (f"<p don't>{SAID}</p><p>it's", f"{SAID}\n\nit's"), (f"<![if !mso]><o:p>{SAID}</o:p><![endif]>", SAID),
])  # fmt: skip
def test_words_in_any_element_are_text(page: str, said: str) -> None:
    assert mail_of(body(page, "text/html; charset=utf-8")).full_text == said


def test_a_plain_version_that_is_only_the_beginning() -> None:
    rich = text(f"<p>Hello,</p><p>{SAID}", subtype="html")
    for plain in ("Hello,", "Hello, the"):
        assert mail_of(multipart("alternative", text(plain), rich)).text == f"Hello,\n\n{SAID}"
    # What is a little less is the same, and so is what has a word that is not in the other.
    for plain in ("Hello, the nightly import stops", "Good day,"):
        assert plain in mail_of(multipart("alternative", text(plain), rich)).text


def test_what_stands_below_the_last_boundary() -> None:
    raw = multipart("mixed", text("Hello,"), attachment("a.png", "image/png", b"png"))
    mail = read(raw + b"\r\n" + SAID.encode())
    assert (mail.full_text, names(mail)) == (f"Hello,\n\n{SAID}", ["a.png"])
    for nothing in (b"\r\n \r\n", b"\r\n--\r\n", b"\r\n\x00\x01abc"):
        assert read(raw + nothing).full_text == "Hello,"


@pytest.mark.parametrize("method", ["REQUEST", "request"])
def test_an_invitation_alone_says_what_it_is_about(method: str) -> None:
    calendar = (
        f"BEGIN:VCALENDAR\r\nMETHOD:{method}\r\nBEGIN:VEVENT\r\nDESCRIPTION;LANGUAGE=en:Hello\\, \r\n "
        "we\\nmeet\r\nBEGIN:VALARM\r\nDESCRIPTION:x\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR"
    )
    mail = mail_of(body(calendar, f"text/calendar; method={method}"))
    assert (mail.text, len(mail.attachments)) == ("Hello, we\nmeet", 1)
    reply = calendar.replace(method, "REPLY")
    assert mail_of(body(reply, "text/calendar; method=REPLY")).text == ""


def test_what_is_said_to_be_signed_and_cannot_be_read_is_not_encrypted() -> None:
    kind = "application/pkcs7-mime; smime-type=signed-data"
    for content in (b"?", opaque(text(SAID))[:30]):
        assert mail_of(attachment("smime.p7m", kind, content)).problems == ("malformed_body",)
