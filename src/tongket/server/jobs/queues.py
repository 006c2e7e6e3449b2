"""The queues, one worker each: what people wait for in seconds is not kept waiting by what takes long."""

from __future__ import annotations

import time
from pathlib import Path

from django.conf import settings

SHORT = "default"  # readings, letters
LONG = "long"  # drafts, totals, comparisons, recounts
QUEUES = (SHORT, LONG)
MOST_TRIES = 3  # of a work whose worker is killed each time: the machine cannot do it
SECONDS_ALIVE = 15
_SIGNS = {SHORT: "reader_alive", LONG: "drafter_alive"}  # files of the office's folder, touched while a worker lives


def sign_of_life(queue: str) -> Path:
    """The file that the worker of a queue touches while it lives."""
    return Path(settings.OFFICE_FOLDER) / _SIGNS[queue]


def is_worker_alive(queue: str) -> bool:
    """Whether the worker of a queue gave a sign within some seconds."""
    try:
        return time.time() - sign_of_life(queue).stat().st_mtime < SECONDS_ALIVE
    except OSError:
        return False
