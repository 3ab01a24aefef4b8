"""What a statement says, in the official languages (rule T6). Pure."""

from collections.abc import Mapping

from msgspec import Struct

from app.languages.official import OfficialLanguage
from app.plans.rules import SessionCategory
from app.sessions.rules import PenaltyKind
from app.statements.rules import Section


class Words(Struct, frozen=True, kw_only=True):
    """The texts of one language; what stands in braces is filled in.

    Attributes:
        locale: by which dates, numbers and money are written.
    """

    locale: str
    statement: str
    customer: str
    provider: str
    period: str
    period_of: str
    made: str
    not_over: str
    nothing: str
    summary: str
    summary_note: str
    available: str
    held: str
    debt: str
    remaining: str
    awaiting: str
    opening: str
    closing: str
    past_date: str
    value: str
    credit: str
    day: str
    chart: str
    chart_alt: str
    sessions_note: str
    starts: str
    category: str
    worked: str
    rounding: str
    billed: str
    charged: str
    amended: str
    total: str
    date: str
    reason: str
    change: str
    invoice: str
    net: str
    gross: str
    submitted: str
    state: str
    disputed: str
    unanswered: str
    valid_until: str
    sections: Mapping[Section, str]
    penalties: Mapping[PenaltyKind, str]
    categories: Mapping[SessionCategory, str]


_ENGLISH = Words(
    locale="en_GB",
    statement="Statement of server-support credit",
    customer="Customer",
    provider="Provider",
    period="Period",
    period_of="{first} to {last}, by the clocks of {zone}",
    made="Made",
    not_over="This month is not over: more can happen in it.",
    nothing="Nothing moved in this month.",
    summary="Summary",
    summary_note="Remaining is what is available and reserved, without what is owed. What awaits your"
    " confirmation is deducted already.",
    available="Available",
    held="Reserved",
    debt="Owed",
    remaining="Remaining",
    awaiting="Awaiting confirmation",
    opening="Opening balance",
    closing="Closing balance",
    past_date="{minutes} of the available credit was past its date when the month ended; the next"
    " month books its expiry.",
    value="Paid and not used up, without tax",
    credit="Credit over the month",
    day="Day",
    chart="Remaining credit",
    chart_alt="Step chart of the remaining credit: {opening} at the beginning, {closing} at the end, at"
    " least {lowest} and at most {highest}. The table beside it has the figures of each day.",
    sessions_note="Worked time is summed to the second over all technicians and rounded up once, to whole"
    " 10 minutes.",
    starts="Session",
    category="Work",
    worked="Worked",
    rounding="Rounded up by",
    billed="Billed",
    charged="Deducted this month",
    amended="amended; {minutes} deducted before",
    total="Together",
    date="Date",
    reason="Reason",
    change="Credit",
    invoice="Invoice",
    net="Net",
    gross="With tax",
    submitted="Handed in",
    state="State",
    disputed="disputed",
    unanswered="not answered yet",
    valid_until="Valid until {date}",
    sections={
        Section.PURCHASES: "Purchases",
        Section.SESSIONS: "Sessions",
        Section.PENALTIES: "Penalties",
        Section.WAIVERS: "Waived penalties",
        Section.REFUNDS: "Refunds",
        Section.EXPIRIES: "Expired credit",
        Section.ADJUSTMENTS: "Adjustments",
        Section.RESERVATIONS: "Reserved and released",
        Section.CONFIRMATIONS: "Confirmed",
        Section.OTHERS: "Other movements",
    },
    penalties={
        PenaltyKind.LATE_MOVE: "Moved late; it was planned for {at}",
        PenaltyKind.LATE_CANCELLATION: "Cancelled late; it was planned for {at}",
        PenaltyKind.NO_SHOW: "Nobody came; it was planned for {at}",
    },
    categories={
        SessionCategory.INSTALLATION_UPGRADE_MIGRATION: "Installation, upgrade, migration",
        SessionCategory.VIRTUAL_MACHINE: "Virtual machine",
        SessionCategory.ENVIRONMENT_CONFIGURATION: "Configuring the environment",
        SessionCategory.SERVICES_AND_COMPONENTS: "Services and components",
        SessionCategory.EMAIL_CONFIGURATION: "E-mail set-up",
        SessionCategory.TRAINING: "Training",
        SessionCategory.LOCAL_FAILURE_INVESTIGATION: "Investigating a failure",
    },
)

