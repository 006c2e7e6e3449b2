"""Takes what one unit sent and the names of all, finds files that name another unit than the one they were sent for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tongket.check.kinds.office import NamesAnotherUnit
from tongket.collect.senders.sender import Evidence, Names, evidence_of, stamp_value
from tongket.collect.submission import Place, Submission
from tongket.units.unit import Unit
from tongket.wording.fold import fold

# What the file itself says; the folder and the e-mail it lay in are the office's or its sender's doing.
_OWN_WORDS = ("stamp", "letterhead", "file name")


def naming_another(submissions: Iterable[Submission], unit: Unit, names: Names) -> Iterator[NamesAnotherUnit]:
    """One finding a file whose strongest word for a unit is for another. `names` knows every unit of the round."""
    known = {each.code: each for each in names.units}
    for submission in submissions:
        word = _strongest(submission, names)
        if word is not None and word.unit != unit.code:
            named = known[word.unit].name if word.unit in known else word.unit
            yield NamesAnotherUnit(at=Place(submission.file), unit=unit.code, named=named, sent_for=unit.name)


def is_plainly_own(submission: Submission, unit: Unit) -> bool:
    """Whether its stamp or its letterhead is the unit, letter for letter: no other name need be known."""
    stamped = stamp_value(submission.stamp, "unit")
    return stamped == unit.code or (not stamped and fold(submission.letterhead.unit_text or "") == fold(unit.name))


def _strongest(submission: Submission, names: Names) -> Evidence | None:
    if submission.kind == "other" or not submission.sha256:
        return None
    return next((each for each in evidence_of(submission, names) if each.how in _OWN_WORDS), None)
