"""`tongket read`: what we understand of any file, as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import click

from tongket.cli.register_words import with_refusals
from tongket.cli.words import say


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--register", "register", type=click.Path(path_type=Path), metavar="FILE", help=say("opt_register"))
@with_refusals
def read_command(file: Path, register: Path | None) -> None:
    """Print what a file holds."""
    from tongket.desk.describe import describe_file
    from tongket.desk.refusal import CannotGoOn
    from tongket.desk.resolved import register_near

    if not file.is_file():
        raise CannotGoOn("no_such_file", file=file)
    click.echo(json.dumps(describe_file(file, register=register_near(file, register)), ensure_ascii=False, indent=1))
