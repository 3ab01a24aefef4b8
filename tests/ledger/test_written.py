"""Entries are written letter by letter as their view would write them."""

from datetime import date, timedelta
from decimal import Decimal

from app.kit.postgres.database import Pool
from app.kit.web.pagination import EVER
from app.kit.web.schema import PageOf
from app.ledger import queries
from app.ledger.accounts import AccountKind
from app.ledger.schemas import EntryView, ToldLot
from app.ledger.written import WrittenEntry, WrittenLot, WrittenPage
from tests.ledger import books
from tests.ledger.books import NOON

MOMENT = timedelta(microseconds=120_340)


async def test_pages_are_written_as_their_views(pool: Pool) -> None:
    account = await books.open_books(pool)
    lot = await account.buy(
        480,
        at=NOON + MOMENT,
        expires_on=date(2031, 12, 31),
        price_per_person_day=Decimal("1440.50"),
        currency="EUR",
        net=Decimal("1440.5000"),
    )
    await account.give(60)
    sheet = await account.deduct(await account.hold(120), 700, debt_limit=480)
    await account.confirm(sheet)
    charged = await account.penalize(60, reason='»späť« \u2028 "quoted" \\ </script> \x1f')
    await account.take(1000, override=True)
    await account.reverse(charged.id, AccountKind.PENALTIES)
    await account.buy(480, net=Decimal(0))
    await account.change_expiry(await account.buy(480), date(2032, 2, 29))
    assert lot
    seen = await queries.entries(pool, account.customer_id, 0, 100)
    written = await queries.written_entries(pool, account.customer_id, 0, 100, None, EVER)
    assert len(seen) == len(written) > 10
    assert any(one.override and one.reason for one in seen)
    postings = [posting for one in seen for posting in one.postings]
    assert {posting.settles is None for posting in postings} == {True, False}
    assert {posting.lot_id is None for posting in postings} == {True, False}
    assert any(len(one.postings) > 1 for one in seen)
    for cursor in (None, "b3BhcXVl"):
        view = PageOf[EntryView](items=seen, next_cursor=cursor)
        page = WrittenPage(written, cursor)
        assert page.json_bytes() == view.json_bytes()
        assert page.for_customers().json_bytes() == view.for_customers().json_bytes()
        assert page.for_customers() != page
        assert page.etag is view.etag


def test_nothing_that_a_view_tells_is_left_out() -> None:
    for written, view in (
        (WrittenEntry, EntryView),
        (WrittenLot, ToldLot),
    ):
        assert written.__struct_fields__ == tuple(view.model_fields), view
