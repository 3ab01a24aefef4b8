"""The office's pages about keys, people and articles, over HTTP."""

import re

import pytest

from tests.pages.visits import said, signed_in
from tests.support import Api


async def test_a_key_is_shown_once_works_and_is_ended(api: Api) -> None:
    customer = await api.customer(name="Acme <Ltd>")
    person = {"name": "Eva", "email": "eva@example.com"}
    contact = await api.post(f"/v1/customers/{customer['id']}/contacts", person)
    visit = await signed_in(api, api.keys["admin"])
    page = f"/admin/keys/new?role=customer&customer_id={customer['id']}"
    opened = await visit.get(page)
    assert "Eva" in opened.text
    form = dict(re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', opened.text))
    form |= {"contact_id": contact["id"], "name": "portal", "expires_at": ""}
    made = await visit.send("/admin/keys/new", form)
    assert made.status_code == 200, said(made)
    [secret] = re.findall(r'id="key" readonly value="(pd_[^"]*)"', made.text)
    assert made.headers["cache-control"] == "no-store"
    again = await visit.send("/admin/keys/new", form)
    assert again.status_code == 409
    assert secret not in again.text
    theirs = await signed_in(api, secret)
    assert (await theirs.get("/my/credit")).status_code == 200

    listed = await visit.get("/admin/keys?role=customer")
    assert secret not in listed.text
    assert "portal" in listed.text
    keys = (await api.get("/v1/keys?role=customer"))["items"]
    [key] = [one for one in keys if one["name"] == "portal"]
    assert key["contact_id"] == contact["id"]
    ended = await visit.fill("/admin/keys", f"/admin/keys/{key['id']}/revoke")
    assert ended.status_code == 303
    twice = await visit.fill("/admin/keys", f"/admin/keys/{key['id']}/revoke")
    assert twice.status_code == 409
    assert (await theirs.get("/my/credit")).status_code == 303


async def test_what_ends_with_a_key_is_asked_first(api: Api) -> None:
    visit = await signed_in(api, api.keys["admin"])
    listed = await visit.get("/admin/keys?role=admin")
    rows = [row for row in listed.text.split("<tr>") if "used here" in row]
    own = [re.findall(r"/admin/keys/([0-9a-f-]{36})/revoke", row)[0] for row in rows]
    assert len(own) == 1, "the key that is used here is marked, and it alone"
    lead = next(one for one in (await api.get("/v1/keys?role=lead"))["items"])
    for key, is_own in ((own[0], True), (lead["id"], False)):
        asked = await visit.fill("/admin/keys", f"/admin/keys/{key}/revoke", step="check")
        assert asked.status_code == 200
        assert "refused within a second" in said(asked)
        assert ("You are signed in with this key" in said(asked)) is is_own
        assert (await api.get(f"/v1/keys/{key}"))["revoked_at"] is None
    form = dict(re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', asked.text))
    assert (await visit.send(f"/admin/keys/{lead['id']}/revoke", form)).status_code == 303
    assert (await api.get(f"/v1/keys/{lead['id']}"))["revoked_at"] is not None
    gone = await visit.fill("/admin/keys", f"/admin/keys/{lead['id']}/revoke", step="check")
    assert gone.status_code == 409


async def test_a_key_is_narrowed_replaced_and_tells_its_last_use(api: Api) -> None:
    visit = await signed_in(api, api.keys["admin"])
    page = "/admin/keys/new?role=finance"
    opened = await visit.get(page)
    [reading, exports] = re.findall(r'<option value="([a-z_\n]+)"', opened.text)
    assert exports == "export"
    made = await visit.fill(page, "/admin/keys/new", role="finance", name="auditor", scopes=reading)
    assert made.status_code == 200, said(made)
    [secret] = re.findall(r'id="key" readonly value="(pd_[^"]*)"', made.text)
    [key] = [one for one in (await api.get("/v1/keys?limit=200"))["items"] if one["name"]]
    assert key["scopes"] == reading.split("\n")
    theirs = await signed_in(api, secret)
    assert (await theirs.get("/finance")).status_code == 200
    listed = (await visit.get("/admin/keys?role=finance")).text
    assert key["hint"] in listed
    assert secret not in listed
    assert "only reads" in listed
    assert "never used" in listed, "that of the tests"

    replaced = await visit.fill("/admin/keys", f"/admin/keys/{key['id']}/rotate")
    assert "The former key works beside it until" in said(replaced)
    [fresh] = re.findall(r'id="key" readonly value="(pd_[^"]*)"', replaced.text)
    assert fresh != secret
    assert replaced.headers["cache-control"] == "no-store"
    [after] = [
        one
        for one in (await api.get("/v1/keys?limit=200"))["items"]
        if one["replaces_id"] == key["id"]
    ]
    assert (after["scopes"], after["name"]) == (key["scopes"], "auditor")
    twice = await visit.fill("/admin/keys", f"/admin/keys/{key['id']}/rotate")
    assert twice.status_code == 409
    whole = await visit.fill(page, "/admin/keys/new", role="finance", name="whole", scopes="")
    assert whole.status_code == 200
    [key] = [
        one for one in (await api.get("/v1/keys?limit=200"))["items"] if one["name"] == "whole"
    ]
    assert key["scopes"] is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"role": "king"},
        {"role": "customer"},
        {"role": "customer", "customer_id": "x"},
        {"role": "technician"},
        {"role": "lead", "person_id": "01990000-0000-7000-8000-00000000ffff"},
        {"role": "mail", "person_id": "01990000-0000-7000-8000-00000000ffff"},
        {"role": "lead", "expires_at": "2031-03-05T13:00"},
        {"role": "lead", "expires_at": "soon"},
        {"role": "lead", "name": "two\nlines"},
        {"role": ["lead", "admin"], "customer_id": "x"},
    ],
)
async def test_a_wrong_key_is_refused_and_none_is_made(api: Api, wrong: dict[str, str]) -> None:
    visit = await signed_in(api, api.keys["admin"])
    before = len((await api.get("/v1/keys"))["items"])
    response = await visit.fill("/admin/keys/new", "/admin/keys/new", **wrong)
    assert response.status_code in (404, 409, 422)
    assert len((await api.get("/v1/keys"))["items"]) == before


