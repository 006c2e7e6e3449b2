"""A background worker as a process: takes the tasks of one queue one by one, ends when its parent is gone."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time
from pathlib import Path

SECONDS_BETWEEN_LOOKS = 0.25


def main() -> None:
    """Work until stopped: `reader [PARENT [QUEUE]]`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tongket.server.settings")
    import django

    if hasattr(os, "nice"):
        os.nice(10)  # in the last hour the pages come first
    django.setup()
    from django.core.management import call_command

    from tongket.server.jobs.queues import SHORT, sign_of_life

    queue = sys.argv[2] if len(sys.argv) > 2 else SHORT
    if len(sys.argv) > 1:
        threading.Thread(target=_end_with, args=(int(sys.argv[1]), sign_of_life(queue)), daemon=True).start()
    looks = {"interval": SECONDS_BETWEEN_LOOKS, "startup_delay": False, "reload": False, "verbosity": 0}
    call_command("db_worker", queue_name=queue, **looks)


def _end_with(parent: int, sign: Path) -> None:
    """A parent that was killed cannot stop its worker: the worker looks."""
    while os.getppid() == parent:
        with contextlib.suppress(OSError):  # a full disk must not end the worker
            sign.touch()
        time.sleep(1)
    os._exit(0)


if __name__ == "__main__":  # worker processes of the reading import this module again
    main()
