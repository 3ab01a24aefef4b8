"""Mails are written to people of the office, too."""

from alembic import op

revision = "20261129_mails_to_admins"
down_revision = "20261129_alerts"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_constraint(op.f("ck_mail_recipient_kind"), "mail")
    op.create_check_constraint(
        op.f("ck_mail_recipient_kind"),
        "mail",
        "recipient_kind IN ('contact', 'technician', 'ticket', 'person', 'company')",
    )


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