_FRENCH = Words(
    locale="fr_FR",
    statement="Relevé du crédit d’assistance serveur",
    customer="Client",
    provider="Prestataire",
    period="Période",
    period_of="du {first} au {last}, à l’heure de {zone}",
    made="Établi",
    not_over="Ce mois n’est pas terminé : d’autres mouvements peuvent s’y ajouter.",
    nothing="Aucun mouvement ce mois-ci.",
    summary="Récapitulatif",
    summary_note="Le solde est le crédit disponible et réservé, diminué de ce qui est dû. Ce qui attend votre"
    " confirmation est déjà déduit.",
    available="Disponible",
    held="Réservé",
    debt="Dû",
    remaining="Solde",
    awaiting="En attente de confirmation",
    opening="Solde d’ouverture",
    closing="Solde de clôture",
    past_date="{minutes} du crédit disponible étaient échues à la fin du mois ; leur expiration est"
    " comptabilisée le mois suivant.",
    value="Payé et non utilisé, hors taxes",
    credit="Le crédit au cours du mois",
    day="Jour",
    chart="Solde du crédit",
    chart_alt="Courbe en escalier du solde : {opening} au début, {closing} à la fin, au moins {lowest} et au"
    " plus {highest}. Le tableau voisin donne les chiffres de chaque jour.",
    sessions_note="Le temps de travail est additionné à la seconde pour tous les techniciens, puis arrondi"
    " une seule fois aux 10 minutes supérieures.",
    starts="Séance",
    category="Travaux",
    worked="Travaillé",
    rounding="Arrondi de",
    billed="Facturé",
    charged="Déduit ce mois-ci",
    amended="rectifié ; {minutes} déduites auparavant",
    total="Ensemble",
    date="Date",
    reason="Motif",
    change="Crédit",
    invoice="Facture",
    net="Hors taxes",
    gross="TTC",
    submitted="Remis",
    state="État",
    disputed="contesté",
    unanswered="sans réponse",
    valid_until="Valable jusqu’au {date}",
    sections={
        Section.PURCHASES: "Achats",
        Section.SESSIONS: "Séances",
        Section.PENALTIES: "Pénalités",
        Section.WAIVERS: "Pénalités annulées",
        Section.REFUNDS: "Remboursements",
        Section.EXPIRIES: "Crédit expiré",
        Section.ADJUSTMENTS: "Corrections",
        Section.RESERVATIONS: "Réservé et libéré",
        Section.CONFIRMATIONS: "Confirmé",
        Section.OTHERS: "Autres mouvements",
    },
    penalties={
        PenaltyKind.LATE_MOVE: "Déplacée tardivement ; elle était prévue le {at}",
        PenaltyKind.LATE_CANCELLATION: "Annulée tardivement ; elle était prévue le {at}",
        PenaltyKind.NO_SHOW: "Personne n’est venu ; elle était prévue le {at}",
    },
    categories={
        SessionCategory.INSTALLATION_UPGRADE_MIGRATION: "Installation, mise à niveau, migration",
        SessionCategory.VIRTUAL_MACHINE: "Machine virtuelle",
        SessionCategory.ENVIRONMENT_CONFIGURATION: "Configuration de l’environnement",
        SessionCategory.SERVICES_AND_COMPONENTS: "Services et composants",
        SessionCategory.EMAIL_CONFIGURATION: "Configuration du courrier",
        SessionCategory.TRAINING: "Formation",
        SessionCategory.LOCAL_FAILURE_INVESTIGATION: "Recherche d’une panne",
    },
)

