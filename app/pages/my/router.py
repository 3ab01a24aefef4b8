"""The routes of a customer's pages."""

from app.pages.my import (
    articles,
    bookings,
    calendars,
    credit,
    moves,
    servers,
    sessions,
    statements,
    ticket,
    tickets,
    top_ups,
    worksheets,
)

PARTS = (
    credit,
    top_ups,
    statements,
    worksheets,
    bookings,
    sessions,
    servers,
    moves,
    calendars,
    tickets,
    ticket,
    articles,
)
