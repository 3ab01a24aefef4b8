from app.kit import zones

# Before anything can ask for a zone: what was read of the system's data would be kept.
zones.use_pinned()
