"""What mails say: every kind in every language, whatever the names and texts in it."""

import re
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from app.kit.lines import folded
from app.languages.official import OfficialLanguage
from app.mails import session_kinds, staff_kinds, texts, ticket_kinds
from app.mails.kinds import MailTopic
from app.mails.saying import Saying
from app.mails.texts import write
from app.statements.words import WORDS
from tests.mails.pages import Page, squeezed
from tests.mails.samples import OF_KIND, SAMPLES, START, variants, with_text

ENGLISH, FRENCH, GERMAN, CZECH = OfficialLanguage
LEFT_OVER = re.compile(r"%\(|%s|\{\{|\}\}|\{%|\bNone\b|Undefined|&amp;amp;|<bdi>&lt;")
LINK = str(SAMPLES[0].link)


def test_every_kind_has_its_facts_its_template_and_a_sample() -> None:
    assert list(OF_KIND) == list(MailTopic)
    assert len(SAMPLES) == len(MailTopic)
    for kind in MailTopic:
        assert (texts.TEMPLATES / f"{kind}.jinja").is_file()


@pytest.mark.parametrize("language", OfficialLanguage)
def test_every_way_through_every_template_is_whole(language: OfficialLanguage) -> None:
    for facts in variants():
        written = write(facts, language)
        for said in (written.subject, written.text, written.html):
            assert not LEFT_OVER.search(said), (facts.kind, LEFT_OVER.search(said))
        assert written.subject == folded(written.subject)
        assert 10 < len(written.subject) <= texts.MAX_SUBJECT_CHARACTERS
        page = Page(written.html)
        assert page.tags.count("h1") == page.tags.count("title") == 1
        # A webmail drops the tags around a mail, and with them the language of the first.
        assert page.values("lang") == [language, language]
        assert not {"script", "img", "link", "table", "form", "iframe"} & set(page.tags)
        assert not {name for name, _ in page.attributes} & {"src", "style", "onclick", "background"}


@pytest.mark.parametrize("language", OfficialLanguage)
def test_the_text_carries_whatever_the_page_carries(language: OfficialLanguage) -> None:
    for facts in variants():
        written = write(facts, language)
        text = squeezed(written.text)
        page = Page(written.html)
        missing = [one for one in page.texts if squeezed(one) not in text]
        assert not missing, (facts.kind, missing)
        assert {squeezed(one) for one in page.values("href")} <= {
            link for link in page.values("href") if link in text
        }
        assert max(map(len, written.text.split("\n"))) < 200


@pytest.mark.parametrize("language", OfficialLanguage)
def test_a_button_has_its_address_beside_it_and_without_one_the_text_says_how(
    language: OfficialLanguage,
) -> None:
    for facts in SAMPLES:
        page = Page(write(facts, language).html)
        link = getattr(facts, "confirm_link", None) or LINK
        assert page.values("href").count(link) == 2
        assert squeezed(link) in page.text
        without: dict[str, Any] = {"link": None}
        if hasattr(facts, "confirm_link"):
            without["confirm_link"] = None
        bare = write(replace(facts, **without), language)
        assert "support.example.com/s/" not in bare.html + bare.text
        assert "button" not in Page(bare.html).values("class")


def test_subjects_say_what_and_when() -> None:
    agreed = OF_KIND[MailTopic.SESSION_AGREED]
    assert [write(agreed, one).subject for one in OfficialLanguage] == [
        "Session agreed: 7 Mar 2031, 14:00 (Prague)",
        "Séance convenue\u00a0: 7 mars 2031, 14:00 (Prague)",
        "Termin vereinbart: 07.03.2031, 14:00 (Prag)",
        "Zásah domluven: 7. 3. 2031, 14:00 (Praha)",
    ]
    assert write(OF_KIND[MailTopic.TICKET_REPLY], CZECH).subject.startswith("Re: [1042] ")


@pytest.mark.parametrize("language", OfficialLanguage)
def test_a_subject_of_usual_facts_is_not_cut_in_a_list_of_mails(language: OfficialLanguage) -> None:
    subjects = [write(one, language).subject for one in SAMPLES]
    assert not [one for one in subjects if len(one) > 78]


