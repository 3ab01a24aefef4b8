"""What people choose for themselves: in which language and by whose clocks they read, and which mails."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Annotated, Any

from babel import Locale
from pydantic import Field
from starlette.responses import Response

from app import errors
from app.access.permissions import Capability
from app.availability import service as availability
from app.customers import changes
from app.customers import queries as customers
from app.customers.rows import ContactRecord
from app.customers.schemas import ChangeContact, ContactView
from app.kit import zones
from app.kit.postgres.database import Tx
from app.kit.web.schema import Body, LanguageCode, Zone
from app.languages.official import OfficialLanguage
from app.mails import queries as mails
from app.mails import service as preferences
from app.mails.rules import MailGroup
from app.mails.schemas import MailPreferencesView, SetMailPreferences, preferences_view
from app.pages.admission import Page, acts, shows
from app.pages.forms import NOTHING, Given
from app.pages.routing import page_router
from app.signing_in.rows import Visitor
from app.technicians import queries as technicians
from app.technicians.rows import TechnicianRecord
from app.technicians.schemas import ChangeTechnician, TechnicianView

router = page_router()

Shows = Annotated[Page, shows(Capability.READ)]
Acts = Annotated[Page, acts(Capability.READ)]
Chooses = Annotated[Page, acts(Capability.CHOOSE_MAILS)]
# Others are names of old, or of no place.
_REGIONS = (
    "Africa",
    "America",
    "Antarctica",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
)


class OwnSettings(Body):
    """How somebody reads: nothing is the browser's language, and the usual clocks."""

    language: LanguageCode | None = None
    time_zone: Zone | None = None


class WantedMails(Body):
    """Which of the mails that can be stopped somebody wants."""

    wanted: list[MailGroup] = Field(default_factory=list, max_length=len(MailGroup))


@router.get("/my/settings")
async def own_settings(page: Shows) -> Response:
    """What somebody chose, to be changed."""
    return await _settings(page)


@router.post("/my/settings")
async def change(page: Acts) -> Response:
    """Read in another language, or by other clocks."""
    return await page.act(
        OwnSettings,
        lambda tx, body: _change(tx, page.visitor, body),
        done="settings",
        to="/my/settings",
        again=lambda given: _settings(page, reading=given),
    )


@router.post("/my/settings/mails")
async def choose(page: Chooses) -> Response:
    """Have only these mails of those that can be stopped."""
    return await page.act(
        WantedMails,
        lambda tx, body: _choose(tx, page.visitor, body),
        done="settings",
        to="/my/settings",
        again=lambda given: _settings(page, mails_given=given),
    )


async def _change(tx: Tx, visitor: Visitor, body: OwnSettings) -> ContactView | TechnicianView:
    if visitor.contact_id is not None:
        wanted = ChangeContact(language=body.language, time_zone=body.time_zone)
        return await changes.change_contact(tx, visitor.contact_id, wanted)
    if visitor.technician_id is not None:
        own = ChangeTechnician(language=body.language, reading_time_zone=body.time_zone)
        return await availability.change_technician(tx, visitor.technician_id, own)
    raise errors.NotFound()


async def _choose(tx: Tx, visitor: Visitor, body: WantedMails) -> MailPreferencesView:
    if visitor.contact_id is None:
        raise errors.NotFound()
    stopped = [one for one in MailGroup if one not in body.wanted]
    wanted = SetMailPreferences(stopped=stopped)
    return await preferences.set_preferences(tx, visitor.contact_id, wanted)


async def _settings(
    page: Page, *, reading: Given[Any] = NOTHING, mails_given: Given[Any] = NOTHING
) -> Response:
    db, visitor = page.context.db, page.visitor
    own = await _own(page)
    zone = getattr(own, "reading_time_zone" if visitor.contact_id is None else "time_zone", None)
    known = page.prefilled({"language": own and own.language, "time_zone": zone})
    wanted = None
    if visitor.contact_id is not None and isinstance(own, ContactRecord):
        kept = preferences_view(own, await mails.contact_mail(db, visitor.contact_id))
        wanted = [one for one in MailGroup if one not in kept.stopped]
    return page.show(
        "own_settings.html",
        status=max(reading.status, mails_given.status),
        own=own,
        given=reading if reading.typed else known,
        refused=mails_given,
        wanted=wanted,
        groups=list(MailGroup),
        languages=[(one.value, _own_name(one)) for one in OfficialLanguage],
        zones=_zones(zone),
    )


async def _own(page: Page) -> ContactRecord | TechnicianRecord | None:
    """Who somebody is; None of a key that names nobody, and of the office."""
    db, visitor = page.context.db, page.visitor
    if visitor.contact_id is not None:
        return await customers.contact(db, visitor.contact_id)
    if visitor.technician_id is not None:
        return await technicians.technician(db, visitor.technician_id)
    return None


def _zones(chosen: str | None) -> Mapping[str, Sequence[str]]:
    """The zones to choose from, by region; what was chosen stands among them, whatever it is."""
    offered = sorted(
        one for one in zones.known() if one.split("/")[0] in _REGIONS or one in ("UTC", chosen)
    )
    return {region: list(own) for region, own in groupby(offered, lambda one: one.split("/")[0])}


def _own_name(language: OfficialLanguage) -> str:
    """What a language is called by those who speak it."""
    name: str = Locale.parse(language.value).display_name
    return name[0].upper() + name[1:]
