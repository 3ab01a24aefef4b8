"""Whether somebody can leave. Pure."""

from msgspec.structs import asdict

from app import errors
from app.departures.rows import Touched


def check(touched: Touched, reason: str | None, *, force: bool) -> None:
    """Hold a departure to leave nothing behind, or to be forced with a reason.

    Raises:
        ReasonMissing: it is forced without one.
        StillInUse: there are sessions, tickets or credit, and it is not forced.
    """
    if force:
        if reason is None:
            raise errors.ReasonMissing()
        return
    credit = asdict(touched.credit) if touched.credit else {}
    if touched.session_ids or touched.ticket_ids or any(credit.values()):
        raise errors.StillInUse(
            session_ids=touched.session_ids, ticket_ids=touched.ticket_ids, **credit
        )
