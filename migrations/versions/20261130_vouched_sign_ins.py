"""People come in by an issuer: a sign-in is bound as a key is, and tells when they proved who they are."""

import sqlalchemy as sa
from alembic import op

revision = "20261130_vouched_sign_ins"
down_revision = "20261130_audit"
branch_labels = None
depends_on = None

_ONE = (
    "(contact_id IS NOT NULL)::int + (technician_id IS NOT NULL)::int + (key_id IS NOT NULL)::int"
)


def upgrade() -> None:
    for name, kind in (
        ("subject_id", sa.Uuid()),
        ("role", sa.String()),
        ("customer_id", sa.Uuid()),
        ("person_id", sa.Uuid()),
        ("authenticated_at", sa.DateTime(timezone=True)),
    ):
        op.add_column("sign_in", sa.Column(name, kind, nullable=True))
    for column, table in (("customer_id", "customer"), ("person_id", "person")):
        op.create_foreign_key(
            op.f(f"fk_sign_in_{column}_{table}"), "sign_in", table, [column], ["id"]
        )
    op.drop_constraint(op.f("ck_sign_in_somebody"), "sign_in")
    op.create_check_constraint(
        op.f("ck_sign_in_somebody"),
        "sign_in",
        f"CASE WHEN subject_id IS NULL THEN {_ONE} = 1"
        " AND role IS NULL AND customer_id IS NULL AND person_id IS NULL"
        " ELSE key_id IS NULL AND role IS NOT NULL"
        " AND (role = 'customer') = (customer_id IS NOT NULL)"
        " AND (role = 'technician') = (technician_id IS NOT NULL)"
        " AND (contact_id IS NULL OR role = 'customer')"
        " AND (person_id IS NULL OR role IN ('lead', 'finance', 'admin')) END",
    )
    op.create_index(
        "ix_sign_in_subject_id",
        "sign_in",
        ["subject_id"],
        postgresql_where=sa.text("ended_at IS NULL"),
    )


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