_GERMAN = Words(
    locale="de_DE",
    statement="Auszug des Server-Support-Guthabens",
    customer="Kunde",
    provider="Anbieter",
    period="Zeitraum",
    period_of="{first} bis {last}, nach der Uhr von {zone}",
    made="Erstellt",
    not_over="Dieser Monat ist noch nicht zu Ende: Es kann noch etwas hinzukommen.",
    nothing="In diesem Monat hat sich nichts bewegt.",
    summary="Übersicht",
    summary_note="Der Rest ist, was verfügbar und reserviert ist, ohne das, was geschuldet wird. Was auf Ihre"
    " Bestätigung wartet, ist schon abgezogen.",
    available="Verfügbar",
    held="Reserviert",
    debt="Geschuldet",
    remaining="Rest",
    awaiting="Wartet auf Bestätigung",
    opening="Anfangsbestand",
    closing="Endbestand",
    past_date="{minutes} des verfügbaren Guthabens waren am Monatsende abgelaufen; der Verfall wird im"
    " nächsten Monat gebucht.",
    value="Bezahlt und nicht verbraucht, ohne Steuer",
    credit="Das Guthaben im Monat",
    day="Tag",
    chart="Restguthaben",
    chart_alt="Stufendiagramm des Restguthabens: {opening} am Anfang, {closing} am Ende, mindestens {lowest}"
    " und höchstens {highest}. Die Tabelle daneben enthält die Werte jedes Tages.",
    sessions_note="Die Arbeitszeit wird sekundengenau über alle Techniker summiert und einmal auf volle"
    " 10 Minuten aufgerundet.",
    starts="Termin",
    category="Arbeit",
    worked="Gearbeitet",
    rounding="Aufgerundet um",
    billed="Berechnet",
    charged="Abgezogen in diesem Monat",
    amended="geändert; {minutes} zuvor abgezogen",
    total="Zusammen",
    date="Datum",
    reason="Grund",
    change="Guthaben",
    invoice="Rechnung",
    net="Netto",
    gross="Mit Steuer",
    submitted="Eingereicht",
    state="Stand",
    disputed="bestritten",
    unanswered="noch nicht beantwortet",
    valid_until="Gültig bis {date}",
    sections={
        Section.PURCHASES: "Käufe",
        Section.SESSIONS: "Termine",
        Section.PENALTIES: "Vertragsstrafen",
        Section.WAIVERS: "Erlassene Vertragsstrafen",
        Section.REFUNDS: "Erstattungen",
        Section.EXPIRIES: "Verfallenes Guthaben",
        Section.ADJUSTMENTS: "Korrekturen",
        Section.RESERVATIONS: "Reserviert und freigegeben",
        Section.CONFIRMATIONS: "Bestätigt",
        Section.OTHERS: "Andere Bewegungen",
    },
    penalties={
        PenaltyKind.LATE_MOVE: "Spät verlegt; geplant war er für {at}",
        PenaltyKind.LATE_CANCELLATION: "Spät abgesagt; geplant war er für {at}",
        PenaltyKind.NO_SHOW: "Niemand kam; geplant war er für {at}",
    },
    categories={
        SessionCategory.INSTALLATION_UPGRADE_MIGRATION: "Installation, Upgrade, Migration",
        SessionCategory.VIRTUAL_MACHINE: "Virtuelle Maschine",
        SessionCategory.ENVIRONMENT_CONFIGURATION: "Konfiguration der Umgebung",
        SessionCategory.SERVICES_AND_COMPONENTS: "Dienste und Komponenten",
        SessionCategory.EMAIL_CONFIGURATION: "E-Mail-Einrichtung",
        SessionCategory.TRAINING: "Schulung",
        SessionCategory.LOCAL_FAILURE_INVESTIGATION: "Untersuchung eines Ausfalls",
    },
)

