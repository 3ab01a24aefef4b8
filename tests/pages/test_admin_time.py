"""The office's pages about technicians, their time, the company and its calendar, over HTTP."""

import re
from html import unescape

from tests.api.world import DAY
from tests.pages.visits import Visit, said, signed_in
from tests.support import NOON, Api

NEW = {
    "name": "Tomáš Dvořák",
    "email": "tomas@example.com",
    "time_zone": "Europe/Prague",
    "holiday_country": "",
}
LISTS = {"languages": ["", "cs", "en", "sk\r\nde"], "categories": ["", "training"]}


async def sent(visit: Visit, page: str, path: str, **typed: object) -> int:
    """The status of a form that was filled in and sent."""
    return (await visit.fill(page, path, **typed)).status_code  # type: ignore[arg-type]


def hidden(text: str) -> dict[str, str]:
    found = re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', text)
    return {name: unescape(value) for name, value in found}


async def test_a_technician_is_entered_and_changed_with_lists_of_words(api: Api) -> None:
    visit, page = await signed_in(api, api.keys["lead"]), "/admin/technicians/new"
    made = await visit.fill(page, page, **(NEW | LISTS))  # type: ignore[arg-type]
    assert made.status_code == 303, said(made)
    path = f"/v1{made.headers['location'].removeprefix('/admin').removesuffix('/time')}"
    found = await api.get(path)
    assert found["languages"] == ["cs", "en", "sk", "de"]
    assert found["categories"] == ["training"]
    page = path.replace("/v1", "/admin")
    shown = (await visit.get(page)).text
    assert re.search(r"<textarea[^>]*>sk</textarea>", shown)
    assert len(re.findall(r'name="languages"[^>]* checked', shown)) == 3
    nothing = {"languages": "", "categories": "", "holiday_country": "DE-BY", "seen": '"v1"'}
    assert await sent(visit, page, f"{page}/edit", **(NEW | nothing)) == 303
    found = await api.get(path)
    assert (found["languages"], found["categories"]) == ([], [])
    assert found["holiday_country"] == "DE-BY"
    events = (await api.get("/v1/events?limit=200"))["items"]
    [changed] = [one for one in events if one["type"] == "technician.changed"]
    assert changed["data"]["fields"] == ["categories", "holiday_country", "languages"]
    for name, wrong in (
        ("email", "tomas"),
        ("time_zone", "Mars"),
        ("languages", "Czech"),
        ("categories", "juggling"),
        ("holiday_country", "Czechia"),
        ("holiday_country", "ZZ"),
    ):
        typed = NEW | {"languages": "", "categories": "", "seen": '"v2"'} | {name: wrong}
        response = await visit.fill(page, f"{page}/edit", **typed)
        assert response.status_code in (409, 422), name
        assert f'id="{name}-wrong"' in response.text or "alert" in response.text, name


async def test_weekly_hours_are_added_and_what_lies_in_them_is_shown_before_they_go(
    api: Api,
) -> None:
    customer, technician = await api.customer(name="Acme & Co"), await api.technician()
    visit = await signed_in(api, api.keys["lead"])
    page = f"/admin/technicians/{technician['id']}/time"
    before = (
        await api.get(f"/v1{page.removeprefix('/admin').removesuffix('/time')}/working-hours")
    )["items"]
    for one in before:
        await api.send("DELETE", f"/v1/working-hours/{one['id']}")
    add = page.replace("/time", "/hours")
    typed = {"weekday": "5", "from": "08:00", "to": "24:00", "valid_from": "", "valid_to": ""}
    assert await sent(visit, page, add, **typed) == 303
    assert await sent(visit, page, add, **typed) == 409
    for name, wrong in (("from", "8"), ("to", "07:00"), ("weekday", "7"), ("valid_to", "soon")):
        response = await visit.fill(page, add, **(typed | {name: wrong}))
        assert response.status_code in (409, 422)
    path = f"/v1/technicians/{technician['id']}/working-hours"
    [hours] = (await api.get(path))["items"]
    assert (hours["weekday"], hours["from"], hours["to"]) == (5, "08:00", "24:00")
    await api.buy(customer, 480)
    saturday = NOON + 3 * DAY
    session = await api.book(customer, technician, starts_at=saturday)
    remove = f"/admin/working-hours/{hours['id']}/remove"
    asked = await visit.fill(page, remove)
    assert asked.status_code == 200
    assert "1 session lies in time" in said(asked)
    assert session["id"] in asked.text
    assert (await api.get(path))["items"]
    assert (await visit.send(remove, hidden(asked.text) | {"step": "although"})).status_code == 303
    assert not (await api.get(path))["items"]
    assert (await api.get(f"/v1/sessions/{session['id']}"))["status"] == "scheduled"


