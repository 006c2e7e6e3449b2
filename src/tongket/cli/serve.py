"""`tongket serve`: the pages, on this machine."""

from __future__ import annotations

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

    office_parts(folder, demo=demo)
    from tongket.server.serving import serve

    serve(folder, host=host, port=port, is_demo=demo, tell=click.echo)
