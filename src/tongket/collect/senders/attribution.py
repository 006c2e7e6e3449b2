"""Takes everything read, makes a `FileMapping` for each file: which unit sent it, and whether it counts.

`why` is a code that the edges find words for, with a fact after the colon:

    decision                        a person said so
    secret · archive_refused · excluded
    password · damaged · too_heavy · unsupported
    not_a_report                    neither figures of this form nor a narrative
    unknown_sender                  no unit of the list could be recognised
    other_review:46-CT/TW           the directive or the span the file names
    newer:file                      that file replaces this one
    chosen:file                     a person decided for that file; this one says that it is later
    empty:file                      holds no figures; that file does
    part:file                       (used) gives some sheets of the report that file leads
    supplement:file                 (used) adds to that file or mends a part of it
    undecided:file                  (used) nothing tells which of the two is newer; this one holds more figures
    same_bytes:file                 the same file again
    same_file_two_units:file:code   the same file again, where a unit of that code keeps or sends its own

docs/reference/mapping.md says it in the words of the users.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tongket.collect.senders.file_mapping import Clash, FileMapping, FileStatus
from tongket.collect.senders.other_review import OtherReviews
from tongket.collect.senders.sender import Names, Sender, sender_of
from tongket.collect.senders.shares import Share, share_out
from tongket.collect.senders.stated_level import province_in
from tongket.collect.senders.versions import (
    are_undecided,
    figures_in,
    is_newer,
    newest_first,
    standing_of,
    supplements_in,
)
from tongket.collect.submission import OddityKind, Submission
from tongket.directive.decision import Decision, Verb
from tongket.directive.form import Form
from tongket.directive.review import Review
from tongket.units.names import NameIndex
from tongket.units.unit import Unit
from tongket.wording.fold import fold

REFUSED = {OddityKind.SECRET: "secret", OddityKind.ARCHIVE_REFUSED: "archive_refused"}
UNREADABLE = {
    OddityKind.PASSWORD: "password",
    OddityKind.DAMAGED: "damaged",
    OddityKind.TOO_HEAVY: "too_heavy",
    OddityKind.UNSUPPORTED: "unsupported",
}
FIGURES = frozenset({"figures", "both"})
COPY_NAME = re.compile(r"^copy of\b|\bcopy\b|\bban sao\b|#\d+$")  # what file managers call a second copy


def attribute(
    submissions: Sequence[Submission],
    units: Iterable[Unit],
    review: Review,
    decisions: Sequence[Decision] = (),
    form: Form | None = None,
    names: Names | None = None,
) -> list[FileMapping]:
    """One mapping for each submission, in their order. The form says which cells make a sheet that is sent as one.

    `names` recognises these units where what their names are is known already.
    """
    index = names or NameIndex(units)
    decided = _Decided.of(decisions, index)
    reviews = OtherReviews(submissions, review, [sheet.title for sheet in form.sheets] if form is not None else ())
    province = province_in(review.office.name, review.office.superior)
    arrivals = [_Arrival(item, sender_of(item, index, decided.assigned, province)) for item in submissions]
    for arrival in arrivals:
        _settle_alone(arrival, reviews, decided)
    _settle_doubles(arrivals, decided)
    _settle_versions(arrivals, decided, form)
    return [arrival.mapping() for arrival in arrivals]


@dataclass(frozen=True, slots=True)
class _Decided:
    """What people decided about files."""

    assigned: Mapping[str, str]  # file to unit code
    wanted: frozenset[str]  # files that are to count: of several, what they say of themselves puts them in order
    excluded: frozenset[str]

    @classmethod
    def of(cls, decisions: Iterable[Decision], index: Names) -> _Decided:
        codes = {unit.code for unit in index.units}
        assigned = {
            decision.what: decision.value
            for decision in decisions
            if decision.verb is Verb.ASSIGN and decision.value in codes
        }
        last = {decision.what: decision.verb for decision in decisions if decision.verb is not Verb.ASSIGN}
        wanted = frozenset(what for what, verb in last.items() if verb in (Verb.ACCEPT, Verb.CONFIRM))
        return cls(assigned, wanted, frozenset(what for what, verb in last.items() if verb is Verb.EXCLUDE))


@dataclass(slots=True)
class _Arrival:
    """One file while it is being settled; no status yet means it counts so far."""

    submission: Submission
    sender: Sender
    status: FileStatus | None = None
    why: str = ""
    share: bytes = b""
    clashes: tuple[Clash, ...] = ()

    @property
    def file(self) -> str:
        return self.submission.file

    @property
    def is_open(self) -> bool:
        return self.status is None

    def settle(self, status: FileStatus, why: str) -> None:
        self.status, self.why = status, why

    def mapping(self) -> FileMapping:
        return FileMapping(
            file=self.file,
            sha256=self.submission.sha256,
            unit=self.sender.unit,
            how=self.sender.how,
            confidence=self.sender.confidence,
            kind=self.submission.kind,
            status=self.status or FileStatus.USED,
            why=self.why,
            share=self.share,
            clashes=self.clashes,
            others=self.sender.others,
        )


def _settle_alone(arrival: _Arrival, reviews: OtherReviews, decided: _Decided) -> None:
    """What one file shows by itself."""
    kinds = {oddity.kind for oddity in arrival.submission.oddities}
    refused = next((why for kind, why in REFUSED.items() if kind in kinds), None)
    unreadable = next((why for kind, why in UNREADABLE.items() if kind in kinds), None)
    stated = None if arrival.file in decided.wanted else reviews.stated(arrival.submission)
    if refused:
        arrival.settle(FileStatus.REFUSED, refused)
    elif unreadable and arrival.submission.batch is None:
        arrival.settle(FileStatus.UNREADABLE, unreadable)
    elif OddityKind.NOT_A_REPORT in kinds or arrival.submission.kind == "other":
        arrival.settle(FileStatus.UNASSIGNED, "not_a_report")
    elif stated is not None:
        arrival.settle(FileStatus.REFUSED, f"other_review:{stated}")
    elif arrival.sender.unit is None:
        arrival.settle(FileStatus.UNASSIGNED, "unknown_sender")


# --- the same bytes


def _settle_doubles(arrivals: Sequence[_Arrival], decided: _Decided) -> None:
    groups: dict[str, list[_Arrival]] = defaultdict(list)
    for arrival in arrivals:
        if arrival.is_open and arrival.submission.sha256:
            groups[arrival.submission.sha256].append(arrival)
    for group in groups.values():
        if len(group) > 1:
            _settle_same(sorted(group, key=lambda arrival: _claim(arrival, decided)))


def _claim(arrival: _Arrival, decided: _Decided) -> tuple[bool, bool, bool, float, int, str]:
    """Which of the same files stands: a decided one, one nothing contradicts, no copy by its name, the surest."""
    is_decided = arrival.file in decided.wanted or arrival.sender.how == "decision"
    is_copy = COPY_NAME.search(fold(arrival.file.rsplit("/", 1)[-1])) is not None
    sender = arrival.sender
    return (not is_decided, bool(sender.others), is_copy, -sender.confidence, len(arrival.file), arrival.file)


def _settle_same(group: Sequence[_Arrival]) -> None:
    first, *rest = group
    for again in rest:
        other = _other_unit(first, again)
        why = f"same_file_two_units:{first.file}:{other}" if other else f"same_bytes:{first.file}"
        again.settle(FileStatus.DUPLICATE, why)
    rival = next((again for again in rest if again.sender.unit != first.sender.unit), None)
    if rival is not None and first.sender.how != "decision":  # the file itself does not say whose it is: nobody's
        first.settle(FileStatus.DUPLICATE, f"same_file_two_units:{rival.file}:{rival.sender.unit}")


def _other_unit(first: _Arrival, again: _Arrival) -> str | None:
    """The other unit that the same bytes stand for: the first copy's, or the one where this copy was kept."""
    if again.sender.unit != first.sender.unit:
        return first.sender.unit
    return next(iter(again.sender.others), None)


