"""A text is divided into what is new, quotes, signatures and notices, and nothing of it is lost."""

import re
from uuid import UUID, uuid5

import pytest

from app.mime.dividing import divide
from app.mime.partition import PartKind, is_partition, joined, new_of, whole, with_quotes_new
from app.mime.partition import TextPart as Part
from app.mime.quotes import Letter
from app.mime.reading import read
from tests.inbound import zoo
from tests.inbound.wire import message, text

NEW, QUOTE, SIGNATURE, NOTICE = PartKind
EVA = Letter(
    answers=True,
    subject="Re: Import",
    people=frozenset({"support@soft.example"}),
    writer="Eva Novak",
)
BEGUN = Letter(subject="Import", people=EVA.people, writer=EVA.writer)
OUTLOOK = (
    "From: Soft <support@soft.example>\nSent: Tuesday, November 24, 2026 10:00 AM\nTo: Eva"
    "\nSubject: Import\n\n"
)
OUTLOOK_DE = (
    "Von: Soft <support@soft.example>\nGesendet: Dienstag, 24. November 2026 10:00\nAn: Eva"
    "\nBetreff: Import\n\n"
)
OUTLOOK_CS = (
    "Od: Soft <support@soft.example>\nOdesláno: úterý 24. listopadu 2026 10:00\nKomu: Eva"
    "\nPředmět: Import\n\n"
)
CONFIDENTIAL = (
    "This message and its attachments are confidential and intended only for the person named above. If you"
    " are not the addressee, please inform the sender and delete the message."
)

# What a person wrote, in the form of what programs write: all of it is new.
OWN = (
    # Fields of something else.
    ("Our settings:\n\nFrom: relay@acme.example.org\nServer: smtp.acme.example.org\nPort: 587"
    "\nUser: relay\n\nError 535."),
    "Unsere Daten:\n\nVon: 10.0.0.1\nAn: 10.0.0.9\nPort: 25\nDienst: Postfix\n\nFehler 535.",
    "Nastavení:\n\nOd: 1. 5. 2026\nDo: 31. 5. 2026\nTyp: plný\nCena: 10\n\nJe to správně?",
    ("Refused:\n\nFrom: shop@acme.example\nTo: b@other.example\nSubject: Order 77"
    "\nDate: Mon, 23 Nov 2026\n\nThe answer: 550."),
    "The settings are\nFrom: eva@acme.example.org\nDate: 2026-11-24\nTo: all\nPort: 25\n\nand it fails.",
    # Two hyphens, and a line.
    "Výpis:\n-- \n-- Dump completed\n-- \nChyba 550 na konci.",
    ("10:01 ERROR pool\n10:01   at Pool.take\n--\n10:07 ERROR disk\n--\n10:09 ERROR job\n"
    "\nWhat shall we do?"),
    "Erster Versuch\n--\nZweiter Versuch\n--\nBeide scheitern",
    "The script\n-- \n-- drop the table\nDROP TABLE t;\nfails here.",
    "Hosts affected:\n-- \nhost1\nhost2\n\nAll of them are down.",
    "Hosts affected:\n______________________________\nThe list of hosts:\nhost1\nhost2\n\nAll are down.",
    # Sentences that begin like the line of a device.
    "Not all arrive.\nSent from my phone they come, from the application they do not.",
    "Sent from my phone they come\nand from the application they do not",
    "Zwei Versuche:\nGesendet von Outlook: kommt an.\nGesendet von der Anwendung: Fehler 550.",
    "Dva pokusy:\nOdesláno z Outlooku: dorazilo.\nOdesláno z aplikace: chyba 550.",
    "Deux essais :\nEnvoyé de mon iPhone : arrivé.\nEnvoyé depuis le serveur : erreur 550",
    # Words of a notice.
    ("The confidential report went to the wrong addressee by mistake. Can you delete the message"
    " from the queue?"),
    "Hello.\n\nThis e-mail was refused: it is confidential, and intended only for Bob. Why is that?",
    # A postscript, and a question below the name.
    "Please help.\n-- \nEva\nWhat shall we do?",
    "Please look at what he wrote:\n> SELECT 1;",
)  # fmt: skip


