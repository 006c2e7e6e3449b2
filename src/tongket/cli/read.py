"""`tongket read`: what we understand of any file, as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import click


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
def read_command(file: Path) -> None:
    """Print what a file holds."""
    from tongket.desk.describe import describe_file
    from tongket.desk.refusal import CannotGoOn

    if not file.is_file():
        raise CannotGoOn("no_such_file", file=file)
    click.echo(json.dumps(describe_file(file), ensure_ascii=False, indent=1))
