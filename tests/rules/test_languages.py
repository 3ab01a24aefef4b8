"""What language a message is in, and which one it is answered in (rule T6)."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.languages import official, recognition
from app.languages.recognition import Detected, detect, language_of

# Messages as they come, some without their accents. The floor of confidence is measured with these.
TEXTS: dict[str, tuple[str, ...]] = {
    "en": (
        "Cannot log in",
        "The application does not start after the update.",
        "Hello, could you please increase the memory of our server? Users complain that it is slow.",
        "Still the same problem, please call me.",
        "Since this morning nobody can open the reports, we get an error page every time we try.",
        "Thanks, it works now.",
        "Screenshot attached",
    ),
    "fr": (
        "Impossible de se connecter",
        "Bonjour, nous n'arrivons plus à ouvrir les rapports depuis la mise à jour d'hier.",
        "Le serveur est très lent ce matin, pouvez-vous vérifier la mémoire ?",
        "Merci, ça marche maintenant.",
        "Bonjour, apres la mise a jour le serveur ne demarre plus, merci de nous rappeler.",
        "Nous souhaitons déplacer la session prévue jeudi à la semaine prochaine.",
    ),
    "de": (
        "Anmeldung nicht möglich",
        "Guten Tag, seit dem Update lässt sich die Anwendung nicht mehr starten.",
        "Der Server ist heute sehr langsam, bitte prüfen Sie den Speicher.",
        "Danke, jetzt funktioniert es.",
        "Koennen Sie bitte die Sitzung am Donnerstag auf naechste Woche verschieben?",
        "Nach dem Upgrade kommt beim Login nur noch eine weisse Seite, wir koennen nicht arbeiten.",
    ),
    "cs": (
        "Nejde přihlášení",
        "Dobrý den, po včerejší aktualizaci se nám nedaří spustit aplikaci.",
        "Server je od rána velmi pomalý, můžete prosím zkontrolovat paměť?",
        "Děkuji, už to funguje.",
        "Dobry den, po vcerejsi aktualizaci se nam nedari spustit aplikaci.",
        "Prosim o presunuti schuzky ze ctvrtka na pristi tyden, kolega je nemocny.",
        "Nejde mi prihlaseni do systemu, pise to spatne heslo.",
        "Potřebovali bychom pomoci s nastavením e-mailového serveru, zprávy neodcházejí.",
        "V priloze posilam log z vyroby, chyba se opakuje kazdou hodinu.",
        "Server od rana nebezi, nikdo z uzivatelu nemuze pracovat, prosime o rychlou pomoc.",
    ),
    "sk": (
        "Dobrý deň, po včerajšej aktualizácii sa nám nedarí spustiť aplikáciu.",
        "Server je od rána veľmi pomalý, môžete prosím skontrolovať pamäť?",
        "Dobry den, po vcerajsej aktualizacii sa nam nedari spustit aplikaciu.",
        "Ďakujem, už to funguje, môžete ticket uzavrieť.",
    ),
    "pl": (
        "Dzień dobry, po wczorajszej aktualizacji nie możemy uruchomić aplikacji.",
        "Nie moge sie zalogowac, prosze o pilna pomoc.",
        "Serwer działa bardzo wolno, proszę sprawdzić pamięć.",
        "Chcielibyśmy przełożyć spotkanie na przyszły tydzień.",
    ),
    "es": (
        "Buenos días, después de la actualización la aplicación no arranca.",
        "No puedo iniciar sesion en el sistema, me dice que la clave es incorrecta.",
        "El servidor está muy lento, ¿pueden revisar la memoria?",
    ),
    "it": (
        "Buongiorno, dopo l'aggiornamento di ieri l'applicazione non si avvia più.",
        "Il server è molto lento questa mattina, potete controllare la memoria?",
        "Non riesco ad accedere al sistema, la password non viene accettata.",
    ),
    "nl": (
        "Goedemorgen, na de update van gisteren start de applicatie niet meer op.",
        "De server is vandaag erg traag, kunt u het geheugen controleren?",
        "Wij kunnen niet inloggen, graag zo snel mogelijk hulp.",
    ),
    "pt": (
        "Bom dia, depois da atualização de ontem a aplicação não arranca.",
        "Não consigo entrar no sistema, a senha não é aceita.",
        "O servidor está muito lento, podem verificar a memória?",
    ),
    "hu": (
        "Jó napot kívánok, a tegnapi frissítés óta nem indul el az alkalmazás.",
        "A szerver ma nagyon lassú, kérem ellenőrizzék a memóriát.",
        "Nem tudok bejelentkezni a rendszerbe, kérem segítsenek.",
    ),
    "ru": (
        "Здравствуйте, после вчерашнего обновления приложение не запускается.",
        "Не могу войти в систему, пишет неверный пароль.",
    ),
    "uk": (
        "Добрий день, після вчорашнього оновлення застосунок не запускається.",
        "Не можу увійти в систему, пише неправильний пароль.",
    ),
    "tr": (
        "Merhaba, dünkü güncellemeden sonra uygulama açılmıyor.",
        "Sunucu bugün çok yavaş, belleği kontrol edebilir misiniz?",
    ),
    "ro": ("Bună ziua, după actualizarea de ieri aplicația nu mai pornește.",),
    "sv": ("Hej, efter gårdagens uppdatering startar inte programmet längre.",),
    "da": ("Hej, efter opdateringen i går kan vi ikke længere starte programmet.",),
    "fi": ("Hei, eilisen päivityksen jälkeen sovellus ei enää käynnisty.",),
    "ja": ("昨日の更新の後、アプリケーションが起動しません。",),
    "zh": ("昨天更新之后，应用程序无法启动，请帮忙检查。",),
    "ar": ("مرحبا، بعد تحديث الأمس لا يعمل التطبيق.",),
}


# Too short, or as likely another language: who writes decides.
UNSURE = {
    TEXTS["en"][0],
    *TEXTS["cs"][4:7],
    TEXTS["sk"][2],
}


WRITTEN = [(language, text) for language, texts in TEXTS.items() for text in texts]


@pytest.mark.parametrize(("language", "text"), WRITTEN)
def test_a_message_is_in_the_language_it_is_written_in(language: str, text: str) -> None:
    found = detect(text)
    assert found.near[0] == language
    assert found.language == (None if text in UNSURE else language)
    assert (found.confidence >= 60) == (text not in UNSURE)
    assert language_of(text, preferred=[language]) == language


def beginnings() -> Iterator[tuple[str, str]]:
    for language, text in WRITTEN:
        for length in (8, 12, 16, 20, 25, 30, 40, 60):
            yield language, text[: text.find(" ", length)] if " " in text[length:] else text


def test_the_beginning_of_a_message_is_never_taken_for_another_official_language() -> None:
    wrong = {
        (found, language, text)
        for language, text in beginnings()
        if (found := detect(text).language) not in {None, language}
        and {found, language} & set(official.OFFICIAL)
    }
    assert not wrong


@pytest.mark.parametrize(
    "text",
    ["", " \n\t ", "OK", "VPN?", "Test", "Merci", "123 456", "!!!", "😀😀😀😀", "\ud800" * 20, "Petr Svoboda",
     "https://example.com/hilfe/anmeldung-nicht-moeglich", "eva.novakova@firma.example.com"],
)  # fmt: skip
def test_what_is_too_short_or_no_prose_says_nothing(text: str) -> None:
    assert detect(text).language is None
    assert language_of(text, preferred=["de", "fr"]) == "de"
    assert language_of(text, preferred=[None, "fr"]) == "fr"
    assert language_of(text, preferred=[None, None]) == "en"
    assert language_of(text, preferred=[]) == "en"


def test_too_short_is_no_confidence_at_all() -> None:
    assert detect("Děkuji moc") == Detected(None, 0)
    assert detect("Děkuji moc!!") == Detected(None, 0)  # signs are not read
    assert detect("Děkuji moc vám").language == "cs"
    assert detect("无法登录").language is not None  # few characters, many bytes


@pytest.mark.parametrize(
    ("text", "preferred", "expected"),
    [
        # Sure of it: the text counts, whoever writes.
        (TEXTS["de"][1], ["cs", "en"], "de"),
        (TEXTS["pl"][0], ["cs", "cs"], "pl"),
        (TEXTS["en"][2], ["cs", "cs"], "en"),
        # Unsure: the contact's, then the customer's.
        (TEXTS["cs"][4], ["cs", "en"], "cs"),
        (TEXTS["cs"][4], [None, "sk"], "sk"),
        (TEXTS["cs"][4], [], "en"),
        # Sure enough, but the other one is near: Czech and Slovak without accents.
        (TEXTS["cs"][8], ["cs", "en"], "cs"),
        (TEXTS["cs"][8], ["sk", "en"], "sk"),
        (TEXTS["cs"][8], [None, "sk"], "sk"),
        (TEXTS["cs"][8], ["de", "sk"], "cs"),  # the customer's does not count beside the contact's
        (TEXTS["cs"][8], [], "cs"),
        # With its accents it is told from Slovak.
        (TEXTS["cs"][1], ["sk", "sk"], "cs"),
        (TEXTS["sk"][0], ["cs", "cs"], "sk"),
    ],
)
def test_the_language_of_the_contact_counts_where_the_text_does_not_say(
    text: str, preferred: list[str | None], expected: str
) -> None:
    assert language_of(text, preferred=preferred) == expected


@pytest.mark.parametrize(
    ("language", "reply", "translated"),
    [
        ("en", "en", False), ("fr", "fr", False), ("de", "de", False), ("cs", "cs", False),
        ("sk", "en", True), ("pl", "en", True), ("ja", "en", True), ("", "en", True),
    ],
)  # fmt: skip
def test_an_official_language_is_answered_in_itself_and_others_in_english(
    language: str, reply: str, translated: bool
) -> None:
    assert official.reply_language(language) == reply
    assert official.needs_translation(language) is translated


def test_the_model_is_read_once_whoever_asks_first() -> None:
    recognition._read.cache_clear()
    with ThreadPoolExecutor(4) as threads:
        models = list(threads.map(lambda _: recognition.load(), range(8)))
    assert all(model is models[0] for model in models)
