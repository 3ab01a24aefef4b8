"""What the events of a database tell, held to the catalogue: its types, and their fields."""

from pydantic import ValidationError

from app.catalogue.catalogue import CATALOGUE
from app.kit.postgres.database import Connection

# Emitted by the tests of the feeds and of the queue, past the slices.
MADE_UP = ("customer.touched", "thing.happened")
# One statement, whatever the test did: most events of one type tell the same.
_TOLD = """
SELECT type, data::text AS data, bool_or(customer_id IS NOT NULL) AS of_customer,
       bool_or(subject_type <> split_part(type, '.', 1)) AS of_another
FROM event WHERE type <> ALL($1) GROUP BY type, data::text
"""


async def otherwise(connection: Connection) -> list[str]:
    """The events that are told otherwise than the catalogue says."""
    found = []
    for kind, data, of_customer, of_another in await connection.fetch(_TOLD, MADE_UP):
        known = CATALOGUE.get(kind)
        if known is None:
            found.append(f"{kind} is in no catalogue")
            continue
        if of_customer and not known.of_customer:
            found.append(f"{kind} is about no customer")
        if of_another:
            found.append(f"{kind} is about the row of another table")
        try:
            known.details.model_validate_json(data)
        except ValidationError as refused:
            found.append(f"{kind} tells {data}: {refused}")
    return found
