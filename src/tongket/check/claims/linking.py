"""Takes a number with the words around it, makes the lines of the form it may speak of, the likeliest first.

A line is likely when its own words are there, and when what stands next to the number is explained by it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from tongket.check.claims.context import Context
from tongket.check.claims.lines import FormLines, Line, Plan, said_as
from tongket.check.claims.measures import Counted, Fit, Measures, fit_of
from tongket.check.claims.passages import Mention, Role
from tongket.wording.prose_words import Phrases
from tongket.wording.quantities import Form
from tongket.wording.same_things import things_done

_EXPLAINED, _NEAR, _FAR = 0.5, 0.3, 0.2
_KIN, _KIN_NEXT_TO_IT = 0.6, 0.3
_NOTHING_SAID, _UNHEARD, _STRANGE, _STRANGE_IN_SENTENCE = 1.0, 0.8, 2.0, 0.4
_MEASURE_SAYS = 0.5
_BEFORE_COMMA = 0.5  # words before a comma speak less against a line than for it
_NAMED = 0.02  # of two lines all of whose words are there, the one with more words
LEAST_OWN, LEAST_SAID, LEAST_EXPLAINED = 0.42, 0.42, 0.45
LEAST_EXPLAINED_OF_ITSELF = 0.15  # "66 tập thể": nothing else is counted so
LEAST_SAID_ABOVE, LEAST_OWN_OF_MAIN, LEAST_OWN_OF_KIN = 0.3, 0.25, 0.35
MARGIN = 0.06


class Candidate(NamedTuple):
    """A line with how well it fits."""

    score: float
    line: Line
    fit: Fit
    own: float  # how much of its words and measure is there
    said: float  # how much of its words, its measure apart; 1 where it has none
    explained: float  # how much of what stands next to the number belongs to it
    above: float  # how much of what the paragraph and its headings speak of belongs to it


class _Weighed(NamedTuple):
    """A line's own words with how telling each is."""

    words: tuple[tuple[str, float], ...]
    measure: float
    of_words: float  # all its words together


