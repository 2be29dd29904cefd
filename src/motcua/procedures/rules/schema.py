"""Whether an electronic form can be asked: valid JSON, a valid JSON Schema, questions that can be drawn."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError

from motcua.kernel.refusal import Refusal
from motcua.kernel.words import gettext_noop as _

from .reading import bad_content

KINDS = ("string", "integer", "number", "boolean", "object", "array")
DEEPEST = 6


def read_json(text: str, what: type[Any]) -> Any:
    """The list or object that a text writes in JSON; nothing for an empty text. Raises `Refused` with the
    line and column of the first mistake."""
    if not text.strip():
        return None
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        text = _(
            "Line {line}, column {column}: not valid JSON. A comma, a quotation mark or a bracket is missing."
        )
        raise bad_content(text, line=error.lineno, column=error.colno) from None
    except RecursionError:
        raise bad_content(_("The brackets are nested too deeply. Write the text flatter.")) from None
    if not isinstance(found, what):
        as_object = _("Begin the text with {{ and end it with }}.")
        raise bad_content(as_object if what is dict else _("Begin the text with [ and end it with ]."))
    return found


def why_not_form(schema: Mapping[str, Any]) -> Refusal | None:
    """What is wrong with a form, in one sentence: the first thing found."""
    try:
        Draft202012Validator.check_schema(schema)
    except SchemaError as error:
        where = ".".join(map(str, error.absolute_path)) or "–"
        return _wrong(
            _("At “{where}” the form breaks the rules of JSON Schema: {why}"),
            where=where,
            why=error.message[:200],
        )
    except RecursionError:
        return _wrong(_("The form refers to itself without end. Remove the reference."))
    if schema.get("type") != "object" or not schema.get("properties"):
        return _wrong(_('The form needs "type": "object" and at least one question under "properties".'))
    return next(_wrong_questions(schema, ()), None)


def _wrong_questions(schema: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[Refusal]:
    questions = schema.get("properties", {})
    yield from _unknown_names(schema, questions, path)
    for name, part in questions.items():
        here = (*path, name)
        if not isinstance(part, Mapping):
            yield _at(here, _("“{where}” is not a question: write an object with title and type."))
            continue
        yield from _wrong_question(part, here)


def _wrong_question(part: Mapping[str, Any], here: tuple[str, ...]) -> Iterator[Refusal]:
    kind = part.get("type")
    if not re.fullmatch(r"\w[\w-]*", here[-1]):
        yield _at(here, _("The name “{where}” may have letters, digits, _ and - only."))
    if kind not in KINDS and not ("oneOf" in part or "enum" in part):
        known = ", ".join(KINDS)
        yield _at(here, _("“{where}” needs a type, one of: {known}."), known=known)
    if kind != "object" and not str(part.get("title", "")).strip():
        yield _at(here, _("“{where}” has no title. Write the question that people will read."))
    yield from _wrong_choices(part, here)
    if kind == "object":
        yield from _inside(part, here)
    if kind == "array":
        yield from _wrong_list(part, here)


def _inside(part: Mapping[str, Any], here: tuple[str, ...]) -> Iterator[Refusal]:
    if len(here) >= DEEPEST:
        yield _at(here, _("“{where}” lies too deep. A form has at most {most} levels."), most=DEEPEST)
    elif not part.get("properties"):
        yield _at(here, _("“{where}” is a group without questions. Give it some, or remove it."))
    else:
        yield from _wrong_questions(part, here)


def _wrong_list(part: Mapping[str, Any], here: tuple[str, ...]) -> Iterator[Refusal]:
    items = part.get("items")
    if not isinstance(items, Mapping):
        yield _at(here, _('“{where}” is a list: say under "items" of what.'))
    elif items.get("type") == "object":
        yield from _inside(items, here)
    elif not (items.get("enum") or items.get("oneOf")):
        yield _at(
            here, _('“{where}” is a list to tick: give the answers under "items" as "enum" or "oneOf".')
        )


def _wrong_choices(part: Mapping[str, Any], here: tuple[str, ...]) -> Iterator[Refusal]:
    choices = part.get("oneOf", ())
    if any(not isinstance(one, Mapping) or "const" not in one for one in choices):
        yield _at(here, _('Each answer of “{where}” needs a "const", the value that is kept.'))


def _unknown_names(
    schema: Mapping[str, Any], questions: Mapping[str, Any], path: tuple[str, ...]
) -> Iterator[Refusal]:
    asked = [*schema.get("required", ()), *schema.get("x-order", ())]
    for name in (name for name in asked if name not in questions):
        yield _at((*path, str(name)), _("“{where}” is required or ordered, but there is no such question."))
    order = schema.get("x-order")
    for name in (name for name in questions if order and name not in order):
        yield _at((*path, name), _("“{where}” is missing in x-order, so that nobody would be asked it."))


def _at(path: tuple[str, ...], text: str, **params: Any) -> Refusal:
    return _wrong(text, where=".".join(path), **params)


def _wrong(text: str, **params: Any) -> Refusal:
    return Refusal("bad_form", text, params)
