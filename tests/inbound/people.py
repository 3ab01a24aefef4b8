"""Who writes in the zoo, and what they say. All of them are invented."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """Somebody with an address at a domain for examples."""

    name: str
    address: str
    language: str


PEOPLE = (
    Person("Alice Morgan", "alice.morgan@example.com", "en"),
    Person("Jan Novák", "jan.novak@example.org", "cs"),
    Person("Jürgen Groß", "juergen.gross@example.net", "de"),
    Person("Hélène Lefèvre", "helene.lefevre@example.com", "fr"),
    Person("Žofie Řeháková", "zofie.rehakova@example.net", "cs"),
    Person("Bob O'Neill", "bob.oneill@example.org", "en"),
)

# What a person says newly: nothing that a client adds. Several paragraphs, lists and code among them.
SAYINGS = {
    "en": (
        "The restart did not help.\n\nThe log ends with error 500 again.",
        "Thanks, I tried that and it works now.",
        "We need two things:\n\n- a newer Java\n- more memory",
        "On Friday we moved the server. Since then nothing answers.",
        "Please see:\n\n    server:\n      port: 8080\n\nIs that right?",
    ),
    "cs": (
        "Děkuji, vyzkoušel jsem to a nefunguje to.\n\nŘeším to už od rána.",
        "Server po aktualizaci neběží, přikládám výpis.",
        "Žádám o přístup na testovací server.\n\nDíky předem.",
    ),
    "de": (
        "Leider startet der Dienst noch immer nicht.\n\nGrüße aus München schickt er trotzdem.",
        "Vielen Dank, jetzt läuft es über Nacht.",
        "Am Montag wäre es uns recht.",
    ),
    "fr": (
        "Le problème persiste après la mise à jour.\n\nPouvez-vous rappeler cet après-midi ?",
        "Merci, ça marche très bien.",
        "Voilà : le fichier est joint à ce message.",
    ),
}

# What the service wrote before, as it stands in a quote.
EARLIER = "Hello,\n\nwhich version do you use? Did a restart help?\n\nThe support team"


def saying(person: Person, number: int) -> str:
    """One of the things this person says."""
    sayings = SAYINGS[person.language]
    return sayings[number % len(sayings)]
