"""How a typed text is turned into words that are looked for in the catalogue."""

import re
from typing import Protocol

from motcua.kernel.text import fold

ABBREVIATIONS = {
    "ks": "khai sinh",
    "gks": "khai sinh",
    "dkks": "dang ky khai sinh",
    "dkkt": "dang ky khai tu",
    "dkkh": "dang ky ket hon",
    "xntthn": "tinh trang hon nhan",
    "kt": "khai tu",
    "kh": "ket hon",
    "tthn": "tinh trang hon nhan",
    "ttht": "trich luc ho tich",
    "cccd": "can cuoc",
    "cmnd": "can cuoc",
    "cmt": "can cuoc",
    "cc": "can cuoc",
    "ct": "chung thuc",
    "bs": "ban sao",
    "hkd": "ho kinh doanh",
    "htx": "hop tac xa",
    "tht": "to hop tac",
    "hk": "thuong tru",
    "ct01": "cu tru",
    "qsdd": "quyen su dung dat",
    "gcn": "giay chung nhan",
    "gcnqsdd": "giay chung nhan quyen su dung dat",
    "gpxd": "giay phep xay dung",
    "bhyt": "bao hiem y te",
    "bhxh": "bao hiem xa hoi",
    "btxh": "bao tro xa hoi",
    "tgxh": "tro giup xa hoi",
    "nkt": "khuyet tat",
    "nct": "nguoi cao tuoi",
    "ncc": "nguoi co cong",
    "lt": "lien thong",
}
_NOT_WORD = re.compile(r"[^\w.]+")
_ONLY_DIGITS = re.compile(r"[^0-9a-z]+")


class Named(Protocol):
    """What of a procedure can be searched."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def plain_name(self) -> str: ...
    @property
    def field_name(self) -> str: ...
    @property
    def keywords(self) -> tuple[str, ...]: ...


def searchable(procedure: Named) -> str:
    """The text in which a search looks: code (also without its points), names, field and keywords, folded.
    Each word stands after a space, so that words are found by their beginning."""
    parts = (procedure.code, compact_code(procedure.code), procedure.name, procedure.plain_name)
    words = _NOT_WORD.split(fold(" ".join([*parts, procedure.field_name, *procedure.keywords])))
    return " " + " ".join(filter(None, words))


def compact_code(text: str) -> str:
    """A code as people type it in a hurry: `1.001193` → `1001193`."""
    return _ONLY_DIGITS.sub("", fold(text))


def terms(text: str) -> list[tuple[str, ...]]:
    """The words of a search; each is a choice of spellings, one of which must be found: `ks` also means
    `khai sinh`."""
    words = [word.strip(".") for word in _NOT_WORD.split(fold(text))]
    return [(word, ABBREVIATIONS[word]) if word in ABBREVIATIONS else (word,) for word in words if word]
