"""Takes text typed in the fonts and code pages of before Unicode (TCVN3, VNI, VISCII, windows-1258), makes Unicode."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from itertools import filterfalse

from tongket.wording.legacy import decode_tcvn3, find_unicode_letter, has_unicode_letters

OLD_FONT = re.compile(r"\.Vn|VNI[- ]", re.IGNORECASE)
OLD_FONT_BYTES = (b'".Vn', b'".VN', b'"VNI')

# VNI for Windows writes a vowel and, after it, a letter that stands for its mark.
_MARKS = {
    **dict(zip("øùûõï", "\u0300\u0301\u0309\u0303\u0323", strict=True)),
    **{"â": "\u0302", "ê": "\u0306"},
    **dict(zip("àáåãä", ("\u0302" + mark for mark in "\u0300\u0301\u0309\u0303\u0323"), strict=True)),
    **dict(zip("èéúüë", ("\u0306" + mark for mark in "\u0300\u0301\u0309\u0303\u0323"), strict=True)),
}
_LETTERS = dict(zip("ñöôíìæóòî", "đươíìỉĩịỵ", strict=True))
_VNI_PAIRS = {
    vowel + sign: unicodedata.normalize("NFC", _LETTERS.get(vowel, vowel) + mark)
    for sign, mark in _MARKS.items()
    for vowel in "aeouyöô"
}
_VNI = {**_VNI_PAIRS, **_LETTERS}
_VNI |= {old.upper(): new.upper() for old, new in _VNI.items()} | {
    old[0].upper() + old[1]: new.upper() for old, new in _VNI_PAIRS.items()
}
_VNI_LETTERS = re.compile("|".join(sorted(map(re.escape, _VNI), key=lambda old: (-len(old), old))))

_VISCII = str.maketrans(
    dict(
        zip(
            "\x02\x05\x06\x14\x19\x1e",
            "ẲẴẪỶỸỴ",
            strict=True,
        )
    )
    | {
        chr(0x80 + at): letter
        for at, letter in enumerate(
            "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
            "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
        )
    }
)
# Words no page of an official report is without, and that no wrong decoding gives.
# fmt: off
_COMMON = frozenset((
    "và", "của", "các", "được", "trong", "năm", "thực", "hiện", "công", "tác", "đảng", "ủy", "huyện", "xã",
    "tỉnh", "về", "việc", "là", "không", "với", "nhân", "dân", "chỉ", "thị", "báo", "cáo", "kết", "quả", "đã",
    "cho", "những", "có", "một", "đến", "từ", "số", "tình", "hình", "cộng", "hòa", "hội", "chủ", "nghĩa",
    "việt", "độc", "lập", "tự", "hạnh", "phúc", "đơn", "vị", "phường", "quyết", "định", "điều", "luật", "này",
    "quy", "ngày", "tháng", "người", "nhà", "nước", "thành", "phố", "bộ",
))
# fmt: on
_WORDS = re.compile(r"[^\W\d_]+")
ENOUGH = 200_000  # letters looked at to tell how a text is written


def decode_vni(text: str) -> str:
    """ "Coäng hoøa" is "Cộng hòa"."""
    return _VNI_LETTERS.sub(lambda found: _VNI[found[0]], text)


def decode_viscii(text: str) -> str:
    """Bytes of VISCII, each taken for the letter of its number, as Unicode."""
    return text.translate(_VISCII)


def decode_by_font(text: str, font: str) -> str:
    """The text of a run set in an old font; what is Unicode already stays, whatever its font is called."""
    if has_unicode_letters(text):
        return text
    if font.lower().startswith("vni"):
        return decode_vni(text)
    decoded = decode_tcvn3(text)
    return decoded.upper() if font.upper().endswith("H") else decoded  # .VnTimeH shows capitals only


def likeness(text: str) -> int:
    """How many words of a text are common Vietnamese ones with their marks."""
    found = _WORDS.findall(unicodedata.normalize("NFC", text[:ENOUGH]).lower())
    return sum(1 for word in found if word in _COMMON and not word.isascii())


def decoder_for(texts: Iterable[str]) -> Callable[[str], str] | None:
    """How texts whose font is not known are to be decoded, judged by all of them; None: they are Unicode, or plain."""
    suspects = [text for text in filterfalse(str.isascii, texts) if find_unicode_letter(text) is None]
    sample = "\n".join(suspects)[:ENOUGH]
    if not sample:
        return None
    scores = {decode: likeness(decode(sample)) for decode in (decode_tcvn3, decode_vni)}
    best = max(scores, key=lambda decode: scores[decode])
    if scores[best] <= 2 * likeness(sample) + 1:
        return None
    return lambda text: text if text.isascii() or has_unicode_letters(text) else best(text)


def text_of_bytes(content: bytes) -> tuple[str, str]:
    """The text of bytes and the name of the encoding they are in."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace").removeprefix("\ufeff"), "utf-16"
    try:
        return content.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        return _of_one_byte(content)


def _of_one_byte(content: bytes) -> tuple[str, str]:
    western = content.decode("cp1252", "replace")
    latin = content.decode("latin-1")
    found = {
        "windows-1258": unicodedata.normalize("NFC", content.decode("cp1258", "replace")),
        "viscii": decode_viscii(latin),
        "tcvn3": decode_tcvn3(western),
        "vni": decode_vni(western),
        "utf-8": content.decode("utf-8-sig", "replace"),  # a few letters spoiled on the way
    }
    name = max(found, key=lambda each: likeness(found[each]))
    return found[name], name
