"""Refusals and errors of fields are said in the reader's language; the API's English stays what it was."""

from collections.abc import AsyncIterator
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

import pytest
from pydantic import Field

from app import errors
from app.kit.web.schema import Body, Currency, Day, Email, Id, Instant, Money, Name, Phone, Zone
from app.languages.official import OfficialLanguage
from app.pages import forms, refusals
from app.pages.forms import Given
from tests.conftest import fresh_database
from tests.pages.test_desk_booking import NEW, typed
from tests.pages.visits import KEPT, Visit, said, signed_in
from tests.support import Api, open_api

PHONE = (
    "Eine Telefonnummer mit Landesvorwahl wie +420 222 333 444 oder +44 20 7946 0958 ext. 12,"
    " oder eine aus CZ ohne Vorwahl."
)
GERMAN = {"Accept-Language": "de"}


class Colour(StrEnum):
    RED = "red"


class Sample(Body):
    """A field of each kind."""

    name: Name = "n"
    needed: int = 0
    few: Annotated[int, Field(ge=1, le=4)] = 1
    tens: Annotated[int, Field(multiple_of=10, gt=0, lt=2000)] = 10
    colour: Colour = Colour.RED
    shade: Literal["dark"] = "dark"
    sure: bool = False
    words: Annotated[list[str], Field(max_length=1, default_factory=list)]
    other: Id | None = None
    at: Instant | None = None
    day: Day | None = None
    email: Email | None = None
    phone: Phone | None = None
    zone: Zone | None = None
    price: Money | None = None
    currency: Currency | None = None


class Bare(Body):
    reason: Name


def german(refused: errors.DomainError | str) -> str:
    told = refusals.teller(OfficialLanguage.GERMAN)(refused)
    assert "lang=" not in told
    return str(told).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("name", "sent", "told"),
    [
        ("name", "x" * 201, "Höchstens 200 Zeichen."),
        ("name", "a\u202eb", "Eine Zeile Text, die nicht leer ist."),
        ("needed", "eins", "Eine ganze Zahl."),
        ("few", "0", "Mindestens 1."),
        ("few", "5", "Höchstens 4."),
        ("tens", "15", "Ein Vielfaches von 10."),
        ("tens", "0", "Mehr als 0."),
        ("tens", "2000", "Weniger als 2.000."),
        ("colour", "zz", "Wählen Sie aus dem, was angeboten wird."),
        ("shade", "zz", "Wählen Sie aus dem, was angeboten wird."),
        ("sure", "maybe", "Ja oder nein."),
        ("words", "a\nb", "Nicht mehr als 1."),
        ("other", "7", "Wählen Sie aus dem, was angeboten wird."),
        ("at", "morgen", "Ein Tag und eine Uhrzeit, wie 2031-03-05T14:30."),
        ("day", "morgen", "Ein Tag der Jahre 2000 bis 2999, wie 2031-03-05."),
        ("email", "eva", "Eine E-Mail-Adresse wie eva@example.com."),
        ("zone", "Prag", "Das ist keine Zeitzone wie Europe/Prague."),
        ("currency", "€", "Das Kürzel einer Währung, wie EUR."),
        (
            "price",
            "1,5",
            "Eine Zahl wie 1,5, mit höchstens 9 Ziffern vor dem Komma und 4 dahinter.",
        ),
        (
            "phone",
            "x",
            PHONE,
        ),
        ("admin", "1", "Das Formular hat ein Feld, das hier unbekannt ist: admin."),
    ],
)
def test_each_kind_of_field_says_what_it_takes(name: str, sent: str, told: str) -> None:
    given = forms.read({name: [sent]}, Sample)
    assert german(given.wrong[name]) == told


