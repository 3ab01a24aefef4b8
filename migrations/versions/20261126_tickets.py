"""Tickets: what is written and said about them, their clocks and promises; sessions for a ticket."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20261126_tickets"
down_revision = "20261125_knowledge"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ticket",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        sa.Column("server_id", sa.Uuid(), nullable=True),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("follow_up_of", sa.Uuid(), nullable=True),
        sa.Column("technician_id", sa.Uuid(), nullable=True),
        sa.Column("plan_version_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("reported_severity", sa.Integer(), nullable=False),
        sa.Column("severity", sa.Integer(), nullable=False),
        sa.Column("severity_reason", sa.String(), nullable=True),
        sa.Column("contact_name", sa.String(), nullable=True),
        sa.Column("contact_company", sa.String(), nullable=True),
        sa.Column("contact_phone", sa.String(), nullable=True),
        sa.Column("contact_email", sa.String(), nullable=True),
        sa.Column("contact_details_refused", sa.Boolean(), nullable=False),
        sa.Column("application_unavailable", sa.Boolean(), nullable=False),
        sa.Column("product_version", sa.String(), nullable=True),
        sa.Column("environment", sa.String(), nullable=True),
        sa.Column("system_information", sa.String(), nullable=True),
        sa.Column("error_messages", sa.String(), nullable=True),
        sa.Column("logs", sa.String(), nullable=True),
        sa.Column("legitimacy", sa.String(), nullable=True),
        sa.Column("legitimacy_reason", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("reply_language", sa.String(), nullable=False),
        sa.Column("language_corrected", sa.Boolean(), nullable=False),
        sa.Column("articles_seen", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("suggested_articles", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("queue_rank", sa.Integer(), nullable=False),
        sa.Column("promises", postgresql.JSONB(), nullable=False),
        sa.Column("resolution_due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("starves_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("starved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("turns", sa.Integer(), nullable=False),
        sa.Column("messages", sa.Integer(), nullable=False),
        sa.Column("replies", sa.Integer(), nullable=False),
        sa.Column("replies_since_call", sa.Integer(), nullable=False),
        sa.Column("reopenings", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("first_replied_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stage", sa.SmallInteger(), nullable=False),
        sa.Column("after_outages", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "stage = CASE WHEN status IN ('new', 'open') THEN 0 WHEN status = 'waiting_for_customer'"
            " THEN 1 WHEN status = 'resolved' THEN 2 ELSE 3 END",
            name="stage",
        ),
        sa.CheckConstraint("after_outages = (kind <> 'cloud_outage')", name="after_outages"),
        sa.CheckConstraint(
            "(kind = 'bug') = (legitimacy IS NOT NULL)", name=op.f("ck_ticket_legitimacy")
        ),
        sa.CheckConstraint(
            "(status IN ('resolved', 'closed')) = (resolved_at IS NOT NULL)",
            name=op.f("ck_ticket_resolved"),
        ),
        sa.CheckConstraint(
            "kind <> 'cloud_outage' OR severity = 1", name=op.f("ck_ticket_outage_severity")
        ),
        sa.CheckConstraint(
            "kind IN ('bug', 'question', 'request', 'cloud_outage', 'server_support')",
            name=op.f("ck_ticket_kind"),
        ),
        sa.CheckConstraint(
            "status IN ('new', 'open', 'waiting_for_customer', 'resolved', 'closed')",
            name=op.f("ck_ticket_status"),
        ),
        sa.CheckConstraint(
            "reported_severity BETWEEN 1 AND 4", name=op.f("ck_ticket_reported_severity")
        ),
        sa.CheckConstraint("resolution_due_at >= created_at", name=op.f("ck_ticket_due")),
        sa.CheckConstraint("severity BETWEEN 1 AND 4", name=op.f("ck_ticket_severity")),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_ticket_contact_id")),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_ticket_customer_id")
        ),
        sa.ForeignKeyConstraint(
            ["follow_up_of"], ["ticket.id"], name=op.f("fk_ticket_follow_up_of")
        ),
        sa.ForeignKeyConstraint(
            ["plan_version_id"], ["plan_version.id"], name=op.f("fk_ticket_plan_version_id")
        ),
        sa.ForeignKeyConstraint(["server_id"], ["server.id"], name=op.f("fk_ticket_server_id")),
        sa.ForeignKeyConstraint(
            ["technician_id"], ["technician.id"], name=op.f("fk_ticket_technician_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket")),
        sa.UniqueConstraint("number", name=op.f("uq_ticket_number")),
    )
    op.create_index(
        "ix_ticket_customer_id",
        "ticket",
        [
            "customer_id",
            "stage",
            "after_outages",
            "queue_rank",
            "severity",
            "resolution_due_at",
            "created_at",
            "id",
        ],
        unique=False,
    )
    op.create_index(
        "ix_ticket_next",
        "ticket",
        ["after_outages", "queue_rank", "severity", "resolution_due_at", "created_at", "id"],
        unique=False,
        postgresql_where=sa.text("technician_id IS NULL AND status IN ('new', 'open')"),
    )
    op.create_index(
        "ix_ticket_queue",
        "ticket",
        [
            "stage",
            "after_outages",
            "queue_rank",
            "severity",
            "resolution_due_at",
            "created_at",
            "id",
        ],
        unique=False,
    )
    op.create_index(
        "ix_ticket_starving",
        "ticket",
        ["starves_at"],
        unique=False,
        postgresql_where=sa.text(
            "technician_id IS NULL AND status IN ('new', 'open') AND starved_at IS NULL"
        ),
    )
    op.create_index(
        "ix_ticket_technician_id",
        "ticket",
        [
            "technician_id",
            "stage",
            "after_outages",
            "queue_rank",
            "severity",
            "resolution_due_at",
            "created_at",
            "id",
        ],
        unique=False,
    )
    _written_and_said()
    op.add_column("session", sa.Column("ticket_id", sa.Uuid(), nullable=True))
    op.create_index(
        "ix_session_ticket_id",
        "session",
        ["ticket_id", "id"],
        unique=False,
        postgresql_where=sa.text("ticket_id IS NOT NULL"),
    )
    op.create_foreign_key(op.f("fk_session_ticket_id"), "session", "ticket", ["ticket_id"], ["id"])
    op.execute("CREATE SEQUENCE ticket_number START 1001")
    op.execute("GRANT USAGE ON SEQUENCE ticket_number TO personday_app")
    op.execute("GRANT SELECT, INSERT, UPDATE ON ticket, call_task TO personday_app")
    op.execute(
        "GRANT SELECT, INSERT ON clock_turn, attachment, phone_call, ticket_change, message"
        " TO personday_app"
    )
    op.execute("GRANT UPDATE (language) ON message TO personday_app")


def _written_and_said() -> None:
    op.create_table(
        "call_task",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ticket_id", sa.Uuid(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("retry_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(closed_at IS NOT NULL) = (coalesce(outcome, 'not_reached') <> 'not_reached')",
            name=op.f("ck_call_task_closed"),
        ),
        sa.CheckConstraint(
            "outcome IN ('reached', 'not_reached', 'not_needed')", name=op.f("ck_call_task_outcome")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_call_task_customer_id")
        ),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_call_task_ticket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_task")),
    )
    op.create_index("ix_call_task_ticket_id", "call_task", ["ticket_id", "id"], unique=False)
    op.create_index(
        "uq_call_task_open",
        "call_task",
        ["ticket_id"],
        unique=True,
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_table(
        "clock_turn",
        sa.Column("ticket_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("turn", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.CheckConstraint(
            "turn IN ('start', 'pause', 'resume', 'stop')", name=op.f("ck_clock_turn_turn")
        ),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_clock_turn_ticket_id")),
        sa.PrimaryKeyConstraint("ticket_id", "number", name=op.f("pk_clock_turn")),
    )
    op.create_table(
        "message",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ticket_id", sa.Uuid(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("public", sa.Boolean(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("resolves", sa.Boolean(), nullable=False),
        sa.Column("counted", sa.Boolean(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "NOT counted OR (public AND author = 'provider')", name=op.f("ck_message_counted")
        ),
        sa.CheckConstraint("author IN ('customer', 'provider')", name=op.f("ck_message_author")),
        sa.CheckConstraint("public OR author = 'provider'", name=op.f("ck_message_note")),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_message_customer_id")
        ),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_message_ticket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message")),
        sa.UniqueConstraint("ticket_id", "number", name=op.f("uq_message_ticket_id_number")),
    )
    op.create_table(
        "ticket_change",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ticket_id", sa.Uuid(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("was", sa.String(), nullable=False),
        sa.Column("becomes", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "what IN ('severity', 'legitimacy', 'plan')", name=op.f("ck_ticket_change_what")
        ),
        sa.ForeignKeyConstraint(
            ["ticket_id"], ["ticket.id"], name=op.f("fk_ticket_change_ticket_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_change")),
    )
    op.create_index(
        "ix_ticket_change_ticket_id", "ticket_change", ["ticket_id", "id"], unique=False
    )
    op.create_table(
        "attachment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ticket_id", sa.Uuid(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        sa.Column("message_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("refused_reason", sa.String(), nullable=True),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("attached_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(content IS NULL) = (refused_reason IS NOT NULL)", name=op.f("ck_attachment_refused")
        ),
        sa.CheckConstraint(
            "content IS NULL OR octet_length(content) = size_bytes", name=op.f("ck_attachment_size")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_attachment_customer_id")
        ),
        sa.ForeignKeyConstraint(
            ["message_id"], ["message.id"], name=op.f("fk_attachment_message_id")
        ),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_attachment_ticket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
    )
    op.create_index("ix_attachment_ticket_id", "attachment", ["ticket_id", "id"], unique=False)
    op.create_table(
        "phone_call",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ticket_id", sa.Uuid(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        sa.Column("call_task_id", sa.Uuid(), nullable=True),
        sa.Column("direction", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("called_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "direction IN ('inbound', 'outbound')", name=op.f("ck_phone_call_direction")
        ),
        sa.CheckConstraint(
            "outcome IN ('reached', 'not_reached', 'not_needed')",
            name=op.f("ck_phone_call_outcome"),
        ),
        sa.ForeignKeyConstraint(
            ["call_task_id"], ["call_task.id"], name=op.f("fk_phone_call_call_task_id")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_phone_call_customer_id")
        ),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_phone_call_ticket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phone_call")),
    )
    op.create_index("ix_phone_call_ticket_id", "phone_call", ["ticket_id", "id"], unique=False)


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
