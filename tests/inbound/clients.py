"""How mail programs write a message: the new text, and around it what they add of their own."""

import html
from collections.abc import Callable
from dataclasses import dataclass

from tests.inbound.people import Person
from tests.inbound.wire import Fields, attachment, multipart, part, quoted, text

SUPPORT = "Personday Support <support@example.com>"
PIXEL = b"\x89PNG\r\n\x1a\n" + bytes(range(60))

GMAIL = {
    "en": "On Mon, Jan 5, 2026 at 10:00 AM Personday Support <\nsupport@example.com> wrote:",
    "cs": "po 5. 1. 2026 v 10:00 odesílatel Personday Support <support@example.com>\nnapsal:",
    "de": "Am Mo., 5. Jan. 2026 um 10:00 Uhr schrieb Personday Support <\nsupport@example.com>:",
    "fr": "Le lun. 5 janv. 2026 à 10:00, Personday Support <support@example.com> a\nécrit :",
}
THUNDERBIRD = {
    "en": "On 1/5/26 10:00, Personday Support wrote:",
    "cs": "Dne 05. 01. 26 v 10:00 Personday Support napsal(a):",
    "de": "Am 05.01.26 um 10:00 schrieb Personday Support:",
    "fr": "Le 05/01/2026 à 10:00, Personday Support a écrit\u00a0:",
}
APPLE = {
    "en": f"On 5 Jan 2026, at 10:00, {SUPPORT} wrote:",
    "cs": f"5. 1. 2026 v 10:00, {SUPPORT}:",
    "de": f"Am 05.01.2026 um 10:00 schrieb {SUPPORT}:",
    "fr": f"Le 5 janv. 2026 à 10:00, {SUPPORT} a écrit :",
}
OUTLOOK = {
    "en": ("From:", "Sent:", "To:", "Subject:"),
    "cs": ("Od:", "Odesláno:", "Komu:", "Předmět:"),
    "de": ("Von:", "Gesendet:", "An:", "Betreff:"),
    "fr": ("De :", "Envoyé :", "À :", "Objet :"),
}
PHONE = {
    "en": "Sent from my iPhone", "cs": "Odesláno z iPhonu",
    "de": "Von meinem iPhone gesendet", "fr": "Envoyé de mon iPhone",
}  # fmt: skip
SEPARATOR = "________________________________"

# The body of a message that says this, answers that (None = begins a conversation), by this person.
Body = Callable[[str, str | None, Person], bytes]


@dataclass(frozen=True)
class Client:
    """A program with its own fields; ``spoken`` are the languages whose characters it can write."""

    name: str
    body: Body
    fields: Fields = ()
    spoken: str = "en cs de fr"


def _outlook_header(person: Person) -> list[tuple[str, str]]:
    values = (SUPPORT, "Monday, January 5, 2026 10:00", person.address, "Re: a server")
    return list(zip(OUTLOOK[person.language], values, strict=True))


def _html_lines(said: str, tag: str) -> str:
    lines = []
    for line in said.split("\n"):
        indent = len(line) - len(line.lstrip())
        content = "&nbsp;" * indent + html.escape(line.strip()) if line.strip() else "<br>"
        lines.append(f"<{tag}>{content}</{tag}>")
    return "\n".join(lines)


def _html(said: str, quote: str = "", *, tag: str = "div") -> str:
    return (
        "<html><head><meta charset='utf-8'><title>Mail</title><style>p {margin: 0}</style></head>"
        f"<body><!-- made by a client -->{_html_lines(said, tag)}{quote}</body></html>"
    )


def _gmail_quote(earlier: str | None, person: Person) -> str:
    if earlier is None:
        return ""
    header = html.escape(GMAIL[person.language].replace("\n", " ").replace("< ", "<"))
    return (
        f'<br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">{header}<br></div>'
        '<blockquote class="gmail_quote" style="margin:0px">'
        f"{_html_lines(earlier, 'div')}</blockquote></div>"
    )


def gmail(said: str, earlier: str | None, person: Person) -> bytes:
    quote = "" if earlier is None else f"\n\n{GMAIL[person.language]}\n\n{quoted(earlier)}"
    return multipart(
        "alternative",
        text(said + quote),
        text(
            _html(said, _gmail_quote(earlier, person)), subtype="html", encoding="quoted-printable"
        ),
    )


