"""Which articles are suggested to somebody who describes a trouble (rules T1, T6)."""

import itertools
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.knowledge import queries
from app.knowledge.rules import CZECH_STOP_WORDS, summary
from app.languages.official import OfficialLanguage
from tests.knowledge.conftest import Base

LOG = "\n".join(
    f"2031-03-05 12:00:{number:02} ERROR [worker-{number}] com.example.Pool$Task: at line {number}"
    f" 0x{number:08x} https://host.example.com:8443/a/b?c={number} 'quoted' \\path\\to\\file"
    for number in range(200)
)


@pytest.mark.parametrize(
    ("language", "words", "title"),
    [
        ("en", "I have to reset my password", "Resetting passwords"),
        ("en", "a backup of two databases", "Backups of the database"),
        ("en", "expiring certificates", "Certificate of the web server has expired"),
        ("en", "ora-01017", "Error ORA-01017 while connecting"),
        ("en", "where do “INVOICES” get printed…?", "Printing invoices"),
        ("fr", "les mises à jour installées", "Installer une mise à jour"),
        ("fr", "un problème de connexions", "Problèmes de connexion"),
        ("fr", "« l’imprimante » n’imprime plus de facture", "Imprimer les factures"),
        ("de", "Anschluss prüfen", "Anschlüsse des Servers prüfen"),
        ("de", "Ich habe mein Passwort vergessen", "Passwörter zurücksetzen"),
        ("de", "eine „Rechnung“ gedruckt", "Rechnungen drucken"),
        ("cs", "prihlaseni", "Problém s přihlášením"),
        ("cs", "Nemohu se PŘIHLÁSIT, přihlášení nejde", "Problém s přihlášením"),
        ("cs", "pr\u030cihla\u0301s\u030ceni\u0301", "Problém s přihlášením"),
        ("cs", "tisknu fakturu", "Tisk faktur"),
        ("cs", "zalohy databazi", "Obnovení zálohy databáze"),
    ],
)
async def test_each_language_finds_its_words_however_they_are_inflected(
    filled: Base, language: str, words: str, title: str
) -> None:
    found = await filled.suggestions(words, language=language)
    assert found[0]["title"] == title
    assert found[0]["language"] == language


@pytest.mark.parametrize(
    ("language", "words", "title"),
    [
        ("en", "where are the archives", "The disk is full"),
        ("fr", "pare-feu", "Problèmes de connexion"),
        ("de", "lose Kabel", "Anschlüsse des Servers prüfen"),
        ("cs", "sablony", "Tisk faktur"),
    ],
)
async def test_what_only_the_body_tells_is_found_too(
    filled: Base, language: str, words: str, title: str
) -> None:
    assert title in await filled.suggested(words, language=language)


@pytest.mark.parametrize("place", ["before", "after"])
async def test_one_word_in_a_long_text_with_logs_is_enough(filled: Base, place: str) -> None:
    trouble = "Since the morning nobody can send anything: the certificate has expired, they say."
    body = f"{trouble}\n{LOG}" if place == "before" else f"{LOG[:1500]}\n{trouble}"
    found = await filled.suggested("Nothing works", body=body)
    assert found[0] == "Certificate of the web server has expired"


async def test_a_log_suggests_nothing_that_it_does_not_name(filled: Base) -> None:
    others = {"Printing invoices", "Resetting passwords", "Backups of the database"}
    assert others.isdisjoint(await filled.suggested("Look", body=LOG))


@pytest.mark.parametrize(
    "words",
    [
        "xyzzy plugh",
        "quantum giraffe banana",
        "Hello, is anybody there?",
        "the of and to",
        "?!",
        "🎉🎉",
    ],
)
@pytest.mark.parametrize("language", [*OfficialLanguage, "pl"])
async def test_what_makes_no_sense_suggests_nothing(
    filled: Base, language: str, words: str
) -> None:
    assert await filled.suggested(words, language=language) == []


async def test_courtesies_in_czech_suggest_nothing(filled: Base) -> None:
    courtesies = "Dobrý den, prosím o pomoc, jak na to? Děkuji a přeji hezký den."
    assert await filled.suggested(courtesies, language="cs") == []


async def test_where_a_language_has_nothing_that_fits_english_is_suggested(base: Base) -> None:
    english = await base.article("Error 0x80070005 in the installer")
    assert await base.suggested("0x80070005 installer", language="de") == [english["title"]]
    german = await base.article("Fehler 0x80070005 beim Einspielen", language="de")
    assert await base.suggested("0x80070005 installer", language="de") == [german["title"]]
    for language in ("pl", "xxx", "en"):
        found = await base.suggested("0x80070005 installer", language=language)
        assert found == [english["title"]]
    # Without a language it is English.
    assert await base.suggested("0x80070005 installer") == [english["title"]]


