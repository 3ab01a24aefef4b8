"""The routes of a customer's pages."""

from app.pages.my import calendars, credit, moves, sessions, statements, top_ups, worksheets

PARTS = (credit, top_ups, statements, worksheets, sessions, moves, calendars)
