"""Bodies and answers about calendar feeds."""

from uuid import UUID

from pydantic import ConfigDict, Field

from app import errors, examples
from app.invitations.rows import FeedRecord
from app.kit.web.schema import Body, Id, Name, UtcInstant, View


class NewCalendarFeed(Body):
    """A calendar of either one technician or one customer."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"customer_id": str(examples.CUSTOMER), "name": "Server support"}]
        }
    )

    technician_id: Id | None = None
    customer_id: Id | None = None
    name: Name | None = Field(
        default=None, description="What calendars show; if left out, whose sessions they are."
    )

    def check_subject(self) -> None:
        """Hold the feed to one subject.

        Raises:
            FeedSubjectInvalid: it names none, or two.
        """
        if (self.technician_id is None) == (self.customer_id is None):
            raise errors.FeedSubjectInvalid(accepted=["technician_id", "customer_id"])


class CalendarFeedView(View):
    """A calendar feed, without its address."""

    id: UUID
    technician_id: UUID | None
    customer_id: UUID | None
    name: str | None
    created_at: UtcInstant
    revoked_at: UtcInstant | None


class MadeCalendarFeed(CalendarFeedView):
    """A fresh feed: the only answer that ever holds its address."""

    address: str = Field(
        description="Path of the calendar. Whoever knows it reads the calendar without a key: keep"
        " it, it is not shown again."
    )


def feed_view(feed: FeedRecord) -> CalendarFeedView:
    """A feed as it is shown."""
    return CalendarFeedView.model_validate(feed, from_attributes=True)
