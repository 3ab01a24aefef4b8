"""What several pages take from their address: words that are looked for, and minutes that are needed."""

from typing import Annotated

from fastapi import Query

from app.kit.web.schema import WHOLE, Note

Words = Annotated[Note, Query(max_length=200)]
Minutes = Annotated[int | None, Query(ge=0, le=1_000_000), WHOLE]