_CZECH = Words(
    locale="cs_CZ",
    statement="Výpis kreditu serverové podpory",
    customer="Zákazník",
    provider="Poskytovatel",
    period="Období",
    period_of="{first} až {last}, podle hodin v pásmu {zone}",
    made="Vytvořeno",
    not_over="Tento měsíc ještě neskončil: další pohyby mohou přibýt.",
    nothing="V tomto měsíci se nic nepohnulo.",
    summary="Souhrn",
    summary_note="Zůstatek je to, co je k dispozici a co je rezervováno, bez toho, co je dlužno. Co čeká na"
    " vaše potvrzení, je už odečteno.",
    available="K dispozici",
    held="Rezervováno",
    debt="Dluh",
    remaining="Zůstatek",
    awaiting="Čeká na potvrzení",
    opening="Počáteční zůstatek",
    closing="Konečný zůstatek",
    past_date="{minutes} z dostupného kreditu bylo na konci měsíce po datu platnosti; propadnutí se zaúčtuje"
    " v následujícím měsíci.",
    value="Zaplaceno a nespotřebováno, bez daně",
    credit="Kredit během měsíce",
    day="Den",
    chart="Zůstatek kreditu",
    chart_alt="Schodový graf zůstatku: {opening} na začátku, {closing} na konci, nejméně {lowest} a nejvýše"
    " {highest}. Tabulka vedle něj má údaje každého dne.",
    sessions_note="Odpracovaný čas se sčítá na sekundy za všechny techniky a jednou se zaokrouhlí nahoru na"
    " celých 10 minut.",
    starts="Zásah",
    category="Práce",
    worked="Odpracováno",
    rounding="Zaokrouhleno o",
    billed="Účtováno",
    charged="Odečteno v měsíci",
    amended="opraveno; dříve odečteno {minutes}",
    total="Celkem",
    date="Datum",
    reason="Důvod",
    change="Kredit",
    invoice="Faktura",
    net="Bez daně",
    gross="S daní",
    submitted="Odevzdáno",
    state="Stav",
    disputed="rozporováno",
    unanswered="zatím bez odpovědi",
    valid_until="Platnost do {date}",
    sections={
        Section.PURCHASES: "Nákupy",
        Section.SESSIONS: "Zásahy",
        Section.PENALTIES: "Sankce",
        Section.WAIVERS: "Prominuté sankce",
        Section.REFUNDS: "Vrácené platby",
        Section.EXPIRIES: "Propadlý kredit",
        Section.ADJUSTMENTS: "Úpravy",
        Section.RESERVATIONS: "Rezervováno a uvolněno",
        Section.CONFIRMATIONS: "Potvrzeno",
        Section.OTHERS: "Ostatní pohyby",
    },
    penalties={
        PenaltyKind.LATE_MOVE: "Pozdě přesunuto; plánováno bylo na {at}",
        PenaltyKind.LATE_CANCELLATION: "Pozdě zrušeno; plánováno bylo na {at}",
        PenaltyKind.NO_SHOW: "Nikdo nepřišel; plánováno bylo na {at}",
    },
    categories={
        SessionCategory.INSTALLATION_UPGRADE_MIGRATION: "Instalace, povýšení, migrace",
        SessionCategory.VIRTUAL_MACHINE: "Virtuální stroj",
        SessionCategory.ENVIRONMENT_CONFIGURATION: "Konfigurace prostředí",
        SessionCategory.SERVICES_AND_COMPONENTS: "Služby a součásti",
        SessionCategory.EMAIL_CONFIGURATION: "Nastavení e-mailu",
        SessionCategory.TRAINING: "Školení",
        SessionCategory.LOCAL_FAILURE_INVESTIGATION: "Šetření poruchy",
    },
)

WORDS: Mapping[OfficialLanguage, Words] = {
    OfficialLanguage.ENGLISH: _ENGLISH,
    OfficialLanguage.FRENCH: _FRENCH,
    OfficialLanguage.GERMAN: _GERMAN,
    OfficialLanguage.CZECH: _CZECH,
}
