"""What is forgotten of banks' files: those that were looked at and not recorded."""

from app.payments import choosing

JOBS = {"forget_chosen_files": ("*/15 * * * *", choosing.forget)}