@pytest.mark.parametrize("language", OfficialLanguage)
def test_a_list_of_mails_shows_how_a_mail_begins_and_a_reader_hears_it_once(
    language: OfficialLanguage,
) -> None:
    for facts in SAMPLES:
        written = write(facts, language)
        page = Page(written.html)
        (preview,) = page.previews
        assert 30 < len(preview) <= 140
        after_greeting = written.text.partition(",\n\n")[2]
        assert squeezed(after_greeting).replace(":", "").startswith(squeezed(preview)[:10])
        assert page.values("aria-hidden") == ["true"]
    assert ".preview { display: none;" in texts.style()


def test_without_a_link_a_mail_to_a_customer_says_where_to_turn() -> None:
    for facts in SAMPLES:
        if type(facts).__module__ == staff_kinds.__name__:
            continue
        without: dict[str, Any] = {"link": None}
        if hasattr(facts, "confirm_link"):
            without["confirm_link"] = None
        said = " ".join(write(replace(facts, **without), ENGLISH).text.split())
        assert re.search(r"client zone|answer(ing)? this message", said), facts.kind


# --- figures, dates, plural forms ----------------------------------------------------------------


def test_the_figures_of_a_worksheet_follow_the_rule_of_rounding() -> None:
    text = write(OF_KIND[MailTopic.WORKSHEET_TO_CONFIRM], ENGLISH).text.replace("\u00a0", " ")
    for line in (
        "Worked: 1 h 57 min 30 s", "Rounded up by: 2 min 30 s", "Deducted: 2 h", "Credit before: 8 h",
        "Credit after: 6 h",
    ):  # fmt: skip
        assert f"{line}\n" in text
    assert "rounded up\nonce, to whole 10 minutes" in text


HOURS = {
    ENGLISH: ("0 hours", "1 hour", "2 hours", "5 hours"),
    FRENCH: ("0 heure", "1 heure", "2 heures", "5 heures"),
    GERMAN: ("0 Stunden", "1 Stunde", "2 Stunden", "5 Stunden"),
    CZECH: ("0 hodin", "1 hodinu", "2 hodiny", "5 hodin"),
}
DAYS = {
    ENGLISH: ("less than one day", "1 day", "2 days", "5 days"),
    FRENCH: ("moins d’un jour", "1 jour", "2 jours", "5 jours"),
    GERMAN: ("weniger als einen Tag", "1 Tag", "2 Tage", "5 Tage"),
    CZECH: ("méně než jeden den", "1 den", "2 dny", "5 dní"),
}
WORKING_DAYS = {
    ENGLISH: ("0 working days", "1 working day", "2 working days", "5 working days"),
    FRENCH: ("0 jour ouvré", "1 jour ouvré", "2 jours ouvrés", "5 jours ouvrés"),
    GERMAN: ("0 Arbeitstagen", "1 Arbeitstag", "2 Arbeitstagen", "5 Arbeitstagen"),
    CZECH: ("0 pracovních dní", "1 pracovní den", "2 pracovní dny", "5 pracovních dní"),
}
EVENTS = {
    ENGLISH: ("0 events", "1 event", "2 events", "5 events"),
    FRENCH: ("0 événement", "1 événement", "2 événements", "5 événements"),
    GERMAN: ("0 Ereignisse", "1 Ereignis", "2 Ereignisse", "5 Ereignisse"),
    CZECH: ("0 událostí", "1 událost", "2 události", "5 událostí"),
}


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        (MailTopic.SESSION_REMINDER, "hours_ahead", HOURS),
        (MailTopic.CREDIT_LOW, "days_left", DAYS),
        (MailTopic.CONFIRMATION_REMINDER, "working_days", WORKING_DAYS),
        (MailTopic.ENDPOINT_DISABLED, "failed_deliveries", EVENTS),
    ],
)
@pytest.mark.parametrize("language", OfficialLanguage)
def test_plural_forms(
    language: OfficialLanguage,
    kind: MailTopic,
    name: str,
    expected: dict[OfficialLanguage, tuple[str, ...]],
) -> None:
    for count, words in zip((0, 1, 2, 5), expected[language], strict=True):
        changed: dict[str, Any] = {name: count}
        text = " ".join(write(replace(OF_KIND[kind], **changed), language).text.split())
        assert re.search(rf"(?<!\d){re.escape(words)}(?!\w)", text), words


