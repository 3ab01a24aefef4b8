"""A winter of one customer, every figure of which is written down by hand.

January: 4800 min bought. February: two sessions, of 1 h 34 min 20 s (two technicians) and 1 h 12 min 30 s;
a late cancellation; an adjustment down and one up; a purchase that ends with February; a refund; a session
booked for March. March: the expiry, the penalty waived, the second session amended, the adjustment undone.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from tests.api.world import time_entry, work, worksheet_body
from tests.support import Api, Json

WORKED = timedelta(hours=1, minutes=12, seconds=30)
# Nobody can write this into a page, a table or a paper but as it is.
HOSTILE = '=1+2"><script>alert(1)</script> #strong[x] *b* $a$ žluťoučký'


def at(month: int, day: int, hour: int = 12, minute: int = 0) -> datetime:
    """An instant of 2031."""
    return datetime(2031, month, day, hour, minute, tzinfo=UTC)


@dataclass
class Winter:
    """What was made on the way."""

    api: Api
    customer: Json
    contact: Json
    worksheets: list[Json]
    purchases: list[Json]

    @property
    def path(self) -> str:
        return f"/v1/customers/{self.customer['id']}/statements"


async def play(api: Api) -> Winter:
    """Play the winter until the 3rd of March."""
    await api.send("PUT", "/v1/company", {"name": "Podpora s.r.o.", "time_zone": "Europe/Prague"})
    customer = await api.customer(name="Příliš žluťoučký kůň <s.r.o.>", language="cs")
    path = f"/v1/customers/{customer['id']}"
    contact = await api.post(
        f"{path}/contacts", {"name": "Eva", "email": "eva@example.com", "language": "de"}
    )
    one, two = await api.technician(), await api.technician()
    server = await api.server(customer, access=False)
    access = {"kind": "vpn_ssh", "checked_at": "2031-01-15T12:00:00Z"}
    await api.post(f"/v1/servers/{server['id']}/access", access)
    first = await api.buy(
        customer, 4800, now=at(1, 20), invoice_number="2031-001", price_per_person_day="960",
        tax_rate="21",
    )  # fmt: skip
    done = await work(
        api, customer, one, two, server=server, starts_at=at(2, 3, 9),
        worked=timedelta(minutes=47, seconds=10),
    )  # fmt: skip
    own = {"role": customer["id"]}
    await api.post(f"/v1/worksheets/{done['id']}/confirm", now=at(2, 4), **own)
    disputed = await work(api, customer, one, server=server, starts_at=at(2, 10, 9), worked=WORKED)
    reason = {"reason": "we counted less"}
    await api.post(f"/v1/worksheets/{disputed['id']}/dispute", reason, now=at(2, 12), **own)
    late = await api.book(customer, one, starts_at=at(2, 15), now=at(2, 13), server_id=server["id"])
    asked: Json = {"asked_by": "customer"}
    charged = await api.post(f"/v1/sessions/{late['id']}/cancel", asked, now=at(2, 15, 11))
    adjust = f"{path}/adjustments"
    taken = await api.post(adjust, {"minutes": -30, "reason": HOSTILE}, now=at(2, 20))
    await api.post(adjust, {"minutes": 60, "reason": "goodwill"}, now=at(2, 21))
    second = await api.buy(customer, 480, now=at(2, 25), expires_on="2031-02-27", currency="JPY")
    lasting = {"expires_on": "2031-02-28"}
    await api.send("PATCH", f"/v1/purchases/{second['id']}", lasting, now=at(2, 25, 13))
    await api.post(
        f"/v1/purchases/{first['id']}/refund",
        {"minutes": 480, "reason": "fewer servers"},
        now=at(2, 26),
    )
    await api.book(customer, one, starts_at=at(3, 10), now=at(2, 27), server_id=server["id"])
    await api.post(
        f"/v1/penalties/{charged['penalty']['id']}/waive", {"reason": "illness"}, now=at(3, 1, 10)
    )
    amended = worksheet_body(time_entry(one, at(2, 10, 9), timedelta(minutes=55)))
    await api.post(
        f"/v1/worksheets/{disputed['id']}/amend",
        {"time_entries": amended["time_entries"], "reason": "a break was counted"},
        now=at(3, 2),
    )
    await api.post(
        f"/v1/adjustments/{taken['id']}/reverse", {"reason": "entered rightly"}, now=at(3, 3)
    )
    return Winter(api, customer, contact, [done, disputed], [first, second])
