"""Takes the key of a label, says which time it names, however it is written: "Quý 1" is "Quý I"."""

from __future__ import annotations

import re

_TIME = re.compile(r"(?:nam )?((?:19|20)\d\d)|(quy|thang) ?(i{1,3}|iv|0?[1-9]|1[0-2])")
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}


def time_key(key: str) -> str:
    """ "nam 2021" is "2021", "quy i" is "quy 1", "thang 01" is "thang 1"; nothing for what is no time."""
    found = _TIME.fullmatch(key)
    if not found:
        return ""
    return found[1] or f"{found[2]} {_ROMAN.get(found[3], found[3].lstrip('0'))}"
