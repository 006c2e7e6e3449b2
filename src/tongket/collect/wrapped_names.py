"""Takes the lines at the head of a paper, makes whole names of them: "ỦY BAN NHÂN DÂN" over "XÃ AN BÌNH" is one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tongket.wording.fold import fold
from tongket.wording.letters import LOWER, UPPER

_OTHER_COLUMN = re.compile(  # of a head in two columns, run into the line
    r"(?<!^nuoc)(?<! nuoc) (?:cong hoa xa hoi chu nghia viet nam|doc lap ?- ?tu do ?- ?hanh phuc|"
    r"dang cong san viet nam)$"
)
_PLACE_AND_DATE = re.compile(rf"^((?:[{UPPER}.,-]+ ){{2,}})\S*[{LOWER}].*\b[Nn]gày\b.*\bnăm\b")
_LEVELS = r"tinh|huyen|thi xa|thi tran|thanh pho|phuong|dac khu"
_UNFINISHED = re.compile(  # says nothing without the line below
    r"^(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|dang uy|dang bo|ban chap hanh(?: dang bo)?|ban quan ly)$|"
    r"(?: va|,|-)$"
)
_WITHOUT_PLACE = re.compile(  # bodies that every level has, and no level said
    r"^(?:thuong truc |ban thuong truc )?(?:uy ban|ub ?mttq|mat tran|hoi|dang uy|dang bo|ban chap hanh|bch|cong an|"
    r"toa an|tand|vien kiem sat|vksnd|bo chi huy|ban chi huy|bo chqs|ban chqs|doan|lien doan|chi nhanh|bao hiem|"
    rf"kho bac)\b(?!.*\b(?:{_LEVELS}|quan(?! su)|xa(?! hoi))\b)"
)
_PLACE = re.compile(rf"^(?:{_LEVELS}|quan|tp\.?|xa)\b(?! (?:uy|doan)\b)")
_CARRIED_ON = re.compile(r"^(?:va|cac|thuoc|truc thuoc|chi nhanh (?:tinh|huyen|quan|thi xa|thanh pho|tp))\b")


def own_column(line: str) -> str:
    """A name without what stands in the column beside it: the nation's or the Party's name, the place and the day."""
    if dated := _PLACE_AND_DATE.match(line):
        return dated[1].strip()
    beside = _OTHER_COLUMN.search(fold(line).replace("–", "-"))
    return line if beside is None else " ".join(line.split()[: -len(beside[0].split())])


def whole_names(lines: Iterable[str]) -> Iterator[str]:
    """Names of bodies from the top down, those that take several lines made whole."""
    name = ""
    for line in lines:
        if name and not _goes_on(fold(name), fold(line)):
            yield name
            name = ""
        name = f"{name} {line.strip()}".strip()
    if name:
        yield name


def _goes_on(name: str, line: str) -> bool:
    is_of_place = _WITHOUT_PLACE.match(name) is not None and _PLACE.match(line) is not None
    return is_of_place or bool(_UNFINISHED.search(name) or _CARRIED_ON.match(line))
