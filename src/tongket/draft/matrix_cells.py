"""Takes the material, makes what each unit shows at each cell of the form: number or mark, state and place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from tongket.collect.senders.merged import counted_reports
from tongket.collect.submission import Batch, Place, Quality, State, Submission
from tongket.consolidate.add_up import Amount, derived
from tongket.consolidate.figure import Consolidation
from tongket.consolidate.leaves import entered_inputs
from tongket.directive.form import FormCell, How, Rule
from tongket.draft.material import Material
from tongket.units.unit import Unit


class Look(NamedTuple):
    """How a state is shown, with a sample and its meaning for the legend."""

    format: Mapping[str, Any]
    sample: str
    meaning: str


LOOKS: Mapping[str, Look] = {
    "number": Look({}, "123", "Số đơn vị báo cáo, được tính."),
    "doubtful": Look({"bg_color": "#FFF2CC"}, "123", "Tạm tính như đơn vị gửi; đang chờ xác nhận."),
    "estimate": Look({"italic": True, "bg_color": "#E8E4F3"}, "123", "Số ước tính hoặc sơ bộ."),
    "corrected": Look({"bg_color": "#DCEBFA"}, "123", "Số đã được văn phòng sửa, có ghi lý do trong decisions.toml."),
    "partial": Look({"bg_color": "#FBE3DF"}, "123", "Cộng từ những phần đã có; đơn vị còn thiếu phần khác."),
    "missing": Look({"bg_color": "#F4B8AE", "align": "center"}, "thiếu", "Phải báo cáo nhưng để trống hoặc chưa gửi."),
    "not_available": Look({"bg_color": "#F8D7C4", "align": "center"}, "…", "Đơn vị ghi là chưa có số liệu."),
    "unreadable": Look({"bg_color": "#F4B8AE", "align": "center"}, "abc", "Ghi chữ hoặc lỗi, không đọc được thành số."),
    "excluded": Look({"font_strikeout": True, "font_color": "#7A7A7A"}, "123", "Không tính, có lý do."),
    "not_owed": Look({"bg_color": "#EDEDED", "font_color": "#8A8A8A", "align": "center"}, "x", "Không phải báo cáo."),
}


class Seen(NamedTuple):
    """One unit's cell as the matrix shows it."""

    state: str
    value: Decimal | None = None
    text: str = ""
    at: Place | None = None
    raw: str = ""


