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


def acknowledgement(language: OfficialLanguage, number: int, due: str) -> str:
    """That a message was received and became a ticket, in one of the official languages."""
    lines = _RECEIVED[language]
    return "\n\n".join(lines).format(number=number, due=due) + "\n"
