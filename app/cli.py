"""The entry point of the command line, `personday`: its commands, and what ends them early."""

import atexit
import gc
import signal


def main() -> None:
    """Do what is asked for; a signal ends it in order, and without a word."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        # While the commands are loaded nothing has begun: the program just ends.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    # Nothing of what a start loads is garbage, and looking for some is a tenth of its time; at the end,
    # when all goes anyway, a quarter of a command's.
    gc.disable()
    atexit.register(gc.freeze)
    from app.commands import app
    from app.run import ending

    with ending.heard():
        app()
