"""Articles: written, translated, published, withdrawn, searched; and who sees which (rule T1)."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import pytest

from app.knowledge.rules import LIFE_CYCLE, TRANSITIONS, ArticleStatus
from app.languages.official import reply_language
from tests.api.world import pointers, problem, refuse
from tests.conftest import fresh_database
from tests.knowledge.conftest import Base
from tests.support import Json, open_api

ARTICLES = "/v1/articles"


def at(article: Json, verb: str = "") -> str:
    return f"{ARTICLES}/{article['id']}{verb and '/'}{verb}"


async def titles(base: Base, query: str = "", **how: Any) -> list[str]:
    """The titles of a list."""
    return [one["title"] for one in (await base.api.get(f"{ARTICLES}?{query}", **how))["items"]]


async def test_an_article_is_written_published_changed_and_withdrawn(base: Base) -> None:
    api = base.api
    draft = await base.draft(" Disk space ", "Remove *logs*.", keywords=["full", "volume"])
    assert (draft["title"], draft["status"], draft["audience"]) == ("Disk space", "draft", "public")
    assert draft["article_group_id"] == draft["id"]
    published = await api.post(at(draft, "publish"), role="lead")
    assert published == {**draft, "status": "published"}
    later = api.now.replace(hour=13)
    changed = await api.send("PATCH", at(draft), {"keywords": []}, now=later)
    assert changed.json() == {
        **published, "keywords": [], "changed_at": "2031-03-05T13:00:00Z",
    }  # fmt: skip
    withdrawn = await api.post(at(draft, "withdraw"), now=later)
    assert withdrawn == {**changed.json(), "status": "withdrawn"}
    assert await api.get(at(draft)) == withdrawn
    again = await api.post(at(draft, "publish"), now=later)
    assert again["status"] == "published"
    events = (await api.get("/v1/events?limit=200"))["items"]
    told = [event["type"] for event in events if event["subject_id"] == draft["id"]]
    assert told == [
        "article.created", "article.published", "article.changed", "article.withdrawn",
        "article.published",
    ]  # fmt: skip


@pytest.mark.parametrize("status", list(ArticleStatus))
@pytest.mark.parametrize("verb", ["publish", "withdraw"])
async def test_a_verb_that_the_status_does_not_allow_is_refused(
    base: Base, status: ArticleStatus, verb: str
) -> None:
    article = await base.draft("Disk space")
    if status is not ArticleStatus.DRAFT:
        await base.api.post(at(article, "publish"))
    if status is ArticleStatus.WITHDRAWN:
        await base.api.post(at(article, "withdraw"))
    if verb in TRANSITIONS[status]:
        moved = await base.api.post(at(article, verb))
        assert moved["status"] == LIFE_CYCLE.after(status, verb)
        return
    refusal = await refuse(
        base.api, "POST", at(article, verb), status=409, code="invalid_transition"
    )
    assert refusal["current_status"] == status
    assert refusal["allowed"] == sorted(TRANSITIONS[status])


async def test_an_article_has_one_translation_for_each_language(base: Base) -> None:
    english = await base.draft("Disk space")
    group = {"article_group_id": english["article_group_id"]}
    czech = await base.draft("Místo na disku", language="cs", **group)
    assert czech["article_group_id"] == english["id"] != czech["id"]
    body = {"language": "cs", "title": "Disk", "body": "Znovu.", **group}
    await refuse(base.api, "POST", ARTICLES, body, status=409, code="article_language_taken")
    body |= {"article_group_id": str(uuid4())}
    await refuse(base.api, "POST", ARTICLES, body, status=404, code="article_not_found")


async def test_of_two_translations_at_once_one_is_kept(base: Base) -> None:
    english = await base.draft("Disk space")
    body = {
        "language": "de", "title": "Platz", "body": "Leeren.", "article_group_id": english["id"],
    }  # fmt: skip
    sent = [base.api.send("POST", ARTICLES, body) for _ in range(6)]
    assert sorted(one.status_code for one in await asyncio.gather(*sent)) == [201, *[409] * 5]


async def test_of_those_who_publish_at_once_one_does(base: Base) -> None:
    draft = await base.draft("Disk space")
    sent = [base.api.send("POST", at(draft, "publish"), key=str(uuid4())) for _ in range(8)]
    answers = await asyncio.gather(*sent)
    assert sorted(one.status_code for one in answers) == [200, *[409] * 7]
    assert {one.json().get("code") for one in answers} == {None, "invalid_transition"}
    assert {one.headers.get("etag") for one in answers} == {'"v2"', None}


async def test_a_change_under_a_version_that_is_gone_is_refused(base: Base) -> None:
    article = await base.draft("Disk space")
    assert (await base.api.send("GET", at(article))).headers["etag"] == '"v1"'
    seen = {"If-Match": '"v1"'}
    changed = await base.api.send("PATCH", at(article), {"title": "Disks"}, headers=seen)
    assert (changed.status_code, changed.headers["etag"]) == (200, '"v2"')
    for method, path, body in (
        ("PATCH", at(article), {"title": "Volumes"}),
        ("POST", at(article, "publish"), None),
    ):
        refusal = await refuse(
            base.api, method, path, body, status=412, code="stale_version", headers=seen
        )
        assert refusal["current_etag"] == '"v2"'


async def test_a_change_that_changes_nothing_is_refused(base: Base) -> None:
    article = await base.draft("Disk space", keywords=["full"])
    same = {"title": "Disk space", "keywords": ["full"], "audience": "public"}
    for body in ({}, same, {"title": None}):
        await refuse(base.api, "PATCH", at(article), body, status=422, code="nothing_to_change")


# --- who sees which ------------------------------------------------------------------------------


async def test_customers_see_published_public_articles_and_no_others(base: Base) -> None:
    api = base.api
    public = await base.article("Public")
    hidden = [
        await base.draft("Draft"),
        await base.article("Internal", audience="provider"),
        await base.article("Withdrawn"),
    ]
    await api.post(at(hidden[2], "withdraw"))
    assert (await api.get(at(public), role="customer"))["title"] == "Public"
    for article in hidden:
        for method, path, body in (
            ("GET", at(article), None),
            ("PATCH", at(article), {"title": "Mine"}),
            ("POST", at(article, "publish"), None),
        ):
            await refuse(
                api, method, path, body, status=404, code="article_not_found", role="customer"
            )
        assert (await api.get(at(article), role="finance"))["title"] == article["title"]
    await refuse(
        api, "PATCH", at(public), {"title": "Mine"}, status=403, code="forbidden", role="customer"
    )
    assert await titles(base, role="customer") == ["Public"]
    for query in ("status=draft", "status=withdrawn", "q=draft", "q=internal", "q=withdrawn"):
        assert await titles(base, query, role="customer") == []
    assert len(await titles(base)) == 4


async def test_finance_reads_articles_and_writes_none(base: Base) -> None:
    article = await base.article("Disk space")
    for method, path, body in (
        ("POST", ARTICLES, {"language": "en", "title": "Mine", "body": "Mine."}),
        ("PATCH", at(article), {"title": "Mine"}),
        ("POST", at(article, "withdraw"), None),
    ):
        await refuse(base.api, method, path, body, status=403, code="forbidden", role="finance")


# --- searching -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=password", ["Resetting passwords"]),
        ("q=password resetted", ["Resetting passwords"]),
        ("q=password invoice", []),
        ("q=password or invoice", ["Resetting passwords", "Printing invoices"]),
        ("q=choose -password", ["Printing invoices"]),
        ('q="first page"', ["Resetting passwords"]),
        ('q="page first"', []),
        ("q=prihlaseni", ["Problém s přihlášením"]),
        ("q=PŘIHLÁŠENÍ&language=cs", ["Problém s přihlášením"]),
        ("q=prihlaseni&language=en", []),
        ("q=password&status=draft", []),
        ("q=facture", ["Imprimer les factures"]),
        ("q=faktur", ["Tisk faktur"]),
        ("q='", []),
        ("q=:*\\|!()", []),
    ],
)
async def test_a_search_finds_articles_with_all_of_its_words(
    filled: Base, query: str, found: list[str]
) -> None:
    assert sorted(await titles(filled, quote(query, safe="=&"))) == sorted(found)


# Language, how an article says it, and how people look for it.
SPELLINGS = {
    "fr": (
        ("Réinitialiser le mot de passe oublié", "reinitialiser le mot de passe"),
        ("Réinitialiser le mot de passe oublié", "réinitialisé mot oubliée"),
        ("Sauvegardes bloquées à la création", "sauvegarde bloquee a la creation"),
        ("Liaison sûre", "sûr"),
        ("Œuvre à l’écran même", "oeuvre ecran meme"),
    ),
    "en": (
        ("Orders of the café", "cafe orders"),
        ("Upload of a resume", "résumé uploading"),
        ("A naïve facade", "façade naive"),
    ),
    "de": (
        ("Größere Dateien für Anhänge", "grosser Datei fur Anhange"),
        ("Größere Dateien für Anhänge", "groesser Datei fuer Anhaenge"),
        ("Groesse der Strasse", "Größe Straße"),
        ("Neue Quelle bauen", "neuen Quellen"),
        ("Während der Prüfung", "waehrend Pruefungen"),
        # Without their accents these are words that say nothing.
        *(("Port des Proxys ändern", one) for one in ("ändern", "aendern", "andern", "ändere")),
    ),
    "cs": (
        ("Chyba při přihlášení", "chyba pri prihlaseni"),
        ("Tiskarna je plna", "tiskárna plná"),
        ("Žluťoučký kůň", "zlutoucky kun"),
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
async def spelled(server: str, template: str) -> AsyncIterator[Base]:
    """Each title above as an article of its language."""
    async with fresh_database(server, template) as dsn, open_api(dsn) as api:
        made = Base(api)
        for language, pairs in SPELLINGS.items():
            for title in dict.fromkeys(title for title, _ in pairs):
                await made.article(title, language=language)
        yield made


@pytest.mark.parametrize(
    ("language", "title", "query"),
    [(language, *pair) for language, pairs in SPELLINGS.items() for pair in pairs],
)
@pytest.mark.parametrize("upper", [False, True])
async def test_accents_are_the_same_letters_in_every_language(
    spelled: Base, language: str, title: str, query: str, upper: bool
) -> None:
    said = query.upper() if upper else query
    assert await titles(spelled, f"q={quote(said)}&language={language}") == [title]
    assert title in await spelled.suggested(said, language=language, role="lead")


async def test_other_letters_stay_others(spelled: Base) -> None:
    for query, language in (
        ("Qulle", "de"),
        ("nu", "de"),
        ("reinitialisme mat", "fr"),
        ("cave", "en"),
    ):
        assert await titles(spelled, f"q={query}&language={language}") == []


async def test_a_search_shows_the_best_first_and_is_walked_without_gaps(base: Base) -> None:
    for number in range(4):
        await base.article(f"Page {number}", "Something about the firewall and its rules.")
        await base.article(f"Firewall {number}", "Rules.")
    whole = await titles(base, "q=firewall")
    assert [title.split()[0] for title in whole] == ["Firewall"] * 4 + ["Page"] * 4
    for limit in (1, 3):
        walked: list[str] = []
        cursor = ""
        while True:
            page = await base.api.get(f"{ARTICLES}?q=firewall&limit={limit}{cursor}")
            walked += [one["title"] for one in page["items"]]
            if page["next_cursor"] is None:
                break
            cursor = f"&cursor={page['next_cursor']}"
        assert walked == whole


async def test_a_list_shows_how_articles_begin_and_not_all_of_them(base: Base) -> None:
    await base.article("Disk space", "word " * 1000)
    (one,) = (await base.api.get(ARTICLES))["items"]
    assert "body" not in one
    assert len(one["summary"]) <= 200


# --- what does not fit ---------------------------------------------------------------------------

BAD_TEXTS: tuple[Any, ...] = ("", "  ", "a\x00b", 1, None, [], {})


@pytest.mark.parametrize(
    ("field", "bad"),
    [
        ("language", ("pl", "EN", "", None, 1)),
        ("title", (*BAD_TEXTS, "x" * 201)),
        ("body", (*BAD_TEXTS, "x" * 100_001)),
        ("keywords", (None, "x", {}, ["x"] * 31)),
        ("keywords/0", (["x" * 61], [""], [" "], ["a\x00b"], [1], [None])),
        ("audience", ("all", "", None, 1)),
        ("article_group_id", ("x", "", 1, [])),
        ("status", ("published",)),
        ("version", (1,)),
    ],
)
async def test_an_article_that_does_not_fit_is_refused_and_the_field_named(
    base: Base, field: str, bad: tuple[Any, ...]
) -> None:
    right = {"language": "en", "title": "Disk", "body": "Full."}
    for value in bad:
        body = {**right, field.partition("/")[0]: value}
        refusal = await problem(
            base.api, "POST", ARTICLES, body, status=422, code="validation_failed"
        )
        assert pointers(refusal) == [f"/{field}"], value


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        ("q", ("", "%00", "a%00b", "x" * 201)),
        ("language", ("pl", "", "%00")),
        ("status", ("gone", "", "%00")),
        ("audience", ("public",)),
    ],
)
async def test_a_filter_of_the_wrong_kind_is_refused(
    base: Base, name: str, bad: tuple[str, ...]
) -> None:
    for value in bad:
        refusal = await problem(
            base.api, "GET", f"{ARTICLES}?{name}={value}", status=422, code="validation_failed"
        )
        assert pointers(refusal) == [f"?{name}"], value


@pytest.mark.parametrize(
    ("field", "bad"),
    [
        ("subject", (*BAD_TEXTS, "x" * 201)),
        ("body", ("a\x00b", 1, [], "x" * 100_001)),
        ("language", ("EN", "english", "", None, 1)),
        ("limit", (0, 11, -1, "5", 1.5, None, True)),
        ("customer_id", (str(uuid4()),)),
    ],
)
async def test_a_trouble_that_does_not_fit_is_refused_and_the_field_named(
    base: Base, field: str, bad: tuple[Any, ...]
) -> None:
    for value in bad:
        body = {"subject": "Disk", field: value}
        refusal = await problem(
            base.api, "POST", f"{ARTICLES}/suggest", body, status=422, code="validation_failed"
        )
        assert pointers(refusal) == [f"/{field}"], value


@pytest.mark.parametrize("language", ["en", "fr", "de", "cs"])
async def test_the_longest_articles_can_be_searched(base: Base, language: str) -> None:
    """PostgreSQL holds a megabyte of words: 100,000 characters never are more."""
    letters = [chr(0x10400 + number) for number in range(40)]
    words = [f"{a}{b}-{c}{a}" for a in letters for b in letters for c in letters[:10]]
    for body in (" ".join(words)[:60_000], "a" * 100_000, "1-2/" * 25_000, "é ß " * 25_000):
        made = await base.api.db.fetchval(
            "SELECT length(article_document($1, 'x', '{}', $2))", language, body[:100_000]
        )
        assert made > 0
    for body in ("word " * 20_000, "http://a.b/c " * 7_000):
        await base.article("Long", body, language=language)


@pytest.mark.parametrize(
    ("asked", "searched"), [("cs", "cs"), ("de", "de"), ("pl", "en"), ("", "en"), ("CS", "en")]
)
def test_only_official_languages_are_searched(asked: str, searched: str) -> None:
    assert reply_language(asked) == searched
