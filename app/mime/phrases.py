"""What programs write around a person's words, in the languages of Europe: data for the guesses. Pure."""

import re

from mailparser_reply.constants import MAIL_LANGUAGES

# Each table is complete in itself: a header must fill its line, and name an address or mark its quote.
_TABLES = ("en", "fr", "de", "cs", "da", "es", "it", "nl", "pl", "sv")
WROTE_HEADER = re.compile(
    "|".join(str(MAIL_LANGUAGES[one]["wrote_header"]) for one in _TABLES), re.IGNORECASE
)
# A header of several lines begins with a day, the word for "on", or the writer's name and address.
_DAY = (
    r"(?:\d|[^\W\d]{2,9}\.?,? \d|(?:on|am|le|el|il|in data|op|den|dne|dňa|dnia|w dniu|em|a|no dia|på|în"
    r"|dana|v)\b)"
)
WROTE_BEGINS = re.compile(rf"^\W*{_DAY}|^.{{0,80}}<[^<>\s]+@[^<>\s]+>(?: |$)", re.IGNORECASE)
# Beside the library's: Gmail in Czech, Slovak, and what ends in the verb or the address elsewhere.
WROTE = re.compile(
    r".*\b(?:wrote|schrieb|geschreven|geschrieben|napsala?|napsal\(a\)|napísala?|napísal\(a\)"
    r"|napisała?|napisał\(a\)|pisze|escribió|escreveu|ha scritto|schreef|skrev|kirjoitti|írta|a écrit|пишет"
    r"|пише|писал(?:\(а\)|а)?|написал(?:\(а\)|а)?|a scris|napisao je|napisala(?: je)?|yazdı) ?:$"
    r"|.*\d.*<?[^<>\s]+@[^<>\s]+>? ?:$"
    r"|^-{3,} .*\bwrote ?-{3,}$"
    r"|.*\d.*写道[:：]$"
    # The name or the day may stand behind the verb, where the line has the shape of a header.
    rf"|(?=.*(?:\d{{4}}|\d[.:]\d\d))(?=\W*{_DAY}|.*@)"
    r".*\b(?:schrieb|schreef|heeft|skrev|napsala?|escreveu|írta)\b.{1,100}:$",
    re.IGNORECASE,
)

# The fields of a header that Outlook and others write above what they quote without marking its lines.
FROM = (
    r"from|von|od|de|da|van|från|fra|lähettäjä|expéditeur|odesílatel|odosielateľ|absender|afsender"
    r"|feladó|от(?: кого)?|від(?: кого)?|mittente|remitente|remetente|afzender|nadawca|avsändare|avsender"
    r"|kimden|发件人|差出人"
)
SENT = (
    r"sent|date|gesendet|datum|envoyé(?: le)?|odesláno|odoslané|dátum|inviato|data|enviad[oa](?: el| em)?"
    r"|fecha|verzonden|wysłano|skickat|sendt|dato|lähetetty|päivämäärä|elküldve|küldve|отправлено|дата"
    r"|надіслано|trimis|tarih|gönderildi|发送时间|日期|送信日時"
)
SUBJECT = (
    r"subject|betreff|objet|předmět|predmet|oggetto|asunto|assunto|onderwerp|temat|ämne|emne"
    r"|aihe|tárgy|тема|subiect|konu|主题|件名"
)
_TO = (
    r"to|an|à|a|komu|para|aan|do|till|til|pre|vastaanottaja|empfänger|destinataire|příjemce|destinatario"
    r"|destinatário|címzett|кому|către|kime|收件人|宛先"
)
_OTHERS = (
    r"cc|dw|cco|ccn|kopie|kópia|kopia|kopi|másolat|копия|bcc|reply-to|importance|priority|priorität"
    r"|attachments?|anlagen?|přílohy|organi[sz]ation"
)


def field_of(names: str) -> re.Pattern[str]:
    """What begins a line with one of these fields, bold or not."""
    return re.compile(rf"^[*_ ]*(?:{names})[*_]? ?[:：][*_ ]*(?P<value>.*)", re.IGNORECASE)


