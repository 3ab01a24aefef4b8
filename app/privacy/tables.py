"""How long what is personal is kept."""

from uuid import UUID

from app.kit.postgres.table import CheckConstraint, Field, Table

# There is one company, and so one row, made by the migration.
RETENTION = UUID("00000000-0000-7000-8000-000000000004")


class Retention(Table):
    """For how many days something is kept; null: as long as what it belongs to."""

    __tablename__ = "retention"
    __table_args__ = (
        CheckConstraint(f"id = '{RETENTION}'", name="single"),
        CheckConstraint("audit_days >= 90", name="audit_days"),
        CheckConstraint("address_days BETWEEN 1 AND 90", name="address_days"),
        CheckConstraint("raw_mail_days >= 1", name="raw_mail_days"),
        CheckConstraint("mail_days BETWEEN 1 AND 90", name="mail_days"),
        CheckConstraint("answer_days BETWEEN 1 AND 30", name="answer_days"),
    )

    id: UUID = Field(primary_key=True)
    audit_days: int
    address_days: int
    raw_mail_days: int | None = None
    mail_days: int
    answer_days: int
    version: int