@pytest.mark.parametrize("said", OWN)
def test_a_persons_words_are_new_however_they_look(said: str) -> None:
    assert divide(said, BEGUN) == whole(said)
    if "> " not in said:
        assert divide(said, EVA) == whole(said)


@pytest.mark.parametrize(("said", "kinds", "new"), [
    # Answers written into a quote whose lines have no marks.
    (f"See my answers below.\n\n{OUTLOOK}Which version?\n[Eva] 5.2.1 on Debian 12", "nqn",
     "See my answers below.\n\nWhich version?\n[Eva] 5.2.1 on Debian 12"),
    (f"Hello,\n\n{OUTLOOK}Which version?\n5.2.1 on Debian 12", "nqn", None),
    (f"Here you are.\n\n{OUTLOOK}Which version?\nEva: 5.2.1 on Debian 12", "nqn", None),
    (f"Here you are.\n\n{OUTLOOK}Which version?\n--> 5.2.1 on Debian 12", "nqn", None),
    (f"Meine Antworten stehen unten im Text.\n\n{OUTLOOK_DE}Welche Version?\n5.2.1", "nqn", None),
    (f"Odpovědi viz níže v textu.\n\n{OUTLOOK_CS}Která verze?\n5.2.1", "nqn", None),
    # And quotes that hold none.
    (f"It is 5.2.1.\n\n{OUTLOOK}Which version?", "nq", "It is 5.2.1."),
    (f"Es ist 5.2.1.\n\n{OUTLOOK_DE}Welche Version?", "nq", "Es ist 5.2.1."),
    (f"Je to 5.2.1.\n\n{OUTLOOK_CS}Která verze?", "nq", "Je to 5.2.1."),
    (("It is 5.2.1.\n\nOp 24 nov. 2026 10:00 schreef Soft <support@soft.example>:"
     "\n> Which?"), "nq", "It is 5.2.1."),
    ("It is 5.2.1.\n\nW dniu 24.11.2026 o 10:00, Soft pisze:\n> Which?", "nq", None),
    (("Above.\nOn 24 Nov 2026 Soft <support@soft.example> wrote:\n> Which?\nBetween.\n> And?"
     "\nBelow."), "nqnqn",
     "Above.\nBetween.\nBelow."),
    # A signature above the quote, and the answers within it.
    (("Hello,\nanswers inline.\n-- \nEva Novak\nAcme\n\nOn Tue, Nov 24, 2026 Soft"
     " <support@soft.example> wrote:\n"
     "> Which version?\n5.2.1\n> Since when?\nsince Friday"), "nsqnqn", ("Hello,\nanswers inline."
     "\n5.2.1\nsince Friday")),
    # Text below a signature.
    ("It fails.\n-- \nEva Novak\nAcme\n\nIt also fails on the other server.", "nsn",
     "It fails.\n\nIt also fails on the other server."),
    ("Es scheitert.\n\n-- \nEva Novak\n+49 30 1234567\n\nPS: Auch auf dem zweiten Server.", "nsn", None),
    # Signatures, notices and footers.
    ("It fails.\n\n--\nEva Novak\nAcme", "ns", "It fails."),
    ("It fails.\n\nSent from Outlook for Android", "ns", "It fails."),
    ("Nejde to.\n\nOdesláno z mého iPhonu", "ns", "Nejde to."),
    ("Ça ne marche pas.\n\nEnvoyé de mon iPhone", "ns", "Ça ne marche pas."),
    ("No funciona.\n\nEnviado desde mi iPhone", "ns", "No funciona."),
    ("Nie działa.\n\nWysłano z mojego iPhone'a", "ns", "Nie działa."),
    ("Werkt niet.\n\nVerzonden vanaf mijn iPhone", "ns", "Werkt niet."),
    (f"It fails.\n-- \nEva\n\n{CONFIDENTIAL}", "nsx", "It fails."),
    (f"It fails.\n\n{CONFIDENTIAL}", "nx", "It fails."),
    (("Es scheitert.\n\nDiese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige"
     " Adressat sind,"
     " informieren Sie bitte den Absender und vernichten Sie diese Mail."), "nx", "Es scheitert."),
    (("Nejde to.\n\nTato zpráva je důvěrná a je určena výhradně adresátovi. Pokud jste ji obdrželi"
     " omylem, prosím"
     " smažte ji."), "nx", "Nejde to."),
    (("Ça échoue.\n\nCe message est confidentiel. Si vous n'êtes pas le destinataire, merci de le"
     " détruire."), "nx",
     "Ça échoue."),
    (("No va.\n\nEste mensaje es confidencial. Si usted no es el destinatario, elimínelo por"
     " favor."), "nx", "No va."),
    (("Nie działa.\n\nTa wiadomość jest poufna i przeznaczona tylko dla adresata. Jeśli otrzymałeś"
     " ją omyłkowo, usuń ją."),
     "nx", "Nie działa."),
    ("It fails.\n\nVirus-free. www.antivirus.example", "nx", "It fails."),
    ("Es scheitert.\n\nAcme GmbH, Sitz der Gesellschaft: Berlin, Amtsgericht Berlin HRB 12345", "nx", None),
    (("CAUTION: This email originated from outside of the organization. Do not click links."
      "\n\nIt fails."), "xn", "It fails."),
])  # fmt: skip
def test_what_each_part_is(said: str, kinds: str, new: str | None) -> None:
    parts = divide(said, EVA)
    names = {"n": NEW, "q": QUOTE, "s": SIGNATURE, "x": NOTICE}
    assert [part.kind for part in parts] == [names[kind] for kind in kinds]
    assert new is None or new_of(said, parts) == new


