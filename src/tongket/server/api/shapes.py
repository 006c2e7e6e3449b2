"""The shapes of what the API says: plain words for the names, ISO for dates, decimal text for numbers."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from ninja import Field, Schema

Item = TypeVar("Item")
NO_NUL = r"^[^\x00]*$"  # the one sign that no database keeps


class FieldProblem(Schema):
    """One field of a request that cannot be read."""

    field: str
    why: str


class Problem(Schema):
    """Why it was not done. Nothing was changed."""

    code: str
    fact: str
    remedy: str
    fields: list[FieldProblem] = Field(default_factory=list)


class Page(Schema, Generic[Item]):
    """One page of a list."""

    items: list[Item]
    total: int
    page: int
    per_page: int


class RoleShape(Schema):
    """A role and where: `unit` is null for the whole office."""

    role: str
    unit: str | None


class Me(Schema):
    """In whose name this is asked."""

    username: str
    name: str
    language: str
    roles: list[RoleShape]


class UnitShape(Schema):
    """A unit; `parent` is the code of the one above."""

    code: str
    name: str
    other_names: list[str]
    group: str
    level: str
    parent: str | None
    valid_from: date | None
    valid_to: date | None


class RoundShape(Schema):
    """A round. How many units are in, of how many: null for who may not know of other units."""

    number: int
    title: str
    state: str
    first_day: date
    last_day: date
    as_of: date
    deadline: date | None
    units_in: int | None
    units_expected: int | None


class IndicatorShape(Schema):
    """One figure the round's form asks for; `id` is that of the figure."""

    id: str
    sheet: str
    cell: str
    row: list[str]
    column: list[str]
    measure: str
    rule: str
    how: str


class SubmissionShape(Schema):
    """One unit in one round. `revision` goes with every write; counts of findings are null for who sees no content."""

    id: int
    round: int
    unit: str
    unit_name: str
    state: str
    standing: str
    version: int
    revision: int
    deadline: date | None
    original_deadline: date | None
    is_late: bool
    sent_late: int
    first_sent_at: datetime | None
    last_sent_at: datetime | None
    on_behalf: bool
    is_checked: bool
    blocks: int | None
    warns: int | None


class Source(Schema):
    """One cell of one unit behind a figure."""

    unit: str
    file: str
    sheet: str
    cell: str
    raw: str
    value: str | None


class Excluded(Schema):
    """A unit left out of a figure, and why."""

    unit: str
    reason: str


class FigureShape(Schema):
    """A figure as in data/figures.json. `sources` is null for who sees totals but no unit's report."""

    id: str
    sheet: str
    cell: str
    row: list[str]
    column: list[str]
    measure: str
    rule: str
    how: str
    inputs: list[int]
    value: str | None
    text: str | None
    quality: str
    units_in: int
    units_expected: int
    doubtful: bool | int
    sources: list[Source] | None
    missing: list[str]
    excluded: list[Excluded]


class PlaceShape(Schema):
    """Where in a file."""

    file: str | None
    sheet: str | None
    cell: str | None
    paragraph: int | None


class FindingShape(Schema):
    """A finding as in data/findings.json, told in the reader's language."""

    code: str
    kind: str
    severity: str
    unit: str | None
    file: str | None
    sheet: str | None
    cell: str | None
    paragraph: int | None
    says: str
    remedy: str
    found: Any
    expected: Any
    related: list[PlaceShape]


class FileShape(Schema):
    """A file that came. The receipt is `sha256`, the hash of its content."""

    id: int
    name: str
    sha256: str
    size: int
    state: str
    version: int
    received_at: datetime
    is_in_play: bool


class Receipt(Schema):
    """What the sender is told at once. `is_new` is false where the very same file was here already."""

    file: FileShape
    sha256: str
    is_new: bool


class SendBody(Schema):
    """The revision that was looked at; an explanation where something in it blocks."""

    revision: int = Field(ge=0)
    reason: str = Field("", max_length=5000, pattern=NO_NUL)


class SeenBody(Schema):
    """The revision that was looked at."""

    revision: int = Field(ge=0)


class ReasonBody(SeenBody):
    """The revision that was looked at, and why; a blank reason is refused."""

    reason: str = Field(max_length=5000, pattern=NO_NUL)


class DeadlineBody(ReasonBody):
    """The revision that was looked at, why, and until when it is to be sent."""

    deadline: date


class ChainBody(SeenBody):
    """The revision that was looked at, and the user names of who is to approve, in their order."""

    chain: list[str] = Field(min_length=1, max_length=5)


class IssueBody(SeenBody):
    """The revision that was looked at, and the number and symbol it is issued under, where it has one yet."""

    symbol: str = Field("", max_length=80, pattern=NO_NUL)


class DecisionShape(Schema):
    """What the office decided about a unit's report, and why. `value` is a new deadline, where one was set."""

    verb: str
    what: str
    value: str
    why: str
    by: str
    when: str


class ApproverShape(Schema):
    """Someone who may be asked to approve a review."""

    username: str
    name: str


class StepShape(ApproverShape):
    """One step of the chain, in its order; done when it has a time."""

    approved_at: datetime | None


class PaperShape(Schema):
    """One document of a draft."""

    name: str
    sha256: str


class DraftingShape(Schema):
    """A draft that was asked for. `standing`: waiting, running, done or failed.

    `review` is the number to ask for it by, once it is made; `refusal` says why none came of it.
    """

    work: UUID
    standing: str
    review: int | None
    refusal: str


class ReviewShape(Schema):
    """One draft of a round's review. Stale: what it counts has changed since; it goes no further, and says why.

    `waits_for` is the user name of who is to approve next.
    """

    id: int
    round: int
    number: int
    state: str
    is_stale: bool
    stale_because: str
    revision: int
    drafted_by: str | None
    drafted_at: datetime
    submitted_at: datetime | None
    issued_by: str | None
    issued_at: datetime | None
    symbol: str
    chain: list[StepShape]
    waits_for: str | None
    papers: list[PaperShape]


class EventShape(Schema):
    """One act in the chain; `hash` is over every other field."""

    number: int
    when: str
    by: str
    what: str
    on: str
    unit: str
    round: int | None
    reason: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    previous_hash: str
    hash: str


class BreakShape(Schema):
    """A place that is not what it was."""

    kind: str
    place: str
    says: str


class Verification(Schema):
    """Whether the chain of acts, and every record beside it, is what it was."""

    holds: bool
    events: int
    head: str
    breaks: list[BreakShape]