FROM_FIELD = field_of(FROM)
# Some programs begin with the subject, or the day.
HEADER_BEGINS = field_of(f"{FROM}|{SENT}|{SUBJECT}")
SENT_FIELD = field_of(SENT)
SUBJECT_FIELD = field_of(SUBJECT)
ANY_FIELD = field_of(f"{FROM}|{SENT}|{SUBJECT}|{_TO}|{_OTHERS}")
# The same in one line, as some programs paste it.
FIELDS_IN_LINE = re.compile(
    rf"^[*_ ]*(?:{FROM})[*_]? ?:(?P<sender>.{{1,120}}?)[*_ ]+(?:{SENT})[*_]? ?:(?P<sent>.{{1,60}}?)"
    rf"[*_ ]+(?P<others>(?:{_TO}|{SUBJECT})[*_]? ?:.*)$",
    re.IGNORECASE,
)
SUBJECT_IN_LINE = re.compile(rf"\b(?:{SUBJECT})[*_]? ?:.*$", re.IGNORECASE)

SEPARATOR = re.compile(
    r"^\*?-{3,} ?(?:original message|original appointment|ursprüngliche (?:nachricht|mail|e-mail)"
    r"|original-?(?:nachricht|mail)|původní (?:zpráva|e-?mail)|pôvodná správa|pôvodný e-?mail"
    r"|message d['’]origine|message (?:original|initial)|mensaje original|correo original"
    r"|messaggio originale|mensagem original|oorspronkelijk bericht|origineel bericht|wiadomość oryginalna"
    r"|oryginalna wiadomość|(?:ursprungligt|original)\s?meddelande|oprindelig (?:meddelelse|besked|mail)"
    r"|opprinnelig melding|original(?:besked|melding)|alkuperäinen viesti|eredeti üzenet|mesaj original"
    r"|mesajul original|исходное сообщение|оригинальное сообщение|вихідне повідомлення"
    r"|izvorna poruka|izvirno sporočilo|orijinal mesaj|原始邮件|元のメッセージ"
    r"|on .{10,120} wrote) ?-{3,}\*?:?$",
    re.IGNORECASE,
)
FORWARDED = re.compile(
    r"^(?:-{3,} ?(?:forwarded (?:message|by)|weitergeleitete nachricht|přeposlaná zpráva"
    r"|preposlaná správa|message (?:transféré|transmis)|mensaje reenviado|messaggio inoltrato"
    r"|mensagem (?:encaminhada|reencaminhada)|doorgestuurd bericht|wiadomość przekazana"
    r"|vidarebefordrat meddelande|videresendt (?:meddelelse|melding))"
    r"|begin forwarded message|anfang der weitergeleiteten nachricht|début du message (?:transféré|réexp)"
    r"|začátek přeposlané zprávy|inicio del mensaje reenviado|inizio messaggio inoltrato"
    r"|begin doorgestuurd bericht|początek przekazywanej wiadomości)",
    re.IGNORECASE,
)

# What gateways put before the Re: and Fw: of a subject.
_TAGS = r"\s*(?:[\[(*{][^\])*}\n]{1,40}[\])*}]+\s*|(?:external|extern|ext)\s*:\s*)*"
ANSWER_SUBJECT = re.compile(
    rf"{_TAGS}(?:re?|aw|antw|odp|odg|sv|vs|rép?|réf|ynt|rif|res) ?(?:\[\d+\]|\(\d+\))? ?:",
    re.IGNORECASE,
)
FORWARD_SUBJECT = re.compile(
    rf"^{_TAGS}(?:fwd?|fw|wg|wtr|tr|i|rv|enc|doorst|vb|vs|pd|přep|fs) ?(?:\[\d+\]|\(\d+\))? ?:",
    re.IGNORECASE,
)
SUBJECT_PREFIXES = re.compile(
    rf"^(?:{_TAGS}(?:re?|aw|antw|odp|odg|sv|vs|rép?|réf|ynt|rif|res|fwd?|fw|wg|tr|i|rv|pd|enc|vb)"
    rf" ?(?:\[\d+\]|\(\d+\))? ?:"
    rf"|{_TAGS})*\s*",
    re.IGNORECASE,
)

