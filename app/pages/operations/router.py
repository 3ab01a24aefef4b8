"""The routes of the pages about how it runs."""

from app.pages.operations import deliveries, health, inbound, mails, webhook_secrets, webhooks

PARTS = (health, webhooks, webhook_secrets, deliveries, mails, inbound)
