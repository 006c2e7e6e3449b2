"""One number with what it speaks of, as far as that is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from tongket.check.claims.context import Context
from tongket.check.claims.lines import Line
from tongket.check.claims.linking import Candidate
from tongket.check.claims.measures import Counted
from tongket.check.claims.passages import Mention, Passage, Role
from tongket.periods.period import Period


@dataclass(slots=True, eq=False)
class Resolved:
    """`why` says, as a word, why nothing is known; `earlier` is what its paragraph spoke of before, nearest first."""

    inside: Passage
    mention: Mention
    earlier: Sequence[Resolved] = ()
    above: Sequence[Resolved] = ()  # what the paragraph right above spoke of
    line: Line | None = None
    times: Decimal = Decimal(1)  # what turns the number into the line's measure
    period: Period | None = None
    other_line: Line | None = None  # the whole of a share
    other_period: Period | None = None  # what a change is compared with
    is_based: bool = False  # what a change is compared with is told with it
    is_asked: bool = False  # told of something proposed: of the form only if it has that very number
    is_moved: bool = False  # both figures it compares are told in its sentence, and rightly
    is_untimed: bool = False  # no time is told for it
    is_borrowed: bool = False  # its time is told in another piece of the sentence
    is_of_before: bool = False  # "(cùng kỳ 21.181 người)": what the figure told first is compared with
    is_yearly: bool = False  # "bình quân mỗi năm"
    is_each: bool = False  # "hai năm cuối mỗi năm 14": the figure of every year
    is_sure: bool = False  # its line is named next to it, or the sentence goes on about it
    is_named: bool = False  # its line is named next to it by a word of its own
    is_in_row: bool = False  # "rau chiếm 41%, cây ăn quả 33%": a share, though only the first says "chiếm"
    is_whole_meant: bool = False  # its line is taken for a part of it that no word of its own names
    named: frozenset[str] = frozenset()  # the words that name it there
    candidates: Sequence[Candidate] = ()  # every line it may speak of, the likeliest first
    together: Sequence[Line] = ()  # the lines it sums, the first of them its own
    agrees: bool = False
    counted: Counted | None = None
    context: Context | None = None
    headings: Sequence[Passage] = ()  # that it stands under
    extreme: int = 0  # "năm nhiều nhất": 1; "năm ít nhất": -1
    why: str = ""
    runners_up: tuple[Line, ...] = field(default=())

    def take(self, trial: Resolved) -> None:
        """Speak of what the trial speaks of."""
        self.line, self.times, self.other_line, self.why = trial.line, trial.times, trial.other_line, ""
        self.period, self.other_period = trial.period, trial.other_period
        self.is_yearly, self.extreme, self.mention.role = trial.is_yearly, trial.extreme, trial.mention.role
        self.together, self.is_of_before = trial.together, trial.is_of_before

    @property
    def last(self) -> Resolved | None:
        """What was last spoken of."""
        return next((one for one in self.earlier if one.line is not None), None)

    @property
    def is_count_or_rate(self) -> bool:
        """Whether it tells a figure, not a change of one."""
        return self.mention.role not in (Role.CHANGE, Role.DIFFERENCE)

    @property
    def is_count(self) -> bool:
        """Whether it tells a figure as such."""
        return self.mention.role in (Role.COUNT, Role.TOTAL)


_MOST_SENTENCES_BACK = 2


def earlier_of(done: Sequence[Resolved], inside: Passage, mention: Mention) -> tuple[Resolved, ...]:
    """What the paragraph spoke of in this sentence and the two before, the nearest first."""
    found: list[Resolved] = []
    for before in reversed(done):
        if before.inside is not inside or mention.sentence - before.mention.sentence > _MOST_SENTENCES_BACK:
            break
        found.append(before)
    return tuple(found)


def above_of(done: Sequence[Resolved], inside: Passage) -> tuple[Resolved, ...]:
    """What the paragraph right above spoke of, the nearest first."""
    return tuple(one for one in reversed(done[-_MOST_ABOVE:]) if one.inside.number == inside.number - 1)


_MOST_ABOVE = 12
