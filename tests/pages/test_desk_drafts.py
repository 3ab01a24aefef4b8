"""The draft of a worksheet at its page: clocks, what is typed, and what another one kept meanwhile."""

import re
from datetime import timedelta
from html import unescape

import pytest
from httpx import Response

from tests.api.world import DAY, HOUR, start
from tests.pages.visits import Visit, said, signed_in
from tests.support import NOON, Api, Json

MINUTE = timedelta(minutes=1)
ROW = re.compile(
    r'<input id="(started_at|ended_at|note)_([0-9]+)" name="[^"]*" type="[^"]*" value="([^"]*)"'
)


async def going_on(api: Api) -> tuple[Json, Json, Json, str]:
    """A session that began at noon in UTC, with two technicians."""
    customer = await api.customer()
    ada, brian = await api.technician(name="Ada"), await api.technician(name="Brian")
    await api.buy(customer, 960, now=NOON - 9 * DAY)
    server = await api.server(customer)
    how = {"now": NOON - 3 * DAY, "server_id": server["id"]}
    session = await start(api, await api.book(customer, ada, brian, starts_at=NOON, **how))
    return session, ada, brian, f"/desk/sessions/{session['id']}/worksheet"


def fields_of(text: str) -> dict[str, str]:
    """What a browser would send of the page's form, without a button."""
    form = text[text.index("data-preview") :]
    found = {f"{name}_{number}": value for name, number, value in ROW.findall(form)}
    chosen = re.findall(
        r'name="(technician_id_[0-9]+)".*?value="([^"]*)" selected', form, re.DOTALL
    )
    summary = re.findall(r'name="summary"[^>]*>([^<]*)<', form)
    hidden = re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', form)
    found |= dict(chosen) | dict(hidden) | {"summary": summary[0]}
    # A browser leaves out seconds that are none.
    sent = {name: unescape(value) for name, value in found.items()}
    return {name: re.sub(r"(T[0-9]{2}:[0-9]{2}):00$", r"\1", one) for name, one in sent.items()}


async def pressed(visit: Visit, page: str, step: str, **typed: str) -> Response:
    form = fields_of((await visit.get(page)).text)
    return await visit.send(page, form | typed | {"step": step})


async def draft_of(api: Api, session: Json) -> Json:
    return await api.get(f"/v1/sessions/{session['id']}/worksheet-draft")


async def test_a_clock_survives_a_closed_tab_and_what_was_typed_with_it(api: Api) -> None:
    session, ada, _, page = await going_on(api)
    visit = await signed_in(api, api.keys[ada["id"]])
    api.now = NOON + MINUTE
    led = await pressed(visit, page, f"start {ada['id']}", summary="<b>so far</b>")
    assert led.status_code == 303
    kept = await draft_of(api, session)
    assert kept["time_entries"] == [], "what stood there already was typed by nobody"
    assert [one["technician_id"] for one in kept["clocks"]] == [ada["id"]]
    # Another browser, an hour later.
    api.now = NOON + HOUR + MINUTE
    other = await signed_in(api, api.keys[ada["id"]])
    shown = await other.get(page)
    assert "&lt;b&gt;so far&lt;/b&gt;" in shown.text
    assert re.search("Worked so far *1.h ", said(shown).replace("\n", " "))
    assert f'value="stop {ada["id"]}"' in shown.text
    form = fields_of(shown.text)
    assert (form["started_at_1"], form["ended_at_1"]) == (
        "2031-03-05T13:01",
        "2031-03-05T14:01",
    )
    await pressed(other, page, f"stop {ada['id']}")
    [entry] = (await draft_of(api, session))["time_entries"]
    assert entry["ended_at"] == "2031-03-05T13:01:00Z"


async def test_handing_in_what_the_clocks_showed_ends_them(api: Api) -> None:
    session, ada, brian, page = await going_on(api)
    visit = await signed_in(api, api.keys["lead"])
    for one in (ada, brian):
        await pressed(visit, page, f"start {one['id']}", summary="Upgraded")
    api.now = NOON + HOUR
    seen = await pressed(visit, page, "check")
    assert seen.status_code == 200, said(seen)
    assert 'id="so-far"' in seen.text
    hidden = dict(
        re.findall(
            r'type="hidden" name="([^"]*)" value="([^"]*)"',
            seen.text[seen.text.rindex('<form class="line"') :],
        )
    )
    led = await visit.send(page, hidden | {"step": "hand_in"})
    assert led.headers["location"] == "/desk"
    [sheet] = (await api.get(f"/v1/worksheets?session_id={session['id']}"))["items"]
    assert (sheet["worked_seconds"], sheet["summary"]) == (7200, "Upgraded")
    assert (await draft_of(api, session))["clocks"] == []