def test_a_partition_is_the_whole_text_and_something_new() -> None:
    said = "ab\U0001f600cd"
    assert is_partition(said, whole(said))
    assert is_partition(said, (Part(NEW, 0, 3), Part(QUOTE, 3, 5)))
    for parts in (
        (),
        (Part(NEW, 0, 4),),
        (Part(NEW, 0, 6),),
        (Part(NEW, 1, 5),),
        (Part(NEW, 0, 3), Part(QUOTE, 2, 5)),
        (Part(NEW, 0, 2), Part(QUOTE, 3, 5)),
        (Part(NEW, 0, 5), Part(QUOTE, 5, 5)),
        (Part(QUOTE, 3, 5), Part(NEW, 0, 3)),
        (Part(QUOTE, 0, 5),),
    ):
        assert not is_partition(said, parts)
    assert joined((Part(NEW, 0, 2), Part(NEW, 2, 3), Part(QUOTE, 3, 5))) == (
        Part(NEW, 0, 3),
        Part(QUOTE, 3, 5),
    )


def test_what_is_quoted_in_the_beginning_is_new_and_keeps_its_lines() -> None:
    said = "See below.\n-- \nEva\n\nOn 23 Nov 2026 Karel <k@acme.example.org> wrote:\n> It stops."
    "\n> ORDERS."
    parts = with_quotes_new(said, divide(said, EVA))
    assert [part.kind for part in parts] == [NEW, SIGNATURE, NEW]
    assert new_of(said, parts) == "See below.\n\n" + said[said.index("On 23") :]


@pytest.mark.parametrize(
    "subject", ["FW: x", "[EXTERNAL] FW: x", "[EXT] WG: x", "*EXTERN* Fwd: x", "{Spam?} TR: x"]
)
def test_what_is_passed_on_is_kept_whatever_a_gateway_puts_before_it(subject: str) -> None:
    said = f"See below.\n\n{OUTLOOK}ORA-01555"
    assert (
        read(message(text(said), [("Subject", subject), ("In-Reply-To", "<a@b.example>")])).text
        == said
    )


_WORDS = re.compile(r"\w+")


def test_no_word_of_the_zoo_is_lost() -> None:
    """The rate of text lost is 0: what is read is all there is, and each part of it is of a known kind."""
    names = zoo.Names(b"a secret of the zoo")
    lost, words = [], 0
    for case in zoo.conversations():
        if case.outcome == zoo.NEW and case.thread is not None:
            names.tickets[case.thread] = uuid5(UUID(int=7), str(case.thread))
        mail = read(case.build(names))
        assert is_partition(mail.full_text, mail.text_parts), case.how
        assert new_of(mail.full_text, mail.text_parts) == mail.text
        said = _WORDS.findall(case.new_text or "")
        words += len(said)
        lost += [word for word in said if word not in mail.text]
    assert words > 1000
    assert not lost
