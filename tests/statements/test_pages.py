"""What people read: page and paper say the same in four languages, and what people wrote is never run."""

import re
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from html.parser import HTMLParser
from itertools import pairwise
from string import Formatter
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kit import money
from app.languages.official import OfficialLanguage
from app.ledger.accounts import NOTHING
from app.statements import chart, page, paper, writing
from app.statements.rules import Party, Statement
from app.statements.sheets import Sheet, sheet
from app.statements.words import WORDS, Words
from tests.statements.story import HOSTILE, Winter, at

EVERY = list(OfficialLanguage)
SPACE = "\u00a0"
# What February says, in each language: its name, its first session, what was penalised, the closing, and
# what was refunded without and with tax.
SAID = {
    "en": (
        "February 2031", "3 Feb 2031, 10:00", "Cancelled late", "Closing balance", "960.00 EUR",
        "1,161.60 EUR",
    ),
    "fr": (
        "février 2031", "3 févr. 2031, 10:00", "Annulée tardivement", "Solde de clôture", "960,00 EUR",
        "1 161,60 EUR",
    ),
    "de": (
        "Februar 2031", "03.02.2031, 10:00", "Spät abgesagt", "Endbestand", "960,00 EUR",
        "1.161,60 EUR",
    ),
    "cs": (
        "únor 2031", "3. 2. 2031, 10:00", "Pozdě zrušeno", "Konečný zůstatek", "960,00 EUR",
        "1 161,60 EUR",
    ),
}  # fmt: skip
# Under which words the money of a refund stands.
REFUNDED = {
    "en": "Refunds|Date|Reason|Net|With tax|Credit|26 Feb 2031",
    "fr": "Remboursements|Date|Motif|Hors taxes|TTC|Crédit|26 févr. 2031",
    "de": "Erstattungen|Datum|Grund|Netto|Mit Steuer|Guthaben|26.02.2031",
    "cs": "Vrácené platby|Datum|Důvod|Bez daně|S daní|Kredit|26. 2. 2031",
}
# The same figures in each: of both sessions worked, rounded, billed; what remained at the end.
FIGURES = [
    "1 h 34 min 20 s", "5 min 40 s", "1 h 40 min", "1 h 12 min 30 s", "7 min 30 s", "1 h 20 min",
    "75 h 30 min", "2031-001", "960 JPY",
]  # fmt: skip


