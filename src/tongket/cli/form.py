"""`tongket form`: what we understand of the blank form, and form.toml for a person to confirm or correct."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def form_command(folder: Path) -> None:
    """Show how the blank form is understood."""
    from tongket.cli.form_words import form_lines, say_form
    from tongket.desk.folder import open_form

    _need_folder(folder)
    is_new = not (folder / "form.toml").is_file()
    form, path, blank = open_form(folder)
    for line in form_lines(form):
        click.echo(line)
    if is_new:
        click.echo(say_form("written", file=path.name, folder=folder))
        return
    click.echo(say_form("kept", file=path.name))
    key = "confirmed" if form.is_confirmed else "unconfirmed"
    click.echo(say_form(key, file=path.name, folder=folder))
    if blank is not None:
        _compare(form, blank, path)


def _need_folder(folder: Path) -> None:
    from tongket.desk.refusal import CannotGoOn

    if not folder.is_dir():
        raise CannotGoOn("no_folder", folder=folder)


def _compare(form: object, blank: Path, path: Path) -> None:
    """Say where form.toml and the blank form part; form.toml is followed."""
    from tongket.cli.form_words import differences, say_form
    from tongket.collect.forms.reader import propose_form
    from tongket.desk.folder import open_workbook
    from tongket.directive.form import Form

    assert isinstance(form, Form)
    lines = list(differences(form, propose_form(open_workbook(blank))))
    click.echo(say_form("differs", count=len(lines), file=path.name) if lines else say_form("same"))
    for line in lines:
        click.echo(line)
