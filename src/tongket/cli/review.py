"""`tongket review`: the whole job."""

from __future__ import annotations

import os
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tongket.cli.words import language, say

if TYPE_CHECKING:
    from tongket.desk.build import Built
    from tongket.desk.folder import Desk
    from tongket.desk.language_endpoint import Endpoint

_MOST_IDLE = 10  # decisions without effect told on the terminal
_OUTPUTS = (
    ("du-thao-bao-cao.docx", "out_draft"),
    ("phu-luc.xlsx", "out_appendix"),
    ("loi-va-canh-bao.xlsx", "out_findings"),
    ("ma-tran.xlsx", "out_matrix"),
    ("review.html", "out_page"),
    ("chu-thich/", "out_copies"),
    ("data/", "out_data"),
)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--as-of", "as_of", metavar="DATE", help=say("opt_as_of"))
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help=say("opt_jobs"))
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help=say("opt_out"))
@click.option("--prove", is_flag=True, help=say("opt_prove"))
@click.option("--reword", is_flag=True, help=say("opt_reword"))
def review_command(
    folder: Path, as_of: str | None, jobs: int | None, out: Path | None, *, prove: bool, reword: bool
) -> None:
    """Make the review of a folder."""
    from tongket.desk.early import expect_reading

    expect_reading(folder)
    from tongket.cli.keeping import keeping
    from tongket.desk.refusal import CannotGoOn

    with keeping(folder) as memory:
        if memory is not None and out is None:
            raise CannotGoOn("out_elsewhere", folder=folder)
        _make(folder, chosen_date(as_of), jobs, out or folder / "out", memory, prove=prove, reword=reword)


def _make(
    folder: Path, day: date | None, jobs: int | None, target: Path, memory: Path | None, *, prove: bool, reword: bool
) -> None:
    from tongket.desk.build import build
    from tongket.desk.folder import open_desk
    from tongket.desk.papers import write_out

    desk = open_desk(folder, as_of=day, memory=memory)
    show = Progress()
    built = build(desk, processes=jobs, step=show, ask=_endpoint() if reword else None)
    copies = write_out(built, desk, target, step=show)
    show.finish()
    _report(built, folder, target)
    _say_idle(built, desk)
    for remark in copies.remarks(language()):
        click.echo(remark)
    if prove:
        _prove(built, desk)


def _endpoint() -> Endpoint:
    """The language model the owner names; a refusal where the environment names none."""
    from tongket.desk.language_endpoint import endpoint_of
    from tongket.desk.refusal import CannotGoOn

    endpoint = endpoint_of(os.environ)
    if endpoint is None:
        raise CannotGoOn("no_endpoint")
    return endpoint


def chosen_date(text: str | None) -> date | None:
    """The date an option names; a refusal where it names none."""
    from tongket.desk.refusal import CannotGoOn
    from tongket.wording.dates import read_date

    if text is None:
        return None
    day = read_date(text)
    if day is None:
        raise CannotGoOn("bad_date", text=text)
    return day


class Progress:
    """One line on the terminal's error stream that is written over; silent where nobody watches."""

    def __init__(self) -> None:
        self._watched = sys.stderr.isatty()
        self._last = 0.0

    def __call__(self, key: str, done: int, total: int) -> None:
        """Show a step, ten times a second at most."""
        now = time.monotonic()
        if self._watched and (done == total or now - self._last > 0.1):
            self._last = now
            click.echo(f"\r{say(key)} {done}/{total}".ljust(48), nl=False, err=True)

    def finish(self) -> None:
        """Leave the line clean."""
        if self._watched:
            click.echo("\r" + " " * 48 + "\r", nl=False, err=True)


def _report(built: Built, folder: Path, target: Path) -> None:
    from tongket.check.between.refuted_guesses import refuted_guesses
    from tongket.check.finding import Severity
    from tongket.check.speech import spoken

    material = built.material
    counts = {severity.value: 0 for severity in Severity}
    for finding in material.findings:
        counts[finding.severity.value] += 1
    counted, expected, files = len(material.answered), len(material.awaited), len(material.mappings)
    click.echo(say("counted_units", counted=counted, expected=expected, files=files, fresh=built.fresh))
    click.echo(say("found_problems", **counts))
    if material.silent:
        click.echo(say("missing_units", names=", ".join(material.unit_names[code] for code in material.silent)))
    for refuted in refuted_guesses(material.findings):
        click.echo(f"{refuted.code} {refuted.at.text()}: {' '.join(spoken(refuted, language()))}")
    if not material.form.is_confirmed:
        click.echo(say("form_not_confirmed", folder=folder))
    click.echo(say("outputs", folder=target))
    for name, key in _OUTPUTS:
        click.echo(f"  {name:<24} {say(key)}")


def _say_idle(built: Built, desk: Desk) -> None:
    """Decisions that nothing follows from any more: the file has gone, or another version of it counts."""
    from tongket.consolidate.idle_decisions import idle_decisions

    material = built.material
    files, units = {mapping.file for mapping in material.mappings}, {unit.code for unit in material.units}
    idle = idle_decisions(desk.decisions, files, units, built.choice, material.form)
    for one in idle[:_MOST_IDLE]:
        done = f"{one.decision.verb.value} {one.decision.value}".strip()
        click.echo(say(f"idle_{one.why}", what=one.decision.what, done=done))
    if len(idle) > _MOST_IDLE:
        click.echo(say("idle_more", count=len(idle) - _MOST_IDLE))


def _prove(built: Built, desk: Desk) -> None:
    from tongket.desk.proof import prove

    figures, differences = prove(built, desk)
    if not differences:
        click.echo(say("proof_agrees", figures=figures))
        return
    click.echo(say("proof_differs", different=len(differences), figures=figures), err=True)
    for difference in differences[:20]:
        click.echo(
            say("proof_line", figure=difference.figure, ours=difference.ours, theirs=difference.theirs), err=True
        )
    sys.exit(1)
