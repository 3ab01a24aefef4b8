"""Plays the story of credit against a running service, and shows each call, entry and balance."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx
from rich.console import Console
from rich.table import Table

from app.access import service as keys
from app.access.schemas import NewKey
from app.kit import clock
from app.kit.actor import Role
from app.ledger.schemas import duration_text
from app.run.opening import StartError, transaction

Json = dict[str, Any]


def check_running(url: str) -> None:
    """Hold an address to be a running Personday.

    Raises:
        StartError: it is none, nothing answers there, or something else does.
    """
    if not url.startswith(("http://", "https://")):
        raise StartError(f"{url} is no address such as http://127.0.0.1:8000")
    try:
        alive = httpx.get(f"{url}/livez", timeout=5).json() == {"status": "ok"}
    except (httpx.HTTPError, ValueError):
        alive = False
    if not alive:
        raise StartError(f"no service answers at {url}; start it with 'make run'")


@contextmanager
def temporary_key(dsn: str) -> Iterator[str]:
    """An admin key for the length of the story."""

    async def make() -> tuple[str, Any]:
        async with transaction(dsn) as tx:
            key = await keys.make(tx, NewKey(role=Role.ADMIN, name="demo"))
        return key.key, key.id

    async def revoke(key_id: Any) -> None:
        async with transaction(dsn) as tx:
            await keys.revoke(tx, key_id)

    key, key_id = asyncio.run(make())
    try:
        yield key
    finally:
        asyncio.run(revoke(key_id))


@dataclass
class Story:
    """One customer's story: sends calls, and prints what each did to the credit."""

    http: httpx.Client
    console: Console
    customer_id: str = ""
    customer_key: str = ""
    last: str = "nothing was answered"
    seq: int = 0

    def call(
        self, title: str, method: str, path: str, body: Any = None, *, own: bool = False
    ) -> Json:
        """Send one call, as an admin or with the customer's own key, and show its effect."""
        headers = {"Idempotency-Key": str(uuid4())} if method == "POST" else {}
        if own:
            headers["Authorization"] = f"Bearer {self.customer_key}"
        response = self.http.request(method, path, json=body, headers=headers)
        self.last = f"{method} {path} was answered {response.status_code}"
        answer: Json = response.json()
        self.console.rule(f"[bold]{title}", align="left")
        style = "green" if response.is_success else "yellow"
        self.console.print(f"{method} {path}  [{style}]{response.status_code}[/]", highlight=False)
        if not response.is_success:
            figures = {name: value for name, value in answer.items() if name.endswith("_minutes")}
            self.console.print(f"  {answer['code']}: {answer['detail']}", figures or "")
        self.show_entries()
        return answer

    def show_entries(self) -> None:
        """The entries booked since the last call, with the balance after each."""
        if not self.customer_id:
            return
        path = f"/v1/customers/{self.customer_id}/entries"
        fresh = [
            entry
            for entry in self.http.get(path, params={"limit": 200}).json()["items"]
            if entry["seq"] > self.seq
        ]
        if not fresh:
            return
        table = Table("entry", "postings", "available", "held", "to confirm", "debt")
        for entry in fresh:
            self.seq = entry["seq"]
            moves = "\n".join(
                f"{posting['minutes']:>4} {posting['from']} → {posting['to']}"
                for posting in entry["postings"]
            )
            balances = (
                duration_text(entry[f"{name}_minutes"])
                for name in ("available", "held", "awaiting_confirmation", "debt")
            )
            table.add_row(f"{entry['seq']} {entry['kind']}", moves, *balances)
        self.console.print(table)


def play(url: str, key: str) -> None:
    """The whole story, on the service's real clock.

    Raises:
        StartError: the service does not know the key, or answers something that no story goes on from.
    """
    with httpx.Client(base_url=url, headers={"Authorization": f"Bearer {key}"}, timeout=30) as http:
        if http.get("/v1/keys", params={"limit": 1}).status_code == 401:
            raise StartError(
                f"the service at {url} has another database than this command:"
                " name its folder with --data-dir, or its address with --url"
            )
        story = Story(http, Console(highlight=False))
        try:
            _tell(story)
        except (KeyError, IndexError, ValueError):
            raise StartError(f"the story does not go on from here: {story.last}") from None


def _tell(story: Story) -> None:
    technician_id, server_id = _make_parties(story)
    session_id = _buy_and_book(story, technician_id, server_id)
    penalty_id = _move_late(story, session_id)
    _work(story, session_id, technician_id, server_id)
    story.call(
        "A lead waives the penalty",
        "POST",
        f"/v1/penalties/{penalty_id}/waive",
        {"reason": "goodwill"},
    )
    _overrun(story, technician_id, server_id)
    credit = story.http.get(f"/v1/customers/{story.customer_id}/credit").json()
    story.console.rule("[bold]The end", align="left")
    story.console.print(f"remaining: {credit['remaining_text']}")


def _make_parties(story: Story) -> tuple[str, str]:
    customer = story.call(
        "A customer, warned when its credit lasts for less than two weeks",
        "POST",
        "/v1/customers",
        {"name": "Demo Ltd", "deployment": "on_premise", "low_credit_days": 14},
    )
    key = story.http.post(
        "/v1/keys", json={"role": "customer", "customer_id": customer["id"], "name": "demo"}
    )
    story.customer_id, story.customer_key = customer["id"], key.json()["key"]
    technician = story.call(
        "A technician", "POST", "/v1/technicians", {"name": "Tomas", "email": "tomas@example.com"}
    )
    server = story.call(
        "A server, access still missing",
        "POST",
        f"/v1/customers/{customer['id']}/servers",
        {"name": "production"},
    )
    return technician["id"], server["id"]


