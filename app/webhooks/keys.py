"""The master key, as the settings name it."""

from app import errors
from app.kit.sealing import NoMasterKey, Sealer, sealer
from app.settings import Settings


def sealer_of(settings: Settings, *, make: bool) -> Sealer:
    """What seals the secrets of endpoints, and opens them.

    One is made where there is none if it is to ``make``: only who seals does so, so that who sends from
    elsewhere does not come to have another.

    Raises:
        NoMasterKey: it cannot be read, or made, or is none.
    """
    given = None if settings.master_key is None else settings.master_key.get_secret_value()
    path = settings.master_key_path
    if not make and not given and not path.exists():
        raise NoMasterKey(f"{path} is not there")
    return sealer(given, path)


def sealing(settings: Settings) -> Sealer:
    """What seals a fresh secret.

    Raises:
        MasterKeyUnavailable.
    """
    try:
        return sealer_of(settings, make=True)
    except NoMasterKey as error:
        raise errors.MasterKeyUnavailable() from error
