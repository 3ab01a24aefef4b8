"""Who may see and act on the customers, people, servers and technicians that the office keeps."""

from typing import Annotated, Any

from app import errors
from app.access.permissions import Capability
from app.customers import queries as customers
from app.pages.admission import Page, acts, shows

_CUSTOMERS, _PLANNING = Capability.MANAGE_CUSTOMERS, Capability.MANAGE_PLANNING
_OF_CUSTOMER: Any = {"owner": customers.owner, "missing": errors.CustomerNotFound}
_OF_CONTACT: Any = {"owner": customers.owner_of_contact, "missing": errors.ContactNotFound}
_OF_SERVER: Any = {"owner": customers.owner_of_server, "missing": errors.ServerNotFound}
_OF_TECHNICIAN: Any = {"missing": errors.TechnicianNotFound}

ShowsCustomer = Annotated[Page, shows(_CUSTOMERS, **_OF_CUSTOMER)]
ActsOnCustomer = Annotated[Page, acts(_CUSTOMERS, **_OF_CUSTOMER)]
ShowsContact = Annotated[Page, shows(_CUSTOMERS, **_OF_CONTACT)]
ActsOnContact = Annotated[Page, acts(_CUSTOMERS, **_OF_CONTACT)]
ChoosesMails = Annotated[Page, acts(Capability.CHOOSE_MAILS, **_OF_CONTACT)]
ShowsServer = Annotated[Page, shows(_CUSTOMERS, **_OF_SERVER)]
ActsOnServer = Annotated[Page, acts(_CUSTOMERS, **_OF_SERVER)]
ShowsAccess = Annotated[Page, shows(Capability.CHECK_SERVER_ACCESS, **_OF_SERVER)]
RecordsAccess = Annotated[Page, acts(Capability.CHECK_SERVER_ACCESS, **_OF_SERVER)]
ShowsTechnician = Annotated[Page, shows(_PLANNING, **_OF_TECHNICIAN)]
ActsOnTechnician = Annotated[Page, acts(_PLANNING, **_OF_TECHNICIAN)]