async def test_two_tabs_lose_nothing_of_each_other(api: Api) -> None:
    session, ada, brian, page = await going_on(api)
    one, two = [await signed_in(api, api.keys[each["id"]]) for each in (ada, brian)]
    api.now = NOON + HOUR
    mine = fields_of((await one.get(page)).text)
    times = {"started_at_2": "2031-03-05T13:10", "ended_at_2": "2031-03-05T13:20"}
    theirs = {"technician_id_2": brian["id"], "note_2": "tests"} | times
    await pressed(two, page, "keep", **theirs, started_at_1="", ended_at_1="")
    row = {"started_at_1": "2031-03-05T13:30", "ended_at_1": "2031-03-05T13:40", "note_1": "mine"}
    row |= {"started_at_2": "", "ended_at_2": ""}
    for step in ("keep", "hand_in"):
        late = await one.send(page, mine | row | {"step": step, "summary": "done"})
        assert late.status_code in (409, 412), step
        assert "Somebody else kept something" in said(late)
        shown = fields_of(late.text)
        notes = {value for name, value in shown.items() if name.startswith("note_")}
        assert {"mine", "tests"} <= notes, shown
    assert (await one.send(page, shown | {"step": "keep"})).status_code == 303
    entries = (await draft_of(api, session))["time_entries"]
    assert {entry["note"] for entry in entries} == {"mine", "tests"}


@pytest.mark.parametrize(
    "step", ["start x", "stop {ada}", "start 01990000-0000-7000-8000-00000000ffff"]
)
async def test_what_no_clock_does_is_refused_and_all_is_kept(api: Api, step: str) -> None:
    session, ada, _, page = await going_on(api)
    visit = await signed_in(api, api.keys["lead"])
    refused = await pressed(visit, page, step.format(ada=ada["id"]), summary="typed")
    assert refused.status_code in (409, 422)
    assert ">typed</textarea>" in refused.text
    assert (await draft_of(api, session))["summary"] == ""


async def test_a_row_that_stood_there_and_was_changed_is_kept_when_a_clock_starts(api: Api) -> None:
    session, ada, _, page = await going_on(api)
    visit = await signed_in(api, api.keys[ada["id"]])
    api.now = NOON + HOUR
    until = {"ended_at_1": "2031-03-05T13:30", "note_1": "morning work"}
    await pressed(visit, page, f"start {ada['id']}", **until)
    draft = await draft_of(api, session)
    assert [one["note"] for one in draft["time_entries"]] == ["morning work"]
    assert [one["technician_id"] for one in draft["clocks"]] == [ada["id"]]


async def test_a_form_that_is_shown_again_is_of_the_version_it_was_written_upon(api: Api) -> None:
    session, ada, brian, page = await going_on(api)
    one, two = [await signed_in(api, api.keys[each["id"]]) for each in (ada, brian)]
    api.now = NOON + HOUR
    mine = fields_of((await one.get(page)).text) | {"ended_at_2": "", "started_at_2": ""}
    await pressed(two, page, "keep", summary="theirs", note_1="theirs")
    more = await one.send(page, mine | {"step": "more"})
    late = await one.send(page, fields_of(more.text) | {"summary": "mine", "step": "keep"})
    assert late.status_code == 412, "nothing of theirs is lost without a word"
    assert {"theirs", "mine"} <= set(fields_of(late.text)["summary"].split("\n"))
    wrong = await one.send(page, mine | {"started_at_1": "never", "step": "keep"})
    assert wrong.status_code == 422
    assert 'name="draft_version" value="0"' in wrong.text
    kept = await draft_of(api, session)
    assert "theirs" in {entry["note"] for entry in kept["time_entries"]}


async def test_a_note_in_the_row_of_a_running_clock_is_kept_by_each_verb(api: Api) -> None:
    session, ada, brian, page = await going_on(api)
    visit = await signed_in(api, api.keys[ada["id"]])
    for one in (ada, brian):
        await pressed(visit, page, f"start {one['id']}")
    api.now = NOON + HOUR
    await pressed(visit, page, "keep", note_1="index rebuilt")
    api.now += HOUR
    await pressed(visit, page, f"stop {brian['id']}", note_2="watched", summary="so far")
    draft = await draft_of(api, session)
    assert [one["note"] for one in draft["clocks"]] == ["index rebuilt"]
    [entry] = draft["time_entries"]
    assert (entry["technician_id"], entry["note"], draft["summary"]) == (
        brian["id"], "watched", "so far",
    )  # fmt: skip
    assert entry["ended_at"] == "2031-03-05T14:00:00Z", (
        "until it was stopped, not until it was shown"
    )
    # Of what is looked at before it is handed in nothing is lost on the way back either.
    seen = await pressed(visit, page, "check", note_2="index rebuilt, tested")
    hidden = dict(
        re.findall(
            r'type="hidden" name="([^"]*)" value="([^"]*)"',
            seen.text[seen.text.rindex('<form class="line"') :],
        )
    )
    hidden = {name: unescape(value) for name, value in hidden.items()}
    back = await visit.send(page, hidden | {"step": "change"})
    api.now += HOUR
    await visit.send(page, fields_of(back.text) | {"step": f"stop {ada['id']}"})
    draft = await draft_of(api, session)
    assert {one["note"] for one in draft["time_entries"]} == {"watched", "index rebuilt, tested"}
    assert draft["worked_seconds"] == (2 + 3) * 3600