@pytest.mark.parametrize(
    ("zone", "city"),
    [
        ("Europe/Prague", "(Prague, UTC+1)"),
        ("America/New_York", "(New York, UTC−5)"),
        ("Asia/Kolkata", "(Kolkata, UTC+5:30)"),
        ("UTC", "(UTC)"),
        ("Etc/GMT+5", "(UTC−5)"),
    ],
)
def test_times_are_by_the_clocks_of_the_recipient_and_name_them(zone: str, city: str) -> None:
    facts = replace(OF_KIND[MailTopic.SESSION_REMINDER], time_zone=zone)
    assert city in write(facts, ENGLISH).text.replace("\u00a0", " ")


def test_the_hour_that_comes_twice_is_told_apart() -> None:
    first = datetime(2031, 10, 26, 0, 30, tzinfo=UTC)
    zone = ZoneInfo("Europe/Prague")
    said = [Saying(WORDS[CZECH], zone).moment(one) for one in (first, first + timedelta(hours=1))]
    assert [one.replace("\u00a0", " ") for one in said] == [
        "ne 26. října 2031, 02:30 (Praha, UTC+2)",
        "ne 26. října 2031, 02:30 (Praha, UTC+1)",
    ]


def test_dates_are_written_as_each_language_does() -> None:
    at = datetime(2031, 2, 28, 23, 30, tzinfo=UTC)
    zone = ZoneInfo("Europe/Prague")
    said = [
        Saying(WORDS[one], zone).between(at, at + timedelta(days=1)) for one in OfficialLanguage
    ]
    assert [one.replace("\u00a0", " ") for one in said] == [
        "Saturday, 1 March 2031, 00:30 – Sunday, 2 March 2031, 00:30 (Prague, UTC+1)",
        "samedi 1er mars 2031, 00:30 – dimanche 2 mars 2031, 00:30 (Prague, UTC+1)",
        "Samstag, 1. März 2031, 00:30 – Sonntag, 2. März 2031, 00:30 Uhr (Prag, UTC+1)",
        "sobota 1. března 2031, 00:30 – neděle 2. března 2031, 00:30 (Praha, UTC+1)",
    ]


# --- what others wrote ---------------------------------------------------------------------------

HOSTILE = (
    "Eve\r\nBcc: victim@example.com\r\n\r\n<p>",
    '<b>bold</b><script>alert("x")</script>',
    "\"quoted' & &amp; {{ 7 * 7 }} {% raw %} %(name)s %s %",
    "\u202egnol\u2066 \u0627\u0644\u0639\u0631\u0628\u064a\u0629 \u05e9\u05dc\u05d5\u05dd",
    "🧑‍💻" * 20,
    "x" * 1000,
    "=?utf-8?q?=0d=0aBcc:_victim?=",
    "\x00\x07\ufeff",
)


@pytest.mark.parametrize(
    ("text", "language"), list(product(HOSTILE, (ENGLISH, CZECH))), ids=lambda one: str(one)[:9]
)
def test_what_others_write_stays_data(text: str, language: OfficialLanguage) -> None:
    for facts in SAMPLES:
        written = write(with_text(facts, text), language)
        assert written.subject == folded(written.subject)
        assert len(written.subject) <= texts.MAX_SUBJECT_CHARACTERS
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066]", written.text)
        assert "\nBcc:" not in written.text
        # The tags and attributes are those of a harmless name, but for broken lines.
        page, harmless = Page(written.html), Page(write(with_text(facts, "Eve"), language).html)
        if folded(text):
            assert set(page.tags) - {"br"} == set(harmless.tags) - {"br"}
            assert page.values("href") == harmless.values("href")
            assert squeezed(folded(text).split("\n")[0])[:50] in page.text
        assert not {"b", "script"} & set(page.tags)


def test_only_links_of_the_web_can_be_clicked() -> None:
    agreed = OF_KIND[MailTopic.SESSION_REMINDER]
    assert isinstance(agreed, session_kinds.SessionReminder)
    for link in ("javascript:alert(1)", "data:text/html,x", "https://[", "file:///etc/passwd"):
        session = replace(agreed.session, join_url=link)
        html = write(replace(agreed, session=session, link=link), ENGLISH).html
        assert link not in Page(html).values("href")


def test_a_name_from_right_to_left_keeps_its_direction_to_itself() -> None:
    facts = replace(OF_KIND[MailTopic.CREDIT_LOW], recipient_name="שלום")
    written = write(facts, ENGLISH)
    assert "Hello \u2068שלום\u2069," in written.text
    assert "<bdi>שלום</bdi>" in written.html


