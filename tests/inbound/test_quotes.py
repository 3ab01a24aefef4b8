"""What is new is told from what is quoted, and a word of the sender is not cut for its looks."""

from textwrap import fill

import pytest

from app.mime.dividing import divide
from app.mime.partition import new_of
from app.mime.quotes import Letter, is_answer, is_forward
from app.mime.reading import read
from tests.inbound.wire import message, text


def new_part(whole: str, *, answers: bool) -> str:
    return new_of(whole, divide(whole, Letter(answers=answers)))


FORWARDED = (
    "see:\n\n---- Forwarded message ----\nFrom: b@example.com\nDate: 1\nSubject: x\nTo: c\n\nold"
)
KEPT = (
    "Thanks,\nI tried that and it fails.",
    "Best regards are what I send,\nbut the server is down.",
    "Děkuji, zkusil jsem to.\n\nNefunguje to.",
    "Steps:\n\n- stop it\n- start it\n- wait",
    "Warning: the mail server is not reachable\nWarning: mail queue is full",
    "    indented:\n      more: 1\n\tand a tab",
    "I read it.\nOn Friday we wrote:\nnothing of use.",
    "Dobrý den,\nDne 5. ledna mi kolega napsal:\nrestartuj to.",
    "The header is\nFrom: a@example.com\nand nothing else.",
    "> SELECT 1;\n\nfails in the console.",
    "SELECT 1\n--\n" + "line\n" * 30 + "end",
    "What I see:\nSent from my server:\nerror 5\nerror 6\nerror 7",
    "A table\n________________________________\nand what is below",
    "a\n\n\n\nb",
)


@pytest.mark.parametrize("said", KEPT)
def test_what_the_sender_wrote_is_kept(said: str) -> None:
    assert new_part(said, answers=False) == said


@pytest.mark.parametrize(("whole", "new"), [
    ("new\n\nOn 5 Jan 2026 Bob <b@example.com> wrote:\n> old", "new"),
    ("new\n\nOn 5 Jan 2026 Bob <b@example.com> wrote:\n\nold, not marked", "new"),
    ("new\n\nOn 5 Jan 2026, a very long name of somebody\n<b@example.com> wrote:\n> old", "new"),
    ("> On 5 Jan 2026 Bob wrote:\n> old\n\nnew", "new"),
    ("new\n\nVon: Bob <b@example.com>\nGesendet: Montag\nAn: a@example.com\nBetreff: x\n\nold", "new"),
    ("new\n\n*Od:* Bob <b@example.com>\n*Odesláno:* pondělí\n*Komu:* a\n*Předmět:* x\n\nold", "new"),
    ("new\n\n-----Ursprüngliche Nachricht-----\nold", "new"),
    ("new\n\n-- \nBob\nExample", "new"),
    ("new\n\n--\nBob", "new"),
    ("new\n\nOdesláno z Outlooku pro Android", "new"),
    ("new\n" + "_" * 47 + "\nUsers mailing list\nu@example.org", "new"),
    # Nothing would be left.
    ("On 5 Jan 2026 Bob <b@example.com> wrote:\n> old", "On 5 Jan 2026 Bob <b@example.com> wrote:\n> old"),
    ("-- \nBob", "-- \nBob"),
    # What is passed on is the matter.
    (FORWARDED, FORWARDED),
])  # fmt: skip
def test_what_is_cut(whole: str, new: str) -> None:
    assert new_part(whole, answers=False) == new


