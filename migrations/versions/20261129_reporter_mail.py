"""From which addresses of reporters, who are no contacts, mail came back."""

import sqlalchemy as sa
from alembic import op

revision = "20261129_reporter_mail"
down_revision = "20261129_mails"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reporter_mail",
        sa.Column("ticket_id", sa.Uuid(), nullable=False),
        sa.Column("unreachable_address", sa.String(), nullable=False),
        sa.Column("unreachable_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("diagnostic", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["ticket_id"], ["ticket.id"], name="fk_reporter_mail_ticket_id_ticket"
        ),
        sa.PrimaryKeyConstraint("ticket_id", name="pk_reporter_mail"),
    )
    op.execute("GRANT SELECT, INSERT, UPDATE ON reporter_mail TO personday_app")


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
