"""The routes of all pages."""

from app.attachments.rules import MAX_ATTACHMENT_BYTES
from app.kit.web.routing import Router
from app.pages import (
    assets,
    coming_in,
    documents,
    elsewhere,
    first,
    live,
    own_settings,
    search,
    styleguide,
)
from app.pages.admin.router import PARTS as ADMIN
from app.pages.desk.router import PARTS as DESK
from app.pages.finance.router import PARTS as FINANCE
from app.pages.my.router import PARTS as MY
from app.pages.operations.router import PARTS as OPERATIONS
from app.payments.router import MAX_FILE_BYTES

# Forms of who is not known yet, or is by a link of a mail or no more, and how long they may be.
OPEN_BODIES = {
    r"/(sign-in|sign-out|demonstration|links)(/.*)?": 20_000,
    r"/(my|desk|finance|admin|operations)/.*": 100_000,
}
# Those of who is signed in. What is too large for the API is told beside its field, so that as much is read;
# a long text is three times as long as a browser sends it, and more in other alphabets.
RAW_BODIES = {
    r"/my/tickets|/desk/tickets/new|/(my|desk)/tickets/[^/]+/replies": MAX_ATTACHMENT_BYTES
    + 1_000_000,
    r"/finance/payments/import": MAX_FILE_BYTES + 10_000,
    r"/(my|desk|finance|admin|operations)/.*": 1_000_000,
}

router = Router(include_in_schema=False)
for _part in (
    first,
    documents,
    assets,
    coming_in,
    elsewhere,
    live,
    own_settings,
    search,
    styleguide,
    *MY,
    *DESK,
    *FINANCE,
    *ADMIN,
    *OPERATIONS,
):
    router.routes.extend(_part.router.routes)
