"""The routes of the pages about how it runs."""

from app.pages.operations import (
    audit,
    deliveries,
    health,
    inbound,
    mails,
    verifications,
    webhook_secrets,
    webhooks,
)

PARTS = (health, verifications, audit, webhooks, webhook_secrets, deliveries, mails, inbound)