class Reader(HTMLParser):
    """What a page says, which elements it has, and whether each is closed."""

    VOID = frozenset({"meta", "rect", "line", "path"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in self.VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.said.append(re.sub("[\u00a0\u202f]", " ", data))


async def fetched(winter: Winter, month: str, kind: str, language: str) -> Any:
    path = f"{winter.path}/{month}?format={kind}&language={language}"
    answer = await winter.api.send("GET", path)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-language"] == language
    return answer


def paper_text(content: bytes) -> str:
    """What a PDF says, as ``pdftotext`` reads it."""
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext is not there")
    read = subprocess.run(
        [program, "-layout", "-", "-"], input=content, capture_output=True, check=False
    )
    return re.sub(r"[ \u00a0\u202f]+", " ", read.stdout.decode())


@pytest.mark.parametrize("language", SAID)
async def test_a_page_says_it_in_the_language_that_is_asked_for(
    winter: Winter, language: str
) -> None:
    answer = await fetched(winter, "2031-02", "html", language)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    read = Reader(answer.text)
    told = "|".join(read.said)
    for words in (*SAID[language], *FIGURES, winter.customer["name"], HOSTILE):
        assert words in told, words
    assert REFUNDED[language] in re.sub(r"\s*\|[\s|]*", "|", told)
    assert ("lang", language) in read.attributes
    assert "script" not in read.tags


@pytest.mark.parametrize("language", SAID)
async def test_the_paper_says_the_same(winter: Winter, language: str) -> None:
    answer = await fetched(winter, "2031-02", "pdf", language)
    assert answer.headers["content-type"] == "application/pdf"
    told = paper_text(answer.content)
    for words in (*SAID[language], *FIGURES, winter.customer["name"], "#strong[x] *b* $a$"):
        assert words in told, words


async def test_a_page_may_ask_for_nothing_and_run_nothing(winter: Winter) -> None:
    answer = await fetched(winter, "2031-02", "html", "en")
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert not re.findall(r'[ <](?:src|href|style|on\w+)="', answer.text)
    assert answer.text.count("<style>") == 1


async def test_the_paper_is_tagged_and_names_its_language(winter: Winter) -> None:
    answer = await fetched(winter, "2031-02", "pdf", "cs")
    assert b"/MarkInfo" in answer.content
    assert b"pdfuaid:part" in answer.content, "PDF/UA-1 is claimed"
    assert re.search(rb"/Lang ?\(cs\)", answer.content)


async def test_the_language_is_the_contacts_or_the_customers(winter: Winter) -> None:
    async def spoken(role: str, accept: str = "text/html") -> str:
        path = f"{winter.path}/2031-02"
        answer = await winter.api.send("GET", path, role=role, headers={"Accept": accept})
        found: str = answer.headers["content-language"]
        return found

    assert await spoken("admin") == "cs"
    assert await spoken(winter.customer["id"]) == "cs"
    body = {
        "role": "customer", "customer_id": winter.customer["id"],
        "contact_id": winter.contact["id"],
    }  # fmt: skip
    winter.api.keys["eva"] = (await winter.api.post("/v1/keys", body))["key"]
    assert await spoken("eva") == await spoken("eva", "application/pdf") == "de"
    other = await winter.api.customer(language="pl")
    path = f"/v1/customers/{other['id']}/statements/2031-02?format=html"
    assert (await winter.api.send("GET", path)).headers["content-language"] == "en"


@pytest.mark.parametrize("kind", ["html", "pdf"])
async def test_a_running_month_says_that_it_is_not_over(winter: Winter, kind: str) -> None:
    for month, over in (("2031-02", True), ("2031-03", False)):
        answer = await fetched(winter, month, kind, "en")
        told = "".join(Reader(answer.text).said) if kind == "html" else paper_text(answer.content)
        assert ("This month is not over" in told) is not over


async def test_unknown_formats_and_languages_are_refused(winter: Winter) -> None:
    for query in ("format=xlsx", "format=PDF", "language=pl", "language=EN", "locale=cs"):
        answer = await winter.api.send("GET", f"{winter.path}/2031-02?{query}")
        assert answer.status_code == 422, query


# --- words ---------------------------------------------------------------------------------------


def _texts(words: Words) -> dict[str, str]:
    found = {}
    for name in words.__struct_fields__:
        value = getattr(words, name)
        if isinstance(value, str):
            found[name] = value
        else:
            found |= {f"{name}.{key}": text for key, text in value.items()}
    return found


@pytest.mark.parametrize("language", EVERY)
def test_each_language_says_everything_and_fills_in_the_same(language: OfficialLanguage) -> None:
    english, told = _texts(WORDS[OfficialLanguage.ENGLISH]), _texts(WORDS[language])
    assert told.keys() == english.keys()
    for name, text in told.items():
        assert text.strip() == text != ""
        assert _filled(text) == _filled(english[name]), name


def _filled(text: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(text) if field}


# --- figures -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (0, "0 min"), (10, "10 min"), (60, "1 h"), (370, "6 h 10 min"), (-100, "−1 h 40 min"),
        (59_940, "999 h"),
    ],
)  # fmt: skip
def test_minutes_are_written_as_everywhere(minutes: int, text: str) -> None:
    for language in EVERY:
        assert writing.duration(minutes, WORDS[language].locale) == text.replace(" ", SPACE)


def test_many_hours_are_grouped_as_the_language_does() -> None:
    shown = {one: writing.duration(600_000, WORDS[one].locale) for one in EVERY}
    assert [shown[one].replace(SPACE, " ").replace("\u202f", " ") for one in EVERY] == [
        "10,000 h", "10 000 h", "10.000 h", "10 000 h",
    ]  # fmt: skip


@given(st.integers(0, 10**9))
def test_seconds_are_written_in_full(seconds: int) -> None:
    text = writing.exact(seconds, "en_GB").replace(SPACE, " ").replace(",", "")
    parts = re.fullmatch(r"(?:(\d+) h ?)?(?:(\d+) min ?)?(?:(\d+) s)?", text)
    assert parts
    hours, minutes, rest = (int(part or 0) for part in parts.groups())
    assert hours * 3600 + minutes * 60 + rest == seconds
    assert minutes < 60 > rest


