"""Takes the form, makes for each cell the entered cells its figure stands on, in form order."""

from __future__ import annotations

from tongket.directive.form import Form, How


def entered_inputs(form: Form) -> list[tuple[int, ...]]:
    """Aligned with `form.cells`. A stock's total stands on its last period alone, for no other year changes it."""
    known: list[tuple[int, ...]] = []
    for cell in form.cells:
        if cell.how is How.ENTERED:
            known.append((cell.index,))
        else:
            inputs = cell.inputs[-1:] if cell.how is How.LAST else cell.inputs
            known.append(tuple(sorted({leaf for index in inputs for leaf in known[index]})))
    return known


def figures_of(form: Form) -> dict[int, list[int]]:
    """Turned round: each entered cell to the figures derived from it."""
    derived: dict[int, list[int]] = {}
    for index, leaves in enumerate(entered_inputs(form)):
        for leaf in leaves:
            if leaf != index:
                derived.setdefault(leaf, []).append(index)
    return derived
