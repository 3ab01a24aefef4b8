"""The page on which a contact stops a group of mails, in the official languages (rule T6). Pure."""

from collections.abc import Mapping
from html import escape

from app.languages.official import OfficialLanguage
from app.mails.rules import MailGroup

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none';"
    " frame-ancestors 'none'"
)
_WORDS: Mapping[OfficialLanguage, tuple[str, str, str]] = {
    OfficialLanguage.ENGLISH: (
        "Stop these messages: {group}?",
        "Stop them",
        "You receive these messages no more: {group}.",
    ),
    OfficialLanguage.FRENCH: (
        "Ne plus recevoir ces messages : {group} ?",
        "Ne plus les recevoir",
        "Vous ne recevez plus ces messages : {group}.",
    ),
    OfficialLanguage.GERMAN: (
        "Diese Nachrichten abbestellen: {group}?",
        "Abbestellen",
        "Sie erhalten diese Nachrichten nicht mehr: {group}.",
    ),
    OfficialLanguage.CZECH: (
        "Přestat posílat tyto zprávy: {group}?",
        "Přestat posílat",
        "Tyto zprávy již nedostáváte: {group}.",
    ),
}
_GROUPS: Mapping[OfficialLanguage, tuple[str, str, str]] = {
    OfficialLanguage.ENGLISH: ("reminders", "warnings about credit", "notices about tickets"),
    OfficialLanguage.FRENCH: ("rappels", "alertes de crédit", "avis de tickets"),
    OfficialLanguage.GERMAN: ("Erinnerungen", "Guthabenwarnungen", "Hinweise zu Tickets"),
    OfficialLanguage.CZECH: ("připomínky", "upozornění na kredit", "oznámení o tiketech"),
}
_PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><meta name="referrer" content="no-referrer">
<style>:root {{ color-scheme: light dark }}
body {{ font: 16px/1.5 system-ui, sans-serif; margin: 3rem auto; max-width: 34rem; padding: 0 1rem }}
button {{ font: inherit; padding: .5rem 1rem }}</style></head>
<body><p>{title}</p>{form}</body></html>
"""


def unsubscribe_page(language: OfficialLanguage, group: MailGroup, *, done: bool) -> str:
    """What asks, or says that it is done."""
    question, button, stopped = _WORDS[language]
    named = dict(zip(MailGroup, _GROUPS[language], strict=True))[group]
    title = (stopped if done else question).format(group=named)
    form = "" if done else f'<form method="post"><button>{escape(button)}</button></form>'
    return _PAGE.format(language=language.value, title=escape(title), form=form)
