"""The routes of the desk."""

from app.pages.desk import queue, ticket, today, worksheet

PARTS = (today, worksheet, queue, ticket)