def gmail_html(said: str, earlier: str | None, person: Person) -> bytes:
    return text(_html(said, _gmail_quote(earlier, person)), subtype="html", encoding="base64")


def _outlook_plain(said: str, earlier: str | None, person: Person) -> str:
    if earlier is None:
        return said
    header = "\n".join(f"{name} {value}" for name, value in _outlook_header(person))
    return f"{said}\n\n{header}\n\n{earlier}"


def outlook(said: str, earlier: str | None, person: Person) -> bytes:
    charset = "windows-1250" if person.language == "cs" else "windows-1252"
    quote = ""
    if earlier is not None:
        header = "<br>".join(
            f"<b>{name}</b> {html.escape(value)}" for name, value in _outlook_header(person)
        )
        quote = (
            "<div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'>"
            f"<p class=MsoNormal>{header}</p></div></div>{_html_lines(earlier, 'p')}"
        )
    return multipart(
        "alternative",
        text(_outlook_plain(said, earlier, person), charset=charset, encoding="quoted-printable"),
        text(
            _html(said, quote, tag="p"),
            charset=charset,
            subtype="html",
            encoding="quoted-printable",
        ),
    )


def outlook_html(said: str, earlier: str | None, person: Person) -> bytes:
    quote = ""
    if earlier is not None:
        header = "<br>".join(
            f"<b>{name}</b> {html.escape(value)}" for name, value in _outlook_header(person)
        )
        quote = (
            '<div id="appendonsend"></div><hr tabindex="-1" style="width:98%">'
            f'<div id="divRplyFwdMsg" dir="ltr">{header}</div>{_html_lines(earlier, "div")}'
        )
    stub = "Your e-mail client does not support HTML."
    return multipart(
        "alternative",
        text(stub),
        text(_html(said, quote), subtype="html", encoding="base64"),
    )


def exchange_plain(said: str, earlier: str | None, person: Person) -> bytes:
    whole = _outlook_plain(said, earlier, person)
    if earlier is not None:
        whole = whole.replace(f"{said}\n\n", f"{said}\n\n{SEPARATOR}\n", 1)
    return text(whole, encoding="base64")


def _apple_quote(earlier: str, person: Person) -> str:
    return quoted(f"{APPLE[person.language]}\n\n{earlier}")


def apple(said: str, earlier: str | None, person: Person) -> bytes:
    quote = "" if earlier is None else "\n\n" + _apple_quote(earlier, person)
    flowed = _flowed(said) + quote
    rich = _html(
        said,
        ""
        if earlier is None
        else f"<blockquote type=cite>{_html_lines(earlier, 'div')}</blockquote>",
    )
    return multipart(
        "alternative",
        text(flowed, encoding="quoted-printable", parameters=";\r\n\tformat=flowed; delsp=yes"),
        multipart(
            "related",
            text(rich, subtype="html"),
            attachment(
                "screen.png", "image/png", PIXEL, disposition="inline", content_id="1@example.com"
            ),
        ),
    )


