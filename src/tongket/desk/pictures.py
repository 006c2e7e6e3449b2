"""Takes the counted workbooks, makes the pictures of their sheets that the page opens."""

from __future__ import annotations

from typing import Any

from tongket.collect.arrival.intake import Received, receive
from tongket.collect.files.unreadable import Unreadable
from tongket.collect.files.workers import read_all
from tongket.desk.folder import Desk
from tongket.desk.read_reports import open_unmarked
from tongket.draft.material import Material
from tongket.draft.page.picture import pictures

MOST_UNITS = 200  # beyond this the page would be too large to open on an old laptop; it then names file and cell only


def take_pictures(material: Material, desk: Desk) -> dict[str, Any]:
    """File to its sheets' pictures; nothing where there are too many units."""
    counted = material.consolidation.counted.values()
    files = {file for submission in counted for file in submission.files}
    if len(files) > MOST_UNITS:
        return {}
    jobs = [item for item in receive(desk.reports) if item.file in files]
    taken = read_all(jobs, picture_of, processes=2 if len(jobs) > 8 else 1)
    return {job.file: each for job, each in zip(jobs, taken, strict=True) if not isinstance(each, Unreadable)}


def picture_of(received: Received) -> dict[str, Any]:
    """The sheets of one file. Runs in a worker."""
    return pictures(open_unmarked(received.load(), received.file).sheets)
