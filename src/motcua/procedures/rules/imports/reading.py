"""Reading a catalogue file: one JSON array, one object, or JSON Lines; each row into content or a refusal."""

import codecs
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from motcua.kernel.refusal import Refusal, Refused
from motcua.kernel.words import gettext_noop as _

from ..content import ProcedureContent
from . import catalogue_row, own, portal_2026

SHAPES = (
    (catalogue_row.fits, catalogue_row.content_of),
    (portal_2026.fits, portal_2026.content_of),
    (own.fits, own.content_of),
)
LONGEST_CODE, LONGEST_FIELD = 40, 300


@dataclass(frozen=True)
class Row:
    """A row of the file, counted from 1: its content, or why it could not be read."""

    number: int
    code: str
    content: ProcedureContent | None
    refusal: Refusal | None = None


def read_catalogue(raw: bytes) -> Iterator[Row]:
    """Every row of a file in order. A code given twice is refused the second time."""
    first_at: dict[str, int] = {}
    for number, given in _objects(raw):
        row = _row(number, given)
        if row.content and row.code in first_at:
            yield Row(number, row.code, None, _twice(row.code, first_at[row.code]))
            continue
        first_at.setdefault(row.code, number)
        yield row


def count_rows(raw: bytes) -> int:
    """About how many rows a file has, for the progress bar."""
    return max(raw.count(b"\n"), 1)


def _objects(raw: bytes) -> Iterator[tuple[int, Any]]:
    """The objects of the file with their row or line; a `Refusal` in the place of one that is not JSON."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        yield 1, _not_utf8()
        return
    raw = raw.removeprefix(codecs.BOM_UTF8)
    start = raw.lstrip()[:1]
    if not start:
        yield 1, Refusal("empty_file", _("The file is empty. Choose the file with the procedures."))
    elif start == b"[":
        yield from enumerate(_array(raw), 1)
    elif (whole := _single(raw)) is not None:
        yield 1, whole
    else:
        yield from ((i, _parsed(line)) for i, line in enumerate(raw.splitlines(), 1) if line.strip())


def _array(raw: bytes) -> list[Any]:
    found = _parsed(raw)
    return found if isinstance(found, list) else [found]


def _single(raw: bytes) -> Any:
    """The object, when the file is one object written over several lines."""
    try:
        text = raw.decode()
        found, end = json.JSONDecoder().raw_decode(text.lstrip())
    except ValueError:
        return None
    return found if end == len(text.strip()) else None


def _parsed(raw: bytes) -> Any:
    try:
        return json.loads(raw.decode())
    except UnicodeDecodeError:
        return _not_utf8()
    except (json.JSONDecodeError, RecursionError):
        return Refusal(
            "broken_json",
            _("This is not valid JSON, or the line is cut off. Fetch the file again, or correct the line."),
        )


def _not_utf8() -> Refusal:
    return Refusal("not_utf8", _("The text is not in UTF-8. Save the file as UTF-8 and import it again."))


def _twice(code: str, first: int) -> Refusal:
    return Refusal(
        "code_twice",
        _("Procedure {code} stands in row {first} already. Remove one of the two rows."),
        {"code": code, "first": first},
    )


def _row(number: int, given: Any) -> Row:
    if isinstance(given, Refusal):
        return Row(number, "", None, given)
    code = _code_of(given)
    try:
        content = _content(given)
    except Refused as refused:
        return Row(number, code, None, refused.refusal)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        return Row(number, code, None, _odd(error))
    refusal = _unusable(content)
    return Row(number, content.code, None if refusal else content, refusal)


def _code_of(given: Any) -> str:
    if not isinstance(given, Mapping):
        return ""
    detail = given.get("detail")
    inner = detail.get("code") if isinstance(detail, Mapping) else ""
    return str(given.get("code") or inner or "").strip()


def _content(given: Any) -> ProcedureContent:
    if not isinstance(given, Mapping):
        raise Refused(Refusal("not_an_object", _("A row must be one procedure, written as an object.")))
    if not _code_of(given):
        raise Refused(Refusal("no_code", _("The procedure has no code. Fill in the announced code.")))
    for fits, content_of in SHAPES:
        if fits(given):
            return content_of(given)
    raise Refused(
        Refusal(
            "unknown_shape",
            _("The row is in no known format: the reference set's, the national portal's or our own."),
        )
    )


def _odd(error: Exception) -> Refusal:
    return Refusal(
        "odd_field",
        _("A field holds something unexpected ({what}). Compare the row with its neighbours and correct it."),
        {"what": f"{type(error).__name__}: {error}"[:200]},
    )


def _unusable(content: ProcedureContent) -> Refusal | None:
    if not content.name:
        return Refusal("no_name", _("The procedure has no name. Fill in the announced name."))
    if len(content.code) > LONGEST_CODE:
        return Refusal(
            "code_too_long", _("The code is longer than {most} characters."), {"most": LONGEST_CODE}
        )
    if len(content.field_name) > LONGEST_FIELD:
        return Refusal(
            "field_too_long",
            _("The name of the field is longer than {most} characters."),
            {"most": LONGEST_FIELD},
        )
    return None