def _purchase(minutes: int) -> Json:
    return {
        "minutes": minutes,
        "price_per_person_day": "960.00",
        "currency": "EUR",
        "paid": True,
    }


def _buy_and_book(story: Story, technician_id: str, server_id: str) -> str:
    purchases = f"/v1/customers/{story.customer_id}/purchases"
    story.call("479 minutes are too few", "POST", purchases, _purchase(479))
    story.call("485 minutes are no multiple of 10", "POST", purchases, _purchase(485))
    story.call("One person-day", "POST", purchases, _purchase(480))
    tomorrow = _now() + timedelta(days=1, minutes=-1)
    booking = _booking(story, technician_id, server_id, tomorrow, 120)
    session = story.call("Two hours for tomorrow", "POST", "/v1/sessions", booking)
    longer = _booking(story, technician_id, server_id, tomorrow + timedelta(days=1), 370)
    story.call("6 h 10 min more do not fit", "POST", "/v1/sessions", longer)
    session_id: str = session["id"]
    return session_id


def _booking(
    story: Story, technician_id: str, server_id: str, starts_at: datetime, minutes: int
) -> Json:
    return {
        "customer_id": story.customer_id,
        "server_id": server_id,
        "category": "installation_upgrade_migration",
        "starts_at": starts_at.isoformat(),
        "estimated_minutes": minutes,
        "technician_ids": [technician_id],
    }


def _move_late(story: Story, session_id: str) -> str:
    path = f"/v1/sessions/{session_id}/reschedule"
    in_two_days = (_now() + timedelta(days=2)).isoformat()
    body = {"starts_at": in_two_days, "asked_by": "customer", "reason": "a meeting"}
    story.call("What would a late move cost?", "POST", f"{path}?dry_run=true", body, own=True)
    moved = story.call("The customer moves it late", "POST", path, body, own=True)
    later = (_now() + timedelta(days=3)).isoformat()
    free = {"starts_at": later, "asked_by": "customer"}
    story.call("Moved in time, it is free", "POST", path, free, own=True)
    penalty_id: str = moved["penalty"]["id"]
    return penalty_id


def _work(story: Story, session_id: str, technician_id: str, server_id: str) -> None:
    start = f"/v1/sessions/{session_id}/start"
    due = {
        "starts_at": _soon().isoformat(),
        "asked_by": "provider",
        "override_reason": "an emergency",
    }
    story.call("A lead moves it to this hour", "POST", f"/v1/sessions/{session_id}/reschedule", due)
    story.call("No start without access", "POST", start)
    access = {"kind": "vpn_ssh", "checked_at": (_now() - timedelta(days=1)).isoformat()}
    story.call("Access is checked", "POST", f"/v1/servers/{server_id}/access", access)
    story.call("It starts", "POST", start)
    handed_in = story.call(
        "47 min 10 s are billed as 50 minutes",
        "POST",
        f"/v1/sessions/{session_id}/worksheet",
        {
            "time_entries": _worked(technician_id, hours_ago=11, minutes=47, seconds=10),
            "summary": "upgraded",
        },
    )
    worksheet = f"/v1/worksheets/{handed_in['id']}"
    objection = {"reason": "it took less", "proposed_minutes": 38}
    story.call("The customer disputes it", "POST", f"{worksheet}/dispute", objection, own=True)
    story.call(
        "The lead amends it to 38 minutes",
        "POST",
        f"{worksheet}/amend",
        {
            "time_entries": _worked(technician_id, hours_ago=11, minutes=38),
            "reason": "a pause was counted",
        },
    )
    story.call("The customer confirms", "POST", f"{worksheet}/confirm", {"revision": 2}, own=True)


def _overrun(story: Story, technician_id: str, server_id: str) -> None:
    booking = _booking(story, technician_id, server_id, _soon(), 60)
    booking["override_reason"] = "an emergency"
    session = story.call("Another session of one hour", "POST", "/v1/sessions", booking)
    story.call("It starts", "POST", f"/v1/sessions/{session['id']}/start")
    story.call(
        "8 h 20 min: the reserve, other credit, then debt",
        "POST",
        f"/v1/sessions/{session['id']}/worksheet",
        {
            "time_entries": _worked(technician_id, hours_ago=9, minutes=500),
            "summary": "a long night",
        },
    )
    purchases = f"/v1/customers/{story.customer_id}/purchases"
    story.call("The next purchase settles the debt first", "POST", purchases, _purchase(480))


def _soon() -> datetime:
    # As early as a session of then may start now.
    return _now() + timedelta(minutes=20)


def _worked(technician_id: str, *, hours_ago: int, minutes: int, seconds: int = 0) -> list[Json]:
    started = _now() - timedelta(hours=hours_ago)
    ended = started + timedelta(minutes=minutes, seconds=seconds)
    return [
        {
            "technician_id": technician_id,
            "started_at": started.isoformat(),
            "ended_at": ended.isoformat(),
        }
    ]


def _now() -> datetime:
    return clock.read().astimezone(UTC).replace(second=0, microsecond=0)
