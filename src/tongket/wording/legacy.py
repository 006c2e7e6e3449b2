"""Takes text typed in the fonts of before Unicode (TCVN3: .VnTime, .VnArial), makes Unicode; tells the two apart."""

from __future__ import annotations

import re
from collections.abc import Iterable

# TCVN 5712:1993 VN3 as programs hand it on: each byte taken for the Western letter of that number.
_TCVN3 = str.maketrans(
    {
        **dict(zip("µ¸¶·¹", "àáảãạ", strict=True)),
        **dict(zip("¨»¾¼½Æ", "ăằắẳẵặ", strict=True)),
        **dict(zip("©ÇÊÈÉË", "âầấẩẫậ", strict=True)),
        **dict(zip("ÌÐÎÏÑ", "èéẻẽẹ", strict=True)),
        **dict(zip("ªÒÕÓÔÖ", "êềếểễệ", strict=True)),
        **dict(zip("×ÝØÜÞ", "ìíỉĩị", strict=True)),
        **dict(zip("ßãáâä", "òóỏõọ", strict=True)),
        **dict(zip("«åèæçé", "ôồốổỗộ", strict=True)),
        **dict(zip("¬êíëìî", "ơờớởỡợ", strict=True)),
        **dict(zip("ïóñòô", "ùúủũụ", strict=True)),
        **dict(zip("\u00adõøö÷ù", "ưừứửữự", strict=True)),
        **dict(zip("úýûüþ", "ỳýỷỹỵ", strict=True)),
        **dict(zip("®§", "đĐ", strict=True)),
        **dict(zip("¡¢£¤¥¦", "ĂÂÊÔƠƯ", strict=True)),
    }
)
# Letters that Unicode Vietnamese never uses, standing in a word. A lone "§" or "×" proves nothing, nor do
# "à", "ê" or "ô", which both worlds have.
_SURE = "µ¸¶·¹¨»¾¼½Æ©ÇËÎÏÑªÖØÜÞßäåæçëîïñ«¬\u00adöø÷ûüþ®§"
# A capital with a mark after a small letter, or before one inside a word ("BÕn"), is a small letter of theirs.
_LEGACY_WORD = re.compile(f"[A-Za-z][{_SURE}×]|[{_SURE}][A-Za-z{_SURE}]|[a-z][À-ÖØ-Þ]|[A-Za-z][À-ÖØ-Þ][a-z]")
find_unicode_letter = re.compile(
    "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u0300-\u0323\u1ea0-\u1ef9]"
).search


def decode_tcvn3(text: str) -> str:
    """ "TØnh/T.phè" is "Tỉnh/T.phố"."""
    return text.translate(_TCVN3)


def looks_tcvn3(text: str) -> bool:
    """Whether a text by itself shows letters only the old fonts make sense of."""
    return not text.isascii() and not has_unicode_letters(text) and _LEGACY_WORD.search(text) is not None


def has_unicode_letters(text: str) -> bool:
    """Whether a text holds Vietnamese letters that only Unicode has."""
    return not text.isascii() and find_unicode_letter(text) is not None


def mostly_tcvn3(texts: Iterable[str]) -> bool:
    """Whether texts that could be either ("Phó") are best taken for the old fonts, judged by their neighbours."""
    legacy = modern = 0
    for text in texts:
        legacy += looks_tcvn3(text)
        modern += has_unicode_letters(text)
    return legacy > modern
