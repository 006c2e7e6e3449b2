"""Takes a name as anyone may type it, makes the words it consists of, so that spellings of one name become alike.

This room lies below `wording`, so it folds letters itself.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

TONES = {"\u0300": "1", "\u0301": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
FILE_ENDING = re.compile(r"\.(xlsx?|xlsm|xlsb|xltx?|ods|csv|docx?|pdf|txt|zip|eml|msg|rar|7z|rtf)$", re.IGNORECASE)
CAMEL = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
WORD = re.compile(r"[^\W_]+")
WORD_OR_GAP = re.compile(r"[^\W_]+|[\W_]+")
FOREIGN = re.compile("[^a-zđ0-9àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]")
NOT_READ = "?"  # stands for a word in letters that are not Vietnamese: no name runs through it

# Written in folded letters. A first pass over both the list's names and what came in, so both sides change alike.
ABBREVIATIONS = (
    (r"\bs(?=(?:ldtbxh|gd(?: va )?v?dt|vhtt(?: va )?v?dl|tn(?: va )?v?mt|nn(?: va )?v?(?:ptnt|mt)|"
     r"kh(?: va )?v?(?:dt|cn)|gtvt|dt(?: va )?v?tg)\b)", "so "),
    (r"\bp(?=(?:ldtbxh|gd(?: va )?v?dt|tn(?: va )?v?mt|nn(?: va )?v?(?:ptnt|mt))\b)", "phong "),
    (r"\bubnd\b|\bub nd\b|\buy ban nd\b", "uy ban nhan dan"),
    (r"\bhdnd\b", "hoi dong nhan dan"),
    (r"\b(?:uy ban |ub )?mat tran to quoc\b|\bub ?mttq(?:vn)?\b|\bmttq(?:vn)?\b", "mat tran to quoc"),
    (r"\b(?<!.)cat(?=$| (?:bc|bao cao|bieu|phu luc|so lieu)\b)", "cong an tinh"),
    (r"\bca (?=tinh\b|huyen\b|thi xa\b|thanh pho\b|tx\b|tp\b|h\b|xa\b|phuong\b|quan\b|thi tran\b)", "cong an "),
    (r"\bban chqs\b|\bb(?:an )?ch ?(?:qs|quan su)(?= (?:huyen|quan|thi xa|thi tran|xa|phuong|tx|tt|h|p|x)\b)",
     "ban chi huy quan su"),
    (r"\b(?:bo chi huy|bch) (?:qs|quan su)\b|\bbchqs\b|\bbo chqs\b|\bchqs\b", "bo chi huy quan su"),
    (r"\b(?:bo chi huy |bch )?(?:bo doi bien phong|bdbp)\b", "bo doi bien phong"),
    (r"\bl ?d ?t ?b ?(?:va )?x ?h\b|\bld tbxh\b|\bldtb xh\b|\bld tb xh\b", "lao dong thuong binh xa hoi"),
    (r"\bgd ?(?:va |v ?)?dt\b", "giao duc dao tao"),
    (r"\bvh ?tt ?(?:va |v ?)?dl\b", "van hoa the thao du lich"),
    (r"\btn ?(?:va |v ?)?mt\b", "tai nguyen moi truong"),
    (r"\bnn ?(?:va |v ?)?mt\b", "nong nghiep moi truong"),
    (r"\bnong nghiep (?:va )?pt ?nt\b", "nong nghiep phat trien nong thon"),
    (r"\bso dt ?(?:va |v ?)?tg\b", "so dan toc ton giao"),
    (r"\bnn ?(?:va |v ?)?pt ?nt\b", "nong nghiep phat trien nong thon"),
    (r"\bkh ?(?:va |v ?)?dt\b", "ke hoach dau tu"),
    (r"\bkh ?(?:va |v ?)?cn\b", "khoa hoc cong nghe"),
    (r"\bgtvt\b", "giao thong van tai"),
    (r"\bso tt ?(?:va |v ?)?tt\b|\bstttt\b", "so thong tin truyen thong"),
    (r"\bso tp\b|\bstp\b", "so tu phap"),
    (r"\bso yt\b|\bsyt\b", "so y te"),
    (r"\bso nv\b|\bsnv\b", "so noi vu"),
    (r"\bso tc\b|\bstc\b", "so tai chinh"),
    (r"\bso ct\b|\bsct\b", "so cong thuong"),
    (r"\bso xd\b|\bsxd\b", "so xay dung"),
    (r"\b(?:hoi |h)?l ?h ?p ?n\b|\bhoi pn\b|\bhpn\b", "hoi lien hiep phu nu"),
    (r"\bhoi nd\b|\bhnd\b", "hoi nong dan"),
    (r"\b(?:hoi |h)ccb\b", "hoi cuu chien binh"),
    (r"\bldld\b", "lien doan lao dong"),
    (r"\bdoan (?:tncs|tn|thanh nien cong san)(?: hcm| ho chi minh)?\b|\bdtn\b", "doan thanh nien"),
    (r"\bdoan thanh nien tinh\b", "tinh doan"),
    (r"\bb(?:an )?tg(?: va )?v?dv(?: ?tu)?\b", "ban tuyen giao dan van"),
    (r"\b(?:ban tg|btg)(?: ?tu)?\b", "ban tuyen giao"),
    (r"\b(?:ban nc|bnc)(?: ?tu)?\b", "ban noi chinh"),
    (r"\b(?:ban dv|bdv)(?: ?tu)?\b", "ban dan van"),
    (r"\b(?:ban tc|btc) ?tu\b", "ban to chuc"),
    (r"\bubkt(?: ?tu)?\b", "uy ban kiem tra"),
    (r"\bvp ?tu\b", "van phong tinh uy"),
    (r"\b(?:vks|vksnd)\b|\bvien ks(?: ?nd)?\b", "vien kiem sat nhan dan"),
    (r"\b(?:tand|toa an nd|toa an(?! nhan dan))\b", "toa an nhan dan"),
    (r"\bvien kiem sat(?! nhan dan)\b", "vien kiem sat nhan dan"),
    (r"\bvp (?=uy ban nhan dan|hoi dong nhan dan|tinh uy|huyen uy|thanh uy|thi uy|quan uy|dang uy|doan dai bieu)",
     "van phong "),
    (r"\bduk\b|\bdang uy khoi\b", "dang uy khoi"),
    (r"\bdu (?=(?:xa|x|phuong|p|thi tran|tt|dac khu|dk|uy ban|cong an|quan su|cac co quan)\b)", "dang uy "),
    (r"\bdang bo (?=(?:xa|phuong|thi tran|dac khu)\b)", "dang uy "),
    (r"\bdang uy p\b", "dang uy phuong"),
    (r"\bngan hang csxh\b", "ngan hang chinh sach xa hoi"),
    (r"\b(?:chi nhanh )?ngan hang chinh sach xa hoi chi nhanh\b|\bchi nhanh ngan hang chinh sach xa hoi\b",
     "ngan hang chinh sach xa hoi"),
    (r"\b(?:tp ?)?h ?c ?m\b", "thanh pho ho chi minh"),
)  # fmt: skip
SINGLE_WORDS = {  # abbreviations that are always these words
    "bhxh": "bao hiem xa hoi",
    "dbqh": "dai bieu quoc hoi",
    "kbnn": "kho bac nha nuoc",
    "nhcsxh": "ngan hang chinh sach xa hoi",
    "thads": "thi hanh an dan su",
    "thcs": "trung hoc co so",
    "thpt": "trung hoc pho thong",
    "ttyt": "trung tam y te",
    "txu": "thi uy",
    "vpub": "van phong uy ban nhan dan",
    "vpubnd": "van phong uy ban nhan dan",
}
COMPILED = tuple((re.compile(pattern), words) for pattern, words in ABBREVIATIONS)
ANY_ABBREVIATION = re.compile("|".join(f"(?:{pattern})" for pattern, _ in ABBREVIATIONS))  # each begins with \\b
EMPTY_WORDS = frozenset({"va", "cua", "cac", "vn"})
UNSURE_LETTERS = re.compile(r"(?<=[bcdghklmnpqrstvx])y$|(?<=qu)y$")


class Word(NamedTuple):
    """One syllable: `plain` without diacritics, `exact` with them, the tone written last; "" when it was expanded."""

    plain: str
    exact: str


def words_of(text: str) -> list[Word]:
    """The syllables of a name, a heading or a file name, abbreviations of bodies written out."""
    return list(_words_of(text))


@lru_cache(maxsize=8192)  # the names of a list are taken apart again for many files
def _words_of(text: str) -> tuple[Word, ...]:
    exact = [_toned(word) for word in WORD.findall(_parted(text).lower())]
    typed = [Word(_plain(word), word) if not FOREIGN.search(word) else Word(NOT_READ, NOT_READ) for word in exact]
    return tuple(word for word in _written_out(typed) if word.plain not in EMPTY_WORDS)


def squeezed(words: list[Word]) -> str:
    """The syllables run together: how names are looked up, so that spaces and hyphens do not matter."""
    return "".join([_sure(word.plain) for word in words])


@lru_cache(maxsize=8192)
def _sure(plain: str) -> str:
    """ "ky" and "ki" are one syllable."""
    return UNSURE_LETTERS.sub("i", plain)


def squeezed_exact(words: list[Word]) -> str:
    """The same with diacritics, for telling "Tân Phú" from "Tấn Phú"."""
    return "".join(_with_i(word.exact) for word in words)


def has_diacritics(words: list[Word]) -> bool:
    """Whether any syllable was typed with a mark."""
    return any(word.exact and word.exact != word.plain for word in words)


def _parted(text: str) -> str:
    """File ending off, mojibake mended, CamelCase and "lan2" taken apart, "&" a word."""
    text = FILE_ENDING.sub("", _mended(unicodedata.normalize("NFC", text)))
    text = re.sub(r"\bviệt nam\b|\bviet nam\b", " ", text, flags=re.IGNORECASE)
    parted = (
        word if FOREIGN.search(word.lower()) else CAMEL.sub(" ", _camel_parted(word))
        for word in WORD_OR_GAP.findall(text)
    )
    return "".join(parted).replace("&", " va ")


@lru_cache(maxsize=8192)  # the same syllables come in every name
def _camel_parted(text: str) -> str:
    """ "BCCaiLay" is "BC Cai Lay"; "UBND" and "HUYỆN" stay whole."""
    letters: list[str] = []
    for index, letter in enumerate(text):
        before = text[index - 1] if index else ""
        after = text[index + 1] if index + 1 < len(text) else ""
        starts = letter.isupper() and (before.islower() or (before.isupper() and after.islower()))
        letters.append(" " + letter if starts and before else letter)
    return "".join(letters)


def _mended(text: str) -> str:
    """ "Háº£i PhÃ²ng" was UTF-8 read as Windows-1252; anything that is not stays as it is."""
    if not re.search("[ÃÄÆ]|á[º»]", text):
        return text
    try:
        return b"".join(_one_byte(letter) for letter in text).decode("utf-8")
    except UnicodeError:
        return text


def _one_byte(letter: str) -> bytes:
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return letter.encode("latin-1")


@lru_cache(maxsize=8192)
def _toned(word: str) -> str:
    """The syllable with its tone last: "hoà" and "hòa" are both "hoa1"."""
    parts = unicodedata.normalize("NFD", word)
    tone = "".join(TONES[part] for part in parts if part in TONES)
    return unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES)) + tone


@lru_cache(maxsize=8192)
def _plain(toned: str) -> str:
    is_number = toned.isdigit()
    bare = toned if is_number else toned.rstrip("12345")
    parts = unicodedata.normalize("NFD", bare).replace("đ", "d")
    return "".join(part for part in parts if not unicodedata.combining(part))


def _with_i(exact: str) -> str:
    tone = exact[len(exact.rstrip("12345")) :] if not exact.isdigit() else ""
    letters = exact[: len(exact) - len(tone)]
    return UNSURE_LETTERS.sub("i", letters) + tone


def _written_out(typed: list[Word]) -> list[Word]:
    """Abbreviations expanded; words that stay keep their diacritics."""
    plain = [word.plain for word in typed]
    line = expanded = " ".join(plain)
    if not SINGLE_WORDS.keys().isdisjoint(plain):
        expanded = " ".join([SINGLE_WORDS.get(word, word) for word in plain])
    if ANY_ABBREVIATION.search(expanded) is not None:  # else none of them is found at the first place either
        for pattern, words in COMPILED:
            expanded = pattern.sub(words, expanded)
    return typed if expanded == line else _aligned(typed, expanded.split())


def _aligned(typed: list[Word], plain_words: list[str]) -> list[Word]:
    """Words of the expanded line, with the typed form where the word was typed."""
    waiting = list(typed)
    made: list[Word] = []
    for plain in plain_words:
        at = next((index for index, word in enumerate(waiting) if word.plain == plain), None)
        made.append(Word(plain, "") if at is None else waiting[at])
        waiting = waiting if at is None else waiting[at + 1 :]
    return made
