"""The routes of the office's pages."""

from app.pages.admin import contacts, customers, departures, plans, servers, subscriptions

PARTS = (customers, contacts, servers, departures, subscriptions, plans)
