"""What is known of sign-ins no longer than needed."""

from app.signing_in import service

JOBS = {"forget_sign_ins": ("41 2 * * *", service.forget)}
