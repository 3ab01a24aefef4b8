"""What is written back by e-mail, in the official languages (rule T6). Pure."""

from app.languages.official import OfficialLanguage

_RECEIVED = {
    OfficialLanguage.ENGLISH: (
        "We have received your message; it is ticket {number}.",
        "We will solve it by {due}. To add something, answer this message.",
    ),
    OfficialLanguage.FRENCH: (
        "Nous avons bien reçu votre message ; c'est le ticket {number}.",
        "Nous le résoudrons avant le {due}. Pour ajouter quelque chose, répondez à ce message.",
    ),
    OfficialLanguage.GERMAN: (
        "Wir haben Ihre Nachricht erhalten; es ist Ticket {number}.",
        "Wir lösen es bis {due}. Um etwas hinzuzufügen, antworten Sie auf diese Nachricht.",
    ),
    OfficialLanguage.CZECH: (
        "Vaši zprávu jsme přijali; je to tiket {number}.",
        "Vyřešíme jej do {due}. Chcete-li něco doplnit, odpovězte na tuto zprávu.",
    ),
}

_MERGED = {
    OfficialLanguage.ENGLISH: (
        "Your ticket {number} is about the same as ticket {into}; we go on there.",
        "What you wrote is kept. To add something, answer this message.",
    ),
    OfficialLanguage.FRENCH: (
        "Votre ticket {number} concerne la même chose que le ticket {into} ; nous y poursuivons.",
        "Ce que vous avez écrit est conservé. Pour ajouter quelque chose, répondez à ce message.",
    ),
    OfficialLanguage.GERMAN: (
        "Ihr Ticket {number} betrifft dasselbe wie Ticket {into}; dort geht es weiter.",
        "Was Sie schrieben, bleibt erhalten. Um etwas hinzuzufügen, antworten Sie auf diese Nachricht.",
    ),
    OfficialLanguage.CZECH: (
        "Váš tiket {number} se týká téhož jako tiket {into}; pokračujeme v něm.",
        "Co jste napsali, zůstává. Chcete-li něco doplnit, odpovězte na tuto zprávu.",
    ),
}


def acknowledgement(language: OfficialLanguage, number: int, due: str) -> str:
    """That a message was received and became a ticket, in one of the official languages."""
    lines = _RECEIVED[language]
    return "\n\n".join(lines).format(number=number, due=due) + "\n"


def merged(language: OfficialLanguage, number: int, into: int) -> str:
    """That a ticket goes on in another one, in one of the official languages."""
    return "\n\n".join(_MERGED[language]).format(number=number, into=into)
