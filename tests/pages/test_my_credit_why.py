"""Why for every line of the journal: its rules, marked where they are a reading; its figures add up."""

import re
from datetime import timedelta

import pytest

from app.ledger.accounts import EntryKind
from app.plans import grounds
from app.plans.grounds import Ground
from tests.api.world import DAY, HOUR, start, time_entry, work, worksheet_body
from tests.browser.visiting import ROOT
from tests.pages.test_my_worksheets import key_of, plain
from tests.pages.visits import Visit, signed_in
from tests.support import NOON, Api, Json

# Kind of a line -> the rules of the terms, and what is read into them, of its cases in the story below.
CASES = {
    "purchase": {("C1", ""), ("C1", "C8")},
    "hold": {("C5", "")},
    "release": {("", "C8")},
    "deduction": {("C2, C4", ""), ("C2, C4", "C8")},
    "correction": {("C2, C4", "C3")},
    "confirmation": {("C3", "")},
    "penalty": {("C7", ""), ("", "C7"), ("", "C7, C8")},
    "expiry": {("", "C9")},
    "expiry_change": {("", "C9")},
    "refund": {("", "C1")},
    "adjustment": {("", ""), ("", "C9")},
    "reversal": {("", "C7"), ("", "")},
}
TIME = r"(?:\d+ h \d+ min|\d+ h|\d+ min)"


def minutes(text: str) -> int:
    """A time as a page writes it, with its sign."""
    sign = -1 if text.strip().startswith("−") else 1
    hours, rest = re.search(r"(\d+) h", text), re.search(r"(\d+) min", text)
    return sign * (60 * int(hours[1] if hours else 0) + int(rest[1] if rest else 0))


def told(page: str) -> dict[int, str]:
    """What stands in each line, by its entry."""
    return {
        int(number): " ".join(re.sub(r"<[^>]*>", " ", one).replace("\u00a0", " ").split())
        for number, one in re.findall(r'<tr id="entry-(\d+)"[^>]*>(.*?)</tr>', page, re.DOTALL)
    }


async def everything(api: Api) -> tuple[Json, Visit]:
    """A customer to whom every kind of entry happened, and somebody of it."""
    customer, technician = await api.customer(), await api.technician()
    api.keys["Eva"] = await key_of(api, customer, "Eva")
    server = await api.server(customer)
    expiring = await api.buy(customer, 960, now=NOON - 29 * DAY, expires_on="2031-02-10")
    path, later = f"/v1/purchases/{expiring['id']}", {"expires_on": "2031-02-12"}
    await api.send("PATCH", path, later, role="finance", now=NOON - 28 * DAY)
    first = await work(
        api, customer, technician, server=server, starts_at=NOON - 27 * DAY,
        worked=timedelta(minutes=47, seconds=10),
    )  # fmt: skip
    entry = time_entry(technician, NOON - 27 * DAY, timedelta(minutes=75))
    amended = {"time_entries": [entry], "reason": "the evening was missing"}
    await api.post(f"/v1/worksheets/{first['id']}/amend", amended, now=NOON - 26 * DAY)
    await api.post(f"/v1/worksheets/{first['id']}/confirm", role="Eva", now=NOON - 26 * DAY)
    exact = await work(
        api, customer, technician, server=server, starts_at=NOON - 25 * DAY, worked=2 * HOUR
    )
    assert exact["billed_minutes"] == 120
    for days, verb in ((22, "cancel"), (21, "reschedule")):
        planned = await api.book(
            customer, technician, starts_at=NOON - days * DAY, now=NOON - 24 * DAY
        )
        late = {"asked_by": "customer", "starts_at": (NOON - 13 * DAY).isoformat()}
        changed = await api.post(
            f"/v1/sessions/{planned['id']}/{verb}",
            late if verb == "reschedule" else {"asked_by": "customer"},
            now=NOON - days * DAY - timedelta(hours=5, minutes=10),
        )
    waive = {"reason": "it was our mistake"}
    await api.post(f"/v1/penalties/{changed['penalty']['id']}/waive", waive, role="lead")
    await api.post(f"/v1/sessions/{planned['id']}/cancel", {"asked_by": "provider"},
                   now=NOON - 20 * DAY)  # fmt: skip
    back = await api.buy(customer, 480, now=NOON - 19 * DAY)
    await api.post(f"/v1/purchases/{back['id']}/refund", {"minutes": 470}, now=NOON - 18 * DAY)
    minus = {"minutes": -10, "reason": "counted twice"}
    taken = await api.post(
        f"/v1/customers/{customer['id']}/adjustments", minus, role="lead", now=NOON - 17 * DAY
    )
    await api.post(f"/v1/adjustments/{taken['id']}/reverse", {"reason": "it was not"}, role="lead")
    return customer, await owed(api, customer, technician, server)