EVA = Letter(
    answers=True,
    subject="Re: Import",
    people=frozenset({"support@soft.example"}),
    writer="Eva Nová",
)
SAID = "Thanks, that was it."
SOFT = "Soft <support@soft.example>"
SEPARATORS = (
    "-----Original Message-----", "*-------- Original Message --------*",
    "-------- Original-Nachricht --------",
    "-----Ursprüngliche Nachricht-----", "------ Originalnachricht ------", "-----Messaggio originale-----",
    "-------- Mensaje original --------", "-----Mensagem original-----", "-----Oorspronkelijk bericht-----",
    "-----Wiadomość oryginalna-----", "---------- Původní e-mail ----------", "-----Původní zpráva-----",
    "-------- Pôvodná správa --------", "-----Ursprungligt meddelande-----",
    "-------- Oprindelig besked --------",
    "-----Message d’origine-----", "-----Eredeti üzenet-----", "-----Исходное сообщение-----",
)  # fmt: skip
FIELDS = (
    "Von: {} [mailto:x@soft.example]\nGesendet: Montag, 23. November 2026\nAn: Eva\nBetreff: AW: Import",
    "Betreff: Import\nDatum: Mon, 23 Nov 2026 08:12:00 +0100\nVon: {}\nAn: Eva <eva@acme.example>",
    "Da: {}\nInviato: lunedì 23 novembre 2026 08:12\nA: Eva\nOggetto: R: Import",
    "De: {}\nEnviado el: lunes, 23 de noviembre de 2026 8:12\nPara: Eva\nCC: Jan\nAsunto: RE: Import",
    "De: {}\nEnviada em: segunda-feira, 23 de novembro de 2026 08:12\nPara: Eva\nAssunto: RES: Import",
    "Van: {}\nVerzonden: maandag 23 november 2026 08:12\nAan: Eva\nOnderwerp: RE: Import",
    "Od: {}\nWysłano: poniedziałek, 23 listopada 2026 08:12\nDo: Eva\nDW: Jan\nTemat: ODP: Import",
    "*Od:* {}\n*Odesláno:* pondělí 23. listopadu 2026 8:12\n*Komu:* Eva\n*Předmět:* RE: Import",
    "Från: {}\nSkickat: den 23 november 2026 08:12\nTill: Eva\nÄmne: SV: Import",
    "Feladó: {}\nElküldve: 2026. november 23. 8:12\nCímzett: Eva\nTárgy: RE: Import",
    "От: {}\nОтправлено: 23 ноября 2026 г. 8:12\nКому: Eva\nТема: RE: Import",
    "发件人： {}\n发送时间： 2026年11月23日 8:12\n收件人： Eva\n主题： Import",
    # All in a line, as it is pasted; it may be broken anywhere.
    "From: {} Sent: Monday, November 23, 2026 8:12 AM To: Eva <eva@acme.example> Subject: RE: Import",
    "Von: {} Gesendet: Montag, 23. November\n2026 08:12 An: Eva <eva@acme.example> Betreff: AW: Import",
    "*De :* {} *Envoyé :* lundi 23 novembre 2026 08:12 *À :* Eva *Objet :* RE: Import",
    "Od: Jana <jana@other.example> Odesláno: pondělí 23. listopadu 2026 8:12 Předmět: RE: Import",
)
ATTRIBUTIONS = (
    "Am Mo., 23. Nov. 2026 um 08:12 Uhr schrieb {}:", "{} schrieb am Mo., 23. Nov. 2026, 08:12:",
    "Am Montag, 23. November 2026, 08:12:33 MEZ hat {} Folgendes geschrieben:",
    "{} hat am 23.11.2026 08:12 geschrieben:", "In data lunedì 23 novembre 2026 08:12:33, {} ha scritto:",
    "Il giorno lun 23 nov 2026 alle ore 08:12 {} ha scritto:",
    "El lun, 23 nov 2026 a las 8:12, {} escribió:", "A segunda, 23/11/2026, 08:12, {} escreveu:",
    "{} escreveu no dia segunda, 23/11/2026 à(s) 08:12:", "Op ma 23 nov 2026 om 08:12 schreef {}:",
    "Op maandag 23 november 2026 08:12 heeft {} het volgende geschreven:",
    "W dniu 23.11.2026 o 08:12, {} pisze:", "Dnia 23 listopada 2026 08:12 {} napisał(a):",
    "po 23. 11. 2026 v 8:12 odesílatel {} napsal:", "Dne 23. 11. 2026 v 8:12 {} napsal(a):",
    "{} napsal dne 23.11.2026 8:12:", "po 23. 11. 2026 o 8:12 {} napísal(a):",
    "Den mån 23 nov. 2026 kl 08:12 skrev {}:", "{} ezt írta (időpont: 2026. nov. 23., H, 8:12):",
    "În lun., 23 nov. 2026 la 08:12, {} a scris:", "---- On Mon, 23 Nov 2026 08:12:00 +0100 {} wrote ----",
    "23 Kas 2026 Pzt 08:12 tarihinde {} şunu yazdı:", "{} 于2026年11月23日周一 08:12写道：",
)  # fmt: skip


@pytest.mark.parametrize("header", [
    *SEPARATORS, *(f"{one}\n{FIELDS[1]}" for one in SEPARATORS[1:4]), *FIELDS, *ATTRIBUTIONS,
])  # fmt: skip
def test_headers_of_quotes_in_many_languages(header: str) -> None:
    for sender in (SOFT, "Soft Development Ltd. <support@soft.example>"):
        begun = header.format(sender)
        for shown in {begun, begun if "\n" in begun else fill(begun, 60)}:
            whole = f"{SAID}\n\n{shown}\n\nWhich version?\n\nSoft"
            assert new_of(whole, divide(whole, EVA)) == SAID


