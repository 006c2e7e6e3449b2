"""Make a round of a desk's review folder: its papers, every file that came, every decision."""

from __future__ import annotations

from pathlib import Path

from django.db import transaction

from tongket.collect.arrival.intake import LARGEST_FILE
from tongket.desk.folder import Desk, open_desk
from tongket.server.actions.bring_decisions import follow, keep_decisions
from tongket.server.actions.bring_files import bring_files, follow_brought
from tongket.server.actions.open_round import open_round, prepare_round, put_regime, regime_of
from tongket.server.actions.read_received import read_received
from tongket.server.kept_register import keep_register
from tongket.server.records.person import Person
from tongket.server.records.round import Round
from tongket.server.refusal import Refused


def import_review_folder(folder: Path, *, by: Person | None = None) -> Round:
    """The round, opened, with everything read, and the units that sent something marked as having sent it.

    Raises what `open_desk` raises of papers that cannot be read.
    """
    desk = open_desk(folder)
    keep_register(folder)
    with transaction.atomic():
        made = prepare_round(folder, put_regime(regime_of(desk), by=by), by=by)
        open_round(made.pk, by=by)
        _decisions(made, desk, by)
        _files(made, desk, by)
    read_received()
    follow_brought(made, by=by)
    return Round.objects.get(pk=made.pk)


def _files(of: Round, desk: Desk, by: Person | None) -> None:
    brought = bring_files(of, desk.reports, by)
    if brought.too_large:
        raise Refused("too_large", name=brought.too_large[0], limit=LARGEST_FILE // 1_000_000)


def _decisions(of: Round, desk: Desk, by: Person | None) -> None:
    submissions = {each.unit.code: each for each in of.submissions.select_related("unit", "round")}
    keep_decisions(of, desk.decisions, submissions, by=by)
    for code, last in {each.what: each for each in desk.decisions if each.what in submissions}.items():
        follow(submissions[code], last, by=by)
