"""What is exported of purchases."""

from app.kit.extracts import Column, ColumnKind, Extract, money

_W, _N, _AT = ColumnKind.WORD, ColumnKind.WHOLE, ColumnKind.INSTANT

PURCHASES = Extract(
    columns=(
        Column("id", _W, "purchase.id", "The purchase; paid, it is the lot with the same id."),
        Column("customer_id", _W, "customer_id", "Who bought."),
        Column("status", _W, "status", "A `PurchaseStatus`."),
        Column("minutes", _N, "minutes", "What was bought."),
        Column("minutes_per_person_day", _N, "minutes_per_person_day", "What a person-day was then."),
        money("price_per_person_day", "In `currency`."),
        Column("currency", _W, "currency", "ISO 4217."),
        money("net", "What it costs without tax."),
        Column("tax_rate", ColumnKind.DECIMAL, "tax_rate", "In percent."),
        money("tax", "What is added to the net amount."),
        money("gross", "What is to be paid."),
        money("paid_amount", "What was paid of it so far, in its currency."),
        Column("payment_state", _W, "payment_state", "A `PaymentState`."),
        Column("invoice_number", ColumnKind.TEXT, "invoice_number", "Of the invoice."),
        Column("external_reference", ColumnKind.TEXT, "external_reference", "What others call it."),
        Column("expires_on", ColumnKind.DAY, "expires_on", "The last day of its use."),
        Column("refunded_minutes", _N, "refunded_minutes", "What was paid back of it."),
        Column("created_at", _AT, "created_at", "When it was ordered."),
        Column("paid_at", _AT, "paid_at", "When it was paid."),
    ),
    source="FROM purchase WHERE true",
    instant="created_at",
    customer="customer_id",
    order="id",
)  # fmt: skip
