"""`tongket check`: findings only."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tongket.cli.words import language, say

if TYPE_CHECKING:
    from tongket.check.finding import Finding


@click.command()
@click.argument("what", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FOLDER|FILE...")
@click.option("--review", "folder", type=click.Path(path_type=Path), metavar="FOLDER", help=say("opt_review"))
@click.option("--as-of", "as_of", metavar="DATE", help=say("opt_as_of"))
def check_command(what: tuple[Path, ...], folder: Path | None, as_of: str | None) -> None:
    """Say what is wrong; end with 1 if anything must be corrected."""
    from tongket.cli.keeping import keeping
    from tongket.cli.review import chosen_date
    from tongket.desk.early import expect_reading

    for path in filter(Path.is_dir, what):
        expect_reading(path)
    from tongket.desk.check_files import check_files, check_folder, nearest_review
    from tongket.desk.check_papers import check_papers
    from tongket.desk.refusal import CannotGoOn

    for path in what:
        if not path.exists():
            raise CannotGoOn("no_such_file", file=str(path))
    day = chosen_date(as_of)
    found: list[Finding] = []
    for path in (path for path in what if path.is_dir()):
        with keeping(path) as memory:
            found += check_folder(path, as_of=day, memory=memory)
    files = [path for path in what if not path.is_dir()]
    home = folder or (nearest_review(files[0]) if files else None)
    if files:
        if home is None:
            click.echo(say("no_review_near"), err=True)
        with keeping(home) as memory:
            found += check_files(files, home, as_of=day, memory=memory)
        found += check_papers(files)
    show_findings(found)
    sys.exit(1 if any(finding.blocks for finding in found) else 0)


def show_findings(findings: Sequence[Finding]) -> None:
    """Print each finding: code and place, then the fact and the remedy."""
    from tongket.check.finding import Severity
    from tongket.check.speech import severity_word, spoken

    for finding in findings:
        says, remedy = spoken(finding, language())
        click.echo(
            f"{finding.code} [{severity_word(finding.severity, language())}] {finding.at.text() or finding.unit}"
        )
        click.echo(f"    {says} {remedy}")
    if not findings:
        click.echo(say("no_findings"))
        return
    counts = {severity.value: sum(1 for each in findings if each.severity is severity) for severity in Severity}
    click.echo(say("found_problems", **counts))
