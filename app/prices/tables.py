"""Price lists and their steps."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from app.kit.postgres.table import (
    CheckConstraint,
    ExcludeConstraint,
    Field,
    Numeric,
    PrimaryKeyConstraint,
    Table,
    instant,
    text,
)


class PriceList(Table):
    """What person-days cost in one currency, from a day to a day; of one currency none overlap."""

    __tablename__ = "price_list"
    __table_args__ = (
        CheckConstraint("valid_from <= valid_to", name="period"),
        CheckConstraint("currency ~ '^[A-Z]{3}$'", name="currency"),
        ExcludeConstraint(
            ("currency", "="),
            (text("daterange(valid_from, valid_to, '[]')"), "&&"),
            using="gist",
            name="ex_price_list_period",
        ),
    )

    id: UUID = Field(primary_key=True)
    version: int
    name: str
    currency: str
    valid_from: date
    valid_to: date | None = None
    created_at: datetime = instant()


class PriceStep(Table):
    """What a person-day costs from a quantity on."""

    __tablename__ = "price_step"
    __table_args__ = (
        PrimaryKeyConstraint("price_list_id", "from_person_days"),
        CheckConstraint("from_person_days >= 0", name="from_person_days"),
        CheckConstraint("price_per_person_day >= 0", name="price"),
    )

    price_list_id: UUID = Field(foreign_key="price_list.id")
    from_person_days: Decimal = Field(sa_type=Numeric(9, 4))
    price_per_person_day: Decimal = Field(sa_type=Numeric(13, 4))
