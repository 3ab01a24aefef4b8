"""The routes of the office's pages."""

from app.pages.admin import customers

PARTS = (customers,)
