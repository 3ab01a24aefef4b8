"""The routes of the desk."""

from app.pages.desk import (
    booking,
    calendar,
    queue,
    session,
    session_change,
    slots,
    ticket,
    today,
    worksheet,
)

PARTS = (today, calendar, slots, booking, session, session_change, worksheet, queue, ticket)
