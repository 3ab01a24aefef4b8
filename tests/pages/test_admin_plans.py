"""The office's pages about plans, over HTTP: versions, what they change, and who has which."""

import re
from datetime import timedelta
from html import unescape

import pytest

from app.plans.rules import DEFAULT_TERMS
from tests.api.ticketing import ticket_body
from tests.api.world import DAY
from tests.pages.visits import Visit, said, signed_in
from tests.support import NOON, Api

BASIC = "00000000-0000-7000-8000-000000000011"


async def lead(api: Api) -> Visit:
    return await signed_in(api, api.keys["lead"])


def form_of(text: str) -> dict[str, str]:
    """What stands in the fields of the form for a version, as a browser sends it."""
    form = text[text.index('method="post" action="/admin/plans') :]
    found = dict(re.findall(r'<input[^>]*name="([^"]*)"[^>]*?value="([^"]*)"', form))
    found |= dict(re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>([^<]*)<', form))
    for name, options in re.findall(
        r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', form, re.DOTALL
    ):
        chosen = re.search(r'value="([^"]*)" selected', options)
        first = re.search(r'value="([^"]*)"', options)
        found[name] = (chosen or first)[1]  # type: ignore[index]
    ticked = re.findall(r'name="channels" type="checkbox" value="([^"]*)" checked', form)
    found["channels"] = "\n".join(ticked)
    return {name: unescape(text) for name, text in found.items()}


async def test_a_version_that_changes_nothing_differs_in_nothing(api: Api) -> None:
    visit, page = await lead(api), f"/admin/plans/{BASIC}/revise"
    form = form_of((await visit.get(page)).text)
    seen = await visit.send(page, form | {"step": "check"})
    assert seen.status_code == 200
    assert "Nothing." in said(seen)
    assert (await api.get(f"/v1/plans/{BASIC}"))["version_number"] == 1
    before = await api.get(f"/v1/plans/{BASIC}")
    made = await visit.send(page, form_of(seen.text) | form | {"step": "make"})
    assert made.status_code == 303, said(made)
    after = await api.get(f"/v1/plans/{BASIC}")
    assert after["version_number"] == 2
    own = ("version_id", "version_number", "in_force_from")
    assert {name: after[name] for name in after if name not in own} == {
        name: before[name] for name in before if name not in own
    }


async def test_every_term_has_a_field_and_a_word(api: Api) -> None:
    visit = await lead(api)
    text = (await visit.get(f"/admin/plans/{BASIC}/revise")).text
    form = form_of(text)
    assert {f"terms_{name}" for name in DEFAULT_TERMS.as_dict()} <= form.keys()
    # What is written in minutes says so beside its field, to who hears it, too.
    minutes = [name for name in DEFAULT_TERMS.as_dict() if "minutes" in name]
    assert len(minutes) > 6
    for name in minutes:
        assert f'<span id="terms_{name}-unit">minutes</span>' in text
        assert f'aria-describedby="terms_{name}-unit ' in text
    assert '<span id="terms_auto_confirm_after_working_days-unit">working days</span>' in text
    terms = DEFAULT_TERMS.as_dict()
    other = {
        f"terms_{name}": "true" if value is False else str(value) + "0" if value else "20"
        for name, value in terms.items()
    }
    other |= {"terms_auto_confirm_after_working_days": "20"}
    seen = await visit.send(f"/admin/plans/{BASIC}/revise", form | other | {"step": "check"})
    assert seen.status_code == 200, said(seen)
    assert len(re.findall(r"<tr[^>]*><td\b", seen.text)) == len(terms)


async def test_what_a_version_changes_and_leaves_is_shown_before_it_is_made(api: Api) -> None:
    customer, technician = await api.customer(name="Old & Loyal"), await api.technician()
    await api.buy(customer, 480)
    await api.book(customer, technician, starts_at=NOON + 3 * DAY)
    await api.post("/v1/tickets", ticket_body(customer["id"]))
    visit, page = await lead(api), f"/admin/plans/{BASIC}/revise"
    form = form_of((await visit.get(page)).text)
    later = {
        "terms_notice_minutes": "2880",
        "terms_auto_confirm_after_working_days": "10",
        "value_1": "120",
        "kind_1": "real_time",
        "channels": "email",
        "in_force_from": "2031-04-01T00:00",
        "step": "check",
    }
    seen = await visit.send(page, form | later)
    text = said(seen)
    for told in (
        "Free changes up to",
        "48\xa0h before",
        "10 working days",
        "2\xa0h around the clock",
        "1 customer is on it today",
        "Old & Loyal",
        "1 agreed session keeps its terms",
        "1 ticket that is not resolved keeps its promise",
    ):
        assert told in text, told
    assert "A late move costs" not in text
    assert (await api.get(f"/v1/plans/{BASIC}?at=2031-05-01T00:00:00Z"))["version_number"] == 1
    sent = dict(re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', seen.text))
    sent = {name: unescape(value) for name, value in sent.items()}
    changed = await visit.send(page, sent | {"step": "change"})
    assert form_of(changed.text)["terms_notice_minutes"] == "2880"
    made = await visit.send(page, sent | {"step": "make"})
    assert made.status_code == 303, said(made)
    now, then = [
        await api.get(f"/v1/plans/{BASIC}?at={at}")
        for at in ("2031-03-31T21:59:59Z", "2031-03-31T22:00:00Z")
    ]
    assert (now["version_number"], then["version_number"]) == (1, 2)
    assert then["terms"]["notice_minutes"] == 2880
    assert then["channels"] == ["email"]
    assert then["severity_targets"] == [{"severity": 1, "kind": "real_time", "value": 120}]
    shown = said(await visit.get(f"/admin/plans/{BASIC}"))
    assert "to come" in shown
    assert "48\xa0h before" in shown


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("queue_rank", "first"),
        ("queue_rank", ""),
        ("target_value", "0"),
        ("target_value", ""),
        ("value_2", "-1"),
        ("kind_3", "soon"),
        ("terms_notice_minutes", "1000001"),
        ("terms_move_penalty_minutes", "15"),
        ("terms_scope_note", "x" * 4001),
        ("call_after_replies", "0"),
        ("price", "1,5"),
        ("currency", "euro"),
        ("in_force_from", "soon"),
        ("in_force_from", "2030-01-01T00:00"),
    ],
)
async def test_a_wrong_term_is_told_beside_its_field_and_makes_nothing(
    api: Api, name: str, typed: str
) -> None:
    visit, page = await lead(api), f"/admin/plans/{BASIC}/revise"
    form = form_of((await visit.get(page)).text)
    if name == "kind_3":
        form["value_3"] = "60"
    for step in ("check", "make"):
        response = await visit.send(page, form | {name: typed, "step": step})
        assert response.status_code in (409, 422)
        wrong = re.findall(r'<p class="wrong" id="([a-z0-9_]*)-wrong">', response.text)
        assert wrong == [name]
    assert (await api.get(f"/v1/plans/{BASIC}"))["version_number"] == 1


