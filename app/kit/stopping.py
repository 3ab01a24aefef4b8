"""Whether this process has been told to stop."""

import threading

told = threading.Event()
