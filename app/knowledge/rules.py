"""What may happen to an article, and how a person's text is searched (T1). Pure."""

from collections.abc import Mapping
from enum import StrEnum

from app.kit.lifecycle import LifeCycle

MAX_SEARCHED_CHARACTERS = 2000
MAX_SUMMARY_CHARACTERS = 200


class ArticleStatus(StrEnum):
    """Where an article is in its life; only a published one is suggested."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class ArticleAudience(StrEnum):
    """Who reads an article: everybody, or the provider's people alone."""

    PUBLIC = "public"
    PROVIDER = "provider"


TRANSITIONS: Mapping[ArticleStatus, Mapping[str, ArticleStatus | None]] = {
    ArticleStatus.DRAFT: {"publish": ArticleStatus.PUBLISHED},
    ArticleStatus.PUBLISHED: {"withdraw": ArticleStatus.WITHDRAWN},
    ArticleStatus.WITHDRAWN: {"publish": ArticleStatus.PUBLISHED},
}
LIFE_CYCLE = LifeCycle("article", TRANSITIONS)
# Words that say nothing, without their accents: PostgreSQL knows those of the other languages.
_CZECH = (
    "a aby ahoj ale ani ano az bez bude budou by byl byla byli bylo byt co coz ci dalsi den dekuji dnes do"
    " dobry dobre ho i ja jak jako jaky je jeho jej jeji jejich jen jeste ji jine jiz jsem jsi jsme jsou"
    " jste k kam kde kdo kdyz ke ktera ktere kteri ktery ma mam mame mate me mezi mi mit mne mnou moc moje"
    " mohl mohu moznost muj muze muzete my na nad nam nami nas nase ne nebo neco nejde nejsou nelze nemam"
    " neni nez nic o od on ona oni ono pak po pod podle pokud pomoc potom potrebuji pouze prave pred pres"
    " pri pro proc prosim proto protoze s se si sice sve svuj svych ta tak take takze tam tato te tedy ten"
    " tento ti tim to toho tohle tom tomto toto tu tuto ty tyto u uz v vam vas vase vam ve vsak vsechno"
    " vy z za zda zde ze zpet"
)
CZECH_STOP_WORDS = tuple(_CZECH.split())


def summary(text: str) -> str:
    """How a text begins: at most 200 characters on one line, ended behind a word."""
    line = " ".join(text[: 4 * MAX_SUMMARY_CHARACTERS].split())
    if len(line) <= MAX_SUMMARY_CHARACTERS:
        return line
    cut = line[: MAX_SUMMARY_CHARACTERS - 1]
    # One character longer, so that a word which just fits stays whole; a giant word is cut.
    words = line[:MAX_SUMMARY_CHARACTERS].rpartition(" ")[0]
    return f"{words or cut}…"
