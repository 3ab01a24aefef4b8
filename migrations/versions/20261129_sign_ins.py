"""People sign in by a browser, and follow links in mails."""

import sqlalchemy as sa
from alembic import op

revision = "20261129_sign_ins"
down_revision = "20261129_mails_to_admins"
branch_labels = None
depends_on = None

_ONE = "(contact_id IS NOT NULL)::int + (technician_id IS NOT NULL)::int + (key_id IS NOT NULL)::int = 1"


def _somebody(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.CheckConstraint(_ONE, name=op.f(f"ck_{table}_somebody")),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=f"fk_{table}_contact_id_contact"
        ),
        sa.ForeignKeyConstraint(
            ["technician_id"], ["technician.id"], name=f"fk_{table}_technician_id_technician"
        ),
        sa.ForeignKeyConstraint(["key_id"], ["api_key.id"], name=f"fk_{table}_key_id_api_key"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.UniqueConstraint("token_hash", name=f"uq_{table}_token_hash"),
    ]


def _identity() -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("technician_id", sa.Uuid(), nullable=True),
        sa.Column("key_id", sa.Uuid(), nullable=True),
    ]


def upgrade() -> None:
    op.create_table(
        "sign_in",
        *_identity(),
        sa.Column("browser", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        *_somebody("sign_in"),
    )
    for column in ("contact_id", "technician_id", "key_id"):
        op.create_index(
            f"ix_sign_in_{column}",
            "sign_in",
            [column],
            postgresql_where=sa.text("ended_at IS NULL"),
        )
    op.create_index("ix_sign_in_last_seen_at", "sign_in", ["last_seen_at"])
    op.create_table(
        "mail_link",
        *_identity(),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        *_somebody("mail_link"),
        sa.CheckConstraint(
            "(purpose = 'sign_in') = (subject_id IS NULL)", name=op.f("ck_mail_link_subject")
        ),
    )
    op.create_index(
        "ix_mail_link_contact_id",
        "mail_link",
        ["contact_id"],
        postgresql_where=sa.text("revoked_at IS NULL"),
    )
    op.create_index("ix_mail_link_made_at", "mail_link", ["made_at"])
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in, mail_link TO personday_app")


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
