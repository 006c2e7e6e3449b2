"""Reads the database as it was at one moment while others go on writing: for what takes long and must hold together."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


class one_moment(transaction.Atomic):  # noqa: N801  used like transaction.atomic
    """One moment of the database, without stopping anyone who writes."""

    def __init__(self) -> None:
        super().__init__(using=None, savepoint=False, durable=False)

    def __enter__(self) -> None:
        is_inside = connection.in_atomic_block  # then the moment is that of the transaction around it
        with _without_writing():
            super().__enter__()
        if connection.vendor == "postgresql" and not is_inside:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")


@contextmanager
def _without_writing() -> Iterator[None]:
    """A transaction of SQLite begun in here asks for no turn to write, as every other of ours does at once."""
    connection.ensure_connection()  # only then it knows its own way of beginning
    usual = getattr(connection, "transaction_mode", None)
    if usual is None:
        yield
        return
    setattr(connection, "transaction_mode", "DEFERRED")  # noqa: B010  SQLite's alone, unknown to the types
    try:
        yield
    finally:
        setattr(connection, "transaction_mode", usual)  # noqa: B010
