"""Lets the threads of this process write one after the other on SQLite.

SQLite lets one writer in and has the others sleep and look again, the unlucky ones for seconds. A lock is fair and
costs nothing; PostgreSQL needs none. Other processes still wait by SQLite's own rules.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

_turn = threading.Lock()


@contextmanager
def in_turn() -> Iterator[None]:
    """Around a short transaction that many ask for at once; never inside another transaction."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with _turn:
        yield
