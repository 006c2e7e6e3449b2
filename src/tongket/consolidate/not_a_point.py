"""Takes a sentence, says whether it is a form rather than a point: salutation, transition, heading, signature."""

from __future__ import annotations

import re

from tongket.wording.fold import fold

LONGEST_FORM = 600  # letters
FEW = 12  # words of a line that only leads on to what follows it
_FORMULA = re.compile(
    r"kinh gui|noi nhan|luu\s*:|trich yeu|cong hoa xa hoi chu nghia|doc lap\s*-\s*tu do|dang cong san viet nam$"
    r"|t/?m\.? |tm\.|kt\.|tl\.|tren day la (?:bao cao|ket qua)"
    r"|xin (?:tran trong )?(?:cam on|bao cao)|tran trong (?:cam on|bao cao|kinh)|rat mong (?:duoc|nhan duoc)"
    r"|(?:co )?bieu (?:mau |so lieu )?(?:so \d+ )?kem theo"
    r"|(?:co )?(?:phu luc|so lieu|bieu) (?:chi tiet )?(?:gui )?kem theo"
)
_LEADS_ON = re.compile(
    r"(?:ket qua|cu the|noi dung|nhu|sau day|sau|bao cao|gom|la|the)\s*:?$"
    r"|(?:nhu sau|sau day|cu the la|cu the nhu sau)\s*[:.]?$"
)
_REPORTS = re.compile(r"\b(?:bao cao|xin bao cao)\b.*\b(?:nhu sau|cu the|voi (?:cac|nhung) noi dung)\b")
_LABEL = re.compile(r"[\W\d_]*(?:[ivx]{1,5}|[a-zđ])?[\W\d_]*")


def is_no_point(text: str) -> bool:
    """Whether nobody would take it for a point of the review."""
    if len(text) > LONGEST_FORM:
        return False
    folded = fold(text).strip()
    if _LABEL.fullmatch(folded) or _FORMULA.match(folded) or _REPORTS.search(folded):
        return True
    return folded.endswith(":") and bool(_LEADS_ON.search(folded) or len(folded.split()) <= FEW)
