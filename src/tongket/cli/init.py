"""`tongket init`: makes a review folder from the office's papers."""

from __future__ import annotations

import tomllib
from importlib import resources
from pathlib import Path

import click

from tongket.cli.words import language, say
from tongket.wording.told import told

FILE = click.Path(path_type=Path)


@click.command()
@click.argument("folder", type=FILE)
@click.option("--plan", type=FILE, metavar="P.docx", help=say("opt_plan"))
@click.option("--outline", type=FILE, metavar="O.docx", help=say("opt_outline"))
@click.option("--form", type=FILE, metavar="F.xlsx", help=say("opt_form"))
@click.option("--units", type=FILE, metavar="U.xlsx", help=say("opt_units"))
@click.option("--reports", type=FILE, metavar="DIR", help=say("opt_reports"))
def init_command(
    folder: Path, plan: Path | None, outline: Path | None, form: Path | None, units: Path | None, reports: Path | None
) -> None:
    """Make a review folder from the plan, the outline, the blank form and the list of units."""
    from tongket.desk.new_review import start_review

    papers = {"plan": plan, "outline": outline, "form": form, "units": units}
    sentences = _sentences()
    for said in start_review(folder, papers, reports):
        click.echo(told(sentences[said.key], dict(said.facts)))


def _sentences() -> dict[str, str]:
    path = resources.files("tongket").joinpath("locale", f"init.{language()}.toml")
    sentences: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))
    return sentences