# --- versions


def _settle_versions(arrivals: Sequence[_Arrival], decided: _Decided, form: Form | None) -> None:
    groups: dict[tuple[str, bool], list[_Arrival]] = defaultdict(list)
    for arrival in arrivals:
        if arrival.is_open and arrival.sender.unit is not None:
            groups[arrival.sender.unit, arrival.submission.kind in FIGURES].append(arrival)
    for (_, has_figures), group in groups.items():
        if len(group) > 1 and has_figures:
            _settle_workbooks(group, decided, form)
        elif len(group) > 1:
            _settle_narratives(group, decided)


def _settle_workbooks(group: Sequence[_Arrival], decided: _Decided, form: Form | None) -> None:
    """The workbooks that give a part of the unit's figures count; the others say which one replaced them."""
    by_file = {arrival.file: arrival for arrival in group}
    allowed = [arrival.submission for arrival in group if arrival.file not in decided.excluded]
    for arrival in group:
        if arrival.file in decided.excluded and allowed:
            arrival.settle(FileStatus.REFUSED, "excluded")
    ranked = newest_first(allowed or [arrival.submission for arrival in group])
    ranked.sort(key=lambda submission: submission.file not in decided.wanted)
    supplements = supplements_in(ranked)
    shares = share_out(ranked, form, supplements=supplements, decided=decided.wanted)
    lead = _lead(shares, supplements)
    for share in shares:
        _settle_share(by_file[share.submission.file], share, lead, supplements)
    for arrival in group:
        _say_chosen(arrival, [by_file[submission.file] for submission in ranked], decided)
    if lead.submission.file not in decided.wanted:
        _say_undecided(by_file[lead.submission.file], [by_file[submission.file] for submission in ranked])