@pytest.mark.parametrize("said", [
    # Not of this conversation, without a day, without a sender, or spoken by a person.
    "From: Bob <b@other.example> Sent: Monday, Nov 23, 2026 To: All Subject: Menu\n\nis what it shows.",
    "From: Soft Sent: yesterday To: me Subject: Import\n\nis what it shows.",
    "Betreff: Import\nDatum: 23.11.2026\nPriorität: hoch\n\nsteht in der Maske.",
    "Da: Roma\nA: Milano\nData: 23/11/2026\n\nè il viaggio.",
    "Subject: Import\nDate: 2026-11-23\nFrom: the queue\nTo: nobody\n\nis in the log.",
    "Am 23.11. um 8:12 schrieb mir das Programm diese Meldung:\n\nORA-01555",
    "Dne 23. 11. 2026 v 8:12 napsal server do logu:\n\nORA-01555",
    "A 23/11/2026 escreveu no disco:\n\nORA-01555",
    "---- wrote 5 files ----\n\nand stopped.",
])  # fmt: skip
def test_what_looks_like_a_header_in_an_answer_is_kept(said: str) -> None:
    whole = f"{SAID}\n\n{said}"
    assert new_of(whole, divide(whole, EVA)) == whole


def test_marked_lines_are_quotes_in_an_answer_only() -> None:
    assert new_part("> old\n\nnew", answers=True) == "new"
    assert new_part("> prompt\n\nnew", answers=False) == "> prompt\n\nnew"
    for subject, expected in (("Re: x", "new"), ("AW: x", "new"), ("x", "> mine\n\nnew")):
        assert read(message(text("> mine\n\nnew"), [("Subject", subject)])).text == expected


def test_subjects_of_answers_and_forwards() -> None:
    assert all(map(is_answer, ("Re: x", "RE : x", "Odp: x", "SV: x", "Re[2]: x", "RÉF: x")))
    assert not any(map(is_answer, ("x Re: y", "Regarding: x", "Area: x")))
    assert all(map(is_forward, ("Fwd: x", "FW: x", "WG: x", "TR : x")))
    forwarded = "FYI\n\nFrom: b@example.com\nSent: 1\nTo: c\nSubject: x\n\nthe matter"
    assert read(message(text(forwarded), [("Subject", "FW: x")])).text == forwarded
    assert read(message(text(forwarded), [("Subject", "RE: x")])).text == "FYI"


@pytest.mark.parametrize(("html", "expected"), [
    ("<p>one</p><p>two<br>three</p>", "one\n\ntwo\nthree"),
    ("<div>one</div><div>two</div>\n<div><br></div><div>three</div>", "one\ntwo\n\nthree"),
    ("<ul><li>a</li><li>b <b>bold</b></li></ul><ol><li>c<li>d</ol>", "* a\n* b bold\n\n1. c\n2. d"),
    ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
    ("<pre>a\n  b\n\nc</pre>", "a\n  b\n\nc"),
    ("see <a href='https://example.com/x'>here</a>", "see here (https://example.com/x)"),
    ("<a href='https://example.com/'>https://example.com</a>", "https://example.com"),
    ("<a href='mailto:a@example.com'>a@example.com</a>", "a@example.com"),
    ("<a href='javascript:alert(1)'>x</a><a href='data:x'>y</a>", "xy"),
    ("a<script>b</script><style>c</style><!-- d --><title>e</title><img src=x onerror=f>", "a"),
    ("a &lt;b&gt; &amp;amp; &nbsp; c", "a <b> &amp;   c"),
    ("a\n  b\t c", "a b c"),
    ("<p class=MsoNormal><o:p>&nbsp;</o:p></p>x", "x"),
    ("<div>new<div class='gmail_signature'>Bob<br>Example</div></div>", "new"),
    ("new<div class=yahoo_quoted>old</div>", "new"),
    ("<blockquote type=cite>old</blockquote>new", "new"),
    ("<blockquote type=cite>" * 40 + "old", ">>>>> old\n>>>>>"),
    ("<blockquote style='border-left: 1px solid #ccc'>old</blockquote>new", "new"),
    ("5.1.2026 Bob &lt;b@example.com&gt;:<blockquote>old</blockquote>new", "new"),
    # Set in, as editors do it, and no quote.
    ("first<blockquote style='margin: 0 0 0 40px; border: none'>mine</blockquote>last",
     "first\n\nmine\n\nlast"),
    ("<blockquote>all of<p>it</blockquote>", "all of\n\nit"),
    ("<div>new<div class='gmail_signature'>Bob<br>Example</div></div><p>and more",
     "new\n\nBob\nExample\n\nand more"),
    ("new<div id='OLK_x_divRplyFwdMsg'></div><div id=divRplyFwdMsg>From: b</div>old", "new"),
    ("<b>unclosed <i>and <div>wild </p></table> text", "unclosed and\nwild\n\ntext"),
])  # fmt: skip
def test_html(html: str, expected: str) -> None:
    fields = [("In-Reply-To", "<a@example.com>")]
    assert read(message(text(html, subtype="html"), fields)).text == expected
