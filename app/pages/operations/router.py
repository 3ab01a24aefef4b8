"""The routes of the pages about how it runs."""

from app.pages.operations import (
    deliveries,
    health,
    inbound,
    mails,
    verifications,
    webhook_secrets,
    webhooks,
)

PARTS = (health, verifications, webhooks, webhook_secrets, deliveries, mails, inbound)
