"""Whose reading is recorded: the routes that show what is personal, or give whole files away. Pure.

A test holds this to the contract: an answer that has somebody's address, number or words is in it.
"""

# Of the API, and of the pages that show the same.
PERSONAL = frozenset({
    "/v1/customers/{customer_id}/contacts", "/v1/contacts/{contact_id}",
    "/v1/contacts/{contact_id}/personal-data", "/v1/search",
    "/v1/tickets", "/v1/tickets/{ticket_id}", "/v1/tickets/{ticket_id}/messages",
    "/v1/tickets/{ticket_id}/watchers", "/v1/messages/{message_id}", "/v1/messages/{message_id}/email",
    "/v1/attachments/{attachment_id}/content", "/v1/sessions", "/v1/sessions/{session_id}",
    "/v1/sessions/{session_id}/invitation.ics", "/v1/technicians", "/v1/technicians/{technician_id}",
    "/v1/people", "/v1/people/{person_id}",
    "/v1/inbound/emails", "/v1/inbound/emails/{email_id}", "/v1/inbound/emails/{email_id}/raw",
    "/v1/mails", "/v1/mails/{mail_id}",
    "/v1/customers/{customer_id}/statements/{month}", "/v1/statements/{month}",
    "/v1/exports/entries", "/v1/exports/postings", "/v1/exports/purchases", "/v1/exports/sessions",
    "/v1/exports/worksheets", "/v1/exports/tickets", "/v1/exports/approvals", "/v1/exports/reopenings",
    "/v1/exports/audit",
    "/search", "/my/statements/file", "/my/sessions/{session_id}/invitation.ics",
    "/my/tickets/{ticket_id}", "/my/messages/{message_id}", "/my/attachments/{attachment_id}",
    "/desk", "/desk/queue", "/desk/tickets/{ticket_id}", "/desk/tickets/{ticket_id}/data",
    "/desk/messages/{message_id}", "/desk/attachments/{attachment_id}", "/desk/customers/{customer_id}",
    "/finance/exports/rows.{format}", "/finance/statements/{month}.zip",
    "/finance/statements/{customer_id}/{month}.pdf",
    "/admin/customers/{customer_id}", "/admin/customers/{customer_id}/contacts",
    "/admin/contacts/{contact_id}", "/admin/technicians", "/admin/technicians/{technician_id}",
    "/admin/people", "/admin/keys/new",
    "/operations/mails", "/operations/returned-mail", "/operations/mails/{mail_id}",
    "/operations/mails/{mail_id}/shown", "/operations/inbound", "/operations/inbound/{email_id}",
    "/operations/inbound/{email_id}/raw", "/operations/audit/rows.{format}",
})  # fmt: skip