async def test_a_word_of_title_or_keywords_counts_more_than_one_of_the_body(base: Base) -> None:
    await base.article("Sending messages", "The mailbox is kept on the server. A mailbox is big.")
    await base.article("Mailbox quotas")
    await base.article("Storage", keywords=["mailbox"])
    await base.article("Printing")
    found = await base.suggestions("mailbox")
    assert {found[0]["title"], found[1]["title"]} == {"Mailbox quotas", "Storage"}
    assert found[2]["title"] == "Sending messages"
    scores = [one["score"] for one in found]
    assert scores == sorted(scores, reverse=True)
    assert scores[2] < scores[1]


async def test_a_rare_word_counts_more_than_a_common_one(base: Base) -> None:
    for number in range(12):
        await base.article(f"Server settings {number}")
    await base.article("Licence renewal")
    found = await base.suggested("licence server")
    assert found[0] == "Licence renewal"


async def bodies(base: Base, words: list[str]) -> None:
    """Forty published articles: the first have these bodies, the others none of these words."""
    await base.api.db.execute(
        "INSERT INTO article (id, article_group_id, language, title, body, keywords, status,"
        " audience, version, created_at, changed_at)"
        " SELECT gen_random_uuid(), gen_random_uuid(), 'en', 'Title' || n,"
        "  coalesce(($2::text[])[n], 'nothing'), '{}', 'published', 'public', 1, $1, $1"
        " FROM generate_series(1, 40) AS n",
        base.api.now,
        words,
    )


async def test_the_longer_a_text_the_more_of_its_words_must_fit(base: Base) -> None:
    await bodies(base, ["spool"] * 5 + ["glitch"] * 5 + ["kernel"] * 5)
    for word in ("spool", "glitch", "kernel"):
        assert len(await base.suggested(word)) == 5
    # One of three fits by chance; two do not.
    assert await base.suggested("spool glitch kernel") == []
    await base.article("Another", "spool glitch")
    assert await base.suggested("spool glitch kernel") == ["Another"]


async def test_words_that_many_bodies_have_say_nothing(base: Base) -> None:
    await bodies(base, ["please check our customer settings again"] * 12)
    assert await base.suggested("please check our customer settings again") == []


async def test_only_the_beginning_of_a_text_is_read(base: Base) -> None:
    article = await base.article("Firewall")
    for blanks, found in ((1900, [article["title"]]), (2000, [])):
        assert await base.suggested("Help", body="." * blanks + " firewall") == found


async def test_no_more_are_suggested_than_asked_for(base: Base) -> None:
    for number in range(12):
        await base.article(f"Upgrade number {number}")
    assert len(await base.suggested("upgrade")) == 5
    for limit in (1, 10):
        assert len(await base.suggested("upgrade", limit=limit)) == limit
    for wrong in (0, 11, -1, "5", 1.5, None, True):
        await base.api.refused(
            "POST", "/v1/articles/suggest", {"subject": "upgrade", "limit": wrong},
            status=422, code="validation_failed",
        )  # fmt: skip


async def test_only_published_articles_are_suggested_and_customers_see_public_ones(
    base: Base,
) -> None:
    public = await base.article("Firewall rules")
    internal = await base.article("Firewall rules of ours", audience="provider")
    await base.draft("Firewall rules to come")
    withdrawn = await base.article("Firewall rules of old")
    await base.api.post(f"/v1/articles/{withdrawn['id']}/withdraw")
    assert await base.suggested("firewall") == [public["title"]]
    for role in ("admin", "lead", "finance"):
        found = await base.suggested("firewall", role=role)
        assert sorted(found) == [public["title"], internal["title"]], role


async def test_an_article_is_found_by_what_it_says_now(base: Base) -> None:
    article = await base.article("Firewall rules")
    path = f"/v1/articles/{article['id']}"
    await base.api.send("PATCH", path, {"title": "Antivirus", "keywords": ["quarantine"]})
    assert await base.suggested("firewall") == []
    assert await base.suggested("quarantined") == ["Antivirus"]


HOSTILE = [
    "a & b | !c <-> (d) :* 'e' \\ f:AB", "'", "''", "\\", "\\'", "'\\''", "\"", "\"unbalanced",
    "!!!", "&", "|", "()", "((((", ":*", "a:*", "''':*", "foo:1A", "%", "_", "$1", "{0}", "{a,b}",
    "'; DROP TABLE article; --", "e\u0301", "\u200b\u200b", "\ufeff", "\u202e", "\U0001f600" * 50,
    "\ud7ff\ue000", "a" * 3000, "a-" * 1500, "http://" + "a" * 2100, "x" * 100_000, "1e400 -1 +1",
    "/" * 2000, "<a b='c' d=\"e\">", "&amp;&#x27;", "o'brien's", "\r\n\t\v\f", "ß ſ İ ı", "汉字" * 700,
]  # fmt: skip


