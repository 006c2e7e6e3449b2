"""Takes statements, makes how much of what they say no list of phrasings knows: there only the wording can tell.

The lists know every field somewhat, and none wholly: of a section on road accidents two words in three, of one on
births one in twelve.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tongket.consolidate.meaning import Meaning
    from tongket.consolidate.wordings import Wording


def unlisted_share(meanings: Sequence[Meaning], wordings: Sequence[Wording], counts: Sequence[int]) -> float:
    """Of the words that carry something, the share that stands as a word in the meaning, for no idea covers it."""
    said = unlisted = 0
    for meaning, wording, count in zip(meanings, wordings, counts, strict=True):
        words = [what for what in wording if " " not in what]
        said += count * len(words)
        unlisted += count * sum(word in meaning for word in words)
    return unlisted / max(said, 1)
