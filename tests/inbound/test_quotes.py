"""What is new is told from what is quoted, and a word of the sender is not cut for its looks."""

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
