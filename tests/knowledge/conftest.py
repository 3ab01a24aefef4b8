"""A knowledge base to search in: the service, and articles written in a word or two."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest

from tests.conftest import fresh_database
from tests.support import Api, Json, open_api


@dataclass
class Base:
    """The service, with a customer whose key is ``keys["customer"]``."""

    api: Api

    async def article(self, title: str, body: str = "Nothing else.", **facts: Any) -> Json:
        """A published article, in English unless told otherwise."""
        draft = await self.draft(title, body, **facts)
        return await self.api.post(f"/v1/articles/{draft['id']}/publish")

    async def draft(self, title: str, body: str = "Nothing else.", **facts: Any) -> Json:
        """An article that is not published."""
        article = {"language": "en", "title": title, "body": body, **facts}
        return await self.api.post("/v1/articles", article)

    async def suggested(self, subject: str, **facts: Any) -> list[str]:
        """The titles that are suggested, best first; to the customer unless another role asks."""
        return [one["title"] for one in await self.suggestions(subject, **facts)]

    async def suggestions(self, subject: str, **facts: Any) -> list[Json]:
        """What is suggested, best first."""
        role = facts.pop("role", "customer")
        answer = await self.api.post(
            "/v1/articles/suggest", {"subject": subject, **facts}, role=role
        )
        items: list[Json] = answer["items"]
        return items


async def _base(api: Api) -> Base:
    customer = await api.customer()
    api.keys["customer"] = api.keys[customer["id"]]
    return Base(api)


@pytest.fixture
async def base(api: Api) -> Base:
    """An empty knowledge base of the test's own."""
    return await _base(api)


@pytest.fixture(scope="module")
async def filled(server: str, template: str) -> AsyncIterator[Base]:
    """Articles of every language about different things, for tests that only search."""
    async with fresh_database(server, template) as dsn, open_api(dsn) as api:
        base = await _base(api)
        for language, articles in ARTICLES.items():
            for title, body in articles.items():
                await base.article(title, body, language=language)
        yield base
        await api.verify()


ARTICLES = {
    "en": {
        "Resetting passwords": "Choose the link on the first page; it is sent by e-mail.",
        "Certificate of the web server has expired": "Renew it with the tool of its authority.",
        "Backups of the database": "They run at night. Keep three copies in different places.",
        "Printing invoices": "Choose a template with the logo of your company.",
        "The disk is full": "Old logs fill it. Remove archives, or order a bigger volume.",
        "Error ORA-01017 while connecting": "The account of the application is locked.",
    },
    "fr": {
        "Installer une mise à jour": "Arrêtez les services, puis lancez le programme.",
        "Problèmes de connexion": "Vérifiez le réseau et les réglages du pare-feu.",
        "Imprimer les factures": "Choisissez un modèle.",
    },
    "de": {
        "Anschlüsse des Servers prüfen": "Die Verbindung bricht ab, wenn ein Kabel lose ist.",
        "Rechnungen drucken": "Wählen Sie eine Vorlage.",
        "Passwörter zurücksetzen": "Der Link kommt per E-Mail.",
    },
    "cs": {
        "Problém s přihlášením": "Zvolte odkaz Zapomenuté heslo na první stránce.",
        "Tisk faktur": "Vyberte šablonu se znakem společnosti.",
        "Obnovení zálohy databáze": "Zastavte aplikaci a nahrajte poslední kopii ze serveru.",
    },
}
