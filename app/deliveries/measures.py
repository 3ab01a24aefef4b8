"""What is counted of what leaves the house."""

from app.deliveries.rules import DeliveryChannel, Outcome
from app.kit.telemetry.metrics import Histogram, Label

CHANNEL = Label("channel", DeliveryChannel)
OUTCOME = Label("outcome", Outcome)

ATTEMPT_SECONDS = Histogram(
    "personday_delivery_attempt_seconds",
    "Attempts to deliver, once they are recorded.",
    CHANNEL,
    OUTCOME,
)
