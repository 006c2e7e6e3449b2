"""`tongket forms`: one workbook per expected unit, stamped, protected, ready to fill offline."""

from __future__ import annotations

from pathlib import Path

import click

from tongket.cli.words import say


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "-o", "--out", "target", type=click.Path(path_type=Path), required=True, metavar="DIR", help=say("opt_forms")
)
def forms_command(folder: Path, target: Path) -> None:
    """Write each unit's own form."""
    from tongket.cli.form_words import say_form
    from tongket.desk.atomic import write_bytes
    from tongket.desk.folder import open_desk
    from tongket.draft.stamped_forms import stamp_forms

    desk = open_desk(folder)
    if target.resolve().is_relative_to(desk.reports.resolve()):  # there each would be a report that somebody sent
        click.echo(say_form("not_among_reports", folder=target), err=True)
        raise click.exceptions.Exit(1)
    blank = _stampable(desk.blank_form, folder)
    count = 0
    for name, content in stamp_forms(desk.form, blank, desk.review, desk.units):
        write_bytes(target / name, content)
        count += 1
    click.echo(say_form("made", count=count, folder=target))


def _stampable(blank: Path | None, folder: Path) -> Path:
    """The blank form, when it is a kind of workbook that can be edited; else a sentence and status 1."""
    from tongket.cli.form_words import say_form

    if blank is not None and blank.read_bytes()[:2] == b"PK" and blank.suffix.lower() in (".xlsx", ".xlsm"):
        return blank
    key = "no_blank" if blank is None else "blank_not_xlsx"
    click.echo(say_form(key, folder=folder.name, file=blank.name if blank else ""), err=True)
    raise click.exceptions.Exit(1)
