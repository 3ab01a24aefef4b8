"""The catalogue of event types: what happened when, and what is told of it."""
