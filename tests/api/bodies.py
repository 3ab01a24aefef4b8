"""Bodies of requests that are right for the side of whoever sends them."""

import uuid
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from tests.api.world import DAY, Side, z
from tests.support import NOON, Json


def fixed(**body: Any) -> Callable[[Side], Json]:
    return lambda _: body


def fresh_code() -> str:
    """A code that no plan has."""
    return f"plan_{uuid.uuid4().hex}"


def fresh_address() -> str:
    """An address that nobody has."""
    return f"{uuid.uuid4()}@example.com"


def renamed(_: Side) -> Json:
    """Another name each time."""
    return {"name": fresh_code()}


def later_day(side: Side) -> Json:
    """A subscription behind every other one."""
    later_day.number += 1  # type: ignore[attr-defined]
    day = date(2041, 1, 1) + timedelta(days=later_day.number)  # type: ignore[attr-defined]
    return {"plan": "basic", "starts_on": day.isoformat()}


later_day.number = 0  # type: ignore[attr-defined]


def day_ahead(_: Side) -> Json:
    """An earning policy of a day of its own."""
    day_ahead.number += 1  # type: ignore[attr-defined]
    day = date(2051, 1, 1) + timedelta(days=day_ahead.number)  # type: ignore[attr-defined]
    return {"from_on": day.isoformat(), "policy": "billed"}


day_ahead.number = 0  # type: ignore[attr-defined]


def price_list(_: Side) -> Json:
    """Prices of a year that no other list is of."""
    price_list.year += 1  # type: ignore[attr-defined]
    year = price_list.year  # type: ignore[attr-defined]
    steps = [{"from_person_days": "0", "price_per_person_day": "960"}]
    days = {"valid_from": f"{year}-01-01", "valid_to": f"{year}-12-31"}
    return {"name": "Prices", "currency": "EUR", "steps": steps, **days}


price_list.year = 2100  # type: ignore[attr-defined]


def booking(own: Side) -> Json:
    # At an instant of its own each time, so that no booking is in another's way.
    booking.number += 1  # type: ignore[attr-defined]
    return {
        "customer_id": own.id,
        "category": "training",
        "starts_at": z(NOON + (50 + booking.number) * DAY),  # type: ignore[attr-defined]
        "estimated_minutes": 10,
        "technician_ids": [own.technician["id"]],
    }


booking.number = 0  # type: ignore[attr-defined]


def booking_for_ticket(own: Side) -> Json:
    return {name: value for name, value in booking(own).items() if name != "customer_id"}


# Let through, and refused for what it lacks: who leaves is missed by the others.
UNREASONED = fixed(force=True)
DAY_OFF: Json = {"from": "2039-03-05", "to": "2039-03-05"}
HOOK = "https://hooks.example.com/personday"
WEEKLY: Json = {"weekday": 6, "from": "09:00", "to": "10:00"}
PRICE = {"minutes": 480, "price_per_person_day": "960.00", "currency": "EUR"}
LATER = z(NOON + 9 * DAY)