async def owed(api: Api, customer: Json, technician: Json, server: Json) -> Visit:
    """Work for which credit is too short, a no-show on top, and credit that settles it."""
    await api.buy(customer, 480, now=NOON - 10 * DAY)
    planned = await api.book(
        customer, technician, starts_at=NOON - 8 * DAY, now=NOON - 9 * DAY, server_id=server["id"]
    )
    missed = await api.book(
        customer, technician, starts_at=NOON - 6 * DAY, now=NOON - 9 * DAY, server_id=server["id"]
    )
    await start(api, planned)
    body = worksheet_body(time_entry(technician, NOON - 8 * DAY, timedelta(hours=14)))
    await api.post(f"/v1/sessions/{planned['id']}/worksheet", body, now=NOON - 7 * DAY)
    await api.post(
        f"/v1/sessions/{missed['id']}/no-show", {"party": "customer"}, now=NOON - 6 * DAY + HOUR
    )
    await api.buy(customer, 1440, now=NOON - 5 * DAY)
    return await signed_in(api, api.keys[customer["id"]])


async def test_the_figures_of_each_line_add_up_and_its_rules_are_named(api: Api) -> None:
    customer, visit = await everything(api)
    entries = await api.entries(customer)
    page = await visit.get("/my/credit")
    assert not re.search(r"\.(<a|[A-Z])", page.text.partition("What happened")[2]), (
        "no space between"
    )
    shown = told(page.text)
    shown |= told((await visit.get(f"/my/credit/journal?before={min(shown)}")).text)
    found: dict[str, set[tuple[str, str]]] = {}
    before = 0
    for entry in entries:
        line = shown[entry["seq"]]
        left = entry["available_minutes"] + entry["held_minutes"] - entry["debt_minutes"]
        change, before = left - before, left
        flows = re.findall(rf"([+−]?{TIME}): from “[^”]*” to “[^”]*”", line)
        moved = sum(posting["minutes"] for posting in entry["postings"])
        assert sum(abs(minutes(one)) for one in flows) == moved, line
        assert sum(minutes(one) for one in flows if one[0] in "+−") == change, line
        if change:
            (together,) = re.findall(rf"credit changed by ([+−]{TIME})", line)
            assert minutes(together) == change, line
        elif moved:
            assert f"Your credit stayed the same: {flows[0]}" in line or len(flows) > 1, line
        said = re.search(r"By the terms: ([CSPT0-9, ]+)\.", line)
        read = re.search(r"we read them so: ([CSPT0-9, ]+)\.", line)
        rules = (said[1] if said else "", read[1] if read else "")
        found.setdefault(entry["kind"], set()).add(rules)
        _check_sentence(entry["kind"], line, change, moved)
    assert set(found) == set(EntryKind)
    assert found == CASES
    assert (await api.credit(customer))[3] == 0


def _check_sentence(kind: str, line: str, change: int, moved: int) -> None:
    """What the sentence itself says in figures is what the line booked."""
    says = {
        "purchase": rf"You bought ({TIME});",
        "hold": rf"paid for: here ({TIME})\.",
        "release": rf"({TIME}) come back to where",
        "expiry": rf"({TIME}) were left then",
        "refund": rf"({TIME}) were paid back",
        "penalty": rf"hat costs ({TIME})\.",
        "adjustment": rf"(?:by hand:|so you have) (−?{TIME})",
        "reversal": rf"(?:given back to you|taken back): \+?({TIME})",
        "correction": rf"the difference is ([+−]{TIME})\.",
        "deduction": rf"s? are ({TIME})\. It takes",
    }
    if kind not in says:
        return
    figure = re.search(says[kind], line)
    assert figure, (kind, line)
    expected = {"adjustment": change, "correction": -change, "deduction": -change}.get(kind, moved)
    assert minutes(figure[1]) == expected, line


async def test_of_several_people_a_line_says_who(api: Api) -> None:
    _, visit = await everything(api)
    first = told((await visit.get("/my/credit")).text)
    older = told((await visit.get(f"/my/credit/journal?before={min(first)}")).text)
    lines = list((older | first).values())
    assert any("Eva confirmed the worksheet." in one for one in lines)
    assert not any("You confirmed" in one for one in lines)
    assert any("cancelled 5 h 10 min before it" in one for one in lines)
    assert any("moved 5 h 10 min before it" in one for one in lines)
    owes = next(one for one in lines if "of it are owed" in one and "Nobody of yours" in one)
    assert "2 h of it are owed" in owes


async def test_a_session_and_its_worksheet_say_what_is_a_reading(api: Api) -> None:
    _, visit = await everything(api)
    page = await visit.get("/my/sessions")
    (first, *_) = re.findall(r'href="(/my/sessions/[0-9a-f-]{36})"', page.text)
    assert "is how we read them (C7)" in plain(await visit.get(first))
    (sheet, *_) = re.findall(r'href="(/my/worksheets/[0-9a-f-]{36})"', page.text)
    told_there = plain(await visit.get(sheet))
    assert "By the terms: C2, C4." in told_there
    assert "we read them so" not in told_there, "rounding is said by the terms themselves"


OURS = [one for one in vars(grounds).values() if isinstance(one, Ground)]


@pytest.mark.parametrize("ground", OURS)
def test_the_map_of_rules_marks_the_same_as_a_reading(ground: Ground) -> None:
    rows = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8").splitlines()
    (meaning,) = [one.split("|")[2] for one in rows if one.startswith(f"| {ground.rule} |")]
    if ground.is_reading:
        assert "(reading)" in meaning
    else:
        assert not meaning.strip().startswith("(reading)")
