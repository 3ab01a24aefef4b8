"""What of a message a person wrote: logs, code and output say nothing about a language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.languages import official
from app.languages.recognition import Detected, detect, language_of, prose
from tests.rules.test_languages import TEXTS

LOG = """\
2026-11-20 10:00:01,123 ERROR [main] c.e.App - Failed to open the connection to the database
2026-11-20T10:00:02.5Z WARN The server is not able to accept the request, please try again later
[2026-11-20 10:00:03] Starting the application and waiting for the database to become available
20.11.2026 10:00:04 The service was stopped by the user
10:00:05.001 the request could not be processed because the session is not valid any more
Nov 20 10:00:06 server application[4711]: the process was killed because there was no memory left
ERROR: could not connect to the server, is it running and does it accept connections
[INFO] Reactor summary for the application and all of its modules
java.lang.IllegalStateException: The application is not able to find the file that it needs
Error: connection refused by the server while the application was starting
    at com.example.Service.start(Service.java:42)
    ... 23 more
Caused by: the connection to the database was closed by the other side
Exception in thread main, the application is stopping now
Traceback (most recent call last):
  File "/opt/app/main.py", line 3, in <module>
    raise ValueError and the rest of what the program says
ValueError: there is no value for this and that
status=failed reason=timeout user=admin path=/var/log/app.log id=0xdeadbeef
app.title = The name of the application that is shown to the users
$ tail the log of the application and show it
root@app01:~# show the log of the application
C:\\Users\\eva> start the application and wait for it
sudo restart the application and wait for it
docker compose up -d and wait for the application
SELECT name FROM customer WHERE the name is not what it should be
update customer set name to the right one;
<message>The server is not able to accept the request</message>
{"message": "The server is not able to accept the request"}
"message": "The server is not able to accept the request",
> Thank you for your request, we have looked into it and will come back to you
```
This is what the application writes when it is started by the administrator
```
{code:java} This is what the application writes when it is started {code}
<pre>This is what the application writes
when it is started by the administrator</pre>
"""


CZECH = "Dobrý den, aplikace po aktualizaci nejde spustit"


@pytest.mark.parametrize("line", LOG.splitlines()[:15] + LOG.splitlines()[18:31])
def test_a_line_of_a_machine_is_no_prose(line: str) -> None:
    assert prose(line) == ""


def test_what_a_machine_wrote_is_left_out_as_a_whole() -> None:
    assert prose(LOG) == ""
    assert detect(LOG) == Detected(None, 0)
    assert language_of(LOG, preferred=["cs"]) == "cs"


def test_a_log_in_the_middle_of_a_message_does_not_count() -> None:
    text = f"{CZECH}.\n\n{LOG}\nProsíme o pomoc.\n"
    assert prose(text).splitlines() == [
        "Dobrý den aplikace po aktualizaci nejde spustit",
        "Prosíme o pomoc",
    ]
    assert detect(text).language == "cs"


def test_one_sentence_after_a_long_log_is_enough() -> None:
    text = LOG * 100 + "Seit gestern kommt immer dieser Fehler.\n"
    assert detect(text).language == "de"


def test_the_beginning_of_a_long_message_is_enough() -> None:
    german, french = (100 * f"{TEXTS[language][1]}\n" for language in ("de", "fr"))
    assert detect(german + french) == detect(german + german)


def test_code_that_is_never_closed_goes_to_the_end() -> None:
    assert prose(f"{CZECH}\n```\n{TEXTS['en'][2]}\n{TEXTS['en'][1]}").splitlines() == [
        "Dobrý den aplikace po aktualizaci nejde spustit"
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Píše to \"The server is not available\" a nic víc.", "Píše to a nic víc"),
        ("Er schreibt „Internal Server Error“, was nun?", "Er schreibt was nun"),
        ("Le message « Server error » revient.", "Le message revient"),
        ("Příkaz `tail the log` nefunguje.", "Příkaz nefunguje"),
        ("Viz https://example.com/help/me a /var/log/app.log prosím.", "Viz a prosím"),
        ("Écrivez à eva@example.com ou rappelez-nous, s'il vous plaît.",
         "Écrivez à ou rappelez-nous s'il vous plaît"),
        ("Od 10:30 do 12.11.2026 máme 25 chyb denně, vždy ORA-01017.", "Od do máme chyb denně vždy"),
        ("Volání getUserName() a user_id=5 vrací null", "Volání a vrací null"),
        ("Hodnota 0x1F v c.e.App, id 550e8400-e29b-41d4-a716-446655440000 a 7f3a9c", ""),
        ("NEJDE PŘIHLÁŠENÍ!!!", "NEJDE PŘIHLÁŠENÍ"),
        ("Po\u010d\u00edta\u010d i Poc\u030cítac\u030c", "Počítač i Počítač"),
        ("昨日の更新の後、起動しません。", "昨日の更新の後、起動しません。"),
        ("Πότε θα είναι έτοιμο;", "Πότε θα είναι έτοιμο"),
    ],
)  # fmt: skip
def test_what_is_left_are_the_words_of_a_person(text: str, words: str) -> None:
    assert prose(text) == words


OUTPUT = """\
Connection to the database was refused by the remote host
The service will be restarted in ten seconds
No space left on the device while writing the journal"""


NOTICE = (
    "This message and its attachments are confidential and intended only for the person named above. If"
    " you are not the addressee, you must not copy or use any part of it. Please delete the message."
)


SEVERAL = [
    # What a program says is not what the person speaks.
    (OUTPUT, ["cs"], "cs"),
    (f"Zde je:\n\n{OUTPUT}", ["cs"], "cs"),
    (f"Chyba:\n{OUTPUT}", ["cs"], "cs"),
    (f"Voici le journal :\n\n{OUTPUT}", ["fr"], "fr"),
    (f"Voici le journal demandé.\n\n{OUTPUT}\n\nCordialement", ["fr"], "fr"),
    (f"Hier das Protokoll:\n\n{OUTPUT}.", ["de"], "de"),
    (f"{TEXTS['pl'][0]}\n\n{OUTPUT}", ["cs"], "pl"),
    (
        (
            f"{TEXTS['de'][1]} Die Meldung: The connection to the server was lost and could not be"
            " established again within the configured time."
        ),
        ["de"],
        "de",
    ),
    (f"{TEXTS['cs'][1]} The server is not able to accept the request.", ["en"], "cs"),
    # Parts that disagree: the contact's, then the customer's.
    (f"{TEXTS['cs'][1]}\n\n{NOTICE}", ["cs", "cs"], "cs"),
    (f"{TEXTS['fr'][1]}\n\n{NOTICE}", ["fr"], "fr"),
    (f"{TEXTS['de'][1]}\n\n{NOTICE}", [None, "de"], "de"),
    (f"{TEXTS['de'][1]}\n\n{NOTICE}", ["cs", "de"], "de"),
    # Short.
    ("Thanks, it works now.", ["cs"], "cs"),
    ("Screenshot attached", ["fr"], "fr"),
    ("昨日の更新の後、起動しません。", ["cs"], "ja"),
    # Another language, clearly; also announced by a colon, in a person's words.
    (" ".join(TEXTS["pl"]), ["cs"], "pl"),
    (" ".join(TEXTS["sk"][:2]), ["cs"], "sk"),
    (" ".join(TEXTS["cs"][:3]), ["sk"], "cs"),
    (
        "Problem:\n\nThe server does not start since the update, we cannot work. Please help.",
        ["cs"],
        "en",
    ),
    ("Dobrý den\nServer od rána neběží\nProsím o rychlou pomoc", ["en"], "cs"),
]


@pytest.mark.parametrize(("text", "preferred", "expected"), SEVERAL)
def test_the_language_is_that_of_the_person(
    text: str, preferred: list[str | None], expected: str
) -> None:
    assert language_of(text, preferred=preferred) == expected


@pytest.mark.parametrize(
    ("text", "usual", "expected"),
    [
        ("An unexpected error has occurred while the page was being loaded.", "fr", "fr"),
        (
            (
                "Something went wrong. We could not load your data. Please try again later or contact your"
                " administrator."
            ),
            "cs",
            "cs",
        ),
        (
            (
                "C:\\App> start service\nThe service is not responding to the control function.\nMore help is"
                " available by typing NET HELPMSG 2186."
            ),
            "de",
            "de",
        ),
        # A person speaks; or it is long, or another language.
        ("Hello, the server has stopped again this morning, have a look.", "cs", "en"),
        ("We could not load our data since the update of yesterday.", "cs", "en"),
        ("Could you please tell the others about the outage of this morning?", "de", "en"),
        (TEXTS["de"][1], "cs", "de"),
        (" ".join(4 * ["The application does not start after the update."]), "cs", "en"),
    ],
)
def test_what_a_program_said_leaves_the_language_of_a_conversation(
    text: str, usual: str, expected: str
) -> None:
    assert language_of(text, preferred=[usual], answers=True) == expected


@given(st.text(max_size=300), st.lists(st.none() | st.sampled_from(["cs", "pl", ""]), max_size=2))
def test_every_text_has_a_language(text: str, preferred: list[str | None]) -> None:
    found = detect(text)
    assert 0 <= found.confidence <= 100
    assert len(found.near) <= 2
    assert found.language is None or found.near[0] == found.language
    language = language_of(text, preferred=preferred)
    assert language in {found.language, *filter(None, preferred), "en"}
    assert official.reply_language(language) in official.OFFICIAL


PIECES = ["\n", " ", '"', "„", "«", "`", "```", "{code", "}", "<pre>", "<", ">", "=", ";", "-a",
          "--a", "a@b", "File \"", "[", "]", "at ", "(", "\\", "Dobrý", "den", "ERROR"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_prose_holds_nothing_but_words_of_the_text(text: str) -> None:
    for word in prose(text).split():
        assert word in text
        assert not set(word) & set("0123456789=<>@\\[]{}")