async def test_other_days_and_time_off_are_added_and_removed(api: Api) -> None:
    technician = await api.technician()
    visit = await signed_in(api, api.keys["lead"])
    page = f"/admin/technicians/{technician['id']}/time"
    day = {"exception_on": "2031-04-01", "reason": "<b>moving</b>"}
    rows = {"from_1": "", "to_1": "", "from_2": "09:00", "to_2": "12:00"}
    wrong = await visit.fill(
        page, page.replace("/time", "/exceptions"), **(day | rows | {"to_2": "x"})
    )
    assert wrong.status_code == 422
    assert 'id="to_2-wrong"' in wrong.text
    assert await sent(visit, page, page.replace("/time", "/exceptions"), **(day | rows)) == 303
    [exception] = (await api.get(f"/v1/technicians/{technician['id']}/working-exceptions"))["items"]
    assert exception["periods"] == [{"from": "09:00", "to": "12:00"}]
    off = {"from": "2031-07-05", "to": "2031-07-06T12:00", "reason": ""}
    assert await sent(visit, page, page.replace("/time", "/time-off"), **off) == 303
    [taken] = (await api.get(f"/v1/technicians/{technician['id']}/time-off"))["items"]
    assert (taken["starts_at"], taken["ends_at"]) == (
        "2031-07-04T22:00:00Z",
        "2031-07-06T10:00:00Z",
    )
    shown = await visit.get(page)
    assert "&lt;b&gt;moving" in shown.text
    assert "5 Jul 2031, 00:00" in said(shown)
    for days, told in (
        ({"from": "2031-08-05", "to": "2031-08-16"}, "5–16\xa0Aug 2031"),
        ({"from": "2031-09-05", "to": "2031-09-05"}, "5\xa0September 2031"),
    ):
        whole = days | {"from_time": "", "to_time": "", "reason": ""}
        assert await sent(visit, page, page.replace("/time", "/time-off"), **whole) == 303
        assert told in said(await visit.get(page))
    timed = {"from": "2031-10-05", "from_time": "14:00", "to": "2031-10-06", "to_time": "9 o’clock"}
    wrong = await visit.fill(page, page.replace("/time", "/time-off"), **timed)
    assert wrong.status_code == 422
    assert 'id="off-to-wrong"' in wrong.text
    assert re.search(r'id="off-from_time"[^>]*value="14:00"', wrong.text)
    assert (
        await sent(
            visit, page, page.replace("/time", "/time-off"), **(timed | {"to_time": "09:00"})
        )
        == 303
    )
    listed = (await api.get(f"/v1/technicians/{technician['id']}/time-off"))["items"]
    assert [(one["starts_at"], one["ends_at"]) for one in listed[1:]] == [
        ("2031-08-04T22:00:00Z", "2031-08-16T22:00:00Z"),
        ("2031-09-04T22:00:00Z", "2031-09-05T22:00:00Z"),
        ("2031-10-05T12:00:00Z", "2031-10-06T07:00:00Z"),
    ]
    for one in listed[1:]:
        assert await sent(visit, page, f"/admin/time-off/{one['id']}/remove") == 303
    for kind, one in (("working-exceptions", exception), ("time-off", taken)):
        remove = f"/admin/{kind}/{one['id']}/remove"
        assert await sent(visit, page, remove) == 303
        assert await sent(visit, page, remove) == 404
        assert not (await api.get(f"/v1/technicians/{technician['id']}/{kind}"))["items"]


