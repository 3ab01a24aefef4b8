"""The routes of a customer's pages."""

from app.pages.my import calendars, credit, moves, sessions, worksheets

PARTS = (credit, worksheets, sessions, moves, calendars)
