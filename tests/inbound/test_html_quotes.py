"""What programs quote in HTML is a quote; what people write into it, or set in, is theirs."""

import pytest

from app.mime.known import compared
from app.mime.partition import new_of
from app.mime.reading import read
from tests.inbound.people import Person
from tests.inbound.post import answering, customer_of, deliver, letter, messages_of, with_mail
from tests.inbound.wire import message, text
from tests.support import Api

EVA = Person("Eva Nova", "eva@acme.example", "en")
SAID, FRIDAY = "It is 5.2.1 on Debian.", "Since Friday, at noon."
ASKED = (
    "Hello Eva,\n\nWhich version do you use at the moment?\n\nSince when does the import stop?\n\n"
    "Best regards\nJana\nSoft Support"
)
FIRST, SECOND = (
    "<p>Hello Eva,</p><p>Which version do you use at the moment?",
    ("<p>Since when does the import stop?"),
)
OLD = f"{FIRST}</p>{SECOND}</p><p>Best regards<br>Jana<br>Soft Support</p>"
SOFT = "Soft &lt;<a href='mailto:support@soft.example'>support@soft.example</a>&gt;"
WROTE = f"On Mon, Nov 23, 2026 at 8:12 AM {SOFT} wrote:"
SENT = (
    f"<b>From:</b> {SOFT}<br><b>Sent:</b> Monday, November 23, 2026 8:12 AM<br>"
    "<b>To:</b> Eva &lt;eva@acme.example&gt;<br><b>Subject:</b> Import"
)
GESENDET = (
    f"<b>Gesendet:</b>&nbsp;Montag, 23. November 2026 um 08:12 Uhr<br><b>Von:</b>&nbsp;{SOFT}<br>"
    "<b>An:</b>&nbsp;Eva<br><b>Betreff:</b>&nbsp;Import"
)
BAR = "border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"
SET_IN = "margin:0 0 0 40px;border:none;padding:0"


def raw(html: str) -> bytes:
    fields = [
        ("From", f"{EVA.name} <{EVA.address}>"),
        ("To", "support@soft.example"),
        ("Subject", "Re: Import"),
        ("In-Reply-To", "<x@soft.example>"),
    ]
    return message(text(f"<html><body>{html}</body></html>", subtype="html"), fields)


@pytest.mark.parametrize("quote", [
    # Gmail, Thunderbird, Apple, K-9 and others who cite.
    (f"<div class='gmail_quote gmail_quote_container'><div dir=ltr class=gmail_attr>{WROTE}<br></div>"
    f"<blockquote class=gmail_quote style='border-left:1px solid #ccc'>{OLD}</blockquote></div>"),
    ("<div class=moz-cite-prefix>Dne 23. 11. 26 v 8:12 Soft napsal(a):<br></div>"
    f"<blockquote type=cite cite='mid:x@soft.example'>{OLD}</blockquote>"),
    f"<blockquote type=cite><div>{WROTE}</div><br class=Apple-interchange-newline>{OLD}</blockquote>",
    ("<p id=reply-intro>Dne 23.11.2026 8:12, Soft napsal:</p>"
    f"<blockquote type=cite style='border-left: #1010ff 2px solid'>{OLD}</blockquote>"),
    (f"<div class=protonmail_quote>{WROTE}<br><blockquote class=protonmail_quote type=cite>{OLD}"
    "</blockquote></div>"),
    f"<div id=ydp1yahoo_quoted_1 class=ydp1yahoo_quoted><div>{WROTE}</div><div>{OLD}</div></div>",
    ("<blockquote style='border-left:1px solid #0857A6'>Понедельник, 23 ноября 2026, 8:12 +03:00 от "
    f"{SOFT}:<br>&nbsp;<div>{OLD}</div></blockquote>"),
    ("<p>---------- Původní e-mail ----------<br>Od: Soft &lt;support@soft.example&gt;<br>Komu: Eva<br>"
    f"Datum: 23. 11. 2026 8:12:33<br>Předmět: Import</p><blockquote>{OLD}</blockquote>"),
    (f"<div>---- On Mon, 23 Nov 2026 08:12:00 +0100 <b>{SOFT}</b> wrote ---</div><blockquote>{OLD}"
    "</blockquote>"),
    # Outlook in its many forms, Zimbra, GMX, Hotmail: a header, and what is below.
    f"<hr><div id=divRplyFwdMsg dir=ltr><font>{SENT}</font></div><div>{OLD}</div>",
    f"<hr><div id=x_divRplyFwdMsg><font>{GESENDET}</font></div><div>{OLD}</div>",
    f"<div style='{BAR}'><p class=MsoNormal>{SENT}<o:p></o:p></p></div>{OLD}",
    f"<div style='{BAR}'><p>{SENT.replace('From', 'De').replace('Sent', 'Enviado el')}</p></div>{OLD}",
    ("<div id=ms-outlook-mobile-signature>Get <a href='https://aka.ms/o0ukef'>Outlook for iOS</a></div>"
    f"<div class=ms-outlook-mobile-reference-message><hr><div id=divRplyFwdMsg>{SENT}</div>{OLD}</div>"),
    f"<hr id=zwchr><div data-marker=__HEADERS__>{SENT}</div><div>{OLD}</div>",
    f"<div name=quote style='border-left:2px solid #C3D9E5'><div>{GESENDET}</div>{OLD}</div>",
    ("<hr id=stopSpelling>Date: Mon, 23 Nov 2026 08:12:00 +0100<br>Subject: Import<br>"
    f"From: support@soft.example<br>To: eva@acme.example<br><br>{OLD}"),
])  # fmt: skip
def test_quotes_of_programs(quote: str) -> None:
    mail = read(raw(f"<div>{SAID}</div><br>{quote}"))
    assert mail.text.strip() == SAID
    for asked in (ASKED, ASKED.replace("\n\n", "\n")):
        parts = compared(mail.full_text, mail.text_parts, [asked])
        assert new_of(mail.full_text, parts).strip() == SAID


