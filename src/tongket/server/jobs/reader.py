"""The background worker as a process: takes tasks from the database one by one, ends when its parent is gone."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time
from pathlib import Path

SECONDS_BETWEEN_LOOKS = 0.25
HEARTBEAT = "reader_alive"  # a file of the office's folder, touched while the worker lives
SECONDS_ALIVE = 15


def main() -> None:
    """Work until stopped."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tongket.server.settings")
    import django

    if hasattr(os, "nice"):
        os.nice(10)  # in the last hour the pages come first
    django.setup()
    from django.core.management import call_command

    if len(sys.argv) > 1:
        threading.Thread(target=_end_with, args=(int(sys.argv[1]),), daemon=True).start()
    call_command("db_worker", interval=SECONDS_BETWEEN_LOOKS, startup_delay=False, reload=False, verbosity=0)


def _end_with(parent: int) -> None:
    """A parent that was killed cannot stop its worker: the worker looks."""
    from django.conf import settings

    sign = Path(settings.OFFICE_FOLDER) / HEARTBEAT
    while os.getppid() == parent:
        with contextlib.suppress(OSError):  # a full disk must not end the worker
            sign.touch()
        time.sleep(1)
    os._exit(0)


if __name__ == "__main__":  # worker processes of the reading import this module again
    main()