async def test_people_are_entered_once(api: Api) -> None:
    visit, page = await signed_in(api, api.keys["admin"]), "/admin/people"
    typed = {"name": "Hana <Černá>", "email": "hana@example.com"}
    assert (await visit.fill(page, page, **typed)).status_code == 303
    twice = await visit.fill(page, page, **typed)
    assert twice.status_code == 409
    assert "Hana &lt;Černá&gt;" in twice.text
    assert (await visit.fill(page, page, **(typed | {"email": "x"}))).status_code == 422
    assert len((await api.get("/v1/people"))["items"]) == 1
    assert "Hana" in (await visit.get("/admin/keys/new?role=finance")).text


async def test_an_article_is_written_translated_published_and_withdrawn(api: Api) -> None:
    technician = await api.technician()
    visit, page = await signed_in(api, api.keys[technician["id"]]), "/admin/articles/new"
    article = {
        "language": "en", "title": "Restore a mailbox <1>", "body": "Line\n\n" + "Я" * 60_000,
        "keywords": "backup, full\r\n e-mail ", "audience": "public", "article_group_id": "",
    }  # fmt: skip
    made = await visit.fill(page, page, **article)
    assert made.status_code == 303, said(made)[:500]
    page = made.headers["location"]
    path = f"/v1{page.removeprefix('/admin')}"
    found = await api.get(path)
    assert found["keywords"] == ["backup, full", "e-mail"]
    assert found["status"] == "draft"
    too_long = await visit.fill(page, f"{page}/edit", **(article | {"body": "x" * 100_001}))
    assert too_long.status_code == 422
    edited = {"title": "Restore", "body": "Short", "keywords": "", "audience": "provider"}
    late = await visit.fill(page, f"{page}/edit", seen='"v0"', **edited)
    assert late.status_code == 412
    assert (await visit.fill(page, f"{page}/edit", seen='"v1"', **edited)).status_code == 303
    assert (await api.get(path))["audience"] == "provider"
    assert (await visit.fill(page, f"{page}/publish", seen='"v2"')).status_code == 303
    assert (await api.get(path))["status"] == "published"
    assert (await visit.fill(page, f"{page}/publish", seen='"v3"')).status_code == 409

    group = found["article_group_id"]
    translate = f"/admin/articles/new?article_group_id={group}&language=cs"
    assert translate.replace("&", "&amp;") in (await visit.get(page)).text
    czech = article | {"language": "cs", "title": "Obnova", "body": "Krátce"}
    czech |= {"article_group_id": group}
    assert (await visit.fill(translate, "/admin/articles/new", **czech)).status_code == 303
    taken = await visit.fill(translate, "/admin/articles/new", **czech)
    assert taken.status_code == 409
    assert (await visit.fill(page, f"{page}/withdraw", seen='"v3"')).status_code == 303
    assert (await api.get(path))["status"] == "withdrawn"

    async def titles(query: str) -> list[str]:
        text = (await visit.get(f"/admin/articles{query}")).text
        return re.findall(r'/admin/articles/[0-9a-f-]{36}"><bdi>([^<]*)<', text)

    assert await titles("") == ["Restore", "Obnova"]
    assert await titles("?language=cs") == ["Obnova"]
    assert '<html lang="en"' in (await visit.get("/admin/articles")).text
    assert await titles("?status=withdrawn") == ["Restore"]
    assert await titles("?q=obnova") == ["Obnova"]
    assert "/admin/articles" in (await visit.get("/desk")).text
