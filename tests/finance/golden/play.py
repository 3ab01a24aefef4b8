"""Plays the year through the API, each step at its instant; the worker books what has ended."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from app.kit.postgres.database import open_pool
from app.kit.postgres.scopes import EVERYBODY
from app.ledger.jobs import book_expiries
from tests.api.world import worksheet_body, z
from tests.finance.golden.year import CUSTOMERS, STORY
from tests.support import Api, Json

BEGINS = datetime(2026, 1, 1, 8, tzinfo=UTC)


def instant(text: str) -> datetime:
    """An instant of the story."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@dataclass
class Year:
    """The company after its year.

    Attributes:
        made: its things by their names in the story.
        looks: reports of what waited, as JSON and as a workbook, by when they were read.
    """

    api: Api
    customers: dict[str, Json] = field(default_factory=dict)
    servers: dict[str, Json] = field(default_factory=dict)
    technicians: dict[str, list[Json]] = field(default_factory=dict)
    made: dict[str, Json] = field(default_factory=dict)
    worksheets: dict[str, Json] = field(default_factory=dict)
    looks: dict[str, tuple[Json, bytes]] = field(default_factory=dict, repr=False)

    def path(self, customer: str, rest: str = "") -> str:
        """A path of a customer's."""
        return f"/v1/customers/{self.customers[customer]['id']}{rest}"


async def play(api: Api) -> Year:
    """The whole year."""
    api.now = BEGINS
    company = {"name": "Podpora s.r.o.", "time_zone": "Europe/Prague"}
    assert (await api.send("PUT", "/v1/company", company)).status_code == 200
    year = Year(api)
    for name, (zone, technicians) in CUSTOMERS.items():
        year.customers[name] = await api.customer(name=name, time_zone=zone)
        year.servers[name] = await api.server(year.customers[name])
        year.technicians[name] = [await api.technician() for _ in range(technicians)]
    for at, customer, verb, name, says in STORY:
        await _VERBS[verb](year, instant(at), customer, name, says)
    return year


async def _buy(year: Year, at: datetime, customer: str, name: str, says: Json) -> None:
    facts = {name: value for name, value in says.items() if name != "price"}
    facts["price_per_person_day"] = says["price"]
    year.made[name] = await year.api.buy(year.customers[customer], now=at, **facts)


async def _book(year: Year, at: datetime, customer: str, name: str, says: Json) -> None:
    technicians = year.technicians[customer][: says.get("technicians", 1)]
    year.made[name] = await year.api.book(
        year.customers[customer],
        *technicians,
        starts_at=instant(says["starts"]),
        estimated_minutes=says["minutes"],
        server_id=year.servers[customer]["id"],
        now=at,
    )
    assert year.made[name]["status"] == "scheduled"


def _time_entries(year: Year, customer: str, name: str, says: Json) -> list[Json]:
    day = year.made[name]["starts_at"][:10]
    return [
        {
            "technician_id": technician["id"],
            "started_at": z(instant(f"{day} {began}")),
            "ended_at": z(instant(f"{day} {ended}")),
        }
        for technician, (began, ended) in zip(
            year.technicians[customer], says["worked"], strict=False
        )
    ]


async def _work(year: Year, at: datetime, customer: str, name: str, says: Json) -> None:
    session = f"/v1/sessions/{year.made[name]['id']}"
    starts_at = datetime.fromisoformat(year.made[name]["starts_at"])
    await year.api.post(f"{session}/start", now=starts_at)
    body = worksheet_body(*_time_entries(year, customer, name, says))
    year.worksheets[name] = await year.api.post(f"{session}/worksheet", body, now=at)


async def _amend(year: Year, at: datetime, customer: str, name: str, says: Json) -> None:
    body = {"time_entries": _time_entries(year, customer, name, says), "reason": "counted again"}
    await year.api.post(f"/v1/worksheets/{year.worksheets[name]['id']}/amend", body, now=at)


