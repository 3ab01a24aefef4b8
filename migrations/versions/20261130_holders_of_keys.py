"""A retry is known by the person or machine behind a key; keys are narrowed and replace one another."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20261130_holders_of_keys"
down_revision = "20261130_backups"
branch_labels = None
depends_on = None

# By whom stored answers were kept until now, and who that is: keys, sign-ins and links.
_HELD = """
CREATE TEMPORARY TABLE held ON COMMIT DROP AS
SELECT id AS former_id, coalesce(contact_id, technician_id, person_id) AS principal_id FROM api_key
UNION ALL
SELECT came.id, coalesce(came.contact_id, came.technician_id, key.contact_id, key.technician_id,
                         key.person_id, came.key_id)
FROM (SELECT id, contact_id, technician_id, key_id FROM sign_in
      UNION ALL SELECT id, contact_id, technician_id, key_id FROM mail_link) AS came
LEFT JOIN api_key AS key ON key.id = came.key_id
"""
# Where somebody used one idempotency key by several keys, the first answer is kept: a retry by any of
# them has no further effect.
_LATER = """
DELETE FROM idempotency_key AS stored USING (
    SELECT one.principal_id, method, path, key, row_number() OVER (
        PARTITION BY coalesce(held.principal_id, one.principal_id), method, path, key
        ORDER BY created_at, one.principal_id) AS number
    FROM idempotency_key AS one LEFT JOIN held ON held.former_id = one.principal_id
) AS counted
WHERE number > 1 AND stored.principal_id = counted.principal_id AND stored.method = counted.method
  AND stored.path = counted.path AND stored.key = counted.key
"""
_MOVE = """
UPDATE idempotency_key SET principal_id = held.principal_id FROM held
WHERE former_id = idempotency_key.principal_id AND held.principal_id IS NOT NULL
"""


def upgrade() -> None:
    for column in (
        sa.Column("scopes", postgresql.ARRAY(sa.Text()), nullable=True),
        sa.Column("replaces_id", sa.Uuid(), nullable=True),
        sa.Column("first_id", sa.Uuid(), nullable=True),
        sa.Column("hint", sa.String(), nullable=True),
        sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("expiry_told_at", sa.DateTime(timezone=True), nullable=True),
    ):
        op.add_column("api_key", column)
    op.create_check_constraint("scopes", "api_key", "cardinality(scopes) > 0")
    for name in ("replaces_id", "first_id"):
        op.create_foreign_key(f"fk_api_key_{name}", "api_key", "api_key", [name], ["id"])
    op.create_index(
        "uq_api_key_replaces",
        "api_key",
        ["replaces_id"],
        unique=True,
        postgresql_where=sa.text("revoked_at IS NULL"),
    )
    op.create_index(
        "ix_api_key_expires_at",
        "api_key",
        ["expires_at"],
        unique=False,
        postgresql_where=sa.text("revoked_at IS NULL AND expires_at IS NOT NULL"),
    )
    for statement in (_HELD, _LATER, _MOVE):
        op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