@dataclass(slots=True, eq=False)
class Linker:
    """The lines of a form, ready for linking."""

    lines: FormLines
    measures: Measures = field(init=False)
    weighed: tuple[_Weighed, ...] = field(init=False)
    rates: tuple[Line, ...] = field(init=False)
    others: tuple[Line, ...] = field(init=False)
    by_base: dict[str, list[Line]] = field(init=False)
    tells_of_plans: bool = field(init=False)  # a rate of the form is told of a plan
    own_measures: Phrases = field(init=False)  # of lines that alone are counted in them

    def __post_init__(self) -> None:
        self.measures = Measures(lines=self.lines.lines, names=self.lines.names)
        self.weighed = tuple(_weighed(line, self.lines.weights) for line in self.lines.lines)
        self.rates = tuple(line for line in self.lines.lines if line.is_rate)
        self.tells_of_plans = any(tells_of_a_plan(line) for line in self.rates)
        self.others = tuple(line for line in self.lines.lines if not line.is_rate)
        own = [line for line in self.others if line.has_own_measure]
        self.own_measures = Phrases((said, line) for line in own for said in said_as(line.measure))
        self.by_base = {}
        for line in self.others:
            base = line.counted.base if line.counted is not None else ""
            for one in dict.fromkeys((base, base.partition("/")[0])):  # "triệu đồng/năm" is told as "triệu đồng"
                self.by_base.setdefault(one, []).append(line)

    def candidates(
        self, mention: Mention, counted: Counted, context: Context, recent: Collection[int]
    ) -> list[Candidate]:
        """Every line that may be meant. `recent` are lines just spoken of, which need no words of their own."""
        found: list[Candidate] = []
        fits: dict[tuple[object, ...], Fit] = {}
        for line in self._asked(mention, counted):
            fit = self._fit(line, counted, mention.quantity.form, fits)
            if fit.fit and (one := self._candidate(line, fit, context, is_recent=line.index in recent)):
                found.append(one)
        return sorted(found, key=lambda one: (-one.score, one.line.index))

    def as_spoken_of(self, line: Line, counted: Counted, context: Context) -> Candidate | None:
        """The line as one just spoken of, which needs no words of its own."""
        fit = fit_of(line, counted, Form.COUNT)
        return self._candidate(line, fit, context, is_recent=True) if fit.fit else None

    def _asked(self, mention: Mention, counted: Counted) -> Iterator[Line]:
        """A rate is told in per cent, a count is not; a change in per cent may be of either."""
        form, is_change = mention.quantity.form, mention.role in (Role.CHANGE, Role.DIFFERENCE)
        if form in (Form.PERCENT, Form.POINTS):
            yield from self.rates
        if form not in (Form.PERCENT, Form.POINTS) or (is_change and form is Form.PERCENT):
            yield from self._counted_in(counted) if form in (Form.COUNT, Form.FRACTION) else self.others

    def _counted_in(self, counted: Counted) -> Iterable[Line]:
        """Lines of the measures the noun may be; all where it may be any."""
        bases = [counted.stated[0]] if counted.stated is not None else list(counted.fits)
        if not bases:
            return self.others
        found = (line for base in (*bases, "") for line in self.by_base.get(base, ()))
        return dict.fromkeys(found)  # "xã" and "xã/tổng số xã" may both hold a line

    def _fit(self, line: Line, counted: Counted, form: Form, known: dict[tuple[object, ...], Fit]) -> Fit:
        """The same for all lines of one measure, unless the noun is named by the line itself."""
        if counted.noun and not counted.fits and counted.stated is None:
            return fit_of(line, counted, form)
        key = (line.measure, line.rule, line.over is None, not line.parents)
        if key not in known:
            known[key] = fit_of(line, counted, form)
        return known[key]

    def _candidate(self, line: Line, fit: Fit, context: Context, *, is_recent: bool) -> Candidate | None:
        own, said = self._own(line, context.together, fit.fit)
        if own < LEAST_OWN_OF_MAIN and not is_recent:
            return None
        explained = self._explained(line, context)
        above = self._around(line, context.far, context.local)
        around = _NEAR * self._around(line, context.near, context.local) + _FAR * above
        named = _NAMED * sum(weight for key, weight in self.weighed[line.index].words if key in context.local)
        return Candidate(own + _EXPLAINED * explained + around + named, line, fit, own, said, explained, above)

    def _own(self, line: Line, words: Mapping[str, float], fit: float) -> tuple[float, float]:
        weighed = self.weighed[line.index]
        there = sum(weight * words[key] for key, weight in weighed.words if key in words)
        everything = weighed.of_words + weighed.measure
        own = (there + weighed.measure * fit) / everything if everything else 0.0
        said = there / weighed.of_words if weighed.of_words else 1.0
        return own, max(said, _MEASURE_SAYS if line.has_own_measure else 0.0)

    def _explained(self, line: Line, context: Context) -> float:
        """How much of what stands next to the number belongs to the line."""
        there = everything = _NOTHING_SAID
        for key, weight in context.local.items():
            belongs = belonging(line, key, _KIN_NEXT_TO_IT)
            if key[0] == "=" or "+" in key or belongs:
                amount = self.lines.weights[key] * (weight if weight == 1.0 else weight * _BEFORE_COMMA)
                everything += amount
                there += amount * belongs
        if context.modifier and not belonging(line, context.modifier):
            is_strange = context.modifier in self.lines.weights and not line.has_own_measure
            everything += _STRANGE if is_strange else _UNHEARD
        is_apart = context.is_strange and not _is_named_itself(line, context.local)
        return there / everything * (_STRANGE_IN_SENTENCE if is_apart else 1.0)

    def _around(self, line: Line, words: Mapping[str, float], local: Mapping[str, float]) -> float:
        """How much of what the sentence or the paragraph speaks of belongs to the line and its group."""
        there = everything = 0.0
        for key, weight in words.items():
            if key not in local:
                amount = weight * self.lines.weights[key]
                everything += amount
                there += amount * belonging(line, key)
        return there / everything if everything else 0.0


def _weighed(line: Line, weights: Mapping[str, float]) -> _Weighed:
    words = tuple((key, weights.get(key, 0.0)) for key in sorted(line.own) if key[0] != "#")
    measure = sum(weights.get(key, 0.0) for key in line.own if key[0] == "#")
    return _Weighed(words, measure, sum(weight for _, weight in words))


def belonging(line: Line, key: str, kin: float = _KIN) -> float:
    """Whether a word is the line's own or of what it stands under; the words of its group belong to it in part."""
    if key in line.own or key in line.around:
        return 1.0
    return kin if key in line.kin else 0.0


def tells_of_a_plan(line: Line) -> bool:
    """Whether it says how far a plan was met, by its column or its label."""
    return line.plan is Plan.MET or "kế hoạch" in line.label.lower()


def _is_named_itself(line: Line, local: Mapping[str, float]) -> bool:
    return line.has_own_measure or any(key in line.own and key not in things_done() for key in local)
