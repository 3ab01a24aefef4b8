"""Bodies and answers about technicians."""

from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, ConfigDict, Field

from app.calendar.schemas import Country
from app.kit.web.schema import Body, Email, LanguageCode, Name, UtcInstant, Version, View, Zone
from app.plans.rules import SessionCategory
from app.technicians.rows import TechnicianRecord

_LANGUAGE = (
    "In which it reads mails and pages; null: a spoken one that is official, and the browser's."
)
_READING_TIME_ZONE = "By whose clocks it is told times; null: by those of its working hours."


def _once(values: list[str]) -> list[str]:
    return list(dict.fromkeys(values))


Languages = Annotated[
    list[LanguageCode],
    Field(max_length=20, description="ISO 639 codes."),
    AfterValidator(_once),
]
Categories = Annotated[
    list[SessionCategory],
    Field(max_length=20, description="The work known (rule S4)."),
    AfterValidator(_once),
]


class NewTechnician(Body):
    """Who can hold sessions."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "name": "Tomas Dvorak",
                    "email": "tomas@example.com",
                    "time_zone": "Europe/Prague",
                    "languages": ["cs", "en"],
                    "categories": ["installation_upgrade_migration"],
                }
            ]
        }
    )

    name: Name
    email: Email
    time_zone: Zone = "Europe/Prague"
    languages: Languages = Field(default_factory=list)
    categories: Categories = Field(default_factory=list)
    holiday_country: Country | None = Field(
        default=None, description="Whose public holidays are free; by default the company's."
    )


class ChangeTechnician(Body):
    """What shall be different; what is left out stays, and null empties the last three."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"languages": ["cs", "en", "de"]}]})

    name: Name | None = None
    email: Email | None = None
    time_zone: Zone | None = None
    languages: Languages | None = None
    categories: Categories | None = None
    holiday_country: Country | None = Field(
        default=None, description="Whose public holidays are free; null: the company's."
    )
    language: LanguageCode | None = Field(default=None, description=_LANGUAGE, examples=["cs"])
    reading_time_zone: Zone | None = Field(default=None, description=_READING_TIME_ZONE)


class TechnicianView(View):
    """A technician."""

    id: UUID
    name: str
    email: str
    time_zone: str
    languages: list[str]
    categories: list[SessionCategory]
    holiday_country: str | None
    language: str | None = Field(description=_LANGUAGE)
    reading_time_zone: str | None = Field(description=_READING_TIME_ZONE)
    created_at: UtcInstant
    deactivated_at: UtcInstant | None
    deactivation_reason: str | None
    version: Version


def technician_view(technician: TechnicianRecord) -> TechnicianView:
    """A technician as it is shown."""
    return TechnicianView.model_validate(technician, from_attributes=True)