def test_what_is_needed_doubled_or_strange_is_said_too() -> None:
    (needed,) = forms.read({"reason": [" "]}, Bare).wrong.values()
    assert german(needed) == "Dies wird gebraucht."
    (doubled,) = forms.read({"reason": ["a", "b"]}, Bare).wrong.values()
    assert german(doubled) == "Das ist mehr als einmal angegeben."
    strange: Given[Bare] = forms.read({"reason": ["a"], "<b>": ["1"]}, Bare)
    assert strange.beside_none == strange.wrong["<b>"], "it has no field to stand beside"
    assert "&lt;b&gt;" in german(strange.wrong["<b>"])
    assert forms.read({"reason": [" "]}, Bare).beside_none is None


@pytest.mark.parametrize("language", OfficialLanguage)
def test_every_refusal_has_its_sentence_in_every_language(language: OfficialLanguage) -> None:
    tell = refusals.teller(language)
    for known in errors.catalogue():
        refused = errors.DomainError.__new__(known)
        errors.DomainError.__init__(refused)
        told = str(tell(refused))
        assert told
        assert "lang=" not in told
        assert language is OfficialLanguage.ENGLISH or told != refused.detail
        assert "(rule" not in told


def test_figures_are_written_as_the_language_writes_them() -> None:
    short = errors.InsufficientCredit(available=40, required=370, debt=0, minimum_top_up=480)
    assert short.detail == (
        "370 minutes are needed and 40 are available; a purchase of at least 480 minutes is needed first."
    )
    assert german(short) == (
        "6 h 10 min werden gebraucht, und 40 min sind verfügbar; zuerst sind mindestens 8 h zu kaufen."
    )
    english = str(refusals.teller(OfficialLanguage.ENGLISH)(short)).replace("\u00a0", " ")
    assert english.startswith("6 h 10 min are needed and 40 min are available;")
    debt = errors.DebtLimitExceeded(debt_after=1210, limit=1200, available=0)
    assert debt.detail == "The debt would be 1210 minutes, beyond the limit of 1200."
    assert german(debt).startswith("Die Schuld wäre 20 h 10 min und")
    moved = errors.InvalidTransition("session", "cancelled", "move", [])
    assert moved.detail == "A session that is cancelled does not take 'move'."
    assert "cancelled" not in german(moved)
    file = errors.Sentence(
        "%(file)s: %(why)s", file="<a>.exe", why=errors.finished(errors.AttachmentTooLarge().detail)
    )
    assert german(file) == "„&lt;a&gt;.exe“: Ein Anhang hat höchstens 10 MB."
    assert Decimal(1) == errors.Sentence("%(n)s", n=Decimal(1)).figures["n"]


def test_what_no_catalogue_has_is_shown_as_english() -> None:
    told = refusals.teller(OfficialLanguage.GERMAN)("Not <known>.")
    assert str(told) == '<span lang="en">Not &lt;known&gt;.</span>'


@pytest.fixture
async def api(server: str, template: str) -> AsyncIterator[Api]:
    async with fresh_database(server, template) as dsn, open_api(dsn) as opened:
        yield opened


async def test_a_rule_about_a_field_stands_beside_it_in_german(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    await api.buy(customer, 480)
    visit = await signed_in(api, api.keys["lead"])
    wanted = typed(customer, technician)
    for name, sent, told in (
        ("estimated_minutes", "55", "Minuten des Guthabens sind Vielfache von 10."),
        ("category", "zz", "Solche Arbeit ist kein Server-Support"),
    ):
        again = await visit.send(NEW, await _kept(visit, wanted | {name: sent}), **GERMAN)
        assert again.status_code == 422
        wrong = again.text.partition(f'id="{name}-wrong">')[2].partition("</p>")[0]
        assert told in wrong
        assert 'lang="en"' not in again.text
    strange = await visit.send(NEW, await _kept(visit, wanted | {"admin": "1"}), **GERMAN)
    assert "unbekannt ist: admin." in said(strange)


async def _kept(visit: Visit, form: dict[str, str]) -> dict[str, str]:
    """The same with what makes a form ours."""
    return dict(KEPT.findall((await visit.get(NEW)).text)) | form
