"""What becomes due about e-mail."""

from app.inbound import poller

JOBS = {"poll_mailbox": ("* * * * *", poller.Poller().poll)}
