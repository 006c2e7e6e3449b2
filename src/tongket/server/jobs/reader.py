"""The background worker as a process: takes tasks from the database one by one, ends when its parent is gone."""

from __future__ import annotations

import os
import sys
import threading
import time

SECONDS_BETWEEN_LOOKS = 0.25


def main() -> None:
    """Work until stopped."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tongket.server.settings")
    import django

    if hasattr(os, "nice"):
        os.nice(5)  # in the last hour the pages come first
    django.setup()
    from django.core.management import call_command

    if len(sys.argv) > 1:
        threading.Thread(target=_end_with, args=(int(sys.argv[1]),), daemon=True).start()
    call_command("db_worker", interval=SECONDS_BETWEEN_LOOKS, startup_delay=False, reload=False, verbosity=0)


def _end_with(parent: int) -> None:
    """A parent that was killed cannot stop its worker: the worker looks."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(0)


if __name__ == "__main__":  # worker processes of the reading import this module again
    main()