@dataclass
class UnitRow:
    """One unit with what it sent. The submission of an excluded unit is shown, struck out."""

    unit: Unit
    submission: Submission | None
    mask: bytes
    is_excluded: bool
    consolidation: Consolidation
    leaves: list[tuple[int, ...]]
    own: dict[int, Amount] = field(default_factory=dict)
    states: list[str] = field(default_factory=list)  # of each cell of the form, "" where nobody asked yet

    def is_asked(self, cells: Sequence[FormCell]) -> bool:
        """Whether the unit owes any of these cells, or sent a number in one unasked."""
        batch = self.submission.batch if self.submission else None
        sent = batch is not None and any(batch.values[cell.index] is not None for cell in cells)
        return sent or any(self.mask[cell.index] for cell in cells)

    def seen(self, cell: FormCell) -> Seen:
        """What stands at one cell of the form."""
        if cell.how is How.ENTERED:
            return self._entered(cell)
        amount = self._amount(cell.index)
        states = set(map(self._state_at, self.leaves[cell.index]))
        text = amount.text or ("" if amount.value is not None else self._mark(states))
        value = None if cell.rule is Rule.N_OF_N else amount.value
        return Seen(self._state(states, has_value=amount.value is not None), value, text)

    def _state_at(self, leaf: int) -> str:
        """The state of an entered cell: most stand in several totals."""
        if not self.states:
            self.states = [""] * len(self.consolidation.form.cells)
        if not self.states[leaf]:
            self.states[leaf] = self._entered(self.consolidation.form.cells[leaf]).state
        return self.states[leaf]

    def _state(self, states: set[str], *, has_value: bool) -> str:
        """The state of a figure worked out from several cells: the one a reader must know first."""
        if self.is_excluded or states <= {"excluded"}:
            return "excluded"
        lacking = states & {"missing", "not_available", "unreadable"}
        if lacking:
            return "partial" if has_value else "missing"
        return next((one for one in ("doubtful", "estimate", "corrected", "number") if one in states), "not_owed")

    @staticmethod
    def _mark(states: set[str]) -> str:
        return "thiếu" if states & {"missing", "not_available", "unreadable"} else "x" if states <= {"not_owed"} else ""

    def _amount(self, index: int) -> Amount:
        """The unit's own figure by the rules of the whole, so that the rows of the matrix add up to its last."""
        if index not in self.own:
            cell = self.consolidation.form.cells[index]
            if cell.how is How.ENTERED:
                self.own[index] = self._reading(cell)
            else:
                inputs = {part: self._amount(part) for part in cell.inputs}
                self.own[index] = derived(cell, inputs)
        return self.own[index]

    def _reading(self, cell: FormCell) -> Amount:
        batch = self.submission.batch if self.submission else None
        if batch is None or cell.rule is Rule.TEXT:
            return Amount(None)
        spot = (self.unit.code, cell.index)
        value = self.consolidation.corrections.get(spot, batch.values[cell.index])
        total = self.consolidation.corrected_totals.get(spot, batch.totals.get(cell.index))
        if value is None or spot in self.consolidation.left_out:
            return Amount(None)
        return Amount(value, total, f"{value:f}/{total:f}" if total is not None and cell.rule is Rule.N_OF_N else "")

    def _entered(self, cell: FormCell) -> Seen:
        batch = self.submission.batch if self.submission else None
        if batch is None:
            return Seen("missing", text="thiếu") if self.mask[cell.index] else Seen("not_owed", text="x")
        at = batch.place(cell.index, self.submission.file) if self.submission else None
        return self._sent(cell, batch, at)

    def _sent(self, cell: FormCell, batch: Batch, at: Place | None) -> Seen:
        index, spot = cell.index, (self.unit.code, cell.index)
        amount, raw = self._amount(index), batch.raws[index]
        if spot in self.consolidation.left_out:
            return Seen("excluded", batch.values[index], raw, at, raw)
        if amount.value is None:
            return _without_number(cell, batch, at, is_owed=bool(self.mask[index]))
        value = None if cell.rule is Rule.N_OF_N else amount.value
        return Seen(self._state_of_number(spot, batch.qualities[index]), value, amount.text or raw, at, raw)

    def _state_of_number(self, spot: tuple[str, int], quality: Quality) -> str:
        if self.is_excluded:
            return "excluded"
        if spot in self.consolidation.corrections:
            return "corrected"
        if spot in self.consolidation.doubts:
            return "doubtful"
        return "number" if quality is Quality.FINAL else "estimate"


def _without_number(cell: FormCell, batch: Batch, at: Place | None, *, is_owed: bool) -> Seen:
    """A cell that gives no number: what it says instead, and whether a number was due."""
    state, raw = batch.states[cell.index], batch.raws[cell.index]
    if cell.rule is Rule.TEXT:
        return Seen("number", None, raw, at, raw)
    if state is State.NOT_AVAILABLE:
        return Seen("not_available", None, "…", at, raw)
    if state in (State.TEXT, State.ERROR) and raw:
        return Seen("unreadable", None, raw, at, raw)
    return Seen("missing", None, "thiếu", at, raw) if is_owed else Seen("not_owed", None, "x")


def unit_rows(material: Material) -> list[UnitRow]:
    """One row a unit, in the order of the units list. A waived unit owes nothing."""
    consolidation, nothing = material.consolidation, bytes(len(material.form.cells))
    leaves = entered_inputs(material.form)
    sent = counted_reports(material.submissions.values(), material.mappings, material.form)
    rows = []
    for unit in material.units:
        is_excluded = unit.code in consolidation.exclusions
        submission = consolidation.counted.get(unit.code)
        if is_excluded:
            submission = sent.get(unit.code)
        mask = consolidation.expected.get(unit.code, nothing)
        rows.append(UnitRow(unit, submission, mask, is_excluded, consolidation, leaves))
    return rows
