"""Names of the documentation lead somewhere, and the queue is as ``verify`` wants it after each test."""