@pytest.mark.parametrize("currency", ["EUR", "JPY", "KWD", "IQD", "HUF", "CZK", "ISK"])
def test_money_has_the_decimals_of_its_currency(currency: str) -> None:
    value = money.rounded(Decimal("1234.5678"), currency)
    for language in EVERY:
        text = writing.amount(value, currency, WORDS[language].locale)
        assert text.endswith(f"{SPACE}{currency}")
        assert re.sub(r"\D", "", text) == re.sub(r"\D", "", str(value))


# --- the chart -----------------------------------------------------------------------------------

BEGIN, END = datetime(2031, 2, 1, tzinfo=UTC), datetime(2031, 3, 1, tzinfo=UTC)
CHANGES = st.lists(
    st.tuples(st.integers(0, 28 * 24 * 60 - 1), st.integers(-1000, 1000)), max_size=40
)


@given(st.integers(-500, 500), CHANGES)
def test_the_line_goes_through_every_balance_in_steps(
    opening: int, changes: list[tuple[int, int]]
) -> None:
    moments = [(BEGIN + timedelta(minutes=at), minutes * 10) for at, minutes in sorted(changes)]
    corners = chart.steps(BEGIN, opening * 10, moments, END)
    assert corners[0] == (0.0, opening * 10)
    assert corners[-1][0] == 28 * 24.0
    for (one_at, one), (other_at, other) in pairwise(corners):
        assert one_at <= other_at
        assert one_at == other_at or one == other, "it rises and falls only straight up and down"
    assert {minutes for _, minutes in corners} == {opening * 10, *(m for _, m in moments)}


def test_of_very_many_changes_each_pixel_shows_the_extremes() -> None:
    moments = [
        (BEGIN + timedelta(seconds=one * 100), 100_000 - one * 10 + (5000 if one == 7777 else 0))
        for one in range(20_000)
    ]
    corners = chart.steps(BEGIN, 100_000, moments, END)
    assert len(corners) <= 6 * chart.WIDTH + 2
    figures = [minutes for _, minutes in corners]
    assert (max(figures), min(figures)) == (max(m for _, m in moments), min(m for _, m in moments))
    assert figures[-1] == moments[-1][1]


@given(st.lists(st.integers(-10_000_000, 10_000_000), min_size=1, max_size=5))
def test_any_balance_can_be_drawn(balances: list[int]) -> None:
    corners = [(float(at), minutes) for at, minutes in enumerate(balances)]
    drawn = chart.draw([*corners, (672.0, balances[-1])], [(0.0, "1 Feb")], 672.0)
    assert drawn.startswith("<svg")
    places = [float(y) for y in re.findall(r"[ML] [\d.-]+ ([\d.-]+)", drawn)]
    assert all(-0.5 <= y <= chart.HEIGHT for y in places)


# --- whatever people write -----------------------------------------------------------------------


def empty(name: str) -> Statement:
    return Statement(
        customer_id=UUID(int=1), customer=Party(name), provider=Party("P"),
        month="2031-02", time_zone="UTC", from_at=BEGIN, to_at=END, made_at=at(3, 5),
        is_over=True, opening=NOTHING, closing=NOTHING, worth={}, past_date=(), movements=(),
        work=(), awaiting=(),
    )  # fmt: skip


PEOPLES = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), min_size=1
)


@given(PEOPLES)
def test_every_text_stands_in_a_page_as_it_was_written(name: str) -> None:
    read = Reader(page.page(_sheet(name)).decode())
    assert name.replace(SPACE, " ") in read.said
    assert read.tags == Reader(page.page(_sheet("x")).decode()).tags


@pytest.mark.parametrize(
    "name",
    [HOSTILE, '#read("/etc/passwd")', "\\u{41} //x /* */ `raw` <label> @ref", "= h\n- x"],
)
def test_no_text_is_markup_on_paper(name: str) -> None:
    made = paper.paper(_sheet(name))
    assert made.startswith(b"%PDF")
    assert b"pdfuaid:part" in made
    told = paper_text(made)
    if name.isascii() and "\n" not in name:
        assert name in told


@pytest.mark.parametrize(
    "name", ["名前", "شركة", "🙂", "คน", "a\u202eb", "e\u0301\u0301", "\U000e0041", "a\x07b\x1b[1m"]
)
def test_signs_that_no_font_has_withhold_no_paper(name: str) -> None:
    assert paper.paper(_sheet(name)).startswith(b"%PDF")


def _sheet(name: str) -> Sheet:
    return sheet(empty(name), OfficialLanguage.ENGLISH)