async def test_rows_that_are_half_typed_are_kept_with_a_clock(api: Api) -> None:
    session, ada, brian, page = await going_on(api)
    visit = await signed_in(api, api.keys[ada["id"]])
    api.now = NOON + HOUR
    half = {
        "technician_id_1": ada["id"], "started_at_1": "", "ended_at_1": "", "note_1": "note alone",
        "technician_id_2": brian["id"], "started_at_2": "", "ended_at_2": "2031-03-05T13:10",
        "technician_id_3": brian["id"], "note_3": "",
    }  # fmt: skip
    await pressed(visit, page, f"start {ada['id']}", **half)
    draft = await draft_of(api, session)
    assert [one["technician_id"] for one in draft["clocks"]] == [ada["id"]]
    nothing = {"technician_id": None, "started_at": None, "ended_at": None, "note": ""}
    assert draft["time_entries"] == [
        nothing | {"technician_id": ada["id"], "note": "note alone"},
        nothing | {"technician_id": brian["id"], "ended_at": "2031-03-05T12:10:00Z"},
        nothing | {"technician_id": brian["id"]},
    ]
    shown = fields_of((await visit.get(page)).text)
    assert (shown["note_1"], shown["ended_at_2"]) == ("note alone", "2031-03-05T13:10")
    assert shown["technician_id_3"] == brian["id"]
    # Kept once more nothing changes, and nobody is told that something was wrong.
    assert (await visit.send(page, shown | {"step": "keep"})).status_code == 303
    assert await draft_of(api, session) == draft


async def test_whoever_types_when_a_clock_ended_has_stopped_it(api: Api) -> None:
    session, ada, _, page = await going_on(api)
    visit = await signed_in(api, api.keys[ada["id"]])
    await pressed(visit, page, f"start {ada['id']}")
    api.now = NOON + 2 * HOUR
    typed = {"started_at_1": "2031-03-05T12:30", "note_1": "since before noon"}
    await pressed(visit, page, "keep", **typed)
    [clock] = (await draft_of(api, session))["clocks"]
    assert (clock["started_at"], clock["note"]) == ("2031-03-05T11:30:00Z", "since before noon")
    await pressed(visit, page, f"stop {ada['id']}", ended_at_1="2031-03-05T14:00")
    draft = await draft_of(api, session)
    assert draft["clocks"] == []
    assert [one["ended_at"] for one in draft["time_entries"]] == ["2031-03-05T13:00:00Z"]


async def test_a_clock_that_cannot_run_is_told_beside_its_row(api: Api) -> None:
    session, ada, _, page = await going_on(api)
    visit = await signed_in(api, api.keys[ada["id"]])
    await pressed(visit, page, f"start {ada['id']}")
    api.now = NOON + HOUR
    for typed in ("2031-03-05T15:00", "never"):
        refused = await pressed(visit, page, "keep", started_at_1=typed, note_1="typed")
        assert refused.status_code == 422
        beside = refused.text[: refused.text.index('id="note_1"')]
        assert 'class="wrong"' in beside
        assert fields_of(refused.text)["note_1"] == "typed"
    assert [one["note"] for one in (await draft_of(api, session))["clocks"]] == [""]


async def test_two_tabs_write_in_one_row(api: Api) -> None:
    session, ada, brian, page = await going_on(api)
    one, two = [await signed_in(api, api.keys[each["id"]]) for each in (ada, brian)]
    await pressed(one, page, f"start {ada['id']}")
    api.now = NOON + HOUR
    mine = fields_of((await one.get(page)).text)
    api.now += HOUR
    await pressed(two, page, f"stop {ada['id']}")
    late = await one.send(page, mine | {"note_1": "mine", "step": f"stop {ada['id']}"})
    assert late.status_code == 412
    shown = fields_of(late.text)
    assert (shown["note_1"], shown["ended_at_1"]) == ("mine", "2031-03-05T15:00:00"[:16])
    assert (await one.send(page, shown | {"step": "keep"})).status_code == 303
    draft = await draft_of(api, session)
    assert [(each["note"], each["ended_at"]) for each in draft["time_entries"]] == [
        ("mine", "2031-03-05T14:00:00Z")
    ]
