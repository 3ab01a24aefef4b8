"""What every page may cost, and what none holds: complete by construction, like the matrix of rights."""

import gzip
import re
from collections.abc import AsyncIterator
from html.parser import HTMLParser

import pytest

from app.kit.events import numbering
from app.pages import assets
from app.pages.admission import POLICY
from tests.api.world import World, build
from tests.conftest import fresh_database
from tests.pages.test_matrix import ROUTES, path_of
from tests.pages.visits import Visit, signed_in
from tests.proxy import Proxy, proxied
from tests.support import open_api

MOST_BYTES = 60_000
MOST_OF_STYLE = 20_000
MOST_OF_SCRIPT = 30_000
MOST_TRIPS = 3
# Pages that show several things at once.
MOST_OF_OVERVIEW = 6
OVERVIEWS = {
    "/admin/calendar": "the week, the holidays of a year, and closures",
    "/admin/contacts/{contact_id}": "who it is, and which mails are wanted",
    "/admin/customers/{customer_id}": "facts, credit, plan, people and servers",
    "/admin/customers/{customer_id}/contacts": "the customer, and all its people",
    "/admin/customers/{customer_id}/plan": "the plans it had, and those it can have",
    "/admin/customers/{customer_id}/servers": "the customer, and all its servers",
    "/admin/plans/{plan_id}": "what it promises, its versions, and who is on it",
    "/admin/servers/{server_id}": "its facts, and every access",
    "/admin/technicians/{technician_id}/time": "weekly hours, other days, time off",
    "/my/credit": "what is left, the year, the journal",
    "/desk": "the day: sessions, calls, tickets",
    "/desk/calendar": "a week of technicians: their time, and what they hold",
    "/desk/credit": "customers, who has to top up, what awaits confirmation",
    "/desk/worksheets/{worksheet_id}": "what was done, and every round",
    "/desk/worksheets/{worksheet_id}/amend": "the same, to be corrected",
    "/desk/queue": "the tickets, whose they are, and what is left of those that are paused",
    "/desk/slots": "the free times of four weeks",
    "/desk/tickets/{ticket_id}": "the ticket, its conversation, and what is decided about it",
    "/desk/tickets/{ticket_id}/clock": "every clock, explained",
    "/desk/tickets/{ticket_id}/session": "the ticket, its customer's servers, and who is able",
    "/finance": "a year of months",
    "/operations": "the jobs, what waits to leave, and whether all adds up",
    "/operations/verifications": "the last one with what it found, and those before it",
    "/finance/open": "all that is open",
    "/finance/periods/{month}": "a month, and what is open before it is closed",
    "/my/sessions/new": "the free times of a week",
    "/my/sessions/{session_id}/move": "the free times of a week",
    "/my/tickets/{ticket_id}": "the ticket, its conversation, its promise and its files",
    "/my/tickets/{ticket_id}/clock": "every clock, explained",
}
# Pages that try out a verb cost what that may (design §7), beside their own.
MOST_OF_PREVIEW = MOST_TRIPS + 6
PREVIEWS = {
    "/admin/contacts/{contact_id}/leave": "a departure",
    "/admin/technicians/{technician_id}/leave": "a departure",
    "/my/sessions/new/at": "a booking",
    "/my/sessions/{session_id}/move/to": "a move",
}
# Who leaves with credit is locked with it: a lock and a read more.
MOST_OF_DEPARTURE = MOST_OF_PREVIEW + 2
DEPARTURES = {"/admin/customers/{customer_id}/leave", "/admin/servers/{server_id}/leave"}
# What is asked of a page that shows nothing without.
ASKED = {
    "/my/sessions/new/at": "?starts_at=2031-03-12T09:00:00Z&category=training&estimated_minutes=60"
    "&technicians_needed=1",
    "/my/credit/journal": "?before=9",
    "/my/sessions/{session_id}/move/to": "?starts_at=2031-03-12T09:00:00Z",
}
# Answers that are no pages; they have tests of their own.
NO_PAGES = {
    "/admin",
    "/live",
    "/my/statements/file",
    "/my/attachments/{attachment_id}",
    "/desk/attachments/{attachment_id}",
}
SHOWN = sorted(
    path for method, path in ROUTES if method == "GET" and path not in NO_PAGES and "." not in path
)


class Hygiene(HTMLParser):
    """What stands in a page that its policy would refuse, or that others would have to send."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        inline = tag == "style" or (tag == "script" and not given.get("src"))
        loaded = given.get("src") or (
            given.get("href") if tag in ("link", "use", "image") else None
        )
        if inline or "style" in given or any(name.startswith("on") for name in given):
            self.found.append(f"inline: {tag} {given}")
        if loaded and not loaded.startswith(("/", "#", "data:")):
            self.found.append(f"from elsewhere: {tag} {loaded}")


@pytest.fixture(scope="module")
async def measured(
    server: str, template: str
) -> AsyncIterator[tuple[World, Proxy, dict[str, Visit]]]:
    """The world of the matrix behind a proxy that counts; nothing else asks the database."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(numbering, "PAUSE_SECONDS", 3600.0)
        async with (
            fresh_database(server, template) as dsn,
            proxied(dsn) as trips,
            open_api(trips.dsn, pool_size=1) as api,
        ):
            world = await build(api)
            keys = (world.own.customer["id"], world.own.technician["id"], "lead", "admin")
            visits = {key: await signed_in(api, api.keys[key]) for key in keys}
            yield world, trips, visits


def most_trips(path: str) -> int:
    """How many round trips a page may make."""
    if path in DEPARTURES:
        return MOST_OF_DEPARTURE
    if path in PREVIEWS:
        return MOST_OF_PREVIEW
    return MOST_OF_OVERVIEW if path in OVERVIEWS else MOST_TRIPS


@pytest.mark.parametrize("path", SHOWN)
async def test_a_page_keeps_to_its_budget(
    measured: tuple[World, Proxy, dict[str, Visit]], path: str
) -> None:
    world, trips, visits = measured
    shown = 0
    for visit in visits.values():
        for _ in range(3):
            before = trips.count
            response = await visit.get(path_of(world, path) + ASKED.get(path, ""))
        if response.status_code != 200:
            continue
        shown += 1
        assert trips.count - before <= most_trips(path)
        assert len(response.content) <= MOST_BYTES
        assert response.headers["content-security-policy"] == POLICY
        assert response.headers["referrer-policy"] == "no-referrer"
        assert response.headers["cache-control"] == "no-store"
        hygiene = Hygiene()
        hygiene.feed(response.text)
        assert not hygiene.found
        assert sorted(hygiene.ids) == sorted(set(hygiene.ids)), "an id stands twice"
    assert shown or path_of(world, path).count("ffff"), "nobody was shown it"


def test_what_may_cost_more_is_a_page() -> None:
    assert {*OVERVIEWS, *PREVIEWS, *DEPARTURES, *ASKED} <= set(SHOWN)


def test_style_and_script_are_small() -> None:
    assert len((assets.FOLDER / "personday.css").read_bytes()) <= MOST_OF_STYLE
    assert len(gzip.compress((assets.FOLDER / "personday.js").read_bytes())) <= MOST_OF_SCRIPT


def test_the_style_names_its_colours_once() -> None:
    style = (assets.FOLDER / "personday.css").read_text(encoding="utf-8")
    rules = style[style.index("* {") :]
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b", rules), "a colour without a name"
    selectors = [one.strip() for one in re.findall(r"^([^@{}\s][^@{}\n]*)\{", rules, re.MULTILINE)]
    twice = sorted({one for one in selectors if selectors.count(one) > 1})
    assert not twice, "a rule that stands twice"
