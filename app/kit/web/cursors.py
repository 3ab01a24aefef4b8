"""What signs the cursors of lists."""

from app.kit.postgres.table import CheckConstraint, Field, Table


class CursorSecret(Table):
    """The one secret that signs cursors, shared by every process of the service."""

    __tablename__ = "cursor_secret"
    __table_args__ = (CheckConstraint("single", name="single"),)

    single: bool = Field(primary_key=True)
    secret: bytes