async def _confirm(year: Year, at: datetime, customer: str, name: str, says: Json) -> None:
    path = f"/v1/worksheets/{year.worksheets[name]['id']}/confirm"
    now = instant(says["clock"]) if "clock" in says else at
    await year.api.post(path, role=year.customers[customer]["id"], now=now)


async def _dispute(year: Year, at: datetime, customer: str, name: str, says: Json) -> None:
    path = f"/v1/worksheets/{year.worksheets[name]['id']}/dispute"
    role = year.customers[customer]["id"]
    await year.api.post(path, {"reason": "we do not remember it"}, role=role, now=at)


async def _change(year: Year, at: datetime, name: str, verb: str, body: Json, says: Json) -> None:
    changed = await year.api.post(f"/v1/sessions/{year.made[name]['id']}/{verb}", body, now=at)
    year.made[name] = changed["session"]
    if penalty := says.get("penalty"):
        year.made[penalty] = changed["penalty"]
    else:
        assert changed["penalty"] is None or verb == "no-show"


async def _move(year: Year, at: datetime, customer: str, name: str, says: Json) -> None:
    body = {"starts_at": z(instant(says["starts"])), "asked_by": "customer"}
    await _change(year, at, name, "reschedule", body, says)


async def _cancel(year: Year, at: datetime, customer: str, name: str, says: Json) -> None:
    await _change(year, at, name, "cancel", {"asked_by": says["by"]}, says)


async def _no_show(year: Year, at: datetime, customer: str, name: str, says: Json) -> None:
    await _change(year, at, name, "no-show", {"party": "customer"}, says)


async def _waive(year: Year, at: datetime, customer: str, name: str, says: Json) -> None:
    path = f"/v1/penalties/{year.made[name]['id']}/waive"
    await year.api.post(path, {"reason": "goodwill"}, now=at)


async def _refund(year: Year, at: datetime, customer: str, name: str, says: Json) -> None:
    await year.api.post(f"/v1/purchases/{year.made[name]['id']}/refund", says, now=at)


async def _adjust(year: Year, at: datetime, customer: str, name: str, says: Json) -> None:
    body = {**says, "reason": "as agreed"}
    year.made[name] = await year.api.post(year.path(customer, "/adjustments"), body, now=at)


async def _reverse(year: Year, at: datetime, customer: str, name: str, says: Json) -> None:
    path = f"/v1/adjustments/{year.made[name]['id']}/reverse"
    await year.api.post(path, {"reason": "it was right"}, now=at)


async def _last_day(year: Year, at: datetime, customer: str, name: str, says: Json) -> None:
    path = f"/v1/purchases/{year.made[name]['id']}"
    assert (await year.api.send("PATCH", path, says, now=at)).status_code == 200


async def _expire(year: Year, at: datetime, customer: str, name: str, says: Json) -> None:
    async with await open_pool(year.api.dsn, scope=EVERYBODY, size=1) as pool:
        assert await book_expiries(pool, at) == 1


async def _close(year: Year, at: datetime, customer: str, name: str, says: Json) -> None:
    closed = await year.api.post(f"/v1/periods/{name}/close", role="finance", now=at)
    assert closed["status"] == "closed"


async def _look(year: Year, at: datetime, customer: str, name: str, says: Json) -> None:
    path = f"/v1/reports/{name}"
    report = await year.api.get(path, role="finance", now=at)
    workbook = await year.api.send("GET", f"{path}?format=xlsx", role="finance", now=at)
    year.looks[f"{at:%Y-%m-%d %H:%M:%S}"] = report, workbook.content


_Verb = Callable[[Year, datetime, str, str, Any], Awaitable[None]]
_VERBS: Mapping[str, _Verb] = {
    "buy": _buy,
    "book": _book,
    "work": _work,
    "amend": _amend,
    "confirm": _confirm,
    "dispute": _dispute,
    "move": _move,
    "cancel": _cancel,
    "no_show": _no_show,
    "waive": _waive,
    "refund": _refund,
    "adjust": _adjust,
    "reverse": _reverse,
    "last_day": _last_day,
    "expire": _expire,
    "close": _close,
    "look": _look,
}
