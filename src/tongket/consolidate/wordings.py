"""Takes the words of a sentence, makes its wording: what it is made of, whether or not any list knows it.

Where the lists of phrasings know nothing of a field, this is what tells that two offices say the same.
"""

from __future__ import annotations

from sys import intern
from typing import TypeAlias

from tongket.consolidate.phrases import Words

Wording: TypeAlias = "tuple[str, ...]"  # the words that carry something, and every two words that follow each other


def wording_of(words: Words) -> Wording:
    """The words and pairs of words, each once. A pair may carry nothing alone ("chưa được") and still tell a lack."""
    texts, names, fillers = words.texts, words.names, words.fillers
    singles = [text for text, name, filler in zip(texts, names, fillers, strict=True) if not name and not filler]
    pairs = [
        f"{first} {second}"
        for first, second, *either in zip(texts, texts[1:], names, names[1:], strict=False)
        if not any(either)
    ]
    return tuple(dict.fromkeys(map(intern, singles + pairs)))
