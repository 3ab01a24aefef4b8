"""The routes of the office's pages."""

from app.pages.admin import (
    articles,
    calendar,
    company,
    contacts,
    customers,
    departures,
    keys,
    people,
    plans,
    servers,
    subscriptions,
    technicians,
    working_time,
)

PARTS = (
    *(customers, contacts, servers, subscriptions, departures),
    *(technicians, working_time, plans, calendar, company),
    *(people, keys, articles),
)
