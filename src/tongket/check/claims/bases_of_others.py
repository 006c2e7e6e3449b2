"""Takes a change and the time behind a "so với" near it, makes whether that is what another change is compared with."""

from __future__ import annotations

from collections.abc import Iterator

from tongket.check.claims.passages import Mention, Role
from tongket.check.claims.resolved import Resolved
from tongket.check.claims.times import Time


def is_base_of_what_follows(made: Resolved, base: Time) -> bool:
    """Told with another change behind a semicolon, on either side of that.

    "thêm 3 lớp; giáo viên 15 người, bớt 1 người so với năm 2023", "thêm 3 lớp; giáo viên so với năm 2023 bớt 1 người".
    """
    end = made.mention.quantity.end
    if base.start < end or ";" not in made.inside.text[end : base.start]:
        return False
    return any(one.quantity.start < base.start or _is_led_by(made, base, one) for one in _changes_behind(made))


def _changes_behind(made: Resolved) -> Iterator[Mention]:
    behind = (one for one in made.inside.mentions if one.quantity.start >= made.mention.quantity.end)
    return (one for one in behind if one.role in (Role.CHANGE, Role.DIFFERENCE))


def _is_led_by(made: Resolved, base: Time, change: Mention) -> bool:
    """Whether no more stands between than the words of one clause; "giai đoạn trước" is what all is compared with."""
    between = made.inside.text[base.end : change.quantity.start]
    return base.period is not None and base.end <= change.quantity.start and not any(mark in between for mark in ";.")