# "My answers are below", and the like: then what is quoted without marks holds words of the sender.
ANSWERS_WITHIN = re.compile(
    r"\b(?:answer\w*|repl(?:y|ies|ied)|comment\w*|respon\w+|remarks?|notes?|see|my|mine|written|wrote)\b"
    r".{0,60}\b(?:below|in-?line\w*|within|beneath|underneath|between the lines|in (?:the )?(?:text|body"
    r"|mail|message|red|blue|green|bold|colou?r|capitals))\b|\bin-?line\b"
    r"|\b(?:antwort\w*|siehe|s\.|kommentar\w*|anmerkung\w*|habe|meine|steht|stehen)\b.{0,60}"
    r"\b(?:unten|inline|im text|in der mail|darunter|dazwischen|rot|blau|grün|farbig|fett|unterhalb|direkt)\b"
    r"|\b(?:réponses?|réponds?|répondu|voir|commentaires?|remarques?)\b.{0,60}"
    r"(?:ci-dessous|ci-après|plus bas|dans le (?:texte|corps|message|mail)|en rouge|en bleu|en vert|en gras)"
    r"|\b(?:odpověd\w*|odpovíd\w*|viz|komentář\w*|poznámk\w*|doplnil\w*|píšu|moje)\b.{0,60}"
    r"\b(?:níže|v textu|dole|červen\w+|modře|modrou|zelen\w+|tučně|přímo|pod\b)"
    r"|\b(?:odpoved\w*|viď|pozri|komentár\w*|píšem)\b.{0,60}\b(?:nižšie|v texte|dole|červen\w+|modr\w+)"
    r"|\b(?:odpowied\w*|odpowiad\w*|patrz|zob|komentarz\w*)\b.{0,60}"
    r"(?:poniżej|w tekście|w treści|na czerwono)"
    r"|\b(?:respuestas?|respondo|ver|véase|vea|comentarios?)\b.{0,60}"
    r"(?:abajo|debajo|en el (?:texto|cuerpo|correo)|en rojo|en azul|a continuación)"
    r"|\b(?:rispost\w+|rispondo|vedi|vedere|commenti)\b.{0,60}(?:sotto|nel testo|in rosso|in blu|di seguito)"
    r"|\b(?:antwoord\w*|zie|opmerking\w*)\b.{0,60}(?:onder|hieronder|in de (?:tekst|mail)|rood|blauw)"
    r"|\b(?:respostas?|respondi|ver|veja|vide|comentários?)\b.{0,60}"
    r"(?:abaixo|no (?:texto|corpo)|vermelho|azul)"
    r"|\b(?:svar\w*|se|kommentar\w*)\b.{0,60}(?:nedan|i texten|i mejlet|rött|rød|nedenfor|i teksten)",
    re.IGNORECASE,
)

# A line with which a device or its program ends a message: the phrase, then nothing but names.
_SENT_FROM = (
    r"sent (?:from|via|with|using)(?: my)?|get outlook (?:for|on)|gesendet (?:von|mit|über|aus)"
    r"(?: meine[mr]| der)?|diese nachricht wurde von meinem|envoyé (?:de|depuis|à partir de|avec|via)"
    r"(?: mon| ma| l['’]application)?|télécharger outlook pour|obtenir outlook pour"
    r"|odesláno z(?:e)?(?: mého| mobilního| mojí| aplikace)?|odoslané z(?:o)?(?: môjho| mobilného)?"
    r"|získat outlook pro|stáhnout outlook pro|získať outlook pre|enviado desde(?: mi)?"
    r"|obtener outlook para|enviado (?:do|da|de|via|a partir do)(?: meu| minha)?|obter o outlook para"
    r"|inviato (?:da|dal|dalla|con)(?: mio| mia)?|ottieni outlook per|scarica outlook per"
    r"|verzonden (?:vanaf|van|met|via)(?: mijn)?|verstuurd (?:vanaf|van|met)(?: mijn)?|outlook voor"
    r"|download outlook voor|wysłan[oe] z(?: mojego| telefonu)?|pobierz (?:aplikację )?outlook dla"
    r"|skickat från(?: min| mitt)?|skaffa outlook för|hämta outlook för|sendt fra(?: min| mit)?"
    r"|hent outlook (?:til|for)|lähetetty|отправлено с"
)
_DEVICE_WORD = (
    r"(?-i:[A-Z0-9][\w.+™®'-]*|i(?:Phone|Pad|Pod|OS|Cloud|Phon|Pad)[\w'’]*)|for|on|pro|für|pour|para|per|voor"
    r"|dla|för|til|na|using|via|powered|by|with|mit|s|from|my|iphone\w*|ipad\w*|ios|android\w*|mail|mobile"
    r"|smartphone|phone|telefon\w*|mobil\w*|tablet\w*|handy|device|app|samsung|galaxy|outlook\w*|windows"
    r"|application|herunterladen|gesendet|von|meinem|portable|téléphone|komórkow\w*|puhelimestani|&|\||-"
)
DEVICE_LINE = re.compile(
    rf"^[*_(\[]*(?:(?:{_SENT_FROM})(?: (?:{_DEVICE_WORD})){{1,8}}"
    rf"|von meine[mr](?: (?:{_DEVICE_WORD})){{1,6}} gesendet"
    rf"|outlook für (?:ios|android) (?:beziehen|herunterladen))"
    r",?\.?[*_)\]]*(?: ?[<(]?https?://\S+[>)]?)?$",
    re.IGNORECASE,
)

