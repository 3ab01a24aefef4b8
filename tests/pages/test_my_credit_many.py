"""Ten thousand entries of one year: pages of credit stay as small and as quick as before."""

import re
import time

import asyncpg
import pytest

from app.kit.events import numbering
from app.ledger.accounts import account_id
from tests.api.world import DAY
from tests.pages.visits import signed_in
from tests.proxy import proxied
from tests.support import NOON, open_api

ENTRIES = 10_000
# Purchases, work and expiries on every day, so that all that can be drawn is.
_BOOK = """
INSERT INTO ledger_entry (
    credit_account_id, seq, id, kind, reference, actor, booked_at, service_on, override,
    available_minutes, held_minutes, awaiting_confirmation_minutes, debt_minutes, hash_version, hash)
SELECT $1, number, gen_random_uuid(), kind, word || ':' || gen_random_uuid() || ':deduction', 'system',
       $2::timestamptz + number * interval '50 minutes', $2::date, false,
       number % 700 * 10, 20, 0, 0, 2, sha256('')
FROM generate_series(2, $3::int) AS number,
LATERAL (SELECT (ARRAY['purchase', 'deduction', 'expiry'])[number % 3 + 1] AS kind,
                (ARRAY['purchase', 'worksheet', 'lot'])[number % 3 + 1] AS word) AS kinds
"""
_MOVE = """
INSERT INTO ledger_posting (
    credit_account_id, seq, position, from_kind, from_id, to_kind, to_id, minutes, lot_id,
    from_balance_minutes, to_balance_minutes)
SELECT credit_account_id, seq, 0, 'lot', id, 'billed', id, 10, id, 0, 0
FROM ledger_entry WHERE credit_account_id = $1 AND seq > 1
"""


async def test_ten_thousand_entries_are_paged_and_quick(
    dsn: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(numbering, "PAUSE_SECONDS", 3600.0)
    async with proxied(dsn) as trips, open_api(trips.dsn, pool_size=1) as api:
        customer = await api.customer(name="شركة طويلة الاسم جدا " * 5)
        await api.buy(customer, now=NOON - 360 * DAY)
        account = account_id(customer["id"])
        owner = await asyncpg.connect(dsn)
        try:
            # They are no books: only how they are found and drawn counts, so nobody verifies them.
            await owner.execute("SET session_replication_role = replica")
            await owner.execute(_BOOK, account, NOON - 359 * DAY, ENTRIES)
            await owner.execute(_MOVE, account)
            await owner.execute(
                "UPDATE credit_account SET seq = $2 WHERE credit_account_id = $1", account, ENTRIES
            )
            await owner.execute("ANALYZE")
        finally:
            await owner.close()
        visit = await signed_in(api, api.keys[customer["id"]])
        for path in ("/my/credit", "/my/credit/journal?before=5000", "/my/statements"):
            spent = []
            for _ in range(4):
                before, began = trips.count, time.perf_counter()
                page = await visit.get(path)
                spent.append(time.perf_counter() - began)
            assert page.status_code == 200
            assert trips.count - before <= 6, path
            assert len(page.content) < 60_000, (path, len(page.content))
            # On a quiet machine it is a twentieth of this.
            assert min(spent) < 1, path
            entries = re.findall('<tr id="entry-', page.text)
            assert len(entries) == (0 if "statements" in path else 25)
        seen = await visit.get("/my/credit/journal?before=2")
        assert 'rel="next"' not in seen.text
