"""the_ledger_and_the_main_job"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20261122_first"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
    op.create_table(
        "credit_account",
        sa.Column("credit_account_id", sa.Uuid(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        sa.Column("product", sa.String(), nullable=False),
        sa.Column("time_zone", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("booked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("available_minutes", sa.Integer(), nullable=False),
        sa.Column("held_minutes", sa.Integer(), nullable=False),
        sa.Column("awaiting_confirmation_minutes", sa.Integer(), nullable=False),
        sa.Column("debt_minutes", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "available_minutes = 0 OR debt_minutes = 0",
            name=op.f("ck_credit_account_credit_or_debt"),
        ),
        sa.CheckConstraint(
            "available_minutes >= 0 AND available_minutes % 10 = 0",
            name=op.f("ck_credit_account_available"),
        ),
        sa.CheckConstraint(
            "awaiting_confirmation_minutes >= 0 AND awaiting_confirmation_minutes % 10 = 0",
            name=op.f("ck_credit_account_awaiting_confirmation"),
        ),
        sa.CheckConstraint(
            "debt_minutes >= 0 AND debt_minutes % 10 = 0", name=op.f("ck_credit_account_debt")
        ),
        sa.CheckConstraint(
            "held_minutes >= 0 AND held_minutes % 10 = 0", name=op.f("ck_credit_account_held")
        ),
        sa.CheckConstraint("seq >= 0", name=op.f("ck_credit_account_seq")),
        sa.PrimaryKeyConstraint("credit_account_id", name=op.f("pk_credit_account")),
    )
    op.create_table(
        "cursor_secret",
        sa.Column("single", sa.Boolean(), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("single", name=op.f("ck_cursor_secret_single")),
        sa.PrimaryKeyConstraint("single", name=op.f("pk_cursor_secret")),
    )
    op.create_table(
        "customer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("deployment", sa.String(), nullable=False),
        sa.Column("time_zone", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "deployment IN ('cloud', 'on_premise')", name=op.f("ck_customer_deployment")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer")),
    )
    op.create_table(
        "event",
        sa.Column("event_no", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=True),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=True),
        sa.Column("subject_type", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("occurred_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("data", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.PrimaryKeyConstraint("event_no", name=op.f("pk_event")),
        sa.UniqueConstraint("id", name=op.f("uq_event_id")),
        sa.UniqueConstraint("position", name=op.f("uq_event_position")),
    )
    op.create_index(
        "ix_event_customer", "event", ["customer_id", "subject_type", "position"], unique=False
    )
    op.create_index("ix_event_subject", "event", ["subject_type", "position"], unique=False)
    op.create_index("ix_event_subject_id", "event", ["subject_id"], unique=False)
    op.create_index(
        "ix_event_unnumbered",
        "event",
        ["event_no"],
        unique=False,
        postgresql_where=sa.text("position IS NULL"),
    )
    op.create_table(
        "idempotency_key",
        sa.Column("principal_id", sa.Uuid(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.LargeBinary(), nullable=False),
        sa.Column("status", sa.SmallInteger(), nullable=False),
        sa.Column("location", sa.String(), nullable=True),
        sa.Column("etag", sa.String(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint(
            "principal_id", "method", "path", "key", name=op.f("pk_idempotency_key")
        ),
    )
    op.create_table(
        "ledger_draw",
        sa.Column("credit_account_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("open_minutes", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "open_minutes BETWEEN 0 AND minutes AND open_minutes % 10 = 0",
            name=op.f("ck_ledger_draw_open"),
        ),
        sa.PrimaryKeyConstraint(
            "credit_account_id", "seq", "position", name=op.f("pk_ledger_draw")
        ),
    )
    op.create_index(
        "ix_ledger_draw_open",
        "ledger_draw",
        ["credit_account_id", "seq", "position"],
        unique=False,
        postgresql_where=sa.text("open_minutes > 0"),
    )
    op.create_table(
        "technician",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("time_zone", sa.String(), nullable=False),
        sa.Column("languages", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("categories", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_technician")),
    )
    op.create_table(
        "adjustment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reversed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("minutes <> 0 AND minutes % 10 = 0", name=op.f("ck_adjustment_minutes")),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_adjustment_customer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_adjustment")),
    )
    op.create_index("ix_adjustment_customer_id", "adjustment", ["customer_id", "id"], unique=False)
    op.create_table(
        "contact",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_contact_customer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
    )
    op.create_index("ix_contact_customer_id", "contact", ["customer_id", "id"], unique=False)
    op.create_table(
        "ledger_account",
        sa.Column("credit_account_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("balance_minutes", sa.Integer(), nullable=False),
        sa.Column("held_minutes", sa.Integer(), nullable=False),
        sa.Column("opened_seq", sa.Integer(), nullable=False),
        sa.Column("purchased_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("price_per_person_day", sa.Numeric(precision=13, scale=4), nullable=True),
        sa.Column("currency", sa.String(), nullable=True),
        sa.CheckConstraint(
            "(kind = 'lot') = (purchased_at IS NOT NULL)", name=op.f("ck_ledger_account_lot")
        ),
        sa.CheckConstraint(
            "balance_minutes <= 0 OR kind NOT IN ('debt', 'purchased')",
            name=op.f("ck_ledger_account_ceiling"),
        ),
        sa.CheckConstraint(
            "balance_minutes >= 0 OR kind NOT IN ('billed', 'consumed', 'expired', 'hold', 'lot', 'penalties', 'refunded')",
            name=op.f("ck_ledger_account_floor"),
        ),
        sa.CheckConstraint(
            "kind IN ('adjusted', 'billed', 'consumed', 'debt', 'expired', 'hold', 'lot', 'penalties', 'purchased', 'refunded')",
            name=op.f("ck_ledger_account_kind"),
        ),
        sa.CheckConstraint("balance_minutes % 10 = 0", name=op.f("ck_ledger_account_increment")),
        sa.CheckConstraint(
            "held_minutes >= 0 AND held_minutes % 10 = 0 AND (kind = 'lot' OR held_minutes = 0)",
            name=op.f("ck_ledger_account_held"),
        ),
        sa.ForeignKeyConstraint(
            ["credit_account_id"],
            ["credit_account.credit_account_id"],
            name=op.f("fk_ledger_account_credit_account_id"),
        ),
        sa.PrimaryKeyConstraint("credit_account_id", "id", name=op.f("pk_ledger_account")),
    )
    op.create_index(
        "ix_ledger_account_open",
        "ledger_account",
        ["credit_account_id"],
        unique=False,
        postgresql_where=sa.text("kind = 'lot' AND (balance_minutes > 0 OR held_minutes > 0)"),
    )
    op.create_table(
        "ledger_entry",
        sa.Column("credit_account_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("booked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("service_on", sa.Date(), nullable=False),
        sa.Column("reverses", sa.Uuid(), nullable=True),
        sa.Column("override", sa.Boolean(), nullable=False),
        sa.Column("reason_digest", sa.LargeBinary(), nullable=True),
        sa.Column("debt_limit_minutes", sa.Integer(), nullable=True),
        sa.Column("available_minutes", sa.Integer(), nullable=False),
        sa.Column("held_minutes", sa.Integer(), nullable=False),
        sa.Column("awaiting_confirmation_minutes", sa.Integer(), nullable=False),
        sa.Column("debt_minutes", sa.Integer(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint(
            "(kind = 'reversal') = (reverses IS NOT NULL)", name=op.f("ck_ledger_entry_reverses")
        ),
        sa.CheckConstraint(
            "kind IN ('adjustment', 'confirmation', 'correction', 'deduction', 'expiry', 'hold', 'penalty', 'purchase', 'refund', 'release', 'reversal')",
            name=op.f("ck_ledger_entry_kind"),
        ),
        sa.CheckConstraint("octet_length(hash) = 32", name=op.f("ck_ledger_entry_hash")),
        sa.CheckConstraint("seq > 0", name=op.f("ck_ledger_entry_seq")),
        sa.ForeignKeyConstraint(
            ["credit_account_id"],
            ["credit_account.credit_account_id"],
            name=op.f("fk_ledger_entry_credit_account_id"),
        ),
        sa.PrimaryKeyConstraint("credit_account_id", "seq", name=op.f("pk_ledger_entry")),
        sa.UniqueConstraint(
            "credit_account_id", "id", name=op.f("uq_ledger_entry_credit_account_id_id")
        ),
        sa.UniqueConstraint(
            "credit_account_id",
            "reference",
            name=op.f("uq_ledger_entry_credit_account_id_reference"),
        ),
        sa.UniqueConstraint(
            "credit_account_id", "reverses", name=op.f("uq_ledger_entry_credit_account_id_reverses")
        ),
    )
    op.create_index(
        "ix_ledger_entry_booked_at",
        "ledger_entry",
        ["credit_account_id", "booked_at", "seq"],
        unique=False,
    )
    op.create_index("ix_ledger_entry_id", "ledger_entry", ["id"], unique=False)
    op.create_table(
        "purchase",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("price_per_person_day", sa.Numeric(precision=13, scale=4), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("invoice_number", sa.String(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("refunded_minutes", sa.Integer(), nullable=False),
        sa.Column("refunds", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("paid_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("currency ~ '^[A-Z]{3}$'", name=op.f("ck_purchase_currency")),
        sa.CheckConstraint(
            "status IN ('pending_payment', 'paid', 'refunded', 'void')",
            name=op.f("ck_purchase_status"),
        ),
        sa.CheckConstraint("minutes > 0 AND minutes % 10 = 0", name=op.f("ck_purchase_minutes")),
        sa.CheckConstraint("price_per_person_day >= 0", name=op.f("ck_purchase_price")),
        sa.CheckConstraint(
            "refunded_minutes BETWEEN 0 AND minutes", name=op.f("ck_purchase_refunded_minutes")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_purchase_customer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_purchase")),
    )
    op.create_index("ix_purchase_customer_id", "purchase", ["customer_id", "id"], unique=False)
    op.create_table(
        "server",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("recommended_procedure", sa.Boolean(), nullable=True),
        sa.Column("recommended_configuration", sa.Boolean(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_server_customer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_server")),
    )
    op.create_index("ix_server_customer_id", "server", ["customer_id", "id"], unique=False)
    op.create_table(
        "api_key",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("key_hash", sa.LargeBinary(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=True),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("technician_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(role = 'customer') = (customer_id IS NOT NULL) AND (role = 'technician') = (technician_id IS NOT NULL) AND (contact_id IS NULL OR role = 'customer')",
            name=op.f("ck_api_key_binding"),
        ),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_api_key_contact_id")),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_api_key_customer_id")
        ),
        sa.ForeignKeyConstraint(
            ["technician_id"], ["technician.id"], name=op.f("fk_api_key_technician_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_key")),
        sa.UniqueConstraint("key_hash", name=op.f("uq_api_key_key_hash")),
    )
    op.create_table(
        "ledger_note",
        sa.Column("credit_account_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["credit_account_id", "seq"],
            ["ledger_entry.credit_account_id", "ledger_entry.seq"],
            name=op.f("fk_ledger_note_credit_account_id_seq"),
        ),
        sa.PrimaryKeyConstraint("credit_account_id", "seq", name=op.f("pk_ledger_note")),
    )
    op.create_table(
        "ledger_posting",
        sa.Column("credit_account_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("from_kind", sa.String(), nullable=False),
        sa.Column("from_id", sa.Uuid(), nullable=False),
        sa.Column("to_kind", sa.String(), nullable=False),
        sa.Column("to_id", sa.Uuid(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("lot_id", sa.Uuid(), nullable=True),
        sa.Column("settles_seq", sa.Integer(), nullable=True),
        sa.Column("settles_position", sa.Integer(), nullable=True),
        sa.Column("from_balance_minutes", sa.Integer(), nullable=False),
        sa.Column("to_balance_minutes", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(from_kind, to_kind) IN (('adjusted', 'debt'), ('adjusted', 'lot'), ('billed', 'consumed'), ('billed', 'debt'), ('billed', 'lot'), ('debt', 'adjusted'), ('debt', 'billed'), ('debt', 'penalties'), ('hold', 'billed'), ('hold', 'debt'), ('hold', 'lot'), ('lot', 'adjusted'), ('lot', 'billed'), ('lot', 'expired'), ('lot', 'hold'), ('lot', 'penalties'), ('lot', 'refunded'), ('penalties', 'debt'), ('penalties', 'lot'), ('purchased', 'debt'), ('purchased', 'lot'))",
            name=op.f("ck_ledger_posting_legal_flow"),
        ),
        sa.CheckConstraint(
            "(to_kind = 'debt') = (settles_seq IS NOT NULL) AND (settles_seq IS NULL) = (settles_position IS NULL)",
            name=op.f("ck_ledger_posting_settles"),
        ),
        sa.CheckConstraint(
            "lot_id IS NOT NULL OR 'lot' NOT IN (from_kind, to_kind)",
            name=op.f("ck_ledger_posting_lot"),
        ),
        sa.CheckConstraint(
            "minutes > 0 AND minutes % 10 = 0", name=op.f("ck_ledger_posting_minutes")
        ),
        sa.ForeignKeyConstraint(
            ["credit_account_id", "from_id"],
            ["ledger_account.credit_account_id", "ledger_account.id"],
            name=op.f("fk_ledger_posting_credit_account_id_from_id"),
        ),
        sa.ForeignKeyConstraint(
            ["credit_account_id", "lot_id"],
            ["ledger_account.credit_account_id", "ledger_account.id"],
            name=op.f("fk_ledger_posting_credit_account_id_lot_id"),
        ),
        sa.ForeignKeyConstraint(
            ["credit_account_id", "seq"],
            ["ledger_entry.credit_account_id", "ledger_entry.seq"],
            name=op.f("fk_ledger_posting_credit_account_id_seq"),
        ),
        sa.ForeignKeyConstraint(
            ["credit_account_id", "settles_seq", "settles_position"],
            ["ledger_draw.credit_account_id", "ledger_draw.seq", "ledger_draw.position"],
            name=op.f("fk_ledger_posting_credit_account_id_settles_seq_settles_position"),
        ),
        sa.ForeignKeyConstraint(
            ["credit_account_id", "to_id"],
            ["ledger_account.credit_account_id", "ledger_account.id"],
            name=op.f("fk_ledger_posting_credit_account_id_to_id"),
        ),
        sa.PrimaryKeyConstraint(
            "credit_account_id", "seq", "position", name=op.f("pk_ledger_posting")
        ),
    )
    op.create_index(
        "ix_ledger_posting_from",
        "ledger_posting",
        ["credit_account_id", "from_id", "seq"],
        unique=False,
    )
    op.create_index(
        "ix_ledger_posting_lot", "ledger_posting", ["credit_account_id", "lot_id"], unique=False
    )
    op.create_index(
        "ix_ledger_posting_settles",
        "ledger_posting",
        ["credit_account_id", "settles_seq", "settles_position"],
        unique=False,
        postgresql_where=sa.text("settles_seq IS NOT NULL"),
    )
    op.create_index(
        "ix_ledger_posting_to",
        "ledger_posting",
        ["credit_account_id", "to_id", "seq"],
        unique=False,
    )
    op.create_table(
        "server_access",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("server_id", sa.Uuid(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("valid_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "valid_until IS NULL OR valid_until > checked_at", name=op.f("ck_server_access_period")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_server_access_customer_id")
        ),
        sa.ForeignKeyConstraint(
            ["server_id"], ["server.id"], name=op.f("fk_server_access_server_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_server_access")),
    )
    op.create_index(
        "ix_server_access_server_id", "server_access", ["server_id", "id"], unique=False
    )
    op.create_table(
        "session",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        sa.Column("server_id", sa.Uuid(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("estimated_minutes", sa.Integer(), nullable=False),
        sa.Column("reserved_minutes", sa.Integer(), nullable=False),
        sa.Column("terms", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("remote_tool", sa.String(), nullable=True),
        sa.Column("join_url", sa.String(), nullable=True),
        sa.Column("holds", sa.Integer(), nullable=False),
        sa.Column("releases", sa.Integer(), nullable=False),
        sa.Column("moves", sa.Integer(), nullable=False),
        sa.Column("booked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "status IN ('awaiting_credit', 'scheduled', 'in_progress', 'done', 'cancelled', 'lapsed', 'no_show')",
            name=op.f("ck_session_status"),
        ),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_session_period")),
        sa.CheckConstraint(
            "estimated_minutes > 0 AND estimated_minutes % 10 = 0", name=op.f("ck_session_estimate")
        ),
        sa.CheckConstraint(
            "reserved_minutes >= 0 AND reserved_minutes % 10 = 0", name=op.f("ck_session_reserve")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_session_customer_id")
        ),
        sa.ForeignKeyConstraint(["server_id"], ["server.id"], name=op.f("fk_session_server_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
    )
    op.create_index("ix_session_customer_id", "session", ["customer_id", "id"], unique=False)
    op.create_index("ix_session_starts_at", "session", ["starts_at", "id"], unique=False)
    op.create_table(
        "penalty",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("charged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("waived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("waive_reason", sa.String(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('late_move', 'late_cancellation', 'no_show')", name=op.f("ck_penalty_kind")
        ),
        sa.CheckConstraint("minutes > 0 AND minutes % 10 = 0", name=op.f("ck_penalty_minutes")),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_penalty_customer_id")
        ),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"], name=op.f("fk_penalty_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_penalty")),
    )
    op.create_index("ix_penalty_customer_id", "penalty", ["customer_id", "id"], unique=False)
    op.create_index("ix_penalty_session_id", "penalty", ["session_id"], unique=False)
    op.create_table(
        "session_technician",
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("technician_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("during", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("live", sa.Boolean(), nullable=False),
        postgresql.ExcludeConstraint(
            (sa.column("technician_id"), "="),
            (sa.column("during"), "&&"),
            where=sa.text("live"),
            using="gist",
            name="ex_session_technician_during",
        ),
        sa.CheckConstraint(
            "NOT isempty(during) AND lower_inc(during) AND NOT upper_inc(during) AND NOT lower_inf(during) AND NOT upper_inf(during)",
            name=op.f("ck_session_technician_during"),
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name=op.f("fk_session_technician_session_id")
        ),
        sa.ForeignKeyConstraint(
            ["technician_id"], ["technician.id"], name=op.f("fk_session_technician_technician_id")
        ),
        sa.PrimaryKeyConstraint("session_id", "technician_id", name=op.f("pk_session_technician")),
    )
    op.create_index(
        "ix_session_technician_technician_id", "session_technician", ["technician_id"], unique=False
    )
    op.create_table(
        "worksheet",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("worked_seconds", sa.Integer(), nullable=False),
        sa.Column("billed_minutes", sa.Integer(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "status IN ('awaiting_confirmation', 'disputed', 'confirmed')",
            name=op.f("ck_worksheet_status"),
        ),
        sa.CheckConstraint(
            "billed_minutes * 60 - worked_seconds BETWEEN 0 AND 599",
            name=op.f("ck_worksheet_rounding"),
        ),
        sa.CheckConstraint(
            "billed_minutes >= 0 AND billed_minutes % 10 = 0",
            name=op.f("ck_worksheet_billed_minutes"),
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_worksheet_customer_id")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name=op.f("fk_worksheet_session_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_worksheet")),
        sa.UniqueConstraint("session_id", name=op.f("uq_worksheet_session_id")),
    )
    op.create_index("ix_worksheet_customer_id", "worksheet", ["customer_id", "id"], unique=False)
    op.create_table(
        "session_move",
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("old_starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("new_starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("penalty_id", sa.Uuid(), nullable=True),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["penalty_id"], ["penalty.id"], name=op.f("fk_session_move_penalty_id")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name=op.f("fk_session_move_session_id")
        ),
        sa.PrimaryKeyConstraint("session_id", "number", name=op.f("pk_session_move")),
    )
    op.create_table(
        "time_entry",
        sa.Column("worksheet_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("technician_id", sa.Uuid(), nullable=False),
        sa.Column("during", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        postgresql.ExcludeConstraint(
            (sa.column("technician_id"), "="),
            (sa.column("during"), "&&"),
            where=sa.text("current"),
            using="gist",
            name="ex_time_entry_during",
        ),
        sa.CheckConstraint("NOT isempty(during)", name=op.f("ck_time_entry_during")),
        sa.ForeignKeyConstraint(
            ["technician_id"], ["technician.id"], name=op.f("fk_time_entry_technician_id")
        ),
        sa.ForeignKeyConstraint(
            ["worksheet_id"], ["worksheet.id"], name=op.f("fk_time_entry_worksheet_id")
        ),
        sa.PrimaryKeyConstraint("worksheet_id", "revision", "position", name=op.f("pk_time_entry")),
    )
    op.create_table(
        "worksheet_round",
        sa.Column("worksheet_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("verb", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("message", sa.String(), nullable=True),
        sa.Column("proposed_minutes", sa.Integer(), nullable=True),
        sa.Column("billed_minutes", sa.Integer(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "verb IN ('submit', 'dispute', 'answer', 'amend', 'confirm')",
            name=op.f("ck_worksheet_round_verb"),
        ),
        sa.ForeignKeyConstraint(
            ["worksheet_id"], ["worksheet.id"], name=op.f("fk_worksheet_round_worksheet_id")
        ),
        sa.PrimaryKeyConstraint("worksheet_id", "number", name=op.f("pk_worksheet_round")),
    )


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