def _flowed(said: str) -> str:
    """Every line broken after a space in its middle; with ``delsp`` one more space marks the break."""
    lines = []
    for line in said.split("\n"):
        at = line.find(" ", len(line) // 2)
        indented = line.startswith(" ")
        broken = f"{line[: at + 1]} \n{line[at + 1 :]}" if at > 0 and not indented else line
        # A space at the beginning is stuffed with another one.
        lines.append(f" {line}" if indented else broken)
    return "\n".join(lines)


def thunderbird(said: str, earlier: str | None, person: Person) -> bytes:
    quote = "" if earlier is None else f"{THUNDERBIRD[person.language]}\n{quoted(earlier)}\n\n"
    return text(f"{quote}{said}\n\n-- \n{person.name}\nExample Ltd.\n", encoding="quoted-printable")


def interleaved(said: str, earlier: str | None, person: Person) -> bytes:
    if earlier is None:
        return text(said)
    first, *rest = said.split("\n\n")
    asked, *more = earlier.split("\n\n")
    pieces = [THUNDERBIRD[person.language] + "\n" + quoted(asked), first]
    for index in range(max(len(rest), len(more))):
        pieces += [quoted(more[index])] if index < len(more) else []
        pieces += [rest[index]] if index < len(rest) else []
    return text("\n\n".join(pieces), encoding="8bit")


def iphone(said: str, earlier: str | None, person: Person) -> bytes:
    quote = "" if earlier is None else "\n\n" + _apple_quote(earlier, person)
    return text(f"{said}\n\n{PHONE[person.language]}{quote}", encoding="base64")


def galaxy(said: str, earlier: str | None, person: Person) -> bytes:
    quote = ""
    if earlier is not None:
        quote = (
            f"\n-------- Original message --------\nFrom: {SUPPORT}\nDate: 05/01/2026 10:00 (GMT+01:00)\n"
            f"To: {person.address}\nSubject: Re: a server\n\n{earlier}"
        )
    return text(f"{said}\n\nSent from my Galaxy\n{quote}")


def mutt(said: str, earlier: str | None, person: Person) -> bytes:
    charset = "iso-8859-2" if person.language == "cs" else "iso-8859-1"
    return text(f"{said}\n-- \n{person.name}\n+420 800 000 000", charset=charset)


def mislabelled(said: str, earlier: str | None, person: Person) -> bytes:
    label, charset = {
        "cs": ("iso-8859-2", "windows-1250"), "de": ("iso-8859-1", "utf-8"),
        "fr": ("us-ascii", "windows-1252"), "en": ("utf-8", "utf-16-le"),
    }[person.language]  # fmt: skip
    return text(said, charset=charset, label=label, encoding="base64")


def unlabelled(said: str, earlier: str | None, person: Person) -> bytes:
    charset = {"cs": "windows-1250", "en": "ascii"}.get(person.language, "utf-8")
    return text(said, charset=charset, label="x-nobody-knows")


def smime(said: str, earlier: str | None, person: Person) -> bytes:
    signature = attachment("smime.p7s", "application/pkcs7-signature", bytes(range(200)))
    return multipart(
        "signed", thunderbird(said, earlier, person), signature,
        parameters=' protocol="application/pkcs7-signature"; micalg=sha-256;',
    )  # fmt: skip


def pgp(said: str, earlier: str | None, person: Person) -> bytes:
    signature = part(
        b"-----BEGIN PGP SIGNATURE-----\r\n\r\niQEz\r\n-----END PGP SIGNATURE-----\r\n",
        ("Content-Type", 'application/pgp-signature; name="signature.asc"'),
    )
    inner = multipart("mixed", gmail(said, earlier, person))
    return multipart(
        "signed", inner, signature, parameters=' protocol="application/pgp-signature";'
    )


def winmail(said: str, earlier: str | None, person: Person) -> bytes:
    packed = attachment("winmail.dat", "application/ms-tnef", b"\x78\x9f\x3e\x22" + bytes(40))
    plain = text(_outlook_plain(said, earlier, person), encoding="quoted-printable")
    return multipart("mixed", plain, packed)


def by_list(said: str, earlier: str | None, person: Person) -> bytes:
    footer = (
        "_______________________________________________\n"
        "Users mailing list\nusers@example.org\nhttps://lists.example.org/users"
    )
    return multipart("mixed", text(said), text(footer, charset="us-ascii"))


CLIENTS = (
    Client("gmail", gmail, (("X-Gm-Message-State", "AOJu0Yw"),)),
    Client(
        "outlook", outlook, (("X-Mailer", "Microsoft Outlook 16.0"), ("Thread-Index", "AdpGx0r=="))
    ),
    Client("apple", apple, (("X-Mailer", "Apple Mail (2.3826)"),)),
    Client("thunderbird", thunderbird, (("User-Agent", "Mozilla Thunderbird"),)),
    Client("outlook_html", outlook_html, (("X-Auto-Response-Suppress", "DR, OOF, AutoReply"),)),
    Client("iphone", iphone, (("X-Mailer", "iPhone Mail (22D82)"),)),
    Client("gmail_html", gmail_html),
    Client("interleaved", interleaved, (("User-Agent", "Mozilla Thunderbird"),)),
    Client("galaxy", galaxy),
    Client("mutt", mutt, (("User-Agent", "Mutt/2.2.13"),)),
    Client(
        "exchange_plain", exchange_plain, (("X-MS-Has-Attach", ""), ("Thread-Topic", "a server"))
    ),
    Client("mislabelled", mislabelled),
    Client("smime", smime),
    Client("unlabelled", unlabelled),
    Client("pgp", pgp),
    Client("winmail", winmail, (("X-MS-TNEF-Correlator", "<1@example.com>"),)),
)
