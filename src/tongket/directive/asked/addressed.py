"""Takes the tasks of a paper, makes the bodies it addresses, each once: in canonical wording, and as typed."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.directive.asked.tasks import tasks_asked
from tongket.directive.asked.told import Addressed, BodyNamed, TaskAsked
from tongket.directive.document import Paragraph
from tongket.wording.fold import fold


def bodies_addressed(paragraphs: Sequence[Paragraph]) -> tuple[Addressed, ...]:
    """Every body a paper asks something of, in the order they are first asked."""
    return addressed_by(tasks_asked(paragraphs))


def addressed_by(tasks: Sequence[TaskAsked]) -> tuple[Addressed, ...]:
    """Every body these tasks are asked of."""
    first: dict[str, tuple[BodyNamed, int]] = {}
    count: dict[str, int] = {}
    for task in tasks:
        for body in task.bodies:
            key = fold(body.name)
            first.setdefault(key, (body, task.paragraph))
            count[key] = count.get(key, 0) + 1
    return tuple(Addressed(body.name, body.text, paragraph, count[key]) for key, (body, paragraph) in first.items())
