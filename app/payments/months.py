"""The months that money may be put into, taken out of, or moved within: those that are not closed."""

from datetime import date

from app import errors
from app.kit.postgres.database import Tx
from app.kit.zones import start_of_day
from app.payments import queries, rules
from app.purchases import queries as purchases


async def check_open(tx: Tx, *days: date, field: str = "received_on") -> None:
    """Hold a change of money to days whose months are open, and stay so until it is committed.

    A month that is closed for the first time waits for the credit account that the caller has locked;
    one that was opened again, for the lock on its row that is taken here.

    Raises:
        MonthClosed: names the first day whose month is closed, as ``field``.
    """
    zone = await purchases.company_zone(tx.connection)
    spans = await queries.spans_that_stay(tx.connection, start_of_day(min(days), zone))
    for day in sorted(days):
        if rules.is_closed(start_of_day(day, zone), spans):
            raise errors.MonthClosed(**{field: day.isoformat()})