async def test_the_company_is_changed_by_an_admin_alone(api: Api) -> None:
    visit, page = await signed_in(api, api.keys["admin"]), "/admin/company"
    assert (await (await signed_in(api, api.keys["lead"])).get(page)).status_code == 403
    text = (await visit.get(page)).text
    form = dict(re.findall(r'<input id="([a-z_]*)" name="\1" type="[a-z]*" value="([^"]*)"', text))
    seen = hidden(text)
    typed = form | seen | {"name": "Podpora <s.r.o.>", "buffer_minutes": "25", "support_phone": ""}
    for name, wrong in (
        ("name", ""),
        ("support_email", "x"),
        ("support_phone", "7"),
        ("time_zone", "Mars"),
        ("buffer_minutes", "241"),
        ("horizon_days", ""),
        ("slot_step_minutes", "1"),
        ("top_up_hours", "-1"),
    ):
        response = await visit.send(page, typed | {name: wrong})
        assert response.status_code == 422
        assert re.findall(r'<p class="wrong" id="([a-z_]*)-wrong">', response.text) == [name]
    assert (await visit.send(page, typed)).status_code == 303
    company = await api.get("/v1/company")
    assert (company["name"], company["buffer_minutes"]) == ("Podpora <s.r.o.>", 25)
    late = await visit.send(page, typed | {"once": "x" * 22, "buffer_minutes": "30"})
    assert late.status_code == 412
    assert "changed while you looked" in said(late)


async def test_hours_closures_and_holidays_are_changed(api: Api) -> None:
    visit, page = await signed_in(api, api.keys["lead"]), "/admin/calendar"
    text = (await visit.get(page)).text
    before = await api.get("/v1/business-calendar")
    rows = {f"weekday_{n}": "0" for n in range(1, 9)} | {f"from_{n}": "" for n in range(1, 9)}
    rows |= {f"to_{n}": "" for n in range(1, 9)}
    week = {"time_zone": "Europe/Prague", "holiday_country": "CZ"} | rows
    seen = {"seen": hidden(text)["seen"]}
    assert await sent(visit, page, page, **(week | seen)) in (409, 422)
    one = {"weekday_3": "6", "from_3": "10:00", "to_3": "12:00"}
    wrong = await visit.fill(page, page, **(week | seen | one | {"to_3": "9"}))
    assert 'id="to_3-wrong"' in wrong.text
    assert (await api.get("/v1/business-calendar")) == before
    assert await sent(visit, page, page, **(week | seen | one)) == 303
    after = await api.get("/v1/business-calendar")
    assert after["hours"] == [{"weekday": 6, "from": "10:00", "to": "12:00"}]

    closure = {"name": "Moving", "from": "2031-12-27", "to": "2031-12-31"}
    assert await sent(visit, page, f"{page}/closures", **closure) == 303
    [closed] = (await api.get("/v1/closures"))["items"]
    assert "Moving: 27–31\xa0Dec 2031" in said(await visit.get(page))
    assert await sent(visit, page, f"/admin/closures/{closed['id']}/remove") == 303
    assert not (await api.get("/v1/closures"))["items"]
    bad = await visit.fill(page, f"{page}/closures", **(closure | {"to": "2031-12-26"}))
    assert bad.status_code in (409, 422)

    # Whether the days of a year are known is said, and if not, one button leads to knowing them.
    for loaded in (False, True):
        shown = await visit.get(f"{page}?year=2034")
        assert ("The holidays of 2034 are not loaded" in said(shown)) is not loaded
        assert ("Load the holidays of 2034" in said(shown)) is not loaded
        assert (re.search(r"loaded\s+1[0-9] holidays", said(shown)) is not None) is loaded
        if not loaded:
            check = await visit.fill(page, f"{page}/holidays", country="CZ", year="2034")
            load = hidden(check.text) | {"step": "although"}
            assert (await visit.send(f"{page}/holidays", load)).status_code == 303
    year = {"country": "DE-BY", "year": "2033"}
    check = await visit.fill(page, f"{page}/holidays", **year)
    assert "Free from now on" in said(check)
    assert not (await api.get("/v1/holidays?country=DE-BY&year=2033"))["items"]
    done = await visit.send(f"{page}/holidays", hidden(check.text) | {"step": "although"})
    assert done.status_code == 303
    days = (await api.get("/v1/holidays?country=DE-BY&year=2033"))["items"]
    assert len(days) > 8
    off = f"/admin/holidays/{days[0]['id']}/switch-off"
    assert await sent(visit, page, off) == 303
    assert (await api.get(f"/v1/holidays/{days[0]['id']}"))["active"] is False
    assert await sent(visit, page, off.replace("-off", "-on")) == 303
    for name, wrong_text in (("country", "Bavaria"), ("year", "1999"), ("year", "soon")):
        response = await visit.fill(page, f"{page}/holidays", **(year | {name: wrong_text}))
        assert response.status_code == 422
        assert f'id="{name}-wrong"' in response.text
