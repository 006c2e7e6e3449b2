"""`tongket register`: enter documents, look them up, draw what they do to each other, see what falls due."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tongket.cli.register_words import refuse, say_register, with_refusals
from tongket.cli.spoken_group import SpokenGroup

FOLDER = click.Path(path_type=Path)
_COMMANDS = {
    "add": ("tongket.cli.register_add", "add_command"),
    "list": ("tongket.cli.register", "list_command"),
    "show": ("tongket.cli.register", "show_command"),
    "graph": ("tongket.cli.register", "graph_command"),
    "calendar": ("tongket.cli.register_calendar", "calendar_command"),
}


@click.group(cls=SpokenGroup, lazy=_COMMANDS, help_of=lambda name: say_register(f"help_{name}"))
def register_command() -> None:
    """The register of documents."""


def at_folder(command: Any) -> Any:
    """The option that says where `register.toml` is."""
    option = click.option("-C", "--folder", type=FOLDER, default=Path(), metavar="DIR", help=say_register("opt_folder"))
    return option(command)


@click.command()
@click.option("--on", metavar="DATE", help=say_register("opt_on"))
@click.option("--issuer", default="", help=say_register("opt_list_issuer"))
@click.option("--kind", default="", help=say_register("opt_kind"))
@click.option("--field", default="", help=say_register("opt_list_field"))
@at_folder
@with_refusals
def list_command(on: str | None, issuer: str, kind: str, field: str, folder: Path) -> None:
    """List documents."""
    from tongket.cli.register_lines import list_lines
    from tongket.cli.review import chosen_date
    from tongket.desk.register_folder import open_register

    opened = open_register(folder)
    click.echo("\n".join(list_lines(opened, on=chosen_date(on), issuer=issuer, kind=kind, field=field)))


@click.command()
@click.argument("symbol")
@at_folder
@with_refusals
def show_command(symbol: str, folder: Path) -> None:
    """Show one document; all of them where the name leaves it open."""
    from tongket.cli.register_lines import found_documents, show_lines
    from tongket.desk.register_folder import open_register

    opened = open_register(folder)
    found = found_documents(opened, symbol)
    if len(found) > 1:
        click.echo(say_register("several", text=symbol, count=len(found)))
    click.echo("\n\n".join("\n".join(show_lines(opened, document)) for document in found))


@click.command()
@click.argument("symbol", default="")
@click.option("-o", "--out", type=FOLDER, metavar="FILE", help=say_register("opt_out"))
@at_folder
@with_refusals
def graph_command(symbol: str, out: Path | None, folder: Path) -> None:
    """Draw what documents do to each other."""
    from tongket.cli.register_lines import one_document
    from tongket.cli.words import language
    from tongket.desk.atomic import write_text
    from tongket.desk.register_folder import open_register
    from tongket.draft.register_graph import drawn_as, families, family_of
    from tongket.draft.register_tree import tree_lines

    opened = open_register(folder)
    chosen = one_document(opened, symbol) if symbol else None
    every = [document for family in families(opened.register) for document in family]
    documents = family_of(opened.register, chosen) if chosen is not None else every
    if out is None:
        click.echo("\n".join(tree_lines(opened.register, documents, language())) or say_register("nothing"))
        return
    drawing = drawn_as(out.suffix.lower(), opened.register, documents, chosen)
    if drawing is None:
        refuse("bad_graph_file", file=out.name)
    write_text(out, drawing)
    click.echo(say_register("wrote", file=out))
