"""What a reply quotes is compared with what was said on its ticket: words that nobody sent are new."""

import time

import pytest

from app.mime.dividing import divide
from app.mime.known import compared
from app.mime.partition import is_partition, new_of
from app.mime.quotes import Letter
from app.tickets.writing import Writing

EVA = Letter(
    answers=True, subject="Re: Import", people=frozenset({"support@soft.example"}), writer="Eva N"
)
ASKED = (
    "Hello Eva,\n\nwhich version of the program do you use at the moment, and since when does it happen?"
    "\n\nOK?\n\nBest regards\nJana\nSoft Support"
)
BEGAN = "The import stops. Please help us.\n\n-- \nEva Novak\nAcme Ltd."
WROTE = "On Tue, Nov 24, 2026 at 10:00 AM Soft <support@soft.example> wrote:\n"
OUTLOOK = (
    "From: Soft <support@soft.example>\nSent: Tuesday, November 24, 2026 10:00 AM\nTo: Eva"
    "\nSubject: Import\n\n"
)
KAREL = "On Mon, Nov 23, 2026 at 8:12 AM Karel Dvorak <karel@acme.example> wrote:\n"
KAREL_DE = (
    "Von: Karel Dvorak <karel@acme.example>\nGesendet: Montag, 23. November 2026 08:12\nAn: Eva"
    "\nBetreff: AW: Import\n\n"
)
SAID = "Thank you for the quick answer, here is what I found out.\n\n"
WRAPPED = (
    "> Hello Eva,\n>\n> which version of the program do\n> you use at the moment, and since when does it"
    "\n> happen?\n>\n> OK?\n>\n> Best regards\n> Jana\n> Soft Support"
)


def new(said: str, *known: str) -> str:
    parts = compared(said, divide(said, EVA), known)
    assert is_partition(said, parts)
    return new_of(said, parts)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (f"{SAID}{KAREL}> The import needs 5.2.1.\n>\n> ORA-01555.", "5.2.1 ORA-01555"),
        (f"{SAID}-----Ursprüngliche Nachricht-----\n{KAREL_DE}Stoppt mit ORA-01555.", "01555"),
        (f"{SAID}{KAREL_DE}Stoppt mit ORA-01555.\n\nNur bei ORDERS.", "01555 ORDERS"),
        (f"{SAID}The log:\n> ERROR pool exhausted\n> \n> }}\n\n{WROTE}{WRAPPED}", "pool exhausted"),
        (f"{SAID}Steps:\n> open the order\n> click Print\nThen 1042.", "order Print 1042"),
        (f"{SAID}It fails with\n>= 2 users\n\n{WROTE}{WRAPPED}", ">= 2"),
        (f"{SAID}{WROTE}> since when does it happen? on Friday", "Friday"),
        (f"{SAID}{WROTE}> OK?\n> ano", "ano"),
        (f"{SAID}{WROTE}{WRAPPED}\n>\n> 5.2.1", "5.2.1"),
        (f"{SAID}{OUTLOOK}{ASKED}\n\nWe use 5.2.1.", "5.2.1"),
        (f"{SAID}{OUTLOOK}OK?\nyes\n\nsince when does it happen?\n版本是五", "yes 版本是五"),
    ],
)
def test_words_that_nobody_sent_before_are_new(said: str, words: str) -> None:
    body = new(said, ASKED, BEGAN)
    assert all(word in body for word in words.split()), body
    assert "which version" not in body


@pytest.mark.parametrize(
    "quote",
    [
        f"{WROTE}{WRAPPED}",
        f"{OUTLOOK}{ASKED}\n\n{OUTLOOK}{BEGAN}",
        f"{WROTE}{WRAPPED}\n>\n> {WROTE}>\n>> The import stops. Please\n>> help us.\n>> -- \n>> Eva Novak",
        # What programs set around it.
        f"{WROTE}> Dear Ms Novak,\n> since *when* does it happen?\n> --\n> Soft\n> +420 123 456 789",
        f"{WROTE}> CAUTION: This email originated from outside of the company.\n{WRAPPED}",
        f"{WROTE}> The import stops <https://safe.example/x>. Please help us.\n> [image: logo]",
        f"{WROTE}> OK?\n> Sent from my iPhone",
    ],
)
def test_what_was_sent_before_is_a_quote_wherever_its_lines_break(quote: str) -> None:
    assert new(f"{SAID}{quote}", ASKED, BEGAN) == SAID.strip()


def test_nothing_is_known_where_nothing_was_said_and_long_texts_cost_little() -> None:
    assert new(f"{SAID}{KAREL}> OK?").endswith("OK?")
    lines = [f"line {n} of a long log and {n * 7} more of it" for n in range(2500)]
    said = f"{SAID}{WROTE}> " + "\n> ".join(lines)
    began = time.process_time()
    assert new(said, "\n".join(lines)) == SAID.strip()
    new(said, "\n".join(lines * 20))
    assert time.process_time() - began < 3


FORWARDED = (
    "---------- Forwarded message ---------\nFrom: John <j@x.example.org>\nDate: Mon, Nov 23, 2026"
    "\nSubject: import\nTo: Eva\n\nHi Eva, the nightly import stops with an error since Friday, it happens"
    " at table ORDERS and nobody knows why."
)
PASSED_DE = f"{KAREL_DE}Der Import bricht seit Freitag ab, und niemand weiß, warum das so ist."


@pytest.mark.parametrize(
    ("said", "spoken"),
    [
        (f"Viz níže.\n\n{FORWARDED}", "Viz níže."),
        (f"Prosím o pomoc.\n\n{PASSED_DE}", "Prosím o pomoc."),
        ("Nejde tisk.\n\nGet Outlook for iOS", "Nejde tisk."),
        (("Nejde tisk.\n\n-- \nEva Novak\nHead of IT\nVisit us at the trade fair in Brno, we are"
         " looking forward to seeing you there"), "Nejde tisk."),
        (FORWARDED, FORWARDED),
    ],
)  # fmt: skip
def test_the_language_is_judged_on_what_the_sender_says(said: str, spoken: str) -> None:
    letter = Letter(subject="Import", people=EVA.people, writer="Eva Novak")
    assert Writing(said, divide(said, letter)).opening().spoken.strip() == spoken


def test_a_subject_that_is_passed_on_is_not_the_senders() -> None:
    said = Writing.typed("Viz níže.")
    assert said.spoken_under("Fwd: nightly import stops with error") == "Viz níže."
    assert said.spoken_under("Nejde tisk") == "Nejde tisk\nViz níže."