async def test_a_plan_of_one_customer_is_made_and_given_to_it(api: Api) -> None:
    customer = await api.customer(name="Ünlü GmbH", time_zone="Asia/Tokyo")
    visit = await lead(api)
    page = f"/admin/plans/new?customer_id={customer['id']}"
    opened = await visit.get(page)
    assert "Ünlü GmbH" in said(opened)
    form = form_of(opened.text) | {"code": "unlu", "name": "Ünlü <Gold>", "target_value": "60"}
    assert (await visit.send("/admin/plans/new", form | {"code": "Ü"})).status_code == 422
    made = await visit.send("/admin/plans/new", form)
    assert made.status_code == 303, said(made)
    plan_id = made.headers["location"].rpartition("/")[2]
    assert (await api.get(f"/v1/plans/{plan_id}"))["customer_id"] == customer["id"]

    page = f"/admin/customers/{customer['id']}/plan"
    chosen = {"plan": "unlu", "starts_on": "2031-03-10", "ends_on": "", "step": "check"}
    seen = await visit.fill(page, page, **chosen)
    for told in ("Ünlü <Gold>", "10\xa0March 2031", "Promised time", "1\xa0h of working time"):
        assert told in said(seen), told
    assert not (await api.get(f"/v1/customers/{customer['id']}/subscriptions"))["items"]
    given = await visit.fill(page, page, **(chosen | {"step": "give"}))
    assert given.status_code == 303, said(given)
    [held] = (await api.get(f"/v1/customers/{customer['id']}/subscriptions"))["items"]
    assert (held["plan_code"], held["starts_on"], held["ends_on"]) == ("unlu", "2031-03-10", None)
    overlapping = await visit.fill(page, page, **(chosen | {"starts_on": "2031-03-10"}))
    assert overlapping.status_code == 409
    end = f"/admin/subscriptions/{held['id']}/end"
    assert (await visit.fill(page, end, ends_on="2031-03-09")).status_code == 422
    assert (await visit.fill(page, end, ends_on="2031-12-31")).status_code == 303
    [held] = (await api.get(f"/v1/customers/{customer['id']}/subscriptions"))["items"]
    assert held["ends_on"] == "2031-12-31"
    at = (NOON + timedelta(days=400)).isoformat().replace("+", "%2B")
    after = await api.get(f"/v1/customers/{customer['id']}/plan?at={at}")
    assert after["plan"]["code"] == "basic"