# A notice says of itself what it is, and then at least two of these.
NOTICE_OPENING = re.compile(
    r"\b(?:this|the) (?:e-?mail|message|communication|transmission|electronic mail|correspondence)"
    r"|\b(?:diese|die) (?:e-?mail|nachricht|mail|mitteilung)|\bdieses (?:e-?mail|dokument)"
    r"|\b(?:ce|cet|le présent|les? informations?) (?:e-?mail|message|courriel|courrier|contenues?)"
    r"|\b(?:tato|tento|táto|obsah (?:této|tohoto|tejto)) (?:zpráva|zprávy|e-?mail\w*|správ\w*|komunikace)"
    r"|\b(?:este|esta) (?:mensaje|correo|mensagem|e-?mail)|\b(?:questo|questa|il presente|la presente)"
    r" (?:messaggio|e-?mail|comunicazione)|\b(?:dit|deze) (?:bericht|e-?mail)"
    r"|\b(?:ta|niniejsza|niniejszy|treść (?:tej|niniejszej)) (?:wiadomoś\w*|e-?mail|korespondencja)"
    r"|\b(?:detta|det här|denne|dette) (?:meddelande|e-post\w*|mejl\w*|e-?mail|mail|besked)"
    r"|^\W*(?:confidentiality|legal|privileged|disclaimer|confidential|haftungsausschluss"
    r"|vertraulichkeit\w*|avis|aviso|avvertenz\w*|upozornění|upozornenie|zastrzeżenie)\b",
    re.IGNORECASE,
)
NOTICE_SIGNS = tuple(
    re.compile(signs, re.IGNORECASE)
    for signs in (
        # Secret.
        r"confiden[ct]i|privileged|vertraulich|důvěrn|dôvern|poufn|riservat|konfident|fortrolig|proprietary",
        # For whom.
        (
            r"intended (?:only|solely|exclusively|for)|addressee|intended recipient|named above"
            r"|sole use|adressat"
            r"|empfänger|ausschließlich|destinat[aá]|destinées?"
            r"|určen\w* (?:pouze|výhradně|výlučně|len)"
            r"|adresát|adresat|příjemc|príjemc|odbiorc|geadresseerde|bestemd voor|mottagare|avsedd|modtager"
        ),
        # By mistake.
        (
            r"in error|by mistake|not the|irrtümlich|fälschlich|nicht der|par erreur|omylem|chyb(?:ou|ně)"
            r"|nedopatřením|por error|por engano|per errore|abusivamente|bij vergissing|ten onrechte|omyłkowo"
            r"|przez pomyłkę|av misstag|ved en fejl"
        ),
        # What to do then.
        (
            r"delet|destroy|notify|inform (?:the|us)|lösch|vernicht|benachrichtig|verständig|supprim|détrui"
            r"|avertir|vymaž|smaž|smazat|odstra|zničit|informujte|elim[ií]n|borr[ae]|cancell|distrugg"
            r"|verwijder|usun|skasow"
            r"|radera|slet"
        ),
        # What not to do.
        (
            r"(?:copy|disclos|distribut|disseminat|forward|use)\w*[^.]{0,80}"
            r"\b(?:prohibited|forbidden|unlawful)|must not|unauthori[sz]ed|strictly|unbefugt"
            r"|nicht gestattet|untersagt|strictement|interdit|zakázán|není dovoleno|prohibid|proibid"
            r"|vietat|verboden|zabroni|förbjud"
        ),
        r"virus|liab|haft(?:ung|en)|responsab|odpovědnost|zodpovednosť|aansprakelijk|odpowiedzialnoś|ansvar",
    )
)
# Enough by itself, where a paragraph begins with it.
NOTICE_ALONE = re.compile(
    r"^\W*(?:this (?:e-?mail|message) (?:has been|was) (?:checked|scanned)|virus-?free\b|no virus found in"
    r"|checked by avg|diese e-?mail wurde von .{1,40} auf viren|virenfrei\b|cet e-?mail a été vérifié"
    r"|l['’]absence de virus dans|garanti sans virus|sans virus\b"
    r"|tato zpráva byla (?:zkontrolována|prověřena)"
    r"|tento e-?mail byl (?:zkontrolován|prověřen)|bez virů|bez vírusov|táto správa bola|libre de virus"
    r"|este correo electrónico ha sido (?:comprobado|analizado)|este e-?mail foi verificado|livre de vírus"
    r"|questa e-?mail è stata (?:controllata|esaminata)|priva di virus|virusvrij"
    r"|deze e-?mail is gecontroleerd"
    r"|ta wiadomość (?:e-?mail )?została (?:sprawdzona|przeskanowana)|wolny od wirusów|virusfri"
    r"|(?:please )?(?:consider|think of) the environment|before printing|(?:bitte )?denken sie an die umwelt"
    r"|bitte prüfen sie,? ob diese|pensez à l['’]environnement|avant d['’]imprimer|myslete na životní"
    r"|šetřete (?:papír|přírodu|životní)|zvažte,? (?:prosím,? )?zda|před vytištěním|por favor,? piense en el"
    r"|antes de imprimir|prima di stampare|denk aan het milieu|zanim wydrukujesz|tänk på miljön)",
    re.IGNORECASE,
)
# The particulars of a company, which the law wants below a letter.
IMPRINT = re.compile(
    r"\b(?:HR[AB] ?\d|HR[AB]-?Nr|handelsregister|registergericht|amtsgericht|sitz der gesellschaft|UID"
    r"|USt-?Id"
    r"|geschäftsführ\w+|vorstand|aufsichtsrat|registered (?:office|in|number)|company (?:no|number|reg)\w*"
    r"|VAT (?:no|number|reg)\w*|SIRET|SIREN|RCS|capital (?:social|de)|TVA|IČO?|DIČ|obchodní(?:m)? rejst\w+"
    r"|spisová značka|sp\. ?zn\.|zapsan\w+ (?:v|u)|KRS|NIP|REGON|P\. ?IVA|KvK|BTW)\b",
    re.IGNORECASE,
)
# What a gateway sets above a message from outside.
BANNER = re.compile(
    r"originat\w* (?:from )?outside|from outside (?:of )?(?:the|your|our) (?:organi[sz]ation|company)"
    r"|(?:external|extern\w*) (?:sender|e-?mail|message|absender|nachricht|odesílatel|zpráva|expéditeur)"
    r"|von außerhalb (?:des|der|ihrer|unserer)|do not click (?:on )?(?:any )?links|expéditeur externe"
    r"|provient de l['’]ext|mimo (?:naši|vaši) (?:organizaci|společnost|firmu)|externího odesílatele"
    r"|you don['’]t often get (?:e-?mail|messages) from|sie erhalten nicht (?:häufig|oft) e-?mails? von"
    r"|vous n['’]obtenez pas souvent|vous ne recevez pas souvent|často nedostáváte e-?mail",
    re.IGNORECASE,
)
LIST_FOOTER = re.compile(
    r"mailing[ -]?list|mailingliste|mailinglist|listinfo|unsubscribe|abmelden|abbestellen|désabonn|désinscri"
    r"|odhlás|conferenc|liste de diffusion|lista de correo|lista di distribuzione|google groups",
    re.IGNORECASE,
)
