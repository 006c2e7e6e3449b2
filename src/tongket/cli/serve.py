"""`tongket serve`: the pages, on this machine."""

from __future__ import annotations

import os
from pathlib import Path

import click

from tongket.cli.words import say


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=".")
@click.option("--port", type=click.IntRange(min=1, max=65535), default=8000, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True, help=say("opt_host"))
@click.option("--demo", is_flag=True, help=say("opt_demo"))
def serve_command(folder: Path, port: int, host: str, *, demo: bool) -> None:
    """Show a review folder, or an office, in the browser."""
    from tongket.cli.office_parts import office_parts

    if not demo:
        _expect_office(folder)
    office_parts(folder, demo=demo)
    from tongket.server.serving import serve

    serve(folder, host=host, port=port, is_demo=demo, tell=click.echo)


def _expect_office(folder: Path) -> None:
    """Refuse a wrong folder before anything is written into it."""
    from tongket.cli.office_parts import office_home
    from tongket.desk.refusal import CannotGoOn

    if not folder.is_dir():
        raise CannotGoOn("no_folder", folder=folder)
    is_there = any((folder / name).is_file() for name in ("review.toml", "office.sqlite3"))
    if not is_there and not os.environ.get("DATABASE_URL"):
        raise CannotGoOn("no_office", folder=folder)
    home = office_home(folder)
    kept = [path for path in (home / "office.sqlite3", home, home.parent, folder) if path.exists()]
    if not os.access(kept[0], os.W_OK):
        raise CannotGoOn("read_only", folder=folder)
