"""Where a command keeps what it works out: said once, on the error stream, where the folder does not take it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from tongket.cli.words import say


@contextmanager
def keeping(folder: Path | None) -> Iterator[Path | None]:
    """None where the folder takes files, or there is none; else a place for this one run."""
    from tongket.desk.read_only import memory_for

    if folder is None:
        yield None
        return
    with memory_for(folder) as place:
        if place is not None:
            click.echo(say("nothing_kept", folder=folder), err=True)
        yield place
