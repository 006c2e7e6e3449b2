"""What a person may see and do. Every query of a page or an action starts here: another unit's page is a 404."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import F, Q, QuerySet

from tongket.approve.roles import MAY, Deed, Role, roles_for
from tongket.server.records.event import Event
from tongket.server.records.person import Membership, Person
from tongket.server.records.reading import ReadingRecord
from tongket.server.records.received_file import ReceivedFile
from tongket.server.records.regime import Regime
from tongket.server.records.review import ReviewRecord
from tongket.server.records.round import Round
from tongket.server.records.submission import SubmissionRecord
from tongket.server.records.unit import UnitRecord
from tongket.server.refusal import NotAllowed, NotThere

_NOTHING = Q(pk__in=[])


def memberships_of(person: Person) -> list[Membership]:
    """The person's roles with their units; asked of the database once a request."""
    known: list[Membership] | None = person.__dict__.get("_memberships")
    if known is None:
        known = list(person.memberships.select_related("unit")) if person.is_active else []
        person.__dict__["_memberships"] = known
    return known


def roles_of(person: Person) -> frozenset[Role]:
    """Every role the person has anywhere."""
    return frozenset(Role(each.role) for each in memberships_of(person))


def may(person: Person, deed: Deed, unit: UnitRecord | None = None) -> bool:
    """Whether the person may do this to that unit; without a unit: to the whole office."""
    return any(deed in MAY[Role(each.role)] and _covers(each, unit) for each in memberships_of(person))


def may_anywhere(person: Person, deed: Deed) -> bool:
    """Whether there is any unit the person may do this to: whether to show the way there at all."""
    return any(deed in MAY[Role(each.role)] for each in memberships_of(person))


def _covers(membership: Membership, unit: UnitRecord | None) -> bool:
    if membership.unit is None:
        return True
    return unit is not None and unit.path.startswith(membership.unit.path)


def require(person: Person, deed: Deed, unit: UnitRecord | None = None) -> None:
    """Raises NotAllowed with whom to ask."""
    if not may(person, deed, unit):
        raise NotAllowed("not_allowed", deed=deed, roles=roles_for(deed))


def require_anywhere(person: Person, deed: Deed) -> None:
    """For pages that show a person's own sub-tree alone. Raises NotAllowed."""
    if not may_anywhere(person, deed):
        raise NotAllowed("not_allowed", deed=deed, roles=roles_for(deed))


def require_preparing(person: Person, unit: UnitRecord) -> None:
    """The unit's own people prepare its report; the office too, to enter it on behalf. Raises NotAllowed."""
    if not may(person, Deed.JUDGE_SUBMISSION, unit):
        require(person, Deed.PREPARE_SUBMISSION, unit)


def under(person: Person, deeds: Iterable[Deed], to_unit: str = "") -> Q:
    """That a row's unit lies where the person may do one of these; `to_unit` leads to the unit's fields."""
    wanted = frozenset(deeds)
    held = [each for each in memberships_of(person) if MAY[Role(each.role)] & wanted]
    if any(each.unit is None for each in held):
        return Q()
    paths = [each.unit.path for each in held if each.unit is not None]
    condition = _NOTHING
    for path in paths:
        condition |= Q(**{f"{to_unit}path__startswith": path})
    return condition


def visible_units(person: Person) -> QuerySet[UnitRecord]:
    """Units whose existence and lateness the person may know."""
    return UnitRecord.objects.filter(under(person, (Deed.SEE_SUBMISSION, Deed.SEE_LATENESS, Deed.MANAGE_UNITS)))


def visible_submissions(person: Person, deed: Deed = Deed.SEE_SUBMISSION) -> QuerySet[SubmissionRecord]:
    """Submissions whose content the person may see (or to which another deed may be done)."""
    return SubmissionRecord.objects.filter(under(person, (deed,), "unit__")).select_related("unit", "round")


def visible_files(person: Person) -> QuerySet[ReceivedFile]:
    """Files of those submissions, and files a folder brought for one of the units alone.

    A file that came for many units at once only who sees the whole office sees.
    """
    condition = under(person, (Deed.SEE_SUBMISSION,), "submission__unit__")
    if condition:
        whole_files = ReadingRecord.objects.filter(
            under(person, (Deed.SEE_SUBMISSION,), "unit__"), path=F("file__path"), file__submission=None
        )
        condition |= Q(pk__in=whole_files.values("file_id"))
    return ReceivedFile.objects.filter(condition).select_related("submission__unit", "round")


def visible_rounds(person: Person) -> QuerySet[Round]:
    """Rounds the person is part of; those who see all the office see those being prepared too."""
    sees_all = Deed.SEE_LATENESS
    if may(person, sees_all):
        return Round.objects.all()
    mine = visible_submissions(person).values("round_id")
    late = SubmissionRecord.objects.filter(under(person, (sees_all,), "unit__")).values("round_id")
    return Round.objects.filter(Q(pk__in=mine) | Q(pk__in=late)).exclude(state=Round.State.PREPARED)


def visible_reviews(person: Person) -> QuerySet[ReviewRecord]:
    """Drafts of the review, to those who may see reviews of the whole office."""
    seen = ReviewRecord.objects.select_related("round")
    return seen if may(person, Deed.SEE_REVIEW) else seen.none()


def visible_people(person: Person) -> QuerySet[Person]:
    """Those whom the person lets in: everyone, or who is something in the own sub-tree and nothing outside of it."""
    seen = Person.objects.prefetch_related("memberships__unit").order_by("name", "pk")
    if may(person, Deed.MANAGE_PEOPLE):
        return seen
    inside = Membership.objects.filter(under(person, (Deed.MANAGE_PEOPLE,), "unit__"))
    outside = Membership.objects.exclude(pk__in=inside.values("pk"))
    return seen.filter(pk__in=inside.values("person")).exclude(pk__in=outside.values("person"))


def managed_units(person: Person, deed: Deed = Deed.MANAGE_UNITS) -> QuerySet[UnitRecord]:
    """Units the person may change, or let people in for."""
    return UnitRecord.objects.filter(under(person, (deed,)))


def visible_regimes(person: Person) -> QuerySet[Regime]:
    """Report regimes, to who opens rounds of the whole office."""
    return Regime.objects.order_by("title", "pk") if may(person, Deed.OPEN_ROUND) else Regime.objects.none()


def visible_events(person: Person) -> QuerySet[Event]:
    """The trace, to the auditor: all of it, or that of the units of the sub-tree."""
    if may(person, Deed.SEE_TRACE):
        return Event.objects.all()
    codes = UnitRecord.objects.filter(under(person, (Deed.SEE_TRACE,))).values("code")
    return Event.objects.filter(unit__in=codes)


def submission_for(person: Person, pk: int, deed: Deed) -> SubmissionRecord:
    """The submission, locked for this transaction, for someone who may do that to it. Raises NotThere, NotAllowed."""
    seen = visible_submissions(person).filter(pk=pk).select_for_update(of=("self",), no_key=True).first()
    if seen is None:
        raise NotThere
    require(person, deed, seen.unit)
    return seen
