"""The verb about earning: by which policy, from a day to come on."""

from app import errors
from app.calendar import queries as calendar
from app.finance import queries, rows, rules
from app.finance.rows import EarningPolicyRecord
from app.finance.schemas import EarningPolicyView, NewEarningPolicy, policy_view
from app.kit.postgres.database import Tx
from app.kit.postgres.locks import Lock, lock_all
from app.kit.zones import local_date, start_of_day


async def set_policy(tx: Tx, body: NewEarningPolicy) -> EarningPolicyView:
    """Set when minutes are earned that are billed from a day on.

    No entry is valued meanwhile, and none that is already is booked then: what was recognised stays.

    Raises:
        PolicyNotAhead, PolicyAlreadySet.
    """
    await tx.begin(lock_all(Lock.EARNING))
    zone = (await calendar.company(tx.connection)).time_zone
    rules.check_policy_start(body.from_on, local_date(tx.now, zone))
    from_at = start_of_day(body.from_on, zone)
    facts = await queries.before_policy(tx.connection, body.from_on)
    if facts.same_day_id is not None:
        raise errors.PolicyAlreadySet(from_on=body.from_on.isoformat(), id=facts.same_day_id)
    if facts.valued_until is not None and facts.valued_until >= from_at:
        raise errors.PolicyNotAhead(
            from_on=body.from_on.isoformat(), valued_until=facts.valued_until
        )
    policy = EarningPolicyRecord(
        id=tx.new_id(),
        from_on=body.from_on,
        from_at=from_at,
        policy=body.policy,
        reason=body.reason,
        created_at=tx.now,
    )
    rows.insert_policy(tx, policy)
    return policy_view(policy)
