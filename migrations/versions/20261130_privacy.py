"""What is personal can be erased, wherever it stands, and is kept for so many days."""

import sqlalchemy as sa
from alembic import op

revision = "20261130_privacy"
down_revision = "20261130_signed_roots"
branch_labels = None
depends_on = None

RETENTION = "00000000-0000-7000-8000-000000000004"
# What was only added until now, and holds what somebody said.
_RIGHTS = {
    "attachment": "UPDATE (name, sha256, content, refused_reason)",
    "phone_call": "UPDATE (note)",
    "session_move": "UPDATE (reason)",
    "session_undone_start": "UPDATE (reason)",
    "ticket_change": "UPDATE (reason)",
    "worksheet_round": "UPDATE (message)",
    "ticket_text": "DELETE",
    "watcher": "DELETE",
    "contact_mail": "DELETE",
    "reporter_mail": "DELETE",
    "unsubscribe_link": "DELETE",
    "sign_in": "DELETE",
    "mail_link": "DELETE",
    "webhook_secret": "DELETE",
}


def upgrade() -> None:
    for table in ("customer", "contact"):
        op.add_column(table, sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True))
        op.add_column(table, sa.Column("erasure_reason", sa.String(), nullable=True))
        op.create_check_constraint(
            op.f(f"ck_{table}_erasure"),
            table,
            "(erased_at IS NULL) = (erasure_reason IS NULL)"
            " AND (erased_at IS NULL OR deactivated_at IS NOT NULL)",
        )
    for table, right in _RIGHTS.items():
        op.execute(f"GRANT {right} ON {table} TO personday_app")
    _retention()


def _retention() -> None:
    op.create_table(
        "retention",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("audit_days", sa.Integer(), nullable=False),
        sa.Column("address_days", sa.Integer(), nullable=False),
        sa.Column("raw_mail_days", sa.Integer(), nullable=True),
        sa.Column("mail_days", sa.Integer(), nullable=False),
        sa.Column("answer_days", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(f"id = '{RETENTION}'", name="single"),
        sa.CheckConstraint("audit_days >= 90", name="audit_days"),
        sa.CheckConstraint("address_days BETWEEN 1 AND 90", name="address_days"),
        sa.CheckConstraint("raw_mail_days >= 1", name="raw_mail_days"),
        sa.CheckConstraint("mail_days BETWEEN 1 AND 90", name="mail_days"),
        sa.CheckConstraint("answer_days BETWEEN 1 AND 30", name="answer_days"),
        sa.PrimaryKeyConstraint("id", name="pk_retention"),
    )
    op.execute(
        "INSERT INTO retention (id, audit_days, address_days, mail_days, answer_days, version)"
        f" VALUES ('{RETENTION}', 400, 30, 90, 30, 1)"
    )
    op.execute("GRANT SELECT, UPDATE ON retention TO personday_app")


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