@pytest.mark.parametrize("language", [*OfficialLanguage])
async def test_no_text_is_too_strange(filled: Base, language: str) -> None:
    for text in HOSTILE:
        body = {"subject": "?", "body": text, "language": language}
        await filled.api.post("/v1/articles/suggest", body, role="customer")
        for limited in (text[:200], f"invoices {text}"[:200]):
            if limited.strip():
                path = "/v1/articles/suggest"
                await filled.api.post(path, {**body, "subject": limited}, role="customer")


async def test_what_cannot_be_stored_is_refused_here_too(filled: Base) -> None:
    for wrong in ("a\x00b", "x" * 100_001):
        await filled.api.refused(
            "POST", "/v1/articles/suggest", {"subject": "x", "body": wrong},
            status=422, code="validation_failed",
        )  # fmt: skip


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    text=st.one_of(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=300),
        st.lists(
            st.sampled_from([*"'\\:*&|!()<>-žü1…“ ", "invoice", "faktura", "a.b/c", "\n"]),
            max_size=60,
        ).map("".join),
    ),
    language=st.sampled_from([*OfficialLanguage, "pl"]),
    public=st.booleans(),
    limit=st.integers(1, 10),
)
async def test_any_text_is_answered(
    filled: Base, text: str, language: str, public: bool, limit: int
) -> None:
    rows = await queries.suggest(
        filled.api.db, text, language, audience_public_only=public, limit=limit
    )
    assert len(rows) <= limit
    assert all(row.score > 0 for row in rows)
    assert len({row.language for row in rows}) <= 1


async def test_asking_again_with_the_same_key_gives_the_same_answer(base: Base) -> None:
    asked = {"subject": "firewall"}
    first = await base.api.post("/v1/articles/suggest", asked, key="asked")
    await base.article("Firewall rules")
    again = await base.api.send("POST", "/v1/articles/suggest", asked, key="asked")
    assert again.json() == first
    assert again.headers["idempotent-replayed"] == "true"
    assert await base.suggested("firewall") == ["Firewall rules"]


async def test_what_a_reporter_says_to_have_seen_is_held_to_what_there_is(base: Base) -> None:
    public = await base.article("Firewall rules")
    internal = await base.article("Firewall rules of ours", audience="provider")
    draft = await base.draft("Firewall rules to come")
    made = [UUID(one["id"]) for one in (public, internal, draft)]
    asked = [*made, uuid4()]
    assert await queries.published_ids(base.api.db, asked) == set(made[:2])
    assert await queries.published_ids(base.api.db, asked, audience_public_only=True) == {made[0]}
    assert await queries.published_ids(base.api.db, []) == set()


async def test_a_suggestion_shows_how_the_article_begins(base: Base) -> None:
    await base.article("Firewall rules", "  First\n\n* one\n* two " + "words " * 80)
    (found,) = await base.suggestions("firewall")
    assert found["summary"].startswith("First * one * two words words")
    assert found["summary"].endswith("words…")
    assert 190 < len(found["summary"]) <= 200
    assert set(found) == {"id", "title", "language", "summary", "score"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("a  b\n\tc", "a b c"),
        ("x" * 200, "x" * 200),
        ("x" * 201, "x" * 199 + "…"),
        ("y" * 198 + " z zz", "y" * 198 + "…"),
        ("y" * 196 + " zz zzz", "y" * 196 + " zz…"),
    ],
)
def test_a_summary_ends_behind_a_word_that_fits(text: str, shown: str) -> None:
    assert summary(text) == shown


async def test_the_indexes_find_the_words_in_a_large_knowledge_base(base: Base) -> None:
    """No article is read from end to end for a word: only the rows that have it are."""
    await base.api.db.execute(
        "INSERT INTO article (id, article_group_id, language, title, body, keywords, status,"
        " audience, version, created_at, changed_at)"
        " SELECT gen_random_uuid(), gen_random_uuid(), (ARRAY['en', 'cs'])[n % 2 + 1],"
        "  'title' || n, repeat('word' || n % 100 || ' other' || n || ' ', 100), '{}', 'published',"
        "  'public', 1, $1, $1 FROM generate_series(1, 2000) AS n",
        base.api.now,
    )
    await base.api.db.execute("ANALYZE article")
    for language, text in itertools.product(("en", "cs"), ("word7 title7", "nothing known")):
        asked: list[Any] = [text, language, True, list(CZECH_STOP_WORDS), 5]
        plan = await base.api.db.fetch(f"EXPLAIN {queries._SUGGEST}", *asked)
        lines = "\n".join(row[0] for row in plan)
        assert "ix_article_document" in lines
        assert "ix_article_heading_words" in lines
        assert language != "cs" or "ix_article_czech_heading" in lines
        # One count of all articles of a language, and no more.
        assert lines.count("Seq Scan on article") <= (1 if language == "en" else 2)
