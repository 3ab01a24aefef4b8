"""Bodies and answers about working time and slots."""

from datetime import date
from uuid import UUID

from pydantic import ConfigDict, Field

from app.availability.rows import TimeOffRecord, WorkingExceptionRecord, WorkingHoursRecord
from app.availability.rules import AgreedSession, Slot
from app.calendar.intervals import instant_of
from app.calendar.rules import wall_text
from app.calendar.schemas import ClosureView, HolidayImport, HolidayView, Moment, WallTime
from app.kit.web.schema import Body, Day, Text, UtcInstant, View
from app.technicians.schemas import TechnicianView


class DayPeriod(Body):
    """A period of one day."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    from_: WallTime = Field(alias="from")
    to: WallTime


class NewWorkingHours(Body):
    """A period of a weekday in which a technician works, in the technician's own zone."""

    model_config = ConfigDict(
        populate_by_name=True,
        json_schema_extra={"examples": [{"weekday": 5, "from": "09:00", "to": "12:00"}]},
    )

    weekday: int = Field(ge=0, le=6, strict=True, description="0 = Monday … 6 = Sunday.")
    from_: WallTime = Field(alias="from")
    to: WallTime
    valid_from: Day | None = Field(default=None, description="The first day it counts.")
    valid_to: Day | None = Field(default=None, description="The last day it counts.")


class WorkingHoursView(View):
    """A period of a weekday in which a technician works."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    id: UUID
    technician_id: UUID
    weekday: int
    from_: str = Field(alias="from", description="Wall time `HH:MM`, from which on.")
    to: str = Field(description="Wall time `HH:MM`, up to which; `24:00` is the end of the day.")
    valid_from: date | None
    valid_to: date | None
    created_at: UtcInstant


class AffectedSession(View):
    """A session already agreed: it stays, and somebody decides what becomes of it."""

    session_id: UUID
    starts_at: UtcInstant
    ends_at: UtcInstant


class WorkingHoursRemoved(WorkingHoursView):
    """What was removed, and the agreed sessions that lie in that time."""

    affected_sessions: list[AffectedSession]


class NewWorkingException(Body):
    """What a technician works on one day instead of the weekly hours; no period is a day off."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"exception_on": "2027-12-24", "periods": [{"from": "09:00", "to": "12:00"}]}
            ]
        }
    )

    exception_on: Day
    periods: list[DayPeriod] = Field(
        max_length=20, description="What is worked that day; none at all is a day off."
    )
    reason: Text | None = None


class WorkingExceptionView(View):
    """What a technician works on one day instead of the weekly hours."""

    id: UUID
    technician_id: UUID
    exception_on: date
    periods: list[DayPeriod]
    reason: str | None
    created_at: UtcInstant


class WorkingExceptionChanged(WorkingExceptionView):
    """An exception that was made or removed, and the agreed sessions that lie in time lost by it."""

    affected_sessions: list[AffectedSession]


class NewTimeOff(Body):
    """A time in which a technician does not work, in the technician's zone without an offset."""

    model_config = ConfigDict(
        populate_by_name=True,
        json_schema_extra={"examples": [{"from": "2027-07-05", "to": "2027-07-16"}]},
    )

    from_: Moment = Field(alias="from")
    to: Moment
    reason: Text | None = None


class TimeOffView(View):
    """A time in which a technician does not work."""

    id: UUID
    technician_id: UUID
    starts_at: UtcInstant
    ends_at: UtcInstant
    reason: str | None
    created_at: UtcInstant


class TimeOffTaken(TimeOffView):
    """Time off, and the agreed sessions that lie in it."""

    affected_sessions: list[AffectedSession]


class Closed(ClosureView):
    """A closure, and the agreed sessions that lie in it."""

    affected_sessions: list[AffectedSession]


class HolidaysImported(HolidayImport):
    """What an import changed, and the agreed sessions on days that are free now."""

    affected_sessions: list[AffectedSession]


class HolidaySwitchedOn(HolidayView):
    """A day that is free again, and the agreed sessions on it."""

    affected_sessions: list[AffectedSession]


class TechnicianChanged(TechnicianView):
    """A technician, and the agreed sessions in time that is not worked any more."""

    affected_sessions: list[AffectedSession]


class SlotView(View):
    """A time offered, and who would hold it."""

    starts_at: UtcInstant
    ends_at: UtcInstant
    technician_ids: list[UUID]


def slot_view(slot: Slot) -> SlotView:
    """A slot as it is shown."""
    return SlotView(
        starts_at=instant_of(slot.start),
        ends_at=instant_of(slot.end),
        technician_ids=list(slot.technician_ids),
    )


def affected_session(session: AgreedSession) -> AffectedSession:
    """An agreed session as it is shown with what affects it."""
    return AffectedSession(
        session_id=session.id,
        starts_at=session.during.starts_at,
        ends_at=session.during.ends_at,
    )


def working_hours_view(hours: WorkingHoursRecord) -> WorkingHoursView:
    """Weekly hours as they are shown."""
    return WorkingHoursView(
        id=hours.id,
        technician_id=hours.technician_id,
        weekday=hours.weekday,
        from_=wall_text(hours.from_minute),
        to=wall_text(hours.to_minute),
        valid_from=hours.valid_from,
        valid_to=hours.valid_to,
        created_at=hours.created_at,
    )


def exception_view(exception: WorkingExceptionRecord) -> WorkingExceptionView:
    """An exception as it is shown."""
    return WorkingExceptionView(
        id=exception.id,
        technician_id=exception.technician_id,
        exception_on=exception.exception_on,
        periods=[
            DayPeriod(from_=wall_text(start), to=wall_text(end)) for start, end in exception.worked
        ],
        reason=exception.reason,
        created_at=exception.created_at,
    )


def time_off_view(time_off: TimeOffRecord) -> TimeOffView:
    """Time off as it is shown."""
    return TimeOffView.model_validate(time_off, from_attributes=True)
