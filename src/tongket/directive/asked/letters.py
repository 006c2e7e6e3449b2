"""Takes a text as typed, makes one that patterns can read: composed letters, one spelling of uỷ and hoà."""

from __future__ import annotations

import re
import unicodedata

UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
LONGEST_SENTENCE = 8000  # letters: a longer one is no sentence, and reading it would take a day
WORD = rf"[{UPPER}][\w’']*"  # a word that begins with a capital
_OLD_TONES = dict(
    zip(
        ("uỷ", "uỳ", "uý", "uỹ", "uỵ", "oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ"),
        ("ủy", "ùy", "úy", "ũy", "ụy", "òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe"),
        strict=True,
    )
)
_BEFORE_THE_END = re.compile(r"(?:(?<![qQ])[uU][ỷỳýỹỵỶỲÝỸỴ]|[oO][àáảãạÀÁẢÃẠèéẻẽẹÈÉẺẼẸ])(?!\w)")
_SPACES = str.maketrans(dict.fromkeys("\xa0\u2002\u2003\u2007\u2009\u202f\x0b\x0c", " "))


def composed(text: str) -> str:
    """The text in composed letters: places in it count these."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def levelled(text: str) -> str:
    """ "Tỉnh uỷ" is "Tỉnh ủy": as long as the composed text, letter by letter."""
    return _BEFORE_THE_END.sub(_new_tone, composed(text).translate(_SPACES))


def _new_tone(found: re.Match[str]) -> str:
    typed = found[0]
    newer = _OLD_TONES[typed.lower()]
    return "".join(new.upper() if old.isupper() else new for new, old in zip(newer, typed, strict=True))