def _lead(shares: Sequence[Share], supplements: frozenset[str]) -> Share:
    """The file the report bears the name of: the newest that counts and is no supplement."""
    counting = [share for share in shares if share.counts] or list(shares)
    return min(counting, key=lambda share: share.submission.file in supplements)


def _settle_share(arrival: _Arrival, share: Share, lead: Share, supplements: frozenset[str]) -> None:
    file = lead.submission.file
    if share is not lead and not share.counts:
        is_empty = figures_in(arrival.submission) == 0
        arrival.settle(FileStatus.SUPERSEDED, f"{'empty' if is_empty else 'newer'}:{file}")
        return
    arrival.share, arrival.clashes = bytes(share.cells), tuple(share.clashes)
    if share is not lead:
        arrival.why = f"{'supplement' if arrival.file in supplements else 'part'}:{file}"


def _say_chosen(arrival: _Arrival, group: Sequence[_Arrival], decided: _Decided) -> None:
    """A version that gave way to a decision, though it says that it is later: it may have come after the decision."""
    chosen = (one for one in group if one.file in decided.wanted and one.is_open)
    older = next((one for one in chosen if is_newer(arrival.submission, one.submission)), None)
    if older is not None and arrival.why.startswith("newer:") and arrival.file not in decided.wanted:
        arrival.why = f"chosen:{older.file}"


def _say_undecided(lead: _Arrival, group: Sequence[_Arrival]) -> None:
    """Named is a file that lost to the leading one for no better reason than the number of its figures."""
    lost = (arrival for arrival in group if arrival.why == f"newer:{lead.file}")
    rival = next((arrival for arrival in lost if are_undecided(lead.submission, arrival.submission)), None)
    if rival is not None:
        lead.why = f"undecided:{rival.file}"


def _settle_narratives(group: Sequence[_Arrival], decided: _Decided) -> None:
    """A narrative may come in several parts and formats: only a stated newer version replaces one."""
    newest = max(group, key=lambda arrival: (standing_of(arrival.submission).version, arrival.file))
    top = standing_of(newest.submission).version
    for arrival in group:
        is_older = standing_of(arrival.submission).version < top
        if is_older and arrival.file not in decided.wanted:
            arrival.settle(FileStatus.SUPERSEDED, f"newer:{newest.file}")