def test_a_message_keeps_its_lines_and_what_is_set_in() -> None:
    written = write(OF_KIND[MailTopic.TICKET_REPLY], ENGLISH)
    assert ">     systemctl disable --now print-spooler@2\n" in written.text
    assert "\u00a0\u00a0\u00a0\u00a0systemctl disable" in written.html


def test_czech_greets_without_the_name_whose_case_it_does_not_know() -> None:
    said = [write(OF_KIND[MailTopic.CREDIT_LOW], one).text for one in OfficialLanguage]
    greetings = ["Hello Ana Dvořáková,", "Bonjour Ana Dvořáková,", "Guten Tag Ana Dvořáková,"]
    for text, greeting in zip(said, [*greetings, "Dobrý den,"], strict=True):
        assert f"\n{greeting}\n" in text
        assert "Ana Dvořáková" in text


def test_what_costs_is_told_to_customers_alone() -> None:
    for kind in (MailTopic.SESSION_MOVED, MailTopic.SESSION_CANCELLED):
        without: dict[str, Any] = {"cost": None}
        told, untold = (
            write(one, ENGLISH).text for one in (OF_KIND[kind], replace(OF_KIND[kind], **without))
        )
        assert "Cost of" in told
        assert "Available credit" in told
        assert "Cost of" not in untold
        assert "credit" not in untold


def test_the_caller_is_told_whether_to_call_and_where() -> None:
    received = OF_KIND[MailTopic.TICKET_RECEIVED]
    assert isinstance(received, ticket_kinds.TicketReceived)
    assert "+420\u00a0555\u00a0010\u00a0112 and" in write(received, ENGLISH).text
    elsewhere = write(replace(received, call_number=None), ENGLISH).text
    assert "+420\u00a0555\u00a0010\u00a0010 and" in elsewhere
    silent = replace(received, call_recommended=False)
    assert "need not call" in write(silent, ENGLISH).text
    assert received.due_at == START


# --- looks ---------------------------------------------------------------------------------------


def _colours(css: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", css):
        for selector in selectors.split(","):
            colours = re.findall(r"(?<![\w-])(color|background): (#\w{6})", body)
            found.setdefault(selector.strip(), {}).update(colours)
    return found


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return sum(weight * one for weight, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("dark", [False, True])
def test_everything_can_be_read_in_light_and_in_the_dark(*, dark: bool) -> None:
    css = texts.style()
    light, _, night = css.partition("@media (prefers-color-scheme: dark) {")
    colours = _colours(light.split("@media")[0])
    if dark:
        for selector, changed in _colours(night.split("@media")[0]).items():
            colours.setdefault(selector, {}).update(changed)
    page, facts = colours[".mail"]["background"], colours["dl"]["background"]
    pairs = [
        (colours["body"]["color"], one) for one in (page, facts, colours["body"]["background"])
    ]
    pairs += [(colours[one]["color"], page) for one in (".note", ".foot", "a")]
    pairs += [(colours[one]["color"], facts) for one in ("dt", "a")]
    pairs.append((colours[".button"]["color"], colours[".button"]["background"]))
    for ink, paper in pairs:
        low, high = sorted((_luminance(ink), _luminance(paper)))
        assert (high + 0.05) / (low + 0.05) >= 4.5, (ink, paper)


def test_a_page_asks_for_nothing() -> None:
    assert "url(" not in texts.style()
    assert "@import" not in texts.style()
    html = write(OF_KIND[MailTopic.CREDIT_LOW], ENGLISH).html
    policy = texts.policy(html)
    assert policy.startswith("default-src 'none'; ")
    assert policy.endswith("; sandbox")
    # A mail of before a change of style is shown in the style that it was written with.
    assert texts.policy(html.replace("{ margin: 0; ", "{ margin: 1px; ")) != policy


def test_a_title_cannot_smuggle_in_a_style() -> None:
    facts = with_text(OF_KIND[MailTopic.TICKET_RECEIVED], "</title><style>p { color: red }</style>")
    honest = write(OF_KIND[MailTopic.TICKET_RECEIVED], ENGLISH).html
    assert texts.policy(write(facts, ENGLISH).html) == texts.policy(honest)
