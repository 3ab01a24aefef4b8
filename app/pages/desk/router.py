"""The routes of the desk."""

from app.pages.desk import (
    booking,
    calendar,
    credit,
    queue,
    session,
    session_change,
    slots,
    ticket,
    ticket_new,
    ticket_verbs,
    today,
    worksheet,
    worksheets,
)

PARTS = (
    today,
    calendar,
    slots,
    booking,
    session,
    session_change,
    worksheet,
    queue,
    ticket_new,
    ticket,
    ticket_verbs,
    worksheets,
    credit,
)