ANSWERED = (
    # Between cited paragraphs, in colour within a quote, and below it.
    (
        f"<blockquote type=cite>{FIRST}</p></blockquote><p>{SAID}</p><blockquote type=cite>{SECOND}</p>"
        f"</blockquote><p>{FRIDAY}</p>"
    ),
    (
        f"<p>Hi,</p><div class=gmail_quote><div class=gmail_attr>{WROTE}</div><blockquote class=gmail_quote>"
        f"{FIRST}</p><div>{SAID}</div>{SECOND}</p><p><font color=red>{FRIDAY}</font></blockquote></div>"
    ),
    (
        f"<p>Thanks.</p><div style='{BAR}'><p>{SENT}</p></div>{FIRST} <span style='color:red'>{SAID}</span>"
        f"</p>{SECOND}</p><p style='color:#C00000'>{FRIDAY}</p>"
    ),
    (
        f"<p>My answers are in red.</p><hr><div id=divRplyFwdMsg>{SENT}</div>{FIRST}</p><p>{SAID}</p>{SECOND}"
        f" <b style='color:red'>{FRIDAY}</b></p>"
    ),
    f"<div class=moz-cite-prefix>{WROTE}</div><blockquote type=cite>{OLD}</blockquote><p>{SAID}<p>{FRIDAY}",
    # Set in, as editors do it: no quote at all.
    f"<p>Steps:</p><blockquote style='{SET_IN}'><div>{SAID}</div></blockquote><p>{FRIDAY}</p>",
    f"<blockquote>{SAID}<blockquote>{FRIDAY}</blockquote></blockquote>",
    (
        f"<div><blockquote style='{SET_IN}'><ul><li>{SAID}<li>{FRIDAY}</ul></blockquote></div>"
        f"<div class=gmail_quote><div class=gmail_attr>{WROTE}</div><blockquote class=gmail_quote>{OLD}"
        "</blockquote></div>"
    ),
)


@pytest.mark.parametrize("html", ANSWERED)
def test_what_people_write_into_quotes_or_set_in_is_new(html: str) -> None:
    mail = read(raw(html))
    for known in ([ASKED], []):
        new = new_of(mail.full_text, compared(mail.full_text, mail.text_parts, known))
        assert SAID in new
        assert FRIDAY in new


async def test_answers_within_quotes_reach_the_ticket(api: Api) -> None:
    await customer_of(await with_mail(api), EVA)
    begun = await deliver(api, letter(EVA, ("Subject", "Import")))
    await api.post(f"/v1/tickets/{begun['ticket_id']}/replies", {"body": ASKED, "public": True})
    for number, html in enumerate(ANSWERED):
        # What was said before would be a quote.
        said = [f"{one[:-1]} ({number} times)." for one in (SAID, FRIDAY)]
        shown = html.replace(SAID, said[0]).replace(FRIDAY, said[1])
        body = text(f"<html><body>{shown}</body></html>", subtype="html")
        fields = (*answering(begun), ("Subject", "Re: Import"))
        assert (await deliver(api, letter(EVA, *fields, body=body)))["outcome"] == "reply_added"
        answer = (await messages_of(api, begun["ticket_id"]))[-1]
        assert all(one in answer["body"] for one in said), answer
