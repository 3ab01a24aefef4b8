"""The service on connections that PgBouncer lends."""
